//! Where no plan keeps the constraint: the least excess, then the cheapest plan at it.

use super::answer::{Outcome, Plan, Solved, Stopped};
use super::error::PlanError;
use super::model::{Constraint, Problem};
use super::search::{Limit, Progress, Search};

/// Looks for a plan that keeps the constraint or the least excess, then for the cheapest.
pub(super) fn solve(
    problem: &Problem,
    limit: Limit,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Solved, PlanError> {
    let mut nearest = Search::of(problem, false, limit.nodes)?;
    nearest.start(None);
    nearest.run(go_on);
    let Some(best) = nearest.best.take() else {
        // Prerequisites and groups leave no choice at all, or the search was stopped at once.
        let stopped = nearest.stopped;
        let plan = Plan::of(problem, &vec![None; problem.measures.len()]);
        let outcome = match stopped {
            Some(_) => Outcome::Unknown { nearest: plan },
            None => Outcome::Infeasible { nearest: plan, is_least: false, is_cheapest: false },
        };
        return Ok(Solved { outcome, nodes: nearest.nodes, stopped });
    };
    if best.value.is_positive() && nearest.stopped.is_some() {
        let outcome = Outcome::Unknown { nearest: Plan::of(problem, &best.starts) };
        return Ok(Solved { outcome, nodes: nearest.nodes, stopped: nearest.stopped });
    }
    let given_way = match best.value.is_positive() {
        false => problem.clone(),
        true => Problem { constraint: raised(&problem.constraint, &best.value), ..problem.clone() },
    };
    let mut cheapest = Search::of(&given_way, true, limit.nodes.saturating_sub(nearest.nodes))?;
    cheapest.start(Some(&best.starts));
    cheapest.run(go_on);
    let nodes = nearest.nodes + cheapest.nodes;
    let stopped: Option<Stopped> = cheapest.stopped;
    let Some(found) = &cheapest.best else {
        return Ok(Solved { outcome: Outcome::Unknown { nearest: Plan::of(problem, &best.starts) }, nodes, stopped });
    };
    let outcome = if best.value.is_positive() {
        let is_cheapest = stopped.is_none();
        Outcome::Infeasible { nearest: Plan::of(problem, &found.starts), is_least: true, is_cheapest }
    } else {
        match cheapest.outcome() {
            Some(outcome) => outcome,
            None => Outcome::Unknown { nearest: Plan::of(problem, &best.starts) },
        }
    };
    Ok(Solved { outcome, nodes, stopped })
}

/// The constraint with every cap raised by `by`.
fn raised(constraint: &Constraint, by: &crate::quantity::Exact) -> Constraint {
    match constraint {
        Constraint::TargetYear(cap) => Constraint::TargetYear(cap + by),
        Constraint::Cumulative(budget) => Constraint::Cumulative(budget + by),
        Constraint::EveryYear(caps) => Constraint::EveryYear(caps.iter().map(|cap| cap + by).collect()),
    }
}
