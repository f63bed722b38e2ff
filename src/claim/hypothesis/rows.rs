//! Rows of a sum: left out, counted twice, with the wrong sign.

use super::change::{Change, RowSlip};
use super::rank::Class;
use super::trials::Trials;
use crate::calc::reading::exact;
use crate::calc::{Cone, Kind, NodeId};

/// Rows of a sum that are tried.
const MOST_ROWS: usize = 200;
/// Rows of a sum of which two are tried together.
const MOST_FOR_PAIRS: usize = 12;

/// Tries the rows of every sum under the figure.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let cone = Cone::of(ground.view, &[ground.pair.recomputed]);
    let values = exact::read(ground.view, &cone);
    let own = (ground.pair.recomputed, 1.0);
    let sums = ground.inner.iter().map(|inner| (inner.node, inner.slope.to_f64())).chain([own]);
    for (sum, slope) in sums {
        let Kind::Sum(kids) = ground.view.kind(sum) else { continue };
        let kids = ground.view.list(kids);
        // A constant in a sum belongs to a formula (1 − x); it is no row.
        let is_row = |kid: &NodeId| {
            ground.inputs.iter().any(|input| input.node == *kid) || {
                !ground.view.children(*kid).as_slice().is_empty() && !rests_on_constant(ground.view.kind(*kid), ground)
            }
        };
        if kids.len() < 2 || kids.len() > MOST_ROWS || !kids.iter().all(is_row) {
            continue;
        }
        let amounts: Vec<f64> = kids.iter().map(|kid| values.value(*kid).map_or(0.0, |v| v.to_f64() * slope)).collect();
        for (row, amount) in amounts.iter().enumerate() {
            for (slip, shift) in
                [(RowSlip::LeftOut, -amount), (RowSlip::Twice, *amount), (RowSlip::Sign, -2.0 * amount)]
            {
                let promising = ground.may_explain(shift);
                trials.attempt(Class::Rows, ground.reach(shift, 1.0), promising, || Change::Rows(sum, vec![row], slip));
            }
        }
        if (3..=MOST_FOR_PAIRS).contains(&kids.len()) {
            for first in 0..kids.len() {
                for second in first + 1..kids.len() {
                    let shift = -(amounts[first] + amounts[second]);
                    let promising = ground.may_explain(shift);
                    let change = || Change::Rows(sum, vec![first, second], RowSlip::LeftOut);
                    trials.attempt(Class::Rows, ground.reach(shift, 1.0), promising, change);
                }
            }
        }
    }
}

fn rests_on_constant(kind: Kind, ground: &super::ground::Ground<'_>) -> bool {
    let (Kind::Neg(inner) | Kind::Convert(inner, _)) = kind else { return false };
    ground.view.leaf_at(inner).is_some() && !ground.inputs.iter().any(|input| input.node == inner)
}
