//! When the investment has come back.
//!
//! The year in which the sum of the flows reaches zero is found once, from the values; the node is the line through that year,
//! m − 1 + owed / flow, so that readings which move inputs a little stay on it.

use super::super::describe::Describer;
use super::figure::MoneyFigure;
use super::flows::{Flows, values};
use super::rates::count;
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutMoney, MoneyWord, Step};
use crate::quantity::{Exact, Unit};

/// Simple payback.
pub(super) fn simple(
    of: &Flows,
    address: &str,
    account: &mut Account,
    figure: &mut MoneyFigure,
) -> Result<(), UnitClash> {
    let found = payback(&of.nodes, &of.unit, account)?;
    figure.payback = noted(found, MoneyWord::Payback, &format!("{address}/payback"), account, figure);
    Ok(())
}

/// Simple payback where every year is the same and how many there are is not stated: investment / what a year brings. Says whether
/// there is one.
pub(super) fn of_equal_years(
    describer: &mut Describer<'_, '_>,
    (capex, saved, opex): (Option<NodeId>, Option<NodeId>, Option<NodeId>),
    address: &str,
    figure: &mut MoneyFigure,
) -> Result<bool, UnitClash> {
    let money = &describer.project.money;
    let is_even = money.years().is_none() && money.price_growth.is_none() && money.degradation.is_none();
    let (Some(capex), Some(saved), true) = (capex, saved, is_even) else { return Ok(false) };
    let graph = &mut describer.account.graph;
    let unit = graph.unit(capex).clone();
    let less = opex.map(|opex| graph.negative(opex));
    let parts: Vec<NodeId> = std::iter::once(saved).chain(less).collect();
    let flow = graph.sum(&parts, &unit)?;
    graph.set_step(flow, Step::FlowOfYear);
    if !values(graph, &[flow]).is_some_and(|known| known[0].is_positive()) {
        return Ok(false);
    }
    let part = graph.quotient(capex, flow)?;
    let part = graph.convert(part, &Unit::none())?;
    graph.set_step(part, Step::YearsOfEqualFlows);
    let a_year = Unit::parse("a").unwrap_or_else(|_| Unit::none());
    let one = count(graph, 1, &a_year);
    let node = graph.product(&[part, one])?;
    describer.account.register(&format!("{address}/payback"), node);
    figure.payback = Some(node);
    Ok(true)
}

/// Payback of discounted flows.
pub(super) fn discounted(
    present: &[NodeId],
    unit: &Unit,
    address: &str,
    account: &mut Account,
    figure: &mut MoneyFigure,
) -> Result<(), UnitClash> {
    let found = payback(present, unit, account)?;
    let name = format!("{address}/payback-discounted");
    figure.payback_discounted = noted(found, MoneyWord::PaybackDiscounted, &name, account, figure);
    Ok(())
}

/// Registers what was found, or notes why there is none, or that it does not last.
fn noted(
    found: Option<Payback>,
    what: MoneyWord,
    address: &str,
    account: &mut Account,
    figure: &mut MoneyFigure,
) -> Option<NodeId> {
    let Some(found) = found else {
        figure.lacks(&[what], AboutMoney::NeverPaidBack);
        return None;
    };
    account.register(address, found.node);
    if !found.is_lasting {
        figure.passing.push(what);
    }
    Some(found.node)
}

/// Flows that are not those of a project, added up.
pub(crate) struct AddedUp {
    /// What they come to after each of them.
    pub sums: Vec<NodeId>,
    /// Years until that reaches zero; `None` where it never does.
    pub payback: Option<NodeId>,
}

/// Adds flows up and says when their sum reaches zero.
pub(crate) fn added_up(flows: &[NodeId], unit: &Unit, account: &mut Account) -> Result<AddedUp, UnitClash> {
    let sums = sums(flows, unit, account)?;
    let payback = reached(flows, &sums, account)?.map(|found| found.node);
    Ok(AddedUp { sums, payback })
}

/// When a sum first reaches zero.
struct Payback {
    node: NodeId,
    /// Whether it stays there; a later outlay can take it below again.
    is_lasting: bool,
}

fn payback(flows: &[NodeId], unit: &Unit, account: &mut Account) -> Result<Option<Payback>, UnitClash> {
    let sums = sums(flows, unit, account)?;
    reached(flows, &sums, account)
}

fn sums(flows: &[NodeId], unit: &Unit, account: &mut Account) -> Result<Vec<NodeId>, UnitClash> {
    let graph = &mut account.graph;
    let Some((first, rest)) = flows.split_first() else { return Ok(Vec::new()) };
    let mut sums = vec![*first];
    for flow in rest {
        let before = sums[sums.len() - 1];
        let sum = graph.sum(&[before, *flow], unit)?;
        graph.set_step(sum, Step::SumOfFlows);
        sums.push(sum);
    }
    Ok(sums)
}

fn reached(flows: &[NodeId], sums: &[NodeId], account: &mut Account) -> Result<Option<Payback>, UnitClash> {
    let graph = &mut account.graph;
    let Some(known) = values(graph, sums) else { return Ok(None) };
    let Some(year) = known.iter().position(|sum| !sum.is_negative()) else { return Ok(None) };
    let is_lasting = !known[year..].iter().any(Exact::is_negative);
    let a_year = Unit::parse("a").unwrap_or_else(|_| Unit::none());
    // Nothing was owed at the start.
    if year == 0 {
        return Ok(Some(Payback { node: count(graph, 0, &a_year), is_lasting }));
    }
    let owed = graph.negative(sums[year - 1]);
    let part = graph.quotient(owed, flows[year])?;
    let part = graph.convert(part, &Unit::none())?;
    let whole = count(graph, i64::try_from(year - 1).unwrap_or(i64::MAX), &Unit::none());
    let years = graph.sum(&[whole, part], &Unit::none())?;
    graph.set_step(years, Step::YearsToPayback);
    let one = count(graph, 1, &a_year);
    let node = graph.product(&[years, one])?;
    Ok(Some(Payback { node, is_lasting }))
}
