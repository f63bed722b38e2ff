//! The search, and what follows from its choice.

use super::super::plan::{CurveReading, Limit, Outcome, PlanError, Solved, Stopped, cost_curve, solve as search};
use super::describe::{Roadmap, Roadmaps};
use super::model::PlanEntry;
use super::{cost, effect, wedges};
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::factor::tonnes_co2e;
use crate::finding::Step;
use crate::quantity::Exact;

/// A measure that was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Its place among the measures of the plan.
    pub at: usize,
    /// The year that it starts in.
    pub start: i32,
    /// Its cost, discounted to the base year.
    pub cost: Option<NodeId>,
    /// What it lowers in each year, in t; all of them add up to what the plan lowers.
    pub wedge: Vec<(i32, Exact)>,
    /// Its cost over what it lowers in all years; `None` where it lowers nothing.
    pub per_tonne: Option<Exact>,
}

/// What a search came to.
#[derive(Debug, Clone)]
pub struct Solution {
    /// The choice, and what is proved of it.
    pub solved: Solved,
    /// The chosen measures, in the order in which what they lower is shared out.
    pub chosen: Vec<Chosen>,
    /// Emissions of each year after the base year.
    pub emissions: Vec<(i32, NodeId)>,
    /// The same of each end use, in the order of the plan.
    pub by_use: Vec<Vec<(i32, NodeId)>>,
    /// Their sum, where a sum is to be kept.
    pub total: Option<NodeId>,
    /// Cap less emissions, of each year with a cap.
    pub margins: Vec<(i32, NodeId)>,
    /// Budget less the sum, where a sum is to be kept.
    pub margin: Option<NodeId>,
    /// Discounted cost of the choice.
    pub cost: Option<NodeId>,
    /// The ordinary reading of a cost curve.
    pub curve: Option<CurveReading>,
}

impl Solution {
    /// Whether a clock ended the search, so that another machine may find another plan.
    pub fn was_stopped_by_clock(&self) -> bool {
        self.solved.stopped == Some(Stopped::Asked)
    }

    /// Whether the reading of the cost curve misses: it passes the cap, or costs more than the plan.
    pub fn does_curve_fail(&self) -> bool {
        let is_known = matches!(self.solved.outcome, Outcome::Optimal(_) | Outcome::BestFound { .. });
        let plan = self.solved.outcome.plan();
        self.curve.as_ref().is_some_and(|curve| is_known && (!curve.keeps || curve.plan.cost > plan.cost))
    }
}

/// Searches the plans that have not been searched, each up to its limits. `seconds` tells the time since some moment; one that
/// always says 0 leaves the limit of nodes alone, which is the same on every machine.
pub fn solve(roadmaps: &mut Roadmaps, plans: &[PlanEntry], account: &mut Account, seconds: &dyn Fn() -> f64) {
    for roadmap in roadmaps.plans.iter_mut().filter(|roadmap| roadmap.solution.is_none()) {
        let Some(entry) = plans.get(roadmap.plan) else { continue };
        let begin = seconds();
        let limit = Limit { nodes: entry.nodes };
        // A problem that cannot be searched has been reported where it was described.
        let Ok(solved) = search(&roadmap.problem, limit, &mut |_| seconds() - begin < entry.seconds) else { continue };
        roadmap.solution = described(roadmap, entry, solved, account).ok();
    }
}

/// Why a solution has no figures.
struct Unsound;

impl From<UnitClash> for Unsound {
    fn from(_: UnitClash) -> Unsound {
        Unsound
    }
}

impl From<PlanError> for Unsound {
    fn from(_: PlanError) -> Unsound {
        Unsound
    }
}

fn described(roadmap: &Roadmap, entry: &PlanEntry, solved: Solved, account: &mut Account) -> Result<Solution, Unsound> {
    let problem = &roadmap.problem;
    let plan = solved.outcome.plan();
    let after = |start: i32| usize::try_from(i64::from(start) - i64::from(problem.base_year)).ok();
    let starts: Vec<Option<usize>> = plan.starts.iter().map(|start| start.and_then(after)).collect();
    let address = |name: &str| format!("plan/{}/{name}", entry.id);
    let tonnes = tonnes_co2e();
    let (mut emissions, mut by_use) = (Vec::new(), vec![Vec::new(); problem.streams.len()]);
    for (at, year) in roadmap.years().into_iter().enumerate() {
        let parts = effect::emissions(roadmap, &starts, at + 1, account)?;
        for ((stream, node), of_use) in problem.streams.iter().zip(&parts).zip(&mut by_use) {
            account.register(&address(&format!("emissions/{year}/{}", stream.id)), *node);
            of_use.push((year, *node));
        }
        let node = account.graph.sum(&parts, &tonnes)?;
        account.graph.set_step(node, Step::SumOfEndUses);
        account.register(&address(&format!("emissions/{year}")), node);
        emissions.push((year, node));
    }
    let mut margins = Vec::new();
    let margin_of = |cap: NodeId, emitted: NodeId, name: &str, account: &mut Account| {
        let minus = account.graph.negative(emitted);
        let node = account.graph.sum(&[cap, minus], &tonnes)?;
        account.graph.set_step(node, Step::CapLessEmissions);
        account.register(&address(name), node);
        Ok::<_, UnitClash>(node)
    };
    for (year, cap) in roadmap.caps.iter().filter(|_| roadmap.budget.is_none()) {
        if let Some((_, emitted)) = emissions.iter().find(|(of, _)| of == year) {
            margins.push((*year, margin_of(*cap, *emitted, &format!("margin/{year}"), account)?));
        }
    }
    let (mut total, mut margin) = (None, None);
    if let Some(budget) = roadmap.budget {
        let nodes: Vec<NodeId> = emissions.iter().map(|(_, node)| *node).collect();
        let node = account.graph.sum(&nodes, &tonnes)?;
        account.register(&address("emissions-sum"), node);
        total = Some(node);
        margin = Some(margin_of(budget, node, "margin", account)?);
    }
    let discounts = cost::discounts(roadmap, account)?;
    let years = roadmap.years();
    let (mut chosen, mut costs) = (Vec::new(), Vec::new());
    for (at, lowered) in wedges::wedges(problem, &plan.starts)? {
        let (Some(start), Some(Some(begin))) = (plan.starts[at], starts.get(at)) else { continue };
        let node = cost::of_measure(roadmap, (at, *begin), &discounts, account)?;
        if let Some(node) = node {
            account.register(&address(&format!("cost/{}", problem.measures[at].id)), node);
            costs.push(node);
        }
        let whole: Exact = lowered.iter().sum();
        let view = crate::calc::View::plain(&account.graph);
        let cost = node.and_then(|node| crate::calc::reading::exact::value(view, node).value().cloned());
        let per_tonne = cost.filter(|_| whole.is_positive()).and_then(|cost| cost.checked_div(&whole));
        let wedge = years.iter().copied().zip(lowered).collect();
        chosen.push(Chosen { at, start, cost: node, wedge, per_tonne });
    }
    let cost = match &roadmap.currency {
        Some(unit) => {
            let node = account.graph.sum(&costs, unit)?;
            account.graph.set_step(node, Step::DiscountedCost);
            account.register(&address("cost"), node);
            Some(node)
        }
        None => None,
    };
    let curve = cost_curve(problem).ok();
    Ok(Solution { solved, chosen, emissions, by_use, total, margins, margin, cost, curve })
}
