//! Whether a system of linear conditions can be met at all, exactly: is there any set of unrounded values that prints
//! as this table?
//!
//! ```text
//! System ─┬─ Var   an unknown and the interval it lies in            a cell, a total: what its print allows
//!         └─ Row   Σ coefficient · unknown lies in an interval       cells of a line − their total = 0
//!
//! solve     Feasible(values)      values that meet everything, open ends strictly
//!           Infeasible(Conflict)  ends that contradict each other, with multipliers to check it by hand
//! range_of  where one unknown could lie if its own interval were dropped: what must this cell read?
//! ```
//! The method is, after a descent that most systems need no more than, the general simplex of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)", 2006)
//! over exact rationals. An open end is a closed one that stands off by a quantity smaller than every number (`near`);
//! only in the end does that quantity become a number. Answers do not depend on the start; how soon they come does.

mod near;
mod search;
mod tableau;

use self::near::Ends;
use self::search::{Extreme, Halt};
use self::tableau::Tableau;
use crate::quantity::{Bound, Exact, Interval};

/// An unknown of a [`System`]. It means nothing to another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Var(u32);

/// A condition of a [`System`]. It means nothing to another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(u32);

impl Var {
    /// Its place among the unknowns, from 0: where its value stands in [`Feasibility::Feasible`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Row {
    /// Its place among the conditions, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How long to try: about the number of terms of equations that may be read or rewritten before an answer is given up.
///
/// With numbers of everyday size a million of them take some hundredths of a second; a table of 60 by 30 takes less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps(pub u64);

impl Default for Steps {
    /// Fifty million: about a second.
    fn default() -> Steps {
        Steps(50_000_000)
    }
}

/// Unknowns, each in an interval, and linear combinations of them, each in an interval.
///
/// ```
/// use crossfoot::calc::feasibility::{Feasibility, Steps, System};
/// use crossfoot::quantity::{Bound, Exact, Interval};
/// // 1 + 1 = 3, all rounded half up: 1.3 + 1.4 = 2.7 would print so. 1 + 1 = 4 could not.
/// let half = Exact::ratio(1, 2).unwrap();
/// let print = |value: i64| {
///     let value = Exact::from(value);
///     Interval::new(Bound::Closed(&value - &half), Bound::Open(&value + &half)).unwrap()
/// };
/// let table = |total: i64| {
///     let mut system = System::new();
///     let cells = [system.variable(print(1)), system.variable(print(1))];
///     let total = system.variable(print(total));
///     let terms = [(cells[0], Exact::ONE), (cells[1], Exact::ONE), (total, -Exact::ONE)];
///     system.require(&terms, Interval::point(Exact::ZERO));
///     system.solve(Steps::default())
/// };
/// assert!(matches!(table(3), Feasibility::Feasible(_)));
/// let Feasibility::Infeasible(conflict) = table(4) else { panic!() };
/// assert_eq!(conflict.gap, half);
/// ```
#[derive(Debug, Clone, Default)]
pub struct System {
    variables: Vec<Interval>,
    rows: Vec<Condition>,
}

/// `Σ coefficient · unknown` lies in `range`. Each unknown occurs once, in order, with a coefficient other than zero.
#[derive(Debug, Clone)]
struct Condition {
    terms: Vec<(u32, Exact)>,
    range: Interval,
}

/// Whether a system can be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feasibility {
    /// It can: a value for every unknown, in their order.
    Feasible(Vec<Exact>),
    /// It cannot.
    Infeasible(Conflict),
    /// The limit was reached, or numbers grew larger than [`Exact::MAX_BITS`], before an answer was found.
    Undecided,
}

/// Why a system cannot be met: ends of intervals that contradict each other.
///
/// Multiplied and added up, the sums of the rows and the unknowns cancel: `Σ m · row + Σ m · unknown` is zero for all
/// values whatever. But where each is at least its lower end (`m` positive) or at most its upper end (`m` negative), the
/// same sum is at least `gap`, which is above zero; or it is zero, and one of these ends is open.
///
/// It is irreducible: without any one of these ends the others can be met. So to free an unknown that it does not name
/// cannot make the system feasible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The rows and their multipliers, in order; the first multiplier is 1 or -1. There is at least one.
    pub rows: Vec<(Row, Exact)>,
    /// The unknowns whose own intervals take part, and their multipliers, in order.
    pub variables: Vec<(Var, Exact)>,
    /// By how much the sum misses zero.
    pub gap: Exact,
}

