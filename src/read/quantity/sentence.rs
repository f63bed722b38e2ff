//! Sentences out of lines: columns of text apart, wrapped lines joined, paragraphs cut at their stops.

use crate::read::fold::{Chars, is_chinese};
use crate::read::model::{Line, Report};
use crate::read::number::{Found, scan};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthChar;

/// A gap of so many columns parts two columns of text.
const GAP: usize = 3;
/// Lines of one paragraph begin within so many columns of one another.
const INDENT: usize = 12;

/// A sentence with the places of its characters.
#[derive(Debug, Clone)]
pub(in crate::read) struct Sentence<'h> {
    pub chars: Chars,
    /// Its numbers of any class.
    pub numbers: Vec<Found>,
    /// The short paragraph without figures before it: a heading.
    pub heading: &'h [char],
    /// The last year of the sentences before it in its paragraph.
    pub year: Option<u16>,
}

/// Most characters of a sentence: of a text without stops, so many are read together.
const LONGEST: usize = 1000;

/// Most pieces of a line: no layout has more columns of text.
const MOST_PIECES: usize = 60;

/// A stretch of a line without a wide gap.
struct Piece<'a> {
    /// Index of the line.
    index: usize,
    line: u32,
    start: usize,
    text: &'a str,
    column: usize,
    end_column: usize,
}

/// Pieces that go on from line to line.
struct Flow<'a> {
    column: usize,
    pieces: Vec<Piece<'a>>,
}

/// Hands out every sentence of the prose with its numbers, paragraph by paragraph.
pub(in crate::read) fn sentences(report: &Report, taken: &BTreeSet<u32>, mut each: impl FnMut(&Sentence<'_>)) {
    paragraphs(report, taken, |paragraph, heading| {
        let mut year = None;
        split(paragraph, |chars| {
            let numbers = scan(&chars.chars);
            let own = crate::read::meaning::last_year(&chars.chars, &numbers);
            each(&Sentence { chars, numbers, heading, year });
            year = own.or(year);
        });
    });
}

/// Hands out the characters of every sentence and its heading; what its numbers are is not asked.
pub(in crate::read) fn texts(report: &Report, taken: &BTreeSet<u32>, mut each: impl FnMut(Chars, &[char])) {
    paragraphs(report, taken, |paragraph, heading| split(paragraph, |chars| each(chars, heading)));
}

fn paragraphs(report: &Report, taken: &BTreeSet<u32>, mut each: impl FnMut(&Chars, &[char])) {
    let mut pieces = Vec::new();
    for (index, line) in report.lines.iter().enumerate() {
        if !line.is_furniture && !taken.contains(&line.number) {
            cut(index, line, &mut pieces);
        }
    }
    let margins = margins(&pieces);
    let mut done: Vec<Flow> = Vec::new();
    let mut open: Vec<Flow> = Vec::new();
    for (piece, margin) in pieces.into_iter().zip(margins) {
        let (still, closed): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|flow| flow.pieces.last().is_some_and(|last| piece.index - last.index <= 3));
        open = still;
        done.extend(closed);
        let fits = |flow: &Flow| {
            flow.pieces.last().is_some_and(|last| last.index < piece.index && last.end_column > piece.column)
                && flow.column.abs_diff(piece.column) <= INDENT
        };
        match open.iter().position(fits) {
            Some(index) => {
                let goes_on = open[index].pieces.last().is_some_and(|last| goes_on(last, &piece, margin));
                if goes_on {
                    open[index].column = open[index].column.min(piece.column);
                    open[index].pieces.push(piece);
                } else {
                    let column = piece.column;
                    done.push(std::mem::replace(&mut open[index], Flow { column, pieces: vec![piece] }));
                }
            }
            None => open.push(Flow { column: piece.column, pieces: vec![piece] }),
        }
    }
    done.extend(open);
    done.sort_by_key(|flow| flow.pieces.first().map(|piece| (piece.line, piece.start)));
    let mut heading = Vec::new();
    for flow in done {
        let paragraph = joined(&flow);
        if paragraph.chars.len() <= 40 && !paragraph.chars.iter().any(char::is_ascii_digit) {
            heading = paragraph.chars;
        } else {
            each(&paragraph, &heading);
        }
    }
}

/// Cuts a line at its wide gaps; a bullet or the number of an item stays with its text.
fn cut<'a>(index: usize, line: &'a Line, pieces: &mut Vec<Piece<'a>>) {
    let text = line.text.as_str();
    let (mut column, mut gap, first) = (0, usize::MAX, pieces.len());
    let mut current: Option<Piece> = None;
    for (at, c) in text.char_indices() {
        let width = c.width().unwrap_or(0);
        if c.is_whitespace() {
            let wide = if c == '\t' { GAP } else { width.max(1) };
            gap = gap.saturating_add(wide);
            column += wide;
            continue;
        }
        let has_room = pieces.len() - first < MOST_PIECES;
        let starts = current.as_ref().is_none_or(|piece| gap >= GAP && has_room && !is_mark(piece.text));
        if starts {
            pieces.extend(current.take());
            current = Some(Piece { index, line: line.number, start: at, text: "", column, end_column: column });
        }
        column += width;
        if let Some(piece) = &mut current {
            piece.text = &text[piece.start..at + c.len_utf8()];
            piece.end_column = column;
        }
        gap = 0;
    }
    pieces.extend(current);
}

