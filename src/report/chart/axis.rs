//! What an axis measures, how far it reaches, and the round values on it.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::plot::RIGHT;
use super::scale::round_step;
use super::text::{clean, width};
use crate::report::number::grouped;

/// What an axis measures.
#[derive(Debug, Clone)]
pub struct Axis {
    /// Its quantity: `Electricity`, `日平均气温`.
    pub name: String,
    /// The unit of its numbers: `MWh`; empty where there is none.
    pub unit: String,
    /// What its numbers count.
    pub along: Along,
    /// Whether zero is on it, however far away the data lie. Bars always stand on zero.
    pub from_zero: bool,
}

/// What the numbers of an axis count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// An amount.
    Amount,
    /// Calendar years: 2024 is the number 2024.
    Years,
    /// Days from 1970-01-01, as [`day`] gives them; parts of a day are hours.
    Days,
}

impl Axis {
    /// An amount in a unit; zero is on the axis where it is near.
    pub fn amount(name: impl Into<String>, unit: impl Into<String>) -> Axis {
        Axis { name: name.into(), unit: unit.into(), along: Along::Amount, from_zero: false }
    }

    /// Calendar years.
    pub fn years(name: impl Into<String>) -> Axis {
        Axis { name: name.into(), unit: String::new(), along: Along::Years, from_zero: false }
    }

    /// Days of the calendar.
    pub fn days(name: impl Into<String>) -> Axis {
        Axis { name: name.into(), unit: String::new(), along: Along::Days, from_zero: false }
    }

    /// The same axis with zero on it.
    pub fn from_zero(self) -> Axis {
        Axis { from_zero: true, ..self }
    }

    /// Quantity and unit in one spelling for every language, as a quotient (ISO 80000-1): `Electricity / MWh`.
    pub(super) fn title(&self) -> String {
        match (clean(&self.name), clean(&self.unit)) {
            (name, unit) if unit.is_empty() => name,
            (name, unit) if name.is_empty() => unit,
            (name, unit) => format!("{name} / {unit}"),
        }
    }

    /// How far the axis reaches for these values, with about so many round values on it; nothing where there is no value.
    pub(super) fn span(&self, values: impl Iterator<Item = f64>, about: u32) -> Option<Span> {
        let (low, high) = ends(values)?;
        Some(round_span(low, high, self.from_zero, about))
    }

    /// The same for an axis below a drawing: as many round values as have room for their texts.
    pub(super) fn span_below(&self, values: impl Iterator<Item = f64>, room: f64, font: f64) -> Option<Span> {
        let (low, high) = ends(values)?;
        let fits = |span: &Span| {
            let widest = span.ticks.iter().map(|(_, text)| width(text, font)).fold(0.0, f64::max);
            let steps = span.ticks.len() as f64 - 1.0;
            // Those at the ends may have to move inwards by half of themselves; days do not stand at the ends.
            let moved = match self.along {
                Along::Days => 0.0,
                Along::Amount | Along::Years => widest * if steps > 1.0 { 1.5 } else { 2.0 } + font * 0.5 - RIGHT,
            };
            let apart = moved.max(widest + font);
            steps * apart <= room
        };
        let calendar = match self.along {
            Along::Amount => None,
            Along::Years => of_years(low, high, &fits),
            Along::Days => of_days(low, high, &fits),
        };
        let amounts = || {
            let mut spans = [9, 7, 5, 4, 3, 2].map(|about| round_span(low, high, self.from_zero, about)).into_iter();
            spans.find(&fits).unwrap_or_else(|| round_span(low, high, self.from_zero, 1))
        };
        Some(calendar.unwrap_or_else(amounts))
    }

    /// A value as a title of the drawing says it: a date, a year, or a number as it was given to four decimals.
    pub(super) fn said(&self, value: f64) -> String {
        match self.along {
            Along::Days => as_date(value).map_or_else(|| tick_text(value, 0), |date| date.to_string()),
            Along::Years if value == libm::rint(value) => format!("{value}"),
            Along::Years | Along::Amount => {
                let text = tick_text(value, 4);
                match text.contains('.') && !text.contains('e') {
                    true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
                    false => text,
                }
            }
        }
    }
}

