//! The targets of a book against one another.

use std::collections::{BTreeMap, BTreeSet};

use super::super::consistency::{CompanyTarget, Stands, Survey, survey};
use super::super::model::{Better, Indicator, StatedPromise, Target};
use super::super::progress::Promise;
use super::TargetFigure;
use crate::account::Account;
use crate::calc::View;
use crate::calc::reading::exact;
use crate::finding::{AboutTarget, Code, Finding, Findings};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Unit};

/// Compares the targets; what cannot both be kept is a finding.
pub(super) fn agreement(
    targets: &[Target],
    figures: &[TargetFigure],
    account: &Account,
    findings: &mut Findings,
) -> Survey {
    let mut units: Vec<(Indicator, Unit)> = Vec::new();
    let described: Vec<CompanyTarget> = figures
        .iter()
        .filter_map(|figure| {
            let target = &targets[figure.target];
            company_target(target, figure, account, &mut units)
        })
        .collect();
    let growth = targets.iter().find_map(|target| share_of_one(&target.growth.as_ref()?.value));
    // Years are in order, and no cut is more than everything: the check of the book has seen to it.
    let found = survey(&described, growth.as_ref()).unwrap_or_default();
    let places: BTreeMap<&str, _> = targets.iter().rev().map(|target| (target.id.as_str(), target.place)).collect();
    for one in found.conflicts() {
        let (first, second) = (one.first.clone(), one.second.clone());
        let message = match one.stands {
            Stands::Exclude => AboutTarget::CannotBothBeKept { first, second },
            _ => AboutTarget::RisesAgain { first, second },
        };
        let place = |id: &str| places.get(id).copied();
        let mut finding = Finding::new(Code::TargetConflict, message);
        for place in [place(&one.second), place(&one.first)].into_iter().flatten() {
            finding = finding.at(place);
        }
        findings.push(finding);
    }
    found
}

/// A target, as far as others can contradict it; `None` for one without a base year, or of people and the like, where one word
/// stands for many things.
fn company_target(
    target: &Target,
    figure: &TargetFigure,
    account: &Account,
    units: &mut Vec<(Indicator, Unit)>,
) -> Option<CompanyTarget> {
    let base = target.base.as_ref()?;
    if matches!(target.indicator, Indicator::People | Indicator::Material | Indicator::Engagement | Indicator::Other) {
        return None;
    }
    let value = |node| exact::value(View::plain(&account.graph), node).value().cloned();
    let cut =
        |of: &crate::finding::Located<crate::quantity::Quantity>| share_of_one(&of.value).map(|change: Exact| -&change);
    let level = || value(figure.goal?);
    let promise = match &target.goal.promise {
        StatedPromise::Change(of) => Promise::EndPoint(cut(of)?),
        StatedPromise::Yearly(of) => Promise::EveryYear(cut(of)?),
        StatedPromise::Reach(_) => Promise::Reach(level()?),
        StatedPromise::Keep(_) if target.goal.better == Some(Better::Lower) => Promise::KeepAtMost(level()?),
        StatedPromise::Keep(_) => Promise::Keep(level()?),
        StatedPromise::Converge(_) => Promise::Reach(level()?),
    };
    let unit = account.graph.unit(figure.base?);
    let is_alike = match units.iter().find(|(indicator, _)| *indicator == target.indicator) {
        Some((_, first)) => first == unit,
        // An index has no unit of its own that others could share.
        None if figure.is_index => false,
        None => {
            units.push((target.indicator, unit.clone()));
            true
        }
    };
    let is_known = !figure.is_index && is_alike && !target.measured.is_intensity();
    let boundary = &target.boundary;
    let mut parts: BTreeSet<String> = BTreeSet::new();
    for scope in &boundary.scopes {
        match (scope, boundary.categories.is_empty()) {
            (3, false) => parts.extend(boundary.categories.iter().map(|category| format!("3/{category}"))),
            _ => drop(parts.insert(scope.to_string())),
        }
    }
    Some(CompanyTarget {
        id: target.id.clone(),
        indicator: target.indicator.word().to_owned(),
        per: target.measured.is_intensity().then(|| target.per.clone().unwrap_or_default()),
        boundary: parts,
        base_year: base.year,
        base: if is_known { value(figure.base?) } else { None },
        target_year: target.goal.year.value,
        promise,
    })
}
