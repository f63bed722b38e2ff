//! What keeps a regression from being fitted.

use std::fmt;

/// Why there is no fit. Nothing is guessed in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FitError {
    /// There is no row.
    Empty,
    /// A column has another number of rows than the response.
    Length {
        /// Which column.
        column: usize,
        /// Rows it has.
        found: usize,
        /// Rows of the response.
        expected: usize,
    },
    /// A value of the response is NaN or infinite.
    ResponseNotFinite {
        /// Its row.
        row: usize,
    },
    /// A value of a column is NaN or infinite.
    ColumnNotFinite {
        /// Which column.
        column: usize,
        /// Its row.
        row: usize,
    },
    /// A weight is not a positive, finite number.
    Weight {
        /// Its row.
        row: usize,
    },
    /// No more rows than coefficients: nothing is left to estimate the scatter from.
    TooFewRows {
        /// Rows.
        rows: usize,
        /// Coefficients.
        coefficients: usize,
    },
    /// A column is a combination of those before it, within rounding.
    Collinear {
        /// Which column.
        column: usize,
    },
    /// Squares of the values are beyond what a binary number of 64 bits holds.
    Overflow,
    /// The response is the same in every row: a coefficient of determination does not exist.
    ConstantResponse,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            FitError::Empty => write!(f, "no rows"),
            FitError::Length { column, found, expected } => {
                write!(f, "column {column} has {found} rows, the response {expected}")
            }
            FitError::ResponseNotFinite { row } => write!(f, "the response of row {row} is not a finite number"),
            FitError::ColumnNotFinite { column, row } => {
                write!(f, "row {row} of column {column} is not a finite number")
            }
            FitError::Weight { row } => write!(f, "the weight of row {row} is not a positive number"),
            FitError::TooFewRows { rows, coefficients } => write!(f, "{rows} rows for {coefficients} coefficients"),
            FitError::Collinear { column } => write!(f, "column {column} is a combination of those before it"),
            FitError::Overflow => write!(f, "the values are too large to be squared"),
            FitError::ConstantResponse => write!(f, "the response is the same in every row"),
        }
    }
}

impl std::error::Error for FitError {}
