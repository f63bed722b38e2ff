//! Why statistics have no result.

use std::fmt;

/// Why statistics have no result: what of the input does not determine one.
#[derive(Debug, Clone, PartialEq)]
pub enum StatisticsError {
    /// There are no values.
    Empty,
    /// Two inputs that belong together differ in length.
    Lengths {
        /// Length of the first.
        expected: usize,
        /// Length of the other.
        found: usize,
    },
    /// A value is NaN or infinite. In a design the column is counted from 0, with the intercept as column 0 where there is one.
    NotFinite {
        /// Row, from 0.
        row: usize,
        /// Column of the design, from 0; `None` for a single series.
        column: Option<usize>,
    },
    /// Not more points than coefficients: nothing is left to estimate the scatter from.
    TooFewPoints {
        /// Points.
        points: usize,
        /// Points that would be enough.
        needed: usize,
    },
    /// A column of the design is, to rounding, a combination of the columns before it.
    Collinear {
        /// The column, from 0, with the intercept as column 0 where there is one.
        column: usize,
    },
    /// All values of the response are equal, so that there is nothing to explain.
    ConstantResponse,
    /// The fit leaves no residuals beyond rounding, so that no error can be estimated.
    ExactFit,
    /// A weight is not a positive finite number.
    Weight {
        /// Row, from 0.
        row: usize,
    },
    /// A row belongs to a group that is not there.
    Group {
        /// Row, from 0.
        row: usize,
        /// Number of groups.
        groups: usize,
    },
    /// A level of confidence or a share that does not lie between 0 and 1.
    Level(f64),
    /// Degrees of freedom that are not positive and finite.
    Freedom(f64),
    /// A block length that is 0 or longer than the series.
    Block {
        /// The block length.
        block: usize,
        /// Length of the series.
        points: usize,
    },
    /// A result beyond the range of floating point.
    Overflow,
}

impl fmt::Display for StatisticsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatisticsError::Empty => f.write_str("no values"),
            StatisticsError::Lengths { expected, found } => write!(f, "{found} values where {expected} belong"),
            StatisticsError::NotFinite { row, column: Some(column) } => {
                write!(f, "row {row}, column {column} is not a finite number")
            }
            StatisticsError::NotFinite { row, column: None } => write!(f, "value {row} is not a finite number"),
            StatisticsError::TooFewPoints { points, needed } => write!(f, "{points} points where {needed} are needed"),
            StatisticsError::Collinear { column } => write!(f, "column {column} is a combination of those before it"),
            StatisticsError::ConstantResponse => f.write_str("all values of the response are equal"),
            StatisticsError::ExactFit => f.write_str("the fit is exact, so that no error can be estimated"),
            StatisticsError::Weight { row } => write!(f, "the weight of row {row} is not positive"),
            StatisticsError::Group { row, groups } => write!(f, "row {row} belongs to none of {groups} groups"),
            StatisticsError::Level(level) => write!(f, "{level} is not between 0 and 1"),
            StatisticsError::Freedom(freedom) => write!(f, "{freedom} degrees of freedom"),
            StatisticsError::Block { block, points } => write!(f, "blocks of {block} in a series of {points}"),
            StatisticsError::Overflow => f.write_str("beyond the range of floating point"),
        }
    }
}

impl std::error::Error for StatisticsError {}
