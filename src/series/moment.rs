//! When a reading was taken, as precisely as it says.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

/// A month, a day or a time of day by the clock at the meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// A month: its first day.
    Month(Date),
    /// A day.
    Day(Date),
    /// A time of day.
    Time(DateTime),
}

impl Moment {
    /// Reads `2025-01`, `2025-01-03`, `2025-01-03T05`, `2025-01-03 05:30:00`, with `/` or `.` in place of `-`, one-digit
    /// months and days, `年月日`. A `Z` or an offset at the end is left aside: times are those of one clock throughout.
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        let (day, time) = match text.find(['T', ' ']) {
            Some(at) => (text.get(..at)?, Some(text.get(at + 1..)?.trim())),
            None => (text, None),
        };
        let day = day.replace(['年', '月'], "-").replace('日', "");
        let day = day.trim_end_matches('-');
        let separator = ['-', '/', '.'].into_iter().find(|separator| day.contains(*separator))?;
        let mut parts = day.split(separator).map(|part| {
            let sound = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| part.parse::<i16>().ok()).flatten()
        });
        let (year, month) = (parts.next()??, i8::try_from(parts.next()??).ok()?);
        if !(1000..=9999).contains(&year) {
            return None;
        }
        match (parts.next(), time) {
            (None, None) => Date::new(year, month, 1).ok().map(Moment::Month),
            (Some(of_month), time) if parts.next().is_none() => {
                let date = Date::new(year, month, i8::try_from(of_month?).ok()?).ok()?;
                let Some(time) = time.filter(|time| !time.is_empty()) else { return Some(Moment::Day(date)) };
                clock(date, time).map(Moment::Time)
            }
            _ => None,
        }
    }

    /// The first moment that it names.
    pub fn start(self) -> DateTime {
        match self {
            Moment::Month(date) | Moment::Day(date) => date.to_datetime(Time::midnight()),
            Moment::Time(at) => at,
        }
    }

    /// The first moment after it: of the next month, the next day; of a time the next hour.
    pub fn end(self) -> Option<DateTime> {
        match self {
            Moment::Month(_) => self.start().checked_add(1.month()).ok(),
            Moment::Day(_) => self.start().checked_add(1.day()).ok(),
            Moment::Time(at) => at.checked_add(1.hour()).ok(),
        }
    }
}

/// `05`, `05:30`, `05:30:00`, `05:30:00.0`, with `Z` or `+08:00` after it; 24:00 is the next day's midnight.
fn clock(date: Date, text: &str) -> Option<DateTime> {
    let text = text.trim_end_matches(['Z', 'z']);
    let offset = text.find(['+', '-']).unwrap_or(text.len());
    let mut parts = text.get(..offset)?.trim().split(':');
    let mut part = |most: i8| match parts.next() {
        None => Some(0),
        Some(part) => {
            let whole = part.split('.').next().unwrap_or(part);
            let sound = (1..=2).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
            whole.parse::<i8>().ok().filter(|value| sound && *value <= most)
        }
    };
    let (hour, minute, second) = (part(24)?, part(59)?, part(59)?);
    if parts.next().is_some() || (hour == 24 && (minute, second) != (0, 0)) {
        return None;
    }
    let at = date.to_datetime(Time::new(hour % 24, minute, second, 0).ok()?);
    if hour == 24 { at.checked_add(1.day()).ok() } else { Some(at) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn moments_as_loggers_write_them() {
        assert_eq!(Moment::parse("2025-01"), Some(Moment::Month(date(2025, 1, 1))));
        assert_eq!(Moment::parse("2025年1月"), Some(Moment::Month(date(2025, 1, 1))));
        for day in ["2025-01-03", "2025/1/3", "2025.01.03", "2025年1月3日"] {
            assert_eq!(Moment::parse(day), Some(Moment::Day(date(2025, 1, 3))), "{day}");
        }
        let at = Moment::Time(datetime(2025, 1, 3, 5, 0, 0, 0));
        for time in
            ["2025-01-03T05", "2025-01-03 05:00", "2025/1/3 5:00:00", "2025-01-03T05:00:00Z", "2025-01-03 05:00+08:00"]
        {
            assert_eq!(Moment::parse(time), Some(at), "{time}");
        }
        assert_eq!(Moment::parse("2025-01-03 24:00"), Some(Moment::Time(datetime(2025, 1, 4, 0, 0, 0, 0))));
        for bad in [
            "",
            "2025",
            "2025-13",
            "2025-02-30",
            "03-01-2025",
            "2025-01-03 25:00",
            "2025-01-03 5:60",
            "x",
            "2025-01-03-04",
        ] {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_moment_ends_where_the_next_begins() {
        let ends = |text: &str| Moment::parse(text).and_then(Moment::end);
        assert_eq!(ends("2024-02"), Some(datetime(2024, 3, 1, 0, 0, 0, 0)));
        assert_eq!(ends("2024-02-29"), Some(datetime(2024, 3, 1, 0, 0, 0, 0)));
        assert_eq!(ends("2024-12-31T23"), Some(datetime(2025, 1, 1, 0, 0, 0, 0)));
        assert_eq!(ends("9999-12-31"), None);
    }
}
