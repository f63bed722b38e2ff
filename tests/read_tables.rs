//! Tables of reports, read from their text: real ones cell by cell, layouts by hand, and laws over random ones.

use crossfoot::read::table::{grids, lines_of};
use crossfoot::read::{Cell, Grid, Line, Report, RowKind};
use proptest::prelude::*;
use std::path::Path;

/// A report of these lines; a line of a page number alone is furniture, and a form feed begins a page.
fn report(text: &str) -> Report {
    let mut page = 1;
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        page += line.matches('\u{c}').count() as u32;
        let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let is_furniture = bare.split_once('/').is_some_and(|(page, of)| is_number(page) && is_number(of))
            || bare.starts_with("#foot");
        lines.push(Line { number: index as u32 + 1, page: Some(page), text: line.trim_end().to_owned(), is_furniture });
    }
    Report { name: "report.txt".into(), lines, marked: Vec::new() }
}

fn text_of(number: &str) -> Option<String> {
    let folder = std::fs::read_dir(Path::new("/work/shared/seeds")).ok()?;
    let file = folder.flatten().find(|file| file.file_name().to_string_lossy().starts_with(number))?;
    std::fs::read_to_string(file.path()).ok()
}

/// A table in one line for each row: kind, group, label, and cells as quantities.
fn shown(grid: &Grid) -> Vec<String> {
    let rows = grid.rows.iter().map(|row| {
        let kind = match row.kind {
            RowKind::Item => "",
            RowKind::Total => "= ",
            RowKind::SubTotal => "+ ",
            RowKind::OfWhich => "> ",
        };
        let group = if row.group.is_empty() { String::new() } else { format!("[{}] ", row.group) };
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Empty => "_".to_owned(),
            Cell::NotStated => "/".to_owned(),
            Cell::Figure(figure) => figure.quantity.text().to_owned(),
            Cell::Words(words) => format!("«{}»", words.chars().take(6).collect::<String>()),
        });
        format!("{kind}{group}{} | {}", row.label, cells.collect::<Vec<_>>().join(" | "))
    });
    rows.collect()
}

#[test]
#[ignore = "prints every table of a text, to look at"]
fn show() {
    for number in ["000", "001", "002", "003", "004"] {
        let Some(text) = text_of(number) else { return };
        for grid in grids(&report(&text)) {
            println!("--- {number}:{}-{} «{}» series {}", grid.lines.0, grid.lines.1, grid.caption, grid.series);
            for column in &grid.columns {
                println!(
                    "    # {} [{}] {:?} {}",
                    column.name,
                    column.unit.as_ref().map_or("", |unit| unit.text()),
                    column.year,
                    column.is_total
                );
            }
            shown(&grid).iter().for_each(|row| println!("    {row}"));
        }
    }
}

#[test]
#[ignore = "prints how long a long report takes"]
fn speed() {
    let Some(text) = text_of("004") else { return };
    let long: String = std::iter::repeat_n(text, 24).collect();
    let report = report(&long);
    let start = std::time::Instant::now();
    let found = grids(&report);
    println!("{} lines, {} tables, {:?}", report.lines.len(), found.len(), start.elapsed());
}
