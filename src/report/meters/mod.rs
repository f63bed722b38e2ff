//! Meters and the models held against them: a table of all, or one with its equation, its statistics, its bands.

mod detail;
mod json;
mod sheet;

use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutMeter, MeterWord as Word, one_line};
use crate::quantity::{Exact, Rounding};
use crate::saving::proof::{Meter, MeterFigure, ProofFigure, Proofs};
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

/// Significant digits of statistics for people.
const DIGITS: u32 = 6;

impl<'a> Metered<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    fn figures(&self) -> impl Iterator<Item = (&'a Meter, &'a MeterFigure)> + use<'a> {
        let (only, meters) = (self.only, self.meters);
        let figures = self.proofs.meters.iter().filter(move |figure| only.is_none_or(|only| figure.meter == only));
        figures.map(move |figure| (&meters[figure.meter], figure))
    }

    fn amount(&self, node: NodeId) -> String {
        let known = exact::value(self.view(), node);
        match known.value() {
            Some(value) => number::with_unit(number::significant(value, 9), self.view().unit(node)),
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
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut blocks = vec![Block::Title(word(Word::Title)), Block::Rows(table(metered, look))];
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
            let fraction = proof.proof.saving.fraction.map(percent).unwrap_or_default();
            rows.push(vec![
                id,
                one_line(&model.id),
                model.method.word().to_owned(),
                metered.amount(proof.actual),
                metered.amount(proof.expected),
                metered.amount(proof.saving),
                fraction,
                band(proof),
            ]);
        }
    }
    let header = [
        Word::Meter,
        Word::Model,
        Word::Method,
        Word::Actual,
        Word::Expected,
        Word::Saving,
        Word::Fraction,
        Word::BandColumn,
    ];
    let (left, right) = (Align::Left, Align::Right);
    Rows {
        header: header.map(word).into(),
        columns: vec![left, left, left, right, right, right, right, right],
        rows,
        total: false,
    }
}

/// The first band of the model at 90 %, or its first.
fn band(proof: &ProofFigure) -> String {
    let bands = &proof.proof.bands;
    let band = bands.iter().find(|band| band.confidence == 0.9).or(bands.first());
    band.map(|band| format!("± {} ({})", plain(band.half_width), percent(band.confidence))).unwrap_or_default()
}

/// A result of statistics for people.
fn plain(value: f64) -> String {
    match Exact::from_f64(value) {
        Some(value) => number::significant(&value.to_significant(DIGITS, Rounding::HalfEven), DIGITS),
        None => "—".to_owned(),
    }
}

fn percent(share: f64) -> String {
    format!("{} %", plain((share * 1e6).round() / 1e4))
}
