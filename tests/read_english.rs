//! Invented English reports, read and held against what a person finds in them: tests/read/english/, each text with its labels.
//!
//! They were written and labelled before the reader was tried on English texts. Errors were planted in them, and `verify` must
//! find those and no others. `cargo test --test read_english -- --nocapture` prints what is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crossfoot::quantity::{Amount, Quantity, Unit};
use crossfoot::read::{self, Figure, Grid, Proposal, ProposalKind, Report};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
struct Labels {
    text: String,
    figure: Vec<Label>,
    #[serde(default)]
    relation: Vec<Relation>,
    #[serde(default)]
    planted: Vec<Relation>,
    #[serde(default)]
    not_a_quantity: Vec<Not>,
}

#[derive(Debug, Deserialize)]
struct Label {
    line: u32,
    value: String,
    unit: String,
    about: String,
}

#[derive(Debug, Deserialize)]
struct Relation {
    kind: String,
    lines: Vec<u32>,
    values: Vec<String>,
    about: String,
}

#[derive(Debug, Deserialize)]
struct Not {
    line: u32,
    text: String,
}

struct Read {
    path: PathBuf,
    labels: Labels,
    report: Report,
    grids: Vec<Grid>,
    pool: Vec<Figure>,
    proposals: Vec<Proposal>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read/english")
}

fn all() -> Vec<Read> {
    let entries = fs::read_dir(folder()).expect("texts").map(|entry| entry.expect("an entry").path());
    let mut labels: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    labels.sort();
    labels
        .into_iter()
        .map(|path| {
            let labels: Labels = toml::from_str(&fs::read_to_string(path).expect("labels")).expect("labels");
            let path = folder().join(&labels.text);
            let report = read::read_report(&labels.text, &fs::read(&path).expect("a text")).expect("it is read");
            let grids = read::table::grids(&report);
            let figures = read::prose(&report, &grids);
            let (proposals, _) = read::relation::proposals(&report, &figures, &grids);
            let pool = read::relation::pool(&figures, &grids).into_iter().cloned().collect();
            Read { path, labels, report, grids, pool, proposals }
        })
        .collect()
}

fn digits(quantity: &Quantity) -> String {
    match quantity.amount() {
        Amount::One(literal) => literal.value().abs().to_string(),
        Amount::Between(from, to) => format!("{}-{}", from.value(), to.value()),
    }
}

fn plain(value: &str) -> String {
    value.split(' ').next().unwrap_or_default().replace(',', "").trim_start_matches(['-', '−', '+']).to_owned()
}

/// Size and dimension: `1.84 10^6 MMBtu` and `1.84 million MMBtu` are one.
fn same(label: &Label, figure: &Figure) -> bool {
    let unit = figure.quantity.unit();
    if label.unit.is_empty() {
        // A count of people or things may have its word or not.
        let counts = ["person", "item", "vehicle"].into_iter().filter_map(|one| Unit::parse(one).ok());
        return unit.is_none() || counts.into_iter().any(|one| one.dimension() == unit.dimension());
    }
    let wanted = Unit::parse(&label.unit).unwrap_or_else(|_| panic!("{} is no unit", label.unit));
    // Tonnes of carbon dioxide may be printed as tonnes where the sentence tells of emissions.
    let is_gas = label.unit.ends_with('t') && unit.text().contains("CO2");
    wanted.same_size(unit) || is_gas && wanted.ratio() == unit.ratio()
}

