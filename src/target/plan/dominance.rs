//! Options that no best plan needs: another of the same block does at least as much everywhere and costs no more.

use super::compile::{Act, Compiled};
use super::node::Open;
use crate::quantity::Exact;

/// Closes dominated options; `costs` are the exact ones, `None` where the excess alone counts.
///
/// Where costs are equal the option stays that the rule for ties prefers: none, or an earlier start of the same measure.
/// Measures that require others, or that others require, only lose starts that keep those relations as they are.
pub(super) fn close(compiled: &Compiled, open: &mut Open, costs: Option<&[Exact]>) {
    for block in &compiled.blocks {
        for at in block.clone() {
            let by = block.clone().filter(|other| *other != at && open.0[*other]);
            if by.into_iter().any(|other| dominates(compiled, other, at, costs)) {
                open.0[at] = false;
            }
        }
    }
}

fn dominates(compiled: &Compiled, better: usize, at: usize, costs: Option<&[Exact]>) -> bool {
    let (one, other) = (&compiled.options[better], &compiled.options[at]);
    let is_same = one.measure == other.measure;
    let costs_less = match costs {
        None => true,
        Some(costs) => match costs[better].cmp(&costs[at]) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => one.measure.is_none() || (is_same && one.start < other.start),
            std::cmp::Ordering::Greater => false,
        },
    };
    let requires = |measure: Option<usize>| measure.is_some_and(|m| !compiled.requires[m].is_empty());
    let is_required =
        |measure: Option<usize>| measure.is_some_and(|m| compiled.requires.iter().any(|needed| needed.contains(&m)));
    let keeps_relations = if is_same {
        (!requires(one.measure) || one.start >= other.start) && (!is_required(one.measure) || one.start <= other.start)
    } else {
        !requires(one.measure) && !is_required(other.measure)
    };
    costs_less
        && keeps_relations
        && other.acts.iter().all(|act| one.acts.iter().any(|more| does_as_much(more, act)))
        && !one.acts.iter().chain(&other.acts).any(|act| matches!(act, Act::Switch { .. }))
}

fn does_as_much(more: &Act, act: &Act) -> bool {
    match (*more, *act) {
        (Act::Keep { cell: a, keep: x, .. }, Act::Keep { cell: b, keep: y, .. })
        | (Act::Uncovered { cell: a, keep: x, .. }, Act::Uncovered { cell: b, keep: y, .. }) => a == b && x <= y,
        (Act::Less { cell: a, amount: x }, Act::Less { cell: b, amount: y })
        | (Act::Covered { cell: a, amount: x }, Act::Covered { cell: b, amount: y }) => a == b && x >= y,
        _ => false,
    }
}
