//! From projects to figures.

use super::combine::{self, EndUseFigure, Totals};
use super::curve::{self, CostCurve};
use super::effect::{EffectFigure, Means, Standing, effect};
use super::engineering::{EngineeringPack, calculate};
use super::enpi::EnpiFigure;
use super::limits;
use super::model::{Displaced, Project, Purpose};
use super::money::MoneyFigure;
use super::plan;
use super::possible::PossibleFigure;
use super::reported::ReportedFigure;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, View};
use crate::expression::Given;
use crate::factor::{Chooser, clash_finding, tonnes_co2e};
use crate::finding::{AboutSaving, Code, Finding, Findings, Place};
use crate::inventory::{Accounts, Period, cite, cite_as};
use crate::quantity::{Quantity, Rounding, Unit};
use crate::view::GbtPack;

/// The figures of all projects of a book.
#[derive(Debug, Clone, Default)]
pub struct Savings {
    /// Projects that could be described, in the order of the book.
    pub projects: Vec<ProjectFigure>,
    /// Measures that share an end use.
    pub end_uses: Vec<EndUseFigure>,
    /// Sums of the projects that are not made up; `None` where there is none of them.
    pub totals: Option<Totals>,
    /// The measures by what a tonne costs.
    pub curve: CostCurve,
    /// Energy performance indicators, in the order of the book.
    pub enpis: Vec<EnpiFigure>,
}

/// The figures of one project.
#[derive(Debug, Clone)]
pub struct ProjectFigure {
    /// Index into the projects of the book.
    pub project: usize,
    /// The effects, the one that the project is for first.
    pub effects: Vec<EffectFigure>,
    /// What the end use took before, where that is known.
    pub baseline: Option<NodeId>,
    /// The saving by the calculation, where another one is stated.
    pub calculated: Option<NodeId>,
    /// What is computed on the way: the number in the kind, and the node.
    pub steps: Vec<(usize, NodeId)>,
    /// Energy saved, in GJ.
    pub energy: Option<NodeId>,
    /// The same in tce.
    pub coal: Option<NodeId>,
    /// Emissions saved, in t CO2e.
    pub emissions: Option<NodeId>,
    /// The worth of what is saved in a year.
    pub cost: Option<NodeId>,
    /// What the project costs and brings; `None` where it states no money.
    pub money: Option<MoneyFigure>,
    /// Whether a stated saving is possible, for each energy that it may displace.
    pub possible: Vec<PossibleFigure>,
    /// Published figures that rest on the saving.
    pub reported: Vec<ReportedFigure>,
}

/// Describes the projects, registers `project/ID/…` and `savings/…`, and says what is wrong with them.
pub fn describe(
    projects: &[Project],
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Savings {
    if projects.is_empty() {
        return Savings::default();
    }
    let pack = EngineeringPack::bundled();
    let means = Means { accounts, factors, gbt: GbtPack::bundled() };
    let mut figures = Vec::new();
    for (at, project) in projects.iter().enumerate() {
        let mut describer = Describer { means: &means, pack: &pack, project, account, findings };
        match describer.project(at) {
            Ok(figure) => figures.push(figure),
            Err(found) => findings.extend(found),
        }
    }
    plan::check(projects, findings);
    match combine::combine(projects, &figures, account, findings) {
        Ok((end_uses, totals)) => match curve::curve(projects, &figures, &end_uses, account) {
            Ok(curve) => Savings { projects: figures, end_uses, totals, curve, enpis: Vec::new() },
            Err(clash) => {
                findings.extend(projects.first().map(|project| clash_finding(&clash, project.place, None)));
                Savings { projects: figures, end_uses, totals, ..Savings::default() }
            }
        },
        Err(clash) => {
            findings.extend(projects.first().map(|project| clash_finding(&clash, project.place, None)));
            Savings { projects: figures, ..Savings::default() }
        }
    }
}

/// One project while it is described.
pub(super) struct Describer<'a, 'm> {
    pub(super) means: &'a Means<'m>,
    pub(super) pack: &'a EngineeringPack,
    pub(super) project: &'a Project,
    pub(super) account: &'a mut Account,
    pub(super) findings: &'a mut Findings,
}

/// Where the effects of a project stand.
pub(super) fn standing<'a>(means: &Means<'a>, project: &Project, place: Place) -> Standing<'a> {
    let accounts = means.accounts;
    let only = (accounts.facilities.len() == 1).then_some(0);
    let facility = project.facility.or(only).and_then(|at| accounts.facilities.get(at));
    let period = project.period.and_then(|at| accounts.periods.get(at)).map(Period::year);
    let reporting = project.plan.reporting.map(|span| span.to.year());
    let year = reporting.unwrap_or_else(|| means.factors.as_of().year());
    Standing {
        region: facility.and_then(|facility| facility.region.as_deref()),
        year: period.unwrap_or_else(|| u16::try_from(year).unwrap_or(0)),
        place,
        is_for_inventory: project.purpose == Purpose::Inventory,
        is_made_up: project.is_made_up,
    }
}

