//! What an unknown must be, and the factors that could stand in its place.

use super::super::implied::{beside, left_out, marked, percent, required_words, value_in, worth_showing};
use super::Showing;
use crate::claim::{Candidate, ClaimFigure, Implied, Tried};
use crate::finding::{AboutImplied, Heading, Message};
use crate::quantity::Unit;
use crate::report::dossier::{Block, Cell, Column, Fact, Mark, Row, Table, Tone};
use crate::report::number;

/// The ranges the unknown must lie in.
pub(super) fn required(showing: &Showing<'_, '_>, implied: &Implied) -> Option<Fact> {
    let lang = showing.look.lang;
    let both =
        [(&implied.within_rounding, Heading::InputsWithinRounding), (&implied.as_printed, Heading::InputsAsPrinted)];
    let parts = both.map(|(required, how)| {
        Cell::Text(format!("{}  ({})", required_words(required, &implied.unit, lang), how.text(lang)))
    });
    Some(Fact { label: showing.word(Heading::ImpliedValue), parts: parts.to_vec() })
}

/// How many factors were tried, and the best of them.
pub(super) fn blocks(
    showing: &Showing<'_, '_>,
    figure: &ClaimFigure,
    implied: &Implied,
    unit: &Unit,
    decimals: u32,
) -> Vec<Block> {
    if implied.rivals == 0 {
        return Vec::new();
    }
    let lang = showing.look.lang;
    let count = Message::CandidatesTried { tried: implied.rivals, holding: implied.holding };
    let mut blocks = vec![Block::Text(count.text(lang))];
    blocks.extend(beside(implied.in_co2, implied.holding, implied.by_then, lang).into_iter().map(Block::Text));
    let chance = implied.chance.map(|chance| AboutImplied::Chance { share: percent(chance) }.text(lang));
    blocks.extend(chance.map(Block::Text));
    let subject = showing.subject();
    let graph = &subject.account.graph;
    let tried = |candidate: &Candidate| {
        candidate.put(graph, figure, subject.library, &implied.unit).map(|tried| (*candidate, tried))
    };
    let shown: Vec<(Candidate, Tried)> =
        worth_showing(&implied.candidates, false).into_iter().filter_map(tried).collect();
    let places = shown.iter().map(|(_, tried)| tried.recomputed.terminating_places().unwrap_or(decimals));
    let needed = places.max().unwrap_or(0).min(decimals);
    let row = |(candidate, tried): &(Candidate, Tried)| {
        Row::body(vec![
            Cell::Code(marked(&tried.id, candidate, implied.by_then)),
            Cell::Text(value_in(subject.library.factor_at(candidate.factor), &implied.unit)),
            Cell::Text(number::fixed(&tried.recomputed, needed)),
            Cell::Text(number::signed(&tried.difference, needed, needed)),
            Cell::Mark(fits(showing, candidate)),
        ])
    };
    let rows: Vec<Row> = shown.iter().map(row).collect();
    let holding = shown.iter().filter(|(candidate, _)| candidate.holds).count();
    if !rows.is_empty() {
        let columns = vec![
            Column::text("factor", showing.word(Heading::Factor)),
            Column::number("value", implied.unit.text()),
            Column::number("recomputed", unit.text()),
            Column::number("difference", showing.word(Heading::DifferencePublished)),
            Column::mark("fits", showing.word(Heading::Fits)),
        ];
        let id = format!("candidates-{}", showing.found.claims[figure.claim].id);
        blocks.push(Block::Table(Table { id, caption: None, columns, rows, is_list: false }));
    }
    let left = left_out(subject, (implied.rivals, implied.holding), (rows_count(&blocks), holding), (false, lang));
    blocks.extend((!left.trim().is_empty()).then(|| Block::Note(left.trim().to_owned())));
    blocks
}

fn rows_count(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| if let Block::Table(table) = block { table.rows.len() } else { 0 }).sum()
}

pub(super) fn fits(showing: &Showing<'_, '_>, candidate: &Candidate) -> Mark {
    let (tone, heading) = match candidate.holds {
        true => (Tone::Good, Heading::Holds),
        false => (Tone::Quiet, Heading::HoldsNot),
    };
    Mark { tone, word: showing.word(heading) }
}
