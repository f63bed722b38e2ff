//! The money of a plant's life: flows, present value, levelised cost and paybacks.

use super::LifetimeFigure;
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutPlant, Code, Finding, Step};
use crate::pv::describe::{Describer, PlantFigure};
use crate::pv::life::LifetimePlan;
use crate::quantity::{Exact, Unit};
use crate::saving::{added_up, count, growth, power, rate_of_flows, values_of};

impl Describer<'_> {
    pub(super) fn worth(
        &mut self,
        plan: &LifetimePlan,
        figure: &PlantFigure,
        life: &mut LifetimeFigure,
        address: &str,
    ) -> Result<(), UnitClash> {
        let Some(capex) = &plan.capex else {
            if plan.opex.is_some() || plan.own_use_price.is_some() || plan.feed_in_price.is_some() {
                self.lacks(plan, "money", "capex");
            }
            return Ok(());
        };
        let capex = self.leaf(capex, &format!("{address}/capex"), None);
        let unit = self.account.graph.unit(capex).clone();
        let opex = plan.opex.as_ref().map(|of| self.leaf(of, &format!("{address}/opex"), None));
        let mut costs: Vec<Vec<NodeId>> = vec![opex.into_iter().collect(); usize::from(plan.years)];
        for (number, of) in (1..).zip(&plan.replacements) {
            let cost = self.leaf(&of.cost, &format!("{address}/replacement/{number}/cost"), None);
            costs[usize::from(of.year - 1)].push(cost);
        }
        let factors = self.discount(plan, address)?;
        if let (Some(factors), true) = (&factors, life.total.is_some()) {
            life.levelised_cost = self.levelised(capex, &costs, &life.energies, factors, &unit)?;
        } else {
            self.lacks(plan, "the levelised cost", "discount-rate");
        }
        let Some(price) = self.mean_price(plan, figure, address)? else { return Ok(()) };
        let graph = &mut self.account.graph;
        let counts = graph.unit(price).denominator();
        let mut flows = vec![graph.negative(capex)];
        graph.set_step(flows[0], Step::Outlay);
        for (energy, costs) in life.energies.iter().zip(&costs) {
            let energy = graph.convert(*energy, &counts)?;
            let earned = graph.product(&[energy, price])?;
            let earned = graph.convert(earned, &unit)?;
            life.earned.push(earned);
            let mut parts = vec![earned];
            parts.extend(costs.iter().map(|cost| graph.negative(*cost)).collect::<Vec<_>>());
            let flow = graph.sum(&parts, &unit)?;
            graph.set_step(flow, Step::FlowOfYear);
            flows.push(flow);
        }
        let simple = added_up(&flows, &unit, self.account)?;
        (life.payback, life.cumulative) = (simple.payback, simple.sums);
        if let Some(factors) = &factors {
            let graph = &mut self.account.graph;
            let mut present = vec![flows[0]];
            for (flow, factor) in flows.iter().skip(1).zip(factors) {
                present.push(graph.product(&[*flow, *factor])?);
            }
            let npv = graph.sum(&present, &unit)?;
            graph.set_step(npv, Step::NetPresentValue);
            life.npv = Some(npv);
            let discounted = added_up(&present, &unit, self.account)?;
            (life.payback_discounted, life.cumulative_discounted) = (discounted.payback, discounted.sums);
        }
        if let Some(known) = values_of(&self.account.graph, &flows) {
            match rate_of_flows(self.account, &flows, &known, &format!("{address}/irr")) {
                Ok(node) => life.irr = Some(node),
                Err(why) => {
                    let message = AboutPlant::NoRate { plant: self.plant.id.clone(), why: Box::new(why) };
                    self.findings.push(Finding::new(Code::PvIncomplete, message).at(plan.place));
                }
            }
        }
        life.flows = flows;
        Ok(())
    }

    /// (1 + rate)^−n for n from 1 on.
    fn discount(&mut self, plan: &LifetimePlan, address: &str) -> Result<Option<Vec<NodeId>>, UnitClash> {
        let Some(rate) = &plan.discount_rate else { return Ok(None) };
        let leaf = self.leaf(rate, &format!("{address}/discount-rate"), None);
        let graph = &mut self.account.graph;
        let rate = graph.convert(leaf, &Unit::none())?;
        let growth = growth(graph, rate)?;
        let mut factors = Vec::new();
        for year in 1..=plan.years {
            let factor = power(graph, growth, i16::try_from(year).map_or(i16::MIN, |year| -year))?;
            graph.set_step(factor, Step::DiscountFactor);
            factors.push(factor);
        }
        Ok(Some(factors))
    }

    /// Present value of all costs over that of all energy.
    fn levelised(
        &mut self,
        capex: NodeId,
        costs: &[Vec<NodeId>],
        energies: &[NodeId],
        factors: &[NodeId],
        money: &Unit,
    ) -> Result<Option<NodeId>, UnitClash> {
        let graph = &mut self.account.graph;
        let (mut paid, mut given) = (vec![capex], Vec::new());
        for ((costs, energy), factor) in costs.iter().zip(energies).zip(factors) {
            if !costs.is_empty() {
                let of_year = graph.sum(costs, money)?;
                paid.push(graph.product(&[of_year, *factor])?);
            }
            given.push(graph.product(&[*energy, *factor])?);
        }
        let Some(first) = energies.first() else { return Ok(None) };
        let unit = graph.unit(*first).clone();
        let (paid, given) = (graph.sum(&paid, money)?, graph.sum(&given, &unit)?);
        if self.value(given).is_none_or(|value| value.is_zero()) {
            return Ok(None);
        }
        let graph = &mut self.account.graph;
        let cost = graph.quotient(paid, given)?;
        let shown = ["元/kWh", "EUR/kWh", "USD/kWh"].iter().filter_map(|unit| Unit::parse(unit).ok());
        let shown = shown.into_iter().find(|unit| graph.unit(cost).convertible(unit).is_some());
        shown.map_or(Ok(cost), |unit| graph.convert(cost, &unit)).map(Some)
    }

    /// Own-use share × price of own use + the rest × price of what is fed in.
    fn mean_price(
        &mut self,
        plan: &LifetimePlan,
        figure: &PlantFigure,
        address: &str,
    ) -> Result<Option<NodeId>, UnitClash> {
        let own = plan.own_use_price.as_ref().map(|of| self.leaf(of, &format!("{address}/own-use-price"), None));
        let fed = plan.feed_in_price.as_ref().map(|of| self.leaf(of, &format!("{address}/feed-in-price"), None));
        if own.is_none() && fed.is_none() {
            return Ok(None);
        }
        let share = match &plan.own_use_share {
            Some(of) => {
                let leaf = self.leaf(of, &format!("{address}/own-use-share"), None);
                Some(self.account.graph.convert(leaf, &Unit::none())?)
            }
            None => {
                let of_outputs = figure.outputs.iter().rev().find_map(|output| output.own_use_share);
                of_outputs.or_else(|| figure.series.as_ref().and_then(|series| series.own_use_share))
            }
        };
        let Some(share) = share else {
            self.lacks(plan, "money", "own-use-share");
            return Ok(None);
        };
        let value = self.value(share).unwrap_or_default();
        let lacks = match (own, fed) {
            (None, _) if !value.is_zero() => Some("own-use-price"),
            (_, None) if value != Exact::ONE => Some("feed-in-price"),
            _ => None,
        };
        if let Some(needs) = lacks {
            self.lacks(plan, "money", needs);
            return Ok(None);
        }
        let graph = &mut self.account.graph;
        let one = count(graph, 1, &Unit::none());
        let less = graph.negative(share);
        let rest = graph.sum(&[one, less], &Unit::none())?;
        let mut parts = Vec::new();
        for (price, share) in [(own, share), (fed, rest)] {
            if let Some(price) = price {
                parts.push(graph.product(&[price, share])?);
            }
        }
        let Some(first) = parts.first() else { return Ok(None) };
        let unit = graph.unit(*first).clone();
        graph.sum(&parts, &unit).map(Some)
    }
}
