//! What a fit is worth: the figures that standards and statisticians ask of a regression.

use super::distribution::{fisher_upper, student_two_sided};
use super::moments::{squares_about_mean, sum, sum_of};
use super::qr::{Dependent, Qr};
use super::{Fit, StatisticsError, serial};

/// The diagnostics of a fit with n observations, p coefficients and k = p − 1 slopes (k = p without an intercept).
///
/// Sums of squares carry the weights of a weighted fit; Durbin–Watson, autocorrelation and the figures of [`Variation`] are of
/// the unweighted residuals. Without an intercept the total sum of squares is about zero, not about the mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostics {
    /// Observations n.
    pub points: usize,
    /// Coefficients p, the intercept among them.
    pub parameters: usize,
    /// Coefficients k beside the intercept.
    pub slopes: usize,
    /// Standard errors of the coefficients, in their units, with s² = Σwe²/(n − p).
    pub standard_errors: Vec<f64>,
    /// Coefficients over their standard errors.
    pub t: Vec<f64>,
    /// Two-sided p-values of the coefficients, Student's distribution with n − p degrees of freedom.
    pub p_values: Vec<f64>,
    /// The coefficient of determination R² = 1 − Σwe² / SST.
    pub r2: f64,
    /// 1 − (1 − R²)(n − 1)/(n − p); n in place of n − 1 without an intercept.
    pub r2_adjusted: f64,
    /// The F statistic of all slopes together; `None` without a slope.
    pub f: Option<f64>,
    /// Its p-value.
    pub f_p: Option<f64>,
    /// √(Σwe² / (n − p)), in the unit of the response for unit weights.
    pub rmse: f64,
    /// Figures relative to the mean of the response; `None` where that mean is not positive.
    pub variation: Option<Variation>,
    /// The statistic of Durbin and Watson.
    pub durbin_watson: f64,
    /// Pearson's correlation of the residuals with themselves one step later; `None` below 3 observations.
    pub autocorrelation_pearson: Option<f64>,
    /// The lag-1 coefficient of their autocorrelation function.
    pub autocorrelation_acf: f64,
    /// Akaike's information criterion, −2 ln L + 2p, with L the likelihood at the variance SSE/n: the error variance is not
    /// counted as a parameter (the count of statsmodels).
    pub aic: f64,
    /// The Bayesian information criterion, −2 ln L + p ln n, in the same count.
    pub bic: f64,
    /// The largest variance inflation factor of the slopes, 1/(1 − R²ⱼ); `None` without a slope or without an intercept.
    pub max_vif: Option<f64>,
}

/// Errors relative to the mean response ȳ. The divisor is part of the name, because documents differ in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variation {
    /// √(Σe²/(n − p)) / ȳ: the CV(RMSE) of ASHRAE Guideline 14.
    pub cvrmse_n_minus_p: f64,
    /// √(Σe²/n) / ȳ.
    pub cvrmse_n: f64,
    /// √(Σe²/(n − k)) / ȳ: the adjusted CV(RMSE) of eemeter, where k leaves the intercept out.
    pub cvrmse_n_minus_k: f64,
    /// Σ(ŷ − y) / ((n − p) ȳ): positive where the model is above the meter. Zero to rounding for an unweighted fit with an
    /// intercept.
    pub nmbe_n_minus_p: f64,
    /// √(Σe₍ᵢ₎²/n) / ȳ with e₍ᵢ₎ the error of a point under the fit to all others; `None` where the fit rests on one point so
    /// wholly that without it there is none.
    pub cvrmse_leave_one_out: Option<f64>,
}

/// A leverage so near to 1 that the fit without the point is not determined.
const FULL_LEVERAGE: f64 = 1.0 - 1e-10;

