//! Rates of return: roots of the present value, so no fractions. They are computed in binary floating point and enter the accounts
//! as results of a model, rounded to [`PLACES`] decimals, which move with their inputs to first order.

use super::super::describe::Describer;
use super::super::finance::{FinanceError, Irr, irr, mirr};
use super::figure::MoneyFigure;
use super::flows::{Flows, values};
use super::rates::rate;
use super::slopes::{irr_slopes, mirr_slopes};
use super::value::Discounted;
use crate::account::Account;
use crate::calc::{Graph, NodeId, OpaqueRun, UnitClash};
use crate::finding::{AboutMoney, Code, Finding, Located, MoneyWord};
use crate::quantity::{Exact, Quantity, Rounding, Unit};

/// Decimals of a rate of return.
const PLACES: i8 = 12;
/// Significant digits of a derivative, and of a flow that a rate is computed from.
const DIGITS: u32 = 15;

/// Describes the rates of return, and says where there is none or more than one.
pub(super) fn rates_of_return(
    describer: &mut Describer<'_, '_>,
    of: &Flows,
    discounted: Option<&Discounted>,
    address: &str,
    figure: &mut MoneyFigure,
) -> Result<(), UnitClash> {
    let money = &describer.project.money;
    let inputs = inputs(&mut describer.account.graph, &of.nodes, &of.values);
    let floats: Vec<f64> = inputs.iter().map(|(_, value)| value.to_f64()).collect();
    let changes = sign_changes(&of.values);
    match irr(&floats) {
        Ok(Irr::One(found)) => {
            let model = AboutMoney::IrrModel { places: PLACES };
            let slopes = irr_slopes(&floats, found);
            figure.irr = opaque(describer.account, &inputs, &slopes, found, &model, &format!("{address}/irr"));
            if figure.irr.is_none() {
                figure.lacks(&[MoneyWord::Irr], AboutMoney::BeyondFloats);
            }
            figure.rates.extend(rounded(found).filter(|_| changes > 1));
        }
        Ok(Irr::Several(found)) => {
            figure.rates.extend(found.iter().filter_map(|rate| rounded(*rate)));
            figure.lacks(&[MoneyWord::Irr], AboutMoney::SeveralFit { rates: percents(&figure.rates) });
        }
        Ok(Irr::None) if changes == 0 => figure.lacks(&[MoneyWord::Irr], AboutMoney::NoChangeOfSign),
        Ok(Irr::None) => figure.lacks(&[MoneyWord::Irr], AboutMoney::NoRateFits),
        Err(FinanceError::TooLong { most, .. }) => figure.lacks(&[MoneyWord::Irr], AboutMoney::TooManyFlows { most }),
        Err(_) => figure.lacks(&[MoneyWord::Irr], AboutMoney::BeyondFloats),
    }
    if changes > 1 {
        let place = money.capex.as_ref().map_or(describer.project.place, |capex| capex.place);
        let message = AboutMoney::SignChanges { project: describer.project.id.clone(), changes };
        let finding = Finding::new(Code::SeveralRates, message).at(place);
        let finding = finding.fact(AboutMoney::RatesFound { rates: percents(&figure.rates) });
        describer.findings.push(finding.help(AboutMoney::UseNpv));
    }
    let mut own = |of: &Option<Located<Quantity>>, name: &str| match of {
        Some(of) => rate(describer, of, address, name).map(Some),
        None => Ok(discounted.map(|discounted| discounted.rate)),
    };
    let (finance, reinvestment) =
        (own(&money.finance_rate, "finance-rate")?, own(&money.reinvestment_rate, "reinvestment-rate")?);
    match finance.zip(reinvestment) {
        Some(rates) => modified(describer.account, inputs, rates, address, figure),
        None => figure.lacks(&[MoneyWord::Mirr], AboutMoney::NoRate),
    }
    Ok(())
}

