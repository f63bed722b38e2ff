//! `factors search`: what fits, best first.

use serde_json::{Value, json};

use super::super::table::Align;
use super::super::{Look, number};
use super::Shelf;
use super::json::{entry_json, head};
use super::layout::{Column, fitting};
use super::words::{kind_words, region_words, source_words, value_cells, value_in};
use crate::factor::{Query, Resolved, Stray};
use crate::finding::{AboutSearch, FactorWord};

/// The outcome of a search.
pub struct Found<'l> {
    /// What was looked for.
    pub query: Query,
    /// What fits, best first.
    pub hits: Vec<Resolved<'l>>,
    /// Where nothing fits: what each word leads to.
    pub strays: Vec<Stray>,
    /// Where nothing fits: how many the words alone lead to.
    pub by_words: usize,
}

/// The hits as a table of at most `limit` rows.
pub fn search_text(shelf: &Shelf<'_>, found: &Found<'_>, limit: usize, look: Look) -> String {
    if found.hits.is_empty() {
        return nothing(found, look);
    }
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header: String, align, yields| Column { header, align, yields };
    let unit = found.query.unit.as_ref();
    let columns = vec![
        column(word(FactorWord::Factor), Align::Left, 0),
        column(word(FactorWord::Value), Align::Right, 0),
        column(word(FactorWord::Unit), Align::Left, 0),
        column(unit.map_or_else(String::new, |unit| unit.text().to_owned()), Align::Right, 1),
        column(word(FactorWord::Region), Align::Left, 3),
        column(word(FactorWord::Kind), Align::Left, 2),
        column(word(FactorWord::Source), Align::Left, 5),
        column(word(FactorWord::Grade), Align::Left, 4),
    ];
    let shown = &found.hits[..found.hits.len().min(limit)];
    // The value in the unit asked for says something only where it is printed in another.
    let elsewhere = |entry: &Resolved<'_>| match (entry, unit) {
        (Resolved::Factor(factor), Some(unit)) => !factor.unit().same_size(unit),
        _ => false,
    };
    let converts = shown.iter().any(elsewhere);
    let row = |entry: &Resolved<'_>| {
        let (value, own_unit) = value_cells(shelf, *entry);
        let converted = unit.filter(|_| converts).and_then(|unit| {
            let worth = entry.worth(shelf.library)?;
            Some(value_in(*entry, &worth, unit))
        });
        vec![
            entry.id().to_string(),
            value,
            own_unit,
            converted.unwrap_or_default(),
            region_words(shelf, entry.region(shelf.library), look.lang),
            kind_words(shelf, *entry, look.lang),
            source_words(*entry, shelf),
            entry.grade().map_or_else(String::new, |grade| grade.word().to_owned()),
        ]
    };
    let rows: Vec<Vec<String>> = shown.iter().map(row).collect();
    let mut text = fitting(columns, &rows, look.width);
    let line = |message: AboutSearch| format!(" {}\n", message.text(look.lang));
    let more = found.hits.len() - shown.len();
    if more > 0 {
        text.push_str(&line(AboutSearch::More { count: more }));
    }
    text.push('\n');
    text.push_str(&line(AboutSearch::Hits { count: found.hits.len() }));
    if let Some(first) = shown.first() {
        text.push_str(&line(AboutSearch::OpenRow { example: first.id().to_string() }));
    }
    text
}

fn nothing(found: &Found<'_>, look: Look) -> String {
    let mut text = format!("{}\n", AboutSearch::NothingFits.text(look.lang));
    if found.by_words > 0 && !found.query.words.is_empty() {
        let message = AboutSearch::OptionsTooNarrow { count: found.by_words };
        text.push_str(&format!("  {}\n", message.text(look.lang)));
        return text;
    }
    for stray in &found.strays {
        let message = match stray.alone {
            0 => AboutSearch::WordUnknown { word: stray.word.clone(), nearest: stray.nearest.clone() },
            count => AboutSearch::WordAlone { word: stray.word.clone(), count },
        };
        text.push_str(&format!("  {}\n", message.text(look.lang)));
    }
    text
}

/// All hits.
pub fn search_json(shelf: &Shelf<'_>, found: &Found<'_>) -> Value {
    let query = &found.query;
    let range = |range: &crate::factor::ValueRange| {
        json!({
            "lower": number::machine(&range.lower),
            "upper": number::machine(&range.upper),
            "unit": range.unit.text(),
        })
    };
    let stray = |stray: &Stray| json!({ "word": stray.word, "alone": stray.alone, "nearest": stray.nearest });
    let hit = |entry: &Resolved<'_>| {
        let mut object = entry_json(shelf, *entry);
        if let (Some(unit), Some(map)) = (&query.unit, object.as_object_mut()) {
            let converted = entry.worth(shelf.library).and_then(|worth| worth.in_unit(unit));
            map.insert("value_in_unit".to_owned(), json!(converted.as_ref().map(number::machine)));
        }
        object
    };
    let mut document = head("factors search");
    let asked = json!({
        "words": query.words,
        "between": query.ranges.iter().map(range).collect::<Vec<_>>(),
        "region": query.region,
        "year": query.year,
        "kind": query.kind.map(crate::factor::FactorKind::word),
        "unit": query.unit.as_ref().map(crate::quantity::Unit::text),
    });
    document.insert("query".to_owned(), asked);
    document.insert("count".to_owned(), json!(found.hits.len()));
    document.insert("factors".to_owned(), json!(found.hits.iter().map(hit).collect::<Vec<_>>()));
    document.insert("strays".to_owned(), json!(found.strays.iter().map(stray).collect::<Vec<_>>()));
    Value::Object(document)
}
