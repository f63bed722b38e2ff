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

/// A time as people write it: the day alone where it is midnight, the minute otherwise.
pub fn shown(at: DateTime) -> String {
    if at.time() == Time::midnight() { at.date().to_string() } else { at.strftime("%Y-%m-%d %H:%M").to_string() }
}

/// A moment as a cell has it, with the offset from UTC that stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// By the clock on the wall.
    pub moment: Moment,
    /// Minutes east of UTC; `Z` is 0. `None` where the cell names none.
    pub offset: Option<i32>,
}

impl Stamp {
    /// Reads `2025-01`, `2025-01-03`, `2025-01-03T05`, `2025-01-03 05:30:00`, with `/` or `.` in place of `-`, one-digit
    /// months and days, `年月日时分`, or eight digits; a `Z` or an offset (`+08:00`, `+0800`) may follow a time.
    pub fn parse(text: &str) -> Option<Stamp> {
        let text = text.trim();
        let (day, time) = match text.find(['T', ' ']) {
            Some(at) => (text.get(..at)?, Some(text.get(at + 1..)?.trim())),
            None => match text.split_once('日') {
                Some((day, time)) => (day, Some(time.trim())),
                None => (text, None),
            },
        };
        let whole = |moment| Some(Stamp { moment, offset: None });
        let time = time.filter(|time| !time.is_empty());
        let date = match day_of(day)? {
            (year, month, None) if time.is_none() => {
                return Date::new(year, month, 1).ok().map(Moment::Month).and_then(whole);
            }
            (year, month, Some(of_month)) => Date::new(year, month, of_month).ok()?,
            _ => return None,
        };
        let Some(time) = time else { return whole(Moment::Day(date)) };
        let (at, offset) = clock(date, time)?;
        Some(Stamp { moment: Moment::Time(at), offset })
    }
}

/// Year, month and, where there is one, day of the month.
fn day_of(text: &str) -> Option<(i16, i8, Option<i8>)> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 8 && digits(text) {
        return Some((text[..4].parse().ok()?, text[4..6].parse().ok()?, Some(text[6..].parse().ok()?)));
    }
    let day = text.replace(['年', '月'], "-").replace('日', "");
    let day = day.trim_end_matches('-');
    let separator = ['-', '/', '.'].into_iter().find(|separator| day.contains(*separator))?;
    let mut parts = day.split(separator).map(|part| {
        let sound = !part.is_empty() && part.len() <= 4 && digits(part);
        sound.then(|| part.parse::<i16>().ok()).flatten()
    });
    let (year, month) = (parts.next()??, i8::try_from(parts.next()??).ok()?);
    let of_month = match parts.next() {
        Some(of_month) => Some(i8::try_from(of_month?).ok()?),
        None => None,
    };
    ((1000..=9999).contains(&year) && parts.next().is_none()).then_some((year, month, of_month))
}

impl Moment {
    /// The moment of a [`Stamp`], its offset left aside.
    pub fn parse(text: &str) -> Option<Moment> {
        Stamp::parse(text).map(|stamp| stamp.moment)
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
fn clock(date: Date, text: &str) -> Option<(DateTime, Option<i32>)> {
    let (text, offset) = match text.strip_suffix(['Z', 'z']) {
        Some(text) => (text, Some(0)),
        None => match text.find(['+', '-']) {
            Some(at) => (text.get(..at)?, Some(offset_of(text.get(at..)?)?)),
            None => (text, None),
        },
    };
    let text = text.trim().replace(['时', '点', '分'], ":");
    let mut parts = text.trim_end_matches(['秒', ':']).split(':');
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
    let at = if hour == 24 { at.checked_add(1.day()).ok()? } else { at };
    Some((at, offset))
}

/// Minutes of `+08:00`, `+0800`, `-5`.
fn offset_of(text: &str) -> Option<i32> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.get(1..)?.split(':').collect();
    let (hours, minutes) = if digits.len() > 2 { digits.split_at(digits.len() - 2) } else { (digits.as_str(), "0") };
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    (hours <= 15 && minutes < 60).then_some(sign * (60 * hours + minutes))
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
        assert_eq!(Moment::parse("20250103"), Some(Moment::Day(date(2025, 1, 3))));
        assert_eq!(Moment::parse("2025年1月3日5时"), Some(at));
        let offset = |text: &str| Stamp::parse(text).and_then(|stamp| stamp.offset);
        assert_eq!(offset("2025-01-03T05:00+08:00"), Some(480));
        assert_eq!(offset("2025-01-03T05:00-0330"), Some(-210));
        assert_eq!(offset("2025-01-03T05:00Z"), Some(0));
        assert_eq!(offset("2025-01-03T05:00"), None);
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
            "2025-01-03 05:00+8:0x",
            "2025-01-03 05:00+25:00",
            "20251301",
            "2025-01 05:00",
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