/// The number of a day on an axis of [`Along::Days`].
pub fn day(of: Date) -> f64 {
    let days = of.since((jiff::Unit::Day, date(1970, 1, 1))).map_or(0, |span| span.get_days());
    f64::from(days)
}

/// How far an axis reaches, and the values with a text on it.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<(f64, String)>,
}

/// Values that paper can carry.
pub(super) fn finite(value: f64) -> Option<f64> {
    // Far beyond any quantity, and small enough that thousands of them still add up to a number.
    value.is_finite().then(|| value.clamp(-1e290, 1e290))
}

fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.filter_map(finite).fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    })
}

/// From a round value to a round value; zero is one of them where it is asked for, or where leaving it out saves less than half.
fn round_span(low: f64, high: f64, from_zero: bool, about: u32) -> Span {
    let size = low.abs().max(high.abs());
    let (mut low, mut high) = if size < 1e-280 { (0.0, 1.0) } else { (low, high) };
    let is_one = high - low <= size * 1e-9;
    if from_zero || is_one || (low > 0.0 && low < high / 2.0) || (high < 0.0 && high > low / 2.0) {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    let Some((step, decimals)) = round_step((high - low) / f64::from(about.max(1))) else {
        return Span { low: 0.0, high: 1.0, ticks: vec![(0.0, "0".to_owned()), (1.0, "1".to_owned())] };
    };
    // What is a round value but for the last bits is that value.
    let (first, last) = (libm::floor(low / step + 1e-9), libm::ceil(high / step - 1e-9));
    let count = (last - first).clamp(1.0, 100.0) as u32;
    let value = |at: u32| (first + f64::from(at)) * step;
    let ticks: Vec<(f64, String)> = (0..=count).map(|at| (value(at), step_text(value(at), step, decimals))).collect();
    Span { low: value(0), high: value(count), ticks }
}

/// A round value among others that are a step apart.
fn step_text(value: f64, step: f64, decimals: usize) -> String {
    match decimals > 6 || value.abs() >= 1e12 {
        // As many digits as tell it from its neighbours.
        true => powers(value, usize::try_from(exponent(value) - exponent(step)).unwrap_or(0)),
        false => tick_text(value, decimals),
    }
}

/// A number of the drawing's own, digits in groups of three; very large and very small ones by powers of ten.
pub(super) fn tick_text(value: f64, decimals: usize) -> String {
    let size = value.abs();
    let is_small = size > 0.0 && size < 0.5 * libm::pow(10.0, -(decimals as f64));
    if size >= 1e12 || is_small {
        return powers(value, 3);
    }
    let text = format!("{size:.decimals$}");
    let is_zero = text.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    format!("{}{}", if value < 0.0 && !is_zero { "−" } else { "" }, grouped(&text))
}

fn powers(value: f64, digits: usize) -> String {
    if value == 0.0 { "0".to_owned() } else { format!("{value:.digits$e}").replace('-', "−") }
}

fn exponent(value: f64) -> i32 {
    let text = format!("{value:.9e}");
    text.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

/// Years from the first to the last: both have their number, as paths lead from the one to the other.
fn of_years(low: f64, high: f64, fits: &dyn Fn(&Span) -> bool) -> Option<Span> {
    if low < -9999.0 || high > 9999.0 {
        return None;
    }
    let (low, high) = if high - low < 1.0 { (libm::floor(low) - 1.0, libm::ceil(high) + 1.0) } else { (low, high) };
    let last = libm::floor(high);
    [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10_000.0, 20_000.0]
        .into_iter()
        .filter(|step| (high - low) / step < 60.0)
        .map(|step| {
            let count = libm::floor((last - low) / step) as u32;
            let years = (0..=count).rev().map(|back| last - f64::from(back) * step);
            Span { low, high, ticks: years.map(|year| (year, format!("{year}"))).collect() }
        })
        .find(fits)
        .map(|mut span| {
            // The base year has its number too; what would meet it is left out.
            let first = libm::ceil(low);
            if span.ticks.first().is_some_and(|(year, _)| *year > first) {
                span.ticks.insert(0, (first, format!("{first}")));
            }
            span
        })
}

fn as_date(value: f64) -> Option<Date> {
    let whole = libm::floor(value);
    if whole.abs() > 4e6 {
        return None;
    }
    date(1970, 1, 1).checked_add((whole as i64).days()).ok()
}

/// Days, weeks, firsts of months or of years: the closest of which there is room for.
fn of_days(low: f64, high: f64, fits: &dyn Fn(&Span) -> bool) -> Option<Span> {
    let (low, high) = if high - low < 1.0 { (libm::floor(low) - 1.0, libm::floor(low) + 2.0) } else { (low, high) };
    let (first, last) = (as_date(low)?, as_date(high)?);
    let span = |ticks: Vec<(f64, String)>| Span { low, high, ticks };
    let within = |(at, _): &(f64, String)| *at >= low && *at <= high;
    let every_days = [1_i64, 2, 7, 14].into_iter().filter(|step| (high - low) / (*step as f64) < 60.0).map(|step| {
        let days = (0..60).map_while(|at| first.checked_add((at * step).days()).ok());
        span(days.map(|date| (day(date), date.to_string())).filter(within).collect())
    });
    let every_months = [1_i64, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000, 120_000];
    let every_months =
        every_months.into_iter().filter(|step| (high - low) / (*step as f64 * 30.0) < 60.0).map(|step| {
            let months = i64::from(first.year()) * 12 + i64::from(first.month()) - 1;
            let from = months.div_euclid(step) * step;
            let firsts = (0..=62).filter_map(|at| {
                let month = from + at * step;
                let year = i16::try_from(month.div_euclid(12)).ok()?;
                let of = Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
                let text = if step < 12 { format!("{year:04}-{:02}", of.month()) } else { format!("{year:04}") };
                Some((day(of), text))
            });
            span(firsts.filter(within).collect())
        });
    let ends = span(vec![(day(first).max(low), first.to_string()), (day(last), last.to_string())]);
    let found = every_days.chain(every_months).find(|span| fits(span));
    Some(found.filter(|found| found.ticks.len() > 1).unwrap_or(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(span: &Span) -> Vec<&str> {
        span.ticks.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn round_values_cover_what_is_drawn() {
        let axis = Axis::amount("", "");
        let span = |low: f64, high: f64| axis.span([low, high].into_iter(), 4).unwrap();
        assert_eq!(texts(&span(0.0, 13_810.0)), ["0", "5 000", "10 000", "15 000"]);
        assert_eq!(texts(&span(-3.0, 5.0)), ["−4", "−2", "0", "2", "4", "6"]);
        assert_eq!(texts(&span(95.0, 104.0)), ["95", "100", "105"]);
        assert_eq!(texts(&span(7.0, 7.0)), ["0", "2", "4", "6", "8"]);
        assert_eq!(texts(&span(0.0, 0.0)), ["0.0", "0.5", "1.0"]);
        assert_eq!(texts(&span(1e20, 1.05e20)), ["1.00e20", "1.02e20", "1.04e20", "1.06e20"]);
        assert_eq!(texts(&span(0.0, 3e-9)), ["0", "1e−9", "2e−9", "3e−9"]);
    }

    #[test]
    fn days_are_firsts_of_months_where_there_are_many() {
        let axis = Axis::days("");
        let ends = [day(date(2024, 1, 15)), day(date(2024, 12, 31))];
        let span = axis.span_below(ends.into_iter(), 300.0, 12.0).unwrap();
        assert_eq!(texts(&span), ["2024-03", "2024-05", "2024-07", "2024-09", "2024-11"]);
        assert_eq!((span.low, span.high), (ends[0], ends[1]));
    }

    #[test]
    fn the_first_and_the_last_year_have_their_numbers() {
        let span = Axis::years("").span_below([2020.0, 2031.0].into_iter(), 200.0, 12.0).unwrap();
        assert_eq!(texts(&span), ["2020", "2021", "2026", "2031"]);
    }
}
