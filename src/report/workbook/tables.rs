//! Sheets of texts and tables: boundary, methods, the index of the standard, and by what the workbook was made.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{DEEP, Role, SERIES};
use crate::finding::{ReportWord, WorkbookWord};
use crate::report::dossier::{
    Block, Cell, Column, ColumnKind, Figure, Role as RowRole, SectionKind, Table, record_label,
};

/// The index of ISO 14064-1:2018, 9.3.1, where the report has it.
pub(super) fn index(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let Some(section) = plan.dossier.sections.iter().find(|section| section.kind == SectionKind::Index) else {
        return Ok(None);
    };
    let table = section.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let Some(table) = table else { return Ok(None) };
    let columns = u16::try_from(table.columns.len()).unwrap_or(1);
    let lead = ReportWord::IndexLead.text(plan.lang);
    let mut sheet = Sheet::new(plan.word(WorkbookWord::Index), &section.title, &[lead], columns)?;
    let head = sheet.row;
    let heads: Vec<_> =
        table.columns.iter().map(|column| (column.title.as_str(), column.kind == ColumnKind::Number)).collect();
    sheet.heads(&heads)?;
    for row in &table.rows {
        let entry = |cell: &Cell| match cell {
            Cell::Empty => Entry::Blank(Role::Plain),
            Cell::Mark(mark) => Entry::Text(Role::Figure, mark.word.clone()),
            other => Entry::text(other.text()),
        };
        sheet.push(&row.cells.iter().map(entry).collect::<Vec<_>>())?;
    }
    sheet.freeze(head, columns)?;
    sheet.finish(&plan.dossier.title, SERIES[5]).map(Some)
}

/// A section of facts and tables, below each other on one sheet; figures of the graph are live.
pub(super) fn section(plan: &Plan<'_, '_>, (kind, name): Named) -> Result<Option<Worksheet>, XlsxError> {
    let Some(section) = plan.dossier.sections.iter().find(|section| section.kind == kind) else { return Ok(None) };
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.columns.len()),
        _ => None,
    });
    let columns = u16::try_from(tables.max().unwrap_or(2).max(2)).unwrap_or(2);
    let mut sheet = Sheet::new(plan.word(name), &section.title, &[], columns)?;
    for block in &section.blocks {
        match block {
            Block::Heading(text) => sheet.heading(text)?,
            Block::Text(text) | Block::Note(text) => sheet.across(text, columns)?,
            Block::Facts(facts) => {
                for fact in facts {
                    let said: Vec<&str> = fact.parts.iter().map(Cell::text).collect();
                    sheet.push(&[Entry::Text(Role::Figure, fact.label.clone()), Entry::text(said.join("; "))])?;
                }
            }
            Block::Table(table) => stacked(plan, &mut sheet, &table.for_people())?,
            Block::Tiles(_) | Block::Cards(_) | Block::Chart(_) => {}
        }
    }
    sheet.finish(&plan.dossier.title, SERIES[5]).map(Some)
}

/// What stands beside the totals of the inventory, where there is anything: the tables that its section has of it.
pub(super) fn beside(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let section = plan.dossier.sections.iter().find(|section| section.kind == SectionKind::Inventory);
    let blocks = section.map_or(&[][..], |section| section.blocks.as_slice());
    let period = |table: &Table| BESIDE.iter().find_map(|what| Some(table.id.strip_suffix(what)?.to_owned()));
    let shown = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => {
            let caption = table.caption.as_deref().unwrap_or_default();
            let caption = Some(format!("{caption} · {}", period(table)?));
            Some(Table { caption, ..table.for_people() })
        }
        _ => None,
    });
    let shown: Vec<Table> = shown.collect();
    let Some(columns) = shown.iter().map(|table| table.columns.len()).max() else { return Ok(None) };
    let columns = u16::try_from(columns.max(2)).unwrap_or(2);
    let name = plan.word(WorkbookWord::Beside);
    let mut sheet = Sheet::new(name, name, &[plan.word(WorkbookWord::BesideLead)], columns)?;
    for table in &shown {
        stacked(plan, &mut sheet, table)?;
    }
    sheet.finish(&plan.dossier.title, SERIES[3]).map(Some)
}

/// How the ids of tables end that stand beside a total.
const BESIDE: [&str; 3] = ["-exclusions", "-shares", "-beside"];

/// A section and the name of its sheet.
type Named = (SectionKind, WorkbookWord);

fn stacked(plan: &Plan<'_, '_>, sheet: &mut Sheet, table: &Table) -> Result<(), XlsxError> {
    if let Some(caption) = &table.caption {
        sheet.heading(caption)?;
    }
    let heads: Vec<_> =
        table.columns.iter().map(|column| (column.title.as_str(), column.kind == ColumnKind::Number)).collect();
    sheet.heads(&heads)?;
    for row in &table.rows {
        let role = if row.role == RowRole::Total { Role::Total } else { Role::Plain };
        let entry = |(cell, column): (&Cell, &Column)| match cell {
            Cell::Empty => Entry::Blank(role),
            Cell::Mark(mark) => Entry::Text(Role::Figure, mark.word.clone()),
            Cell::Figure(figure) => match figure.node.and_then(|node| plan.live(node)) {
                Some(live) if figure.value.is_some() => Entry::Formula(role, live, format_of(plan, figure)),
                // What no cell holds is shown as the other forms show it.
                _ => shown(role, &figure.text, number::format(plan.digits)),
            },
            other if column.kind == ColumnKind::Number => shown(role, other.text(), number::format(0)),
            other => Entry::Text(role, other.text().to_owned()),
        };
        let cells = row.cells.iter().zip(&table.columns).map(entry);
        sheet.push(&cells.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// How a live figure is shown: a share in per cent, what has a unit of its own with that.
fn format_of(plan: &Plan<'_, '_>, figure: &Figure) -> String {
    if figure.text.ends_with(" %") && figure.unit.is_empty() {
        return "0.00 %".to_owned();
    }
    match figure.unit.replace(['"', '\\'], "") {
        none if none.is_empty() => number::format(plan.digits),
        unit => format!("{}\" {unit}\"", number::format_of(figure.value.as_ref())),
    }
}

/// A number as it is shown elsewhere, as a number: `13 685.09`, `9.40 %`; a text where it is none.
fn shown(role: Role, text: &str, format: String) -> Entry {
    let (digits, by, format) = match text.strip_suffix(" %") {
        Some(percent) => (percent, 100.0, "0.00 %".to_owned()),
        None => (text, 1.0, format),
    };
    let plain: String = digits.chars().filter(|c| *c != ' ').map(|c| if c == '−' { '-' } else { c }).collect();
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    match plain.parse::<f64>() {
        Ok(number) if is_number && number.is_finite() => Entry::Number(role, number / by, format),
        _ => Entry::Text(role, text.to_owned()),
    }
}

/// By what it was made.
pub(super) fn record(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let title = SectionKind::Record.title().text(plan.lang);
    let lead = ReportWord::RecordLead.text(plan.lang);
    let mut sheet = Sheet::new(plan.word(WorkbookWord::Record), title, &[lead], 2)?;
    for (key, value) in &plan.dossier.record {
        let label = record_label(key).text(plan.lang);
        sheet.push(&[Entry::Text(Role::Figure, label.to_owned()), Entry::code(value.as_str())])?;
    }
    sheet.at_least(1, 60);
    sheet.finish(&plan.dossier.title, DEEP)
}
