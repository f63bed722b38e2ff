//! What one model opens.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{Metered, percent, plain};
use crate::finding::{MeterWord as Word, one_line};
use crate::saving::proof::{Meter, ProofFigure};

pub(super) fn blocks(_metered: &Metered<'_>, meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let (proof, (left, right)) = (&figure.proof, (Align::Left, Align::Right));
    let mut blocks = Vec::new();
    for fit in &proof.fits {
        let model = &meter.models[proof.model];
        blocks.push(Block::Heading(format!("{} · {}", one_line(&model.id), one_line(&fit.name))));
        let rows = fit.coefficients.iter().map(|of| {
            vec![one_line(&of.name), plain(of.value), plain(of.standard_error), of.p.map(plain).unwrap_or_default()]
        });
        blocks.push(Block::Rows(Rows {
            header: vec![word(Word::Coefficient), word(Word::Value), word(Word::StandardError), "p".to_owned()],
            columns: vec![left, right, right, right],
            rows: rows.collect(),
            total: false,
        }));
        let rows = fit.statistics.iter().map(|(name, value)| vec![name.word().to_owned(), plain(*value)]);
        blocks.push(Block::Rows(Rows {
            header: vec![word(Word::Statistic), word(Word::Value)],
            columns: vec![left, right],
            rows: rows.collect(),
            total: false,
        }));
    }
    let rows = proof.bands.iter().map(|band| {
        let of_saving = band.of_saving.map(percent).unwrap_or_default();
        vec![band.form.word().to_owned(), percent(band.confidence), plain(band.half_width), of_saving]
    });
    blocks.push(Block::Rows(Rows {
        header: [Word::BandForm, Word::Confidence, Word::HalfWidth, Word::OfSaving].map(word).into(),
        columns: vec![left, right, right, right],
        rows: rows.collect(),
        total: false,
    }));
    blocks
}
