//! From TOML to [`RawBook`]: known sections and keys, required ones, and types, all by [`super::keys`].

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue, Error};

use super::date::{civil, quoted_date};
use super::files::Limits;
use super::keys::{Key, SECTIONS, Section, Shape, TOP};
use super::overlay;
use super::raw::{RawBook, RawEntry, RawNamed, RawRow, RawTable, RawText, RawValue};
use super::syntax;
use crate::finding::{AboutFiles, AboutLibrary, Code, FileId, Finding, Findings, Found, Located, Message, Place};
use crate::spelling::nearest;

/// Decodes the text of a book; what cannot be decoded becomes findings, and the rest is decoded all the same.
pub fn decode(file: FileId, text: &str, limits: Limits, findings: &mut Findings) -> RawBook {
    decode_as(SECTIONS, file, text, limits, findings)
}

/// Decodes a text that has these sections.
pub(super) fn decode_as(
    sections: &'static [Section],
    file: FileId,
    text: &str,
    limits: Limits,
    findings: &mut Findings,
) -> RawBook {
    // The parser stops taking in values at a key without one. Such lines are blanked, byte for byte, and it tries again.
    let mut copy = Cow::Borrowed(text);
    let mut errors: Vec<Error> = Vec::new();
    for _ in 0..ATTEMPTS {
        let found = DeTable::parse_recoverable(&copy).1;
        let lines = syntax::stopping(&found, &copy);
        errors.extend(found);
        if lines.is_empty() {
            break;
        }
        copy = Cow::Owned(blanked(&copy, &lines));
    }
    let (document, _) = DeTable::parse_recoverable(&copy);
    let broken = syntax::report(&errors, text, file, sections, limits, findings);
    let mut decoder = Decoder { sections, file, text, broken, findings };
    let (top, tables) = decoder.document(document.get_ref());
    RawBook { file, top, tables, broken: !decoder.broken.is_empty() }
}

/// How often a text is read again without lines that stop the parser.
const ATTEMPTS: usize = 6;

/// `text` with these spans, which begin and end at borders of characters, made blank; every other byte stays where it is.
fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        out.push_str(text.get(done..span.start).unwrap_or(""));
        out.extend(std::iter::repeat_n(' ', span.len()));
        done = span.end;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