/// Where an unknown could lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// At every value of this interval and at no other.
    Range(Interval),
    /// Nowhere: the rest contradicts itself.
    Nothing,
    /// The limit was reached, or numbers grew larger than [`Exact::MAX_BITS`], before an answer was found.
    Undecided,
}

impl System {
    /// A system without unknowns and conditions.
    pub fn new() -> System {
        System::default()
    }

    /// A new unknown that lies in `range`.
    pub fn variable(&mut self, range: Interval) -> Var {
        self.variables.push(range);
        Var(self.variables.len() as u32 - 1)
    }

    /// A new condition: the sum of `terms` lies in `range`. An unknown may occur several times.
    pub fn require(&mut self, terms: &[(Var, Exact)], range: Interval) -> Row {
        let mut sorted: Vec<(u32, Exact)> =
            terms.iter().map(|(var, coefficient)| (var.0, coefficient.clone())).collect();
        sorted.sort_by_key(|(var, _)| *var);
        let mut terms: Vec<(u32, Exact)> = Vec::with_capacity(sorted.len());
        for (var, coefficient) in sorted {
            match terms.last_mut() {
                Some((last, sum)) if *last == var => *sum += &coefficient,
                _ => terms.push((var, coefficient)),
            }
        }
        terms.retain(|(_, coefficient)| !coefficient.is_zero());
        self.rows.push(Condition { terms, range });
        Row(self.rows.len() as u32 - 1)
    }

    /// The number of unknowns.
    pub fn variables(&self) -> usize {
        self.variables.len()
    }

    /// The number of conditions.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether the system can be met, from the middle of every interval on.
    pub fn solve(&self, limit: Steps) -> Feasibility {
        self.solve_from(&[], limit)
    }

    /// Whether the system can be met, from values near which a solution is expected; unknowns that `start` does not
    /// reach start in the middle of their intervals. Where the start meets everything, it is the answer.
    ///
    /// A row that its unknowns cannot meet however they stand is looked for first: a contradiction within one row is
    /// the easiest to tell.
    pub fn solve_from(&self, start: &[Exact], limit: Steps) -> Feasibility {
        if let Some(conflict) = self.conflicts_within_rows().next() {
            return Feasibility::Infeasible(conflict);
        }
        let mut tableau = self.tableau(start, None, limit);
        match tableau.settle() {
            Ok(()) => Feasibility::Feasible(tableau.witness(self.variables.len())),
            Err(Halt::Conflict(terms)) => Feasibility::Infeasible(self.conflict(&terms)),
            Err(Halt::Limit) => Feasibility::Undecided,
        }
    }

