//! Flows of the years.

use super::super::describe::Describer;
use super::super::effect::one_less;
use super::figure::MoneyFigure;
use super::rates::{count, growth, power, rate};
use super::stated::Money;
use crate::calc::reading::exact;
use crate::calc::{Cone, Graph, Known, NodeId, UnitClash, View};
use crate::finding::{AboutMoney, MoneyWord, Step};
use crate::quantity::{Exact, Unit};

/// Every figure that needs flows.
const ALL: [MoneyWord; 6] = [
    MoneyWord::Npv,
    MoneyWord::Irr,
    MoneyWord::Mirr,
    MoneyWord::Payback,
    MoneyWord::PaybackDiscounted,
    MoneyWord::CostPerTonne,
];

/// The flows of a project.
pub(super) struct Flows {
    /// The last year.
    pub years: u16,
    /// The unit of money: that of the investment.
    pub unit: Unit,
    /// The investment.
    pub capex: NodeId,
    /// What is left at the end.
    pub salvage: Option<NodeId>,
    /// The cost of operation in a year.
    pub opex: Option<NodeId>,
    /// Flows of years 0 to N.
    pub nodes: Vec<NodeId>,
    /// Their values.
    pub values: Vec<Exact>,
    /// 1 − degradation, where the saving degrades.
    pub left: Option<NodeId>,
}

/// Describes the flows; `None` where something is missing, which is then noted. Capital and money saved are noted in either case.
pub(super) fn flows(
    describer: &mut Describer<'_, '_>,
    cost: Option<NodeId>,
    address: &str,
    figure: &mut MoneyFigure,
) -> Result<Option<Flows>, UnitClash> {
    let project = describer.project;
    let money = &project.money;
    let stated = |describer: &mut Describer<'_, '_>, of: &Option<_>, name: &str| {
        of.as_ref().map(|of| {
            let node = describer.quantity(of, &format!("{address}/{name}"), name);
            describer.account.register(&format!("{address}/{name}"), node);
            node
        })
    };
    let capex = stated(describer, &money.capex, "capex");
    let opex = stated(describer, &money.opex, "opex");
    let salvage = stated(describer, &money.salvage, "salvage");
    let first = stated(describer, &money.cost_saving, "cost-saving").or(cost);
    let listed: Vec<NodeId> = (1..)
        .zip(&money.cash_savings)
        .map(|(year, of)| {
            let name = format!("{address}/cash-savings/{year}");
            describer.quantity(of, &name, "cash-savings")
        })
        .collect();
    figure.capex = capex;
    let mean = mean(describer, &listed, address)?;
    figure.saved = mean.or(first).filter(|node| has_value(&describer.account.graph, *node));
    let missing = [
        (figure.capex.is_none(), AboutMoney::NoCapex),
        (figure.saved.is_none(), AboutMoney::NothingSaved),
        (money.years().is_none(), AboutMoney::NoLifetime),
    ];
    let even = super::payback::of_equal_years(describer, (capex, figure.saved, opex), address, figure)?;
    // Equal years pay back without a lifetime.
    let all: Vec<MoneyWord> = ALL.into_iter().filter(|word| !even || *word != MoneyWord::Payback).collect();
    missing.into_iter().filter(|(is, _)| *is).for_each(|(_, why)| figure.lacks(&all, why));
    let (Some(capex), Some(first), Some(years)) = (capex, figure.saved, money.years()) else { return Ok(None) };
    let unit = describer.account.graph.unit(capex).clone();
    let left = match &money.degradation {
        Some(of) => {
            let share = rate(describer, of, address, "degradation")?;
            Some(one_less(&mut describer.account.graph, share)?)
        }
        None => None,
    };
    let saved = match listed.is_empty() {
        false => listed,
        true => grown(describer, money, (first, left, years), address)?,
    };
    let graph = &mut describer.account.graph;
    let outlay = graph.negative(capex);
    graph.set_step(outlay, Step::Outlay);
    let less = opex.map(|opex| graph.negative(opex));
    let mut nodes = vec![outlay];
    for (year, saved) in (1..).zip(&saved) {
        let last = salvage.filter(|_| year == years);
        let parts: Vec<NodeId> = std::iter::once(*saved).chain(less).chain(last).collect();
        let flow = graph.sum(&parts, &unit)?;
        graph.set_step(flow, Step::FlowOfYear);
        nodes.push(flow);
    }
    for (year, flow) in nodes.iter().enumerate() {
        describer.account.register(&format!("{address}/flow/{year}"), *flow);
    }
    figure.flows.clone_from(&nodes);
    let Some(values) = values(&describer.account.graph, &nodes) else {
        figure.lacks(&ALL, AboutMoney::FlowsWithoutValue);
        return Ok(None);
    };
    Ok(Some(Flows { years, unit, capex, salvage, opex, nodes, values, left }))
}

/// The mean of the years that are listed.
fn mean(describer: &mut Describer<'_, '_>, listed: &[NodeId], address: &str) -> Result<Option<NodeId>, UnitClash> {
    let (Some(first), Ok(years)) = (listed.first(), u16::try_from(listed.len())) else { return Ok(None) };
    let graph = &mut describer.account.graph;
    let unit = graph.unit(*first).clone();
    let sum = graph.sum(listed, &unit)?;
    let years = years_of(graph, years);
    let mean = graph.quotient(sum, years)?;
    graph.set_step(mean, Step::MeanOfYears);
    describer.account.register(&format!("{address}/cost-saving"), mean);
    Ok(Some(mean))
}

/// Money saved in each year: the first year's × growth of prices and what is left of the saving, to the power of years passed.
fn grown(
    describer: &mut Describer<'_, '_>,
    money: &Money,
    (first, left, years): (NodeId, Option<NodeId>, u16),
    address: &str,
) -> Result<Vec<NodeId>, UnitClash> {
    let prices = match &money.price_growth {
        Some(of) => {
            let rate = rate(describer, of, address, "price-growth")?;
            Some(growth(&mut describer.account.graph, rate)?)
        }
        None => None,
    };
    let mut saved = vec![first];
    for year in 2..=years {
        let passed = i16::try_from(year - 1).unwrap_or(i16::MAX);
        let graph = &mut describer.account.graph;
        let mut parts = vec![first];
        for base in prices.into_iter().chain(left) {
            parts.push(power(graph, base, passed)?);
        }
        if parts.len() == 1 {
            saved.push(first);
            continue;
        }
        let node = graph.product(&parts)?;
        graph.set_step(node, Step::SavedInYear);
        describer.account.register(&format!("{address}/cost-saving/{year}"), node);
        saved.push(node);
    }
    Ok(saved)
}

fn has_value(graph: &Graph, node: NodeId) -> bool {
    matches!(exact::value(View::plain(graph), node), Known::Full(_))
}

/// The values of nodes; `None` where one has none, or only a part.
pub(crate) fn values(graph: &Graph, nodes: &[NodeId]) -> Option<Vec<Exact>> {
    let view = View::plain(graph);
    let cone = Cone::of(view, nodes);
    let values = exact::read(view, &cone);
    let whole = |node: &NodeId| match values.get(*node) {
        Known::Full(value) => Some(value.clone()),
        _ => None,
    };
    nodes.iter().map(whole).collect()
}

/// The number of years as a node.
pub(super) fn years_of(graph: &mut Graph, years: u16) -> NodeId {
    count(graph, i64::from(years), &Unit::none())
}
