//! What somebody reported of a saving against what the project gives: does 352 t follow from 50 万kWh?

use super::describe::{Savings, shown};
use super::model::Project;
use crate::account::{Account, Address};
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, Origin, OriginKind, View};
use crate::factor::tonnes_co2e;
use crate::finding::{AboutSaving, Code, Finding, Findings, Level};
use crate::quantity::{Dimension, Exact, Literal, Manner, Unit};

/// A published figure that rests on a saving, against the project.
#[derive(Debug, Clone)]
pub struct ReportedFigure {
    /// The claim.
    pub claim: String,
    /// What was printed.
    pub published: NodeId,
    /// What the project gives: its saving, or its emissions.
    pub given: NodeId,
    /// Printed figure less what the project gives.
    pub difference: NodeId,
    /// Whether some figures that print the same agree; `None` where something is missing.
    pub agrees: Option<bool>,
}

/// Compares the figures that projects name (`claims`) with them, once claims are described; registers
/// `project/ID/reported/CLAIM`. `inputs` are the names of the inputs of a claim.
pub fn report(
    projects: &[Project],
    inputs: &dyn Fn(&str) -> Vec<String>,
    savings: &mut Savings,
    account: &mut Account,
    findings: &mut Findings,
) {
    for figure in &mut savings.projects {
        let project = &projects[figure.project];
        let Some(saving) = figure.effects.first().map(|effect| effect.node) else { continue };
        for claim in &project.claims {
            let find = |address: &str, account: &Account| Address::parse(address).ok().and_then(|at| account.find(&at));
            // A claim that could not be described has said why.
            let Some(published) = find(&format!("claim/{}/published", claim.value), account) else { continue };
            let dimension = account.graph.unit(published).dimension();
            let given = match figure.emissions {
                _ if dimension == account.graph.unit(saving).dimension() => Some(saving),
                Some(emissions) if is_carbon_dioxide(dimension) => Some(emissions),
                _ => None,
            };
            let address = format!("project/{}/reported/{}", project.id, claim.value);
            if let Some((given, difference)) = given.and_then(|given| Some((given, less(published, given, account)?))) {
                account.register(&address, difference);
                let view = View::plain(&account.graph);
                let inferred = view.any_leaf_under(given, |leaf| leaf.origin.kind == OriginKind::Inferred);
                // A saving that was worked back from what was reported cannot confirm it.
                let agrees = is_zero(difference, account).filter(|agrees| !(*agrees && inferred));
                let claim = claim.value.clone();
                figure.reported.push(ReportedFigure { claim, published, given, difference, agrees });
            } else {
                let unit = account.graph.unit(published).text().to_owned();
                let message =
                    AboutSaving::NothingToCompare { project: project.id.clone(), claim: claim.value.clone(), unit };
                findings.push(Finding::new(Code::UnitMismatch, message).at(claim.place));
            }
            // A claim that starts from another saving than the project is about something else.
            let own = inputs(&claim.value).into_iter();
            let own = own.filter_map(|name| find(&format!("claim/{}/given/{name}", claim.value), account));
            let unit = account.graph.unit(saving).dimension();
            let own: Vec<NodeId> = own.filter(|node| account.graph.unit(*node).dimension() == unit).collect();
            if let [taken] = own.as_slice()
                && less(*taken, saving, account).and_then(|node| is_zero(node, account)) == Some(false)
            {
                let message = AboutSaving::ClaimTakesAnother {
                    project: project.id.clone(),
                    claim: claim.value.clone(),
                    saving: shown(account, saving),
                    taken: shown(account, *taken),
                };
                findings.push(Finding::new(Code::FiguresDisagree, message).at(claim.place).level(Level::Warning));
            }
        }
    }
}

fn is_carbon_dioxide(dimension: Dimension) -> bool {
    let carbon_dioxide = Unit::parse("tCO2").ok();
    dimension == tonnes_co2e().dimension() || carbon_dioxide.is_some_and(|unit| unit.dimension() == dimension)
}

/// The first less the second, in the unit of the second; CO2 counts as CO2e, since its potential is 1 by definition.
fn less(first: NodeId, second: NodeId, account: &mut Account) -> Option<NodeId> {
    let unit = account.graph.unit(second).clone();
    let mut first = first;
    if account.graph.unit(first).dimension() != unit.dimension() {
        let per = Unit::parse("tCO2e/tCO2").ok()?;
        let address = "constant/tCO2e/tCO2".to_owned();
        let origin = Origin { address, kind: OriginKind::Constant, place: None, cited: None, note: None };
        let one = account.graph.shared_leaf(Literal::count(1).with_manner(Manner::Exact), &per, None, origin);
        let aligned = account.graph.convert(first, &per.denominator()).ok()?;
        first = account.graph.product(&[aligned, one]).ok()?;
    }
    let first = account.graph.convert(first, &unit).ok()?;
    let minus = account.graph.negative(second);
    account.graph.sum(&[first, minus], &unit).ok()
}

/// Whether zero lies within what rounding leaves of a difference.
fn is_zero(difference: NodeId, account: &Account) -> Option<bool> {
    let view = View::plain(&account.graph);
    let point = exact::value(view, difference);
    let point = point.value()?;
    let range = interval::range(view, difference);
    let within = range.value().is_some_and(|range| range.interval.contains(&Exact::default()));
    Some(within || point == &Exact::default())
}
