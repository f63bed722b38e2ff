//! Branch and bound over the possible starts, best bound first.
//!
//! A node closes options; its bound is the dual of its relaxation ([`super::dual`]). A node is left out where the bound, less all
//! that rounding can do to it, is above the exact cost of the best plan: the proof rests on no other comparison. A plan counts
//! once its emissions and its cost have been worked out exactly.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::answer::{Outcome, Plan, Solved, Stopped};
use super::branch::Node;
use super::check::check;
use super::compile::{Compiled, MARGIN};
use super::dominance;
use super::dual::{Bound, Dual, Prices};
use super::emissions;
use super::error::PlanError;
use super::improve;
use super::model::Problem;
use super::node::{Open, Relaxed};
use super::relax;
use crate::quantity::Exact;

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Nodes of the tree, over all stages: deterministic.
    pub nodes: u64,
}

impl Default for Limit {
    fn default() -> Limit {
        Limit { nodes: 20_000 }
    }
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Nodes looked at.
    pub nodes: u64,
    /// Cost of the best plan, discounted; `None` where there is none.
    pub cost: Option<f64>,
    /// What no plan costs less than, discounted; minus infinity where nothing is known.
    pub bound: f64,
}

/// Solves a problem; `go_on` is asked at every node, so that a caller who has a clock can stop the search.
pub fn solve(problem: &Problem, limit: Limit, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Solved, PlanError> {
    check(problem)?;
    let mut search = Search::of(problem, true, limit.nodes)?;
    search.start(None);
    if search.best.is_none() {
        return relax::solve(problem, limit, go_on);
    }
    search.run(go_on);
    let (nodes, stopped) = (search.nodes, search.stopped);
    match search.outcome() {
        Some(outcome) => Ok(Solved { outcome, nodes, stopped }),
        None => relax::solve(problem, limit, go_on),
    }
}

/// The best plan so far.
#[derive(Debug, Clone)]
pub(super) struct Best {
    pub starts: Vec<Option<usize>>,
    /// Compounded cost, or excess in t.
    pub value: Exact,
    /// The same, scaled.
    scaled: f64,
    /// Measures in order of their ids, then their starts: decides among equals.
    key: (usize, Vec<usize>, Vec<usize>),
}

/// Temperatures of the first node, and of those that start from the prices of another.
const FROM_AFAR: [f64; 10] = [0.3, 0.1, 0.03, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 1e-5, 1e-6];
const FROM_NEAR: [f64; 3] = [1e-3, 1e-4, 2e-5];

/// One search, of cost or of excess.
pub(super) struct Search<'p> {
    problem: &'p Problem,
    pub compiled: Compiled,
    /// By option.
    costs: Vec<Exact>,
    /// By measure: its place in the order of ids.
    rank: Vec<usize>,
    pub(super) elastic: bool,
    limit: u64,
    pub nodes: u64,
    pub stopped: Option<Stopped>,
    pub best: Option<Best>,
    pub(super) open: BinaryHeap<Node>,
    pub(super) number: u64,
}

