//! The description as JSON Schema, draft 2020-12.
//!
//! What a schema cannot say (that an id is there once, that a unit exists, that one key needs another) is left to `check`;
//! every book that `check` accepts fits the schema. Patterns keep to what all dialects of regular expressions share.

use serde_json::{Map, Value, json};

use super::super::keys::{Key, SECTIONS, Shape, TOP};
use super::shape_word;
use crate::finding::{BookWord, Lang};
use crate::inventory::Category;

/// The file name under which the schema is stored beside a book.
pub const SCHEMA_FILE: &str = "crossfoot.schema.json";

/// The name of the schema; no address, as nothing has to be fetched.
const ID: &str = "urn:crossfoot:schema:book";

/// The JSON Schema of a book, and of a file that one includes, with its texts in `lang`.
///
/// ```
/// use crossfoot::book::product::schema;
/// use crossfoot::finding::Lang;
/// let schema = schema(Lang::En);
/// assert_eq!(schema["properties"]["period"]["items"]["required"][0], "id");
/// ```
pub fn schema(lang: Lang) -> Value {
    let mut properties = Map::new();
    for key in TOP {
        properties.insert(key.name.to_owned(), of_key(key, lang));
    }
    for section in SECTIONS {
        let mut table = of_keys(section.keys, lang);
        table.insert("title".to_owned(), json!(section.name));
        table.insert("description".to_owned(), json!(section.doc.text(lang)));
        let value = if section.repeated {
            json!({ "type": "array", "description": section.doc.text(lang), "items": table })
        } else {
            Value::Object(table)
        };
        properties.insert(section.name.to_owned(), value);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": BookWord::SchemaTitle.text(lang),
        "description": BookWord::SchemaAbout.text(lang),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A table with these keys.
fn of_keys(keys: &[Key], lang: Lang) -> Map<String, Value> {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), of_key(key, lang))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    table.insert("additionalProperties".to_owned(), json!(false));
    table
}

fn of_key(key: &Key, lang: Lang) -> Value {
    let mut value = of_shape(key.shape, lang);
    let (name, form) = shape_word::words(key.shape);
    let title = match key.shape {
        Shape::Reference(section) => format!("{} · {} {section}", key.name, name.text(lang)),
        _ => format!("{} · {}", key.name, name.text(lang)),
    };
    let gap = if lang == Lang::En { " " } else { "" };
    let description = format!("{}{gap}{}", key.doc.text(lang), plain(form.text(lang)));
    value.insert("title".to_owned(), json!(title));
    value.insert("description".to_owned(), json!(description));
    if let Some(example) = example(key.example) {
        value.insert("examples".to_owned(), json!([example]));
    }
    Value::Object(value)
}

/// A sentence without the links of a page.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(&before.replace('[', ""));
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    out + rest
}

fn of_shape(shape: Shape, lang: Lang) -> Map<String, Value> {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let value = match shape {
        Shape::Text | Shape::Expression | Shape::Citation => text(FILLED),
        Shape::Id | Shape::Reference(_) => text(IDENTIFIER),
        Shape::Words(words) => json!({ "type": "string", "enum": words }),
        // A TOML date; tools that turn TOML into JSON make a text of it.
        Shape::Date => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Quantity => quantity(),
        Shape::Range => text("[0-9０-９].*[0-9０-９]"),
        Shape::FactorId => text(FACTOR),
        Shape::Category => text(&category()),
        Shape::Region => text("^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
        Shape::Uncertainty => text("^\\s*(±|\\+).*[0-9].*[%％]"),
        Shape::Table(keys) => return of_keys(keys, lang),
        Shape::Quantities(keys) => {
            json!({ "type": "object", "additionalProperties": { "anyOf": [quantity(), of_keys(keys, lang)] } })
        }
        Shape::Texts => json!({ "type": "array", "items": text(FILLED) }),
        Shape::Tables(keys) => json!({ "type": "array", "items": of_keys(keys, lang) }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Rows => {
            json!({ "type": "array", "items": { "type": "array", "items": { "type": ["string", "number"] } } })
        }
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The codes of Annex B: `^(1(\.[1-5])?|…)$`.
fn category() -> String {
    let codes: Vec<String> = (1..=6).map(|n| format!("{n}(\\.[1-{}])?", Category::subcategories(n))).collect();
    format!("^({})$", codes.join("|"))
}

fn quantity() -> Value {
    json!({ "type": ["string", "number"], "pattern": "[0-9０-９]" })
}

/// Not only spaces.
const FILLED: &str = "\\S";
/// Letters and digits of any script are all that is neither a space nor a sign of ASCII; a little more than `check` takes.
const IDENTIFIER: &str = "^[^\\s!-/:-@\\[-`{-~][^\\s!-,/:-@\\[-\\^`{-~]{0,63}$";
const FACTOR: &str =
    "^[A-Za-z0-9.][A-Za-z0-9.-]*(/[A-Za-z0-9.][A-Za-z0-9.-]*)+(@([0-9]{4}|undated)(:[A-Za-z0-9][A-Za-z0-9-]*)?)?$";

/// The value of a TOML example as JSON, as any tool would turn it; dates become texts.
fn example(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(&format!("v = {text}")).ok()?;
    Some(json_of(table.get("v")?))
}

fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(n) => json!(n),
        toml::Value::Float(n) => json!(n),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json_of(value))).collect(),
    }
}
