//! Tables whose cells are marked: by the format of the file, by tabs, or by bars.

use super::cut::{Cut, Form};
use super::heading;
use super::sheet::{Entry, Sheet, Strip};
use crate::read::model::Report;
use std::collections::HashMap;

/// Most empty lines between two rows of a table.
const MOST_BLANK: usize = 3;
/// Most lines of a page's foot and head that a table may go on behind.
const MOST_BREAK: usize = 60;

/// The tables that the format marks.
pub(super) fn of_format(report: &Report, cuts: &[Cut], free: &mut [bool]) -> Vec<Sheet> {
    if report.marked.is_empty() {
        return Vec::new();
    }
    let at: HashMap<u32, usize> = cuts.iter().enumerate().map(|(index, cut)| (cut.number, index)).collect();
    let mut sheets = Vec::new();
    for table in &report.marked {
        let mut strips = Vec::with_capacity(table.len());
        // Several rows may stand in one line of HTML: each cell is looked for behind the one before it.
        let mut seen: (u32, usize) = (0, 0);
        for (line, cells) in table {
            if seen.0 != *line {
                seen = (*line, 0);
            }
            let text = at.get(line).map_or("", |index| cuts[*index].text);
            let entries = cells.iter().map(|cell| {
                let trimmed = cell.trim();
                let found = text.get(seen.1..).and_then(|rest| rest.find(trimmed)).filter(|_| !trimmed.is_empty());
                let start = found.map_or(seen.1, |found| found + seen.1);
                if found.is_some() {
                    seen.1 = start + trimmed.len();
                }
                Entry { text: trimmed.to_owned(), line: *line, start }
            });
            let cells_found: Vec<Entry> = entries.collect();
            let indent = cells.first().map_or(0, |cell| indent_of(cell));
            strips.push(Strip { line: *line, cells: cells_found, indent, ..Strip::default() });
        }
        let Some(first) = table.first().and_then(|(line, _)| at.get(line)) else { continue };
        for (line, _) in table {
            if let Some(index) = at.get(line) {
                free[*index] = false;
            }
        }
        sheets.push(Sheet { above: above(cuts, *first), strips, by_alignment: false });
    }
    sheets
}

/// The tables that tabs or bars part.
pub(super) fn of_tabs(cuts: &[Cut], free: &mut [bool]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut at = 0;
    while at < cuts.len() {
        if cuts[at].form != Form::Delimited || !free[at] || cuts[at].pieces.is_empty() {
            at += 1;
            continue;
        }
        let rows = run(cuts, free, at);
        let last = rows.last().copied().unwrap_or(at);
        rows.iter().for_each(|row| free[*row] = false);
        let mut strips: Vec<Strip> = rows.iter().map(|row| strip(&cuts[*row])).collect();
        level(&mut strips);
        shift(&mut strips);
        repeated(&mut strips);
        sheets.push(Sheet { above: above(cuts, at), strips, by_alignment: false });
        at = last + 1;
    }
    sheets
}

/// The lines of a table from its first.
fn run(cuts: &[Cut], free: &[bool], first: usize) -> Vec<usize> {
    let mut rows = vec![first];
    let (mut blank, mut broken, mut last) = (0, false, first);
    for (at, cut) in cuts.iter().enumerate().skip(first + 1) {
        match cut.form {
            Form::Blank => blank += 1,
            Form::Furniture => broken = true,
            Form::Rule => {}
            Form::Delimited if free[at] && !cut.pieces.is_empty() => {
                let same = cut.pieces.len() == cuts[last].pieces.len();
                let new_page = broken || cut.page != cuts[last].page;
                // Behind a gap, another number of cells is another table.
                if (blank > 0 && !same && (new_page || is_heading(cut)))
                    || (!new_page && blank > MOST_BLANK)
                    || at - last > MOST_BREAK
                {
                    break;
                }
                rows.push(at);
                (blank, broken, last) = (0, false, at);
            }
            _ => break,
        }
    }
    rows
}

fn is_heading(cut: &Cut) -> bool {
    cut.pieces.iter().all(|piece| !piece.is_value() || heading::is_year(piece.text))
        && cut.pieces.first().is_some_and(|piece| !piece.is_value())
}

fn strip(cut: &Cut) -> Strip {
    let cells =
        cut.pieces.iter().map(|piece| Entry { text: piece.text.to_owned(), line: cut.number, start: piece.start });
    Strip { line: cut.number, cells: cells.collect(), indent: indent_of(cut.text), ..Strip::default() }
}

fn indent_of(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace() && *c != '\t').map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum()
}

/// Where tabs align columns by hand, several stand for one: rows of unlike length that are alike without the empty cells.
fn level(strips: &mut [Strip]) {
    let count = |strip: &Strip| strip.cells.len();
    let filled = |strip: &Strip| strip.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let alike = |of: &dyn Fn(&Strip) -> usize| strips.windows(2).all(|pair| of(&pair[0]) == of(&pair[1]));
    if strips.len() > 1 && !alike(&count) && alike(&filled) {
        strips.iter_mut().for_each(|strip| strip.cells.retain(|cell| !cell.text.is_empty()));
    }
}

/// A heading of years alone, one cell shorter than every row, stands above the values: the place above the labels was left out.
fn shift(strips: &mut [Strip]) {
    let [first, rows @ ..] = strips else { return };
    let count = first.cells.len() + 1;
    let is_words = |strip: &Strip| strip.text(0).chars().any(char::is_alphabetic) && !heading::is_year(strip.text(0));
    if !rows.is_empty()
        && first.cells.iter().all(|cell| heading::is_year(&cell.text))
        && rows.iter().all(|strip| strip.cells.len() == count && is_words(strip))
    {
        first.cells.insert(0, Entry { line: first.line, ..Entry::default() });
    }
}

/// Takes out headings that are printed again on a further page.
pub(super) fn repeated(strips: &mut Vec<Strip>) {
    let close = |strip: &Strip| strip.cells.iter().map(|cell| cell.text.replace(' ', "")).collect::<Vec<_>>();
    let Some(first) = strips.first().map(close) else { return };
    if first.iter().filter(|text| !text.is_empty()).count() < 2 {
        return;
    }
    let mut index = 0;
    strips.retain(|strip| {
        index += 1;
        index == 1 || close(strip) != first
    });
}

/// The lines of words above a table, the nearest first: at most four, none behind a gap of more than five lines.
pub(super) fn above(cuts: &[Cut], first: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut blank = 0;
    for cut in cuts[..first].iter().rev() {
        match cut.form {
            Form::Blank | Form::Rule => blank += 1,
            Form::Spaced if cut.pieces.iter().any(|piece| piece.is_value()) => break,
            Form::Spaced => {
                lines.push(cut.pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join(" "));
                blank = 0;
            }
            _ => break,
        }
        if blank > 5 || lines.len() == 4 {
            break;
        }
    }
    lines
}
