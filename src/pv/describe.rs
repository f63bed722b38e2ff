//! From plants to figures: their accounts here, and below what follows from them.

mod carbon;
mod degradation;
mod hours;
mod life;
mod life_of_dc;
mod literal;
mod plausible;
mod ratio;
mod series;
mod total;

use jiff::ToSpan;
use jiff::civil::Date;

use super::balance::{Flow, FlowFigure, entries};
use super::certificate::{CertificateFigure, CertificateTerm};
use super::conserved::{Entry, Footing, close};
use super::modelled::{ModelFigure, modelled};
use super::plant::{Capacity, Output, PvPlant};
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::factor::{Chooser, clash_finding};
use crate::finding::{AboutPlant, AboutPv, Code, Finding, Findings, Located};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Literal, Quantity, Unit};
use crate::saving::Span;

pub use carbon::{AverageFigure, CarbonFigure, MarginFigure, MarketFigure};
pub use degradation::DegradationFigure;
pub use life::LifetimeFigure;
use literal::literal;
use plausible::Evidence;
pub use plausible::{PlausibleOutput, ReferenceStart, ResourceFigure, SiteFigure};
pub(super) use ratio::has_in_plane;
pub use ratio::{RatioFigure, RatioOf};
pub use series::SeriesFigure;
pub use total::TotalFigure;

/// The figures of all plants of a book.
#[derive(Debug, Clone, Default)]
pub struct Plants {
    /// In the order of the book.
    pub plants: Vec<PlantFigure>,
    /// All together, by the times that two or more of them have.
    pub totals: Vec<TotalFigure>,
}

/// The figures of one plant.
#[derive(Debug, Clone)]
pub struct PlantFigure {
    /// Index into the plants of the book.
    pub plant: usize,
    /// Its outputs, in the order of the book.
    pub outputs: Vec<OutputFigure>,
    /// Its certificates.
    pub certificates: Vec<CertificateFigure>,
    /// What its model expects.
    pub model: Option<ModelFigure>,
    /// Capacity DC over area: `pv/ID/density`.
    pub density: Option<NodeId>,
    /// What its place gives: `pv/ID/resource/…` and `pv/ID/expected/…`.
    pub site: Option<SiteFigure>,
    /// What its generation is held against, and its table against that: `pv/ID/series/performance-ratio`.
    pub ratio: Option<RatioFigure>,
    /// What a table says of it: `pv/ID/series/…`.
    pub series: Option<SeriesFigure>,
    /// Its life: `pv/ID/lifetime/…`.
    pub lifetime: Option<LifetimeFigure>,
}

/// The figures of one time.
#[derive(Debug, Clone)]
pub struct OutputFigure {
    /// Index into the outputs of the plant.
    pub output: usize,
    /// Electricity, and whether it balances.
    pub flows: FlowFigure,
    /// Mean capacity DC over its days: `…/capacity`.
    pub capacity: Option<NodeId>,
    /// Mean capacity AC over its days: `…/capacity-ac`.
    pub capacity_ac: Option<NodeId>,
    /// Days of it on which the plant stood.
    pub days: i32,
    /// Generated over mean capacity, kWh/kW: `…/yield`.
    pub specific_yield: Option<NodeId>,
    /// Equivalent utilisation hours of the days it stood, on AC where it is known: `…/hours`.
    pub hours: Option<NodeId>,
    /// Generated over capacity at all hours of its days: `…/capacity-factor`.
    pub capacity_factor: Option<NodeId>,
    /// Own use over generated: `…/own-use-share`.
    pub own_use_share: Option<NodeId>,
    /// Generated over area: `…/per-area`.
    pub per_area: Option<NodeId>,
    /// The yield over that of the year before, less one: `…/change`.
    pub change: Option<NodeId>,
    /// Its performance ratio, where the weather is of its days.
    pub ratio: Option<RatioOf>,
    /// What the rules of plausibility say of it.
    pub plausible: Option<PlausibleOutput>,
    /// What it avoids, and what own use does to category 2.
    pub carbon: Option<CarbonFigure>,
}

