//! Expected generation of plants: one plant-year with its sun, and AC of 1 000 plants that share a site, on one thread and on all.
//!
//! `cargo bench --bench pv`; `-- file W.csv LATITUDE LONGITUDE ELEVATION UTC_OFFSET` takes the weather of a file (lines of
//! ghi, dni, dhi, air temperature, wind) in the place of a made year: `pv_beside_pvlib.py` uses it.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crossfoot::pv::model::{
    Beam, Clock, Hourly, Hours, Orientation, Plant, Site, Sky, SunPath, Weather, expected_into,
};

/// A year in memory.
struct Year {
    site: Site,
    hours: Hours,
    columns: [Vec<f64>; 5],
}

impl Year {
    fn weather(&self) -> Weather<'_> {
        let [ghi, dni, dhi, temperature, wind] = &self.columns;
        Weather { ghi, components: Some((dni, dhi)), temperature, wind, albedo: None }
    }

    fn sky(&self) -> Sky {
        Sky::new(&self.site, &self.hours, &self.weather(), Beam::Measured).expect("a sky")
    }

    /// Weather made from the sun's height, with clouds that come and go.
    fn made() -> Self {
        let site = Site::new(31.4, 121.45, 5.5).expect("a site");
        let hours = Hours::of_year(2019, &Clock::hourly(8.0)).expect("hours");
        let sun = SunPath::new(&site, hours.instants()).expect("a path");
        let mut columns: [Vec<f64>; 5] = Default::default();
        for (i, up) in sun.cos_zenith.iter().enumerate() {
            let cloud = 0.5 + 0.5 * libm::sin(i as f64 * 0.37);
            let up = up.max(0.0);
            let (dni, dhi) = if up > 0.02 { (850.0 * cloud, 60.0 + 200.0 * up * (1.0 - cloud)) } else { (0.0, 0.0) };
            for (column, value) in columns.iter_mut().zip([dni * up + dhi, dni, dhi, 16.0 + 12.0 * up, 2.0 + cloud]) {
                column.push(value);
            }
        }
        Self { site, hours, columns }
    }

    fn of_file(words: &[String]) -> Self {
        let n = |i: usize| words[i].parse::<f64>().expect("a number");
        let site = Site::new(n(1), n(2), n(3)).expect("a site");
        let hours = Hours::of_year(2019, &Clock::hourly(n(4))).expect("hours");
        let text = std::fs::read_to_string(&words[0]).expect("a file of weather");
        let mut columns: [Vec<f64>; 5] = Default::default();
        for line in text.lines() {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.push(cell.parse().expect("a number"));
            }
        }
        Self { site, hours, columns }
    }
}

/// Plants that differ in tilt, azimuth and size.
fn plant(i: usize) -> Plant {
    let mut plant = Plant::fixed(100.0 + i as f64, 5.0 + (i % 40) as f64, 120.0 + (i % 13) as f64 * 10.0, 1.2);
    if i == 0 {
        plant.arrays[0].orientation = Orientation::Fixed { tilt: 30.0, azimuth: 180.0 };
    }
    plant
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let year = match words.split_first() {
        Some((first, rest)) if first == "file" => Year::of_file(rest),
        _ => Year::made(),
    };
    median("sun's path, 8 760 hours", 101, || {
        black_box(SunPath::new(&year.site, black_box(year.hours.instants())).is_ok());
    });
    median("sky without plants", 101, || {
        black_box(year.sky().rows());
    });
    let first = plant(0);
    let mut hourly = Hourly::default();
    median("one plant-year, sun and sky included", 201, || {
        let weather = year.weather();
        let done = expected_into(&year.site, &year.hours, &weather, Beam::Measured, black_box(&first), &mut hourly);
        black_box(done.is_ok());
    });
    let sky = year.sky();
    median("one plant-year under a sky that is there", 201, || {
        black_box(sky.expected_into(black_box(&first), &mut hourly).is_ok());
    });
    let mut ac = Vec::new();
    median("AC of one plant-year under a sky that is there", 201, || {
        black_box(sky.ac_into(black_box(&first), &mut ac).is_ok());
    });
    let plants: Vec<Plant> = (0..1000).map(plant).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    median("1 000 plants, sun and sky included, on this thread", 7, || {
        black_box(all(&year, &plants, 0));
    });
    median(&format!("1 000 plants, sun and sky included, on {threads} threads"), 7, || {
        black_box(all(&year, &plants, threads));
    });
    println!("AC of the first plant: {:.6} kWh", sky.expected(&first).expect("a result").totals(&year.hours).ac);
    println!("AC of all: {:.6} kWh", all(&year, &plants, 0));
}

/// The AC of all plants in a year [kWh], on this thread or on others.
fn all(year: &Year, plants: &[Plant], threads: usize) -> f64 {
    let sky = year.sky();
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut ac, mut sums) = (Vec::new(), Vec::new());
        while let Some((i, plant)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, plants.get(i)?)))
        {
            sky.ac_into(plant, &mut ac).expect("a result");
            sums.push((i, sum(&ac)));
        }
        sums
    };
    if threads == 0 {
        return work().iter().map(|(_, sum)| sum).sum();
    }
    let mut sums: Vec<(usize, f64)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("a thread")).collect()
    });
    sums.sort_by_key(|(i, _)| *i);
    sums.iter().map(|(_, sum)| sum).sum()
}

/// The sum in eight lanes, as NumPy has it, so that adding up does not take as long as the model.
fn sum(values: &[f64]) -> f64 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut lanes = [0.0; 8];
    for eight in eights {
        lanes.iter_mut().zip(eight).for_each(|(lane, value)| *lane += value);
    }
    lanes.iter().chain(rest).sum()
}

/// Processor time of this thread so far [s]; zero where the system does not tell.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) * 1e-9
}

/// The median of the clock, and the mean of this thread's processor time, which a busy machine moves less.
fn median(what: &str, runs: usize, mut run: impl FnMut()) {
    run();
    let before = processor();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    let busy = (processor() - before) / runs as f64;
    times.sort_by(f64::total_cmp);
    let (middle, least) = (times[times.len() / 2] * 1e3, times[0] * 1e3);
    println!("{what}: median {middle:.3} ms of {runs}, least {least:.3} ms, processor {:.3} ms", busy * 1e3);
}
