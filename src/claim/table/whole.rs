//! A table as a whole: is there any set of unrounded values that prints as it?
//!
//! Every cell is an unknown within what its print allows; a total is a linear condition. A percentage p of a whole T is
//! none, as p·T is not linear; but amount − lower·T ≥ 0 and upper·T − amount ≥ 0 are, where T is known not to be negative.
//! Then the percentage itself needs no unknown: its print bounds the amount, and sums of percentages become sums of
//! amounts. Where the sign of T is not known, percentages are unknowns that have nothing to do with their amounts. That
//! asks for less than the table says, so that what is found impossible is impossible.

use std::collections::HashMap;

use super::build::{Relation, RelationFigure, TableFigure};
use super::model::{Printed, PrintedTable, Side};
use crate::calc::feasibility::{Conflict, Feasibility, Row, Steps, System, Var};
use crate::calc::{NotationKey, View};
use crate::quantity::{Bound, Exact, Interval, Unit};

/// Whether unrounded values exist that print as a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Whole {
    /// They do.
    Foots,
    /// They do not: these relations, by their index, contradict each other, and no fewer of them do.
    DoesNotFoot(Vec<usize>),
    /// The limit of steps was reached before it was known.
    Undecided,
}

/// A table as a system of linear conditions.
pub(super) struct Conditions {
    pub system: System,
    /// Where each unknown is expected: as printed.
    pub start: Vec<Exact>,
    /// The unknown of each cell; none for a percentage that is bounded by its amount.
    unknowns: Vec<Option<Var>>,
    /// The relation of each condition.
    relations: Vec<usize>,
}

/// What is put in the place of a cell's print.
#[derive(Clone)]
pub(super) struct Instead {
    pub cell: usize,
    pub range: Interval,
}

impl Conditions {
    /// The conditions of a table, with another range for one of its cells where one is given.
    pub(super) fn of(table: &PrintedTable, figure: &TableFigure, view: View<'_>, instead: Option<&Instead>) -> Self {
        let mut made = Conditions {
            system: System::new(),
            start: Vec::new(),
            unknowns: Vec::with_capacity(figure.cells.len()),
            relations: Vec::new(),
        };
        let ranges: Vec<Interval> = (0..figure.cells.len())
            .map(|cell| match instead {
                Some(instead) if instead.cell == cell => instead.range.clone(),
                _ => range_of_cell(table, figure, view, cell),
            })
            .collect();
        let bounded = bounded(table, figure, view, &ranges);
        for (cell, range) in ranges.iter().enumerate() {
            let point = view.leaf_at(figure.cells[cell]).map(|leaf| leaf.point()).unwrap_or_default();
            let unknown = match bounded.get(&cell) {
                Some(_) => None,
                None => Some(made.unknown(range.clone(), point)),
            };
            made.unknowns.push(unknown);
        }
        let context = Context { figure, view, ranges: &ranges, bounded: &bounded };
        for (at, relation) in figure.relations.iter().enumerate() {
            made.relate(&context, at, relation);
        }
        made
    }

    fn unknown(&mut self, range: Interval, point: Exact) -> Var {
        self.start.push(point);
        self.system.variable(range)
    }

    /// The unknown of a cell.
    pub(super) fn of_cell(&self, cell: usize) -> Option<Var> {
        self.unknowns.get(cell).copied().flatten()
    }

    fn require(&mut self, at: usize, terms: &[(Var, Exact)], range: Interval) {
        self.system.require(terms, range);
        self.relations.push(at);
    }