fn is_labelled(read: &Read, proposal: &Proposal, relation: &Relation) -> bool {
    let values = relation.values.iter().map(|value| plain(value));
    let wanted: Vec<(u32, String)> = relation.lines.iter().copied().zip(values).collect();
    let has: BTreeSet<(u32, String)> = match proposal.kind {
        ProposalKind::Table(at) => {
            let cells = read.grids[at].rows.iter().flat_map(|row| &row.cells);
            let figures = cells.filter_map(|cell| match cell {
                read::Cell::Figure(figure) => Some((read.report.in_file(figure.at.line), digits(&figure.quantity))),
                _ => None,
            });
            figures.collect()
        }
        // A target without a digit stands on the line its sentence begins on.
        ProposalKind::Pledge(ref pledge) => BTreeSet::from([(read.report.in_file(pledge.at.line), String::new())]),
        _ => {
            let figures = proposal.figures.iter().map(|at| read.pool[*at].clone());
            figures.map(|figure| (read.report.in_file(figure.at.line), digits(&figure.quantity))).collect()
        }
    };
    wanted.iter().filter(|figure| has.contains(figure)).count() >= wanted.len().min(2)
}

#[test]
fn the_figures_are_read_with_value_unit_and_line() {
    let (mut all_right, mut all_labels, mut wrong) = (0, 0, Vec::new());
    for read in all() {
        let mut right = 0;
        for label in &read.labels.figure {
            let here = |figure: &&Figure| {
                read.report.in_file(figure.at.line) == label.line && digits(&figure.quantity) == plain(&label.value)
            };
            let found: Vec<&Figure> = read.pool.iter().filter(here).collect();
            if found.iter().any(|figure| same(label, figure)) {
                right += 1;
            } else {
                let read_as: Vec<String> = found.iter().map(|figure| figure.quantity.to_string()).collect();
                let Label { line, value, unit, about } = label;
                wrong.push(format!("{}:{line} {value} {unit} ({about}) read as {read_as:?}", read.labels.text));
            }
        }
        for not in &read.labels.not_a_quantity {
            if read
                .pool
                .iter()
                .any(|figure| read.report.in_file(figure.at.line) == not.line && digits(&figure.quantity) == not.text)
            {
                wrong.push(format!("{}:{} {} is no quantity", read.labels.text, not.line, not.text));
            }
        }
        println!("{}: {right} of {} figures, {} read", read.labels.text, read.labels.figure.len(), read.pool.len());
        all_right += right;
        all_labels += read.labels.figure.len();
    }
    println!("{all_right} of {all_labels}\n{}", wrong.join("\n"));
    assert!(all_right * 100 >= all_labels * 90, "{all_right} of {all_labels}\n{}", wrong.join("\n"));
}

#[test]
fn the_relations_that_are_proposed_are_meant() {
    let (mut meant, mut all_found, mut false_ones, mut missed, mut labelled) = (0, 0, Vec::new(), Vec::new(), 0);
    for read in all() {
        let labels = || read.labels.relation.iter().chain(&read.labels.planted);
        for proposal in &read.proposals {
            if labels().any(|relation| is_labelled(&read, proposal, relation)) {
                meant += 1;
            } else {
                let figure = |at: &usize| format!("{}:{}", read.pool[*at].at.line, read.pool[*at].quantity);
                let figures: Vec<String> = proposal.figures.iter().map(figure).collect();
                false_ones.push(format!("{} {:?} {}", read.labels.text, proposal.kind, figures.join("; ")));
            }
        }
        for relation in labels() {
            labelled += 1;
            match read.proposals.iter().any(|proposal| is_labelled(&read, proposal, relation)) {
                true => all_found += 1,
                false => missed.push(format!(
                    "{} {} {:?} {:?} {}",
                    read.labels.text, relation.kind, relation.lines, relation.values, relation.about
                )),
            }
        }
    }
    println!("not proposed:\n{}", missed.join("\n"));
    println!("proposed: {meant} meant, {} not; found {all_found} of {labelled}", false_ones.len());
    assert!(false_ones.len() * 20 <= meant + false_ones.len(), "not meant:\n{}", false_ones.join("\n"));
}

