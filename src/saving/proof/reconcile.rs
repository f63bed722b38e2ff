//! The sum of measures beside the saving at their meter (IPMVP, option C against options A and B).

use jiff::civil::Date;

use super::describe::{ProofFigure, Proofs};
use super::model::Meter;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::factor::clash_finding;
use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::quantity::{Exact, Literal, Rounding, Unit};
use crate::saving::effect::one_less;
use crate::saving::{Project, Savings, Span};

/// Days of a year, for savings that are stated by the year.
const YEAR: i64 = 365;

/// The measures behind a meter, held against what it shows.
#[derive(Debug, Clone)]
pub struct Reconciled {
    /// Indices of the projects.
    pub projects: Vec<usize>,
    /// What they state for the reporting period, those on one end use together: `…/measures`.
    pub measures: NodeId,
    /// Saving at the meter less that: `…/unexplained`.
    pub difference: NodeId,
    /// Saving at the meter over that: `…/realisation`; `None` where the measures save nothing.
    pub realisation: Option<NodeId>,
    /// Whether the difference lies within the band of the meter at 90 %; `None` where it has none.
    pub within_band: Option<bool>,
}

/// Holds the projects that name a meter against each of its models, registers `meter/ID/MODEL/{measures, unexplained,
/// realisation}`, and says which saving its meter could not show.
pub fn reconcile(
    meters: &[Meter],
    projects: &[Project],
    savings: &Savings,
    proofs: &mut Proofs,
    account: &mut Account,
    findings: &mut Findings,
) {
    for figure in &mut proofs.meters {
        let meter = &meters[figure.meter];
        let behind: Vec<(usize, NodeId)> = savings
            .projects
            .iter()
            .filter(|of| projects[of.project].meter.as_ref().is_some_and(|at| at.value == figure.meter))
            .filter_map(|of| Some((of.project, of.effects.first()?.node)))
            .collect();
        if behind.is_empty() {
            continue;
        }
        for proof in &mut figure.proofs {
            let model = &meter.models[proof.proof.model];
            let Some(reporting) = meter.reporting_of(model) else { continue };
            below_provable(meter, projects, &behind, proof, account, findings);
            let address = format!("meter/{}/{}", meter.id, model.id);
            match held(&behind, savings, proof, reporting, &address, account) {
                Ok(reconciled) => proof.reconciled = Some(reconciled),
                Err(clash) => findings.push(clash_finding(&clash, model.place, None)),
            }
        }
    }
}

fn held(
    behind: &[(usize, NodeId)],
    savings: &Savings,
    proof: &ProofFigure,
    reporting: Span,
    address: &str,
    account: &mut Account,
) -> Result<Reconciled, UnitClash> {
    let nodes = together(behind, savings, account)?;
    let graph = &mut account.graph;
    let unit = graph.unit(proof.saving).clone();
    let origin = |name: &str| Origin {
        address: format!("{address}/{name}"),
        kind: OriginKind::Constant,
        place: None,
        cited: None,
        note: None,
    };
    let a_year = graph.sum(&nodes, &unit)?;
    let measures = match whole_years(reporting) {
        Some(1) => a_year,
        Some(years) => {
            let years = graph.leaf(Literal::count(years), &Unit::none(), None, origin("years"));
            graph.product(&[a_year, years])?
        }
        None => {
            let days = Literal::count(days(reporting.from, reporting.to));
            let over = graph.leaf(days, &Unit::none(), None, origin("days"));
            let under = graph.leaf(Literal::count(YEAR), &Unit::none(), None, origin("year"));
            let share = graph.quotient(over, under)?;
            graph.product(&[a_year, share])?
        }
    };
    let less = graph.negative(measures);
    let difference = graph.sum(&[proof.saving, less], &unit)?;
    let is_zero = exact::value(View::plain(graph), measures).value().is_none_or(Exact::is_zero);
    let realisation = if is_zero { None } else { Some(graph.quotient(proof.saving, measures)?) };
    account.register(&format!("{address}/measures"), measures);
    account.register(&format!("{address}/unexplained"), difference);
    if let Some(realisation) = realisation {
        account.register(&format!("{address}/realisation"), realisation);
    }
    let apart = exact::value(View::plain(&account.graph), difference).value().map(|value| libm::fabs(value.to_f64()));
    let band = proof.proof.bands.iter().find(|band| band.confidence == 0.9);
    let within_band = apart.zip(band).map(|(apart, band)| apart <= band.half_width);
    Ok(Reconciled {
        projects: behind.iter().map(|(at, _)| *at).collect(),
        measures,
        difference,
        realisation,
        within_band,
    })
}

