//! Whether a stated saving is possible: what it would need, by the energy it displaces, against the most there is; and what
//! each answer would give in emissions.

use std::collections::HashMap;

use super::effect::{Means, Standing, effect};
use super::engineering::{EngineeringKind, Ground, Needed, formula};
use super::model::{Project, SavingFactor};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, View};
use crate::factor::FactorId;
use crate::finding::{Finding, Findings, Located};

/// What a stated saving would need if it displaced one kind of energy.
#[derive(Debug, Clone)]
pub struct PossibleFigure {
    /// The displaced energy, in the word of the pack: `electricity`, `fuel`, `heat-pump`.
    pub displaced: String,
    /// What is needed.
    pub needed: NodeId,
    /// The most there is.
    pub most: NodeId,
    /// Whether that is enough, as far as the rounding of the inputs can tell; `None` where something is missing.
    pub holds: Option<bool>,
    /// What it would be in emissions.
    pub answer: Answer,
}

/// What a stated saving would be in emissions, in t CO2e, if it displaced one kind of energy.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Where the stated figure is that energy.
    pub as_energy: Option<NodeId>,
    /// Where the stated figure is what was needed itself: the heat.
    pub as_itself: Option<NodeId>,
    /// The factors taken.
    pub factors: Vec<String>,
}

/// A stated saving while it is asked about.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub means: &'a Means<'a>,
    pub project: &'a Project,
    pub standing: Standing<'a>,
    pub saving: NodeId,
}

/// Describes the question for every kind of displaced energy, under `ADDRESS/needed/…`, `ADDRESS/most` and `ADDRESS/if/…`.
pub(super) fn possible(
    kind: &EngineeringKind,
    names: &HashMap<String, NodeId>,
    asked: Asked<'_>,
    address: &str,
    ground: Ground<'_>,
    account: &mut Account,
) -> Result<Vec<PossibleFigure>, Vec<Finding>> {
    let Some(possible) = &kind.possible else { return Ok(Vec::new()) };
    let mut names = names.clone();
    names.insert("saving".to_owned(), asked.saving);
    let at = format!("{address}/most");
    let Some(most) = formula(kind, &possible.most, &possible.unit, &at, &names, ground, account)? else {
        return Ok(Vec::new());
    };
    account.register(&at, most);
    let mut figures = Vec::new();
    for needed in &possible.needed {
        let at = format!("{address}/needed/{}", needed.displaced);
        let Some(node) = formula(kind, &needed.formula, &possible.unit, &at, &names, ground, account)? else {
            continue;
        };
        account.register(&at, node);
        let holds = holds(node, most, account);
        let at = format!("{address}/if/{}", needed.displaced);
        let itself = formula(kind, &needed.as_itself, &possible.unit, &at, &names, ground, account)?;
        let answer = answer(asked, needed, itself, &at, account);
        figures.push(PossibleFigure { displaced: needed.displaced.clone(), needed: node, most, holds, answer });
    }
    Ok(figures)
}

/// The emissions of both readings of the stated figure.
fn answer(asked: Asked<'_>, needed: &Needed, itself: Option<NodeId>, address: &str, account: &mut Account) -> Answer {
    let Some((carrier, factor)) = counted_by(asked, needed) else { return Answer::default() };
    let mut factors = Vec::new();
    let mut emissions = |node: NodeId, name: &str, account: &mut Account| {
        let address = format!("{address}/{name}");
        // What is doubtful about these factors is not what the book says: it is not reported.
        let mut silent = Findings::new();
        let of = (carrier.as_str(), node);
        let made = effect(asked.means, of, Some(&factor), asked.standing, &address, account, &mut silent).ok()?;
        factors.extend(made.factors);
        account.register(&address, made.emissions?);
        made.emissions
    };
    let as_energy = emissions(asked.saving, "emissions", account);
    let as_itself = itself.and_then(|node| emissions(node, "emissions-as-heat", account));
    factors.dedup();
    Answer { as_energy, as_itself, factors }
}

/// What counts the emissions of a displaced energy: the factor of the project where it is for such a carrier, or that of the pack.
fn counted_by(asked: Asked<'_>, needed: &Needed) -> Option<(String, SavingFactor)> {
    let own = asked.project.carrier.as_ref().map(|carrier| carrier.value.as_str());
    let electric = |carrier: &str| carrier == "electricity";
    if let (Some(own), Some(factor)) = (own, &asked.project.factor)
        && electric(own) == electric(&needed.carrier)
    {
        return Some((own.to_owned(), factor.clone()));
    }
    let id = Located::new(FactorId::parse(&needed.factor)?, asked.standing.place);
    Some((needed.carrier.clone(), SavingFactor::One { id, density: None }))
}

/// Whether the least that may be needed is no more than the most that there may be.
fn holds(needed: NodeId, most: NodeId, account: &Account) -> Option<bool> {
    let view = View::plain(&account.graph);
    let (point, bound) = (exact::value(view, needed), exact::value(view, most));
    let (point, bound) = (point.value()?, bound.value()?);
    let (low, high) = (interval::range(view, needed), interval::range(view, most));
    let low = low.value().and_then(|range| range.interval.lower_value().cloned());
    let high = high.value().and_then(|range| range.interval.upper_value().cloned());
    Some(point <= bound || low.zip(high).is_some_and(|(low, high)| low <= high))
}
