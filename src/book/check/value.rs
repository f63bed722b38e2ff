//! Identifiers, references, sources, words.

use std::collections::HashMap;

use super::super::keys::{Section, Shape};
use super::super::raw::{RawTable, RawText};
use super::{Checker, Ids};
use crate::account::Address;
use crate::finding::{Code, Finding, Located, Message, Place};
use crate::inventory::{Category, Citation};
use crate::spelling::{MOST_KNOWN, nearest};

/// Characters of an identifier at most.
const LONGEST: usize = 64;

pub(in crate::book) fn is_id(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

impl<'a> Checker<'a> {
    /// Checks the identifiers of a section: their form, and that each is there once.
    pub(super) fn ids(&mut self, section: &'static str) {
        let mut seen: HashMap<&str, Place> = HashMap::new();
        for id in self.raw.each(section).filter_map(|t| t.text("id")) {
            if !is_id(&id.text) {
                self.refuse(Code::BadId, id, Message::BadId { id: id.text.clone() }, Message::IdGrammar);
            } else if section == "period" && Address::INVENTORY_WORDS.contains(&id.text.as_str()) {
                let words = Address::INVENTORY_WORDS.map(str::to_owned).to_vec();
                self.refuse(
                    Code::BadId,
                    id,
                    Message::ReservedId { id: id.text.clone(), words },
                    Message::WriteLike { example: "id = \"2023\"".to_owned() },
                );
            } else if let Some(first) = seen.get(id.text.as_str()) {
                let message = Message::DuplicateId { section: section.into(), id: id.text.clone() };
                let finding = Finding::new(Code::DuplicateId, message).at(id.place);
                self.report(finding.at_with(*first, Message::FirstHere).help(Message::RenameOne));
            } else {
                seen.insert(&id.text, id.place);
            }
        }
    }

    /// The index of what `text` names in another section.
    pub(super) fn reference(&mut self, text: &RawText, choose: fn(&Self) -> &Ids<'a>) -> Option<usize> {
        let ids = choose(self);
        if let Some(index) = ids.find(&text.text) {
            return Some(index);
        }
        if self.raw.broken {
            return None;
        }
        let (section, id) = (ids.section.to_owned(), text.text.clone());
        let known = || ids.known().take(MOST_KNOWN).map(str::to_owned).collect::<Vec<_>>();
        let help = match nearest(&text.text, ids.known().take(MOST_KNOWN)) {
            Some(near) => Message::DidYouMean { name: near.to_owned() },
            None if known().is_empty() => Message::DefineFirst { section: section.clone(), id: id.clone() },
            None => Message::KnownIds { section: section.clone(), ids: known() },
        };
        self.refuse(Code::UnknownId, text, Message::UnknownId { section, id }, help);
        None
    }

    /// The index of the period that a table names; of the only period when it names none.
    pub(super) fn period(&mut self, table: &RawTable) -> Option<usize> {
        if let Some(text) = table.text("period") {
            return self.reference(text, |c| &c.names.periods);
        }
        if table.has("period") {
            return None;
        }
        match self.names.periods.list.len() {
            1 => Some(0),
            0 => None,
            _ => {
                let ids = self.names.periods.known().map(str::to_owned).collect();
                let finding = Finding::new(Code::MissingKey, Message::PeriodNotNamed { section: table.name.into() })
                    .fact(Message::KnownIds { section: "period".into(), ids })
                    .help(Message::AddLine { line: example(table, "period") });
                self.lacks(finding, table.place);
                None
            }
        }
    }

    pub(super) fn category(&mut self, table: &RawTable) -> Option<Located<Category>> {
        let text = table.text("category")?;
        if let Some(category) = Category::parse(&text.text) {
            return Some(Located::new(category, text.place));
        }
        let whole = text.text.split_once('.').and_then(|(number, _)| Category::parse(number)).map(|c| c.number);
        let finding = Finding::new(Code::BadCategory, Message::BadCategory { text: text.text.clone() })
            .at(text.part(0..usize::MAX));
        let finding = match whole {
            Some(number) => {
                finding.help(Message::Subcategories { category: number, last: Category::subcategories(number) })
            }
            None => finding.help(Message::SixCategories),
        };
        self.report(finding);
        None
    }

    /// A source; one that begins with the id of a document refers to it.
    pub(super) fn citation(&self, text: Option<&RawText>) -> Option<Citation> {
        let text = text?;
        let (name, locator) = match text.text.split_once([':', '：']) {
            Some((name, locator)) => (name, Some(locator.trim()).filter(|l| !l.is_empty())),
            None => (text.text.as_str(), None),
        };
        let document = self.names.documents.find(name.trim());
        let locator = document.and(locator).map(str::to_owned);
        Some(Citation { text: text.text.clone(), document, locator, place: text.place })
    }

    /// What `meaning` makes of one of the words of a key; nothing when the key is not there. The words themselves stand in
    /// the description of the keys.
    pub(super) fn word<T>(
        &mut self,
        table: &RawTable,
        key: &'static str,
        meaning: fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        let Some(entry) = table.entry(key) else { return Some(None) };
        let text = table.text(key)?;
        let words = match entry.key.shape {
            Shape::Words(words) => words,
            _ => &[],
        };
        if let Some(value) = words.contains(&text.text.as_str()).then(|| meaning(&text.text)).flatten() {
            return Some(Some(value));
        }
        self.report(unknown_word(key, text, words));
        None
    }
}

/// The finding of a text that is none of the words of its key.
pub(in crate::book) fn unknown_word(key: &str, text: &RawText, words: &[&str]) -> Finding {
    let help = match nearest(&text.text, words.iter().copied()) {
        Some(near) => Message::DidYouMean { name: near.to_owned() },
        None => Message::KnownWords { words: words.iter().map(|w| (*w).to_owned()).collect() },
    };
    let message = Message::UnknownWord { key: key.into(), word: text.text.clone() };
    Finding::new(Code::UnknownWord, message).at(text.place).help(help)
}

/// A key of a section with its example, as a line of TOML.
pub(super) fn example(table: &RawTable, key: &str) -> String {
    let described = Section::named(table.name).and_then(|s| s.keys.iter().find(|k| k.name == key));
    described.map_or_else(|| format!("{key} = \"…\""), |k| format!("{key} = {}", k.example))
}

/// The text of an optional key.
pub(super) fn owned(text: Option<&RawText>) -> Option<String> {
    text.map(|t| t.text.clone())
}
