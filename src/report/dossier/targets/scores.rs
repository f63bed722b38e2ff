//! Temperature scores and implied rises, of targets and of a portfolio.

use super::Showing;
use crate::finding::{JudgementWord as Word, one_line};
use crate::report::dossier::{Block, Cell, Column, Row};
use crate::report::targets::scores::frame_word;
use crate::target::judge::Method;

/// A row a target, of those that can be scored.
pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let mut blocks = temperature(of);
    blocks.extend(rise(of));
    blocks
}

fn temperature(of: &Showing<'_, '_>) -> Vec<Block> {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let scored = of.shown.iter().filter_map(|(target, figure)| Some((target, figure.judged.temperature.as_ref()?)));
    let rows = scored.map(|(target, score)| {
        let (slope, intercept) = score.regression.unzip();
        Row::body(vec![
            Cell::Code(one_line(&target.id)),
            of.fixed(Some(score.rounded), 2),
            score.time_frame.map_or(Cell::Empty, |frame| Cell::Text(word(frame_word(frame)))),
            of.cell(score.annual),
            score.variable.as_ref().map_or(Cell::Empty, |variable| Cell::Text(one_line(variable))),
            of.cell(slope),
            of.cell(intercept),
            if score.is_default { Cell::Text(word(Word::DefaultScore)) } else { Cell::Empty },
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::text("target", word(Word::OfTarget)),
        Column::number("score", word(Word::Score)),
        Column::text("time_frame", word(Word::Frame)),
        Column::number("cut_a_year", word(Word::YearlyCut)),
        Column::text("variable", word(Word::Variable)),
        Column::number("slope", word(Word::Slope)),
        Column::number("intercept", word(Word::Intercept)),
        Column::text("remark", ""),
    ];
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(of.table("targets-temperature", word(Word::Temperature), columns, rows))]
}

fn rise(of: &Showing<'_, '_>) -> Option<Block> {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let scored = of.shown.iter().filter_map(|(target, figure)| Some((target, figure.judged.rise.as_ref()?)));
    let rows = scored.map(|(target, rise)| {
        let cells = [rise.trajectory, rise.target, rise.score].map(|node| of.cell(Some(node)));
        Row::body(std::iter::once(Cell::Code(one_line(&target.id))).chain(cells).collect())
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::text("target", word(Word::OfTarget)),
        Column::number("trajectory", word(Word::Trajectory)),
        Column::number("target_alone", word(Word::OfTarget)),
        Column::number("together", word(Word::Both)),
    ];
    (!rows.is_empty()).then(|| Block::Table(of.table("targets-rise", word(Word::Rise), columns, rows)))
}

/// Scores of the portfolio by time frame and scopes, a column a method.
pub(super) fn portfolio(of: &Showing<'_, '_>) -> Vec<Block> {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let scores = &of.aimed.figures.portfolio.scores;
    if scores.is_empty() {
        return Vec::new();
    }
    let rows = scores.chunks(Method::ALL.len()).filter_map(|of_scopes| {
        let first = of_scopes.first()?;
        let frame = first.time_frame.map_or(Cell::Empty, |frame| Cell::Text(word(frame_word(frame))));
        let mut cells = vec![frame, Cell::Text(first.scopes.word().to_owned())];
        cells.extend(of_scopes.iter().map(|score| of.fixed(score.score, 2)));
        Some(Row::body(cells))
    });
    let mut columns = vec![Column::text("time_frame", word(Word::Frame)), Column::text("scopes", word(Word::Scopes))];
    columns.extend(Method::ALL.iter().map(|(name, _)| Column::number(name, *name)));
    let table = of.table("targets-portfolio", word(Word::Portfolio), columns, rows.collect());
    vec![Block::Table(table), Block::Note(word(Word::PortfolioMethods))]
}
