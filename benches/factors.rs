//! The factor library: opening it, looking rows up, reading all of them; and the same with 25 000 made-up rows.
//!
//! `cargo bench --bench factors` prints medians. The made-up rows are read from TOML at run time, which the program never
//! does with its own: "load" is the price of an overlay of that size, and only the rows below it show what a large table
//! costs once it is packed. How long a process with a large table inside takes to start is not measured here.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crossfoot::factor::{FactorId, Library, Lookup};
use crossfoot::finding::Sources;

const ROWS_OF_A_FILE: usize = 500;

fn main() {
    let said = |word: &str| std::env::args().any(|argument| argument == word);
    let small = said("--test") || !said("--bench");
    let (runs, look_ups, rows) = if small { (1, 100, 1_000) } else { (21, 1_000_000, 25_000) };

    println!("the program's own library");
    let open = || Library::bundled(&mut Sources::default());
    report("open", median(runs, || (), |()| open()), 1);
    measure(open, runs, look_ups);

    println!("{rows} made-up rows");
    let texts: Vec<(String, String)> = (0..rows / ROWS_OF_A_FILE).map(made_up).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let load = || Library::load(&files, &mut Sources::default()).expect("sound");
    report("load from TOML", median(runs.min(3), || (), |()| load()), 1);
    measure(load, runs.min(5), look_ups);
}

fn measure(open: impl Fn() -> Library, runs: usize, look_ups: usize) {
    report("read every factor", median(runs, &open, |library| library.factors().count()), 1);
    let library = open();
    let ids: Vec<FactorId> = library.factors().map(|factor| factor.id.clone()).collect();
    let unit = library.factor_at(0).unit().dimension();
    let look_up_all = |library: Library| {
        // A stride that meets the ids in no order of the index.
        let ids = (0..look_ups).map(|at| &ids[at * 7_919 % ids.len()]);
        let found = ids.filter(|id| matches!(library.look_up(id), Lookup::Found(_))).count();
        assert_eq!(found, look_ups);
    };
    report("look up by id, each", median(runs.min(5), &open, look_up_all), look_ups);
    report("rows of one dimension", median(runs, &open, |library| library.measuring(unit).len()), 1);
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

fn made_up(file: usize) -> (String, String) {
    let mut text = format!("[source]\nid = \"made-up-{file}\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n");
    for row in 0..ROWS_OF_A_FILE {
        let unit = ["kgCO2/kWh", "GJ/t", "kgCH4/TJ", "tCO2e/t"][row % 4];
        let (family, year, value) = (row / 5, 2019 + row % 5, 1_000 + (file * 31 + row * 7) % 9_000);
        let lines = [
            format!("family = \"made-up/{file}/{family}\"\nedition = \"{year}\""),
            format!("name = {{ zh = \"编造 {file} {family}\", en = \"made up {file} {family}\" }}"),
            format!("value = \"0.{value} {unit}\"\nkind = \"average\"\nlocator = \"row {row}\"\ngrade = \"B\""),
        ];
        writeln!(text, "[[factor]]\n{}", lines.join("\n")).expect("a string takes everything");
    }
    (format!("made-up-{file}.toml"), text)
}
