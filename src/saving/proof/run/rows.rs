//! Periods with what a model expects of them.

use super::Run;
use super::baseline::{Baseline, Expectation};
use super::days::hours_of;
use super::select::Selected;
use crate::finding::AboutMeter;
use crate::saving::metered::uncertainty::SumOfPredictions;
use crate::saving::proof::outcome::{Fitted, ProofRow};
use crate::statistics::{Design, Fit};

/// The level of the intervals of single periods.
const PERIOD_CONFIDENCE: f64 = 0.9;

/// Periods that a model can say something of, and how many it cannot.
pub(super) struct Expected {
    pub rows: Vec<ProofRow>,
    pub unknown: usize,
}

impl Expected {
    pub fn expected(&self) -> f64 {
        self.rows.iter().fold(0.0, |sum, row| sum + row.expected)
    }

    pub fn observed(&self) -> f64 {
        self.rows.iter().fold(0.0, |sum, row| sum + row.observed)
    }
}

impl Run<'_> {
    /// What a model expects of periods.
    pub(super) fn expected(&self, model: &dyn Baseline, of: &Selected) -> Result<Expected, AboutMeter> {
        let expectations = model.expect(of)?;
        let mut rows = Vec::with_capacity(expectations.len());
        for (at, expectation) in expectations.into_iter().enumerate() {
            rows.extend(self.row(of, at, expectation)?);
        }
        let unknown = of.rows.len() - rows.len();
        if rows.is_empty() {
            return Err(AboutMeter::NothingReported);
        }
        Ok(Expected { rows, unknown })
    }

    fn row(&self, of: &Selected, at: usize, expectation: Expectation) -> Result<Option<ProofRow>, AboutMeter> {
        let Some(expected) = expectation.value.filter(|value| value.is_finite()) else { return Ok(None) };
        let index = of.rows[at];
        let period = &self.readings.periods[index];
        let is_read = std::ptr::eq(self.read, self.readings);
        let (reading, count) = if is_read { (index, 1) } else { hours_of(self.read, period) };
        let intervals = match &expectation.prediction {
            None => None,
            Some(of) => Some((of.confidence_interval(PERIOD_CONFIDENCE)?, of.prediction_interval(PERIOD_CONFIDENCE)?)),
        };
        Ok(Some(ProofRow {
            start: period.start,
            end: period.end,
            observed: of.energy[at],
            expected,
            terms: expectation.terms,
            x: expectation.x,
            se_mean: expectation.prediction.map(|of| of.se_mean),
            intervals,
            cumulative: None,
            split: expectation.split.map(|split| [split.base, split.heating, split.cooling]),
            reading,
            count,
            place: period.place,
        }))
    }

    /// A model as it is shown, with the periods that it was fitted on.
    pub(super) fn fitted(&self, model: &dyn Baseline, of: &Selected) -> Result<Fitted, AboutMeter> {
        Ok(Fitted { rows: self.expected(model, of)?.rows, ..model.shown() })
    }

    /// Writes the cumulative saving into each row: `sign` times expected less observed, and what adjustments add up to its last
    /// day; with its standard error where a regression has one.
    pub(super) fn accumulate(&self, rows: &mut [ProofRow], sign: f64, regression: Option<(&Fit, &Design)>) {
        let mut cumulative = 0.0;
        let mut sums = vec![0.0; regression.map_or(0, |(fit, _)| fit.parameters())];
        for (at, row) in rows.iter_mut().enumerate() {
            cumulative += sign * (row.expected - row.observed);
            let se = regression.and_then(|(fit, design)| {
                sums.iter_mut().zip(design.row(at)?).for_each(|(sum, x)| *sum += x);
                SumOfPredictions::of(fit, &sums, at + 1).ok().map(|total| total.se)
            });
            let last = row.end.date().yesterday().unwrap_or(row.end.date()).max(row.start.date());
            row.cumulative = Some((cumulative + self.adjusted_until(last), se));
        }
    }
}
