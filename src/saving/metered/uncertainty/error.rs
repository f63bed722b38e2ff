//! Why an uncertainty cannot be computed.

use std::fmt;

use crate::statistics::StatisticsError;

/// Why an uncertainty cannot be computed.
#[derive(Debug, Clone, PartialEq)]
pub enum UncertaintyError {
    /// The statistics have no result.
    Statistics(StatisticsError),
    /// A lag-1 correlation that is not between −1 and 1, both left out.
    Correlation(f64),
    /// The effective number of points n′ is not above the number p of coefficients: nothing is left to estimate the scatter
    /// from.
    EffectivePoints {
        /// n′ = n (1 − ρ) / (1 + ρ).
        effective: f64,
        /// p or k, as the divisor has it.
        parameters: f64,
    },
    /// An input that has to be positive and finite is not.
    NotPositive(&'static str),
    /// The polynomial is not positive at this number of months, which lies beyond what it was fitted for.
    BeyondPolynomial {
        /// Months.
        months: f64,
    },
}

impl fmt::Display for UncertaintyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UncertaintyError::Statistics(error) => error.fmt(f),
            UncertaintyError::Correlation(rho) => write!(f, "a correlation of {rho} is not between -1 and 1"),
            UncertaintyError::EffectivePoints { effective, parameters } => {
                write!(f, "{effective} effective points for {parameters} coefficients")
            }
            UncertaintyError::NotPositive(what) => write!(f, "{what} is not positive"),
            UncertaintyError::BeyondPolynomial { months } => write!(f, "the polynomial does not reach {months} months"),
        }
    }
}

impl std::error::Error for UncertaintyError {}

impl From<StatisticsError> for UncertaintyError {
    fn from(error: StatisticsError) -> UncertaintyError {
        UncertaintyError::Statistics(error)
    }
}

/// A positive finite input.
pub(super) fn positive(value: f64, what: &'static str) -> Result<f64, UncertaintyError> {
    if value > 0.0 && value.is_finite() { Ok(value) } else { Err(UncertaintyError::NotPositive(what)) }
}
