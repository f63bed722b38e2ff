//! Entries as parts of the graph, and what their bounds say of them.

use super::PlausibilityEntry;
use super::pack::{BoundStanding, PlausibilityPack, PlausibleQuantity};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{Known, NodeId, Origin, OriginKind, View};
use crate::claim::build::only_region;
use crate::expression::{self, Given, Scope};
use crate::factor::Chooser;
use crate::finding::{AboutPlausibility, Code, Finding, Findings, Level};
use crate::inventory::{Accounts, Period, cite, cite_as};
use crate::quantity::{Exact, Interval, Rounding, Unit};

/// Days that a whole year has at least and at most.
const YEAR: [i64; 2] = [365, 366];

/// An entry with what was found.
#[derive(Debug, Clone)]
pub struct PlausibleFigure {
    /// Index into the entries.
    pub entry: usize,
    /// The quantity, in the unit of its bounds.
    pub node: NodeId,
    /// Its value; `None` where something is missing.
    pub value: Option<Exact>,
    /// What each bound says that holds at its place and in its year.
    pub outcomes: Vec<BoundOutcome>,
    /// The days of its period, where that is no whole year and the bounds are of one.
    pub part_of_a_year: Option<i64>,
}

/// What one bound says.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundOutcome {
    /// Index into the bounds of the quantity.
    pub bound: usize,
    /// The least value in the period.
    pub low: Option<Exact>,
    /// The greatest.
    pub high: Option<Exact>,
    /// Where the value lies.
    pub relation: BoundRelation,
}

/// Where a value lies.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundRelation {
    /// Between the bounds, as far as the rounding of the inputs can tell.
    Within,
    /// Below the lower one by so much.
    Below(Exact),
    /// Above the upper one by so much.
    Above(Exact),
}

impl PlausibleFigure {
    /// The weightiest standing among the bounds that the value lies outside of.
    pub fn outside(&self, quantity: &PlausibleQuantity) -> Option<BoundStanding> {
        let outside = self.outcomes.iter().filter(|outcome| outcome.relation != BoundRelation::Within);
        outside.map(|outcome| quantity.bound[outcome.bound].standing).min()
    }
}

/// Describes every entry and holds it against its bounds.
pub fn check_plausibility(
    entries: &[PlausibilityEntry],
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Vec<PlausibleFigure> {
    if entries.is_empty() {
        return Vec::new();
    }
    let pack = PlausibilityPack::bundled();
    let mut figures = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let quantity = &pack.quantity[entry.of.value];
        let Ok(unit) = Unit::parse(&quantity.unit) else { continue };
        match describe(entry, &unit, accounts, factors, account) {
            Ok(node) => {
                let figure = compare(at, entry, quantity, node, accounts, account);
                findings.extend(finding(entry, quantity, &figure, account));
                figures.push(figure);
            }
            Err(found) => findings.extend(found),
        }
    }
    figures
}

fn region<'a>(entry: &PlausibilityEntry, accounts: &'a Accounts) -> Option<&'a str> {
    match entry.facility {
        Some(at) => accounts.facilities[at].region.as_deref(),
        None => only_region(accounts),
    }
}

fn period<'a>(entry: &PlausibilityEntry, accounts: &'a Accounts) -> Option<&'a Period> {
    let only = (accounts.periods.len() == 1).then_some(0);
    entry.period.or(only).and_then(|at| accounts.periods.get(at))
}

