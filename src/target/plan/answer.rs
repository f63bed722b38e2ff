//! What a search hands out.

use super::check::check;
use super::emissions;
use super::error::PlanError;
use super::model::{Measure, Problem};
use crate::quantity::Exact;

/// A choice of measures with what follows from it, exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The start of each measure of the problem, in its order; `None` for never.
    pub starts: Vec<Option<i32>>,
    /// Cost discounted to the base year.
    pub cost: Exact,
    /// Emissions of each year after the base year, in t.
    pub by_year: Vec<Exact>,
    /// By how much the constraint is passed, in t (the largest of the years where each has a cap); not above zero where it is
    /// kept.
    pub excess: Exact,
}

impl Plan {
    /// The plan of given starts, as years after the base year.
    pub(super) fn of(problem: &Problem, starts: &[Option<usize>]) -> Plan {
        let by_year = emissions::by_year(problem, starts);
        let cost_of = |(measure, start): (_, &Option<usize>)| {
            start.map(|start| emissions::compounded_cost(problem, measure, start))
        };
        let mut compounded = Exact::ZERO;
        for cost in problem.measures.iter().zip(starts).filter_map(cost_of) {
            compounded += &cost;
        }
        let calendar = |start: usize| i32::try_from(start).ok()?.checked_add(problem.base_year);
        Plan {
            starts: starts.iter().map(|start| start.and_then(calendar)).collect(),
            cost: emissions::discounted(problem, &compounded),
            excess: emissions::excess(problem, &by_year),
            by_year,
        }
    }

    /// The plan of given calendar years, one for each measure of the problem; whether groups and prerequisites are kept is not
    /// asked, so that a choice from elsewhere can be shown as it is.
    pub fn at(problem: &Problem, starts: &[Option<i32>]) -> Result<Plan, PlanError> {
        check(problem)?;
        let after = |(measure, start): (&Measure, &Option<i32>)| match start {
            None => Ok(None),
            Some(year) if *year > problem.base_year && *year <= problem.target_year => {
                Ok(usize::try_from(i64::from(*year) - i64::from(problem.base_year)).ok())
            }
            Some(year) => Err(PlanError::Start { measure: measure.id.clone(), year: Some(*year) }),
        };
        let mut inner: Vec<Option<usize>> = problem.measures.iter().zip(starts).map(after).collect::<Result<_, _>>()?;
        inner.resize(problem.measures.len(), None);
        Ok(Plan::of(problem, &inner))
    }

    /// The measures chosen, by their places.
    pub fn chosen(&self) -> impl Iterator<Item = usize> + '_ {
        self.starts.iter().enumerate().filter_map(|(at, start)| start.is_some().then_some(at))
    }

    /// Emissions of each end use in a year, in t; year 0 is the base year. `None` beyond the target year.
    pub fn by_stream(&self, problem: &Problem, year: usize) -> Option<Vec<Exact>> {
        let after = |start: i32| usize::try_from(i64::from(start) - i64::from(problem.base_year)).ok();
        let starts: Vec<Option<usize>> = self.starts.iter().map(|start| start.and_then(after)).collect();
        (year <= problem.years() && starts.len() == problem.measures.len())
            .then(|| emissions::emissions(problem, &starts, year))
    }
}

/// What ended a search before it was through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The limit of nodes: the same on every machine.
    Nodes,
    /// The caller asked, for instance because time was up: what was found by then depends on the machine.
    Asked,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// No plan that keeps the constraint costs less.
    Optimal(Plan),
    /// The search was stopped: a plan, and a cost that no plan is below.
    BestFound {
        /// The best plan seen.
        plan: Plan,
        /// No plan costs less.
        bound: Exact,
    },
    /// No plan keeps the constraint.
    Infeasible {
        /// The cheapest plan seen at the least excess; its `excess` tells how far the constraint must give way.
        nearest: Plan,
        /// Whether it was proved that no plan has less excess, to 1e-9 of the emissions without measures.
        is_least: bool,
        /// Whether it was proved that no plan of this excess costs less.
        is_cheapest: bool,
    },
    /// The search was stopped before a plan was found or excluded.
    Unknown {
        /// The plan of the least excess seen.
        nearest: Plan,
    },
}

impl Outcome {
    /// The plan, whatever is known of it.
    pub fn plan(&self) -> &Plan {
        match self {
            Outcome::Optimal(plan) | Outcome::BestFound { plan, .. } => plan,
            Outcome::Infeasible { nearest, .. } | Outcome::Unknown { nearest } => nearest,
        }
    }

    /// Cost of the plan less the bound; zero where it is optimal, `None` where no plan keeps the constraint.
    pub fn gap(&self) -> Option<Exact> {
        match self {
            Outcome::Optimal(_) => Some(Exact::ZERO),
            Outcome::BestFound { plan, bound } => Some(&plan.cost - bound),
            Outcome::Infeasible { .. } | Outcome::Unknown { .. } => None,
        }
    }
}

/// An answer and how it was come by.
#[derive(Debug, Clone, PartialEq)]
pub struct Solved {
    /// The answer.
    pub outcome: Outcome,
    /// Nodes of the tree that were looked at.
    pub nodes: u64,
    /// What ended the search; `None` where it was through.
    pub stopped: Option<Stopped>,
}
