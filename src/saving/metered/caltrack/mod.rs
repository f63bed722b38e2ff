//! CalTRACK 2.0 weather models of a meter, as its reference software computes them, and a corrected mode beside them.
//!
//! Exact mode (`daily`, `billing`, `hourly`): use a day on a constant, on heating degree days, on cooling degree days,
//! and on both, for every balance point of a grid; the highest adjusted R² among models without a negative coefficient
//! wins. CalTRACK 2.0 methods, sections 3.2 to 3.4, <https://docs.caltrack.org>.
//!
//! What of it we keep only because the methods say so, and [`corrected`] mends:
//! 1. any weather model with adjusted R² above zero beats the constant;
//! 2. there is no day of the week and no production;
//! 3. the band is the fractional uncertainty times the use of the *baseline*, with n − k degrees of freedom;
//! 4. the reference software matches no more than 35 days of weather to a bill ([`billing::first_days`]).
pub mod billing;
pub mod corrected;
pub mod daily;
pub mod hourly;
mod search;
mod table;

pub use super::band::Frequency;
use super::band::{Reporting, Whole, fractional, regression};
use super::degree_day::Grid;
use super::metrics::Metrics;
use super::result::{BothMetrics, Coefficient, MeterError, PeriodSaving, Saving, Split, Summary};
use super::uncertainty::Divisor;
use crate::statistics::Estimate;

/// Which terms a weather model has, in the order in which ties are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A constant.
    Constant,
    /// A constant and heating degree days.
    Heating,
    /// A constant and cooling degree days.
    Cooling,
    /// A constant and both.
    Both,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// In the running.
    Qualified,
    /// A coefficient is negative (3.4.3.2).
    Negative,
    /// Too few degree days, or too few days with any (3.2.2.2); or its columns depend on each other.
    Skipped,
}

/// One point of the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Its terms.
    pub kind: Kind,
    /// What became of it.
    pub status: Status,
    /// Heating balance point; absent without a heating term.
    pub heating_balance_point: Option<f64>,
    /// Cooling balance point; absent without a cooling term.
    pub cooling_balance_point: Option<f64>,
    /// Use a day without heating and cooling.
    pub intercept: f64,
    /// Use a heating degree day; zero without that term.
    pub heating: f64,
    /// Use a cooling degree day; zero without that term.
    pub cooling: f64,
    /// Adjusted R²; zero for the constant, NaN for a skipped one.
    pub r2_adjusted: f64,
}

/// What to search.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Heating balance points.
    pub heating: Grid,
    /// Cooling balance points; absent for a fuel that only heats.
    pub cooling: Option<Grid>,
    /// Least sum of degree days over the baseline.
    pub least_total: f64,
    /// Least number of days with degree days (daily meters).
    pub least_days: usize,
    /// Whether to hand out all candidates.
    pub keep_candidates: bool,
}

impl Options {
    /// CalTRACK 2.0 for electricity: 2 014 candidates, 30 °F to 90 °F.
    pub fn electricity() -> Options {
        Options { cooling: Some(Grid::fahrenheit()), ..Options::gas() }
    }

    /// CalTRACK 2.0 for gas: 62 candidates without cooling.
    pub fn gas() -> Options {
        Options {
            heating: Grid::fahrenheit(),
            cooling: None,
            least_total: 20.0,
            least_days: 10,
            keep_candidates: false,
        }
    }
}

/// The model that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its terms.
    pub kind: Kind,
    /// Heating balance point.
    pub heating_balance_point: Option<f64>,
    /// Cooling balance point.
    pub cooling_balance_point: Option<f64>,
    /// Use a day.
    pub intercept: Estimate,
    /// Use a heating degree day.
    pub heating: Option<Estimate>,
    /// Use a cooling degree day.
    pub cooling: Option<Estimate>,
    /// Adjusted R² of the (weighted) fit; zero for the constant.
    pub r2_adjusted: f64,
    /// Periods fitted.
    pub n: usize,
    /// Points of the grid.
    pub candidates: usize,
    /// Those that qualified.
    pub qualified: usize,
    /// For each kind: the best qualified candidate (if any), candidates fitted, candidates qualified.
    pub by_kind: Vec<KindTally>,
    /// All candidates in order, if asked for.
    pub all: Vec<Candidate>,
}

