//! The base year after what changed it: the test, and the bridge from before to after.

use super::super::base_event::{BaseEvent, BaseEvents};
use super::super::model::Indicator;
use super::super::recalculation::Cumulation;
use super::Describer;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutTarget, Finding, Step};
use crate::inventory::{cite, share_of_one};
use crate::quantity::{Literal, Quantity, Unit};

/// From the base year before to that after.
#[derive(Debug, Clone)]
pub struct RecalculationFigure {
    /// The base value as stated.
    pub before: NodeId,
    /// The events that concern the target, as indices into those of the book, with what they add to the base value.
    pub events: Vec<(usize, NodeId)>,
    /// The same with the end of their addresses.
    pub ids: Vec<String>,
    /// What was tested over the base value, in per cent; absent where no event counts or the base is zero.
    pub tested: Option<NodeId>,
    /// What it was held against.
    pub threshold: NodeId,
    /// Whether the base year is recalculated.
    pub triggers: bool,
}

impl RecalculationFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = vec![("base-before".to_owned(), self.before)];
        named.extend(self.ids.iter().zip(&self.events).map(|(id, (_, node))| (format!("event/{id}"), *node)));
        named.extend(self.tested.map(|node| ("recalculation-tested".to_owned(), node)));
        named.push(("recalculation-threshold".to_owned(), self.threshold));
        named
    }
}

impl Describer<'_> {
    /// The base value after the events that concern the target, with the bridge; as it was where there are none.
    pub(super) fn recalculated(
        &mut self,
        before: NodeId,
        book: &BaseEvents,
    ) -> Result<(NodeId, Option<RecalculationFigure>), Vec<Finding>> {
        let unit = self.account.graph.unit(before).clone();
        let mut events = Vec::new();
        let mut ids = Vec::new();
        let mut counted = Vec::new();
        for (at, event) in book.events.iter().enumerate() {
            if !self.concerns(event, &unit) {
                continue;
            }
            let Some(effect) = self.effect(event, before, &unit)? else { continue };
            events.push((at, effect));
            ids.push(event.id.clone());
            if event.kind.counts() && self.value(effect).is_some_and(|effect| !effect.is_zero()) {
                counted.push(effect);
            }
        }
        if events.is_empty() {
            return Ok((before, None));
        }
        let place = self.target.place;
        let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let threshold = self.threshold(book);
        let tested = self.tested(before, &counted, book.cumulation, &unit).map_err(failed)?;
        let share = tested.and_then(|node| self.value(node));
        let limit = self.value(threshold).unwrap_or_default();
        // A base year of zero is recalculated for any effect.
        let is_from_zero = self.value(before).is_some_and(|before| before.is_zero());
        let triggers = !counted.is_empty() && share.map_or(is_from_zero, |share| share >= limit);
        let mut after = before;
        if triggers {
            let graph = &mut self.account.graph;
            let mut parts = vec![before];
            parts.extend(&counted);
            after = graph.sum(&parts, &unit).map_err(failed)?;
            graph.set_step(after, Step::BaseRecalculated);
        }
        Ok((after, Some(RecalculationFigure { before, events, ids, tested, threshold, triggers })))
    }

    /// Whether an event has to do with the target: by its name, or by base year and unit.
    fn concerns(&self, event: &BaseEvent, unit: &Unit) -> bool {
        if !event.targets.is_empty() {
            return event.targets.contains(&self.at);
        }
        let is_year = event.base_year.is_none_or(|year| self.base_year() == Some(year));
        let suits = |of: &Quantity| {
            of.unit().convertible(unit).is_some()
                || (share_of_one(of).is_some() && self.target.indicator == Indicator::Emissions)
        };
        is_year && event.effects.iter().all(|effect| suits(&effect.value.value))
    }

    /// What an event adds to the base value, inside of the boundary of the target; `None` where none of it is inside.
    fn effect(&mut self, event: &BaseEvent, before: NodeId, unit: &Unit) -> Result<Option<NodeId>, Vec<Finding>> {
        let scopes = self.target.boundary.scopes.clone();
        let inside = |scope: Option<u8>| scope.is_none_or(|scope| scopes.is_empty() || scopes.contains(&scope));
        let mut parts = Vec::new();
        for effect in event.effects.iter().filter(|effect| inside(effect.scope)) {
            let scope = effect.scope.map(|scope| format!("/scope-{scope}")).unwrap_or_default();
            let origin = Origin {
                address: format!("base-event/{}{scope}", event.id),
                kind: OriginKind::Input,
                place: Some(effect.value.place),
                cited: event.source.as_ref().map(|source| cite(self.accounts, source)),
                note: event.says.clone().map(String::into_boxed_str),
            };
            let place = effect.value.place;
            let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
            let graph = &mut self.account.graph;
            let leaf = graph.quantity(&effect.value.value, None, origin);
            let is_share =
                effect.value.value.unit().convertible(unit).is_none() && share_of_one(&effect.value.value).is_some();
            let node = if is_share {
                let share = graph.convert(leaf, &Unit::none()).map_err(failed)?;
                let part = graph.product(&[before, share]).map_err(failed)?;
                graph.convert(part, unit).map_err(failed)?
            } else {
                graph.convert(leaf, unit).map_err(failed)?
            };
            parts.push(node);
        }
        if parts.is_empty() {
            return Ok(None);
        }
        let place = event.place;
        let sum = self.account.graph.sum(&parts, unit).map_err(|clash| vec![clash_finding(&clash, place, None)])?;
        self.account.graph.set_step(sum, Step::EffectOnBase);
        Ok(Some(sum))
    }

    /// The threshold in per cent: that of the book, or 5 % (SBTi Corporate Near-term Criteria, C26).
    fn threshold(&mut self, book: &BaseEvents) -> NodeId {
        let percent = Unit::parse("%").unwrap_or_else(|_| Unit::none());
        if let Some(stated) = &book.threshold {
            let origin = Origin {
                address: "recalculation/threshold".to_owned(),
                kind: OriginKind::Input,
                place: Some(stated.place),
                cited: None,
                note: None,
            };
            let leaf = self.account.graph.quantity(&stated.value, None, origin);
            return self.account.graph.convert(leaf, &percent).unwrap_or(leaf);
        }
        let origin = Origin {
            address: "recalculation/threshold".to_owned(),
            kind: OriginKind::Assumption,
            place: None,
            cited: None,
            note: Some(AboutTarget::UsualThreshold.both().into_boxed_str()),
        };
        self.account.graph.shared_leaf(Literal::count(5), &percent, None, origin)
    }

    /// What counts, together, over the base value, in per cent.
    fn tested(
        &mut self,
        before: NodeId,
        counted: &[NodeId],
        cumulation: Cumulation,
        unit: &Unit,
    ) -> Result<Option<NodeId>, UnitClash> {
        if counted.is_empty() || self.value(before).is_none_or(|before| before.is_zero()) {
            return Ok(None);
        }
        let Ok(percent) = Unit::parse("%") else { return Ok(None) };
        let graph = &mut self.account.graph;
        let sized: Vec<NodeId> = match cumulation {
            Cumulation::Net => counted.to_vec(),
            Cumulation::Gross => counted.iter().map(|node| graph.absolute(*node)).collect(),
        };
        let sum = graph.sum(&sized, unit)?;
        let size = graph.absolute(sum);
        let base = graph.absolute(before);
        let share = graph.quotient(size, base)?;
        let share = graph.convert(share, &percent)?;
        graph.set_step(share, Step::EventsTested);
        Ok(Some(share))
    }
}
