//! An inventory of 100 000 lines: reading the book, describing its figures, printing the statement.
//!
//! `cargo bench --bench inventory` prints medians, and ratios against a bare loop over the same lines: the TOML parser
//! alone, and a sum of products in `rust_decimal` over numbers that are ready.

use std::fmt::Write as _;
use std::hint::black_box;
use std::str::FromStr;
use std::time::{Duration, Instant};

use crossfoot::book::{Limits, MemoryFiles, describe, load_with};
use crossfoot::finding::{Lang, Sources};
use crossfoot::report::{By, Format, Look, Subject, ViewKind, Viewed, inventory_json, inventory_text, view_page};
use jiff::civil::date;
use rust_decimal::Decimal;

fn main() {
    let said = |word: &str| std::env::args().any(|argument| argument == word);
    let (lines, runs) = if said("--test") || !said("--bench") { (200, 1) } else { (100_000, 5) };
    let text = book(lines);
    let files = MemoryFiles::new().with("book.toml", text.as_str());
    let limits = Limits { file_bytes: 1 << 30, ..Limits::default() };
    println!("{lines} lines, {:.1} MB of TOML", text.len() as f64 / 1e6);

    let parse = median(runs, || toml::de::DeTable::parse(&text).is_ok());
    report("parse TOML (peer)", parse, parse);
    let read = median(runs, || load_with(&files, "book.toml", &mut Sources::default(), limits).0.is_some());
    report("read and check", read, parse);

    let mut sources = Sources::default();
    let (book, findings) = load_with(&files, "book.toml", &mut sources, limits);
    assert!(!findings.has_errors(), "{:?}", findings.iter().next());
    let Some(book) = book else { return };
    let library = book.library(&mut sources);
    let amounts: Vec<Decimal> = (0..lines).map(amount).filter_map(|text| Decimal::from_str(&text).ok()).collect();
    let factor = Decimal::new(6451, 4);
    let sum = median(runs, || amounts.iter().map(|amount| *amount * factor).sum::<Decimal>());
    report("sum of products (peer)", sum, sum);
    let describing = median(runs, || describe(&book, &library, date(2026, 11, 21)).0.inventory.is_some());
    report("describe every figure", describing, sum);
    println!("  peak memory {:.1} MB", peak_megabytes());
    drop(amounts);

    let (described, _) = describe(&book, &library, date(2026, 11, 21));
    let Some(inventory) = described.inventory.as_ref() else { return };
    let subject = Subject {
        book: "book.toml",
        account: &described.account,
        accounts: &book.accounts,
        library: &library,
        sources: &sources,
        inventory: Some(inventory),
        choices: &described.choices,
        pack: &described.pack,
        as_of: described.as_of,
    };
    let look = Look { lang: Lang::En, width: 120, digits: 2 };
    let text = |by: Option<By>| inventory_text(&subject, inventory, None, by, look).len();
    let json = || serde_json::to_writer_pretty(std::io::sink(), &inventory_json(&subject, inventory, None)).is_ok();
    let viewed =
        Viewed { subject: &subject, inventory, views: &described.views, inputs: &book.views, only: None, by: None };
    let sheet = || view_page(&viewed, ViewKind::Iso, look).render(Format::Csv, look.width).len();
    // From here on a peer is the description above: a report should cost about as much.
    let timed = |what: &str, run: &dyn Fn() -> usize| {
        report(what, median(runs.min(3), run), describing);
        println!("  peak memory {:.1} MB", peak_megabytes());
    };
    timed("text", &|| text(None));
    timed("text by facility", &|| text(Some(By::Facility)));
    timed("text by activity", &|| text(Some(By::Activity)));
    timed("CSV", &sheet);
    timed("JSON", &|| usize::from(json()));
}

fn amount(line: usize) -> String {
    format!("{}.{:02}", 10 + line * 7_919 % 90_000, line % 100)
}

fn book(lines: usize) -> String {
    let mut text = String::from(
        "[inventory]\nas-of = 2026-11-21\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
         [[facility]]\nid = \"a\"\nregion = \"CN-JS\"\n[[facility]]\nid = \"b\"\nregion = \"CN-LN\"\n",
    );
    for line in 0..lines {
        let (category, unit, factor) = match line % 4 {
            0 => ("1", "万Nm3", "cn/fuel/natural-gas"),
            1 => ("1", "t", "cn/fuel/diesel/road"),
            _ => ("2", "MWh", "cn/grid"),
        };
        let facility = if line % 3 == 0 { "b" } else { "a" };
        let _ = write!(
            text,
            "[[activity]]\nid = \"line-{line}\"\nfacility = \"{facility}\"\ncategory = \"{category}\"\n\
             amount = \"{} {unit}\"\nfactor = \"{factor}\"\nsource = \"ledger, line {line}\"\n",
            amount(line)
        );
    }
    text
}

fn median<T>(runs: usize, run: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn report(what: &str, time: Duration, peer: Duration) {
    let ratio = time.as_secs_f64() / peer.as_secs_f64();
    println!("  {what:<24} {:>10.1} ms  {ratio:>8.1} × peer", time.as_secs_f64() * 1e3);
}

/// What the process has used at most; 0 where the system does not tell.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}
