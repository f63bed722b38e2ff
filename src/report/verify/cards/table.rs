//! A table as published: its relations, whether it foots as a whole, and what would mend it.

use super::super::tables::{cited, counts, relation_text, repair_lines, whole_words};
use super::Showing;
use crate::claim::{Printed, PrintedTable, Side, TableFigure, TableVerdict, Whole};
use crate::finding::{AboutTable, Heading, TableWord, one_line};
use crate::report::dossier::{Block, Card, Cell, Column, Fact, Figure, Mark, Role, Row, Table, Tone};
use crate::report::figure::cited_text;
use crate::report::verify::size::size_words;

pub(super) fn cards(showing: &Showing<'_, '_>) -> Vec<Card> {
    showing.found.tables.each().map(|(table, figure, verdict)| card(showing, table, figure, verdict)).collect()
}

/// The table as it stands in its document; each figure opens what is said of it.
fn as_printed(showing: &Showing<'_, '_>, table: &PrintedTable, figure: &TableFigure) -> Table {
    let mut columns = vec![Column::text("row", "")];
    columns.extend(table.columns.iter().map(|column| Column::number("cell", column.name.clone())));
    let totals = |row: usize| table.totals.iter().any(|total| total.side == Side::Row && total.line == row);
    let rows = table.rows.iter().enumerate().map(|(at, line)| {
        let cells = (0..table.columns.len()).map(|column| {
            let cell = at * table.columns.len() + column;
            match (table.cells.get(cell).map(|cell| &cell.printed), figure.cells.get(cell)) {
                (Some(Printed::Figure(quantity)), Some(node)) => {
                    let shown = showing.figures.significant(*node, 12);
                    Cell::Figure(Figure { text: quantity.to_string(), unit: String::new(), ..shown })
                }
                _ => Cell::Text("—".to_owned()),
            }
        });
        let cells = std::iter::once(Cell::Text(line.name.clone())).chain(cells).collect();
        let role = if totals(at) { Role::Total } else { Role::Body };
        Row { role, anchor: None, cells }
    });
    Table { id: format!("printed-{}", table.id), caption: None, columns, rows: rows.collect(), is_list: false }
}

fn card(showing: &Showing<'_, '_>, table: &PrintedTable, figure: &TableFigure, verdict: &TableVerdict) -> Card {
    let lang = showing.look.lang;
    let view = showing.figures.view();
    let fact = |label: TableWord, parts: Vec<String>| Fact {
        label: label.text(lang).to_owned(),
        parts: parts.into_iter().map(Cell::Text).collect(),
    };
    let stated = table.cells.iter().filter(|cell| matches!(cell.printed, Printed::Figure(_))).count();
    let (rows, columns, cells) = (table.rows.len(), table.columns.len(), table.cells.len());
    let size = AboutTable::Size { rows, columns, stated, cells }.text(lang);
    let mut facts = vec![fact(TableWord::SizeLabel, vec![size])];
    let mut more =
        vec![(TableWord::AsPrinted.text(lang).to_owned(), vec![Block::Table(as_printed(showing, table, figure))])];
    let mark = if figure.relations.is_empty() {
        facts.push(fact(TableWord::Relations, vec![AboutTable::NothingStated.text(lang)]));
        Mark { tone: Tone::Quiet, word: TableWord::Table.text(lang).to_owned() }
    } else {
        facts.push(fact(TableWord::Relations, vec![counts(verdict).text(lang)]));
        let relations = figure.relations.iter().zip(&verdict.relations).zip(&verdict.sizes);
        let failing: Vec<Cell> = relations
            .filter_map(|((relation, check), size)| {
                let said = relation_text(table, relation, check, view, lang)?;
                let size = size.as_ref().filter(|size| size.is_emissions).map(|size| size_words(size, lang));
                Some([Some(said), size].into_iter().flatten().map(Cell::Text))
            })
            .flatten()
            .collect();
        if !failing.is_empty() {
            facts.push(Fact { label: showing.word(Heading::DoesNotHold), parts: failing });
        }
        facts.push(fact(TableWord::Whole, vec![whole_words(&verdict.whole).text(lang)]));
        if let Some(repairs) = &verdict.repairs {
            let lines = repair_lines(table, figure, repairs, view, lang);
            let fact = |(label, parts): (String, Vec<String>)| Fact {
                label,
                parts: parts.into_iter().map(Cell::Text).collect(),
            };
            let title = TableWord::Repair.text(lang).to_owned();
            more.push((title, vec![Block::Facts(lines.into_iter().map(fact).collect())]));
        }
        let (tone, heading) = match verdict.whole {
            Whole::Foots => (Tone::Good, TableWord::FootsShort),
            Whole::DoesNotFoot(_) => (Tone::Bad, TableWord::FootsNotShort),
            Whole::Undecided => (Tone::Open, TableWord::UndecidedShort),
        };
        Mark { tone, word: heading.text(lang).to_owned() }
    };
    Card {
        anchor: format!("table-{}", table.id),
        mark,
        title: table.id.clone(),
        quote: table.says.as_deref().map(one_line),
        source: cited(figure, view).map(|cited| cited_text(cited, lang)),
        facts,
        more,
    }
}