/// How a kind of model fared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KindTally {
    /// The kind.
    pub kind: Kind,
    /// Candidates fitted.
    pub attempted: usize,
    /// Candidates without a negative coefficient.
    pub qualified: usize,
    /// The best of them.
    pub best: Option<Candidate>,
}

impl Model {
    /// Number of drivers: 0, 1 or 2.
    pub fn drivers(&self) -> usize {
        usize::from(self.heating.is_some()) + usize::from(self.cooling.is_some())
    }

    /// The model as it is shown, with the CV(RMSE) of `metrics` over use per day and n − k as the reference software has it.
    pub fn summary(&self, metrics: &BothMetrics) -> Summary {
        let terms = [
            (Some(self.intercept), "constant", "day"),
            (self.heating, "heating", "heating degree day"),
            (self.cooling, "cooling", "cooling degree day"),
        ];
        let coefficient = |(estimate, name, per): (Option<Estimate>, &str, &str)| {
            estimate.map(|estimate| Coefficient::of(name, per, &estimate))
        };
        Summary {
            model: "CalTRACK 2.0".to_owned(),
            coefficients: terms.into_iter().filter_map(coefficient).collect(),
            heating_balance_point: self.heating_balance_point,
            cooling_balance_point: self.cooling_balance_point,
            n: self.n,
            k: self.drivers(),
            r2_adjusted: self.r2_adjusted,
            cvrmse: metrics.per_day.cvrmse_n_minus_k(),
            divisor: Divisor::NMinusK,
            reason: format!("highest adjusted R² of {} qualified of {} candidates", self.qualified, self.candidates),
        }
    }

    /// Expected use a day from degree days a day.
    pub fn per_day(&self, heating_degrees: f64, cooling_degrees: f64) -> Split {
        Split {
            base: self.intercept.value,
            heating: self.heating.map_or(0.0, |b| b.value * heating_degrees),
            cooling: self.cooling.map_or(0.0, |b| b.value * cooling_degrees),
        }
    }
}

/// The saving of a reporting time with the bands of the reference software.
///
/// `points` as there: days for a daily meter, whole months for bills. A band that has no ground, such as that of a fit without
/// residuals, is left out.
pub(crate) fn saving(
    periods: Vec<PeriodSaving>,
    metrics: &Metrics,
    frequency: Frequency,
    points: f64,
    confidences: &[f64],
) -> Saving {
    let mut saving = Saving::of(periods);
    let reporting = reporting_of(&saving, points);
    for &confidence in confidences {
        let fsu = fractional(metrics, frequency, Whole::Baseline, Divisor::NMinusK, &reporting, confidence);
        let ols = regression(metrics, Divisor::NMinusK, &reporting, confidence).map(|(band, _)| band);
        saving.bands.extend(fsu.into_iter().chain(ols));
    }
    saving
}

/// What bands need of a saving, with m of their formulas: days for a daily meter, whole months for bills.
pub fn reporting_of(saving: &Saving, points: f64) -> Reporting {
    Reporting {
        points,
        mean: saving.observed / saving.periods.len().max(1) as f64,
        counterfactual: saving.counterfactual,
        saving: saving.saving,
    }
}

/// Checks that slices are equally long and finite.
pub(crate) fn check_slice(what: &'static str, values: &[f64], expected: usize) -> Result<(), MeterError> {
    if values.len() != expected {
        return Err(MeterError::Length { what, found: values.len(), expected });
    }
    match values.iter().position(|v| !v.is_finite()) {
        Some(at) => Err(MeterError::NotFinite { what, at }),
        None => Ok(()),
    }
}

/// Metrics over use per day and over totals.
pub(crate) fn both_metrics(
    per_day: (&[f64], &[f64]),
    totals: (&[f64], &[f64]),
    drivers: usize,
) -> Result<BothMetrics, MeterError> {
    let of = |(observed, predicted)| Metrics::of(observed, predicted, drivers);
    Ok(BothMetrics { per_day: of(per_day)?, totals: of(totals)? })
}
