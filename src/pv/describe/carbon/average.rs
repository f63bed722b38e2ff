//! What a plant avoids by an average factor, and what own use does to the location-based view.

use super::electricity::Electricity;
use crate::calc::NodeId;
use crate::factor::{FactorId, FactorKind, Resolved, name_of};
use crate::finding::{AboutChoice, AboutPlant, Code, Finding, Located, Message};
use crate::pv::describe::Describer;
use crate::pv::plant::Output;

/// What follows from an average factor, in t CO2e.
#[derive(Debug, Clone)]
pub struct AverageFigure {
    /// The factor that was taken.
    pub factor: String,
    /// Displaced by all generation: beside the inventory.
    pub avoided: NodeId,
    /// By which own use lowers the location-based view.
    pub own_use: Option<NodeId>,
    /// Displaced by what was exported: a memo that changes neither view.
    pub export_memo: Option<NodeId>,
    /// Category 2, location-based.
    pub location: Option<NodeId>,
    /// The same without the plant.
    pub location_without: Option<NodeId>,
}

impl Describer<'_> {
    pub(super) fn average(
        &mut self,
        id: &Located<FactorId>,
        of: &Electricity,
        output: &Output,
        address: &str,
        number: usize,
    ) -> Result<AverageFigure, Vec<Finding>> {
        let entry = self.resolve(id, output)?;
        self.doubt_average(entry, id, of.own_use.is_some());
        let mut tonnes = |node: Option<NodeId>| node.map(|node| self.emissions(entry, id, node)).transpose();
        Ok(AverageFigure {
            factor: entry.id().to_string(),
            own_use: tonnes(of.own_use)?,
            export_memo: tonnes(of.export)?,
            location: tonnes(of.import)?,
            location_without: tonnes(of.load)?,
            avoided: match tonnes(Some(of.generated))? {
                Some(node) => node,
                None => {
                    let message = Message::NotASingleValue { id: format!("{address}/avoided/{number}") };
                    return Err(vec![Finding::new(Code::UnknownFactor, message).at(id.place)]);
                }
            },
        })
    }

    /// A factor that a location-based figure or avoided emissions do not use.
    fn doubt_average(&mut self, entry: Resolved<'_>, id: &Located<FactorId>, is_for_own_use: bool) {
        let Resolved::Factor(factor) = entry else { return };
        let finding = match factor.kind {
            FactorKind::Residual => {
                let message = AboutPlant::ResidualAsAverage { id: factor.id.to_string() };
                let finding = Finding::new(Code::FactorNotForInventory, message).at(id.place);
                finding.help(AboutPlant::GiveAsResidual { id: id.value.to_string() })
            }
            kind if is_for_own_use && kind.for_projects_only() => {
                let message = AboutChoice::NotForInventory { id: factor.id.to_string(), kind: name_of(kind) };
                Finding::new(Code::FactorNotForInventory, message).at(id.place).help(AboutChoice::UseAverage)
            }
            _ => return,
        };
        self.findings.push(finding);
    }
}
