//! What a plant's electricity avoids, and what own use does to category 2 in both views.
//!
//! Nothing here is taken from a line of the inventory: avoided emissions and exports stand beside it (ISO 14064-1:2018, 5.2.3 and
//! 9.3.3), and own use has already lowered what the site imports (GHG Protocol Scope 2 Guidance, 2015, chapter 6).

mod average;
mod electricity;
mod factor;
mod margin;
mod market;

use super::{Describer, OutputFigure};
use crate::calc::NodeId;
use crate::finding::{AboutPlant, Code, Finding};
use crate::pv::balance::Flow;
use crate::pv::certificate::CertificateFigure;

pub use average::AverageFigure;
pub use margin::MarginFigure;
pub use market::MarketFigure;

/// The carbon of one time.
#[derive(Debug, Clone, Default)]
pub struct CarbonFigure {
    /// By each average factor, in the order of the book.
    pub averages: Vec<AverageFigure>,
    /// By the combined margin.
    pub margin: Option<MarginFigure>,
    /// The market-based view.
    pub market: Option<MarketFigure>,
    /// From the grid: load less own use.
    pub import: Option<NodeId>,
    /// Own use whose certificates were sold.
    pub own_use_sold: Option<NodeId>,
    /// Emissions over the life of the plant, a memo.
    pub lifecycle: Option<NodeId>,
}

impl CarbonFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = Vec::new();
        let mut push = |name: String, node: Option<NodeId>| named.extend(node.map(|node| (name, node)));
        for (number, of) in (1..).zip(&self.averages) {
            push(format!("avoided/{number}"), Some(of.avoided));
            push(format!("avoided/{number}/own-use"), of.own_use);
            push(format!("avoided/{number}/export"), of.export_memo);
            push(format!("location/{number}"), of.location);
            push(format!("location/{number}/without"), of.location_without);
        }
        if let Some(of) = &self.margin {
            push("combined-margin".to_owned(), Some(of.combined));
            push("baseline".to_owned(), Some(of.baseline));
            push("project-emissions".to_owned(), of.emissions);
            push("leakage".to_owned(), of.leakage);
            push("reduction".to_owned(), Some(of.reduction));
        }
        if let Some(of) = &self.market {
            push("market/own-use".to_owned(), of.own_use);
            push("market".to_owned(), of.market);
        }
        push("import".to_owned(), self.import);
        push("own-use-sold".to_owned(), self.own_use_sold);
        push("lifecycle".to_owned(), self.lifecycle);
        named
    }
}

impl Describer<'_> {
    /// The carbon of an output; `None` where the book does not ask or nothing was generated.
    pub(super) fn carbon(
        &mut self,
        figure: &OutputFigure,
        certificates: &[CertificateFigure],
    ) -> Result<Option<CarbonFigure>, Vec<Finding>> {
        let output = &self.plant.output[figure.output];
        let (Some(plan), Some(generated)) = (&self.plant.carbon, figure.flows.node(Flow::Generated)) else {
            return Ok(None);
        };
        let address = format!("pv/{}/{}", self.plant.id, output.name);
        let of = self.electricity(plan, figure, output, generated, certificates, &address)?;
        let mut carbon = CarbonFigure { import: of.import, own_use_sold: of.sold, ..CarbonFigure::default() };
        for id in &plan.factors {
            let number = carbon.averages.len() + 1;
            let average = self.average(id, &of, output, &address, number)?;
            carbon.averages.push(average);
        }
        if let Some(margin) = &plan.margin {
            carbon.margin = Some(self.margin(margin, &of, output, &address)?);
        }
        carbon.market = match &plan.residual {
            Some(id) => Some(self.market(id, &of, output, &address)?),
            None => {
                if of.sold.is_some_and(|node| self.value(node).is_some_and(|sold| sold.is_positive())) {
                    let message = AboutPlant::SoldNeedsResidual { at: address.clone() };
                    self.findings.push(Finding::new(Code::PvIncomplete, message).at(plan.place));
                }
                None
            }
        };
        if let Some(per_unit) = &plan.lifecycle {
            let factor = self.leaf(per_unit, &format!("pv/{}/lifecycle", self.plant.id), None);
            carbon.lifecycle = Some(self.mass(factor, of.generated, plan)?);
        }
        for (name, node) in carbon.named() {
            self.account.register(&format!("{address}/{name}"), node);
        }
        Ok(Some(carbon))
    }
}
