//! The section on savings of reports that are handed on: projects, their money, and the meters that prove them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use boon::{Compiler, Draft, Schemas};
use serde_json::Value;

const BOOK: &str = "tests/books/meters";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-savings-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SOURCE_DATE_EPOCH", "1795219200").args(arguments);
    let output = command.output().expect("the program runs");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn report(lang: &str, name: &str) -> Value {
    let file = folder(name).join("out.json");
    run(&["report", BOOK, "-q", "--lang", lang, "-o", &file.to_string_lossy()]);
    serde_json::from_slice(&fs::read(file).expect("JSON")).expect("JSON")
}

fn section(document: &Value) -> &Vec<Value> {
    let sections = document["sections"].as_array().expect("sections");
    let savings = sections.iter().find(|section| section["id"] == "savings").expect("the section");
    savings["blocks"].as_array().expect("blocks")
}

fn block<'d>(document: &'d Value, id: &str) -> &'d Value {
    section(document).iter().find(|block| block["id"] == id).unwrap_or_else(|| panic!("no block {id}"))
}

fn number(value: &Value) -> f64 {
    value["value"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no number in {value}"))
}

#[test]
fn a_book_of_projects_and_meters_is_a_report_that_fits_the_schema() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    let schema: Value = serde_json::from_str(crossfoot::report::REPORT_SCHEMA).expect("the schema is JSON");
    compiler.add_resource("urn:crossfoot:schema:report", schema).expect("the schema is taken");
    let index = compiler.compile("urn:crossfoot:schema:report", &mut schemas).expect("the schema compiles");
    for lang in ["en", "zh"] {
        let document = report(lang, &format!("schema-{lang}"));
        if let Err(error) = schemas.validate(&document, index) {
            panic!("{lang}: {error:#}");
        }
        let pictures = section(&document).iter().filter(|block| block["kind"] == "chart");
        let ids: Vec<&str> = pictures.filter_map(|block| block["id"].as_str()).collect();
        assert_eq!(ids, ["abatement-cost", "meter-melt-fit", "meter-melt-cumulative"]);
    }
}

#[test]
fn a_saving_is_that_of_the_command_and_the_sum_of_its_months_and_adjustments() {
    let document = report("en", "sum");
    let output = run(&["savings", BOOK, "--format", "json"]);
    let savings: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let meters = savings["meters"].as_array().expect("meters");
    let melt = meters.iter().find(|meter| meter["id"] == "melt").expect("the meter");
    let rows = block(&document, "meters")["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 2, "two models, and none of the meter that has too little");
    for (row, model) in rows.iter().zip(melt["models"].as_array().expect("models")) {
        assert_eq!(row["cells"][6]["value"], model["saving"]["value"], "{}", model["id"]);
    }
    let saving = number(&rows[0]["cells"][6]);
    let months = block(&document, "meter-melt-periods")["rows"].as_array().expect("rows");
    assert_eq!(months.len(), 12);
    let summed: f64 = months.iter().map(|month| number(&month["cells"][3])).sum();
    // The adjustment is stated in MWh.
    assert!((saving - summed - 16_000.0).abs() < 1e-6, "{saving}, {summed}");
    assert!((number(&rows[0]["cells"][5]) - 16_000.0).abs() < 1e-6);
    let cumulative = number(&months[11]["cells"][4]);
    // What a model expects enters the accounts with twelve digits.
    assert!((cumulative - saving).abs() < 1e-4, "{cumulative}, {saving}");
    let band = block(&document, "meter-melt-bands")["rows"][0]["cells"][3].clone();
    let last = number(&months[11]["cells"][5]);
    assert!((number(&band) - last).abs() < 1e-6 * last, "the band of the sum is that of the saving: {band}, {last}");
}

#[test]
fn the_line_of_a_picture_is_the_equation() {
    let document = report("en", "line");
    let equation = block(&document, "meter-melt-equation")["rows"].as_array().expect("rows");
    let (constant, slope) = (number(&equation[0]["cells"][1]), number(&equation[1]["cells"][1]));
    let grid = block(&document, "meter-melt-fit")["table"]["rows"].as_array().expect("the corners");
    assert!(grid.len() >= 2, "{} rows", grid.len());
    let cell = |text: &Value| text.as_str().expect("a text").replace(' ', "").parse::<f64>();
    // Points of the readings stand in columns of their own.
    let corners = grid.iter().filter(|row| row[1].as_str().is_some_and(|y| !y.is_empty()));
    assert!(corners.clone().count() >= 2);
    for row in corners {
        let (x, y) = (cell(&row[0]).expect("x"), cell(&row[1]).expect("y"));
        assert!((constant + slope * x - y).abs() < 1e-3, "{row}");
    }
}

#[test]
fn tables_of_meters_are_csv_files() {
    let folder = folder("csv");
    run(&["report", BOOK, "-q", "-o", &folder.join("t.csv").to_string_lossy(), "--sections", "savings"]);
    let meters = fs::read_to_string(folder.join("t-meters.csv")).expect("the meters");
    let mut lines = meters.split("\r\n");
    assert_eq!(lines.next(), Some("meter,model,method,actual,expected,adjustments,saving,share,band_90,unit,proved"));
    assert!(lines.next().is_some_and(|line| line.contains(",kWh,")), "{meters}");
    for name in ["equation", "statistics", "periods", "bands", "provable", "verdicts", "adjustments"] {
        assert!(folder.join(format!("t-meter-melt-{name}.csv")).exists(), "{name}");
    }
    assert!(!folder.join("t-meter-short-periods.csv").exists());
}
