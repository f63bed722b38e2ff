//! HTML to lines and tables: one pass over its tags, without a tree.
//!
//! The lines are counted as they come out, for a page may stand on one line of its file; beside it each keeps the line of the
//! file on which it begins.

use super::html_table::{Budget, Table};
use super::{Limits, Read, entity, spaced, text};
use crate::finding::AboutRead;
use crate::read::Line;

/// Tables inside one another that are told apart; deeper ones are text of the innermost cell.
const DEPTH: usize = 16;

/// Elements whose content is not text.
const RAW: &[&str] = &["script", "style", "template", "svg", "noscript", "iframe", "textarea", "select"];
/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "hr",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "nav",
    "main",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "body",
    "head",
    "html",
    "title",
    "caption",
    "form",
    "fieldset",
    "address",
    "details",
    "summary",
    "table",
    "tr",
    "option",
];

/// Reads a page.
pub(super) fn read(page: &str, limits: Limits) -> Result<Read, AboutRead> {
    let mut reader = Reader::new(page.len(), limits);
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let start = rest;
        reader.text(&rest[..open]);
        rest = &rest[open..];
        let Some((tag, after)) = tag(rest) else {
            // A sign that opens no tag is a sign.
            reader.pass(&start[..open]);
            reader.text("<");
            rest = &rest[1..];
            continue;
        };
        rest = after;
        if let Some(tag) = tag {
            if !tag.closes && RAW.contains(&tag.name.as_str()) {
                rest = after_closing(rest, &tag.name);
            } else {
                reader.tag(&tag)?;
            }
        }
        reader.pass(start.get(..start.len() - rest.len()).unwrap_or_default());
    }
    reader.text(rest);
    reader.finish()
}

/// A tag.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
}

/// The tag at the start of a text, and what follows. `Some((None, _))` is a comment or a declaration.
fn tag(text: &str) -> Option<(Option<Tag<'_>>, &str)> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        return Some((None, comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or("")));
    }
    if inner.starts_with(['!', '?']) {
        return Some((None, inner.find('>').and_then(|end| inner.get(end + 1..)).unwrap_or("")));
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(inner.len());
    // A `>` in quotes does not end the tag; quotes count after `=` only.
    let mut quote = None;
    let mut after_equals = false;
    let bytes = inner.as_bytes();
    let end = (name_end..bytes.len()).find(|at| {
        let byte = bytes[*at];
        match quote {
            Some(open) => {
                if byte == open {
                    quote = None;
                }
                false
            }
            None => {
                if after_equals && (byte == b'"' || byte == b'\'') {
                    quote = Some(byte);
                }
                after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
                byte == b'>'
            }
        }
    });
    let end = end.unwrap_or(inner.len());
    // No element that matters has a longer name.
    let name = text::truncated(&inner[..name_end], 16).to_ascii_lowercase();
    let tag = Tag { name, closes, attributes: inner.get(name_end..end).unwrap_or("") };
    Some((Some(tag), inner.get(end + 1..).unwrap_or("")))
}

/// What follows the end of an element whose content is not text.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let start = from + at + 2;
        if text.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let rest = text.get(start..).unwrap_or("");
            return rest.find('>').and_then(|end| rest.get(end + 1..)).unwrap_or("");
        }
        from = start;
    }
    ""
}

/// Where small digits stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Raised,
    Lowered,
}

struct Reader {
    read: Read,
    line: String,
    tables: Vec<Table>,
    /// Tables beyond those that are told apart, so that their ends are not taken for others'.
    too_deep: usize,
    script: Option<Script>,
    in_nav: usize,
    budget: Budget,
    limits: Limits,
    cut: Vec<u32>,
    /// The line of the file where the text that comes next begins.
    at: u32,
    /// The line of the file where the open line or row has its first letter.
    began: Option<u32>,
}

impl Reader {
    fn new(size: usize, limits: Limits) -> Reader {
        Reader {
            read: Read::default(),
            line: String::new(),
            tables: Vec::new(),
            too_deep: 0,
            script: None,
            in_nav: 0,
            budget: Budget::new(size, limits),
            limits,
            cut: Vec::new(),
            at: 1,
            began: None,
        }
    }

    /// Counts the lines of the file that are done with.
    fn pass(&mut self, done: &str) {
        self.at = self.at.saturating_add(newlines(done));
    }

