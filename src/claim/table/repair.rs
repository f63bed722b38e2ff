//! The single cells, and the slips of a digit in them, that would make a table foot.

use std::collections::BTreeSet;

use super::build::TableFigure;
use super::model::PrintedTable;
use super::verdict::check;
use super::whole::{Conditions, Instead};
use crate::calc::feasibility::{Conflict, Feasibility, Possible, Steps};
use crate::calc::{Patch, View};
use crate::claim::arithmetic::{Arithmetic, Check};
use crate::claim::hypothesis::{Misprint, misprint};
use crate::quantity::{Interval, Literal};

/// Cells of a contradiction that are looked at, at most.
const MOST_CELLS: usize = 500;

/// Steps for each cell that is looked at.
const STEPS: Steps = Steps(5_000_000);

/// What would make a table foot if one cell alone read otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Repairs {
    /// Cells on whose prints the contradiction rests.
    pub suspects: usize,
    /// Whether they were too many to look at.
    pub too_many: bool,
    /// The cells of which each could by itself be the wrong one.
    pub cells: Vec<Repair>,
    /// Cells of which the limit of steps left it open.
    pub undecided: usize,
    /// Slips of a digit that were tried.
    pub tried: usize,
    /// Those that make the whole table foot, in groups that the figures cannot tell apart, best first.
    pub groups: Vec<Vec<Slip>>,
}

/// A cell that could be the wrong one.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Index into the cells.
    pub cell: usize,
    /// The unrounded values with which everything else would hold, in the unit of the cell; `None` for a percentage, of
    /// which only single readings are tried.
    pub range: Option<Interval>,
}

/// A reading of a cell that makes the whole table foot.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// Index into the cells.
    pub cell: usize,
    /// What would have been meant.
    pub read: Literal,
    /// How the print comes of it.
    pub kind: Misprint,
    /// With it every relation of the cell holds exactly.
    pub exact: bool,
}

/// Looks for the cells of which each alone would explain a table that does not foot.
///
/// To lift a contradiction one of the prints that it rests on must go; several contradictions leave only the cells that
/// they have in common. Each of those is freed in turn, and the whole table asked what it would have to read.
pub(super) fn repairs(
    table: &PrintedTable,
    figure: &TableFigure,
    view: View<'_>,
    conditions: &Conditions,
    conflict: &Conflict,
    checks: &[Check],
) -> Repairs {
    let mut suspects: BTreeSet<usize> = conditions.cells_of(conflict, figure).into_iter().collect();
    for other in conditions.system.conflicts_within_rows() {
        let cells: BTreeSet<usize> = conditions.cells_of(&other, figure).into_iter().collect();
        suspects = suspects.intersection(&cells).copied().collect();
    }
    let mut found = Repairs {
        suspects: suspects.len(),
        too_many: suspects.len() > MOST_CELLS,
        cells: Vec::new(),
        undecided: 0,
        tried: 0,
        groups: Vec::new(),
    };
    if found.too_many {
        return found;
    }
    let mut slips = Vec::new();
    for cell in suspects {
        let literal =
            view.leaf_at(figure.cells[cell]).filter(|leaf| leaf.spread.is_none()).map(|leaf| leaf.leaf.literal);
        let readings = literal.map_or_else(Vec::new, readings);
        match conditions.of_cell(cell) {
            Some(var) => {
                let range = match conditions.system.range_from(&conditions.start, var, STEPS) {
                    Possible::Range(range) => range,
                    Possible::Nothing => continue,
                    Possible::Undecided => {
                        found.undecided += 1;
                        continue;
                    }
                };
                found.tried += readings.len();
                let fits = |(read, _): &(Literal, Misprint)| read.interval().intersect(&range).is_some();
                slips.extend(readings.into_iter().filter(fits).map(|(read, kind)| (cell, read, kind)));
                found.cells.push(Repair { cell, range: Some(range) });
            }
            None => {
                let foots = |range: Interval| {
                    let instead = Instead { cell, range };
                    let with = Conditions::of(table, figure, view, Some(&instead));
                    matches!(with.solve(STEPS), Feasibility::Feasible(_))
                };
                if !foots(Interval::whole()) {
                    continue;
                }
                found.tried += readings.len();
                let fits = |(read, _): &(Literal, Misprint)| foots(read.interval());
                slips.extend(readings.into_iter().filter(fits).map(|(read, kind)| (cell, read, kind)));
                found.cells.push(Repair { cell, range: None });
            }
        }
    }
    let slips = slips.into_iter().map(|(cell, read, kind)| {
        let exact = is_exact_with(figure, view, cell, read);
        Slip { cell, read, kind, exact }
    });
    found.groups = grouped(slips.collect(), checks);
    found
}

/// Slips in groups that the figures cannot tell apart. Where there are relations that hold, and all of them exactly, the
/// others would do so too, and a reading that makes them exact comes before one that leaves them within rounding.
fn grouped(slips: Vec<Slip>, checks: &[Check]) -> Vec<Vec<Slip>> {
    let any = |wanted: fn(&Arithmetic) -> bool| checks.iter().any(|check| wanted(&check.arithmetic));
    let all_exact = any(|a| matches!(a, Arithmetic::Exact)) && !any(|a| matches!(a, Arithmetic::WithinRounding { .. }));
    let (best, rest): (Vec<Slip>, Vec<Slip>) = slips.into_iter().partition(|slip| !all_exact || slip.exact);
    [best, rest].into_iter().filter(|group| !group.is_empty()).collect()
}

/// Whether every relation of a cell holds exactly when the cell reads otherwise.
fn is_exact_with(figure: &TableFigure, view: View<'_>, cell: usize, read: Literal) -> bool {
    let graph = view.graph;
    let node = figure.cells[cell];
    let Some(leaf) = view.leaf_at(node) else { return false };
    let mut patch = Patch::new(graph);
    if patch.put(graph, node, read, view.unit(node), None, leaf.origin.clone()).is_err() {
        return false;
    }
    let patched = View::patched(graph, &patch);
    let of_cell = figure.relations.iter().filter(|relation| relation.relation.cells().contains(&cell));
    of_cell.into_iter().all(|relation| {
        let check = check(patched, relation);
        // The print itself may be what was patched: then it is no leaf of the graph, and its own value counts.
        if relation.published == node {
            return check.recomputed.value().is_some_and(|value| *value == read.exact());
        }
        matches!(check.arithmetic, Arithmetic::Exact | Arithmetic::CannotTell(_))
    })
}

/// The readings of a cell: one digit is another, or two neighbours changed places. That a digit is lost or doubled is left to
/// the explanations of a single figure.
fn readings(printed: Literal) -> Vec<(Literal, Misprint)> {
    let slips = misprint::repairs(printed).into_iter();
    slips.filter(|(_, how)| matches!(how, Misprint::Digit | Misprint::Transposed)).collect()
}
