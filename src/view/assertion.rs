//! Assertions: a figure held to what somebody says it is. First the point, then ranges; never a tolerance.

use super::model::{Assertion, Bound};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{Known, NodeId, Origin, OriginKind, View};
use crate::claim::{Arithmetic, inferred_under, judge};
use crate::factor::clash_finding;
use crate::finding::{AboutView, Apart, BoundWord, Code, Finding, Findings, Message, Step};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Interval, Rounding};

/// An assertion with its outcome.
#[derive(Debug, Clone)]
pub struct AssertionFigure {
    /// Index into the book's assertions.
    pub assertion: usize,
    /// The figure, in the unit of the assertion.
    pub figure: NodeId,
    /// What it should be, as printed.
    pub stated: NodeId,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// Whether an assertion holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It does; `exactly` where the figure is what was printed, to the last digit.
    Holds {
        /// The figure is the printed value itself.
        exactly: bool,
    },
    /// It does not: figure less asserted value, in the unit of the assertion.
    Fails(Exact),
    /// Something that the figure rests on is missing.
    CannotTell,
}

/// Holds every assertion against its figure. An address that the book does not have is a finding with the nearest one,
/// unless its figures could not be described in the first place.
pub fn check(
    accounts: &Accounts,
    assertions: &[Assertion],
    account: &mut Account,
    complete: bool,
    findings: &mut Findings,
) -> Vec<AssertionFigure> {
    let mut figures = Vec::new();
    for (at, assertion) in assertions.iter().enumerate() {
        let address = &assertion.figure;
        let Some(node) = account.find(&address.value) else {
            if complete {
                let message = Message::UnknownFigure { address: address.value.to_string() };
                let near = account.nearest(address.value.as_str());
                let finding = Finding::new(Code::UnknownName, message).at(address.place);
                findings.push(finding.helps(near.map(|near| Message::DidYouMean { name: near.to_string() })));
            }
            continue;
        };
        let stated = assertion.bound.quantity();
        let unit = stated.value.unit();
        // The figure may be a leaf; the asserted figure is a node of its own all the same.
        let figure = match account.graph.sum(&[node], unit) {
            Ok(figure) => figure,
            Err(clash) => {
                findings.push(clash_finding(&clash, address.place, Some(stated.place)));
                continue;
            }
        };
        account.graph.set_step(figure, Step::AssertedFigure);
        account.register(&format!("assert/{}", assertion.id), figure);
        let origin = Origin {
            address: format!("assert/{}/stated", assertion.id),
            kind: OriginKind::Published,
            place: Some(stated.place),
            cited: assertion.source.as_ref().map(|source| cite(accounts, source)),
            note: assertion.says.as_deref().map(Into::into),
        };
        let stated = account.graph.quantity(&stated.value, None, origin);
        account.register(&format!("assert/{}/stated", assertion.id), stated);
        let view = View::plain(&account.graph);
        let outcome = match outcome(view, figure, stated, &assertion.bound) {
            Outcome::Holds { .. } if !inferred_under(view, figure).is_empty() => Outcome::CannotTell,
            outcome => outcome,
        };
        findings.extend(finding(account, assertion, figure, &outcome));
        figures.push(AssertionFigure { assertion: at, figure, stated, outcome });
    }
    figures
}

fn outcome(view: View<'_>, figure: NodeId, stated: NodeId, bound: &Bound) -> Outcome {
    let Some(leaf) = view.leaf_at(stated) else { return Outcome::CannotTell };
    let (printed, print) = (leaf.range(), leaf.point());
    match bound {
        Bound::Equals(_) => match judge(view, figure, stated, &printed).arithmetic {
            Arithmetic::Exact => Outcome::Holds { exactly: true },
            Arithmetic::WithinRounding { .. } => Outcome::Holds { exactly: false },
            Arithmetic::DoesNotHold(difference) => Outcome::Fails(-&difference.at_point),
            Arithmetic::CannotTell(_) => Outcome::CannotTell,
        },
        Bound::AtMost(_) | Bound::AtLeast(_) => {
            let below = matches!(bound, Bound::AtMost(_));
            let holds = |value: &Exact| if below { *value <= print } else { *value >= print };
            let reaches = |range: &Interval| {
                let end = if below { range.lower_value() } else { range.upper_value() };
                end.is_none_or(holds)
            };
            match exact::value(view, figure) {
                // What is missing could only add to it.
                Known::Partial(value) if below && holds(&value) => Outcome::CannotTell,
                Known::Partial(value) if !below && !holds(&value) => Outcome::CannotTell,
                Known::Full(value) | Known::Partial(value) if holds(&value) => {
                    Outcome::Holds { exactly: value == print }
                }
                Known::Full(value) | Known::Partial(value) => {
                    let range = interval::range(view, figure);
                    match range.value() {
                        Some(range) if reaches(&range.interval) => Outcome::Holds { exactly: false },
                        _ => Outcome::Fails(&value - &print),
                    }
                }
                Known::Gap(_) | Known::Poison(_) => Outcome::CannotTell,
            }
        }
    }
}

fn finding(account: &Account, assertion: &Assertion, figure: NodeId, outcome: &Outcome) -> Option<Finding> {
    let stated = assertion.bound.quantity();
    let address = assertion.figure.value.to_string();
    let finding = match outcome {
        Outcome::Holds { .. } => return None,
        Outcome::CannotTell => {
            let message = AboutView::AssertionCannotTell { id: assertion.id.clone(), figure: address.clone() };
            Finding::new(Code::AssertionCannotTell, message).at(assertion.figure.place)
        }
        Outcome::Fails(difference) => {
            let view = View::plain(&account.graph);
            let value = exact::value(view, figure).value().cloned().unwrap_or_default();
            let unit = stated.value.unit().text();
            let message = AboutView::AssertionFails {
                id: assertion.id.clone(),
                figure: address.clone(),
                value: with_unit(&value, unit, false),
                bound: match assertion.bound {
                    Bound::Equals(_) => BoundWord::Equal,
                    Bound::AtMost(_) => BoundWord::AtMost,
                    Bound::AtLeast(_) => BoundWord::AtLeast,
                },
                asserted: stated.value.text().to_owned(),
                difference: Apart::new(with_unit(difference, "", true), unit),
            };
            Finding::new(Code::AssertionFails, message).at(stated.place)
        }
    };
    let says = assertion.says.clone().map(|says| AboutView::AssertionSays { says });
    let finding = says.into_iter().fold(finding, Finding::fact);
    Some(finding.help(AboutView::ExplainFigure { figure: address }))
}

/// Significant digits of a value in a finding.
const DIGITS: u32 = 12;

fn with_unit(value: &Exact, unit: &str, signed: bool) -> String {
    let rounded = value.to_significant(DIGITS, Rounding::HalfEven);
    let text = rounded.to_decimal_string(rounded.terminating_places().unwrap_or(DIGITS), Rounding::HalfEven);
    let mark = if rounded == *value { "" } else { "≈ " };
    let sign = if signed && value.is_positive() { "+" } else { "" };
    let text = format!("{mark}{sign}{}", text.replace('-', "−"));
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}
