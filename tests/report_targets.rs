//! The section about targets of a report: every figure opens its derivation, the bridge of a base year foots, both languages
//! say the same, and what the pictures show stands in the tables.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The report of a book of the tests, in one form.
fn report(book: &str, lang: &str, form: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = format!("targets-{}-{lang}-{}.{form}", book.replace(['/', '.'], "-"), std::process::id());
    let out: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .args(["report", "-q", book, "--lang", lang, "-o"])
        .arg(&out)
        .output()
        .expect("the program runs");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(&out).expect("the report")
}

/// Tables of the section, by their names.
fn tables(json: &Value) -> Vec<&Value> {
    let sections = json["sections"].as_array().expect("sections");
    let section = sections.iter().find(|of| of["id"] == "targets").expect("targets");
    section["blocks"].as_array().expect("blocks").iter().filter(|of| of["kind"] == "table").collect()
}

fn table<'j>(tables: &[&'j Value], id: &str) -> &'j Value {
    tables.iter().find(|of| of["id"] == id).unwrap_or_else(|| panic!("no table {id}"))
}

fn keys(table: &Value) -> Vec<&str> {
    table["columns"].as_array().expect("columns").iter().map(|of| of["key"].as_str().unwrap_or_default()).collect()
}

fn rows(table: &Value) -> impl Iterator<Item = &Vec<Value>> {
    table["rows"].as_array().expect("rows").iter().map(|row| row["cells"].as_array().expect("cells"))
}

fn column<'j>(table: &'j Value, key: &str) -> Vec<&'j Value> {
    let at = keys(table).iter().position(|of| *of == key).unwrap_or_else(|| panic!("no column {key}"));
    rows(table).map(|cells| &cells[at]).collect()
}

fn json(book: &str, lang: &str) -> Value {
    serde_json::from_str(&report(book, lang, "json")).expect("JSON")
}

/// The addresses of all figures of tables.
fn addresses(tables: &[&Value]) -> BTreeSet<String> {
    let cells = tables.iter().flat_map(|table| rows(table)).flatten();
    cells.filter_map(|cell| cell["address"].as_str()).map(str::to_owned).collect()
}

const BOOK: &str = "tests/books/targets.toml";
const JUDGED: &str = "tests/target/judged.toml";
const PLANT: &str = "scenarios/example-plant";

#[test]
fn every_figure_opens_its_derivation() {
    for book in [BOOK, JUDGED] {
        let (found, html) = (json(book, "en"), report(book, "en", "html"));
        let tables = tables(&found);
        for table in &tables {
            // What is only put beside a goal, or shared out among measures, is no figure of the graph.
            if table["id"] == "targets-national" {
                continue;
            }
            for cell in rows(table).flatten().filter(|cell| cell.is_object() && cell.get("tone").is_none()) {
                assert!(cell["address"].is_string() || cell["value"].is_null(), "{}: {cell}", table["id"]);
            }
        }
        let all = addresses(&tables);
        assert!(all.len() > 40, "{book}: {}", all.len());
        for address in &all {
            assert!(html.contains(address.as_str()), "{book}: {address} opens nothing");
        }
        for opened in html.split("popovertarget=d").skip(1) {
            let id = opened.split(['>', ' ']).next().expect("an id");
            assert!(html.contains(&format!("id=d{id} ")) || html.contains(&format!("id=d{id}>")), "{book}: {id}");
        }
    }
}

#[test]
fn the_bridge_of_a_base_year_foots() {
    let found = json(BOOK, "en");
    let tables = tables(&found);
    let bridge = table(&tables, "target-base-scope-1-2");
    let whole = |cell: &Value| cell["value"].as_str().expect("a value").parse::<i64>().expect("whole tonnes");
    let effects: Vec<i64> = column(bridge, "effect").into_iter().map(whole).collect();
    let counted = column(bridge, "counted");
    let [before, steps @ .., after] = effects.as_slice() else { panic!("a bridge") };
    let counts = steps.iter().zip(&counted[1..]).filter(|(_, word)| **word == "counted").map(|(step, _)| step);
    assert_eq!(before + counts.sum::<i64>(), *after);
    assert!(steps.contains(&900), "organic growth is shown, and counts for nothing");
    let years = table(&tables, "target-years-scope-1-2");
    assert_eq!(whole(column(years, "path")[0]), *after);
    assert!(report(BOOK, "en", "html").contains("chart-target-bridge-scope-1-2"));
}

