//! Laws of the views: every view bridges, energy is the sum of its carriers, what is printed can be asserted, and 1 % more
//! is what the book with 1 % more gives.

use std::fmt::Write as _;

use crossfoot::account::{Account, Address};
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::reading::{exact, gradient};
use crossfoot::calc::{Cone, Known, View};
use crossfoot::factor::{Chooser, Library};
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::inventory::Category;
use crossfoot::quantity::{Exact, Rounding};
use crossfoot::report::{FindingStyle, findings_text};
use crossfoot::view::{GhgPack, Home, impact, lever};

use proptest::prelude::*;

const PAGE: &str = include_str!("../docs/views.md");

fn day() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 21)
}

fn describe_text(text: &str) -> (Option<Book>, Option<Described>, Findings, Sources) {
    let files = MemoryFiles::new().with("book.toml", text);
    let mut sources = Sources::default();
    let (book, mut findings) = load(&files, "book.toml", &mut sources);
    let described = book.as_ref().map(|book| {
        let library = book.library(&mut sources);
        let (described, about) = describe(book, &library, day());
        findings.extend(about.iter().cloned());
        described
    });
    (book, described, findings, sources)
}

fn described(text: &str) -> (Described, Findings) {
    let (_, described, findings, sources) = describe_text(text);
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    (described.unwrap_or_else(|| panic!("{shown}\n{text}")), findings)
}

fn known(account: &Account, address: &str) -> Known<Exact> {
    let parsed = Address::parse(address).expect("an address");
    let node = account.find(&parsed).unwrap_or_else(|| panic!("no {address}"));
    exact::value(View::plain(&account.graph), node)
}

fn value(account: &Account, address: &str) -> Exact {
    known(account, address).value().cloned().unwrap_or_else(|| panic!("{address} has no value"))
}

const HEAD: &str =
    "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n[[facility]]\nid = \"f\"\nregion = \"CN-HE\"\n\n";

