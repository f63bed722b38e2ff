//! What every metered baseline hands out.

use std::fmt;

use super::band::Band;
use super::metrics::Metrics;
use super::uncertainty::Divisor;
use crate::statistics::{Estimate, StatisticsError};

/// Why there is no baseline or no saving.
#[derive(Debug, Clone, PartialEq)]
pub enum MeterError {
    /// The regression could not be made.
    Fit(StatisticsError),
    /// Slices that belong together differ in length.
    Length {
        /// What was given.
        what: &'static str,
        /// Values found.
        found: usize,
        /// Values expected.
        expected: usize,
    },
    /// A value is NaN or infinite.
    NotFinite {
        /// What it is.
        what: &'static str,
        /// Its index.
        at: usize,
    },
    /// A length of time is not positive.
    NoDays {
        /// Index of the period.
        at: usize,
    },
    /// A period has no weather.
    NoWeather {
        /// Index of the period.
        at: usize,
    },
    /// There is nothing to search: no balance point, or none that leaves enough points on either side.
    NoCandidate,
    /// A month of the year has no data to fit or no model to predict with.
    NoModelForMonth {
        /// 1 to 12.
        month: u8,
    },
    /// An index of a period of the week or month is out of range.
    OutOfRange {
        /// What it is.
        what: &'static str,
        /// Its index.
        at: usize,
    },
}

impl From<StatisticsError> for MeterError {
    fn from(error: StatisticsError) -> MeterError {
        MeterError::Fit(error)
    }
}

impl fmt::Display for MeterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MeterError::Fit(error) => error.fmt(f),
            MeterError::Length { what, found, expected } => write!(f, "{found} values of {what}, expected {expected}"),
            MeterError::NotFinite { what, at } => write!(f, "{what} {at} is not a finite number"),
            MeterError::NoDays { at } => write!(f, "period {at} has no days"),
            MeterError::NoWeather { at } => write!(f, "period {at} has no weather"),
            MeterError::NoCandidate => write!(f, "no model to choose from"),
            MeterError::NoModelForMonth { month } => write!(f, "no model for month {month}"),
            MeterError::OutOfRange { what, at } => write!(f, "{what} {at} is out of range"),
        }
    }
}

impl std::error::Error for MeterError {}

/// A coefficient with what its regression says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// Its name, such as "intercept" or "heating".
    pub name: String,
    /// What it is per, such as "day" or "degree day"; the unit of the use stands before it.
    pub per: String,
    /// Value.
    pub value: f64,
    /// Standard error.
    pub standard_error: f64,
    /// Two-sided p of t with n − p degrees of freedom; absent where the standard error is zero.
    pub p: Option<f64>,
}

impl Coefficient {
    /// A named estimate.
    pub fn of(name: &str, per: &str, estimate: &Estimate) -> Coefficient {
        let Estimate { value, standard_error, p } = *estimate;
        Coefficient { name: name.to_owned(), per: per.to_owned(), value, standard_error, p }
    }
}

/// Expected use, split by what causes it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Split {
    /// What does not follow the weather: constant, weekend, production.
    pub base: f64,
    /// Heating.
    pub heating: f64,
    /// Cooling.
    pub cooling: f64,
}

impl Split {
    /// Base, heating and cooling together.
    pub fn total(&self) -> f64 {
        self.base + self.heating + self.cooling
    }

    /// All parts times a number.
    pub fn times(&self, by: f64) -> Split {
        Split { base: self.base * by, heating: self.heating * by, cooling: self.cooling * by }
    }
}

/// A model as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Name of the model.
    pub model: String,
    /// Coefficients in the order of the equation.
    pub coefficients: Vec<Coefficient>,
    /// Below this temperature heating counts.
    pub heating_balance_point: Option<f64>,
    /// Above this temperature cooling counts.
    pub cooling_balance_point: Option<f64>,
    /// Periods fitted.
    pub n: usize,
    /// Drivers, the constant not counted.
    pub k: usize,
    /// Adjusted R² of the fit.
    pub r2_adjusted: f64,
    /// CV(RMSE) and the divisor of its square; absent where it does not exist.
    pub cvrmse: Option<f64>,
    /// That divisor.
    pub divisor: Divisor,
    /// Why this model was chosen.
    pub reason: String,
}

/// One period of a reporting time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeriodSaving {
    /// Metered use.
    pub observed: f64,
    /// What the baseline model expects.
    pub counterfactual: Split,
}

/// What a meter saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Saving {
    /// Period by period.
    pub periods: Vec<PeriodSaving>,
    /// Σ observed.
    pub observed: f64,
    /// Σ counterfactual.
    pub counterfactual: f64,
    /// Counterfactual less observed.
    pub saving: f64,
    /// Saving over counterfactual; absent where that is zero.
    pub fraction: Option<f64>,
    /// Bands.
    pub bands: Vec<Band>,
}

impl Saving {
    /// Sums up what a model could say something of, without a split; and how many periods it could not.
    ///
    /// Periods without a counterfactual are left out on both sides.
    ///
    /// # Errors
    /// Slices of different length, a use that is not finite.
    pub fn of_known(expected: &[Option<f64>], observed: &[f64]) -> Result<(Saving, usize), MeterError> {
        if expected.len() != observed.len() {
            return Err(MeterError::Length { what: "use", found: observed.len(), expected: expected.len() });
        }
        if let Some(at) = observed.iter().position(|v| !v.is_finite()) {
            return Err(MeterError::NotFinite { what: "use", at });
        }
        let pair = |(e, o): (&Option<f64>, &f64)| {
            let base = (*e)?;
            Some(PeriodSaving { observed: *o, counterfactual: Split { base, ..Split::default() } })
        };
        let periods: Vec<PeriodSaving> = expected.iter().zip(observed).filter_map(pair).collect();
        let unknown = expected.len() - periods.len();
        Ok((Saving::of(periods), unknown))
    }

    /// Sums up periods, without bands.
    pub fn of(periods: Vec<PeriodSaving>) -> Saving {
        let observed = periods.iter().fold(0.0, |s, p| s + p.observed);
        let counterfactual = periods.iter().fold(0.0, |s, p| s + p.counterfactual.total());
        let saving = counterfactual - observed;
        let fraction = (counterfactual != 0.0).then(|| saving / counterfactual);
        Saving { periods, observed, counterfactual, saving, fraction, bands: Vec::new() }
    }
}

/// Metrics over totals and over use per day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BothMetrics {
    /// Over use per day.
    pub per_day: Metrics,
    /// Over totals of the periods.
    pub totals: Metrics,
}
