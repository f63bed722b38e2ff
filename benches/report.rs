//! A report of 5 000 lines in every form, as a user asks for it: the whole process, its memory, and the size of what it writes.
//!
//! `cargo bench --bench report` prints medians. Beside every form stands what each of them has to do first: computing the
//! inventory and printing it. Memory is the peak that the system keeps for the child (`VmHWM`), read while it runs.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let said = |word: &str| std::env::args().any(|argument| argument == word);
    let (lines, runs) = if said("--test") || !said("--bench") { (200, 1) } else { (5_000, 5) };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-report-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("book.toml"), book(lines)).expect("a book");
    println!("{lines} lines: median of {runs}");
    println!("{:<26} {:>10} {:>10} {:>10}", "", "ms", "peak MB", "size MB");
    measure(&folder, runs, "inventory (peer)", &["inventory", "book.toml"], "");
    let mut kinds = vec!["html", "md", "json", "csv"];
    if cfg!(feature = "xlsx") {
        kinds.push("xlsx");
    }
    for kind in kinds {
        let output = format!("report.{kind}");
        measure(&folder, runs, kind, &["report", "book.toml", "-q", "-o", &output], kind);
    }
    let _ = fs::remove_dir_all(&folder);
}

fn measure(folder: &Path, runs: usize, name: &str, arguments: &[&str], kind: &str) {
    let mut measured: Vec<(Duration, Option<f64>)> = (0..runs).map(|_| run(folder, arguments)).collect();
    measured.sort_by_key(|(time, _)| *time);
    let time = measured[runs / 2].0.as_secs_f64() * 1e3;
    let memory = measured.iter().filter_map(|(_, memory)| *memory).fold(0.0, f64::max);
    println!("{name:<26} {time:>10.0} {memory:>10.1} {:>10.2}", size(folder, kind) as f64 / 1e6);
}

/// How long the process takes, and the most memory that it was seen to use.
fn run(folder: &Path, arguments: &[&str]) -> (Duration, Option<f64>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1795219200").args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = command.spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        peak = peak_megabytes(&status).or(peak);
        if let Some(status) = child.try_wait().expect("the child is ours") {
            assert!(status.success(), "{arguments:?}");
            return (start.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The peak so far; nothing where the system does not tell.
fn peak_megabytes(status: &str) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()? / 1024.0)
}

/// Bytes of everything of a kind in the folder.
fn size(folder: &Path, kind: &str) -> u64 {
    let paths = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let of_kind = paths.filter(|path: &PathBuf| path.extension().is_some_and(|extension| extension == kind));
    of_kind.map(|path| path.metadata().map_or(0, |data| data.len())).sum()
}

fn amount(line: usize) -> String {
    format!("{}.{:02}", 10 + line * 7_919 % 90_000, line % 100)
}

/// The book of `benches/inventory.rs`.
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
