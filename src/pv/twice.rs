//! A kWh or a tonne that a plant claims and another part of the book claims too.
//!
//! Only what the book itself links is said: one id, one name, one amount, an address that is named, certificates that were sold and
//! are used all the same. Both places are shown.

use super::balance::Flow;
use super::certificate::CertificateTerm;
use super::describe::{PlantFigure, Plants};
use super::plant::PvPlant;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutPlant, Code, Finding, Findings, Located, Place};
use crate::inventory::{Accounts, ActivityData, Beside, BesideKind};
use crate::quantity::Quantity;
use crate::saving::Project;

/// Says what is claimed twice over the plants, the projects, the inventory and what stands beside it.
pub fn claimed_twice(
    plants: &[PvPlant],
    figures: &Plants,
    projects: &[Project],
    accounts: &Accounts,
    account: &Account,
    findings: &mut Findings,
) {
    let others: Vec<Elsewhere> = projects.iter().map(Elsewhere::of_project).collect();
    claimed_elsewhere(plants, figures, &others, account, findings);
    for figure in &figures.plants {
        let plant = &plants[figure.plant];
        let of = Claimed { plant, figure, account };
        for beside in accounts.beside.iter().filter(|of| of.kind == BesideKind::Avoided) {
            if let Some(why) = of.as_avoided(beside) {
                let (plant, id) = (plant.id.clone(), beside.id.clone());
                findings.push(of.finding(AboutPlant::PlantAndAvoided { plant, beside: id, why }, beside.place));
            }
        }
        for activity in &accounts.activities {
            let ActivityData::Amount { amount, .. } = &activity.data else { continue };
            // Electricity of one's own may be an activity of its own; in category 2 it would be imported.
            if activity.category.value.number == 2 && of.is_own_use(amount) {
                let (plant, id) = (plant.id.clone(), activity.id.clone());
                findings.push(of.finding(AboutPlant::OwnUseAsImport { plant, activity: id }, activity.place));
            }
        }
        if of.has_sold() {
            for instrument in &accounts.energy.instruments {
                let named = instrument.generator.iter().chain(&instrument.note).any(|text| of.is_named_in(text));
                if named || one_name(&instrument.id, &plant.id) {
                    let (plant, id) = (plant.id.clone(), instrument.id.clone());
                    findings.push(of.finding(AboutPlant::SoldAndUsed { plant, instrument: id }, instrument.place));
                }
            }
        }
    }
    for (at, first) in plants.iter().enumerate() {
        for second in &plants[at + 1..] {
            if are_one(first, second) {
                let message = AboutPlant::TwoPlants { first: first.id.clone(), second: second.id.clone() };
                let finding = Finding::new(Code::ClaimedTwice, message).at(second.place);
                findings.push(finding.at_with(first.place, AboutPlant::AlsoHere).help(AboutPlant::KeepOne));
            }
        }
    }
}

/// Something else of the book that claims energy or emissions, as far as it can be the same as a plant.
///
/// Projects are held against the plants by [`claimed_twice`]; measures of a plan of targets, which name their plant, are handed
/// to [`claimed_elsewhere`] in the same form.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere<'a> {
    /// What it is.
    pub kind: ElsewhereKind,
    /// Its id.
    pub id: &'a str,
    /// The plant that it names as its own.
    pub plant: Option<&'a str>,
    /// Its name and what it says of itself.
    pub texts: [Option<&'a str>; 2],
    /// What it states to save or to generate.
    pub stated: Option<&'a Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

/// What claims beside a plant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElsewhereKind {
    /// A project that saves energy.
    Project,
    /// A measure of a plan towards a target.
    Measure,
}

impl<'a> Elsewhere<'a> {
    /// A project.
    pub fn of_project(project: &'a Project) -> Elsewhere<'a> {
        Elsewhere {
            kind: ElsewhereKind::Project,
            id: &project.id,
            plant: None,
            texts: [project.name.as_deref(), project.measure.as_deref()],
            stated: project.worth.stated.as_ref(),
            place: project.place,
        }
    }
}

/// Says which of other claims are of a plant, with both places.
pub fn claimed_elsewhere(
    plants: &[PvPlant],
    figures: &Plants,
    others: &[Elsewhere<'_>],
    account: &Account,
    findings: &mut Findings,
) {
    for figure in &figures.plants {
        let plant = &plants[figure.plant];
        let of = Claimed { plant, figure, account };
        for other in others {
            if let Some(why) = of.as_other(other) {
                let (plant, id) = (plant.id.clone(), other.id.to_owned());
                let message = match other.kind {
                    ElsewhereKind::Project => AboutPlant::PlantAndProject { plant, project: id, why },
                    ElsewhereKind::Measure => AboutPlant::PlantAndMeasure { plant, measure: id, why },
                };
                findings.push(of.finding(message, other.place));
            }
        }
    }
}

/// A plant with what it claims.
struct Claimed<'a> {
    plant: &'a PvPlant,
    figure: &'a PlantFigure,
    account: &'a Account,
}

impl Claimed<'_> {
    fn finding(&self, message: AboutPlant, other: Place) -> Finding {
        let finding = Finding::new(Code::ClaimedTwice, message).at(self.plant.place);
        finding.at_with(other, AboutPlant::AlsoHere).help(AboutPlant::KeepOne)
    }

