//! What to say of an expression that does not fit its book; the same for claims and for formulas of activities.

use std::ops::Range;

use super::build::{BuildError, BuildErrorKind, Scope};
use super::syntax::Expression;
use crate::account::Account;
use crate::factor::{clash_finding, unresolved_finding};
use crate::finding::{Code, Finding, Located, Message, Place};

/// The finding of one error; `expected` is where the wanted unit is stated, if it is.
pub fn build_finding(
    error: &BuildError,
    expression: &Located<Expression>,
    expected: Option<Place>,
    scope: &Scope<'_>,
    account: &Account,
) -> Finding {
    let place = inside(expression, &error.span);
    match &error.kind {
        // The book was checked for names; this is for other callers.
        BuildErrorKind::UnknownName(name) => {
            let finding = Finding::new(Code::UnknownName, Message::UnknownName { name: name.clone() }).at(place);
            finding.help(Message::AddToGiven { name: name.clone() })
        }
        BuildErrorKind::UnknownFigure(address) => {
            let finding = Finding::new(Code::UnknownName, Message::UnknownFigure { address: address.to_string() });
            let near = account.nearest(address.as_str());
            finding.at(place).helps(near.map(|near| Message::DidYouMean { name: near.to_string() }))
        }
        BuildErrorKind::UnknownFactor(id) => match scope.factors.resolve(id, scope.region, scope.year) {
            Err(unresolved) => unresolved_finding(&unresolved, id, place),
            Ok(_) => Finding::new(Code::UnknownFactor, Message::UnknownFactor { id: id.to_string() }).at(place),
        },
        BuildErrorKind::NotASingleValue(id) => {
            Finding::new(Code::BadExpression, Message::NotASingleValue { id: id.to_string() }).at(place)
        }
        BuildErrorKind::Units(clash) => clash_finding(clash, place, None),
        BuildErrorKind::Result(clash) => clash_finding(clash, place, expected),
        BuildErrorKind::NotWhole => Finding::new(Code::BadExpression, Message::NotAWholeNumber).at(place),
        BuildErrorKind::UnknownUnit => Finding::new(Code::BadExpression, Message::UnknownUnitUnclear).at(place),
    }
}

/// A span of the expression's text as a place in the file; the whole text where escapes have moved it.
pub fn inside(expression: &Located<Expression>, span: &Range<usize>) -> Place {
    let text = expression.place;
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if text.end - text.start != narrow(expression.value.text.len()) {
        return text;
    }
    let at = |n: usize| text.start.saturating_add(narrow(n)).min(text.end);
    Place { file: text.file, start: at(span.start), end: at(span.end) }
}
