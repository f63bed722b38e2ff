//! Lines cut into pieces where the layout leaves a gap.

use super::MOST_COLUMNS;
use super::cell::{self, Content};
use super::units::Units;
use crate::read::model::Report;
use std::collections::HashSet;
use unicode_width::UnicodeWidthChar;

/// A stretch of a line between gaps. Its ends are given in two measures, because some programs that lay out text count a
/// Chinese character as one column and some as two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    /// First byte in the line.
    pub start: usize,
    /// First and end column, counting characters; the same, counting Chinese characters twice.
    pub span: [(usize, usize); 2],
    pub sort: Sort,
}

/// What a piece looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Words,
    Number,
    /// A number that may be a year.
    Year,
    NotStated,
}

impl Piece<'_> {
    pub fn is_value(&self) -> bool {
        self.sort != Sort::Words
    }
}

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Blank,
    Furniture,
    /// Dashes and the like that draw a border.
    Rule,
    /// Cells parted by tabs or bars, empty ones included.
    Delimited,
    /// Pieces parted by gaps.
    Spaced,
}

/// A line in pieces.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    pub number: u32,
    pub page: Option<u32>,
    pub form: Form,
    pub pieces: Vec<Piece<'a>>,
    pub text: &'a str,
}

/// Bars that part cells.
const BARS: [char; 4] = ['|', '｜', '│', '┃'];

/// All lines, cut. What stands in tables that the format marks is left out, as furniture.
pub(super) fn cut<'a>(report: &'a Report, units: &mut Units) -> Vec<Cut<'a>> {
    let marked: HashSet<u32> = report.marked.iter().flatten().map(|(line, _)| *line).collect();
    let mut cuts: Vec<Cut> = Vec::with_capacity(report.lines.len());
    for line in &report.lines {
        let text = line.text.as_str();
        let trimmed = text.trim();
        let form = if marked.contains(&line.number) {
            Form::Delimited
        } else if trimmed.is_empty() {
            Form::Blank
        } else if line.is_furniture {
            Form::Furniture
        } else if is_rule(trimmed) {
            Form::Rule
        } else if is_delimited(text) {
            Form::Delimited
        } else {
            Form::Spaced
        };
        let mut pieces = match form {
            Form::Spaced => spaced(text),
            Form::Delimited if !marked.contains(&line.number) => delimited(text),
            _ => Vec::new(),
        };
        for piece in &mut pieces {
            piece.sort = sort(piece.text, units);
        }
        cuts.push(Cut { number: line.number, page: line.page, form, pieces, text });
    }
    cuts
}

fn sort(text: &str, units: &mut Units) -> Sort {
    match cell::read(text, units) {
        Content::NotStated => Sort::NotStated,
        Content::Number(number) if number.year.is_some() => Sort::Year,
        Content::Number(_) => Sort::Number,
        Content::Empty | Content::Words => Sort::Words,
    }
}

fn is_rule(text: &str) -> bool {
    let drawn = |c: char| {
        matches!(c, '-' | '=' | '_' | '+' | ':' | '~' | '*' | '.' | '—' | '–')
            || c.is_whitespace()
            || is_box(c)
            || BARS.contains(&c)
    };
    text.chars().all(drawn) && text.chars().filter(|c| !c.is_whitespace()).count() >= 5
}

fn is_box(c: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&c)
}

fn is_delimited(text: &str) -> bool {
    // Tabs before the first word are an indentation and part nothing, unless others follow.
    text.trim().contains('\t') || (text.contains(BARS) && text.trim().trim_matches(BARS).contains(BARS))
}

fn delimited(text: &str) -> Vec<Piece<'_>> {
    let tabs = text.trim().contains('\t');
    let mut pieces = Vec::new();
    let mut start = 0;
    let parts: Box<dyn Iterator<Item = &str>> =
        if tabs { Box::new(text.split('\t')) } else { Box::new(text.split(BARS)) };
    for part in parts {
        if pieces.len() > MOST_COLUMNS {
            break;
        }
        pieces.push(piece(text, start, start + part.len(), 0, 0));
        let sign = text[start + part.len()..].chars().next().map_or(0, char::len_utf8);
        start += part.len() + sign;
    }
    if !tabs {
        // The bars at the ends of a line are a frame.
        if pieces.last().is_some_and(|piece| piece.text.is_empty()) {
            pieces.pop();
        }
        if pieces.first().is_some_and(|piece| piece.text.is_empty()) {
            pieces.remove(0);
        }
    }
    pieces
}

/// A piece of the text from `start` to `end`, without the spaces around it.
fn piece(text: &str, start: usize, end: usize, one: usize, two: usize) -> Piece<'_> {
    let part = &text[start..end];
    let inner = part.trim();
    let start = start + part.len() - part.trim_start().len();
    let (ones, twos) = inner.chars().fold((0, 0), |(ones, twos), c| (ones + 1, twos + wide(c)));
    Piece { text: inner, start, span: [(one, one + ones), (two, two + twos)], sort: Sort::Words }
}

fn wide(c: char) -> usize {
    if c.is_ascii() { 1 } else { c.width().unwrap_or(0) }
}

/// Cuts where two spaces or more stand, or one that is as wide as two.
fn spaced(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut one, mut two) = (0, 0);
    // Where the piece began, in bytes and both measures, and its end so far in bytes.
    let mut open: Option<(usize, usize, usize, usize)> = None;
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            gap += if c == '\t' { 4 } else { wide(c).max(1) };
            if gap >= 2
                && let Some((start, one, two, end)) = open.take()
            {
                pieces.push(piece(text, start, end, one, two));
                // One more than any table has is enough to tell that it is none.
                if pieces.len() > MOST_COLUMNS {
                    return pieces;
                }
            }
        } else {
            gap = 0;
            let (start, from_one, from_two, _) = open.unwrap_or((at, one, two, at));
            open = Some((start, from_one, from_two, at + c.len_utf8()));
        }
        let tab = c == '\t';
        one += if tab { 8 - one % 8 } else { 1 };
        two += if tab { 8 - two % 8 } else { wide(c) };
    }
    if let Some((start, one, two, end)) = open {
        pieces.push(piece(text, start, end, one, two));
    }
    pieces
}
