//! Rows without irradiance in which there can be none: the sun is below the horizon from their beginning to their end.

use super::plane::LightRow;
use crate::pv::model::{Site, SunPath};
use crate::pv::weather::Weather;

/// Times without a row that are looked at, for each row there is; a file with more gaps than that has no night to be known.
const MOST_ABSENT: i64 = 4;
const DAY: i64 = 1440;

/// Puts a row where a time has none, and 0 where a value is missing at night. Where place or clock are not known, every value that
/// is missing stays so.
pub(super) fn darken(rows: &mut Vec<LightRow>, weather: &Weather, step_min: i64) {
    fill(rows, step_min);
    let (Some(latitude), Some(longitude)) = (weather.site.latitude, weather.site.longitude) else { return };
    let Some(offset) = weather.site.utc_offset_min.or_else(|| weather.clock_offset_min()) else { return };
    let Ok(site) = Site::new(latitude, longitude, weather.site.altitude.unwrap_or(0.0)) else { return };
    let missing: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].poa.is_nan()).collect();
    // Beginning, middle and end: no night is so short that the sun rises and sets between two of them, at steps up to an hour.
    let instants = |part: i64| -> Vec<f64> {
        let of = |at: &usize| (rows[*at].start - i64::from(offset)) as f64 * 60.0 + (part * step_min) as f64 * 30.0;
        missing.iter().map(of).collect()
    };
    let paths: Result<Vec<SunPath>, _> = (0..=2).map(|part| SunPath::new(&site, &instants(part))).collect();
    let Ok(paths) = paths else { return };
    for (number, at) in missing.iter().enumerate() {
        if paths.iter().all(|path| path.up.get(number).is_some_and(|up| *up <= 0.0)) {
            rows[*at].poa = 0.0;
        }
    }
}

/// A row without values for each time of the first day to the last that has none.
fn fill(rows: &mut Vec<LightRow>, step_min: i64) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let begin = first.start - first.start.rem_euclid(DAY) / step_min * step_min;
    let end = (last.start.div_euclid(DAY) + 1) * DAY;
    let absent = (end - begin) / step_min - rows.len() as i64;
    if absent <= 0 || absent > MOST_ABSENT.saturating_mul(rows.len() as i64).saturating_add(2 * DAY) {
        return;
    }
    let mut whole = Vec::with_capacity(rows.len() + absent as usize);
    let mut next = begin;
    let none = |start: i64| LightRow { start, poa: f64::NAN, cell: f64::NAN };
    for row in rows.iter() {
        while next + step_min <= row.start {
            whole.push(none(next));
            next += step_min;
        }
        whole.push(*row);
        next = row.start + step_min;
    }
    while next + step_min <= end {
        whole.push(none(next));
        next += step_min;
    }
    *rows = whole;
}
