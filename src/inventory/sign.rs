//! What is never below zero: amounts, and emissions.
//!
//! A factor below zero, such as a life-cycle credit for recycling, would net an inventory as surely as a negative amount.

use super::beside::BesideFigure;
use super::build::ActivityFigure;
use super::formula::shown;
use super::model::{Accounts, ActivityData};
use crate::account::{Account, Address};
use crate::calc::reading::exact;
use crate::calc::{Cone, NodeId, View};
use crate::finding::{AboutEnergy, AboutInventory, Code, Finding, Findings, Place};

/// Amounts that came out below zero.
pub(super) fn amounts(accounts: &Accounts, account: &Account, findings: &mut Findings) {
    let amounts = accounts.activities.iter().filter_map(|activity| {
        let ActivityData::Computed { formula, .. } = &activity.data else { return None };
        let address = format!("activity/{}/amount", activity.id);
        let node = account.find(&Address::parse(&address).ok()?)?;
        Some((address, formula.expression.place, node))
    });
    below_zero(&amounts.collect::<Vec<_>>(), account, |address, value, place| {
        let message = AboutEnergy::NegativeAmount { address, value };
        findings.push(Finding::new(Code::NegativeResult, message).at(place).help(AboutEnergy::CheckMassBalance));
    });
}

/// Emissions that came out below zero: of activities, by gas, and of what stands beside the total.
pub(super) fn emissions(
    accounts: &Accounts,
    figures: &[ActivityFigure],
    beside: &[BesideFigure],
    account: &Account,
    findings: &mut Findings,
) {
    let mut nodes: Vec<(String, Place, NodeId)> = Vec::new();
    for (activity, figure) in accounts.activities.iter().zip(figures) {
        let place = match &activity.data {
            ActivityData::Amount { factor, .. } | ActivityData::Computed { factor: Some(factor), .. } => factor.place,
            ActivityData::Emissions(_) | ActivityData::Computed { factor: None, .. } => activity.place,
        };
        let parts = figure.gases.iter().map(|(_, node)| *node).chain(figure.biogenic);
        nodes.extend(parts.map(|node| (format!("activity/{}", activity.id), place, node)));
    }
    for figure in beside {
        let of = &accounts.beside[figure.beside];
        nodes.extend(figure.node.map(|node| (format!("{}/{}", of.kind.word(), of.id), of.place, node)));
    }
    refuse(&nodes, account, findings);
}

/// Refuses emissions below zero.
pub(super) fn refuse(nodes: &[(String, Place, NodeId)], account: &Account, findings: &mut Findings) {
    let mut said = String::new();
    below_zero(nodes, account, |address, value, place| {
        // Of one line one gas is enough.
        if said != address {
            said.clone_from(&address);
            let message = AboutInventory::NegativeEmissions { address, value };
            let finding = Finding::new(Code::NegativeResult, message).at(place);
            findings.push(finding.help(AboutInventory::FactorBelowZero));
        }
    });
}

fn below_zero(nodes: &[(String, Place, NodeId)], account: &Account, mut say: impl FnMut(String, String, Place)) {
    let view = View::plain(&account.graph);
    let cone = Cone::of(view, &nodes.iter().map(|(_, _, node)| *node).collect::<Vec<_>>());
    let values = exact::read(view, &cone);
    for (address, place, node) in nodes {
        if let Some(value) = values.value(*node).filter(|value| value.is_negative()) {
            say(address.clone(), shown(value, view.unit(*node)), *place);
        }
    }
}
