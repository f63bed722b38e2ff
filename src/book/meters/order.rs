//! Readings in order of time, each time once, with what is left out counted.

use jiff::civil::DateTime;

use super::length::Length;
use super::rows::Row;
use super::{clock, hours, register, weather};
use crate::finding::{AboutMeter, Code, Finding, Findings, Message, Place};
use crate::saving::proof::{Every, Meter, Reading, Readings, TemperatureUnit, Weather};
use crate::series::shown;

/// Findings of one kind that are shown one by one.
const SHOWN: usize = 5;
/// Temperatures of the air near the ground, °C: −89.2 and 56.7 are the extremes on record (WMO weather and climate extremes
/// archive), with room for a logger in the sun.
const TEMPERATURES: (f64, f64) = (-90.0, 60.0);
/// What loggers write where they have no value, among readings that are not below zero.
const SENTINELS: [f64; 5] = [9999.0, 99_999.0, 999_999.0, 65_535.0, 32_767.0];

/// Puts readings in order and looks at what is wrong with them; `None` where they contradict each other.
pub(super) fn ordered(
    meter: &Meter,
    length: Length,
    mut rows: Vec<Row>,
    weather_rows: Vec<(Weather, Option<i32>)>,
    findings: &mut Findings,
) -> Option<Readings> {
    // Of two hours of one name the earlier has the larger offset; without offsets nothing tells them apart, and they are put
    // in an order that does not depend on that of the table.
    let value = |of: Option<f64>| of.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| {
        let (x, y) = (&a.reading, &b.reading);
        let by_value = value(x.energy).total_cmp(&value(y.energy));
        let by_temperature = value(x.temperature).total_cmp(&value(y.temperature));
        x.start.cmp(&y.start).then(b.offset.cmp(&a.offset)).then(by_value).then(by_temperature)
    });
    let marks: Vec<_> = rows.iter().map(|row| (row.reading.start, row.offset, row.reading.place)).collect();
    let days = clock::of(meter, length, &marks, findings)?;
    if length.every == Every::Bill && !meter.is_register {
        close(&mut rows);
    }
    let is_swapped = |at: DateTime| meter.is_register && meter.swaps.iter().any(|swap| swap.at == at);
    let starts: Vec<(DateTime, Place, Option<f64>)> = rows
        .iter()
        .map(|row| (row.reading.start, row.reading.place, row.reading.energy))
        .filter(|(at, ..)| !is_swapped(*at))
        .collect();
    let twice = clock::twice(meter, length, &starts, &days, findings);
    let weather = weather::ordered(meter, length, weather_rows, &days, findings);
    if twice {
        return None;
    }
    let weather = weather?;
    let mut periods = if meter.is_register {
        register::differences(meter, length, rows, findings)?
    } else {
        rows.into_iter().map(|row| row.reading).collect()
    };
    if !meter.is_register {
        missing(meter, &periods, findings);
    }
    below_zero(meter, &mut periods, findings);
    temperatures(meter, &mut periods, findings);
    if overlaps(&periods, findings) {
        return None;
    }
    if length.rows > 1 {
        periods = hours::sums(meter, length, periods, findings);
    }
    let left = clock::gaps(meter, length, &periods, &days, findings);
    gaps(meter, &left, findings);
    sentinels(meter, &periods, findings);
    Some(Readings { every: length.every, periods, weather })
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

/// Says which times are there twice.
pub(super) fn say_twice(again: &[(clock::Value, clock::Value)], findings: &mut Findings) {
    for (count, (first, second)) in again.iter().take(SHOWN).enumerate() {
        let message = AboutMeter::Twice { at: shown(second.0) };
        let mut finding = Finding::new(Code::MeterUnreadable, message).at(second.1);
        if count == SHOWN - 1 && again.len() > SHOWN {
            finding = finding.fact(AboutMeter::MoreLike { count: again.len() - SHOWN });
        }
        findings.push(finding.at_with(first.1, Message::FirstHere).help(AboutMeter::KeepOne));
    }
}

fn overlaps(periods: &[Reading], findings: &mut Findings) -> bool {
    let mut found = 0;
    for period in periods.iter().filter(|period| period.end <= period.start) {
        found += 1;
        if found <= SHOWN {
            let message = AboutMeter::EmptyPeriod { at: shown(period.start) };
            findings.push(Finding::new(Code::MeterUnreadable, message).at(period.place).help(AboutMeter::EndHelp));
        }
    }
    for pair in periods.windows(2).filter(|pair| pair[1].start < pair[0].end && pair[0].start != pair[1].start) {
        found += 1;
        if found <= SHOWN {
            let message = AboutMeter::Overlap { at: shown(pair[1].start) };
            let finding = Finding::new(Code::MeterUnreadable, message).at(pair[1].place);
            findings.push(finding.at_with(pair[0].place, Message::FirstHere).help(AboutMeter::KeepOne));
        }
    }
    found > 0
}

