//! What a choice costs, discounted to the base year.

use super::super::plan::{AtEnd, Measure, Problem};
use super::describe::Roadmap;
use super::inputs::Ground;
use crate::calc::{NodeId, UnitClash};
use crate::finding::Step;
use crate::quantity::Unit;
use crate::saving::{growth, power};

impl Ground<'_> {
    /// An investment as equal amounts over its life: `capital × rate / (1 − (1 + rate)^−life)`; in full without a life.
    pub(super) fn annuity(
        &mut self,
        capex: NodeId,
        life: Option<u32>,
        rate: Option<NodeId>,
    ) -> Result<NodeId, UnitClash> {
        let Some(life) = life else { return Ok(capex) };
        let unit = self.account.graph.unit(capex).clone();
        let rate = rate.filter(|rate| self.value(*rate).is_some_and(|rate| !rate.is_zero()));
        let node = match rate {
            None => {
                let years = self.number(i64::from(life));
                self.account.graph.quotient(capex, years)?
            }
            Some(rate) => {
                let grown = growth(&mut self.account.graph, rate)?;
                let grown = power(&mut self.account.graph, grown, i16::try_from(life).unwrap_or(i16::MAX))?;
                let one = self.number(1);
                let worth = self.account.graph.quotient(one, grown)?;
                let lost = self.rest(worth)?;
                let recovery = self.account.graph.quotient(rate, lost)?;
                self.account.graph.product(&[capex, recovery])?
            }
        };
        let node = self.account.graph.convert(node, &unit)?;
        self.account.graph.set_step(node, Step::CapitalRecovery);
        Ok(node)
    }
}

/// What a unit of money paid in each year after the base year is worth in the base year.
pub(super) fn discounts(roadmap: &Roadmap, account: &mut crate::account::Account) -> Result<Vec<NodeId>, UnitClash> {
    let graph = &mut account.graph;
    let one = crate::saving::count(graph, 1, &Unit::none());
    let step = roadmap.rate.map(|rate| growth(graph, rate)).transpose()?;
    let mut all = vec![one];
    for year in 1..=roadmap.problem.years() {
        all.push(match step {
            Some(step) => {
                let grown = power(graph, step, i16::try_from(year).unwrap_or(i16::MAX))?;
                graph.quotient(one, grown)?
            }
            None => one,
        });
    }
    Ok(all)
}

/// The discounted cost of a measure that starts in a year after the base year: capital at the start and at each replacement,
/// running cost in every year of operation.
pub(super) fn of_measure(
    roadmap: &Roadmap,
    (at, start): (usize, usize),
    discounts: &[NodeId],
    account: &mut crate::account::Account,
) -> Result<Option<NodeId>, UnitClash> {
    let (Some(unit), Some(nodes), Some(measure)) =
        (&roadmap.currency, roadmap.effects.get(at), roadmap.problem.measures.get(at))
    else {
        return Ok(None);
    };
    let (investing, running) = paid_in(&roadmap.problem, measure, start);
    let graph = &mut account.graph;
    let mut parts = Vec::new();
    for (cost, years) in [(nodes.capex, investing), (nodes.opex, running)] {
        let Some(cost) = cost else { continue };
        let worth: Vec<NodeId> = years.into_iter().filter_map(|year| discounts.get(year).copied()).collect();
        let worth = graph.sum(&worth, &Unit::none())?;
        parts.push(graph.product(&[cost, worth])?);
    }
    let node = graph.sum(&parts, unit)?;
    graph.set_step(node, Step::DiscountedCost);
    Ok(Some(node))
}

/// The years after the base year in which a measure needs capital, and those in which it runs.
fn paid_in(problem: &Problem, measure: &Measure, start: usize) -> (Vec<usize>, Vec<usize>) {
    let life = measure.life.map_or(usize::MAX, |life| life as usize);
    let lasts = |year: &usize| measure.at_end == AtEnd::Replaced || year - start < life;
    let running: Vec<usize> = (start..=problem.years()).filter(lasts).collect();
    let investing = running.iter().copied().filter(|year| (year - start).checked_rem(life) == Some(0)).collect();
    (investing, running)
}
