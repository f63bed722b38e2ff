//! The made-up weather of the example plant: written by this file, and never anything else.
//!
//! `UPDATE_GOLDEN=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use crossfoot::pv::model::clear_sky::haurwitz;
use crossfoot::pv::model::{Clock, Hours, Site, SunPath};

const HEAD: &str = "\
# Made up: no station measured this. A clear sky by the sun's height (Haurwitz 1945) times a made-up cloud index, with made-up
# temperature and wind. Written by tests/pv_example_weather.rs, to show the model and for nothing else. Hours end at their labels.
# place: Kunshan (made up)
# latitude: 31.38
# longitude: 120.98
# altitude: 4
# utc_offset: 8
year,month,day,hour,ghi,dni,dhi,temp_air,wind_speed
";

/// A number from 0 to 1 for each count, the same everywhere (a multiplicative hash).
fn chance(count: u64) -> f64 {
    let mixed = (count + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((mixed ^ (mixed >> 32)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// What clouds leave of a clear day: seldom all, and less in the rain of June.
fn clear(day: u64, month: u8) -> f64 {
    let spell = 0.5 * (chance(day / 3) + chance(day + 1_000));
    let rain = if month == 6 { 0.75 } else { 1.0 };
    (0.18 + 0.82 * spell) * rain
}

fn weather() -> String {
    let site = Site::new(31.38, 120.98, 4.0).expect("a site");
    let hours = Hours::of_year(2024, &Clock::hourly(8.0)).expect("a year");
    let sun = SunPath::new(&site, hours.instants()).expect("a sun");
    let mut text = HEAD.to_owned();
    let turn = core::f64::consts::TAU;
    let (mut month, mut first) = (0, 0);
    for row in 0..hours.len() {
        let (day, hour) = (row / 24, row % 24);
        if hours.months()[row] != month {
            (month, first) = (hours.months()[row], day);
        }
        let up = sun.up[row];
        let passing = 0.85 + 0.3 * chance(50_000 + row as u64);
        let left = (clear(day as u64, month) * passing).min(1.0);
        let ghi = haurwitz(sun.apparent_zenith[row]) * left;
        // The clearer, the more of it comes straight from the sun.
        let beam = if up > 0.05 { (ghi * 0.8 * left * left).min(950.0 * up) } else { 0.0 };
        let season = libm::cos(turn * (day as f64 - 20.0) / 366.0);
        let time = libm::cos(turn * (hour as f64 - 14.0) / 24.0);
        let air = 17.0 - 11.5 * season + (1.5 + 4.0 * left) * time + 6.0 * (chance(900 + day as u64 / 2) - 0.5);
        let wind = 1.0 + 3.0 * chance(200_000 + row as u64 / 4) + 0.6 * time;
        let shown = |value: f64| if value < 0.005 { "0".to_owned() } else { format!("{value:.2}") };
        let (dni, dhi) = (if beam > 0.0 { beam / up } else { 0.0 }, ghi - beam);
        writeln!(
            text,
            "2024,{month},{},{},{},{},{},{air:.2},{:.2}",
            day - first + 1,
            hour + 1,
            shown(ghi),
            shown(dni),
            shown(dhi),
            wind.max(0.2)
        )
        .expect("a line");
    }
    text
}

#[test]
fn the_weather_of_the_example_is_made_here() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/example-plant/weather.csv");
    let made = weather();
    assert!(made.len() < 350_000, "{} bytes", made.len());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).expect("the weather is written");
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == made, "UPDATE_GOLDEN=1 rewrites {}", path.display());
}
