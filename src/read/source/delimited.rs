//! CSV and TSV: a line for each record. Cells stay as they are written.

use csv::{ByteRecord, ReaderBuilder};

use super::{Limits, Read, spaced, text};
use crate::finding::AboutRead;
use crate::read::Line;

/// Lines by which the separator is told.
const SAMPLE: usize = 20;

/// Reads records, each with the number of its first line.
pub(super) fn read(name: &str, whole: &str, limits: Limits) -> Result<Read, AboutRead> {
    let separator = separator(name, whole);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(whole.as_bytes());
    let mut read = Read::default();
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    let (mut count, mut cut) = (0, Vec::new());
    loop {
        // The bytes are text, and records may have any length: nothing is left to go wrong.
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(AboutRead::BadRecords { reason: error.to_string() }),
        }
        count += record.len();
        if count > limits.cells {
            return Err(AboutRead::TooManyCells { limit: limits.cells });
        }
        if read.lines.len() >= limits.lines {
            return Err(AboutRead::TooManyLines { limit: limits.lines });
        }
        let breaks: usize = record.iter().map(|cell| cell.iter().filter(|byte| **byte == b'\n').count()).sum();
        // The reader stands after the end of the record, at the end of the file perhaps without one.
        let next = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let ended = usize::from(reader.position().byte() < whole.len() as u64 || whole.ends_with('\n'));
        // A lone CR ends a record and counts as no line; numbers rise all the same.
        let least = read.lines.last().map_or(1, |line| line.number.saturating_add(1));
        let number = u32::try_from(next.saturating_sub(ended + breaks)).unwrap_or(u32::MAX).max(least);
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let line = cells.join("\t");
        let kept = text::truncated(&line, limits.line_bytes);
        if kept.len() < line.len() {
            cut.push(number);
        }
        read.lines.push(Line { number, page: None, text: kept.to_owned(), is_furniture: false });
        rows.push((number, cells));
    }
    if !cut.is_empty() {
        read.notes.push(AboutRead::LinesCut { lines: cut, limit: limits.line_bytes });
    }
    read.marked.extend((!rows.is_empty()).then_some(rows));
    Ok(read)
}

fn cell(bytes: &[u8]) -> String {
    let mut cell = text::clean(&String::from_utf8_lossy(bytes).replace(['\r', '\n', '\t'], " "));
    spaced::close_up(&mut cell);
    cell.trim().to_owned()
}

/// What stands between cells: a tab in a TSV, else what the first lines have most of.
fn separator(name: &str, text: &str) -> u8 {
    let lower = name.to_ascii_lowercase();
    if lower.ends_with(".tsv") || lower.ends_with(".tab") {
        return b'\t';
    }
    let count = |sign: &u8| -> usize {
        text.lines().take(SAMPLE).map(|line| line.bytes().filter(|byte| byte == sign).count()).sum()
    };
    // The last of equals is taken: a comma unless another is there more often.
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
