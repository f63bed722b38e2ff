//! Entries of the library for programs.

use serde_json::{Map, Value, json};

use super::super::SCHEMA_VERSION;
use super::super::figure::place_json;
use super::super::number;
use super::Shelf;
use crate::factor::{Difference, Factor, Name, Resolved, SourceDocument, Worth};
use crate::finding::Lang;

/// The keys every document begins with.
pub(super) fn head(command: &str) -> Map<String, Value> {
    let mut document = Map::new();
    document.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
    document.insert("tool".to_owned(), json!({ "name": "crossfoot", "version": env!("CARGO_PKG_VERSION") }));
    document.insert("command".to_owned(), json!(command));
    document
}

pub(super) fn name_json(name: &Name) -> Value {
    json!({ "en": name.en, "zh": name.zh })
}

pub(super) fn worth_json(worth: &Worth) -> Value {
    json!({ "value": number::machine(&worth.value), "unit": worth.unit.text() })
}

pub(super) fn difference_json(difference: &Difference) -> Value {
    json!({
        "value": number::machine(&difference.value),
        "difference": number::machine(&difference.absolute),
        "relative": difference.relative.as_ref().map(number::machine),
    })
}

pub(super) fn region_json(shelf: &Shelf<'_>, region: Option<&str>) -> Value {
    region.map_or(Value::Null, |code| {
        json!({ "code": code, "en": shelf.regions.name_of(code, Lang::En), "zh": shelf.regions.name_of(code, Lang::Zh) })
    })
}

pub(super) fn source_json(source: &SourceDocument) -> Value {
    json!({
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "document": source.document,
        "published": source.published,
        "licence": source.licence,
        "standing": source.standing.word(),
        "note": source.note,
    })
}

/// `{id, sort, name, value, …}`: all that the library says of an entry by itself.
pub(super) fn entry_json(shelf: &Shelf<'_>, entry: Resolved<'_>) -> Value {
    let mut object = Map::new();
    let id = entry.id();
    object.insert("id".to_owned(), json!(id.to_string()));
    object.insert("family".to_owned(), json!(id.family));
    object.insert("edition".to_owned(), json!(id.edition.as_ref().map(ToString::to_string)));
    object.insert("kind".to_owned(), json!(entry.kind().word()));
    object.insert("name".to_owned(), name_json(entry.name()));
    object.insert("region".to_owned(), region_json(shelf, entry.region(shelf.library)));
    object.insert("year".to_owned(), json!(entry.year()));
    object.insert("substance".to_owned(), json!(entry.substance()));
    match entry {
        Resolved::Factor(factor) => value_json(&mut object, factor),
        Resolved::Fuel(fuel) => {
            let worth = entry.worth(shelf.library);
            object.insert("co2".to_owned(), worth.as_ref().map_or(Value::Null, worth_json));
            object.insert("net_calorific_value".to_owned(), json!(fuel.net_calorific_value.to_string()));
            object.insert("carbon_content".to_owned(), json!(fuel.carbon_content.to_string()));
            object.insert("oxidation_rate".to_owned(), json!(fuel.oxidation_rate.to_string()));
            object.insert("methane".to_owned(), json!(fuel.methane.as_ref().map(ToString::to_string)));
            object.insert("nitrous_oxide".to_owned(), json!(fuel.nitrous_oxide.as_ref().map(ToString::to_string)));
            object.insert("biogenic".to_owned(), json!(fuel.biogenic));
        }
        Resolved::Blend(blend) => {
            let component = |component: &crate::factor::Component| {
                json!({
                    "gas": component.gas.symbol(),
                    "share": component.share.text(),
                    "tolerance": component.tolerance,
                })
            };
            let components: Vec<Value> = blend.components.iter().map(component).collect();
            object.insert("components".to_owned(), json!(components));
            object.insert("locator".to_owned(), json!(blend.locator));
        }
    }
    object.insert("grade".to_owned(), json!(entry.grade().map(crate::factor::Grade::word)));
    object.insert("draft".to_owned(), json!(entry.is_draft()));
    object.insert("note".to_owned(), json!(entry.note()));
    object.insert("source".to_owned(), entry.source(shelf.library).map_or(Value::Null, source_json));
    object.insert("place".to_owned(), place_json(entry.place(), shelf.sources));
    Value::Object(object)
}

fn value_json(object: &mut Map<String, Value>, factor: &Factor) {
    let number = factor.literal().map(|literal| number::machine(&literal.exact()));
    let text = factor.quantity.text();
    object.insert("value".to_owned(), json!({ "text": text, "number": number, "unit": factor.unit().text() }));
    object.insert("range".to_owned(), json!(factor.range.as_ref().map(|range| range.text().to_owned())));
    let years = factor.data_years.map(|(first, last)| json!({ "from": first, "to": last }));
    object.insert("data_years".to_owned(), json!(years));
    object.insert("valid_from".to_owned(), json!(factor.valid_from.map(|date| date.to_string())));
    object.insert("valid_to".to_owned(), json!(factor.valid_to.map(|date| date.to_string())));
    object.insert("gwp".to_owned(), json!(factor.gwp.map(crate::factor::GwpSet::word)));
    object.insert("basis".to_owned(), json!(factor.basis.map(crate::factor::Basis::word)));
    object.insert("biogenic".to_owned(), json!(factor.biogenic));
    object.insert("locator".to_owned(), json!(factor.locator));
    object.insert("replaces".to_owned(), json!(factor.replaces.as_ref().map(ToString::to_string)));
}
