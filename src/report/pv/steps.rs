//! The steps of the model's rows for programs and sheets: sun, sky, light on the modules; and the days with sunrise and sunset.

use serde_json::{Value, json};

use super::super::figure::double_json as double;
use crate::pv::Expected;
use crate::pv::model::Steps;
use crate::pv::model::clear_sky::ClearSky;
use crate::pv::model::sun::{Events, events};
use crate::pv::weather::Stamp;

/// How many columns a row of steps has.
const STEPS: usize = 28;

/// The steps of a row by their names, in the order of the chain; not a number where there is none.
pub(super) fn named(steps: &Steps) -> [(&'static str, f64); STEPS] {
    let no_sky = ClearSky { ghi: f64::NAN, dni: f64::NAN, dhi: f64::NAN };
    let (ineichen, solis) = (steps.ineichen.unwrap_or(no_sky), steps.solis.unwrap_or(no_sky));
    [
        ("zenith_deg", steps.zenith),
        ("apparent_zenith_deg", steps.apparent_zenith),
        ("elevation_deg", 90.0 - steps.zenith),
        ("apparent_elevation_deg", 90.0 - steps.apparent_zenith),
        ("azimuth_deg", steps.azimuth),
        ("equation_of_time_min", steps.equation_of_time),
        ("dni_extra_w_m2", steps.extraterrestrial),
        ("dni_extra_by_distance_w_m2", steps.by_distance),
        ("airmass_relative", steps.air_mass),
        ("airmass_absolute", steps.absolute_air_mass),
        ("ghi_w_m2", steps.ghi),
        ("dni_w_m2", steps.dni),
        ("dhi_w_m2", steps.dhi),
        ("clearness", steps.clearness),
        ("disc_airmass", steps.disc_air_mass),
        ("ineichen_ghi_w_m2", ineichen.ghi),
        ("ineichen_dni_w_m2", ineichen.dni),
        ("ineichen_dhi_w_m2", ineichen.dhi),
        ("solis_ghi_w_m2", solis.ghi),
        ("solis_dni_w_m2", solis.dni),
        ("solis_dhi_w_m2", solis.dhi),
        ("haurwitz_ghi_w_m2", steps.haurwitz),
        ("incidence_angle_deg", steps.incidence),
        ("incidence_modifier", steps.modifier),
        ("poa_beam_w_m2", steps.beam),
        ("poa_sky_w_m2", steps.sky),
        ("poa_ground_w_m2", steps.ground),
        ("module_temperature_c", steps.back),
    ]
}

/// The days of the rows, on the clock of the file, with the events of the sun in UTC.
pub(super) fn days_json(expected: &Expected) -> Value {
    let mut days: Vec<(i32, u8, u8)> = Vec::new();
    for stamp in expected.stamps() {
        let day = (stamp.year, stamp.month, stamp.day);
        if days.last() != Some(&day) {
            days.push(day);
        }
    }
    let of_day = |(year, month, day): (i32, u8, u8)| {
        let found = events(expected.site(), year, month, day).ok();
        let rises = found.and_then(|of: Events| of.rise_and_set);
        let utc = |seconds: f64| time(seconds).map_or(Value::Null, Value::String);
        json!({
            "day": format!("{year:04}-{month:02}-{day:02}"),
            "sunrise": rises.map(|(rise, _)| utc(rise)),
            "transit": found.map(|of| utc(of.transit)),
            "sunset": rises.map(|(_, set)| utc(set)),
            "daylight_h": rises.map(|(rise, set)| double((set - rise) / 3600.0)),
        })
    };
    Value::Array(days.into_iter().map(of_day).collect())
}

/// Seconds since 1970 as a time in UTC, to the nearest second.
fn time(seconds: f64) -> Option<String> {
    let whole = libm::floor(seconds + 0.5) as i64;
    let stamp = Stamp::at_minutes(whole.div_euclid(60))?;
    let Stamp { year, month, day, minute } = stamp;
    let (hour, minute, second) = (minute / 60, minute % 60, whole.rem_euclid(60));
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// The label of a row: `2019-01-01T00:30`, with seconds where it has some.
pub(super) fn label(stamp: &crate::pv::model::Stamp) -> String {
    let seconds = libm::floor(stamp.minute * 60.0 + 0.5) as u32;
    let (minute, second) = (seconds / 60, seconds % 60);
    let to_minute =
        format!("{:04}-{:02}-{:02}T{:02}:{:02}", stamp.year, stamp.month, stamp.day, minute / 60, minute % 60);
    if second == 0 { to_minute } else { format!("{to_minute}:{second:02}") }
}
