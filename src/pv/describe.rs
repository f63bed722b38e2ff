//! From plants to figures: their accounts here, and below what follows from them.

mod accounts;
mod carbon;
mod certificates;
mod degradation;
mod hours;
mod life;
mod life_of_dc;
mod literal;
mod metrics;
mod plausible;
mod ratio;
mod series;
mod site;
mod spans;
mod total;

use jiff::civil::Date;

use super::balance::FlowFigure;
use super::certificate::CertificateFigure;
use super::modelled::{ModelFigure, closures};
use super::plant::PvPlant;
use super::skies::Skies;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::factor::{Chooser, clash_finding};
use crate::finding::{AboutPv, Finding, Findings, Located};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Literal, Quantity, Unit};

pub use carbon::{AverageFigure, CarbonFigure, MarginFigure, MarketFigure};
pub use degradation::DegradationFigure;
pub use life::LifetimeFigure;
use literal::literal;
use plausible::Evidence;
pub use plausible::{PlausibleOutput, ReferenceStart};
pub(super) use ratio::has_in_plane;
pub use ratio::{RatioFigure, RatioOf};
pub use series::SeriesFigure;
pub use site::{ResourceFigure, SiteFigure};
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
    let mut skies = Skies::default();
    for (at, plant) in plants.iter().enumerate() {
        let mut describer = Describer { plant, accounts, factors, account, skies: &mut skies, findings };
        match describer.plant(at) {
            Ok(mut figure) => {
                describer.follow(&mut figure, evidence.as_ref());
                figures.plants.push(figure);
            }
            Err(clash) => findings.push(clash_finding(&clash, plant.place, None)),
        }
    }
    closures(plants, &figures.plants, findings);
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
    skies: &'a mut Skies,
    findings: &'a mut Findings,
}

impl Describer<'_> {
    /// What follows from the accounts of a plant. Each part that cannot be described says so and leaves the others standing.
    fn follow(&mut self, figure: &mut PlantFigure, evidence: Option<&Evidence>) {
        self.overlaps();
        let place = self.plant.place;
        let clash = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let parts = self.parts(figure).map_err(clash);
        self.or_say(parts);
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