    fn relate(&mut self, context: &Context<'_>, at: usize, figure: &RelationFigure) {
        let zero = || Interval::point(Exact::ZERO);
        match &figure.relation {
            Relation::Total { cell, parts, .. } => {
                let all = || parts.iter().copied().chain([(*cell, true)]);
                if context.is_said_of_amounts(parts, &[(*cell, false)]) {
                    return;
                }
                if let Some(terms) = self.sum(context, all()) {
                    self.require(at, &terms, zero());
                }
            }
            Relation::Share { cell, amount, whole, .. } => {
                let Some(share) = context.bounded.get(cell) else { return };
                let (Some(of), Some(sum)) = (self.of_cell(*amount), self.sum(context, whole.iter().copied())) else {
                    return;
                };
                let unit = |cell: usize| context.view.unit(context.figure.cells[cell]);
                let Some(scale) = unit(*amount).convertible(&share.unit) else { return };
                let Some(part) = unit(*cell).convertible(&Unit::none()) else { return };
                // amount − end·whole, from below and from above.
                let against = |end: &Exact| {
                    let minus = -(end * &part);
                    let whole = sum.iter().map(|(var, k)| (*var, k * &minus));
                    [(of, scale.clone())].into_iter().chain(whole).collect::<Vec<_>>()
                };
                let (lower, upper) = (&context.ranges[*cell].lower, &context.ranges[*cell].upper);
                if let Some(end) = lower.value() {
                    let bound = if lower.is_closed() { Bound::Closed(Exact::ZERO) } else { Bound::Open(Exact::ZERO) };
                    self.require(at, &against(end), Interval { lower: bound, upper: Bound::Unbounded });
                }
                if let Some(end) = upper.value() {
                    let bound = if upper.is_closed() { Bound::Closed(Exact::ZERO) } else { Bound::Open(Exact::ZERO) };
                    self.require(at, &against(end), Interval { lower: Bound::Unbounded, upper: bound });
                }
            }
            Relation::Hundred { parts, .. } => {
                if let Some(share) = parts.iter().find_map(|(cell, _)| context.bounded.get(cell)) {
                    let of_whole: Vec<(usize, bool)> = share.whole.clone();
                    if context.is_total(&context.amounts(parts), &of_whole) {
                        return;
                    }
                }
                let whole = parts.iter().find_map(|(cell, _)| context.bounded.get(cell)).map(|share| &share.whole);
                match whole {
                    // The percentages add up where their amounts add up to the whole.
                    Some(whole) => {
                        let whole = whole.iter().map(|(cell, minus)| (*cell, !minus));
                        let amounts: Option<Vec<(usize, bool)>> = parts
                            .iter()
                            .map(|(cell, minus)| Some((context.bounded.get(cell)?.amount, *minus)))
                            .collect();
                        let Some(amounts) = amounts else { return };
                        if let Some(terms) = self.sum(context, amounts.into_iter().chain(whole)) {
                            self.require(at, &terms, zero());
                        }
                    }
                    None => {
                        let Some(terms) = self.sum(context, parts.iter().copied()) else { return };
                        let unit = parts.first().map(|(cell, _)| context.view.unit(context.figure.cells[*cell]));
                        let hundred = unit.and_then(|unit| Unit::none().convertible(unit));
                        if let Some(hundred) = hundred {
                            self.require(at, &terms, Interval::point(hundred));
                        }
                    }
                }
            }
            Relation::Same { cell, other } => {
                let Some(here) = self.of_cell(*cell) else { return };
                let scale = context.view.unit(*other).convertible(context.view.unit(context.figure.cells[*cell]));
                let there = match context.figure.cells.iter().position(|node| node == other) {
                    Some(cell) => self.of_cell(cell),
                    None => context.view.leaf_at(*other).map(|leaf| self.unknown(leaf.range(), leaf.point())),
                };
                if let (Some(there), Some(scale)) = (there, scale) {
                    self.require(at, &[(here, Exact::ONE), (there, -scale)], zero());
                }
            }
        }
    }

    /// Cells with their signs as terms in the unit of the first; of percentages that are bounded by amounts, the amounts.
    /// `None` where the two are mixed, or amounts of different wholes.
    fn sum(&self, context: &Context<'_>, parts: impl Iterator<Item = (usize, bool)>) -> Option<Vec<(Var, Exact)>> {
        let parts: Vec<(usize, bool)> = parts.collect();
        let rules: Vec<Option<usize>> =
            parts.iter().map(|(cell, _)| context.bounded.get(cell).map(|share| share.rule)).collect();
        let first = rules.first()?;
        if rules.iter().any(|rule| rule != first) {
            return None;
        }
        let instead = |cell: usize| context.bounded.get(&cell).map_or(cell, |share| share.amount);
        let unit = context.view.unit(*context.figure.cells.get(instead(parts.first()?.0))?);
        parts
            .iter()
            .map(|(cell, minus)| {
                let cell = instead(*cell);
                let scale = context.view.unit(*context.figure.cells.get(cell)?).convertible(unit)?;
                Some((self.of_cell(cell)?, if *minus { -scale } else { scale }))
            })
            .collect()
    }

    /// The relations that a conflict rests on.
    pub(super) fn relations_of(&self, conflict: &Conflict) -> Vec<usize> {
        let of_row = |row: &Row| self.relations.get(row.index()).copied();
        let mut relations: Vec<usize> = conflict.rows.iter().filter_map(|(row, _)| of_row(row)).collect();
        relations.sort_unstable();
        relations.dedup();
        relations
    }

