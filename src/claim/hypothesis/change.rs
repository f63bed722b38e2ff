//! One change of a calculation, and the patch that makes it.

use super::{Evidence, Pair, Ratio};
use crate::calc::{Kind, NodeId, Origin, OriginKind, Patch, View};
use crate::factor::GwpSet;
use crate::quantity::{Exact, Literal, Manner, Rounding, Unit};

/// What would have been done wrong, as the change that undoes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Another print in the place of a leaf.
    Print(NodeId, Literal, Misprint),
    /// A figure times a ratio: of an input, or of the result.
    Scale(Subject, &'static Ratio),
    /// The result by another formula.
    Formula(Form),
    /// Addends of a sum, by position, treated in another way.
    Rows(NodeId, Vec<usize>, RowSlip),
    /// Two inputs in each other's place.
    Swap(NodeId, NodeId),
    /// The printed result is another figure's: its value, in the unit of the leaf.
    Copied(NodeId),
    /// An input has the value of another figure of the book.
    Stale(NodeId, NodeId),
    /// A factor of the library, by its index, in the place of a leaf.
    Factor(NodeId, usize),
    /// Another set of global warming potentials: leaves with the index of the factor for each.
    Potentials(GwpSet, Vec<(NodeId, usize)>),
    /// Inner figures brought to so many decimals before going on.
    RoundedOnTheWay(Vec<NodeId>, i8),
    /// The result rounded in another manner than usual.
    Rounded(Manner),
    /// A print whose last zeros are not digits.
    Coarse(NodeId, i8, Coarser),
}

/// What is scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An input.
    Input(NodeId),
    /// The printed result.
    Result,
}

/// How a print went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Misprint {
    /// One digit is another.
    Digit,
    /// Two neighbouring digits changed places.
    Transposed,
    /// A digit stands twice.
    Doubled,
    /// A digit was left out.
    LeftOut,
}

/// Another formula for the result x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// −x: a fall printed as a rise.
    Sign,
    /// 1/x: the share of the other.
    Reciprocal,
    /// x/(1+x): a change (b−a)/a on the base b.
    OtherBase,
    /// 1−x: the share that is left.
    Rest,
    /// 1+x: an index in the place of a change.
    Index,
    /// x times a divisor: a difference in percentage points in the place of a relative change.
    Points(NodeId),
    /// x divided by an addend: a relative change in the place of points.
    Relative(NodeId),
}

/// What happened to a row of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowSlip {
    /// It was left out.
    LeftOut,
    /// It was counted twice.
    Twice,
    /// It was added though it is subtracted, or subtracted though it is added.
    Sign,
}

/// Whose last zeros are no digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coarser {
    /// The printed result's.
    Result,
    /// An input's.
    Input,
}

impl Change {
    /// The patch that makes the change; `None` where it cannot be made.
    pub fn patch(&self, evidence: Evidence<'_>, pair: Pair) -> Option<Patch> {
        let graph = evidence.graph;
        let mut patch = Patch::new(graph);
        let view = View::plain(graph);
        let mut tool = Tool { evidence, patch: &mut patch };
        match self {
            Change::Print(node, literal, _) => tool.print(*node, *literal)?,
            Change::Coarse(node, place, _) => {
                let literal = view.leaf_at(*node)?.leaf.literal;
                tool.print(*node, literal.with_last_place(*place)?)?;
            }
            Change::Rounded(manner) => {
                let literal = view.leaf_at(pair.published)?.leaf.literal;
                tool.print(pair.published, literal.with_manner(*manner))?;
            }
            Change::Scale(subject, ratio) => {
                // That the print should have been r times as large is read as the recomputed figure divided by r.
                let (node, ratio) = match subject {
                    Subject::Input(node) => (*node, ratio.value()?),
                    Subject::Result => (pair.recomputed, ratio.value()?.recip()?),
                };
                tool.scale(node, ratio)?;
            }
            Change::Formula(form) => tool.reform(pair.recomputed, *form)?,
            Change::Rows(sum, rows, slip) => tool.rows(*sum, rows, *slip)?,
            Change::Swap(a, b) => {
                let (first, second) = (view.leaf_at(*a)?, view.leaf_at(*b)?);
                let (first_unit, second_unit) = (graph.unit(*a).clone(), graph.unit(*b).clone());
                let (first, second) =
                    ((first.leaf.literal, first.origin.clone()), (second.leaf.literal, second.origin.clone()));
                tool.patch.put(graph, *a, second.0, &second_unit, None, second.1).ok()?;
                tool.patch.put(graph, *b, first.0, &first_unit, None, first.1).ok()?;
            }
            Change::Copied(other) => tool.borrow(pair.recomputed, *other)?,
            Change::Stale(node, other) => tool.borrow(*node, *other)?,
            Change::Factor(node, at) => tool.factor(*node, *at)?,
            Change::Potentials(_, leaves) => {
                for (node, at) in leaves {
                    tool.factor(*node, *at)?;
                }
            }
            Change::RoundedOnTheWay(nodes, places) => {
                for node in nodes {
                    let copy = tool.patch.node(graph, view.kind(*node), graph.unit_id(*node));
                    tool.patch.set(graph, *node, Kind::Round(copy, -places, Rounding::HalfUp)).ok()?;
                }
            }
        }
        Some(patch)
    }

