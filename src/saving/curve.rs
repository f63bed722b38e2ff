//! The abatement cost curve: measures by what a tonne costs, the cheapest first, each with what it adds to those before it.
//!
//! Measures on one end use leave less for each other, so that a curve of the measures alone overstates. Here each takes its fraction
//! of what the cheaper ones left of the end use: with L what is left, its tonnes are e × L and its annual cost is that of the measure
//! alone plus (1 − L) of the money that it would save, since a part of that is saved already. The next measure is always the one
//! whose tonne is cheapest then.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::combine::EndUseFigure;
use super::describe::ProjectFigure;
use super::effect::one_less;
use super::model::Project;
use super::money::{MoneyFigure, PerTonne, values, whole_money};
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::factor::tonnes_co2e;
use crate::finding::{AboutMoney, MoneyWord, Step};
use crate::quantity::{Exact, Unit};

/// The curve: ordered steps, and what is not on it.
#[derive(Debug, Clone, Default)]
pub struct CostCurve {
    /// The measures, the cheapest tonne first.
    pub steps: Vec<CostStep>,
    /// Projects that are not on the curve, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Whether all its measures are made up; a curve never has both.
    pub is_made_up: bool,
}

/// A measure on the curve. Cost is annual cost / mean tonnes a year, so that the area of a step is money a year.
#[derive(Debug, Clone, Copy)]
pub struct CostStep {
    /// Index into the figures of projects.
    pub project: usize,
    /// Tonnes a year of the measure alone.
    pub alone: NodeId,
    /// Tonnes a year that it adds to the measures before it.
    pub tonnes: NodeId,
    /// Cost of a tonne of the measure alone.
    pub cost_alone: NodeId,
    /// Cost of a tonne that it adds.
    pub cost: NodeId,
    /// Tonnes a year with all measures up to this one.
    pub cumulative: NodeId,
    /// Whether measures before it share its end use.
    pub is_shared: bool,
}

/// A project that is not on the curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Index into the figures of projects.
    pub project: usize,
    /// Why.
    pub why: AboutMoney,
}

/// A measure before it has its place.
struct Candidate {
    project: usize,
    per_tonne: PerTonne,
    annual_cost: NodeId,
    annual_saving: NodeId,
    /// Tonnes a year of the measure alone.
    tonnes: NodeId,
    /// Tonnes a year of its main effect, which alone shrinks.
    main: NodeId,
    /// Values of the four, money in the whole currency.
    known: [Exact; 4],
    /// The end use, and its place among the measures of it.
    shares: Option<(usize, usize)>,
}

/// What measures on an end use have taken.
#[derive(Default, Clone)]
struct Taken {
    nodes: Vec<NodeId>,
    left: Option<Exact>,
    /// Rises with each measure, so that what was computed before is known to be stale.
    version: usize,
}

impl Candidate {
    /// Tonnes and cost of a tonne where `left` of the end use is left; `None` where there are none.
    fn at(&self, left: &Exact) -> Option<Exact> {
        let [cost, saving, tonnes, main] = &self.known;
        let lost = &Exact::ONE - left;
        let tonnes = tonnes - &(main * &lost);
        (left.is_positive() && tonnes.is_positive()).then(|| (cost + &(saving * &lost)).checked_div(&tonnes))?
    }
}

