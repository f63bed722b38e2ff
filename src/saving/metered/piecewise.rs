//! Temperature in additive pieces, and which periods of the week are occupied.
//!
//! Mathieu, J. L., Price, P. N., Kiliccote, S., Piette, M. A. (2011): Quantifying changes in building electricity use, with
//! application to demand response. IEEE Transactions on Smart Grid 2(3), 507-518.

use super::result::MeterError;
use crate::statistics::{Design, Fit, StatisticsError};

/// End points of pieces, ascending; n of them make n + 1 pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Pieces {
    ends: Vec<f64>,
}

impl Pieces {
    /// End points in any order; equal ones count once, those that are not finite not at all.
    pub fn new(ends: &[f64]) -> Pieces {
        let mut ends: Vec<f64> = ends.iter().copied().filter(|e| e.is_finite()).collect();
        ends.sort_by(f64::total_cmp);
        ends.dedup();
        Pieces { ends }
    }

    /// The end points.
    pub fn ends(&self) -> &[f64] {
        &self.ends
    }

    /// Number of pieces.
    pub fn count(&self) -> usize {
        self.ends.len() + 1
    }

    /// Piece `i` of temperature `t`: the first is min(t, e₁), one in the middle what of t lies in it, the last what lies
    /// above. All pieces add up to t.
    pub fn value(&self, i: usize, t: f64) -> f64 {
        let upper = self.ends.get(i).copied();
        match (i.checked_sub(1).and_then(|j| self.ends.get(j)), upper) {
            (None, None) => t,
            (None, Some(upper)) => t.min(upper),
            (Some(lower), None) => (t - lower).max(0.0),
            (Some(lower), Some(upper)) => (t.min(upper) - lower).max(0.0),
        }
    }

    /// Drops end points until every piece holds at least `least` temperatures: the outer ones first, both sides in one
    /// pass, then those above a thin piece in the middle. A temperature on an end point belongs to the piece below.
    pub fn thinned(mut self, temperatures: &[f64], least: usize) -> Pieces {
        while !self.ends.is_empty() {
            let mut counts = vec![0_usize; self.count()];
            for t in temperatures {
                counts[self.ends.partition_point(|e| e < t)] += 1;
            }
            let last = counts.len() - 1;
            let thin = |i: usize| counts[i] < least;
            let mut out = Vec::new();
            if thin(0) {
                out.push(0);
            }
            if thin(last) {
                out.push(last - 1);
            }
            if out.is_empty() {
                out.extend((1..last).filter(|i| thin(*i)));
            }
            if out.is_empty() {
                break;
            }
            let mut at = 0;
            self.ends.retain(|_| {
                at += 1;
                !out.contains(&(at - 1))
            });
        }
        self
    }
}

/// How occupancy is told from the meter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occupancy {
    /// Heating counts below this temperature in the rough model.
    pub heating: f64,
    /// Cooling counts above this temperature in the rough model.
    pub cooling: f64,
    /// A period of the week is occupied when more than this share of its residuals is positive.
    pub share: f64,
}

impl Occupancy {
    /// 50 °F, 65 °F and 65 %: Mathieu and others (2011), with the shares of CalTRACK 2.0.
    pub fn fahrenheit() -> Occupancy {
        Occupancy { heating: 50.0, cooling: 65.0, share: 0.65 }
    }

    /// Which of `count` periods of the week are occupied.
    ///
    /// # Errors
    /// What keeps the rough model from being fitted; a use that never varies.
    pub fn detect(
        &self,
        period_of_week: &[usize],
        count: usize,
        temperature: &[f64],
        observed: &[f64],
        weights: Option<&[f64]>,
    ) -> Result<Vec<bool>, MeterError> {
        let heating: Vec<f64> = temperature.iter().map(|t| (self.heating - t).max(0.0)).collect();
        let cooling: Vec<f64> = temperature.iter().map(|t| (t - self.cooling).max(0.0)).collect();
        let design = Design::with_intercept(observed.len(), &[&cooling, &heating])?;
        let (fit, _) = Fit::of_independent(design, observed, weights)?;
        if fit.response_is_constant() {
            return Err(StatisticsError::ConstantResponse.into());
        }
        let mut above = vec![0_usize; count];
        let mut all = vec![0_usize; count];
        for (i, period) in period_of_week.iter().enumerate() {
            if *period >= count {
                return Err(MeterError::OutOfRange { what: "period of week", at: i });
            }
            all[*period] += 1;
            above[*period] += usize::from(fit.residuals()[i] > 0.0);
        }
        Ok((0..count).map(|p| above[p] as f64 > self.share * all[p] as f64).collect())
    }
}
