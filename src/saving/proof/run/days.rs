//! Days from the hours of a meter, for methods that take days.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::metered::calendar::{Clock, Note, days};
use crate::saving::proof::model::{Every, Meter};
use crate::saving::proof::readings::{Reading, Readings};

/// Share of the hours of a day that must have a temperature (CalTRACK 2.0, 2.2.2.3).
const LEAST_OF_TEMPERATURE: f64 = 0.5;

/// The hours of a meter as days of its clock: energy and columns of drivers added up, temperatures averaged. A day that lacks
/// an hour is left out, and counted.
pub(super) fn of_hours(meter: &Meter, readings: &Readings, findings: &mut Findings) -> Result<Readings, AboutMeter> {
    let clock = Clock::with(&meter.clock)?;
    let hours = &readings.periods;
    let column = |of: &dyn Fn(&Reading) -> Option<f64>| -> Vec<(DateTime, Option<f64>)> {
        hours.iter().map(|hour| (hour.start, of(hour))).collect()
    };
    let energy = days(&column(&|hour| hour.energy), &clock, 1.0)?;
    let temperature = days(&column(&|hour| hour.temperature), &clock, LEAST_OF_TEMPERATURE)?;
    let mut drivers = Vec::new();
    for at in 0..meter.drivers.len() {
        drivers.push(days(&column(&|hour| hour.drivers.get(at).copied().flatten()), &clock, 1.0)?);
    }
    let short: Vec<_> = energy
        .notes
        .iter()
        .filter_map(|note| if let Note::ShortDay { date, .. } = note { Some(date) } else { None })
        .collect();
    if let Some(first) = short.first() {
        let message = AboutMeter::ShortDays { meter: meter.id.clone(), count: short.len(), first: first.to_string() };
        findings.push(Finding::new(Code::ReadingsLeftOut, message).at(meter.data.file.place));
    }
    let mut periods = Vec::with_capacity(energy.used.len());
    let find = |of: &[crate::saving::metered::calendar::Day], date| {
        of.binary_search_by_key(&date, |day| day.date).ok().map(|at| of[at])
    };
    for day in &energy.used {
        let from = hours.partition_point(|hour| hour.start.date() < day.date);
        let start = day.date.at(0, 0, 0, 0);
        let (Some(first), Ok(end)) = (hours.get(from), start.checked_add(1.day())) else { continue };
        periods.push(Reading {
            start,
            end,
            energy: Some(day.sum),
            text: None,
            temperature: find(&temperature.used, day.date).map(|day| day.mean),
            drivers: drivers.iter().map(|of| find(&of.used, day.date).map(|day| day.sum)).collect(),
            place: first.place,
        });
    }
    Ok(Readings { every: Every::Day, periods, weather: readings.weather.clone() })
}

/// The readings of a day of the clock: the index of the first, and how many there are.
pub(super) fn hours_of(readings: &Readings, day: &Reading) -> (usize, usize) {
    let from = readings.periods.partition_point(|hour| hour.start < day.start);
    let to = readings.periods.partition_point(|hour| hour.start < day.end);
    (from, to.saturating_sub(from))
}
