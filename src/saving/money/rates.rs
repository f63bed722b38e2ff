//! Rates and constants as nodes.

use super::super::describe::Describer;
use crate::calc::{Exponent, Graph, NodeId, Origin, OriginKind, UnitClash};
use crate::finding::{Located, Step};
use crate::quantity::{Literal, Quantity, Unit};

/// A whole number that belongs to a method, in a unit.
pub(crate) fn count(graph: &mut Graph, number: i64, unit: &Unit) -> NodeId {
    let address = format!("constant/{number} {}", unit.text());
    let address = address.trim_end().to_owned();
    let origin = Origin { address, kind: OriginKind::Constant, place: None, cited: None, note: None };
    graph.shared_leaf(Literal::count(number), unit, None, origin)
}

/// A rate of the book as a pure number.
pub(super) fn rate(
    describer: &mut Describer<'_, '_>,
    of: &Located<Quantity>,
    address: &str,
    name: &str,
) -> Result<NodeId, UnitClash> {
    let leaf = describer.quantity(of, &format!("{address}/{name}"), name);
    describer.account.graph.convert(leaf, &Unit::none())
}

/// 1 + rate.
pub(crate) fn growth(graph: &mut Graph, rate: NodeId) -> Result<NodeId, UnitClash> {
    let one = count(graph, 1, &Unit::none());
    let growth = graph.sum(&[one, rate], &Unit::none())?;
    graph.set_step(growth, Step::OnePlusRate);
    Ok(growth)
}

/// A power of a pure number.
pub(crate) fn power(graph: &mut Graph, base: NodeId, exponent: i16) -> Result<NodeId, UnitClash> {
    graph.power(base, Exponent::whole(exponent))
}
