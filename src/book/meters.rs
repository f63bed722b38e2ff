//! The tables of meters: from the files that a book names to readings in order of time.
//!
//! ```text
//! Meter.data ─ Folder ─▶ Table ─ columns ─▶ Reading* ─ in order, once, not below zero ─▶ Readings
//! ```
//! What is left out is counted in a finding; nothing is filled in.

mod order;

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::files::{Folder, Limits};
use super::tables::{Cells, Tables};
use crate::finding::{AboutMeter, Code, Finding, Findings, Sources};
use crate::saving::proof::{DriverSource, Every, Meter, Reading, Readings, Weather};
use crate::series::Moment;

/// Reads the tables of all meters; those of which something cannot be read have no readings.
pub(super) fn read(
    meters: &mut [Meter],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut reader = Tables::new(folder, limits, sources, findings);
    for meter in meters {
        meter.readings = reader.meter(meter);
    }
}

impl Tables<'_, '_> {
    fn meter(&mut self, meter: &Meter) -> Option<Readings> {
        let data = &meter.data;
        let path = self.open(&data.file)?;
        let weather = match &meter.weather {
            Some(weather) => Some(self.open(&weather.file)?),
            None => None,
        };
        let table = self.get(&path)?;
        let mut about = Findings::new();
        let mut cells = Cells { table, path: &path, absent: &data.absent, findings: &mut about };
        let periods = periods(meter, &mut cells);
        let weather_rows = weather.as_ref().and_then(|path| {
            let (weather, table) = (meter.weather.as_ref()?, self.get(path)?);
            let mut cells = Cells { table, path, absent: &weather.absent, findings: &mut about };
            weather_of(weather, &mut cells)
        });
        let readings = periods.and_then(|(every, periods)| {
            if meter.weather.is_some() && weather_rows.is_none() {
                return None;
            }
            order::ordered(meter, every, periods, weather_rows.unwrap_or_default(), &mut about)
        });
        let failed = about.has_errors();
        self.findings.extend(about.iter().cloned());
        readings.filter(|_| !failed)
    }
}

/// A period as its row has it.
pub(super) struct Row {
    pub reading: Reading,
    /// Whether its end is told.
    pub has_end: bool,
}

fn periods(meter: &Meter, cells: &mut Cells<'_>) -> Option<(Every, Vec<Row>)> {
    let data = &meter.data;
    let start = cells.column(&data.start);
    let end = data.end.as_ref().map(|name| cells.column(name));
    let days = data.days.as_ref().map(|name| cells.column(name));
    let energy = cells.column(&data.energy);
    let temperature = data.temperature.as_ref().map(|name| cells.column(name));
    let drivers: Vec<Option<Option<usize>>> = meter
        .drivers
        .iter()
        .map(|driver| match &driver.from {
            DriverSource::Column(name) => Some(cells.column(name)),
            _ => None,
        })
        .collect();
    let rows = cells.rows(&data.only);
    let (start, energy, rows) = (start?, energy?, rows?);
    let place = data.file.place;
    if rows.is_empty() {
        let message = AboutMeter::NoRows { path: data.file.value.clone() };
        cells.findings.push(Finding::new(Code::MeterUnreadable, message).at(place));
        return None;
    }
    let starts = cells.moments(&rows, start);
    let energies = cells.numbers(&rows, energy);
    let ends = optional(end, |column| cells.moments(&rows, column));
    let lengths = optional(days, |column| cells.numbers(&rows, column));
    let temperatures = optional(temperature, |column| cells.numbers(&rows, column));
    let mut values = Vec::new();
    for driver in drivers {
        values.push(optional(driver, |column| cells.numbers(&rows, column)));
    }
    let (starts, energies, ends, lengths) = (starts?, energies?, ends?, lengths?);
    let temperatures = temperatures?;
    let values: Vec<Option<Vec<Option<f64>>>> = values.into_iter().collect::<Option<_>>()?;
    let every = data.every.or_else(|| told(starts.first()?, ends.is_some() || lengths.is_some()));
    let Some(every) = every else {
        cells.findings.push(Finding::new(Code::MeterIncomplete, AboutMeter::LengthOpen).at(place));
        return None;
    };
    let mut periods = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let moment = starts[at];
        let from = moment.start();
        let lasts = |days: f64| from.checked_add(((days * 24.0).round() as i64).hours()).ok();
        let stated = match (&ends, &lengths) {
            (Some(ends), _) => Some(ends[at].start()),
            (None, Some(lengths)) => lengths[at].filter(|days| *days > 0.0 && *days < 4000.0).and_then(lasts),
            (None, None) => None,
        };
        let has_end = stated.is_some();
        let text = cells.table.rows[*row].cell(energy);
        periods.push(Row {
            reading: Reading {
                start: from,
                end: stated.or_else(|| natural(every, from)).unwrap_or(from),
                energy: energies[at],
                text: energies[at].map(|_| text.to_owned()),
                temperature: temperatures.as_ref().and_then(|values| values[at]),
                drivers: values.iter().map(|values| values.as_ref().and_then(|values| values[at])).collect(),
                place: cells.table.rows[*row].place,
            },
            has_end,
        });
    }
    Some((every, periods))
}

/// A column that may not be named: nothing then; refused where it is named and cannot be read.
#[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
fn optional<T>(column: Option<Option<usize>>, read: impl FnOnce(usize) -> Option<T>) -> Option<Option<T>> {
    match column {
        None => Some(None),
        Some(None) => None,
        Some(Some(column)) => read(column).map(Some),
    }
}

/// How long periods are, by how precisely the first begins.
fn told(first: &Moment, has_length: bool) -> Option<Every> {
    match first {
        _ if has_length => Some(Every::Bill),
        Moment::Month(_) => Some(Every::Month),
        Moment::Day(_) => Some(Every::Day),
        Moment::Time(_) => Some(Every::Hour),
    }
}

/// When a period ends of which only the beginning is told; `None` for a bill, which ends where the next begins.
fn natural(every: Every, from: DateTime) -> Option<DateTime> {
    match every {
        Every::Hour => from.checked_add(1.hour()).ok(),
        Every::Day => from.checked_add(1.day()).ok(),
        Every::Month => from.checked_add(1.month()).ok(),
        Every::Bill => None,
    }
}

fn weather_of(weather: &crate::saving::proof::WeatherFile, cells: &mut Cells<'_>) -> Option<Vec<Weather>> {
    let (start, temperature) = (cells.column(&weather.start), cells.column(&weather.temperature));
    let rows = cells.rows(&weather.only)?;
    let (starts, values) = (cells.moments(&rows, start?), cells.numbers(&rows, temperature?));
    let (starts, values) = (starts?, values?);
    let of = |(at, row): (usize, &usize)| {
        let temperature = values[at]?;
        Some(Weather { start: starts[at].start(), temperature, place: cells.table.rows[*row].place })
    };
    Some(rows.iter().enumerate().filter_map(of).collect())
}
