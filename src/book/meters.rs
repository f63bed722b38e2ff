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

mod clock;
mod hours;
mod length;
mod order;
mod register;
mod rows;
mod spans;
mod weather;

use super::files::{Folder, Limits};
use super::tables::{Cells, Tables};
use crate::finding::{Findings, Sources};
use crate::saving::proof::{Meter, Readings};
use crate::series::Table;

/// Reads the tables of all meters; those of which something cannot be read have no readings.
pub(super) fn read(
    meters: &mut [Meter],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut tables = Tables::new(folder, limits, sources, findings);
    // The meters of a fleet are read one by one when they are asked for.
    for meter in meters.iter_mut().filter(|meter| meter.data.by.is_none()) {
        meter.readings = meter_of(&mut tables, meter);
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

/// The readings of a meter from the tables that it names.
fn meter_of(tables: &mut Tables<'_, '_>, meter: &Meter) -> Option<Readings> {
    let path = tables.open(&meter.data.file)?;
    let weather = match &meter.weather {
        Some(weather) => Some(tables.open(&weather.file)?),
        None => None,
    };
    let mut about = Findings::new();
    let weather = match &weather {
        Some(path) => Some(tables.get(path)?),
        None => None,
    };
    let read = readings(meter, tables.get(&path)?, weather, &mut about);
    tables.findings.extend(about.iter().cloned());
    read
}
