//! `factors show`: everything about one entry, and what stands beside it.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::super::table::Align;
use super::super::{Look, number};
use super::Shelf;
use super::beside::{editions_table, neighbours_text};
use super::json::{difference_json, entry_json, head, worth_json};
use super::layout::{Column, facts, fitting};
use super::words::{
    RECIPE_DIGITS, after_colon, bracketed, grade_meaning, kind_words, region_words, replaced_by, standing_meaning,
    title_words,
};
use crate::factor::{
    Basis, Blend, EntryKind, Fuel, FuelWorth, GwpSet, Lies, Neighbour, Relation, Resolved, SourceDocument,
    blend_potential, fuel_worth, neighbours,
};
use crate::finding::{AboutSearch, FactorWord, Lang, one_line};

/// One entry with its document and its neighbours.
pub fn show_text(shelf: &Shelf<'_>, entry: Resolved<'_>, look: Look) -> String {
    let mut text = title(entry, look);
    let mut rows = about(shelf, entry, look.lang);
    let word = |word: FactorWord| word.text(look.lang);
    rows.push((word(FactorWord::StandsAt), shelf.sources.locate(entry.place())));
    text.push_str(&facts(&rows, look.width));
    match entry {
        Resolved::Factor(_) => {}
        Resolved::Fuel(fuel) => text.push_str(&fuel_text(shelf, fuel, look)),
        Resolved::Blend(blend) => text.push_str(&blend_text(shelf, blend, look)),
    }
    if let Some(source) = entry.source(shelf.library) {
        text.push_str(&section(FactorWord::Document, look));
        text.push_str(&facts(&document(source, look.lang), look.width));
    }
    match entry {
        Resolved::Factor(factor) => text.push_str(&neighbours_text(shelf, factor, look)),
        Resolved::Fuel(_) | Resolved::Blend(_) => {
            let editions = siblings(shelf, entry);
            if editions.len() > 1 {
                text.push_str(&section(FactorWord::OtherEditions, look));
                text.push_str(&editions_table(shelf, &editions, look));
            }
        }
    }
    text
}

/// All editions of a family, each against the one before.
pub fn show_family_text(shelf: &Shelf<'_>, editions: &[Resolved<'_>], look: Look) -> String {
    let Some(last) = editions.last() else { return String::new() };
    let mut text = format!("{}\n", last.id().family);
    for name in names(*last, look.lang) {
        text.push_str(&format!("{name}\n"));
    }
    text.push('\n');
    let mut shared = vec![(FactorWord::Kind.text(look.lang), meaning(shelf, *last, look.lang))];
    shared.extend(last.region(shelf.library).map(|code| {
        let place = bracketed(shelf.regions.name_of(code, look.lang), code, look.lang);
        (FactorWord::Region.text(look.lang), place)
    }));
    text.push_str(&facts(&shared, look.width));
    text.push_str(&section(FactorWord::AllEditions, look));
    text.push_str(&editions_table(shelf, editions, look));
    let notes = editions.iter().filter_map(|entry| Some((entry.id(), entry.note()?)));
    let notes: Vec<(String, String)> = notes.map(|(id, note)| (edition_of(id), one_line(note))).collect();
    if !notes.is_empty() {
        text.push_str(&section(FactorWord::Note, look));
        let rows: Vec<(&str, String)> = notes.iter().map(|(id, note)| (id.as_str(), note.clone())).collect();
        text.push_str(&facts(&rows, look.width));
    }
    let help = AboutSearch::OpenRow { example: last.id().to_string() };
    text.push_str(&format!("\n {}\n", help.text(look.lang)));
    text
}

fn edition_of(id: &crate::factor::FactorId) -> String {
    id.edition.as_ref().map_or_else(String::new, ToString::to_string)
}

/// Entries of the same family, by edition.
fn siblings<'l>(shelf: &Shelf<'l>, entry: Resolved<'_>) -> Vec<Resolved<'l>> {
    let same = |other: &Resolved<'_>| other.id().family == entry.id().family;
    let mut editions: Vec<Resolved<'l>> = shelf.library.entries().filter(same).collect();
    editions.sort_by_key(|entry| entry.id());
    editions
}

