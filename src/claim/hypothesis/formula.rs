//! The right figures in another formula: points for per cent, the other base, the other share, the other sign.

use super::change::{Change, Form};
use super::ground::Ground;
use super::rank::Class;
use super::trials::Trials;
use crate::calc::{Kind, NodeId};
use crate::quantity::{Exact, Unit};

/// Tries other formulas for the result.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    for form in forms(ground) {
        let Some(value) = result(ground, form) else { continue };
        let shift = value - ground.recomputed.to_f64();
        // There are few: each is read from the graph.
        trials.attempt(Class::Formula, ground.reach(shift, 1.0), true, || Change::Formula(form));
    }
}

fn forms(ground: &Ground<'_>) -> Vec<Form> {
    let mut forms = vec![Form::Sign];
    let graph = ground.evidence.graph;
    if graph.unit(ground.pair.recomputed).convertible(&Unit::none()).is_none() {
        return forms;
    }
    forms.extend([Form::Reciprocal, Form::OtherBase, Form::Rest, Form::Index]);
    let is_pure = |node: NodeId| graph.unit(node).convertible(&Unit::none()).is_some();
    let mut leaves: Vec<NodeId> = Vec::new();
    for inner in ground.inner.iter().map(|inner| inner.node).chain([ground.pair.recomputed]) {
        match ground.view.kind(inner) {
            // A relative change of shares: its divisor brings it back to points.
            Kind::Quotient(_, under) if is_pure(under) => forms.push(Form::Points(under)),
            Kind::Sum(kids) => leaves.extend(ground.view.list(kids)),
            _ => {}
        }
    }
    let addends = leaves.iter().map(|kid| match ground.view.kind(*kid) {
        Kind::Neg(inner) | Kind::Convert(inner, _) => inner,
        _ => *kid,
    });
    let typed = addends.filter(|kid| ground.inputs.iter().any(|input| input.node == *kid && input.is_typed()));
    let mut typed: Vec<NodeId> = typed.filter(|kid| is_pure(*kid)).collect();
    typed.sort_unstable();
    typed.dedup();
    // Only a difference of two has a base.
    if typed.len() == 2 {
        forms.extend(typed.into_iter().map(Form::Relative));
    }
    forms
}

/// What a formula gives, for the statistics.
fn result(ground: &Ground<'_>, form: Form) -> Option<f64> {
    let ratio = ground.evidence.graph.unit(ground.pair.recomputed).ratio().to_f64();
    let x = ground.recomputed.to_f64() * ratio;
    let pure = |node: NodeId| {
        let value = ground.view.leaf_at(node).map(|leaf| leaf.point());
        let value = value.or_else(|| crate::calc::reading::exact::value(ground.view, node).value().cloned())?;
        Some((&value * ground.evidence.graph.unit(node).ratio()).to_f64()).filter(|value| *value != 0.0)
    };
    let value = match form {
        Form::Sign => -x,
        Form::Reciprocal => 1.0 / x,
        Form::OtherBase => x / (1.0 + x),
        Form::Rest => 1.0 - x,
        Form::Index => 1.0 + x,
        Form::Points(node) => x * pure(node)?,
        Form::Relative(node) => x / pure(node)?,
    };
    (value.is_finite() && ratio != 0.0 && Exact::from_f64(value).is_some()).then(|| value / ratio)
}
