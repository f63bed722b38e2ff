//! Periods between readings, and the weather of their days.

use jiff::civil::{Date, DateTime};

use super::{CalendarError, Note, Usable};

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
/// of its days is not used (CalTRACK 2.0, 2.2.3.2: 0.9).
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
