//! The ordinary reading of a cost curve, for contrast: cheapest measures first, savings simply added.
//!
//! Each measure is credited with what it would save alone and in full in the target year; measures are taken in the order of
//! cost per tonne (undiscounted running cost and capital over the operating years) until the credited savings reach what is
//! needed; a measure whose group is taken, or whose prerequisites are not, is passed over. It claims more than is saved where
//! measures share an end use, and it stops early or buys too much where a dearer or a later choice would be cheaper.

use super::answer::Plan;
use super::check::check;
use super::emissions;
use super::error::PlanError;
use super::model::{Constraint, Problem};
use crate::quantity::Exact;

/// What the reading comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveReading {
    /// The measures taken, each at its earliest start, with what they really emit and cost.
    pub plan: Plan,
    /// What they are credited with together, in t.
    pub claimed: Exact,
    /// Whether the plan keeps the constraint.
    pub keeps: bool,
}

/// Reads the cost curve of a problem; its cap of the target year counts, or the budget where there is one.
pub fn cost_curve(problem: &Problem) -> Result<CurveReading, PlanError> {
    check(problem)?;
    let years = problem.years();
    let counted = match &problem.constraint {
        Constraint::Cumulative(_) => 1..years + 1,
        _ => years..years + 1,
    };
    let emitted = |starts: &[Option<usize>]| -> Exact {
        let all: Vec<Exact> = counted.clone().flat_map(|year| emissions::emissions(problem, starts, year)).collect();
        all.iter().sum()
    };
    let none = vec![None; problem.measures.len()];
    let before = emitted(&none);
    let cap = match &problem.constraint {
        Constraint::TargetYear(cap) | Constraint::Cumulative(cap) => cap.clone(),
        Constraint::EveryYear(caps) => caps.last().cloned().unwrap_or_default(),
    };
    let needed = &before - &cap;
    let mut steps: Vec<(Exact, Exact, usize, usize)> = Vec::new();
    for (at, measure) in problem.measures.iter().enumerate() {
        let Some(first) = measure.starts.iter().min() else { continue };
        let start = (i64::from(*first) - i64::from(problem.base_year)) as usize;
        let mut alone = none.clone();
        alone[at] = Some(start);
        let saved = &before - &emitted(&alone);
        let cost = emissions::discounted(problem, &emissions::compounded_cost(problem, measure, start));
        if let Some(per_tonne) = cost.checked_div(&saved).filter(|_| saved.is_positive()) {
            steps.push((per_tonne, saved, at, start));
        }
    }
    let id = |at: usize| &problem.measures[at].id;
    steps.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.2).cmp(id(b.2))));
    let (mut starts, mut claimed) = (none, Exact::ZERO);
    for (_, saved, at, start) in steps {
        if claimed >= needed {
            break;
        }
        let measure = &problem.measures[at];
        let taken = |id: &String| problem.measures.iter().zip(&starts).any(|(m, start)| m.id == *id && start.is_some());
        let excluded = problem
            .measures
            .iter()
            .zip(&starts)
            .any(|(other, start)| start.is_some() && measure.group.is_some() && other.group == measure.group);
        if !excluded && measure.requires.iter().all(taken) {
            starts[at] = Some(start);
            claimed += &saved;
        }
    }
    let plan = Plan::of(problem, &starts);
    let keeps = !plan.excess.is_positive();
    Ok(CurveReading { plan, claimed, keeps })
}