/// The internal rate of return of flows that are not those of a project, as a node at an address; or why there is none.
pub(crate) fn rate_of_flows(
    account: &mut Account,
    nodes: &[NodeId],
    known: &[Exact],
    address: &str,
) -> Result<NodeId, AboutMoney> {
    let inputs = inputs(&mut account.graph, nodes, known);
    let floats: Vec<f64> = inputs.iter().map(|(_, value)| value.to_f64()).collect();
    match irr(&floats) {
        Ok(Irr::One(found)) => {
            let model = AboutMoney::IrrModel { places: PLACES };
            let slopes = irr_slopes(&floats, found);
            opaque(account, &inputs, &slopes, found, &model, address).ok_or(AboutMoney::BeyondFloats)
        }
        Ok(Irr::Several(found)) => {
            let rates: Vec<Exact> = found.iter().filter_map(|rate| rounded(*rate)).collect();
            Err(AboutMoney::SeveralFit { rates: percents(&rates) })
        }
        Ok(Irr::None) if sign_changes(known) == 0 => Err(AboutMoney::NoChangeOfSign),
        Ok(Irr::None) => Err(AboutMoney::NoRateFits),
        Err(FinanceError::TooLong { most, .. }) => Err(AboutMoney::TooManyFlows { most }),
        Err(_) => Err(AboutMoney::BeyondFloats),
    }
}

fn modified(
    account: &mut Account,
    inputs: Vec<(NodeId, Exact)>,
    (finance, reinvestment): (NodeId, NodeId),
    address: &str,
    figure: &mut MoneyFigure,
) {
    let Some(rates) = values(&account.graph, &[finance, reinvestment]) else { return };
    let floats: Vec<f64> = inputs.iter().map(|(_, value)| value.to_f64()).collect();
    let (by, back) = (rates[0].to_f64(), rates[1].to_f64());
    match mirr(&floats, by, back) {
        Ok(found) => {
            let slopes = mirr_slopes(&floats, found, by, back);
            let mut inputs = inputs;
            inputs.extend([finance, reinvestment].into_iter().zip(rates));
            let slopes = [slopes.flows, vec![slopes.finance, slopes.reinvestment]].concat();
            let model = AboutMoney::MirrModel { places: PLACES };
            figure.mirr = opaque(account, &inputs, &slopes, found, &model, &format!("{address}/mirr"));
            if figure.mirr.is_none() {
                figure.lacks(&[MoneyWord::Mirr], AboutMoney::BeyondFloats);
            }
        }
        Err(FinanceError::NoOutlay | FinanceError::NoReturn) => {
            figure.lacks(&[MoneyWord::Mirr], AboutMoney::NoChangeOfSign);
        }
        Err(_) => figure.lacks(&[MoneyWord::Mirr], AboutMoney::BeyondFloats),
    }
}

/// The flows as a rate is computed from them: those of more digits than a double holds are rounded, which is shown.
fn inputs(graph: &mut Graph, nodes: &[NodeId], values: &[Exact]) -> Vec<(NodeId, Exact)> {
    let short = |(node, value): (&NodeId, &Exact)| {
        let rounded = value.to_significant(DIGITS, Rounding::HalfEven);
        let place = value.magnitude().and_then(|magnitude| i8::try_from(magnitude - (DIGITS as i32 - 1)).ok());
        match place {
            Some(place) if rounded != *value => {
                (graph.round(*node, place, Rounding::HalfEven), value.round(i32::from(place), Rounding::HalfEven))
            }
            _ => (*node, value.clone()),
        }
    };
    nodes.iter().zip(values).map(short).collect()
}

/// A rate as a node; `None` where it or a slope is no finite number.
fn opaque(
    account: &mut Account,
    inputs: &[(NodeId, Exact)],
    slopes: &[f64],
    found: f64,
    model: &AboutMoney,
    address: &str,
) -> Option<NodeId> {
    let slope = |slope: &f64| Some(Exact::from_f64(*slope)?.to_significant(DIGITS, Rounding::HalfEven));
    let sensitivities: Option<Vec<(Exact, Exact)>> =
        inputs.iter().zip(slopes).map(|((_, value), of)| Some((value.clone(), slope(of)?))).collect();
    let run = OpaqueRun { value: rounded(found)?, model: model.both(), sensitivities: sensitivities? };
    let kids: Vec<NodeId> = inputs.iter().map(|(node, _)| *node).collect();
    let node = account.graph.opaque(run, &kids, &Unit::none());
    account.register(address, node);
    Some(node)
}

fn rounded(rate: f64) -> Option<Exact> {
    Some(Exact::from_f64(rate)?.round(-i32::from(PLACES), Rounding::HalfEven))
}

fn percents(rates: &[Exact]) -> Vec<String> {
    let hundred = Exact::from(100);
    rates
        .iter()
        .map(|rate| format!("{} %", (rate * &hundred).to_decimal_string(2, Rounding::HalfEven)).replace('-', "−"))
        .collect()
}

fn sign_changes(flows: &[Exact]) -> usize {
    let signs: Vec<i32> = flows.iter().map(Exact::signum).filter(|sign| *sign != 0).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}
