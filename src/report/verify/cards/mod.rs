//! Claims, tables and quantities as cards of a report, each with its four answers.

mod candidates;
mod claim;
mod explained;
mod joint;
mod plausible;
mod table;

use super::Verified;
use super::assessment::summary_lines;
use super::size::{threshold_notes, threshold_rows};
use super::summary::summary;
use crate::claim::{Arithmetic, Missing};
use crate::finding::{Heading, Lang, SizeWord};
use crate::report::dossier::{Block, Card, Cell, Column, Derivations, Fact, Mark, Row, Table, Tone};
use crate::report::{Look, Subject};

/// What a verification is shown with.
#[derive(Clone, Copy)]
pub(in crate::report) struct Showing<'s, 'a> {
    pub found: Verified<'s>,
    pub figures: &'s Derivations<'a>,
    pub look: Look,
}

impl<'a> Showing<'_, 'a> {
    fn subject(&self) -> &'a Subject<'a> {
        self.figures.subject
    }

    fn word(&self, heading: Heading) -> String {
        heading.text(self.look.lang).to_owned()
    }

    fn fact(&self, label: Heading, text: String) -> Fact {
        Fact { label: self.word(label), parts: vec![Cell::Text(text)] }
    }

    /// Every claim.
    pub(in crate::report) fn claims(&self) -> Vec<Card> {
        claim::cards(self)
    }

    /// Every table.
    pub(in crate::report) fn tables(&self) -> Vec<Card> {
        table::cards(self)
    }

    /// Every quantity that should be plausible.
    pub(in crate::report) fn quantities(&self) -> Vec<Card> {
        plausible::cards(self)
    }

    /// What claims of one document come to when they are solved together.
    pub(in crate::report) fn together(&self) -> Vec<Block> {
        joint::blocks(self)
    }

    /// How many stand how: the words of the verdicts, with their tones.
    pub(in crate::report) fn tally(&self) -> Vec<(String, Tone, usize)> {
        let claims = self.found.verdicts.iter().map(|verdict| mark(&verdict.check.arithmetic, false, self.look.lang));
        let all = claims.chain(self.found.tables.arithmetic().map(|of| mark(of, false, self.look.lang)));
        let mut parts: Vec<(String, Tone, usize)> = Vec::new();
        for mark in all {
            match parts.iter_mut().find(|(word, ..)| *word == mark.word) {
                Some((.., count)) => *count += 1,
                None => parts.push((mark.word, mark.tone, 1)),
            }
        }
        let order =
            [Heading::Exact, Heading::WithinRounding, Heading::DoesNotHold, Heading::AskedFor, Heading::CannotTell];
        parts.sort_by_key(|(word, ..)| order.iter().position(|of| of.text(self.look.lang) == word));
        parts
    }

    /// How many were recomputed, and with what result.
    pub(in crate::report) fn sentence(&self) -> String {
        summary(self.found.verdicts, self.found.tables).text(self.look.lang)
    }

    /// Thresholds, and the summary in the manner of ISO 14064-3.
    pub(in crate::report) fn assessment(&self) -> Vec<Block> {
        let Some(assessed) = self.found.assessed else { return Vec::new() };
        let lang = self.look.lang;
        let mut blocks = Vec::new();
        if assessed.shows_summary(self.found) {
            let lines = summary_lines(self.subject(), self.found, assessed, lang).into_iter();
            let facts = lines.map(|(label, said)| Fact {
                label: label.text(lang).to_owned(),
                parts: said.into_iter().map(Cell::Text).collect(),
            });
            blocks.push(Block::Heading(SizeWord::Summary.text(lang).to_owned()));
            blocks.push(Block::Facts(facts.collect()));
        }
        if assessed.shows_thresholds(self.found) {
            const KEYS: [&str; 5] = ["period", "basis", "amount", "share", "threshold"];
            let (header, _, rows) = threshold_rows(self.subject(), assessed.assessment, lang);
            let column = |(at, (key, title)): (usize, (&'static str, String))| match at {
                0 | 1 => Column::text(key, title),
                _ => Column::number(key, title),
            };
            let columns = KEYS.into_iter().zip(header).enumerate().map(column).collect();
            let rows = rows.into_iter().map(|row| Row::body(row.into_iter().map(Cell::Text).collect())).collect();
            let caption = Some(SizeWord::Thresholds.text(lang).to_owned());
            blocks.push(Block::Table(Table { id: "thresholds".to_owned(), caption, columns, rows, is_list: false }));
            blocks.extend(threshold_notes(assessed.assessment, lang).into_iter().map(Block::Note));
        }
        blocks
    }
}

/// The verdict as a mark; one that holds under a reading only asks for attention.
fn mark(arithmetic: &Arithmetic, is_read: bool, lang: Lang) -> Mark {
    let (tone, heading) = match arithmetic {
        Arithmetic::Exact => (Tone::Good, Heading::Exact),
        Arithmetic::WithinRounding { .. } if is_read => (Tone::Warn, Heading::WithinRounding),
        Arithmetic::WithinRounding { .. } => (Tone::Good, Heading::WithinRounding),
        Arithmetic::DoesNotHold(_) => (Tone::Bad, Heading::DoesNotHold),
        Arithmetic::CannotTell(Missing::Unknown) => (Tone::Open, Heading::AskedFor),
        Arithmetic::CannotTell(_) => (Tone::Open, Heading::CannotTell),
    };
    Mark { tone, word: heading.text(lang).to_owned() }
}
