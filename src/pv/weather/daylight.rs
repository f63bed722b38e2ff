//! When the middle of the days' irradiance comes, against solar noon: what it says of the clock.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use super::{Field, Weather};

/// How late the irradiance comes.
pub(super) struct Noon {
    /// Minutes after solar noon, over all days.
    pub(super) late: f64,
    /// How many minutes later in the summer half (of either hemisphere) than in the dark months; `None` without enough days.
    pub(super) summer: Option<f64>,
}

/// Fewer sunny days say nothing.
const LEAST_DAYS: usize = 20;
/// Sun of a day, W/m² × rows, from which its middle is taken; days beyond it are dark or have gaps.
const LEAST_SUN: f64 = 500.0;

/// The middle of each day's irradiance on local mean solar time, less the equation of time. `None` where the longitude or the
/// offset is not known, in the polar zones, and with too few days.
pub(super) fn noon(weather: &Weather) -> Option<Noon> {
    let longitude = weather.site.longitude?;
    let latitude = weather.site.latitude.unwrap_or(0.0);
    if libm::fabs(latitude) > 60.0 {
        return None;
    }
    let values = weather.values(Field::Ghi)?;
    let instants = weather.sun_seconds(None).ok()?;
    // Day of local solar time → (irradiance, irradiance × minute, month, day of year).
    let mut days: BTreeMap<i64, (f64, f64, u8, u16)> = BTreeMap::new();
    for (row, value) in values.iter().enumerate() {
        let (Some(value), Some(seconds)) = (value, instants[row]) else { continue };
        let minutes = seconds / 60.0 + 4.0 * longitude;
        let day = libm::floor(minutes / 1440.0);
        let time = weather.times[row];
        let sum = days.entry(day as i64).or_insert((0.0, 0.0, time.month, time.day_of_year()));
        sum.0 += value;
        sum.1 += value * (minutes - day * 1440.0);
    }
    let late: Vec<(u8, f64)> = days
        .values()
        .filter(|day| day.0 >= LEAST_SUN)
        .map(|(sun, weighted, month, day)| (*month, weighted / sun - 720.0 + equation_of_time(*day)))
        .collect();
    if late.len() < LEAST_DAYS {
        return None;
    }
    // The southern summer is the northern winter.
    let season = |month: u8| if latitude < 0.0 { (month + 5) % 12 + 1 } else { month };
    let mean = |wanted: fn(u8) -> bool| {
        let chosen: Vec<f64> = late.iter().filter(|(month, _)| wanted(season(*month))).map(|(_, late)| *late).collect();
        (chosen.len() >= LEAST_DAYS).then(|| chosen.iter().sum::<f64>() / chosen.len() as f64)
    };
    let summer = mean(|month| (5..=9).contains(&month));
    let winter = mean(|month| month >= 11 || month <= 2);
    Some(Noon {
        late: late.iter().map(|(_, late)| late).sum::<f64>() / late.len() as f64,
        summer: summer.zip(winter).map(|(summer, winter)| summer - winter),
    })
}

/// Minutes by which the sun is ahead of mean time (J. W. Spencer, Search 2, 1971, p. 172).
fn equation_of_time(day_of_year: u16) -> f64 {
    let b = 2.0 * PI * (f64::from(day_of_year) - 1.0) / 365.0;
    let (sin, cos) = (libm::sin(b), libm::cos(b));
    let (sin2, cos2) = (libm::sin(2.0 * b), libm::cos(2.0 * b));
    229.18 * (0.000_075 + 0.001_868 * cos - 0.032_077 * sin - 0.014_615 * cos2 - 0.040_849 * sin2)
}
