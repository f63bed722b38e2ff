//! The cumulative sum of savings (CUSUM): when a saving began, and when it was lost again.

use crate::statistics::distribution::student_critical;
use crate::statistics::moments::{finite, in_range};

use super::drivers::{Baseline, BaselineError, Periods};
use super::uncertainty::SumOfPredictions;
use crate::statistics::{Design, StatisticsError};

/// The savings summed up to the end of a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CusumPoint {
    /// Expected less actual energy of this period.
    pub saving: f64,
    /// Their sum up to here.
    pub cumulative: f64,
    /// Standard error of that sum, by the exact form: it grows with the periods and with their distance from the baseline.
    pub se: f64,
}

/// A line of cumulative savings.
#[derive(Debug, Clone, PartialEq)]
pub struct Cusum {
    /// A point for each period.
    pub points: Vec<CusumPoint>,
    /// Degrees of freedom of the standard errors.
    pub freedom: f64,
}

impl Cusum {
    /// The cumulative savings of periods against a baseline.
    ///
    /// # Errors
    /// [`BaselineError`]: a driver is missing, values are not finite, lengths differ, no periods.
    pub fn of(baseline: &Baseline, periods: Periods<'_>) -> Result<Cusum, BaselineError> {
        finite(periods.energy)?;
        let expected = baseline.expected(periods.energy.len(), periods.drivers)?;
        let find = |name: &String| periods.drivers.iter().find(|driver| driver.name == name);
        let values: Vec<&[f64]> = baseline.drivers.iter().filter_map(find).map(|driver| driver.values).collect();
        let design = Design::with_intercept(periods.energy.len(), &values)?;
        let mut sums = vec![0.0; design.columns().len()];
        let (mut points, mut actual) = (Vec::new(), 0.0);
        for (at, (energy, prediction)) in periods.energy.iter().zip(&expected.each).enumerate() {
            let row = design.row(at).unwrap_or_default();
            sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
            actual += energy;
            let total = SumOfPredictions::of(&baseline.fit, &sums, at + 1)?;
            points.push(CusumPoint {
                saving: prediction.value - energy,
                cumulative: in_range(total.value - actual)?,
                se: total.se,
            });
        }
        Ok(Cusum { points, freedom: baseline.fit.freedom() as f64 })
    }

    /// The half widths of the band about the line, t × se.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn bands(&self, confidence: f64) -> Result<Vec<f64>, StatisticsError> {
        let t = student_critical(confidence, self.freedom)?;
        Ok(self.points.iter().map(|point| t * point.se).collect())
    }

    /// The first period from which on the line stays outside its band: from when on the saving (or the loss) is proved.
    /// The band holds at each period by itself, not over all of them at once.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn proved_from(&self, confidence: f64) -> Result<Option<usize>, StatisticsError> {
        let bands = self.bands(confidence)?;
        let outside = |at: &usize| libm::fabs(self.points[*at].cumulative) > bands[*at];
        Ok((0..self.points.len()).rev().take_while(outside).last())
    }
}
