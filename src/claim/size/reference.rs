//! What a difference is set against: totals of the inventory or of the statement, with their thresholds.

use super::{Assessing, tonnes};
use crate::calc::reading::exact;
use crate::calc::{Known, NodeId, View};
use crate::finding::Located;
use crate::inventory::{Category, PeriodInventory, share_of_one};
use crate::quantity::{Exact, Interval, Quantity};

/// Which total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// All categories.
    Total,
    /// Categories 1 and 2: what the GHG Protocol calls scopes 1 and 2.
    Scopes,
    /// One category.
    Category(Category),
}

/// A total with its threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Which.
    pub basis: Basis,
    /// How much, in tCO2e.
    pub amount: Exact,
    /// Something is missing from it.
    pub is_partial: bool,
    /// It is stated under `totals` and not computed by an inventory.
    pub is_stated: bool,
    /// Its threshold, where one is stated.
    pub threshold: Option<Threshold>,
}

/// A threshold of materiality.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// As a share.
    pub share: Exact,
    /// In tCO2e.
    pub amount: Exact,
}

/// The totals of a period: all, categories 1 and 2, and each category that has a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReferences {
    /// Index into the periods.
    pub period: usize,
    /// The totals.
    pub references: Vec<Reference>,
}

/// Where an amount stands against a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Below it.
    Below,
    /// It reaches it; what just reaches a threshold counts as material.
    Reaches,
    /// Rounding leaves it open.
    Open,
}

/// An amount with what rounding leaves of it, both in tCO2e and positive.
pub(super) struct Scaled<'a> {
    pub amount: &'a Exact,
    pub range: &'a Interval,
}

pub(super) fn standing(scaled: &Scaled<'_>, threshold: &Threshold) -> Standing {
    let limit = &threshold.amount;
    let all_below = scaled.range.upper_value().is_some_and(|upper| upper < limit);
    let all_reach = scaled.range.lower_value().is_some_and(|lower| lower >= limit);
    match (all_below, all_reach) {
        (true, _) => Standing::Below,
        (_, true) => Standing::Reaches,
        // A range without an end, or one that holds the threshold: the point alone does not decide.
        _ if scaled.range.is_point().is_some() => match scaled.amount >= limit {
            true => Standing::Reaches,
            false => Standing::Below,
        },
        _ => Standing::Open,
    }
}

/// The totals of every period.
pub(super) fn references(given: &Assessing<'_>) -> Vec<PeriodReferences> {
    let of = |period: usize| PeriodReferences { period, references: of_period(given, period) };
    let found = (0..given.accounts.periods.len()).map(of);
    found.filter(|of| !of.references.is_empty()).collect()
}

fn of_period(given: &Assessing<'_>, period: usize) -> Vec<Reference> {
    let inventory = given.inventory.and_then(|inventory| inventory.periods.iter().find(|of| of.period == period));
    let stated = given.inputs.verification.as_ref().map(|verification| &verification.totals);
    let computed = |node: NodeId| value(given, node);
    let mut references = Vec::new();
    let mut push = |basis: Basis, computed: Option<(Exact, bool)>, stated: Option<&Located<Quantity>>| {
        // An inventory without a figure is none: then what the statement prints is taken.
        let computed =
            computed.filter(|(amount, _)| !amount.is_zero()).map(|(amount, partial)| (amount, partial, false));
        let printed = || Some((in_tonnes(stated?)?, false, true));
        let Some((amount, is_partial, is_stated)) = computed.or_else(printed) else { return };
        let threshold = share(given, basis).map(|share| Threshold { amount: &share * &amount, share });
        references.push(Reference { basis, amount, is_partial, is_stated, threshold });
    };
    push(Basis::Total, inventory.and_then(|of| computed(of.total)), stated.and_then(|of| of.total.as_ref()));
    push(Basis::Scopes, scopes(given, inventory), stated.and_then(|of| of.scopes.as_ref()));
    for number in 1..=6 {
        let category = Category { number, sub: 0 };
        let figure = inventory.and_then(|of| of.categories.iter().find(|of| of.category == category));
        let printed = stated.and_then(|of| of.categories.iter().find(|(of, _)| *of == category)).map(|(_, of)| of);
        push(Basis::Category(category), figure.and_then(|of| computed(of.node)), printed);
    }
    references
}

/// Categories 1 and 2 together; partial where one of them is, or has no figure.
fn scopes(given: &Assessing<'_>, inventory: Option<&PeriodInventory>) -> Option<(Exact, bool)> {
    let of = |number: u8| {
        let figure = inventory?.categories.iter().find(|of| of.category == Category { number, sub: 0 })?;
        value(given, figure.node)
    };
    match (of(1), of(2)) {
        (Some((one, one_partial)), Some((two, two_partial))) => Some((&one + &two, one_partial || two_partial)),
        (Some((only, _)), None) | (None, Some((only, _))) => Some((only, true)),
        (None, None) => None,
    }
}

/// A figure of the inventory in tCO2e, and whether something is missing from it.
fn value(given: &Assessing<'_>, node: NodeId) -> Option<(Exact, bool)> {
    let view = View::plain(&given.account.graph);
    let ratio = tonnes(view.unit(node))?;
    match exact::value(view, node) {
        Known::Full(value) => Some((&value * &ratio, false)),
        Known::Partial(value) => Some((&value * &ratio, true)),
        Known::Gap(_) | Known::Poison(_) => None,
    }
}

fn in_tonnes(quantity: &Located<Quantity>) -> Option<Exact> {
    Some(&quantity.value.amount().one()?.exact() * &tonnes(quantity.value.unit())?)
}

/// The threshold of a total as a share: that of the command line, else that of the book.
fn share(given: &Assessing<'_>, basis: Basis) -> Option<Exact> {
    let stated = given.inputs.verification.as_ref().map(|verification| &verification.materiality);
    let of_book = stated.and_then(|stated| match basis {
        Basis::Total => stated.total.as_ref(),
        Basis::Scopes => stated.scopes.as_ref(),
        Basis::Category(_) => stated.category.as_ref(),
    });
    given.materiality.clone().or_else(|| share_of_one(&of_book?.value))
}
