//! Instants as seconds since 1970-01-01 00:00 UTC (UT1 and UTC are taken as one), and days since the epoch J2000.0.

/// Seconds of a day.
pub(super) const DAY: f64 = 86_400.0;

/// J2000.0, 2000-01-01 12:00, in seconds since 1970.
const J2000: f64 = 946_728_000.0;

/// Days of a Julian century.
pub(super) const CENTURY: f64 = 36_525.0;

/// Days since J2000.0.
///
/// Counted from there, and not as a Julian day, because a Julian day in `f64` is only good to 0.04 ms, the sun's path to
/// 0.2 millionths of a degree.
pub(super) fn days(instant: f64) -> f64 {
    (instant - J2000) / DAY
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, carried on before its first day.
///
/// `month` counts from 1; months and days beyond their range run on into the next, so that day 366 of month 1 is allowed.
#[must_use]
pub fn days_from_civil(year: i32, month: u8, day: u16) -> i64 {
    // Years begin in March, so that a leap day is the last of its year; 146 097 days make 400 years.
    let month = i64::from(month);
    let shifted = i64::from(year) * 12 + month - 3;
    let (year, from_march) = (shifted.div_euclid(12), shifted.rem_euclid(12));
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

/// The year in which a day since 1970-01-01 lies.
#[must_use]
pub fn year_of(day: i64) -> i32 {
    // Guessed from the mean year, then moved by at most one.
    let mut year = (1970 + (day * 400).div_euclid(146_097)) as i32;
    while days_from_civil(year, 1, 1) > day {
        year -= 1;
    }
    while days_from_civil(year + 1, 1, 1) <= day {
        year += 1;
    }
    year
}

/// Whether a year of the Gregorian calendar has 366 days.
#[must_use]
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
