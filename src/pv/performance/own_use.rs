//! How much of its generation a site uses itself.
//!
//! In each interval own use is the lesser of generation and load; what is left of the one is exported, of the other imported.
//! Netting by day, month or year lets the noon of one hour serve the night of another without a battery: it overstates own use,
//! and is computed only to show by how much.

use std::collections::BTreeMap;

use super::PerformanceError;
use crate::pv::weather::Stamp;
use crate::statistics::moments::sum_of;

/// Energies of a period, kWh: generation = own use + export, load = own use + import.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matched {
    /// Generation.
    pub generation: f64,
    /// Load.
    pub load: f64,
    /// Own use.
    pub own_use: f64,
    /// To the grid.
    pub export: f64,
    /// From the grid.
    pub import: f64,
    /// Own use over generation (自用率); `None` without generation.
    pub self_consumption: Option<f64>,
    /// Own use over load (自给率); `None` without load.
    pub self_sufficiency: Option<f64>,
}

/// The span over which generation and load are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Netting {
    /// Each interval of the series.
    Interval,
    /// Each local day.
    Day,
    /// Each month.
    Month,
    /// Each calendar year.
    Year,
}

/// Generation and load matched interval by interval; power in kW over steps of `step_h` hours.
///
/// # Errors
/// [`PerformanceError::Lengths`]; [`PerformanceError::NotPositive`] for a load or a generation that is below zero or not finite
/// (a plant's own use at night is load).
pub fn matched(generation_kw: &[f64], load_kw: &[f64], step_h: f64) -> Result<Matched, PerformanceError> {
    if generation_kw.len() != load_kw.len() {
        return Err(PerformanceError::Lengths { expected: generation_kw.len(), found: load_kw.len() });
    }
    let sound = |value: &f64| value.is_finite() && *value >= 0.0;
    if !generation_kw.iter().all(sound) {
        return Err(PerformanceError::NotPositive("generation"));
    }
    if !load_kw.iter().all(sound) {
        return Err(PerformanceError::NotPositive("load"));
    }
    if !(step_h.is_finite() && step_h > 0.0) {
        return Err(PerformanceError::NotPositive("step"));
    }
    let both = || generation_kw.iter().zip(load_kw);
    let generation = sum_of(generation_kw.iter().copied()) * step_h;
    let load = sum_of(load_kw.iter().copied()) * step_h;
    let own_use = sum_of(both().map(|(generation, load)| generation.min(*load))) * step_h;
    Ok(Matched {
        generation,
        load,
        own_use,
        export: sum_of(both().map(|(generation, load)| (generation - load).max(0.0))) * step_h,
        import: sum_of(both().map(|(generation, load)| (load - generation).max(0.0))) * step_h,
        self_consumption: (generation > 0.0).then(|| own_use / generation),
        self_sufficiency: (load > 0.0).then(|| own_use / load),
    })
}

/// The same as if both were set off over longer spans of local time.
///
/// # Errors
/// As [`matched`]; [`PerformanceError::Lengths`] unless there is a time for each value.
pub fn netted(
    generation_kw: &[f64],
    load_kw: &[f64],
    step_h: f64,
    local: &[Stamp],
    netting: Netting,
) -> Result<Matched, PerformanceError> {
    let whole = matched(generation_kw, load_kw, step_h)?;
    if netting == Netting::Interval {
        return Ok(whole);
    }
    if local.len() != generation_kw.len() {
        return Err(PerformanceError::Lengths { expected: generation_kw.len(), found: local.len() });
    }
    let key = |time: &Stamp| match netting {
        Netting::Interval | Netting::Day => (time.year, time.month, time.day),
        Netting::Month => (time.year, time.month, 0),
        Netting::Year => (time.year, 0, 0),
    };
    let mut rows: BTreeMap<(i32, u8, u8), Vec<usize>> = BTreeMap::new();
    for (row, time) in local.iter().enumerate() {
        rows.entry(key(time)).or_default().push(row);
    }
    let of = |column: &[f64], rows: &[usize]| sum_of(rows.iter().map(|row| column[*row]));
    let generation: Vec<f64> = rows.values().map(|rows| of(generation_kw, rows)).collect();
    let load: Vec<f64> = rows.values().map(|rows| of(load_kw, rows)).collect();
    matched(&generation, &load, step_h)
}
