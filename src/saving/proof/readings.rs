//! What was read of a meter.

use jiff::civil::DateTime;

use super::model::Every;
use crate::finding::Place;
use crate::saving::Span;

/// The readings of a meter, in order of time, none overlapping another, with what was left out counted in findings.
#[derive(Debug, Clone)]
pub struct Readings {
    /// How long a period is.
    pub every: Every,
    /// Periods with their energy, in order of time.
    pub periods: Vec<Reading>,
    /// Temperatures of days or hours from a table of its own, in order of time.
    pub weather: Vec<Weather>,
}

/// A period of a meter.
#[derive(Debug, Clone)]
pub struct Reading {
    /// First moment.
    pub start: DateTime,
    /// First moment after.
    pub end: DateTime,
    /// Energy, as written in the unit of the meter; `None` where there is none that could be used.
    pub energy: Option<f64>,
    /// The text of the energy, where a cell holds it.
    pub text: Option<String>,
    /// Mean temperature of the period, from its own row.
    pub temperature: Option<f64>,
    /// Drivers in the order of the meter; `None` where the table has none.
    pub drivers: Vec<Option<f64>>,
    /// Its row.
    pub place: Place,
}

/// A temperature of a day or hour.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    /// First moment.
    pub start: DateTime,
    /// Mean temperature.
    pub temperature: f64,
    /// Its row.
    pub place: Place,
}

impl Reading {
    /// Days it lasts.
    pub fn days(&self) -> f64 {
        let seconds = self.start.duration_until(self.end).as_secs_f64();
        seconds / 86_400.0
    }

    /// Whether it lies in a span of days.
    pub fn is_in(&self, span: Span) -> bool {
        self.start.date() >= span.from
            && (self.end.date() <= span.to || self.end.date().yesterday().is_ok_and(|day| day <= span.to))
    }
}
