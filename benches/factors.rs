//! The factor library: opening it, looking rows up by id and by value, reading all of them; for the library that is packed
//! into this program, and for an overlay of made-up rows that is read from TOML.
//!
//! ```sh
//! cargo bench --bench factors                                        # the program's own library, and an overlay
//! cargo bench --bench factors -- --write /tmp/extra                  # 25 000 made-up rows as files
//! CROSSFOOT_EXTRA_FACTORS=/tmp/extra CARGO_TARGET_DIR=target/large cargo bench --bench factors
//! CROSSFOOT_EXTRA_FACTORS=/tmp/extra CARGO_TARGET_DIR=target/large cargo build --release
//! cargo bench --bench startup -- --beside target/large/release/crossfoot
//! ```
//! The third line packs the made-up rows beside the real ones, in a target folder of its own; the last compares how long
//! processes with the two libraries take to start. Prints medians.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crossfoot::book::{MemoryFiles, load as load_book};
use crossfoot::factor::{FactorId, Library, Lookup};
use crossfoot::finding::Sources;
use crossfoot::quantity::{Dimension, Exact};

const ROWS_OF_A_FILE: usize = 500;
const ROWS: usize = 25_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let folder = arguments.get(at + 1).expect("a folder after --write");
        fs::create_dir_all(folder).expect("a folder that can be made");
        for (name, text) in made_up_files("packed", ROWS) {
            fs::write(format!("{folder}/{name}"), text).expect("a file that can be written");
        }
        return;
    }
    let said = |word: &str| arguments.iter().any(|argument| argument == word);
    let small = said("--test") || !said("--bench");
    let (runs, look_ups, rows) = if small { (1, 100, 1_000) } else { (21, 1_000_000, ROWS) };

    let open = || Library::bundled(&mut Sources::default());
    println!("packed into the program: {} factors", open().factors().count());
    report("open", median(runs, || (), |()| open()), 1);
    measure(open, runs, look_ups);

    println!("an overlay of {rows} made-up rows");
    let texts = made_up_files("overlay", rows);
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let load = || Library::load(&files, &mut Sources::default()).expect("sound");
    report("load from TOML", median(runs.min(3), || (), |()| load()), 1);
    measure(load, runs.min(5), look_ups);

    let named = texts.iter().map(|(name, _)| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let book = format!("[library]\nfiles = [{named}]\n[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n");
    let folder = texts.iter().fold(MemoryFiles::new().with("book.toml", book), |folder, (name, text)| {
        folder.with(name.as_str(), text.as_str())
    });
    let read = || load_book(&folder, "book.toml", &mut Sources::default()).0.expect("sound");
    report("read as part of a book", median(runs.min(5), || (), |()| read()), 1);
    report("its library", median(runs.min(5), read, |book| book.library(&mut Sources::default())), 1);
}

fn measure(open: impl Fn() -> Library, runs: usize, look_ups: usize) {
    report("read every factor", median(runs, &open, |library| (library.factors().count(), library)), 1);
    let library = open();
    let ids: Vec<FactorId> = library.factors().map(|factor| factor.id.clone()).collect();
    let sizes: Vec<(Dimension, Exact, Exact)> = library
        .factors()
        .filter_map(|factor| Some((factor.unit(), factor.literal()?.exact())))
        .map(|(unit, value)| (unit.dimension(), &value * unit.ratio()))
        // A thousandth of the value on.
        .filter_map(|(dimension, low)| Some((dimension, low.clone(), &low * &Exact::ratio(1_001, 1_000)?)))
        .collect();
    // A stride that meets the rows in no order of the index.
    let stride = |at: usize, of: usize| at * 7_919 % of;
    let look_up_all = |library: Library| {
        let ids = (0..look_ups).map(|at| &ids[stride(at, ids.len())]);
        let found = ids.filter(|id| matches!(library.look_up(id), Lookup::Found(_))).count();
        assert_eq!(found, look_ups);
    };
    report("look up by id, each", median(runs.min(5), &open, look_up_all), look_ups);
    let look_up_values = |library: Library| {
        let sizes = (0..look_ups).map(|at| &sizes[stride(at, sizes.len())]);
        sizes.map(|(dimension, low, high)| library.between(*dimension, low, high).len()).sum::<usize>()
    };
    let found = look_up_values(open());
    report("look up by value, each", median(runs.min(3), &open, look_up_values), look_ups);
    println!("  {:<24} {:>12.1}", "of these are found, each", found as f64 / look_ups as f64);
    let (dimension, low, high) = &sizes[0];
    report(
        "first look-up by value",
        median(runs, &open, |library| (library.between(*dimension, low, high).len(), library)),
        1,
    );
    report("rows of one dimension", median(runs, &open, |library| (library.measuring(*dimension).len(), library)), 1);
}

/// The median time of some runs, each on something fresh.
fn median<F, T>(runs: usize, fresh: impl Fn() -> F, run: impl Fn(F) -> T) -> Duration {
    let time = |_| {
        let input = fresh();
        let start = Instant::now();
        let result = black_box(run(input));
        let time = start.elapsed();
        drop(result);
        time
    };
    let mut times: Vec<Duration> = (0..runs).map(time).collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn report(what: &str, time: Duration, per: usize) {
    println!("  {what:<24} {:>12.3} µs", time.as_secs_f64() * 1e6 / per as f64);
}

/// Files of made-up rows whose ids begin with a word.
fn made_up_files(word: &str, rows: usize) -> Vec<(String, String)> {
    (0..rows / ROWS_OF_A_FILE).map(|file| made_up(word, file)).collect()
}

fn made_up(word: &str, file: usize) -> (String, String) {
    let mut text = format!("[source]\nid = \"{word}-{file}\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n");
    for row in 0..ROWS_OF_A_FILE {
        let unit = ["kgCO2/kWh", "GJ/t", "kgCH4/TJ", "tCO2e/t"][row % 4];
        let (family, year, value) = (row / 5, 2019 + row % 5, 1_000 + (file * 31 + row * 7) % 9_000);
        let lines = [
            format!("family = \"{word}/{file}/{family}\"\nedition = \"{year}\""),
            format!("name = {{ zh = \"编造 {file} {family}\", en = \"made up {file} {family}\" }}"),
            format!("value = \"0.{value} {unit}\"\nkind = \"average\"\nlocator = \"row {row}\"\ngrade = \"B\""),
        ];
        writeln!(text, "[[factor]]\n{}", lines.join("\n")).expect("a string takes everything");
    }
    (format!("{word}-{file}.toml"), text)
}
