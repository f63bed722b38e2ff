//! The readings of a graph. One file each; none of them knows the others' results.

pub mod exact;
pub mod explanation;
pub mod formula;
pub mod gradient;
pub mod interval;
pub mod inverse;
pub mod sample;

/// Significant digits of a root that is not a perfect power.
pub const ROOT_DIGITS: u32 = 40;
