//! What was noticed in a weather file that can be read.

use super::{Field, Label, Stamp};

/// Something a reader of the result has to know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Note {
    /// Values that are not there: blank, or the mark of the format for missing. They are counted and never used.
    Missing {
        /// The column.
        field: Field,
        /// How many.
        count: usize,
        /// The line of the first.
        line: usize,
    },
    /// Irradiance below zero. Down to [`Field::LEAST_OFFSET`] it is the night offset of a sensor and read as 0; below it is
    /// missing.
    Negative {
        /// The column.
        field: Field,
        /// How many.
        count: usize,
        /// How many of them are missing now.
        missing: usize,
        /// The least.
        least: f64,
        /// The line of the first.
        line: usize,
    },
    /// Values beyond what is found on Earth. They are missing now.
    Implausible {
        /// The column.
        field: Field,
        /// How many.
        count: usize,
        /// The first.
        value: f64,
        /// Its line.
        line: usize,
    },
    /// Rows of a time that was there before. The first is kept.
    Duplicates {
        /// How many rows are left out.
        count: usize,
        /// The first time.
        first: Stamp,
        /// Its line.
        line: usize,
    },
    /// Rows that were not in the order of time and have been put in order.
    OutOfOrder {
        /// How many stand before their turn.
        count: usize,
        /// The line of the first.
        line: usize,
    },
    /// Times between the first and the last that have no row.
    NoRow {
        /// How many.
        count: usize,
        /// The first of them.
        first: Stamp,
        /// The longest run of them.
        longest: usize,
    },
    /// The rows do not cover a year.
    PartOfYear {
        /// Rows there are.
        rows: usize,
        /// Rows of a year at this step.
        of: usize,
    },
    /// The rows cover more than one year.
    SeveralYears {
        /// The first and the last.
        years: [i32; 2],
    },
    /// A typical year put together from months of several years.
    TypicalYear {
        /// The years, in order.
        years: Vec<i32>,
    },
    /// The rows have no year; the nominal one is taken for the sun.
    NoYear,
    /// There is 29 February.
    LeapDay,
    /// A leap year without 29 February.
    NoLeapDay {
        /// The year.
        year: i32,
    },
    /// An offset from UTC that is no whole hour.
    PartHourZone {
        /// The offset in minutes.
        minutes: i32,
    },
    /// What a time labels is not stated and was taken from the hours.
    LabelTaken {
        /// What it was taken for.
        label: Label,
    },
    /// Local solar time, a zone of 15° that the longitude lies in.
    SolarZone {
        /// Its offset in minutes.
        minutes: i32,
    },
    /// The clock seems to be on daylight-saving time for a part of the year.
    DaylightSaving {
        /// What speaks for it.
        evidence: DaylightEvidence,
    },
    /// The middle of the days' irradiance lies far from solar noon: offset, longitude or label may be wrong.
    ClockShift {
        /// By how many minutes, positive where the irradiance comes late.
        minutes: f64,
    },
    /// Irradiance of a tilted plane: it cannot stand for horizontal irradiance.
    InPlane {
        /// Tilt in degrees.
        tilt: f64,
    },
    /// Columns that were not read.
    Unread {
        /// Their names.
        columns: Vec<String>,
    },
    /// Lines before the header of the columns that were passed over.
    Skipped {
        /// How many.
        lines: usize,
    },
    /// What the book states differs from what the file states. The book is followed.
    Differs {
        /// What: `latitude`, `longitude`, `altitude`, `utc offset`.
        what: &'static str,
        /// In the file.
        file: f64,
        /// In the book.
        book: f64,
    },
}

/// What speaks for daylight-saving time.
#[derive(Debug, Clone, PartialEq)]
pub enum DaylightEvidence {
    /// The header of the file states a period.
    Stated {
        /// As printed.
        period: String,
    },
    /// An hour is missing and half a year apart another is there twice, both in the night.
    HourMissingAndDouble {
        /// The missing time.
        missing: Stamp,
        /// The time that is there twice.
        double: Stamp,
    },
    /// The irradiance of the summer half comes later against solar noon than that of the winter half.
    SummerShift {
        /// By how many minutes.
        minutes: f64,
    },
    /// Times with two offsets from UTC; they were brought to one.
    TwoOffsets {
        /// Both, in minutes.
        minutes: [i32; 2],
    },
}
