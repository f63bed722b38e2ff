//! The tables of a report as CSV, one file a table: RFC 4180, UTF-8, numbers exact and without groups.

use super::dossier::{Block, Cards, Cell, ColumnKind, Dossier, Table};
use super::number;
use super::page::{harmless, quoted};

/// Each table by its name. A column of figures is followed by one with their units, where a column has several of them.
pub fn csv_tables(dossier: &Dossier) -> Vec<(String, String)> {
    let mut tables = Vec::new();
    for block in dossier.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Table(table) => tables.push((table.id.clone(), csv(table))),
            Block::Cards(cards) => tables.push((cards.id.clone(), cards_csv(cards))),
            _ => {}
        }
    }
    tables
}

fn csv(table: &Table) -> String {
    let with_unit: Vec<bool> = (0..table.columns.len())
        .map(|at| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(at));
            cells.any(|cell| matches!(cell, Cell::Figure(figure) if !figure.unit.is_empty()))
        })
        .collect();
    let mut header = Vec::new();
    for (column, with_unit) in table.columns.iter().zip(&with_unit) {
        header.push(column.key.to_owned());
        header.extend(with_unit.then(|| format!("{}_unit", column.key)));
    }
    let mut text = line(header);
    for row in &table.rows {
        let mut cells = Vec::new();
        for ((cell, column), with_unit) in row.cells.iter().zip(&table.columns).zip(&with_unit) {
            let is_number = column.kind == ColumnKind::Number;
            let (value, unit) = match cell {
                Cell::Empty => (String::new(), String::new()),
                Cell::Figure(figure) => match &figure.value {
                    Some(value) => (number::machine(value), figure.unit.clone()),
                    None => (String::new(), String::new()),
                },
                Cell::Text(_) if is_number => (quoted(&harmless(cell.text())), String::new()),
                other => (quoted(&harmless(other.text())), String::new()),
            };
            cells.push(value);
            cells.extend(with_unit.then(|| quoted(&harmless(&unit))));
        }
        text.push_str(&line(cells));
    }
    text
}

fn cards_csv(cards: &Cards) -> String {
    let mut text = line(["id", "standing", "quote", "source"].map(str::to_owned).to_vec());
    for card in &cards.cards {
        let quote = card.quote.clone().unwrap_or_default();
        let cells = [card.title.clone(), card.mark.word.clone(), quote, card.source.clone().unwrap_or_default()];
        text.push_str(&line(cells.map(|cell| quoted(&harmless(&cell))).to_vec()));
    }
    text
}

fn line(cells: Vec<String>) -> String {
    format!("{}\r\n", cells.join(","))
}
