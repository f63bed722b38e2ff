//! The tables of meters: from the files that a book names to readings in order of time.
//!
//! ```text
//! Meter.data ─ Folder ─▶ Table ─ cells, rows ─▶ Row* ─ order ─┬─ clock      offsets, days of 23 and 25 hours
//!                                                            ├─ register   differences, swaps
//!                                                            ├─ hours      minutes added up to hours
//!                                                            └─ weather    days or hours, and what lacks it
//!                                                               └─▶ Readings ─ spans ─▶ findings about the models
//! ```
//! What is left out is counted in a finding; nothing is filled in. The order of the rows and the encoding of the file change
//! nothing.

mod cells;
mod clock;
mod hours;
mod length;
mod order;
mod register;
mod rows;
mod spans;
mod weather;

use std::collections::HashMap;

use super::files::{Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutMeter, Code, FileId, Finding, Findings, Level, Located, Place, Sources};
use crate::saving::proof::{Meter, Readings};
use crate::series::{Table, TableError, decoded};
use cells::Cells;

/// Reads the tables of all meters; those of which something cannot be read have no readings.
pub(super) fn read(
    meters: &mut [Meter],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let limits = Limits { file_bytes: limits.readings_bytes, ..limits };
    let mut reader = Reader { folder, limits, sources, findings, tables: HashMap::new() };
    // The meters of a fleet are read one by one when they are asked for.
    for meter in meters.iter_mut().filter(|meter| meter.data.by.is_none()) {
        meter.readings = reader.meter(meter);
    }
}

/// The readings of a meter from its table, and what is wrong with them; `None` where they cannot be used.
pub(super) fn readings(
    meter: &Meter,
    table: &Table,
    weather: Option<&Table>,
    findings: &mut Findings,
) -> Option<Readings> {
    let data = &meter.data;
    let mut about = Findings::new();
    let mut cells = Cells { table, path: &data.file.value, absent: &data.absent, findings: &mut about };
    let periods = rows::periods(meter, &mut cells);
    let temperatures = match (&meter.weather, weather) {
        (Some(file), Some(table)) => rows::weather_of(file, table, &mut about),
        (Some(_), None) => None,
        (None, _) => Some(Vec::new()),
    };
    let readings = periods.and_then(|(length, rows)| order::ordered(meter, length, rows, temperatures?, &mut about));
    if readings.is_some() {
        spans::look(meter, &mut about);
    }
    let failed = about.has_errors();
    findings.extend(about.iter().cloned());
    readings.filter(|_| !failed)
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
        let path = self.open(&meter.data.file)?;
        let weather = match &meter.weather {
            Some(weather) => Some(self.open(&weather.file)?),
            None => None,
        };
        let table = self.tables.get(&path)?.as_ref()?;
        let weather = match &weather {
            Some(path) => Some(self.tables.get(path)?.as_ref()?),
            None => None,
        };
        readings(meter, table, weather, self.findings)
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
        let bytes = match self.folder.read(&local, self.limits.readings_bytes) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.findings.push(unreadable(error, &name.value, name.place, self.limits));
                return None;
            }
        };
        let refuse = |reason: AboutMeter, place: Place| {
            let reason = Box::new(reason);
            Finding::new(Code::MeterUnreadable, AboutMeter::NoTable { path: name.value.clone(), reason }).at(place)
        };
        let Some((text, encoding)) = decoded(&bytes) else {
            self.findings.push(refuse(AboutMeter::NoText, name.place));
            self.tables.insert(path, None);
            return None;
        };
        if let Some(encoding) = encoding {
            let encoding = encoding.to_ascii_uppercase();
            let message = AboutMeter::Encoded { path: name.value.clone(), encoding };
            let finding = Finding::new(Code::MeterUnreadable, message).at(name.place).level(Level::Note);
            self.findings.push(finding);
        }
        let file: FileId = self.sources.add(path.clone(), text.as_ref());
        let table = Table::read(file, &text).map_err(|error| {
            self.findings.push(refuse(reason(error), name.place));
        });
        let table = table.ok();
        let found = table.is_some();
        self.tables.insert(path.clone(), table);
        found.then_some(path)
    }
}

/// Why a text is no table, as a sentence.
pub(super) fn reason(error: TableError) -> AboutMeter {
    match error {
        TableError::Empty => AboutMeter::TableEmpty,
        TableError::ColumnTwice { name } => AboutMeter::ColumnTwice { name },
        TableError::TooManyCells { limit } => AboutMeter::TableTooLarge { limit },
        TableError::Records { reason } => AboutMeter::Other { reason },
    }
}
