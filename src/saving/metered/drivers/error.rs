//! Why a baseline, or a saving against it, cannot be computed.

use std::fmt;

use crate::statistics::StatisticsError;

/// Why a baseline, or a saving against it, cannot be computed.
#[derive(Debug, Clone, PartialEq)]
pub enum BaselineError {
    /// The statistics have no result.
    Statistics(StatisticsError),
    /// Values of a driver are a combination of the intercept and the drivers before it (a constant driver among them).
    Collinear {
        /// The driver.
        driver: String,
    },
    /// A value of a driver is NaN or infinite.
    NotFinite {
        /// The driver.
        driver: String,
        /// Period, from 0.
        period: usize,
    },
    /// A driver of the baseline has no values in the period asked for.
    MissingDriver(String),
    /// Two drivers of one name.
    RepeatedDriver(String),
    /// More drivers than every subset of is tried.
    TooManyDrivers {
        /// How many were given.
        given: usize,
        /// The most that are searched.
        most: usize,
    },
    /// An energy performance indicator whose expected energy is not positive.
    NothingExpected,
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BaselineError::Statistics(error) => error.fmt(f),
            BaselineError::Collinear { driver } => {
                write!(f, "driver {driver} is constant or a combination of the drivers before it")
            }
            BaselineError::NotFinite { driver, period } => {
                write!(f, "driver {driver} has no finite value in period {period}")
            }
            BaselineError::MissingDriver(driver) => write!(f, "driver {driver} has no values"),
            BaselineError::RepeatedDriver(driver) => write!(f, "driver {driver} is given twice"),
            BaselineError::TooManyDrivers { given, most } => write!(f, "{given} drivers; at most {most} are searched"),
            BaselineError::NothingExpected => f.write_str("the expected energy is not positive"),
        }
    }
}

impl std::error::Error for BaselineError {}

impl From<StatisticsError> for BaselineError {
    fn from(error: StatisticsError) -> BaselineError {
        BaselineError::Statistics(error)
    }
}

impl BaselineError {
    /// A statistical error of a design with an intercept, told by the name of the driver.
    pub(super) fn named(error: StatisticsError, names: &[String]) -> BaselineError {
        let name = |column: usize| column.checked_sub(1).and_then(|at| names.get(at)).cloned();
        match error {
            StatisticsError::Collinear { column } => match name(column) {
                Some(driver) => BaselineError::Collinear { driver },
                None => BaselineError::Statistics(error),
            },
            StatisticsError::NotFinite { row, column: Some(column) } => match name(column) {
                Some(driver) => BaselineError::NotFinite { driver, period: row },
                None => BaselineError::Statistics(error),
            },
            _ => BaselineError::Statistics(error),
        }
    }
}
