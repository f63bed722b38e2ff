//! From plans of a book to problems of the search.

use super::super::describe::Targets;
use super::super::model::Target;
use super::super::plan::{Constraint, Plan, Problem};
use super::business::UsePath;
use super::cap::Caps;
use super::inputs::{Ground, MeasureNodes, UseNodes};
use super::model::{EndUse, MeasureEntry, PlanEntry};
use super::solution::Solution;
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::factor::{Chooser, clash_finding, tonnes_co2e};
use crate::finding::{AboutPlan, Code, Finding, Findings, Step};
use crate::inventory::Accounts;
use crate::quantity::{Exact, Unit};

/// The plans of a book.
#[derive(Debug, Clone, Default)]
pub struct Roadmaps {
    /// Those that could be described, in the order of the book.
    pub plans: Vec<Roadmap>,
}

/// A plan: what it is asked, and once it has been searched, what it chose.
#[derive(Debug, Clone)]
pub struct Roadmap {
    /// Its place among the plans of the book.
    pub plan: usize,
    /// What the search is asked. Of a plan of one year both its years are the target year.
    pub problem: Problem,
    /// The end uses of the problem, by their places in the book.
    pub end_uses: Vec<usize>,
    /// The measures of the problem, by their places in the book.
    pub measures: Vec<usize>,
    /// The unit of its costs, where a measure has any.
    pub currency: Option<Unit>,
    /// What the end uses emit in the base year.
    pub base: NodeId,
    /// Emissions without measures: of the base year and each year after it, or of the one year.
    pub bau: Vec<(i32, NodeId)>,
    /// The same of each end use.
    pub bau_by_use: Vec<Vec<(i32, NodeId)>>,
    /// Caps of years after the base year; the target year alone where no other is kept.
    pub caps: Vec<(i32, NodeId)>,
    /// The sum that is kept, where it is one.
    pub budget: Option<NodeId>,
    /// The base value of the target in t, where it differs from what the end uses emit in the base year.
    pub target_base: Option<Exact>,
    /// What was chosen; `None` before the search.
    pub solution: Option<Solution>,
    pub(super) paths: Vec<UsePath>,
    pub(super) effects: Vec<MeasureNodes>,
    pub(super) rate: Option<NodeId>,
    pub(super) units: Vec<Unit>,
}

impl Roadmap {
    /// The years after the base year, or the one year.
    pub fn years(&self) -> Vec<i32> {
        (1..=self.problem.years())
            .filter_map(|at| self.problem.base_year.checked_add(i32::try_from(at).ok()?))
            .collect()
    }
}

/// What a book states, for plans.
#[derive(Debug, Clone, Copy)]
pub struct StatedPlans<'a> {
    /// End uses.
    pub end_uses: &'a [EndUse],
    /// Measures.
    pub measures: &'a [MeasureEntry],
    /// Plans.
    pub plans: &'a [PlanEntry],
    /// Targets.
    pub targets: &'a [Target],
}