/// What the projects behind a meter save in a year: those on one end use together, where its energy is known, each other one
/// alone.
fn together(behind: &[(usize, NodeId)], savings: &Savings, account: &mut Account) -> Result<Vec<NodeId>, UnitClash> {
    let mut alone = behind.to_vec();
    let mut nodes = Vec::new();
    for end_use in &savings.end_uses {
        let Some(energy) = end_use.energy else { continue };
        let is_behind = |at: &usize| behind.iter().any(|(project, _)| *project == savings.projects[*at].project);
        let members = end_use.projects.iter().zip(&end_use.left).filter(|(at, _)| is_behind(at));
        let (members, left): (Vec<usize>, Vec<NodeId>) =
            members.map(|(at, left)| (savings.projects[*at].project, *left)).unzip();
        if members.len() > 1 {
            alone.retain(|(project, _)| !members.contains(project));
            let graph = &mut account.graph;
            let left = graph.product(&left)?;
            let saved = one_less(graph, left)?;
            nodes.push(graph.product(&[energy, saved])?);
        }
    }
    nodes.extend(alone.into_iter().map(|(_, node)| node));
    Ok(nodes)
}

/// The whole years of a span that begins and ends on the same day of the year; what is saved in a year is saved in a leap year.
fn whole_years(span: Span) -> Option<i64> {
    let after = span.to.tomorrow().ok()?;
    let years = i64::from(after.year()) - i64::from(span.from.year());
    let same_day = (after.month(), after.day()) == (span.from.month(), span.from.day());
    (years > 0 && same_day).then_some(years)
}

/// Projects whose stated saving is smaller than the smallest that the meter can prove.
fn below_provable(
    meter: &Meter,
    projects: &[Project],
    behind: &[(usize, NodeId)],
    proof: &ProofFigure,
    account: &Account,
    findings: &mut Findings,
) {
    let Some(least) = proof.proof.provable.iter().find(|of| of.confidence == 0.9) else { return };
    let view = View::plain(&account.graph);
    for (at, node) in behind {
        let project = &projects[*at];
        let known = exact::value(view, *node);
        let of_unit = view.unit(*node).convertible(&meter.unit);
        let (Some(value), Some(ratio)) = (known.value(), of_unit) else { continue };
        let value = (value * &ratio).to_f64();
        if value >= least.amount {
            continue;
        }
        let shown = |value: f64| {
            let exact = Exact::from_f64(value).unwrap_or(Exact::ZERO).to_significant(4, Rounding::HalfEven);
            let places = exact.terminating_places().unwrap_or(4);
            format!("{} {}", exact.to_decimal_string(places, Rounding::HalfEven), meter.unit.text())
        };
        let message = AboutMeter::StatedBelowProvable {
            project: project.id.clone(),
            saving: shown(value),
            meter: format!("{}/{}", meter.id, meter.models[proof.proof.model].id),
            least: shown(least.amount),
        };
        let place = project.worth.stated.as_ref().map_or(project.place, |stated| stated.place);
        findings.push(Finding::new(Code::SavingNotProved, message).at(place).level(Level::Warning));
    }
}

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days()) + 1
}
