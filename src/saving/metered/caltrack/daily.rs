//! A daily meter.

use super::search::{Data, search};
use super::table::Weather;
use super::{Frequency, Model, Options, both_metrics, check_slice, saving};
use crate::saving::metered::degree_day::{Side, hinge};
use crate::saving::metered::result::{BothMetrics, MeterError, PeriodSaving, Saving, Split};

/// Fits a daily meter: `temperature` the mean of each day, `observed` its use, in order of time.
///
/// # Errors
/// Slices of different length, values that are not finite, a use that never varies, no candidate without a negative
/// coefficient.
pub fn fit(temperature: &[f64], observed: &[f64], options: &Options) -> Result<Model, MeterError> {
    check_slice("temperature", temperature, observed.len())?;
    check_slice("use", observed, observed.len())?;
    let data = Data { use_per_day: observed, weights: None, weather: Weather::Single(temperature), count_days: true };
    search(&data, options)
}

/// Expected use of each day.
///
/// # Errors
/// A temperature that is not finite.
pub fn predict(model: &Model, temperature: &[f64]) -> Result<Vec<Split>, MeterError> {
    check_slice("temperature", temperature, temperature.len())?;
    let degrees = |side, point: Option<f64>, t: f64| point.map_or(0.0, |b| hinge(side, b, t));
    let day = |t: &f64| {
        let heating = degrees(Side::Below, model.heating_balance_point, *t);
        model.per_day(heating, degrees(Side::Above, model.cooling_balance_point, *t))
    };
    Ok(temperature.iter().map(day).collect())
}

/// How well the model follows its baseline.
///
/// # Errors
/// As [`predict`].
pub fn metrics(model: &Model, temperature: &[f64], observed: &[f64]) -> Result<BothMetrics, MeterError> {
    let predicted: Vec<f64> = predict(model, temperature)?.iter().map(Split::total).collect();
    both_metrics((observed, &predicted), (observed, &predicted), model.drivers())
}

/// The saving of a reporting time, with bands by the reference software.
///
/// # Errors
/// Slices of different length, values that are not finite.
pub fn metered_saving(
    model: &Model,
    metrics: &BothMetrics,
    temperature: &[f64],
    observed: &[f64],
    confidences: &[f64],
) -> Result<Saving, MeterError> {
    check_slice("use", observed, temperature.len())?;
    let periods: Vec<PeriodSaving> = predict(model, temperature)?
        .into_iter()
        .zip(observed)
        .map(|(counterfactual, observed)| PeriodSaving { observed: *observed, counterfactual })
        .collect();
    let points = periods.len() as f64;
    Ok(saving(periods, &metrics.totals, Frequency::Daily, points, confidences))
}
