//! After missed years: what is left of the budget, and the yearly step that still reaches the end point or keeps the budget.

use super::budget::cumulative;
use super::shape::span;
use super::{Path, PathError};
use crate::quantity::Exact;

/// What is left to do from a status year on, in linear steps.
#[derive(Debug, Clone, PartialEq)]
pub struct CatchUp {
    /// Sum of the promised path over the years after the base year.
    pub planned: Exact,
    /// What was emitted after the base year up to the status year.
    pub used: Exact,
    /// What is left; negative where the budget is spent.
    pub remaining: Exact,
    /// Yearly decrease from the status year that meets the target in its year.
    pub step_to_end_point: Exact,
    /// Yearly decrease from the status year that keeps the budget.
    pub step_to_budget: Exact,
    /// Emissions of the target year if the budget is kept; negative where linear steps cannot keep it.
    pub at_target_if_budget_kept: Exact,
}

/// From actual figures of each year after the base year, the last of which is the status year.
///
/// With s of the status year, m years left and a remaining budget R, steps d keep it where Σ (s − d·k) = R, k = 1..m:
/// d = 2 (m·s − R) / (m (m + 1)).
///
/// # Errors
/// [`PathError`] where no year is given or none is left.
pub fn catch_up(promised: &Path, actuals: &[Exact]) -> Result<CatchUp, PathError> {
    let status = actuals.last().ok_or(PathError::Points)?;
    let target = promised.values.last().ok_or(PathError::Points)?;
    let all = promised.values.len() - 1;
    let left = all.checked_sub(actuals.len()).filter(|left| *left > 0);
    let left = left.ok_or(PathError::NotCovered(promised.target_year()))? as i64;
    let planned = cumulative(promised).ok_or(PathError::Points)?.after_base;
    let used: Exact = actuals.iter().sum();
    let remaining = &planned - &used;
    let m = Exact::from(left);
    let step_to_end_point = (status - target).checked_div(&m).ok_or(PathError::Zero)?;
    let twice = &(&(&m * status) - &remaining) * &Exact::from(2);
    let step_to_budget = twice.checked_div(&Exact::from(left * (left + 1))).ok_or(PathError::Zero)?;
    let at_target_if_budget_kept = status - &(&step_to_budget * &m);
    Ok(CatchUp { planned, used, remaining, step_to_end_point, step_to_budget, at_target_if_budget_kept })
}

/// From the figure of the status year alone: the years between are taken from a straight line, which the caller must say.
///
/// # Errors
/// As [`catch_up`].
pub fn catch_up_from(promised: &Path, status_year: i32, status: &Exact) -> Result<CatchUp, PathError> {
    let years = span(promised.base_year, status_year)?;
    let base = promised.values.first().ok_or(PathError::Points)?;
    let actual = |k: u32| {
        let done = Exact::ratio(i128::from(k), i128::from(years)).unwrap_or(Exact::ONE);
        base + &(&(status - base) * &done)
    };
    catch_up(promised, &(1..=years).map(actual).collect::<Vec<Exact>>())
}
