//! Tables: from lines with columns, or cells that a format marks, to rows and columns of figures.
//!
//! ```text
//! marked rows ──marked──────────────┐
//! lines ──cut──▶ tabs, bars ─marked─┼─▶ Sheet ──roles──▶ Grid      (heading: units and years in words; cell: numbers)
//!           └──▶ aligned ──spaced───┘
//!           └──▶ numbers without labels ──series──▶ Grid { series: true }
//! ```
//! A `Sheet` is cells by row and column with nothing understood; `roles` finds headings, labels, units, groups and totals
//! in it the same way, wherever it came from.

mod cell;
mod columns;
mod cut;
mod evidence;
mod fit;
mod heading;
mod labels;
mod marked;
mod roles;
mod series;
mod sheet;
mod spaced;
mod units;

use super::LeftOut;
use super::model::{Grid, Report};
use std::collections::BTreeSet;

/// The tables of a report in the order of their lines, those that the format marks and those that the columns of its text
/// show, and the rows of numbers that a chart left behind ([`Grid::series`]).
///
/// A column is what stands below one another; it takes at least two rows, or one row below a heading. Lists without a
/// heading, units or a total are left to the reading of prose, and so are the ticks of an axis.
pub fn grids(report: &Report) -> Vec<Grid> {
    grids_within(report, &mut LeftOut::default())
}

/// Most columns of a table that people read; what is wider is data of a machine.
pub(super) const MOST_COLUMNS: usize = 1000;
/// Most cells of all tables of a report together, empty ones among them.
pub(super) const MOST_CELLS: usize = 2_000_000;
pub(super) use series::MOST as MOST_OF_SERIES;

/// [`grids`], and what was left out.
pub(super) fn grids_within(report: &Report, left_out: &mut LeftOut) -> Vec<Grid> {
    let mut units = units::Units::default();
    let cuts = cut::cut(report, &mut units);
    let mut free = vec![true; cuts.len()];
    let mut sheets = marked::of_format(report, &cuts, &mut free);
    sheets.extend(marked::of_tabs(&cuts, &mut free));
    sheets.extend(spaced::sheets(&cuts, &mut free, &mut units, left_out));
    let mut grids = Vec::new();
    let mut cells = 0;
    for sheet in sheets {
        let line = |strip: Option<&sheet::Strip>| strip.map_or(0, |strip| strip.line);
        let (lines, width) = ((line(sheet.strips.first()), line(sheet.strips.last())), sheet.width());
        // Rows may be of unlike length, but the table has as many cells as its widest row makes it.
        let more = width.saturating_mul(sheet.strips.len());
        if width > MOST_COLUMNS {
            left_out.wide(lines);
        } else if cells + more > MOST_CELLS {
            left_out.large(lines);
        } else {
            cells += more;
            grids.extend(roles::grids(&sheet, &mut units));
        }
    }
    grids.extend(series::grids(&cuts, &free, &mut units, left_out));
    grids.sort_by_key(|grid| grid.lines);
    grids
}

/// The lines of figures that belong to tables, which the reading of prose should not take apart once more. The heading of a
/// table is not among them.
///
/// A cell of words may hold a number of its own ("约为 0.23 kWh/m3" in a sentence). Who wants these reads the lines of
/// [`Cell::Words`](super::Cell::Words) as prose.
pub fn lines_of(grids: &[Grid]) -> BTreeSet<u32> {
    let figures = grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| {
        row.cells.iter().filter_map(|cell| match cell {
            super::Cell::Figure(figure) => Some(figure.at.line),
            _ => None,
        })
    });
    figures.collect()
}
