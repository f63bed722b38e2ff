//! Verifying many claims against a large library: 10 000 claims that ask for a factor, 25 000 made-up factors.
//!
//! `cargo bench --bench verify` prints the median time of each step and the peak memory of the process, beside a peer in the same
//! run: a plain scan of all rows for every claim, in binary floating point, which only counts the rows in range. Under
//! `cargo test` a small book is verified once, to see that everything runs and that both count the same.
//!
//! `cargo bench --bench verify -- --claims 2000` takes another number of claims, so that one can see how time and memory grow.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::reading::inverse::Required;
use crossfoot::claim::{Search, Verdict, appraise, verify_searching};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::report::{Look, Subject, Tables, Verified, verify_json, verify_text};

const ROWS_OF_A_FILE: usize = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let said = |word: &str| arguments.iter().any(|argument| argument == word);
    let small = said("--test") || !said("--bench");
    let (claims, rows, runs) = if small { (40, 500, 1) } else { (10_000, 25_000, 5) };
    let at = arguments.iter().position(|argument| argument == "--claims");
    let claims = at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(claims);
    println!("{claims} claims, {rows} made-up factors, medians of {runs}");

    let files = files(claims, rows);
    let mut sources = Sources::default();
    let read = || load(&files, "book.toml", &mut Sources::default()).0.expect("a sound book");
    row("read the book", median(runs, read).0, claims);
    let book = load(&files, "book.toml", &mut sources).0.expect("a sound book");
    let library = book.library(&mut sources);
    let day = jiff::civil::date(2026, 11, 21);
    let (time, (described, _)) = median(runs, || describe(&book, &library, day));
    row("describe its figures", time, claims);

    let before = peak_kilobytes();
    let (time, verdicts) = median(runs, || verify(&book, &library, &described));
    row("verify, looking factors up", time, claims);
    let after = peak_kilobytes();
    let search = Search::new(&described.account.graph, &library, &book.accounts);
    let (accounts, graph) = (&book.accounts, &described.account.graph);
    let (time, appraisal) =
        median(runs, || appraise(&book.claims, &described.claims, &verdicts, accounts, graph, &search, day));
    row("solve together, judge", time, claims);

    let scan: Vec<(f64, f64)> = library
        .factors()
        .filter_map(|factor| Some((factor.literal()?.interval(), factor.unit())))
        .filter(|(_, unit)| unit.dimension() == kilograms_per_kilowatt_hour().dimension())
        .filter_map(|(range, unit)| {
            let range = range.scale(unit.ratio());
            Some((range.lower_value()?.to_f64(), range.upper_value()?.to_f64()))
        })
        .collect();
    let (time, counted) = median(runs, || scanned(&verdicts, &scan));
    row("peer: scan of the same rows", time, claims);
    let holding: Vec<usize> = verdicts.iter().filter_map(|verdict| Some(verdict.implied.as_ref()?.holding)).collect();
    let agree = holding.iter().zip(&counted).filter(|(a, b)| a == b).count();
    println!("  {:<32} {agree} of {}", "claims with equal counts", holding.len());
    assert!(agree * 100 >= holding.len() * 99, "but for ends that binary floating point rounds");

    let subject = Subject {
        book: "book.toml",
        account: &described.account,
        accounts: &book.accounts,
        library: &library,
        sources: &sources,
        inventory: described.inventory.as_ref(),
        choices: &described.choices,
        pack: &described.pack,
        as_of: described.as_of,
    };
    let figures = &described.claims;
    let mut count = Counted(0);
    let start = Instant::now();
    let tables = Tables::default();
    let found =
        Verified { claims: &book.claims, figures, verdicts: &verdicts, tables, appraisal: &appraisal, assessed: None };
    let document = verify_json(&subject, found);
    serde_json::to_writer(&mut count, &document).expect("a writer that takes everything");
    row("write JSON", start.elapsed(), claims);
    println!("  {:<32} {:>10.1} MB", "of these", count.0 as f64 / 1e6);
    let start = Instant::now();
    let look = Look { lang: Lang::En, width: 100, digits: 2 };
    let mut text = Counted(0);
    let shown = verify_text(&subject, found, look);
    std::io::Write::write_fmt(&mut text, format_args!("{shown}")).expect("a writer that takes everything");
    row("write text", start.elapsed(), claims);
    for (what, peak) in [("before verifying", before), ("after verifying", after), ("after writing", peak_kilobytes())]
    {
        if let Some(kilobytes) = peak {
            println!("  {:<32} {:>10.1} MB", format!("peak memory {what}"), kilobytes as f64 / 1024.0);
        }
    }
}

