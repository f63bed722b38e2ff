//! From indicators to figures.

use super::super::describe::shown;
use super::model::{Benchmark, Better, Enpi, EnpiBaseline};
use crate::account::{Account, Citation};
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::expression::{self, Expression, Scope};
use crate::factor::{Chooser, clash_finding};
use crate::finding::{AboutEnpi, Code, Finding, Findings, Located, Place};
use crate::inventory::{Accounts, Period, cite};
use crate::quantity::{Exact, Literal, Manner, Unit};

/// The figures of an indicator.
#[derive(Debug, Clone)]
pub struct EnpiFigure {
    /// Index into the indicators of the book.
    pub enpi: usize,
    /// Its value in the reporting period.
    pub value: NodeId,
    /// Against its baseline, where there is one.
    pub baseline: Option<EnpiBaselineFigure>,
    /// Against stated values, in the order of the book.
    pub benchmarks: Vec<BenchmarkFigure>,
}

/// An indicator against its baseline.
#[derive(Debug, Clone, Copy)]
pub struct EnpiBaselineFigure {
    /// The indicator of the baseline period, normalised: the energy baseline (EnB).
    pub value: NodeId,
    /// What the reporting period would have used at that performance; `None` where more is better.
    pub expected: Option<NodeId>,
    /// The same less what it used; `None` where more is better.
    pub saved: Option<NodeId>,
    /// By how much the indicator is better, in per cent of the baseline; below zero where it is worse.
    pub improvement: NodeId,
}

/// An indicator against a stated value.
#[derive(Debug, Clone, Copy)]
pub struct BenchmarkFigure {
    /// The value, in the unit of the indicator.
    pub value: NodeId,
    /// Indicator less value.
    pub gap: NodeId,
    /// The same in per cent of the value.
    pub percent: NodeId,
    /// Whether it is met.
    pub met: Met,
}

/// Whether a stated value is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// By the figures as printed.
    Yes,
    /// Not by them, and rounding does not help.
    No,
    /// Not by the figures as printed, but some that print the same meet it; something is missing; or it would be met, but by
    /// values that were worked back from what is claimed.
    CannotTell,
}

/// Describes the indicators, registers `enpi/ID/…`, and says what is wrong with them.
pub fn describe(
    enpis: &[Enpi],
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Vec<EnpiFigure> {
    let mut figures = Vec::new();
    for (at, enpi) in enpis.iter().enumerate() {
        match one(at, enpi, accounts, factors, account) {
            Ok(figure) => {
                doubts(enpi, &figure, account, findings);
                figures.push(figure);
            }
            Err(found) => findings.extend(found),
        }
    }
    figures
}

/// Energy over variable in a period.
struct Performance {
    energy: NodeId,
    variable: NodeId,
    value: NodeId,
}

fn one(
    at: usize,
    enpi: &Enpi,
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
) -> Result<EnpiFigure, Vec<Finding>> {
    let address = format!("enpi/{}", enpi.id);
    let ground = Ground { enpi, accounts, factors };
    let of = (&enpi.energy, &enpi.variable, enpi.source.as_ref(), enpi.period);
    let now = performance(&ground, of, enpi.unit.as_ref(), &address, account)?;
    account.register(&address, now.value);
    let unit = account.graph.unit(now.value).clone();
    let baseline = match &enpi.baseline {
        Some(baseline) => Some(against(&ground, baseline, &now, &unit, &address, account)?),
        None => None,
    };
    let mut benchmarks = Vec::new();
    for (number, benchmark) in enpi.benchmarks.iter().enumerate() {
        let failed = |clash: UnitClash| vec![clash_finding(&clash, benchmark.value.place, Some(enpi.energy.place))];
        let made = held(&ground, benchmark, now.value, (&address, number + 1), account);
        benchmarks.push(made.map_err(failed)?);
    }
    Ok(EnpiFigure { enpi: at, value: now.value, baseline, benchmarks })
}

/// What an indicator is described with.
struct Ground<'a> {
    enpi: &'a Enpi,
    accounts: &'a Accounts,
    factors: &'a Chooser<'a>,
}

type Stated<'a> = (&'a Located<Expression>, &'a Located<Expression>, Option<&'a Citation>, Option<usize>);

