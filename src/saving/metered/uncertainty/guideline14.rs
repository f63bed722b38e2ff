//! The uncertainty of savings of ASHRAE Guideline 14, from the statistics of the baseline alone.
//!
//! Relative band = t · α · CV · √((n/n′)(1 + 2/n′)/m), with n points of the baseline, m of the reporting period and
//! n′ = n(1 − ρ)/(1 + ρ); times the adjusted baseline it is the band, over the savings fraction F the fractional savings
//! uncertainty (FSU). α is 1.26 (Reddy and Claridge, HVAC&R Research 6, 2000, p. 3), or a polynomial in the months of the
//! reporting period that Sun and Baltazar fitted (ASHRAE Transactions 119, 2013).

use crate::statistics::Diagnostics;
use crate::statistics::distribution::student_critical;

use super::divisor::{Divisor, Spent, effective_points};
use super::error::{UncertaintyError, positive};

/// The factor α.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// 1.26.
    Fixed,
    /// −0.00024 M² + 0.03535 M + 1.00286 with M = m/30 months of daily points.
    DailyPolynomial,
    /// −0.00022 M² + 0.03306 M + 0.94054 with M = m monthly points.
    BillingPolynomial,
}

impl Factor {
    /// α for m reporting points.
    ///
    /// # Errors
    /// [`UncertaintyError::BeyondPolynomial`] where the polynomial is no longer positive.
    pub fn value(self, m: f64) -> Result<f64, UncertaintyError> {
        let at = |months: f64, a: f64, b: f64, c: f64| {
            let value = (a * months + b) * months + c;
            if value > 0.0 { Ok(value) } else { Err(UncertaintyError::BeyondPolynomial { months }) }
        };
        match self {
            Factor::Fixed => Ok(1.26),
            Factor::DailyPolynomial => at(m / 30.0, -0.00024, 0.03535, 1.00286),
            Factor::BillingPolynomial => at(m, -0.00022, 0.03306, 0.94054),
        }
    }
}

/// The statistics of a baseline and the length of the reporting period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meter {
    /// Points of the baseline n.
    pub points: f64,
    /// Coefficients p of its model, the intercept counted.
    pub parameters: f64,
    /// Root mean square error over the mean, with the divisor n − p, or n − k for [`Divisor::NMinusK`].
    pub cvrmse: f64,
    /// Lag-1 correlation ρ of the residuals; 0 for independent ones.
    pub rho: f64,
    /// Points of the reporting period m.
    pub reporting: f64,
}

/// A band relative to the energy it is taken of (the adjusted baseline in Guideline 14), with what went into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelativeBand {
    /// Band over that energy.
    pub value: f64,
    /// Critical value of Student's distribution.
    pub t: f64,
    /// The factor α.
    pub alpha: f64,
    /// Effective points n′.
    pub effective: f64,
    /// The degrees of freedom of t.
    pub freedom: f64,
    /// Which divisor they are.
    pub divisor: Divisor,
}

impl RelativeBand {
    /// The fractional savings uncertainty for a savings fraction F: band over saving, the sign left out; `None` for F = 0.
    pub fn fsu(&self, fraction: f64) -> Option<f64> {
        (fraction != 0.0 && fraction.is_finite()).then(|| self.value / libm::fabs(fraction))
    }
}

impl Meter {
    /// The meter of a regression, its CV(RMSE) with the divisor; `None` where the mean use is not positive.
    pub fn of(diagnostics: &Diagnostics, divisor: Divisor, rho: f64, reporting: f64) -> Option<Meter> {
        let variation = diagnostics.variation?;
        let cvrmse = match divisor {
            Divisor::NMinusK => variation.cvrmse_n_minus_k,
            Divisor::NMinusP | Divisor::EffectiveMinusP => variation.cvrmse_n_minus_p,
        };
        let (points, parameters) = (diagnostics.points as f64, diagnostics.parameters as f64);
        Some(Meter { points, parameters, cvrmse, rho, reporting })
    }

    /// The relative band at a level of confidence.
    ///
    /// # Errors
    /// [`UncertaintyError`]: n′ or n not above p, ρ outside (−1, 1), inputs that are not positive, a level outside (0, 1).
    pub fn relative_band(
        &self,
        factor: Factor,
        divisor: Divisor,
        confidence: f64,
    ) -> Result<RelativeBand, UncertaintyError> {
        let (n, p) = (positive(self.points, "the number of points")?, positive(self.parameters, "p")?);
        let (cv, m) = (positive(self.cvrmse, "CV(RMSE)")?, positive(self.reporting, "the reporting period")?);
        let effective = effective_points(n, self.rho)?;
        let Spent { freedom, noise, .. } = divisor.spent(n, p, effective)?;
        let (t, alpha) = (student_critical(confidence, freedom)?, factor.value(m)?);
        let value = t * alpha * cv * libm::sqrt(noise * (1.0 + 2.0 / effective) / m);
        Ok(RelativeBand { value, t, alpha, effective, freedom, divisor })
    }
}