#[test]
fn years_have_a_word_each_and_a_gap_to_the_path() {
    let found = json(BOOK, "en");
    let tables = tables(&found);
    let words = |id: &str| -> Vec<String> {
        let column = column(table(&tables, id), "standing").into_iter();
        column.filter_map(|cell| cell["word"].as_str()).map(str::to_owned).collect()
    };
    assert_eq!(words("target-years-scope-1-2"), ["off the path", "on the path", "off the path"]);
    assert_eq!(words("target-years-water"), ["kept", "missed", "cannot tell"]);
    // A level has figures and no path.
    assert_eq!(words("target-years-injuries"), ["kept", "missed"]);
    let years = table(&tables, "target-years-scope-1-2");
    for ((path, actual), gap) in
        column(years, "path").iter().zip(column(years, "actual")).zip(column(years, "against_path"))
    {
        let Some(gap) = gap["value"].as_str() else { continue };
        let number = |cell: &Value| cell["value"].as_str().and_then(|text| text.parse::<f64>().ok()).expect("a number");
        let difference = number(actual) - number(path);
        assert!((difference - gap.parse::<f64>().expect("a number")).abs() < 1e-6);
    }
}

#[test]
fn both_languages_show_the_same_figures_in_their_own_words() {
    for book in [BOOK, JUDGED, PLANT] {
        let (en, zh) = (json(book, "en"), json(book, "zh"));
        let (en, zh) = (tables(&en), tables(&zh));
        assert_eq!(addresses(&en), addresses(&zh), "{book}");
        for (en, zh) in en.iter().zip(&zh) {
            assert_eq!(en["id"], zh["id"]);
            assert_eq!(keys(en), keys(zh));
            assert_ne!(en["caption"], zh["caption"], "{}", en["id"]);
        }
    }
}

#[test]
fn scores_and_how_targets_stand_to_each_other() {
    let found = json(JUDGED, "en");
    let tables = tables(&found);
    let score = column(table(&tables, "targets-temperature"), "score")[0];
    assert_eq!(
        (score["text"].as_str(), score["address"].as_str()),
        (Some("1.39"), Some("target/validated/temperature/rounded"))
    );
    let rise = column(table(&tables, "targets-rise"), "together")[0];
    assert_eq!(rise["address"], "target/validated/implied-rise/score");
    let portfolio = table(&tables, "targets-portfolio");
    assert_eq!(rows(portfolio).count(), 3);
    assert_eq!(column(portfolio, "WATS")[0]["text"], "2.20");
    // A method that lacks what it weighs by has no score, and nothing stands in its place.
    assert!(column(portfolio, "AOTS").iter().all(|cell| cell.is_null()));
    assert!(rows(table(&tables, "targets-consistency")).count() >= 6);
    let sda = json(BOOK, "en");
    let sda = self::tables(&sda);
    let sda = table(&sda, "target-sda-steel");
    assert_eq!(rows(sda).count(), 6);
    assert_eq!(column(sda, "p")[0]["value"], "1");
}

#[test]
fn the_first_page_has_a_line_a_target_where_there_are_few() {
    let overview = |book: &str| {
        let found = json(book, "en");
        let sections = found["sections"].as_array().expect("sections").clone();
        let summary = sections.into_iter().find(|of| of["id"] == "summary");
        let blocks = summary.and_then(|of| of["blocks"].as_array().cloned()).unwrap_or_default();
        blocks.into_iter().find(|of| of["id"] == "targets-overview").map(|of| rows(&of).count())
    };
    assert_eq!(overview(BOOK), Some(4));
    assert_eq!(overview(JUDGED), None);
    assert_eq!(overview(PLANT), Some(1));
}

#[test]
fn a_trend_has_its_range_in_the_picture_and_in_the_table() {
    let html = report(BOOK, "zh", "html");
    assert!(html.contains("预测区间（95 %）") && html.contains("cf-band"));
    let found = json(BOOK, "zh");
    let tables = tables(&found);
    let trend = table(&tables, "target-trend-scope-1-2");
    let range = rows(trend).nth(1).expect("a range");
    assert_eq!(range[1]["address"], "target/scope-1-2/trend-low");
    assert_eq!(range[2]["address"], "target/scope-1-2/trend-high");
}

#[test]
fn what_raises_emissions_has_its_own_name_and_is_told_where_the_curve_leaves_it_out() {
    let html = report(PLANT, "en", "html");
    assert!(html.contains("electric heat treatment (raises emissions)"));
    assert!(html.contains("not in the picture, as they lower nothing by themselves: electric heat treatment"));
    assert!(report(PLANT, "zh", "html").contains("（增加排放）"));
}
