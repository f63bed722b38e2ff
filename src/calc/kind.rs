//! The kinds of node. The set is small and frozen: a new kind touches every reading.

use crate::quantity::Rounding;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// Position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of a position. A graph holds fewer than 2^32 of anything; past that ids saturate and the
            /// builder refuses the node.
            pub(crate) fn at(index: usize) -> $name {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A node of a graph.
    NodeId,
    /// A leaf: a literal with its origin.
    LeafId,
    /// A gap: something without a value, and why.
    GapId,
    /// An exact conversion ratio.
    RatioId,
    /// A result of physics or statistics.
    RunId,
    /// A unit of measurement, interned by the graph.
    UnitId,
    /// A list of children, kept with its length in the graph's pool.
    Kids
}

/// Which option of a [`Kind::Choose`] is taken, counted from 0.
pub type ChoiceIndex = u32;

/// A rational exponent. With a root other than 1 the result is exact where it is a perfect power, and else has
/// [`crate::calc::reading::ROOT_DIGITS`] significant digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exponent {
    /// Power taken first.
    pub power: i16,
    /// Root taken of that; at least 1.
    pub root: u16,
}

impl Exponent {
    /// A whole exponent.
    pub const fn whole(power: i16) -> Exponent {
        Exponent { power, root: 1 }
    }
}

/// What a node computes. Children come before their parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An input or a factor.
    Leaf(LeafId),
    /// No value, with a notation key and a reason.
    Gap(GapId),
    /// Sum of children that share one unit.
    Sum(Kids),
    /// Product; its unit is the product of the children's units.
    Product(Kids),
    /// The negative.
    Neg(NodeId),
    /// First divided by second.
    Quotient(NodeId, NodeId),
    /// A power.
    Power(NodeId, Exponent),
    /// The same quantity in another unit: the only kind that scales.
    Convert(NodeId, RatioId),
    /// Rounded to a multiple of 10^place.
    Round(NodeId, i8, Rounding),
    /// The smallest child.
    Min(Kids),
    /// The largest child.
    Max(Kids),
    /// The absolute value.
    Abs(NodeId),
    /// One of several alternatives; the others stay visible as what was passed over.
    Choose(Kids, ChoiceIndex),
    /// A rounded result of physics or statistics, with its sensitivities to its inputs.
    Opaque(RunId, Kids),
}

/// A kind with the unit of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// What it computes.
    pub kind: Kind,
    /// In which unit.
    pub unit: UnitId,
}
