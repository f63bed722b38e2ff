//! Whether a stated saving is possible: what it would need, by the energy it displaces, against the most there is.

use std::collections::HashMap;

use super::engineering::{EngineeringKind, Ground, formula};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, View};
use crate::finding::Finding;

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
}

/// Describes the question for every kind of displaced energy, under `ADDRESS/needed/…` and `ADDRESS/most`.
pub(super) fn possible(
    kind: &EngineeringKind,
    names: &HashMap<String, NodeId>,
    saving: NodeId,
    address: &str,
    ground: Ground<'_>,
    account: &mut Account,
) -> Result<Vec<PossibleFigure>, Vec<Finding>> {
    let Some(possible) = &kind.possible else { return Ok(Vec::new()) };
    let mut names = names.clone();
    names.insert("saving".to_owned(), saving);
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
        figures.push(PossibleFigure { displaced: needed.displaced.clone(), needed: node, most, holds });
    }
    Ok(figures)
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
