//! A graph as a patch leaves it, and the part of it that a figure rests on.

use std::collections::BinaryHeap;

use super::graph::Graph;
use super::kind::{Kids, Kind, LeafId, NodeId, RatioId, RunId};
use super::leaf::{Gap, LeafView, OpaqueRun};
use super::patch::Patch;
use crate::quantity::{Exact, Unit};

/// A graph, seen through a patch or as it is.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The graph.
    pub graph: &'a Graph,
    patch: Option<&'a Patch>,
}

/// Children of a node.
#[derive(Debug, Clone, Copy)]
pub enum Children<'a> {
    /// None, one or two, held inline.
    Few([NodeId; 2], usize),
    /// A list in the graph or the patch.
    List(&'a [NodeId]),
}

impl<'a> Children<'a> {
    /// The children in order.
    pub fn as_slice(&self) -> &[NodeId] {
        match self {
            Children::Few(ids, count) => &ids[..*count],
            Children::List(list) => list,
        }
    }

    /// Iterates over the children.
    pub fn iter(&self) -> std::slice::Iter<'_, NodeId> {
        self.as_slice().iter()
    }
}

impl<'a> View<'a> {
    /// The graph as it is.
    pub fn plain(graph: &'a Graph) -> View<'a> {
        View { graph, patch: None }
    }

    /// The graph as the patch leaves it.
    pub fn patched(graph: &'a Graph, patch: &'a Patch) -> View<'a> {
        View { graph, patch: Some(patch) }
    }

    /// Number of nodes, fresh ones included.
    pub fn len(&self) -> usize {
        self.patch.map_or(self.graph.len(), |p| p.base.nodes + p.store.nodes.len())
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The kind of a node.
    pub fn kind(&self, node: NodeId) -> Kind {
        let Some(patch) = self.patch else { return self.graph.store.nodes[node.index()].kind };
        match node.index().checked_sub(patch.base.nodes) {
            Some(fresh) => patch.store.nodes[fresh].kind,
            None => patch.overrides.get(&node).copied().unwrap_or(self.graph.store.nodes[node.index()].kind),
        }
    }

    /// The unit of a node.
    pub fn unit(&self, node: NodeId) -> &'a Unit {
        match self.patch.and_then(|p| Some((p, node.index().checked_sub(p.base.nodes)?))) {
            Some((patch, fresh)) => self.graph.unit_of(patch.store.nodes[fresh].unit),
            None => self.graph.unit(node),
        }
    }

