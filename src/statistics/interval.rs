//! Intervals: of a coefficient, of the mean at a point, of a new observation there.

use super::distribution::student_critical;
use super::{Fit, StatisticsError};

/// A two-sided interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of a half width about a centre.
    pub fn about(centre: f64, half: f64) -> Interval {
        Interval { low: centre - half, high: centre + half }
    }

    /// Whether a value lies inside, ends included.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// What a fit says of a point x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// x'b.
    pub value: f64,
    /// The standard error of the mean there, s √(x'(X'X)⁻¹x).
    pub se_mean: f64,
    /// The standard error of a new observation of weight 1 there, s √(1 + x'(X'X)⁻¹x).
    pub se_observation: f64,
    /// Degrees of freedom n − p.
    pub freedom: f64,
}

impl Prediction {
    /// The confidence interval of the mean.
    ///
    /// # Errors
    /// [`StatisticsError::Level`] unless 0 < confidence < 1.
    pub fn confidence_interval(&self, confidence: f64) -> Result<Interval, StatisticsError> {
        Ok(Interval::about(self.value, student_critical(confidence, self.freedom)? * self.se_mean))
    }

    /// The prediction interval of a new observation.
    ///
    /// # Errors
    /// As [`Prediction::confidence_interval`].
    pub fn prediction_interval(&self, confidence: f64) -> Result<Interval, StatisticsError> {
        Ok(Interval::about(self.value, student_critical(confidence, self.freedom)? * self.se_observation))
    }
}

impl Fit {
    /// What the fit says of a point, given as a row of the design: p values, a 1 first where there is an intercept.
    ///
    /// # Errors
    /// [`StatisticsError::Lengths`], [`StatisticsError::NotFinite`].
    pub fn predict(&self, x: &[f64]) -> Result<Prediction, StatisticsError> {
        let value = self.combination(x)?;
        let form = self.quadratic_form(x)?;
        let rmse = self.rmse();
        Ok(Prediction {
            value,
            se_mean: rmse * libm::sqrt(form),
            se_observation: rmse * libm::sqrt(1.0 + form),
            freedom: self.freedom() as f64,
        })
    }

    /// The confidence intervals of the coefficients.
    ///
    /// # Errors
    /// [`StatisticsError::Level`] unless 0 < confidence < 1.
    pub fn coefficient_intervals(&self, confidence: f64) -> Result<Vec<Interval>, StatisticsError> {
        let t = student_critical(confidence, self.freedom() as f64)?;
        let errors = self.standard_errors();
        Ok(self.coefficients().iter().zip(errors).map(|(b, error)| Interval::about(*b, t * error)).collect())
    }
}
