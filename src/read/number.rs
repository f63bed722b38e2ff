//! The numbers of a line, and what each is: a figure, or a year, a date, a heading's number, part of a name.

mod calendar;
mod class;
mod names;
mod shape;

use super::fold::Chars;
use std::ops::Range;

/// Digits of a line that belong together, with sign, grouping and decimals; of a range both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Bytes of the line.
    pub span: Range<usize>,
    /// What it is.
    pub class: NumberClass,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberClass {
    /// How much or how many: a figure, if a unit or words go with it.
    Quantity,
    /// `2.5:1`: so much to one.
    Proportion,
    /// A year, or the first and last of several: `2021年`, `FY2021`, `2019-2021`.
    Year,
    /// A day or a month.
    Date,
    /// A time of the day.
    Time,
    /// Of a chapter, clause or section.
    Heading,
    /// Of a page.
    Page,
    /// Telephone, fax, postcode.
    Phone,
    /// Of a standard, a certificate, a decree, a register, a street.
    Document,
    /// A rank or a class: `第2届`, `Top 10`, `Scope 1`.
    Ordinal,
    /// Of an item of a list: `1、`, `(2)`.
    ListNumber,
    /// Part of a name: `BVR-05`, `2*75`, `4#`.
    Model,
    /// Part of a formula: `CO2`, `PM2.5`.
    Formula,
}

/// Every number of a line, in order.
///
/// ```
/// use crossfoot::read::{NumberClass, numbers};
/// let found = numbers("2021年CO2排放352多吨");
/// let classes: Vec<_> = found.iter().map(|number| number.class).collect();
/// assert_eq!(classes, [NumberClass::Year, NumberClass::Formula, NumberClass::Quantity]);
/// ```
pub fn numbers(line: &str) -> Vec<Number> {
    let mut chars = Chars::default();
    chars.push_str(0, 0, line);
    let found = scan(&chars.chars);
    found
        .into_iter()
        .map(|found| Number {
            span: chars.at[found.start].start as usize..chars.at[found.end - 1].end as usize,
            class: found.class,
        })
        .collect()
}

/// A number by its characters.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// First character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
    /// What it is.
    pub class: NumberClass,
    /// Of a range of two figures, the end of the first and the start of the second.
    pub parts: Option<(usize, usize)>,
}

/// Every number among folded characters.
pub(super) fn scan(chars: &[char]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let number = class::classify(chars, at, found.last());
        at = number.end.max(at + 1);
        found.push(number);
    }
    found
}
