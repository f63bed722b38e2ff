//! From nodes to the problem of the search: loads, effects, starts and costs as the plan has them.

use std::collections::BTreeMap;

use super::super::plan::{Constraint, Cover, Effect, Measure, PlanError, Stream};
use super::cap::Caps;
use super::describe::{Describer, Roadmap};
use super::inputs::{EffectNodes, Ground, MeasureNodes};
use super::model::{Keeps, MeasureEntry, PlanEntry, StatedEffect};
use crate::calc::{NodeId, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutPlan, Code, Finding};
use crate::quantity::{Exact, Unit};

impl Describer<'_, '_> {
    /// The problem of the search, from the values of the nodes.
    pub(super) fn problem(&mut self, plan: &PlanEntry, roadmap: &mut Roadmap, caps: &Caps) -> Result<(), Vec<Finding>> {
        let value = |ground: &Ground<'_>, node: NodeId, what: &str| ground.known(node, what, plan.place);
        let ground = &*self.ground;
        for (place, path) in plan.end_uses.iter().zip(&roadmap.paths) {
            let id = self.stated.end_uses[*place].id.clone();
            let values = |nodes: &[NodeId]| {
                nodes.iter().map(|node| value(ground, *node, &format!("end-use/{id}"))).collect::<Result<Vec<_>, _>>()
            };
            let (load, factor) = (values(&path.load)?, values(&path.factor)?);
            roadmap.problem.streams.push(Stream { id, load, factor });
        }
        let stream: BTreeMap<usize, usize> = plan.end_uses.iter().enumerate().map(|(at, of)| (*of, at)).collect();
        for (place, nodes) in plan.measures.iter().zip(&roadmap.effects) {
            let entry = &self.stated.measures[*place];
            let of = |node: NodeId| value(ground, node, &format!("measure/{}", entry.id));
            let on = stream.get(&entry.end_use).copied().unwrap_or(usize::MAX);
            let effect = match (&nodes.effect, &entry.effect) {
                (EffectNodes::Fraction(fraction), _) => Effect::Fraction { stream: on, fraction: of(*fraction)? },
                (EffectNodes::Amount(amount), _) => Effect::Amount { stream: on, amount: of(*amount)? },
                (EffectNodes::Switch { fraction, ratio }, stated) => {
                    let to = match stated {
                        StatedEffect::Switch { to, .. } => stream.get(to).copied(),
                        _ => None,
                    };
                    let to = to.unwrap_or(usize::MAX);
                    Effect::Switch { from: on, to, fraction: of(*fraction)?, ratio: of(*ratio)? }
                }
                (EffectNodes::Share(share), _) => Effect::Contract { stream: on, cover: Cover::Share(of(*share)?) },
                (EffectNodes::Covered(amount), _) => {
                    Effect::Contract { stream: on, cover: Cover::Amount(of(*amount)?) }
                }
            };
            let cost = |node: Option<NodeId>| node.and_then(|node| ground.value(node)).unwrap_or_default();
            roadmap.problem.measures.push(Measure {
                id: entry.id.clone(),
                effect,
                starts: starts(plan, entry),
                committed: entry.is_committed || plan.committed.contains(place),
                ramp_years: if plan.is_one_year { 1 } else { entry.ramp_years },
                life: entry.life.filter(|_| !plan.is_one_year),
                at_end: entry.at_end,
                capex: cost(nodes.capex),
                opex: cost(nodes.opex),
                group: entry.group.as_ref().map(|group| group.value.clone()),
                requires: entry.requires.iter().map(|of| self.stated.measures[*of].id.clone()).collect(),
            });
        }
        let cap = |node: NodeId, year: i32| value(ground, node, &format!("plan/{}/cap/{year}", plan.id));
        roadmap.problem.constraint = match (plan.keeps, caps.budget) {
            (_, Some(budget)) => Constraint::Cumulative(value(ground, budget, &format!("plan/{}/budget", plan.id))?),
            (Keeps::EveryYear, None) => Constraint::EveryYear(
                caps.years.iter().map(|(year, node)| cap(*node, *year)).collect::<Result<_, _>>()?,
            ),
            (_, None) => match caps.years.last() {
                Some((year, node)) => Constraint::TargetYear(cap(*node, *year)?),
                None => Constraint::TargetYear(Exact::ZERO),
            },
        };
        Ok(())
    }

