//! A table of HTML: cells that span rows and columns, laid out in a plain grid.

use super::{Limits, spaced};
use crate::finding::AboutRead;
use crate::read::MarkedRow;

/// Columns that a cell may span.
const MOST_COLUMNS: usize = 1000;
/// Rows that a cell may span.
const MOST_ROWS: usize = 65_534;
/// Bytes of a label that is repeated in every cell it spans.
pub(super) const LABEL: usize = 200;

/// What spans may add.
pub(super) struct Budget {
    cells: usize,
    bytes: usize,
    limit: usize,
}

impl Budget {
    /// For a page of so many bytes.
    pub(super) fn new(size: usize, limits: Limits) -> Budget {
        Budget { cells: limits.cells, bytes: size.saturating_add(32 << 20), limit: limits.cells }
    }

    fn take(&mut self, bytes: usize) -> Result<(), AboutRead> {
        let left = self.cells.checked_sub(1).zip(self.bytes.checked_sub(bytes));
        (self.cells, self.bytes) = left.ok_or(AboutRead::TooManyCells { limit: self.limit })?;
        Ok(())
    }
}

/// A cell as it is written.
pub(super) struct Written {
    pub text: String,
    columns: usize,
    rows: usize,
}

/// A cell above that reaches down: how many rows are left, and its text.
#[derive(Clone, Default)]
struct Reach {
    rows: usize,
    text: String,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<MarkedRow>,
    row: Vec<Written>,
    is_open: bool,
    reaches: Vec<Reach>,
}

impl Table {
    /// The text of the cell that is open.
    pub(super) fn open_cell(&mut self) -> Option<&mut String> {
        if self.is_open { self.row.last_mut().map(|cell| &mut cell.text) } else { None }
    }

    /// Opens a cell.
    pub(super) fn open(&mut self, attributes: &str) {
        let lower = attributes.to_ascii_lowercase();
        let columns = number(&lower, "colspan").clamp(1, MOST_COLUMNS);
        let rows = number(&lower, "rowspan").clamp(1, MOST_ROWS);
        self.row.push(Written { text: String::new(), columns, rows });
        self.is_open = true;
    }

    pub(super) fn close_cell(&mut self) {
        self.is_open = false;
    }

    /// The cells of the row that ends here.
    pub(super) fn take_row(&mut self) -> Option<Vec<Written>> {
        self.is_open = false;
        let mut cells = std::mem::take(&mut self.row);
        for cell in &mut cells {
            cell.text.truncate(cell.text.trim_end().len());
            spaced::close_up(&mut cell.text);
        }
        (!cells.is_empty()).then_some(cells)
    }

    /// Lays the cells of a row out. A label stands in every cell that it spans, a figure only once.
    pub(super) fn add_row(
        &mut self,
        number: Option<u32>,
        cells: Vec<Written>,
        budget: &mut Budget,
    ) -> Result<(), AboutRead> {
        let mut row = Vec::new();
        let mut reach_down = |row: &mut Vec<String>, reaches: &mut Vec<Reach>| -> Result<bool, AboutRead> {
            match reaches.get_mut(row.len()).filter(|reach| reach.rows > 0) {
                Some(reach) => {
                    reach.rows -= 1;
                    budget.take(reach.text.len())?;
                    row.push(reach.text.clone());
                    Ok(true)
                }
                None => Ok(false),
            }
        };
        let mut fresh: Vec<(usize, Reach)> = Vec::new();
        for cell in cells {
            while reach_down(&mut row, &mut self.reaches)? {}
            let again =
                if cell.text.len() <= LABEL && !is_figure(&cell.text) { cell.text.clone() } else { String::new() };
            for nth in 0..cell.columns {
                let at = row.len();
                // A cell from above that stands in the way of a wide one is covered by it.
                if nth > 0 && self.reaches.get(at).is_some_and(|reach| reach.rows > 0) {
                    self.reaches[at].rows -= 1;
                }
                if cell.rows > 1 {
                    fresh.push((at, Reach { rows: cell.rows - 1, text: again.clone() }));
                }
                row.push(if nth == 0 { cell.text.clone() } else { again.clone() });
            }
        }
        while reach_down(&mut row, &mut self.reaches)? {}
        for cell in &row {
            budget.take(cell.len())?;
        }
        for (at, reach) in fresh {
            budget.take(reach.text.len())?;
            if self.reaches.len() <= at {
                self.reaches.resize(at + 1, Reach::default());
            }
            self.reaches[at] = reach;
        }
        if let Some(number) = number {
            self.rows.push((number, row));
        }
        Ok(())
    }

    /// The table; none where it only arranges a page.
    pub(super) fn finish(self) -> Option<Vec<MarkedRow>> {
        let columns = self.rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
        (self.rows.len() > 1 && columns > 1).then_some(self.rows)
    }
}

/// The number of an attribute, 1 without.
fn number(attributes: &str, name: &str) -> usize {
    let rest = attributes.split_once(name).map_or("", |(_, rest)| rest.trim_start());
    let rest = rest.strip_prefix('=').unwrap_or("").trim_start().trim_start_matches(['"', '\'']);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    rest.get(..digits.min(6)).and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// Whether a text is a number, and not a year that heads columns.
pub(super) fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+' | '<' | '≤'))
        && !text.chars().any(char::is_alphabetic);
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    is_number && !is_year
}
