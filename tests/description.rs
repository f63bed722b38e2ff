//! One description of the keys, four products: the decoder, the JSON Schema, the template and the reference page.
//!
//! `UPDATE_DOCS=1 cargo test --test description` rewrites what is stored of them. The schema is tried with a validator that
//! knows nothing of this program.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use crossfoot::book::keys::{Key, SECTIONS, Section, Shape, TOP};
use crossfoot::book::product::{page, schema, starter, template};
use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::report::{FindingStyle, findings_text};
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Holds a text equal to what is stored at `path`.
fn stored(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, text).expect("the file is written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "{path} differs from the description of the keys; UPDATE_DOCS=1 rewrites it");
}

#[test]
fn schema_and_pages_are_stored_as_the_description_gives_them() {
    stored("schema/crossfoot.schema.json", &format!("{:#}\n", schema(Lang::En)));
    stored("docs/book.md", &page(Lang::En));
    stored("docs/book.zh.md", &page(Lang::Zh));
}

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new(lang: Lang) -> Validator {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        compiler.add_resource("urn:crossfoot:schema:book", schema(lang)).expect("the schema is taken");
        let index = compiler.compile("urn:crossfoot:schema:book", &mut schemas).expect("the schema compiles");
        Validator { schemas, index }
    }

    /// What the validator finds wrong with a text of TOML.
    fn errors(&self, text: &str) -> Option<String> {
        let table: toml::Table = toml::from_str(text).expect("it is TOML");
        let value = json_of(&toml::Value::Table(table));
        self.schemas.validate(&value, self.index).err().map(|error| format!("{error:#}"))
    }
}

/// TOML as JSON, as tools turn it: dates become texts.
fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json_of(value))).collect(),
        other => serde_json::to_value(other).expect("a plain value"),
    }
}

