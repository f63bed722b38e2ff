//! Figures of a plant for accounts, exact.
//!
//! Specific yield (单位装机发电量, kWh/kW) and equivalent utilisation hours (等效利用小时数, h) are one number: the hours that a
//! plant would have run at its capacity. What differs is the capacity meant; state whether it is DC (组件) or AC (逆变器).

use super::PerformanceError;
use crate::quantity::Exact;

/// Energy over mean capacity, kWh/kW.
///
/// # Errors
/// [`PerformanceError::NotPositive`] unless the capacity is above zero, or for energy below it.
pub fn specific_yield(energy_kwh: &Exact, mean_capacity_kw: &Exact) -> Result<Exact, PerformanceError> {
    over(energy_kwh, mean_capacity_kw, "capacity")
}

/// Equivalent utilisation hours, h: as [`specific_yield`].
///
/// # Errors
/// As [`specific_yield`].
pub fn equivalent_hours(energy_kwh: &Exact, mean_capacity_kw: &Exact) -> Result<Exact, PerformanceError> {
    specific_yield(energy_kwh, mean_capacity_kw)
}

/// Energy over what the mean capacity would give in all hours of the period, a fraction.
///
/// # Errors
/// As [`specific_yield`], and for hours that are not above zero.
pub fn capacity_factor(energy_kwh: &Exact, mean_capacity_kw: &Exact, hours: &Exact) -> Result<Exact, PerformanceError> {
    over(&specific_yield(energy_kwh, mean_capacity_kw)?, hours, "hours")
}

/// Capacity over area, kW/m². State whether the area is of modules or of roof.
///
/// # Errors
/// As [`specific_yield`], for the area.
pub fn density(capacity_kw: &Exact, area_m2: &Exact) -> Result<Exact, PerformanceError> {
    over(capacity_kw, area_m2, "area")
}

/// Energy over area, kWh/m².
///
/// # Errors
/// As [`density`].
pub fn per_area(energy_kwh: &Exact, area_m2: &Exact) -> Result<Exact, PerformanceError> {
    over(energy_kwh, area_m2, "area")
}

fn over(above: &Exact, below: &Exact, what: &'static str) -> Result<Exact, PerformanceError> {
    if above.is_negative() {
        return Err(PerformanceError::NotPositive(if what == "hours" { "energy" } else { "numerator" }));
    }
    if !below.is_positive() {
        return Err(PerformanceError::NotPositive(what));
    }
    above.checked_div(below).ok_or(PerformanceError::NotPositive(what))
}