/// A bullet, or the number of an item of a list.
fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => !only.is_alphanumeric(),
        _ => text.chars().count() <= 4 && text.ends_with(['.', '、', ')', '）', '．']),
    }
}

/// The right margin of the text around each piece: the farthest end of a piece that begins near it.
fn margins(pieces: &[Piece]) -> Vec<usize> {
    let margin = |at: usize| {
        let near = |other: &&Piece| {
            other.index.abs_diff(pieces[at].index) <= 15 && other.column.abs_diff(pieces[at].column) <= INDENT
        };
        let around = pieces[at.saturating_sub(24)..pieces.len().min(at + 24)].iter();
        around.filter(near).map(|piece| piece.end_column).max().unwrap_or(0)
    };
    (0..pieces.len()).map(margin).collect()
}

/// Whether a piece goes on with the sentence of the piece above it.
fn goes_on(last: &Piece, piece: &Piece, margin: usize) -> bool {
    let Some(end) = last.text.chars().next_back() else { return false };
    let Some(first) = piece.text.chars().next() else { return false };
    if matches!(end, '。' | '！' | '？' | '；' | '：' | ':' | '!') || begins_item(piece.text) {
        return false;
    }
    if first.is_ascii_lowercase() || matches!(first, '，' | '。' | '、' | '；' | '）' | ')' | ',') {
        return true;
    }
    if end == '.' {
        return false;
    }
    // A line that was broken reaches the margin, but for the word that had no room.
    let room = if is_chinese(first) { 8 } else { 16 };
    last.end_column + room >= margin && last.end_column - last.column >= 20
        || matches!(end, '，' | '、' | ',' | '-') && piece.index - last.index == 1
}

/// A bullet, a number of a list or of a heading.
fn begins_item(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    let Some(first) = chars.next() else { return false };
    if matches!(
        first,
        '•' | '●' | '■' | '◆' | '▪' | '?' | '【' | '·' | '◇' | '○' | '-' | '–' | '*' | '\u{e000}'
            ..='\u{f8ff}' | '➢' | '✓' | '◼'
    ) {
        return chars.peek().is_none_or(|next| !next.is_ascii_digit());
    }
    let close = text.char_indices().take(6).find(|(_, c)| matches!(c, '、' | ')' | '）' | '．' | '.'));
    let Some((at, sign)) = close else { return false };
    let mark = text[..at].trim_start_matches(['(', '（']);
    let is_number = !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let rest = text[at + sign.len_utf8()..].chars().next();
    is_number && mark.chars().count() <= 3 && !(sign == '.' && rest.is_some_and(|c| c.is_ascii_digit()))
}

/// The characters of a paragraph; Chinese lines join without a space, a hyphen at the end of a line goes.
fn joined(flow: &Flow) -> Chars {
    let mut chars = Chars::default();
    for piece in &flow.pieces {
        if let (Some(last), Some(first)) = (chars.chars.last().copied(), piece.text.chars().next()) {
            if last == '-' && first.is_ascii_lowercase() {
                chars.chars.pop();
                chars.at.pop();
            } else if !(is_wide(last) || is_wide(first))
                && let Some(place) = chars.at.last().copied()
            {
                chars.push(' ', place);
            }
        }
        chars.push_str(piece.line, piece.start, piece.text);
    }
    chars
}

fn is_wide(c: char) -> bool {
    c.width().unwrap_or(1) > 1
}

/// Cuts a paragraph at its stops.
fn split(paragraph: &Chars, mut each: impl FnMut(Chars)) {
    let chars = &paragraph.chars;
    let mut start = 0;
    for at in 0..chars.len() {
        let next = chars.get(at + 1).copied();
        let is_stop = match chars[at] {
            '。' | '！' | '？' | '；' => true,
            // `Co. Ltd`, `approx. 5`: a stop has a capital after it, and more than two letters before.
            '.' | ';' | '!' => {
                let word = chars[..at]
                    .iter()
                    .rev()
                    .take_while(|c| c.is_alphabetic() || c.is_ascii_digit() || **c == '%')
                    .count();
                let capital = chars.get(at + 2).is_some_and(|c| c.is_uppercase());
                next == Some(' ')
                    && (chars[at] != '.'
                        || capital
                            && word != 1
                            && !(word == 2 && chars[at - 1] != '%' && !chars[at - 1].is_ascii_digit()))
            }
            _ => false,
        };
        let is_long = at - start >= LONGEST && next == Some(' ') || at - start >= 2 * LONGEST;
        if is_stop || is_long || at + 1 == chars.len() {
            let mut cut = Chars { chars: chars[start..=at].to_vec(), at: paragraph.at[start..=at].to_vec() };
            if cut.chars.first() == Some(&' ') {
                cut.chars.remove(0);
                cut.at.remove(0);
            }
            each(cut);
            start = at + 1;
        }
    }
}