impl Describer<'_, '_> {
    fn project(&mut self, at: usize) -> Result<ProjectFigure, Vec<Finding>> {
        let project = self.project;
        let address = format!("project/{}", project.id);
        let kind = project.worth.calculation.as_ref().map(|calculation| &self.pack.kind[calculation.kind.value]);
        let calculated = match (&project.worth.calculation, kind) {
            (Some(calculation), Some(kind)) => {
                let accounts = self.means.accounts;
                let cited = project.source.as_ref().map(|source| cite(accounts, source));
                let origin = |given: &Given, address: String| Origin {
                    address,
                    kind: project.kind_of(&given.name),
                    place: Some(given.place()),
                    cited: cite_as(accounts, given.source.as_ref(), given.rendition).or_else(|| cited.clone()),
                    note: project.note_of(&given.name),
                };
                let displaced = project.displaces.as_ref().map(|displaced| displaced.value.word());
                let to = (self.means.factors, calculation.kind.place);
                calculate(
                    kind,
                    (&calculation.given, &calculation.profile),
                    displaced,
                    &address,
                    &origin,
                    to,
                    self.account,
                )?
            }
            _ => Default::default(),
        };
        if let Some(kind) = kind {
            let place = project.worth.calculation.as_ref().map_or(project.place, |c| c.kind.place);
            limits::check(kind, &calculated, &project.id, place, self.account, self.findings);
            for input in &calculated.unused {
                let message = AboutSaving::InputUnused { project: project.id.clone(), input: input.clone() };
                let inputs = kind.input.iter().map(|input| input.name.clone()).collect();
                let finding = Finding::new(Code::UnusedGiven, message).at(place);
                self.findings.push(finding.fact(AboutSaving::InputsAre { inputs }));
            }
        }
        let mut effects = Vec::new();
        let mut beside = None;
        let by_calculation = calculated.effects.iter().filter_map(|effect| {
            let carrier = &kind?.effect[effect.at].carrier;
            Some((self.carrier(carrier), effect.node))
        });
        let mut by_calculation: Vec<(String, NodeId)> = by_calculation.collect();
        if let Some(stated) = &project.worth.stated {
            beside = by_calculation.first().map(|(_, node)| *node);
            let carrier = project.carrier.as_ref().map(|carrier| carrier.value.clone()).unwrap_or_default();
            let node = self.quantity(stated, &format!("{address}/saving"), "saving");
            by_calculation = vec![(carrier, node)];
        }
        if let Some(beside) = beside {
            self.account.register(&format!("{address}/calculated"), beside);
        }
        let place = project.worth.stated.as_ref().map(|stated| stated.place);
        let place = place.or(project.worth.calculation.as_ref().map(|c| c.kind.place)).unwrap_or(project.place);
        for (number, (carrier, node)) in by_calculation.iter().enumerate() {
            let with = (number > 0).then(|| project.beside(carrier)).flatten();
            let factor = if number == 0 { project.factor.as_ref() } else { with };
            let name = if number == 0 { format!("{address}/saving") } else { format!("{address}/saving/{carrier}") };
            self.account.register(&name, *node);
            effects.push(self.effect((carrier, *node), factor, place, &name, number > 0)?);
        }
        for (number, other) in project.interactive.iter().enumerate() {
            let Some(saving) = &other.saving else { continue };
            let name = format!("{address}/interactive/{}", number + 1);
            let node = self.quantity(saving, &name, "interactive");
            self.account.register(&name, node);
            let carrier = other.carrier.value.clone();
            effects.push(self.effect((&carrier, node), other.factor.as_ref(), other.place, &name, true)?);
        }
        let baseline = match &project.end_use_energy {
            Some(energy) => {
                let node = self.quantity(energy, &format!("{address}/end-use-energy"), "end-use-energy");
                self.account.register(&format!("{address}/end-use-energy"), node);
                Some(node)
            }
            None => calculated.names.get("baseline").copied(),
        };
        self.covers(baseline, effects.first(), place);
        for other in project.interactive.iter().filter(|other| other.saving.is_none()) {
            let is_there = by_calculation.iter().skip(1).any(|(carrier, _)| *carrier == other.carrier.value);
            if !is_there {
                let (project, carrier) = (project.id.clone(), other.carrier.value.clone());
                let message = AboutSaving::NothingOfCarrier { project, carrier };
                self.findings.push(Finding::new(Code::SavingIncomplete, message).at(other.carrier.place));
            }
        }
        let possible = self.possible(kind, &calculated.names, &effects, &address)?;
        self.below_zero(&effects, place);
        let sum = |of: fn(&EffectFigure) -> Option<NodeId>, unit: &str, name: &str, account: &mut Account| {
            let nodes: Vec<NodeId> = effects.iter().filter_map(of).collect();
            let unit = if name == "emissions" { tonnes_co2e() } else { Unit::parse(unit).ok()? };
            if nodes.is_empty() {
                return None;
            }
            let node = account.graph.sum(&nodes, &unit).ok()?;
            account.register(&format!("{address}/{name}"), node);
            Some(node)
        };
        let energy = sum(|effect| effect.energy, "GJ", "energy", self.account);
        // A sum of coal that leaves a carrier out would pass for the whole.
        let counted = |effect: &EffectFigure| effect.coal.is_some() || effect.carrier == super::effect::WATER;
        let coal = effects.iter().all(counted).then(|| sum(|effect| effect.coal, "tce", "coal", self.account));
        let emissions = sum(|effect| effect.emissions, "tCO2e", "emissions", self.account);
        let cost = self.cost(effects.first(), &address)?;
        let money = super::money::describe(self, &effects, emissions, cost, &address)?;
        Ok(ProjectFigure {
            project: at,
            effects,
            baseline,
            calculated: beside,
            steps: calculated.steps.iter().map(|step| (step.at, step.node)).collect(),
            energy,
            coal: coal.flatten(),
            emissions,
            cost,
            money,
            possible,
            reported: Vec::new(),
        })
    }