    /// A list of children.
    pub fn list(&self, kids: Kids) -> &'a [NodeId] {
        match self.patch.and_then(|p| Some((p, kids.index().checked_sub(p.base.kids)?))) {
            Some((patch, at)) => patch.store.kids(at),
            None => self.graph.store.kids(kids.index()),
        }
    }

    /// The children of a kind.
    pub fn kids_of(&self, kind: Kind) -> Children<'a> {
        const NONE: NodeId = NodeId(0);
        match kind {
            Kind::Leaf(_) | Kind::Gap(_) => Children::Few([NONE, NONE], 0),
            Kind::Neg(a) | Kind::Power(a, _) | Kind::Convert(a, _) | Kind::Round(a, ..) | Kind::Abs(a) => {
                Children::Few([a, NONE], 1)
            }
            Kind::Quotient(a, b) => Children::Few([a, b], 2),
            Kind::Sum(kids)
            | Kind::Product(kids)
            | Kind::Min(kids)
            | Kind::Max(kids)
            | Kind::Choose(kids, _)
            | Kind::Opaque(_, kids) => Children::List(self.list(kids)),
        }
    }

    /// The children of a node.
    pub fn children(&self, node: NodeId) -> Children<'a> {
        self.kids_of(self.kind(node))
    }

    /// A leaf with what the graph keeps beside it.
    pub fn leaf(&self, id: LeafId) -> LeafView<'a> {
        let graph = &self.graph.store;
        let patch = self.patch;
        let leaf = match patch.and_then(|p| Some((p, id.index().checked_sub(p.base.leaves)?))) {
            Some((patch, at)) => &patch.store.leaves[at],
            None => &graph.leaves[id.index()],
        };
        let origin = match patch.and_then(|p| Some((p, (leaf.origin.0 as usize).checked_sub(p.base.origins)?))) {
            Some((patch, at)) => &patch.store.origins[at],
            None => &graph.origins[leaf.origin.0 as usize],
        };
        let spread = leaf.spread.map(|spread| {
            match patch.and_then(|p| Some((p, (spread.0 as usize).checked_sub(p.base.spreads)?))) {
                Some((patch, at)) => &patch.store.spreads[at],
                None => &graph.spreads[spread.0 as usize],
            }
        });
        LeafView { id, leaf, spread, origin }
    }

    /// The leaf at a node, if it is one.
    pub fn leaf_at(&self, node: NodeId) -> Option<LeafView<'a>> {
        match self.kind(node) {
            Kind::Leaf(id) => Some(self.leaf(id)),
            _ => None,
        }
    }

    /// The gap at a node, if it is one.
    pub fn gap_at(&self, node: NodeId) -> Option<&'a Gap> {
        match self.kind(node) {
            Kind::Gap(id) => Some(&self.graph.store.gaps[id.index()]),
            _ => None,
        }
    }

    /// A conversion ratio.
    pub fn ratio(&self, id: RatioId) -> &'a Exact {
        match self.patch.and_then(|p| Some((p, id.index().checked_sub(p.base.ratios)?))) {
            Some((patch, at)) => &patch.store.ratios[at],
            None => &self.graph.store.ratios[id.index()],
        }
    }

    /// A run of a model.
    pub fn run(&self, id: RunId) -> &'a OpaqueRun {
        &self.graph.store.runs[id.index()]
    }

    /// The leaf or gap of this address, if the graph has one; a look at every node.
    pub fn leaf_or_gap(&self, address: &str) -> Option<NodeId> {
        (0..self.graph.len()).map(NodeId::at).find(|node| {
            let leaf = self.leaf_at(*node).map(|leaf| leaf.origin.address.as_str());
            leaf.or_else(|| self.gap_at(*node).map(|gap| gap.address.as_str())) == Some(address)
        })
    }

    /// Whether a leaf under a node is of a kind.
    pub fn any_leaf_under(&self, node: NodeId, wanted: impl Fn(LeafView<'_>) -> bool) -> bool {
        Cone::of(*self, &[node]).order().any(|node| self.leaf_at(node).is_some_and(&wanted))
    }

    /// The gaps under a node, in the order of the graph.
    pub fn gaps_under(&self, node: NodeId) -> Vec<(NodeId, &'a Gap)> {
        let cone = Cone::of(*self, &[node]);
        cone.order().filter_map(|node| Some((node, self.gap_at(node)?))).collect()
    }

    /// Evaluation order: a fresh node stands right after the last graph node it rests on.
    fn key(&self, node: NodeId) -> (Option<NodeId>, NodeId) {
        (self.patch.map_or(Some(node), |p| p.rank(node)), node)
    }
}

/// The nodes that some figures rest on, children before parents, each with a dense slot.
///
/// What rests on little of a large book is kept as a list, so that it costs no more than itself; what rests on much is
/// kept as one bit for each node of the book.
#[derive(Debug, Clone)]
pub struct Cone {
    members: Members,
    /// Members in evaluation order, where that is not simply ascending.
    order: Option<Vec<NodeId>>,
}

#[derive(Debug, Clone)]
enum Members {
    /// Ascending.
    Few(Vec<NodeId>),
    Many {
        bits: Vec<u64>,
        /// Members before each word of `bits`.
        before: Vec<u32>,
        count: usize,
    },
}

impl Cone {
    /// Everything in view.
    pub fn all(view: View<'_>) -> Cone {
        let mut bits = vec![u64::MAX; view.len().div_ceil(64)];
        if let (Some(last), rest @ 1..) = (bits.last_mut(), view.len() % 64) {
            *last = (1 << rest) - 1;
        }
        Cone::of_bits(view, bits)
    }

