//! `factors list`: families, or groups of them.

use serde_json::{Value, json};

use super::super::Look;
use super::super::table::Align;
use super::json::head;
use super::layout::{Column, fitting};
use super::words::{sort_words, years_words};
use crate::factor::{EntryKind, Group};
use crate::finding::{AboutSearch, FactorWord, Lang};

/// Kinds and units that a line names before it says that there are several.
const NAMED: usize = 2;

/// Families or groups as a table.
pub fn list_text(groups: &[Group<'_>], look: Look) -> String {
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header: FactorWord, align, yields| Column { header: word(header), align, yields };
    let grouped = groups.iter().any(|group| group.families > 1);
    let columns = vec![
        column(FactorWord::Family, Align::Left, 0),
        column(FactorWord::Families, Align::Right, 1),
        column(FactorWord::Editions, Align::Right, 0),
        column(FactorWord::Years, Align::Left, 0),
        column(FactorWord::Kind, Align::Left, 2),
        column(FactorWord::Unit, Align::Left, 3),
    ];
    let row = |group: &Group<'_>| {
        let families = if grouped { group.families.to_string() } else { String::new() };
        vec![
            group.path.to_owned(),
            families,
            group.entries.len().to_string(),
            years_words(group.years(), look.lang),
            kinds_words(&group.kinds.iter().copied().collect::<Vec<_>>(), look.lang),
            units_words(&group.units(), look.lang),
        ]
    };
    let rows: Vec<Vec<String>> = groups.iter().map(row).collect();
    let mut text = fitting(columns, &rows, look.width);
    let families = groups.iter().map(|group| group.families).sum();
    let editions = groups.iter().map(|group| group.entries.len()).sum();
    text.push_str(&format!("\n {}\n", AboutSearch::Listed { families, editions }.text(look.lang)));
    let opens = groups.iter().filter(|group| group.families > 1).max_by_key(|group| group.entries.len());
    if let Some(group) = opens {
        let help = AboutSearch::OpenGroup { example: group.path.trim_end_matches('/').to_owned() };
        text.push_str(&format!(" {}\n", help.text(look.lang)));
    }
    text
}

fn kinds_words(kinds: &[EntryKind], lang: Lang) -> String {
    named(&kinds.iter().map(|kind| sort_words(*kind, lang)).collect::<Vec<_>>(), lang)
}

fn units_words(units: &[&str], lang: Lang) -> String {
    named(units, lang)
}

fn named(words: &[&str], lang: Lang) -> String {
    let between = match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    };
    if words.len() > NAMED {
        return FactorWord::Several.text(lang).to_owned();
    }
    words.iter().copied().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(between)
}

/// All families, each with its editions.
pub fn list_json(families: &[Group<'_>]) -> Value {
    let family = |group: &Group<'_>| {
        let editions: Vec<String> = group.entries.iter().map(|entry| entry.id().to_string()).collect();
        json!({
            "family": group.path,
            "editions": editions,
            "years": group.years().map(|(first, last)| json!({ "from": first, "to": last })),
            "kinds": group.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
            "units": group.units(),
        })
    };
    let mut document = head("factors list");
    document.insert("families".to_owned(), json!(families.iter().map(family).collect::<Vec<_>>()));
    Value::Object(document)
}