/// Describes the curve and registers `savings/cost-curve/N/…`.
pub(super) fn curve(
    projects: &[Project],
    figures: &[ProjectFigure],
    end_uses: &[EndUseFigure],
    account: &mut Account,
) -> Result<CostCurve, UnitClash> {
    let mut curve = CostCurve::default();
    let real = |figure: &&ProjectFigure| !projects[figure.project].is_made_up && per_tonne(figure).is_some();
    curve.is_made_up = !figures.iter().any(|figure| real(&figure)) && figures.iter().any(|f| per_tonne(f).is_some());
    let mut candidates = Vec::new();
    let mut currency: Option<Unit> = None;
    for at in 0..figures.len() {
        match candidate(projects, figures, end_uses, at, (&mut currency, curve.is_made_up), account)? {
            Ok(candidate) => candidates.push(candidate),
            Err(why) => curve.left_out.push(LeftOut { project: at, why }),
        }
    }
    let mut taken = vec![Taken::default(); end_uses.len()];
    let mut queue = BinaryHeap::new();
    let push = |queue: &mut BinaryHeap<_>, at: usize, taken: &[Taken]| -> bool {
        let candidate: &Candidate = &candidates[at];
        let (left, version) = match candidate.shares {
            Some((end_use, _)) => (taken[end_use].left.clone().unwrap_or(Exact::ONE), taken[end_use].version),
            None => (Exact::ONE, 0),
        };
        let cost = candidate.at(&left);
        let is_there = cost.is_some();
        queue.extend(cost.map(|cost| Reverse((cost, at, version))));
        is_there
    };
    for at in 0..candidates.len() {
        push(&mut queue, at, &taken);
    }
    let mut before = None;
    let mut placed = vec![false; candidates.len()];
    let mut members = vec![Vec::new(); end_uses.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        candidate.shares.into_iter().for_each(|(end_use, _)| members[end_use].push(at));
    }
    while let Some(Reverse((_, at, version))) = queue.pop() {
        let candidate = &candidates[at];
        let stale = candidate.shares.is_some_and(|(end_use, _)| taken[end_use].version != version);
        if placed[at] || stale {
            continue;
        }
        placed[at] = true;
        let left = candidate.shares.map(|(end_use, _)| taken[end_use].nodes.clone()).unwrap_or_default();
        let number = curve.steps.len() + 1;
        curve.steps.push(step(candidate, &left, &mut before, number, account)?);
        let Some((end_use, place)) = candidate.shares else { continue };
        let Some(node) = end_uses[end_use].left.get(place) else {
            // What it leaves cannot be told: the others would be counted twice.
            for other in members[end_use].iter().copied().filter(|other| !std::mem::replace(&mut placed[*other], true))
            {
                let why = AboutMoney::OverlapUnknown { end_use: end_uses[end_use].name.clone() };
                curve.left_out.push(LeftOut { project: candidates[other].project, why });
            }
            continue;
        };
        let of = &mut taken[end_use];
        let fraction = values(&account.graph, &[*node]).and_then(|mut known| known.pop()).unwrap_or(Exact::ZERO);
        of.nodes.push(*node);
        of.left = Some(&of.left.take().unwrap_or(Exact::ONE) * &fraction);
        of.version += 1;
        let waiting: Vec<usize> = members[end_use].iter().copied().filter(|other| !placed[*other]).collect();
        for other in waiting {
            if !push(&mut queue, other, &taken) {
                placed[other] = true;
                let why = AboutMoney::NothingLeft { end_use: end_uses[end_use].name.clone() };
                curve.left_out.push(LeftOut { project: candidates[other].project, why });
            }
        }
    }
    curve.left_out.sort_by_key(|left_out| left_out.project);
    Ok(curve)
}

fn per_tonne(figure: &ProjectFigure) -> Option<(&MoneyFigure, PerTonne)> {
    let money = figure.money.as_ref()?;
    Some((money, money.per_tonne?))
}

