//! The program as a whole process: what a user waits for, and the memory it takes.
//!
//! `cargo bench --bench startup` prints the median over many runs beside a peer in the same run: `true`, the cheapest
//! process there is, so that what the machine takes to start any process can be told from what the program takes. After
//! `--beside PROGRAM` another build of the program runs in turns with this one: `benches/factors.rs` tells how to build one
//! with 25 000 rows more inside.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let runs = if std::env::args().any(|argument| argument == "--test") { 3 } else { 101 };
    println!("{:<56} {:>10} {:>10} {:>10}", "command", "median ms", "min ms", "peak MB");
    let floor = time(runs, "true", &[]);
    row("true", &floor, None);
    let mut programs = vec![env!("CARGO_BIN_EXE_crossfoot").to_owned()];
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--beside") {
        programs.push(arguments.get(at + 1).expect("a program after --beside").clone());
    }
    for arguments in [
        &["--version"][..],
        &["inventory", "scenarios/ksm-qinhuangdao-2023"],
        &["inventory", "scenarios/lianmei-2019"],
        &["inventory", "scenarios/example-plant"],
        &["check", "scenarios/example-plant"],
        &["verify", "scenarios/kersen-2021"],
        &["explain", "scenarios/lianmei-2019", "inventory/total"],
    ] {
        for (program, mark) in programs.iter().zip(["", "beside: "]) {
            let times = time(runs, program, arguments);
            row(&format!("{mark}{}", arguments.join(" ")), &times, peak_megabytes(program, arguments));
        }
    }
}

fn time(runs: usize, program: &str, arguments: &[&str]) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let status = quiet(program, arguments).status().expect("the program starts");
            assert!(status.success(), "{program} {arguments:?}");
            start.elapsed()
        })
        .collect();
    times.sort();
    times
}

fn quiet(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Peak resident memory, where GNU time is there to tell.
fn peak_megabytes(program: &str, arguments: &[&str]) -> Option<f64> {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M", program])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let kilobytes: f64 = String::from_utf8_lossy(&output.stderr).lines().last()?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

fn row(name: &str, times: &[Duration], memory: Option<f64>) {
    let ms = |time: &Duration| time.as_secs_f64() * 1e3;
    let memory = memory.map(|mb| format!("{mb:.1}")).unwrap_or_else(|| "-".to_owned());
    println!("{name:<56} {:>10.2} {:>10.2} {memory:>10}", ms(&times[times.len() / 2]), ms(&times[0]));
}
