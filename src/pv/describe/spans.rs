//! Times of outputs that have days in common: those that overlap, and those that are the parts of another.

use super::{Describer, OutputFigure, PlantFigure, days};
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutPlant, Code, Finding, Level, Step};
use crate::pv::balance::Flow;
use crate::pv::conserved::{Footing, judged};
use crate::pv::plant::lies_within;
use crate::saving::Span;

impl Describer<'_> {
    /// Outputs that have days in common without being parts of each other.
    pub(super) fn overlaps(&mut self) {
        let outputs = &self.plant.output;
        for (at, first) in outputs.iter().enumerate() {
            for second in &outputs[at + 1..] {
                let (one, other) = (first.span, second.span);
                let meet = one.from <= other.to && other.from <= one.to;
                if meet && !lies_within(one, other) && !lies_within(other, one) {
                    let plant = self.plant.id.clone();
                    let (one, other) = (first.name.clone(), second.name.clone());
                    let message = AboutPlant::Overlap { plant, first: one, second: other };
                    let finding = Finding::new(Code::PvOverlap, message).at(second.place);
                    self.findings.push(finding.at_with(first.place, AboutPlant::AlsoHere));
                }
            }
        }
    }

    /// Generation of a time against that of its parts, where they follow each other and cover it.
    pub(super) fn parts(&mut self, figure: &PlantFigure) -> Result<(), UnitClash> {
        for whole in &figure.outputs {
            let stated = &self.plant.output[whole.output];
            let Some(generated) = whole.flows.node(Flow::Generated) else { continue };
            let parts = self.tiles(figure, stated.span);
            let nodes: Option<Vec<NodeId>> = parts.iter().map(|part| part.flows.node(Flow::Generated)).collect();
            let Some(mut nodes) = nodes.filter(|nodes| !nodes.is_empty()) else { continue };
            let graph = &mut self.account.graph;
            let unit = graph.unit(generated).clone();
            nodes.push(graph.negative(generated));
            let difference = graph.sum(&nodes, &unit)?;
            graph.set_step(difference, Step::BalanceDifference);
            let at = format!("pv/{}/{}", self.plant.id, stated.name);
            self.account.register(&format!("{at}/parts-difference"), difference);
            if let Footing::DoesNotFoot(difference) = judged(self.account, difference) {
                let message = AboutPlant::PartsDiffer { at, parts: parts.len(), difference: self.shown(difference) };
                let finding = Finding::new(Code::BalanceDoesNotFoot, message).at(stated.place);
                self.findings.push(finding.level(Level::Warning));
            }
        }
        Ok(())
    }

    /// The parts of a span that follow each other from its first day to its last: at each day the longest. None where there is a gap.
    fn tiles<'f>(&self, figure: &'f PlantFigure, whole: Span) -> Vec<&'f OutputFigure> {
        let mut parts: Vec<(Span, &OutputFigure)> =
            figure.outputs.iter().map(|of| (self.plant.output[of.output].span, of)).collect();
        parts.retain(|(span, _)| lies_within(*span, whole));
        parts.sort_by_key(|(span, _)| (span.from, -days(span.from, span.to)));
        let (mut tiles, mut next) = (Vec::new(), whole.from);
        for (span, of) in parts {
            if span.from != next {
                continue;
            }
            tiles.push(of);
            match span.to.tomorrow() {
                Ok(day) if span.to < whole.to => next = day,
                _ => return tiles,
            }
        }
        Vec::new()
    }
}
