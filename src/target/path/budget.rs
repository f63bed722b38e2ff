//! What a path adds up to.

use super::{Path, PathError};
use crate::quantity::Exact;

/// Cumulative emissions in the three conventions that are in use.
#[derive(Debug, Clone, PartialEq)]
pub struct Cumulative {
    /// The years after the base year.
    pub after_base: Exact,
    /// The base year too.
    pub inclusive: Exact,
    /// The area under straight lines between the years: half the base year and half the target year.
    pub trapezoid: Exact,
}

/// Adds a path up; `None` for a path without values.
pub fn cumulative(path: &Path) -> Option<Cumulative> {
    let (first, last) = (path.values.first()?, path.values.last()?);
    let inclusive: Exact = path.values.iter().sum();
    let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    Some(Cumulative { after_base: &inclusive - first, trapezoid: &inclusive - &(&(first + last) * &half), inclusive })
}

/// By which fraction the years after the base year emit more than on another path.
///
/// # Errors
/// [`PathError::Zero`] where the other path emits nothing.
pub fn overshoot(path: &Path, other: &Path) -> Result<Exact, PathError> {
    let after = |path: &Path| cumulative(path).map(|sums| sums.after_base).ok_or(PathError::Points);
    let ratio = after(path)?.checked_div(&after(other)?).ok_or(PathError::Zero)?;
    Ok(&ratio - &Exact::ONE)
}
