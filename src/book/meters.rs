//! The tables of meters: from the files that a book names to readings in order of time.
//!
//! ```text
//! Meter.data ─ Folder ─▶ Table ─ columns ─▶ Reading* ─ in order, once, not below zero ─▶ Readings
//! ```
//! What is left out is counted in a finding; nothing is filled in.

mod order;

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::files::{Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutMeter, Code, FileId, Finding, Findings, Located, Place, Sources};
use crate::saving::proof::{DriverSource, Every, Meter, Only, Reading, Readings, Weather};
use crate::series::{Moment, Table, TableError, decoded, number};

/// Cells of one column that are named one by one.
const SHOWN: usize = 5;

/// Reads the tables of all meters; those of which something cannot be read have no readings.
pub(super) fn read(
    meters: &mut [Meter],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut reader = Reader { folder, limits, sources, findings, tables: HashMap::new() };
    for meter in meters {
        meter.readings = reader.meter(meter);
    }
}

struct Reader<'a, 'f> {
    folder: Folder<'f>,
    limits: Limits,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
    /// Tables by path: several meters may stand in one.
    tables: HashMap<String, Option<Table>>,
}

impl Reader<'_, '_> {
    fn meter(&mut self, meter: &Meter) -> Option<Readings> {
        let data = &meter.data;
        let path = self.open(&data.file)?;
        let weather = match &meter.weather {
            Some(weather) => Some(self.open(&weather.file)?),
            None => None,
        };
        let table = self.tables.get(&path)?.as_ref()?;
        let mut about = Findings::new();
        let mut cells = Cells { table, path: &path, absent: &data.absent, findings: &mut about };
        let periods = periods(meter, &mut cells);
        let weather_rows = weather.as_ref().and_then(|path| {
            let (weather, table) = (meter.weather.as_ref()?, self.tables.get(path)?.as_ref()?);
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

    /// The path of a table that was read, now or before.
    fn open(&mut self, name: &Located<String>) -> Option<String> {
        let beside = self.folder.name_of(self.sources.name(name.place.file)).to_owned();
        let refuse = |error| unreadable(error, &name.value, name.place, self.limits);
        let Some(local) = Folder::name_beside(&beside, &name.value) else {
            self.findings.push(refuse(super::files::FileError::LeavesFolder));
            return None;
        };
        let resolved = self.folder.resolve(&local).map_err(refuse);
        let path = resolved.map_err(|finding| self.findings.push(finding)).ok()?;
        if let Some(table) = self.tables.get(&path) {
            return table.is_some().then_some(path);
        }
        let bytes = match self.folder.read(&local, self.limits.file_bytes) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.findings.push(unreadable(error, &name.value, name.place, self.limits));
                return None;
            }
        };
        let refuse = |reason: AboutMeter, place: Place| {
            let of = |lang| reason.text(lang);
            let reason = format!("{} / {}", of(crate::finding::Lang::En), of(crate::finding::Lang::Zh));
            Finding::new(Code::MeterUnreadable, AboutMeter::NoTable { path: name.value.clone(), reason }).at(place)
        };
        let Some((text, encoding)) = decoded(&bytes) else {
            self.findings.push(refuse(AboutMeter::NoText, name.place));
            self.tables.insert(path, None);
            return None;
        };
        if let Some(encoding) = encoding {
            let message = AboutMeter::Encoded { path: name.value.clone(), encoding: encoding.to_owned() };
            self.findings.push(Finding::new(Code::ReportReadInPart, message).at(name.place));
        }
        let file: FileId = self.sources.add(path.clone(), text.as_ref());
        let table = Table::read(file, &text).map_err(|error| {
            let reason = match error {
                TableError::Empty => AboutMeter::TableEmpty,
                TableError::ColumnTwice { name } => AboutMeter::ColumnTwice { name },
                TableError::TooManyCells { limit } => AboutMeter::TableTooLarge { limit },
                TableError::Records { reason } => AboutMeter::Other { reason },
            };
            self.findings.push(refuse(reason, name.place));
        });
        let table = table.ok();
        let found = table.is_some();
        self.tables.insert(path.clone(), table);
        found.then_some(path)
    }
}

/// The cells of a table, with what is wrong with them.
struct Cells<'a> {
    table: &'a Table,
    path: &'a str,
    absent: &'a [String],
    findings: &'a mut Findings,
}

impl Cells<'_> {
    fn column(&mut self, name: &Located<String>) -> Option<usize> {
        let at = self.table.column(&name.value);
        if at.is_none() {
            let message = AboutMeter::NoColumn { column: name.value.clone(), path: self.path.to_owned() };
            let names = self.table.header.iter().filter(|name| !name.is_empty()).cloned().collect();
            let finding = Finding::new(Code::MeterUnreadable, message).at(name.place).at(self.table.header_place);
            self.findings.push(finding.help(AboutMeter::ColumnsAre { names }));
        }
        at
    }

    /// The rows that are read.
    fn rows(&mut self, only: &[Only]) -> Option<Vec<usize>> {
        let columns: Vec<Option<(usize, &str)>> =
            only.iter().map(|only| Some((self.column(&only.column)?, only.is.trim()))).collect();
        let columns: Vec<(usize, &str)> = columns.into_iter().collect::<Option<_>>()?;
        let holds = |row: &crate::series::Row| columns.iter().all(|(column, is)| row.cell(*column) == *is);
        Some((0..self.table.rows.len()).filter(|at| holds(&self.table.rows[*at])).collect())
    }

    /// A column of numbers, a value for each of `rows`; absent ones are `None`.
    fn numbers(&mut self, rows: &[usize], column: usize) -> Option<Vec<Option<f64>>> {
        let mut values = Vec::with_capacity(rows.len());
        let mut bad = Vec::new();
        for at in rows {
            let cell = self.table.rows[*at].cell(column);
            if self.absent.iter().any(|absent| absent == cell) {
                values.push(None);
                continue;
            }
            match number(cell) {
                Ok(value) => values.push(value),
                Err(_) => bad.push(*at),
            }
        }
        self.refuse(&bad, column, |text, column| AboutMeter::CellNotNumber { text, column }, AboutMeter::AbsentHelp);
        bad.is_empty().then_some(values)
    }

    /// A column of times.
    fn moments(&mut self, rows: &[usize], column: usize) -> Option<Vec<Moment>> {
        let read: Vec<Option<Moment>> =
            rows.iter().map(|at| Moment::parse(self.table.rows[*at].cell(column))).collect();
        let bad: Vec<usize> = rows.iter().zip(&read).filter(|(_, read)| read.is_none()).map(|(at, _)| *at).collect();
        self.refuse(&bad, column, |text, _| AboutMeter::BadMoment { text }, AboutMeter::MomentGrammar);
        read.into_iter().collect()
    }

    fn refuse(&mut self, bad: &[usize], column: usize, says: fn(String, String) -> AboutMeter, help: AboutMeter) {
        let name = self.table.header.get(column).cloned().unwrap_or_default();
        for (shown, at) in bad.iter().take(SHOWN).enumerate() {
            let row = &self.table.rows[*at];
            let message = says(row.cell(column).to_owned(), name.clone());
            let mut finding = Finding::new(Code::MeterUnreadable, message).at(row.cell_place(column));
            if shown == SHOWN - 1 && bad.len() > SHOWN {
                finding = finding.fact(AboutMeter::MoreLike { count: bad.len() - SHOWN });
            }
            self.findings.push(finding.help(help.clone()));
        }
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
