//! Weather of days or hours for the periods of a meter.

use jiff::civil::{Date, DateTime};

use super::length::{Length, distance};
use super::order::{is_of_the_air, say_temperatures};
use super::{clock, hours};
use crate::finding::{AboutMeter, Code, Finding, Findings, Place};
use crate::saving::proof::{Every, Meter, Weather};

/// Minutes of an hour, of a day.
const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// The weather in order of time, as fine as the readings need it: of hours for readings of hours, of days for all others.
/// `None` where it contradicts itself or is too coarse.
pub(super) fn ordered(
    meter: &Meter,
    length: Length,
    mut rows: Vec<(Weather, Option<i32>)>,
    days: &[(Date, u8)],
    findings: &mut Findings,
) -> Option<Vec<Weather>> {
    let Some(file) = meter.weather.as_ref().map(|weather| &weather.file) else { return Some(Vec::new()) };
    rows.sort_by(|(a, x), (b, y)| a.start.cmp(&b.start).then(y.cmp(x)).then(a.temperature.total_cmp(&b.temperature)));
    let mut bad = Vec::new();
    rows.retain(|(row, _)| {
        let sound = is_of_the_air(meter, row.temperature);
        if !sound {
            bad.push((row.temperature, row.start, row.place));
        }
        sound
    });
    say_temperatures(meter, &bad, findings);
    let starts: Vec<DateTime> = rows.iter().map(|(row, _)| row.start).collect();
    let minutes = distance(&starts).unwrap_or(DAY);
    let needed = if length.every == Every::Hour { HOUR } else { DAY };
    if minutes > needed && starts.len() > 1 {
        let message = AboutMeter::WeatherCoarse { path: file.value.clone(), hours: needed == HOUR };
        findings.push(Finding::new(Code::MeterUnreadable, message).at(file.place).help(AboutMeter::WeatherHelp));
        return None;
    }
    let in_hour = u8::try_from(HOUR / minutes.clamp(1, HOUR)).unwrap_or(1);
    let own = if minutes < DAY { Length { every: Every::Hour, rows: in_hour } } else { Length::whole(Every::Day) };
    let marks: Vec<_> = rows.iter().map(|(row, offset)| (row.start, *offset, row.place)).collect();
    let told = clock::of(meter, own, &marks, findings)?;
    let days: Vec<(Date, u8)> = days.iter().chain(&told).copied().collect();
    let values: Vec<(DateTime, Place, Option<f64>)> =
        rows.iter().map(|(row, _)| (row.start, row.place, Some(row.temperature))).collect();
    if clock::twice(meter, own, &values, &days, findings) {
        return None;
    }
    let rows: Vec<Weather> = rows.into_iter().map(|(row, _)| row).collect();
    Some(if minutes >= needed {
        rows
    } else if needed == HOUR {
        let hour = |row: &Weather| row.start.date().at(row.start.hour(), 0, 0, 0);
        hours::means(&rows, hour, hour, f64::from(in_hour))
    } else {
        let expected = DAY as f64 / minutes as f64;
        hours::means(&rows, |row| row.start.date(), |row| row.start.date().at(0, 0, 0, 0), expected)
    })
}
