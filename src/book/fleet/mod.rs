//! Fleets: one long table of many meters, each held against the models of one `[[meter]]` with `data.by`.
//!
//! ```text
//! file ─ index ─▶ meters, rows, whether rows of a meter stand together
//!   └─ records ─▶ a meter's rows ─ threads: readings ─ prove ─▶ FleetRow* in the order of the file ─▶ sink
//! ```
//! The file is read twice and never kept: what is in memory is the rows of the meters at work. Where the rows of a meter do not
//! stand together, the file is read again for as many meters at a time as [`MOST_ROWS`] allows.

mod records;
mod work;

use std::io::Read;

use super::files::{FileError, Folder, Limits};
use super::load::split;
use super::overlay::unreadable;
use super::{Book, Files};
use crate::finding::{AboutMeter, Code, Finding, Findings, Message, Sources};
use crate::saving::proof::Meter;
use crate::series::{Table, decoded};
use crate::spelling;
use records::{Index, Records};
pub use work::{FleetRow, FleetSaving, QUALITY, Refusal};

/// Rows that are kept at a time where the rows of a meter do not stand together.
pub const MOST_ROWS: u64 = 500_000;

/// Rows done and rows there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows that have been handed to the models.
    pub done: u64,
    /// Rows of the file.
    pub of: u64,
}

/// What a fleet's table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FleetTable {
    /// Meters.
    pub meters: u64,
    /// Rows.
    pub rows: u64,
    /// Whether the rows of each meter stand together, so that the file was read twice only.
    pub together: bool,
}

/// Holds every meter of a fleet against the models of `meter`, on as many threads as the machine has. `sink` gets the results in
/// the order in which the meters first appear in the file; it stops the run by saying `false`.
///
/// # Errors
/// Findings where the file cannot be read at all; what is wrong with one meter is in its row.
pub fn fleet(
    book: &Book,
    meter: &Meter,
    files: &dyn Files,
    sources: &Sources,
    progress: &mut dyn FnMut(Progress),
    sink: &mut (dyn FnMut(FleetRow) -> bool + Send),
) -> Result<FleetTable, Findings> {
    let path = sources.name(book.file).to_owned();
    let (folder, _) = split(&path);
    let fleet = Fleet { meter, folder: Folder::new(files, folder), sources };
    let mut findings = Findings::new();
    match fleet.run(progress, sink) {
        Ok(table) => Ok(table),
        Err(finding) => {
            findings.push(*finding);
            Err(findings)
        }
    }
}

struct Fleet<'a> {
    meter: &'a Meter,
    folder: Folder<'a>,
    sources: &'a Sources,
}

impl Fleet<'_> {
    fn run(
        &self,
        progress: &mut dyn FnMut(Progress),
        sink: &mut (dyn FnMut(FleetRow) -> bool + Send),
    ) -> Result<FleetTable, Box<Finding>> {
        let data = &self.meter.data;
        let by = data.by.as_ref().map_or("", |by| by.value.as_str());
        let refuse = |reason: AboutMeter| Box::new(self.refuse(reason));
        let weather = self.weather()?;
        let open = || -> Result<Records<Box<dyn Read + Send>>, Box<Finding>> {
            let file = self.open(&data.file.value)?;
            Records::new(file).map_err(refuse)
        };
        let mut records = open()?;
        let Some(column) = records.header.iter().position(|name| name == by.trim()) else {
            let column = by.to_owned();
            let place = data.by.as_ref().map_or(data.file.place, |by| by.place);
            let near = spelling::nearest(&column, records.header.iter().map(String::as_str));
            let near = near.map(|near| Message::DidYouMean { name: near.to_owned() });
            let message = AboutMeter::NoColumn { column, path: data.file.value.clone() };
            let finding = Finding::new(Code::MeterUnreadable, message).at(place).helps(near);
            return Err(Box::new(finding.help(AboutMeter::ColumnsAre { names: records.header.clone() })));
        };
        let index = Index::of(&mut records, column).map_err(refuse)?;
        let table = FleetTable { meters: index.meters(), rows: index.rows(), together: index.together };
        let header = records.header.clone();
        let job =
            work::Job { meter: self.meter, header: &header, separator: records.separator, weather: weather.as_ref() };
        let groups = |give: &mut dyn FnMut(records::Group) -> bool| -> Result<(), Box<Finding>> {
            let mut done = 0;
            let mut give = |group: records::Group| {
                done += group.rows;
                progress(Progress { done, of: table.rows });
                give(group)
            };
            if index.together {
                return open()?.groups(column, &mut give).map(|_| ()).map_err(refuse);
            }
            for batch in index.batches(MOST_ROWS) {
                if !open()?.of_batch(column, &index, batch, &mut give).map_err(refuse)? {
                    break;
                }
            }
            Ok(())
        };
        work::run(&job, groups, sink)?;
        Ok(table)
    }

    fn refuse(&self, reason: AboutMeter) -> Finding {
        let file = &self.meter.data.file;
        let message = AboutMeter::NoTable { path: file.value.clone(), reason: Box::new(reason) };
        Finding::new(Code::MeterUnreadable, message).at(file.place)
    }

    /// The name of a file by the folder of the book, as the file that names it says it.
    fn local(&self, name: &str) -> Result<String, Box<Finding>> {
        let place = self.meter.data.file.place;
        let beside = self.folder.name_of(self.sources.name(place.file));
        let local = Folder::name_beside(beside, name);
        local.ok_or_else(|| Box::new(unreadable(FileError::LeavesFolder, name, place, Limits::default())))
    }

    fn open(&self, name: &str) -> Result<Box<dyn Read + Send>, Box<Finding>> {
        let place = self.meter.data.file.place;
        let local = self.local(name)?;
        self.folder.open(&local).map_err(|error| Box::new(unreadable(error, name, place, Limits::default())))
    }

    /// The table of the weather, which all meters share.
    fn weather(&self) -> Result<Option<Table>, Box<Finding>> {
        let Some(weather) = &self.meter.weather else { return Ok(None) };
        let place = weather.file.place;
        let local = self.local(&weather.file.value)?;
        let limits = Limits { file_bytes: Limits::default().readings_bytes, ..Limits::default() };
        let bytes = self.folder.read(&local, limits.file_bytes);
        let bytes = bytes.map_err(|error| Box::new(unreadable(error, &weather.file.value, place, limits)))?;
        let refuse = |reason: AboutMeter| {
            let message = AboutMeter::NoTable { path: weather.file.value.clone(), reason: Box::new(reason) };
            Box::new(Finding::new(Code::MeterUnreadable, Message::from(message)).at(place))
        };
        let (text, _) = decoded(&bytes).ok_or_else(|| refuse(AboutMeter::NoText))?;
        Table::read(place.file, &text).map(Some).map_err(|error| refuse(super::tables::reason(error)))
    }
}
