//! The book's inputs are right and were rounded otherwise: on the way, at the end, or more coarsely than their digits show.

use super::chance::Reach;
use super::change::{Change, Coarser};
use super::ground::Ground;
use super::rank::Class;
use super::trials::Trials;
use crate::calc::reading::exact;
use crate::calc::{Cone, Kind, NodeId};
use crate::quantity::{Exact, Literal, Manner, Rounding};

/// Decimals that inner figures are rounded to.
const PLACES: std::ops::RangeInclusive<i8> = 0..=3;
/// Inner figures that are rounded one at a time.
const MOST_NODES: usize = 12;

/// Tries other roundings.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    if ground.print.manner() == Manner::Ordinary {
        for manner in [Manner::Truncated, Manner::RoundedUp] {
            let literal = ground.print.with_manner(manner);
            attempt_print(trials, literal, Change::Rounded(manner));
        }
    }
    for place in coarser(ground.print) {
        if let Some(literal) = ground.print.with_last_place(place) {
            attempt_print(trials, literal, Change::Coarse(ground.pair.published, place, Coarser::Result));
        }
    }
    for input in ground.inputs.iter().filter(|input| input.is_typed()) {
        for place in coarser(input.literal) {
            let Some(literal) = input.literal.with_last_place(place) else { continue };
            let half = 10_f64.powi(place.into()) / 2.0;
            let value = input.literal.exact().to_f64();
            let (a, b) = (ground.reach(input.shift(value - half), 1.0), ground.reach(input.shift(value + half), 1.0));
            let reach = Reach { from: a.from.min(b.from), to: a.to.max(b.to) };
            let promising = input.may_be(&literal.interval());
            trials.attempt(Class::Rounding, reach, promising, || Change::Coarse(input.node, place, Coarser::Input));
        }
    }
    on_the_way(trials);
}

fn attempt_print(trials: &mut Trials<'_, '_>, literal: Literal, change: Change) {
    let ground = trials.ground;
    let interval = literal.interval();
    let end = |value: Option<&Exact>| value.map_or(f64::INFINITY, Exact::to_f64);
    let print = ground.print.exact().to_f64();
    let (below, above) = (print - end(interval.lower_value()), end(interval.upper_value()) - print);
    let own = ground.reach(0.0, 1.0);
    let reach = Reach { from: own.from.min(-above), to: own.to.max(below) };
    let promising = interval.intersect(&ground.range).is_some();
    trials.attempt(Class::Rounding, reach, promising, || change);
}

/// The places beyond the last printed one that hold only zeros.
fn coarser(literal: Literal) -> impl Iterator<Item = i8> {
    let from = literal.last_place().saturating_add(1);
    (from..from.saturating_add(6)).take_while(move |place| literal.with_last_place(*place).is_some())
}

/// Inner figures rounded before going on: each by itself, and all addends of a sum alike.
fn on_the_way(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let cone = Cone::of(ground.view, &[ground.pair.recomputed]);
    let values = exact::read(ground.view, &cone);
    let computed = |node: &NodeId| {
        let own = matches!(
            ground.view.kind(*node),
            Kind::Product(_) | Kind::Quotient(..) | Kind::Convert(..) | Kind::Power(..)
        );
        own && *node != ground.pair.recomputed
    };
    let single = ground.inner.iter().map(|inner| inner.node).filter(computed).take(MOST_NODES).map(|node| vec![node]);
    let sums = ground.inner.iter().map(|inner| inner.node).chain([ground.pair.recomputed]);
    let rows = sums.filter_map(|sum| match ground.view.kind(sum) {
        Kind::Sum(kids) => Some(ground.view.list(kids).iter().copied().filter(computed).collect::<Vec<_>>()),
        _ => None,
    });
    let sets: Vec<Vec<NodeId>> = single.chain(rows.filter(|rows| rows.len() > 1).take(MOST_NODES)).collect();
    for nodes in sets {
        for places in PLACES {
            let shift = nodes.iter().map(|node| moved(ground, &values, *node, places)).sum::<Option<f64>>();
            // What is round already does not move.
            let Some(shift) = shift.filter(|shift| *shift != 0.0) else { continue };
            let nodes = nodes.clone();
            trials.attempt(Class::Rounding, ground.reach(shift, 1.0), ground.may_explain(shift), || {
                Change::RoundedOnTheWay(nodes, places)
            });
        }
    }
}

fn moved(ground: &Ground<'_>, values: &crate::calc::Values<'_, Exact>, node: NodeId, places: i8) -> Option<f64> {
    let value = values.value(node)?;
    let slope = &ground.inner.iter().find(|inner| inner.node == node)?.slope;
    let rounded = value.round(-i32::from(places), Rounding::HalfUp);
    Some((&(&rounded - value) * slope).to_f64())
}
