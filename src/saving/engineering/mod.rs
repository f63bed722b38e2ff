//! Engineering calculations: formulas over named inputs, as data, built into the graph by the language of claims.

mod calculate;
mod pack;
mod rows;

pub use calculate::{Calculated, Computed, calculate};
pub(super) use calculate::{Ground, formula, unit_of};
pub use pack::{EngineeringKind, EngineeringPack, KindEffect, KindInput, KindLimit, KindStep, Needed, Possible};
pub use rows::ProfileRow;
