//! Days of hours, of 23, 24 or 25.

use jiff::civil::{Date, DateTime, Weekday};

use super::{CalendarError, Note, Usable};

/// Days whose number of hours is not 24.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clock {
    odd: Vec<(Date, u8)>,
}

impl Clock {
    /// A clock that never changes.
    pub fn fixed() -> Clock {
        Clock::default()
    }

    /// A clock with days of 23 or 25 hours (or any from 1 to 48), in any order.
    ///
    /// # Errors
    /// A day given twice or a number of hours out of range.
    pub fn with(odd: &[(Date, u8)]) -> Result<Clock, CalendarError> {
        let mut odd = odd.to_vec();
        odd.sort();
        if let Some(at) = odd.iter().position(|(_, hours)| !(1..=48).contains(hours)) {
            return Err(CalendarError::Hours { date: odd[at].0 });
        }
        match odd.windows(2).find(|w| w[0].0 == w[1].0) {
            Some(pair) => Err(CalendarError::Duplicate { date: pair[0].0 }),
            None => Ok(Clock { odd }),
        }
    }

    /// Hours of a day.
    pub fn hours(&self, date: Date) -> u8 {
        self.odd.binary_search_by_key(&date, |(d, _)| *d).map_or(24, |at| self.odd[at].1)
    }
}

/// A day of hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Sum of its hours.
    pub sum: f64,
    /// Mean of the hours that are there.
    pub mean: f64,
    /// How many are.
    pub hours: u8,
}

/// Days of hourly values, each hour named by the clock at its start; absent values count as missing.
///
/// A day is used when `least` of its hours are there (0 to 1): 1 for a use, since a sum of some hours is no sum; for a
/// temperature CalTRACK 2.0 (2.2.2.3) asks for half.
///
/// # Errors
/// More hours than a day has (an hour is there twice; the day of 25 hours has its second 2 o'clock), values not finite.
pub fn days(hours: &[(DateTime, Option<f64>)], clock: &Clock, least: f64) -> Result<Usable<Day>, CalendarError> {
    let mut sorted = hours.to_vec();
    sorted.sort_by_key(|h| h.0);
    let mut out = Usable { used: Vec::new(), notes: Vec::new() };
    let mut rest = sorted.as_slice();
    while let Some((first, _)) = rest.first() {
        let date = first.date();
        let (day, after) = rest.split_at(rest.iter().position(|h| h.0.date() != date).unwrap_or(rest.len()));
        rest = after;
        let expected = clock.hours(date);
        let twice = day.windows(2).filter(|w| w[0].0 == w[1].0).count();
        if day.len() > usize::from(expected) || twice > usize::from(expected.saturating_sub(24)) {
            return Err(CalendarError::Duplicate { date });
        }
        let (mut sum, mut found) = (0.0, 0_u8);
        for (at, value) in day {
            match value {
                Some(value) if !value.is_finite() => return Err(CalendarError::NotFinite { at: *at }),
                Some(value) => {
                    sum += value;
                    found += 1;
                }
                None => {}
            }
        }
        if found < expected {
            out.notes.push(Note::ShortDay { date, found, expected });
        }
        if found > 0 && f64::from(found) >= least * f64::from(expected) {
            out.used.push(Day { date, sum, mean: sum / f64::from(found), hours: found });
        }
    }
    Ok(out)
}

/// Monday 0 h is 0, Sunday 23 h is 167.
pub fn hour_of_week(at: DateTime) -> u8 {
    24 * at.weekday().to_monday_zero_offset().unsigned_abs() + at.hour().unsigned_abs()
}

/// Share of the days from `first` up to, not including, `end` that fall on one of the weekdays given: 0 or 1 for a day, what
/// a weekend weighs in a bill; None for a period without days.
pub fn share_of_weekdays(first: Date, end: Date, weekdays: &[Weekday]) -> Option<f64> {
    let days = (end - first).get_days();
    if days <= 0 {
        return None;
    }
    let start = i32::from(first.weekday().to_monday_zero_offset());
    let falls = |day: i32| {
        let offset = ((start + day) % 7) as i8;
        weekdays.iter().any(|w| w.to_monday_zero_offset() == offset)
    };
    let weeks = days / 7;
    let in_week = (0..7).filter(|d| falls(*d)).count() as i32;
    let rest = (0..days % 7).filter(|d| falls(*d)).count() as i32;
    Some(f64::from(weeks * in_week + rest) / f64::from(days))
}
