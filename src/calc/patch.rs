//! "What if": one overlay for hypotheses, impact, scenarios and lock differences.

use std::collections::BTreeMap;

use super::graph::{Graph, Store, UnitClash};
use super::kind::{Kids, Kind, NodeId, RatioId, UnitId};
use super::leaf::{Origin, Spread};
use super::view::View;
use crate::quantity::{Exact, Literal, Unit};

/// Other kinds for some nodes of a graph, and fresh nodes for them to rest on.
///
/// A patch belongs to the graph it was made for, at the length it then had. It cannot make a cycle: a node may only
/// be given children that come before it.
#[derive(Debug)]
pub struct Patch {
    pub(super) base: Base,
    pub(super) store: Store,
    pub(super) overrides: BTreeMap<NodeId, Kind>,
    /// For each fresh node, the last graph node it rests on.
    pub(super) ranks: Vec<Option<NodeId>>,
}

/// Lengths of the graph's tables; ids from there on are the patch's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub nodes: usize,
    pub kids: usize,
    pub leaves: usize,
    pub ratios: usize,
    pub origins: usize,
    pub spreads: usize,
}

/// A node was given a child that comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfOrder(pub NodeId);

impl Patch {
    /// An empty patch: it reads as the graph does.
    pub fn new(graph: &Graph) -> Patch {
        let s = &graph.store;
        let base = Base {
            nodes: s.nodes.len(),
            kids: s.kids.len(),
            leaves: s.leaves.len(),
            ratios: s.ratios.len(),
            origins: s.origins.len(),
            spreads: s.spreads.len(),
        };
        Patch { base, store: Store::default(), overrides: BTreeMap::new(), ranks: Vec::new() }
    }

    /// A fresh leaf, in a unit that the graph knows.
    pub fn leaf(&mut self, literal: Literal, unit: UnitId, spread: Option<Spread>, origin: Origin) -> NodeId {
        let local = self.store.leaf(literal, unit, spread, origin);
        // The store numbered from zero; ids inside it are shifted past the graph's tables.
        let last = self.store.leaves.len() - 1;
        let leaf = &mut self.store.leaves[last];
        let shift = |id: u32, by: usize| u32::try_from(id as usize + by).unwrap_or(u32::MAX);
        leaf.origin.0 = shift(leaf.origin.0, self.base.origins);
        if let Some(spread) = &mut leaf.spread {
            spread.0 = shift(spread.0, self.base.spreads);
        }
        self.store.nodes[local.index()].kind = Kind::Leaf(super::kind::LeafId::at(self.base.leaves + last));
        self.ranks.push(None);
        NodeId::at(self.base.nodes + local.index())
    }

    /// A list of children for a kind.
    pub fn kids(&mut self, kids: &[NodeId]) -> Kids {
        Kids::at(self.base.kids + self.store.keep(kids).index())
    }

    /// A conversion ratio.
    pub fn ratio(&mut self, ratio: Exact) -> RatioId {
        RatioId::at(self.base.ratios + self.store.ratio(ratio).index())
    }

    /// A fresh inner node.
    pub fn node(&mut self, graph: &Graph, kind: Kind, unit: UnitId) -> NodeId {
        let rank = View::patched(graph, self).kids_of(kind).iter().filter_map(|kid| self.rank(*kid)).max();
        let local = self.store.push(kind, unit);
        self.ranks.push(rank);
        NodeId::at(self.base.nodes + local.index())
    }

    /// Gives a node of the graph another kind. Its unit stays.
    ///
    /// # Errors
    /// A child that does not come before the node, or a node that is not the graph's.
    pub fn set(&mut self, graph: &Graph, node: NodeId, kind: Kind) -> Result<(), OutOfOrder> {
        if node.index() >= self.base.nodes {
            return Err(OutOfOrder(node));
        }
        let late = View::patched(graph, self).kids_of(kind).iter().copied().find(|kid| self.rank(*kid) >= Some(node));
        match late {
            Some(kid) => Err(OutOfOrder(kid)),
            None => {
                self.overrides.insert(node, kind);
                Ok(())
            }
        }
    }

    /// Puts a value in the place of a node, converted to the node's unit.
    ///
    /// # Errors
    /// Another dimension than the node's, or a node that is not the graph's.
    pub fn put(
        &mut self,
        graph: &Graph,
        node: NodeId,
        literal: Literal,
        unit: &Unit,
        spread: Option<Spread>,
        origin: Origin,
    ) -> Result<(), UnitClash> {
        let wanted = View::patched(graph, self).unit(node);
        let clash = || UnitClash {
            expected: Box::new(wanted.clone()),
            found: Box::new(unit.clone()),
            expected_at: Some(node),
            found_at: node,
        };
        let ratio = unit.convertible(wanted).filter(|_| node.index() < self.base.nodes).ok_or_else(clash)?;
        // The fresh leaf keeps the node's unit id: only the conversion is read through it.
        let leaf = self.leaf(literal, graph.store.nodes[node.index()].unit, spread, origin);
        let ratio = self.ratio(ratio);
        self.overrides.insert(node, Kind::Convert(leaf, ratio));
        Ok(())
    }

    /// The last graph node that a node rests on, itself included.
    pub(super) fn rank(&self, node: NodeId) -> Option<NodeId> {
        match node.index().checked_sub(self.base.nodes) {
            None => Some(node),
            Some(fresh) => self.ranks.get(fresh).copied().flatten(),
        }
    }
}
