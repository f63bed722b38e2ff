//! Pipe tables, of Markdown and of any text that has them.

use super::Limits;
use crate::finding::AboutRead;
use crate::read::{Line, MarkedRow};

/// The tables of a text. The line under a head is nothing but a rule, and marked as no part of the report.
pub(super) fn tables(lines: &mut [Line], limits: Limits) -> Result<Vec<Vec<MarkedRow>>, AboutRead> {
    let mut tables = Vec::new();
    let (mut at, mut count) = (1, 0);
    while at < lines.len() {
        if !is_rule(&lines[at].text) || !lines[at - 1].text.contains('|') {
            at += 1;
            continue;
        }
        lines[at].is_furniture = true;
        let mut rows: Vec<MarkedRow> = Vec::new();
        let head = std::iter::once(at - 1);
        let body = (at + 1..lines.len()).take_while(|row| lines[*row].text.contains('|'));
        for row in head.chain(body) {
            let cells = cells(&lines[row].text);
            count += cells.len();
            if count > limits.cells {
                return Err(AboutRead::TooManyCells { limit: limits.cells });
            }
            rows.push((lines[row].number, cells));
        }
        at += rows.len();
        tables.push(rows);
    }
    Ok(tables)
}

/// `|---|:--:|`, with or without the outer bars.
fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.contains('|') && text.contains('-') && text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// The cells of a row; `\|` is a bar in a cell.
fn cells(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    let mut cells = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = c == '\\' && chars.peek() == Some(&'|');
        if c == '|' {
            cells.push(String::new());
        } else if let (Some(cell), false) = (cells.last_mut(), escaped) {
            cell.push(c);
        } else if let (Some(cell), Some(bar)) = (cells.last_mut(), chars.next()) {
            cell.push(bar);
        }
    }
    if text.ends_with('|') && cells.len() > 1 {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().trim_matches('*').replace("<br>", " ")).collect()
}