    /// The leaves whose value the change repairs, with the value.
    pub(super) fn repaired(&self) -> Option<(NodeId, Literal)> {
        match self {
            Change::Print(node, literal, _) => Some((*node, *literal)),
            _ => None,
        }
    }
}

/// What makes a patch.
struct Tool<'a, 'p> {
    evidence: Evidence<'a>,
    patch: &'p mut Patch,
}

impl Tool<'_, '_> {
    /// Another print for a leaf, with the same origin. The leaf stays a leaf, so that a published one can still be judged.
    fn print(&mut self, node: NodeId, literal: Literal) -> Option<()> {
        let graph = self.evidence.graph;
        let origin = View::plain(graph).leaf_at(node)?.origin.clone();
        let fresh = self.patch.leaf(literal, graph.unit_id(node), None, origin);
        let kind = View::patched(graph, self.patch).kind(fresh);
        self.patch.set(graph, node, kind).ok()
    }

    fn scale(&mut self, node: NodeId, ratio: Exact) -> Option<()> {
        let graph = self.evidence.graph;
        let copy = self.patch.node(graph, View::plain(graph).kind(node), graph.unit_id(node));
        let ratio = self.patch.ratio(ratio);
        self.patch.set(graph, node, Kind::Convert(copy, ratio)).ok()
    }

    /// The value of another leaf in the place of a node.
    fn borrow(&mut self, node: NodeId, other: NodeId) -> Option<()> {
        let graph = self.evidence.graph;
        let leaf = View::plain(graph).leaf_at(other)?;
        let origin = leaf.origin.clone();
        self.patch.put(graph, node, leaf.leaf.literal, graph.unit(other), leaf.spread.cloned(), origin).ok()
    }

    fn factor(&mut self, node: NodeId, at: usize) -> Option<()> {
        let factor = self.evidence.library.factor_at(at);
        let origin = Origin {
            address: format!("factor/{}", factor.id),
            kind: OriginKind::Factor,
            place: Some(factor.place),
            cited: None,
            note: None,
        };
        self.patch.put(self.evidence.graph, node, factor.literal()?, factor.unit(), None, origin).ok()
    }

    fn rows(&mut self, sum: NodeId, rows: &[usize], slip: RowSlip) -> Option<()> {
        let graph = self.evidence.graph;
        let view = View::plain(graph);
        let Kind::Sum(kids) = view.kind(sum) else { return None };
        let mut kids = view.list(kids).to_vec();
        match slip {
            RowSlip::LeftOut => {
                for row in rows.iter().rev() {
                    kids.remove(*row);
                }
            }
            RowSlip::Twice => {
                let again: Vec<NodeId> = rows.iter().filter_map(|row| kids.get(*row).copied()).collect();
                kids.extend(again);
            }
            RowSlip::Sign => {
                for row in rows {
                    let kid = *kids.get(*row)?;
                    kids[*row] = match view.kind(kid) {
                        Kind::Neg(inner) => inner,
                        _ => self.patch.node(graph, Kind::Neg(kid), graph.unit_id(kid)),
                    };
                }
            }
        }
        let kids = self.patch.kids(&kids);
        self.patch.set(graph, sum, Kind::Sum(kids)).ok()
    }

    /// Another formula: the result as a pure number, the formula, and back into the unit of the result.
    fn reform(&mut self, node: NodeId, form: Form) -> Option<()> {
        let graph = self.evidence.graph;
        let own = graph.unit_id(node);
        let copy = self.patch.node(graph, View::plain(graph).kind(node), own);
        if form == Form::Sign {
            return self.patch.set(graph, node, Kind::Neg(copy)).ok();
        }
        let to_pure = graph.unit(node).convertible(&Unit::none())?;
        let ratio = self.patch.ratio(to_pure.clone());
        // Fresh nodes can only have units that the graph knows; these are shown in that of the result.
        let x = self.patch.node(graph, Kind::Convert(copy, ratio), own);
        let origin = Origin {
            address: "constant/1".to_owned(),
            kind: OriginKind::Constant,
            place: None,
            cited: None,
            note: None,
        };
        let one = self.patch.leaf(Literal::count(1), own, None, origin);
        let sum = |tool: &mut Self, kids: [NodeId; 2]| {
            let kids = tool.patch.kids(&kids);
            tool.patch.node(graph, Kind::Sum(kids), own)
        };
        let formed = match form {
            Form::Sign => return None,
            Form::Reciprocal => self.patch.node(graph, Kind::Quotient(one, x), own),
            Form::OtherBase => {
                let index = sum(self, [one, x]);
                self.patch.node(graph, Kind::Quotient(x, index), own)
            }
            Form::Rest => {
                let minus = self.patch.node(graph, Kind::Neg(x), own);
                sum(self, [one, minus])
            }
            Form::Index => sum(self, [one, x]),
            Form::Points(divisor) | Form::Relative(divisor) => {
                let ratio = graph.unit(divisor).convertible(&Unit::none())?;
                let ratio = self.patch.ratio(ratio);
                let divisor = self.patch.node(graph, Kind::Convert(divisor, ratio), own);
                let kids = self.patch.kids(&[x, divisor]);
                let kind =
                    if matches!(form, Form::Points(_)) { Kind::Product(kids) } else { Kind::Quotient(x, divisor) };
                self.patch.node(graph, kind, own)
            }
        };
        let back = self.patch.ratio(to_pure.recip()?);
        self.patch.set(graph, node, Kind::Convert(formed, back)).ok()
    }
}
