//! The graph and its builder. Units are checked here, once, so that no reading has to.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use indexmap::{Equivalent, IndexSet};

use super::kind::{Exponent, GapId, Kids, Kind, LeafId, Node, NodeId, RatioId, RunId, UnitId};
use super::leaf::{Gap, Leaf, OpaqueRun, Origin, OriginId, Spread, SpreadId};
use crate::finding::Step;
use crate::quantity::{Amount, Exact, Literal, Quantity, Rounding, Unit};

/// The tables behind a graph, and behind the fresh nodes of a patch.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub nodes: Vec<Node>,
    /// Lists of children, each preceded by its length.
    pub kids: Vec<NodeId>,
    pub leaves: Vec<Leaf>,
    pub gaps: Vec<Gap>,
    pub ratios: Vec<Exact>,
    pub runs: Vec<OpaqueRun>,
    pub origins: Vec<Origin>,
    pub spreads: Vec<Spread>,
}

/// A unit as its author spelled it: equal units in two spellings are kept apart, so that each node shows its own.
#[derive(Debug, Clone)]
struct Spelled(Unit);

impl PartialEq for Spelled {
    fn eq(&self, other: &Spelled) -> bool {
        Looked(&self.0).equivalent(other)
    }
}

impl Eq for Spelled {}

impl Hash for Spelled {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Looked(&self.0).hash(state);
    }
}

/// A unit that is looked up, and copied only where it is new.
struct Looked<'a>(&'a Unit);

impl Hash for Looked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text().hash(state);
    }
}

impl Equivalent<Spelled> for Looked<'_> {
    fn equivalent(&self, other: &Spelled) -> bool {
        self.0.text() == other.0.text() && *self.0 == other.0
    }
}

/// What a node is called where a derivation is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// Address of the figure, if it is one.
    pub address: Option<Box<str>>,
    /// The step of the method, in words.
    pub step: Option<Step>,
}

/// A calculation: quantities that rest on quantities.
#[derive(Debug, Default)]
pub struct Graph {
    pub(super) store: Store,
    units: IndexSet<Spelled>,
    products: HashMap<(UnitId, UnitId), UnitId>,
    /// By node, up to the last that has one: most nodes do.
    titles: Vec<Title>,
    /// Leaves by address, for those that are one thing however often they are used.
    shared: HashMap<String, NodeId>,
}

