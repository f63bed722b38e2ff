//! The tables that books name: read once each, with what is wrong with their cells.

use std::collections::HashMap;

use super::files::{Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutMeter, Code, FileId, Finding, Findings, Located, Message, Place, Sources};
use crate::saving::proof::Only;
use crate::series::{Moment, Table, TableError, decoded, number};

/// Cells of one column that are named one by one.
const SHOWN: usize = 5;

/// The tables of a folder.
pub(super) struct Tables<'a, 'f> {
    pub folder: Folder<'f>,
    pub limits: Limits,
    pub sources: &'a mut Sources,
    pub findings: &'a mut Findings,
    /// By path: several readers may stand in one.
    tables: HashMap<String, Option<Table>>,
}

impl<'a, 'f> Tables<'a, 'f> {
    pub fn new(folder: Folder<'f>, limits: Limits, sources: &'a mut Sources, findings: &'a mut Findings) -> Self {
        Tables { folder, limits, sources, findings, tables: HashMap::new() }
    }

    /// A table that was opened.
    pub fn get(&self, path: &str) -> Option<&Table> {
        self.tables.get(path)?.as_ref()
    }

    /// The path of a table that was read, now or before.
    pub fn open(&mut self, name: &Located<String>) -> Option<String> {
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
pub(super) struct Cells<'a> {
    pub table: &'a Table,
    pub path: &'a str,
    pub absent: &'a [String],
    pub findings: &'a mut Findings,
}

impl Cells<'_> {
    pub fn column(&mut self, name: &Located<String>) -> Option<usize> {
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
    pub fn rows(&mut self, only: &[Only]) -> Option<Vec<usize>> {
        let columns: Vec<Option<(usize, &str)>> =
            only.iter().map(|only| Some((self.column(&only.column)?, only.is.trim()))).collect();
        let columns: Vec<(usize, &str)> = columns.into_iter().collect::<Option<_>>()?;
        let holds = |row: &crate::series::Row| columns.iter().all(|(column, is)| row.cell(*column) == *is);
        Some((0..self.table.rows.len()).filter(|at| holds(&self.table.rows[*at])).collect())
    }

    /// A column of numbers, a value for each of `rows`; absent ones are `None`.
    pub fn numbers(&mut self, rows: &[usize], column: usize) -> Option<Vec<Option<f64>>> {
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
        self.refuse(
            &bad,
            column,
            |text, column| AboutMeter::CellNotNumber { text, column },
            AboutMeter::AbsentHelp.into(),
        );
        bad.is_empty().then_some(values)
    }

    /// A column of times.
    pub fn moments(&mut self, rows: &[usize], column: usize) -> Option<Vec<Moment>> {
        let read: Vec<Option<Moment>> =
            rows.iter().map(|at| Moment::parse(self.table.rows[*at].cell(column))).collect();
        let bad: Vec<usize> = rows.iter().zip(&read).filter(|(_, read)| read.is_none()).map(|(at, _)| *at).collect();
        self.refuse(&bad, column, |text, _| AboutMeter::BadMoment { text }, AboutMeter::MomentGrammar.into());
        read.into_iter().collect()
    }

    pub fn refuse(&mut self, bad: &[usize], column: usize, says: fn(String, String) -> AboutMeter, help: Message) {
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
