//! Dividing a node: which block, and where.

use std::cmp::Ordering;
use std::rc::Rc;

use super::compile::MARGIN;
use super::dual::{Bound, Dual, Prices};
use super::node::{Candidate, Open, Relaxed};
use super::search::Search;

/// A node that waits.
pub(super) struct Node {
    pub open: Open,
    pub prices: Rc<Prices>,
    pub bound: f64,
    pub number: u64,
}

impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Node) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Node {
    /// The lowest bound is the greatest, of equals the newest.
    fn cmp(&self, other: &Node) -> Ordering {
        other.bound.total_cmp(&self.bound).then(self.number.cmp(&other.number))
    }
}

/// Temperature, steps and number of blocks that are tried before one is divided.
const TRIAL: ([f64; 1], usize, usize) = ([1e-3], 3, 8);

impl Search<'_> {
    /// Divides a block at the middle of its weights: earlier starts, and later ones or none.
    ///
    /// Contracts and switches come first, since the relaxation is loose until they are decided; then, of the least decided
    /// blocks, the one whose halves have the best bounds after a few steps.
    pub(super) fn divide(&mut self, node: Node, relaxed: &Relaxed, bound: &Bound) {
        let is_first = |at: usize| {
            let block = self.compiled.options[relaxed.blocks[at][0].option].block;
            self.compiled.is_first[block]
        };
        let doubt = |at: usize| 1.0 - bound.weights[at].iter().copied().fold(0.0, f64::max);
        let mut order: Vec<usize> = (0..relaxed.blocks.len()).collect();
        order.sort_by(|a, b| is_first(*b).cmp(&is_first(*a)).then(doubt(*b).total_cmp(&doubt(*a))).then(a.cmp(b)));
        let Some(most) = order.first().copied() else { return };
        order.truncate(TRIAL.2);
        order.retain(|at| is_first(*at) == is_first(most) && (*at == most || doubt(*at) > 0.02));
        let mut chosen: Option<(f64, Vec<Node>)> = None;
        let alone = order.len() == 1;
        for at in order {
            let halves = self.halves(&node, &relaxed.blocks[at], &bound.weights[at]);
            let halves: Vec<Node> = halves.into_iter().filter_map(|half| self.tried(half, alone)).collect();
            let gains = halves.iter().map(|half| (half.bound - node.bound).max(1e-9));
            // A half without a plan is worth more than any gain.
            let merit = gains.product::<f64>() * if halves.len() < 2 { 1e6 } else { 1.0 };
            let is_none = halves.is_empty();
            if chosen.as_ref().is_none_or(|(best, _)| merit > *best) {
                chosen = Some((merit, halves));
            }
            if is_none {
                return;
            }
        }
        for mut half in chosen.into_iter().flat_map(|(_, halves)| halves) {
            self.number += 1;
            half.number = self.number;
            self.open.push(half);
        }
    }

    fn halves(&self, node: &Node, candidates: &[Candidate], weights: &[f64]) -> Vec<Node> {
        let mut sum = 0.0;
        let mut sums = Vec::with_capacity(weights.len());
        for weight in weights {
            sum += weight;
            sums.push(sum);
        }
        let middle = |cut: &usize| libm::fabs(sums[*cut] - 0.5);
        let cut = (0..candidates.len().saturating_sub(1)).min_by(|a, b| middle(a).total_cmp(&middle(b))).unwrap_or(0);
        let half = |range: std::ops::Range<usize>| {
            let mut open = node.open.clone();
            for (at, candidate) in candidates.iter().enumerate() {
                open.0[candidate.option] &= range.contains(&at);
            }
            Node { open, prices: node.prices.clone(), bound: node.bound, number: 0 }
        };
        vec![half(0..cut + 1), half(cut + 1..candidates.len())]
    }

    /// A half with a first bound; `None` where it has nothing better.
    fn tried(&self, mut half: Node, alone: bool) -> Option<Node> {
        if !half.open.propagate(&self.compiled) {
            return None;
        }
        if alone {
            return Some(half);
        }
        let relaxed = Relaxed::of(&self.compiled, &half.open);
        let dual = Dual::of(&relaxed, &self.compiled.rows, self.elastic);
        let mut prices = (*half.prices).clone();
        let bound = dual.rise(&mut prices, &TRIAL.0, TRIAL.1, self.enough());
        half.bound = half.bound.max(bound.value - MARGIN * bound.size);
        half.prices = Rc::new(prices);
        (!self.is_above(half.bound) && !self.is_beyond_all(half.bound)).then_some(half)
    }
}
