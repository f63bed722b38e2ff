//! Intensities: emissions per output, revenue, area or head, and how they changed.

use super::ghgp::GhgView;
use super::model::{Denominator, ViewInputs};
use crate::account::Account;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{Findings, Step};
use crate::inventory::{Accounts, Inventory, cite};
use crate::quantity::{Literal, Manner, Unit};

/// What is divided by a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// The total of the inventory.
    Total,
    /// Scopes 1 and 2 (location-based) of the GHG Protocol.
    Scopes,
}

/// An intensity of one period.
#[derive(Debug, Clone)]
pub struct Intensity {
    /// Index into the book's denominators.
    pub denominator: usize,
    /// What is divided.
    pub of: Share,
    /// Emissions per denominator, in tCO2e per its unit.
    pub node: NodeId,
    /// The denominator.
    pub under: NodeId,
    /// The period before that has the same denominator, and the change against it, in per cent.
    pub change: Option<(usize, NodeId)>,
    /// There is such a period, at other prices: nothing is compared.
    pub other_prices: bool,
}

/// Describes every intensity of the book.
pub fn build(
    accounts: &Accounts,
    inventory: &Inventory,
    ghgp: &[GhgView],
    inputs: &ViewInputs,
    account: &mut Account,
    findings: &mut Findings,
) -> Vec<Intensity> {
    let mut intensities: Vec<Intensity> = Vec::new();
    // Earlier periods first, so that a later one finds what it is compared with.
    let mut order: Vec<usize> = (0..inputs.denominators.len()).collect();
    order.sort_by_key(|at| accounts.periods[inputs.denominators[*at].period].from);
    for at in order {
        let denominator = &inputs.denominators[at];
        match one(accounts, inventory, ghgp, inputs, at, &intensities, account) {
            Ok(made) => intensities.extend(made),
            Err(clash) => findings.push(clash_finding(&clash, denominator.amount.place, None)),
        }
    }
    intensities.sort_by_key(|intensity| intensity.denominator);
    intensities
}

fn one(
    accounts: &Accounts,
    inventory: &Inventory,
    ghgp: &[GhgView],
    inputs: &ViewInputs,
    at: usize,
    before: &[Intensity],
    account: &mut Account,
) -> Result<Vec<Intensity>, UnitClash> {
    let denominator = &inputs.denominators[at];
    let stem = format!("intensity/{}/{}", accounts.periods[denominator.period].id, denominator.id);
    let address = format!("{stem}/denominator");
    let origin = Origin {
        address: address.clone(),
        kind: OriginKind::Input,
        place: Some(denominator.amount.place),
        cited: denominator.source.as_ref().map(|source| cite(accounts, source)),
        note: denominator.price_basis.as_deref().or(denominator.note.as_deref()).map(Into::into),
    };
    let under = account.graph.quantity(&denominator.amount.value, None, origin);
    account.register(&address, under);
    let total = inventory.periods.iter().find(|figures| figures.period == denominator.period);
    let mut over: Vec<(Share, NodeId, String)> =
        total.map(|figures| (Share::Total, figures.total, stem.clone())).into_iter().collect();
    if let Some(view) = ghgp.iter().find(|view| view.period == denominator.period) {
        let scopes = view.scopes.iter().filter(|scope| scope.number <= 2).map(|scope| scope.node).collect::<Vec<_>>();
        let sum = account.graph.sum(&scopes, &crate::factor::tonnes_co2e())?;
        account.graph.set_step(sum, Step::SumOfScopes);
        over.push((Share::Scopes, sum, format!("{stem}/scope-1-2")));
    }
    let mut made = Vec::new();
    for (of, over, address) in over {
        let node = account.graph.quotient(over, under)?;
        account.graph.set_step(node, Step::EmissionsPerUnit);
        account.register(&address, node);
        let earlier = previous(accounts, inputs, before, denominator, of);
        let comparable = earlier.filter(|(earlier, _)| same_measure(earlier, denominator));
        let change = match comparable {
            Some((earlier, intensity)) => {
                let node = changed(node, intensity.node, account)?;
                account.register(&format!("{address}/change"), node);
                Some((earlier.period, node))
            }
            None => None,
        };
        let other_prices = earlier.is_some() && comparable.is_none();
        made.push(Intensity { denominator: at, of, node, under, change, other_prices });
    }
    Ok(made)
}

/// The same denominator in the latest period before.
fn previous<'a>(
    accounts: &Accounts,
    inputs: &'a ViewInputs,
    before: &'a [Intensity],
    denominator: &Denominator,
    of: Share,
) -> Option<(&'a Denominator, &'a Intensity)> {
    let from = accounts.periods[denominator.period].from;
    let same = before.iter().filter(|intensity| intensity.of == of).filter_map(|intensity| {
        let other = &inputs.denominators[intensity.denominator];
        let earlier = other.id == denominator.id && accounts.periods[other.period].from < from;
        earlier.then_some((other, intensity))
    });
    same.max_by_key(|(other, _)| accounts.periods[other.period].from)
}

/// Whether two denominators can be compared: of one kind, in units of one dimension, at the same prices.
fn same_measure(a: &Denominator, b: &Denominator) -> bool {
    a.kind == b.kind
        && a.price_basis == b.price_basis
        && a.amount.value.unit().dimension() == b.amount.value.unit().dimension()
}

/// now ÷ before − 1, in per cent.
fn changed(now: NodeId, before: NodeId, account: &mut Account) -> Result<NodeId, UnitClash> {
    let graph = &mut account.graph;
    let ratio = graph.quotient(now, before)?;
    let origin =
        Origin { address: "constant/one".to_owned(), kind: OriginKind::Constant, place: None, cited: None, note: None };
    let one = graph.shared_leaf(Literal::count(1).with_manner(Manner::Exact), &Unit::none(), None, origin);
    let less = graph.negative(one);
    let change = graph.sum(&[ratio, less], &Unit::none())?;
    graph.set_step(change, Step::ChangeOfIntensity);
    match Unit::parse("%") {
        Ok(percent) => graph.convert(change, &percent),
        Err(_) => Ok(change),
    }
}
