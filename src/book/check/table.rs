//! Tables: their form, their cells, and what is said of them.

use std::collections::HashMap;

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::table_rule::Rules;
use super::value::owned;
use crate::calc::NotationKey;
use crate::claim::{Cell, Line, Printed, PrintedTable, segment};
use crate::finding::{AboutTable, Code, Finding, Message, Place};
use crate::quantity::{Quantity, Unit};

/// Cells of a table at most.
const MOST_CELLS: usize = 100_000;

/// Bytes of the id of a table at most: with two names of 80 bytes its addresses keep below what an address may have.
const LONGEST_ID: usize = 120;

/// What stands in a cell that states nothing.
const NOT_STATED: &[&str] = &["", "/", "／", "-", "−", "－", "–", "—", "——", "―", "N/A", "n/a"];

impl<'a> Checker<'a> {
    pub(super) fn table(&mut self, table: &'a RawTable) -> Option<PrintedTable> {
        let rendition = self.rendition(table);
        let period = table.text("period").map(|id| self.reference(id, |c| &c.names.periods));
        let id = table.text("id")?;
        if id.text.len() > LONGEST_ID {
            self.report(Finding::new(Code::BadId, AboutTable::LongTableId).at(id.place));
        }
        let columns: Vec<&RawText> = table.texts("columns").iter().collect();
        let columns = self.lines(&columns);
        for key in ["columns", "rows"] {
            let empty = if key == "columns" { columns.is_empty() } else { table.rows(key).is_empty() };
            if let (true, Some(entry)) = (empty && !self.raw.broken, table.entry(key)) {
                let message = AboutTable::EmptyTable { key: key.to_owned() };
                let finding = Finding::new(Code::EmptyValue, message).at(entry.key_place);
                self.report(finding.help(AboutTable::WriteRows));
            }
        }
        let cells = table.rows("rows").len().saturating_mul(columns.len());
        if cells > MOST_CELLS {
            let message = AboutTable::TableTooLarge { cells, limit: MOST_CELLS };
            self.report(Finding::new(Code::TableTooLarge, message).at(table.place).help(AboutTable::SplitTable));
            return None;
        }
        let rows = self.rows(table, &columns)?;
        let units = self.units(table, &columns);
        let mut rules = Rules::of(self, table, &rows, &columns);
        let cells = self.cells(table, &columns, &units, &rules);
        let shape = PrintedTable {
            id: id.text.clone(),
            says: owned(table.text("says")),
            rendition: rendition.filter(|_| table.has("as")),
            source: self.citation(table.text("source")),
            period: period.flatten(),
            rows,
            columns,
            cells: cells?,
            totals: std::mem::take(&mut rules.totals),
            shares: std::mem::take(&mut rules.shares),
            same: Vec::new(),
            place: table.place,
        };
        let same = self.same(table, &shape);
        let shape = PrintedTable { same, ..shape };
        self.units_of_table(&shape);
        Some(shape)
    }

    /// Names of rows or columns: that each can stand in an address, and is there once.
    fn lines(&mut self, names: &[&RawText]) -> Vec<Line> {
        let mut seen: HashMap<String, Place> = HashMap::new();
        let mut lines = Vec::with_capacity(names.len());
        for text in names {
            let name = text.text.trim();
            let segment = segment(name);
            if segment.is_empty() {
                let message = AboutTable::NamelessLine { name: name.to_owned() };
                self.report(Finding::new(Code::BadId, message).at(text.place));
            } else if let Some(first) = seen.get(&segment) {
                let message = AboutTable::DuplicateLine { name: name.to_owned(), segment: segment.clone() };
                let finding = Finding::new(Code::DuplicateId, message).at(text.place);
                self.report(finding.at_with(*first, Message::FirstHere).help(AboutTable::TellApart));
            } else {
                seen.insert(segment.clone(), text.place);
            }
            lines.push(Line { name: name.to_owned(), segment, place: text.place });
        }
        lines
    }

    /// The names of the rows; `None` where a row has no name or another number of cells than the table has columns.
    fn rows(&mut self, table: &RawTable, columns: &[Line]) -> Option<Vec<Line>> {
        let mut sound = true;
        let mut names = Vec::new();
        let about_columns = table.entry("columns").map(|entry| entry.key_place);
        for row in table.rows("rows") {
            match row.cells.split_first() {
                Some((Some(name), cells)) => {
                    if cells.len() != columns.len() {
                        sound = false;
                        let message = AboutTable::RaggedRow {
                            row: name.text.clone(),
                            cells: cells.len(),
                            columns: columns.len(),
                        };
                        let finding = Finding::new(Code::RaggedRow, message).at(row.place);
                        let finding = about_columns
                            .into_iter()
                            .fold(finding, |f, place| f.at_with(place, AboutTable::ColumnsHere));
                        self.report(finding.help(AboutTable::WriteRows));
                    }
                    names.push(name);
                }
                // What is wrong with the name has been said.
                Some((None, _)) => sound = false,
                None => {
                    sound = false;
                    let finding = Finding::new(Code::RaggedRow, AboutTable::EmptyRow).at(row.place);
                    self.report(finding.help(AboutTable::WriteRows));
                }
            }
        }
        let lines = self.lines(&names);
        sound.then_some(lines)
    }