impl Diagnostics {
    /// The diagnostics of a fit.
    ///
    /// # Errors
    /// [`StatisticsError::ExactFit`] where nothing is left to estimate an error from;
    /// [`StatisticsError::ConstantResponse`] where all values of the response are equal.
    pub fn of(fit: &Fit) -> Result<Diagnostics, StatisticsError> {
        if fit.response_is_constant() {
            return Err(StatisticsError::ConstantResponse);
        }
        if fit.is_exact() {
            return Err(StatisticsError::ExactFit);
        }
        let (n, p, freedom) = (fit.points() as f64, fit.parameters() as f64, fit.freedom() as f64);
        let standard_errors = fit.standard_errors();
        let t: Vec<f64> = fit.coefficients().iter().zip(&standard_errors).map(|(b, error)| b / error).collect();
        let p_values = t.iter().map(|t| student_two_sided(*t, freedom)).collect::<Result<Vec<_>, _>>()?;
        let sst = fit.total_squares();
        let slopes = fit.slopes();
        let r2 = fit.r2();
        let f = (slopes > 0).then(|| (sst - fit.sse()).max(0.0) / slopes as f64 / fit.variance());
        let f_p = f.map(|f| fisher_upper(f, slopes as f64, freedom)).transpose()?;
        let deviance = -2.0 * log_likelihood(fit);
        let residuals = fit.residuals();
        let max_vif = max_vif(fit)?;
        // Values at the ends of the range of floating point may be fitted and still have no error that it can hold.
        let figures = [r2, deviance, fit.rmse(), sst];
        let all = figures.iter().chain(&standard_errors).chain(&t).chain(&f).chain(&max_vif);
        if !all.copied().all(f64::is_finite) {
            return Err(StatisticsError::Overflow);
        }
        Ok(Diagnostics {
            points: fit.points(),
            parameters: fit.parameters(),
            slopes,
            standard_errors,
            t,
            p_values,
            r2,
            r2_adjusted: fit.r2_adjusted(),
            f,
            f_p,
            rmse: fit.rmse(),
            variation: Variation::of(fit),
            durbin_watson: serial::durbin_watson(residuals)?,
            autocorrelation_pearson: serial::lag_one_pearson(residuals).ok(),
            autocorrelation_acf: serial::lag_one_acf(residuals)?,
            aic: deviance + 2.0 * p,
            bic: deviance + libm::log(n) * p,
            max_vif,
        })
    }
}

impl Variation {
    fn of(fit: &Fit) -> Option<Variation> {
        let mean = fit.response_mean();
        if mean <= 0.0 {
            return None;
        }
        let n = fit.points() as f64;
        let residuals = fit.residuals();
        let squares = sum_of(residuals.iter().map(|e| e * e));
        let relative = |divisor: f64| libm::sqrt(squares / divisor) / mean;
        let freedom = fit.freedom() as f64;
        let leverages = fit.leverages();
        let left_out = leverages.iter().all(|h| *h < FULL_LEVERAGE).then(|| {
            let errors = residuals.iter().zip(&leverages).map(|(e, h)| e / (1.0 - h));
            libm::sqrt(sum_of(errors.map(|e| e * e)) / n) / mean
        });
        Some(Variation {
            cvrmse_n_minus_p: relative(freedom),
            cvrmse_n: relative(n),
            cvrmse_n_minus_k: relative(n - fit.slopes() as f64),
            nmbe_n_minus_p: -sum(residuals) / (freedom * mean),
            cvrmse_leave_one_out: left_out,
        })
    }
}

/// The logarithm of the normal likelihood at the variance SSE/n.
fn log_likelihood(fit: &Fit) -> f64 {
    let n = fit.points() as f64;
    let weights = sum_of((0..fit.points()).map(|row| libm::log(fit.weight(row))));
    -0.5 * n * (libm::log(2.0 * std::f64::consts::PI * fit.sse() / n) + 1.0) + 0.5 * weights
}

/// VIFⱼ = (X'X)⁻¹ⱼⱼ Σ(xⱼ − x̄ⱼ)², with the design as it is, without weights.
fn max_vif(fit: &Fit) -> Result<Option<f64>, StatisticsError> {
    if !fit.design().has_intercept() || fit.slopes() == 0 {
        return Ok(None);
    }
    let inverse = Qr::new(fit.design().columns(), Dependent::Refuse)?.inverse_normal();
    let mut largest: f64 = 1.0;
    for (at, column) in fit.design().columns().iter().enumerate().skip(1) {
        largest = largest.max(inverse[at][at] * squares_about_mean(column)?);
    }
    Ok(Some(largest))
}
