//! Capacity over time.

use jiff::civil::Date;

use super::PerformanceError;
use crate::quantity::Exact;

/// A capacity from a day on, until the next step.
#[derive(Debug, Clone, PartialEq)]
pub struct CapacityStep {
    /// The first day with this capacity.
    pub from: Date,
    /// The whole capacity from then on, in the unit that the mean is wanted in (kW DC, kW AC).
    pub capacity: Exact,
}

/// The mean capacity over the days of a period, both ends included: Σ capacity × days / days. Before the first step there is none.
///
/// # Errors
/// [`PerformanceError::PeriodReversed`]; [`PerformanceError::StepsUnordered`] unless each step is later than the one before;
/// [`PerformanceError::NotPositive`] for a capacity below zero.
pub fn time_weighted(steps: &[CapacityStep], from: Date, to: Date) -> Result<Exact, PerformanceError> {
    if to < from {
        return Err(PerformanceError::PeriodReversed);
    }
    if let Some(at) = (1..steps.len()).find(|at| steps[*at].from <= steps[at - 1].from) {
        return Err(PerformanceError::StepsUnordered(at));
    }
    if steps.iter().any(|step| step.capacity.is_negative()) {
        return Err(PerformanceError::NotPositive("capacity"));
    }
    let end = day(to) + 1;
    let mut kilowatt_days = Exact::ZERO;
    for (at, step) in steps.iter().enumerate() {
        let first = day(step.from).max(day(from));
        let last = steps.get(at + 1).map_or(end, |next| day(next.from).min(end));
        if first < last {
            kilowatt_days += &(&step.capacity * Exact::from(last - first));
        }
    }
    kilowatt_days.checked_div(&Exact::from(end - day(from))).ok_or(PerformanceError::PeriodReversed)
}

/// Days since the year 0, so that a difference is a number of days.
pub(super) fn day(date: Date) -> i64 {
    // Both are dates of the proleptic calendar, and a span of days between two of them always exists.
    date.since(Date::ZERO).map_or(0, |span| i64::from(span.get_days()))
}
