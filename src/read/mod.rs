//! A report's text in, a draft book of claims out.
//!
//! ```text
//! bytes ──source──▶ Report ──number, quantity──▶ Figure* ─┐
//!                     │                                   ├─relation─▶ Proposal* ──draft──▶ a book, and what found no place
//!                     └────────table──────▶ Grid ─────────┘
//! ```
//! Deterministic: patterns, the geometry of tables, and arithmetic. Every figure keeps the literal as printed and its line.

mod draft;
mod fold;
mod left_out;
mod meaning;
mod model;
mod number;
mod prose;
mod quantity;
pub mod relation;
mod source;
pub mod table;

pub use draft::{Counts, Draft, Entry, compose, draft};
pub use left_out::LeftOut;
pub use model::{
    Cell, Column, Direction, Figure, Grid, Line, Location, MarkedRow, Meaning, Pledge, Proposal, ProposalKind, Report,
    Row, RowKind, Scale, Topic, Unplaced,
};
pub use number::{Number, NumberClass, numbers};
pub use prose::prose;
pub use quantity::figures;
pub use source::{Kind, Limits, Reading, kind_of, read_report, read_report_within};