/// Every file under `folder` whose name ends in `.toml`.
fn books_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(books_under(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether a text of TOML is a book, or a part of one, and not a file of factors.
fn is_book(text: &str) -> bool {
    let names = SECTIONS.iter().map(|section| section.name).chain(TOP.iter().map(|key| key.name));
    let known: Vec<&str> = names.collect();
    toml::from_str::<toml::Table>(text)
        .is_ok_and(|table| !table.is_empty() && table.keys().all(|key| known.contains(&key.as_str())))
}

#[test]
fn every_scenario_every_starter_and_every_book_of_the_docs_fits_the_schema() {
    let validator = Validator::new(Lang::En);
    let mut books: Vec<(String, String)> = Vec::new();
    for path in books_under(&root().join("scenarios")) {
        let text = fs::read_to_string(&path).expect("it is text");
        // Files of factors that lie beside a book have a schema of their own.
        if is_book(&text) || path.ends_with("book.toml") {
            books.push((path.display().to_string(), text));
        }
    }
    assert!(books.len() >= 3);
    for lang in Lang::ALL {
        books.push((format!("starter {}", lang.tag()), starter(lang, 2025)));
    }
    books.push(("sound".to_owned(), include_str!("malformed/sound.txt").to_owned()));
    let mut pages = vec![root().join("README.md")];
    pages.extend(fs::read_dir(root().join("docs")).expect("docs").map(|entry| entry.expect("an entry").path()));
    let before = books.len();
    for path in pages.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(path).expect("it is text");
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        books.extend(blocks.filter(|block| is_book(block)).map(|block| (path.display().to_string(), block.to_owned())));
    }
    assert!(books.len() > before, "the README has a book");
    for (name, text) in books {
        assert_eq!(validator.errors(&text), None, "{name}\n{text}");
    }
}

#[test]
fn the_schema_refuses_what_a_schema_can_refuse() {
    for lang in Lang::ALL {
        let validator = Validator::new(lang);
        let sound = "[[facility]]\nid = \"一厂-2.b_c\"\nregion = \"CN-HE\"\n";
        assert_eq!(validator.errors(sound), None);
        for wrong in [
            "[[facilty]]\nid = \"a\"",
            "[facility]\nid = \"a\"",
            "[[facility]]\nid = \"a\"\nnmae = \"b\"",
            "[[facility]]\nname = \"no id\"",
            "[[facility]]\nid = \"a b\"",
            "[[facility]]\nid = \"-a\"",
            "[[facility]]\nid = \"a\"\nregion = \"Hebei\"",
            "[[facility]]\nid = 7",
            "[[period]]\nid = \"a\"\nfrom = \"1 May\"\nto = 2023-12-31",
            "[[period]]\nid = \"a\"\nfrom = \"2023-02-30\"\nto = 2023-12-31",
            "[[gap]]\ncategory = \"7\"\nkey = \"NE\"",
            "[[gap]]\ncategory = \"1.6\"\nkey = \"NE\"",
            "[[gap]]\ncategory = \"1\"\nkey = \"ne\"",
            "[[activity]]\nid = \"a\"\ncategory = \"1\"\namount = \"t\"",
            "[[activity]]\nid = \"a\"\ncategory = \"1\"\nfactor = \"east\"",
            "[[activity]]\nid = \"a\"\ncategory = \"1\"\nuncertainty = \"5\"",
            "[organization]\nname = \"\"",
            "include = \"a.toml\"",
        ] {
            assert!(validator.errors(wrong).is_some(), "{wrong}");
        }
    }
}

/// Every example of the description is a value that the schema of its key takes.
#[test]
fn every_example_fits_its_key() {
    fn walk(keys: &[Key], above: &Value, compiled: &mut usize) {
        for key in keys {
            let of_key = &above["properties"][key.name];
            let mut compiler = Compiler::new();
            compiler.set_default_draft(Draft::V2020_12);
            compiler.enable_format_assertions();
            compiler.add_resource("urn:x:key", of_key.clone()).expect("a schema");
            let mut schemas = Schemas::new();
            let index = compiler.compile("urn:x:key", &mut schemas).expect("it compiles");
            let example = &of_key["examples"][0];
            assert!(!example.is_null(), "{}", key.name);
            let outcome = schemas.validate(example, index).map_err(|error| format!("{error:#}"));
            assert_eq!(outcome, Ok(()), "{} = {}", key.name, key.example);
            *compiled += 1;
            match key.shape {
                Shape::Table(inner) => walk(inner, of_key, compiled),
                Shape::Tables(inner) => walk(inner, &of_key["items"], compiled),
                _ => {}
            }
        }
    }
    let (schema, mut compiled) = (schema(Lang::En), 0);
    walk(TOP, &schema, &mut compiled);
    for section in SECTIONS {
        let of_section = &schema["properties"][section.name];
        walk(section.keys, if section.repeated { &of_section["items"] } else { of_section }, &mut compiled);
    }
    assert!(compiled > 30);
}

/// The template with the signs taken away from headers and keys that `chosen` names.
fn uncommented(lang: Lang, chosen: impl Fn(&str, Option<&Key>) -> bool) -> String {
    let mut section = "";
    let mut out = String::new();
    for line in template(lang).lines() {
        let bare = line.strip_prefix('#').filter(|rest| !rest.starts_with(['#', ':', ' ']));
        let Some(bare) = bare else {
            out.push_str(&format!("{line}\n"));
            continue;
        };
        let name = bare.trim_start_matches('[').split([']', ' ', '=']).next().unwrap_or("");
        let key = if bare.starts_with('[') {
            section = Section::named(name).map(|section| section.name).expect("a known section");
            None
        } else {
            let keys = Section::named(section).map_or(TOP, |section| section.keys);
            Some(keys.iter().find(|key| key.name == name).expect("a known key"))
        };
        out.push_str(&format!("{}{bare}\n", if chosen(section, key) { "" } else { "#" }));
    }
    out
}

/// What reading a text as a book finds.
fn findings(text: &str) -> (Findings, String) {
    let own = "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n\
               [[factor]]\nfamily = \"own/x\"\nedition = \"2023\"\nname = { en = \"x\", zh = \"甲\" }\nvalue = \"1 kgCO2/kWh\"\n\
               kind = \"average\"\nlocator = \"1\"\ngrade = \"B\"\n";
    let files = MemoryFiles::new().with("book.toml", text).with("factors.toml", own);
    let mut sources = Sources::default();
    let (book, mut findings) = load(&files, "book.toml", &mut sources);
    if let Some(book) = &book {
        let library = book.library(&mut sources);
        findings.extend(describe(book, &library, jiff::civil::date(2026, 11, 21)).1.iter().cloned());
    }
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    (findings, shown)
}

#[test]
fn the_template_is_a_book_of_comments_and_its_required_parts_are_a_book() {
    for lang in Lang::ALL {
        assert!(template(lang).lines().all(|line| line.is_empty() || line.starts_with('#')));
        // What needs no decision between keys.
        let plain = ["organization", "inventory", "period", "facility", "document", "gap"];
        let text = uncommented(lang, |section, key| plain.contains(&section) && key.is_none_or(|key| key.required));
        let (found, shown) = findings(&text);
        assert!(found.worst() <= Some(Level::Note), "{shown}");
        // All sections, with what their examples need of each other; what is left to say is that one key or another is needed.
        let needed = ["emissions", "heat-efficiency", "power-efficiency", "price-basis"];
        let chosen = |section: &str, key: &Key| {
            key.required
                || needed.contains(&key.name)
                || matches!(
                    (section, key.name),
                    ("claim" | "plausibility", "given")
                        | ("project", "saving" | "carrier")
                        | ("base-event", "effect")
                        | ("target", "scopes")
                )
        };
        let text = uncommented(lang, |section, key| !section.is_empty() && key.is_none_or(|key| chosen(section, key)));
        let (found, shown) = findings(&text);
        let serious = found.iter().filter(|f| f.level == Level::Error && f.code != Code::MissingKey);
        assert_eq!(serious.count(), 0, "{shown}");
        assert!(found.iter().all(|f| !matches!(f.code, Code::TomlSyntax | Code::UnknownKey | Code::WrongType)));
    }
}

#[test]
fn everything_in_the_template_is_known_to_the_decoder_and_to_the_schema() {
    let text = uncommented(Lang::Zh, |_, _| true);
    let (found, shown) = findings(&text);
    let about_keys = [Code::TomlSyntax, Code::UnknownSection, Code::UnknownKey, Code::WrongType, Code::UnknownWord];
    assert!(found.iter().all(|finding| !about_keys.contains(&finding.code)), "{shown}");
    assert_eq!(Validator::new(Lang::Zh).errors(&text), None);
}

#[test]
fn the_starter_computes_as_it_stands() {
    for lang in Lang::ALL {
        let text = starter(lang, 2025);
        assert!(text.starts_with("#:schema ./crossfoot.schema.json\n"));
        let (found, shown) = findings(&text);
        assert!(found.worst() <= Some(Level::Note), "{shown}");
        assert!(!text.contains("{year}"));
    }
}
