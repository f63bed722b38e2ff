//! What a verifier would ask of an inventory that is computed: what it leaves out, and what it does not say.
//!
//! One finding for each kind of thing, with a list. A complete book is silent. Nothing here says that an inventory
//! conforms to a standard; that is for a person to say.

use super::beside::BesideKind;
use super::boundary::share_of_one;
use super::build::Inventory;
use super::category::Category;
use super::model::{Accounts, Activity};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, NotationKey, View};
use crate::factor::GwpSet;
use crate::finding::{AboutInventory, Code, Finding, Findings, Place};
use crate::quantity::{Exact, Rounding};

/// Checks an inventory against what ISO 14064-1:2018 asks to be stated (5.1 to 6.3, 9.2, 9.3.1).
pub(super) fn check(accounts: &Accounts, inventory: &Inventory, account: &Account, findings: &mut Findings) {
    // A book of claims alone has no inventory to be complete.
    let Some(first) = accounts.activities.first() else { return };
    report_items(accounts, first, findings);
    data(accounts, findings);
    potentials(accounts, first, findings);
    exclusions(accounts, inventory, account, findings);
    significance(accounts, findings);
}

/// 9.2 and 9.3.1 a, b: who reports, who is responsible, for what and for whom.
fn report_items(accounts: &Accounts, first: &Activity, findings: &mut Findings) {
    let organization = accounts.organization.as_ref();
    // With several facilities, or stated ownership, the approach is asked for by a warning of its own.
    let is_asked = accounts.facilities.len() > 1 || accounts.facilities.iter().any(|f| f.holding.is_stated());
    let stated = [
        ("consolidation", is_asked || organization.is_some_and(|o| o.consolidation.is_some())),
        ("responsible", organization.is_some_and(|o| o.responsible.is_some())),
        ("purpose", organization.is_some_and(|o| o.purpose.is_some())),
        ("users", organization.is_some_and(|o| !o.users.is_empty())),
    ];
    let keys: Vec<String> = stated.iter().filter(|(_, there)| !there).map(|(key, _)| (*key).to_owned()).collect();
    if !keys.is_empty() {
        let place = organization.map_or(first.place, |organization| organization.place);
        let finding = Finding::new(Code::ReportItemMissing, AboutInventory::ReportItemMissing { keys }).at(place);
        findings.push(finding.help(AboutInventory::CompleteOrganization));
    }
}

/// 6.2.1 to 6.2.3: kind of data and method of every source.
fn data(accounts: &Accounts, findings: &mut Findings) {
    let lacking = |lacks: fn(&Activity) -> bool| -> (Vec<String>, Option<Place>) {
        let lacking: Vec<&Activity> = accounts.activities.iter().filter(|activity| lacks(activity)).collect();
        (lacking.iter().map(|activity| activity.id.clone()).collect(), lacking.first().map(|activity| activity.place))
    };
    let (kind, at_kind) = lacking(|activity| activity.characteristics.kind.is_none());
    let (method, at_method) = lacking(|activity| activity.characteristics.method.is_none());
    let Some(place) = at_kind.or(at_method) else { return };
    let message = AboutInventory::DataNotDescribed { without_kind: kind.len(), without_method: method.len() };
    let mut finding = Finding::new(Code::DataNotDescribed, message).at(place);
    if !kind.is_empty() {
        finding = finding.fact(AboutInventory::WithoutDataKind { ids: kind });
    }
    if !method.is_empty() {
        finding = finding.fact(AboutInventory::WithoutMethod { ids: method });
    }
    findings.push(finding.help(AboutInventory::DescribeData));
}

/// 6.3: another set than the latest of the IPCC needs a reason.
fn potentials(accounts: &Accounts, first: &Activity, findings: &mut Findings) {
    let latest = GwpSet::default();
    if accounts.gwp != latest && accounts.gwp_justification.is_none() {
        let message =
            AboutInventory::GwpNotJustified { set: accounts.gwp.word().to_owned(), latest: latest.word().to_owned() };
        let place = accounts.organization.as_ref().map_or(first.place, |organization| organization.place);
        let place = accounts.gwp_place.unwrap_or(place);
        let finding = Finding::new(Code::GwpNotJustified, message).at(place);
        findings.push(finding.help(AboutInventory::JustifyGwp));
    }
}

