//! The electricity of one time that factors are applied to.

use crate::calc::NodeId;
use crate::factor::clash_finding;
use crate::finding::{AboutPlant, Code, Finding};
use crate::pv::balance::Flow;
use crate::pv::carbon::CarbonPlan;
use crate::pv::certificate::{CertificateFigure, CertificateTerm};
use crate::pv::conserved::Footing;
use crate::pv::describe::{Describer, OutputFigure};
use crate::pv::plant::{MeteredAs, Output};

/// The electricity that factors are applied to.
pub(super) struct Electricity {
    pub(super) generated: NodeId,
    pub(super) own_use: Option<NodeId>,
    pub(super) export: Option<NodeId>,
    pub(super) load: Option<NodeId>,
    pub(super) import: Option<NodeId>,
    pub(super) sold: Option<NodeId>,
}

impl Describer<'_> {
    pub(super) fn electricity(
        &mut self,
        plan: &CarbonPlan,
        figure: &OutputFigure,
        output: &Output,
        generated: NodeId,
        certificates: &[CertificateFigure],
        address: &str,
    ) -> Result<Electricity, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let own_use = match output.metered_as {
            MeteredAs::OwnUse => figure.flows.node(Flow::OwnUse).or(Some(generated)),
            MeteredAs::Generated => figure.flows.node(Flow::OwnUse),
        };
        let days = (output.span.to - output.span.from).get_days() + 1;
        let load = plan.load.as_ref().filter(|_| (365..=366).contains(&days));
        let load = load.map(|load| self.leaf(load, &format!("pv/{}/load", self.plant.id), None));
        if own_use.is_none() && (load.is_some() || plan.residual.is_some()) {
            let message = AboutPlant::OwnUseOpen { at: address.to_owned() };
            self.findings.push(Finding::new(Code::PvIncomplete, message).at(output.place));
        }
        let graph = &mut self.account.graph;
        let export = match (figure.flows.node(Flow::Exported), own_use) {
            (Some(node), _) => Some(node),
            // What neither storage nor losses took.
            (None, Some(own)) if figure.flows.usage.as_ref().is_none_or(|of| matches!(of, Footing::Open(_))) => {
                let unit = graph.unit(generated).clone();
                let less = graph.negative(own);
                Some(graph.sum(&[generated, less], &unit).map_err(failed)?)
            }
            _ => None,
        };
        let mut import = None;
        if let (Some(load), Some(own)) = (load, own_use) {
            let unit = graph.unit(load).clone();
            let less = graph.negative(own);
            let node = graph.sum(&[load, less], &unit).map_err(failed)?;
            import = Some(node);
            if self.value(node).is_some_and(|value| value.is_negative()) {
                let place = plan.load.as_ref().map_or(plan.place, |load| load.place);
                let message = AboutPlant::OwnUseAboveLoad { at: address.to_owned() };
                return Err(vec![Finding::new(Code::PvOutOfBounds, message).at(place).at(output.place)]);
            }
        }
        let sold: Vec<NodeId> = certificates
            .iter()
            .filter(|of| {
                let period = self.plant.certificates[of.account].period;
                period.is_none() || period == output.period
            })
            .filter_map(|of| of.terms.iter().find(|(term, _)| *term == CertificateTerm::Sold).map(|(_, node)| *node))
            .collect();
        let sold = match (own_use, sold.as_slice()) {
            (Some(_), []) | (None, _) => None,
            (Some(own), sold) => {
                let unit = self.account.graph.unit(own).clone();
                let sold = self.account.graph.sum(sold, &unit).map_err(failed)?;
                // Which kWh a certificate was of is not known: own use is taken first, which claims less.
                Some(self.account.graph.min(&[sold, own]).map_err(failed)?)
            }
        };
        Ok(Electricity { generated, own_use, export, load, import, sold })
    }
}
