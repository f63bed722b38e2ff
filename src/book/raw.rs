//! A book as written: known keys with values of the right TOML type, each with its place. Nothing is understood yet.
//!
//! ```text
//! text ──toml──▶ DeTable ──keys──▶ RawBook ── RawTable* ── (Key, RawValue)*
//! ```
//! Numbers are taken from their text, never through binary floating point.

use std::ops::Range;

use jiff::civil::Date;

use super::keys::{Key, Section};
use crate::finding::{FileId, Located, Place};

/// A book as written.
#[derive(Debug, Clone)]
pub struct RawBook {
    /// The file.
    pub file: FileId,
    /// Keys above all sections.
    pub top: RawTable,
    /// Sections, each with its header; those of one name in the order of the file.
    pub tables: Vec<RawTable>,
    /// Whether the text has syntax errors, so that something may be missing that was written.
    pub broken: bool,
}

/// A table as written.
#[derive(Debug, Clone)]
pub struct RawTable {
    /// Its name: of a section, or of the key it stands under.
    pub name: &'static str,
    /// Its header, or the whole of an inline table.
    pub place: Place,
    /// Known keys with their values.
    pub entries: Vec<RawEntry>,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct RawEntry {
    /// The description of the key.
    pub key: &'static Key,
    /// Where the key stands.
    pub key_place: Place,
    /// Its value.
    pub value: RawValue,
}

/// A value as written.
#[derive(Debug, Clone)]
pub enum RawValue {
    /// A text, or a number by its digits.
    Text(RawText),
    /// A date.
    Date(Located<Date>),
    /// A table.
    Table(RawTable),
    /// Names of the user's choice, with a quantity each.
    Named(Vec<RawNamed>),
    /// Texts; only those that are readable.
    Texts(Vec<RawText>),
    /// Tables; only those that are readable.
    Tables(Vec<RawTable>),
    /// Rows of a table.
    Rows(Vec<RawRow>),
    /// `true` or `false`.
    Flag(bool),
    /// Something that a finding has been made of already.
    Broken,
}

/// A quantity under a name of the user's choice.
#[derive(Debug, Clone)]
pub struct RawNamed {
    /// The name.
    pub name: Located<String>,
    /// A text or number; nothing where a finding has been made of it already.
    pub value: Option<RawText>,
    /// What stands beside the value, where it is written as a table.
    pub beside: Option<RawTable>,
}

/// A row of a table: its cells, which may be empty; nothing where a finding has been made of one already.
#[derive(Debug, Clone)]
pub struct RawRow {
    /// The whole row.
    pub place: Place,
    /// The name first.
    pub cells: Vec<Option<RawText>>,
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawText {
    /// The text, escapes resolved.
    pub text: String,
    /// The value with its quotes.
    pub place: Place,
    /// First byte of the text in the file, where it stands there letter for letter.
    verbatim: Option<u32>,
}

impl RawText {
    /// `text` as decoded from the value at `span` of `source`.
    pub(super) fn new(text: &str, file: FileId, span: Range<usize>, source: &str) -> RawText {
        // Quotes are one or three characters, and a line end right after three does not count.
        let start = [0, 1, 3, 4, 5].into_iter().map(|offset| span.start.saturating_add(offset)).find(|start| {
            let end = start.saturating_add(text.len());
            end <= span.end && source.get(*start..end) == Some(text)
        });
        let verbatim = start.and_then(|s| u32::try_from(s).ok());
        RawText { text: text.to_owned(), place: Place::new(file, span), verbatim }
    }

    /// A text that stands at a place, such as a key.
    pub fn plain(text: &str, place: Place) -> RawText {
        RawText { text: text.to_owned(), place, verbatim: None }
    }

    /// Some bytes of the text as a text of its own.
    pub fn inner(&self, span: Range<usize>) -> RawText {
        let text = self.text.get(span.clone()).unwrap_or(&self.text).to_owned();
        let place = self.part(span);
        RawText { text, verbatim: self.verbatim.map(|_| place.start), place }
    }

