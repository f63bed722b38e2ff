//! Emissions under a choice, as nodes: the model of [`super::super::plan`], written into the graph.

use super::super::plan::{AtEnd, Basis, Measure};
use super::describe::Roadmap;
use super::inputs::EffectNodes;
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::factor::tonnes_co2e;
use crate::quantity::Unit;
use crate::saving::count;

/// What acts on an end use in a year.
#[derive(Debug, Clone, Default)]
struct Acting {
    /// Parts that fractions leave.
    fractions: Vec<NodeId>,
    /// Parts that switches leave.
    left: Vec<NodeId>,
    /// Shares that switches take over: `(share, to, ratio)`.
    switches: Vec<(NodeId, usize, NodeId)>,
    amounts: Vec<NodeId>,
    /// Parts that contracts leave.
    uncovered: Vec<NodeId>,
    covered: Vec<NodeId>,
}

/// The part of an effect that holds in a year, as a fraction.
fn ramp(measure: &Measure, start: usize, year: usize) -> Option<(i64, i64)> {
    let running = (year + 1).checked_sub(start).filter(|running| *running > 0)?;
    if measure.at_end == AtEnd::Ends && measure.life.is_some_and(|life| running > life as usize) {
        return None;
    }
    let ramp = measure.ramp_years as usize;
    Some((i64::try_from(running.min(ramp)).ok()?, i64::try_from(ramp).ok()?))
}

/// Emissions of each end use in a year after the base year; `starts` are years after the base year.
pub(super) fn emissions(
    roadmap: &Roadmap,
    starts: &[Option<usize>],
    year: usize,
    account: &mut Account,
) -> Result<Vec<NodeId>, UnitClash> {
    let mut acting = vec![Acting::default(); roadmap.paths.len()];
    let tonnes = tonnes_co2e();
    let none = Unit::none();
    let one = count(&mut account.graph, 1, &none);
    let is_location = roadmap.problem.basis == Basis::Location;
    for ((measure, start), nodes) in roadmap.problem.measures.iter().zip(starts).zip(&roadmap.effects) {
        let Some((now, full)) = start.and_then(|start| ramp(measure, start, year)) else { continue };
        let graph = &mut account.graph;
        let part = match now == full {
            true => None,
            false => {
                let (now, full) = (count(graph, now, &none), count(graph, full, &none));
                Some(graph.quotient(now, full)?)
            }
        };
        let mut ramped = |node: NodeId| match part {
            Some(part) => {
                let unit = graph.unit(node).clone();
                let node = graph.product(&[node, part])?;
                graph.convert(node, &unit)
            }
            None => Ok(node),
        };
        let on = stream_of(&measure.effect);
        let Some(on) = acting.get_mut(on) else { continue };
        match &nodes.effect {
            EffectNodes::Fraction(fraction) => {
                let fraction = ramped(*fraction)?;
                on.fractions.push(rest(one, fraction, account)?);
            }
            EffectNodes::Amount(amount) => on.amounts.push(ramped(*amount)?),
            EffectNodes::Switch { fraction, ratio } => {
                let share = ramped(*fraction)?;
                on.switches.push((share, raised_by(&measure.effect), *ratio));
                on.left.push(rest(one, share, account)?);
            }
            EffectNodes::Share(_) | EffectNodes::Covered(_) if is_location => {}
            EffectNodes::Share(share) => {
                let share = ramped(*share)?;
                on.uncovered.push(rest(one, share, account)?);
            }
            EffectNodes::Covered(amount) => on.covered.push(ramped(*amount)?),
        }
    }
    let graph = &mut account.graph;
    let mut own = Vec::new();
    for (path, on) in roadmap.paths.iter().zip(&acting) {
        own.push(times(path.load[year], &on.fractions, graph)?);
    }
    let mut raised: Vec<Vec<NodeId>> = vec![Vec::new(); acting.len()];
    for (at, on) in acting.iter().enumerate().filter(|(_, on)| !on.switches.is_empty()) {
        let left = graph.product(&on.left)?;
        let minus = graph.negative(left);
        let taken = graph.sum(&[one, minus], &none)?;
        let shares: Vec<NodeId> = on.switches.iter().map(|(share, ..)| *share).collect();
        let all = graph.sum(&shares, &none)?;
        for (share, to, ratio) in &on.switches {
            // One switch takes over all that is taken over.
            let part = if shares.len() == 1 { None } else { Some(graph.quotient(*share, all)?) };
            let parts: Vec<NodeId> = [own[at], taken].into_iter().chain(part).chain([*ratio]).collect();
            let node = graph.product(&parts)?;
            if let (Some(to), Some(path)) = (raised.get_mut(*to), roadmap.paths.get(*to)) {
                let unit = graph.unit(path.load[year]).clone();
                to.push(graph.convert(node, &unit)?);
            }
        }
    }
    let mut emitted = Vec::new();
    for (at, on) in acting.iter().enumerate() {
        let path = &roadmap.paths[at];
        let unit = graph.unit(path.load[year]).clone();
        let mut load = times(own[at], &on.left, graph)?;
        if !raised[at].is_empty() || !on.amounts.is_empty() {
            load = less(load, &raised[at], &on.amounts, &unit, graph)?;
        }
        let mut load = times(load, &on.uncovered, graph)?;
        if !on.covered.is_empty() {
            load = less(load, &[], &on.covered, &unit, graph)?;
        }
        let node = graph.product(&[load, path.factor[year]])?;
        let node = graph.convert(node, &tonnes)?;
        emitted.push(graph.sum(&[node], &tonnes)?);
    }
    Ok(emitted)
}

fn stream_of(effect: &super::super::plan::Effect) -> usize {
    use super::super::plan::Effect;
    match effect {
        Effect::Fraction { stream, .. } | Effect::Amount { stream, .. } | Effect::Contract { stream, .. } => *stream,
        Effect::Switch { from, .. } => *from,
    }
}

fn raised_by(effect: &super::super::plan::Effect) -> usize {
    match effect {
        super::super::plan::Effect::Switch { to, .. } => *to,
        _ => usize::MAX,
    }
}

fn rest(one: NodeId, of: NodeId, account: &mut Account) -> Result<NodeId, UnitClash> {
    let less = account.graph.negative(of);
    account.graph.sum(&[one, less], &Unit::none())
}

/// A load times pure numbers, in its unit.
fn times(load: NodeId, by: &[NodeId], graph: &mut crate::calc::Graph) -> Result<NodeId, UnitClash> {
    if by.is_empty() {
        return Ok(load);
    }
    let unit = graph.unit(load).clone();
    let parts: Vec<NodeId> = [load].into_iter().chain(by.iter().copied()).collect();
    let node = graph.product(&parts)?;
    graph.convert(node, &unit)
}

/// A load with what is added and taken away, not below zero.
fn less(
    load: NodeId,
    added: &[NodeId],
    taken: &[NodeId],
    unit: &Unit,
    graph: &mut crate::calc::Graph,
) -> Result<NodeId, UnitClash> {
    let mut parts = vec![load];
    parts.extend_from_slice(added);
    for amount in taken {
        parts.push(graph.negative(*amount));
    }
    let node = graph.sum(&parts, unit)?;
    let zero = count(graph, 0, unit);
    graph.max(&[node, zero])
}