/// 5.2.3 and 9.3.1 i: what is left out, why, and that no large amount hides behind it.
fn exclusions(accounts: &Accounts, inventory: &Inventory, account: &Account, findings: &mut Findings) {
    let threshold = accounts.exclusion_threshold.as_ref();
    let limit = threshold.and_then(|threshold| share_of_one(&threshold.value));
    for figure in &inventory.beside {
        let beside = &accounts.beside[figure.beside];
        if beside.kind != BesideKind::Exclusion {
            continue;
        }
        if beside.reason.is_none() {
            let message = AboutInventory::ExclusionWithoutReason { id: beside.id.clone() };
            let finding = Finding::new(Code::ExclusionWithoutReason, message).at(beside.place);
            findings.push(finding.help(AboutInventory::GiveReason));
        }
        let Some(node) = figure.node else {
            let message = AboutInventory::ExclusionWithoutEstimate { id: beside.id.clone() };
            let finding = Finding::new(Code::ExclusionWithoutEstimate, message).at(beside.place);
            findings.push(finding.help(AboutInventory::GiveEstimate));
            continue;
        };
        let total = inventory.periods.get(beside.period).map(|period| period.total);
        let share = total.and_then(|total| share_of_total(account, node, total));
        if let (Some(limit), Some(share), Some(threshold)) = (&limit, share, threshold)
            && share > *limit
        {
            let percent = &share * &Exact::from(100);
            let message = AboutInventory::ExclusionAboveThreshold {
                id: beside.id.clone(),
                percent: percent.to_decimal_string(1, Rounding::HalfEven),
                threshold: threshold.value.text().to_owned(),
            };
            let finding = Finding::new(Code::ExclusionAboveThreshold, message).at(beside.place).at(threshold.place);
            findings.push(finding.help(AboutInventory::QuantifyIt));
        }
    }
}

/// The upper end of an estimate as a share of a total.
fn share_of_total(account: &Account, estimate: NodeId, total: NodeId) -> Option<Exact> {
    let view = View::plain(&account.graph);
    let upper = interval::range(view, estimate).value().and_then(|range| range.interval.upper_value().cloned())?;
    upper.checked_div(exact::value(view, total).value()?)
}

/// 5.2.3: the indirect categories are assessed by criteria; what is significant is quantified or its gap has a reason.
fn significance(accounts: &Accounts, findings: &mut Findings) {
    let covers = |of: Category, at: Category| of.whole() == at.whole() && (of.sub == 0 || at.sub == 0 || of == at);
    for row in &accounts.significance {
        let category = row.category.value;
        if row.reason.is_none() {
            let message = AboutInventory::SignificanceWithoutReason { category: category.to_string() };
            let finding = Finding::new(Code::SignificanceWithoutReason, message).at(row.place);
            findings.push(finding.help(AboutInventory::GiveReason));
        }
        if !row.is_significant {
            continue;
        }
        for (index, period) in accounts.periods.iter().enumerate() {
            let in_period = |of: usize, at: Category| of == index && covers(category, at);
            let has_period = accounts.activities.iter().any(|activity| activity.period == index);
            let quantified = accounts.activities.iter().any(|a| in_period(a.period, a.category.value));
            let justified = accounts.absences.iter().any(|absence| {
                let says_why = absence.reason.is_some() || absence.key == NotationKey::IncludedElsewhere;
                in_period(absence.period, absence.category.value) && says_why
            });
            let excluded = accounts.beside.iter().any(|beside| {
                beside.reason.is_some() && beside.category.as_ref().is_some_and(|c| in_period(beside.period, c.value))
            });
            if has_period && !quantified && !justified && !excluded {
                let message = AboutInventory::SignificantNotQuantified {
                    category: category.to_string(),
                    period: period.id.clone(),
                };
                let finding = Finding::new(Code::SignificantNotQuantified, message).at(row.place);
                findings.push(finding.help(AboutInventory::QuantifyOrSayWhy));
            }
        }
    }
    let unassessed: Vec<String> = Category::ALL
        .into_iter()
        .skip(1)
        .filter(|category| !accounts.significance.iter().any(|row| row.category.value.whole() == *category))
        .filter(|category| !does_not_occur(accounts, *category))
        .map(|category| category.to_string())
        .collect();
    if let (false, Some(first)) = (unassessed.is_empty(), accounts.periods.first()) {
        let message = AboutInventory::SignificanceNotAssessed { categories: unassessed };
        let finding = Finding::new(Code::SignificanceNotAssessed, message).at(first.place);
        findings.push(finding.help(AboutInventory::AssessSignificance));
    }
}

/// Whether a whole category does not occur or does not apply, so that there is nothing to assess.
fn does_not_occur(accounts: &Accounts, category: Category) -> bool {
    accounts.absences.iter().any(|absence| {
        absence.category.value == category
            && matches!(absence.key, NotationKey::NotOccurring | NotationKey::NotApplicable)
    })
}