/// Energy and variable of a period under `ADDRESS/energy` and `ADDRESS/variable`, and one over the other.
fn performance(
    ground: &Ground<'_>,
    (energy, variable, source, period): Stated<'_>,
    unit: Option<&Unit>,
    address: &str,
    account: &mut Account,
) -> Result<Performance, Vec<Finding>> {
    let accounts = ground.accounts;
    let only = (accounts.facilities.len() == 1).then_some(0);
    let facility = ground.enpi.facility.or(only).and_then(|at| accounts.facilities.get(at));
    let period = period.and_then(|at| accounts.periods.get(at)).map(Period::year);
    let names = std::collections::HashMap::new();
    let part = |expression: &Located<Expression>, name: &str, account: &mut Account| {
        let address = format!("{address}/{name}");
        let scope = Scope {
            names: &names,
            factors: ground.factors,
            region: facility.and_then(|facility| facility.region.as_deref()),
            year: period.unwrap_or_else(|| u16::try_from(ground.factors.as_of().year()).unwrap_or(0)),
            address: &address,
            place: expression.place,
            cited: source.map(|source| cite(accounts, source)),
            wanted: None,
        };
        let built = expression::build(&expression.value, &scope, account).map_err(|errors| {
            let say = |error| expression::build_finding(error, expression, None, &scope, account);
            errors.iter().map(say).collect::<Vec<_>>()
        })?;
        // An expression may be nothing but a figure of the book; it is a node of its own all the same.
        let own = account.graph.unit(built.node).clone();
        let node = account.graph.sum(&[built.node], &own);
        let node = node.map_err(|clash| vec![clash_finding(&clash, expression.place, None)])?;
        account.register(&address, node);
        Ok::<_, Vec<Finding>>(node)
    };
    let energy_node = part(energy, "energy", account);
    let variable_node = part(variable, "variable", account);
    let (energy_node, variable_node) = match (energy_node, variable_node) {
        (Ok(energy), Ok(variable)) => (energy, variable),
        (first, second) => return Err(first.err().into_iter().chain(second.err()).flatten().collect()),
    };
    let failed = |clash: UnitClash| vec![clash_finding(&clash, energy.place, Some(variable.place))];
    let value = account.graph.quotient(energy_node, variable_node).map_err(failed)?;
    // In the unit as it is written, also where it is the same by another name: kW/(m3/min), kW·min/m3.
    let own = unit.cloned().unwrap_or_else(|| account.graph.unit(value).clone());
    let value = account.graph.sum(&[value], &own).map_err(failed)?;
    Ok(Performance { energy: energy_node, variable: variable_node, value })
}

/// The indicator against its baseline: EnB = E₀ / V₀ × ratio, expected = EnB × V₁, improvement = (EnB − EnPI) / EnB.
fn against(
    ground: &Ground<'_>,
    baseline: &EnpiBaseline,
    now: &Performance,
    unit: &Unit,
    address: &str,
    account: &mut Account,
) -> Result<EnpiBaselineFigure, Vec<Finding>> {
    let at = format!("{address}/baseline");
    let of = (&baseline.energy, &baseline.variable, baseline.source.as_ref(), baseline.period);
    let before = performance(ground, of, Some(unit), &at, account)?;
    let failed = |clash: UnitClash| vec![clash_finding(&clash, baseline.place, Some(ground.enpi.energy.place))];
    let mut made = || -> Result<EnpiBaselineFigure, UnitClash> {
        let mut value = before.value;
        if let Some(normalisation) = &baseline.normalisation {
            let address = format!("{at}/normalisation");
            let source = normalisation.source.as_ref().or(baseline.source.as_ref());
            let origin = Origin {
                address: address.clone(),
                kind: OriginKind::Assumption,
                place: Some(normalisation.ratio.place),
                cited: source.map(|source| cite(ground.accounts, source)),
                note: Some(normalisation.says.as_str().into()),
            };
            let ratio = account.graph.quantity(&normalisation.ratio.value, None, origin);
            account.register(&address, ratio);
            account.register(&format!("{at}/as-it-was"), value);
            let ratio = account.graph.convert(ratio, &Unit::none())?;
            let product = account.graph.product(&[value, ratio])?;
            value = account.graph.convert(product, unit)?;
        }
        account.register(&at, value);
        let sign = |node: NodeId, account: &mut Account| account.graph.negative(node);
        let better = match ground.enpi.better {
            Better::Lower => [value, sign(now.value, account)],
            Better::Higher => [now.value, sign(value, account)],
        };
        let better = account.graph.sum(&better, unit)?;
        let share = account.graph.quotient(better, value)?;
        let improvement = match Unit::parse("%") {
            Ok(percent) => account.graph.convert(share, &percent)?,
            Err(_) => share,
        };
        account.register(&format!("{address}/improvement"), improvement);
        let (mut expected, mut saved) = (None, None);
        if ground.enpi.better == Better::Lower {
            let energy = account.graph.unit(now.energy).clone();
            let variable = account.graph.unit(now.variable).clone();
            // By the unit of the indicator the variable may stand in another size: t and kt.
            let per = energy.div(&variable);
            let aligned = match &per {
                Some(per) => account.graph.convert(value, per)?,
                None => value,
            };
            let product = account.graph.product(&[aligned, now.variable])?;
            let node = account.graph.convert(product, &energy)?;
            account.register(&format!("{address}/expected"), node);
            let minus = sign(now.energy, account);
            let less = account.graph.sum(&[node, minus], &energy)?;
            account.register(&format!("{address}/saved"), less);
            (expected, saved) = (Some(node), Some(less));
        }
        Ok(EnpiBaselineFigure { value, expected, saved, improvement })
    };
    made().map_err(failed)
}

