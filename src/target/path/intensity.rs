//! Intensity against absolute figures when activity grows.

use super::shape::span;
use super::{PathError, power};
use crate::quantity::Exact;

/// What a cut of an intensity means.
#[derive(Debug, Clone, PartialEq)]
pub struct IntensityReading {
    /// Yearly compound rate that gives the cut.
    pub compound_rate: Exact,
    /// Change of the absolute figure at a growth of activity; positive where it rises.
    pub absolute_change: Exact,
    /// Growth a year above which the absolute figure rises; `None` for a cut of everything.
    pub break_even_growth: Option<Exact>,
}

/// Reads a cut of an intensity between two years under a growth of activity a year.
///
/// # Errors
/// [`PathError`] for years in the wrong order or a cut of more than everything.
pub fn yearly(
    reduction: &Exact,
    base_year: i32,
    target_year: i32,
    growth: &Exact,
) -> Result<IntensityReading, PathError> {
    let years = span(base_year, target_year)?;
    Ok(IntensityReading {
        compound_rate: compound_rate(reduction, years)?,
        absolute_change: absolute_change(reduction, growth, years)?,
        break_even_growth: break_even_growth(reduction, years)?,
    })
}

/// The yearly rate that compounds to a reduction: `1 − (1 − reduction)^(1/years)`; below zero for a rise.
///
/// # Errors
/// [`PathError::MoreThanAll`] for a reduction above 1, [`PathError::Zero`] for no years.
pub fn compound_rate(reduction: &Exact, years: u32) -> Result<Exact, PathError> {
    Ok(&Exact::ONE - &rest(reduction, years)?)
}

fn rest(reduction: &Exact, years: u32) -> Result<Exact, PathError> {
    let rest = &Exact::ONE - reduction;
    if rest.is_negative() {
        return Err(PathError::MoreThanAll);
    }
    if years == 0 {
        return Err(PathError::Zero);
    }
    power(&rest, 1, years).map(|(root, _)| root).ok_or(PathError::TooLarge)
}

/// Change of the absolute figure: `(1 − reduction)(1 + growth)^years − 1`.
///
/// # Errors
/// [`PathError::TooLarge`] beyond all size.
pub fn absolute_change(reduction: &Exact, growth: &Exact, years: u32) -> Result<Exact, PathError> {
    let years = i32::try_from(years).map_err(|_| PathError::TooLarge)?;
    let grown = (&Exact::ONE + growth).powi(years).ok_or(PathError::TooLarge)?;
    Ok(&(&(&Exact::ONE - reduction) * &grown) - &Exact::ONE)
}

/// The growth a year at which the absolute figure stays: `(1 − reduction)^(−1/years) − 1`; `None` for a cut of everything.
///
/// # Errors
/// As [`compound_rate`].
pub fn break_even_growth(reduction: &Exact, years: u32) -> Result<Option<Exact>, PathError> {
    Ok(rest(reduction, years)?.recip().map(|grown| &grown - &Exact::ONE))
}
