//! The five source texts, read and held against what a person found in them (tests/read/labels/).
//!
//! The texts are not part of the project; where they are absent the tests say so and do nothing. `docs/read.md` has the table that
//! `cargo test --test read_texts -- --nocapture` prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crossfoot::quantity::{Amount, Quantity, Unit};
use crossfoot::read::{self, Figure, Grid, Proposal, ProposalKind, Report};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Labels {
    text: String,
    #[serde(default)]
    figure: Vec<Label>,
    #[serde(default)]
    doubtful: Vec<Label>,
    #[serde(default)]
    relation: Vec<Relation>,
    #[serde(default)]
    doubtful_relation: Vec<Relation>,
    #[serde(default)]
    not_a_quantity: Vec<Not>,
}

#[derive(Debug, Deserialize)]
struct Label {
    line: u32,
    value: String,
    unit: String,
    topic: String,
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
    labels: Labels,
    report: Report,
    grids: Vec<Grid>,
    pool: Vec<Figure>,
    proposals: Vec<Proposal>,
}

fn texts() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    folder.is_dir().then_some(folder)
}

fn all() -> Vec<Read> {
    let Some(folder) = texts() else {
        eprintln!("skipped: the source texts are not here");
        return Vec::new();
    };
    let labels = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read/labels");
    let mut files: Vec<PathBuf> =
        fs::read_dir(labels).expect("labels").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let labels: Labels = toml::from_str(&fs::read_to_string(path).expect("labels")).expect("labels");
            let bytes = fs::read(folder.join(&labels.text)).expect("a text");
            let report = read::read_report(&labels.text, &bytes).expect("it is read");
            let grids = read::table::grids(&report);
            let figures = read::prose(&report, &grids);
            let (proposals, _) = read::relation::proposals(&report, &figures, &grids);
            let pool = read::relation::pool(&figures, &grids).into_iter().cloned().collect();
            Read { labels, report, grids, pool, proposals }
        })
        .collect()
}

/// Digits and unit by meaning: `t CO2` and `吨CO2` are one, and so are all ways to count things.
fn same_unit(label: &str, unit: &Unit) -> bool {
    let wanted = Unit::parse(label).ok();
    match wanted {
        Some(wanted) => wanted == *unit || (counted(&wanted) && counted(unit)),
        // Units that no book knows (分, 期): the number alone.
        None => counted(unit),
    }
}

fn counted(unit: &Unit) -> bool {
    let one = |text: &str| Unit::parse(text).is_ok_and(|known| known.dimension() == unit.dimension());
    unit.is_none() || ["个", "人", "人次", "户", "辆"].into_iter().any(one)
}

fn digits(quantity: &Quantity) -> String {
    match quantity.amount() {
        Amount::One(literal) => literal.value().abs().to_string(),
        Amount::Between(from, to) => format!("{}-{}", from.value(), to.value()),
    }
}

fn plain(value: &str) -> String {
    value.replace([',', ' '], "").trim_start_matches(['-', '−']).to_owned()
}

fn found(read: &Read, label: &Label) -> Option<(bool, bool)> {
    let at_line = read.pool.iter().filter(|figure| figure.at.line == label.line);
    let of_value: Vec<&Figure> = at_line.filter(|figure| digits(&figure.quantity) == plain(&label.value)).collect();
    (!of_value.is_empty()).then(|| (true, of_value.iter().any(|figure| same_unit(&label.unit, figure.quantity.unit()))))
}

