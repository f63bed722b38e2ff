//! Readings of minutes added up to hours.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::length::Length;
use crate::finding::{AboutMeter, Code, Finding, Findings, Place};
use crate::saving::proof::{Meter, Reading, Weather};
use crate::series::shown;

/// Hours of readings that are in order of time. An hour that lacks one of its readings has no energy: a sum of some minutes
/// is no sum of the hour.
pub(super) fn sums(meter: &Meter, length: Length, minutes: Vec<Reading>, findings: &mut Findings) -> Vec<Reading> {
    let rows = usize::from(length.rows);
    let mut hours = Vec::with_capacity(minutes.len() / rows + 1);
    let mut short: Vec<(DateTime, Place)> = Vec::new();
    let hour = |reading: &Reading| (reading.start.date(), reading.start.hour());
    for group in minutes.chunk_by(|a, b| hour(a) == hour(b)) {
        // Where a clock was put back the hour is there twice: each time once in either.
        let again = |at: usize| at > 0 && group[at - 1].start == group[at].start;
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for (at, reading) in group.iter().enumerate() {
            if again(at) { second.push(reading) } else { first.push(reading) }
        }
        for group in [first, second].into_iter().filter(|group| !group.is_empty()) {
            let Some(sum) = sum(meter, rows, &group) else { continue };
            if sum.energy.is_none() {
                short.push((sum.start, sum.place));
            }
            hours.push(sum);
        }
    }
    if let Some((first, place)) = short.first() {
        let (count, first) = (short.len(), shown(*first));
        let message = AboutMeter::ShortHours { meter: meter.id.clone(), count, first, of: length.rows };
        findings.push(Finding::new(Code::ReadingsLeftOut, message).at(*place));
    }
    hours
}

fn sum(meter: &Meter, rows: usize, group: &[&Reading]) -> Option<Reading> {
    let first = group.first()?;
    let start = first.start.date().at(first.start.hour(), 0, 0, 0);
    let is_whole = group.len() == rows;
    let energy: Option<f64> = group.iter().map(|reading| reading.energy).sum::<Option<f64>>().filter(|_| is_whole);
    let places = group.iter().map(|reading| reading.text.as_deref().and_then(places)).collect::<Option<Vec<usize>>>();
    let (energy, text) = rounded(energy, places.and_then(|places| places.into_iter().max()));
    let known: Vec<f64> = group.iter().filter_map(|reading| reading.temperature).collect();
    let drivers = meter.drivers.iter().enumerate().map(|(at, driver)| {
        let values: Option<Vec<f64>> = group.iter().map(|reading| reading.drivers.get(at).copied().flatten()).collect();
        let values = values.filter(|_| is_whole)?;
        let sum: f64 = values.iter().sum();
        Some(if driver.is_averaged { sum / values.len() as f64 } else { sum })
    });
    Some(Reading {
        start,
        end: start.checked_add(1.hour()).ok()?,
        energy,
        text,
        temperature: (2 * known.len() >= rows).then(|| known.iter().sum::<f64>() / known.len() as f64),
        drivers: drivers.collect(),
        place: first.place,
    })
}

/// Decimal places of a number as written; `None` with an exponent.
pub(super) fn places(text: &str) -> Option<usize> {
    let plain = !text.contains(['e', 'E']);
    plain.then(|| text.split_once('.').map_or(0, |(_, places)| places.trim().len()))
}

/// A sum or difference of numbers with so many decimal places, and its text: the digits that binary arithmetic adds behind
/// them are none of the meter's.
pub(super) fn rounded(value: Option<f64>, places: Option<usize>) -> (Option<f64>, Option<String>) {
    match (value, places) {
        (Some(value), Some(places)) if places <= 9 => {
            let text = format!("{value:.places$}");
            (Some(text.parse().unwrap_or(value)), Some(text))
        }
        (value, _) => (value, None),
    }
}

/// Means of temperatures over groups of equal `key`, where at least half of `expected` are there (CalTRACK 2.0, 2.2.2.3).
pub(super) fn means<K: PartialEq>(
    weather: &[Weather],
    key: impl Fn(&Weather) -> K,
    start: impl Fn(&Weather) -> DateTime,
    expected: f64,
) -> Vec<Weather> {
    let groups = weather.chunk_by(|a, b| key(a) == key(b)).filter(|group| 2.0 * group.len() as f64 >= expected);
    let mean = |group: &[Weather]| {
        let first = group.first()?;
        let temperature = group.iter().map(|row| row.temperature).sum::<f64>() / group.len() as f64;
        Some(Weather { start: start(first), temperature, place: first.place })
    };
    groups.filter_map(mean).collect()
}
