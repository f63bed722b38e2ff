//! From the bytes of a report to its lines and the tables that its format marks.
//!
//! ```text
//! bytes ── kind ─┬─ encoding ── text ─┬─ plain, Markdown ── lines (page furniture told, torn units mended) ─┐
//!                │                    ├─ HTML ── lines and tables                                           ├─▶ Report
//!                │                    └─ CSV, TSV ── a line for each record                                 │
//!                └─ workbook ── a line for each row of each sheet ──────────────────────────────────────────┘
//! ```
//! Whatever the bytes are, time and memory stay in proportion to their number: nothing is looked for twice, nothing is
//! nested on the stack, and what a file can make grow (spans of cells, compressed sheets) is counted.

mod delimited;
mod encoding;
mod entity;
mod furniture;
mod html;
mod html_table;
mod kind;
mod latex;
mod markdown;
mod recurring;
#[cfg(feature = "xlsx")]
mod sheet;
mod spaced;
mod text;
mod torn;

pub use kind::{Kind, kind_of};

use super::Report;
use crate::finding::{AboutRead, Code, Finding, Message};

/// How much a report may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Lines.
    pub lines: usize,
    /// Bytes of one line.
    pub line_bytes: usize,
    /// Cells of all marked tables, with those that spans add.
    pub cells: usize,
    /// Bytes of a workbook as it is when no longer compressed.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    /// 256 MiB, 5 million lines of at most 1 MiB, 4 million cells; workbooks of 512 MiB when unpacked.
    fn default() -> Limits {
        Limits {
            file_bytes: 256 << 20,
            lines: 5_000_000,
            line_bytes: 1 << 20,
            cells: 4_000_000,
            unpacked_bytes: 512 << 20,
        }
    }
}

/// A report that was read, and what there is to say of how: a guessed encoding, a line that was cut.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The report.
    pub report: Report,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Reads a report of any kind but PDF, which needs a program of its own: the command line asks `pdftotext`.
///
/// ```
/// let report = crossfoot::read::read_report("report.txt", "铺设60,660m 光伏板\n           2\n".as_bytes());
/// assert_eq!(report.map(|report| report.lines[0].text.clone()), Ok("铺设60,660m2光伏板".to_owned()));
/// ```
///
/// # Errors
/// What the bytes look like, where they are no text, or which bound they exceed.
pub fn read_report(name: &str, bytes: &[u8]) -> Result<Report, Vec<Finding>> {
    read_report_within(name, bytes, Limits::default()).map(|reading| reading.report)
}

/// [`read_report`] with limits of one's own, and with what there is to say beside the report.
///
/// # Errors
/// As [`read_report`].
pub fn read_report_within(name: &str, bytes: &[u8], limits: Limits) -> Result<Reading, Vec<Finding>> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        let message = Message::FileTooLarge { path: name.to_owned(), bytes: size, limit: limits.file_bytes };
        return Err(vec![Finding::new(Code::FileTooLarge, message).help(AboutRead::SplitReport)]);
    }
    let mut findings = Vec::new();
    let read = match kind_of(name, bytes) {
        Kind::Workbook => workbook(bytes, limits),
        Kind::Foreign(looks) => return Err(vec![kind::refusal(name, looks)]),
        kind => {
            let decoded = encoding::decode(bytes).ok_or_else(|| vec![encoding::refusal(name)])?;
            findings.extend(decoded.note.map(partly));
            match kind {
                Kind::Html => html::read(&decoded.text, limits),
                Kind::Delimited => delimited::read(name, &decoded.text, limits),
                _ => plain(&decoded.text, limits),
            }
        }
    };
    let read = read.map_err(|message| {
        let path = name.to_owned();
        vec![Finding::new(Code::FileNotReadable, AboutRead::CannotRead { path }).fact(message)]
    })?;
    findings.extend(read.notes.into_iter().map(partly));
    let report = Report {
        name: base_name(name).to_owned(),
        lines: read.lines,
        marked: read.marked,
        file_lines: read.file_lines,
    };
    Ok(Reading { report, findings })
}

/// Lines and marked tables of one format.
#[derive(Debug, Default)]
struct Read {
    lines: Vec<super::Line>,
    marked: Vec<Vec<super::MarkedRow>>,
    /// As [`super::Report::file_lines`].
    file_lines: Vec<u32>,
    notes: Vec<AboutRead>,
}

fn plain(text: &str, limits: Limits) -> Result<Read, AboutRead> {
    let mut read = Read::default();
    read.lines = text::lines(text, limits, &mut read.notes)?;
    torn::mend(&mut read.lines);
    for line in &mut read.lines {
        latex::plain(&mut line.text);
        spaced::close_up(&mut line.text);
    }
    furniture::mark(&mut read.lines);
    read.marked = markdown::tables(&mut read.lines, limits)?;
    Ok(read)
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8], limits: Limits) -> Result<Read, AboutRead> {
    sheet::read(bytes, limits)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8], _: Limits) -> Result<Read, AboutRead> {
    Err(AboutRead::WithoutWorkbooks)
}

fn partly(message: AboutRead) -> Finding {
    Finding::new(Code::ReportReadInPart, message)
}

/// The name of a file without its folder.
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
