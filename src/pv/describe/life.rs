//! The life of a plant in the graph: energies of the years, money, embodied emissions.
//!
//! Energies, flows, net present value, levelised cost and paybacks are exact; the internal rate of return is a root and enters as the
//! result of a model, rounded.

mod embodied;
mod energies;
mod money;

use super::{Describer, PlantFigure};
use crate::account::Address;
use crate::calc::{NodeId, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutPlant, Code, Finding};
use crate::pv::balance::Flow;
use crate::pv::life::LifetimePlan;
use crate::quantity::Unit;
use crate::saving::count;

/// The life of a plant.
#[derive(Debug, Clone, Default)]
pub struct LifetimeFigure {
    /// Energy of the first year as new.
    pub as_new: Option<NodeId>,
    /// Energies of the years from 1.
    pub energies: Vec<NodeId>,
    /// What is left of each year where DC degrades: AC over AC as new.
    pub left: Vec<NodeId>,
    /// Their sum.
    pub total: Option<NodeId>,
    /// Their mean.
    pub mean: Option<NodeId>,
    /// Emissions of making the plant, t CO2e.
    pub embodied: Option<NodeId>,
    /// Years until as much is avoided, by each average factor and last by the combined margin; `None` where the life is too short.
    pub carbon_payback: Vec<(String, Option<NodeId>)>,
    /// By each of them, what is avoided up to years 0 to N less embodied emissions.
    pub carbon_cumulative: Vec<Vec<NodeId>>,
    /// Embodied emissions over the energy of the life.
    pub embodied_per_energy: Option<NodeId>,
    /// What the plant earns in each year, before its costs.
    pub earned: Vec<NodeId>,
    /// Flows of years 0 to N.
    pub flows: Vec<NodeId>,
    /// Flows up to years 0 to N.
    pub cumulative: Vec<NodeId>,
    /// The same of discounted flows.
    pub cumulative_discounted: Vec<NodeId>,
    /// Levelised cost of energy.
    pub levelised_cost: Option<NodeId>,
    /// Net present value.
    pub npv: Option<NodeId>,
    /// Internal rate of return.
    pub irr: Option<NodeId>,
    /// Years until the investment is back.
    pub payback: Option<NodeId>,
    /// The same of discounted flows.
    pub payback_discounted: Option<NodeId>,
}

/// Figures of which a life has one a year.
const YEARLY: [&str; 7] =
    ["energy", "left", "earned", "flow", "cumulative", "cumulative-discounted", "carbon-cumulative"];

impl LifetimeFigure {
    /// Whether an address is of one year of a life: `pv/ID/lifetime/energy/7`.
    pub fn is_of_year(address: &str) -> bool {
        let mut parts = address.split('/').skip_while(|part| *part != "lifetime").skip(1);
        address.starts_with("pv/") && parts.next().is_some_and(|name| YEARLY.contains(&name))
    }

    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named: Vec<(String, NodeId)> = Vec::new();
        let single = [
            ("as-new", self.as_new),
            ("total", self.total),
            ("mean", self.mean),
            ("embodied", self.embodied),
            ("embodied-per-energy", self.embodied_per_energy),
            ("lcoe", self.levelised_cost),
            ("npv", self.npv),
            ("irr", self.irr),
            ("payback", self.payback),
            ("payback-discounted", self.payback_discounted),
        ];
        named.extend(single.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?))));
        // Up to year 0 there is the flow of year 0 alone, which has its address.
        let later = |sums: &'_ [NodeId]| sums.get(1..).unwrap_or_default().to_vec();
        let of_years = [
            ("energy", self.energies.clone(), 1),
            ("left", self.left.clone(), 1),
            ("earned", self.earned.clone(), 1),
            ("flow", self.flows.clone(), 0),
            ("cumulative", later(&self.cumulative), 1),
            ("cumulative-discounted", later(&self.cumulative_discounted), 1),
        ];
        for (name, nodes, first) in of_years {
            named.extend((first..).zip(nodes).map(|(year, node): (i32, _)| (format!("{name}/{year}"), node)));
        }
        let paybacks = (1..).zip(&self.carbon_payback);
        named.extend(
            paybacks.filter_map(|(number, (_, node)): (i32, _)| Some((format!("carbon-payback/{number}"), (*node)?))),
        );
        for (number, nodes) in (1..).zip(&self.carbon_cumulative) {
            let years = (0..).zip(nodes);
            named.extend(years.map(|(year, node): (i32, _)| (format!("carbon-cumulative/{number}/{year}"), *node)));
        }
        named
    }
}

impl Describer<'_> {
    /// The life of the plant; `None` where the book does not ask.
    pub(super) fn life(&mut self, figure: &PlantFigure) -> Result<Option<LifetimeFigure>, Vec<Finding>> {
        let Some(plan) = &self.plant.lifetime else { return Ok(None) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        let address = format!("pv/{}/lifetime", self.plant.id);
        let mut life = LifetimeFigure::default();
        let Some(as_new) = self.first_year(plan, figure, &address) else {
            self.lacks(plan, "the lifetime", "first-year, or the generation of a whole year");
            return Ok(Some(life));
        };
        life.as_new = Some(as_new);
        if plan.is_of_dc {
            let Some(years) = self.energies_of_dc(plan, as_new, figure).map_err(failed)? else {
                self.lacks(plan, "degradation of DC", "weather and a model");
                return Ok(Some(life));
            };
            (life.left, life.energies) = years.into_iter().unzip();
        } else {
            life.energies = self.energies(plan, as_new, &address).map_err(failed)?;
        }
        let unit = self.account.graph.unit(as_new).clone();
        let total = self.account.graph.sum(&life.energies, &unit).map_err(failed)?;
        let years = count(&mut self.account.graph, i64::from(plan.years), &Unit::none());
        life.total = Some(total);
        life.mean = Some(self.account.graph.quotient(total, years).map_err(failed)?);
        self.embodied(plan, figure, &mut life, &address)?;
        self.worth(plan, figure, &mut life, &address).map_err(failed)?;
        for (name, node) in life.named() {
            self.account.register(&format!("{address}/{name}"), node);
        }
        Ok(Some(life))
    }

    fn lacks(&mut self, plan: &LifetimePlan, what: &'static str, needs: &'static str) {
        let message = AboutPlant::LifeLacks { plant: self.plant.id.clone(), what, needs };
        self.findings.push(Finding::new(Code::PvIncomplete, message).at(plan.place));
    }

    /// What is stated, or modelled, or was generated in the last whole year of operation.
    fn first_year(&mut self, plan: &LifetimePlan, figure: &PlantFigure, address: &str) -> Option<NodeId> {
        if let Some(stated) = &plan.first_year {
            return Some(self.leaf(stated, &format!("{address}/first-year"), None));
        }
        let modelled = Address::parse(&format!("pv/{}/model/ac", self.plant.id)).ok();
        if let Some(node) = modelled.and_then(|address| self.account.find(&address)) {
            return Some(node);
        }
        let whole = |of: &&super::OutputFigure| {
            let span = self.plant.output[of.output].span;
            let days = super::days(span.from, span.to);
            (365..=366).contains(&days) && of.days == days
        };
        let last = figure.outputs.iter().filter(whole).max_by_key(|of| self.plant.output[of.output].span.to)?;
        last.flows.node(Flow::Generated)
    }
}
