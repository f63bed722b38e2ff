//! Present value, and what it is as an equal amount of each year.

use super::super::describe::Describer;
use super::figure::MoneyFigure;
use super::flows::{Flows, values as known};
use super::payback;
use super::rates::{count, growth, power, rate};
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutMoney, MoneyWord, Step};
use crate::quantity::Unit;

/// What discounting gives to the parts that follow.
pub(super) struct Discounted {
    /// The rate as a pure number.
    pub rate: NodeId,
    /// (1 + rate)^−t for t from 1 to N.
    pub factors: Vec<NodeId>,
    /// Their sum: the present value of 1 at the end of each year.
    pub annuity: NodeId,
    /// (1 + rate)^−k from the investment to the base year; `None` where they are one.
    pub to_base: Option<NodeId>,
    /// Net present value, of the base year.
    pub npv: NodeId,
    /// Net cost as an equal amount of each year.
    pub annual_cost: NodeId,
}

/// Present values; `None` without a discount rate, or where a power is beyond what is computed.
pub(super) fn values(
    describer: &mut Describer<'_, '_>,
    of: &Flows,
    address: &str,
    figure: &mut MoneyFigure,
) -> Result<Option<Discounted>, UnitClash> {
    let money = &describer.project.money;
    let needs = [MoneyWord::Npv, MoneyWord::PaybackDiscounted, MoneyWord::CostPerTonne];
    let Some(stated) = &money.discount_rate else {
        figure.lacks(&needs, AboutMoney::NoRate);
        return Ok(None);
    };
    let rate = rate(describer, stated, address, "discount-rate")?;
    let graph = &mut describer.account.graph;
    let growth = growth(graph, rate)?;
    let mut factors = Vec::new();
    for year in 1..=of.years {
        let factor = power(graph, growth, i16::try_from(year).map_or(i16::MIN, |year| -year))?;
        graph.set_step(factor, Step::DiscountFactor);
        factors.push(factor);
    }
    let mut present = vec![of.nodes[0]];
    for (flow, factor) in of.nodes.iter().skip(1).zip(&factors) {
        let node = graph.product(&[*flow, *factor])?;
        graph.set_step(node, Step::PresentValue);
        present.push(node);
    }
    let at_outlay = graph.sum(&present, &of.unit)?;
    graph.set_step(at_outlay, Step::NetPresentValue);
    if known(graph, &[at_outlay]).is_none() {
        figure.lacks(&needs, AboutMoney::FlowsWithoutValue);
        return Ok(None);
    }
    for (year, node) in present.iter().enumerate().skip(1) {
        describer.account.register(&format!("{address}/present/{year}"), *node);
    }
    let graph = &mut describer.account.graph;
    let (to_base, npv) = match money.years_from_base {
        0 => (None, at_outlay),
        years => {
            let factor = power(graph, growth, years.saturating_neg())?;
            graph.set_step(factor, Step::DiscountFactor);
            let npv = graph.product(&[at_outlay, factor])?;
            graph.set_step(npv, Step::InBaseYear);
            (Some(factor), npv)
        }
    };
    let annuity = graph.sum(&factors, &Unit::none())?;
    graph.set_step(annuity, Step::AnnuityFactor);
    let one = count(graph, 1, &Unit::none());
    let recovery = graph.quotient(one, annuity)?;
    graph.set_step(recovery, Step::RecoveryFactor);
    let mut net = vec![of.capex];
    if let (Some(salvage), Some(last)) = (of.salvage, factors.last()) {
        let later = graph.product(&[salvage, *last])?;
        net.push(graph.negative(later));
    }
    let net = graph.sum(&net, &of.unit)?;
    let annual_capital = graph.product(&[net, recovery])?;
    graph.set_step(annual_capital, Step::AnnualCapital);
    let cost = graph.negative(at_outlay);
    let annual_cost = graph.product(&[cost, recovery])?;
    graph.set_step(annual_cost, Step::AnnualCost);
    let minus = graph.negative(annual_cost);
    let parts: Vec<NodeId> = [annual_capital, minus].into_iter().chain(of.opex).collect();
    let annual_saving = graph.sum(&parts, &of.unit)?;
    graph.set_step(annual_saving, Step::AnnualSaving);
    // An index of nothing invested says nothing.
    let is_invested = of.values.first().is_some_and(|outlay| !outlay.is_zero());
    let profitability = match is_invested {
        true => {
            let after = graph.sum(&present[1..], &of.unit)?;
            let index = graph.quotient(after, of.capex)?;
            let index = graph.convert(index, &Unit::none())?;
            graph.set_step(index, Step::ProfitabilityIndex);
            Some(index)
        }
        false => None,
    };
    let named = [
        ("npv-at-outlay", to_base.map(|_| at_outlay)),
        ("npv", Some(npv)),
        ("annuity-factor", Some(annuity)),
        ("capital-recovery-factor", Some(recovery)),
        ("annual-capital", Some(annual_capital)),
        ("annual-cost", Some(annual_cost)),
        ("annual-saving", Some(annual_saving)),
        ("profitability-index", profitability),
    ];
    for (name, node) in named.into_iter().filter_map(|(name, node)| Some((name, node?))) {
        describer.account.register(&format!("{address}/{name}"), node);
    }
    figure.npv = Some(npv);
    figure.recovery = Some(recovery);
    figure.annual_capital = Some(annual_capital);
    figure.annual_cost = Some(annual_cost);
    figure.annual_saving = Some(annual_saving);
    figure.profitability = profitability;
    figure.present.clone_from(&present);
    payback::discounted(&present, &of.unit, address, describer.account, figure)?;
    Ok(Some(Discounted { rate, factors, annuity, to_base, npv, annual_cost }))
}
