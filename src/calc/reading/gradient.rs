//! The gradient reading: how a figure moves with each thing it rests on.
//!
//! One backward sweep gives the derivative by every node at once; over an exact point it is exact, over a box of
//! ranges it is the range of the derivative, whose sign tells whether the figure is monotone in a leaf.

use super::exact::ExactAlgebra;
use super::interval::IntervalAlgebra;
use crate::calc::{Algebra, Cone, NodeId, Values, View, backward};
use crate::quantity::{Exact, Interval};

/// Derivatives of one figure by the nodes of its cone.
#[derive(Debug, Clone)]
pub struct Gradient<'c, V> {
    cone: &'c Cone,
    by: Vec<Option<V>>,
}

impl<V> Gradient<'_, V> {
    /// The derivative by a node, in units of the figure per unit of the node; `None` where the figure does not
    /// depend on it.
    pub fn by(&self, node: NodeId) -> Option<&V> {
        self.by.get(self.cone.slot(node)?)?.as_ref()
    }
}

/// Derivatives at the inputs as printed, exactly.
pub fn read<'c>(view: View<'_>, values: &Values<'c, Exact>, target: NodeId) -> Gradient<'c, Exact> {
    sweep(view, values, &ExactAlgebra, target)
}

/// Ranges of the derivatives over the ranges of the inputs.
pub fn over_ranges<'c>(
    view: View<'_>,
    values: &Values<'c, Interval>,
    algebra: &IntervalAlgebra<'_>,
    target: NodeId,
) -> Gradient<'c, Interval> {
    sweep(view, values, algebra, target)
}

fn sweep<'c, A: Algebra>(
    view: View<'_>,
    values: &Values<'c, A::Value>,
    algebra: &A,
    target: NodeId,
) -> Gradient<'c, A::Value> {
    Gradient { cone: values.cone(), by: backward(view, values, algebra, target) }
}

/// The relative sensitivity of a figure to a node: by how many per cent it moves for one per cent of the node.
/// `None` where the figure does not depend on the node, or one of the two is zero.
pub fn elasticity(
    values: &Values<'_, Exact>,
    gradient: &Gradient<'_, Exact>,
    target: NodeId,
    node: NodeId,
) -> Option<Exact> {
    let slope = gradient.by(node)?;
    (slope * values.value(node)?).checked_div(values.value(target)?)
}
