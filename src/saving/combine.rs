//! Measures together: on one end use each saves a fraction of what the others leave; on different end uses they add.
//!
//! With E the energy of the end use before and s the savings of the measures alone, together they save
//! E × (1 − Π(1 − sᵢ / E)); simple adding gives Σ sᵢ, which is never less.

use super::describe::{ProjectFigure, shown};
use super::effect::one_less;
use super::model::Project;
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, UnitClash, View};
use crate::factor::tonnes_co2e;
use crate::finding::{AboutSaving, Code, Finding, Findings, Level};
use crate::quantity::{Exact, Unit};

/// Measures that share an end use.
#[derive(Debug, Clone)]
pub struct EndUseFigure {
    /// The end use, as the first of them names it.
    pub name: String,
    /// Indexes into the project figures.
    pub projects: Vec<usize>,
    /// What the measures save by simple adding.
    pub simple: NodeId,
    /// What they save together; `None` where the energy of the end use is not known.
    pub combined: Option<NodeId>,
    /// The energy of the end use before, in the unit of `simple`, where it is known.
    pub energy: Option<NodeId>,
    /// What each leaves of the end use alone, 1 − s / E; empty where the energy is not known.
    pub left: Vec<NodeId>,
    /// By how much simple adding overstates.
    pub overstated: Option<NodeId>,
    /// The same in tCO2e.
    pub overstated_emissions: Option<NodeId>,
    /// The same in GJ.
    pub overstated_energy: Option<NodeId>,
}

/// Sums over the projects that are not made up, measures on one end use combined.
#[derive(Debug, Clone, Copy)]
pub struct Totals {
    /// Energy saved, in GJ.
    pub energy: Option<NodeId>,
    /// Emissions saved inside the inventory, in t CO2e.
    pub inside: Option<NodeId>,
    /// Emissions saved outside the inventory, in t CO2e.
    pub outside: Option<NodeId>,
}

/// What projects must share to be measures on one end use.
fn key(project: &Project, figure: &ProjectFigure) -> Option<(Option<usize>, String, String, bool, bool)> {
    let end_use = project.end_use.as_ref()?.trim().to_lowercase();
    let carrier = figure.effects.first()?.carrier.clone();
    Some((project.facility, end_use, carrier, project.is_inside, project.is_made_up))
}

