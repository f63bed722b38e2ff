//! What each column of a sheet is.

use super::cell::{self, Content};
use super::heading;
use super::sheet::Sheet;
use super::units::Units;
use crate::quantity::Unit;
use crate::read::model::Column;
use std::collections::BTreeSet;

/// Most rows of a heading.
const MOST_HEADS: usize = 4;

/// The columns by what they are.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// How many rows at the top are the heading.
    pub heads: usize,
    pub label: Option<usize>,
    pub group: Option<usize>,
    pub unit: Option<usize>,
    /// The columns of figures.
    pub figures: Vec<usize>,
    /// Where a second table begins that stands beside the first.
    pub beside: Option<usize>,
}

/// What stands in the rows of a column below the heading.
#[derive(Debug, Default, Clone)]
struct Tally {
    numbers: usize,
    years: usize,
    not_stated: usize,
    words: usize,
    units: usize,
    distinct: usize,
    counts_up: bool,
    dates: usize,
    codes: usize,
}

/// Finds out what the columns are. `contents` are the cells by row and column.
pub(super) fn plan(sheet: &Sheet, contents: &[Vec<Content>], units: &mut Units) -> Plan {
    let width = sheet.width();
    let heads = heads(sheet, contents);
    let tallies: Vec<Tally> = (0..width).map(|column| tally(sheet, contents, column, heads, units)).collect();
    let rows = sheet.strips.len() - heads;
    let name = |column: usize| name(sheet, column, heads);
    let is_index = |column: usize| {
        let tally = &tallies[column];
        heading::names_index(&name(column))
            || tally.counts_up && tallies.get(column + 1).is_some_and(|next| next.words > 0)
    };
    let unit = (0..width).find(|column| heading::names_units(&name(*column))).or_else(|| {
        (1..width).find(|column| {
            let tally = &tallies[*column];
            tally.numbers == 0 && tally.words > 0 && tally.units * 5 >= tally.words * 3 && tally.words * 2 >= rows
        })
    });
    let is_year_label = |column: usize| {
        let tally = &tallies[column];
        tally.years > 0
            && tally.years == tally.numbers
            && (tally.numbers >= 2 || heading::year(&name(column)).is_none() && rows == 1)
            // Below a year of its own, behind labels, 2010 is an amount.
            && !(heading::is_year(&name(column)) && (0..column).any(|before| tallies[before].words > 0))
    };
    let first_used =
        (0..width).find(|column| tallies[*column].numbers + tallies[*column].words > 0 && !is_index(*column));
    let mut is_figures = |column: usize| {
        let tally = &tallies[column];
        Some(column) != unit
            && !is_index(column)
            && !is_year_label(column)
            && (tally.dates < tally.numbers || heading::split(&name(column), units).1.is_some())
            && tally.numbers >= 1
            && (tally.numbers + tally.not_stated >= tally.words || tally.numbers >= 2 && Some(column) != first_used)
    };
    let mut figures: Vec<usize> = (0..width).filter(|column| is_figures(*column)).collect();
    let first = figures.first().copied().unwrap_or(width);
    // Columns that are not stated throughout belong to the table where their neighbours do.
    let blank = |column: usize| {
        Some(column) != unit
            && tallies[column].not_stated > 0
            && tallies[column].words == 0
            && tallies[column].numbers == 0
    };
    let after_words =
        (0..first).rev().find(|column| Some(*column) == unit || tallies[*column].words > 0).map(|last| last + 1);
    figures.extend((after_words.unwrap_or(0)..width).filter(|column| blank(*column)));
    figures.sort_unstable();
    let words: Vec<usize> =
        (0..first).filter(|column| Some(*column) != unit && tallies[*column].words > 0 && !is_index(*column)).collect();
    let full = |column: usize| tallies[column].distinct == rows && tallies[column].codes * 2 < rows;
    let (label, group) = match words.as_slice() {
        [] => (first_used.filter(|column| is_year_label(*column)), None),
        [only] => (Some(*only), None),
        [one, ..] if full(*one) => (Some(*one), None),
        [.., group, last] => {
            let years = tallies[*last].distinct <= 1 && tallies[*last].words * 2 < rows;
            if years { (Some(*group), None) } else { (Some(*last), (tallies[*group].codes == 0).then_some(*group)) }
        }
    };
    let beside = (first + 1..width).find(|column| {
        let tally = &tallies[*column];
        let more = figures.last().is_some_and(|last| last > column);
        more && Some(*column) != unit
            && tally.numbers == 0
            && rows >= 2
            && tally.words * 3 >= rows * 2
            && tally.distinct == tally.words
            && tally.units * 2 < tally.words
            && label.is_some()
    });
    Plan { heads, label, group, unit, figures, beside }
}