    /// The place of some bytes of the text; the whole value where escapes have moved them.
    pub fn part(&self, span: Range<usize>) -> Place {
        let Some(start) = self.verbatim else { return self.place };
        let at = |n: usize| u32::try_from(n.min(self.text.len())).map_or(u32::MAX, |n| start.saturating_add(n));
        let (from, to) = (at(span.start), at(span.end));
        Place { file: self.place.file, start: from, end: to.max(from) }
    }
}

impl RawBook {
    /// The sections of this name, in the order of the file.
    pub fn each(&self, section: &'static str) -> impl Iterator<Item = &RawTable> {
        self.tables.iter().filter(move |t| t.name == section)
    }

    /// The first section of this name.
    pub fn one(&self, section: &'static str) -> Option<&RawTable> {
        self.each(section).next()
    }
}

impl RawTable {
    /// The entry of a key.
    pub fn entry(&self, key: &'static str) -> Option<&RawEntry> {
        debug_assert!(
            Section::named(self.name).is_none_or(|s| s.keys.iter().any(|k| k.name == key)),
            "no key {key} in {}",
            self.name
        );
        self.entries.iter().find(|e| e.key.name == key)
    }

    /// Whether the key is there, readable or not.
    pub fn has(&self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// A text, when it is there and readable.
    pub fn text(&self, key: &'static str) -> Option<&RawText> {
        match &self.entry(key)?.value {
            RawValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A date, when it is there and readable.
    pub fn date(&self, key: &'static str) -> Option<Located<Date>> {
        match &self.entry(key)?.value {
            RawValue::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// A table, when it is there and readable.
    pub fn table(&self, key: &'static str) -> Option<&RawTable> {
        match &self.entry(key)?.value {
            RawValue::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Texts, those that are readable.
    pub fn texts(&self, key: &'static str) -> &[RawText] {
        match self.entry(key).map(|e| &e.value) {
            Some(RawValue::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// Tables, those that are readable.
    pub fn tables(&self, key: &'static str) -> &[RawTable] {
        match self.entry(key).map(|e| &e.value) {
            Some(RawValue::Tables(tables)) => tables,
            _ => &[],
        }
    }

    /// Rows of a table, those that are readable.
    pub fn rows(&self, key: &'static str) -> &[RawRow] {
        match self.entry(key).map(|e| &e.value) {
            Some(RawValue::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Whether the key is there and `true`.
    pub fn flag(&self, key: &'static str) -> bool {
        matches!(self.entry(key).map(|e| &e.value), Some(RawValue::Flag(true)))
    }

    /// Names and quantities, when they are there and readable.
    pub fn named(&self, key: &'static str) -> &[RawNamed] {
        match self.entry(key).map(|e| &e.value) {
            Some(RawValue::Named(named)) => named,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Sources;

    #[test]
    fn parts_of_a_text_are_found_in_the_file_unless_escapes_moved_them() {
        let source = "a = \"18.5 多t\"\nb = \"18.5\\u0020t\"\nc = '''\nxy'''\nd = 18.5";
        let mut sources = Sources::default();
        let file = sources.add("a", source);
        let of = |text: &str, literal: &str| {
            let at = source.find(literal).unwrap_or(0);
            RawText::new(text, file, at..at + literal.len(), source)
        };
        let a = of("18.5 多t", "\"18.5 多t\"");
        assert_eq!(sources.excerpt(a.part(5..8)), "多");
        let b = of("18.5 t", "\"18.5\\u0020t\"");
        assert_eq!(b.part(5..6), b.place);
        assert_eq!(sources.excerpt(of("xy", "'''\nxy'''").part(1..2)), "y");
        assert_eq!(sources.excerpt(of("18.5", "18.5").part(0..2)), "18");
    }
}