    pub(super) fn fault(&self, plan: &PlanEntry, error: &PlanError) -> Finding {
        let place = |id: &str| {
            let measure = self.stated.measures.iter().find(|measure| measure.id == id);
            measure.map_or(plan.place, |measure| measure.place)
        };
        match error {
            PlanError::Start { measure, year: None } => {
                let message = AboutPlan::CommittedNeverStarts { measure: measure.clone(), plan: plan.id.clone() };
                Finding::new(Code::PlanYears, message).at(place(measure)).at(plan.place)
            }
            PlanError::GroupCommitted { first, second } => {
                let of = self.stated.measures.iter().find(|measure| measure.id == *first);
                let group = of.and_then(|of| Some(of.group.as_ref()?.value.clone())).unwrap_or_default();
                let message = AboutPlan::BothCommitted { first: first.clone(), second: second.clone(), group };
                Finding::new(Code::MeasureUnclear, message).at(plan.place).at(place(second)).at(place(first))
            }
            _ => Finding::new(Code::PlanUnclear, AboutPlan::OutOfRange { plan: plan.id.clone() }).at(plan.place),
        }
    }

    /// Costs of measures in one unit, as the plan has them: overridden, and of a plan of one year spread over their lives.
    pub(super) fn costs(
        &mut self,
        plan: &PlanEntry,
        effects: &mut [MeasureNodes],
        currency: Option<&Unit>,
        rate: Option<NodeId>,
    ) -> Result<(), Vec<Finding>> {
        let Some(currency) = currency else { return Ok(()) };
        for (place, nodes) in plan.measures.iter().zip(effects) {
            let entry = &self.stated.measures[*place];
            let failed = |clash: UnitClash| vec![clash_finding(&clash, entry.place, None)];
            for (name, over, own) in [("capex", &plan.capex, &mut nodes.capex), ("opex", &plan.opex, &mut nodes.opex)] {
                if let Some(instead) = over.get(place) {
                    let address = format!("plan/{}/{name}/{}", plan.id, entry.id);
                    *own = Some(self.ground.leaf(instead, &address, None));
                }
                if let Some(node) = own {
                    *node = self.ground.account.graph.convert(*node, currency).map_err(failed)?;
                }
            }
            if let Some(capex) = nodes.capex.filter(|_| plan.is_one_year) {
                let annual = self.ground.annuity(capex, entry.life, rate).map_err(failed)?;
                let parts: Vec<NodeId> = nodes.opex.into_iter().chain([annual]).collect();
                let whole = self.ground.account.graph.sum(&parts, currency).map_err(failed)?;
                (nodes.capex, nodes.opex) = (None, Some(whole));
            }
        }
        Ok(())
    }
}

/// The years that a measure may start in under a plan.
pub fn starts(plan: &PlanEntry, entry: &MeasureEntry) -> Vec<i32> {
    let (first, last) = (plan.base_year + 1, plan.year);
    let stated = |year: &i32| {
        if !entry.starts.is_empty() {
            return entry.starts.iter().any(|start| start.value == *year);
        }
        let after = entry.earliest.as_ref().is_none_or(|earliest| earliest.value <= *year);
        after && entry.latest.as_ref().is_none_or(|latest| *year <= latest.value)
    };
    if plan.is_one_year {
        // It works in the year if it may have started by then.
        let may = (first..=last).any(|year| stated(&year));
        return if may { vec![last] } else { Vec::new() };
    }
    (first..=last).filter(stated).collect()
}
