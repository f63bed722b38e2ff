//! What stands beside the saving of a meter: non-routine adjustments, and the measures behind it.

use super::super::{Block, Cell, Column, Fact, Mark, Row, Tone};
use super::meters::{Of, share};
use crate::finding::{MeterReportWord, MeterWord as Word, one_line};

pub(super) fn blocks(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let mut blocks = adjustments(of);
    blocks.extend(reconciled(of));
    blocks
}

fn adjustments(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let rows: Vec<Row> = of
        .figure
        .adjustments
        .iter()
        .filter_map(|(number, node)| {
            let stated = of.meter.adjustments.get(*number)?;
            Some(Row::body(vec![
                Cell::Text(format!("{} – {}", stated.span.from, stated.span.to)),
                of.whole(*node),
                Cell::Text(one_line(&stated.reason)),
                Cell::Text(one_line(&stated.evidence.text)),
            ]))
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("period", of.word(Word::Period)),
        Column::number("amount", of.word(Word::Value)),
        Column::text("reason", of.word(Word::Reason)),
        Column::text("evidence", of.word(Word::Evidence)),
    ];
    vec![
        of.table("adjustments", &of.word(Word::Adjustments), columns, rows),
        Block::Note(of.said(MeterReportWord::WithoutAdjustments)),
    ]
}

/// The sum of the measures beside what the meter shows.
fn reconciled(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let Some(reconciled) = &of.figure.reconciled else { return Vec::new() };
    let projects = of.making.contents.saved.map_or(&[][..], |(projects, _)| projects);
    let behind = reconciled.projects.iter().filter_map(|at| projects.get(*at));
    let link = |project: &crate::saving::Project| {
        let name = project.name.as_deref().unwrap_or(&project.id);
        Cell::Link(one_line(name), format!("project-{}", project.id))
    };
    let within = reconciled.within_band.map(|is_within| match is_within {
        true => Cell::Mark(Mark { tone: Tone::Good, word: of.word(Word::WithinBand) }),
        false => Cell::Mark(Mark { tone: Tone::Warn, word: of.word(Word::BeyondBand) }),
    });
    let realised = reconciled.realisation.and_then(|node| {
        let figure = of.making.figures.figure(node, 4);
        let value = figure.value.as_ref()?.to_f64();
        let Cell::Figure(shown) = share(value) else { return None };
        Some(Cell::Figure(super::super::Figure { text: shown.text, unit: String::new(), ..figure }))
    });
    let fact = |label: String, parts: Vec<Cell>| (!parts.is_empty()).then_some(Fact { label, parts });
    let facts = [
        fact(of.said(MeterReportWord::MeasuresBehind), behind.map(link).collect()),
        fact(of.word(Word::Measures), vec![of.whole(reconciled.measures)]),
        fact(of.word(Word::Unexplained), [of.whole(reconciled.difference)].into_iter().chain(within).collect()),
        fact(of.word(Word::Realisation), realised.into_iter().collect()),
    ];
    vec![Block::Text(of.word(Word::Reconciled)), Block::Facts(facts.into_iter().flatten().collect())]
}
