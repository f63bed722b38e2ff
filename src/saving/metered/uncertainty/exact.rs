//! The total of several predictions of one linear model.

use crate::statistics::moments::in_range;
use crate::statistics::{Fit, StatisticsError};

/// The total of m predictions and its standard errors, residuals independent and of one variance. Under weights the m new
/// observations have weight 1.
///
/// With v the column sums of the m rows of the design: value = v'b, se_model² = s² v'(X'X)⁻¹v,
/// se² = s² (m + v'(X'X)⁻¹v). No approximation; ASHRAE Guideline 14 replaces it by the factor 1.26 where the design is not
/// known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SumOfPredictions {
    /// The total, in the unit of the response.
    pub value: f64,
    /// Standard error of the sum of the means, from the coefficients alone.
    pub se_model: f64,
    /// Standard error of the sum of m new observations.
    pub se: f64,
}

impl SumOfPredictions {
    /// The total of `periods` rows whose column sums are `sums`.
    ///
    /// # Errors
    /// [`StatisticsError::Lengths`], [`StatisticsError::NotFinite`].
    pub fn of(fit: &Fit, sums: &[f64], periods: usize) -> Result<SumOfPredictions, StatisticsError> {
        let value = fit.combination(sums)?;
        let form = fit.quadratic_form(sums)?;
        let rmse = fit.rmse();
        let se = in_range(rmse * libm::sqrt(periods as f64 + form))?;
        Ok(SumOfPredictions { value, se_model: rmse * libm::sqrt(form), se })
    }
}
