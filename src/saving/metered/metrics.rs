//! How well a model follows its data.

/// Goodness of fit over pairs of observed and predicted use.
///
/// Two divisors are kept apart: `rmse_adjusted` divides by n − k with k the drivers, as CalTRACK's reference software
/// does; [`Metrics::rmse_with`] takes any, such as n − p of ASHRAE Guideline 14-2014 (p = k + 1).
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
    pub rmse: f64,
    /// √(SSE/(n − k)); absent where n ≤ k.
    pub rmse_adjusted: Option<f64>,
    /// RMSE over the mean; absent where the mean is zero.
    pub cvrmse: Option<f64>,
    /// Adjusted RMSE over the mean.
    pub cvrmse_adjusted: Option<f64>,
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
    /// Metrics of equally long slices in order of time; None where they are empty, differ in length or hold a value that
    /// is not finite.
    pub fn of(observed: &[f64], predicted: &[f64], k: usize) -> Option<Metrics> {
        let n = observed.len();
        let finite = |v: &[f64]| v.iter().all(|x| x.is_finite());
        if n == 0 || predicted.len() != n || !finite(observed) || !finite(predicted) {
            return None;
        }
        let count = n as f64;
        let sum = observed.iter().fold(0.0, |s, v| s + v);
        let mean = sum / count;
        let variance = observed.iter().fold(0.0, |s, v| s + (v - mean) * (v - mean)) / count;
        let residuals: Vec<f64> = observed.iter().zip(predicted).map(|(o, p)| p - o).collect();
        let sse = residuals.iter().fold(0.0, |s, r| s + r * r);
        let rmse = libm::sqrt(sse / count);
        let r2 = correlation(observed, predicted).map(|r| r * r);
        let r2_adjusted =
            r2.filter(|_| n > k + 1).map(|r2| 1.0 - (1.0 - r2) * (count - 1.0) / (count - k as f64 - 1.0));
        let rmse_adjusted = (n > k).then(|| libm::sqrt(sse / (n - k) as f64));
        let over = |v: f64, by: f64| (by != 0.0).then(|| v / by);
        let autocorrelation = if n > 2 { correlation(&residuals[1..], &residuals[..n - 1]) } else { None };
        Some(Metrics {
            n,
            k,
            mean,
            variance,
            r2,
            r2_adjusted,
            sse,
            rmse,
            rmse_adjusted,
            cvrmse: over(rmse, mean),
            cvrmse_adjusted: rmse_adjusted.and_then(|r| over(r, mean)),
            nmbe: over(residuals.iter().fold(0.0, |s, r| s + r), sum),
            nmae: over(residuals.iter().fold(0.0, |s, r| s + r.abs()), sum),
            autocorrelation,
            n_effective: autocorrelation.filter(|r| *r > -1.0).map(|r| count * (1.0 - r) / (1.0 + r)),
        })
    }

    /// √(SSE/divisor); None unless the divisor is positive.
    pub fn rmse_with(&self, divisor: f64) -> Option<f64> {
        (divisor > 0.0).then(|| libm::sqrt(self.sse / divisor))
    }
}

/// Pearson's correlation; None where a side does not vary.
pub fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.len() != b.len() || a.is_empty() {
        return None;
    }
    let n = a.len() as f64;
    let mean = |v: &[f64]| v.iter().fold(0.0, |s, x| s + x) / n;
    let (ma, mb) = (mean(a), mean(b));
    let (aa, bb, ab) = a.iter().zip(b).fold((0.0, 0.0, 0.0), |(aa, bb, ab), (x, y)| {
        (aa + (x - ma) * (x - ma), bb + (y - mb) * (y - mb), ab + (x - ma) * (y - mb))
    });
    let flat = |squares: f64, mean: f64| squares <= 1e-28 * n * mean * mean;
    if flat(aa, ma) || flat(bb, mb) { None } else { Some((ab / libm::sqrt(aa * bb)).clamp(-1.0, 1.0)) }
}