/// A line: its category, its emissions in thousandths of a tonne, and a home of its own.
type Line = (Category, u32, Option<&'static str>);

fn line() -> impl Strategy<Value = Line> {
    let category = (1_u8..=6)
        .prop_flat_map(|number| (0..=Category::subcategories(number)).prop_map(move |sub| Category { number, sub }));
    let home = prop_oneof![
        4 => Just(None),
        1 => proptest::sample::select(vec!["3.3", "3.14", "outside", "2", "3"]).prop_map(Some),
    ];
    (category, 0_u32..50_000_000, home)
}

fn book_of(lines: &[Line]) -> String {
    let mut text = HEAD.to_owned();
    for (at, (category, thousandths, home)) in lines.iter().enumerate() {
        let (whole, rest) = (thousandths / 1000, thousandths % 1000);
        let _ = writeln!(text, "[[activity]]\nid = \"a{at}\"\ncategory = \"{category}\"");
        let _ = writeln!(text, "emissions = \"{whole}.{rest:03} tCO2e\"");
        if let Some(home) = home {
            let _ = writeln!(text, "ghgp = \"{home}\"");
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_view_bridges_to_the_last_digit(lines in proptest::collection::vec(line(), 1..14)) {
        let (described, _) = described(&book_of(&lines));
        let account = &described.account;
        let view = &described.views.ghgp[0];
        let read = |node| exact::value(View::plain(&account.graph), node).value().cloned().unwrap_or_default();
        let sum = |nodes: Vec<Exact>| nodes.iter().fold(Exact::ZERO, |sum, value| &sum + value);
        let total = read(view.total);
        let outside = view.outside.map(read).unwrap_or_default();
        let stated = sum(lines.iter().map(|(_, n, _)| Exact::ratio(i128::from(*n), 1000).expect("no zero")).collect());
        prop_assert_eq!(&value(account, "inventory/2023/total"), &stated);
        prop_assert_eq!(&total + &outside, stated);
        prop_assert!(read(view.difference).is_zero());
        prop_assert_eq!(&sum(view.scopes.iter().map(|scope| read(scope.node)).collect()), &total);
        prop_assert_eq!(sum(view.lines.iter().map(|line| read(line.node)).collect()), &total + &outside);
        for scope in view.scopes.iter().filter(|scope| scope.number == 3) {
            let parts = sum(scope.parts.iter().map(|(_, node)| read(*node)).collect());
            prop_assert_eq!(parts, read(scope.node));
        }
        // What the book sends elsewhere is there, whatever its category.
        let franchises = lines.iter().filter(|(.., home)| *home == Some("3.14"));
        let franchises = sum(franchises.map(|(_, n, _)| Exact::ratio(i128::from(*n), 1000).expect("no zero")).collect());
        if lines.iter().any(|(.., home)| *home == Some("3.14")) {
            prop_assert_eq!(value(account, "view/ghgp/2023/scope/3/14"), franchises);
        }
    }

    #[test]
    fn energy_is_the_sum_of_its_carriers(
        power in 1_u32..9_000_000, diesel in 1_u32..900_000, gas in 1_u32..900_000, rate in 2800_u32..3400,
    ) {
        let text = format!(
            "{HEAD}[[activity]]\nid = \"p\"\nfacility = \"f\"\ncategory = \"2.1\"\namount = \"{power} kWh\"\nfactor = \"cn/grid\"\n\
             [[activity]]\nid = \"d\"\ncategory = \"1.2\"\namount = \"{diesel} L\"\nfactor = \"cn/fuel/diesel/road@2024\"\n\
             density = {{ value = \"0.84 kg/L\" }}\n\
             [[activity]]\nid = \"g\"\ncategory = \"1.1\"\namount = \"{gas} Nm3\"\nfactor = \"cn/fuel/natural-gas/stationary@2024\"\n\
             coal-coefficient = \"1.2143 kgce/Nm3\"\n\
             [[coal-rate]]\ncarrier = \"electricity\"\nvalue = \"0.{rate} kgce/kWh\"\n");
        let (described, _) = described(&text);
        let account = &described.account;
        let thousandth = Exact::ratio(1, 1000).expect("no zero");
        let tce = |amount: u32, coefficient: &str| {
            &(&Exact::from(i64::from(amount)) * &Exact::parse_decimal(coefficient).expect("a number")) * &thousandth
        };
        let at = |carrier: &str, by: &str| value(account, &format!("energy/2023/carrier/{carrier}/{by}"));
        let (p, d, g) = (tce(power, "0.1229"), tce(diesel, "1.223964"), tce(gas, "1.2143"));
        prop_assert_eq!(&at("electricity", "calorific"), &p);
        prop_assert_eq!(&at("diesel", "calorific"), &d);
        prop_assert_eq!(&at("natural-gas", "calorific"), &g);
        prop_assert_eq!(value(account, "energy/2023/total/calorific"), &(&p + &d) + &g);
        let equivalent = tce(power, &format!("0.{rate}"));
        prop_assert_eq!(&at("electricity", "equivalent"), &equivalent);
        prop_assert_eq!(value(account, "energy/2023/total/equivalent"), &(&equivalent + &d) + &g);
        prop_assert!(matches!(known(account, "energy/2023/total/calorific"), Known::Full(_)));
    }

    #[test]
    fn a_figure_as_printed_can_be_asserted(
        lines in proptest::collection::vec(line(), 1..6), places in 0_u32..4, off in 1_i64..1000,
    ) {
        let mut text = book_of(&lines);
        // Categories without a line are said not to occur, so that the total is complete.
        for number in 1..=6 {
            if !lines.iter().any(|(category, ..)| category.number == number) {
                let _ = writeln!(text, "[[gap]]\ncategory = \"{number}\"\nkey = \"NO\"");
            }
        }
        let total = value(&described(&text).0.account, "inventory/2023/total");
        let printed = total.to_decimal_string(places, Rounding::HalfUp);
        let held = format!("{text}\n[[assert]]\nid = \"t\"\nfigure = \"inventory/total\"\nequals = \"{printed} tCO2e\"\n");
        let (_, findings) = described(&held);
        prop_assert!(findings.iter().all(|finding| finding.code != Code::AssertionFails), "{held}");
        let wrong = (&total.round(0, Rounding::HalfUp) + &Exact::from(off + 1)).to_decimal_string(0, Rounding::HalfUp);
        // Zeros at its end may be places that were rounded away, and then it is not wrong.
        prop_assume!(!wrong.ends_with('0'));
        let wrong = format!("{text}\n[[assert]]\nid = \"t\"\nfigure = \"inventory/total\"\nequals = \"{wrong} tCO2e\"\n");
        let (_, findings) = described(&wrong);
        prop_assert!(findings.iter().any(|finding| finding.code == Code::AssertionFails), "{wrong}");
        let bounds = format!("{text}\n[[assert]]\nid = \"m\"\nfigure = \"inventory/total\"\nat-most = \"{wrong_at} tCO2e\"\n",
            wrong_at = (&total.round(0, Rounding::Up) + &Exact::from(off)).to_decimal_string(0, Rounding::HalfUp));
        let (_, findings) = described(&bounds);
        prop_assert!(findings.worst() < Some(Level::Warning), "{bounds}");
    }

    #[test]
    fn one_per_cent_more_is_what_the_changed_book_gives(power in 1_u32..9_000_000, diesel in 1_u32..900_000, output in 1_u32..9000) {
        let book = |power: Exact, output: Exact| {
            let show = |value: &Exact| value.to_decimal_string(2, Rounding::HalfUp);
            format!(
                "{HEAD}[[activity]]\nid = \"p\"\nfacility = \"f\"\ncategory = \"2.1\"\namount = \"{} kWh\"\nfactor = \"cn/grid\"\n\
                 [[activity]]\nid = \"d\"\ncategory = \"1.2\"\namount = \"{diesel} L\"\nfactor = \"cn/fuel/diesel/road@2024\"\n\
                 density = {{ value = \"0.84 kg/L\" }}\n\
                 [[denominator]]\nid = \"o\"\nkind = \"output\"\namount = \"{} t\"\n", show(&power), show(&output))
        };
        let (power, output) = (Exact::from(i64::from(power)), Exact::from(i64::from(output)));
        let more = Exact::ratio(101, 100).expect("no zero");
        let (before, _) = described(&book(power.clone(), output.clone()));
        for (id, changed) in [
            ("p", book(&power * &more, output.clone())),
            ("activity/p/amount", book(&power * &more, output.clone())),
            ("intensity/2023/o/denominator", book(power.clone(), &output * &more)),
        ] {
            let (after, _) = described(&changed);
            let moved = impact(&before.account, lever(&before.account, id).expect("a lever"));
            prop_assert!(!moved.effects.is_empty());
            for effect in &moved.effects {
                let address = effect.address.as_str();
                prop_assert_eq!(effect.now.value(), Some(&value(&before.account, address)), "{}", address);
                prop_assert_eq!(effect.more.value(), Some(&value(&after.account, address)), "{}", address);
            }
        }
        // Emissions are linear in an amount, so that the gradient tells the same.
        let account = &before.account;
        let moved = impact(account, lever(account, "p").expect("a lever"));
        let (view, total) = (View::plain(&account.graph), Address::parse("inventory/2023/total").expect("an address"));
        let (total, amount) = (account.find(&total).expect("a total"), moved.lever.nodes[0]);
        let cone = Cone::of(view, &[total]);
        let values = exact::read(view, &cone);
        let slope = gradient::elasticity(&values, &gradient::read(view, &values, total), total, amount);
        let told = moved.effects.iter().find(|effect| effect.node == total).and_then(|effect| effect.percent.clone());
        prop_assert_eq!(slope, told);
    }
}

#[test]
fn the_page_has_the_mapping_of_the_pack() {
    let pack = GhgPack::bundled();
    let rows: Vec<String> = pack
        .map
        .iter()
        .map(|mapping| {
            let home = Home::of(&pack, Category::parse(&mapping.iso).expect("a category"));
            let shown = match (&home, home.scope()) {
                (Home::Value(several), _) => {
                    several.iter().map(|number| format!("3.{number}")).collect::<Vec<_>>().join(" or ")
                }
                (Home::Land, _) => "scope 1, land use".to_owned(),
                (Home::Unassigned, _) => "scope 3, not assigned".to_owned(),
                (_, Some(scope)) => format!("scope {scope}"),
                (_, None) => "none".to_owned(),
            };
            let note = mapping.note.as_ref().map(|note| note.en.clone()).unwrap_or_default();
            format!("| {} | {shown} | {note} |", mapping.iso).replace("|  |", "| |")
        })
        .collect();
    for row in &rows {
        assert!(PAGE.contains(row.as_str()), "docs/views.md lacks the row\n{}", rows.join("\n"));
    }
}

#[test]
fn the_carriers_of_the_pack_have_coefficients_of_the_standard() {
    let pack = crossfoot::view::GbtPack::bundled();
    let mut sources = Sources::default();
    let library = Library::bundled(&mut sources);
    assert!(!Chooser::new(&library, day(), None).has_chosen());
    for carrier in &pack.carrier {
        let rows = library.family(&carrier.coefficient).count();
        assert!(rows > 0, "{} has no row", carrier.coefficient);
        assert!(carrier.factors.iter().all(|name| library.families_below(name).next().is_some()), "{}", carrier.id);
        assert!(carrier.rates.iter().all(|family| library.family(family).count() > 0), "{}", carrier.id);
    }
}

#[test]
fn an_official_rate_of_exactly_the_year_is_taken_and_no_other() {
    let book = |year: u16| {
        format!(
            "[[period]]\nid = \"y\"\nfrom = {year}-01-01\nto = {year}-12-31\n[[activity]]\nid = \"p\"\ncategory = \"2.1\"\n\
             amount = \"1000 MWh\"\nfactor = \"cn/grid/average/east@2012\"\nenergy-carrier = \"electricity\"\n"
        )
    };
    let (of_2010, found) = described(&book(2010));
    assert!(!found.has_errors(), "{found:?}");
    assert_eq!(value(&of_2010.account, "energy/y/total/equivalent"), Exact::from(333));
    let (of_2011, findings) = described(&book(2011));
    assert!(known(&of_2011.account, "energy/y/total/equivalent").value().is_none());
    assert!(findings.iter().any(|finding| finding.code == Code::CoalRateMissing));
}

#[test]
fn energy_counts_computed_amounts_and_what_the_boundary_counts() {
    let site = |id: &str, equity: &str| {
        format!(
            "[[facility]]\nid = \"{id}\"\nregion = \"CN-HE\"\nequity = \"{equity}\"\n\n[[activity]]\nid = \"a-{id}\"\n\
             facility = \"{id}\"\ncategory = \"2.1\"\nformula = \"x - y\"\ngiven = {{ x = \"150 MWh\", y = \"50 MWh\" }}\n\
             factor = \"cn/grid/average/national@2023\"\n\n"
        )
    };
    let sites: String =
        [("all", "100 %"), ("part", "40 %"), ("none", "0 %")].map(|(id, equity)| site(id, equity)).concat();
    let book = format!(
        "[organization]\nname = \"x\"\nconsolidation = \"equity-share\"\n\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\n\
         to = 2023-12-31\n\n{sites}[[gap]]\ncategory = \"1\"\nkey = \"NO\"\n\n[[coal-rate]]\ncarrier = \"electricity\"\n\
         value = \"0.3 kgce/kWh\"\n"
    );
    let (described, _) = described(&book);
    let energy = &described.views.energy[0];
    assert_eq!(value(&described.account, "energy/2023/carrier/electricity/amount"), Exact::from(140));
    assert_eq!(value(&described.account, "energy/2023/total/equivalent"), Exact::from(42));
    assert!(matches!(known(&described.account, "energy/2023/total/calorific"), Known::Full(_)));
    let left: Vec<&str> = energy.left_out.iter().map(|left| left.name.as_str()).collect();
    assert_eq!(left, ["activity/a-none"]);
}
