//! A meter that is read for bills.

use super::search::{Data, search};
use super::table::Weather;
use super::{Frequency, Model, Options, both_metrics, saving};
use crate::saving::metered::degree_day::{Side, mean_of_blocks};
use crate::saving::metered::result::{BothMetrics, MeterError, PeriodSaving, Saving, Split};

/// A bill with the weather of its days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bill<'a> {
    /// Use.
    pub observed: f64,
    /// Days of the bill.
    pub days: f64,
    /// Days of it with weather: the weight of the bill.
    pub days_kept: f64,
    /// Mean temperatures of the 24-hour blocks counted from its start.
    pub blocks: &'a [f64],
}

/// The bills with the weather of their first days only.
///
/// With `days` = 35 this is what the reference software's preparation of bills does (eemeter 2.x): long bills are then
/// fitted on a part of their weather. Kept to reproduce its figures, not to be used.
pub fn first_days<'a>(bills: &[Bill<'a>], days: usize) -> Vec<Bill<'a>> {
    bills
        .iter()
        .map(|bill| {
            let blocks = &bill.blocks[..bill.blocks.len().min(days)];
            Bill { blocks, days_kept: bill.days_kept.min(blocks.len() as f64), ..*bill }
        })
        .collect()
}

pub(super) fn check(bills: &[Bill<'_>]) -> Result<(), MeterError> {
    for (at, bill) in bills.iter().enumerate() {
        if !bill.observed.is_finite() {
            return Err(MeterError::NotFinite { what: "use", at });
        }
        if !(bill.days.is_finite() && bill.days > 0.0 && bill.days_kept.is_finite() && bill.days_kept > 0.0) {
            return Err(MeterError::NoDays { at });
        }
        if bill.blocks.is_empty() {
            return Err(MeterError::NoWeather { at });
        }
        if bill.blocks.iter().any(|t| !t.is_finite()) {
            return Err(MeterError::NotFinite { what: "temperature of bill", at });
        }
    }
    Ok(())
}

/// Fits bills in order of time: use per day, weighted by the days with weather.
///
/// # Errors
/// Values that are not finite, bills without days or weather, a use per day that never varies, no candidate.
pub fn fit(bills: &[Bill<'_>], options: &Options) -> Result<Model, MeterError> {
    check(bills)?;
    let use_per_day: Vec<f64> = bills.iter().map(|b| b.observed / b.days).collect();
    let weights: Vec<f64> = bills.iter().map(|b| b.days_kept).collect();
    let blocks: Vec<&[f64]> = bills.iter().map(|b| b.blocks).collect();
    let weather = Weather::Bills { blocks: &blocks, days: &weights };
    search(&Data { use_per_day: &use_per_day, weights: Some(&weights), weather, count_days: false }, options)
}

/// Expected use of each bill.
///
/// # Errors
/// Values that are not finite, bills without days or weather.
pub fn predict(model: &Model, bills: &[Bill<'_>]) -> Result<Vec<Split>, MeterError> {
    check(bills)?;
    let degrees = |side, point: Option<f64>, bill: &Bill<'_>| {
        point.and_then(|b| mean_of_blocks(side, b, bill.blocks)).unwrap_or(0.0)
    };
    let one = |bill: &Bill<'_>| {
        let heating = degrees(Side::Below, model.heating_balance_point, bill);
        model.per_day(heating, degrees(Side::Above, model.cooling_balance_point, bill)).times(bill.days)
    };
    Ok(bills.iter().map(one).collect())
}

/// How well the model follows its baseline, by use per day and by totals.
///
/// # Errors
/// As [`predict`].
pub fn metrics(model: &Model, bills: &[Bill<'_>]) -> Result<BothMetrics, MeterError> {
    let expected: Vec<f64> = predict(model, bills)?.iter().map(Split::total).collect();
    let totals: Vec<f64> = bills.iter().map(|b| b.observed).collect();
    let per_day = |v: &[f64]| -> Vec<f64> { v.iter().zip(bills).map(|(v, b)| v / b.days).collect() };
    both_metrics((&per_day(&totals), &per_day(&expected)), (&totals, &expected), model.drivers())
}

/// The saving of a reporting time, with bands by the reference software.
///
/// The months of the formula are whole: the days of all bills over 30, rounded.
///
/// # Errors
/// As [`predict`].
pub fn metered_saving(
    model: &Model,
    metrics: &BothMetrics,
    bills: &[Bill<'_>],
    confidences: &[f64],
) -> Result<Saving, MeterError> {
    let periods: Vec<PeriodSaving> = predict(model, bills)?
        .into_iter()
        .zip(bills)
        .map(|(counterfactual, bill)| PeriodSaving { observed: bill.observed, counterfactual })
        .collect();
    let months = libm::round(bills.iter().fold(0.0, |s, b| s + b.days) / 30.0);
    Ok(saving(periods, &metrics.totals, Frequency::Billing, months, confidences))
}