fn names(entry: Resolved<'_>, lang: Lang) -> [String; 2] {
    let name = entry.name();
    let other = match lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    [one_line(name.text(lang)), one_line(name.text(other))]
}

fn title(entry: Resolved<'_>, look: Look) -> String {
    let [first, second] = names(entry, look.lang);
    format!("{}\n{first}\n{second}\n\n", entry.id())
}

fn section(heading: FactorWord, look: Look) -> String {
    format!("\n{}\n", heading.text(look.lang))
}

/// The kind, and what it is.
fn meaning(shelf: &Shelf<'_>, entry: Resolved<'_>, lang: Lang) -> String {
    let name = kind_words(shelf, entry, lang);
    match entry.kind() {
        EntryKind::Value(kind) if kind.meaning(lang).trim_end_matches('.').to_lowercase() != name.to_lowercase() => {
            after_colon(&name, kind.meaning(lang), lang)
        }
        EntryKind::Value(_) | EntryKind::Fuel | EntryKind::Blend => name,
    }
}

fn about(shelf: &Shelf<'_>, entry: Resolved<'_>, lang: Lang) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let mut row = |word: FactorWord, text: Option<String>| rows.extend(text.map(|text| (word.text(lang), text)));
    let factor = match entry {
        Resolved::Factor(factor) => Some(factor),
        Resolved::Fuel(_) | Resolved::Blend(_) => None,
    };
    row(FactorWord::Value, factor.map(|factor| factor.quantity.text().to_owned()));
    row(FactorWord::StatedRange, factor.and_then(|f| f.range.as_ref()).map(|range| range.text().to_owned()));
    row(FactorWord::Kind, Some(meaning(shelf, entry, lang)));
    let place = entry.region(shelf.library);
    row(
        FactorWord::Region,
        match place {
            Some(code) => Some(bracketed(shelf.regions.name_of(code, lang), code, lang)),
            None => factor.map(|_| region_words(shelf, None, lang)),
        },
    );
    let years = factor
        .and_then(|factor| factor.data_years)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let year = entry.year().map_or_else(|| FactorWord::Undated.text(lang).to_owned(), |year| year.to_string());
    row(FactorWord::DataYear, Some(years.unwrap_or(year)));
    row(
        FactorWord::Valid,
        factor.and_then(|factor| match (factor.valid_from, factor.valid_to) {
            (None, None) => None,
            (from, to) => {
                let day =
                    |date: Option<jiff::civil::Date>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
                Some(format!("{} – {}", day(from), day(to)))
            }
        }),
    );
    row(FactorWord::Substance, entry.substance().map(one_line));
    row(
        FactorWord::Basis,
        factor.and_then(|factor| factor.basis).map(|basis| {
            let word = match basis {
                Basis::Net => FactorWord::Net,
                Basis::Gross => FactorWord::Gross,
            };
            word.text(lang).to_owned()
        }),
    );
    row(FactorWord::Gwp, factor.and_then(|factor| factor.gwp).map(|set| set.word().to_owned()));
    let biogenic = match entry {
        Resolved::Factor(factor) => factor.biogenic,
        Resolved::Fuel(fuel) => fuel.biogenic,
        Resolved::Blend(_) => false,
    };
    row(FactorWord::Biogenic, biogenic.then(|| FactorWord::CountsBiomass.text(lang).to_owned()));
    row(FactorWord::State, entry.is_draft().then(|| FactorWord::DraftMeaning.text(lang).to_owned()));
    row(FactorWord::Replaces, factor.and_then(|f| f.replaces.as_ref()).map(ToString::to_string));
    row(FactorWord::ReplacedBy, factor.and_then(|f| replaced_by(shelf, f)).map(|by| by.id.to_string()));
    row(FactorWord::Grade, entry.grade().map(|grade| grade_meaning(grade).text(lang).to_owned()));
    row(FactorWord::Note, entry.note().map(one_line));
    row(
        FactorWord::Locator,
        match entry {
            Resolved::Factor(factor) => Some(one_line(&factor.locator)),
            Resolved::Blend(blend) => Some(one_line(&blend.locator)),
            Resolved::Fuel(_) => None,
        },
    );
    rows
}

