//! How many plans cost as little as the optimum: one, or a choice that the rule of ties has made.

use super::answer::Plan;
use super::check::check;
use super::emissions;
use super::error::PlanError;
use super::model::Problem;
use crate::quantity::Exact;

/// The most measures that are gone through: as deep as the count goes down.
const MOST_MEASURES: usize = 500;

/// Measures that are open, with the compounded cost of each start.
struct Open<'p> {
    problem: &'p Problem,
    /// For each measure its starts, as years after the base year, and what they cost.
    options: Vec<Vec<(usize, Exact)>>,
    /// The least that the measures from each place on can cost.
    least: Vec<Exact>,
    cost: Exact,
    nodes: u64,
    found: u64,
}

/// The number of plans that keep the constraint at exactly the cost of `plan`, itself among them where it does; `None` where
/// more than `nodes` choices would have to be looked at, or there are more than 500 measures.
///
/// # Errors
/// [`PlanError`] of a problem that has no answer.
pub fn number_of_optima(problem: &Problem, plan: &Plan, nodes: u64) -> Result<Option<u64>, PlanError> {
    check(problem)?;
    if problem.measures.len() > MOST_MEASURES {
        return Ok(None);
    }
    let after = |year: i32| usize::try_from(i64::from(year) - i64::from(problem.base_year)).ok();
    let mut options = Vec::new();
    for measure in &problem.measures {
        let mut starts: Vec<usize> = measure.starts.iter().filter_map(|year| after(*year)).collect();
        starts.sort_unstable();
        starts.dedup();
        let priced = |start: usize| (start, emissions::compounded_cost(problem, measure, start));
        options.push(starts.into_iter().map(priced).collect::<Vec<_>>());
    }
    let mut least = vec![Exact::ZERO];
    for (measure, options) in problem.measures.iter().zip(&options).rev() {
        let never = if measure.committed { None } else { Some(Exact::ZERO) };
        let cheapest = options.iter().map(|(_, cost)| cost.clone()).chain(never).min().unwrap_or_default();
        least.push(least.last().unwrap_or(&Exact::ZERO) + &cheapest);
    }
    least.reverse();
    let mut cost = Exact::ZERO;
    for ((measure, options), start) in problem.measures.iter().zip(&options).zip(&plan.starts) {
        let Some(start) = start else { continue };
        let priced = options.iter().find(|(at, _)| after(*start) == Some(*at));
        let no_start = || PlanError::Start { measure: measure.id.clone(), year: Some(*start) };
        cost += &priced.ok_or_else(no_start)?.1;
    }
    let mut open = Open { problem, options, least, cost, nodes, found: 0 };
    let is_through = open.count(&mut Vec::new(), &Exact::ZERO);
    Ok(is_through.then_some(open.found))
}

impl Open<'_> {
    /// Counts what follows a beginning; whether there were nodes enough.
    fn count(&mut self, starts: &mut Vec<Option<usize>>, cost: &Exact) -> bool {
        let at = starts.len();
        if self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        if self.least.get(at).is_some_and(|least| cost + least > self.cost) {
            return true;
        }
        let Some(measure) = self.problem.measures.get(at) else {
            self.found += u64::from(*cost == self.cost && self.keeps(starts));
            return true;
        };
        let is_taken = measure.group.is_some()
            && self.problem.measures.iter().zip(&*starts).any(|(m, start)| start.is_some() && m.group == measure.group);
        let mut choices = if is_taken { Vec::new() } else { self.options[at].clone() };
        if !measure.committed {
            choices.insert(0, (usize::MAX, Exact::ZERO));
        }
        for (start, more) in choices {
            starts.push((start != usize::MAX).then_some(start));
            let is_through = self.count(starts, &(cost + &more));
            starts.pop();
            if !is_through {
                return false;
            }
        }
        true
    }

    /// Whether a whole choice keeps prerequisites and the constraint.
    fn keeps(&self, starts: &[Option<usize>]) -> bool {
        let measures = &self.problem.measures;
        let start_of = |id: &String| measures.iter().position(|m| m.id == *id).and_then(|at| starts[at]);
        let in_order = measures.iter().zip(starts).all(|(measure, start)| {
            start.is_none_or(|start| measure.requires.iter().all(|id| start_of(id).is_some_and(|first| first <= start)))
        });
        in_order && !emissions::excess(self.problem, &emissions::by_year(self.problem, starts)).is_positive()
    }
}
