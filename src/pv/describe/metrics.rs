//! What a plant gave for each unit of capacity, of area and of time.

use jiff::ToSpan;

use super::{Describer, OutputFigure, PlantFigure, days};
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::finding::Located;
use crate::pv::balance::Flow;
use crate::pv::plant::{Capacity, Output};
use crate::quantity::{Literal, Quantity, Unit};
use crate::saving::Span;

impl Describer<'_> {
    /// The capacity over the days of a span, each entry weighted by the days it stands.
    pub(super) fn mean_capacity(
        &mut self,
        span: Span,
        of: fn(&Capacity) -> Option<&Located<Quantity>>,
        address: &str,
    ) -> Result<Option<NodeId>, UnitClash> {
        let entries: Vec<(&Capacity, &Located<Quantity>)> =
            self.plant.capacity.iter().filter_map(|capacity| Some((capacity, of(capacity)?))).collect();
        let Some((_, first)) = entries.first() else { return Ok(None) };
        let unit = first.value.unit().clone();
        let whole = days(span.from, span.to);
        let mut parts = Vec::new();
        for (number, (capacity, quantity)) in entries.iter().enumerate() {
            let from = self.plant.since(capacity).map_or(span.from, |day| day.max(span.from));
            let next = entries.get(number + 1).and_then(|(next, _)| self.plant.since(next));
            let until = next.and_then(|day| day.yesterday().ok()).map_or(span.to, |day| day.min(span.to));
            let stands = days(from, until).max(0);
            if stands == 0 {
                continue;
            }
            let node = self.leaf(quantity, &format!("pv/{}/capacity/{}", self.plant.id, number + 1), None);
            if stands == whole {
                parts.push(node);
                continue;
            }
            let over = self.number(stands, &format!("{address}/days/{}", number + 1));
            let under = self.number(whole, &format!("{address}/days"));
            let share = self.account.graph.quotient(over, under)?;
            parts.push(self.account.graph.product(&[node, share])?);
        }
        if parts.is_empty() {
            return Ok(None);
        }
        let mean = self.account.graph.sum(&parts, &unit)?;
        self.account.register(address, mean);
        Ok(Some(mean))
    }

    /// Days of a span on which the plant stood.
    pub(super) fn days_of(&self, span: Span) -> i32 {
        let since = self.plant.capacity.iter().filter_map(|of| self.plant.since(of)).min();
        days(since.map_or(span.from, |day| day.max(span.from)), span.to).max(0)
    }

    pub(super) fn metrics(
        &mut self,
        figure: &mut OutputFigure,
        output: &Output,
        address: &str,
    ) -> Result<(), UnitClash> {
        let Some(generated) = figure.flows.node(Flow::Generated) else { return Ok(()) };
        let specific = |over: NodeId, under: NodeId, unit: &str, name: &str, account: &mut Account| {
            let node = account.graph.quotient(over, under)?;
            let unit = if unit.is_empty() { Some(Unit::none()) } else { Unit::parse(unit).ok() };
            let node = match unit {
                Some(unit) => account.graph.convert(node, &unit)?,
                None => node,
            };
            account.register(&format!("{address}/{name}"), node);
            Ok::<NodeId, UnitClash>(node)
        };
        let is_there = |of: &Self, node: NodeId| of.value(node).is_some_and(|value| !value.is_zero());
        if let Some(capacity) = figure.capacity.filter(|node| is_there(self, *node)) {
            let node = specific(generated, capacity, "kWh/kW", "yield", self.account)?;
            figure.specific_yield = Some(node);
        }
        let rated = figure.capacity_ac.or(figure.capacity).filter(|node| is_there(self, *node));
        if let Some(rated) = rated {
            figure.hours = Some(specific(generated, rated, "h", "hours", self.account)?);
        }
        if let Some(capacity) = figure.capacity.filter(|node| is_there(self, *node)) {
            let origin = self.constant(&format!("{address}/hours-of-time"));
            let count = Literal::count(24 * i64::from(days(output.span.from, output.span.to)));
            let hour = Unit::parse("h").unwrap_or_else(|_| Unit::none());
            let hours = self.account.graph.leaf(count, &hour, None, origin);
            let most = self.account.graph.product(&[capacity, hours])?;
            figure.capacity_factor = Some(specific(generated, most, "", "capacity-factor", self.account)?);
        }
        if let Some(area) = self.plant.area.as_ref() {
            let area = self.leaf(area, &format!("pv/{}/area", self.plant.id), None);
            if is_there(self, area) {
                figure.per_area = Some(specific(generated, area, "kWh/m2", "per-area", self.account)?);
            }
        }
        if let (Some(own), true) = (figure.flows.node(Flow::OwnUse), is_there(self, generated)) {
            figure.own_use_share = Some(specific(own, generated, "", "own-use-share", self.account)?);
        }
        Ok(())
    }

    /// The yield of each time over that of the time a year before, less one.
    pub(super) fn changes(&mut self, figure: &mut PlantFigure) -> Result<(), UnitClash> {
        let year_before = |of: &Span| Some((of.from.checked_sub(1.year()).ok()?, of.to.checked_sub(1.year()).ok()?));
        for at in 0..figure.outputs.len() {
            let output = &self.plant.output[figure.outputs[at].output];
            let before = figure.outputs.iter().find(|of| {
                let span = self.plant.output[of.output].span;
                Some((span.from, span.to)) == year_before(&output.span)
            });
            let pair = before.and_then(|before| before.specific_yield).zip(figure.outputs[at].specific_yield);
            let Some((then, now)) = pair.filter(|(then, _)| self.value(*then).is_some_and(|of| !of.is_zero())) else {
                continue;
            };
            let ratio = self.account.graph.quotient(now, then)?;
            let ratio = self.account.graph.convert(ratio, &Unit::none())?;
            let one = self.number(1, "constant/1");
            let less = self.account.graph.negative(one);
            let change = self.account.graph.sum(&[ratio, less], &Unit::none())?;
            self.account.register(&format!("pv/{}/{}/change", self.plant.id, output.name), change);
            figure.outputs[at].change = Some(change);
        }
        Ok(())
    }
}