    fn as_other(&self, other: &Elsewhere<'_>) -> Option<&'static str> {
        if one_name(other.id, &self.plant.id) {
            return Some("id");
        }
        if self.has_name(other.texts[0]) {
            return Some("name");
        }
        let is_named = other.plant.is_some_and(|id| one_name(id, &self.plant.id));
        if is_named || other.texts.iter().flatten().any(|text| text.contains(&self.address())) {
            return Some("named");
        }
        let stated = other.stated?;
        let nodes = self.figure.outputs.iter();
        let mut nodes =
            nodes.flat_map(|output| [output.flows.node(Flow::Generated), output.flows.node(Flow::OwnUse)]).flatten();
        nodes.any(|node| self.is_amount(stated, node)).then_some("amount")
    }

    fn as_avoided(&self, beside: &Beside) -> Option<&'static str> {
        let carbon = || self.figure.outputs.iter().filter_map(|output| output.carbon.as_ref());
        carbon().next()?;
        if one_name(&beside.id, &self.plant.id) {
            return Some("id");
        }
        if self.has_name(beside.what.as_deref()) {
            return Some("name");
        }
        let texts = [&beside.what, &beside.basis];
        if texts.into_iter().flatten().any(|text| text.contains(&self.address())) {
            return Some("named");
        }
        match &beside.worth.as_ref()?.data {
            ActivityData::Emissions(stated) => {
                let mut nodes = carbon().flat_map(|carbon| {
                    let margin = carbon.margin.iter().flat_map(|of| [of.baseline, of.reduction]);
                    carbon.averages.iter().map(|of| of.avoided).chain(margin)
                });
                nodes.any(|node| self.is_amount(stated, node)).then_some("amount")
            }
            ActivityData::Amount { amount, .. } => {
                let mut nodes = self.figure.outputs.iter().filter_map(|output| output.flows.node(Flow::Generated));
                nodes.any(|node| self.is_amount(amount, node)).then_some("amount")
            }
            _ => None,
        }
    }

    /// Whether an amount is the own use, or the generation of a meter of own use: electricity that nobody imports.
    fn is_own_use(&self, amount: &Located<Quantity>) -> bool {
        self.figure.outputs.iter().any(|output| {
            let own = output.flows.node(Flow::OwnUse);
            let all = output.flows.node(Flow::Generated);
            own.or(all).is_some_and(|node| self.is_amount(amount, node))
        })
    }

    fn has_sold(&self) -> bool {
        let sold = |node: NodeId| {
            exact::value(View::plain(&self.account.graph), node).value().is_some_and(|of| of.is_positive())
        };
        self.figure
            .certificates
            .iter()
            .any(|of| of.terms.iter().any(|(term, node)| *term == CertificateTerm::Sold && sold(*node)))
    }

    /// Whether a text is the id or the name, or names the address.
    fn is_named_in(&self, text: &str) -> bool {
        one_name(text, &self.plant.id) || self.has_name(Some(text)) || text.contains(&self.address())
    }

    fn has_name(&self, text: Option<&str>) -> bool {
        text.zip(self.plant.name.as_deref()).is_some_and(|(text, name)| one_name(text, name))
    }

    fn address(&self) -> String {
        format!("pv/{}", self.plant.id)
    }

    /// Whether a stated quantity is printed as a figure would be; a zero and a round thousand say too little.
    fn is_amount(&self, stated: &Located<Quantity>, node: NodeId) -> bool {
        let Some(literal) = stated.value.amount().one() else { return false };
        let digits = literal.exact().magnitude().unwrap_or_default() - i32::from(literal.last_nonzero_place()) + 1;
        let graph = &self.account.graph;
        let (Some(ratio), true) = (graph.unit(node).convertible(stated.value.unit()), digits >= 4) else {
            return false;
        };
        let value = exact::value(View::plain(graph), node);
        value.value().is_some_and(|value| literal.prints_as(&(value * &ratio)))
    }
}

/// Whether two plants state one generation, to the last digit, of the same days.
fn are_one(first: &PvPlant, second: &PvPlant) -> bool {
    let generated = |plant: &PvPlant| {
        let of = plant.output.iter().filter_map(|output| {
            let (_, quantity) = output.flows.iter().find(|(flow, _)| *flow == Flow::Generated)?;
            let kwh = crate::quantity::Unit::parse("kWh").ok()?;
            let ratio = quantity.value.unit().convertible(&kwh)?;
            let literal = quantity.value.amount().one()?;
            let digits = literal.exact().magnitude()? - i32::from(literal.last_nonzero_place()) + 1;
            (digits >= 4).then(|| (output.span, &literal.exact() * &ratio))
        });
        of.collect::<Vec<_>>()
    };
    let others = generated(second);
    generated(first).iter().any(|(span, value)| {
        others.iter().any(|(other, same)| (span.from, span.to) == (other.from, other.to) && value == same)
    })
}

pub(super) fn one_name(first: &str, second: &str) -> bool {
    first.trim().to_lowercase() == second.trim().to_lowercase()
}