/// Whether a proposal is one of the labelled relations: it ends in the labelled result or starts from it, and shares another
/// figure with it where the label has one.
fn is_labelled(read: &Read, proposal: &Proposal, relation: &Relation) -> bool {
    // A target that prints no digit has no figure to be known by: its sentence begins in the line.
    if let ProposalKind::Pledge(pledge) = &proposal.kind {
        return relation.values == [""] && relation.lines == [pledge.at.line];
    }
    if relation.values == [""] {
        return false;
    }
    let wanted: Vec<(u32, String)> =
        relation.lines.iter().zip(&relation.values).map(|(line, value)| (*line, plain(value))).collect();
    let has: BTreeSet<(u32, String)> = match proposal.kind {
        ProposalKind::Table(at) => {
            let grid = &read.grids[at];
            let cells = grid.rows.iter().flat_map(|row| &row.cells);
            cells
                .filter_map(|cell| match cell {
                    read::Cell::Figure(figure) => Some((figure.at.line, digits(&figure.quantity))),
                    _ => None,
                })
                .collect()
        }
        _ => proposal.figures.iter().map(|at| (read.pool[*at].at.line, digits(&read.pool[*at].quantity))).collect(),
    };
    let shared = wanted.iter().filter(|figure| has.contains(figure)).count();
    shared >= wanted.len().min(2)
}

#[test]
fn the_figures_of_the_texts_are_read_with_value_unit_and_line() {
    let (mut all_found, mut all_labels) = (0, 0);
    for read in all() {
        let mut right = 0;
        for label in &read.labels.figure {
            match found(&read, label) {
                Some((_, true)) => right += 1,
                Some((_, false)) => println!(
                    "  unit: {}:{} {} {} ({}, {})",
                    &read.labels.text[..3],
                    label.line,
                    label.value,
                    label.unit,
                    label.topic,
                    label.about
                ),
                None => println!(
                    "  missed: {}:{} {} {} ({}, {})",
                    &read.labels.text[..3],
                    label.line,
                    label.value,
                    label.unit,
                    label.topic,
                    label.about
                ),
            }
        }
        let wrong = read.labels.not_a_quantity.iter().filter(|not| {
            let number: String = not.text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let taken = read.pool.iter().any(|figure| figure.at.line == not.line && digits(&figure.quantity) == number);
            if taken {
                println!("  taken for a quantity: {}:{} {}", &read.labels.text[..3], not.line, not.text);
            }
            taken
        });
        let wrong = wrong.count();
        println!(
            "{}: {right} of {} figures, {wrong} of {} other numbers taken for one, {} figures read, {} lines, doubtful {}",
            &read.labels.text[..3],
            read.labels.figure.len(),
            read.labels.not_a_quantity.len(),
            read.pool.len(),
            read.report.lines.len(),
            read.labels.doubtful.len(),
        );
        all_found += right;
        all_labels += read.labels.figure.len();
    }
    assert!(all_found * 100 >= all_labels * 90, "{all_found} of {all_labels}");
}

#[test]
fn the_relations_that_are_proposed_are_meant() {
    for read in all() {
        let labels = || read.labels.relation.iter();
        let (mut true_ones, mut open) = (0, 0);
        for proposal in &read.proposals {
            let meant = labels().any(|relation| is_labelled(&read, proposal, relation));
            let doubtful = read.labels.doubtful_relation.iter().any(|relation| is_labelled(&read, proposal, relation));
            if meant {
                true_ones += 1;
            } else if doubtful {
                open += 1;
            } else {
                let shown: Vec<String> = proposal
                    .figures
                    .iter()
                    .map(|at| format!("{}:{}", read.pool[*at].at.line, read.pool[*at].quantity))
                    .collect();
                println!(
                    "  not labelled: {} {:?} {:.2} {}",
                    &read.labels.text[..3],
                    proposal.kind,
                    proposal.confidence,
                    shown.join("; ")
                );
            }
        }
        let found =
            labels().filter(|relation| read.proposals.iter().any(|proposal| is_labelled(&read, proposal, relation)));
        let found = found.count();
        for relation in labels().filter(|relation| !read.proposals.iter().any(|p| is_labelled(&read, p, relation))) {
            println!(
                "  not proposed: {} {} {:?} {:?} {}",
                &read.labels.text[..3],
                relation.kind,
                relation.lines,
                relation.values,
                relation.about
            );
        }
        println!(
            "{}: {} proposed, {true_ones} of them labelled, {open} doubtful; {found} of {} labelled relations found",
            &read.labels.text[..3],
            read.proposals.len(),
            read.labels.relation.len()
        );
    }
}
