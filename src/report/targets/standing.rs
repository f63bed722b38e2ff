//! How the figures so far stand: a small chart, year by year, and where they lead.

use super::super::chart::terminal::{Bar, Blocks, bars};
use super::{Aimed, Word};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::report::Look;
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::target::trend::Scale;
use crate::target::{ProgressFigure, TargetFigure, TrendFigure, YearWord};

/// Bars of the figures, with a stroke where the path is.
pub(super) fn chart(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Option<Block> {
    let number = |node: NodeId| {
        let known = exact::value(aimed.view(), node);
        known.value().map(crate::quantity::Exact::to_f64)
    };
    let mut rows = Vec::new();
    for (year, path) in &figure.path {
        let actual = figure.actuals.iter().find(|(at, _)| at == year).map(|(_, node)| *node);
        let is_base = figure.path.first().is_some_and(|(first, _)| first == year);
        let shown = if is_base { figure.base } else { actual };
        let text = match shown {
            Some(node) => aimed.bare(Some(node), look.lang),
            None => format!("({})", aimed.bare(Some(*path), look.lang)),
        };
        rows.push(Bar { label: year.to_string(), value: shown.and_then(number), mark: number(*path), text });
    }
    (rows.len() > 1).then(|| Block::Drawing(bars(&rows, look.width.min(72), Blocks::Unicode)))
}

/// Each year with a figure, then the sums so far and the trend.
pub(super) fn blocks(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let progress = &figure.progress;
    let mut blocks = Vec::new();
    if progress.years.is_empty() {
        return blocks;
    }
    blocks.push(Block::Heading(Word::YearsHead.text(lang).to_owned()));
    let rows = progress.years.iter().map(|of| {
        vec![
            of.year.to_string(),
            aimed.text(Some(of.actual), lang),
            aimed.bare(of.gap, lang),
            aimed.percent(of.change),
            year_word(of.word).text(lang).to_owned(),
        ]
    });
    let header = [Word::Year, Word::Actual, Word::AgainstPath, Word::AgainstYearBefore, Word::Standing];
    let (left, right) = (Align::Left, Align::Right);
    blocks.push(Block::Rows(Rows {
        header: header.map(|word| word.text(lang).to_owned()).into(),
        columns: vec![left, right, right, right, left],
        rows: rows.collect(),
        total: false,
    }));
    let lines: Vec<String> = remarks(progress).map(|word| word.text(lang).to_owned()).collect();
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    blocks.extend(trend(aimed, figure, look));
    blocks
}

/// The word of a year.
pub(in crate::report) const fn year_word(word: YearWord) -> Word {
    match word {
        YearWord::Kept => Word::YearKept,
        YearWord::Broken => Word::YearBroken,
        YearWord::OnPath => Word::YearOnPath,
        YearWord::OffPath => Word::YearOffPath,
        YearWord::CannotTell => Word::CannotTell,
    }
}

/// How the figures so far hold the path and its sum.
pub(in crate::report) fn remarks(progress: &ProgressFigure) -> impl Iterator<Item = Word> {
    let told = |is: bool, yes: Word, no: Word| if is { yes } else { no };
    let path = progress.on_path.map(|is| told(is, Word::PathHeld, Word::PathNotHeld));
    path.into_iter().chain(progress.within_budget.map(|is| told(is, Word::BudgetHeld, Word::BudgetNotHeld)))
}

/// What a trend takes to be straight.
pub(in crate::report) const fn scale_word(trend: &TrendFigure) -> Word {
    match trend.scale {
        Scale::Level => Word::TrendLinear,
        Scale::Log => Word::TrendCompound,
    }
}

/// What to bear in mind of a trend.
pub(in crate::report) const fn trend_remark(trend: &TrendFigure) -> Option<Word> {
    match trend.is_serial {
        Some(true) => Some(Word::TrendSerial),
        None if trend.interval.is_some() => Some(Word::TrendFew),
        _ => None,
    }
}

fn trend(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let Some(trend) = &figure.progress.trend else { return Vec::new() };
    let mut rows = vec![vec![scale_word(trend).text(lang).to_owned(), aimed.text(Some(trend.projected), lang)]];
    if let Some((low, high)) = trend.interval {
        let text = format!("{} … {}", aimed.bare(Some(low), lang), aimed.text(Some(high), lang));
        rows.push(vec![Word::TrendInterval.text(lang).to_owned(), text]);
    }
    if trend.chance.is_some() {
        rows.push(vec![Word::TrendChance.text(lang).to_owned(), aimed.text(trend.chance, lang)]);
    }
    let mut blocks = vec![Block::Heading(Word::TrendHead.text(lang).to_owned())];
    blocks.push(Block::Rows(Rows {
        header: vec![String::new(), String::new()],
        columns: vec![Align::Left, Align::Right],
        rows,
        total: false,
    }));
    blocks.extend(trend_remark(trend).map(|word| Block::Line(word.text(lang).to_owned())));
    blocks
}
