//! Plain tables for a terminal.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Columns of a word or two, which is not broken.
const SHORT: usize = 12;

/// Columns of space on both sides of a cell.
const PADDING: usize = 2;

/// A rule under the header and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A table without borders, as wide as its content and no wider than `width`; the first column is never broken.
/// Chinese characters take two columns.
pub(super) fn render(header: &[String], columns: &[Align], rows: &[Vec<String>], width: u16) -> String {
    let mut table = Table::new();
    table.load_style(STYLE);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let aligned = |text: String, align: &Align| {
        Cell::new(text).set_alignment(match align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        })
    };
    // Digit groups must not be torn apart at a line's end.
    let cell = |(text, align): (&String, &Align)| match align {
        Align::Right => aligned(text.replace(' ', "\u{a0}"), align),
        Align::Left => aligned(text.clone(), align),
    };
    table.set_header(header.iter().zip(columns).map(|(text, align)| aligned(text.clone(), align)).collect::<Vec<_>>());
    for row in rows {
        table.add_row(row.iter().zip(columns).map(cell).collect::<Vec<_>>());
    }
    // Names, numbers and single words stay whole; headings and sentences may be broken between lines.
    for (at, align) in columns.iter().enumerate() {
        let body = rows.iter().filter_map(|row| row.get(at)).map(|text| text.width()).max().unwrap_or(0);
        let words = header.get(at).into_iter().flat_map(|text| text.split(' '));
        let body = words.map(UnicodeWidthStr::width).max().unwrap_or(0).max(body);
        let whole = at == 0 || *align == Align::Right || body <= SHORT;
        if let (true, Some(column)) = (whole, table.column_mut(at)) {
            let padded = u16::try_from(body + PADDING).unwrap_or(u16::MAX);
            column.set_constraint(match at {
                0 => ColumnConstraint::ContentWidth,
                _ => ColumnConstraint::LowerBoundary(Width::Fixed(padded)),
            });
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
        // The heading may take more lines than one; the total takes one, as its cells stay whole.
        let rule = lines.iter().find(|line| line.trim_start().starts_with('─')).copied().unwrap_or(rule);
        lines.insert(lines.len() - 1, rule);
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
