//! A node of the tree: which options are still open, and the relaxation that follows from them.

use super::compile::{Act, Compiled, kept};

/// Which options are open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open(pub Vec<bool>);

impl Open {
    pub fn all(compiled: &Compiled) -> Open {
        Open(vec![true; compiled.options.len()])
    }

    /// The open options of a block.
    pub fn of<'a>(&'a self, compiled: &Compiled, block: usize) -> impl Iterator<Item = usize> + Clone + use<'a> {
        compiled.blocks[block].clone().filter(|at| self.0[*at])
    }

    /// The option that decides a block, where only one is left.
    pub fn decided(&self, compiled: &Compiled, block: usize) -> Option<usize> {
        let mut open = self.of(compiled, block);
        let first = open.next()?;
        open.next().is_none().then_some(first)
    }

    /// Follows prerequisites through what is open; `false` where a block has nothing left.
    pub fn propagate(&mut self, compiled: &Compiled) -> bool {
        loop {
            let mut changed = false;
            for (measure, required) in compiled.requires.iter().enumerate() {
                for needed in required {
                    changed |= self.follow(compiled, measure, *needed);
                }
            }
            if (0..compiled.blocks.len()).any(|block| self.of(compiled, block).next().is_none()) {
                return false;
            }
            if !changed {
                return true;
            }
        }
    }

    fn follow(&mut self, compiled: &Compiled, measure: usize, needed: usize) -> bool {
        let (block, other) = (compiled.block_of[measure], compiled.block_of[needed]);
        let starts = |open: &Open, block: usize, of: usize| {
            let of_it = open.of(compiled, block).filter(|at| compiled.options[*at].measure == Some(of));
            let starts: Vec<usize> = of_it.map(|at| compiled.options[at].start).collect();
            (starts.iter().min().copied(), starts.iter().max().copied())
        };
        let earliest = starts(self, other, needed).0;
        let mut changed = false;
        for at in compiled.blocks[block].clone().filter(|at| compiled.options[*at].measure == Some(measure)) {
            if self.0[at] && earliest.is_none_or(|earliest| compiled.options[at].start < earliest) {
                self.0[at] = false;
                changed = true;
            }
        }
        let is_forced = self.of(compiled, block).all(|at| compiled.options[at].measure == Some(measure));
        let latest = starts(self, block, measure).1;
        if let (true, Some(latest)) = (is_forced, latest) {
            for at in compiled.blocks[other].clone() {
                let fits = compiled.options[at].measure == Some(needed) && compiled.options[at].start <= latest;
                if self.0[at] && !fits {
                    self.0[at] = false;
                    changed = true;
                }
            }
        }
        changed
    }
}

/// A cell of the relaxation: it emits at least `max(0, scale · exp(−Σ log) + shift + Σ added)`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounded {
    pub row: usize,
    pub scale: f64,
    pub shift: f64,
    /// The most that open options can make of Σ log.
    pub most: f64,
    /// The least that open options can make of Σ added.
    pub least_added: f64,
    pub has_logs: bool,
    pub has_added: bool,
}

/// An open option of a block that is not decided.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub option: usize,
    pub cost: f64,
    /// Cell, logarithm, amount added.
    pub terms: Vec<(usize, f64, f64)>,
}

/// What is left to decide, as a convex problem that is never above the true one.
#[derive(Debug, Clone)]
pub(super) struct Relaxed {
    /// Cost of what is decided.
    pub cost: f64,
    pub cells: Vec<Bounded>,
    /// The blocks that are not decided.
    pub blocks: Vec<Vec<Candidate>>,
    /// By block of the problem: the option that decides it.
    pub decided: Vec<Option<usize>>,
}

/// By cell: what is decided and what may be, of contracts and of the load's own fractions.
#[derive(Debug, Clone, Copy, Default)]
struct Range {
    contract_least: f64,
    contract_most: f64,
    own_most: f64,
    /// Π(1 − share) and Σ share with all switches at their most.
    kept: f64,
    shares: f64,
}

impl Relaxed {
    /// The relaxation of a node; every block has an open option.
    pub fn of(compiled: &Compiled, open: &Open) -> Relaxed {
        let ranges = ranges(compiled, open);
        let mut cells: Vec<Bounded> = compiled
            .cells
            .iter()
            .map(|c| Bounded { row: c.row, scale: c.load * c.factor, ..Bounded::default() })
            .collect();
        let (mut cost, mut blocks, mut decided) = (0.0, Vec::new(), Vec::new());
        for block in 0..compiled.blocks.len() {
            decided.push(open.decided(compiled, block));
            if let Some(only) = open.decided(compiled, block) {
                cost += compiled.options[only].cost;
                for (cell, log, added) in terms(compiled, &ranges, open, only) {
                    cells[cell].scale *= kept(log);
                    cells[cell].shift += added;
                }
                continue;
            }
            let candidate = |option: usize| Candidate {
                option,
                cost: compiled.options[option].cost,
                terms: terms(compiled, &ranges, open, option),
            };
            let candidates: Vec<Candidate> = open.of(compiled, block).map(candidate).collect();
            extend(&mut cells, &candidates);
            blocks.push(candidates);
        }
        for cell in &mut cells {
            // What nothing open touches and amounts have taken below zero, emits nothing.
            if !cell.has_logs && !cell.has_added && cell.scale + cell.shift < 0.0 {
                (cell.scale, cell.shift) = (0.0, 0.0);
            }
        }
        Relaxed { cost, cells, blocks, decided }
    }

