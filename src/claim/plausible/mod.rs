//! Plausibility, a part of the fourth answer: a quantity against physical and regional bounds, each with its source.
//!
//! ```text
//! PlausibilityEntry ── value: Expression ──build──▶ figure plausibility/ID
//! PlausibilityPack ── PlausibleQuantity ── PackBound* ──compare──▶ BoundOutcome*
//! ```
//! A value outside a bound is a question, never a verdict about a report.

mod check;
mod pack;

pub use check::{BoundOutcome, BoundRelation, PlausibleFigure, check_plausibility};
pub use pack::{BoundStanding, PackBound, PlausibilityPack, PlausibleQuantity};

use crate::expression::{Expression, Given};
use crate::finding::{Located, Place};
use crate::inventory::Citation;

/// A quantity that should be plausible, as the book states it.
#[derive(Debug, Clone)]
pub struct PlausibilityEntry {
    /// Identifier within the book; the address is `plausibility/ID`.
    pub id: String,
    /// What kind of quantity: its index in the pack.
    pub of: Located<usize>,
    /// The quantity.
    pub value: Located<Expression>,
    /// Inputs that only this entry has.
    pub given: Vec<Given>,
    /// The words of the document.
    pub says: Option<String>,
    /// The site: its index.
    pub facility: Option<usize>,
    /// The period: its index.
    pub period: Option<usize>,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}
