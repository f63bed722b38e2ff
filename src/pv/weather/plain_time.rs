//! How the rows of plain CSV are dated.

use super::plain_names::Meaning;
use super::stamp::NOMINAL_YEAR;
use super::{Stamp, WeatherFault};

/// The places of what dates a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Dating {
    Parts {
        year: Option<usize>,
        month: usize,
        day: usize,
        hour: usize,
        minute: Option<usize>,
    },
    /// A date, and an hour or a time beside it.
    Date {
        date: usize,
        hour: Option<usize>,
        time: Option<usize>,
    },
    Stamp(usize),
}

/// A time as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    pub(super) stamp: Stamp,
    /// Minutes ahead of UTC, where the time says.
    pub(super) offset_min: Option<i32>,
    /// Seconds beyond the minute.
    pub(super) second: u8,
    /// Whether it was printed as hour 24.
    pub(super) hour_24: bool,
}

impl Dated {
    /// The time on a clock that is so far ahead of UTC; as printed where either has no offset.
    pub(super) fn on_clock(&self, offset_min: Option<i32>) -> Stamp {
        match (self.offset_min, offset_min) {
            (Some(own), Some(wanted)) if own != wanted => {
                Stamp::at_minutes(self.stamp.minutes() + i64::from(wanted - own)).unwrap_or(self.stamp)
            }
            _ => self.stamp,
        }
    }
}

impl Dating {
    pub(super) fn of(meanings: &[Option<Meaning>]) -> Option<Dating> {
        let place = |wanted: Meaning| meanings.iter().position(|meaning| *meaning == Some(wanted));
        if let (Some(month), Some(day), Some(hour)) = (place(Meaning::Month), place(Meaning::Day), place(Meaning::Hour))
        {
            let (year, minute) = (place(Meaning::Year), place(Meaning::Minute));
            return Some(Dating::Parts { year, month, day, hour, minute });
        }
        let (time, hour) = (place(Meaning::Time).or_else(|| place(Meaning::Stamp)), place(Meaning::Hour));
        match (place(Meaning::Date), time, hour) {
            (Some(date), None, None) => Some(Dating::Stamp(date)),
            (Some(date), time, hour) => Some(Dating::Date { date, hour, time }),
            (None, Some(stamp), _) => Some(Dating::Stamp(stamp)),
            (None, None, _) => None,
        }
    }

    pub(super) fn places(self) -> Vec<usize> {
        match self {
            Dating::Parts { year, month, day, hour, minute } => {
                [year, Some(month), Some(day), Some(hour), minute].into_iter().flatten().collect()
            }
            Dating::Date { date, hour, time } => [Some(date), hour, time].into_iter().flatten().collect(),
            Dating::Stamp(place) => vec![place],
        }
    }

    pub(super) fn has_year(self) -> bool {
        !matches!(self, Dating::Parts { year: None, .. })
    }

    pub(super) fn read(self, cells: &[&str]) -> Result<Dated, WeatherFault> {
        match self {
            Dating::Parts { year, month, day, hour, minute } => {
                let text =
                    || [Some(month), Some(day), Some(hour), minute].map(|at| at.map_or("", |at| cells[at])).join(" ");
                let bad = || WeatherFault::BadTime { text: text().trim().to_owned() };
                let number = |at: usize| whole(cells[at]).ok_or_else(bad);
                let minute = minute.map_or(Ok(0), number)?;
                let (month, day) = (number(month)?, number(day)?);
                // A leap day without a year is of the nominal leap year.
                let nominal = if (month, day) == (2, 29) { NOMINAL_YEAR + 1 } else { NOMINAL_YEAR };
                let year = year.map_or(Ok(nominal as u16), number)?;
                civil(year, month, day, number(hour)?, minute).ok_or_else(bad)
            }
            Dating::Date { date, hour, time } => {
                let hour = hour.map_or("", |at| cells[at]);
                let clock = match (time, hour) {
                    (Some(at), _) => cells[at].to_owned(),
                    (None, hour) => format!("{hour}:00"),
                };
                stamp(&format!("{} {clock}", cells[date]))
            }
            Dating::Stamp(at) => stamp(cells[at]),
        }
    }
}

/// `7`, `07`, `7.0`.
fn whole(text: &str) -> Option<u16> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

/// `30`, `30.0`, `30.000`: whole seconds below a minute.
fn seconds(text: &str) -> Option<u8> {
    let (whole, parts) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = parts.bytes().all(|b| b == b'0');
    whole.parse().ok().filter(|second| is_whole && *second < 60)
}

fn civil(year: u16, month: u16, day: u16, hour: u16, minute: u16) -> Option<Dated> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if minute > 59 || hour > 24 || (hour == 24 && minute > 0) {
        return None;
    }
    let start = Stamp::new(i32::from(year), month, day, 0)?;
    let stamp = Stamp::at_minutes(start.minutes() + i64::from(hour * 60 + minute))?;
    Some(Dated { stamp, offset_min: None, second: 0, hour_24: hour == 24 })
}

/// `2019-01-01 00:00`, `2019/1/1 0:00:00`, `2019-01-01T00:00:00+08:00`, `2019-01-01T00:00Z`, `20190101:0030`, `201901010030`.
fn stamp(text: &str) -> Result<Dated, WeatherFault> {
    let bad = || WeatherFault::BadTime { text: text.to_owned() };
    let compact: String = text.chars().filter(|c| *c != ':').collect();
    if compact.len() == 12 && compact.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| compact.get(range)?.parse::<u16>().ok();
        let all = (|| civil(part(0..4)?, part(4..6)?, part(6..8)?, part(8..10)?, part(10..12)?))();
        return all.ok_or_else(bad);
    }
    // A date alone is its midnight.
    let (date, rest) = text.split_once(['T', ' ']).unwrap_or((text, "0"));
    let mut parts = date.split(['-', '/', '年', '月']).map(|part| part.trim_end_matches('日'));
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(bad());
    };
    if year.len() < 4 {
        // 01/02/2019 is a day in January or in February.
        return Err(WeatherFault::AmbiguousDate { text: text.to_owned() });
    }
    let (clock, offset_min) = zone(rest.trim()).ok_or_else(bad)?;
    let mut parts = clock.split(':');
    let hour = parts.next().and_then(whole).ok_or_else(bad)?;
    let minute = parts.next().map_or(Some(0), whole).ok_or_else(bad)?;
    let second = parts.next().map_or(Some(0), seconds).ok_or_else(bad)?;
    let [year, month, day] = [year, month, day].map(whole);
    let all = (|| civil(year?, month?, day?, hour, minute))();
    all.map(|dated| Dated { offset_min, second, ..dated }).ok_or_else(bad)
}

/// Time of day and minutes ahead of UTC: `00:00:00+08:00`, `00:00Z`.
fn zone(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock.trim(), Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((text, None)) };
    let (clock, sign) = (text[..at].trim(), if text[at..].starts_with('-') { -1 } else { 1 });
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i32>().ok();
    let (hours, minutes) = match digits.len() {
        2 => (number(0..2)?, 0),
        4 => (number(0..2)?, number(2..4)?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some((clock, Some(sign * (hours * 60 + minutes))))
}
