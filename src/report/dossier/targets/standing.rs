//! How years stand, and where the figures lead if they go on as they did.

use super::Showing;
use crate::finding::TargetWord as Word;
use crate::report::chart::{Band, Series, Stroke};
use crate::report::dossier::{Block, Cell, Column, Mark, Row, Tone};
use crate::report::targets::standing as page;
use crate::target::{Target, TargetFigure, YearWord};

/// How a year stands.
pub(super) fn mark(of: &Showing<'_, '_>, word: YearWord) -> Mark {
    let tone = match word {
        YearWord::Kept | YearWord::OnPath => Tone::Good,
        YearWord::Broken | YearWord::OffPath => Tone::Bad,
        YearWord::CannotTell => Tone::Open,
    };
    Mark { tone, word: of.word(page::year_word(word)) }
}

/// The line of the trend from the last figure on, and its range; a series without points where there is none.
pub(super) fn drawn(of: &Showing<'_, '_>, figure: &TargetFigure) -> (Series, Vec<Band>) {
    let course = figure.progress.trend.as_ref().map(|trend| trend.course.as_slice()).unwrap_or_default();
    let points = course.iter().map(|(year, [value, ..])| (f64::from(*year), Some(*value))).collect();
    let range = course.iter().map(|(year, [_, low, high])| (f64::from(*year), *low, *high)).collect();
    let band = Band { name: of.word(Word::TrendInterval), points: range };
    let bands = if course.len() > 1 { vec![band] } else { Vec::new() };
    (Series { name: of.word(Word::TrendHead), stroke: Stroke::Line, points }, bands)
}

/// The value of the target year, its range and the chance.
pub(super) fn trend(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure) -> Vec<Block> {
    let Some(trend) = &figure.progress.trend else { return Vec::new() };
    let row = |word: Word, cells: [Cell; 2]| {
        let [value, to] = cells;
        Row::body(vec![Cell::Text(of.word(word)), value, to])
    };
    let mut rows = vec![row(page::scale_word(trend), [of.cell(Some(trend.projected)), Cell::Empty])];
    rows.extend(trend.interval.map(|(low, high)| row(Word::TrendInterval, [of.cell(Some(low)), of.cell(Some(high))])));
    rows.extend(trend.chance.map(|chance| row(Word::TrendChance, [of.cell(Some(chance)), Cell::Empty])));
    let columns = vec![Column::text("what", ""), Column::number("value", ""), Column::number("to", "")];
    let table = of.table(&format!("target-trend-{}", target.id), of.word(Word::TrendHead), columns, rows);
    let remark = page::trend_remark(trend).map(|word| Block::Note(of.word(word)));
    std::iter::once(Block::Table(table)).chain(remark).collect()
}
