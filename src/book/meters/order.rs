//! Readings in order of time, each time once, with what is left out counted.

use jiff::civil::DateTime;

use super::Row;
use crate::finding::{AboutMeter, Code, Finding, Findings, Message, Place};
use crate::saving::metered::calendar::{CalendarError, Note, Swap, from_register};
use crate::saving::proof::{Every, Meter, Reading, Readings, Weather};

/// Findings of one kind that are shown one by one.
const SHOWN: usize = 5;

/// Puts readings in order and looks at what is wrong with them; `None` where they contradict each other.
pub(super) fn ordered(
    meter: &Meter,
    every: Every,
    mut rows: Vec<Row>,
    mut weather: Vec<Weather>,
    findings: &mut Findings,
) -> Option<Readings> {
    rows.sort_by_key(|row| row.reading.start);
    if every == Every::Bill && !meter.is_register {
        close(&mut rows);
    }
    let starts: Vec<(DateTime, Place)> = rows.iter().map(|row| (row.reading.start, row.reading.place)).collect();
    let twice = twice(meter, &starts, findings);
    weather.sort_by_key(|row| row.start);
    let marks: Vec<(DateTime, Place)> = weather.iter().map(|row| (row.start, row.place)).collect();
    let weather_twice = self::twice(meter, &marks, findings);
    if twice || weather_twice {
        return None;
    }
    let mut periods = if meter.is_register {
        register(meter, &rows, findings)?
    } else {
        rows.into_iter().map(|row| row.reading).collect()
    };
    if overlaps(&periods, findings) {
        return None;
    }
    gaps(meter, &periods, findings);
    missing(meter, &periods, findings);
    below_zero(meter, &mut periods, findings);
    Some(Readings { every, periods, weather })
}

/// A bill whose end nobody tells lasts until the next begins; the last of them only closes the one before.
fn close(rows: &mut Vec<Row>) {
    for at in 1..rows.len() {
        let next = rows[at].reading.start;
        let row = &mut rows[at - 1];
        if !row.has_end {
            row.reading.end = next;
        }
    }
    if rows.last().is_some_and(|last| !last.has_end) {
        rows.pop();
    }
}

/// Whether a time is there twice, or too often for the clock.
fn twice(meter: &Meter, starts: &[(DateTime, Place)], findings: &mut Findings) -> bool {
    let more_hours = |at: DateTime| meter.clock.iter().any(|(day, hours)| *day == at.date() && *hours > 24);
    let again: Vec<_> = starts.windows(2).filter(|pair| pair[0].0 == pair[1].0 && !more_hours(pair[1].0)).collect();
    for pair in again.iter().take(SHOWN) {
        let message = AboutMeter::Twice { at: pair[1].0.to_string() };
        let finding = Finding::new(Code::MeterUnreadable, message).at(pair[1].1);
        findings.push(finding.at_with(pair[0].1, Message::FirstHere).help(AboutMeter::KeepOne));
    }
    if let (Some(pair), true) = (again.first(), again.len() > SHOWN) {
        let count = again.len() - SHOWN;
        findings.push(Finding::new(Code::MeterUnreadable, AboutMeter::MoreLike { count }).at(pair[1].1));
    }
    !again.is_empty()
}

fn overlaps(periods: &[Reading], findings: &mut Findings) -> bool {
    let mut found = 0;
    for period in periods.iter().filter(|period| period.end <= period.start) {
        let message = AboutMeter::EmptyPeriod { at: period.start.to_string() };
        findings.push(Finding::new(Code::MeterUnreadable, message).at(period.place));
        found += 1;
    }
    for pair in periods.windows(2).filter(|pair| pair[1].start < pair[0].end && pair[0].start != pair[1].start) {
        found += 1;
        if found <= SHOWN {
            let message = AboutMeter::Overlap { at: pair[1].start.to_string() };
            let finding = Finding::new(Code::MeterUnreadable, message).at(pair[1].place);
            findings.push(finding.at_with(pair[0].place, Message::FirstHere).help(AboutMeter::KeepOne));
        }
    }
    found > 0
}