/// Describes the plans up to the search: registers `end-use/ID/…`, `measure/ID/…` and `plan/ID/…`.
pub fn describe(
    stated: StatedPlans<'_>,
    figures: &Targets,
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Roadmaps {
    let Some(first) = stated.plans.first() else { return Roadmaps::default() };
    let mut ground = Ground { accounts, factors, account };
    let mut uses: Vec<Option<UseNodes>> = Vec::new();
    for end_use in stated.end_uses {
        let made = ground.end_use(end_use, first.base_year);
        uses.push(made.map_err(|found| findings.extend(found)).ok());
    }
    let mut nodes: Vec<Option<MeasureNodes>> = Vec::new();
    for measure in stated.measures {
        let made = ground.measure(measure, &uses, stated.end_uses, first.base_year);
        nodes.push(made.unwrap_or_else(|found| {
            findings.extend(found);
            None
        }));
    }
    let mut plans = Vec::new();
    for (at, plan) in stated.plans.iter().enumerate() {
        let made = Describer { ground: &mut ground, stated, figures, uses: &uses, nodes: &nodes }.describe(at, plan);
        match made {
            Ok((roadmap, notes)) => {
                plans.extend(roadmap);
                findings.extend(notes);
            }
            Err(found) => findings.extend(found),
        }
    }
    Roadmaps { plans }
}

/// What a plan is described with.
pub(super) struct Describer<'a, 'g> {
    pub ground: &'a mut Ground<'g>,
    pub stated: StatedPlans<'a>,
    figures: &'a Targets,
    uses: &'a [Option<UseNodes>],
    nodes: &'a [Option<MeasureNodes>],
}

impl Describer<'_, '_> {
    fn describe(&mut self, at: usize, plan: &PlanEntry) -> Result<(Option<Roadmap>, Vec<Finding>), Vec<Finding>> {
        let uses: Option<Vec<UseNodes>> = plan.end_uses.iter().map(|at| self.uses.get(*at)?.clone()).collect();
        let nodes: Option<Vec<MeasureNodes>> = plan.measures.iter().map(|at| self.nodes.get(*at)?.clone()).collect();
        // What is wrong with an end use or a measure has been said.
        let (Some(uses), Some(mut effects)) = (uses, nodes) else { return Ok((None, Vec::new())) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        let address = |name: &str| format!("plan/{}/{name}", plan.id);
        let (paths, base, bau, bau_by_use) = self.business(plan, &uses)?;
        let target = plan.target.and_then(|of| self.figures.targets.iter().find(|figure| figure.target == of));
        let mut caps = self.ground.caps(plan, base, target)?;
        self.own(&mut caps).map_err(failed)?;
        for (year, node) in &caps.years {
            self.ground.account.register(&address(&format!("cap/{year}")), *node);
        }
        if let Some(budget) = caps.budget {
            self.ground.account.register(&address("budget"), budget);
        }
        let currency = self.currency();
        let rate = match &plan.rate {
            Some(rate) => Some(self.ground.leaf_in(rate, &address("discount-rate"), None, &Unit::none())?),
            None => None,
        };
        self.costs(plan, &mut effects, currency.as_ref(), rate)?;
        let mut roadmap = Roadmap {
            plan: at,
            problem: Problem {
                base_year: if plan.is_one_year { plan.year - 1 } else { plan.base_year },
                target_year: plan.year,
                rate: rate.filter(|_| !plan.is_one_year).and_then(|rate| self.ground.value(rate)).unwrap_or_default(),
                basis: plan.basis,
                streams: Vec::new(),
                measures: Vec::new(),
                constraint: Constraint::TargetYear(Exact::ZERO),
            },
            end_uses: plan.end_uses.clone(),
            measures: plan.measures.clone(),
            currency,
            base,
            bau,
            bau_by_use,
            caps: caps.years.clone(),
            budget: caps.budget,
            target_base: None,
            solution: None,
            paths,
            effects,
            rate: rate.filter(|_| !plan.is_one_year),
            units: uses.iter().map(|nodes| nodes.unit.clone()).collect(),
        };
        self.problem(plan, &mut roadmap, &caps)?;
        Plan::at(&roadmap.problem, &[]).map_err(|error| vec![self.fault(plan, &error)])?;
        let notes = self.compared(plan, &roadmap, target.and_then(|target| target.base.filter(|_| !target.is_index)));
        let (stated, notes) = notes.unzip();
        roadmap.target_base = stated;
        Ok((Some(roadmap), notes.into_iter().collect()))
    }

    /// Loads, factors and emissions without measures.
    #[expect(clippy::type_complexity, reason = "four parts of one thing, taken apart at once")]
    fn business(
        &mut self,
        plan: &PlanEntry,
        uses: &[UseNodes],
    ) -> Result<(Vec<UsePath>, NodeId, Vec<(i32, NodeId)>, Vec<Vec<(i32, NodeId)>>), Vec<Finding>> {
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        let years = plan.year - plan.base_year;
        let tonnes = tonnes_co2e();
        let (mut paths, mut by_use, mut bases) = (Vec::new(), Vec::new(), Vec::new());
        for (place, nodes) in plan.end_uses.iter().zip(uses) {
            let end_use = &self.stated.end_uses[*place];
            let instead = match plan.growth.get(place) {
                Some(rate) => {
                    let address = format!("plan/{}/growth/{}", plan.id, end_use.id);
                    Some(self.ground.leaf_in(rate, &address, None, &Unit::none())?)
                }
                None => None,
            };
            let mut path = self.ground.path(nodes, plan.base_year, years, instead).map_err(failed)?;
            let graph = &mut self.ground.account.graph;
            let mut emitted = |at: usize| -> Result<NodeId, UnitClash> {
                let node = graph.product(&[path.load[at], path.factor[at]])?;
                let node = graph.convert(node, &tonnes)?;
                graph.sum(&[node], &tonnes)
            };
            bases.push(emitted(0).map_err(failed)?);
            let shown = if plan.is_one_year { years..=years } else { 0..=years };
            let mut of_use = Vec::new();
            for after in shown {
                let node = emitted(usize::try_from(after).unwrap_or(0)).map_err(failed)?;
                of_use.push((plan.base_year + after, node));
            }
            if plan.is_one_year {
                let only = |values: &[NodeId]| values.last().map(|last| vec![*last; 2]).unwrap_or_default();
                path = UsePath { load: only(&path.load), factor: only(&path.factor) };
            }
            for (year, node) in &of_use {
                let address = format!("plan/{}/bau/{year}/{}", plan.id, end_use.id);
                self.ground.account.register(&address, *node);
            }
            paths.push(path);
            by_use.push(of_use);
        }
        let account = &mut *self.ground.account;
        let base = account.graph.sum(&bases, &tonnes).map_err(failed)?;
        account.graph.set_step(base, Step::SumOfEndUses);
        account.register(&format!("plan/{}/base", plan.id), base);
        let mut bau = Vec::new();
        let shown = if plan.is_one_year { plan.year..=plan.year } else { plan.base_year..=plan.year };
        for (at, year) in shown.enumerate() {
            let parts: Vec<NodeId> = by_use.iter().filter_map(|of_use| Some(of_use.get(at)?.1)).collect();
            let node = account.graph.sum(&parts, &tonnes).map_err(failed)?;
            account.graph.set_step(node, Step::SumOfEndUses);
            account.register(&format!("plan/{}/bau/{year}", plan.id), node);
            bau.push((year, node));
        }
        Ok((paths, base, bau, by_use))
    }

    /// Caps as nodes of the plan, so that one that is the goal of a target keeps its name.
    fn own(&mut self, caps: &mut Caps) -> Result<(), UnitClash> {
        let tonnes = tonnes_co2e();
        for (_, node) in &mut caps.years {
            *node = self.ground.account.graph.sum(&[*node], &tonnes)?;
        }
        if let Some(budget) = &mut caps.budget {
            *budget = self.ground.account.graph.sum(&[*budget], &tonnes)?;
        }
        Ok(())
    }

    /// The unit of all costs: that of the first measure that has any.
    fn currency(&self) -> Option<Unit> {
        let of_measures = self.stated.measures.iter().flat_map(|measure| [&measure.capex, &measure.opex]).flatten();
        let of_plans = self.stated.plans.iter().flat_map(|plan| plan.capex.values().chain(plan.opex.values()));
        of_measures.chain(of_plans).map(|quantity| quantity.value.unit().clone()).next()
    }

    /// The base value of the target and a warning, where the end uses cover another base.
    fn compared(&self, plan: &PlanEntry, roadmap: &Roadmap, base: Option<NodeId>) -> Option<(Exact, Finding)> {
        let figure = self.stated.targets.get(plan.target?)?;
        if figure.base.as_ref()?.year != plan.base_year {
            return None;
        }
        let unit = self.ground.account.graph.unit(base?);
        let ratio = unit.convertible(&tonnes_co2e())?;
        let stated = &self.ground.value(base?)? * &ratio;
        let sum = self.ground.value(roadmap.base)?;
        let apart = (&sum - &stated).abs();
        // Half a per cent is rounding of published figures.
        if &apart * &Exact::from(200) <= stated.abs() {
            return None;
        }
        let text = |value: &Exact| {
            format!(
                "{} tCO2e",
                value
                    .to_significant(6, crate::quantity::Rounding::HalfEven)
                    .to_decimal_string(2, crate::quantity::Rounding::HalfEven)
            )
        };
        let message = AboutPlan::BaseDiffers { plan: plan.id.clone(), sum: text(&sum), base: text(&stated) };
        let finding = Finding::new(Code::PlanBaseDiffers, message).at(plan.place);
        let finding = finding.at(figure.place).help(AboutPlan::BaseDiffersHelp);
        Some((stated, finding))
    }
}
