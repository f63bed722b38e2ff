//! The language in which a book says what a published figure should equal, and how an amount is computed.
//!
//! ```text
//! text ──token──▶ tokens ──parse──▶ Expression ── root: Term ─┬─ Quantity, Name, Figure, Factor, Unknown
//!                                                             └─ Negate, Binary, Power, Call ── Term*
//! ```
//! A tree says what was written and nothing about what names and addresses stand for: that is decided where the graph is
//! built. The grammar is written down for people in `docs/expressions.md`, and a test reads that page's examples.

mod build;
mod display;
mod error;
mod finding;
mod function;
mod given;
mod order;
mod parse;
mod syntax;
mod token;
mod wanted;

pub use build::{BuildError, BuildErrorKind, Built, Scope, build};
pub use error::{ArgumentNeed, ExpressionError, ExpressionErrorKind, NumberFault};
pub use finding::{build_finding, inside};
pub use function::{Arity, Function};
pub use given::{Given, Input, describe_given};
pub use order::order;
pub use syntax::{Expression, Operator, Term, TermKind};
