//! A placeholder: every line with a number as a claim that is only quoted.

use super::Report;
use crate::finding::Lang;

/// A draft of a book.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The book: it passes `check` as it is.
    pub text: String,
    /// Its head: comments and the document, before the first entry.
    pub head: String,
    /// Its claims, tables and ratios, in the order of the report.
    pub entries: Vec<Entry>,
}

/// One entry of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the book.
    pub id: String,
    /// The words of the report.
    pub quote: String,
    /// The line of the figure that it is about.
    pub line: u32,
    /// The entry as TOML with its comments.
    pub text: String,
}

/// Drafts a book of what a report claims.
pub fn draft(report: &Report, _: Lang) -> Draft {
    let head = "# Draft\n".to_owned();
    let stated = |line: &&super::Line| !line.is_furniture && line.text.contains(|c: char| c.is_ascii_digit());
    let entry = |line: &super::Line| {
        let (id, quote) = (format!("line-{}", line.number), line.text.trim().to_owned());
        let value = toml::Value::String(quote.clone());
        Entry { text: format!("[[claim]]\nid = \"{id}\"\nquote = {value}\n"), id, quote, line: line.number }
    };
    let entries: Vec<Entry> = report.lines.iter().filter(stated).map(entry).collect();
    let mut text = head.clone();
    for entry in &entries {
        text.push_str(&format!("\n{}", entry.text));
    }
    Draft { text, head, entries }
}
