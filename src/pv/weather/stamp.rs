//! Dates and times as a file prints them, without a zone.

/// The calendar year of rows that have none, and of typical years put together from several: a common year.
pub const NOMINAL_YEAR: i32 = 2019;

/// A minute on the clock of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stamp {
    /// Year; [`NOMINAL_YEAR`] where the file has none.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
    /// Minute of the day, 0 to 1439.
    pub minute: u16,
}

impl Stamp {
    /// A stamp, or `None` where the calendar has no such day or the day no such minute.
    pub fn new(year: i32, month: u8, day: u8, minute: u16) -> Option<Stamp> {
        let fits = (1..=9999).contains(&year) && day >= 1 && day <= days_of_month(year, month)? && minute < 1440;
        fits.then_some(Stamp { year, month, day, minute })
    }

    /// Minutes since 1970-01-01 00:00 of the same clock.
    pub fn minutes(self) -> i64 {
        days_before(self.year, self.month, self.day) * 1440 + i64::from(self.minute)
    }

    /// The stamp at these minutes since 1970-01-01 00:00; `None` outside the years 1 to 9999.
    pub fn at_minutes(minutes: i64) -> Option<Stamp> {
        let (year, month, day) = civil(minutes.div_euclid(1440));
        Stamp::new(i32::try_from(year).ok()?, month, day, minutes.rem_euclid(1440) as u16)
    }

    /// The same minute of another year; `None` for 29 February where that year has none.
    pub fn in_year(self, year: i32) -> Option<Stamp> {
        Stamp::new(year, self.month, self.day, self.minute)
    }

    /// Day of the year, from 1.
    pub fn day_of_year(self) -> u16 {
        (days_before(self.year, self.month, self.day) - days_before(self.year, 1, 1) + 1) as u16
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (days_before(self.year, self.month, self.day) + 3).rem_euclid(7) as u8
    }
}

/// Whether a year of the Gregorian calendar has 29 February.
pub(crate) const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month; `None` for a month that is none.
pub(crate) const fn days_of_month(year: i32, month: u8) -> Option<u8> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap(year) { 29 } else { 28 }),
        _ => None,
    }
}

/// Days from 1970-01-01 to a day. Years are counted from March, so that the leap day is the last of a year.
fn days_before(year: i32, month: u8, day: u8) -> i64 {
    let (year, month) = (i64::from(year) - i64::from(month <= 2), i64::from(month));
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day at a number of days from 1970-01-01.
fn civil(days: i64) -> (i64, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * part + 2) / 5 + 1) as u8;
    let month = if part < 10 { part + 3 } else { part - 9 } as u8;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back_over_four_centuries() {
        let mut last = None;
        for day in -150_000..150_000_i64 {
            let stamp = Stamp::at_minutes(day * 1440 + 5).unwrap();
            assert_eq!(stamp.minutes(), day * 1440 + 5);
            assert!(last.is_none_or(|last| last < stamp));
            last = Some(stamp);
        }
        let stamp = Stamp::new(2024, 12, 31, 0).unwrap();
        assert_eq!((stamp.day_of_year(), stamp.weekday()), (366, 1));
        assert_eq!(Stamp::new(2019, 1, 1, 0).unwrap().weekday(), 1);
        assert_eq!(Stamp::new(2023, 2, 29, 0), None);
        assert_eq!(Stamp::new(2024, 2, 29, 0).unwrap().in_year(2023), None);
    }
}
