//! The life of a plant in the graph: energies of the years, money, embodied emissions.
//!
//! Energies, flows, net present value, levelised cost and paybacks are exact; the internal rate of return is a root and enters as the
//! result of a model, rounded.

use super::{Describer, PlantFigure};
use crate::account::Address;
use crate::calc::{NodeId, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutPlant, Code, Finding, Located, Step};
use crate::pv::balance::Flow;
use crate::pv::life::LifetimePlan;
use crate::quantity::{Exact, Quantity, Unit};
use crate::saving::{count, growth, payback_of_flows, power, rate_of_flows, values_of};

/// The life of a plant.
#[derive(Debug, Clone, Default)]
pub struct LifetimeFigure {
    /// Energy of the first year as new.
    pub as_new: Option<NodeId>,
    /// Energies of the years from 1.
    pub energies: Vec<NodeId>,
    /// What is left of each year where DC degrades: AC over AC as new.
    pub left: Vec<NodeId>,
    /// Their sum.
    pub total: Option<NodeId>,
    /// Their mean.
    pub mean: Option<NodeId>,
    /// Emissions of making the plant, t CO2e.
    pub embodied: Option<NodeId>,
    /// Years until as much is avoided, by each average factor and last by the combined margin; `None` where the life is too short.
    pub carbon_payback: Vec<(String, Option<NodeId>)>,
    /// Embodied emissions over the energy of the life.
    pub embodied_per_energy: Option<NodeId>,
    /// What the plant earns in each year, before its costs.
    pub earned: Vec<NodeId>,
    /// Flows of years 0 to N.
    pub flows: Vec<NodeId>,
    /// Levelised cost of energy.
    pub levelised_cost: Option<NodeId>,
    /// Net present value.
    pub npv: Option<NodeId>,
    /// Internal rate of return.
    pub irr: Option<NodeId>,
    /// Years until the investment is back.
    pub payback: Option<NodeId>,
    /// The same of discounted flows.
    pub payback_discounted: Option<NodeId>,
}

impl LifetimeFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named: Vec<(String, NodeId)> = Vec::new();
        let single = [
            ("as-new", self.as_new),
            ("total", self.total),
            ("mean", self.mean),
            ("embodied", self.embodied),
            ("embodied-per-energy", self.embodied_per_energy),
            ("lcoe", self.levelised_cost),
            ("npv", self.npv),
            ("irr", self.irr),
            ("payback", self.payback),
            ("payback-discounted", self.payback_discounted),
        ];
        named.extend(single.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?))));
        let of_years = [
            ("energy", &self.energies, 1),
            ("left", &self.left, 1),
            ("earned", &self.earned, 1),
            ("flow", &self.flows, 0),
        ];
        for (name, nodes, first) in of_years {
            named.extend((first..).zip(nodes).map(|(year, node): (i32, _)| (format!("{name}/{year}"), *node)));
        }
        let paybacks = (1..).zip(&self.carbon_payback);
        named.extend(
            paybacks.filter_map(|(number, (_, node)): (i32, _)| Some((format!("carbon-payback/{number}"), (*node)?))),
        );
        named
    }
}

