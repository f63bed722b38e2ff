//! What plants claim and another part of the book claims too, with both places.

use super::Showing;
use crate::finding::{Code, Finding, PlantReportWord as Word};
use crate::report::dossier::{Block, Card, Cards, findings};

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let making = of.making;
    let found: Vec<&Finding> =
        making.contents.findings.iter().filter(|finding| finding.code == Code::ClaimedTwice).collect();
    let heading = Block::Heading(of.said(Word::ClaimedTwice));
    if found.is_empty() {
        return vec![heading, Block::Note(of.said(Word::NothingTwice))];
    }
    let cards = found.iter().enumerate().map(|(at, finding)| {
        let card = findings::card(making, at, finding);
        // The section of findings has the same one, with an anchor of its own.
        Card { anchor: format!("pv-twice-{}", at + 1), ..card }
    });
    vec![heading, Block::Cards(Cards { id: "pv-twice".to_owned(), cards: cards.collect() })]
}
