//! Baselines of meters: one daily meter with 2 014 candidates, one with drivers, bills, an hourly meter; and ten thousand
//! daily meters on two threads.
//!
//! `cargo bench --bench meters`; `-- one` for the single meters alone. `-- file T,Y.csv` fits the daily meter of a file
//! (lines of temperature and use) and prints the median in seconds and the model: `meters_beside_eemeter.py` uses it.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crossfoot::saving::metered::caltrack::billing::{self, Bill};
use crossfoot::saving::metered::caltrack::hourly::{self, Hours};
use crossfoot::saving::metered::caltrack::{Options, corrected, daily};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    if let [first, path] = words.as_slice()
        && first == "file"
    {
        return of_file(path);
    }
    one();
    if words.first().is_none_or(|w| w != "one") {
        many(10_000);
    }
}

/// A year of days: weather with a season and noise, use that heats and cools.
fn meter(seed: u64, t: &mut Vec<f64>, y: &mut Vec<f64>) {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    t.clear();
    y.clear();
    for day in 0..365 {
        let here = 52.0 - 26.0 * libm::cos(f64::from(day) / 58.09) + 16.0 * (next() - 0.5);
        t.push(here);
        y.push(13.0 + 1.1 * (53.0 - here).max(0.0) + 2.5 * (here - 68.0).max(0.0) + 20.0 * next());
    }
}

fn median(what: &str, runs: usize, mut run: impl FnMut()) -> f64 {
    run();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let middle = times[times.len() / 2];
    println!("{what}: median {:.3} ms of {runs}", middle * 1e3);
    middle
}

fn one() {
    let (mut t, mut y) = (Vec::new(), Vec::new());
    meter(7, &mut t, &mut y);
    let options = Options::electricity();
    median("daily, 2 014 candidates", 201, || {
        black_box(daily::fit(black_box(&t), black_box(&y), &options).is_ok());
    });
    let weekend: Vec<f64> = (0..365).map(|d| if d % 7 >= 5 { 1.0 } else { 0.0 }).collect();
    let drivers = [corrected::Driver { name: "weekend", per: "weekend day", values: &weekend }];
    median("daily, corrected, with a weekend", 201, || {
        black_box(corrected::fit_daily(black_box(&t), black_box(&y), &drivers, &options).is_ok());
    });
    let bills: Vec<Bill<'_>> = t
        .chunks(30)
        .zip(y.chunks(30))
        .map(|(t, y)| {
            let days = t.len() as f64;
            Bill { observed: y.iter().sum(), days, days_kept: days, blocks: t }
        })
        .collect();
    median("12 bills, 2 014 candidates", 201, || {
        black_box(billing::fit(black_box(&bills), &options).is_ok());
    });
    let (mut month, mut hour_of_week, mut temperature, mut observed) = (vec![], vec![], vec![], vec![]);
    for hour in 0..8760_usize {
        let (day, of_day) = (hour / 24, hour % 24);
        month.push((1 + day * 12 / 365) as u8);
        hour_of_week.push((hour % 168) as u8);
        temperature.push(t[day] + 8.0 * libm::sin(of_day as f64 / 3.82));
        observed.push(
            y[day] / 24.0 * if (8..18).contains(&of_day) { 1.4 } else { 0.7 } * (0.9 + 0.2 * t[hour % 365] / 80.0),
        );
    }
    let hours = Hours { month: &month, hour_of_week: &hour_of_week, temperature: &temperature };
    let options = hourly::Options::fahrenheit();
    median("hourly, 8 760 hours, 12 models", 21, || {
        black_box(hourly::fit(black_box(&hours), black_box(&observed), &options).is_ok());
    });
}

fn many(meters: usize) {
    let next = AtomicUsize::new(0);
    let fitted = AtomicUsize::new(0);
    let before = resident();
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let options = Options::electricity();
                let (mut t, mut y) = (Vec::new(), Vec::new());
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= meters {
                        break;
                    }
                    meter(seed as u64 + 1, &mut t, &mut y);
                    fitted.fetch_add(usize::from(daily::fit(&t, &y, &options).is_ok()), Ordering::Relaxed);
                }
            });
        }
    });
    let taken = start.elapsed().as_secs_f64();
    let (fitted, after) = (fitted.into_inner(), resident());
    println!(
        "{fitted} of {meters} daily meters on two threads: {taken:.2} s; resident {before} kB before, {after} kB at its highest"
    );
}

/// Highest resident memory so far, in kB; zero where the system does not tell.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:"));
    line.and_then(|l| l.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

fn of_file(path: &str) {
    let text = std::fs::read_to_string(path).expect("a file of temperatures and use");
    let pairs = text
        .lines()
        .filter_map(|l| l.split_once(','))
        .filter_map(|(t, y)| Some((t.parse::<f64>().ok()?, y.parse::<f64>().ok()?)));
    let (t, y): (Vec<f64>, Vec<f64>) = pairs.unzip();
    let options = Options::electricity();
    median("daily meter of the file", 101, || {
        black_box(daily::fit(black_box(&t), black_box(&y), &options).is_ok());
    });
    let model = daily::fit(&t, &y, &options).expect("a model");
    println!(
        "{:?} {:?} {:?} {:.9} r2_adj {:.9}",
        model.kind, model.heating_balance_point, model.cooling_balance_point, model.intercept.value, model.r2_adjusted
    );
}
