//! Cells that are merged, and where one table of a sheet ends and the next begins.

use calamine::Dimensions;

use crate::finding::AboutRead;
use crate::read::source::html_table::{LABEL, is_figure};

/// A row of cells by its number in the sheet.
pub(super) type SheetRow = (u32, Vec<String>);

/// Writes the words of a merged cell into every cell that it covers, in rows that have any; a figure stands only once.
pub(super) fn fill(
    rows: &mut [SheetRow],
    merged: &[Dimensions],
    count: &mut usize,
    limit: usize,
) -> Result<(), AboutRead> {
    for area in merged {
        let from = rows.partition_point(|(row, _)| *row < area.start.0);
        let Some((first, cells)) = rows.get(from) else { continue };
        let text = cells.get(area.start.1 as usize).filter(|_| *first == area.start.0);
        let Some(text) = text.filter(|text| !text.is_empty() && text.len() <= LABEL && !is_figure(text)) else {
            continue;
        };
        let text = text.clone();
        let (left, right) = (area.start.1 as usize, area.end.1 as usize);
        for (_, cells) in rows[from..].iter_mut().take_while(|(row, _)| *row <= area.end.0) {
            *count = count.saturating_add(right.saturating_sub(left) + 1);
            if *count > limit {
                return Err(AboutRead::TooManyCells { limit });
            }
            if cells.len() <= right {
                cells.resize(right + 1, String::new());
            }
            for cell in cells.iter_mut().take(right + 1).skip(left).filter(|cell| cell.is_empty()) {
                cell.clone_from(&text);
            }
        }
    }
    Ok(())
}

/// Where the tables of a sheet stand among its rows. One begins behind an empty row with a heading of its own; titles and
/// notes above a heading, which have one cell each, are no part of it.
pub(super) fn tables(rows: &[SheetRow]) -> Vec<std::ops::Range<usize>> {
    let mut starts = vec![0];
    for at in 1..rows.len() {
        if rows[at].0 > rows[at - 1].0 + 1 && begins(&rows[at..]) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    let parts = starts.iter().copied().zip(ends);
    let trimmed = parts.map(|(start, end)| {
        let titles = rows[start..end].iter().take_while(|(_, cells)| distinct(cells) <= 1).count();
        // Above rows that have no heading, the label of a group may stand alone.
        if begins(&rows[start..end]) { start + titles..end } else { start..end }
    });
    trimmed.filter(|range| !range.is_empty()).collect()
}

/// Whether titles, if any, and then a heading stand here: two cells or more, with no figure among them.
fn begins(rows: &[SheetRow]) -> bool {
    let head = rows.iter().take(4).find(|(_, cells)| distinct(cells) > 1);
    head.is_some_and(|(_, cells)| !cells.iter().any(|cell| is_figure(cell) || is_value(cell)))
}

/// Whether a number with its unit stands in a cell, and not a year: `12.5吨`.
fn is_value(cell: &str) -> bool {
    let is_year =
        (cell.starts_with("19") || cell.starts_with("20")) && cell.bytes().take_while(u8::is_ascii_digit).count() == 4;
    cell.starts_with(|c: char| c.is_ascii_digit()) && !is_year
}

/// How many cells say something of their own.
fn distinct(cells: &[String]) -> usize {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return 0 };
    1 + filled.filter(|cell| *cell != first).count()
}
