//! Whether a printed yield and density can be: flags by rule, and the questions that they raise.
//!
//! A flag is a reason to ask and never a verdict. Rules, bounds, monthly shares and questions are data with sources:
//! `rules/pv/plausibility.toml`. All arithmetic is exact.

mod flags;
mod pack;

pub use flags::{Assessed, Flag, Reported, assess};
pub(crate) use pack::decimal;
pub use pack::{Bounds, FlagQuestions, MonthlyShares, PlausibilityRules};
