//! The generation of plants row by row: from the tables that a book names to rows in the order of time.

use super::files::{Folder, Limits};
use super::tables::{Cells, Tables};
use crate::finding::{AboutMeter, AboutPlant, Code, Finding, Findings, Message, Sources};
use crate::pv::{GenerationSeries, PvPlant, SeriesRow, SeriesRows};
use crate::quantity::{Exact, Unit};
use crate::saving::proof::Every;
use crate::series::{Moment, number};

/// Reads the tables of all plants; those of which something cannot be read have no rows.
pub(super) fn read(
    plants: &mut [PvPlant],
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut tables = Tables::new(folder, limits, sources, findings);
    for plant in plants {
        let Some(series) = &mut plant.series else { continue };
        let Some(path) = tables.open(&series.file) else { continue };
        let mut about = Findings::new();
        if let Some(table) = tables.get(&path) {
            let mut cells = Cells { table, path: &path, absent: &[], findings: &mut about };
            series.rows = rows(series, &plant.id, &mut cells);
        }
        tables.findings.extend(about.iter().cloned());
    }
}

fn rows(series: &GenerationSeries, plant: &str, cells: &mut Cells<'_>) -> Option<SeriesRows> {
    let start = cells.column(&series.start);
    let generated = match &series.generated {
        Some(name) => Some(cells.column(name)?),
        None => None,
    };
    let dc = match &series.dc {
        Some(name) => Some(cells.column(name)?),
        None => None,
    };
    let load = match &series.load {
        Some(name) => Some(cells.column(name)?),
        None => None,
    };
    let start = start?;
    let all = cells.rows(&[])?;
    let starts = cells.stamps(&all, start, false);
    let mut read = |column: Option<usize>| match column {
        Some(column) => exacts(cells, &all, column).map(Some),
        None => Some(None),
    };
    let (values, inputs, loads) = (read(generated), read(dc), read(load));
    let (starts, values, inputs, loads) = (starts?, values?, inputs?, loads?);
    let starts: Vec<Moment> = starts.into_iter().flatten().map(|stamp| stamp.moment).collect();
    let every = match starts.first()? {
        Moment::Month(_) => Every::Month,
        Moment::Day(_) => Every::Day,
        Moment::Time(_) => Every::Hour,
    };
    let is_power = Unit::parse("kW").is_ok_and(|kw| series.unit.convertible(&kw).is_some());
    if every == Every::Month && is_power {
        let finding = Finding::new(Code::UnitMismatch, AboutPlant::MonthlyPower).at(series.place);
        cells.findings.push(finding);
        return None;
    }
    let mut negative = 0;
    let mut rows: Vec<SeriesRow> = Vec::with_capacity(all.len());
    for (at, row) in all.iter().enumerate() {
        let mut kept = |value: Option<&Option<Exact>>| {
            let value = value.cloned().flatten();
            let is_below = value.as_ref().is_some_and(Exact::is_negative);
            negative += usize::from(is_below);
            value.filter(|_| !is_below)
        };
        rows.push(SeriesRow {
            start: starts[at].start(),
            generated: kept(values.as_ref().and_then(|values| values.get(at))),
            dc: kept(inputs.as_ref().and_then(|inputs| inputs.get(at))),
            load: kept(loads.as_ref().and_then(|loads| loads.get(at))),
            place: cells.table.rows[*row].place,
        });
    }
    if negative > 0 {
        let message = AboutPlant::RowsNegative { plant: plant.to_owned(), count: negative };
        cells.findings.push(Finding::new(Code::ReadingsLeftOut, message).at(series.file.place));
    }
    rows.sort_by_key(|row| row.start);
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].start == pair[1].start) {
        let message = AboutMeter::Twice { at: pair[1].start.to_string() };
        let finding = Finding::new(Code::MeterUnreadable, message).at(pair[1].place);
        cells.findings.push(finding.at_with(pair[0].place, Message::FirstHere).help(AboutPlant::KeepOneRow));
        return None;
    }
    Some(SeriesRows { every, rows })
}

/// A column of numbers as they are written; blank ones are `None`.
fn exacts(cells: &mut Cells<'_>, rows: &[usize], column: usize) -> Option<Vec<Option<Exact>>> {
    let mut values = Vec::with_capacity(rows.len());
    let mut bad = Vec::new();
    for at in rows {
        let cell = cells.table.rows[*at].cell(column).trim();
        match number(cell) {
            Ok(None) => values.push(None),
            Ok(Some(value)) => {
                let plain = cell.replace(',', "");
                // An exponent is no decimal as it stands; the number that it means is taken.
                let exact = Exact::parse_decimal(&plain).or_else(|| Exact::from_f64(value));
                values.push(exact.filter(|_| value.is_finite()));
            }
            Err(_) => bad.push(*at),
        }
    }
    let says = |text, column| AboutMeter::CellNotNumber { text, column };
    cells.refuse(&bad, column, says, &AboutPlant::BlankHelp);
    bad.is_empty().then_some(values)
}
