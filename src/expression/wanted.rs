//! Bringing the result of an expression to the unit in which it is wanted.

use super::function::Function;
use super::syntax::{Operator, Term, TermKind};
use crate::calc::{Graph, NodeId, Origin, OriginKind, UnitClash};
use crate::finding::Step;
use crate::quantity::{Base, Dimension, Literal, Unit};

/// A node in the wanted unit. Beside plain conversions, each visible as a step of its own:
///
/// * the difference of two percentages is so many percentage points;
/// * CO2 counts as CO2e: its potential is 1 by definition, in every set of the IPCC.
///
/// # Errors
/// The result measures something else.
pub(super) fn bring(graph: &mut Graph, node: NodeId, root: &Term, wanted: &Unit) -> Result<NodeId, UnitClash> {
    let clash = match graph.convert(node, wanted) {
        Ok(node) => return Ok(node),
        Err(clash) => clash,
    };
    let dimension = graph.unit(node).dimension();
    let points = wanted.dimension().terms() == [(Base::PercentagePoint, 1)];
    if points && dimension.is_none() && is_difference(root) {
        let plain = graph.convert(node, &Unit::none())?;
        return by_definition(graph, plain, 100, wanted, "pp", clash);
    }
    if counts_as_co2e(dimension, wanted.dimension()) {
        return by_definition(graph, node, 1, wanted, "tCO2e/tCO2", clash);
    }
    Err(clash)
}

/// The node times a constant in `unit`, in the wanted unit.
fn by_definition(
    graph: &mut Graph,
    node: NodeId,
    count: i64,
    wanted: &Unit,
    unit: &str,
    clash: UnitClash,
) -> Result<NodeId, UnitClash> {
    let Ok(unit) = Unit::parse(unit) else { return Err(clash) };
    let origin = Origin {
        address: format!("constant/{count} {}", unit.text()),
        kind: OriginKind::Constant,
        place: None,
        cited: None,
        note: None,
    };
    let constant = graph.shared_leaf(Literal::count(count), &unit, None, origin);
    let product = graph.product(&[node, constant])?;
    graph.set_step(product, Step::ByDefinition);
    graph.convert(product, wanted).map_err(|_| clash)
}

/// Whether a term is what one thing is more than another.
fn is_difference(term: &Term) -> bool {
    match &term.kind {
        TermKind::Binary { op: Operator::Subtract, .. } => true,
        TermKind::Negate(inner) => is_difference(inner),
        TermKind::Call { function: Function::Abs | Function::Round { .. }, arguments } => {
            arguments.iter().all(is_difference)
        }
        _ => false,
    }
}

/// Whether `wanted` is what `found` is, with CO2e in the place of CO2.
fn counts_as_co2e(found: Dimension, wanted: Dimension) -> bool {
    let bridge = Unit::parse("tCO2e/tCO2").map(|unit| unit.dimension());
    bridge.is_ok_and(|bridge| found.mul(&bridge) == Some(wanted))
}