    /// What `targets` rest on, themselves included.
    pub fn of(view: View<'_>, targets: &[NodeId]) -> Cone {
        if let Some(order) = few(view, targets) {
            let mut ascending = order.clone();
            if view.patch.is_some() {
                ascending.sort_unstable();
            }
            return Cone { members: Members::Few(ascending), order: view.patch.map(|_| order) };
        }
        let mut bits = vec![0_u64; view.len().div_ceil(64)];
        if view.patch.is_some() {
            let mut open = targets.to_vec();
            while let Some(node) = open.pop() {
                if !member(&bits, node) {
                    mark(&mut bits, node);
                    open.extend(view.children(node).iter());
                }
            }
        } else {
            // Children have lower numbers, so one pass downwards meets every parent before its children.
            targets.iter().for_each(|target| mark(&mut bits, *target));
            let top = targets.iter().map(|target| target.index() + 1).max().unwrap_or(0);
            for node in (0..top).rev().map(NodeId::at) {
                if member(&bits, node) {
                    view.children(node).iter().for_each(|kid| mark(&mut bits, *kid));
                }
            }
        }
        Cone::of_bits(view, bits)
    }

    fn of_bits(view: View<'_>, bits: Vec<u64>) -> Cone {
        let mut count = 0;
        let before = bits
            .iter()
            .map(|word| {
                let so_far = count;
                count += word.count_ones();
                so_far
            })
            .collect();
        let order = view.patch.map(|_| {
            let mut order: Vec<NodeId> = ascending(&bits).collect();
            order.sort_by_key(|node| view.key(*node));
            order
        });
        Cone { members: Members::Many { bits, before, count: count as usize }, order }
    }

    /// Number of members.
    pub fn len(&self) -> usize {
        match &self.members {
            Members::Few(list) => list.len(),
            Members::Many { count, .. } => *count,
        }
    }

    /// Whether it has no member.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Position of a member among the members; `None` for a node outside.
    pub fn slot(&self, node: NodeId) -> Option<usize> {
        match &self.members {
            Members::Few(list) => list.binary_search(&node).ok(),
            Members::Many { bits, before, .. } => {
                let word = *bits.get(node.index() / 64)?;
                let bit = 1_u64 << (node.index() % 64);
                let below = (word & (bit - 1)).count_ones() + before[node.index() / 64];
                (word & bit != 0).then_some(below as usize)
            }
        }
    }

    /// Members, children before parents.
    pub fn order(&self) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        // One of the two is empty.
        let (listed, bits): (&[NodeId], &[u64]) = match (&self.order, &self.members) {
            (Some(order), _) => (order, &[]),
            (None, Members::Few(list)) => (list, &[]),
            (None, Members::Many { bits, .. }) => (&[], bits),
        };
        ascending(bits).chain(listed.iter().copied())
    }
}

/// What `targets` rest on in evaluation order; `None` where a bit for each node of the book is cheaper.
fn few(view: View<'_>, targets: &[NodeId]) -> Option<Vec<NodeId>> {
    let most = view.len() / 64;
    let mut order = Vec::new();
    // The last in evaluation order is taken first: its parents are all met by then, and what is equal stands together.
    let mut open = BinaryHeap::new();
    let mut met = targets.len();
    if met <= most {
        open.extend(targets.iter().map(|target| view.key(*target)));
    }
    while met <= most
        && let Some(key) = open.pop()
    {
        if order.last() == Some(&key.1) {
            continue;
        }
        order.push(key.1);
        let children = view.children(key.1);
        met += children.as_slice().len();
        if met <= most {
            open.extend(children.iter().map(|kid| view.key(*kid)));
        }
    }
    order.reverse();
    (met <= most).then_some(order)
}

/// Members by number.
fn ascending(bits: &[u64]) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
    bits.iter().enumerate().flat_map(|(at, word)| Word { rest: *word, base: at * 64 })
}

/// The members of one word.
struct Word {
    rest: u64,
    base: usize,
}

impl Iterator for Word {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let bit = (self.rest != 0).then(|| self.rest.trailing_zeros())?;
        self.rest &= self.rest - 1;
        Some(NodeId::at(self.base + bit as usize))
    }
}

impl DoubleEndedIterator for Word {
    fn next_back(&mut self) -> Option<NodeId> {
        let bit = self.rest.checked_ilog2()?;
        self.rest &= !(1 << bit);
        Some(NodeId::at(self.base + bit as usize))
    }
}

fn member(bits: &[u64], node: NodeId) -> bool {
    bits[node.index() / 64] & (1 << (node.index() % 64)) != 0
}

fn mark(bits: &mut [u64], node: NodeId) {
    bits[node.index() / 64] |= 1 << (node.index() % 64);
}
