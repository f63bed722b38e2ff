//! Other views of one ledger: GHG Protocol scopes, energy by GB/T 2589, intensities, assertions, and what rests on what.
//!
//! ```text
//! rules/views/*.toml ─▶ pack ─┬─ ghgp        ISO categories → scopes and categories, with a bridge
//!                             └─ energy      carriers × coefficients of standard coal
//! inventory ──────────────────── intensity   per output, revenue, area, head
//! account ────────────────────┬─ assertion   figures held to what somebody says they are
//!                             └─ impact      every figure that rests on an input, and how far it moves
//! ```
//! A view is made of nodes of the same graph as the inventory, so that it foots with it and every figure can be explained.

mod assertion;
mod energy;
mod ghgp;
mod impact;
mod intensity;
mod model;
mod pack;

pub use assertion::{AssertionFigure, Outcome, check as check_assertions};
pub use energy::{CarrierFigure, EnergyView, Equivalent, LeftOut, WhyLeftOut, build as build_energy};
pub use ghgp::{BridgeLine, GhgView, Home, ScopeFigure, build as build_ghgp};
pub use impact::{Effect, Impact, Lever, impact, lever};
pub use intensity::{Intensity, Share, build as build_intensities};
pub use model::{Assertion, Bound, CoalRate, Coefficient, Denominator, DenominatorKind, EnergyInput, ViewInputs};
pub use pack::{Boundary, Carrier, GbtPack, GhgPack, Mapping, ScopeName};

/// The figures of the views.
#[derive(Debug, Clone, Default)]
pub struct Views {
    /// Scopes and categories of the GHG Protocol, one a period.
    pub ghgp: Vec<GhgView>,
    /// Comprehensive energy consumption, one a period; empty where nobody asks for it.
    pub energy: Vec<EnergyView>,
    /// Intensities, in the order of the book.
    pub intensities: Vec<Intensity>,
    /// Assertions with their outcomes, in the order of the book.
    pub assertions: Vec<AssertionFigure>,
}
