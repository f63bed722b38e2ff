//! Reports that are handed on: every scenario, every form, in both languages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use boon::{Compiler, Draft, Schemas};
use serde_json::Value;

/// The day of every run.
const DAY: &str = "1795219200";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn scenarios() -> Vec<String> {
    let entries = fs::read_dir(root().join("scenarios")).expect("scenarios");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn report(book: &str, lang: &str, outputs: &[&Path], more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.current_dir(root()).env("SOURCE_DATE_EPOCH", DAY).args(["report", book, "--lang", lang, "-q"]);
    command.arg("-o").args(outputs).args(more).output().expect("the program runs")
}

/// Exit codes: done, or done with findings.
fn is_done(output: &Output) -> bool {
    matches!(output.status.code(), Some(0 | 1))
}

#[test]
fn every_scenario_fits_the_published_schema_and_comes_out_the_same_twice() {
    let folder = folder("schema");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    let schema: Value = serde_json::from_str(crossfoot::report::REPORT_SCHEMA).expect("the schema is JSON");
    compiler.add_resource("urn:crossfoot:schema:report", schema).expect("the schema is taken");
    let index = compiler.compile("urn:crossfoot:schema:report", &mut schemas).expect("the schema compiles");
    for name in scenarios() {
        for lang in ["en", "zh"] {
            let (json, markdown) = (folder.join("a.json"), folder.join("a.md"));
            let output = report(&format!("scenarios/{name}"), lang, &[&json, &markdown], &[]);
            assert!(is_done(&output), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let first = (fs::read(&json).expect("JSON"), fs::read(&markdown).expect("Markdown"));
            report(&format!("scenarios/{name}"), lang, &[&json, &markdown], &[]);
            assert!(first.0 == fs::read(&json).expect("JSON"), "{name}: JSON differs");
            assert!(first.1 == fs::read(&markdown).expect("Markdown"), "{name}: Markdown differs");
            let document: Value = serde_json::from_slice(&first.0).expect("JSON");
            if let Err(error) = schemas.validate(&document, index) {
                panic!("{name}: {error:#}");
            }
            assert_eq!(document["lang"], lang);
        }
    }
}

#[test]
fn figures_of_a_report_are_those_of_the_inventory() {
    let folder = folder("figures");
    let json = folder.join("a.json");
    assert!(is_done(&report("scenarios/example-plant", "en", &[&json], &["--sections", "inventory"])));
    let document: Value = serde_json::from_slice(&fs::read(&json).expect("JSON")).expect("JSON");
    let output = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .current_dir(root())
        .env("SOURCE_DATE_EPOCH", DAY)
        .args(["inventory", "scenarios/example-plant", "--format", "json"])
        .output()
        .expect("the program runs");
    let inventory: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let period = &inventory["periods"][0];
    let mut known = std::collections::HashMap::new();
    for of in ["categories", "facilities", "gases"] {
        for entry in period[of].as_array().expect("a list") {
            let figure = &entry["figure"];
            known.insert(figure["address"].as_str().unwrap_or_default().to_owned(), figure["value"].clone());
        }
    }
    known.insert("inventory/2024/total".to_owned(), period["total"]["value"].clone());
    let mut found = 0;
    let blocks = document["sections"][0]["blocks"].as_array().expect("blocks");
    for row in blocks.iter().filter_map(|block| block["rows"].as_array()).flatten() {
        for cell in row["cells"].as_array().expect("cells").iter().filter(|cell| cell.is_object()) {
            if let Some(value) = cell["address"].as_str().and_then(|address| known.get(address)) {
                assert_eq!(cell["value"], *value, "{}", cell["address"]);
                found += 1;
            }
        }
    }
    assert!(found >= known.len(), "{found} of {}", known.len());
}

#[test]
fn tables_are_csv_files_with_exact_numbers() {
    let folder = folder("csv");
    assert!(is_done(&report("scenarios/example-plant", "zh", &[&folder.join("t.csv")], &[])));
    let lines = fs::read_to_string(folder.join("t-2024-lines.csv")).expect("the lines");
    let mut rows = lines.split("\r\n");
    assert_eq!(rows.next(), Some("activity,category,facility,amount,amount_unit,factor,tco2e,share,source"));
    let first = rows.next().expect("a row");
    assert!(first.contains(",2924.21,MWh,") && first.contains(",1703.937167,"), "{first}");
    let categories = fs::read_to_string(folder.join("t-2024-categories.csv")).expect("the categories");
    assert!(categories.lines().last().is_some_and(|line| line.contains("145989.2")), "{categories}");
}

#[test]
fn plants_are_in_every_form_with_their_figures_open() {
    let folder = folder("plants");
    let names = ["p.html", "p.md", "p.json", "p.csv"].map(|name| folder.join(name));
    let outputs: Vec<&Path> = names.iter().map(|name| name.as_path()).collect();
    assert!(is_done(&report("scenarios/example-plant", "en", &outputs, &["--sections", "pv"])));
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a form");
    let document: Value = serde_json::from_str(&read("p.json")).expect("JSON");
    assert_eq!(document["sections"][0]["id"], "pv");
    let blocks = document["sections"][0]["blocks"].as_array().expect("blocks");
    let tables: Vec<&str> = blocks.iter().filter_map(|block| block["id"].as_str()).collect();
    let wanted = [
        ["pv-plants", "pv-generation", "pv-use", "pv-certificates", "pv-place", "pv-model"],
        ["pv-avoided-by-factor", "pv-margin", "pv-category-2", "pv-behind-category-2", "pv-life", "pv-life-money"],
        ["pv-months", "pv-uses", "pv-avoided", "pv-life-energy", "pv-life-cash-foundry-roof", "pv-life-carbon"],
    ];
    for table in wanted.into_iter().flatten() {
        assert!(tables.contains(&table), "{table} of {tables:?}");
    }
    let text = document.to_string();
    let life = ["lifetime/npv", "lifetime/energy/25", "lifetime/cumulative/7", "lifetime/carbon-cumulative/3/25"];
    let addresses = ["2024/yield", "2024/own-use", "2024/certificates/gec/closing", "model/ac/06", "model/yield"];
    let carbon = ["2024/avoided/2", "2024/baseline", "2024/location/1/without", "2024/market", "2024/import"];
    for address in addresses.into_iter().chain(carbon).chain(life) {
        assert!(text.contains(&format!("\"pv/foundry-roof/{address}\"")), "{address}");
    }
    let months = read("p-pv-model.csv");
    let first = months.lines().nth(1).expect("a month");
    assert!(
        first.starts_with("foundry-roof,2024-01,") && first.contains(",kWh,") && first.contains(",MWh,"),
        "{first}"
    );
    // The year and not its months as well; factors side by side and in no sum.
    let avoided = read("p-pv-avoided-by-factor.csv");
    assert_eq!(avoided.lines().count(), 3, "{avoided}");
    assert!(avoided.contains("foundry-roof,2024,cn/grid/average/east@2023,668.47,"), "{avoided}");
    let years = read("p-pv-life-years-foundry-roof.csv");
    assert_eq!(years.lines().count(), 27, "years 0 to 25: {years}");
    assert!(read("p.md").contains("years to payback"), "the marks of the pictures are said");
    // The picture, its words, and a derivation for each figure.
    let page = read("p.html");
    assert!(page.contains("<svg") && page.contains("pv/foundry-roof/model/ac/12"), "the page has the months");
    assert!(read("p.md").contains("rows without weather: 0"), "{}", read("p.md"));
}

#[test]
fn a_book_of_plants_alone_is_reported() {
    let folder = folder("plants-alone");
    let book = "[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n\n[[pv]]\nid = \"roof\"\n\
                capacity = [{ dc = \"100 kW\" }]\noutput = [{ period = \"2024\", generated = \"98.2 MWh\" }]\n";
    fs::write(folder.join("book.toml"), book).expect("a book");
    let markdown = folder.join("a.md");
    assert!(is_done(&report(&folder.join("book.toml").to_string_lossy(), "en", &[&markdown], &[])));
    let text = fs::read_to_string(markdown).expect("Markdown");
    assert!(text.contains("| `roof` | 2024 | 366 | 98.2 MWh | 982 kWh/kW |"), "{text}");
}

#[test]
fn what_a_plant_and_another_part_of_the_book_claim_is_said_in_its_section() {
    let folder = folder("plants-twice");
    let plant = "[[pv]]\nid = \"roof\"\ncapacity = [{ dc = \"100 kW\" }]\n\
                 output = [{ from = 2024-01-01, to = 2024-12-31, generated = \"98.21 MWh\" }]\n";
    let project = "\n[[project]]\nid = \"roof\"\nsaving = \"98.21 MWh\"\ncarrier = \"electricity\"\n";
    let section = |name: &str, book: &str| {
        fs::write(folder.join(name), book).expect("a book");
        let markdown = folder.join(format!("{name}.md"));
        report(&folder.join(name).to_string_lossy(), "en", &[&markdown], &["--sections", "pv"]);
        fs::read_to_string(markdown).expect("Markdown")
    };
    let alone = section("alone.toml", plant);
    assert!(alone.contains("### Claimed twice") && alone.contains("Nothing that the plants claim"), "{alone}");
    let twice = section("twice.toml", &format!("{plant}{project}"));
    assert!(twice.contains("may claim the same: they have one id") && !twice.contains("Nothing that"), "{twice}");
}

#[test]
fn a_kind_or_a_section_that_there_is_not_is_refused_before_anything_is_written() {
    let folder = folder("refused");
    let good = folder.join("a.md");
    for (outputs, more) in [
        (vec![good.clone(), folder.join("a.docx")], vec![]),
        (vec![good.clone()], vec!["--sections", "summery"]),
        (vec![good.clone()], vec!["--period", "1999"]),
        (vec![good.clone(), folder.join("no/such/folder/a.md")], vec![]),
    ] {
        let outputs: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
        let output = report("scenarios/example-plant", "en", &outputs, &more);
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
    }
}

/// A book whose every name means harm.
fn hostile() -> String {
    let long = "长x".repeat(5000);
    let names = [
        "<script>alert(1)</script>",
        "\\\"><img src=x onerror=alert(1)>",
        "\\u202Egnp.exe\\u202C",
        "=HYPERLINK(1)",
        "@SUM(A1)",
        "| a | b |",
    ];
    let mut book = format!(
        "[organization]\nname = \"<script>alert('x')</script> & {long}\"\nconsolidation = \"operational-control\"\n\n\
         [[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n"
    );
    for (at, name) in names.iter().enumerate() {
        book.push_str(&format!("\n[[facility]]\nid = \"f{at}\"\nname = \"{name}\"\nregion = \"CN-JS\"\n"));
        book.push_str(&format!(
            "\n[[activity]]\nid = \"a{at}\"\nfacility = \"f{at}\"\ncategory = \"1.1\"\nemissions = \"1{at}7.5 tCO2e\"\n\
             source = \"{name}\"\nassumption = \"{name}\"\nnote = \"{name}\"\n"
        ));
        book.push_str(&format!(
            "\n[[claim]]\nid = \"c{at}\"\nsays = \"{name} {long}\"\npublished = \"1{at}8 tCO2e\"\nequals = 'figure(\"activity/a{at}\")'\n"
        ));
    }
    book
}

#[test]
fn hostile_names_do_no_harm_in_text_forms() {
    let folder = folder("hostile");
    let book = folder.join("book.toml");
    fs::write(&book, hostile()).expect("the book");
    let outputs = ["a.md", "a.json", "a.csv", "a.html"].map(|name| folder.join(name));
    let outputs: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
    let output = report(&book.to_string_lossy(), "en", &outputs, &[]);
    assert!(is_done(&output), "{}", String::from_utf8_lossy(&output.stderr));
    let markdown = fs::read_to_string(folder.join("a.md")).expect("Markdown");
    // What is escaped is a text.
    let live = markdown.replace("\\<", "");
    assert!(!live.contains("<script") && !live.contains("<img"));
    assert!(!markdown.contains('\u{202e}'));
    let html = fs::read_to_string(folder.join("a.html")).expect("HTML");
    assert!(!html.contains("<script>alert") && !html.contains("<img") && !html.contains('\u{202e}'));
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let text = fs::read_to_string(&path).expect("CSV");
            let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
            for record in reader.records() {
                let record = record.expect("a record of as many fields as the header");
                for field in &record {
                    let risky =
                        field.starts_with(['=', '@', '+']) || field.starts_with('-') && field.parse::<f64>().is_err();
                    assert!(!risky, "{}: {field}", path.display());
                }
            }
        }
    }
}

#[test]
fn a_report_is_written_whole_or_not_at_all_however_early_the_process_ends() {
    let folder = folder("killed");
    let html = folder.join("report.md");
    assert!(is_done(&report("scenarios/example-plant", "en", &[&html], &[])));
    let old = "an old report, which must stay whole";
    let new = fs::read_to_string(&html).expect("a report");
    let (mut kept, mut written) = (0, 0);
    for at in 0..200_u64 {
        fs::write(&html, old).expect("the old report");
        let mut child = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
            .current_dir(root())
            .env("SOURCE_DATE_EPOCH", DAY)
            .args(["report", "scenarios/example-plant", "-q", "--lang", "en", "-o"])
            .arg(&html)
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program runs");
        // A fixed scatter of moments over the whole run, start-up to after its end.
        std::thread::sleep(Duration::from_micros(at * 7919 % 200 * 1500));
        let _ = child.kill();
        let _ = child.wait();
        let text = fs::read_to_string(&html).expect("a report is there");
        match text == old {
            true => kept += 1,
            false => {
                assert!(text == new, "half a report");
                written += 1;
            }
        }
    }
    assert!(kept > 0, "no process was killed before it was done");
    eprintln!("killed at 200 moments: {kept} left the old report, {written} had written the new one");
}
