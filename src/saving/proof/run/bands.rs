//! Bands of a saving, by every form that the model has ground for; a form without ground is left out.

use super::Run;
use super::baseline::{DIVISOR, Quality};
use crate::saving::metered::band::{Frequency as Lengths, Reporting, Whole, fractional, regression};
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::uncertainty::{
    Divisor, Factor, Meter as Points, RelativeBand, least_provable_fraction, resampled_intervals,
};
use crate::saving::metered::verdict::Frequency;
use crate::saving::proof::band::{BandForm, ProofBand, Provable};
use crate::statistics::bootstrap::CircularBlocks;
use crate::statistics::distribution::student_critical;
use crate::statistics::{Design, Fit, Interval};

/// Replicates of the resampled band of days and hours, where the book names none.
const REPLICATES: usize = 1000;
/// The correlation above which the points that count are the effective ones.
const CORRELATED: f64 = 0.5;

/// What the bands of a saving are about.
pub(super) struct About<'a> {
    /// How well the model follows its data.
    pub quality: &'a Quality,
    /// Periods m; whole months of bills where the form counts those.
    pub points: f64,
    /// The energy that relative bands are taken of: what the model expects, adjustments included.
    pub whole: f64,
    /// The saving.
    pub saving: f64,
    /// Its exact standard error and degrees of freedom.
    pub exact: Option<(f64, f64)>,
}

