//! The calculation graph and its readings.
//!
//! ```text
//! Graph ─ Node = Kind + UnitId        children before parents: acyclic by construction, read in one loop
//!   │       └ Leaf (Literal, Spread, Origin) │ Gap │ Sum │ Product │ … │ Convert │ Round │ Choose │ Opaque
//!   ├─ Patch    other kinds for some nodes: one overlay for every "what if"
//!   └─ View     graph + patch ──▶ Cone (what a figure rests on) ──▶ forward / backward driver ──▶ a reading
//! ```
//! A reading is an [`Algebra`]: it says what a leaf is worth and how two values add. The driver alone knows the kinds,
//! the order and what a gap does to a sum.
//!
//! [`feasibility`] stands beside the graph: whether linear conditions on unknowns in intervals can be met together.

mod driver;
pub mod feasibility;
mod graph;
mod kind;
mod known;
mod leaf;
mod patch;
pub mod reading;
mod view;

use driver::is_constant;
pub use driver::{Algebra, Choice, Values, backward, forward};
pub use graph::{Graph, Title, UnitClash};
pub use kind::{ChoiceIndex, Exponent, GapId, Kids, Kind, LeafId, Node, NodeId, RatioId, RunId, UnitId};
pub use known::{Absent, Fault, FaultKind, Known};
pub use leaf::{
    Cited, Gap, GapCause, Leaf, LeafView, NotationKey, OpaqueRun, Origin, OriginId, OriginKind, Spread, SpreadId,
};
pub use patch::Patch;
pub use view::{Cone, View};
