//! Workbooks: a line for each row of each sheet, and each sheet a table.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};

use super::{Limits, Read, spaced, text};
use crate::finding::AboutRead;
use crate::read::{Line, MarkedRow};

/// Bytes that are unpacked at a time.
const PIECE: usize = 64 << 10;

/// Reads the sheets in order. Each is a page, and its rows are lines that count on from sheet to sheet.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Read, AboutRead> {
    unpacks_within(bytes, limits.unpacked_bytes)?;
    let damaged = |reason: String| AboutRead::BadWorkbook { reason };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut read = Read::default();
    let mut count = 0;
    for (page, name) in (1..).zip(book.sheet_names()) {
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        // Charts and macros are sheets without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(|error| damaged(error.to_string()))? {
            let (row, column) = cell.get_position();
            let written = written(cell.get_value());
            if written.is_empty() {
                continue;
            }
            if rows.last().is_none_or(|(last, _)| *last != row) {
                rows.push((row, Vec::new()));
            }
            let Some((_, row)) = rows.last_mut() else { continue };
            let column = column as usize;
            // Cells that are left out count as well: one far to the right stands for all before it.
            count += (column + 1).saturating_sub(row.len()).max(1);
            if count > limits.cells {
                return Err(AboutRead::TooManyCells { limit: limits.cells });
            }
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = written;
        }
        rows.sort_by_key(|(row, _)| *row);
        let mut table: Vec<MarkedRow> = Vec::new();
        push(&mut read, page, &name, limits)?;
        for (_, cells) in rows {
            let number = push(&mut read, page, &cells.join("\t"), limits)?;
            table.push((number, cells));
        }
        read.marked.extend((!table.is_empty()).then_some(table));
    }
    Ok(read)
}

fn push(read: &mut Read, page: u32, line: &str, limits: Limits) -> Result<u32, AboutRead> {
    if read.lines.len() >= limits.lines {
        return Err(AboutRead::TooManyLines { limit: limits.lines });
    }
    let number = u32::try_from(read.lines.len()).unwrap_or(u32::MAX).saturating_add(1);
    let kept = text::truncated(line, limits.line_bytes);
    if kept.len() < line.len() {
        read.notes.push(AboutRead::LinesCut { lines: vec![number], limit: limits.line_bytes });
    }
    read.lines.push(Line { number, page: Some(page), text: kept.to_owned(), is_furniture: false });
    Ok(number)
}

/// Unpacks everything once and keeps nothing: what a file says of its size need not be so.
fn unpacks_within(bytes: &[u8], limit: u64) -> Result<(), AboutRead> {
    let damaged = |reason: String| AboutRead::BadWorkbook { reason };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut left = limit;
    let mut piece = vec![0; PIECE];
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        loop {
            let read = file.read(&mut piece).map_err(|error| damaged(error.to_string()))?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(AboutRead::WorkbookTooLarge { limit })?;
        }
    }
    Ok(())
}

/// A cell as text.
fn written(value: &DataRef) -> String {
    let mut cell = match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) => date_text(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    spaced::close_up(&mut cell);
    cell
}

fn one_line(cell: &str) -> String {
    text::clean(&cell.replace(['\r', '\n', '\t'], " ")).trim().to_owned()
}

/// A number as Excel shows it: 15 significant digits, behind which a binary number has noise.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let plain = rounded == 0.0 || (1e-12..1e21).contains(&f64::abs(rounded));
    if plain { format!("{rounded}") } else { format!("{rounded:e}") }
}

fn date_text(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return number_text(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use super::number_text;

    #[test]
    fn numbers_have_no_binary_noise() {
        for (number, text) in [
            (7.000_000_000_000_001, "7"),
            (0.1 + 0.2, "0.3"),
            (18_930.70, "18930.7"),
            (219_614.43, "219614.43"),
            (1e-7, "0.0000001"),
            (-0.5, "-0.5"),
            (1e300, "1e300"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
