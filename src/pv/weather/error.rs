//! Why a weather file cannot be read.

use std::fmt;

use super::Field;
use crate::finding::Lang;

/// What keeps a weather file from being read, all of it at once.
#[derive(Debug, Clone, PartialEq)]
pub struct WeatherErrors {
    /// The first errors in the order of their lines, at most [`WeatherErrors::MOST`].
    pub errors: Vec<WeatherError>,
    /// How many there are in all.
    pub total: usize,
}

impl WeatherErrors {
    /// The most errors that are kept: a file of another kind has one in every row.
    pub const MOST: usize = 20;

    pub(super) fn none() -> WeatherErrors {
        WeatherErrors { errors: Vec::new(), total: 0 }
    }

    pub(super) fn add(&mut self, line: usize, fault: WeatherFault) {
        self.total += 1;
        if self.errors.len() < Self::MOST {
            self.errors.push(WeatherError { line, fault });
        }
    }

    pub(super) fn or<T>(self, value: T) -> Result<T, WeatherErrors> {
        if self.total == 0 { Ok(value) } else { Err(self) }
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct WeatherError {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub fault: WeatherFault,
}

impl From<WeatherError> for WeatherErrors {
    fn from(error: WeatherError) -> WeatherErrors {
        WeatherErrors { errors: vec![error], total: 1 }
    }
}

impl WeatherFault {
    pub(super) fn at(self, line: usize) -> WeatherError {
        WeatherError { line, fault: self }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WeatherFault {
    /// There is nothing in the file.
    Empty,
    /// It has the marks of no known format: no header of EPW, TMY3, PVGIS or NASA POWER, and no line that names columns.
    UnknownFormat,
    /// A header line is missing.
    NoHeader {
        /// Which.
        header: &'static str,
    },
    /// The column that the rows are dated by is missing.
    NoTime {
        /// The names of the columns.
        columns: Vec<String>,
    },
    /// No column of irradiance.
    NoIrradiance {
        /// The names of the columns.
        columns: Vec<String>,
    },
    /// Two columns of the same quantity.
    TwoColumns {
        /// The quantity.
        field: Field,
        /// The names of both.
        names: [String; 2],
    },
    /// A row with fewer fields than are needed.
    ShortRow {
        /// Fields it has.
        found: usize,
        /// Fields that are needed.
        needed: usize,
    },
    /// A date or time that is none.
    BadTime {
        /// As printed.
        text: String,
    },
    /// A date whose order of day and month cannot be told.
    AmbiguousDate {
        /// As printed.
        text: String,
    },
    /// A cell that is no number.
    BadNumber {
        /// The column.
        column: String,
        /// As printed.
        text: String,
    },
    /// A header value that lies outside what it can be: latitude, longitude, altitude, offset.
    OutOfRange {
        /// What.
        what: &'static str,
        /// As printed.
        text: String,
    },
    /// No rows of data.
    NoRows,
    /// Rows whose step is no whole part of a day.
    Step {
        /// The commonest step in minutes.
        minutes: i64,
    },
    /// The time of the sun needs an offset from UTC that neither the file nor the book states.
    NoOffset,
}

impl fmt::Display for WeatherError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.fault.message().text(Lang::En);
        if self.line == 0 { f.write_str(&said) } else { write!(f, "line {}: {said}", self.line) }
    }
}

impl fmt::Display for WeatherErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.errors {
            writeln!(f, "{error}")?;
        }
        write!(f, "{} in all", self.total)
    }
}

impl std::error::Error for WeatherErrors {}
