//! The problem in floating point, as options of blocks: guides the search and proves with a margin, never decides alone.
//!
//! A *block* is a group of measures that exclude each other, or one measure; an *option* of a block is a start of one of its
//! measures, or none. A *cell* is an end use in a year that a *row* of the constraint counts. Costs and emissions are divided
//! by their scales, so that the search works with numbers near one.

use std::collections::HashMap;
use std::ops::Range;

use super::emissions::{compounded_cost, ramp};
use super::error::PlanError;
use super::model::{Basis, Constraint, Cover, Effect, Problem};
use crate::quantity::Exact;

/// Relative size of all that rounding can do to a bound, a cost or an emission: some thousand operations, each right to 1e-16,
/// and logarithms of fractions near one, cut at [`FULL`].
pub(super) const MARGIN: f64 = 1e-10;

/// The logarithm that stands for a fraction of one: the end use keeps 1e-12 of itself.
const FULL: f64 = 27.631_021_115_928_547;

/// What is left at a sum of logarithms, never above the truth: nothing where a full fraction may be among them.
pub(super) fn kept(logs: f64) -> f64 {
    if logs >= FULL { 0.0 } else { libm::exp(-logs) }
}

/// What a constraint counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub row: usize,
    pub load: f64,
    pub factor: f64,
}

/// What an option does in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
    /// Multiplies the load.
    Keep { cell: usize, keep: f64, log: f64 },
    /// Takes off the load.
    Less { cell: usize, amount: f64 },
    /// Takes over a share of one cell and raises another.
    Switch { from: usize, to: usize, share: f64, log: f64, ratio: f64 },
    /// Leaves a part of the rest uncovered.
    Uncovered { cell: usize, keep: f64, log: f64 },
    /// Covers an amount.
    Covered { cell: usize, amount: f64 },
}

/// One way of deciding a block.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub block: usize,
    /// The measure; `None` for none of the block.
    pub measure: Option<usize>,
    /// Years after the base year; the horizon plus one for none.
    pub start: usize,
    pub cost: f64,
    pub acts: Vec<Act>,
}

/// A problem in floating point.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub rows: Vec<f64>,
    pub cells: Vec<Cell>,
    pub blocks: Vec<Range<usize>>,
    pub options: Vec<Choice>,
    /// For each measure, what it requires.
    pub requires: Vec<Vec<usize>>,
    /// The block of each measure.
    pub block_of: Vec<usize>,
    /// What a cost of one stands for, at values of the target year.
    pub cost_scale: f64,
    /// What an emission of one stands for, in t.
    pub emission_scale: f64,
    /// Blocks with contracts or switches: they are decided first.
    pub is_first: Vec<bool>,
}

impl Compiled {
    /// Compiles a problem that has been checked; without costs for a search of emissions alone.
    pub fn of(problem: &Problem, with_costs: bool) -> Result<Compiled, PlanError> {
        let years = problem.years();
        let (caps, counted): (Vec<&Exact>, Range<usize>) = match &problem.constraint {
            Constraint::TargetYear(cap) => (vec![cap], years..years + 1),
            Constraint::Cumulative(cap) => (vec![cap], 1..years + 1),
            Constraint::EveryYear(caps) => (caps.iter().collect(), 1..years + 1),
        };
        let emission_scale = positive_or_one(problem_scale(problem, counted.clone()));
        let row_of = |year: usize| if caps.len() > 1 { year - 1 } else { 0 };
        let mut cells = Vec::new();
        for year in counted.clone() {
            for of in &problem.streams {
                let (load, factor) = (of.load[year].to_f64(), of.factor[year].to_f64() / emission_scale);
                cells.push(Cell { row: row_of(year), load, factor });
            }
        }
        let cell = |year: usize, stream: usize| (year - counted.start) * problem.streams.len() + stream;
        let mut compiled = Compiled {
            rows: caps.iter().map(|cap| cap.to_f64() / emission_scale).collect(),
            cells,
            blocks: Vec::new(),
            options: Vec::new(),
            requires: Vec::new(),
            block_of: vec![0; problem.measures.len()],
            cost_scale: 1.0,
            emission_scale,
            is_first: Vec::new(),
        };
        let places: HashMap<&str, usize> =
            problem.measures.iter().enumerate().map(|(at, m)| (m.id.as_str(), at)).collect();
        let required = |id: &String| places.get(id.as_str()).copied();
        compiled.requires = problem.measures.iter().map(|m| m.requires.iter().filter_map(required).collect()).collect();
        for members in blocks(problem) {
            compiled.add_block(problem, &members, counted.clone(), &cell, with_costs);
        }
        let largest = compiled.options.iter().map(|o| libm::fabs(o.cost)).fold(0.0, f64::max);
        compiled.cost_scale = positive_or_one(largest);
        for option in &mut compiled.options {
            option.cost /= compiled.cost_scale;
        }
        compiled.in_range().then_some(compiled).ok_or(PlanError::OutOfRange)
    }

