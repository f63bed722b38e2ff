//! What own use does to the market-based view.

use super::electricity::Electricity;
use crate::calc::NodeId;
use crate::factor::{FactorId, FactorKind, Resolved, clash_finding};
use crate::finding::{AboutPlant, Code, Finding, Level, Located};
use crate::pv::describe::Describer;
use crate::pv::plant::Output;

/// The market-based view, in t CO2e.
#[derive(Debug, Clone)]
pub struct MarketFigure {
    /// The residual factor that was taken.
    pub factor: String,
    /// By which own use lowers it: nothing where its certificates were sold.
    pub own_use: Option<NodeId>,
    /// Category 2, market-based: (import + own use whose certificates were sold) × residual.
    pub market: Option<NodeId>,
}

impl Describer<'_> {
    pub(super) fn market(
        &mut self,
        id: &Located<FactorId>,
        of: &Electricity,
        output: &Output,
        _address: &str,
    ) -> Result<MarketFigure, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, id.place, None)];
        let entry = self.resolve(id, output)?;
        if let Resolved::Factor(factor) = entry
            && !matches!(factor.kind, FactorKind::Residual | FactorKind::Supplier)
        {
            let message = AboutPlant::NotResidual { id: factor.id.to_string() };
            self.findings.push(Finding::new(Code::FactorNotForInventory, message).at(id.place).level(Level::Note));
        }
        let own_use = match (of.own_use, of.sold) {
            (Some(own), Some(sold)) => {
                let graph = &mut self.account.graph;
                let unit = graph.unit(own).clone();
                let less = graph.negative(sold);
                Some(graph.sum(&[own, less], &unit).map_err(failed)?)
            }
            (own, _) => own,
        };
        let counted = match (of.import, of.sold) {
            (Some(import), Some(sold)) => {
                let graph = &mut self.account.graph;
                let unit = graph.unit(import).clone();
                Some(graph.sum(&[import, sold], &unit).map_err(failed)?)
            }
            (import, _) => import,
        };
        let own_use = own_use.map(|node| self.emissions(entry, id, node)).transpose()?;
        let market = counted.map(|node| self.emissions(entry, id, node)).transpose()?;
        Ok(MarketFigure { factor: entry.id().to_string(), own_use, market })
    }
}
