//! Why a figure of finance cannot be computed.

use std::fmt;

/// Why a figure of finance cannot be computed.
#[derive(Debug, Clone, PartialEq)]
pub enum FinanceError {
    /// There are no flows.
    Empty,
    /// A flow is NaN or infinite.
    NotFinite {
        /// Its year.
        year: usize,
    },
    /// A rate that is not finite and above −1.
    Rate(f64),
    /// A number of years that is not positive and finite.
    Years(f64),
    /// No flow is negative, so that there is nothing to earn a return on.
    NoOutlay,
    /// No flow is positive.
    NoReturn,
    /// What is divided by (energy saved, emissions abated) is not positive.
    NothingSaved,
    /// Flows of different length.
    Lengths {
        /// Length of the first.
        expected: usize,
        /// Length of the other.
        found: usize,
    },
    /// More flows that change sign more than once than all rates of return are looked for in.
    TooLong {
        /// How many there are.
        flows: usize,
        /// The most that are searched.
        most: usize,
    },
    /// A result beyond the range of floating point.
    Overflow,
}

impl fmt::Display for FinanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FinanceError::Empty => f.write_str("no flows"),
            FinanceError::NotFinite { year } => write!(f, "the flow of year {year} is not a finite number"),
            FinanceError::Rate(rate) => write!(f, "a rate of {rate} is not above -1"),
            FinanceError::Years(years) => write!(f, "{years} is no number of years"),
            FinanceError::NoOutlay => f.write_str("no flow is negative"),
            FinanceError::NoReturn => f.write_str("no flow is positive"),
            FinanceError::NothingSaved => f.write_str("nothing is saved to divide by"),
            FinanceError::Lengths { expected, found } => write!(f, "{found} values where {expected} belong"),
            FinanceError::TooLong { flows, most } => write!(f, "{flows} flows; at most {most} are searched"),
            FinanceError::Overflow => f.write_str("beyond the range of floating point"),
        }
    }
}

impl std::error::Error for FinanceError {}

/// Refuses an empty list and flows that are NaN or infinite.
pub(super) fn sound(flows: &[f64]) -> Result<(), FinanceError> {
    if flows.is_empty() {
        return Err(FinanceError::Empty);
    }
    match flows.iter().position(|flow| !flow.is_finite()) {
        Some(year) => Err(FinanceError::NotFinite { year }),
        None => Ok(()),
    }
}

/// Refuses a rate that is not finite and above −1.
pub(super) fn rate(rate: f64) -> Result<f64, FinanceError> {
    if rate.is_finite() && rate > -1.0 { Ok(rate) } else { Err(FinanceError::Rate(rate)) }
}

pub(super) fn in_range(value: f64) -> Result<f64, FinanceError> {
    if value.is_finite() { Ok(value) } else { Err(FinanceError::Overflow) }
}