fn tally(sheet: &Sheet, contents: &[Vec<Content>], column: usize, heads: usize, units: &mut Units) -> Tally {
    let mut tally = Tally::default();
    let mut texts = BTreeSet::new();
    let mut ordinals = Vec::new();
    for (strip, row) in sheet.strips.iter().zip(contents).skip(heads) {
        match row.get(column) {
            Some(Content::Number(number)) => {
                tally.numbers += 1;
                tally.dates += is_month(&number.text, &number.tail) as usize;
                tally.years += number.year.is_some() as usize;
                ordinals.push(number.text.parse::<usize>().ok());
            }
            Some(Content::NotStated) => tally.not_stated += 1,
            Some(Content::Words) => {
                let text = strip.text(column);
                tally.words += 1;
                tally.units += units.known(text).is_some() as usize;
                tally.codes +=
                    (text.is_ascii() && text.contains(|c: char| c.is_ascii_digit()) && text.len() <= 14) as usize;
                texts.insert(text);
            }
            Some(Content::Empty) | None => {}
        }
    }
    tally.distinct = texts.len();
    let first = ordinals.first().copied().flatten();
    tally.counts_up = ordinals.len() >= 2
        && first.is_some_and(|first| first <= 1)
        && ordinals.iter().enumerate().all(|(at, ordinal)| *ordinal == first.map(|first| first + at));
    tally
}

/// How many rows at the top are the heading. The layout says so, or words and years stand where numbers stand below.
fn heads(sheet: &Sheet, contents: &[Vec<Content>]) -> usize {
    if sheet.by_alignment {
        return sheet.strips.iter().take_while(|strip| strip.heads).count();
    }
    let most = MOST_HEADS.min(sheet.strips.len().saturating_sub(1));
    let is_number = |content: &Content| matches!(content, Content::Number(number) if number.year.is_none());
    // Without labels, the first column has numbers as the others do.
    let unlabelled = contents.iter().any(|row| row.first().is_some_and(is_number))
        && contents.iter().skip(1).filter(|row| row.first() == Some(&Content::Words)).count() <= 2;
    let mut count = 0;
    for at in 0..most {
        let row = &contents[at];
        let of_right = |is: &dyn Fn(&Content) -> bool| row.iter().skip(1).filter(|content| is(content)).count();
        let words = of_right(&|content| *content == Content::Words);
        let years = of_right(&|content| matches!(content, Content::Number(number) if number.year.is_some()));
        let values = of_right(&|content| is_number(content) || *content == Content::NotStated);
        let filled = row.iter().filter(|content| **content != Content::Empty).count();
        let first = sheet.strips[at].text(0);
        let title = filled == 1 && at == 0 && sheet.width() > 1 && !first.is_empty() && {
            // A title stands above a heading; a group stands above rows.
            let below =
                contents.get(1).map_or(0, |row| row.iter().skip(1).filter(|content| is_number(content)).count());
            below == 0
        };
        let goes_on = at == 0
            || count == at
                && (first.is_empty()
                    || at > 0 && first == sheet.strips[at - 1].text(0)
                    || unlabelled && row.first() == Some(&Content::Words))
            || count == at && at == 1 && contents[0].iter().filter(|content| **content != Content::Empty).count() == 1;
        // A row of years below the title of a key is a row of data in a table of two columns.
        if title || goes_on && words + years > values && (words + years > 0) {
            count = at + 1;
        } else {
            break;
        }
    }
    count
}

