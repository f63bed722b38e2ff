//! Values in order: the factors that are printed in one unit form a run, sorted by their numbers.
//!
//! ```text
//! runs    first entry, entries, unit as text         for each unit
//!         row, number (two words), decimals          for each entry, by value
//! loose   row                                        for each value that is no plain number with a unit
//! ```
//! What a unit means is not known here; whoever asks brings the range in the unit of the run. `build.rs` shares this file.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use super::table::{Packer, Section, Table, narrow, partition};

/// A plain decimal number: `mantissa / 10^decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its digits.
    pub mantissa: i64,
    /// How many of them are decimals; at most 18.
    pub decimals: u32,
}

/// The factors that are printed in one unit.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    table: &'a Table,
    /// The unit as printed.
    pub unit: &'a str,
    /// Where its entries are.
    start: usize,
    count: usize,
}

const ENTRY: usize = 4;

impl Number {
    /// Reads digits with or without a point and a minus sign, at most 18 of them, and nothing else.
    pub fn parse(text: &str) -> Option<Number> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let scale = if digits.contains('.') { decimals.len() } else { 0 };
        if !plain(whole) || !plain(decimals) || whole.len() + scale > 18 {
            return None;
        }
        let mantissa = text.replacen('.', "", 1).parse().ok()?;
        Some(Number { mantissa, decimals: u32::try_from(scale).ok()? })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // 18 digits and 18 more fit.
        let scaled = |number: &Number, by: u32| i128::from(number.mantissa) * 10_i128.pow(by.min(18));
        scaled(self, other.decimals).cmp(&scaled(other, self.decimals))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The values of a table before they are packed.
#[derive(Debug, Default)]
pub struct Values<'f> {
    runs: BTreeMap<&'f str, Vec<(Number, u32)>>,
    loose: Vec<u32>,
}

impl<'f> Values<'f> {
    /// Adds the value of a row.
    pub fn add(&mut self, value: &'f str, row: u32) {
        let (number, unit) = value.split_once(' ').unwrap_or((value, ""));
        match Number::parse(number) {
            Some(number) => self.runs.entry(unit.trim()).or_default().push((number, row)),
            None => self.loose.push(row),
        }
    }

    /// Packs them, in order.
    pub fn pack(self, into: &mut Packer) {
        let mut heads = Vec::new();
        for (unit, mut entries) in self.runs {
            entries.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
            heads.push((unit, into.words.len(), entries.len()));
            for (number, row) in entries {
                let bits = number.mantissa.cast_unsigned();
                // The lower and the upper half.
                let halves = [(bits & u64::from(u32::MAX)) as u32, (bits >> 32) as u32];
                into.words.extend([row, halves[0], halves[1], number.decimals]);
            }
        }
        into.head(Section::Runs as usize, heads.len());
        for (unit, start, count) in heads {
            into.words.extend([narrow(start), narrow(count)]);
            into.text(unit);
        }
        into.head(Section::Loose as usize, self.loose.len());
        into.words.extend(self.loose);
    }
}

impl Table {
    /// The runs of factors that are printed in one unit; none is empty.
    pub fn runs(&self) -> impl Iterator<Item = Run<'_>> {
        (0..self.count(Section::Runs)).map(|at| self.run(at))
    }

    /// A run by its number.
    pub fn run(&self, at: usize) -> Run<'_> {
        let at = self.start(Section::Runs) + 4 * at;
        let word = |offset| self.word(at + offset) as usize;
        Run { table: self, unit: self.text_at(at + 2), start: word(0), count: word(1) }
    }

    /// The factors whose values are no plain numbers with a unit.
    pub fn loose(&self) -> impl Iterator<Item = usize> + '_ {
        let first = self.start(Section::Loose);
        (0..self.count(Section::Loose)).map(move |at| self.word(first + at) as usize)
    }
}

impl<'a> Run<'a> {
    /// The rows of the run that lie neither `below` a range nor `above` it, in the order of their values.
    pub fn between(
        self,
        below: &dyn Fn(Number) -> bool,
        above: &dyn Fn(Number) -> bool,
    ) -> impl Iterator<Item = usize> + 'a {
        let first = partition(0..self.count, |at| below(self.number(at)));
        self.rows_in(first..partition(first..self.count, |at| !above(self.number(at))))
    }

    /// All rows of the run.
    pub fn rows(self) -> impl Iterator<Item = usize> + 'a {
        self.rows_in(0..self.count)
    }

    fn rows_in(self, range: Range<usize>) -> impl Iterator<Item = usize> + 'a {
        range.map(move |at| self.table.word(self.start + ENTRY * at) as usize)
    }

    fn number(self, at: usize) -> Number {
        let word = |offset| self.table.word(self.start + ENTRY * at + offset);
        let bits = u64::from(word(1)) | u64::from(word(2)) << 32;
        Number { mantissa: bits.cast_signed(), decimals: word(3) }
    }
}
