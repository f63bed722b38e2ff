//! A table as published: its relations, whether it foots as a whole, and what would mend it.

use super::super::tables::{cited, counts, relation_text, repair_lines, whole_words};
use super::Showing;
use crate::claim::{Printed, PrintedTable, TableFigure, TableVerdict, Whole};
use crate::finding::{AboutTable, Heading, TableWord, one_line};
use crate::report::dossier::{Block, Card, Cell, Fact, Mark, Tone};
use crate::report::figure::cited_text;
use crate::report::verify::size::size_words;

pub(super) fn cards(showing: &Showing<'_, '_>) -> Vec<Card> {
    showing.found.tables.each().map(|(table, figure, verdict)| card(showing, table, figure, verdict)).collect()
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
    let mut more = Vec::new();
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