impl Describer<'_> {
    /// The life of the plant; `None` where the book does not ask.
    pub(super) fn life(&mut self, figure: &PlantFigure) -> Result<Option<LifetimeFigure>, Vec<Finding>> {
        let Some(plan) = &self.plant.lifetime else { return Ok(None) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        let address = format!("pv/{}/lifetime", self.plant.id);
        let mut life = LifetimeFigure::default();
        let Some(as_new) = self.first_year(plan, figure, &address) else {
            self.lacks(plan, "the lifetime", "first-year, or the generation of a whole year");
            return Ok(Some(life));
        };
        life.as_new = Some(as_new);
        if plan.is_of_dc {
            let Some(years) = self.energies_of_dc(plan, as_new, figure).map_err(failed)? else {
                self.lacks(plan, "degradation of DC", "weather and a model");
                return Ok(Some(life));
            };
            (life.left, life.energies) = years.into_iter().unzip();
        } else {
            life.energies = self.energies(plan, as_new, &address).map_err(failed)?;
        }
        let unit = self.account.graph.unit(as_new).clone();
        let total = self.account.graph.sum(&life.energies, &unit).map_err(failed)?;
        let years = count(&mut self.account.graph, i64::from(plan.years), &Unit::none());
        life.total = Some(total);
        life.mean = Some(self.account.graph.quotient(total, years).map_err(failed)?);
        self.embodied(plan, figure, &mut life, &address)?;
        self.worth(plan, figure, &mut life, &address).map_err(failed)?;
        for (name, node) in life.named() {
            self.account.register(&format!("{address}/{name}"), node);
        }
        Ok(Some(life))
    }

    fn lacks(&mut self, plan: &LifetimePlan, what: &'static str, needs: &'static str) {
        let message = AboutPlant::LifeLacks { plant: self.plant.id.clone(), what, needs };
        self.findings.push(Finding::new(Code::PvIncomplete, message).at(plan.place));
    }

    /// What is stated, or modelled, or was generated in the last whole year of operation.
    fn first_year(&mut self, plan: &LifetimePlan, figure: &PlantFigure, address: &str) -> Option<NodeId> {
        if let Some(stated) = &plan.first_year {
            return Some(self.leaf(stated, &format!("{address}/first-year"), None));
        }
        let modelled = Address::parse(&format!("pv/{}/model/ac", self.plant.id)).ok();
        if let Some(node) = modelled.and_then(|address| self.account.find(&address)) {
            return Some(node);
        }
        let whole = |of: &&super::OutputFigure| {
            let span = self.plant.output[of.output].span;
            let days = super::days(span.from, span.to);
            (365..=366).contains(&days) && of.days == days
        };
        let last = figure.outputs.iter().filter(whole).max_by_key(|of| self.plant.output[of.output].span.to)?;
        last.flows.node(Flow::Generated)
    }

    /// Eₙ = E₁ × Σ share of a cohort × what is left of it at its age.
    fn energies(&mut self, plan: &LifetimePlan, as_new: NodeId, address: &str) -> Result<Vec<NodeId>, UnitClash> {
        let share = |of: &Option<Located<Quantity>>, name: &str, me: &mut Self| match of {
            Some(of) => {
                let leaf = me.leaf(of, &format!("{address}/{name}"), None);
                me.account.graph.convert(leaf, &Unit::none()).map(Some)
            }
            None => Ok(None),
        };
        let first = share(&plan.first_year_loss, "first-year-loss", self)?;
        let annual = share(&plan.degradation, "degradation", self)?;
        let mut left = Vec::new();
        for age in 1..=plan.years {
            left.push(match plan.losses.get(usize::from(age - 1)) {
                Some(loss) => {
                    let loss = share(&Some(loss.clone()), &format!("loss/{age}"), self)?;
                    self.left(plan, (loss, None), 1)?
                }
                None => self.left(plan, (first, annual), age)?,
            });
        }
        let one = count(&mut self.account.graph, 1, &Unit::none());
        let mut cohorts: Vec<(u16, Vec<NodeId>)> = vec![(1, Vec::new())];
        let mut energies = Vec::new();
        for year in 1..=plan.years {
            for (number, replaced) in plan.replacements.iter().enumerate().filter(|(_, of)| of.year == year) {
                let Some(part) = share(&replaced.share, &format!("replacement/{}/share", number + 1), self)? else {
                    continue;
                };
                let graph = &mut self.account.graph;
                let less = graph.negative(part);
                let kept = graph.sum(&[one, less], &Unit::none())?;
                cohorts.iter_mut().for_each(|(_, shares)| shares.push(kept));
                cohorts.push((year, vec![part]));
            }
            let graph = &mut self.account.graph;
            let mut parts = Vec::new();
            for (began, shares) in &cohorts {
                let mut factors = shares.clone();
                factors.push(left[usize::from(year - began)]);
                parts.push(if factors.len() == 1 { factors[0] } else { graph.product(&factors)? });
            }
            let of_year = if parts.len() == 1 { parts[0] } else { graph.sum(&parts, &Unit::none())? };
            energies.push(graph.product(&[as_new, of_year])?);
        }
        Ok(energies)
    }

    /// What is left at an age: 1 − first − annual × (age − 1), or (1 − first) × (1 − annual)^(age − 1); never below nothing.
    fn left(
        &mut self,
        plan: &LifetimePlan,
        (first, annual): (Option<NodeId>, Option<NodeId>),
        age: u16,
    ) -> Result<NodeId, UnitClash> {
        let graph = &mut self.account.graph;
        let one = count(graph, 1, &Unit::none());
        let passed = age - 1;
        if plan.is_compound {
            let mut factors = Vec::new();
            for (share, exponent) in [(first, 1), (annual, passed)] {
                let Some(share) = share.filter(|_| exponent > 0) else { continue };
                let less = graph.negative(share);
                let kept = graph.sum(&[one, less], &Unit::none())?;
                factors.push(power(graph, kept, i16::try_from(exponent).unwrap_or(i16::MAX))?);
            }
            return if factors.is_empty() { Ok(one) } else { graph.product(&factors) };
        }
        let mut parts = vec![one];
        parts.extend(first.map(|first| graph.negative(first)));
        if let Some(annual) = annual.filter(|_| passed > 0) {
            let times = count(graph, i64::from(passed), &Unit::none());
            let lost = graph.product(&[annual, times])?;
            parts.push(graph.negative(lost));
        }
        let left = graph.sum(&parts, &Unit::none())?;
        if self.value(left).is_none_or(|value| !value.is_negative()) {
            return Ok(left);
        }
        let message = AboutPlant::NothingLeft { plant: self.plant.id.clone(), years: age };
        let said = self.findings.iter().any(|finding| matches!(&finding.message, crate::finding::Message::AboutPlant(AboutPlant::NothingLeft { plant, .. }) if *plant == self.plant.id));
        if !said {
            self.findings
                .push(Finding::new(Code::PvOutOfBounds, message).at(plan.place).level(crate::finding::Level::Warning));
        }
        let graph = &mut self.account.graph;
        let nothing = count(graph, 0, &Unit::none());
        graph.max(&[left, nothing])
    }

    fn embodied(
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
                flows.push(graph.convert(product, &crate::factor::tonnes_co2e()).map_err(failed)?);
            }
            let found = payback_of_flows(&flows, &crate::factor::tonnes_co2e(), self.account).map_err(failed)?;
            life.carbon_payback.push((name, found));
        }
        Ok(())
    }

    fn worth(
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
        life.payback = payback_of_flows(&flows, &unit, self.account)?;
        if let Some(factors) = &factors {
            let graph = &mut self.account.graph;
            let mut present = vec![flows[0]];
            for (flow, factor) in flows.iter().skip(1).zip(factors) {
                present.push(graph.product(&[*flow, *factor])?);
            }
            let npv = graph.sum(&present, &unit)?;
            graph.set_step(npv, Step::NetPresentValue);
            life.npv = Some(npv);
            life.payback_discounted = payback_of_flows(&present, &unit, self.account)?;
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
