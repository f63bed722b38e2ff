//! What changed a base year, from before to after; and the terms of a convergence.

use super::{Aimed, Word};
use crate::finding::{Lang, one_line};
use crate::report::Look;
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::target::recalculation::{Cumulation, EventKind};
use crate::target::{BaseEvent, RecalculationFigure, TargetFigure};

/// The bridge, and the test.
pub(super) fn bridge(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let Some(of) = &figure.recalculation else { return Vec::new() };
    let word = |word: Word| word.text(lang).to_owned();
    let mut rows = vec![vec![word(Word::BaseBefore), String::new(), aimed.text(Some(of.before), lang), String::new()]];
    for (at, effect) in &of.events {
        let Some(event) = aimed.events.events.get(*at) else { continue };
        let mark = if event.is_made_up { " *" } else { "" };
        rows.push(vec![
            format!("{}{mark}", event_name(event)),
            word(kind_word(event.kind)),
            aimed.text(Some(*effect), lang),
            word(counts_word(event.kind, of.triggers)),
        ]);
    }
    rows.push(vec![word(Word::BaseAfter), String::new(), aimed.text(figure.base, lang), String::new()]);
    let (left, right) = (Align::Left, Align::Right);
    let header = vec![String::new(), word(Word::EventKind), word(Word::Effect), String::new()];
    let mut blocks = vec![
        Block::Heading(word(Word::BaseYearHead)),
        Block::Rows(Rows { header, columns: vec![left, left, right, left], rows, total: true }),
    ];
    blocks.push(Block::Line(tested(aimed, of, lang)));
    blocks
}

/// How the events were tested, and what came of it.
pub(in crate::report) fn tested(aimed: &Aimed<'_>, of: &RecalculationFigure, lang: Lang) -> String {
    let how = match aimed.events.cumulation {
        Cumulation::Net => Word::TestedNet,
        Cumulation::Gross => Word::TestedGross,
    };
    let verdict = if of.triggers { Word::Recalculated } else { Word::NotRecalculated };
    let tested = of.tested.map_or_else(|| "0 %".to_owned(), |node| aimed.text(Some(node), lang));
    let threshold = aimed.text(Some(of.threshold), lang);
    Word::tested(how.text(lang), &tested, &threshold, verdict.text(lang), lang)
}

/// What an event is called.
pub(in crate::report) fn event_name(event: &BaseEvent) -> String {
    event.says.as_deref().map_or_else(|| one_line(&event.id), one_line)
}

/// Whether an event counts.
pub(in crate::report) const fn counts_word(kind: EventKind, triggers: bool) -> Word {
    match (kind.counts(), triggers) {
        (false, _) => Word::NeverCounts,
        (true, true) => Word::EventCounts,
        (true, false) => Word::BelowThreshold,
    }
}

/// The word of a kind of event.
pub(in crate::report) const fn kind_word(kind: EventKind) -> Word {
    match kind {
        EventKind::Acquisition => Word::KindAcquisition,
        EventKind::Divestment => Word::KindDivestment,
        EventKind::Outsourcing => Word::KindOutsourcing,
        EventKind::Insourcing => Word::KindInsourcing,
        EventKind::Method => Word::KindMethod,
        EventKind::Factor => Word::KindFactor,
        EventKind::Error => Word::KindError,
        EventKind::OrganicGrowth => Word::KindOrganic,
    }
}

/// The terms of a convergence, year by year.
pub(super) fn convergence(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let Some(of) = &figure.convergence else { return Vec::new() };
    let word = |word: Word| word.text(lang).to_owned();
    let rows = of.years.iter().map(|year| {
        let cells = [year.sector, year.p, year.share, year.counted, year.intensity, year.no_backsliding, year.absolute];
        let mut row = vec![year.year.to_string()];
        row.extend(cells.map(|node| aimed.bare(Some(node), lang)));
        row
    });
    let header = [
        Word::Year,
        Word::SdaSector,
        Word::SdaLeft,
        Word::SdaShare,
        Word::SdaCounted,
        Word::SdaTarget,
        Word::SdaNoBacksliding,
        Word::SdaAbsolute,
    ];
    let mut columns = vec![Align::Left];
    columns.extend(std::iter::repeat_n(Align::Right, 7));
    let header = header.map(|of| of.text(lang).to_owned()).into();
    let mut blocks = vec![
        Block::Heading(word(Word::SdaHead)),
        Block::Line(format!("d = {}", aimed.text(Some(of.d), lang))),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
    ];
    if of.is_filled {
        blocks.push(Block::Line(word(Word::SdaFilled)));
    }
    blocks
}
