//! Why a problem cannot be put to the search.

use std::fmt;

/// Why a problem cannot be put to the search. Each names what is wrong, so that a caller can point at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// The target year is not after the base year, or more than [`PlanError::MOST_YEARS`] after it.
    Years {
        /// The base year.
        base: i32,
        /// The target year.
        target: i32,
    },
    /// A discount rate that is not above −1.
    Rate,
    /// Two end uses of one id.
    StreamTwice(String),
    /// Two measures of one id.
    MeasureTwice(String),
    /// An end use whose load or factor has not a value for each year, or a negative one.
    Stream(String),
    /// A cap for each year is wanted and their number differs.
    Caps {
        /// Years after the base year.
        expected: usize,
        /// Caps given.
        found: usize,
    },
    /// A measure acts on an end use that is not there.
    NoSuchStream {
        /// The measure.
        measure: String,
        /// The end use, by its place.
        stream: usize,
    },
    /// A measure takes over from an end use and raises the same.
    SwitchToItself(String),
    /// A fraction outside 0 to 1.
    Fraction(String),
    /// A negative amount or ratio.
    Negative(String),
    /// A ramp or life of no years.
    NoDuration(String),
    /// A start that is not after the base year and up to the target year; or none at all of a committed measure.
    Start {
        /// The measure.
        measure: String,
        /// The year; `None` where there is none.
        year: Option<i32>,
    },
    /// A prerequisite that is not there.
    NoSuchMeasure {
        /// The measure.
        measure: String,
        /// What it requires.
        requires: String,
    },
    /// Measures that require each other in a circle, in the order of the circle.
    Circle(Vec<String>),
    /// Two measures of one group are committed.
    GroupCommitted {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A number of this problem is beyond the range of floating point, so that nothing can be searched.
    OutOfRange,
}

impl PlanError {
    /// The longest horizon, in years after the base year.
    pub const MOST_YEARS: usize = 100;
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanError::Years { base, target } => write!(f, "target year {target} with base year {base}"),
            PlanError::Rate => f.write_str("a discount rate that is not above -1"),
            PlanError::StreamTwice(id) => write!(f, "two end uses `{id}`"),
            PlanError::MeasureTwice(id) => write!(f, "two measures `{id}`"),
            PlanError::Stream(id) => write!(f, "end use `{id}` has not one value, at least zero, for each year"),
            PlanError::Caps { expected, found } => write!(f, "{found} caps for {expected} years"),
            PlanError::NoSuchStream { measure, stream } => write!(f, "`{measure}` acts on end use {stream}"),
            PlanError::SwitchToItself(id) => write!(f, "`{id}` switches an end use to itself"),
            PlanError::Fraction(id) => write!(f, "`{id}` has a fraction outside 0 to 1"),
            PlanError::Negative(id) => write!(f, "`{id}` has a negative amount or ratio"),
            PlanError::NoDuration(id) => write!(f, "`{id}` has a ramp or a life of no years"),
            PlanError::Start { measure, year: Some(year) } => write!(f, "`{measure}` cannot start in {year}"),
            PlanError::Start { measure, year: None } => write!(f, "`{measure}` is committed and may never start"),
            PlanError::NoSuchMeasure { measure, requires } => write!(f, "`{measure}` requires `{requires}`"),
            PlanError::Circle(ids) => write!(f, "these require each other: {}", ids.join(", ")),
            PlanError::GroupCommitted { first, second } => write!(f, "`{first}` and `{second}` exclude each other"),
            PlanError::OutOfRange => f.write_str("a number beyond the range of floating point"),
        }
    }
}

impl std::error::Error for PlanError {}
