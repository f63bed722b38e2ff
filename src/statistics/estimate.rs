//! A coefficient with what its regression says of it.

use super::distribution::student_two_sided;
use super::moments::in_range;
use super::{Fit, StatisticsError};

/// A coefficient of a fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Value.
    pub value: f64,
    /// Standard error, with n − p.
    pub standard_error: f64,
    /// Two-sided p of t with n − p degrees of freedom; absent where the standard error is zero.
    pub p: Option<f64>,
}

impl Fit {
    /// The coefficients in the order of the columns, also of a fit without residuals.
    ///
    /// # Errors
    /// [`StatisticsError::Overflow`] for a standard error beyond the range of floating point.
    pub fn estimates(&self) -> Result<Vec<Estimate>, StatisticsError> {
        let freedom = self.freedom() as f64;
        let estimate = |(value, error): (&f64, f64)| {
            let (value, standard_error) = (*value, in_range(error)?);
            let t = (standard_error > 0.0).then(|| value / standard_error);
            Ok(Estimate { value, standard_error, p: t.map(|t| student_two_sided(t, freedom)).transpose()? })
        };
        self.coefficients().iter().zip(self.standard_errors()).map(estimate).collect()
    }
}
