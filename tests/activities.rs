//! The examples of `docs/activities.md` and `docs/energy.md` are books, and come to what the pages say.

use crossfoot::account::Address;
use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::{Lang, Level, Sources};
use crossfoot::quantity::Quantity;
use crossfoot::report::{FindingStyle, findings_text};

const PAGES: [&str; 2] = [include_str!("../docs/activities.md"), include_str!("../docs/energy.md")];

const HEAD: &str = "
[[period]]
id = \"2023\"
from = 2023-01-01
to = 2023-12-31

[[facility]]
id = \"plant\"
region = \"CN-HE\"
";

/// Blocks of TOML, each with the results that its comments give: an address and a quantity.
fn examples(page: &str) -> Vec<(String, Vec<(&str, &str)>)> {
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks
        .map(|block| {
            let results = block.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(" = "));
            (format!("{block}{HEAD}"), results.collect())
        })
        .collect()
}

#[test]
fn examples_come_to_what_the_pages_say() {
    let mut checked = 0;
    for (book, results) in PAGES.iter().flat_map(|page| examples(page)) {
        let mut sources = Sources::default();
        let (read, findings) = load(&MemoryFiles::new().with("b.toml", book.as_str()), "b.toml", &mut sources);
        let shown = |findings: &_, sources: &_| findings_text(findings, sources, FindingStyle::plain(Lang::En));
        let read = read.unwrap_or_else(|| panic!("{}", shown(&findings, &sources)));
        let library = read.library(&mut sources);
        let (described, findings) = describe(&read, &library, jiff::civil::date(2026, 11, 21));
        assert!(findings.worst() < Some(Level::Error), "{}", shown(&findings, &sources));
        for (address, printed) in results {
            let node = described.account.find(&Address::parse(address).expect(address)).expect(address);
            let view = View::plain(&described.account.graph);
            let printed = Quantity::parse(printed).expect(printed);
            let ratio = view.unit(node).convertible(printed.unit()).expect(address);
            let value = exact::value(view, node).value().map(|value| value * &ratio).expect(address);
            assert!(printed.interval().contains(&value), "{address} = {value}, not {printed}");
            checked += 1;
        }
    }
    assert!(checked >= 25, "{checked} results");
}