/// Counts gaps: pairs of the end of one period and the period after it.
fn gaps(meter: &Meter, gaps: &[(DateTime, &Reading)], findings: &mut Findings) {
    let Some(first) = gaps.first() else { return };
    let days: f64 = gaps.iter().map(|(end, next)| end.duration_until(next.start).as_secs_f64() / 86_400.0).sum();
    let message = AboutMeter::Gaps {
        meter: meter.id.clone(),
        count: gaps.len(),
        first: shown(first.0),
        days: format!("{}", (days * 100.0).round() / 100.0),
    };
    findings.push(Finding::new(Code::ReadingsLeftOut, message).at(first.1.place));
}

fn missing(meter: &Meter, periods: &[Reading], findings: &mut Findings) {
    let without: Vec<&Reading> = periods.iter().filter(|period| period.energy.is_none()).collect();
    let Some(first) = without.first() else { return };
    let message = AboutMeter::Missing { meter: meter.id.clone(), count: without.len(), first: shown(first.start) };
    findings.push(Finding::new(Code::ReadingsLeftOut, message).at(first.place));
}

fn below_zero(meter: &Meter, periods: &mut [Reading], findings: &mut Findings) {
    let is_below = |period: &Reading| period.energy.is_some_and(|energy| energy < 0.0);
    let count = periods.iter().filter(|period| is_below(period)).count();
    let Some(first) = periods.iter().find(|period| is_below(period)) else { return };
    let message =
        AboutMeter::Negative { meter: meter.id.clone(), count, first: shown(first.start), used: meter.feeds_in };
    let finding = Finding::new(Code::ReadingsLeftOut, message).at(first.place);
    findings.push(if meter.feeds_in { finding } else { finding.help(AboutMeter::NegativeHelp) });
    if !meter.feeds_in {
        periods.iter_mut().filter(|period| is_below(period)).for_each(|period| {
            period.energy = None;
            period.text = None;
        });
    }
}

/// Whether a temperature is one of the air.
pub(super) fn is_of_the_air(meter: &Meter, temperature: f64) -> bool {
    let celsius = match meter.temperature {
        TemperatureUnit::Celsius => temperature,
        TemperatureUnit::Fahrenheit => (temperature - 32.0) / 1.8,
    };
    (TEMPERATURES.0..=TEMPERATURES.1).contains(&celsius)
}

/// Says that temperatures are left out.
pub(super) fn say_temperatures(meter: &Meter, bad: &[(f64, DateTime, Place)], findings: &mut Findings) {
    let Some((value, first, place)) = bad.first() else { return };
    let message = AboutMeter::Temperatures {
        meter: meter.id.clone(),
        count: bad.len(),
        value: format!("{value}"),
        first: shown(*first),
    };
    findings.push(Finding::new(Code::ReadingsLeftOut, message).at(*place).help(AboutMeter::TemperaturesHelp));
}

fn temperatures(meter: &Meter, periods: &mut [Reading], findings: &mut Findings) {
    let mut bad = Vec::new();
    for period in periods {
        if let Some(value) = period.temperature.filter(|value| !is_of_the_air(meter, *value)) {
            bad.push((value, period.start, period.place));
            period.temperature = None;
        }
    }
    say_temperatures(meter, &bad, findings);
}

/// Values such as 9999 that stand there more than once, far above the others.
fn sentinels(meter: &Meter, periods: &[Reading], findings: &mut Findings) {
    let mut energies: Vec<f64> = periods.iter().filter_map(|period| period.energy).collect();
    let middle = energies.len() / 2;
    let median = if energies.is_empty() { return } else { *energies.select_nth_unstable_by(middle, f64::total_cmp).1 };
    for value in SENTINELS.into_iter().filter(|value| *value > 10.0 * median) {
        let mut like = periods.iter().filter(|period| period.energy == Some(value));
        let (Some(first), count) = (like.next(), like.count() + 1) else { continue };
        if count > 1 {
            let (first, place) = (shown(first.start), first.place);
            let message = AboutMeter::Sentinels { meter: meter.id.clone(), count, value: format!("{value}"), first };
            findings.push(Finding::new(Code::ReadingsLeftOut, message).at(place).help(AboutMeter::AbsentHelp));
        }
    }
}
