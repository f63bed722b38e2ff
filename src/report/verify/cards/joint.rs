//! Claims of one document and year, solved together.

use super::super::implied::{beside, left_out, marked, percent, value_in, worth_showing};
use super::super::joint::names;
use super::Showing;
use super::candidates::fits;
use crate::claim::{Candidate, Joint, ReadCoarser, Solution};
use crate::factor::name_of;
use crate::finding::{AboutImplied, Heading, ImpliedWord, one_line};
use crate::report::dossier::{Block, Cell, Column, Fact, Row, Table};
use crate::report::number;

/// Each group under its heading.
pub(super) fn blocks(showing: &Showing<'_, '_>) -> Vec<Block> {
    let joints = showing.found.appraisal.joint.iter().enumerate();
    joints.flat_map(|(at, joint)| one(showing, at, joint)).collect()
}

fn one(showing: &Showing<'_, '_>, number: usize, joint: &Joint) -> Vec<Block> {
    let (look, lang) = (showing.look, showing.look.lang);
    let document = joint.document.map(|at| one_line(&showing.subject().accounts.documents[at].title));
    let count = joint.claims.len();
    let heading = AboutImplied::SolvedTogether { count, document, year: joint.year }.text(lang);
    let fact = |label: &str, parts: Vec<String>| Fact {
        label: label.to_owned(),
        parts: parts.into_iter().map(Cell::Text).collect(),
    };
    let claims = ImpliedWord::Claims.text(lang);
    let mut facts = vec![fact(claims, vec![names(showing.found.claims, &joint.claims, look)])];
    let mut blocks = vec![Block::Heading(heading)];
    if joint.whole().is_none() {
        blocks.push(Block::Text(AboutImplied::NoneExplainsAll { count }.text(lang)));
        let largest = match joint.solutions.first() {
            Some(set) => AboutImplied::LargestSets { size: set.claims.len(), sets: joint.largest_sets },
            None => AboutImplied::NoTwoAgree,
        };
        blocks.push(Block::Text(largest.text(lang)));
    }
    for coarser in &joint.coarser {
        let how = match coarser.of {
            ReadCoarser::Published => AboutImplied::ZerosOfPublished,
            ReadCoarser::All => AboutImplied::ZerosOfAll,
        };
        let range = match &coarser.range {
            Some(range) => number::with_unit(number::range(range, 6), &joint.unit),
            None => AboutImplied::NothingInCommon.text(lang),
        };
        facts.push(fact(ImpliedWord::ReadCoarser.text(lang), vec![format!("{range}  ({})", how.text(lang))]));
    }
    blocks.push(Block::Facts(facts));
    for (at, of) in joint.solutions.iter().enumerate() {
        blocks.extend(solution(showing, joint, of, &format!("together-{}-{}", number + 1, at + 1)));
    }
    blocks
}

fn solution(showing: &Showing<'_, '_>, joint: &Joint, solution: &Solution, id: &str) -> Vec<Block> {
    let (look, lang) = (showing.look, showing.look.lang);
    let subject = showing.subject();
    let range = number::with_unit(number::range(&solution.range, 6), &joint.unit);
    let how = AboutImplied::OneExplainsAll { count: solution.claims.len(), zeros: !joint.coarser.is_empty() };
    let mut parts = vec![format!("{range}  ({})", how.text(lang))];
    parts.push(AboutImplied::HoldForAll { tried: joint.rivals, holding: solution.holding }.text(lang));
    parts.extend(beside(0, solution.holding, solution.by_then, lang));
    let chance = solution.chance.map(|chance| AboutImplied::Chance { share: percent(chance) }.text(lang));
    let meeting = solution.chance_of_meeting;
    let meeting = meeting.map(|chance| AboutImplied::ChanceOfMeeting { share: percent(chance) }.text(lang));
    parts.extend(chance.into_iter().chain(meeting));
    let mut facts = Vec::new();
    if solution.claims.len() != joint.claims.len() {
        let names = names(showing.found.claims, &solution.claims, look);
        facts.push(Fact { label: ImpliedWord::Claims.text(lang).to_owned(), parts: vec![Cell::Text(names)] });
    }
    let parts = parts.into_iter().map(Cell::Text).collect();
    facts.push(Fact { label: showing.word(Heading::ImpliedValue), parts });
    let mut blocks = vec![Block::Facts(facts)];
    let shown = worth_showing(&solution.candidates, false);
    let row = |candidate: &&Candidate| {
        let factor = subject.library.factor_at(candidate.factor);
        Row::body(vec![
            Cell::Code(marked(&factor.id, candidate, solution.by_then)),
            Cell::Text(value_in(factor, &joint.unit)),
            Cell::Text(name_of(factor.kind).text(lang).to_owned()),
            Cell::Mark(fits(showing, candidate)),
        ])
    };
    let rows: Vec<Row> = shown.iter().map(row).collect();
    let holding = shown.iter().filter(|candidate| candidate.holds).count();
    let left = left_out(subject, (joint.rivals, solution.holding), (rows.len(), holding), (false, lang));
    if !rows.is_empty() {
        let columns = vec![
            Column::text("factor", showing.word(Heading::Factor)),
            Column::number("value", joint.unit.text()),
            Column::text("kind", ImpliedWord::Kind.text(lang)),
            Column::mark("fits", showing.word(Heading::Fits)),
        ];
        blocks.push(Block::Table(Table { id: id.to_owned(), caption: None, columns, rows, is_list: false }));
    }
    blocks.extend((!left.trim().is_empty()).then(|| Block::Note(left.trim().to_owned())));
    blocks
}