fn document(source: &SourceDocument, lang: Lang) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let mut row =
        |word: FactorWord, text: Option<&str>| rows.extend(text.map(|text| (word.text(lang), one_line(text))));
    row(FactorWord::Title, Some(&title_words(source)));
    row(FactorWord::Publisher, Some(&source.publisher));
    row(FactorWord::Number, source.document.as_deref());
    let unknown = FactorWord::NotKnown.text(lang);
    row(FactorWord::PublishedOn, Some(source.published.as_deref().unwrap_or(unknown)));
    row(FactorWord::Standing, Some(standing_meaning(source.standing).text(lang)));
    row(FactorWord::Licence, Some(&source.licence));
    row(FactorWord::Note, source.note.as_deref());
    rows
}

fn fuel_text(shelf: &Shelf<'_>, fuel: &Fuel, look: Look) -> String {
    let mut text = section(FactorWord::Parts, look);
    let parts = [
        (FactorWord::NetCalorificValue, Some(&fuel.net_calorific_value)),
        (FactorWord::CarbonContent, Some(&fuel.carbon_content)),
        (FactorWord::OxidationRate, Some(&fuel.oxidation_rate)),
        (FactorWord::Methane, fuel.methane.as_ref()),
        (FactorWord::NitrousOxide, fuel.nitrous_oxide.as_ref()),
    ];
    let values: Vec<(FactorWord, String, String)> = parts
        .into_iter()
        .filter_map(|(word, id)| {
            let factor = shelf.library.factor(id?)?;
            Some((word, factor.quantity.text().to_owned(), factor.id.to_string()))
        })
        .collect();
    let room = values.iter().map(|(_, value, _)| value.width()).max().unwrap_or(0);
    let rows: Vec<(&str, String)> = values
        .into_iter()
        .map(|(word, value, id)| {
            (word.text(look.lang), format!("{value}{}   {id}", "\u{a0}".repeat(room - value.width())))
        })
        .collect();
    text.push_str(&facts(&rows, look.width).replace('\u{a0}', " "));
    if let (Ok(worth), Some(per)) = (fuel_worth(shelf.library, fuel), unit_of_fuel(shelf, fuel)) {
        text.push_str(&format!("\n{}\n", AboutSearch::PerUnitOfFuel { unit: per }.text(look.lang)));
        text.push_str(&facts(&emissions(&worth, look.lang), look.width));
    }
    text
}

fn unit_of_fuel(shelf: &Shelf<'_>, fuel: &Fuel) -> Option<String> {
    let calorific = shelf.library.factor(&fuel.net_calorific_value)?;
    Some(calorific.unit().denominator().text().to_owned())
}