#[test]
fn verify_accuses_the_planted_errors_and_no_others() {
    let mut wrong = Vec::new();
    for read in all() {
        let accused = accused(&read.path);
        for planted in &read.labels.planted {
            if !accused.iter().any(|accused| is_of(planted, accused)) {
                wrong.push(format!("{}: not found: {} {:?}", read.labels.text, planted.about, planted.values));
            }
        }
        for accused @ (_, value, about) in accused.iter().filter(|(_, _, about)| !about.starts_with("implied ")) {
            if !read.labels.planted.iter().any(|planted| is_of(planted, accused)) {
                wrong.push(format!("{}: accused wrongly: {about} {value}", read.labels.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Accused = ((u32, u32), String, String);

fn is_of(planted: &Relation, (lines, value, _): &Accused) -> bool {
    let here = planted.lines.iter().zip(&planted.values);
    here.into_iter().any(|(line, printed)| {
        (lines.0..=lines.1).contains(line) && plain(printed).parse::<f64>() == plain(value).parse::<f64>()
    })
}

/// What does not hold: its lines, the printed number, and its address.
fn accused(text: &Path) -> Vec<Accused> {
    let scratch = std::env::temp_dir().join(format!("crossfoot-english-{}", std::process::id()));
    fs::create_dir_all(&scratch).expect("a folder");
    let draft = scratch.join(text.with_extension("draft.toml").file_name().expect("a name"));
    let _ = fs::remove_file(&draft);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_crossfoot")).args(arguments).output().expect("it runs");
        (output.status.code(), output.stdout, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (text, draft) = (text.to_string_lossy(), draft.to_string_lossy());
    let (code, _, said) = run(&["read", &text, "-o", &draft]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said, _) = run(&["check", &draft]);
    assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&said));
    let (_, json, _) = run(&["verify", &draft, "--format", "json"]);
    fs::remove_dir_all(&scratch).expect("the folder");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    let none = Vec::new();
    let list = |value: &Value, key: &str| value[key].as_array().unwrap_or(&none).clone();
    let lines = |entry: &Value| {
        let locator = entry["source"]["locator"].as_str().unwrap_or_default();
        let (from, to) = locator.split_once('-').unwrap_or((locator, locator));
        (from.parse().unwrap_or(0), to.parse().unwrap_or(0))
    };
    let says = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut accused = Vec::new();
    for claim in list(&json, "claims") {
        let refused = claim["arithmetic"]["verdict"] == "does-not-hold"
            || claim["also"].as_array().is_some_and(|also| also.iter().any(|a| a["agrees"] == false));
        // That no published factor makes a saving hold is no accusation, but it is where a planted saving shows.
        let open = claim["implied"].is_object() && claim["implied"]["holding"] == 0;
        if refused || open {
            let about = format!("{}{}", if refused { "" } else { "implied " }, says(&claim["id"]));
            accused.push((lines(&claim), says(&claim["published"]["value"]), about));
        }
    }
    for table in list(&json, "tables") {
        for relation in list(&table, "relations") {
            if relation["arithmetic"]["verdict"] == "does-not-hold" {
                accused.push((lines(&table), says(&relation["published"]["value"]), says(&relation["address"])));
            }
        }
    }
    accused
}

#[test]
fn a_total_of_scopes_1_and_2_has_no_scope_3_in_it() {
    let text = "| Emissions (t CO2e) | 2022 | 2023 |\n|---|---|---|\n| Scope 1 | 5194 | 5202 |\n| Scope 2 | 39451 | 33589 |\n\
                | Scope 3 | / | 300 |\n| Total (Scope 1 and 2) | 44645 | 38797 |\n";
    let report = read::read_report("t.md", text.as_bytes()).expect("it is read");
    let grids = read::table::grids(&report);
    let totals = grids.iter().flat_map(|grid| read::relation::rules(grid).totals).collect::<Vec<_>>();
    assert_eq!(totals.iter().map(|total| (total.of.clone(), total.misfits)).collect::<Vec<_>>(), [(vec![0, 1], 1)]);
}
