//! The figures beside the tables.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Cell, Figure, Grid, Report};
use super::quantity::figures_within;
use super::{LeftOut, table};

/// The figures of the text: of a line that belongs to a table, those that stand in its cells of words ("converted, about
/// 0.23 kWh/m³").
pub fn prose(report: &Report, grids: &[Grid]) -> Vec<Figure> {
    prose_within(report, grids, &mut LeftOut::default())
}

/// [`prose`], and what was left out.
pub(super) fn prose_within(report: &Report, grids: &[Grid], left_out: &mut LeftOut) -> Vec<Figure> {
    let mut taken = table::lines_of(grids);
    let mut cells: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    let mut worded: BTreeSet<u32> = BTreeSet::new();
    for row in grids.iter().flat_map(|grid| &grid.rows) {
        for cell in &row.cells {
            match cell {
                Cell::Figure(figure) => cells.entry(figure.at.line).or_default().push((figure.at.start, figure.at.end)),
                Cell::Words(words) if words.contains(|c: char| c.is_ascii_digit()) => {
                    worded.insert(row.line);
                }
                _ => {}
            }
        }
    }
    taken.retain(|line| !worded.contains(line));
    taken.extend(left_out.lines());
    let in_cell = |figure: &Figure| {
        let of_line = cells.get(&figure.at.line).into_iter().flatten();
        of_line.into_iter().any(|(start, end)| figure.at.start < *end && *start < figure.at.end)
    };
    figures_within(report, &taken, left_out).into_iter().filter(|figure| !in_cell(figure)).collect()
}
