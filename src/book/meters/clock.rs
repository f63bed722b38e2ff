//! The clock on the wall: offsets in the times, hours that are there twice, days of 23 and 25 hours.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::length::Length;
use super::order::say_twice;
use crate::finding::{AboutMeter, Code, Finding, Findings, Lang, Level, Message, Place};
use crate::saving::proof::{Every, Meter, Reading};
use crate::series::shown;

/// A clock change moves it by no more than this many minutes.
const MOST_MINUTES: i32 = 120;
/// Findings of one kind that are shown one by one.
const SHOWN: usize = 5;
/// Clocks change in the small hours: of the change, none is known after 3 o'clock.
const LAST_HOUR: i8 = 3;
/// Months in which clocks change somewhere.
const MONTHS: [i8; 5] = [3, 4, 9, 10, 11];

/// A time of a table: when, with which offset, where it stands.
type Mark = (DateTime, Option<i32>, Place);
/// A time of a table with what was read then.
pub(super) type Value = (DateTime, Place, Option<f64>);

/// Days with other than 24 hours: those of the book, and those that changing offsets tell. `None` where times are of several
/// clocks.
pub(super) fn of(meter: &Meter, length: Length, marks: &[Mark], findings: &mut Findings) -> Option<Vec<(Date, u8)>> {
    let mut days = meter.clock.clone();
    let with = marks.iter().filter(|mark| mark.1.is_some()).count();
    let refuse = |before: Option<i32>, mark: &Mark| {
        let message = AboutMeter::SeveralClocks { from: name(mark.1), to: name(before) };
        Finding::new(Code::MeterUnreadable, message).at(mark.2).help(AboutMeter::OneClock)
    };
    if with != 0 && with != marks.len() {
        let first = marks.first().and_then(|mark| mark.1);
        let odd = marks.iter().find(|mark| mark.1.is_some() != first.is_some())?;
        findings.push(refuse(first, odd));
        return None;
    }
    let instant = |mark: &Mark| mark.0.checked_sub(i64::from(mark.1.unwrap_or(0)).minutes()).unwrap_or(mark.0);
    let mut sorted = marks.to_vec();
    sorted.sort_by_key(instant);
    let moves = sorted.windows(2).filter(|pair| pair[0].1 != pair[1].1);
    for (count, pair) in moves.enumerate() {
        let (Some(before), Some(after)) = (pair[0].1, pair[1].1) else { continue };
        let moved = after - before;
        if moved.abs() > MOST_MINUTES {
            findings.push(refuse(Some(before), &pair[1]));
            return None;
        }
        if count < SHOWN {
            let at = shown(pair[1].0);
            let (from, to) = (name(Some(before)), name(Some(after)));
            let message = AboutMeter::ClockMoves { meter: meter.id.clone(), at, from, to };
            findings.push(Finding::new(Code::ReadingsLeftOut, message).at(pair[1].2).level(Level::Note));
        }
        let day = pair[1].0.date();
        let known = days.iter().any(|(stated, _)| *stated == day);
        if length.every == Every::Hour && moved % 60 == 0 && !known {
            days.push((day, u8::try_from(24 - moved / 60).unwrap_or(24)));
        }
    }
    Some(days)
}

/// An offset as it is written; "none" in both languages where there is none.
fn name(offset: Option<i32>) -> String {
    let Some(offset) = offset else {
        return format!("{}/{}", AboutMeter::NoOffset.text(Lang::En), AboutMeter::NoOffset.text(Lang::Zh));
    };
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
}

/// Whether a time is there twice without a clock that was put back; `marks` are in order of time.
pub(super) fn twice(
    meter: &Meter,
    length: Length,
    marks: &[Value],
    days: &[(Date, u8)],
    findings: &mut Findings,
) -> bool {
    let mut by_day: BTreeMap<Date, Vec<&[Value]>> = BTreeMap::new();
    for pair in marks.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        by_day.entry(pair[0].0.date()).or_default().push(pair);
    }
    let (mut again, mut found) = (Vec::new(), false);
    for (day, pairs) in by_day {
        let hours: BTreeSet<i8> = pairs.iter().map(|pair| pair[0].0.hour()).collect();
        let starts: BTreeSet<DateTime> = pairs.iter().map(|pair| pair[0].0).collect();
        let once_more = starts.len() == pairs.len() && length.every == Every::Hour;
        let stated = days.iter().find(|(stated, _)| *stated == day).map(|(_, hours)| usize::from(*hours));
        if once_more && stated.is_some_and(|stated| hours.len() + 24 <= stated) {
            continue;
        }
        found = true;
        let one_hour = hours.len() == 1 && hours.first().is_some_and(|hour| *hour <= LAST_HOUR);
        let whole = pairs.len() == usize::from(length.rows);
        let differ = pairs.iter().any(|pair| pair[0].2 != pair[1].2);
        if let (true, true, true, true, None) = (once_more, one_hour, whole, differ, stated) {
            let (first, second) = (pairs[0][0], pairs[0][1]);
            let message = AboutMeter::ClockChange { meter: meter.id.clone(), day: day.to_string(), hours: 25 };
            let finding = Finding::new(Code::MeterUnreadable, message).at(second.1);
            let help = AboutMeter::ClockLine { day: day.to_string(), hours: 25 };
            findings.push(finding.at_with(first.1, Message::FirstHere).help(help).help(AboutMeter::KeepOne));
            continue;
        }
        again.extend(pairs.iter().map(|pair| (pair[0], pair[1])));
    }
    say_twice(&again, findings);
    found
}

/// Gaps between periods, without those of a clock that was put forward: the end of one period and the period after it.
pub(super) fn gaps<'a>(
    meter: &Meter,
    length: Length,
    periods: &'a [Reading],
    days: &[(Date, u8)],
    findings: &mut Findings,
) -> Vec<(DateTime, &'a Reading)> {
    let mut gaps: Vec<(DateTime, &Reading)> = Vec::new();
    for pair in periods.windows(2).filter(|pair| pair[1].start > pair[0].end) {
        let (from, next) = (pair[0].end, &pair[1]);
        let day = from.date();
        let missing = from.duration_until(next.start).as_secs() / 3600;
        let stated = days.iter().find(|(stated, _)| *stated == day).map(|(_, hours)| i64::from(*hours));
        if length.every != Every::Hour || stated.is_some_and(|stated| stated + missing != 24) {
            gaps.push((from, next));
        } else if stated.is_none() {
            if missing == 1 && from.hour() <= LAST_HOUR && MONTHS.contains(&from.month()) {
                let message = AboutMeter::ClockChange { meter: meter.id.clone(), day: day.to_string(), hours: 23 };
                let help = AboutMeter::ClockLine { day: day.to_string(), hours: 23 };
                findings.push(Finding::new(Code::ReadingsLeftOut, message).at(next.place).help(help));
            } else {
                gaps.push((from, next));
            }
        }
    }
    if length.every == Every::Hour {
        for (day, stated) in &meter.clock {
            let from = periods.partition_point(|period| period.start.date() < *day);
            let to = periods.partition_point(|period| period.start.date() <= *day);
            let found = to - from;
            if found > 0 && found != usize::from(*stated) && from > 0 && to < periods.len() {
                let (id, day) = (meter.id.clone(), day.to_string());
                let message = AboutMeter::ClockNotKept { meter: id, day, stated: *stated, found };
                findings.push(Finding::new(Code::ReadingsLeftOut, message).at(periods[from].place));
            }
        }
    }
    gaps
}
