//! The cost of a tonne of CO2e, and emissions at a price.

use super::super::describe::Describer;
use super::super::effect::EffectFigure;
use super::figure::{MoneyFigure, PerTonne};
use super::flows::{Flows, values, years_of};
use super::rates::power;
use super::value::Discounted;
use crate::calc::{Graph, NodeId, UnitClash};
use crate::factor::{clash_finding, tonnes_co2e};
use crate::finding::{AboutMoney, Finding, MoneyWord, Step};
use crate::quantity::{Base, Unit};

/// Describes tonnes and what one costs; notes why where there is no such figure.
pub(super) fn per_tonne(
    describer: &mut Describer<'_, '_>,
    of: &Flows,
    discounted: &Discounted,
    (effects, emissions): (&[EffectFigure], Option<NodeId>),
    address: &str,
    figure: &mut MoneyFigure,
) -> Result<(), Vec<Finding>> {
    let project = describer.project;
    let place = project.money.capex.as_ref().map_or(project.place, |capex| capex.place);
    let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
    let Some(emissions) = emissions.filter(|node| values(&describer.account.graph, &[*node]).is_some()) else {
        let without = effects.iter().find(|effect| !is_known(&describer.account.graph, effect.emissions));
        let carrier = without.or(effects.first()).map(|effect| effect.carrier.clone()).unwrap_or_default();
        figure.lacks(&[MoneyWord::CostPerTonne], AboutMoney::NoFactor { carrier });
        return Ok(());
    };
    let tonnes = tonnes(&mut describer.account.graph, of, discounted, emissions).map_err(failed)?;
    let positive = values(&describer.account.graph, &[tonnes.total]).is_some_and(|total| total[0].is_positive());
    if !positive {
        figure.lacks(&[MoneyWord::CostPerTonne], AboutMoney::NothingAbated);
        return Ok(());
    }
    let graph = &mut describer.account.graph;
    let made = cost(graph, of, discounted, &tonnes).map_err(failed)?;
    let named = [
        ("tonnes-lifetime", tonnes.total),
        ("tonnes-a-year", tonnes.mean),
        ("tonnes-discounted", tonnes.discounted),
        ("cost-per-tonne", made.simple),
        ("cost-per-tonne-annualised", made.annualised),
        ("cost-per-tonne-discounted", made.discounted),
    ];
    for (name, node) in named {
        describer.account.register(&format!("{address}/{name}"), node);
    }
    figure.tonnes = Some(tonnes.mean);
    figure.lasting = tonnes.lasting;
    figure.per_tonne = Some(made);
    if let Some(price) = &describer.project.money.carbon_price {
        let price_node = describer.quantity(price, &format!("{address}/carbon-price"), "carbon-price");
        let clash = |clash: UnitClash| vec![clash_finding(&clash, price.place, None)];
        let node = with_carbon(&mut describer.account.graph, of, discounted, &tonnes, price_node).map_err(clash)?;
        describer.account.register(&format!("{address}/npv-with-carbon"), node);
        figure.npv_with_carbon = Some(node);
    }
    Ok(())
}

fn is_known(graph: &Graph, node: Option<NodeId>) -> bool {
    node.is_none_or(|node| values(graph, &[node]).is_some())
}

struct Tonnes {
    total: NodeId,
    mean: NodeId,
    discounted: NodeId,
    /// The mean of (1 − degradation)^(t − 1), where the saving degrades.
    lasting: Option<NodeId>,
}

/// Σ e·dᵗ⁻¹ = e × Σ dᵗ⁻¹, and with each year discounted.
fn tonnes(graph: &mut Graph, of: &Flows, discounted: &Discounted, emissions: NodeId) -> Result<Tonnes, UnitClash> {
    let years = years_of(graph, of.years);
    let (sum, discounted) = match of.left {
        None => (years, discounted.annuity),
        Some(left) => {
            let (mut parts, mut present) = (Vec::new(), Vec::new());
            for (passed, factor) in (0..).zip(&discounted.factors) {
                let part = power(graph, left, passed)?;
                parts.push(part);
                present.push(graph.product(&[part, *factor])?);
            }
            (graph.sum(&parts, &Unit::none())?, graph.sum(&present, &Unit::none())?)
        }
    };
    let emissions = graph.convert(emissions, &tonnes_co2e())?;
    let total = graph.product(&[emissions, sum])?;
    graph.set_step(total, Step::TonnesOfLife);
    let mean = graph.quotient(total, years)?;
    graph.set_step(mean, Step::TonnesAYear);
    let discounted = graph.product(&[emissions, discounted])?;
    graph.set_step(discounted, Step::TonnesDiscounted);
    let lasting = of.left.map(|_| graph.quotient(sum, years)).transpose()?;
    Ok(Tonnes { total, mean, discounted, lasting })
}

fn cost(graph: &mut Graph, of: &Flows, discounted: &Discounted, tonnes: &Tonnes) -> Result<PerTonne, UnitClash> {
    let whole = whole_money(&of.unit);
    let of_npv = graph.convert(discounted.npv, &whole)?;
    let cost = graph.negative(of_npv);
    let simple = graph.quotient(cost, tonnes.total)?;
    graph.set_step(simple, Step::CostPerTonne);
    let annual = graph.convert(discounted.annual_cost, &whole)?;
    let annualised = graph.quotient(annual, tonnes.mean)?;
    graph.set_step(annualised, Step::CostPerTonneAnnual);
    // Money and tonnes are brought to the base year alike.
    let then = match discounted.to_base {
        Some(factor) => graph.product(&[tonnes.discounted, factor])?,
        None => tonnes.discounted,
    };
    let per = graph.quotient(cost, then)?;
    graph.set_step(per, Step::CostPerTonneDiscounted);
    Ok(PerTonne { simple, annualised, discounted: per })
}

/// Net present value + price × discounted tonnes.
fn with_carbon(
    graph: &mut Graph,
    of: &Flows,
    discounted: &Discounted,
    tonnes: &Tonnes,
    price: NodeId,
) -> Result<NodeId, UnitClash> {
    let counts = graph.unit(price).denominator();
    let amount = graph.convert(tonnes.discounted, &counts)?;
    let parts: Vec<NodeId> = [amount, price].into_iter().chain(discounted.to_base).collect();
    let worth = graph.product(&parts)?;
    graph.set_step(worth, Step::WorthOfTonnes);
    let sum = graph.sum(&[discounted.npv, worth], &of.unit)?;
    graph.set_step(sum, Step::ValueWithCarbon);
    Ok(sum)
}

/// The unit of a currency without a multiplier, as its author spells it: 元 for 万元.
pub(in crate::saving) fn whole_money(unit: &Unit) -> Unit {
    let is_whole = |candidate: &Unit| {
        candidate.dimension() == unit.dimension() && *candidate.ratio() == crate::quantity::Exact::ONE
    };
    let text = unit.text();
    let tails = text.char_indices().filter_map(|(at, _)| Unit::parse(&text[at..]).ok());
    let code = match unit.dimension().terms() {
        [(Base::Money(currency), 1)] => Unit::parse(currency.code()).ok(),
        _ => None,
    };
    tails.into_iter().find(is_whole).or(code).unwrap_or_else(|| unit.clone())
}
