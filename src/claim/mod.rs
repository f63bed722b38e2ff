//! Verification: what somebody published, recomputed.
//!
//! ```text
//! Claim ── published, given*, equals ──build──▶ figures claim/ID, claim/ID/published, claim/ID/given/NAME
//!                                    ──verify─▶ Verdict: arithmetic, and the implied value where one is asked for
//! ```
//! The arithmetic of a claim is a part of the graph like any other; nothing is computed beside it.

mod build;
mod implied;
mod model;
mod verify;

pub use crate::expression::Given;
pub use build::{ClaimFigure, build};
pub use implied::{Candidate, Implied, Setting};
pub use model::Claim;
pub use verify::{Arithmetic, Difference, Missing, Verdict, judge, verify};
