//! Savings against a baseline, and energy performance indicators by forecast, backcast and chaining.

use crate::statistics::distribution::student_critical;
use crate::statistics::moments::{finite, in_range, sum};
use crate::statistics::{Interval, StatisticsError};

use super::{Baseline, BaselineError, Driver, Periods};

/// A saving: expected energy less actual energy, both totals of the reporting period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Savings {
    /// Metered energy.
    pub actual: f64,
    /// What the baseline expects under the drivers of the reporting period: the adjusted baseline.
    pub expected: f64,
    /// Expected less actual; negative where more was used than expected.
    pub saving: f64,
    /// The saving over the expected energy; `None` where that is not positive.
    pub fraction: Option<f64>,
    /// Reporting periods m.
    pub periods: usize,
    /// Standard error from the coefficients alone.
    pub se_model: f64,
    /// Standard error with the scatter of the reporting periods, √(s²(m + v'(X'X)⁻¹v)), residuals independent.
    pub se: f64,
    /// Degrees of freedom n − p of the baseline.
    pub freedom: f64,
}

impl Savings {
    /// The half width t(n − p) × se at a level of confidence.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn band(&self, confidence: f64) -> Result<f64, StatisticsError> {
        Ok(student_critical(confidence, self.freedom)? * self.se)
    }

    /// The interval about the saving.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn interval(&self, confidence: f64) -> Result<Interval, StatisticsError> {
        Ok(Interval::about(self.saving, self.band(confidence)?))
    }

    /// The fractional savings uncertainty: band over the size of the saving; `None` where nothing was saved nor lost.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn fsu(&self, confidence: f64) -> Result<Option<f64>, StatisticsError> {
        let band = self.band(confidence)?;
        Ok((self.saving != 0.0).then(|| band / libm::fabs(self.saving)))
    }
}

/// An energy performance indicator: actual over expected energy, 1 where nothing changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EnPi {
    /// The indicator, SEnPI.
    pub indicator: f64,
    /// 1 − SEnPI: the improvement.
    pub improvement: f64,
}

impl EnPi {
    fn ratio(over: f64, under: f64) -> Result<EnPi, BaselineError> {
        if over > 0.0 && under > 0.0 && over.is_finite() && under.is_finite() {
            let indicator = over / under;
            Ok(EnPi { indicator, improvement: 1.0 - indicator })
        } else {
            Err(BaselineError::NothingExpected)
        }
    }
}

/// Avoided energy: what the baseline expects of the reporting period less what the meter shows (IPMVP: savings at the
/// conditions of the reporting period).
///
/// # Errors
/// [`BaselineError`]: a driver of the baseline is missing, values are not finite, lengths differ.
pub fn avoided_energy(baseline: &Baseline, reporting: Periods<'_>) -> Result<Savings, BaselineError> {
    finite(reporting.energy)?;
    let expected = baseline.expected(reporting.energy.len(), reporting.drivers)?.total;
    let actual = in_range(sum(reporting.energy))?;
    let saving = expected.value - actual;
    Ok(Savings {
        actual,
        expected: expected.value,
        saving,
        fraction: (expected.value > 0.0).then(|| saving / expected.value),
        periods: reporting.energy.len(),
        se_model: expected.se_model,
        se: expected.se,
        freedom: baseline.fit.freedom() as f64,
    })
}

/// SEnPI by forecast: the model of the baseline year says what the reporting year would have used; actual over expected.
///
/// # Errors
/// As [`avoided_energy`]; [`BaselineError::NothingExpected`].
pub fn forecast(baseline: &Baseline, reporting: Periods<'_>) -> Result<(Savings, EnPi), BaselineError> {
    let savings = avoided_energy(baseline, reporting)?;
    Ok((savings, EnPi::ratio(savings.actual, savings.expected)?))
}

/// SEnPI by backcast: the model of the reporting year says what the baseline year would have used as plants run now; that over
/// what it did use. The saving is the actual energy of the baseline year less the expected.
///
/// # Errors
/// As [`forecast`].
pub fn backcast(reporting_model: &Baseline, baseline_year: Periods<'_>) -> Result<(f64, EnPi), BaselineError> {
    let back = avoided_energy(reporting_model, baseline_year)?;
    Ok((back.expected, EnPi::ratio(back.expected, back.actual)?))
}

/// SEnPI by chaining: a model of a year between says what both years would have used; the ratio actual over expected of the
/// reporting year over that of the baseline year.
///
/// # Errors
/// As [`forecast`].
pub fn chained(
    model: &Baseline,
    baseline_year: Periods<'_>,
    reporting: Periods<'_>,
) -> Result<(Savings, Savings, EnPi), BaselineError> {
    let (first, before) = forecast(model, baseline_year)?;
    let (last, after) = forecast(model, reporting)?;
    Ok((first, last, EnPi::ratio(after.indicator, before.indicator)?))
}

/// Savings at normal conditions: what a model of the time before expects of a normal year, less what a model of the time after
/// expects of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Normalised {
    /// Energy of the normal year before.
    pub before: f64,
    /// And after.
    pub after: f64,
    /// Their difference.
    pub saving: f64,
    /// The saving over the energy before; `None` where that is not positive.
    pub fraction: Option<f64>,
    /// Standard error of the difference of the two expectations, from the coefficients of both models.
    pub se_model: f64,
    /// The same with the scatter of a year's periods under each model: of what two meters would show.
    pub se: f64,
    /// Degrees of freedom of `se_model` after Satterthwaite (Biometrics Bulletin 2, 1946, p. 110).
    pub freedom: f64,
}

/// Savings at the drivers of a normal year of `periods` periods (IPMVP: normalised savings). The two models are fitted on
/// different periods, so that their errors are taken as independent.
///
/// # Errors
/// [`BaselineError`]: a driver of either model is missing, values are not finite, lengths differ.
pub fn normalised_savings(
    before: &Baseline,
    after: &Baseline,
    periods: usize,
    normal: &[Driver<'_>],
) -> Result<Normalised, BaselineError> {
    let first = before.expected(periods, normal)?.total;
    let last = after.expected(periods, normal)?.total;
    let saving = first.value - last.value;
    let (first_variance, last_variance) = (first.se_model * first.se_model, last.se_model * last.se_model);
    let variance = first_variance + last_variance;
    let share = |part: f64, baseline: &Baseline| part * part / baseline.fit.freedom() as f64;
    Ok(Normalised {
        before: first.value,
        after: last.value,
        saving,
        fraction: (first.value > 0.0).then(|| saving / first.value),
        se_model: libm::sqrt(variance),
        se: libm::hypot(first.se, last.se),
        freedom: variance * variance / (share(first_variance, before) + share(last_variance, after)),
    })
}
