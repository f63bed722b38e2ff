//! Amounts that are computed: freight from mass and distance, refrigerants from a mass balance, steam from its enthalpy.
//!
//! The language is that of claims, and so are its builder and its findings.

use std::collections::HashMap;

use super::build::{cite, cite_as};
use super::model::{Accounts, Activity, ActivityData, Period};
use crate::account::{Account, Address, Shape};
use crate::calc::{NodeId, Origin, OriginKind};
use crate::expression::{self, BuildError, BuildErrorKind, Expression, Given, Scope};
use crate::factor::{Chooser, too_old_finding};
use crate::finding::{AboutEnergy, Code, Finding, Findings, Located, Message, Step};
use crate::quantity::{Exact, Rounding, Unit};

/// An amount as it is computed: `formula = "freight * distance"` with its inputs.
#[derive(Debug, Clone)]
pub struct Formula {
    /// What is computed; it has no unknown.
    pub expression: Located<Expression>,
    /// Inputs that only this activity has; their addresses are `activity/ID/given/NAME`.
    pub given: Vec<Given>,
}

/// Describes the amount of an activity. It has the unit that it has by itself; what a factor counts is brought about where
/// the factor is applied.
///
/// # Errors
/// Everything that is wrong with the expression in its book.
pub fn describe(
    accounts: &Accounts,
    activity: &Activity,
    formula: &Formula,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<NodeId, Vec<Finding>> {
    let address = format!("activity/{}", activity.id);
    let cited = activity.source.as_ref().map(|source| cite(accounts, source));
    let origin = |input: &Given, address: String| Origin {
        address,
        kind: OriginKind::Input,
        place: Some(input.place()),
        cited: cite_as(accounts, input.source.as_ref(), input.rendition).or_else(|| cited.clone()),
        note: activity.note.as_deref().map(Into::into),
    };
    let names = expression::describe_given(&formula.given, &address, account, &origin);
    let scope = Scope {
        names: &names,
        factors,
        region: activity.facility.and_then(|at| accounts.facilities[at].region.as_deref()),
        year: accounts.periods.get(activity.period).map_or(0, Period::year),
        address: &address,
        place: formula.expression.place,
        cited: cited.clone(),
        wanted: None,
    };
    let built = expression::build(&formula.expression.value, &scope, account).map_err(|errors| {
        let say = |error: &BuildError| {
            let finding = expression::build_finding(error, &formula.expression, None, &scope, account);
            let unknown = matches!(error.kind, BuildErrorKind::UnknownFigure(_));
            finding.helps(unknown.then(|| AboutEnergy::FiguresInReach.into()))
        };
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    for (id, _) in formula.expression.value.factors() {
        let Ok((entry, _)) = factors.resolve(id, scope.region, scope.year) else { continue };
        if let Some(years) = factors.years_apart(entry, scope.year) {
            let limit = factors.pack().age.years;
            findings.push(too_old_finding(entry.id(), years, scope.year, limit, formula.expression.place));
        }
    }
    // A formula may be nothing but a name or a figure; the amount is a node of its own all the same.
    let unit = account.graph.unit(built.node).clone();
    let amount = account.graph.sum(&[built.node], &unit);
    let amount = amount.map_err(|clash| vec![crate::factor::clash_finding(&clash, formula.expression.place, None)])?;
    account.graph.set_step(amount, Step::ComputedAmount);
    account.register(&format!("{address}/amount"), amount);
    Ok(amount)
}

/// The activities in an order in which each comes after those whose figures its formula names; rounds are findings.
pub fn order(accounts: &Accounts, findings: &mut Findings) -> Vec<usize> {
    let activities = &accounts.activities;
    let formulas: Vec<Option<&Formula>> = activities
        .iter()
        .map(|activity| match &activity.data {
            ActivityData::Computed { formula, .. } => Some(formula.as_ref()),
            ActivityData::Emissions(_) | ActivityData::Amount { .. } => None,
        })
        .collect();
    if formulas.iter().all(Option::is_none) {
        return (0..activities.len()).collect();
    }
    let positions: HashMap<&str, usize> = activities.iter().enumerate().map(|(at, a)| (a.id.as_str(), at)).collect();
    let target = |address: &Address| match address.shape() {
        Shape::Activity { id }
        | Shape::ActivityGas { id, .. }
        | Shape::ActivityAmount { id }
        | Shape::ActivityGiven { id, .. } => positions.get(id).copied(),
        _ => None,
    };
    let needs: Vec<Vec<usize>> = formulas
        .iter()
        .map(|formula| {
            let figures = formula.iter().flat_map(|formula| formula.expression.value.figures());
            figures.filter_map(|(address, _)| target(address)).collect()
        })
        .collect();
    let (order, cycles) = expression::order(&needs);
    for cycle in cycles {
        let path = cycle.iter().map(|at| format!("activity/{}", activities[*at].id)).collect();
        let places = cycle.iter().filter_map(|at| Some(formulas[*at].as_ref()?.expression.place));
        let finding = Finding::new(Code::CircularReference, Message::CircularReference { path });
        findings.push(places.fold(finding, Finding::at));
    }
    order
}

/// A value for a sentence: at most nine significant digits, with its unit.
pub(crate) fn shown(value: &Exact, unit: &Unit) -> String {
    let rounded = value.to_significant(9, Rounding::HalfEven);
    let places = rounded.terminating_places().unwrap_or(0);
    let number = rounded.to_decimal_string(places, Rounding::HalfEven);
    let (sign, digits) = number.strip_prefix('-').map_or(("", number.as_str()), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        // Groups of three, as reports have them; four digits stand together.
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
            text.push(' ');
        }
        text.push(digit);
    }
    text.extend(fraction.map(|fraction| format!(".{fraction}")));
    format!("{text} {}", unit.text()).trim_end().to_owned()
}
