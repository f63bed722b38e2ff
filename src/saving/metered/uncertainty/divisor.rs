//! Degrees of freedom and effective points: where documents and programs differ, and so a band always says which it took.

use super::error::{UncertaintyError, positive};

/// Which degrees of freedom stand under the scatter and in t.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divisor {
    /// n − p, the intercept counted: ASHRAE Guideline 14.
    NMinusP,
    /// n − k, the intercept not counted: eemeter.
    NMinusK,
    /// n′ − p in t and in the variance, and no factor n/n′ beside it: nmecr above ρ = 0.5.
    EffectiveMinusP,
}

/// What a divisor makes of n points, p coefficients and n′ effective points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spent {
    /// The degrees of freedom of t.
    pub freedom: f64,
    /// By what the variance of the fit is multiplied: 1 unless the divisor is of effective points.
    pub variance: f64,
    /// By what the variance of the fit is multiplied in the noise of the reporting period.
    pub noise: f64,
}

impl Divisor {
    /// The word of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Divisor::NMinusP => "n-p",
            Divisor::NMinusK => "n-k",
            Divisor::EffectiveMinusP => "n'-p",
        }
    }

    /// # Errors
    /// [`UncertaintyError::EffectivePoints`] where nothing is left. With n − p also where n′ is not above p: the correlation
    /// then leaves less than the coefficients use up. With n − k the band exists as long as n is above k, as in eemeter.
    pub(super) fn spent(self, n: f64, p: f64, effective: f64) -> Result<Spent, UncertaintyError> {
        let (parameters, least) = match self {
            Divisor::NMinusK => (p - 1.0, n),
            Divisor::NMinusP | Divisor::EffectiveMinusP => (p, n.min(effective)),
        };
        if least <= parameters {
            return Err(UncertaintyError::EffectivePoints { effective: least, parameters });
        }
        Ok(match self {
            Divisor::NMinusP | Divisor::NMinusK => {
                Spent { freedom: n - parameters, variance: 1.0, noise: n / effective }
            }
            Divisor::EffectiveMinusP => {
                let variance = (n - p) / (effective - p);
                Spent { freedom: effective - p, variance, noise: variance }
            }
        })
    }
}

/// The effective number of independent points n′ = n (1 − ρ) / (1 + ρ); above n where ρ is negative.
///
/// # Errors
/// [`UncertaintyError::Correlation`] unless −1 < ρ < 1; [`UncertaintyError::NotPositive`].
pub fn effective_points(points: f64, rho: f64) -> Result<f64, UncertaintyError> {
    positive(points, "the number of points")?;
    if rho > -1.0 && rho < 1.0 {
        Ok(points * (1.0 - rho) / (1.0 + rho))
    } else {
        Err(UncertaintyError::Correlation(rho))
    }
}
