//! The order of rows: sorted, each time once, at one step.

use super::stamp::NOMINAL_YEAR;
use super::{DaylightEvidence, Note, Stamp, WeatherError, WeatherFault, Years};

/// Rows in order, by their places in the file.
pub(super) struct Sequence {
    pub(super) order: Vec<usize>,
    /// Minutes from row to row.
    pub(super) step: i64,
    pub(super) notes: Vec<Note>,
}

/// Two changes of the clock lie at least this far apart.
const CHANGES_APART_MIN: i64 = 60 * 1440;

/// Rows in order; `stated` is the length of a row where somebody states it, and then rows are where they are.
pub(super) fn sequence(
    times: &[Stamp],
    lines: &[usize],
    years: &Years,
    stated: Option<i64>,
) -> Result<Sequence, WeatherError> {
    let mut notes = Vec::new();
    let leap = times.iter().any(|time| (time.month, time.day) == (2, 29));
    let year = if leap { NOMINAL_YEAR + 1 } else { NOMINAL_YEAR };
    let key = |at: usize| match years {
        Years::Consecutive(..) => times[at].minutes(),
        Years::None | Years::Typical(_) => times[at].in_year(year).unwrap_or(times[at]).minutes(),
    };
    let keys: Vec<i64> = (0..times.len()).map(key).collect();
    let mut order: Vec<usize> = (0..times.len()).collect();
    let early: Vec<usize> = (1..times.len()).filter(|at| keys[*at] < keys[at - 1]).collect();
    if let Some(first) = early.first() {
        notes.push(Note::OutOfOrder { count: early.len(), line: lines[*first] });
        order.sort_by_key(|at| keys[*at]);
    }
    let double = without_doubles(&mut order, &keys).map(|(count, at)| {
        notes.push(Note::Duplicates { count, first: times[at], line: lines[at] });
        times[at]
    });
    let minutes: Vec<i64> = order.iter().map(|at| keys[*at]).collect();
    if let Some(step) = stated {
        return Ok(Sequence { order, step, notes });
    }
    let step = step(&minutes).map_err(|minutes| WeatherFault::Step { minutes }.at(0))?;
    let absent = absent(&minutes, step);
    if let Some((count, longest, first)) = absent {
        notes.push(Note::NoRow { count, first, longest });
    }
    if let (Some((_, _, missing)), Some(double)) = (absent, double)
        && in_the_night(missing)
        && in_the_night(double)
        && (missing.minutes() - double.minutes()).abs() > CHANGES_APART_MIN
    {
        let evidence = DaylightEvidence::HourMissingAndDouble { missing, double };
        notes.push(Note::DaylightSaving { evidence });
    }
    Ok(Sequence { order, step, notes })
}

/// Leaves out rows of a time that was there before: how many, and the first.
fn without_doubles(order: &mut Vec<usize>, keys: &[i64]) -> Option<(usize, usize)> {
    let (mut last, mut count, mut first) = (None, 0, None);
    order.retain(|at| {
        let double = last == Some(keys[*at]);
        if double {
            count += 1;
            first = first.or(Some(*at));
        }
        last = Some(keys[*at]);
        !double
    });
    first.map(|first| (count, first))
}

/// The commonest step; an error unless it divides a day. An hour where there is one row.
fn step(minutes: &[i64]) -> Result<i64, i64> {
    let mut steps: Vec<i64> = minutes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_unstable();
    // The last of equals is taken: the least step, as steps come from the greatest down.
    let commonest = steps.chunk_by(|a, b| a == b).rev().max_by_key(|run| run.len()).map_or(60, |run| run[0]);
    if commonest > 0 && 1440 % commonest == 0 { Ok(commonest) } else { Err(commonest) }
}

/// Times between the first and the last without a row: how many, the longest run, the first.
fn absent(minutes: &[i64], step: i64) -> Option<(usize, usize, Stamp)> {
    let (mut count, mut longest, mut first) = (0, 0, None);
    for pair in minutes.windows(2) {
        let run = ((pair[1] - pair[0]) / step - 1).max(0) as usize;
        if run > 0 {
            count += run;
            longest = longest.max(run);
            first = first.or_else(|| Stamp::at_minutes(pair[0] + step));
        }
    }
    first.map(|first| (count, longest, first))
}

/// Clocks are changed between midnight and four.
fn in_the_night(time: Stamp) -> bool {
    time.minute < 4 * 60
}
