//! Emissions of making a plant, and the years until as much is avoided.

use super::LifetimeFigure;
use crate::calc::{NodeId, UnitClash};
use crate::factor::{clash_finding, tonnes_co2e};
use crate::finding::Finding;
use crate::pv::balance::Flow;
use crate::pv::describe::{Describer, PlantFigure};
use crate::pv::life::LifetimePlan;
use crate::quantity::Unit;
use crate::saving::added_up;

impl Describer<'_> {
    pub(super) fn embodied(
        &mut self,
        plan: &LifetimePlan,
        figure: &PlantFigure,
        life: &mut LifetimeFigure,
        address: &str,
    ) -> Result<(), Vec<Finding>> {
        let Some(per_kw) = &plan.embodied else { return Ok(()) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        let dc = self.plant.capacity.last().and_then(|last| last.dc.as_ref());
        let (Some(dc), Some(total)) = (dc, life.total) else {
            self.lacks(plan, "carbon payback", "a capacity DC");
            return Ok(());
        };
        let factor = self.leaf(per_kw, &format!("{address}/embodied-per-kw"), None);
        let capacity = self.leaf(dc, &format!("pv/{}/dc", self.plant.id), None);
        let graph = &mut self.account.graph;
        let counts = graph.unit(factor).denominator();
        let capacity = graph.convert(capacity, &counts).map_err(failed)?;
        let product = graph.product(&[capacity, factor]).map_err(failed)?;
        let embodied = self.tonnes(product, per_kw.place)?;
        life.embodied = Some(embodied);
        let per_energy = self.account.graph.quotient(embodied, total).map_err(failed)?;
        let wanted = Unit::parse("gCO2e/kWh").unwrap_or_else(|_| Unit::none());
        life.embodied_per_energy = Some(self.account.graph.convert(per_energy, &wanted).unwrap_or(per_energy));
        // What a unit of electricity avoids: avoided emissions over generation, of the last output that has them.
        let of_output = figure.outputs.iter().rev().find_map(|output| {
            let carbon = output.carbon.as_ref()?;
            Some((carbon, output.flows.node(Flow::Generated)?))
        });
        let Some((carbon, generated)) = of_output else {
            self.lacks(plan, "carbon payback", "carbon.factors");
            return Ok(());
        };
        let mut ways: Vec<(String, NodeId)> =
            carbon.averages.iter().map(|of| (of.factor.clone(), of.avoided)).collect();
        ways.extend(carbon.margin.as_ref().map(|of| (of.standard.clone(), of.baseline)));
        for (name, avoided) in ways {
            if self.value(generated).is_none_or(|value| !value.is_positive()) {
                break;
            }
            let graph = &mut self.account.graph;
            let per_unit = graph.quotient(avoided, generated).map_err(failed)?;
            let owed = graph.negative(embodied);
            let mut flows = vec![owed];
            for energy in &life.energies {
                let amount = graph.convert(*energy, &graph.unit(generated).clone()).map_err(failed)?;
                let product = graph.product(&[amount, per_unit]).map_err(failed)?;
                flows.push(graph.convert(product, &tonnes_co2e()).map_err(failed)?);
            }
            let found = added_up(&flows, &tonnes_co2e(), self.account).map_err(failed)?;
            life.carbon_payback.push((name, found.payback));
            life.carbon_cumulative.push(found.sums);
        }
        Ok(())
    }
}