    fn add_block(
        &mut self,
        problem: &Problem,
        members: &[usize],
        counted: Range<usize>,
        cell: &dyn Fn(usize, usize) -> usize,
        with_costs: bool,
    ) {
        let block = self.blocks.len();
        let first = self.options.len();
        let is_first = |at: &usize| {
            let switches = matches!(problem.measures[*at].effect, Effect::Switch { .. });
            let contract = matches!(problem.measures[*at].effect, Effect::Contract { .. });
            switches || (contract && problem.basis == Basis::Market)
        };
        self.is_first.push(members.iter().any(is_first));
        for at in members {
            self.block_of[*at] = block;
            let measure = &problem.measures[*at];
            let mut starts: Vec<usize> =
                measure.starts.iter().map(|y| (i64::from(*y) - i64::from(problem.base_year)) as usize).collect();
            starts.sort_unstable();
            starts.dedup();
            for start in starts {
                let cost = if with_costs { compounded_cost(problem, measure, start).to_f64() } else { 0.0 };
                let parts = counted.clone().map(|year| (year, ramp(measure, Some(start), year).to_f64()));
                let acts = parts.filter(|(_, part)| *part > 0.0);
                let acts = acts.filter_map(|(year, part)| act(problem, &measure.effect, year, part, cell)).collect();
                self.options.push(Choice { block, measure: Some(*at), start, cost, acts });
            }
        }
        if !members.iter().any(|at| problem.measures[*at].committed) {
            let start = problem.years() + 1;
            self.options.push(Choice { block, measure: None, start, cost: 0.0, acts: Vec::new() });
        } else {
            // One of a group is decided: the others are out.
            let committed = |o: &Choice| o.measure.is_some_and(|m| problem.measures[m].committed);
            let kept: Vec<Choice> = self.options.drain(first..).filter(committed).collect();
            self.options.extend(kept);
        }
        self.blocks.push(first..self.options.len());
    }

    fn in_range(&self) -> bool {
        let acts = |act: &Act| match *act {
            Act::Keep { keep, .. } | Act::Uncovered { keep, .. } => keep.is_finite(),
            Act::Less { amount, .. } | Act::Covered { amount, .. } => amount.is_finite(),
            Act::Switch { share, ratio, .. } => share.is_finite() && ratio.is_finite(),
        };
        let options = |o: &Choice| o.cost.is_finite() && o.acts.iter().all(acts);
        self.rows.iter().all(|cap| cap.is_finite())
            && self.cells.iter().all(|c| (c.load * c.factor).is_finite())
            && self.options.iter().all(options)
    }

    /// The starts that a decision of all blocks stands for.
    pub fn starts(&self, decided: &[usize]) -> Vec<Option<usize>> {
        let mut starts = vec![None; self.block_of.len()];
        for option in decided.iter().map(|at| &self.options[*at]) {
            if let Some(measure) = option.measure {
                starts[measure] = Some(option.start);
            }
        }
        starts
    }

    /// Whether every measure that is chosen finds its prerequisites.
    pub fn keeps_requirements(&self, decided: &[usize]) -> bool {
        decided.iter().map(|at| &self.options[*at]).all(|option| {
            let Some(measure) = option.measure else { return true };
            self.requires[measure].iter().all(|needed| {
                let other = &self.options[decided[self.block_of[*needed]]];
                other.measure == Some(*needed) && other.start <= option.start
            })
        })
    }

    /// Cost of a decision.
    pub fn cost(&self, decided: &[usize]) -> f64 {
        decided.iter().map(|at| self.options[*at].cost).sum()
    }
}

/// Measures by block: groups in the order of their first member, measures without a group alone.
fn blocks(problem: &Problem) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut of_group: HashMap<&str, usize> = HashMap::new();
    for (at, measure) in problem.measures.iter().enumerate() {
        let block = match &measure.group {
            None => blocks.len(),
            Some(group) => *of_group.entry(group).or_insert(blocks.len()),
        };
        match blocks.get_mut(block) {
            Some(members) => members.push(at),
            None => blocks.push(vec![at]),
        }
    }
    blocks
}

fn act(
    problem: &Problem,
    effect: &Effect,
    year: usize,
    part: f64,
    cell: &dyn Fn(usize, usize) -> usize,
) -> Option<Act> {
    let log = |share: f64| (-libm::log1p(-share)).min(FULL);
    Some(match effect {
        Effect::Fraction { stream, fraction } => {
            let share = fraction.to_f64() * part;
            Act::Keep { cell: cell(year, *stream), keep: 1.0 - share, log: log(share) }
        }
        Effect::Amount { stream, amount } => Act::Less { cell: cell(year, *stream), amount: amount.to_f64() * part },
        Effect::Switch { from, to, fraction, ratio } => {
            let share = fraction.to_f64() * part;
            let (from, to) = (cell(year, *from), cell(year, *to));
            Act::Switch { from, to, share, log: log(share), ratio: ratio.to_f64() }
        }
        Effect::Contract { .. } if problem.basis == Basis::Location => return None,
        Effect::Contract { stream, cover: Cover::Share(share) } => {
            let share = share.to_f64() * part;
            Act::Uncovered { cell: cell(year, *stream), keep: 1.0 - share, log: log(share) }
        }
        Effect::Contract { stream, cover: Cover::Amount(amount) } => {
            Act::Covered { cell: cell(year, *stream), amount: amount.to_f64() * part }
        }
    })
}

fn problem_scale(problem: &Problem, counted: Range<usize>) -> f64 {
    counted.map(|year| problem.business_as_usual(year).to_f64()).fold(0.0, f64::max)
}

fn positive_or_one(scale: f64) -> f64 {
    if scale > 0.0 && scale.is_finite() { scale } else { 1.0 }
}
