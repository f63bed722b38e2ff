//! Workbooks: a line for each row of each sheet, its cells as the sheet shows them.

mod format;
mod span;
mod unpack;

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Style, Xlsx};

use super::{Limits, Read, spaced, text};
use crate::finding::AboutRead;
use crate::read::{Line, MarkedRow};
use span::SheetRow;

/// What the cells of a workbook have taken so far.
struct Budget {
    /// Cells of the tables, those that are left out among them.
    cells: usize,
    /// Cells of the file, those without a value among them.
    places: usize,
    /// Bytes of their texts.
    bytes: u64,
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the sheets in order. Each is a page, and its rows are lines that count on from sheet to sheet.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Read, AboutRead> {
    unpack::fits(bytes, limits)?;
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheets_metadata().to_vec();
    let hidden = sheets.iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
    let hidden: Vec<String> = hidden.map(|sheet| sheet.name.clone()).collect();
    let mut read = Read::default();
    let mut budget = Budget { cells: 0, places: 0, bytes: 0 };
    let mut without_value = 0;
    for (page, sheet) in (1..).zip(&sheets) {
        if sheet.visible != SheetVisible::Visible {
            continue;
        }
        // Charts and macros are sheets without cells.
        let Some((mut rows, has_empty)) = rows(&mut book, &sheet.name, &mut budget, limits)? else { continue };
        without_value += if has_empty { formulas_without_value(&mut book, &sheet.name) } else { 0 };
        push(&mut read, page, &sheet.name, limits)?;
        let mut lines = Vec::with_capacity(rows.len());
        for (_, cells) in &rows {
            lines.push(push(&mut read, page, &cells.join("\t"), limits)?);
        }
        // A sheet whose list of merged cells is damaged is one without.
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        span::fill(&mut rows, &merged, &mut budget.cells, limits.cells)?;
        for range in span::tables(&rows) {
            let table = lines[range.clone()].iter().copied().zip(rows[range].iter_mut());
            let table: Vec<MarkedRow> = table.map(|(line, (_, cells))| (line, std::mem::take(cells))).collect();
            read.marked.push(table);
        }
    }
    read.notes.extend((!hidden.is_empty()).then_some(AboutRead::HiddenSheets { sheets: hidden }));
    read.notes.extend((without_value > 0).then_some(AboutRead::FormulasWithoutValue { count: without_value }));
    Ok(read)
}

/// The rows of a sheet, and whether some cells have a place and no value; `None` where it has no cells.
fn rows(
    book: &mut Book,
    name: &str,
    budget: &mut Budget,
    limits: Limits,
) -> Result<Option<(Vec<SheetRow>, bool)>, AboutRead> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(None) };
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut has_empty = false;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        has_empty |= matches!(cell.get_value(), DataRef::Empty);
        budget.places += 1;
        let written = written(cell.get_value(), code(cells.styles(), style));
        budget.bytes += written.len() as u64;
        // Places without a value, and one text that stands in many cells, are small in the file.
        if budget.places > limits.cells.saturating_mul(4) || budget.bytes > limits.file_bytes / 2 {
            return Err(AboutRead::TooManyCells { limit: limits.cells });
        }
        if written.is_empty() {
            continue;
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, Vec::new()));
        }
        let Some((_, row)) = rows.last_mut() else { continue };
        let column = column as usize;
        // Cells that are left out count as well: one far to the right stands for all before it.
        budget.cells += (column + 1).saturating_sub(row.len()).max(1);
        if budget.cells > limits.cells {
            return Err(AboutRead::TooManyCells { limit: limits.cells });
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = written;
    }
    rows.sort_by_key(|(row, _)| *row);
    Ok(Some((rows, has_empty)))
}

/// How many formulas of a sheet were never worked out: the program that wrote the file left it to the one that opens it.
fn formulas_without_value(book: &mut Book, name: &str) -> usize {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return 0 };
    let mut count = 0;
    while let Ok(Some(cell)) = cells.next_cell_with_formula_metadata() {
        count += usize::from(cell.formula.is_some() && cell.value == DataRef::Empty);
    }
    count
}

fn damaged(error: calamine::XlsxError) -> AboutRead {
    AboutRead::BadWorkbook { reason: error.to_string() }
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

/// The code of the number format of a style.
fn code(styles: &[Style], style: usize) -> &str {
    styles.get(style).and_then(|style| style.number_format.as_ref()).map_or("", |format| format.format_code.as_str())
}

/// A cell as text.
fn written(value: &DataRef, code: &str) -> String {
    let number = |number: f64| {
        let shown = if code.is_empty() { None } else { format::shown(number, code) };
        shown.unwrap_or_else(|| number_text(number))
    };
    let mut cell = match value {
        DataRef::Empty => String::new(),
        DataRef::Int(int) => number(*int as f64),
        DataRef::Float(float) => number(*float),
        DataRef::String(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) => date_text(date, code),
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

/// A date as year, month and day, or as much of it as its format shows: the heading of a column is often a year.
fn date_text(date: &ExcelDateTime, code: &str) -> String {
    if date.is_duration() {
        return number_text(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let lower = code.to_ascii_lowercase();
    let has = |letter: char| lower.contains(letter);
    let chinese = code.contains('年');
    match (has('y'), has('m'), has('d'), has('h')) {
        (true, false, false, false) => return if chinese { format!("{year}年") } else { year.to_string() },
        (true, true, false, false) if chinese => return format!("{year}年{month}月"),
        (false, _, false, true) => return format!("{hour:02}:{minute:02}:{second:02}"),
        _ => {}
    }
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