    /// Every contradiction within one row: what the unknowns of the row can add up to does not meet its interval.
    pub fn conflicts_within_rows(&self) -> impl Iterator<Item = Conflict> + '_ {
        let own: Vec<Ends> = self.variables.iter().map(Ends::of).collect();
        self.rows.iter().enumerate().filter_map(move |(at, row)| {
            let wanted = Ends::of(&row.range);
            let greatest = near::extreme(&row.terms, &own, true);
            let least = near::extreme(&row.terms, &own, false);
            let too_low = greatest.zip(wanted.lower).is_some_and(|(sum, end)| sum < end);
            let too_high = least.zip(wanted.upper).is_some_and(|(sum, end)| sum > end);
            let sign = match (too_low, too_high) {
                (true, _) => Exact::ONE,
                (_, true) => -Exact::ONE,
                _ => return None,
            };
            let mut terms: Vec<(u32, Exact)> = row.terms.iter().map(|(var, k)| (*var, -(&sign * k))).collect();
            terms.push((self.column_of_row(at), sign));
            Some(self.conflict(&terms))
        })
    }

    /// Where an unknown could lie if its own interval were dropped and all else held.
    pub fn range_of(&self, var: Var, limit: Steps) -> Possible {
        self.range_from(&[], var, limit)
    }

    /// The same, from a start as [`System::solve_from`] takes it.
    pub fn range_from(&self, start: &[Exact], var: Var, limit: Steps) -> Possible {
        let mut tableau = self.tableau(start, Some(var), limit);
        let read = |tableau: &mut Tableau| {
            tableau.settle()?;
            let upper = match tableau.extreme(var.0, true)? {
                Extreme::Unbounded => Bound::Unbounded,
                Extreme::At(end) => end.into_bound(),
            };
            let lower = match tableau.extreme(var.0, false)? {
                Extreme::Unbounded => Bound::Unbounded,
                Extreme::At(end) => end.into_bound(),
            };
            Ok((lower, upper))
        };
        match read(&mut tableau) {
            // A value was found, so that the interval is not empty.
            Ok((lower, upper)) => Interval::new(lower, upper).map_or(Possible::Nothing, Possible::Range),
            Err(Halt::Conflict(_)) => Possible::Nothing,
            Err(Halt::Limit) => Possible::Undecided,
        }
    }

    /// Whether these values, one for each unknown, meet everything.
    pub fn is_met_by(&self, values: &[Exact]) -> bool {
        let sum = |terms: &[(u32, Exact)]| -> Exact {
            terms.iter().filter_map(|(var, k)| Some(k * values.get(*var as usize)?)).fold(Exact::ZERO, |a, b| a + b)
        };
        values.len() == self.variables.len()
            && self.variables.iter().zip(values).all(|(range, value)| range.contains(value))
            && self.rows.iter().all(|row| row.range.contains(&sum(&row.terms)))
    }

    /// The equations, with the interval of one unknown left out.
    fn tableau(&self, start: &[Exact], free: Option<Var>, limit: Steps) -> Tableau {
        let own = self.variables.iter().enumerate().map(|(at, range)| match free {
            Some(var) if var.index() == at => Ends::default(),
            _ => Ends::of(range),
        });
        let ends = own.chain(self.rows.iter().map(|row| Ends::of(&row.range))).collect();
        let middles = self.variables.iter().skip(start.len()).map(near::middle);
        let start = start.iter().take(self.variables.len()).cloned().chain(middles);
        Tableau::new(ends, start, self.rows.iter().map(|row| row.terms.clone()), limit)
    }

    /// In a tableau the sums of the rows are columns after those of the unknowns.
    fn column_of_row(&self, row: usize) -> u32 {
        (self.variables.len() + row) as u32
    }

    /// The conflict of a combination that cancels, by the columns of the tableau.
    fn conflict(&self, terms: &[(u32, Exact)]) -> Conflict {
        let mut sorted = terms.to_vec();
        sorted.sort_by_key(|(column, _)| *column);
        let rows = sorted.split_off(sorted.partition_point(|(column, _)| *column < self.column_of_row(0)));
        let scale = rows.first().and_then(|(_, multiplier)| multiplier.abs().recip()).unwrap_or(Exact::ONE);
        let variables: Vec<_> = sorted.into_iter().map(|(column, m)| (Var(column), m * &scale)).collect();
        let rows: Vec<_> =
            rows.into_iter().map(|(column, m)| (Row(column - self.column_of_row(0)), m * &scale)).collect();
        let mut gap = Exact::ZERO;
        let of_variables = variables.iter().map(|(var, m)| (&self.variables[var.index()], m));
        let of_rows = rows.iter().map(|(row, m)| (&self.rows[row.index()].range, m));
        for (range, multiplier) in of_variables.chain(of_rows) {
            let end = if multiplier.is_positive() { range.lower_value() } else { range.upper_value() };
            // Only ends that there are contradict anything.
            gap += &end.map_or(Exact::ZERO, |end| end * multiplier);
        }
        Conflict { rows, variables, gap }
    }
}

impl Conflict {
    /// The least by which the ends named here are missed in total, whatever the values. The system as a whole may miss
    /// by more.
    pub fn least_miss(&self) -> Exact {
        let all = self.rows.iter().map(|(_, m)| m).chain(self.variables.iter().map(|(_, m)| m));
        all.map(Exact::abs).max().and_then(|most| self.gap.checked_div(&most)).unwrap_or(Exact::ZERO)
    }
}
