//! What changed a base year, from before to after; and the terms of a convergence.

use super::Showing;
use crate::calc::NodeId;
use crate::finding::TargetWord as Word;
use crate::report::chart::{Chart, Drawing, Measure};
use crate::report::dossier::{Block, Cell, Column, Role, Row};
use crate::report::number;
use crate::report::targets::base_year as page;
use crate::target::{RecalculationFigure, Target, TargetFigure};

/// The bridge as a picture and as a table, and the test.
pub(super) fn bridge(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure, name: &str) -> Vec<Block> {
    let Some(found) = &figure.recalculation else { return Vec::new() };
    let whole = |word: Word, node| {
        let cells = vec![Cell::Text(of.word(word)), Cell::Empty, of.cell(node), Cell::Empty];
        Row { role: Role::Total, anchor: None, cells }
    };
    let mut rows = vec![Row { role: Role::Body, ..whole(Word::BaseBefore, Some(found.before)) }];
    let events = found.events.iter().filter_map(|(at, effect)| Some((of.aimed.events.events.get(*at)?, *effect)));
    rows.extend(events.map(|(event, effect)| {
        let mark = if event.is_made_up { " *" } else { "" };
        Row::body(vec![
            Cell::Text(format!("{}{mark}", page::event_name(event))),
            Cell::Text(of.word(page::kind_word(event.kind))),
            of.cell(Some(effect)),
            Cell::Text(of.word(page::counts_word(event.kind, found.triggers))),
        ])
    }));
    rows.push(whole(Word::BaseAfter, figure.base));
    let columns = vec![
        Column::text("event", ""),
        Column::text("kind", of.word(Word::EventKind)),
        Column::number("effect", of.word(Word::Effect)),
        Column::text("counted", ""),
    ];
    let table = of.table(&format!("target-base-{}", target.id), of.word(Word::BaseYearHead), columns, rows);
    let mut blocks: Vec<Block> = chart(of, target, figure, found, name).map(Block::Chart).into_iter().collect();
    blocks.push(Block::Table(table));
    blocks.push(Block::Note(page::tested(&of.aimed, found, of.lang())));
    let is_made_up = |at: usize| of.aimed.events.events.get(at).is_some_and(|event| event.is_made_up);
    if found.events.iter().any(|(at, _)| is_made_up(*at)) {
        blocks.push(Block::Note(of.word(Word::MadeUp)));
    }
    blocks
}

/// From before to after by what counts; nothing where the base year stays.
fn chart(
    of: &Showing<'_, '_>,
    target: &Target,
    figure: &TargetFigure,
    found: &RecalculationFigure,
    name: &str,
) -> Option<Chart> {
    if !found.triggers {
        return None;
    }
    let whole = |word: Word, node: NodeId| {
        let value = of.making.figures.known(node).value()?;
        Some((of.word(word), Measure { value: value.to_f64(), text: number::significant(value, super::DIGITS) }))
    };
    let (from, to) = (whole(Word::BaseBefore, found.before)?, whole(Word::BaseAfter, figure.base?)?);
    let steps = found.events.iter().filter_map(|(at, effect)| {
        let event = of.aimed.events.events.get(*at).filter(|event| event.kind.counts())?;
        let value = of.making.figures.known(*effect).value().filter(|value| !value.is_zero())?;
        let text = number::signed(value, 0, 2);
        Some((page::event_name(event), Measure { value: value.to_f64(), text }))
    });
    let steps: Vec<(String, Measure)> = steps.collect();
    let unit = of.making.figures.view().unit(found.before).text().to_owned();
    let said = std::iter::once(&from).chain(&steps).chain(std::iter::once(&to));
    let said: Vec<String> = said.map(|(name, measure)| format!("{name} {}", measure.text)).collect();
    Some(Chart {
        id: format!("target-bridge-{}", target.id),
        title: of.word(Word::BaseYearHead),
        alt: format!("{name}: {}", said.join("; ")),
        unit,
        has_table: true,
        drawing: Drawing::Waterfall { from, steps, to },
    })
}

/// The terms of a convergence, year by year.
pub(super) fn convergence(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure) -> Vec<Block> {
    let Some(found) = &figure.convergence else { return Vec::new() };
    let rows = found.years.iter().map(|year| {
        let cells = [year.sector, year.p, year.share, year.counted, year.intensity, year.no_backsliding, year.absolute];
        let cells = cells.into_iter().map(|node| of.cell(Some(node)));
        Row::body(std::iter::once(Cell::Text(year.year.to_string())).chain(cells).collect())
    });
    let columns = vec![
        Column::text("year", of.word(Word::Year)),
        Column::number("sector", of.word(Word::SdaSector)),
        Column::number("p", of.word(Word::SdaLeft)),
        Column::number("m_uncapped", of.word(Word::SdaShare)),
        Column::number("m", of.word(Word::SdaCounted)),
        Column::number("target", of.word(Word::SdaTarget)),
        Column::number("no_backsliding", of.word(Word::SdaNoBacksliding)),
        Column::number("absolute", of.word(Word::SdaAbsolute)),
    ];
    let rows = rows.collect();
    let table = of.table(&format!("target-sda-{}", target.id), of.word(Word::SdaHead), columns, rows);
    let d = of.making.figures.significant(found.d, super::DIGITS);
    let mut blocks = vec![Block::Table(table), Block::Note(format!("d = {}", d.said()))];
    if found.is_filled {
        blocks.push(Block::Note(of.word(Word::SdaFilled)));
    }
    blocks
}