fn verify(book: &Book, library: &Library, described: &Described) -> Vec<Verdict> {
    let search = Search::new(&described.account.graph, library, &book.accounts);
    verify_searching(&book.claims, &described.claims, &book.accounts, &described.account, None, &search)
}

fn kilograms_per_kilowatt_hour() -> crossfoot::quantity::Unit {
    crossfoot::quantity::Unit::parse("kgCO2/kWh").expect("a unit of the table")
}

/// For each claim the rows that meet its range, all of them looked at.
fn scanned(verdicts: &[Verdict], rows: &[(f64, f64)]) -> Vec<usize> {
    let count = |verdict: &Verdict| {
        let implied = verdict.implied.as_ref()?;
        let Required::Range(range) = &implied.within_rounding else { return None };
        let range = range.scale(implied.unit.ratio());
        let (lower, upper) = (range.lower_value()?.to_f64(), range.upper_value()?.to_f64());
        Some(rows.iter().filter(|(low, high)| *low <= upper && *high >= lower).count())
    };
    verdicts.iter().filter_map(count).collect()
}

/// A writer that keeps nothing, so that only the report's own memory is seen.
struct Counted(usize);

impl std::io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A book of claims, and files of factors beside it.
fn files(claims: usize, rows: usize) -> MemoryFiles {
    let names: Vec<String> = (0..rows.div_ceil(ROWS_OF_A_FILE)).map(|file| format!("factors-{file}.toml")).collect();
    let listed = names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let mut book = format!(
        "[library]\nfiles = [{listed}]\n[[period]]\nid = \"p\"\nfrom = 2021-01-01\nto = 2021-12-31\n\
         [[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n"
    );
    for at in 0..claims {
        // Reports of three claims each.
        if at % 3 == 0 {
            writeln!(book, "[[document]]\nid = \"d{}\"\ntitle = \"report\"\npublished = 2022-04-28", at / 3)
                .expect("a string takes everything");
        }
        let (saved, factor) = (100 + at * 7 % 900, 4_000 + at / 3 * 37 % 5_000);
        let tonnes = saved * factor / 1_000;
        writeln!(
            book,
            "[[claim]]\nid = \"c{at}\"\nsource = \"d{}:1\"\nperiod = \"p\"\npublished = \"{tonnes} t CO2\"\n\
             given = {{ saved = \"{saved} 万kWh\" }}\nequals = \"saved * factor(?)\"",
            at / 3
        )
        .expect("a string takes everything");
    }
    let folder = MemoryFiles::new().with("book.toml", book);
    names.iter().enumerate().fold(folder, |folder, (file, name)| folder.with(name.as_str(), factors(file)))
}

/// Made-up rows, four dimensions in turn, as in the bench of the library.
fn factors(file: usize) -> String {
    let mut text = format!("[source]\nid = \"made-{file}\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n");
    for row in 0..ROWS_OF_A_FILE {
        let unit = ["kgCO2/kWh", "GJ/t", "kgCH4/TJ", "tCO2e/t"][row % 4];
        let (family, year, value) = (row / 5, 2019 + row % 5, 1_000 + (file * 31 + row * 7) % 9_000);
        writeln!(
            text,
            "[[factor]]\nfamily = \"made/{file}/{family}\"\nedition = \"{year}\"\n\
             name = {{ zh = \"编造 {file} {family}\", en = \"made up {file} {family}\" }}\n\
             value = \"0.{value} {unit}\"\nkind = \"average\"\nlocator = \"row {row}\"\ngrade = \"B\""
        )
        .expect("a string takes everything");
    }
    text
}

/// The median time of some runs, and the last result.
fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::with_capacity(runs);
    loop {
        let start = Instant::now();
        let result = black_box(run());
        times.push(start.elapsed());
        if times.len() >= runs {
            times.sort_unstable();
            return (times[times.len() / 2], result);
        }
    }
}

fn row(what: &str, time: Duration, claims: usize) {
    let (all, each) = (time.as_secs_f64() * 1e3, time.as_secs_f64() * 1e6 / claims as f64);
    println!("  {what:<32} {all:>10.1} ms {each:>9.1} µs a claim");
}

/// The most memory this process had so far, where the system tells it.
fn peak_kilobytes() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.trim().parse().ok()
}
