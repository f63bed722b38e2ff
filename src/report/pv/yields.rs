//! Yields and ratios of a model for programs, after IEC 61724-1: the year and each month.

use serde_json::{Value, json};

use super::super::figure::double_json as double;
use crate::pv::model::Hourly;
use crate::pv::performance::Series;
use crate::pv::{ModelFigure, PvPlant};

/// Yields of the rows of a month, or of all; null where there is no light to divide by.
pub(super) fn yields_json(plant: &PvPlant, (model, hourly): (&ModelFigure, &Hourly), month: Option<u8>) -> Value {
    let Some(plan) = &plant.model else { return Value::Null };
    let step = plan.weather.as_ref().and_then(|planned| planned.weather.as_ref()).map(|weather| weather.step_min);
    let Some(step) = step.map(|minutes| f64::from(minutes) / 60.0) else { return Value::Null };
    let expected = &model.expected;
    let stamps = expected.stamps();
    let series = Series {
        poa: &hourly.poa,
        ac: &hourly.ac,
        dc: Some(&hourly.dc),
        cell: Some(&hourly.cell_temperature),
        capacity: expected.kw,
        step_h: step,
    };
    let rows = month.map(|month| {
        let of_month = |row: &usize| stamps.get(*row).is_some_and(|stamp| stamp.month == month);
        (0..stamps.len()).filter(of_month).collect::<Vec<usize>>()
    });
    let rows = rows.as_deref();
    let Ok(yields) = series.yields(rows) else { return Value::Null };
    let ratio = |to: f64| series.corrected_ratio(rows, plan.gamma, to).ok().map(double);
    let year = series.mean_cell_temperature(None).ok();
    let full = |row: usize| hourly.ac.get(row).is_some_and(|ac| *ac >= expected.kw_ac * (1.0 - 1e-9));
    let at_limit = match rows {
        Some(rows) => rows.iter().filter(|row| full(**row)).count(),
        None => (0..hourly.ac.len()).filter(|row| full(*row)).count(),
    };
    json!({
        "reference_yield_h": double(yields.reference),
        "array_yield_h": yields.array.map(double),
        "final_yield_h": double(yields.last),
        "capture_loss_h": yields.capture_loss.map(double),
        "system_loss_h": yields.system_loss.map(double),
        "performance_ratio": double(yields.ratio),
        "performance_ratio_stc": ratio(25.0),
        "performance_ratio_annual": year.and_then(ratio),
        "annual_cell_temperature_c": year.map(double),
        "capacity_factor": double(yields.capacity_factor),
        "capacity_factor_ac": double(yields.capacity_factor * expected.kw / expected.kw_ac),
        "hours_at_ac_limit": double(at_limit as f64 * step),
    })
}
