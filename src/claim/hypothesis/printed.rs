//! What a book prints: the figures that a repaired value can be compared with.

use std::collections::HashMap;

use crate::calc::{Cited, Graph, LeafView, NodeId, OriginKind, View};
use crate::quantity::{Dimension, Exact, Literal};

/// Figures that are looked at in a book; a larger book is compared in part.
const MOST: usize = 200_000;

/// A printed figure of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Its leaf.
    pub node: NodeId,
    /// Its address.
    pub address: String,
    /// The document it stands in.
    pub cited: Option<Box<Cited>>,
}

/// The printed figures of a book, by dimension and by value.
#[derive(Debug, Default)]
pub struct PrintedFigures {
    /// Sorted by value in coherent units.
    by_dimension: HashMap<Dimension, Vec<(Exact, NodeId)>>,
}

/// Whether a leaf is something that a document prints and that can be a rival of another figure: three digits or more.
fn is_print(leaf: &LeafView<'_>) -> bool {
    matches!(leaf.origin.kind, OriginKind::Input | OriginKind::Published) && !leaf.is_between()
}

impl PrintedFigures {
    /// Collects what a graph's leaves print.
    pub fn of(graph: &Graph) -> PrintedFigures {
        let view = View::plain(graph);
        let mut figures = PrintedFigures::default();
        for node in (0..graph.len().min(MOST)).map(NodeId::at) {
            let Some(leaf) = view.leaf_at(node).filter(is_print) else { continue };
            let unit = graph.unit(node);
            let value = &leaf.point() * unit.ratio();
            figures.by_dimension.entry(unit.dimension()).or_default().push((value, node));
        }
        for list in figures.by_dimension.values_mut() {
            list.sort();
        }
        figures
    }

    /// How many figures have a dimension.
    pub fn count(&self, dimension: Dimension) -> usize {
        self.by_dimension.get(&dimension).map_or(0, Vec::len)
    }

    /// The figures of a dimension with a value between two, both in coherent units.
    pub fn between(&self, dimension: Dimension, lower: &Exact, upper: &Exact) -> &[(Exact, NodeId)] {
        let Some(list) = self.by_dimension.get(&dimension) else { return &[] };
        let from = list.partition_point(|(value, _)| value < lower);
        let to = list.partition_point(|(value, _)| value <= upper);
        list.get(from..to).unwrap_or_default()
    }

    /// All figures of a dimension, by value.
    pub fn all(&self, dimension: Dimension) -> &[(Exact, NodeId)] {
        self.by_dimension.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Other figures that print exactly this value to the same place in a unit of the same size, with four digits or more.
    pub fn printing(&self, graph: &Graph, node: NodeId, literal: Literal) -> Vec<Printed> {
        let view = View::plain(graph);
        let unit = graph.unit(node);
        let value = &literal.exact() * unit.ratio();
        if significant_digits(literal) < 4 {
            return Vec::new();
        }
        let same = |other: &NodeId| {
            let same_place =
                view.leaf_at(*other).is_some_and(|leaf| leaf.leaf.literal.last_place() == literal.last_place());
            *other != node && same_place && graph.unit(*other).same_size(unit)
        };
        let found = self.between(unit.dimension(), &value, &value).iter().map(|(_, other)| *other).filter(same);
        found.filter_map(|other| printed(view, other)).collect()
    }
}

/// A leaf as a printed figure.
pub(super) fn printed(view: View<'_>, node: NodeId) -> Option<Printed> {
    let leaf = view.leaf_at(node)?;
    Some(Printed { node, address: leaf.origin.address.clone(), cited: leaf.origin.cited.clone() })
}

/// How many digits a print has, leading zeros not counted.
pub(super) fn significant_digits(literal: Literal) -> u32 {
    literal.value().mantissa().unsigned_abs().checked_ilog10().map_or(0, |digits| digits + 1)
}
