//! What the calendar and the clock of finished weather tell.

use super::daylight::{Noon, noon};
use super::draft::default_offset;
use super::stamp::is_leap;
use super::{DaylightEvidence, Label, Note, Stamp, Weather, Years};

/// A summer that comes later than the winter by so many minutes is a change of the clock, not clouds.
const SUMMER_SHIFT_MIN: f64 = 40.0;
/// Days whose middle lies so far from solar noon are of another clock, place or label.
const CLOCK_SHIFT_MIN: f64 = 45.0;

impl Weather {
    /// Moves all times by some minutes.
    pub(super) fn shift(&mut self, minutes: i64) {
        let no_year = self.years == Years::None;
        for time in &mut self.times {
            let moved = Stamp::at_minutes(time.minutes() + minutes).unwrap_or(*time);
            // Rows without a year stay in the nominal one.
            *time = if no_year { moved.in_year(time.year).unwrap_or(moved) } else { moved };
        }
        if let Years::Consecutive(first, last) = &mut self.years {
            let years = || self.times.iter().map(|time| time.year);
            (*first, *last) = (years().min().unwrap_or(*first), years().max().unwrap_or(*last));
        }
    }

    /// Takes printed times for another label. `sun_offset_min` becomes what that label has when nobody says.
    pub(super) fn relabel(&mut self, label: Label) {
        let step = i64::from(self.step_min);
        match (self.label, label) {
            (Label::End, Label::Start | Label::Instant) => self.shift(step),
            (Label::Start | Label::Instant, Label::End) => self.shift(-step),
            _ => {}
        }
        self.sun_offset_min = default_offset(label, step);
        self.label = label;
    }

    pub(super) fn note_calendar(&mut self) {
        let of_year = self.rows_of_a_year();
        let has_leap_day = self.times.iter().any(|time| (time.month, time.day) == (2, 29));
        match &self.years {
            Years::None => self.notes.push(Note::NoYear),
            Years::Typical(years) => self.notes.push(Note::TypicalYear { years: years.clone() }),
            Years::Consecutive(first, last) if first < last && self.rows() > of_year => {
                self.notes.push(Note::SeveralYears { years: [*first, *last] });
            }
            Years::Consecutive(year, last) => {
                // Rows of a leap year that end in February or begin in March lack nothing.
                let around = |month: u8| self.times.iter().any(|time| time.month == month);
                if year == last && is_leap(*year) && !has_leap_day && around(2) && around(3) {
                    self.notes.push(Note::NoLeapDay { year: *year });
                }
            }
        }
        if has_leap_day {
            self.notes.push(Note::LeapDay);
        }
        if self.rows() < 365 * (1440 / self.step_min.max(1)) as usize {
            self.notes.push(Note::PartOfYear { rows: self.rows(), of: of_year });
        }
        if let Some(minutes) = self.site.utc_offset_min.filter(|minutes| minutes % 60 != 0) {
            self.notes.push(Note::PartHourZone { minutes });
        }
        if let Some(plane) = self.plane.filter(|plane| plane.tilt != 0.0) {
            self.notes.push(Note::InPlane { tilt: plane.tilt });
        }
    }

    /// What the irradiance says of the clock, where the longitude is known.
    pub(super) fn note_clock(&mut self) {
        let of_clock = |note: &Note| {
            matches!(
                note,
                Note::ClockShift { .. } | Note::DaylightSaving { evidence: DaylightEvidence::SummerShift { .. } }
            )
        };
        self.notes.retain(|note| !of_clock(note));
        let Some(Noon { late, summer }) = noon(self) else { return };
        if let Some(minutes) = summer.filter(|minutes| *minutes >= SUMMER_SHIFT_MIN) {
            self.notes.push(Note::DaylightSaving { evidence: DaylightEvidence::SummerShift { minutes } });
        }
        if libm::fabs(late) >= CLOCK_SHIFT_MIN {
            self.notes.push(Note::ClockShift { minutes: late });
        }
    }
}