struct Decoder<'a> {
    sections: &'static [Section],
    file: FileId,
    text: &'a str,
    /// Spans of syntax errors.
    broken: Vec<Range<usize>>,
    findings: &'a mut Findings,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Decoder<'_> {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span)
    }

    /// Whether the text is one of a book, and not a file of factors.
    fn is_book(&self) -> bool {
        std::ptr::eq(self.sections, SECTIONS)
    }

    /// Whether a syntax error lies in `span` or touches it.
    fn is_broken(&self, span: &Range<usize>) -> bool {
        span.is_empty() || self.broken.iter().any(|b| b.start <= span.end && b.end >= span.start)
    }

    /// The keys above all sections, which only a book has, and the sections.
    fn document(&mut self, document: &DeTable<'_>) -> (RawTable, Vec<RawTable>) {
        let mut tables = Vec::new();
        let mut top = RawTable { name: "", place: self.place(0..0), entries: Vec::new() };
        let above = if self.is_book() { TOP } else { &[] };
        for (name, value) in document {
            if let Some(key) = above.iter().find(|k| k.name == name.get_ref()) {
                let (key_place, value) = (self.place(name.span()), self.value(key, value));
                top.entries.push(RawEntry { key, key_place, value });
                continue;
            }
            match self.sections.iter().find(|s| s.name == name.get_ref()) {
                Some(section) => self.section(section, value, &mut tables),
                None => self.unknown_section(name.get_ref(), name.span(), value),
            }
        }
        (top, tables)
    }

    fn section(&mut self, section: &'static Section, value: &Value<'_>, tables: &mut Vec<RawTable>) {
        let items: Vec<(&DeTable<'_>, Range<usize>)> = match value.get_ref() {
            DeValue::Table(table) => vec![(table, value.span())],
            DeValue::Array(items) if items.iter().all(|i| i.get_ref().is_table()) => {
                items.iter().filter_map(|i| Some((i.get_ref().as_table()?, i.span()))).collect()
            }
            other => {
                if !self.is_broken(&value.span()) {
                    let message = Message::SectionAsValue { section: section.name.into() };
                    let finding = Finding::new(Code::WrongType, message);
                    let place = self.place(value.span());
                    self.findings
                        .push(finding.at_with(place, Message::ThisIs { found: found(other) }).help(header(section)));
                }
                return;
            }
        };
        let repeated = value.get_ref().is_array();
        // `[activity.density]` before any `[[activity]]` leaves a table without a header of its own.
        if repeated != section.repeated && !items.is_empty() && !self.is_broken(&value.span()) {
            let message = Message::WrongHeader { section: section.name.into(), repeated: section.repeated };
            let place = self.place(items.first().map_or(value.span(), |(_, span)| span.clone()));
            self.findings.push(Finding::new(Code::WrongType, message).at(place).help(header(section)));
        }
        for (table, span) in items {
            let table = self.table(section.name, section.keys, table, span);
            tables.push(table);
        }
    }

    fn unknown_section(&mut self, name: &str, span: Range<usize>, value: &Value<'_>) {
        if self.is_broken(&span) {
            return;
        }
        let place = self.place(span);
        let is_table = match value.get_ref() {
            DeValue::Table(_) => true,
            DeValue::Array(items) => items.iter().any(|i| i.get_ref().is_table()),
            _ => false,
        };
        if !is_table {
            let finding = Finding::new(Code::UnknownKey, Message::KeyOutsideSection { key: name.to_owned() }).at(place);
            let above = TOP.iter().map(|k| k.name).filter(|_| self.is_book());
            let help = match nearest(name, above) {
                Some(near) => Message::DidYouMean { name: near.to_owned() },
                None => self.owner(name).unwrap_or_else(|| self.known_sections()),
            };
            self.findings.push(finding.help(help));
            return;
        }
        let of_factors = self.is_book() && overlay::SECTIONS.iter().any(|s| s.name == name);
        let help = match nearest(name, self.sections.iter().map(|s| s.name)) {
            _ if of_factors => AboutFiles::FileOfFactors.into(),
            Some(near) => Message::DidYouMean { name: near.to_owned() },
            None => self.known_sections(),
        };
        let message: Message = match self.is_book() {
            true => Message::UnknownSection { name: name.to_owned() },
            false => AboutLibrary::UnknownSection { name: name.to_owned() }.into(),
        };
        self.findings.push(Finding::new(Code::UnknownSection, message).at(place).help(help));
    }

    /// Decodes a table by the description of its keys.
    fn table(&mut self, name: &'static str, keys: &'static [Key], table: &DeTable<'_>, span: Range<usize>) -> RawTable {
        let place = self.place(span);
        let mut entries = Vec::new();
        // A misspelt required key is one mistake, not two.
        let mut misspelt: Vec<&str> = Vec::new();
        for (written, value) in table {
            let key_place = self.place(written.span());
            match keys.iter().find(|k| k.name == written.get_ref()) {
                Some(key) => {
                    let value = self.value(key, value);
                    entries.push(RawEntry { key, key_place, value });
                }
                None if self.is_broken(&written.span()) => {}
                None => {
                    let written = written.get_ref();
                    let known = || keys.iter().map(|k| k.name);
                    let free = known().filter(|k| !table.contains_key(*k));
                    let help = match nearest(written, free) {
                        Some(near) => {
                            misspelt.push(near);
                            Message::DidYouMean { name: near.to_owned() }
                        }
                        None if self.is_book() && TOP.iter().any(|k| k.name == written) => {
                            AboutFiles::KeyAtTop { key: written.to_string() }.into()
                        }
                        None => self.owner(written).filter(is_single).unwrap_or_else(|| Message::KnownKeys {
                            section: name.into(),
                            names: known().map(str::to_owned).collect(),
                        }),
                    };
                    let message = Message::UnknownKey { key: written.to_string(), section: name.into() };
                    self.findings.push(Finding::new(Code::UnknownKey, message).at(key_place).help(help));
                }
            }
        }
        if self.broken.is_empty() {
            let is_there = |name: &str| table.contains_key(name) || misspelt.contains(&name);
            for key in keys.iter().filter(|k| k.required && !is_there(k.name)) {
                let message = Message::MissingKey { key: key.name.into(), section: name.into() };
                self.findings.push(
                    Finding::new(Code::MissingKey, message)
                        .at_with(place, Message::KeyMissingHere { key: key.name.into() })
                        .fact(Message::Told { en: key.doc.en, zh: key.doc.zh })
                        .help(Message::AddLine { line: format!("{} = {}", key.name, key.example) }),
                );
            }
        }
        RawTable { name, place, entries }
    }

    fn value(&mut self, key: &'static Key, value: &Value<'_>) -> RawValue {
        let span = value.span();
        let decoded = match (key.shape, value.get_ref()) {
            (Shape::Table(keys), DeValue::Table(table)) => {
                return RawValue::Table(self.table(key.name, keys, table, span));
            }
            (Shape::Quantities(keys), DeValue::Table(table)) => return self.named(key.name, keys, table),
            (Shape::Texts, DeValue::Array(items)) => return self.texts(key, items),
            (Shape::Tables(keys), DeValue::Array(items)) if items.iter().all(|i| i.get_ref().is_table()) => {
                let tables = items.iter().filter_map(|item| Some((item.get_ref().as_table()?, item.span())));
                return RawValue::Tables(tables.map(|(t, span)| self.table(key.name, keys, t, span)).collect());
            }
            (Shape::Rows, DeValue::Array(items)) => return self.rows(key, items),
            (Shape::Flag, DeValue::Boolean(flag)) => return RawValue::Flag(*flag),
            _ if self.is_broken(&span) => return RawValue::Broken,
            (
                Shape::Table(_) | Shape::Quantities(_) | Shape::Texts | Shape::Tables(_) | Shape::Rows | Shape::Flag,
                other,
            ) => Err(Box::new(wrong_type(key, other, None))),
            (Shape::Date, DeValue::Datetime(_)) => self.date(&span).map(RawValue::Date),
            (Shape::Date, DeValue::String(text)) => Err(Box::new(quoted_date(key, text))),
            (Shape::Date, other) => Err(Box::new(wrong_type(key, other, None))),
            (_, DeValue::String(text)) => self.string(key.name, text, span.clone()).map(RawValue::Text),
            (Shape::Quantity, number @ (DeValue::Integer(_) | DeValue::Float(_))) => {
                self.number(number, span.clone()).map(RawValue::Text)
            }
            (_, other) => Err(Box::new(wrong_type(key, other, self.text.get(span.clone())))),
        };
        decoded.unwrap_or_else(|finding| {
            let place = self.place(span);
            self.findings.push(finding.at(place));
            RawValue::Broken
        })
    }

    fn texts(&mut self, key: &'static Key, items: &[Value<'_>]) -> RawValue {
        let mut texts = Vec::new();
        for item in items {
            if self.is_broken(&item.span()) {
                continue;
            }
            let text = match item.get_ref() {
                DeValue::String(text) => self.string(key.name, text, item.span()),
                other => Err(Box::new(wrong_type(key, other, None))),
            };
            match text {
                Ok(text) => texts.push(text),
                Err(finding) => self.findings.push(finding.at(self.place(item.span()))),
            }
        }
        RawValue::Texts(texts)
    }

    /// Rows of a table. A cell may be empty: that says that the figure is not stated.
    fn rows(&mut self, key: &'static Key, items: &[Value<'_>]) -> RawValue {
        let mut rows = Vec::new();
        for item in items {
            let place = self.place(item.span());
            let Some(cells) = item.get_ref().as_array() else {
                if !self.is_broken(&item.span()) {
                    self.findings.push(wrong_type(key, item.get_ref(), None).at(place));
                }
                continue;
            };
            let cells = cells.iter().map(|cell| self.cell(key, cell)).collect();
            rows.push(RawRow { place, cells });
        }
        RawValue::Rows(rows)
    }

    fn cell(&mut self, key: &'static Key, cell: &Value<'_>) -> Option<RawText> {
        let span = cell.span();
        let text = match cell.get_ref() {
            DeValue::String(text) => Ok(RawText::new(text, self.file, span.clone(), self.text)),
            _ if self.is_broken(&span) => return None,
            number @ (DeValue::Integer(_) | DeValue::Float(_)) => self.number(number, span.clone()),
            other => {
                let asked = Shape::Quantity.asked();
                let message = Message::WrongType { key: key.name.into(), asked, found: found(other) };
                let example = format!("{} = {}", key.name, key.example);
                Err(Box::new(Finding::new(Code::WrongType, message).help(Message::WriteLike { example })))
            }
        };
        text.map_err(|finding| self.findings.push(finding.at(self.place(span)))).ok()
    }

    fn named(&mut self, key: &'static str, keys: &'static [Key], table: &DeTable<'_>) -> RawValue {
        let mut named = Vec::new();
        for (name, value) in table {
            let span = value.span();
            let beside = match value.get_ref() {
                DeValue::Table(inner) => Some(self.table(key, keys, inner, span.clone())),
                _ => None,
            };
            let decoded = match value.get_ref() {
                _ if self.is_broken(&span) => Ok(None),
                DeValue::Table(_) => Ok(beside.as_ref().and_then(|table| table.text("value").cloned())),
                DeValue::String(text) => self.string(name.get_ref(), text, span.clone()).map(Some),
                number @ (DeValue::Integer(_) | DeValue::Float(_)) => self.number(number, span.clone()).map(Some),
                other => {
                    let asked = Shape::Quantity.asked();
                    let message = Message::WrongType { key: name.get_ref().to_string(), asked, found: found(other) };
                    let example = format!("{} = \"160 万kWh\"", name.get_ref());
                    Err(Box::new(Finding::new(Code::WrongType, message).help(Message::WriteLike { example })))
                }
            };
            let value = decoded.unwrap_or_else(|finding| {
                let place = self.place(span);
                self.findings.push(finding.at(place));
                None
            });
            let name = Located::new(name.get_ref().to_string(), self.place(name.span()));
            named.push(RawNamed { name, value, beside });
        }
        named.sort_by_key(|named| named.name.place);
        RawValue::Named(named)
    }

    fn string(&self, key: &str, text: &str, span: Range<usize>) -> Result<RawText, Box<Finding>> {
        if text.trim().is_empty() {
            let key = key.to_owned();
            let finding = Finding::new(Code::EmptyValue, Message::EmptyValue { key: key.clone() });
            return Err(Box::new(finding.help(Message::FillOrRemove { key })));
        }
        Ok(RawText::new(text, self.file, span, self.text))
    }

    /// A number by its digits, as written.
    fn number(&self, value: &DeValue<'_>, span: Range<usize>) -> Result<RawText, Box<Finding>> {
        let written = self.text.get(span.clone()).unwrap_or("").to_owned();
        let refuse = |message, help| Err(Box::new(Finding::new(Code::BadNumber, message).help(help)));
        let digits = match value {
            DeValue::Integer(integer) if integer.radix() != 10 => {
                return refuse(Message::NotDecimal { text: written }, Message::QuantityGrammar);
            }
            DeValue::Integer(integer) => DeInteger::as_str(integer),
            DeValue::Float(float) => {
                let digits = float.as_str();
                if digits.contains("inf") || digits.contains("nan") {
                    return refuse(Message::NotFinite { text: written }, Message::QuantityGrammar);
                }
                if digits.contains(['e', 'E']) {
                    return refuse(Message::Exponent { text: written }, Message::WriteOut);
                }
                digits
            }
            _ => "",
        };
        Ok(RawText::new(digits, self.file, span, self.text))
    }

    /// A date from its text; the parser has checked the digits.
    fn date(&self, span: &Range<usize>) -> Result<Located<Date>, Box<Finding>> {
        let written = self.text.get(span.clone()).unwrap_or("");
        match civil(written) {
            Some(date) => Ok(Located::new(date, self.place(span.clone()))),
            None => {
                let text = written.to_owned();
                let timed = written.get(..10).and_then(civil);
                let message = if timed.is_some() { Message::DateWithTime { text } } else { Message::BadDate { text } };
                Err(Box::new(Finding::new(Code::BadDate, message).help(Message::DateGrammar)))
            }
        }
    }
}

