//! One place that turns what a report says into a terminal's text, Markdown or CSV: reports know no formats.

use super::number;
use super::table::{Align, render, render_with_total};
use crate::finding::{one_line, tame};
use crate::quantity::Exact;

/// The form of a result that is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For a terminal.
    #[default]
    Table,
    /// Tables as GitHub renders them.
    Markdown,
    /// RFC 4180, UTF-8, one header row, one row a figure; numbers exact and without groups.
    Csv,
}

/// What a report says: blocks for people, and the same figures as a sheet for programs.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) sheet: Sheet,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Title(String),
    Heading(String),
    Line(String),
    Rows(Rows),
    List(Vec<String>),
    /// A drawing of characters, as it stands.
    Drawing(String),
}

/// A table for people.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub header: Vec<String>,
    pub columns: Vec<Align>,
    pub rows: Vec<Vec<String>>,
    /// Whether the last row is a total.
    pub total: bool,
}

/// Figures for programs.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a sheet.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Number(Exact),
    Empty,
}

impl Cell {
    pub(super) fn number(value: Option<&Exact>) -> Cell {
        value.map_or(Cell::Empty, |value| Cell::Number(value.clone()))
    }
}

impl Page {
    /// The page in a format; `width` is that of the terminal.
    pub fn render(&self, format: Format, width: u16) -> String {
        // Names and quotations are the user's: none of them may command the terminal.
        match format {
            Format::Table => tame(self.text(width).chars()),
            Format::Markdown => tame(self.markdown().chars()),
            Format::Csv => self.sheet.csv(),
        }
    }

    pub(super) fn text(&self, width: u16) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            match block {
                Block::Title(title) if text.is_empty() => text.push_str(&format!("{title}\n\n")),
                Block::Title(title) => text.push_str(&format!("\n{title}\n\n")),
                Block::Heading(heading) => text.push_str(&format!("\n{heading}\n")),
                Block::Line(line) => text.push_str(&format!("{line}\n")),
                Block::Rows(rows) => {
                    let draw = if rows.total { render_with_total } else { render };
                    text.push_str(&draw(&rows.header, &rows.columns, &rows.rows, width));
                }
                Block::List(items) => items.iter().for_each(|item| text.push_str(&format!("  {item}\n"))),
                Block::Drawing(drawing) => text.push_str(&format!("{}\n", drawing.trim_end_matches('\n'))),
            }
        }
        text
    }

    fn markdown(&self) -> String {
        let mut parts = Vec::new();
        for block in &self.blocks {
            parts.push(match block {
                Block::Title(title) => format!("## {}", escaped(&title.replace('\n', " · "))),
                Block::Heading(heading) => format!("### {}", escaped(heading)),
                Block::Line(line) => escaped(line),
                Block::Rows(rows) => rows.markdown(),
                Block::List(items) => {
                    items.iter().map(|item| format!("- {}", in_one(item))).collect::<Vec<_>>().join("\n")
                }
                // Its words stand in the table beside it, so that no fence can be broken.
                Block::Drawing(drawing) => {
                    format!("```text\n{}\n```", drawing.replace('`', "'").trim_end_matches('\n'))
                }
            });
        }
        parts.retain(|part| !part.is_empty());
        format!("{}\n", parts.join("\n\n"))
    }
}

impl Rows {
    fn markdown(&self) -> String {
        let line = |cells: &[String], bold: bool| {
            let shown = cells.iter().map(|cell| match escaped(cell) {
                text if bold && !text.is_empty() => format!("**{text}**"),
                text if cell.starts_with("  ") => format!("&emsp;{text}"),
                text => text,
            });
            format!("| {} |", shown.collect::<Vec<_>>().join(" | "))
        };
        let rule = self.columns.iter().map(|align| match align {
            Align::Left => "---",
            Align::Right => "---:",
        });
        let mut lines = vec![line(&self.header, false), format!("| {} |", rule.collect::<Vec<_>>().join(" | "))];
        let last = self.rows.len().saturating_sub(1);
        lines.extend(self.rows.iter().enumerate().map(|(at, row)| line(row, self.total && at == last)));
        lines.join("\n")
    }
}

/// The lines of an item of a list in one.
fn in_one(item: &str) -> String {
    item.lines().map(escaped).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A text inside a line of GitHub's Markdown: what would be markup is escaped, a pipe would end a cell.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
    out.trim().to_owned()
}

impl Sheet {
    fn csv(&self) -> String {
        let mut text = self.header.join(",");
        text.push_str("\r\n");
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => quoted(&harmless(text)),
                Cell::Number(value) => number::machine(value),
                Cell::Empty => String::new(),
            });
            text.push_str(&cells.collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        }
        text
    }
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe stands before what would be one.
pub(super) fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    if begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A field of RFC 4180.
pub(super) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n', '\'']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_a_formula_and_numbers_stay_numbers() {
        let sheet = Sheet {
            header: vec!["name", "value"],
            rows: vec![
                vec![Cell::Text("=HYPERLINK(\"x\")".to_owned()), Cell::Number(Exact::from(-1234))],
                vec![Cell::Text("a, b".to_owned()), Cell::Empty],
                vec![Cell::Text("＝1".to_owned()), Cell::Number(Exact::ratio(1, 8).unwrap())],
            ],
        };
        let expected = "name,value\r\n\"'=HYPERLINK(\"\"x\"\")\",-1234\r\n\"a, b\",\r\n\"'＝1\",0.125\r\n";
        assert_eq!(sheet.csv(), expected);
    }

    #[test]
    fn pipes_and_markup_are_escaped_in_markdown() {
        let rows = Rows {
            header: vec!["a|b".to_owned(), String::new()],
            columns: vec![Align::Left, Align::Right],
            rows: vec![vec!["x\ny".to_owned(), "1 000".to_owned()], vec!["*".to_owned(), "2".to_owned()]],
            total: true,
        };
        assert_eq!(rows.markdown(), "| a\\|b |  |\n| --- | ---: |\n| x y | 1 000 |\n| **\\*** | **2** |");
    }
}
