//! The hours of a weather file, and the instants at which the sun is looked at.

use super::error::ModelError;
use super::sun::{days_from_civil, is_leap};

/// A row's label: a date and a time in local standard time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamp {
    /// Calendar year; for a typical year the one whose sun is meant.
    pub year: i32,
    /// Month, from 1.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
    /// Minutes since midnight.
    pub minute: f64,
}

/// How labels are meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    /// Local standard time less UTC \[min\]; half and quarter hours are allowed.
    pub utc_offset: f64,
    /// From the label to the instant whose sun stands for the row \[min\]: 30 for an hour that starts at its label.
    pub sun_offset: f64,
    /// Length of a row \[min\].
    pub step: f64,
}

impl Clock {
    /// Hours that start at their labels, the sun taken in their middle.
    #[must_use]
    pub fn hourly(utc_offset_hours: f64) -> Self {
        Self { utc_offset: utc_offset_hours * 60.0, sun_offset: 30.0, step: 60.0 }
    }

    fn check(&self) -> Result<(), ModelError> {
        ModelError::within("utc-offset", self.utc_offset / 60.0, -14.0, 14.0)?;
        ModelError::within("sun-position-offset", self.sun_offset, -1_440.0, 1_440.0)?;
        ModelError::within("step", self.step, 1.0, 1_440.0)
    }
}

/// Rows of time: the instant of each, its month and day of the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// When the sun is looked at: seconds since 1970-01-01 00:00 UTC.
    pub(super) instants: Vec<f64>,
    /// Month of the label, from 1.
    pub(super) months: Vec<u8>,
    /// Day of the year at the instant, UTC, from 1.
    pub(super) days: Vec<u16>,
    /// Length of a row \[h\].
    pub(super) step: f64,
}

const MONTH_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn days_in(year: i32, month: u8) -> u8 {
    let days = MONTH_DAYS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(0);
    if month == 2 && is_leap(year) { 29 } else { days }
}

impl Hours {
    /// All rows of a calendar year, from its first local midnight.
    ///
    /// # Errors
    /// A clock that no place has.
    pub fn of_year(year: i32, clock: &Clock) -> Result<Self, ModelError> {
        clock.check()?;
        let a_day = libm::floor(1_440.0 / clock.step) as usize;
        let mut stamps = Vec::with_capacity(366 * a_day);
        for month in 1..=12 {
            for day in 1..=days_in(year, month) {
                stamps.extend((0..a_day).map(|i| Stamp { year, month, day, minute: i as f64 * clock.step }));
            }
        }
        Self::of_stamps(&stamps, clock)
    }

    /// The rows of a file, in its order.
    ///
    /// # Errors
    /// A clock that no place has, a date that its year does not have.
    pub fn of_stamps(stamps: &[Stamp], clock: &Clock) -> Result<Self, ModelError> {
        clock.check()?;
        let mut hours = Self {
            instants: Vec::with_capacity(stamps.len()),
            months: Vec::with_capacity(stamps.len()),
            days: Vec::with_capacity(stamps.len()),
            step: clock.step / 60.0,
        };
        for (row, stamp) in stamps.iter().enumerate() {
            let Stamp { year, month, day, minute } = *stamp;
            let exists = (1..=6000).contains(&year) && day >= 1 && day <= days_in(year, month);
            if !exists || !(0.0..=1_440.0).contains(&minute) {
                return Err(ModelError::Date { row });
            }
            let midnight = days_from_civil(year, month, u16::from(day));
            let local = minute + clock.sun_offset;
            hours.instants.push(midnight as f64 * 86_400.0 + (local - clock.utc_offset) * 60.0);
            hours.months.push(month);
            let utc = libm::floor((local - clock.utc_offset) / 1_440.0) as i64;
            hours.days.push(day_of_year(year, midnight + utc));
        }
        Ok(hours)
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.instants.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.instants.is_empty()
    }

    /// Length of a row \[h\].
    #[must_use]
    pub fn step(&self) -> f64 {
        self.step
    }

    /// When the sun is looked at: seconds since 1970-01-01 00:00 UTC.
    #[must_use]
    pub fn instants(&self) -> &[f64] {
        &self.instants
    }

    /// Month of each row's label, from 1.
    #[must_use]
    pub fn months(&self) -> &[u8] {
        &self.months
    }
}

/// The day of the year of a day since 1970 that lies in `year`, the one before or the one after.
///
/// Extraterrestrial irradiance has it of the day in UTC, as programs have that compute the sun in UTC; a day more or less
/// moves it by at most 0.06 %.
fn day_of_year(year: i32, day: i64) -> u16 {
    let (this, next) = (days_from_civil(year, 1, 1), days_from_civil(year + 1, 1, 1));
    let first = if day < this {
        days_from_civil(year - 1, 1, 1)
    } else if day >= next {
        next
    } else {
        this
    };
    (day - first + 1) as u16
}
