//! Rows of a table as periods of a meter.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::length::{Length, told};
use crate::book::tables::Cells;
use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::proof::{DriverSource, Every, Meter, Reading, Weather, WeatherFile};
use crate::series::{Moment, Stamp, Table};

/// A period as its row has it.
pub(super) struct Row {
    pub reading: Reading,
    /// Whether its end is told.
    pub has_end: bool,
    /// Minutes east of UTC, where the row says so.
    pub offset: Option<i32>,
}

/// The rows of a meter, in the order of the table.
pub(super) fn periods(meter: &Meter, cells: &mut Cells<'_>) -> Option<(Length, Vec<Row>)> {
    let columns = Columns::of(meter, cells);
    let rows = cells.rows(&meter.data.only);
    let (columns, rows) = (columns?, rows?);
    let place = meter.data.file.place;
    if rows.is_empty() {
        let message = AboutMeter::NoRows { path: meter.data.file.value.clone() };
        cells.findings.push(Finding::new(Code::MeterUnreadable, message).at(place));
        return None;
    }
    let starts = cells.stamps(&rows, columns.start, false);
    let energies = cells.numbers(&rows, columns.energy);
    let ends = optional(columns.end, |column| cells.stamps(&rows, column, true));
    let lengths = optional(columns.days, |column| cells.numbers(&rows, column));
    let temperatures = optional(columns.temperature, |column| cells.numbers(&rows, column));
    let mut values = Vec::new();
    for driver in &columns.drivers {
        values.push(optional(*driver, |column| cells.numbers(&rows, column)));
    }
    let (starts, energies, ends, lengths) = (starts?, energies?, ends?, lengths?);
    let temperatures = temperatures?;
    let values: Vec<Option<Vec<Option<f64>>>> = values.into_iter().collect::<Option<_>>()?;
    let starts: Vec<Stamp> = starts.into_iter().collect::<Option<_>>()?;
    let stated = |at: usize| {
        let from = starts[at].moment.start();
        let lasts = |days: f64| from.checked_add(((days * 24.0).round() as i64).hours()).ok();
        match (&ends, &lengths) {
            (Some(ends), _) => ends[at].map(|end| end.moment.start()),
            (None, Some(lengths)) => lengths[at].filter(|days| *days > 0.0 && *days < 4000.0).and_then(lasts),
            (None, None) => None,
        }
    };
    let has_length = ends.is_some() || lengths.is_some();
    let Some(length) = length(meter, &starts, has_length.then_some(&stated)) else {
        cells.findings.push(Finding::new(Code::MeterIncomplete, AboutMeter::LengthOpen).at(place));
        return None;
    };
    let mut periods = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let from = starts[at].moment.start();
        let end = stated(at);
        let text = cells.table.rows[*row].cell(columns.energy);
        periods.push(Row {
            reading: Reading {
                start: from,
                end: end.or_else(|| length.end(from)).unwrap_or(from),
                energy: energies[at],
                text: energies[at].map(|_| text.to_owned()),
                temperature: temperatures.as_ref().and_then(|values| values[at]),
                drivers: values.iter().map(|values| values.as_ref().and_then(|values| values[at])).collect(),
                place: cells.table.rows[*row].place,
            },
            has_end: end.is_some(),
            offset: starts[at].offset,
        });
    }
    Some((length, periods))
}

/// Columns of a meter in its table.
struct Columns {
    start: usize,
    energy: usize,
    end: Option<usize>,
    days: Option<usize>,
    temperature: Option<usize>,
    drivers: Vec<Option<usize>>,
}

impl Columns {
    /// Looks all of them up, so that every missing one is said.
    fn of(meter: &Meter, cells: &mut Cells<'_>) -> Option<Columns> {
        let data = &meter.data;
        let start = cells.column(&data.start);
        let end = optional(data.end.as_ref(), |name| cells.column(name));
        let days = optional(data.days.as_ref(), |name| cells.column(name));
        let energy = cells.column(&data.energy);
        let temperature = optional(data.temperature.as_ref(), |name| cells.column(name));
        let drivers: Vec<_> = meter
            .drivers
            .iter()
            .map(|driver| match &driver.from {
                DriverSource::Column(name) => cells.column(name).map(Some),
                _ => Some(None),
            })
            .collect();
        let drivers = drivers.into_iter().collect::<Option<_>>()?;
        Some(Columns { start: start?, energy: energy?, end: end?, days: days?, temperature: temperature?, drivers })
    }
}

/// The length of the rows: as the book says, as the ends of all rows say, as the times tell.
fn length(meter: &Meter, starts: &[Stamp], stated: Option<&dyn Fn(usize) -> Option<DateTime>>) -> Option<Length> {
    if let Some(every) = meter.data.every {
        return Some(Length { every, rows: meter.data.in_hour.unwrap_or(1) });
    }
    let moments: Vec<Moment> = starts.iter().map(|stamp| stamp.moment).collect();
    let told = told(&moments);
    let Some(stated) = stated else {
        // Between readings of a register lies what lies between them.
        return told.or_else(|| meter.is_register.then(|| Length::whole(Every::Bill)));
    };
    let fits = |length: &Length| (0..starts.len()).all(|at| length.end(moments[at].start()) == stated(at));
    Some(told.filter(fits).unwrap_or(Length::whole(Every::Bill)))
}

/// A column that may not be named: nothing then; refused where it is named and cannot be read.
#[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
fn optional<C, T>(column: Option<C>, read: impl FnOnce(C) -> Option<T>) -> Option<Option<T>> {
    match column {
        None => Some(None),
        Some(column) => read(column).map(Some),
    }
}

/// The rows of a table of weather that have a temperature, in its order.
pub(super) fn weather_of(
    weather: &WeatherFile,
    table: &Table,
    findings: &mut Findings,
) -> Option<Vec<(Weather, Option<i32>)>> {
    let mut cells = Cells { table, path: &weather.file.value, absent: &weather.absent, findings };
    let (start, temperature) = (cells.column(&weather.start), cells.column(&weather.temperature));
    let day = optional(weather.day.as_ref(), |name| cells.column(name));
    let rows = cells.rows(&weather.only)?;
    let days = optional(day?, |column| cells.numbers(&rows, column))?;
    let (starts, values) = (cells.stamps(&rows, start?, false), cells.numbers(&rows, temperature?));
    let (starts, values) = (starts?, values?);
    let of = |(at, row): (usize, &usize)| {
        let (temperature, stamp) = (values[at]?, starts[at]?);
        let after = match &days {
            Some(days) => ((days[at]? * 24.0).round() as i64).hours(),
            None => 0.hours(),
        };
        let start = stamp.moment.start().checked_add(after).ok()?;
        let weather = Weather { start, temperature, place: table.rows[*row].place };
        Some((weather, stamp.offset))
    };
    Some(rows.iter().enumerate().filter_map(of).collect())
}
