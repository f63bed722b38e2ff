//! A baseline: the fitted model, its diagnostics, and the range of drivers it was fitted on.

use crate::saving::metered::uncertainty::SumOfPredictions;
use crate::statistics::moments::{finite, in_range, mean, standard_deviation, sum};
use crate::statistics::{Design, Diagnostics, Fit, Prediction, StatisticsError, least_squares};

use super::periods::{chosen, distinct};
use super::{BaselineError, Driver, Periods};

/// A baseline: energy of a period = b₀ + Σ bⱼ driverⱼ, by ordinary least squares.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The drivers, in the order of their coefficients.
    pub drivers: Vec<String>,
    /// The fit: coefficient 0 is the intercept.
    pub fit: Fit,
    /// What it is worth.
    pub diagnostics: Diagnostics,
    /// Where each driver was while the baseline was measured.
    pub ranges: Vec<DriverRange>,
    /// Metered energy of the baseline period.
    pub energy: f64,
}

/// Where a driver was in a baseline period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DriverRange {
    /// Least value.
    pub least: f64,
    /// Greatest value.
    pub greatest: f64,
    /// Arithmetic mean.
    pub mean: f64,
    /// Sample standard deviation (n − 1).
    pub deviation: f64,
}

/// What a baseline expects of other periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Each period.
    pub each: Vec<Prediction>,
    /// Their total, with its standard error.
    pub total: SumOfPredictions,
    /// Mean of each driver in those periods, in the order of the baseline.
    pub driver_means: Vec<f64>,
}

impl Baseline {
    /// Fits a baseline on all drivers of the periods; with none it is the mean of the energy.
    ///
    /// # Errors
    /// [`BaselineError`]: too few periods, a constant or collinear driver, values that are not finite, an exact fit.
    pub fn fit(periods: Periods<'_>) -> Result<Baseline, BaselineError> {
        distinct(periods.drivers)?;
        let drivers: Vec<String> = periods.drivers.iter().map(|driver| driver.name.to_owned()).collect();
        let values: Vec<&[f64]> = periods.drivers.iter().map(|driver| driver.values).collect();
        let named = |error| BaselineError::named(error, &drivers);
        let design = Design::with_intercept(periods.energy.len(), &values).map_err(named)?;
        let fit = least_squares(design, periods.energy).map_err(named)?;
        let diagnostics = Diagnostics::of(&fit)?;
        let ranges = values.iter().map(|values| DriverRange::of(values)).collect::<Result<_, _>>()?;
        let energy = in_range(sum(periods.energy))?;
        Ok(Baseline { drivers, fit, diagnostics, ranges, energy })
    }

    /// Fits a baseline on some of the drivers, in the order of `names`.
    ///
    /// # Errors
    /// As [`Baseline::fit`]; [`BaselineError::MissingDriver`].
    pub fn fit_on(periods: Periods<'_>, names: &[&str]) -> Result<Baseline, BaselineError> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let values = chosen(periods.drivers, &names)?;
        let drivers: Vec<Driver<'_>> = names.iter().zip(values).map(|(name, values)| Driver { name, values }).collect();
        Baseline::fit(Periods { energy: periods.energy, drivers: &drivers })
    }

    /// What the baseline expects of `periods` other periods with these drivers; more drivers than it needs may be given.
    ///
    /// # Errors
    /// [`BaselineError::MissingDriver`], [`BaselineError::NotFinite`], lengths that differ, no periods.
    pub fn expected(&self, periods: usize, drivers: &[Driver<'_>]) -> Result<Expected, BaselineError> {
        let values = chosen(drivers, &self.drivers)?;
        let named = |error| BaselineError::named(error, &self.drivers);
        let design = Design::with_intercept(periods, &values).map_err(named)?;
        let rows = (0..periods).map(|at| self.fit.predict(&design.row(at).unwrap_or_default()));
        let each = rows.collect::<Result<Vec<_>, _>>()?;
        let total = SumOfPredictions::of(&self.fit, &design.column_sums(), periods)?;
        let driver_means = values.iter().map(|values| mean(values)).collect::<Result<_, _>>()?;
        Ok(Expected { each, total, driver_means })
    }
}

impl DriverRange {
    /// Where the values of a driver are.
    ///
    /// # Errors
    /// [`StatisticsError`]: fewer than two values, values that are not finite.
    pub fn of(values: &[f64]) -> Result<DriverRange, StatisticsError> {
        finite(values)?;
        Ok(DriverRange {
            least: values.iter().copied().fold(f64::INFINITY, f64::min),
            greatest: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            mean: mean(values)?,
            deviation: standard_deviation(values)?,
        })
    }

    /// Whether a value lies between the least and the greatest, or within so many standard deviations of the mean.
    pub fn covers(&self, value: f64, deviations: f64) -> bool {
        let inside = self.least <= value && value <= self.greatest;
        inside || libm::fabs(value - self.mean) <= deviations * self.deviation
    }
}
