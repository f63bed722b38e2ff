//! Verification: what somebody published, recomputed.
//!
//! ```text
//! Claim ── published, given*, equals ──build──▶ figures claim/ID, claim/ID/published, claim/ID/given/NAME
//!                                    ──verify─▶ Verdict: four separate answers
//! ```
//! The arithmetic of a claim is a part of the graph like any other; nothing is computed beside it.

mod arithmetic;
mod build;
mod implied;
mod model;
mod plausible;
mod register;
mod size;
mod verdict;
mod verification;

pub use crate::expression::Given;
pub use arithmetic::{Arithmetic, Check, Difference, Missing, judge};
pub use build::{ClaimFigure, build};
pub use implied::{Candidate, Implied, Setting};
pub use model::Claim;
pub use plausible::{
    BoundOutcome, BoundStanding, PackBound, PlausibilityEntry, PlausibilityPack, PlausibleFigure, PlausibleQuantity,
    Relation, check_plausibility,
};
pub use register::{Compared, Entry, Register, RegisterError};
pub use size::{
    Aggregate, Assessing, Assessment, Basis, LimitComparison, Opinion, OpinionKind, OpinionNeed, OpinionReason,
    PeriodReferences, Reference, Scale, Size, Standing, Summary, Threshold, assess,
};
pub use verdict::{Verdict, verify};
pub use verification::{
    Assurance, Materiality, RecordedFinding, RecordedKind, Totals, Verification, VerificationInputs,
};
