//! Reading a long report: 1 000 pages of text into a draft book.
//!
//! `cargo bench --bench read` prints the median time of each step and the peak memory, beside a peer in the same run: a plain pass
//! over the bytes that only counts runs of digits. The pages are those of the source texts, repeated with other digits, where these
//! are present, and made-up pages elsewhere. Under `cargo test` a few pages are read once.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use crossfoot::finding::Lang;
use crossfoot::read::{compose, draft, prose, read_report, table};

/// Lines of a page.
const PAGE: usize = 50;

fn main() {
    let small = !std::env::args().any(|argument| argument == "--bench");
    let (pages, runs) = if small { (20, 1) } else { (1_000, 5) };
    let text = pages_of(pages);
    println!("{pages} pages, {:.1} MB, medians of {runs}", text.len() as f64 / 1e6);
    let (time, report) = median(runs, || read_report("report.txt", text.as_bytes()).expect("a text"));
    row("text in", time);
    let (time, grids) = median(runs, || table::grids(&report));
    row("tables", time);
    let (time, figures) = median(runs, || prose(&report, &grids));
    row("figures of prose", time);
    let (time, book) = median(runs, || compose(&report, &figures, &grids, Lang::En));
    row("relations and draft", time);
    println!("  {:<24} {} figures, {} entries", "found", book.counts.read, book.entries.len());
    let (time, _) = median(runs, || draft(&read_report("report.txt", text.as_bytes()).expect("a text"), Lang::En));
    row("all of it", time);
    // Time that grows with the size, whatever the text is: 2.0 for twice as much.
    peak("peak memory of the pages");
    for (what, text) in [("table rows", rows as fn(usize) -> String), ("lines of prose", sentences)] {
        let lines = if small { 500 } else { 100_000 };
        let all = |lines: usize| {
            median(1, || draft(&read_report("a.txt", text(lines).as_bytes()).expect("a text"), Lang::En)).0
        };
        let (half, whole) = (all(lines / 2), all(lines));
        row(&format!("{lines} {what}"), whole);
        println!("  {:<24} {:>8.1} times that of half as many", "", whole.as_secs_f64() / half.as_secs_f64());
    }
    let (time, runs_of_digits) = median(runs, || digits(text.as_bytes()));
    row("peer: digits counted", time);
    println!("  {:<24} {runs_of_digits}", "runs of digits");
    peak("peak memory of all");
}

fn peak(what: &str) {
    if let Some(kilobytes) = peak_kilobytes() {
        println!("  {what:<24} {:>8.1} MB", kilobytes as f64 / 1024.0);
    }
}

fn pages_of(pages: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut texts: Vec<String> = std::fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok()).collect())
        .unwrap_or_default();
    texts.retain(|text| text.lines().count() > 300);
    if texts.is_empty() {
        texts.push(made_up());
    }
    let mut out = String::new();
    let (mut lines, mut round) = (0, 0_u8);
    while lines < pages * PAGE {
        for text in &texts {
            // Other digits in every round, so that nothing is the same twice.
            for line in text.lines() {
                out.extend(line.chars().map(|c| match c {
                    '1'..='9' => char::from(b'1' + (c as u8 - b'1' + round) % 9),
                    other => other,
                }));
                out.push('\n');
                lines += 1;
            }
        }
        round = round.wrapping_add(1);
    }
    let end = out.match_indices('\n').nth(pages * PAGE - 1).map_or(out.len(), |(at, _)| at + 1);
    out.truncate(end);
    out
}

fn made_up() -> String {
    let mut text = String::new();
    for page in 0..10 {
        text.push_str("能源管理\n公司更换节能灯具，年节电 160 万kWh，减少CO2排放 1125 吨。\n\n");
        text.push_str("指标名称          单位        2022 年      2023 年\n");
        for row in ["电力消耗量", "天然气消耗量", "柴油消耗量", "合计"] {
            text.push_str(&format!("{row}          MWh         {}       {}\n", 1000 + page, 2000 + page));
        }
        text.push_str("\n共发现隐患 88 项，其中整改 72 项，其余 16 项已有计划。\n\n");
    }
    text
}

/// A table by alignment, no two rows alike.
fn rows(count: usize) -> String {
    let row = |at: usize| format!("Site {at:<12}{:>8}{:>12}\n", 100 + at * 37 % 99_991, 100 + at * 53 % 99_991);
    format!(
        "Energy use by site (MWh)\n\nSite                 2022        2023\n{}",
        (0..count).map(row).collect::<String>()
    )
}

/// Lines of prose with four figures each.
fn sentences(count: usize) -> String {
    let line = |at: usize| {
        let (power, coal, rate, gas) = (at * 7919 % 999_983, at * 104_729 % 99_991, at % 99 + 1, at * 1299 % 999_979);
        format!(
            "In {} the company used {power} kWh of electricity and {coal} t of coal, saved {rate}% and emitted {gas} tCO2e.\n",
            2000 + at % 25
        )
    };
    (0..count).map(line).collect()
}

fn digits(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut inside = false;
    for byte in bytes {
        let digit = byte.is_ascii_digit();
        count += usize::from(digit && !inside);
        inside = digit;
    }
    count
}

fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..runs {
        let start = Instant::now();
        last = Some(black_box(run()));
        times.push(start.elapsed());
    }
    times.sort();
    (times[times.len() / 2], last.expect("at least one run"))
}

fn row(what: &str, time: Duration) {
    println!("  {what:<24} {:>8.1} ms", time.as_secs_f64() * 1e3);
}

/// The most memory the process has had, where the system tells.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