fn register(meter: &Meter, rows: &[Row], findings: &mut Findings) -> Option<Vec<Reading>> {
    let readings: Vec<(DateTime, f64)> =
        rows.iter().filter_map(|row| Some((row.reading.start, row.reading.energy?))).collect();
    let swaps: Vec<Swap> =
        meter.swaps.iter().map(|swap| Swap { at: swap.at, last: swap.last, first: swap.first }).collect();
    let place =
        |at: DateTime| rows.iter().find(|row| row.reading.start == at).map_or(meter.place, |row| row.reading.place);
    let made = match from_register(&readings, &swaps) {
        Ok(made) => made,
        Err(CalendarError::Overlap { at }) => {
            let message = AboutMeter::Twice { at: at.to_string() };
            findings.push(Finding::new(Code::MeterUnreadable, message).at(place(at)).help(AboutMeter::KeepOne));
            return None;
        }
        Err(error) => {
            findings.push(Finding::new(Code::MeterUnreadable, AboutMeter::from(error)).at(meter.place));
            return None;
        }
    };
    for note in &made.notes {
        let id = meter.id.clone();
        let finding = match note {
            Note::RegisterFell { at, before, after } => {
                let (before, after) = (format!("{before}"), format!("{after}"));
                let message = AboutMeter::RegisterFell { meter: id, at: at.to_string(), before, after };
                Finding::new(Code::ReadingsLeftOut, message).at(place(*at)).help(AboutMeter::SwapHelp)
            }
            Note::Swapped { at } => {
                let message = AboutMeter::Swapped { meter: id, at: at.to_string() };
                let finding = Finding::new(Code::ReadingsLeftOut, message).at(place(*at));
                finding.level(crate::finding::Level::Note)
            }
            _ => continue,
        };
        findings.push(finding);
    }
    let of = |start: DateTime| rows.iter().find(|row| row.reading.start == start).map(|row| &row.reading);
    let periods = made.used.iter().filter_map(|period| {
        let row = of(period.start)?;
        Some(Reading { end: period.end, energy: period.value, text: None, ..row.clone() })
    });
    Some(periods.collect())
}

fn gaps(meter: &Meter, periods: &[Reading], findings: &mut Findings) {
    let gaps: Vec<_> = periods.windows(2).filter(|pair| pair[1].start > pair[0].end).collect();
    let Some(first) = gaps.first() else { return };
    let days: f64 = gaps.iter().map(|pair| pair[0].end.duration_until(pair[1].start).as_secs_f64() / 86_400.0).sum();
    let message = AboutMeter::Gaps {
        meter: meter.id.clone(),
        count: gaps.len(),
        first: first[0].end.to_string(),
        days: format!("{}", (days * 100.0).round() / 100.0),
    };
    findings.push(Finding::new(Code::ReadingsLeftOut, message).at(first[1].place));
}

fn missing(meter: &Meter, periods: &[Reading], findings: &mut Findings) {
    let without: Vec<&Reading> = periods.iter().filter(|period| period.energy.is_none()).collect();
    let Some(first) = without.first() else { return };
    let message = AboutMeter::Missing { meter: meter.id.clone(), count: without.len(), first: first.start.to_string() };
    findings.push(Finding::new(Code::ReadingsLeftOut, message).at(first.place));
}

fn below_zero(meter: &Meter, periods: &mut [Reading], findings: &mut Findings) {
    let is_below = |period: &Reading| period.energy.is_some_and(|energy| energy < 0.0);
    let count = periods.iter().filter(|period| is_below(period)).count();
    let Some(first) = periods.iter().find(|period| is_below(period)) else { return };
    let message =
        AboutMeter::Negative { meter: meter.id.clone(), count, first: first.start.to_string(), used: meter.feeds_in };
    let finding = Finding::new(Code::ReadingsLeftOut, message).at(first.place);
    findings.push(if meter.feeds_in { finding } else { finding.help(AboutMeter::NegativeHelp) });
    if !meter.feeds_in {
        periods.iter_mut().filter(|period| is_below(period)).for_each(|period| {
            period.energy = None;
            period.text = None;
        });
    }
}
