//! Civil days, hours and bills: what may be used of a meter and of the weather, and notes on what was not.
//!
//! Times are civil: the clock on the wall at the meter. A fixed offset needs nothing more; of a zone with summer time the
//! caller names the days with 23 or 25 hours ([`Clock`]), and nothing else is asked of it. What is missing is counted and
//! never filled in.

mod bill;
mod day;

pub use bill::{Period, Swap, Weathered, from_register, periods, with_weather};
pub use day::{Clock, Day, days, hour_of_week, share_of_weekdays};

use jiff::civil::{Date, DateTime};

/// Why a series cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarError {
    /// A day, or more of its hours than it has, is there twice.
    Duplicate {
        /// The day.
        date: Date,
    },
    /// Two periods share a time.
    Overlap {
        /// Start of the second.
        at: DateTime,
    },
    /// A period ends before it starts, or when it starts.
    Empty {
        /// Its start.
        at: DateTime,
    },
    /// A value is NaN or infinite.
    NotFinite {
        /// The start of its period.
        at: DateTime,
    },
    /// A day with no or with too many hours.
    Hours {
        /// The day.
        date: Date,
    },
}

/// Something that a reader should know, and what was left out for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// No reading between two periods.
    Gap {
        /// End of the one before.
        from: DateTime,
        /// Start of the next.
        to: DateTime,
    },
    /// A period without a value: not used.
    Missing {
        /// Its start.
        at: DateTime,
    },
    /// A use below zero: not used unless the meter may feed in.
    Negative {
        /// Start of the period.
        at: DateTime,
        /// The value.
        value: f64,
    },
    /// A register that fell, and no swap was told: a new meter or one that ran over. The period is not used.
    RegisterFell {
        /// Start of the period.
        at: DateTime,
        /// Reading before.
        before: f64,
        /// Reading after.
        after: f64,
    },
    /// A meter was changed within a period; its use is what both counted.
    Swapped {
        /// Start of the period.
        at: DateTime,
    },
    /// A day with fewer hours than it has: not used.
    ShortDay {
        /// The day.
        date: Date,
        /// Hours with a value.
        found: u8,
        /// Hours it has.
        expected: u8,
    },
    /// Use without weather: not used.
    NoWeather {
        /// Start of the period.
        at: DateTime,
        /// Days without weather.
        days: u32,
    },
}

/// What may be used, and what was noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Usable<T> {
    /// In order of time.
    pub used: Vec<T>,
    /// In order of time.
    pub notes: Vec<Note>,
}
