//! The figures of a period: categories and subcategories, gases, facilities, and CO2 of biomass apart.
//!
//! Every split is a sum over the same nodes, those of the activities, so that all of them foot to the total.

use std::collections::BTreeMap;

use super::beside::BesideKind;
use super::build::{ActivityFigure, cite, tonnes};
use super::category::Category;
use super::model::Accounts;
use crate::account::Account;
use crate::calc::{Gap, GapCause, NodeId, NotationKey, UnitClash};
use crate::factor;
use crate::finding::{Code, Finding, Findings, Message, Step};
use crate::quantity::Gas;

/// Emissions by gas, in t CO2e, the part that is not split by gas last.
pub type Split = Vec<(Option<Gas>, NodeId)>;

/// The figures of one period.
#[derive(Debug, Clone)]
pub struct PeriodInventory {
    /// Index into the accounts' periods.
    pub period: usize,
    /// Sum over the categories, in t CO2e.
    pub total: NodeId,
    /// CO2 of biomass, which stands apart, in t CO2e.
    pub biogenic: Option<NodeId>,
    /// The six categories.
    pub categories: Vec<CategoryFigure>,
    /// Totals by gas, in t CO2e; `None` for what is not split by gas.
    pub gases: Split,
    /// Totals by facility, in the order of the book, and what belongs to none at the end.
    pub facilities: Vec<FacilityFigure>,
}

/// One category of a period.
#[derive(Debug, Clone)]
pub struct CategoryFigure {
    /// Which.
    pub category: Category,
    /// Its emissions, in t CO2e.
    pub node: NodeId,
    /// CO2 of biomass, which stands apart, in t CO2e.
    pub biogenic: Option<NodeId>,
    /// Its emissions by gas.
    pub gases: Split,
    /// Its subcategories, as far as the book has them.
    pub subcategories: Vec<(Category, NodeId)>,
    /// Indices into the accounts' activities, of those within the boundary.
    pub activities: Vec<usize>,
    /// Indices into the accounts' absences.
    pub absences: Vec<usize>,
}

/// One facility in a period.
#[derive(Debug, Clone)]
pub struct FacilityFigure {
    /// Index into the accounts' facilities; `None` for activities of no facility.
    pub facility: Option<usize>,
    /// What the period counts of its emissions, in t CO2e.
    pub node: NodeId,
    /// CO2 of biomass, which stands apart, in t CO2e.
    pub biogenic: Option<NodeId>,
    /// The same by category, as far as it has any.
    pub categories: Vec<(Category, NodeId)>,
}