    fn effect(
        &mut self,
        of: (&str, NodeId),
        factor: Option<&super::model::SavingFactor>,
        place: Place,
        name: &str,
        is_interactive: bool,
    ) -> Result<EffectFigure, Vec<Finding>> {
        let standing = standing(self.means, self.project, place);
        let figure = effect(self.means, of, factor, standing, name, self.account, self.findings)?;
        Ok(EffectFigure { is_interactive, ..figure })
    }

    /// The carrier of an effect of a calculation: `fuel` stands for that of the project.
    fn carrier(&self, of_kind: &str) -> String {
        let own = self.project.carrier.as_ref().map(|carrier| carrier.value.clone());
        match of_kind {
            "fuel" => own.unwrap_or_else(|| of_kind.to_owned()),
            other => other.to_owned(),
        }
    }

    pub(super) fn quantity(&mut self, of: &crate::finding::Located<Quantity>, address: &str, name: &str) -> NodeId {
        let origin = Origin {
            address: address.to_owned(),
            kind: self.project.kind_of(name),
            place: Some(of.place),
            cited: self.project.source.as_ref().map(|source| cite(self.means.accounts, source)),
            note: self.project.note_of(name),
        };
        self.account.graph.quantity(&of.value, None, origin)
    }

    pub(super) fn shown(&self, node: NodeId) -> String {
        shown(self.account, node)
    }

    /// Saving × price.
    fn cost(&mut self, first: Option<&EffectFigure>, address: &str) -> Result<Option<NodeId>, Vec<Finding>> {
        let (Some(first), Some(price)) = (first, &self.project.money.energy_price) else { return Ok(None) };
        let node = self.quantity(price, &format!("{address}/energy-price"), "energy-price");
        let graph = &mut self.account.graph;
        let made = (|| {
            let counts = graph.unit(node).denominator();
            let amount = graph.convert(first.node, &counts)?;
            graph.product(&[amount, node])
        })();
        let made = made.map_err(|clash| vec![clash_finding(&clash, price.place, None)])?;
        self.account.register(&format!("{address}/cost-saving"), made);
        Ok(Some(made))
    }
}

/// A value for a sentence, with its unit.
pub(super) fn shown(account: &Account, node: NodeId) -> String {
    let view = View::plain(&account.graph);
    let known = exact::value(view, node);
    let Some(value) = known.value() else { return "—".to_owned() };
    let rounded = value.to_significant(6, Rounding::HalfEven);
    let number = rounded.to_decimal_string(rounded.terminating_places().unwrap_or(6), Rounding::HalfEven);
    format!("{number} {}", view.unit(node).text()).trim_end().to_owned()
}

impl Project {
    /// The factor that the book names for another carrier of the calculation.
    fn beside(&self, carrier: &str) -> Option<&super::model::SavingFactor> {
        let of = self.interactive.iter().find(|other| other.saving.is_none() && other.carrier.value == carrier);
        of.and_then(|other| other.factor.as_ref())
    }

    fn is_inferred(&self, name: &str) -> bool {
        self.inferred.iter().any(|inferred| inferred == name)
    }

    /// What was made up is an assumption and not an input; what was worked back from the claim confirms nothing.
    fn kind_of(&self, name: &str) -> OriginKind {
        match (self.is_inferred(name), self.is_made_up) {
            (true, _) => OriginKind::Inferred,
            (false, true) => OriginKind::Assumption,
            (false, false) => OriginKind::Input,
        }
    }

    fn note_of(&self, name: &str) -> Option<Box<str>> {
        if self.is_inferred(name) {
            return Some(AboutSaving::Inferred.both().into());
        }
        self.is_made_up.then(|| AboutSaving::MadeUp.both().into())
    }
}

impl Displaced {
    /// Every kind, in the order of reports.
    pub const ALL: [Displaced; 3] = [Displaced::Electricity, Displaced::Fuel, Displaced::HeatPump];
}
