//! Sheets of texts: the index of the standard, and by what the workbook was made.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{DEEP, Role, SERIES};
use crate::finding::{ReportWord, WorkbookWord};
use crate::report::dossier::{Block, Cell, ColumnKind, SectionKind, record_label};

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
    sheet.wraps = true;
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
