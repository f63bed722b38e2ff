//! The tables that books name: each is read once, its cells with what is wrong with them.

mod cells;

use std::collections::HashMap;

use super::files::{FileError, Folder, Limits};
use super::overlay::unreadable;
use crate::finding::{AboutMeter, Code, FileId, Finding, Findings, Level, Located, Place, Sources};
use crate::series::{Table, TableError, decoded};
pub(super) use cells::Cells;

/// The tables of a folder.
pub(super) struct Tables<'a, 'f> {
    folder: Folder<'f>,
    limits: Limits,
    sources: &'a mut Sources,
    pub findings: &'a mut Findings,
    /// By path: several meters may stand in one.
    tables: HashMap<String, Option<Table>>,
}

impl<'a, 'f> Tables<'a, 'f> {
    pub(super) fn new(
        folder: Folder<'f>,
        limits: Limits,
        sources: &'a mut Sources,
        findings: &'a mut Findings,
    ) -> Tables<'a, 'f> {
        let limits = Limits { file_bytes: limits.readings_bytes, ..limits };
        Tables { folder, limits, sources, findings, tables: HashMap::new() }
    }

    /// A table that was opened.
    pub(super) fn get(&self, path: &str) -> Option<&Table> {
        self.tables.get(path)?.as_ref()
    }

    /// The path of a table that was read, now or before.
    pub(super) fn open(&mut self, name: &Located<String>) -> Option<String> {
        let beside = self.folder.name_of(self.sources.name(name.place.file)).to_owned();
        let refuse = |error| unreadable(error, &name.value, name.place, self.limits);
        let Some(local) = Folder::name_beside(&beside, &name.value) else {
            self.findings.push(refuse(FileError::LeavesFolder));
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