    /// The least that each row can emit, whatever is chosen.
    pub fn least(&self, rows: usize) -> Vec<f64> {
        let mut least = vec![0.0; rows];
        for cell in &self.cells {
            least[cell.row] += (cell.scale * kept(cell.most) + cell.shift + cell.least_added).max(0.0);
        }
        least
    }
}

/// Notes what the options of a block can do to each cell.
fn extend(cells: &mut [Bounded], candidates: &[Candidate]) {
    let mut touched: Vec<(usize, f64, f64)> = Vec::new();
    for (cell, log, added) in candidates.iter().flat_map(|c| &c.terms) {
        match touched.iter_mut().find(|(at, ..)| at == cell) {
            Some((_, most, least)) => {
                *most = most.max(*log);
                *least = least.min(*added);
            }
            None => touched.push((*cell, log.max(0.0), added.min(0.0))),
        }
        cells[*cell].has_logs |= *log > 0.0;
        cells[*cell].has_added |= *added != 0.0;
    }
    for (cell, most, least) in touched {
        cells[cell].most += most;
        cells[cell].least_added += least;
    }
}

fn ranges(compiled: &Compiled, open: &Open) -> Vec<Range> {
    let mut ranges = vec![Range { kept: 1.0, ..Range::default() }; compiled.cells.len()];
    if !compiled.is_first.iter().any(|first| *first) {
        return ranges;
    }
    for block in 0..compiled.blocks.len() {
        // By cell: contracts at least and at most, own fractions at most, share at most, and how many options act there.
        let mut of_block: Vec<(usize, f64, f64, f64, f64, usize)> = Vec::new();
        let options = open.of(compiled, block);
        let count = options.clone().count();
        for act in options.flat_map(|at| &compiled.options[at].acts) {
            let (cell, contract, own, share) = match *act {
                Act::Keep { cell, log, .. } => (cell, 0.0, log, 0.0),
                Act::Uncovered { cell, log, .. } => (cell, log, 0.0, 0.0),
                Act::Switch { from, share, .. } => (from, 0.0, 0.0, share),
                Act::Less { .. } | Act::Covered { .. } => continue,
            };
            match of_block.iter_mut().find(|entry| entry.0 == cell) {
                Some(entry) => {
                    let least = entry.1.min(contract);
                    *entry = (cell, least, entry.2.max(contract), entry.3.max(own), entry.4.max(share), entry.5 + 1);
                }
                None => of_block.push((cell, contract, contract, own, share, 1)),
            }
        }
        for (cell, least, most, own, share, acting) in of_block {
            let range = &mut ranges[cell];
            // Where some option of the block does not act, the least is nothing.
            range.contract_least += if acting == count { least } else { 0.0 };
            range.contract_most += most;
            range.own_most += own;
            range.kept *= 1.0 - share;
            range.shares += share;
        }
    }
    ranges
}

/// What an option does to cells at least: exact once contracts, switches and what they act with are decided.
fn terms(compiled: &Compiled, ranges: &[Range], open: &Open, option: usize) -> Vec<(usize, f64, f64)> {
    let mut terms: Vec<(usize, f64, f64)> = Vec::new();
    for act in &compiled.options[option].acts {
        match *act {
            Act::Keep { cell, log, .. } | Act::Uncovered { cell, log, .. } => terms.push((cell, log, 0.0)),
            Act::Less { cell, amount } => {
                let counted = amount * libm::exp(-ranges[cell].contract_least);
                terms.push((cell, 0.0, -counted * compiled.cells[cell].factor));
            }
            Act::Covered { cell, amount } => terms.push((cell, 0.0, -amount * compiled.cells[cell].factor)),
            Act::Switch { from, to, share, log, ratio } => {
                terms.push((from, log, 0.0));
                let range = ranges[from];
                let most = largest_share(compiled, open, compiled.options[option].block, from);
                // The others at their most, this one as it is: what is taken over is then least.
                let shares = range.shares - most + share;
                let left = if most < 1.0 {
                    range.kept / (1.0 - most) * (1.0 - share)
                } else {
                    // A full share among them: everything is taken over where it is, and at least this share where not.
                    (1.0 - share).min(1.0)
                };
                let part = if shares > 0.0 { share * (1.0 - left) / shares } else { 0.0 };
                let taken = compiled.cells[from].load * kept(range.own_most) * part.max(0.0);
                let added = taken * ratio * kept(ranges[to].contract_most) * compiled.cells[to].factor;
                terms.push((to, 0.0, added));
            }
        }
    }
    terms
}

fn largest_share(compiled: &Compiled, open: &Open, block: usize, cell: usize) -> f64 {
    let acts = open.of(compiled, block).flat_map(|at| &compiled.options[at].acts);
    let shares = acts.filter_map(|act| match act {
        Act::Switch { from, share, .. } if *from == cell => Some(*share),
        _ => None,
    });
    shares.fold(0.0, f64::max)
}
