//! Why there is no model of a plant.

use std::fmt;

/// Why there is no model: what of the input lies outside what it can be.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelError {
    /// A setting lies outside its range, or is not a number.
    Range {
        /// The setting, by its word in the book.
        setting: &'static str,
        /// Its value.
        value: f64,
        /// The least it can be.
        from: f64,
        /// The most it can be.
        to: f64,
    },
    /// A column has more or fewer rows than there are hours.
    Rows {
        /// The column.
        column: &'static str,
        /// Rows expected.
        expected: usize,
        /// Rows found.
        found: usize,
    },
    /// A column that the choices need is not there.
    Column(&'static str),
    /// An instant that is not a number, or outside the years 1 to 6000.
    Instant {
        /// Its row, from 0.
        row: usize,
    },
    /// A date that does not exist in its year.
    Date {
        /// Its row, from 0.
        row: usize,
    },
    /// A plant without arrays, so without capacity.
    NoArrays,
}

impl ModelError {
    /// An error unless `value` is from `from` to `to`, both allowed.
    pub(crate) fn within(setting: &'static str, value: f64, from: f64, to: f64) -> Result<(), Self> {
        if value >= from && value <= to { Ok(()) } else { Err(Self::Range { setting, value, from, to }) }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { setting, value, from, to } => write!(f, "{setting} is {value}, not within {from} to {to}"),
            Self::Rows { column, expected, found } => write!(f, "{column} has {found} rows for {expected} hours"),
            Self::Column(column) => write!(f, "there is no column {column}"),
            Self::Instant { row } => write!(f, "the instant of row {row} is not within the years 1 to 6000"),
            Self::Date { row } => write!(f, "row {row} has a date that its year does not have"),
            Self::NoArrays => f.write_str("the plant has no arrays"),
        }
    }
}

impl std::error::Error for ModelError {}