    /// The unit of each column; nothing where none is said.
    fn units(&mut self, table: &RawTable, columns: &[Line]) -> Vec<Option<Unit>> {
        if let (Some(one), Some(each)) = (table.entry("unit"), table.entry("units")) {
            let (first, second) = ("unit".to_owned(), "units".to_owned());
            let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(each.key_place);
            let finding = finding.at_with(one.key_place, Message::AlsoGiven { key: first.clone() });
            self.report(finding.help(Message::RemoveOneOf { first, second }));
        }
        if let Some(text) = table.text("unit") {
            return vec![self.unit(text); columns.len()];
        }
        let Some(entry) = table.entry("units") else { return vec![None; columns.len()] };
        let texts = table.texts("units");
        if texts.len() != columns.len() {
            let message = AboutTable::UnitsUnlikeColumns { units: texts.len(), columns: columns.len() };
            self.report(Finding::new(Code::RaggedRow, message).at(entry.key_place));
        }
        let mut units: Vec<Option<Unit>> = texts.iter().map(|text| self.unit(text)).collect();
        units.resize(columns.len(), None);
        units
    }

    /// A unit by itself; `1` is a pure number.
    fn unit(&mut self, text: &RawText) -> Option<Unit> {
        if text.text.trim() == "1" {
            return Some(Unit::none());
        }
        // Read as a quantity, so that what is wrong with it is said in the same words.
        let quantity = match Quantity::parse(&format!("1 {}", text.text.trim())) {
            Ok(quantity) => quantity,
            Err(error) => {
                let finding = super::quantity::finding(&error, text.text.trim(), text.place);
                self.report(finding);
                return None;
            }
        };
        Some(quantity.unit().clone())
    }

    fn cells(
        &mut self,
        table: &RawTable,
        columns: &[Line],
        units: &[Option<Unit>],
        rules: &Rules,
    ) -> Option<Vec<Cell>> {
        let percent = Unit::parse("%").ok();
        let each_has_its_own = table.has("units");
        let default = |row: usize, column: usize| {
            let own = units.get(column).cloned().flatten();
            let share_row = rules.is_share_row(row);
            let share_column = rules.is_share_column(column) && !(each_has_its_own && own.is_some());
            if share_row || share_column { percent.clone() } else { own }
        };
        let mut cells: Vec<Option<Cell>> = Vec::new();
        // Cells without a unit of their own or of their column take that of their neighbours above.
        let mut seen: Vec<Option<Unit>> = vec![None; columns.len()];
        for (row, raw) in table.rows("rows").iter().enumerate() {
            for (column, text) in raw.cells.iter().skip(1).enumerate().take(columns.len()) {
                let unit = default(row, column);
                let cell = text.as_ref().and_then(|text| self.cell(text, unit.as_ref(), seen[column].as_ref()));
                if let Some(Cell { printed: Printed::Figure(quantity), .. }) = &cell {
                    seen[column].get_or_insert_with(|| quantity.unit().clone());
                }
                cells.push(cell);
            }
        }
        // A gap above the first figure of its column.
        for (at, cell) in cells.iter_mut().enumerate() {
            let column = at % columns.len().max(1);
            if let (Some(Cell { printed: Printed::None(_, unit), .. }), Some(Some(known))) = (cell, seen.get(column))
                && unit.is_none()
                && default(at / columns.len().max(1), column).is_none()
            {
                *unit = known.clone();
            }
        }
        cells.into_iter().collect()
    }

    /// A cell, its bare number in the unit of its column; a bare number where no unit is known is a pure one.
    fn cell(&mut self, text: &RawText, unit: Option<&Unit>, above: Option<&Unit>) -> Option<Cell> {
        let place = text.place;
        let trimmed = text.text.trim();
        let gap = NotationKey::from_word(trimmed).or(NOT_STATED.contains(&trimmed).then_some(NotationKey::NotStated));
        if let Some(key) = gap {
            let unit = unit.or(above).cloned().unwrap_or_else(Unit::none);
            return Some(Cell { printed: Printed::None(key, unit), place });
        }
        let quantity = self.quantity(text)?.value;
        let printed = match unit {
            Some(unit) if quantity.unit().is_none() => Quantity::new(*quantity.amount(), unit.clone()),
            _ => quantity,
        };
        Some(Cell { printed: Printed::Figure(printed), place })
    }
}
