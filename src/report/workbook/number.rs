//! Numbers of cells: a spreadsheet holds fifteen significant digits.

use crate::calc::{FaultKind, Known};
use crate::quantity::{Exact, Rounding};

/// Significant digits of a cell.
const DIGITS: u32 = 15;
/// Digits that a value without a print of its own is shown with.
const SHOWN: i32 = 7;

/// The nearest number of fifteen digits; `None` beyond what a cell can hold.
pub(super) fn cell(value: &Exact) -> Option<f64> {
    let rounded = value.to_significant(DIGITS, Rounding::HalfEven);
    let text = rounded.to_decimal_string(rounded.terminating_places().unwrap_or(0), Rounding::HalfEven);
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// What a formula is known to come to, as a file stores it.
pub(super) fn result(value: Option<&Exact>) -> String {
    match value.map(cell) {
        Some(Some(number)) => number.to_string(),
        Some(None) => "#NUM!".to_owned(),
        None => String::new(),
    }
}

/// The same of a figure that may have no value.
pub(super) fn result_of(known: &Known<Exact>) -> String {
    match known {
        Known::Poison(fault) if fault.kind == FaultKind::DivisionByZero => "#DIV/0!".to_owned(),
        Known::Poison(_) => "#NUM!".to_owned(),
        other => result(other.value()),
    }
}

/// A number format with so many decimals, digits in groups.
pub(super) fn format(decimals: u32) -> String {
    match decimals {
        0 => "#,##0".to_owned(),
        some => format!("#,##0.{}", "0".repeat(usize::try_from(some.min(20)).unwrap_or(20))),
    }
}

/// A format that shows about seven digits of a value, and no zeros that it does not have.
pub(super) fn format_of(value: Option<&Exact>) -> String {
    let Some(value) = value else { return format(2) };
    let Some(magnitude) = value.magnitude() else { return format(0) };
    if !(-9..=15).contains(&magnitude) {
        return "0.000000E+00".to_owned();
    }
    let most = u32::try_from(SHOWN - 1 - magnitude).unwrap_or(0);
    format(value.terminating_places().unwrap_or(most).min(most))
}
