//! Civil days, hours and bills: what may be used of a meter and of the weather, and notes on what was not.
//!
//! Times are civil: the clock on the wall at the meter. A fixed offset needs nothing more; of a zone with summer time the
//! caller names the days with 23 or 25 hours ([`Clock`]), and nothing else is asked of it. What is missing is counted and
//! never filled in.

use jiff::civil::{Date, DateTime};

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

/// A period of a meter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// First moment.
    pub start: DateTime,
    /// First moment after.
    pub end: DateTime,
    /// Use; absent where there is no reading.
    pub value: Option<f64>,
}

/// What may be used, and what was noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Usable<T> {
    /// In order of time.
    pub used: Vec<T>,
    /// In order of time.
    pub notes: Vec<Note>,
}

/// Puts periods in order; leaves out those without a value and, unless `feeds_in`, those below zero.
///
/// # Errors
/// Overlapping or empty periods, values that are not finite.
pub fn periods(given: &[Period], feeds_in: bool) -> Result<Usable<Period>, CalendarError> {
    let mut sorted = given.to_vec();
    sorted.sort_by_key(|p| (p.start, p.end));
    let mut out = Usable { used: Vec::with_capacity(sorted.len()), notes: Vec::new() };
    let mut before: Option<DateTime> = None;
    for period in sorted {
        let at = period.start;
        if period.end <= period.start {
            return Err(CalendarError::Empty { at });
        }
        match before {
            Some(end) if at < end => return Err(CalendarError::Overlap { at }),
            Some(end) if at > end => out.notes.push(Note::Gap { from: end, to: at }),
            _ => {}
        }
        before = Some(period.end);
        match period.value {
            None => out.notes.push(Note::Missing { at }),
            Some(value) if !value.is_finite() => return Err(CalendarError::NotFinite { at }),
            Some(value) if value < 0.0 => {
                out.notes.push(Note::Negative { at, value });
                if feeds_in {
                    out.used.push(period);
                }
            }
            Some(_) => out.used.push(period),
        }
    }
    Ok(out)
}

/// A change of meter: last reading of the old one, first of the new.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swap {
    /// When.
    pub at: DateTime,
    /// Last reading of the old meter.
    pub last: f64,
    /// First reading of the new meter.
    pub first: f64,
}

/// Use between readings of a register. A register that falls without a [`Swap`] makes its period unknown.
///
/// # Errors
/// Two readings of one time, values that are not finite.
pub fn from_register(readings: &[(DateTime, f64)], swaps: &[Swap]) -> Result<Usable<Period>, CalendarError> {
    let mut sorted = readings.to_vec();
    sorted.sort_by_key(|r| r.0);
    if let Some((at, _)) = sorted.iter().find(|r| !r.1.is_finite()) {
        return Err(CalendarError::NotFinite { at: *at });
    }
    if let Some(swap) = swaps.iter().find(|s| !(s.last.is_finite() && s.first.is_finite())) {
        return Err(CalendarError::NotFinite { at: swap.at });
    }
    let mut swaps = swaps.to_vec();
    swaps.sort_by_key(|s| s.at);
    let mut out = Usable { used: Vec::new(), notes: Vec::new() };
    for pair in sorted.windows(2) {
        let ((start, before), (end, after)) = (pair[0], pair[1]);
        if start == end {
            return Err(CalendarError::Overlap { at: end });
        }
        let (mut from, mut sum, mut fell, mut swapped) = (before, 0.0, false, false);
        for swap in swaps.iter().filter(|s| s.at > start && s.at <= end) {
            fell |= swap.last < from;
            sum += swap.last - from;
            from = swap.first;
            swapped = true;
        }
        fell |= after < from;
        sum += after - from;
        if swapped {
            out.notes.push(Note::Swapped { at: start });
        }
        if fell {
            out.notes.push(Note::RegisterFell { at: start, before, after });
        } else {
            out.used.push(Period { start, end, value: Some(sum) });
        }
    }
    Ok(out)
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
/// temperature CalTRACK 2.0 (2.2.1.4) asks for half.
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

/// A period with the mean temperatures of its days.
#[derive(Debug, Clone, PartialEq)]
pub struct Weathered {
    /// The period.
    pub period: Period,
    /// Days of it.
    pub days: u32,
    /// Temperatures of the days that have one.
    pub temperatures: Vec<f64>,
}

/// Joins periods of whole days with the weather of their days.
///
/// Days without weather are counted in a note and lower the weight of a bill; a period with less than the share `least`
/// of its days is not used (CalTRACK 2.0, 2.2.2.1: 0.9).
///
/// # Errors
/// A day of weather given twice, values that are not finite.
pub fn with_weather(used: &[Period], weather: &[(Date, f64)], least: f64) -> Result<Usable<Weathered>, CalendarError> {
    let mut weather = weather.to_vec();
    weather.sort_by_key(|w| w.0);
    if let Some((date, _)) = weather.iter().find(|w| !w.1.is_finite()) {
        return Err(CalendarError::NotFinite { at: date.at(0, 0, 0, 0) });
    }
    if let Some(pair) = weather.windows(2).find(|w| w[0].0 == w[1].0) {
        return Err(CalendarError::Duplicate { date: pair[0].0 });
    }
    let mut out = Usable { used: Vec::new(), notes: Vec::new() };
    for period in used {
        let (first, last) = (period.start.date(), period.end.date());
        let from = weather.partition_point(|w| w.0 < first);
        let to = weather.partition_point(|w| w.0 < last);
        let days = (last - first).get_days().unsigned_abs();
        let temperatures: Vec<f64> = weather[from..to.max(from)].iter().map(|w| w.1).collect();
        let missing = days - (temperatures.len() as u32).min(days);
        if missing > 0 {
            out.notes.push(Note::NoWeather { at: period.start, days: missing });
        }
        if !temperatures.is_empty() && temperatures.len() as f64 >= least * f64::from(days) {
            out.used.push(Weathered { period: *period, days, temperatures });
        }
    }
    Ok(out)
}

/// Monday 0 h is 0, Sunday 23 h is 167.
pub fn hour_of_week(at: DateTime) -> u8 {
    24 * at.weekday().to_monday_zero_offset().unsigned_abs() + at.hour().unsigned_abs()
}
