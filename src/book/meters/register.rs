//! Use between readings of a register.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::hours::{places, rounded};
use super::length::Length;
use super::rows::Row;
use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::saving::metered::calendar::{CalendarError, Note, Swap, from_register};
use crate::saving::proof::{Every, Meter, Reading};
use crate::series::shown;

/// Periods between readings in order of time. What else stands in a row (temperature, drivers) is of the period that begins
/// there; the last row only ends the one before.
pub(super) fn differences(
    meter: &Meter,
    length: Length,
    mut rows: Vec<Row>,
    findings: &mut Findings,
) -> Option<Vec<Reading>> {
    let swaps = swaps(meter, &mut rows, findings);
    let readings: Vec<(DateTime, f64)> =
        rows.iter().filter_map(|row| Some((row.reading.start, row.reading.energy?))).collect();
    let row_of =
        |at: DateTime| rows.binary_search_by_key(&at, |row| row.reading.start).ok().map(|at| &rows[at].reading);
    let place = |at: DateTime| row_of(at).map_or(meter.place, |row| row.place);
    let made = match from_register(&readings, &swaps) {
        Ok(made) => made,
        Err(CalendarError::Overlap { at }) => {
            let message = AboutMeter::Twice { at: shown(at) };
            findings.push(Finding::new(Code::MeterUnreadable, message).at(place(at)).help(AboutMeter::KeepOne));
            return None;
        }
        Err(error) => {
            let message = AboutMeter::Other { reason: format!("{error:?}") };
            findings.push(Finding::new(Code::MeterUnreadable, message).at(meter.place));
            return None;
        }
    };
    for note in &made.notes {
        let id = meter.id.clone();
        let finding = match note {
            Note::RegisterFell { at, before, after } => {
                let (before, after) = (format!("{before}"), format!("{after}"));
                let message = AboutMeter::RegisterFell { meter: id, at: shown(*at), before, after };
                Finding::new(Code::ReadingsLeftOut, message).at(place(*at)).help(AboutMeter::SwapHelp)
            }
            Note::Swapped { at } => {
                let message = AboutMeter::Swapped { meter: id, at: shown(*at) };
                let finding = Finding::new(Code::ReadingsLeftOut, message).at(place(*at));
                finding.level(Level::Note)
            }
            _ => continue,
        };
        findings.push(finding);
    }
    // A difference has no more decimal places than the readings.
    let decimals =
        rows.iter().filter_map(|row| row.reading.text.as_deref()).map(places).collect::<Option<Vec<usize>>>();
    let decimals = decimals.and_then(|places| places.into_iter().max());
    let mut long = Vec::new();
    let mut periods = Vec::with_capacity(made.used.len());
    for period in &made.used {
        let Some(row) = row_of(period.start) else { continue };
        let is_long = length.every != Every::Bill && length.end(period.start) != Some(period.end);
        if is_long {
            long.push((period.start, row.place));
        }
        let (energy, text) = rounded(period.value.filter(|_| !is_long), decimals);
        periods.push(Reading { end: period.end, energy, text, ..row.clone() });
    }
    if let Some((first, place)) = long.first() {
        let message = AboutMeter::LongPeriods { meter: meter.id.clone(), count: long.len(), first: shown(*first) };
        findings.push(Finding::new(Code::ReadingsLeftOut, message).at(*place));
    }
    Some(periods)
}

/// The swaps, each at a time that says whether the reading of that moment is of the old meter or the new.
fn swaps(meter: &Meter, rows: &mut Vec<Row>, findings: &mut Findings) -> Vec<Swap> {
    let ends = rows.first().zip(rows.last()).map(|(first, last)| (first.reading.start, last.reading.start));
    let mut swaps = Vec::with_capacity(meter.swaps.len());
    for swap in &meter.swaps {
        let mut at = swap.at;
        let is = |row: &Row, value: f64| row.reading.start == swap.at && row.reading.energy == Some(value);
        let (old, new) = (rows.iter().any(|row| is(row, swap.last)), rows.iter().any(|row| is(row, swap.first)));
        if old && new && swap.last != swap.first {
            // Both meters were read at that moment.
            rows.retain(|row| !is(row, swap.last));
        } else if old && !new {
            // The old meter was read, the new one runs from then on.
            at = at.checked_add(1.second()).unwrap_or(at);
        }
        if ends.is_none_or(|(first, last)| at <= first || at > last) {
            let message = AboutMeter::SwapOutside { meter: meter.id.clone(), at: shown(swap.at) };
            findings.push(Finding::new(Code::ReadingsLeftOut, message).at(swap.place));
        }
        swaps.push(Swap { at, last: swap.last, first: swap.first });
    }
    swaps
}
