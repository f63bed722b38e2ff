//! Numbers in cells and headers.

use super::{WeatherError, WeatherFault};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    Value(f64),
    Missing,
    Bad,
}

/// Reads a cell of a column. Blank cells and the usual words are missing, and so is everything at or below −99: the formats mark
/// gaps by −999, −9900, −9999 or −99, and no quantity of weather reaches that low.
pub(super) fn cell(text: &str) -> Cell {
    if matches!(text, "" | "-" | "--" | "NA" | "N/A" | "NaN" | "nan" | "null" | "NULL" | "None" | "*" | "/") {
        return Cell::Missing;
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_nan() || value <= -99.0 => Cell::Missing,
        Ok(value) if value.is_finite() => Cell::Value(value),
        _ => Cell::Bad,
    }
}

/// A number of a header within limits.
pub(super) fn header(what: &'static str, text: &str, low: f64, high: f64, line: usize) -> Result<f64, WeatherError> {
    match text.trim().parse::<f64>() {
        Ok(value) if (low..=high).contains(&value) => Ok(value),
        _ => Err(WeatherFault::OutOfRange { what, text: text.trim().to_owned() }.at(line)),
    }
}

/// Degrees north.
pub(super) fn latitude(text: &str, line: usize) -> Result<f64, WeatherError> {
    header("latitude", text, -90.0, 90.0, line)
}

/// Degrees east.
pub(super) fn longitude(text: &str, line: usize) -> Result<f64, WeatherError> {
    header("longitude", text, -180.0, 180.0, line)
}

/// Metres above the sea.
pub(super) fn altitude(text: &str, line: usize) -> Result<f64, WeatherError> {
    header("altitude", text, -1000.0, 9999.9, line)
}

/// Minutes ahead of UTC, from hours.
pub(super) fn offset(text: &str, line: usize) -> Result<i32, WeatherError> {
    header("utc offset", text, -14.0, 14.0, line).map(|hours| libm::round(hours * 60.0) as i32)
}

impl Cell {
    /// The value in a unit that is `ratio` times smaller.
    pub(super) fn times(self, ratio: f64) -> Cell {
        match self {
            Cell::Value(value) => Cell::Value(value * ratio),
            other => other,
        }
    }
}
