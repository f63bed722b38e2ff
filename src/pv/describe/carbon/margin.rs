//! What a plant avoids by a combined margin.

use super::electricity::Electricity;
use crate::calc::NodeId;
use crate::factor::{clash_finding, tonnes_co2e};
use crate::finding::{Finding, Step};
use crate::pv::carbon::MarginPlan;
use crate::pv::describe::Describer;
use crate::pv::plant::Output;
use crate::quantity::Unit;

/// What follows from a combined margin.
#[derive(Debug, Clone)]
pub struct MarginFigure {
    /// The factors that were taken, of the operating and the build margin.
    pub factors: [String; 2],
    /// Id of the standard.
    pub standard: String,
    /// The combined margin.
    pub combined: NodeId,
    /// Generation × combined margin, t CO2e.
    pub baseline: NodeId,
    /// Emissions of the project itself.
    pub emissions: Option<NodeId>,
    /// Leakage by the standard.
    pub leakage: Option<NodeId>,
    /// Baseline less both.
    pub reduction: NodeId,
}

impl Describer<'_> {
    pub(super) fn margin(
        &mut self,
        plan: &MarginPlan,
        of: &Electricity,
        output: &Output,
        address: &str,
    ) -> Result<MarginFigure, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let (operating, operating_id) = self.single(&plan.operating, output)?;
        let (build, build_id) = self.single(&plan.build, output)?;
        let weights = [("operating", &plan.weights[0]), ("build", &plan.weights[1])].map(|(name, weight)| {
            let address =
                format!("rules/pv/carbon/{}/{}/{}/{name}", plan.standard, plan.technology.word(), plan.period);
            self.rule(weight, &Unit::none(), address, &plan.clause)
        });
        let graph = &mut self.account.graph;
        let unit = graph.unit(operating).clone();
        let build = graph.convert(build, &unit).map_err(failed)?;
        let parts = [graph.product(&[operating, weights[0]]), graph.product(&[build, weights[1]])];
        let [first, second] = parts;
        let combined = graph.sum(&[first.map_err(failed)?, second.map_err(failed)?], &unit).map_err(failed)?;
        let counts = graph.unit(combined).denominator();
        let amount = graph.convert(of.generated, &counts).map_err(failed)?;
        let product = graph.product(&[amount, combined]).map_err(failed)?;
        graph.set_step(product, Step::AmountTimesFactor);
        let baseline = self.tonnes(product, plan.operating.place)?;
        let emissions = match &plan.emissions {
            Some(stated) => {
                let node = self.leaf(stated, &format!("{address}/project-emissions"), None);
                Some(self.tonnes(node, stated.place)?)
            }
            None => None,
        };
        let leakage = match &plan.leakage {
            Some(grams) => {
                let unit = Unit::parse("gCO2e/kWh").unwrap_or_else(|_| Unit::none());
                let address = format!("rules/pv/carbon/{}/{}/leakage", plan.standard, plan.technology.word());
                let factor = self.rule(grams, &unit, address, &plan.clause);
                let graph = &mut self.account.graph;
                let counts = graph.unit(factor).denominator();
                let amount = graph.convert(of.generated, &counts).map_err(failed)?;
                let product = graph.product(&[amount, factor]).map_err(failed)?;
                Some(self.tonnes(product, plan.place)?)
            }
            None => None,
        };
        let graph = &mut self.account.graph;
        let mut parts = vec![baseline];
        parts.extend(emissions.into_iter().chain(leakage).map(|node| graph.negative(node)).collect::<Vec<_>>());
        let reduction = graph.sum(&parts, &tonnes_co2e()).map_err(failed)?;
        let standard = plan.standard.clone();
        let factors = [operating_id, build_id];
        Ok(MarginFigure { factors, standard, combined, baseline, emissions, leakage, reduction })
    }
}
