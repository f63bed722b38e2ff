//! How well a model follows its data.

use crate::statistics::StatisticsError;
use crate::statistics::moments::{correlation, finite, sum, sum_of};
use crate::statistics::serial::lag_one_pearson;

use super::uncertainty::effective_points;

/// Goodness of fit over pairs of observed and predicted use, whatever predicted it. A regression has its
/// [`Diagnostics`](crate::statistics::Diagnostics) beside it; figures of one name are one figure, and the divisor is part of
/// the name: k counts the drivers, p = k + 1 the constant too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Pairs.
    pub n: usize,
    /// Drivers, the constant not counted.
    pub k: usize,
    /// Mean of the observed use.
    pub mean: f64,
    /// Variance of the observed use, with n in the denominator.
    pub variance: f64,
    /// Squared correlation of observed and predicted; absent where one of them does not vary.
    pub r2: Option<f64>,
    /// 1 − (1 − R²)(n − 1)/(n − k − 1); absent as above or where n ≤ k + 1.
    pub r2_adjusted: Option<f64>,
    /// Sum of squared residuals.
    pub sse: f64,
    /// √(SSE/n).
    pub rmse_n: f64,
    /// √(SSE/(n − k)): CalTRACK's reference software. Absent where n ≤ k.
    pub rmse_n_minus_k: Option<f64>,
    /// √(SSE/(n − p)): ASHRAE Guideline 14-2014. Absent where n ≤ p.
    pub rmse_n_minus_p: Option<f64>,
    /// Σ(predicted − observed)/Σ observed.
    pub nmbe: Option<f64>,
    /// Σ|predicted − observed|/Σ observed.
    pub nmae: Option<f64>,
    /// Correlation of each residual with the one before it; absent for fewer than three or where they do not vary.
    pub autocorrelation: Option<f64>,
    /// n (1 − ρ)/(1 + ρ): the number of independent pairs worth as much.
    pub n_effective: Option<f64>,
}

impl Metrics {
    /// Metrics of equally long slices in order of time.
    ///
    /// # Errors
    /// [`StatisticsError`]: no pairs, slices of different length, values that are not finite.
    pub fn of(observed: &[f64], predicted: &[f64], k: usize) -> Result<Metrics, StatisticsError> {
        let n = observed.len();
        finite(observed)?;
        if predicted.len() != n {
            return Err(StatisticsError::Lengths { expected: n, found: predicted.len() });
        }
        finite(predicted)?;
        let count = n as f64;
        let total = sum(observed);
        let mean = total / count;
        let variance = sum_of(observed.iter().map(|v| (v - mean) * (v - mean))) / count;
        let residuals: Vec<f64> = observed.iter().zip(predicted).map(|(o, p)| p - o).collect();
        let sse = sum_of(residuals.iter().map(|r| r * r));
        let rmse = |lost: usize| (n > lost).then(|| libm::sqrt(sse / (n - lost) as f64));
        let r2 = correlation(observed, predicted).ok().map(|r| r * r);
        let r2_adjusted =
            r2.filter(|_| n > k + 1).map(|r2| 1.0 - (1.0 - r2) * (count - 1.0) / (count - k as f64 - 1.0));
        let over = |v: f64| (total != 0.0).then(|| v / total);
        let autocorrelation = lag_one_pearson(&residuals).ok();
        Ok(Metrics {
            n,
            k,
            mean,
            variance,
            r2,
            r2_adjusted,
            sse,
            rmse_n: libm::sqrt(sse / count),
            rmse_n_minus_k: rmse(k),
            rmse_n_minus_p: rmse(k + 1),
            nmbe: over(sum(&residuals)),
            nmae: over(sum_of(residuals.iter().map(|r| r.abs()))),
            autocorrelation,
            n_effective: autocorrelation.and_then(|rho| effective_points(count, rho).ok()),
        })
    }

    /// [`Metrics::rmse_n`] over the mean; absent, as all of these, where the mean is zero.
    pub fn cvrmse_n(&self) -> Option<f64> {
        self.over_mean(Some(self.rmse_n))
    }

    /// [`Metrics::rmse_n_minus_k`] over the mean.
    pub fn cvrmse_n_minus_k(&self) -> Option<f64> {
        self.over_mean(self.rmse_n_minus_k)
    }

    /// [`Metrics::rmse_n_minus_p`] over the mean.
    pub fn cvrmse_n_minus_p(&self) -> Option<f64> {
        self.over_mean(self.rmse_n_minus_p)
    }

    fn over_mean(&self, rmse: Option<f64>) -> Option<f64> {
        rmse.filter(|_| self.mean != 0.0).map(|rmse| rmse / self.mean)
    }
}