    /// Adds text to the open cell or line.
    fn text(&mut self, text: &str) {
        if self.began.is_none()
            && let Some(first) = text.find(|c: char| !c.is_whitespace())
        {
            self.began = Some(self.at.saturating_add(newlines(&text[..first])));
        }
        let script = self.script;
        let into = self.tables.iter_mut().rev().find_map(Table::open_cell).unwrap_or(&mut self.line);
        entity::resolve(text, |c| {
            let c = script.map_or(c, |script| small(c, into.chars().next_back(), script));
            if c.is_whitespace() {
                if !into.is_empty() && !into.ends_with(' ') {
                    into.push(' ');
                }
            } else if !c.is_control() {
                into.push(c);
            }
        });
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), AboutRead> {
        let name = tag.name.as_str();
        if BLOCKS.contains(&name) {
            self.break_line()?;
        }
        match (name, tag.closes) {
            ("sup", closes) => self.script = (!closes).then_some(Script::Raised),
            ("sub", closes) => self.script = (!closes).then_some(Script::Lowered),
            ("nav", false) => self.in_nav += 1,
            ("nav", true) => self.in_nav = self.in_nav.saturating_sub(1),
            ("table", false) if self.tables.len() >= DEPTH => self.too_deep += 1,
            ("table", false) => self.tables.push(Table::default()),
            ("table", true) if self.too_deep > 0 => self.too_deep -= 1,
            ("table", true) => self.end_table()?,
            _ if self.too_deep > 0 => {}
            ("tr", _) | ("thead" | "tbody" | "tfoot", _) => self.end_row()?,
            ("td" | "th", closes) => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell();
                    if !closes {
                        table.open(tag.attributes);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A break ends a line; in a cell it is a space.
    fn break_line(&mut self) -> Result<(), AboutRead> {
        if let Some(cell) = self.tables.iter_mut().rev().find_map(Table::open_cell) {
            if !cell.is_empty() && !cell.ends_with(' ') {
                cell.push(' ');
            }
            return Ok(());
        }
        let line = std::mem::take(&mut self.line);
        self.push(&line).map(drop)
    }

    /// Adds a line, unless it is empty, and gives its number.
    fn push(&mut self, line: &str) -> Result<Option<u32>, AboutRead> {
        // What ends here may be a line without letters inside a row that has begun.
        if line.trim().is_empty() {
            return Ok(None);
        }
        let began = self.began.take().unwrap_or(self.at);
        if self.read.lines.len() >= self.limits.lines {
            return Err(AboutRead::TooManyLines { limit: self.limits.lines });
        }
        let number = u32::try_from(self.read.lines.len()).unwrap_or(u32::MAX).saturating_add(1);
        let kept = text::truncated(line, self.limits.line_bytes);
        if kept.len() < line.len() {
            self.cut.push(number);
        }
        let mut text = text::clean(kept.trim());
        spaced::close_up(&mut text);
        self.read.lines.push(Line { number, page: None, text, is_furniture: self.in_nav > 0 });
        self.read.file_lines.push(began);
        Ok(Some(number))
    }

    fn end_row(&mut self) -> Result<(), AboutRead> {
        let Some(cells) = self.tables.last_mut().and_then(Table::take_row) else { return Ok(()) };
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let number = self.push(&texts.join("\t"))?;
        match self.tables.last_mut() {
            Some(table) => table.add_row(number, cells, &mut self.budget),
            None => Ok(()),
        }
    }

    fn end_table(&mut self) -> Result<(), AboutRead> {
        self.end_row()?;
        if let Some(table) = self.tables.pop() {
            self.read.marked.extend(table.finish());
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Read, AboutRead> {
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        self.break_line()?;
        if !self.cut.is_empty() {
            let (lines, limit) = (std::mem::take(&mut self.cut), self.limits.line_bytes);
            self.read.notes.push(AboutRead::LinesCut { lines, limit });
        }
        Ok(self.read)
    }
}

fn newlines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// A raised or lowered character: a plain digit after letters, where it is of a unit or a formula, and a small one after
/// digits, where it is an exponent or a mark of a note.
fn small(c: char, before: Option<char>, script: Script) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let Some(digit) = c.to_digit(10).map(|digit| digit as usize) else { return c };
    let of_unit = before.is_some_and(|before| before.is_ascii_alphabetic());
    match script {
        Script::Raised if of_unit && matches!(digit, 2 | 3) => c,
        Script::Lowered if of_unit => c,
        Script::Raised => RAISED.get(digit).copied().unwrap_or(c),
        Script::Lowered => LOWERED.get(digit).copied().unwrap_or(c),
    }
}