/// A project as a measure of the curve, or why it is none.
fn candidate(
    projects: &[Project],
    figures: &[ProjectFigure],
    end_uses: &[EndUseFigure],
    at: usize,
    (currency, is_made_up): (&mut Option<Unit>, bool),
    account: &mut Account,
) -> Result<Result<Candidate, AboutMoney>, UnitClash> {
    let figure = &figures[at];
    let project = &projects[figure.project];
    let Some(money) = &figure.money else { return Ok(Err(AboutMoney::NoMoney)) };
    let Some(per_tonne) = money.per_tonne else {
        let why = money.why(MoneyWord::CostPerTonne).cloned();
        return Ok(Err(why.unwrap_or(AboutMoney::NoCostPerTonne)));
    };
    if project.is_made_up && !is_made_up {
        return Ok(Err(AboutMoney::MadeUpBesideReal));
    }
    if !project.is_inside {
        return Ok(Err(AboutMoney::OutsideInventory));
    }
    let (Some(cost), Some(saving), Some(tonnes)) = (money.annual_cost, money.annual_saving, money.tonnes) else {
        return Ok(Err(AboutMoney::NoCostPerTonne));
    };
    let own = whole_money(account.graph.unit(cost));
    let unit = currency.get_or_insert_with(|| own.clone()).clone();
    if unit.dimension() != own.dimension() {
        return Ok(Err(AboutMoney::OtherCurrency { unit: own.text().to_owned() }));
    }
    let graph = &mut account.graph;
    let (annual_cost, annual_saving) = (graph.convert(cost, &unit)?, graph.convert(saving, &unit)?);
    let main = match figure.effects.first().and_then(|effect| effect.emissions) {
        Some(emissions) => {
            let emissions = graph.convert(emissions, &tonnes_co2e())?;
            match money.lasting {
                Some(lasting) => graph.product(&[emissions, lasting])?,
                None => emissions,
            }
        }
        None => tonnes,
    };
    let nodes = [annual_cost, annual_saving, tonnes, main];
    let Some(Ok(known)) = values(graph, &nodes).map(<[Exact; 4]>::try_from) else {
        return Ok(Err(AboutMoney::NoCostPerTonne));
    };
    let shares = end_uses.iter().enumerate().find_map(|(end_use, of)| {
        let place = of.projects.iter().position(|project| *project == at)?;
        Some((end_use, place))
    });
    Ok(Ok(Candidate { project: at, per_tonne, annual_cost, annual_saving, tonnes, main, known, shares }))
}

/// The nodes of a measure at its place.
fn step(
    candidate: &Candidate,
    left: &[NodeId],
    before: &mut Option<NodeId>,
    number: usize,
    account: &mut Account,
) -> Result<CostStep, UnitClash> {
    let graph = &mut account.graph;
    let tonnes_unit = tonnes_co2e();
    let (tonnes, cost) = match left {
        [] => (graph.sum(&[candidate.tonnes], &tonnes_unit)?, candidate.per_tonne.annualised),
        left => {
            let left = graph.product(left)?;
            graph.set_step(left, Step::LeftByCheaper);
            let lost = one_less(graph, left)?;
            let taken = graph.product(&[candidate.main, lost])?;
            let taken = graph.negative(taken);
            let tonnes = graph.sum(&[candidate.tonnes, taken], &tonnes_unit)?;
            let money = graph.product(&[candidate.annual_saving, lost])?;
            let unit = graph.unit(candidate.annual_cost).clone();
            let cost = graph.sum(&[candidate.annual_cost, money], &unit)?;
            graph.set_step(cost, Step::CostOfAdded);
            (tonnes, graph.quotient(cost, tonnes)?)
        }
    };
    graph.set_step(tonnes, Step::TonnesAdded);
    // A node of its own, so that the address of the project's figure stays.
    let unit = graph.unit(cost).clone();
    let cost = graph.sum(&[cost], &unit)?;
    let parts: Vec<NodeId> = before.iter().copied().chain([tonnes]).collect();
    let cumulative = graph.sum(&parts, &tonnes_unit)?;
    *before = Some(cumulative);
    for (name, node) in [("tonnes", tonnes), ("cost", cost), ("cumulative", cumulative)] {
        account.register(&format!("savings/cost-curve/{number}/{name}"), node);
    }
    let cost_alone = candidate.per_tonne.annualised;
    let is_shared = !left.is_empty();
    Ok(CostStep {
        project: candidate.project,
        alone: candidate.tonnes,
        tonnes,
        cost_alone,
        cost,
        cumulative,
        is_shared,
    })
}
