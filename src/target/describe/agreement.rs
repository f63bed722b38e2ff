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
    let mut units: Vec<(Indicator, Option<String>, Unit)> = Vec::new();
    let described: Vec<CompanyTarget> = figures
        .iter()
        .filter_map(|figure| {
            let target = &targets[figure.target];
            company_target(target, figure, account, &mut units)
        })
        .collect();
    let growth = targets.iter().find_map(|target| share_of_one(&target.growth.as_ref()?.value));
    two_base_values(targets, figures, account, findings);
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
    units: &mut Vec<(Indicator, Option<String>, Unit)>,
) -> Option<CompanyTarget> {
    let base = target.base.as_ref()?;
    if matches!(target.indicator, Indicator::People | Indicator::Material | Indicator::Engagement | Indicator::Other) {
        return None;
    }
    let value = |node| exact::value(View::plain(&account.graph), node).value().cloned();
    let cut =
        |of: &crate::finding::Located<crate::quantity::Quantity>| share_of_one(&of.value).map(|change: Exact| -&change);
    let per = target.measured.is_intensity().then(|| target.per.clone().unwrap_or_default());
    let unit = account.graph.unit(figure.base?);
    // Values of one indicator are in the unit of its first; an index has none that others could share.
    let first = units.iter().find(|(indicator, of, _)| *indicator == target.indicator && *of == per);
    let ratio = match first {
        _ if figure.is_index => None,
        Some((.., first)) => unit.convertible(first),
        None => {
            units.push((target.indicator, per.clone(), unit.clone()));
            Some(Exact::ONE)
        }
    };
    // Values in a unit of another kind are of another thing.
    let kind = if ratio.is_none() && !figure.is_index { format!(" [{unit}]") } else { String::new() };
    let ratio_or_one = ratio.clone().unwrap_or(Exact::ONE);
    let level = || Some(&value(figure.goal?)? * &ratio_or_one);
    let promise = match &target.goal.promise {
        StatedPromise::Change(of) => Promise::EndPoint(cut(of)?),
        StatedPromise::Yearly(of) => Promise::EveryYear(cut(of)?),
        StatedPromise::Reach(_) => Promise::Reach(level()?),
        StatedPromise::Keep(_) if target.goal.better == Some(Better::Lower) => Promise::KeepAtMost(level()?),
        StatedPromise::Keep(_) => Promise::Keep(level()?),
        StatedPromise::Converge(_) => Promise::Reach(level()?),
    };
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
        indicator: format!("{}{}", target.indicator.word(), if per.is_none() { &kind } else { "" }),
        per: per.map(|per| per + &kind),
        boundary: parts,
        base_year: base.year,
        base: if figure.is_index { None } else { value(figure.base?).map(|base| &base * &ratio_or_one) },
        target_year: target.goal.year.value,
        promise,
    })
}

/// Two base values for one base year of one boundary, before any event changes them: one of them is wrong.
fn two_base_values(targets: &[Target], figures: &[TargetFigure], account: &Account, findings: &mut Findings) {
    let value = |node| exact::value(View::plain(&account.graph), node).value().cloned();
    let is_comparable =
        |target: &Target| target.indicator == Indicator::Emissions && !target.boundary.scopes.is_empty();
    let mut known: BTreeMap<String, (usize, Exact, Unit)> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| !figure.is_index && is_comparable(&targets[figure.target])) {
        let target = &targets[figure.target];
        let before = figure.recalculation.as_ref().map(|of| of.before).or(figure.base);
        let Some((base, node)) = target.base.as_ref().zip(before) else { continue };
        let Some(found) = value(node) else { continue };
        let boundary = &target.boundary;
        let coverage = boundary.coverage.as_ref().and_then(|of| share_of_one(&of.value));
        let key = format!(
            "{} {:?} {:?} {:?} {:?} {:?} {coverage:?}",
            base.year, target.measured, target.per, boundary.scopes, boundary.scope2, boundary.categories
        );
        let unit = account.graph.unit(node);
        match known.get(&key) {
            None => {
                known.insert(key, (figure.target, found, unit.clone()));
            }
            Some((first, other, of)) => {
                let differs = unit.convertible(of).is_some_and(|ratio| &found * &ratio != *other);
                let other = &targets[*first];
                if let Some(place) = other.base.as_ref().map(|base| base.place).filter(|_| differs) {
                    let (first, second) = (other.id.clone(), target.id.clone());
                    let message = AboutTarget::TwoBaseValues { first, second, year: base.year };
                    findings.push(Finding::new(Code::TargetConflict, message).at(base.place).at(place));
                }
            }
        }
    }
}
