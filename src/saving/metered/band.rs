//! Bands of a saving: how far chance alone may move it.

use super::metrics::Metrics;
use crate::statistics::distribution::student_critical;

/// What stands under the sum of squares, and how many degrees of freedom t has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divisor {
    /// n − k, the constant not counted: CalTRACK's reference software.
    Drivers,
    /// n − p, the constant counted: ASHRAE Guideline 14-2014.
    Coefficients,
}

/// How a band was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Fractional savings uncertainty, ASHRAE Guideline 14-2014 with the polynomial of Sun and Baltazar (2013), times
    /// the use of the baseline period.
    FractionalOfBaseline,
    /// The same, times the counterfactual of the reporting period.
    FractionalOfCounterfactual,
    /// Error of the model and of the noise of a regression on the mean, added in quadrature.
    Regression,
}

/// Half the width of an interval round a saving.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Two-sided confidence, 0 to 1.
    pub confidence: f64,
    /// How it was computed.
    pub method: Method,
    /// The divisor of the variance.
    pub divisor: Divisor,
    /// Degrees of freedom of t.
    pub degrees_of_freedom: f64,
    /// Half width, in the unit of the use.
    pub half_width: f64,
    /// Half width over the saving; absent where the saving is zero.
    pub of_saving: Option<f64>,
}

/// How long the periods of the meter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Days.
    Daily,
    /// Bills.
    Billing,
}

/// Sun and Baltazar's factor α for `months` months of reporting, as CalTRACK's reference software has it.
pub fn alpha(frequency: Frequency, months: f64) -> f64 {
    match frequency {
        Frequency::Daily => -0.00024 * months * months + 0.03535 * months + 1.00286,
        Frequency::Billing => -0.00022 * months * months + 0.03306 * months + 0.94054,
    }
}

/// What the bands of a reporting period rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reporting {
    /// m of the formula: days for a daily meter, months for bills.
    pub observations: f64,
    /// Months.
    pub months: f64,
    /// Mean use a period.
    pub mean: f64,
    /// What the baseline model says the period would have used.
    pub counterfactual: f64,
    /// Saving.
    pub saving: f64,
}

/// Relative half width: t · α · CV · √((n/n′)(1 + 2/n′)/m).
///
/// None where n′ or a degree of freedom is missing, or m is not positive.
pub fn fraction(metrics: &Metrics, divisor: Divisor, alpha: f64, m: f64, confidence: f64) -> Option<f64> {
    let n = metrics.n as f64;
    let effective = metrics.n_effective.filter(|e| *e > 0.0)?;
    let df = degrees_of_freedom(metrics, divisor);
    let t = student_critical(confidence, df).ok()?;
    let cv = metrics.rmse_with(df)? / metrics.mean;
    let inner = n / effective * (1.0 + 2.0 / effective) / m;
    (m > 0.0 && metrics.mean != 0.0).then(|| t * alpha * cv * libm::sqrt(inner))
}

/// Relative half width with n′ − k degrees of freedom in t and in the variance: t · α/ȳ · √(SSE/(n′ − k) · (1 + 2/n′)/m).
///
/// For strongly autocorrelated residuals (ρ above 0.5), as nmecr does after ASHRAE Guideline 14-2014. None where n′ is
/// missing or not above k.
pub fn fraction_of_effective(metrics: &Metrics, alpha: f64, m: f64, confidence: f64) -> Option<f64> {
    let effective = metrics.n_effective?;
    let df = effective - metrics.k as f64;
    let t = student_critical(confidence, df).ok()?;
    let error = metrics.rmse_with(df)?;
    (m > 0.0 && metrics.mean != 0.0).then(|| t * alpha * error / metrics.mean * libm::sqrt((1.0 + 2.0 / effective) / m))
}

/// Band by fractional savings uncertainty, of the baseline total (the reference software) or of the counterfactual.
pub fn fractional(
    metrics: &Metrics,
    frequency: Frequency,
    method: Method,
    divisor: Divisor,
    reporting: &Reporting,
    confidence: f64,
) -> Option<Band> {
    let share = fraction(metrics, divisor, alpha(frequency, reporting.months), reporting.observations, confidence)?;
    let whole = match method {
        Method::FractionalOfCounterfactual => reporting.counterfactual,
        _ => metrics.mean * metrics.n as f64,
    };
    Some(band(confidence, method, divisor, metrics, share * whole, reporting.saving))
}

/// Parts of the regression band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionBand {
    /// t · rmse · m/√n · √(1 + (ȳ_base − ȳ_rep)²/var_base).
    pub model: f64,
    /// t · rmse · √(m n/n′).
    pub noise: f64,
    /// Root of the sum of squares.
    pub band: Band,
}

/// Band of a regression on the mean: error of the model and of the noise.
///
/// m is months for bills, as in the reference software. None where n′, the variance of the baseline or a degree of
/// freedom is missing.
pub fn regression(
    metrics: &Metrics,
    divisor: Divisor,
    reporting: &Reporting,
    confidence: f64,
) -> Option<RegressionBand> {
    let (n, m) = (metrics.n as f64, reporting.observations);
    let effective = metrics.n_effective.filter(|e| *e > 0.0)?;
    let df = degrees_of_freedom(metrics, divisor);
    let scale = student_critical(confidence, df).ok()? * metrics.rmse_with(df)?;
    let shift = metrics.mean - reporting.mean;
    if metrics.variance <= 0.0 || m <= 0.0 {
        return None;
    }
    let model = scale * m / libm::sqrt(n) * libm::sqrt(1.0 + shift * shift / metrics.variance);
    let noise = scale * libm::sqrt(m * n / effective);
    let half = libm::sqrt(model * model + noise * noise);
    let band = band(confidence, Method::Regression, divisor, metrics, half, reporting.saving);
    Some(RegressionBand { model, noise, band })
}

fn degrees_of_freedom(metrics: &Metrics, divisor: Divisor) -> f64 {
    let k = metrics.k as f64 + if divisor == Divisor::Coefficients { 1.0 } else { 0.0 };
    metrics.n as f64 - k
}

fn band(confidence: f64, method: Method, divisor: Divisor, metrics: &Metrics, half: f64, saving: f64) -> Band {
    Band {
        confidence,
        method,
        divisor,
        degrees_of_freedom: degrees_of_freedom(metrics, divisor),
        half_width: half,
        of_saving: (saving != 0.0).then(|| half / saving.abs()),
    }
}
