//! `factors compare`: values side by side in one unit, and what else differs.

use serde_json::{Map, Value, json};

use super::super::table::Align;
use super::super::{Look, number};
use super::Shelf;
use super::json::{difference_json, entry_json, head};
use super::layout::{Column, facts, fitting};
use super::words::{absolute_words, attribute_word, attribute_words, percent_words, value_in};
use crate::factor::{Attribute, Difference, Resolved, Worth, difference, differing, said};
use crate::finding::{AboutSearch, FactorWord, Lang};
use crate::quantity::Unit;

/// Entries with what each comes to; all measure the same, and differences are from the first.
pub fn compare_text(shelf: &Shelf<'_>, entries: &[(Resolved<'_>, Worth)], unit: &Unit, look: Look) -> String {
    let Some((first, base)) = entries.first() else { return String::new() };
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header, align, yields| Column { header, align, yields };
    let columns = vec![
        column(String::new(), Align::Left, 0),
        column(word(FactorWord::Factor), Align::Left, 0),
        column(unit.text().to_owned(), Align::Right, 0),
        column(word(FactorWord::Difference), Align::Right, 0),
        column(word(FactorWord::Percent), Align::Right, 0),
    ];
    let apart = entries.iter().enumerate().map(|(at, (_, worth))| difference(worth, base).filter(|_| at > 0));
    let apart: Vec<Option<Difference>> = apart.collect();
    let absolute = absolute_words(&apart);
    let row = |(at, (entry, worth)): (usize, &(Resolved<'_>, Worth))| {
        vec![
            (at + 1).to_string(),
            entry.id().to_string(),
            value_in(*entry, worth, unit),
            absolute[at].clone(),
            percent_words(apart[at].as_ref().and_then(|apart| apart.relative.as_ref())),
        ]
    };
    let rows: Vec<Vec<String>> = entries.iter().enumerate().map(row).collect();
    let mut text = fitting(columns, &rows, look.width);
    let from = AboutSearch::DifferenceFrom { id: first.id().to_string() };
    text.push_str(&format!(" {}\n", from.text(look.lang)));
    text.push_str(&attributes(shelf, entries, look));
    text
}

fn attributes(shelf: &Shelf<'_>, entries: &[(Resolved<'_>, Worth)], look: Look) -> String {
    let plain: Vec<Resolved<'_>> = entries.iter().map(|(entry, _)| *entry).collect();
    let differ = differing(shelf.library, &plain);
    if differ.is_empty() {
        return format!("\n{}\n", FactorWord::NothingDiffers.text(look.lang));
    }
    let mut text = format!("\n{}\n", FactorWord::WhatDiffers.text(look.lang));
    let numbered = (1..=entries.len()).map(|at| Column { header: at.to_string(), align: Align::Left, yields: 0 });
    let columns = [Column { header: String::new(), align: Align::Left, yields: 0 }].into_iter().chain(numbered);
    let row = |attribute: &Attribute| {
        let label = attribute_word(*attribute).text(look.lang).to_owned();
        let words = plain.iter().map(|entry| attribute_words(shelf, *entry, *attribute, look.lang));
        [label].into_iter().chain(words).collect::<Vec<String>>()
    };
    let rows: Vec<Vec<String>> = differ.iter().map(row).collect();
    text.push_str(&fitting(columns.collect(), &rows, look.width));
    let same = Attribute::ALL.iter().filter(|attribute| !differ.contains(attribute));
    let same = same.filter(|attribute| plain.first().is_some_and(|e| said(shelf.library, *e, **attribute).is_some()));
    let words: Vec<String> = same
        .filter_map(|attribute| {
            let words = attribute_words(shelf, *plain.first()?, *attribute, look.lang);
            Some(format!("{} {words}", attribute_word(*attribute).text(look.lang)))
        })
        .collect();
    if !words.is_empty() {
        let between = match look.lang {
            Lang::En => ", ",
            Lang::Zh => "，",
        };
        text.push('\n');
        text.push_str(&facts(&[(FactorWord::TheSame.text(look.lang), words.join(between))], look.width));
    }
    text
}

/// The same for programs.
pub fn compare_json(shelf: &Shelf<'_>, entries: &[(Resolved<'_>, Worth)], unit: &Unit) -> Value {
    let plain: Vec<Resolved<'_>> = entries.iter().map(|(entry, _)| *entry).collect();
    let compared = |(entry, worth): &(Resolved<'_>, Worth)| {
        let mut object = entry_json(shelf, *entry);
        let base = entries.first().and_then(|(_, base)| difference(worth, base));
        if let (Some(map), Some(apart)) = (object.as_object_mut(), base) {
            map.insert("compared".to_owned(), difference_json(&apart));
        }
        object
    };
    let mut differ = Map::new();
    for attribute in differing(shelf.library, &plain) {
        let words: Vec<Option<String>> = plain.iter().map(|entry| said(shelf.library, *entry, attribute)).collect();
        differ.insert(format!("{attribute:?}").to_lowercase(), json!(words));
    }
    let mut document = head("factors compare");
    document.insert("unit".to_owned(), json!(unit.text()));
    document.insert("factors".to_owned(), json!(entries.iter().map(compared).collect::<Vec<_>>()));
    document.insert("differ".to_owned(), Value::Object(differ));
    let spread = entries.iter().filter_map(|(_, worth)| worth.in_unit(unit));
    let (least, most) = (spread.clone().min(), spread.max());
    document.insert("least".to_owned(), json!(least.as_ref().map(number::machine)));
    document.insert("most".to_owned(), json!(most.as_ref().map(number::machine)));
    Value::Object(document)
}