impl<'p> Search<'p> {
    /// A search of a checked problem: for the least cost, or for the least excess.
    pub fn of(problem: &'p Problem, with_costs: bool, limit: u64) -> Result<Search<'p>, PlanError> {
        let compiled = Compiled::of(problem, with_costs)?;
        let cost = |option: &super::compile::Choice| match option.measure {
            Some(measure) if with_costs => {
                emissions::compounded_cost(problem, &problem.measures[measure], option.start)
            }
            _ => Exact::ZERO,
        };
        let costs = compiled.options.iter().map(cost).collect();
        let mut order: Vec<usize> = (0..problem.measures.len()).collect();
        order.sort_by(|a, b| problem.measures[*a].id.cmp(&problem.measures[*b].id));
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, measure)| rank[*measure] = place);
        Ok(Search {
            problem,
            compiled,
            costs,
            rank,
            elastic: !with_costs,
            limit,
            nodes: 0,
            stopped: None,
            best: None,
            open: BinaryHeap::new(),
            number: 0,
        })
    }

    /// Looks at the first node, and for a first plan: from the relaxation, and from starts that are known to keep the caps.
    pub fn start(&mut self, known: Option<&[Option<usize>]>) {
        let mut open = Open::all(&self.compiled);
        dominance::close(&self.compiled, &mut open, (!self.elastic).then_some(&self.costs));
        if let Some(decided) = known.and_then(|starts| self.decided(starts)) {
            self.better(decided, true);
        }
        if !open.propagate(&self.compiled) {
            return;
        }
        let relaxed = Relaxed::of(&self.compiled, &open);
        let prices = Rc::new(Prices::first(&relaxed, self.compiled.rows.len()));
        self.look(Node { open, prices, bound: f64::NEG_INFINITY, number: 0 }, &FROM_AFAR);
    }

    /// The options that some starts decide on.
    fn decided(&self, starts: &[Option<usize>]) -> Option<Vec<usize>> {
        let of_block = |block: &std::ops::Range<usize>| {
            let chosen = |at: &usize| {
                let option = &self.compiled.options[*at];
                option.measure.is_some_and(|m| starts[m] == Some(option.start))
            };
            let none = |at: &usize| self.compiled.options[*at].measure.is_none();
            block.clone().find(chosen).or_else(|| block.clone().find(none))
        };
        self.compiled.blocks.iter().map(of_block).collect()
    }

    /// Searches until through, stopped, or (for the excess) until a plan keeps the caps.
    pub fn run(&mut self, go_on: &mut dyn FnMut(Progress) -> bool) {
        while let Some(node) = self.open.pop() {
            if self.is_done() {
                return self.open.clear();
            }
            if self.is_above(node.bound) {
                continue;
            }
            self.stopped = match () {
                () if self.nodes >= self.limit => Some(Stopped::Nodes),
                () if !go_on(self.progress(node.bound)) => Some(Stopped::Asked),
                () => None,
            };
            if self.stopped.is_some() {
                return self.open.push(node);
            }
            self.look(node, &FROM_NEAR);
        }
    }

    fn progress(&self, bound: f64) -> Progress {
        let growth = 1.0 + self.problem.rate.to_f64();
        let scale = self.compiled.cost_scale / libm::pow(growth, self.problem.years() as f64);
        let cost = (!self.elastic).then_some(self.best.as_ref()).flatten().map(|best| best.scaled * scale);
        let bound = if self.elastic { f64::NEG_INFINITY } else { bound * scale };
        Progress { nodes: self.nodes, cost, bound }
    }

    /// Whether the excess is none already.
    fn is_done(&self) -> bool {
        self.elastic && self.best.as_ref().is_some_and(|best| !best.value.is_positive())
    }

    /// Whether a safe bound shows that a node has nothing better.
    pub(super) fn is_above(&self, bound: f64) -> bool {
        match (&self.best, self.elastic) {
            (None, _) => false,
            (Some(best), false) => bound > best.scaled + MARGIN * (1.0 + libm::fabs(best.scaled)),
            // The least excess is found to 1e-9 of the emissions; that there is some is never a matter of tolerance.
            (Some(best), true) => bound > 0.0 && bound >= best.scaled - 1e-9,
        }
    }

    /// Looks at a node: bounds it, tries a plan, and divides it.
    fn look(&mut self, mut node: Node, temperatures: &[f64]) {
        self.nodes += 1;
        for _ in 0..2 {
            if !node.open.propagate(&self.compiled) {
                return;
            }
            let relaxed = Relaxed::of(&self.compiled, &node.open);
            let least = relaxed.least(self.compiled.rows.len());
            let over = least.iter().zip(&self.compiled.rows).map(|(least, cap)| least - cap - MARGIN * (1.0 + least));
            let over = over.fold(f64::NEG_INFINITY, f64::max);
            if if self.elastic { self.is_above(over) } else { over > 0.0 } {
                return;
            }
            let mut prices = (*node.prices).clone();
            let dual = Dual::of(&relaxed, &self.compiled.rows, self.elastic);
            let bound = dual.rise(&mut prices, temperatures, 10, self.enough());
            node.bound = node.bound.max(bound.value - MARGIN * bound.size);
            node.prices = Rc::new(prices);
            if self.is_above(node.bound) || self.is_beyond_all(node.bound) {
                return;
            }
            self.try_plans(&relaxed, &bound);
            if self.is_above(node.bound) {
                return;
            }
            if relaxed.blocks.is_empty() {
                // Everything is decided, and has been tried.
                return;
            }
            // Another look is worth its time only where much has been closed.
            if self.close_dear(&mut node.open, &relaxed, &bound) < 4 + relaxed.blocks.len() / 4 {
                break;
            }
        }
        if !node.open.propagate(&self.compiled) {
            return;
        }
        let relaxed = Relaxed::of(&self.compiled, &node.open);
        let bound = Dual::of(&relaxed, &self.compiled.rows, self.elastic).bound(&node.prices, 1e-4);
        if relaxed.blocks.is_empty() {
            self.try_plans(&relaxed, &bound);
            return;
        }
        self.divide(node, &relaxed, &bound);
    }

    /// Whether a bound on the cost is above what the dearest plan costs: the node has no plan at all.
    pub(super) fn is_beyond_all(&self, bound: f64) -> bool {
        let dearest = |block: &std::ops::Range<usize>| {
            block.clone().map(|at| self.compiled.options[at].cost).fold(f64::NEG_INFINITY, f64::max)
        };
        !self.elastic && bound > self.compiled.blocks.iter().map(dearest).sum::<f64>() + 1e-6
    }

    /// Closes options whose price shows that no better plan takes them; their number.
    fn close_dear(&self, open: &mut Open, relaxed: &Relaxed, bound: &Bound) -> usize {
        if self.best.is_none() {
            return 0;
        }
        let safe = bound.value - MARGIN * bound.size;
        let mut closed = 0;
        for (candidates, reduced) in relaxed.blocks.iter().zip(&bound.reduced) {
            for (candidate, more) in candidates.iter().zip(reduced) {
                if self.is_above(safe + more * (1.0 - 1e-9)) {
                    open.0[candidate.option] = false;
                    closed += 1;
                }
            }
        }
        closed
    }

    /// Tries what the relaxation would choose, mended.
    fn try_plans(&mut self, relaxed: &Relaxed, bound: &Bound) {
        let mut decided: Vec<Option<usize>> = vec![None; self.compiled.blocks.len()];
        for (candidates, weights) in relaxed.blocks.iter().zip(&bound.weights) {
            let heaviest = (0..candidates.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b]).then(b.cmp(a)));
            if let Some(option) = heaviest.map(|at| candidates[at].option) {
                decided[self.compiled.options[option].block] = Some(option);
            }
        }
        let number = self.nodes;
        let fixed = |block: usize| relaxed.decided.get(block).copied().flatten();
        let decided: Option<Vec<usize>> =
            decided.into_iter().enumerate().map(|(block, at)| at.or_else(|| fixed(block))).collect();
        let Some(decided) = decided else { return };
        self.offer(&decided);
        if number == 1 || number.is_multiple_of(4) {
            // Exchange of pairs takes long: at nodes 1, 4, 16, 64 …
            let pairs = number.is_power_of_two() && number.trailing_zeros().is_multiple_of(2);
            self.better(decided, pairs);
        }
    }

    /// Betters a decision by exchange, and offers what comes of it.
    fn better(&mut self, mut decided: Vec<usize>, pairs: bool) {
        if improve::settle(&self.compiled, &mut decided).is_none() {
            return;
        }
        self.offer(&decided);
        if self.elastic {
            improve::least_excess(&self.compiled, &mut decided);
        } else if improve::repair(&self.compiled, &mut decided) {
            improve::descend(&self.compiled, &mut decided, pairs);
        }
        self.offer(&decided);
    }

    /// Takes a decision as the best plan if it is, exactly.
    fn offer(&mut self, decided: &[usize]) {
        if !self.compiled.keeps_requirements(decided) {
            return;
        }
        let excess = improve::excess(&self.compiled, decided).0;
        let scaled = if self.elastic { excess } else { self.compiled.cost(decided) };
        let is_no_better =
            self.best.as_ref().is_some_and(|best| scaled > best.scaled + MARGIN * (1.0 + best.scaled.abs()));
        if is_no_better || (!self.elastic && excess > 1e-9) {
            return;
        }
        let starts = self.compiled.starts(decided);
        if self.best.as_ref().is_some_and(|best| best.starts == starts) {
            return;
        }
        let excess = || emissions::excess(self.problem, &emissions::by_year(self.problem, &starts));
        let value = if self.elastic { excess() } else { decided.iter().map(|at| &self.costs[*at]).sum() };
        let key = self.key(&starts);
        let is_better = |best: &Best| value.cmp(&best.value).then_with(|| key.cmp(&best.key)) == Ordering::Less;
        if !self.best.as_ref().is_none_or(is_better) || (!self.elastic && excess().is_positive()) {
            return;
        }
        let scale = if self.elastic { self.compiled.emission_scale } else { self.compiled.cost_scale };
        let scaled = value.to_f64() / scale;
        self.best = Some(Best { starts, value, scaled, key });
    }

    fn key(&self, starts: &[Option<usize>]) -> (usize, Vec<usize>, Vec<usize>) {
        let chosen = starts.iter().enumerate().filter_map(|(at, start)| Some((self.rank[at], (*start)?)));
        let mut chosen: Vec<(usize, usize)> = chosen.collect();
        chosen.sort_unstable();
        let (ranks, starts): (Vec<usize>, Vec<usize>) = chosen.into_iter().unzip();
        (ranks.len(), ranks, starts)
    }

    /// The bound above which a node has nothing better.
    pub(super) fn enough(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |best| best.scaled + 1e-9 * (1.0 + libm::fabs(best.scaled)))
    }

    /// What no plan costs less than, compounded.
    fn bound(&self) -> f64 {
        let open = self.open.peek().map_or(f64::INFINITY, |node| node.bound);
        open.min(self.best.as_ref().map_or(f64::INFINITY, |best| best.scaled)) * self.compiled.cost_scale
    }

    /// The answer of a search of cost; `None` where it has found no plan.
    pub fn outcome(&self) -> Option<Outcome> {
        let plan = Plan::of(self.problem, &self.best.as_ref()?.starts);
        if self.stopped.is_none() {
            return Some(Outcome::Optimal(plan));
        }
        let bound = Exact::from_f64(self.bound()).map(|bound| emissions::discounted(self.problem, &bound));
        let lowest = || -self.costs.iter().map(Exact::abs).collect::<Vec<_>>().iter().sum::<Exact>();
        let bound = bound.unwrap_or_else(|| emissions::discounted(self.problem, &lowest()));
        // A bound above the plan can only be rounding.
        let bound = if bound > plan.cost { plan.cost.clone() } else { bound };
        Some(Outcome::BestFound { plan, bound })
    }
}