/// Two quantities that do not go together, or a unit that grew past what a unit can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitClash {
    /// The quantity that set the expectation.
    pub expected: Box<Unit>,
    /// The quantity that does not meet it.
    pub found: Box<Unit>,
    /// Node of the first, where there is one.
    pub expected_at: Option<NodeId>,
    /// Node of the second.
    pub found_at: NodeId,
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Graph {
        Graph::default()
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.store.nodes.len()
    }

    /// Whether nothing has been described yet.
    pub fn is_empty(&self) -> bool {
        self.store.nodes.is_empty()
    }

    /// The unit of a node.
    pub fn unit(&self, node: NodeId) -> &Unit {
        self.unit_of(self.store.nodes[node.index()].unit)
    }

    /// The id of the unit of a node, for the fresh nodes of a patch.
    pub fn unit_id(&self, node: NodeId) -> UnitId {
        self.store.nodes[node.index()].unit
    }

    /// A unit by its id.
    pub fn unit_of(&self, id: UnitId) -> &Unit {
        &self.units[id.index()].0
    }

    /// The title of a node.
    pub fn title(&self, node: NodeId) -> Option<&Title> {
        self.titles.get(node.index()).filter(|title| title.address.is_some() || title.step.is_some())
    }

    /// Names a node as a figure of the accounts. The step it may already have stays.
    pub fn set_address(&mut self, node: NodeId, address: impl Into<Box<str>>) {
        self.entitled(node).address = Some(address.into());
    }

    /// Says which step of a method a node is.
    pub fn set_step(&mut self, node: NodeId, step: Step) {
        self.entitled(node).step = Some(step);
    }

    fn entitled(&mut self, node: NodeId) -> &mut Title {
        if self.titles.len() <= node.index() {
            self.titles.resize_with(node.index() + 1, Title::default);
        }
        &mut self.titles[node.index()]
    }

    /// Interns a unit.
    pub fn intern(&mut self, unit: &Unit) -> UnitId {
        let known = self.units.get_index_of(&Looked(unit));
        UnitId::at(known.unwrap_or_else(|| self.units.insert_full(Spelled(unit.clone())).0))
    }

    /// A leaf. Leaves that merely have equal values are never merged: that would invent correlation.
    pub fn leaf(&mut self, literal: Literal, unit: &Unit, spread: Option<Spread>, origin: Origin) -> NodeId {
        let unit = self.intern(unit);
        self.store.leaf(literal, unit, spread, origin)
    }

    /// A quantity as written, as a leaf. Of a printed range (`24-30 万吨`) the lower end stands where one value is needed,
    /// and the whole range where a range is; who shows a point must ask [`super::LeafView::is_between`] first.
    pub fn quantity(&mut self, quantity: &Quantity, spread: Option<Spread>, origin: Origin) -> NodeId {
        let (literal, own) = match quantity.amount() {
            Amount::One(literal) => (*literal, None),
            Amount::Between(lower, upper) => {
                // Each end is rounded as any printed number is: 24-30 stands for 23.5 to 30.5.
                let (from, to) = (lower.interval(), upper.interval());
                let end = |end: Option<&Exact>, printed: &Literal| end.cloned().unwrap_or_else(|| printed.exact());
                (*lower, Some(Spread::Between(end(from.lower_value(), lower), end(to.upper_value(), upper))))
            }
        };
        self.leaf(literal, quantity.unit(), spread.or(own), origin)
    }

    /// The leaf with this origin's address: one leaf however often it is used (a factor, by edition).
    pub fn shared_leaf(&mut self, literal: Literal, unit: &Unit, spread: Option<Spread>, origin: Origin) -> NodeId {
        if let Some(node) = self.shared.get(&origin.address) {
            return *node;
        }
        let address = origin.address.clone();
        let node = self.leaf(literal, unit, spread, origin);
        self.shared.insert(address, node);
        node
    }

    /// The shared leaf of an address, if there is one.
    pub fn shared(&self, address: &str) -> Option<NodeId> {
        self.shared.get(address).copied()
    }

    /// Something without a value.
    pub fn gap(&mut self, gap: Gap, unit: &Unit) -> NodeId {
        let unit = self.intern(unit);
        self.store.gaps.push(gap);
        let id = GapId::at(self.store.gaps.len() - 1);
        self.push(Kind::Gap(id), unit)
    }

    /// Sum in `unit`; children in another unit of the same dimension get a visible conversion.
    ///
    /// # Errors
    /// A child of another dimension.
    pub fn sum(&mut self, kids: &[NodeId], unit: &Unit) -> Result<NodeId, UnitClash> {
        let kids = self.aligned(kids, unit)?;
        let id = self.intern(unit);
        let kids = self.store.keep(&kids);
        Ok(self.push(Kind::Sum(kids), id))
    }

    /// Product, in the product of the children's units; nothing is scaled.
    ///
    /// # Errors
    /// A unit with more parts than a unit can have.
    pub fn product(&mut self, kids: &[NodeId]) -> Result<NodeId, UnitClash> {
        let mut unit = self.intern(&Unit::none());
        for kid in kids {
            unit = self.unit_product(unit, self.store.nodes[kid.index()].unit, *kid)?;
        }
        let kids = self.store.keep(kids);
        Ok(self.push(Kind::Product(kids), unit))
    }

    /// Quotient, in the quotient of the units.
    ///
    /// # Errors
    /// A unit with more parts than a unit can have.
    pub fn quotient(&mut self, over: NodeId, under: NodeId) -> Result<NodeId, UnitClash> {
        let (a, b) = (self.unit(over), self.unit(under));
        let unit = a.div(b).ok_or_else(|| self.clash(over, under))?;
        let unit = self.intern(&unit);
        Ok(self.push(Kind::Quotient(over, under), unit))
    }

    /// The negative.
    pub fn negative(&mut self, kid: NodeId) -> NodeId {
        self.push(Kind::Neg(kid), self.store.nodes[kid.index()].unit)
    }

    /// The absolute value.
    pub fn absolute(&mut self, kid: NodeId) -> NodeId {
        self.push(Kind::Abs(kid), self.store.nodes[kid.index()].unit)
    }

    /// A power. A root other than 1 needs a dimensionless child.
    ///
    /// # Errors
    /// A unit that cannot be raised to the exponent.
    pub fn power(&mut self, kid: NodeId, exponent: Exponent) -> Result<NodeId, UnitClash> {
        let unit = self.unit(kid);
        let raised = match exponent.root {
            1 => i8::try_from(exponent.power).ok().and_then(|n| unit.powi(n)),
            _ => unit.is_none().then(Unit::none),
        };
        // An exponent that no unit can carry is still fine for a pure number.
        let raised = raised.or_else(|| unit.is_none().then(Unit::none)).ok_or_else(|| self.clash(kid, kid))?;
        let unit = self.intern(&raised);
        Ok(self.push(Kind::Power(kid, exponent), unit))
    }

    /// The same quantity in another unit; the node itself when it already is in that unit.
    ///
    /// # Errors
    /// Another dimension.
    pub fn convert(&mut self, kid: NodeId, unit: &Unit) -> Result<NodeId, UnitClash> {
        let from = self.unit(kid);
        // 公升 and L are one unit in two spellings: nothing to convert.
        if from == unit {
            return Ok(kid);
        }
        let ratio = from.convertible(unit).ok_or_else(|| UnitClash {
            expected: Box::new(unit.clone()),
            found: Box::new(from.clone()),
            expected_at: None,
            found_at: kid,
        })?;
        let ratio = self.store.ratio(ratio);
        let id = self.intern(unit);
        Ok(self.push(Kind::Convert(kid, ratio), id))
    }

    /// Rounded to a multiple of 10^place in its own unit.
    pub fn round(&mut self, kid: NodeId, place: i8, rule: Rounding) -> NodeId {
        self.push(Kind::Round(kid, place, rule), self.store.nodes[kid.index()].unit)
    }

    /// The smallest of the children, in the unit of the first.
    ///
    /// # Errors
    /// A child of another dimension.
    pub fn min(&mut self, kids: &[NodeId]) -> Result<NodeId, UnitClash> {
        self.alike(kids, Kind::Min)
    }

    /// The largest of the children, in the unit of the first.
    ///
    /// # Errors
    /// A child of another dimension.
    pub fn max(&mut self, kids: &[NodeId]) -> Result<NodeId, UnitClash> {
        self.alike(kids, Kind::Max)
    }

    /// Takes one of several alternatives and keeps the others in sight.
    ///
    /// # Errors
    /// A child of another dimension.
    pub fn choose(&mut self, kids: &[NodeId], chosen: usize) -> Result<NodeId, UnitClash> {
        let chosen = u32::try_from(chosen.min(kids.len().saturating_sub(1))).unwrap_or(0);
        self.alike(kids, |kids| Kind::Choose(kids, chosen))
    }

    /// A result of physics or statistics, with the children it was computed from.
    pub fn opaque(&mut self, run: OpaqueRun, kids: &[NodeId], unit: &Unit) -> NodeId {
        let unit = self.intern(unit);
        self.store.runs.push(run);
        let run = RunId::at(self.store.runs.len() - 1);
        let kids = self.store.keep(kids);
        self.push(Kind::Opaque(run, kids), unit)
    }

    fn push(&mut self, kind: Kind, unit: UnitId) -> NodeId {
        self.store.push(kind, unit)
    }

    fn alike(&mut self, kids: &[NodeId], kind: impl FnOnce(Kids) -> Kind) -> Result<NodeId, UnitClash> {
        let unit = kids.first().map_or_else(Unit::none, |kid| self.unit(*kid).clone());
        let kids = self.aligned(kids, &unit)?;
        let id = self.intern(&unit);
        let kids = self.store.keep(&kids);
        Ok(self.push(kind(kids), id))
    }

    fn aligned(&mut self, kids: &[NodeId], unit: &Unit) -> Result<Vec<NodeId>, UnitClash> {
        let first = kids.first().copied();
        let with_first = |clash: UnitClash| UnitClash { expected_at: first.filter(|f| *f != clash.found_at), ..clash };
        kids.iter().map(|kid| self.convert(*kid, unit).map_err(with_first)).collect()
    }

    fn unit_product(&mut self, a: UnitId, b: UnitId, at: NodeId) -> Result<UnitId, UnitClash> {
        if let Some(unit) = self.products.get(&(a, b)) {
            return Ok(*unit);
        }
        let (left, right) = (self.unit_of(a), self.unit_of(b));
        let clash = || UnitClash {
            expected: Box::new(left.clone()),
            found: Box::new(right.clone()),
            expected_at: None,
            found_at: at,
        };
        let unit = left.mul(right).ok_or_else(clash)?;
        let unit = self.intern(&unit);
        self.products.insert((a, b), unit);
        Ok(unit)
    }

    fn clash(&self, expected: NodeId, found: NodeId) -> UnitClash {
        UnitClash {
            expected: Box::new(self.unit(expected).clone()),
            found: Box::new(self.unit(found).clone()),
            expected_at: Some(expected),
            found_at: found,
        }
    }

    /// Bytes held by nodes and their tables, not counting what strings and big numbers keep on the heap.
    pub fn table_bytes(&self) -> usize {
        fn bytes<T>(items: &Vec<T>) -> usize {
            items.capacity() * size_of::<T>()
        }
        let s = &self.store;
        bytes(&s.nodes)
            + bytes(&s.kids)
            + bytes(&s.leaves)
            + bytes(&s.gaps)
            + bytes(&s.ratios)
            + bytes(&s.runs)
            + bytes(&s.origins)
            + bytes(&s.spreads)
    }
}