/// Describes the plants, registers `pv/ID/…`, and says what is wrong with them.
pub fn describe(
    plants: &[PvPlant],
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Plants {
    let mut figures = Plants::default();
    let evidence = if plants.is_empty() { None } else { Evidence::bundled() };
    for (at, plant) in plants.iter().enumerate() {
        let mut describer = Describer { plant, accounts, factors, account, findings };
        match describer.plant(at) {
            Ok(mut figure) => {
                describer.follow(&mut figure, evidence.as_ref());
                figures.plants.push(figure);
            }
            Err(clash) => findings.push(clash_finding(&clash, plant.place, None)),
        }
    }
    match total::totals(plants, &figures, account) {
        Ok(totals) => figures.totals = totals,
        Err(clash) => {
            if let Some(plant) = plants.first() {
                findings.push(clash_finding(&clash, plant.place, None));
            }
        }
    }
    figures
}

struct Describer<'a> {
    plant: &'a PvPlant,
    accounts: &'a Accounts,
    factors: &'a Chooser<'a>,
    account: &'a mut Account,
    findings: &'a mut Findings,
}

impl Describer<'_> {
    /// What follows from the accounts of a plant. Each part that cannot be described says so and leaves the others standing.
    fn follow(&mut self, figure: &mut PlantFigure, evidence: Option<&Evidence>) {
        self.overlaps();
        let place = self.plant.place;
        let clash = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let resource = evidence.and_then(|evidence| self.resource(evidence));
        for at in 0..figure.outputs.len() {
            if let Some(evidence) = evidence {
                figure.outputs[at].plausible = self.plausible(evidence, resource.as_ref(), &figure.outputs[at]);
            }
            let carbon = self.carbon(&figure.outputs[at], &figure.certificates);
            figure.outputs[at].carbon = self.or_say(carbon).flatten();
        }
        let changes = self.changes(figure).map_err(clash);
        self.or_say(changes);
        let site = resource.map(|resource| self.site(resource)).transpose().map_err(clash);
        figure.site = self.or_say(site).flatten();
        let series = self.series(figure.model.as_ref()).map_err(clash);
        figure.series = self.or_say(series).flatten();
        let ratio = self.performance(figure).map_err(clash);
        self.or_say(ratio);
        let lifetime = self.life(figure);
        figure.lifetime = self.or_say(lifetime).flatten();
    }

    fn or_say<T>(&mut self, made: Result<T, Vec<Finding>>) -> Option<T> {
        made.map_err(|findings| findings.into_iter().for_each(|finding| self.findings.push(finding))).ok()
    }

    /// Outputs that have days in common.
    fn overlaps(&mut self) {
        let outputs = &self.plant.output;
        for (at, first) in outputs.iter().enumerate() {
            for second in &outputs[at + 1..] {
                if first.span.from <= second.span.to && second.span.from <= first.span.to {
                    let plant = self.plant.id.clone();
                    let (one, other) = (first.name.clone(), second.name.clone());
                    let message = AboutPlant::Overlap { plant, first: one, second: other };
                    let finding = Finding::new(Code::PvOverlap, message).at(second.place);
                    self.findings.push(finding.at_with(first.place, AboutPlant::AlsoHere));
                }
            }
        }
    }

    /// The yield of each time over that of the time a year before, less one.
    fn changes(&mut self, figure: &mut PlantFigure) -> Result<(), UnitClash> {
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

    fn plant(&mut self, at: usize) -> Result<PlantFigure, UnitClash> {
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
        let model = modelled(self.plant, self.account, self.findings);
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

    fn leaf(&mut self, of: &Located<Quantity>, address: &str, source: Option<&crate::account::Citation>) -> NodeId {
        let made_up = self.plant.is_made_up;
        let origin = Origin {
            address: address.to_owned(),
            kind: if made_up { OriginKind::Assumption } else { OriginKind::Input },
            place: Some(of.place),
            cited: source.or(self.plant.source.as_ref()).map(|source| cite(self.accounts, source)),
            note: made_up.then(|| AboutPv::MadeUp.both().into()),
        };
        let node = self.account.graph.quantity(&of.value, None, origin);
        self.account.register(address, node);
        node
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

    /// The capacity over the days of a span, each entry weighted by the days it stands.
    fn mean_capacity(
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
    fn days_of(&self, span: Span) -> i32 {
        let since = self.plant.capacity.iter().filter_map(|of| self.plant.since(of)).min();
        days(since.map_or(span.from, |day| day.max(span.from)), span.to).max(0)
    }

    fn metrics(&mut self, figure: &mut OutputFigure, output: &Output, address: &str) -> Result<(), UnitClash> {
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

    fn certificates(&mut self, number: usize) -> Result<CertificateFigure, UnitClash> {
        let of = &self.plant.certificates[number];
        let period = of.period.and_then(|at| self.accounts.periods.get(at)).map(|period| period.id.clone());
        let period = period.unwrap_or_else(|| (number + 1).to_string());
        let address = format!("pv/{}/{period}/certificates/{}", self.plant.id, of.kind);
        let mut terms: Vec<(CertificateTerm, NodeId)> = Vec::new();
        for (term, quantity) in &of.terms {
            terms.push((*term, self.leaf(quantity, &format!("{address}/{}", term.word()), of.source.as_ref())));
        }
        let entries: Vec<Entry> = CertificateTerm::ALL
            .iter()
            .map(|term| Entry {
                word: term.word(),
                enters: term.enters(),
                node: terms.iter().find(|(of, _)| of == term).map(|(_, node)| *node),
                is_absent: of.not_occurring.contains(term),
            })
            .collect();
        let unit = of.terms.first().map_or_else(Unit::none, |(_, quantity)| quantity.value.unit().clone());
        let footing = close(&entries, &unit, &address, self.account)?;
        match &footing {
            Footing::Computed(word, node) => {
                terms.extend(
                    CertificateTerm::ALL.into_iter().find(|term| term.word() == *word).map(|term| (term, *node)),
                );
                if self.value(*node).is_some_and(|value| value.is_negative()) {
                    let message = AboutPv::Oversold { at: address.clone(), term: word, value: self.shown(*node) };
                    self.findings.push(Finding::new(Code::CertificatesOversold, message).at(of.place));
                }
            }
            Footing::DoesNotFoot(difference) => {
                let message = AboutPv::DoesNotFoot { at: address.clone(), difference: self.shown(*difference) };
                self.findings.push(Finding::new(Code::BalanceDoesNotFoot, message).at(of.place));
            }
            Footing::Open(missing) => {
                let missing = missing.iter().map(|word| (*word).to_owned()).collect();
                let message = AboutPv::BalanceOpen { at: address.clone(), missing };
                let finding = Finding::new(Code::BalanceOpen, message).at(of.place);
                self.findings.push(finding.help(AboutPv::NotOccurringHelp));
            }
            Footing::Exact | Footing::WithinRounding => {}
        }
        Ok(CertificateFigure { account: number, terms, footing })
    }

    fn number(&mut self, value: i32, address: &str) -> NodeId {
        let origin = self.constant(address);
        self.account.graph.leaf(Literal::count(i64::from(value)), &Unit::none(), None, origin)
    }

    fn constant(&self, address: &str) -> Origin {
        Origin { address: address.to_owned(), kind: OriginKind::Constant, place: None, cited: None, note: None }
    }

    fn value(&self, node: NodeId) -> Option<Exact> {
        exact::value(View::plain(&self.account.graph), node).value().cloned()
    }

    fn shown(&self, node: NodeId) -> String {
        crate::inventory::shown(&self.value(node).unwrap_or_default(), self.account.graph.unit(node))
    }
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days() + 1
}