impl About<'_> {
    fn band(
        &self,
        form: BandForm,
        divisor: Divisor,
        (freedom, confidence): (Option<f64>, f64),
        half: f64,
    ) -> ProofBand {
        ProofBand {
            form,
            divisor,
            freedom,
            confidence,
            half_width: half,
            of_saving: (self.saving != 0.0).then(|| half / libm::fabs(self.saving)),
            interval: None,
            parts: None,
        }
    }

    /// The relative band of Guideline 14 with or without the correlation of the residuals.
    pub fn relative(&self, factor: Factor, divisor: Divisor, rho: f64, confidence: f64) -> Option<RelativeBand> {
        self.quality.points(rho, self.points)?.relative_band(factor, divisor, confidence).ok()
    }

    /// By the covariance of the coefficients.
    pub fn exact(&self, confidence: &[f64]) -> Vec<ProofBand> {
        let one = |level: &f64| {
            let (se, freedom) = self.exact?;
            let half = student_critical(*level, freedom).ok()? * se;
            Some(self.band(BandForm::Exact, DIVISOR, (Some(freedom), *level), half))
        };
        confidence.iter().filter_map(one).collect()
    }

    /// The forms of Guideline 14.
    pub fn guideline(&self, frequency: Frequency, confidence: &[f64]) -> Vec<ProofBand> {
        let rho = self.quality.rho.unwrap_or(f64::NAN);
        let polynomial = polynomial(frequency);
        let with_rho =
            if self.quality.is_caltrack { BandForm::CaltrackCorrected } else { BandForm::PolynomialAutocorrelation };
        let forms = [
            (BandForm::Guideline14, Some(Factor::Fixed), 0.0, DIVISOR),
            (BandForm::Guideline14Polynomial, polynomial, 0.0, DIVISOR),
            (BandForm::Guideline14Autocorrelation, Some(Factor::Fixed), rho, DIVISOR),
            (with_rho, polynomial, rho, DIVISOR),
            (BandForm::EffectivePoints, polynomial.filter(|_| rho > CORRELATED), rho, Divisor::EffectiveMinusP),
        ];
        let mut bands = Vec::new();
        for (form, factor, rho, divisor) in forms {
            for level in confidence {
                let relative = factor.and_then(|factor| self.relative(factor, divisor, rho, *level));
                let Some(relative) = relative else { continue };
                let half = libm::fabs(relative.value * self.whole);
                bands.push(self.band(form, relative.divisor, (Some(relative.freedom), *level), half));
            }
        }
        bands
    }

    /// The two forms of CalTRACK's reference software, of the metrics of totals.
    pub fn caltrack(
        &self,
        metrics: &Metrics,
        is_bills: bool,
        reporting_mean: f64,
        confidence: &[f64],
    ) -> Vec<ProofBand> {
        let lengths = if is_bills { Lengths::Billing } else { Lengths::Daily };
        let reporting =
            Reporting { points: self.points, mean: reporting_mean, counterfactual: self.whole, saving: self.saving };
        let mut bands = Vec::new();
        for level in confidence {
            let found = fractional(metrics, lengths, Whole::Baseline, Divisor::NMinusK, &reporting, *level);
            bands.extend(found.ok().map(|of| {
                let free = (Some(of.degrees_of_freedom), *level);
                self.band(BandForm::CaltrackFractional, of.divisor, free, of.half_width)
            }));
        }
        for level in confidence {
            let found = regression(metrics, Divisor::NMinusK, &reporting, *level);
            bands.extend(found.ok().map(|(of, parts)| {
                let free = (Some(of.degrees_of_freedom), *level);
                let band = self.band(BandForm::CaltrackRegression, of.divisor, free, of.half_width);
                ProofBand { parts: Some((parts.model, parts.noise)), ..band }
            }));
        }
        bands
    }

    /// By resampling blocks of residuals. `sign` and `shift` take expected less actual of the regression to the saving.
    pub fn resampled(
        &self,
        run: &Run<'_>,
        (fit, design): (&Fit, &Design),
        actual: &[f64],
        (sign, shift): (f64, f64),
    ) -> Vec<ProofBand> {
        let options = &run.model.options;
        let usual = if run.is_bills() { 0 } else { REPLICATES };
        let replicates = options.replicates.unwrap_or(usual);
        if replicates < 2 {
            return Vec::new();
        }
        let seed = options.seed.unwrap_or(1);
        let blocks = match options.block {
            Some(block) => CircularBlocks::new(fit.points(), block, seed),
            None => CircularBlocks::by_length(fit.points(), seed),
        };
        let levels = &run.model.confidence;
        let drawn = blocks.and_then(|blocks| resampled_intervals(fit, design, actual, &blocks, replicates, levels));
        let Ok(drawn) = drawn else { return Vec::new() };
        let one = |(of, level): (&crate::saving::metered::uncertainty::Resampled, &f64)| {
            let ends = [sign * of.interval.low + shift, sign * of.interval.high + shift];
            let interval = Interval { low: ends[0].min(ends[1]), high: ends[0].max(ends[1]) };
            let half = 0.5 * (interval.high - interval.low);
            let band = self.band(BandForm::Resampled, DIVISOR, (None, *level), half);
            ProofBand { interval: Some(interval), ..band }
        };
        drawn.iter().zip(levels).map(one).collect()
    }

    /// The exact standard error with its degrees of freedom where the verdicts rest on it: of months. Residuals of days and
    /// hours hang together, and the exact form takes them for independent.
    pub fn exact_of_months(&self, run: &Run<'_>) -> Option<(f64, f64)> {
        self.exact.filter(|_| run.frequency() == Frequency::Monthly)
    }

    /// The correlation of the residuals as the verdicts take it. Of few months one below zero is chance, and n′ above n would
    /// narrow the band by it: it counts as none.
    pub fn correlation(&self, run: &Run<'_>) -> Option<f64> {
        let is_months = run.frequency() == Frequency::Monthly;
        self.quality.rho.map(|rho| if is_months { rho.max(0.0) } else { rho })
    }

    /// The smallest saving that can be proved over as many periods, by the form that the verdicts take: the exact one of months
    /// where there is one, else Guideline 14 with n′.
    pub fn provable(&self, run: &Run<'_>) -> Vec<Provable> {
        let most = run.model.greatest_uncertainty;
        if let Some((se, freedom)) = self.exact_of_months(run) {
            let one = |level: &f64| {
                let amount = student_critical(*level, freedom).ok()? * se / most;
                let is_known = self.whole > 0.0 && amount.is_finite();
                is_known.then(|| Provable {
                    form: BandForm::Exact,
                    confidence: *level,
                    fraction: amount / self.whole,
                    amount,
                })
            };
            return run.model.confidence.iter().filter_map(one).collect();
        }
        let rho = self.correlation(run).unwrap_or(0.0);
        let form = if rho == 0.0 { BandForm::Guideline14 } else { BandForm::Guideline14Autocorrelation };
        let Some(points): Option<Points> = self.quality.points(rho, self.points) else { return Vec::new() };
        let one = |level: &f64| {
            let fraction = least_provable_fraction(&points, Factor::Fixed, DIVISOR, *level, most).ok()?;
            Some(Provable { form, confidence: *level, fraction, amount: fraction * self.whole })
        };
        run.model.confidence.iter().filter_map(one).collect()
    }
}

/// The polynomial that was fitted for such periods.
fn polynomial(frequency: Frequency) -> Option<Factor> {
    match frequency {
        Frequency::Monthly => Some(Factor::BillingPolynomial),
        Frequency::Daily => Some(Factor::DailyPolynomial),
        Frequency::Hourly => None,
    }
}