impl Store {
    pub(super) fn push(&mut self, kind: Kind, unit: UnitId) -> NodeId {
        self.nodes.push(Node { kind, unit });
        NodeId::at(self.nodes.len() - 1)
    }

    pub(super) fn leaf(&mut self, literal: Literal, unit: UnitId, spread: Option<Spread>, origin: Origin) -> NodeId {
        let last = |len: usize| u32::try_from(len - 1).unwrap_or(u32::MAX);
        self.origins.push(origin);
        let origin = OriginId(last(self.origins.len()));
        let spread = spread.map(|spread| {
            self.spreads.push(spread);
            SpreadId(last(self.spreads.len()))
        });
        self.leaves.push(Leaf { literal, spread, origin });
        self.push(Kind::Leaf(LeafId::at(self.leaves.len() - 1)), unit)
    }

    pub(super) fn keep(&mut self, kids: &[NodeId]) -> Kids {
        let at = Kids::at(self.kids.len());
        self.kids.push(NodeId::at(kids.len()));
        self.kids.extend_from_slice(kids);
        at
    }

    pub(super) fn kids(&self, at: usize) -> &[NodeId] {
        let count = self.kids[at].index();
        &self.kids[at + 1..at + 1 + count]
    }

    pub(super) fn ratio(&mut self, ratio: Exact) -> RatioId {
        // Conversions repeat (kg to t on every line), so the last few are looked at first.
        let recent = self.ratios.len().saturating_sub(16);
        if let Some(found) = self.ratios[recent..].iter().position(|r| *r == ratio) {
            return RatioId::at(recent + found);
        }
        self.ratios.push(ratio);
        RatioId::at(self.ratios.len() - 1)
    }
}
