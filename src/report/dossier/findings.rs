//! Findings about the book: what a verifier would ask.

use super::{Block, Card, Cards, Cell, Fact, Making, Mark, Tone};
use crate::finding::{Finding, Level, ReportWord, Word};

/// Findings that are shown at most.
const MOST: usize = 200;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    // What was found about a claim stands with the claim.
    let shown: Vec<&Finding> = making.contents.findings.iter().filter(|finding| !finding.code.is_verdict()).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let cards = shown.iter().take(MOST).enumerate().map(|(at, finding)| card(making, at, finding)).collect();
    let mut blocks = vec![Block::Cards(Cards { id: "findings".to_owned(), cards })];
    if let Some(left @ 1..) = shown.len().checked_sub(MOST) {
        blocks.push(Block::Note(crate::finding::Message::MoreFindings { count: left }.text(making.look.lang)));
    }
    blocks
}

pub(super) fn card(making: &Making<'_, '_>, at: usize, finding: &Finding) -> Card {
    let lang = making.look.lang;
    let tone = match finding.level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warn,
        Level::Note => Tone::Quiet,
    };
    let sources = making.contents.subject.sources;
    let fact = |label: String, parts: Vec<Cell>| (!parts.is_empty()).then_some(Fact { label, parts });
    let places = finding.labels.iter().map(|label| {
        let said = label.message.as_ref().map(|message| format!(" · {}", message.text(lang))).unwrap_or_default();
        Cell::Code(format!("{}{said}", sources.locate(label.place)))
    });
    let said = |messages: &[crate::finding::Message]| -> Vec<Cell> {
        messages.iter().map(|message| Cell::Text(message.text(lang))).collect()
    };
    let facts = [
        fact(making.word(ReportWord::Place), places.collect()),
        fact(Word::Facts.text(lang).to_owned(), said(&finding.facts)),
        fact(Word::Help.text(lang).to_owned(), said(&finding.help)),
    ];
    Card {
        anchor: format!("finding-{}", at + 1),
        mark: Mark { tone, word: Word::from(finding.level).text(lang).to_owned() },
        title: finding.message.text(lang),
        quote: None,
        source: Some(finding.code.word().to_owned()),
        facts: facts.into_iter().flatten().collect(),
        more: Vec::new(),
    }
}