/// Describes what measures save together.
pub(super) fn combine(
    projects: &[Project],
    figures: &[ProjectFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Result<(Vec<EndUseFigure>, Option<Totals>), UnitClash> {
    let keys: Vec<_> = figures.iter().map(|figure| key(&projects[figure.project], figure)).collect();
    let mut end_uses: Vec<EndUseFigure> = Vec::new();
    for (at, of) in keys.iter().enumerate().filter_map(|(at, of)| Some((at, of.as_ref()?))) {
        let members: Vec<usize> = (at..keys.len()).filter(|other| keys[*other].as_ref() == Some(of)).collect();
        let is_first = keys[..at].iter().all(|other| other.as_ref() != Some(of));
        if is_first && members.len() > 1 {
            let number = end_uses.len() + 1;
            end_uses.push(end_use(projects, figures, members, number, account, findings)?);
        }
    }
    let totals = totals(projects, figures, &end_uses, account)?;
    Ok((end_uses, totals))
}

fn end_use(
    projects: &[Project],
    figures: &[ProjectFigure],
    members: Vec<usize>,
    number: usize,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<EndUseFigure, UnitClash> {
    let of = |at: usize| &projects[figures[at].project];
    let name = of(members[0]).end_use.clone().unwrap_or_default();
    let savings: Vec<NodeId> = members.iter().map(|at| figures[*at].effects[0].node).collect();
    let unit = account.graph.unit(savings[0]).clone();
    let simple = account.graph.sum(&savings, &unit)?;
    let address = format!("savings/end-use/{number}");
    account.register(&format!("{address}/simple"), simple);
    let mut figure = EndUseFigure {
        name,
        simple,
        combined: None,
        energy: None,
        left: Vec::new(),
        overstated: None,
        overstated_emissions: None,
        overstated_energy: None,
        projects: members,
    };
    let places = figure.projects.iter().map(|at| of(*at).place);
    let ids = figure.projects.iter().map(|at| of(*at).id.clone()).collect();
    let Some(energy) = energy_of(&figure, projects, figures, account, findings) else {
        let message = AboutSaving::EndUseWithoutEnergy { end_use: figure.name.clone(), projects: ids };
        let finding = places.fold(Finding::new(Code::SavingOverlap, message), Finding::at);
        findings.push(finding.help(AboutSaving::GiveEndUseEnergy));
        return Ok(figure);
    };
    let graph = &mut account.graph;
    let energy = graph.convert(energy, &unit)?;
    let mut left = Vec::new();
    for saving in &savings {
        let saving = graph.convert(*saving, &unit)?;
        let fraction = graph.quotient(saving, energy)?;
        left.push(one_less(graph, fraction)?);
    }
    figure.left.clone_from(&left);
    figure.energy = Some(energy);
    let left = graph.product(&left)?;
    let saved = one_less(graph, left)?;
    let combined = graph.product(&[energy, saved])?;
    let combined = graph.convert(combined, &unit)?;
    let minus = graph.negative(combined);
    let overstated = graph.sum(&[simple, minus], &unit)?;
    account.register(&format!("{address}/combined"), combined);
    account.register(&format!("{address}/overstated"), overstated);
    figure.combined = Some(combined);
    figure.overstated = Some(overstated);
    let view = View::plain(&account.graph);
    let (point, whole) = (exact::value(view, overstated), exact::value(view, simple));
    if point.value().is_some_and(Exact::is_positive) {
        let share = point.value().zip(whole.value()).and_then(|(part, whole)| part.checked_div(whole));
        let percent = share.and_then(|share| Some(&share * &Exact::power_of_ten(2)?));
        let message = AboutSaving::Overstated {
            end_use: figure.name.clone(),
            projects: ids,
            simple: shown(account, simple),
            combined: shown(account, combined),
            by: shown(account, overstated),
            percent: percent
                .map(|percent| percent.to_decimal_string(2, crate::quantity::Rounding::HalfEven))
                .unwrap_or_default(),
        };
        let finding = Finding::new(Code::SavingOverlap, message).level(Level::Warning);
        findings.push(places.fold(finding, Finding::at).help(AboutSaving::TotalsAreCombined));
    }
    // What the main effects are worth in emissions and energy shrinks in the same ratio.
    let ratio = account.graph.quotient(overstated, simple)?;
    let main = |of: fn(&super::EffectFigure) -> Option<NodeId>| -> Vec<NodeId> {
        figure.projects.iter().filter_map(|at| of(&figures[*at].effects[0])).collect()
    };
    let mut shrunk = |nodes: Vec<NodeId>, unit: Unit, name: &str| -> Result<Option<NodeId>, UnitClash> {
        if nodes.is_empty() {
            return Ok(None);
        }
        let sum = account.graph.sum(&nodes, &unit)?;
        let product = account.graph.product(&[sum, ratio])?;
        let node = account.graph.convert(product, &unit)?;
        account.register(&format!("{address}/{name}"), node);
        Ok(Some(node))
    };
    let emissions = shrunk(main(|effect| effect.emissions), tonnes_co2e(), "overstated-emissions")?;
    let energy = match Unit::parse("GJ") {
        Ok(unit) => shrunk(main(|effect| effect.energy), unit, "overstated-energy")?,
        Err(_) => None,
    };
    figure.overstated_emissions = emissions;
    figure.overstated_energy = energy;
    Ok(figure)
}

/// The energy of an end use: as the first project states it that does; where none does, as their calculations agree.
fn energy_of(
    figure: &EndUseFigure,
    projects: &[Project],
    figures: &[ProjectFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Option<NodeId> {
    let dimension = account.graph.unit(figure.simple).dimension();
    let known = figure.projects.iter().filter_map(|at| Some((&projects[figures[*at].project], figures[*at].baseline?)));
    let known: Vec<(&Project, NodeId)> =
        known.filter(|(_, node)| account.graph.unit(*node).dimension() == dimension).collect();
    let stated = known.iter().filter(|(project, _)| project.end_use_energy.is_some());
    let stated: Vec<(&Project, NodeId)> = stated.copied().collect();
    let (first, others) = if stated.is_empty() { known.split_first()? } else { stated.split_first()? };
    let apart: Vec<&(&Project, NodeId)> = others.iter().filter(|other| differ(first.1, other.1, account)).collect();
    if apart.is_empty() {
        return Some(first.1);
    }
    if stated.is_empty() {
        // What lamps of two halls took is not what all lamps took.
        return None;
    }
    let all = std::iter::once(first).chain(apart);
    let said = all.clone().map(|(project, node)| format!("{}: {}", project.id, shown(account, *node)));
    let message = AboutSaving::EndUseEnergyDiffers { end_use: figure.name.clone(), said: said.collect() };
    let places = all.filter_map(|(project, _)| project.end_use_energy.as_ref().map(|energy| energy.place));
    let finding = places.fold(Finding::new(Code::FiguresDisagree, message), Finding::at).level(Level::Warning);
    findings.push(finding.help(AboutSaving::OneEndUseEnergy));
    Some(first.1)
}

/// Whether two energies differ by more than rounding leaves.
fn differ(first: NodeId, second: NodeId, account: &mut Account) -> bool {
    let graph = &mut account.graph;
    let unit = graph.unit(first).clone();
    let minus = graph.negative(second);
    let Ok(difference) = graph.sum(&[first, minus], &unit) else { return true };
    let view = View::plain(graph);
    let range = interval::range(view, difference);
    let within = range.value().is_some_and(|range| range.interval.contains(&Exact::default()));
    !within && exact::value(view, difference).value().is_some_and(|value| *value != Exact::default())
}

fn totals(
    projects: &[Project],
    figures: &[ProjectFigure],
    end_uses: &[EndUseFigure],
    account: &mut Account,
) -> Result<Option<Totals>, UnitClash> {
    let of = |figure: &ProjectFigure| &projects[figure.project];
    let counted = |figure: &&ProjectFigure| !of(figure).is_made_up;
    if !figures.iter().any(|figure| !of(figure).is_made_up) {
        return Ok(None);
    }
    let mut sum = |nodes: Vec<NodeId>, less: Vec<NodeId>, unit: Unit, name: &str| {
        if nodes.is_empty() {
            return Ok(None);
        }
        let less = less.into_iter().map(|node| account.graph.negative(node)).collect::<Vec<_>>();
        let node = account.graph.sum(&[nodes, less].concat(), &unit)?;
        account.register(&format!("savings/total/{name}"), node);
        Ok::<_, UnitClash>(Some(node))
    };
    let shared = |inside: bool| {
        let shared = end_uses.iter().filter(move |end_use| {
            let project = of(&figures[end_use.projects[0]]);
            !project.is_made_up && project.is_inside == inside
        });
        shared.filter_map(|end_use| end_use.overstated_emissions).collect::<Vec<_>>()
    };
    let emissions = |inside: bool| {
        let figures = figures.iter().filter(counted).filter(move |figure| of(figure).is_inside == inside);
        figures.filter_map(|figure| figure.emissions).collect::<Vec<_>>()
    };
    let energy: Vec<NodeId> = figures.iter().filter(counted).filter_map(|figure| figure.energy).collect();
    let less = end_uses.iter().filter(|end_use| !of(&figures[end_use.projects[0]]).is_made_up);
    let less = less.filter_map(|end_use| end_use.overstated_energy).collect();
    let energy = match Unit::parse("GJ") {
        Ok(unit) => sum(energy, less, unit, "energy")?,
        Err(_) => None,
    };
    Ok(Some(Totals {
        energy,
        inside: sum(emissions(true), shared(true), tonnes_co2e(), "emissions")?,
        outside: sum(emissions(false), shared(false), tonnes_co2e(), "emissions-outside")?,
    }))
}