/// Describes a period.
pub(super) fn describe(
    accounts: &Accounts,
    index: usize,
    activities: &[ActivityFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Result<PeriodInventory, UnitClash> {
    let id = &accounts.periods[index].id;
    let mut categories = Vec::new();
    let mut silent = Vec::new();
    for category in Category::ALL {
        let address = format!("inventory/{id}/category/{category}");
        let (figure, is_silent) = category_figure(accounts, index, category, activities, account, findings)?;
        account.register(&address, figure.node);
        if is_silent {
            silent.push(category.to_string());
        }
        categories.push(figure);
    }
    // A book without an inventory (claims only) need not hear that it has none.
    if !silent.is_empty() && silent.len() < categories.len() {
        let help = Message::AddressCategory { category: silent[0].clone() };
        let message = Message::CategoryNotAddressed { categories: silent, period: id.clone() };
        findings.push(Finding::new(Code::CategoryNotAddressed, message).at(accounts.periods[index].place).help(help));
    }
    let nodes: Vec<NodeId> = categories.iter().map(|figure| figure.node).collect();
    let total = tonnes(&nodes, account)?;
    account.graph.set_step(total, Step::SumOfCategories);
    account.register(&format!("inventory/{id}/total"), total);

    let members = positions(&accounts.activities, |activity| activity.period == index);
    let members: Vec<usize> = members.into_iter().filter(|at| activities[*at].is_inside).collect();
    let base = format!("inventory/{id}");
    let gases = by_gas(&members, activities, &base, account)?;
    let biogenic = biogenic(&members, activities, &base, account)?;
    let facilities = by_facility(accounts, &members, activities, &base, account)?;
    Ok(PeriodInventory { period: index, total, biogenic, categories, gases, facilities })
}

/// Sums by gas of some activities, registered as `BASE/gas/GAS`.
fn by_gas(
    members: &[usize],
    figures: &[ActivityFigure],
    base: &str,
    account: &mut Account,
) -> Result<Split, UnitClash> {
    let mut by_gas: BTreeMap<(bool, Option<Gas>), Vec<NodeId>> = BTreeMap::new();
    for (gas, node) in members.iter().flat_map(|at| figures[*at].gases.iter().copied()) {
        by_gas.entry((gas.is_none(), gas)).or_default().push(node);
    }
    let mut gases = Vec::new();
    for ((_, gas), nodes) in by_gas {
        let node = sum(&nodes, &format!("{base}/gas/{}", gas.map_or("CO2e", Gas::symbol)), account)?;
        gases.push((gas, node));
    }
    Ok(gases)
}

/// The CO2 of biomass of some activities, registered as `BASE/biogenic`.
fn biogenic(
    members: &[usize],
    figures: &[ActivityFigure],
    base: &str,
    account: &mut Account,
) -> Result<Option<NodeId>, UnitClash> {
    let nodes: Vec<NodeId> = members.iter().filter_map(|at| figures[*at].biogenic).collect();
    if nodes.is_empty() {
        return Ok(None);
    }
    sum(&nodes, &format!("{base}/biogenic"), account).map(Some)
}

fn by_facility(
    accounts: &Accounts,
    members: &[usize],
    figures: &[ActivityFigure],
    base: &str,
    account: &mut Account,
) -> Result<Vec<FacilityFigure>, UnitClash> {
    let mut of_facility: BTreeMap<(bool, Option<usize>), BTreeMap<Category, Vec<usize>>> = BTreeMap::new();
    for at in members {
        let activity = &accounts.activities[*at];
        let cells = of_facility.entry((activity.facility.is_none(), activity.facility)).or_default();
        cells.entry(activity.category.value.whole()).or_default().push(*at);
    }
    let mut facilities = Vec::new();
    for ((_, facility), cells) in of_facility {
        let base = match facility {
            Some(at) => format!("{base}/facility/{}", accounts.facilities[at].id),
            None => format!("{base}/no-facility"),
        };
        let mut categories = Vec::new();
        for (category, members) in &cells {
            let nodes: Vec<NodeId> = members.iter().map(|at| figures[*at].node).collect();
            categories.push((*category, sum(&nodes, &format!("{base}/category/{category}"), account)?));
        }
        let nodes: Vec<NodeId> = categories.iter().map(|(_, node)| *node).collect();
        let node = tonnes(&nodes, account)?;
        account.graph.set_step(node, Step::SumOfCategories);
        account.register(&base, node);
        let members: Vec<usize> = cells.into_values().flatten().collect();
        let biogenic = biogenic(&members, figures, &base, account)?;
        facilities.push(FacilityFigure { facility, node, biogenic, categories });
    }
    Ok(facilities)
}

fn sum(nodes: &[NodeId], address: &str, account: &mut Account) -> Result<NodeId, UnitClash> {
    let node = tonnes(nodes, account)?;
    account.graph.set_step(node, Step::SumOfActivities);
    account.register(address, node);
    Ok(node)
}

/// A category, and whether the book says nothing about it.
fn category_figure(
    accounts: &Accounts,
    period: usize,
    category: Category,
    figures: &[ActivityFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Result<(CategoryFigure, bool), UnitClash> {
    let belongs = |of: usize, at: Category| of == period && at.whole() == category;
    let mut activities = positions(&accounts.activities, |a| belongs(a.period, a.category.value));
    activities.retain(|at| figures[*at].is_inside);
    let absences = positions(&accounts.absences, |a| belongs(a.period, a.category.value));
    let address = format!("inventory/{}/category/{category}", accounts.periods[period].id);
    let mut parts: Vec<(Category, NodeId)> =
        activities.iter().map(|at| (accounts.activities[*at].category.value, figures[*at].node)).collect();
    for at in &absences {
        let absence = &accounts.absences[*at];
        let gap = Gap {
            cause: GapCause::Key(absence.key),
            address: format!("{address}/gap/{}", absence.category.value),
            reason: absence.reason.as_deref().map(Into::into),
            place: Some(absence.place),
            cited: absence.source.as_ref().map(|source| cite(accounts, source)),
        };
        let message = Message::NotEstimated {
            category: absence.category.value.to_string(),
            key: absence.key.word().to_owned(),
            reason: absence.reason.clone(),
        };
        findings.push(Finding::new(Code::NotEstimated, message).at(absence.place));
        parts.push((absence.category.value, account.graph.gap(gap, &factor::tonnes_co2e())));
    }
    let is_empty = parts.is_empty();
    let excluded = accounts.beside.iter().find(|beside| {
        let of = beside.category.as_ref().map(|category| category.value);
        beside.kind == BesideKind::Exclusion && of.is_some_and(|of| belongs(beside.period, of))
    });
    if is_empty {
        // What is excluded altogether is addressed, and still not in the total.
        let key = if excluded.is_some() { NotationKey::NotEstimated } else { NotationKey::NotStated };
        let gap = Gap {
            cause: GapCause::Key(key),
            address: format!("{address}/gap/{category}"),
            reason: excluded.and_then(|beside| beside.what.as_deref()).map(Into::into),
            place: Some(excluded.map_or(accounts.periods[period].place, |beside| beside.place)),
            cited: None,
        };
        parts.push((category, account.graph.gap(gap, &factor::tonnes_co2e())));
    }
    // Subcategories are figures of their own, each a sum inside its category.
    let mut nodes = Vec::new();
    let mut subcategories = Vec::new();
    let mut codes: Vec<Category> = parts.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let members: Vec<NodeId> = parts.iter().filter(|(of, _)| *of == code).map(|(_, node)| *node).collect();
        if code.sub == 0 {
            nodes.extend(members);
        } else {
            let address = format!("inventory/{}/category/{code}", accounts.periods[period].id);
            let node = sum(&members, &address, account)?;
            subcategories.push((code, node));
            nodes.push(node);
        }
    }
    let node = tonnes(&nodes, account)?;
    account.graph.set_step(node, Step::SumOfActivities);
    let gases = by_gas(&activities, figures, &address, account)?;
    let biogenic = biogenic(&activities, figures, &address, account)?;
    let figure = CategoryFigure { category, node, biogenic, gases, subcategories, activities, absences };
    Ok((figure, is_empty && excluded.is_none()))
}

fn positions<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| wanted(item)).map(|(at, _)| at).collect()
}
