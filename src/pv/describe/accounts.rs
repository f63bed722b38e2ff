//! The accounts of a plant: electricity of each time, and whether it balances.

use super::{Describer, OutputFigure, PlantFigure};
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutPlant, AboutPv, Code, Finding};
use crate::pv::balance::{Flow, FlowFigure, entries};
use crate::pv::conserved::{Entry, Footing, close};
use crate::pv::modelled::modelled;
use crate::pv::plant::Output;
use crate::quantity::Unit;

impl Describer<'_> {
    pub(super) fn plant(&mut self, at: usize) -> Result<PlantFigure, UnitClash> {
        let id = &self.plant.id;
        let mut outputs = Vec::new();
        for (number, output) in self.plant.output.iter().enumerate() {
            outputs.push(self.output(number, output)?);
        }
        let mut certificates = Vec::new();
        for number in 0..self.plant.certificates.len() {
            certificates.push(self.certificates(number)?);
        }
        let density = match (&self.plant.area, self.plant.capacity.last().and_then(|last| last.dc.as_ref())) {
            (Some(area), Some(dc)) => {
                let dc = self.leaf(dc, &format!("pv/{id}/dc"), None);
                let area = self.leaf(area, &format!("pv/{id}/area"), None);
                let node = self.account.graph.quotient(dc, area)?;
                self.account.register(&format!("pv/{id}/density"), node);
                Some(node)
            }
            _ => None,
        };
        let model = modelled(self.plant, self.skies, self.account, self.findings);
        Ok(PlantFigure {
            plant: at,
            outputs,
            certificates,
            model,
            density,
            site: None,
            ratio: None,
            series: None,
            lifetime: None,
        })
    }

    fn output(&mut self, number: usize, output: &Output) -> Result<OutputFigure, UnitClash> {
        let address = format!("pv/{}/{}", self.plant.id, output.name);
        let mut flows: Vec<(Flow, NodeId)> = Vec::new();
        for (flow, quantity) in &output.flows {
            let node = self.leaf(quantity, &format!("{address}/{}", flow.word()), output.source.as_ref());
            flows.push((*flow, node));
        }
        let unit = output.flows.first().map_or_else(Unit::none, |(_, quantity)| quantity.value.unit().clone());
        let says = |of: &[Flow]| output.flows.iter().filter(|(flow, _)| of.contains(flow)).count();
        let mut potential = None;
        let losses = [Flow::Potential, Flow::Curtailed, Flow::Outage];
        if says(&losses) > 0 {
            let of = entries(&Flow::OF_POTENTIAL, &[Flow::Potential], &flows, &output.not_occurring);
            potential = Some(self.closed(&of, &unit, &address, output, &mut flows)?);
        }
        let mut usage = None;
        if says(&[Flow::OwnUse, Flow::Exported, Flow::Losses, Flow::StoredIn, Flow::StoredOut]) > 0 {
            let of = entries(&Flow::OF_USE, &[Flow::Generated, Flow::StoredOut], &flows, &output.not_occurring);
            usage = Some(self.closed(&of, &unit, &address, output, &mut flows)?);
        }
        let flows = FlowFigure { flows, potential, usage };
        let capacity = self.mean_capacity(output.span, |of| of.dc.as_ref(), &format!("{address}/capacity"))?;
        let capacity_ac = self.mean_capacity(output.span, |of| of.ac.as_ref(), &format!("{address}/capacity-ac"))?;
        let mut figure = OutputFigure {
            output: number,
            flows,
            capacity,
            capacity_ac,
            days: self.days_of(output.span),
            specific_yield: None,
            hours: None,
            capacity_factor: None,
            own_use_share: None,
            per_area: None,
            change: None,
            ratio: None,
            plausible: None,
            carbon: None,
        };
        self.bounds_of_use(&figure.flows, &address, output);
        self.metrics(&mut figure, output, &address)?;
        Ok(figure)
    }

    /// More own use than there was electricity, where no balance says so.
    fn bounds_of_use(&mut self, flows: &FlowFigure, address: &str, output: &Output) {
        let stated = |flow: Flow| flows.node(flow).and_then(|node| self.value_in(node, "kWh"));
        let (Some(own), Some(generated)) = (stated(Flow::OwnUse), stated(Flow::Generated)) else { return };
        let stored = stated(Flow::StoredOut).unwrap_or_default();
        if own > &generated + &stored {
            let message = AboutPlant::OwnUseAboveGeneration { at: address.to_owned() };
            self.findings.push(Finding::new(Code::PvOutOfBounds, message).at(output.place));
        }
    }

    /// An equation with what it says: a term below zero, sides that differ.
    fn closed(
        &mut self,
        of: &[Entry],
        unit: &Unit,
        address: &str,
        output: &Output,
        flows: &mut Vec<(Flow, NodeId)>,
    ) -> Result<Footing, UnitClash> {
        let footing = close(of, unit, address, self.account)?;
        match &footing {
            Footing::Computed(word, node) => {
                flows.extend(Flow::ALL.into_iter().find(|flow| flow.word() == *word).map(|flow| (flow, *node)));
                if self.value(*node).is_some_and(|value| value.is_negative()) {
                    let message =
                        AboutPv::NegativeTerm { at: address.to_owned(), term: word, value: self.shown(*node) };
                    self.findings.push(Finding::new(Code::NegativeResult, message).at(output.place));
                }
            }
            Footing::DoesNotFoot(difference) => {
                let message = AboutPv::DoesNotFoot { at: address.to_owned(), difference: self.shown(*difference) };
                self.findings.push(Finding::new(Code::BalanceDoesNotFoot, message).at(output.place));
            }
            Footing::Open(missing) => {
                let missing = missing.iter().map(|word| (*word).to_owned()).collect();
                let message = AboutPv::BalanceOpen { at: address.to_owned(), missing };
                let finding = Finding::new(Code::BalanceOpen, message).at(output.place);
                self.findings.push(finding.help(AboutPv::NotOccurringHelp));
            }
            Footing::Exact | Footing::WithinRounding => {}
        }
        Ok(footing)
    }
}
