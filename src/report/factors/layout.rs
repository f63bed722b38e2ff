//! Labels with wrapped texts, and tables that leave out what does not fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::table::{Align, render};

/// Columns that a table needs between and around its cells.
const BETWEEN: usize = 3;

/// Least columns of a text beside a label.
const LEAST: usize = 20;

/// Marks that do not begin a line.
const CLOSING: &str = "，。；：、）》！？,.;:)]}%";

/// A column of a table.
pub(super) struct Column {
    pub header: String,
    pub align: Align,
    /// Left out where the table is too wide: the highest first; 0 is never left out.
    pub yields: u8,
}

/// Labels in one column, their texts wrapped beside them.
pub(super) fn facts(rows: &[(&str, String)], width: u16) -> String {
    let column = rows.iter().map(|(label, _)| label.width()).max().unwrap_or(0) + 2;
    let room = usize::from(width).saturating_sub(column + 2).max(LEAST);
    let mut out = String::new();
    for (label, text) in rows {
        for (at, line) in wrapped(text, room).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let gap = " ".repeat(column - label.width());
            out.push_str(&format!("  {label}{gap}{line}\n"));
        }
    }
    out
}

/// A text in lines of at most `room` columns; Chinese may be broken anywhere but before a closing mark.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let fits = line.width() + piece.trim_end().width() <= room;
        if !line.is_empty() && !fits && !piece.starts_with(|c| CLOSING.contains(c)) {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Words with the space after them; each wide character alone.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let wide = |c: char| c.width() == Some(2);
        let breaks = c != ' ' && before.is_some_and(|before| before == ' ' || wide(before) || wide(c));
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// A table in which whole columns yield until it fits, and none is left out that says something.
pub(super) fn fitting(columns: Vec<Column>, rows: &[Vec<String>], width: u16) -> String {
    let said = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let natural = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width());
        cells.chain([columns[at].header.width()]).max().unwrap_or(0) + BETWEEN
    };
    let mut kept: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].yields == 0 || said(*at)).collect();
    while kept.iter().map(|at| natural(*at)).sum::<usize>() > usize::from(width) {
        let yielding = kept.iter().enumerate().max_by_key(|(_, at)| columns[**at].yields);
        match yielding.filter(|(_, at)| columns[**at].yields > 0) {
            Some((position, _)) => drop(kept.remove(position)),
            None => break,
        }
    }
    let header: Vec<String> = kept.iter().map(|at| columns[*at].header.clone()).collect();
    let aligns: Vec<Align> = kept.iter().map(|at| columns[*at].align).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| kept.iter().map(|at| row.get(*at).cloned().unwrap_or_default()).collect()).collect();
    render(&header, &aligns, &rows, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_wrapped_by_columns_and_keep_their_words() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("华东区域电网，平均", 12), ["华东区域电网，", "平均"]);
        assert_eq!(wrapped("", 8), [""]);
        assert_eq!(wrapped("unbreakable", 4), ["unbreakable"]);
    }

    #[test]
    fn a_table_gives_up_whole_columns() {
        let column = |header: &str, yields| Column { header: header.into(), align: Align::Left, yields };
        let rows = vec![vec!["a".repeat(10), "b".repeat(10), "c".repeat(10)]];
        let table = fitting(vec![column("x", 0), column("y", 1), column("z", 2)], &rows, 28);
        assert!(table.contains("bbb") && !table.contains("ccc"), "{table}");
    }
}
