//! Figures taken for one another: two inputs interchanged, a result or an input copied from another place of the book.

use super::change::Change;
use super::printed::significant_digits;
use super::rank::Class;
use super::trials::Trials;
use crate::calc::{Cone, NodeId};
use crate::quantity::{Literal, Unit};

/// Inputs of which every two are interchanged.
const MOST_SWAPPED: usize = 20;
/// Up to so many inputs every pair is read from the graph, whatever its slopes say.
const FEW: usize = 6;
/// Printed figures that an input is compared with one by one, for the statistics.
const MOST_COMPARED: usize = 200;
/// Digits below which two figures agree too easily.
const LEAST_DIGITS: u32 = 3;
/// The same for shares and other pure numbers, of which a book has many.
const LEAST_DIGITS_OF_SHARES: u32 = 4;

/// Tries what could have been taken for something else.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    swap(trials);
    copied(trials);
    stale(trials);
}

fn swap(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let graph = ground.evidence.graph;
    let typed: Vec<_> = ground.inputs.iter().filter(|input| input.is_typed()).take(MOST_SWAPPED).collect();
    let few = typed.len() <= FEW;
    for (at, a) in typed.iter().enumerate() {
        for b in &typed[at + 1..] {
            let Some(ratio) = graph.unit(b.node).convertible(graph.unit(a.node)) else { continue };
            let Some(back) = ratio.recip() else { continue };
            let (first, second) = (a.literal.exact(), b.literal.exact());
            let shift = a.shift((&second * &ratio).to_f64()) + b.shift((&first * &back).to_f64());
            // Where it makes no difference (two rows of one sum) it is no hypothesis.
            if shift.abs() <= 1e-12 * ground.recomputed.to_f64().abs() {
                continue;
            }
            let promising = few || ground.may_explain(shift);
            trials.attempt(Class::Swapped, ground.reach(shift, 1.0), promising, || Change::Swap(a.node, b.node));
        }
    }
}

/// Whether a figure may have been copied: a rounding of few digits agrees with too much, and so does 100.0 %.
fn distinct(literal: Literal, unit: &Unit) -> bool {
    let zeros = literal.last_nonzero_place().saturating_sub(literal.last_place()).max(0);
    let digits = significant_digits(literal).saturating_sub(u32::from(zeros.unsigned_abs()));
    digits >= if unit.dimension().is_none() { LEAST_DIGITS_OF_SHARES } else { LEAST_DIGITS }
}

fn copied(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let (graph, book) = (ground.evidence.graph, ground.evidence.printed);
    let unit = graph.unit(ground.pair.published);
    let print = ground.print.exact();
    let value = &print * unit.ratio();
    trials.count(Class::Copied, 0);
    for (other_value, other) in book.all(unit.dimension()).iter().take(MOST_COMPARED) {
        if *other == ground.pair.published {
            continue;
        }
        let shift = (other_value.to_f64() / unit.ratio().to_f64()) - ground.recomputed.to_f64();
        let literal = ground.view.leaf_at(*other).map(|leaf| leaf.leaf.literal);
        let promising = *other_value == value
            && literal.is_some_and(|literal| distinct(literal, unit))
            && distinct(ground.print, unit);
        trials.attempt(Class::Copied, ground.reach(shift, 0.0), promising, || Change::Copied(*other));
    }
}

fn stale(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let (graph, book) = (ground.evidence.graph, ground.evidence.printed);
    let own = Cone::of(ground.view, &[ground.pair.recomputed]);
    let is_own = |node: NodeId| node == ground.pair.published || own.slot(node).is_some();
    for input in ground.inputs.iter().filter(|input| input.is_typed() && !input.hopeless) {
        let unit = graph.unit(input.node);
        for (value, other) in book.all(unit.dimension()).iter().take(MOST_COMPARED) {
            let Some(leaf) =
                ground.view.leaf_at(*other).filter(|leaf| !is_own(*other) && distinct(leaf.leaf.literal, unit))
            else {
                continue;
            };
            let Some(ratio) = graph.unit(*other).convertible(unit) else { continue };
            if *value == &input.literal.exact() * unit.ratio() {
                continue;
            }
            let range = leaf.range().scale(&ratio);
            let reach = ground.reach(input.shift((&leaf.point() * &ratio).to_f64()), 1.0);
            let promising = input.may_be(&range);
            trials.attempt(Class::StaleInput, reach, promising, || Change::Stale(input.node, *other));
        }
    }
}
