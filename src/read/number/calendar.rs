//! Years, days, months, times, and the proportions that look like times.

use super::names::MONTHS;
use super::shape::{back_space, chain_end, digits_end, is_year, number_end, skip_space, small};
use super::{Found, NumberClass};
use crate::read::fold::{ends_at, stands_at};
use crate::read::quantity::unit::{money_before, unit_at};
use NumberClass::*;

/// Years, days, months and times.
pub(super) fn dated(chars: &[char], at: usize, run: usize, last: Option<&Found>) -> Option<Found> {
    let of = |end: usize, class| Some(Found { start: at, end, class, parts: None });
    let after = skip_space(chars, run);
    let next = chars.get(after).copied();
    let value = small(chars, at, run);
    if is_year(chars, at, run) {
        let (end, runs) = chain_end(chars, at, &['-', '/', '.']);
        let month = digits_end(chars, (run + 1).min(chars.len()));
        if runs == 3 && small(chars, run + 1, month).is_some_and(|month| month <= 12) {
            return of(end, Date);
        }
        // `2019.10`: a month, where no unit follows.
        let is_month = runs == 2 && small(chars, run + 1, end).is_some_and(|month| (1..=12).contains(&month));
        if is_month && unit_at(chars, end).is_none() && (chars[run] != '.' || end - run <= 3) {
            return of(end, Date);
        }
        if runs == 2 && chars[run] != '.' && (is_year(chars, run + 1, end) || end - run == 3) {
            return of(year_end(chars, end), Year);
        }
        if let Some(end) = second_year(chars, run) {
            return of(year_end(chars, end), Year);
        }
        if next == Some('年') {
            return of(
                day_end(chars, after + 1).unwrap_or(after + 1),
                if day_end(chars, after + 1).is_some() { Date } else { Year },
            );
        }
        let is_grouped = number_end(chars, at) != run;
        if !is_grouped && unit_at(chars, run).is_none() && money_before(chars, at).is_none() && runs == 1 {
            return of(run, Year);
        }
    }
    let day = value.filter(|day| *day <= 31);
    if run - at <= 2 && day.is_some() {
        if next == Some('月') && value <= Some(12) {
            return of(day_end(chars, at).unwrap_or(after + 1), Date);
        }
        let back = back_space(chars, at);
        let of_month =
            chars[..back].ends_with(&['月']) || last.is_some_and(|last| last.class == Date && at - last.end <= 2);
        if of_month && next == Some('日') {
            return of(after + 1, Date);
        }
        let (end, _) = chain_end(chars, at, &['-', '–']);
        let named = |word: &str| {
            stands_at(chars, skip_space(chars, end), word).is_some() || ends_at(chars, back, word).is_some()
        };
        if unit_at(chars, run).is_none() && MONTHS.iter().any(|word| named(word)) {
            return of(end, Date);
        }
        let hour = chars.get(after) == Some(&'点') || next == Some('时') && unit_at(chars, run).is_none();
        if value <= Some(24) && hour && ends_at(chars, back, "第").is_none() {
            return of(after + 1, Time);
        }
    }
    // `1921年` is before the years of reports, `24年` at the beginning of a sentence is a year in short.
    let is_old = run - at == 4 && value.is_some_and(|year| (1500..1945).contains(&year));
    let is_short = at == 0 && value.is_some_and(|year| (10..=40).contains(&year));
    let spans =
        chars.get(after + 1).is_some_and(|c| matches!(c, '来' | '以' | '的' | '内' | '前' | '后' | '多' | '间' | '期'));
    if next == Some('年') && (is_old || is_short && !spans) {
        return of(after + 1, Date);
    }
    if ["世纪", "年代"].into_iter().any(|word| stands_at(chars, after, word).is_some()) {
        return of(after + 2, Date);
    }
    colon(chars, at)
}

/// `2019 to 2021`, `2019 年至 2021 年`, from behind the first.
fn second_year(chars: &[char], run: usize) -> Option<usize> {
    let mut at = skip_space(chars, run);
    at = skip_space(chars, at + usize::from(chars.get(at) == Some(&'年')));
    let sign = ["-", "–", "—", "~", "至", "to"].into_iter().find_map(|word| stands_at(chars, at, word))?;
    let start = skip_space(chars, sign + usize::from(chars.get(sign) == Some(&'—')));
    let end = (start < chars.len()).then(|| digits_end(chars, start))?;
    (is_year(chars, start, end) && unit_at(chars, end).is_none_or(|(unit, _)| unit == "年")).then_some(end)
}

pub(super) fn year_end(chars: &[char], end: usize) -> usize {
    let after = skip_space(chars, end);
    if chars.get(after) == Some(&'年') { after + 1 } else { end }
}

/// The end of `8月15日`, `8 月` or `08月14-15日`, from its first digit or the space before.
fn day_end(chars: &[char], at: usize) -> Option<usize> {
    let at = skip_space(chars, at);
    let run = (at < chars.len()).then(|| digits_end(chars, at))?;
    let month = skip_space(chars, run);
    small(chars, at, run).filter(|month| (1..=12).contains(month))?;
    if chars.get(month) != Some(&'月') {
        return None;
    }
    let day = skip_space(chars, month + 1);
    let end = if day < chars.len() { chain_end(chars, day, &['-', '–', '~', '至']).0 } else { day };
    let sign = skip_space(chars, end);
    Some(if end > day && chars.get(sign) == Some(&'日') { sign + 1 } else { month + 1 })
}

/// `14:30`, `2.5:1`.
fn colon(chars: &[char], at: usize) -> Option<Found> {
    let left = number_end(chars, at);
    let sign = skip_space(chars, left);
    let right = skip_space(chars, sign + 1);
    if !matches!(chars.get(sign), Some(':' | '：' | '∶')) || !chars.get(right).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let run = digits_end(chars, right);
    let is_time = run - right == 2
        && small(chars, at, left).is_some_and(|hour| hour <= 24)
        && small(chars, right, run).is_some_and(|minute| minute < 60);
    // `第 3 条：12 项`, `2021：350`: no proportion has a year or a space after a colon of its own.
    if !is_time && (right > sign + 1 || is_year(chars, at, left)) {
        return None;
    }
    let end = if is_time { chain_end(chars, right, &[':']).0 } else { number_end(chars, right) };
    Some(Found { start: at, end, class: if is_time { Time } else { Proportion }, parts: None })
}
