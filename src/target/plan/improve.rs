//! Plans from relaxations: repair what breaks a cap, then exchange one and two decisions while the cost falls.

use super::compile::{Act, Compiled};

/// Scaled excess that rounding can feign; whether a plan keeps its caps is decided exactly, elsewhere.
const TOUCH: f64 = 1e-12;

/// Emissions of the rows under a decision, scaled.
pub(super) fn rows(compiled: &Compiled, decided: &[usize]) -> Vec<f64> {
    let cells = compiled.cells.len();
    let mut own = vec![1.0; cells];
    let mut left = vec![1.0; cells];
    let mut shares = vec![0.0; cells];
    let mut extra = vec![0.0; cells];
    let mut uncovered = vec![1.0; cells];
    let mut covered = vec![0.0; cells];
    let mut switches = Vec::new();
    for act in decided.iter().flat_map(|at| &compiled.options[*at].acts) {
        match *act {
            Act::Keep { cell, keep, .. } => own[cell] *= keep,
            Act::Less { cell, amount } => extra[cell] -= amount,
            Act::Switch { from, to, share, ratio, .. } => {
                shares[from] += share;
                left[from] *= 1.0 - share;
                switches.push((from, to, share, ratio));
            }
            Act::Uncovered { cell, keep, .. } => uncovered[cell] *= keep,
            Act::Covered { cell, amount } => covered[cell] += amount,
        }
    }
    for (from, to, share, ratio) in switches {
        let part = if shares[from] > 0.0 { share / shares[from] } else { 0.0 };
        extra[to] += compiled.cells[from].load * own[from] * (1.0 - left[from]) * part * ratio;
    }
    let mut rows = vec![0.0; compiled.rows.len()];
    for (at, cell) in compiled.cells.iter().enumerate() {
        let load = (cell.load * own[at] * left[at] + extra[at]).max(0.0);
        rows[cell.row] += (load * uncovered[at] - covered[at]).max(0.0) * cell.factor;
    }
    rows
}

/// The largest excess over the caps, scaled; and the sum of those above zero, which tells how far a repair has come.
pub(super) fn excess(compiled: &Compiled, decided: &[usize]) -> (f64, f64) {
    let over = rows(compiled, decided).into_iter().zip(&compiled.rows).map(|(row, cap)| row - cap);
    over.fold((f64::NEG_INFINITY, 0.0), |(most, sum), by| (most.max(by), sum + by.max(0.0)))
}

/// Undoes decisions whose prerequisites are missing; `None` where one may not be undone.
pub(super) fn settle(compiled: &Compiled, decided: &mut [usize]) -> Option<()> {
    for _ in 0..=decided.len() {
        if compiled.keeps_requirements(decided) {
            return Some(());
        }
        for block in 0..decided.len() {
            let option = &compiled.options[decided[block]];
            let Some(measure) = option.measure else { continue };
            let start = option.start;
            let missing = compiled.requires[measure].iter().any(|needed| {
                let other = &compiled.options[decided[compiled.block_of[*needed]]];
                other.measure != Some(*needed) || other.start > start
            });
            if missing {
                decided[block] = compiled.blocks[block].clone().find(|at| compiled.options[*at].measure.is_none())?;
            }
        }
    }
    None
}

/// Decisions that differ in one block and keep prerequisites.
fn others(compiled: &Compiled, decided: &[usize], block: usize) -> Vec<usize> {
    let mut tried = decided.to_vec();
    let keeps = |at: &usize| {
        tried[block] = *at;
        *at != decided[block] && compiled.keeps_requirements(&tried)
    };
    compiled.blocks[block].clone().filter(keeps).collect()
}

/// Lowers the excess, at the least cost for each step, until every cap is kept or nothing helps.
pub(super) fn repair(compiled: &Compiled, decided: &mut [usize]) -> bool {
    for _ in 0..4 * decided.len() + 8 {
        let (most, sum) = excess(compiled, decided);
        if most <= TOUCH {
            return true;
        }
        let mut best: Option<(f64, usize, usize)> = None;
        for block in 0..decided.len() {
            for at in others(compiled, decided, block) {
                let before = std::mem::replace(&mut decided[block], at);
                let (tried, tried_sum) = excess(compiled, decided);
                decided[block] = before;
                let gain = if tried <= TOUCH { sum } else { sum - tried_sum };
                if gain <= 1e-13 {
                    continue;
                }
                let cost = compiled.options[at].cost - compiled.options[before].cost;
                let merit = if cost <= 0.0 { f64::MAX } else { gain / cost };
                if best.is_none_or(|(other, ..)| merit > other) {
                    best = Some((merit, block, at));
                }
            }
        }
        match best {
            Some((_, block, at)) => decided[block] = at,
            None => return false,
        }
    }
    false
}

/// Lowers the cost while every cap is kept: single decisions, and pairs where `pairs` asks for them.
pub(super) fn descend(compiled: &Compiled, decided: &mut [usize], pairs: bool) {
    for _ in 0..200 {
        if !(best_single(compiled, decided) || (pairs && first_pair(compiled, decided))) {
            return;
        }
    }
}

fn best_single(compiled: &Compiled, decided: &mut [usize]) -> bool {
    let mut best: Option<(f64, usize, usize)> = None;
    for block in 0..decided.len() {
        for at in others(compiled, decided, block) {
            let cost = compiled.options[at].cost - compiled.options[decided[block]].cost;
            if cost >= best.map_or(-1e-13, |(other, ..)| other) {
                continue;
            }
            let before = std::mem::replace(&mut decided[block], at);
            if excess(compiled, decided).0 <= TOUCH {
                best = Some((cost, block, at));
            }
            decided[block] = before;
        }
    }
    if let Some((_, block, at)) = best {
        decided[block] = at;
    }
    best.is_some()
}

/// The first pair of decisions that lowers the cost: one that costs less and breaks a cap, one that mends it.
fn first_pair(compiled: &Compiled, decided: &mut [usize]) -> bool {
    let cost = |at: usize| compiled.options[at].cost;
    for first in 0..decided.len() {
        let first_before = decided[first];
        for cheaper in compiled.blocks[first].clone().filter(|at| cost(*at) < cost(first_before)) {
            decided[first] = cheaper;
            let saved = cost(first_before) - cost(cheaper);
            for second in (0..decided.len()).filter(|second| *second != first) {
                let second_before = decided[second];
                for at in compiled.blocks[second].clone() {
                    if at == second_before || cost(at) - cost(second_before) > saved - 1e-12 {
                        continue;
                    }
                    decided[second] = at;
                    if excess(compiled, decided).0 <= TOUCH && compiled.keeps_requirements(decided) {
                        return true;
                    }
                }
                decided[second] = second_before;
            }
        }
        decided[first] = first_before;
    }
    false
}

/// Lowers the largest excess, whatever it costs.
pub(super) fn least_excess(compiled: &Compiled, decided: &mut [usize]) {
    for _ in 0..4 * decided.len() + 8 {
        let (mut most, mut sum) = excess(compiled, decided);
        let mut best = None;
        for block in 0..decided.len() {
            for at in others(compiled, decided, block) {
                let before = std::mem::replace(&mut decided[block], at);
                let tried = excess(compiled, decided);
                decided[block] = before;
                if tried.0 < most - 1e-13 || (tried.0 <= most && tried.1 < sum - 1e-13) {
                    (most, sum) = tried;
                    best = Some((block, at));
                }
            }
        }
        match best {
            Some((block, at)) => decided[block] = at,
            None => return,
        }
    }
}