    /// The cells whose prints a conflict rests on: to read another cell otherwise would not lift it.
    pub(super) fn cells_of(&self, conflict: &Conflict, figure: &TableFigure) -> Vec<usize> {
        let of_unknowns = |cell: &usize| {
            self.of_cell(*cell).is_some_and(|var| conflict.variables.iter().any(|(other, _)| *other == var))
        };
        let mut cells: Vec<usize> = (0..self.unknowns.len()).filter(of_unknowns).collect();
        // A percentage that is bounded by its amount stands in the condition itself.
        let of_shares = self.relations_of(conflict).into_iter().filter_map(|at| match &figure.relations[at].relation {
            Relation::Share { cell, .. } => Some(*cell),
            _ => None,
        });
        cells.extend(of_shares);
        cells.sort_unstable();
        cells.dedup();
        cells
    }

    pub(super) fn solve(&self, steps: Steps) -> Feasibility {
        self.system.solve_from(&self.start, steps)
    }
}

struct Context<'a> {
    figure: &'a TableFigure,
    view: View<'a>,
    ranges: &'a [Interval],
    bounded: &'a HashMap<usize, Bounded>,
}

impl Context<'_> {
    /// The amounts of percentages that are bounded by them; other cells as they are.
    fn amounts(&self, parts: &[(usize, bool)]) -> Vec<(usize, bool)> {
        parts.iter().map(|(cell, minus)| (self.bounded.get(cell).map_or(*cell, |share| share.amount), *minus)).collect()
    }

    /// Whether a total of the table says of amounts what this one says of their percentages: one condition, not two.
    fn is_said_of_amounts(&self, parts: &[(usize, bool)], whole: &[(usize, bool)]) -> bool {
        whole.iter().any(|(cell, _)| self.bounded.contains_key(cell))
            && self.is_total(&self.amounts(parts), &self.amounts(whole))
    }

    fn is_total(&self, amounts: &[(usize, bool)], whole: &[(usize, bool)]) -> bool {
        if amounts == whole {
            return true;
        }
        self.figure.relations.iter().any(|other| {
            matches!(&other.relation, Relation::Total { cell, parts, .. } if whole == [(*cell, false)] && parts == amounts)
        })
    }
}

/// A percentage that is bounded by its amount.
pub(super) struct Bounded {
    rule: usize,
    amount: usize,
    whole: Vec<(usize, bool)>,
    unit: Unit,
}

/// What may stand behind a cell: what its print allows; zero where nothing occurs, anything where nothing is stated.
fn range_of_cell(table: &PrintedTable, figure: &TableFigure, view: View<'_>, cell: usize) -> Interval {
    match &table.cells[cell].printed {
        Printed::Figure(_) => view.leaf_at(figure.cells[cell]).map_or_else(Interval::whole, |leaf| leaf.range()),
        Printed::None(NotationKey::NotOccurring | NotationKey::NotApplicable | NotationKey::IncludedElsewhere, _) => {
            Interval::point(Exact::ZERO)
        }
        Printed::None(..) => Interval::whole(),
    }
}

/// The percentages whose whole is known not to be negative, and whose amount is no percentage itself.
fn bounded(table: &PrintedTable, figure: &TableFigure, view: View<'_>, ranges: &[Interval]) -> HashMap<usize, Bounded> {
    let mut bounded = HashMap::new();
    let lines_of_shares = |cell: usize| {
        let (row, column) = table.lines_of(cell);
        table.shares.iter().any(|share| match share.side {
            Side::Row => share.line == row,
            Side::Column => share.line == column,
        })
    };
    for figure_of in &figure.relations {
        let Relation::Share { rule, cell, amount, whole } = &figure_of.relation else { continue };
        let Some((first, _)) = whole.first() else { continue };
        let unit = view.unit(figure.cells[*first]).clone();
        let least = whole.iter().try_fold(Interval::point(Exact::ZERO), |sum, (cell, minus)| {
            let scale = view.unit(figure.cells[*cell]).convertible(&unit)?;
            let range = ranges[*cell].scale(&if *minus { -scale } else { scale });
            Some(sum.add(&range))
        });
        let positive = least.and_then(|sum| sum.lower_value().cloned()).is_some_and(|least| least.is_positive());
        if positive && !lines_of_shares(*amount) {
            let share = Bounded { rule: *rule, amount: *amount, whole: whole.clone(), unit };
            bounded.insert(*cell, share);
        }
    }
    bounded
}
