//! A total of the text that names its rows of a table: `类别 1 与类别 2 合计 67,388.55 tCO2e`, "Scope 1 and 2 emissions in total".

use super::found::{Found, names};
use super::item::Field;
use super::slip;
use super::words::{TOTAL, says};
use crate::quantity::Exact;
use crate::read::RowKind;

/// What numbered rows are called.
const NUMBERED: &[&str] = &["类别", "類別", "范围", "範圍", "category", "categories", "scope"];
/// Most characters from the names to the figure.
const REACH: usize = 40;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        if item.cell.is_some() || !item.is_amount() || item.digits < 3 {
            continue;
        }
        let at = item.figure.at;
        let head = field.line(at.line).get(..at.start as usize).unwrap_or_default();
        let clause = head.rsplit(['，', ',', '。', '；', ';', '：', '(', '（']).next().unwrap_or_default();
        if !says(clause, TOTAL) || clause.chars().count() > REACH {
            continue;
        }
        let Some((name, numbers)) = numbers(&clause.to_lowercase()).filter(|(_, numbers)| numbers.len() >= 2) else {
            continue;
        };
        let mut sums: Vec<Vec<usize>> = Vec::new();
        for (grid, table) in field.grids.iter().enumerate() {
            for column in 0..table.columns.len() {
                let year = table.columns[column].year;
                if year.is_some() && item.figure.meaning.year.is_some() && year != item.figure.meaning.year {
                    continue;
                }
                let cell = |wanted: &u32| {
                    let mut cells = field.column(grid, column).iter().copied().filter(|cell| {
                        let row = field.items[*cell].cell.map_or(0, |cell| cell.1);
                        let label = table.rows[row].label.to_lowercase();
                        table.rows[row].kind == RowKind::Item
                            && field.items[*cell].kind == item.kind
                            && numbers_of(&label, name) == [*wanted]
                    });
                    cells.next().filter(|_| cells.next().is_none())
                };
                sums.extend(numbers.iter().map(cell).collect::<Option<Vec<usize>>>());
            }
        }
        // Two tables or two years could be meant.
        let [parts] = sums.as_slice() else { continue };
        let sum = parts.iter().fold(Exact::ZERO, |sum, part| &sum + &field.items[*part].value);
        let wanted = sum.checked_div(item.figure.quantity.unit().ratio());
        let near = (sum.to_f64() / item.size - 1.0).abs() <= 0.2;
        if !near && !wanted.is_some_and(|wanted| slip::exchanged(item.figure, &wanted)) {
            continue;
        }
        let mut figures = parts.clone();
        figures.push(index);
        out.push(Found::claim("sum", names(parts.len(), " + "), figures).by_words(0.93));
    }
}

/// What the rows are called, and the numbers behind it.
fn numbers(clause: &str) -> Option<(&'static str, Vec<u32>)> {
    let name = NUMBERED.iter().find(|name| clause.contains(**name))?;
    let stem = if *name == "categories" { "categor" } else { name };
    Some((stem, numbers_of(clause, stem)))
}

/// The numbers of a list behind a word: 1 and 2 of `类别 1 与类别 2 合计`.
fn numbers_of(text: &str, name: &str) -> Vec<u32> {
    let Some((_, rest)) = text.split_once(name) else { return Vec::new() };
    let rest = rest.strip_prefix("ies").or_else(|| rest.strip_prefix('y')).unwrap_or(rest);
    let rest = rest.replace("category", "").replace(name, "").replace("and", "");
    let mut found = Vec::new();
    let mut letters = rest.chars().peekable();
    while let Some(c) = letters.next() {
        let number = match c {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '1'..='9' if !letters.peek().is_some_and(|next| next.is_ascii_digit() || matches!(next, '.' | ',')) => {
                c.to_digit(10).unwrap_or(0)
            }
            ' ' | 's' | ',' | '&' | '+' | '/' | '、' | '和' | '与' | '及' | '與' => continue,
            _ => break,
        };
        found.push(number);
    }
    found
}