/// Whether a number may be a month: `2019.10`.
fn is_month(text: &str, tail: &str) -> bool {
    let parts = text.split_once('.').map(|(year, month)| (year.parse::<u16>(), month.parse::<u8>()));
    tail.is_empty() && matches!(parts, Some((Ok(1980..=2070), Ok(1..=12))))
}

/// The words of the heading of a column.
fn name(sheet: &Sheet, column: usize, heads: usize) -> String {
    let mut name = String::new();
    for (at, strip) in sheet.strips[..heads].iter().enumerate() {
        let text = strip.text(column);
        // A cell over several rows of the heading is printed once.
        let again = at > 0 && sheet.strips[at - 1].text(column) == text;
        if !again && !is_title(strip, heads) {
            super::labels::join(&mut name, text);
        }
    }
    name
}

/// Whether a row of the heading is one cell above the whole table.
pub(super) fn is_title(strip: &super::sheet::Strip, heads: usize) -> bool {
    let filled: BTreeSet<&str> =
        strip.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    heads > 1 && filled.len() == 1 && strip.cells.len() > 1 && !strip.heads && !strip.text(0).is_empty()
}

/// Headings that are words before they are units.
const NOT_UNITS: [&str; 10] = ["年", "月", "日", "名", "部", "项", "时", "车", "头", "year"];

/// The unit above the labels, which is that of every column without one: `Emissions (t CO2e) | 2022 | 2023`. Counts and times
/// are words there (`Item`, `Year`).
pub(super) fn unit_of_corner(sheet: &Sheet, plan: &Plan, units: &mut Units) -> Option<Unit> {
    let text = name(sheet, plan.label?, plan.heads);
    let unit = units.named(&text).or_else(|| heading::split(&text, units).1)?;
    let measured = ["t", "kWh", "m3", "tCO2", "tCO2e", "tce"];
    let measures = |known: &str| Unit::parse(known).is_ok_and(|known| known.dimension() == unit.dimension());
    measured.into_iter().any(measures).then_some(unit)
}

/// The column of a heading: name, unit, year.
pub(super) fn column(sheet: &Sheet, index: usize, heads: usize, units: &mut Units) -> Column {
    let mut texts: Vec<String> = Vec::new();
    let mut last = "";
    for strip in &sheet.strips[..heads] {
        if is_title(strip, heads) {
            continue;
        }
        let text = strip.text(index);
        // Above several columns a heading of the upper rows is printed once, in the first.
        let spread = text.is_empty() && !strip.heads && heads > 1 && !std::ptr::eq(strip, &sheet.strips[heads - 1]);
        let text = match spread {
            true => (0..index).rev().map(|at| strip.text(at)).find(|text| !text.is_empty()).unwrap_or(""),
            false => text,
        };
        // A figure in the heading is none of its words.
        let figure = matches!(cell::read(text, units), Content::Number(number) if number.year.is_none() && number.tail.is_empty());
        if !text.is_empty() && text != last && !figure {
            texts.push(text.to_owned());
            last = strip.text(index);
        }
    }
    let mut found: (String, Option<Unit>) = Default::default();
    for text in &texts {
        let whole = units.named(text).filter(|_| !NOT_UNITS.contains(&text.as_str()));
        let (name, unit) = match whole {
            // A line of the heading that is nothing but a unit.
            Some(unit) if texts.len() > 1 => (String::new(), Some(unit)),
            Some(unit) => (text.clone(), Some(unit)),
            None => heading::split(text, units),
        };
        super::labels::join(&mut found.0, &name);
        found.1 = unit.or(found.1);
    }
    let year = heading::year(&found.0);
    Column { is_total: heading::is_total_column(&found.0), name: found.0, unit: found.1, year }
}
