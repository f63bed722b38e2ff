//! Plain tables for a terminal.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A rule under the header and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A table without borders, as wide as its content and no wider than `width`; the first column is never broken.
/// Chinese characters take two columns.
pub(super) fn render(header: &[String], columns: &[Align], rows: &[Vec<String>], width: u16) -> String {
    let mut table = Table::new();
    table.load_style(STYLE);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let cell = |(text, align): (&String, &Align)| {
        // Digit groups must not be torn apart at a line's end.
        let text = match align {
            Align::Right => text.replace(' ', "\u{a0}"),
            Align::Left => text.clone(),
        };
        Cell::new(text).set_alignment(match align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        })
    };
    table.set_header(header.iter().zip(columns).map(cell).collect::<Vec<_>>());
    for row in rows {
        table.add_row(row.iter().zip(columns).map(cell).collect::<Vec<_>>());
    }
    // Names and numbers stay whole; words may be broken between lines.
    for (at, align) in columns.iter().enumerate() {
        if let (true, Some(column)) = (at == 0 || *align == Align::Right, table.column_mut(at)) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let mut text = table.trim_fmt().replace('\u{a0}', " ");
    text.push('\n');
    text
}

/// The same with a rule above the last row, which is a total.
pub(super) fn render_with_total(header: &[String], columns: &[Align], rows: &[Vec<String>], width: u16) -> String {
    let text = render(header, columns, rows, width);
    let mut lines: Vec<&str> = text.lines().collect();
    if let (Some(rule), true) = (lines.get(1).copied(), lines.len() > 2) {
        lines.insert(lines.len() - 1, rule);
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
