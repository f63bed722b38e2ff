//! Meters and the models held against them: a table of all, or one with its equation, its statistics, its bands.

mod detail;
mod json;
mod periods;
mod sheet;
pub(in crate::report) mod words;

use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutMeter, MeterWord as Word, one_line};
use crate::quantity::{Exact, Rounding};
use crate::saving::proof::{Meter, MeterFigure, ProofBand, ProofFigure, Proofs};
pub use json::meters_json;

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Metered<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The meters as the book states them.
    pub meters: &'a [Meter],
    /// What came of them.
    pub proofs: &'a Proofs,
    /// The index of the only meter that is shown; all where there is none.
    pub only: Option<usize>,
}

/// Significant digits of amounts and statistics for people.
const DIGITS: u32 = 6;
/// The level at which the table of all meters shows a band.
pub(in crate::report) const SHOWN_LEVEL: f64 = 0.9;

impl<'a> Metered<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    pub(in crate::report) fn figures(&self) -> impl Iterator<Item = (&'a Meter, &'a MeterFigure)> + use<'a> {
        let (only, meters) = (self.only, self.meters);
        let figures = self.proofs.meters.iter().filter(move |figure| only.is_none_or(|only| figure.meter == only));
        figures.map(move |figure| (&meters[figure.meter], figure))
    }

    fn amount(&self, node: NodeId) -> String {
        let known = exact::value(self.view(), node);
        match known.value() {
            Some(value) => number::with_unit(number::significant(value, DIGITS + 1), self.view().unit(node)),
            None => "—".to_owned(),
        }
    }
}

/// The meters for people, as blocks of a page, and as a sheet.
pub fn meters_page(metered: &Metered<'_>, look: Look) -> Page {
    Page { blocks: blocks(metered, look), sheet: sheet::sheet(metered) }
}

/// What stands on the page of a book's savings about its meters.
pub(in crate::report) fn blocks(metered: &Metered<'_>, look: Look) -> Vec<Block> {
    let mut blocks = vec![Block::Title(Word::Title.text(look.lang).to_owned()), Block::Rows(table(metered, look))];
    if metered.figures().any(|(meter, _)| meter.is_made_up) {
        blocks.push(Block::Line(AboutMeter::ReadingsMadeUp.text(look.lang)));
    }
    if metered.only.is_some() {
        for (meter, figure) in metered.figures() {
            for proof in &figure.proofs {
                blocks.extend(detail::blocks(metered, meter, proof, look));
            }
        }
    }
    blocks
}

fn table(metered: &Metered<'_>, look: Look) -> Rows {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut rows = Vec::new();
    for (meter, figure) in metered.figures() {
        for (at, proof) in figure.proofs.iter().enumerate() {
            let model = &meter.models[proof.proof.model];
            let mark = if meter.is_made_up { " *" } else { "" };
            let id = if at == 0 { format!("{}{mark}", one_line(&meter.id)) } else { String::new() };
            rows.push(vec![
                id,
                one_line(&model.id),
                metered.amount(proof.actual),
                metered.amount(proof.expected),
                metered.amount(proof.saving),
                proof.proof.saving.fraction.map(percent).unwrap_or_default(),
                band(proof),
                proved(proof).map(word).unwrap_or_default(),
            ]);
        }
    }
    let header = [
        Word::Meter,
        Word::Model,
        Word::Actual,
        Word::Expected,
        Word::Saving,
        Word::Fraction,
        Word::BandColumn,
        Word::Proved,
    ];
    let (left, right) = (Align::Left, Align::Right);
    Rows {
        header: header.map(word).into(),
        columns: vec![left, left, right, right, right, right, right, left],
        rows,
        total: false,
    }
}

/// The first band of the model at 90 %: the first form is the one that its method stands for.
fn band(proof: &ProofFigure) -> String {
    shown_band(proof).map(|band| plain(band.half_width)).unwrap_or_default()
}

pub(in crate::report) fn shown_band(proof: &ProofFigure) -> Option<&ProofBand> {
    proof.proof.bands.iter().find(|band| band.confidence == SHOWN_LEVEL)
}

/// Whether the saving is above the smallest that the meter can prove at that level.
pub(in crate::report) fn proved(proof: &ProofFigure) -> Option<Word> {
    let least = proof.proof.provable.iter().find(|of| of.confidence == SHOWN_LEVEL)?;
    Some(if proof.proof.saving.saving >= least.amount { Word::Yes } else { Word::No })
}

/// A result of statistics for people: six digits, and a power of ten where it is very small.
pub(in crate::report) fn plain(value: f64) -> String {
    if value != 0.0 && libm::fabs(value) < 1e-4 {
        return format!("{value:.2e}").replace('-', "−");
    }
    match Exact::from_f64(value) {
        Some(value) => number::significant(&value.to_significant(DIGITS, Rounding::HalfEven), DIGITS),
        None => "—".to_owned(),
    }
}

pub(in crate::report) fn percent(share: f64) -> String {
    format!("{} %", plain((share * 1e4).round() / 1e2))
}