/// The indicator against a stated value.
fn held(
    ground: &Ground<'_>,
    benchmark: &Benchmark,
    now: NodeId,
    (address, number): (&str, usize),
    account: &mut Account,
) -> Result<BenchmarkFigure, UnitClash> {
    let at = format!("{address}/benchmark/{number}");
    let origin = Origin {
        address: at.clone(),
        kind: OriginKind::Input,
        place: Some(benchmark.value.place),
        cited: Some(cite(ground.accounts, &benchmark.source)),
        note: benchmark.name.as_deref().map(Into::into),
    };
    // A value of a standard is a bound and not a rounded reading.
    let value = match benchmark.value.value.amount().one() {
        Some(literal) if literal.manner() == Manner::Ordinary => {
            let literal: Literal = literal.with_manner(Manner::Exact);
            account.graph.leaf(literal, benchmark.value.value.unit(), None, origin)
        }
        _ => account.graph.quantity(&benchmark.value.value, None, origin),
    };
    account.register(&at, value);
    let unit = account.graph.unit(now).clone();
    let value = account.graph.convert(value, &unit)?;
    let minus = account.graph.negative(value);
    let gap = account.graph.sum(&[now, minus], &unit)?;
    account.register(&format!("{address}/gap/{number}"), gap);
    let share = account.graph.quotient(gap, value)?;
    let percent = match Unit::parse("%") {
        Ok(percent) => account.graph.convert(share, &percent)?,
        Err(_) => share,
    };
    account.register(&format!("{address}/gap/{number}/percent"), percent);
    Ok(BenchmarkFigure { value, gap, percent, met: met(gap, ground.enpi.better, account) })
}

/// Whether a gap is on the right side of zero: first as printed, then within rounding.
fn met(gap: NodeId, better: Better, account: &Account) -> Met {
    let view = View::plain(&account.graph);
    let point = exact::value(view, gap);
    let Some(point) = point.value() else { return Met::CannotTell };
    let right = |value: &Exact| match better {
        Better::Lower => !value.is_positive(),
        Better::Higher => !value.is_negative(),
    };
    let range = interval::range(view, gap);
    let range = range.value().map(|range| &range.interval);
    let best = range.and_then(|range| match better {
        Better::Lower => range.lower_value().cloned(),
        Better::Higher => range.upper_value().cloned(),
    });
    if right(point) && view.any_leaf_under(gap, |leaf| leaf.origin.kind == OriginKind::Inferred) {
        return Met::CannotTell;
    }
    match (right(point), best) {
        (true, _) => Met::Yes,
        (false, Some(best)) if right(&best) => Met::CannotTell,
        (false, _) => Met::No,
    }
}

/// What is to be said of an indicator: a limit that is not met, and stated values out of order.
fn doubts(enpi: &Enpi, figure: &EnpiFigure, account: &Account, findings: &mut Findings) {
    for (benchmark, held) in enpi.benchmarks.iter().zip(&figure.benchmarks) {
        if held.met == Met::No && benchmark.level.is_mandatory() {
            let message = AboutEnpi::LimitNotMet {
                enpi: enpi.id.clone(),
                value: shown(account, figure.value),
                limit: shown(account, held.value),
                gap: shown(account, held.percent),
            };
            let finding = Finding::new(Code::BenchmarkNotMet, message).at(benchmark.value.place);
            findings.push(finding.at(enpi.energy.place).help(AboutEnpi::CompareAlike));
        }
    }
    let view = View::plain(&account.graph);
    let values: Vec<Option<Exact>> =
        figure.benchmarks.iter().map(|held| exact::value(view, held.value).value().cloned()).collect();
    let level = |at: usize| enpi.benchmarks[at].level.strictness();
    for (first, second) in (0..values.len()).flat_map(|first| (0..values.len()).map(move |second| (first, second))) {
        let (Some((series, strict)), Some((other, loose))) = (level(first), level(second)) else { continue };
        let (Some(of_strict), Some(of_loose)) = (&values[first], &values[second]) else { continue };
        let reversed = match enpi.better {
            Better::Lower => of_strict > of_loose,
            Better::Higher => of_strict < of_loose,
        };
        if series == other && strict > loose && reversed {
            let place = |at: usize| -> Place { enpi.benchmarks[at].value.place };
            let message = AboutEnpi::OutOfOrder {
                enpi: enpi.id.clone(),
                strict: enpi.benchmarks[first].level.word(),
                loose: enpi.benchmarks[second].level.word(),
            };
            let finding = Finding::new(Code::BenchmarkOutOfOrder, message).at(place(first)).at(place(second));
            findings.push(finding.help(AboutEnpi::CheckOrder));
        }
    }
}
