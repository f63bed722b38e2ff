//! The path between two target points of the implied-temperature-rise method of OS-Climate (ITR 1.1, `EITargetProjector`).
//!
//! A constant yearly rate; a target that is not below the first value holds the first value; and since a constant rate cannot
//! reach nothing, a cut to less than 1/11.11 of the first value follows the rate of that limit and takes the rest off linearly.

use super::shape::{compound, span};
use super::{Path, PathError, power};
use crate::quantity::Exact;

/// Interpolates between two years of positive values.
///
/// # Errors
/// [`PathError::Years`] for years in the wrong order, [`PathError::Negative`] for a negative value.
pub fn interpolated(first_year: i32, first: &Exact, last_year: i32, last: &Exact) -> Result<Path, PathError> {
    let n = span(first_year, last_year)?;
    if first.is_negative() || last.is_negative() {
        return Err(PathError::Negative);
    }
    if last >= first {
        let values = vec![first.clone(); n as usize + 1];
        return Ok(Path { base_year: first_year, values, is_exact: true });
    }
    let limit = Exact::ratio(100, 1111).unwrap_or(Exact::ZERO);
    let floor = first * &limit;
    if last >= &floor {
        let rest = last.checked_div(first).ok_or(PathError::Zero)?;
        return compound(first, first_year, last_year, &(&Exact::ONE - &rest));
    }
    let beyond = &floor - last;
    let value = |k: u32| {
        let (factor, _) = power(&limit, k, n)?;
        let done = Exact::ratio(i128::from(k), i128::from(n))?;
        Some(&(first * &factor) - &(&beyond * &done))
    };
    let values = (0..=n).map(value).collect::<Option<Vec<Exact>>>().ok_or(PathError::TooLarge)?;
    Ok(Path { base_year: first_year, values, is_exact: false })
}
