//! Why a model has no probability.

use std::fmt;

/// Why a model has no probability; each names the address.
#[derive(Debug, Clone, PartialEq)]
pub enum OddsError {
    /// A number that is not finite, a deviation or width below zero, or emissions that may grow beyond 1e140.
    Number(String),
    /// A fraction or a probability outside 0 to 1.
    Fraction(String),
    /// Two parts of one address: they would be drawn from one stream.
    Twice(String),
    /// No draws are asked for.
    NoDraws,
}

impl fmt::Display for OddsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OddsError::Number(address) => write!(f, "`{address}` has a number that no distribution can have"),
            OddsError::Fraction(address) => write!(f, "`{address}` has a fraction outside 0 to 1"),
            OddsError::Twice(address) => write!(f, "two parts have the address `{address}`"),
            OddsError::NoDraws => f.write_str("no draws"),
        }
    }
}

impl std::error::Error for OddsError {}