fn emissions(worth: &FuelWorth, lang: Lang) -> Vec<(&'static str, String)> {
    let gas = |(gas, worth): &(Option<crate::quantity::Gas>, crate::factor::Worth)| {
        let label = gas.map_or("CO2e", |gas| gas.symbol());
        (label, format!("{} {}", number::significant(&worth.value, RECIPE_DIGITS), worth.unit.text()))
    };
    let mut rows: Vec<(&'static str, String)> = worth.gases.iter().map(gas).collect();
    rows.extend(worth.equivalent.as_ref().map(|total| {
        let value = number::significant(&total.value, RECIPE_DIGITS);
        (FactorWord::Total.text(lang), format!("{value} {}", total.unit.text()))
    }));
    rows
}

fn blend_text(shelf: &Shelf<'_>, blend: &Blend, look: Look) -> String {
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header, align, yields| Column { header: word(header), align, yields };
    let columns = vec![
        column(FactorWord::Gas, Align::Left, 0),
        column(FactorWord::ShareByMass, Align::Right, 0),
        column(FactorWord::Tolerance, Align::Left, 1),
    ];
    let row = |component: &crate::factor::Component| {
        let tolerance = component.tolerance.clone().unwrap_or_default();
        vec![component.gas.symbol().to_owned(), component.share.text().to_owned(), tolerance]
    };
    let rows: Vec<Vec<String>> = blend.components.iter().map(row).collect();
    let mut text = section(FactorWord::Parts, look);
    text.push_str(&fitting(columns, &rows, look.width));
    text.push_str(&section(FactorWord::BySet, look));
    let columns = vec![column(FactorWord::Set, Align::Left, 0), column(FactorWord::Potential, Align::Right, 0)];
    let row = |set: GwpSet| {
        let potential = blend_potential(shelf.library, blend, set);
        vec![set.word().to_owned(), potential.map_or_else(|| "—".to_owned(), |value| number::significant(&value, 6))]
    };
    let rows: Vec<Vec<String>> = GwpSet::ALL.into_iter().map(row).collect();
    text.push_str(&fitting(columns, &rows, look.width));
    text
}

/// One entry or all editions of a family.
pub fn show_json(shelf: &Shelf<'_>, entries: &[Resolved<'_>]) -> Value {
    let mut document = head("factors show");
    let shown: Vec<Value> = entries.iter().map(|entry| full_json(shelf, *entry)).collect();
    document.insert("factors".to_owned(), json!(shown));
    Value::Object(document)
}

fn full_json(shelf: &Shelf<'_>, entry: Resolved<'_>) -> Value {
    let mut object = entry_json(shelf, entry);
    let Some(map) = object.as_object_mut() else { return object };
    match entry {
        Resolved::Factor(factor) => {
            let beside = |neighbour: &Neighbour<'_>| {
                let relation = match neighbour.relation {
                    Relation::Edition => "edition",
                    Relation::Place(Lies::Around) => "place-around",
                    Relation::Place(Lies::Within) => "place-within",
                    Relation::Kind => "kind",
                    Relation::Elsewhere => "elsewhere",
                };
                let mut shown = json!({ "relation": relation, "id": neighbour.factor.id.to_string() });
                if let (Some(shown), Value::Object(difference)) =
                    (shown.as_object_mut(), difference_json(&neighbour.difference))
                {
                    shown.extend(difference);
                }
                shown
            };
            let beside: Vec<Value> = neighbours(shelf.library, shelf.regions, factor).iter().map(beside).collect();
            let by = replaced_by(shelf, factor).map(|by| by.id.to_string());
            map.insert("replaced_by".to_owned(), json!(by));
            map.insert("neighbours_unit".to_owned(), json!(factor.unit().text()));
            map.insert("neighbours".to_owned(), json!(beside));
        }
        Resolved::Fuel(fuel) => {
            let worth = fuel_worth(shelf.library, fuel).ok();
            let gases = worth.iter().flat_map(|worth| &worth.gases).map(|(gas, worth)| {
                let mut shown = worth_json(worth);
                if let Some(shown) = shown.as_object_mut() {
                    shown.insert("gas".to_owned(), json!(gas.map(|gas| gas.symbol())));
                }
                shown
            });
            map.insert("emissions".to_owned(), json!(gases.collect::<Vec<_>>()));
            let total = worth.as_ref().and_then(|worth| worth.equivalent.as_ref());
            map.insert("co2e_ar6".to_owned(), total.map_or(Value::Null, worth_json));
        }
        Resolved::Blend(blend) => {
            let by_set: serde_json::Map<String, Value> = GwpSet::ALL
                .into_iter()
                .map(|set| {
                    let potential = blend_potential(shelf.library, blend, set);
                    (set.word().to_owned(), json!(potential.as_ref().map(number::machine)))
                })
                .collect();
            map.insert("potential".to_owned(), Value::Object(by_set));
        }
    }
    object
}
