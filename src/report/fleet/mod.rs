//! Fleets of meters: a row for each as it comes, and a summary of all.

mod rows;
mod summary;

pub use rows::{fleet_csv, fleet_header, fleet_json};
pub use summary::FleetSummary;

use crate::quantity::{Exact, Rounding};

/// Significant digits of a double that every reader gets back.
const DIGITS: u32 = 15;

/// A double as the decimal number it is to 15 digits; `None` where it is no number.
fn double(value: f64) -> Option<Exact> {
    Exact::from_f64(value).map(|value| value.to_significant(DIGITS, Rounding::HalfEven))
}
