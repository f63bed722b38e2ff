//! Bands of the saving of a weather model: the forms of [`uncertainty`](super::uncertainty) on its metrics, and of which
//! energy the relative ones are taken.

use super::metrics::Metrics;
use super::uncertainty::{Divisor, Factor, Meter, OlsBand, OlsMeter, UncertaintyError};

/// Of which energy a relative band is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The use of the baseline period: CalTRACK's reference software.
    Baseline,
    /// The counterfactual of the reporting period: ASHRAE Guideline 14-2014.
    Counterfactual,
}

/// How a band was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Fractional savings uncertainty, ASHRAE Guideline 14-2014 with the polynomial of Sun and Baltazar (2013).
    Fractional(Whole),
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

impl Frequency {
    /// The polynomial that was fitted for such periods.
    pub fn factor(self) -> Factor {
        match self {
            Frequency::Daily => Factor::DailyPolynomial,
            Frequency::Billing => Factor::BillingPolynomial,
        }
    }
}

/// What the bands of a reporting period rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reporting {
    /// m of the formulas: days for a daily meter, whole months for bills.
    pub points: f64,
    /// Mean use a period.
    pub mean: f64,
    /// What the baseline model says the period would have used.
    pub counterfactual: f64,
    /// Saving.
    pub saving: f64,
}

/// Band by fractional savings uncertainty.
///
/// # Errors
/// As [`Meter::relative_band`].
pub fn fractional(
    metrics: &Metrics,
    frequency: Frequency,
    whole: Whole,
    divisor: Divisor,
    reporting: &Reporting,
    confidence: f64,
) -> Result<Band, UncertaintyError> {
    let meter = Meter {
        points: metrics.n as f64,
        parameters: metrics.k as f64 + 1.0,
        cvrmse: rmse(metrics, divisor) / metrics.mean,
        rho: rho(metrics),
        reporting: reporting.points,
    };
    let relative = meter.relative_band(frequency.factor(), divisor, confidence)?;
    let energy = match whole {
        Whole::Baseline => metrics.mean * metrics.n as f64,
        Whole::Counterfactual => reporting.counterfactual,
    };
    let half_width = libm::fabs(relative.value * energy);
    Ok(Band {
        confidence,
        method: Method::Fractional(whole),
        divisor,
        degrees_of_freedom: relative.freedom,
        half_width,
        of_saving: of_saving(half_width, reporting),
    })
}

/// Band of a regression on the mean, and its parts. m is months for bills, as in the reference software.
///
/// # Errors
/// As [`OlsMeter::band`].
pub fn regression(
    metrics: &Metrics,
    divisor: Divisor,
    reporting: &Reporting,
    confidence: f64,
) -> Result<(Band, OlsBand), UncertaintyError> {
    let meter = OlsMeter {
        points: metrics.n as f64,
        parameters: metrics.k as f64 + 1.0,
        rmse: rmse(metrics, divisor),
        rho: rho(metrics),
        mean: metrics.mean,
        variance: metrics.variance,
        reporting: reporting.points,
        reporting_mean: reporting.mean,
    };
    let ols = meter.band(divisor, confidence)?;
    let band = Band {
        confidence,
        method: Method::Regression,
        divisor,
        degrees_of_freedom: ols.freedom,
        half_width: ols.total,
        of_saving: of_saving(ols.total, reporting),
    };
    Ok((band, ols))
}

/// With the divisor that is asked for; not a number, which the forms refuse, where there is none.
fn rmse(metrics: &Metrics, divisor: Divisor) -> f64 {
    let rmse = match divisor {
        Divisor::NMinusK => metrics.rmse_n_minus_k,
        Divisor::NMinusP | Divisor::EffectiveMinusP => metrics.rmse_n_minus_p,
    };
    rmse.unwrap_or(f64::NAN)
}

/// Not a number, which the forms refuse, where the residuals tell none.
fn rho(metrics: &Metrics) -> f64 {
    metrics.autocorrelation.unwrap_or(f64::NAN)
}

fn of_saving(half_width: f64, reporting: &Reporting) -> Option<f64> {
    (reporting.saving != 0.0).then(|| half_width / reporting.saving.abs())
}