/// `written` is the value's text, where quotes would mend it.
fn wrong_type(key: &'static Key, value: &DeValue<'_>, written: Option<&str>) -> Finding {
    let message = Message::WrongType { key: key.name.into(), asked: key.shape.asked(), found: found(value) };
    let scalar = matches!(value, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_));
    let example = match written {
        Some(written) if scalar => format!("{} = \"{written}\"", key.name),
        _ => format!("{} = {}", key.name, key.example),
    };
    Finding::new(Code::WrongType, message).help(Message::WriteLike { example })
}

fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(_) => Found::Text,
        DeValue::Integer(_) | DeValue::Float(_) => Found::Number,
        DeValue::Boolean(_) => Found::Boolean,
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(items) if !items.is_empty() && items.iter().all(|i| i.get_ref().is_table()) => Found::Tables,
        DeValue::Array(_) => Found::Array,
        DeValue::Table(_) => Found::Table,
    }
}

fn header(section: &Section) -> Message {
    let name = section.name;
    Message::WriteHeader { header: if section.repeated { format!("[[{name}]]") } else { format!("[{name}]") } }
}

impl Decoder<'_> {
    fn known_sections(&self) -> Message {
        Message::KnownSections { names: self.sections.iter().map(|s| s.name.to_owned()).collect() }
    }

    /// The sections that have this key, when there are any.
    fn owner(&self, key: &str) -> Option<Message> {
        let owners = self.sections.iter().filter(|s| s.keys.iter().any(|k| k.name == key));
        let sections: Vec<String> = owners.map(|s| s.name.to_owned()).collect();
        (!sections.is_empty()).then(|| Message::BelongsTo { key: key.to_owned(), sections })
    }
}

/// Whether a key has one owner.
fn is_single(message: &Message) -> bool {
    matches!(message, Message::BelongsTo { sections, .. } if sections.len() == 1)
}
