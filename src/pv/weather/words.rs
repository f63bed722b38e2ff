//! The sentences of errors and notes; their words live in `finding`.

use super::{DaylightEvidence, Note, Stamp, WeatherFault};
use crate::finding::AboutWeather as About;

impl WeatherFault {
    /// What there is to say of it, in either language.
    pub fn message(&self) -> About {
        match self.clone() {
            WeatherFault::Empty => About::Empty,
            WeatherFault::UnknownFormat => About::UnknownFormat,
            WeatherFault::NoHeader { header } => About::NoHeader { header },
            WeatherFault::NoTime { columns } => About::NoTime { columns },
            WeatherFault::NoIrradiance { columns } => About::NoIrradiance { columns },
            WeatherFault::TwoColumns { field, names: [first, second] } => {
                About::TwoColumns { field: field.word(), first, second }
            }
            WeatherFault::ShortRow { found, needed } => About::ShortRow { found, needed },
            WeatherFault::BadTime { text } => About::BadTime { text },
            WeatherFault::AmbiguousDate { text } => About::AmbiguousDate { text },
            WeatherFault::BadNumber { column, text } => About::BadNumber { column, text },
            WeatherFault::OutOfRange { what, text } => About::OutOfRange { what, text },
            WeatherFault::NoRows => About::NoRows,
            WeatherFault::Step { minutes } => About::Step { minutes },
            WeatherFault::NoOffset => About::NoOffset,
        }
    }
}

impl Note {
    /// What there is to say of it, in either language.
    pub fn message(&self) -> About {
        match self.clone() {
            Note::Missing { field, count, .. } => About::Missing { field: field.word(), count },
            Note::Negative { field, count, missing, least, .. } => {
                About::Negative { field: field.word(), count, missing, least: least.to_string() }
            }
            Note::Implausible { field, count, value, .. } => {
                About::Implausible { field: field.word(), count, value: value.to_string() }
            }
            Note::Duplicates { count, first, .. } => About::Duplicates { count, first: time(first) },
            Note::OutOfOrder { count, .. } => About::OutOfOrder { count },
            Note::NoRow { count, first, longest } => About::NoRow { count, first: time(first), longest },
            Note::PartOfYear { rows, of } => About::PartOfYear { rows, of },
            Note::SeveralYears { years: [first, last] } => About::SeveralYears { first, last },
            Note::TypicalYear { years } => {
                About::TypicalYear { years: years.iter().map(ToString::to_string).collect() }
            }
            Note::NoYear => About::NoYear,
            Note::LeapDay => About::LeapDay,
            Note::NoLeapDay { year } => About::NoLeapDay { year },
            Note::PartHourZone { minutes } => About::PartHourZone { minutes },
            Note::LabelTaken { .. } => About::LabelTaken,
            Note::SolarZone { minutes } => About::SolarZone { minutes },
            Note::DaylightSaving { evidence } => daylight(evidence),
            Note::ClockShift { minutes } => About::ClockShift { minutes: whole(minutes) },
            Note::InPlane { tilt } => About::InPlane { tilt: tilt.to_string() },
            Note::Unread { columns } => About::Unread { columns },
            Note::Skipped { lines } => About::Skipped { lines },
            Note::Differs { what, file, book } => {
                About::Differs { what, file: file.to_string(), book: book.to_string() }
            }
        }
    }

    /// The line of the file that it is about, where it is about one.
    pub fn line(&self) -> Option<usize> {
        match self {
            Note::Missing { line, .. }
            | Note::Negative { line, .. }
            | Note::Implausible { line, .. }
            | Note::Duplicates { line, .. }
            | Note::OutOfOrder { line, .. } => Some(*line),
            _ => None,
        }
    }
}

fn daylight(evidence: DaylightEvidence) -> About {
    match evidence {
        DaylightEvidence::Stated { period } => About::DaylightStated { period },
        DaylightEvidence::HourMissingAndDouble { missing, double } => {
            About::DaylightHours { missing: time(missing), double: time(double) }
        }
        DaylightEvidence::SummerShift { minutes } => About::DaylightSun { minutes: whole(minutes) },
        DaylightEvidence::TwoOffsets { minutes: [low, high] } => About::DaylightOffsets { low, high },
    }
}

fn time(stamp: Stamp) -> String {
    let Stamp { year, month, day, minute } = stamp;
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minute / 60, minute % 60)
}

fn whole(minutes: f64) -> String {
    format!("{minutes:.0}")
}
