//! Why there is no path.

use std::fmt;

/// Why there is no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// The target year is not after the base year, or more than [`PathError::MOST_YEARS`] after it.
    Years {
        /// The base year.
        base: i32,
        /// The target year.
        target: i32,
    },
    /// A cut of more than everything, which no compound path can reach.
    MoreThanAll,
    /// A value that may not be negative is.
    Negative,
    /// Points that are not in the order of their years, or less than two.
    Points,
    /// A year that a path does not cover.
    NotCovered(i32),
    /// A pathway of a sector that lacks a year, or an activity of zero.
    Sector(i32),
    /// Something is divided by zero.
    Zero,
    /// A number beyond all size.
    TooLarge,
}

impl PathError {
    /// The longest path, in years.
    pub const MOST_YEARS: i64 = 500;
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PathError::Years { base, target } => write!(f, "target year {target} with base year {base}"),
            PathError::MoreThanAll => f.write_str("a cut of more than everything"),
            PathError::Negative => f.write_str("a negative value"),
            PathError::Points => f.write_str("points need at least two years in order"),
            PathError::NotCovered(year) => write!(f, "{year} is not on the path"),
            PathError::Sector(year) => write!(f, "the sector has no intensity, or no activity, for {year}"),
            PathError::Zero => f.write_str("a division by zero"),
            PathError::TooLarge => f.write_str("a number beyond all size"),
        }
    }
}

impl std::error::Error for PathError {}