fn describe(
    entry: &PlausibilityEntry,
    unit: &Unit,
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
) -> Result<NodeId, Vec<Finding>> {
    let address = format!("plausibility/{}", entry.id);
    let cited = entry.source.as_ref().map(|source| cite(accounts, source));
    let origin = |input: &Given, address: String| Origin {
        address,
        kind: OriginKind::Input,
        place: Some(input.place()),
        cited: cite_as(accounts, input.source.as_ref(), input.rendition).or_else(|| cited.clone()),
        note: entry.says.as_deref().map(Into::into),
    };
    let names = expression::describe_given(&entry.given, &address, account, &origin);
    let year = period(entry, accounts).map(Period::year);
    let scope = Scope {
        names: &names,
        factors,
        region: region(entry, accounts),
        year: year.unwrap_or_else(|| u16::try_from(factors.as_of().year()).unwrap_or(0)),
        address: &address,
        place: entry.value.place,
        cited: cited.clone(),
        wanted: Some(unit),
    };
    let built = expression::build(&entry.value.value, &scope, account).map_err(|errors| {
        let say = |error| expression::build_finding(error, &entry.value, None, &scope, account);
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    account.register(&address, built.node);
    Ok(built.node)
}

fn compare(
    at: usize,
    entry: &PlausibilityEntry,
    quantity: &PlausibleQuantity,
    node: NodeId,
    accounts: &Accounts,
    account: &Account,
) -> PlausibleFigure {
    let view = View::plain(&account.graph);
    let value = match exact::value(view, node) {
        Known::Full(value) => Some(value),
        // What is missing may be what would bring it inside.
        Known::Partial(_) | Known::Gap(_) | Known::Poison(_) => None,
    };
    let range = interval::range(view, node);
    let range = range.value().map(|range| &range.interval);
    let period = period(entry, accounts);
    let days = period.filter(|_| quantity.of_a_year).map(|period| i64::from((period.to - period.from).get_days()) + 1);
    let [least, most] = YEAR;
    let shown = quantity.bounds_at(region(entry, accounts), period.map(Period::year));
    let outcomes = value.iter().flat_map(|value| {
        shown.iter().map(|at| {
            let bound = &quantity.bound[*at];
            let low = bound.low.clone().filter(|_| days.is_none_or(|days| days >= least));
            let high = match (&bound.high_a_day, days) {
                (Some(rate), Some(days)) => Some(rate * &Exact::from(days)),
                _ => bound.high.clone().filter(|_| days.is_none_or(|days| days <= most)),
            };
            let relation = relation(value, range, low.as_ref(), high.as_ref());
            BoundOutcome { bound: *at, low, high, relation }
        })
    });
    PlausibleFigure {
        entry: at,
        node,
        outcomes: outcomes.collect(),
        value: value.clone(),
        part_of_a_year: days.filter(|days| !(least..=most).contains(days)),
    }
}

/// Where a value lies; a range that meets the bounds is within.
fn relation(value: &Exact, range: Option<&Interval>, low: Option<&Exact>, high: Option<&Exact>) -> BoundRelation {
    let reaches = |end: Option<&Exact>, inside: &dyn Fn(&Exact) -> bool| end.is_none_or(inside);
    if let Some(low) = low.filter(|low| value < low)
        && !range.is_some_and(|range| reaches(range.upper_value(), &|end| end >= low))
    {
        return BoundRelation::Below(low - value);
    }
    if let Some(high) = high.filter(|high| value > high)
        && !range.is_some_and(|range| reaches(range.lower_value(), &|end| end <= high))
    {
        return BoundRelation::Above(value - high);
    }
    BoundRelation::Within
}

fn finding(
    entry: &PlausibilityEntry,
    quantity: &PlausibleQuantity,
    figure: &PlausibleFigure,
    account: &Account,
) -> Option<Finding> {
    let place = entry.value.place;
    let Some(value) = &figure.value else {
        let view = View::plain(&account.graph);
        let missing = view.gaps_under(figure.node).iter().map(|(_, gap)| gap.address.clone()).collect();
        let message = AboutPlausibility::CannotTell { id: entry.id.clone(), missing };
        return Some(Finding::new(Code::ClaimCannotTell, message).at(place));
    };
    let standing = figure.outside(quantity)?;
    let message = AboutPlausibility::Outside {
        id: entry.id.clone(),
        en: quantity.name.en.clone(),
        zh: quantity.name.zh.clone(),
        value: format!("{} {}", digits(value), quantity.unit),
    };
    let level = if standing == BoundStanding::Unconfirmed { Level::Note } else { Level::Warning };
    let mut finding = Finding::new(Code::PlausibilityOutside, message).at(place).level(level);
    for outcome in figure.outcomes.iter().filter(|outcome| outcome.relation != BoundRelation::Within) {
        let bound = &quantity.bound[outcome.bound];
        finding = finding.fact(AboutPlausibility::Bound {
            range: outcome.range(&quantity.unit),
            en: format!("{}, {}", bound.document.en, bound.clause.en),
            zh: format!("{}，{}", bound.document.zh, bound.clause.zh),
            confirmed: bound.standing != BoundStanding::Unconfirmed,
        });
    }
    let asked = quantity.questions.iter();
    Some(finding.helps(
        asked.map(|question| AboutPlausibility::Ask { en: question.en.clone(), zh: question.zh.clone() }.into()),
    ))
}

/// Significant digits of a value in a finding.
const DIGITS: u32 = 6;

fn digits(value: &Exact) -> String {
    let rounded = value.to_significant(DIGITS, Rounding::HalfEven);
    rounded.to_decimal_string(rounded.terminating_places().unwrap_or(DIGITS), Rounding::HalfEven)
}

impl BoundOutcome {
    /// The bounds as text: `968 … 1132 kWh/kW`, `≤ 244 W/m2`.
    pub fn range(&self, unit: &str) -> String {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => format!("{} … {} {unit}", digits(low), digits(high)),
            (Some(low), None) => format!("≥ {} {unit}", digits(low)),
            (None, Some(high)) => format!("≤ {} {unit}", digits(high)),
            (None, None) => String::new(),
        }
    }
}
