//! Why a figure of performance cannot be computed.

use std::fmt;

use crate::saving::finance::FinanceError;
use crate::statistics::StatisticsError;

/// Why a figure of performance cannot be computed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PerformanceError {
    /// A period that ends before it begins.
    PeriodReversed,
    /// Steps of capacity that are not in the order of time, by the place of the later one.
    StepsUnordered(usize),
    /// A quantity below zero, or of zero where it is divided by.
    NotPositive(&'static str),
    /// A share outside 0 to 1.
    NotAShare(&'static str),
    /// Series of different length.
    Lengths {
        /// Length of the first.
        expected: usize,
        /// Length of the other.
        found: usize,
    },
    /// A series that is needed and not there.
    Absent(&'static str),
    /// No row can be used.
    NoRows,
    /// Nothing to divide by: no irradiation in the rows.
    NoIrradiation,
    /// Two values of one day, or days that are not in order, by the place of the later one.
    DaysUnordered(usize),
    /// Fewer days between the first and the last than are needed.
    TooShort {
        /// Days there are.
        days: i64,
        /// Days that are needed.
        needed: i64,
    },
    /// No two values lie a year apart.
    NoPairs,
    /// A number of years that is not between 1 and the most.
    Years {
        /// As given.
        found: usize,
        /// The most.
        most: usize,
    },
    /// A year outside the lifetime.
    YearOutside(usize),
    /// Statistics without a result.
    Statistics(StatisticsError),
    /// Finance without a result.
    Finance(FinanceError),
}

impl From<StatisticsError> for PerformanceError {
    fn from(error: StatisticsError) -> PerformanceError {
        PerformanceError::Statistics(error)
    }
}

impl From<FinanceError> for PerformanceError {
    fn from(error: FinanceError) -> PerformanceError {
        PerformanceError::Finance(error)
    }
}

impl fmt::Display for PerformanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PerformanceError::PeriodReversed => f.write_str("the period ends before it begins"),
            PerformanceError::StepsUnordered(at) => write!(f, "capacity {at} is not later than the one before"),
            PerformanceError::NotPositive(what) => write!(f, "{what} is not positive"),
            PerformanceError::NotAShare(what) => write!(f, "{what} is not between 0 and 1"),
            PerformanceError::Lengths { expected, found } => write!(f, "{found} values where {expected} belong"),
            PerformanceError::Absent(what) => write!(f, "there is no {what}"),
            PerformanceError::NoRows => f.write_str("no row can be used"),
            PerformanceError::NoIrradiation => f.write_str("no irradiation to divide by"),
            PerformanceError::DaysUnordered(at) => write!(f, "value {at} is not of a later day than the one before"),
            PerformanceError::TooShort { days, needed } => write!(f, "{days} days where {needed} are needed"),
            PerformanceError::NoPairs => f.write_str("no two values lie a year apart"),
            PerformanceError::Years { found, most } => write!(f, "{found} years are not between 1 and {most}"),
            PerformanceError::YearOutside(year) => write!(f, "year {year} is outside the lifetime"),
            PerformanceError::Statistics(error) => error.fmt(f),
            PerformanceError::Finance(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PerformanceError {}
