//! Short figures that are printed twice with their words: twice in one sentence, beside another figure that two sentences share, or
//! in a sentence that stands again somewhere else.

use std::collections::HashMap;

use super::chance;
use super::found::Found;
use super::item::Field;
use super::sum::between;
use super::words::affinity;
use crate::read::ProposalKind;

/// Letters of a label and of a sentence that tell them from others.
const LABEL: usize = 3;
const SENTENCE: usize = 20;
/// Lines within which a list may repeat its sentences.
const NEAR_LINES: u32 = 10;

fn again(first: usize, second: usize) -> Found {
    let kind = ProposalKind::Again;
    Found { kind, figures: vec![first, second], prior: 0.0, chance: None, by_words: true }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The number as printed, its unit and its words.
fn print(field: &Field<'_>, index: usize) -> Option<(String, String, String)> {
    let figure = field.items[index].figure;
    let literal = figure.quantity.amount().one()?;
    let label = figure.meaning.label.trim().to_owned();
    Some((literal.value().to_string(), figure.quantity.unit().text().to_owned(), label))
}

pub(super) fn found(field: &Field<'_>, pairs: &[(usize, usize)], out: &mut Vec<Found>) {
    for sentence in &field.sentences {
        in_sentence(field, sentence, out);
    }
    beside(field, pairs, out);
    sentences(field, out);
}

/// 抵消量 0.00 t，清除量 0.00 t，抵消量 0.00 t: the same words and the same figure in one list.
fn in_sentence(field: &Field<'_>, sentence: &[usize], out: &mut Vec<Found>) {
    for (at, first) in sentence.iter().enumerate().take(super::item::LONGEST_SENTENCE) {
        let Some(own) = print(field, *first).filter(|own| letters(&own.2) >= LABEL && !own.1.is_empty()) else {
            continue;
        };
        let later = &sentence[at + 1..];
        let Some(second) = later.iter().take(6).find(|second| print(field, **second).as_ref() == Some(&own)) else {
            continue;
        };
        // Of another site or another year it is another figure.
        let words = between(field, *first, *second);
        let list = !words.contains(['；', ';', '：', ':', '。']) && words.chars().count() <= 60;
        let whole_clause = |index: usize| letters(field.head(index)) == letters(&own.2);
        if list && whole_clause(*first) && whole_clause(*second) {
            out.push(again(*first, *second).by_words(0.92));
        }
    }
}

/// Two sentences that share a figure of some length are likely to share those with the same words.
fn beside(field: &Field<'_>, pairs: &[(usize, usize)], out: &mut Vec<Found>) {
    let sentence = |index: usize| field.items[index].cell.is_none().then(|| field.items[index].sentence);
    let mut shared: Vec<(usize, usize)> = pairs
        .iter()
        .filter_map(|(a, b)| Some((sentence(*a)?, sentence(*b)?)))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    shared.sort_unstable();
    shared.dedup();
    for (a, b) in shared {
        let (Some(first), Some(second)) = (field.sentences.get(a), field.sentences.get(b)) else { continue };
        for x in first.iter().copied().filter(|index| field.items[*index].is_definite()) {
            let own = print(field, x).filter(|own| letters(&own.2) >= LABEL);
            let Some(y) = second.iter().copied().find(|y| own.is_some() && print(field, *y) == own) else { continue };
            let item = &field.items[x];
            let one = if item.is_percent() {
                chance::of_share(item.step, item.size)
            } else {
                chance::of_amount(item.step, item.size)
            };
            out.push(again(x, y).weighed(0.8, chance::of_any(one, second.len()), true));
        }
    }
}

/// Sentences that say the same twice, with the same figure behind the same words.
fn sentences(field: &Field<'_>, out: &mut Vec<Found>) {
    let mut by_print: HashMap<(String, String, String), Vec<usize>> = HashMap::new();
    for index in field.order.iter().copied().filter(|index| field.items[*index].cell.is_none()) {
        let long = letters(&field.items[index].figure.quote) >= SENTENCE;
        if let Some(own) = print(field, index).filter(|own| long && letters(&own.2) >= LABEL) {
            by_print.entry(own).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for members in by_print.values().filter(|members| (2..=8).contains(&members.len())) {
        for pair in members.windows(2) {
            let (x, y) = (field.items[pair[0]].figure, field.items[pair[1]].figure);
            let years = x.meaning.year.is_some() && y.meaning.year.is_some() && x.meaning.year != y.meaning.year;
            let apart = x.at.line.abs_diff(y.at.line) > NEAR_LINES;
            if apart && !years && affinity(&x.quote, &y.quote) >= 0.6 {
                found.push((pair[0], pair[1]));
            }
        }
    }
    // The order of a hash map is none.
    found.sort_unstable();
    out.extend(found.into_iter().map(|(a, b)| again(a, b).by_words(0.91)));
}
