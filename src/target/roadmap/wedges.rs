//! Who lowers what: the difference between a plan and no measures, measure by measure.
//!
//! Measures are taken in the order of their starts (contracts after all others, because they cover what is left; of equals,
//! one that requires another comes after it, and else the ids decide),
//! and each is credited with what emissions fall by when it is added to those before it. The credits of a year add up to the
//! difference of that year exactly; another order would share out what measures on one end use do together in another way.

use super::super::plan::{Effect, Plan, PlanError, Problem};
use crate::quantity::Exact;

/// The places of the chosen measures in the order of attribution.
pub(super) fn order(problem: &Problem, starts: &[Option<i32>]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..problem.measures.len()).filter(|at| starts.get(*at).is_some_and(Option::is_some)).collect();
    let is_contract = |at: usize| matches!(problem.measures[at].effect, Effect::Contract { .. });
    order.sort_by(|a, b| {
        let key = |at: usize| (is_contract(at), starts[at], &problem.measures[at].id);
        key(*a).cmp(&key(*b))
    });
    after_required(problem, order, &|at| (is_contract(at), starts[at]))
}

/// Moves a measure behind those of its equals that it requires, and otherwise keeps the order.
fn after_required<K: PartialEq>(problem: &Problem, order: Vec<usize>, key: &dyn Fn(usize) -> K) -> Vec<usize> {
    let mut left = order;
    let mut placed = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |at: usize| {
            let requires = &problem.measures[at].requires;
            left.iter()
                .any(|other| *other != at && key(*other) == key(at) && requires.contains(&problem.measures[*other].id))
        };
        // The first place stands where all wait for each other, which a checked problem has not.
        let next = left.iter().position(|at| key(*at) == key(left[0]) && !waits(*at)).unwrap_or(0);
        placed.push(left.remove(next));
    }
    placed
}

/// By measure in the order of attribution: what it lowers in each year after the base year, in t.
pub(super) fn wedges(problem: &Problem, starts: &[Option<i32>]) -> Result<Vec<(usize, Vec<Exact>)>, PlanError> {
    let mut so_far: Vec<Option<i32>> = vec![None; problem.measures.len()];
    let mut before = Plan::at(problem, &so_far)?.by_year;
    let mut wedges = Vec::new();
    for at in order(problem, starts) {
        so_far[at] = starts[at];
        let after = Plan::at(problem, &so_far)?.by_year;
        wedges.push((at, before.iter().zip(&after).map(|(before, after)| before - after).collect()));
        before = after;
    }
    Ok(wedges)
}
