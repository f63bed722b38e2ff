//! The same figure in two places: as it is, rounded, or with one digit that differs.

use std::collections::{HashMap, HashSet};

use super::chance;
use super::found::Found;
use super::item::{Field, Kind};
use super::repeat;
use super::target::is_listed;
use super::words::affinity;
use crate::quantity::{Base, Dimension};
use crate::read::ProposalKind;

/// Finer figures that are tried for a coarser one.
const MOST_HITS: usize = 6;
/// Digits that a figure needs, for one of them to be called a slip.
const DIGITS_FOR_A_SLIP: u32 = 6;

/// Letters of a subject that is told from others by its words.
const WORDS_OF_A_SUBJECT: usize = 5;
/// Letters and digits around a number that make a passage.
const LETTERS_OF_A_PASSAGE: usize = 10;
/// Lines within which a list may repeat its words.
const NEAR_LINES: u32 = 10;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    let mut kinds: Vec<(Kind, Vec<usize>)> = Vec::new();
    for (index, item) in field.items.iter().enumerate() {
        if item.is_definite() {
            match kinds.iter_mut().find(|(kind, _)| *kind == item.kind) {
                Some((_, members)) => members.push(index),
                None => kinds.push((item.kind, vec![index])),
            }
        }
    }
    let mut pairs = HashSet::new();
    for (_, members) in &mut kinds {
        members.sort_by(|a, b| field.items[*a].value.cmp(&field.items[*b].value).then(a.cmp(b)));
        rounded(field, members, &mut pairs, out);
    }
    beside_another(field, &pairs, out);
    let mut shared: Vec<(usize, usize)> = pairs.iter().copied().collect();
    // The order of a hash set is none.
    shared.sort_unstable();
    repeat::found(field, &shared, out);
    same_words(field, out);
    same_passage(field, out);
    // Tables of which one figure stands in both are likely to share others.
    let grids: HashSet<(usize, usize)> = pairs.iter().filter_map(|(a, b)| grids_of(field, *a, *b)).collect();
    one_digit(field, &grids, out);
}

fn grids_of(field: &Field<'_>, a: usize, b: usize) -> Option<(usize, usize)> {
    let (x, y) = (field.items[a].cell?.0, field.items[b].cell?.0);
    (x != y).then_some((x.min(y), x.max(y)))
}

/// Figures whose print covers that of a finer one.
fn rounded(field: &Field<'_>, members: &[usize], pairs: &mut HashSet<(usize, usize)>, out: &mut Vec<Found>) {
    for (at, coarse) in members.iter().enumerate() {
        let item = &field.items[*coarse];
        let Some(range) = &item.range else { continue };
        let (Some(low), Some(high)) = (range.lower.value(), range.upper.value()) else { continue };
        let from = members.partition_point(|index| field.items[*index].value < *low);
        // The finer prints within the range, and of equal ones those that come later.
        let mut hits = Vec::new();
        for (offset, fine) in members[from..].iter().enumerate().take(4 * MOST_HITS) {
            let other = &field.items[*fine];
            if other.value > *high || hits.len() >= MOST_HITS {
                break;
            }
            let equal = other.value == item.value;
            let finer = !equal && other.digits > item.digits && range.contains(&other.value);
            if from + offset != at && (finer || equal && field.place[*fine] > field.place[*coarse]) {
                hits.push(*fine);
            }
        }
        let comparable = decade(field, members, at);
        let one = if item.is_percent() {
            chance::of_share(item.step, item.size)
        } else {
            chance::of_amount(item.step, item.size)
        };
        let chance = chance::of_any(one, comparable);
        let mut weighed: Vec<(f64, usize)> =
            hits.into_iter().filter_map(|fine| Some((prior(field, *coarse, fine)?, fine))).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
        let Some((prior, fine)) = weighed.first().copied() else { continue };
        // Many digits that stand in more than two places are the same in all of them.
        let others = weighed
            .iter()
            .skip(1)
            .filter(|(_, other)| item.digits >= DIGITS_FOR_A_SLIP && field.items[*other].value == item.value);
        out.extend(others.map(|(prior, other)| again(*coarse, *other, *prior, chance)));
        if chance::confidence(prior, chance) >= chance::PROPOSE_FROM {
            pairs.insert((*coarse, fine));
        }
        out.push(again(*coarse, fine, prior, chance));
    }
}

fn again(first: usize, second: usize, prior: f64, chance: f64) -> Found {
    let kind = ProposalKind::Again;
    Found { kind, figures: vec![first, second], prior: 0.0, chance: None, by_words: false }
        .weighed(prior, chance, false)
}

/// A sentence that prints one figure of a row is likely to print the others: fewer digits are enough there.
fn beside_another(field: &Field<'_>, pairs: &HashSet<(usize, usize)>, out: &mut Vec<Found>) {
    let mut rows: Vec<(usize, (usize, usize))> =
        pairs.iter().filter_map(|(a, b)| sentence_and_row(field, *a, *b)).collect();
    rows.sort_unstable();
    rows.dedup();
    for (sentence, (grid, row)) in rows {
        for index in field.sentences.get(sentence).into_iter().flatten() {
            let item = &field.items[*index];
            let Some(range) = item.range.as_ref().filter(|_| item.is_amount()) else { continue };
            for cell in field.row(grid, row) {
                let other = &field.items[*cell];
                if other.kind == item.kind && other.is_definite() && range.contains(&other.value) {
                    let width = range.width().map_or(1.0, |width| width.to_f64());
                    let chance = chance::of_any(chance::of_amount(width, item.size), 2);
                    out.push(again(*index, *cell, 0.6, chance));
                }
            }
        }
    }
}

/// Bounds of targets that the report prints again with the same words: short numbers, but only one was tried.
fn same_words(field: &Field<'_>, out: &mut Vec<Found>) {
    let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
    for index in field.order.iter().copied().filter(|index| is_listed(field, *index)) {
        let words: String = field.head(index).chars().filter(|c| c.is_alphabetic()).collect();
        if words.chars().count() >= WORDS_OF_A_SUBJECT {
            by_words.entry(words).or_default().push(index);
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for members in by_words.values() {
        for pair in members.windows(2) {
            let (x, y) = (&field.items[pair[0]], &field.items[pair[1]]);
            let same = x.value == y.value && x.figure.quantity.unit().same_size(y.figure.quantity.unit());
            if same && x.figure.at.line.abs_diff(y.figure.at.line) > NEAR_LINES {
                found.push((pair[0], pair[1]));
            }
        }
    }
    found.sort_unstable();
    for (a, b) in found {
        let item = &field.items[a];
        let one = if item.is_percent() {
            chance::of_share(item.step, item.size)
        } else {
            chance::of_amount(item.step, item.size)
        };
        out.push(again(a, b, 0.8, one));
    }
}

/// Numbers of the text that stand in the same words in two places.
fn same_passage(field: &Field<'_>, out: &mut Vec<Found>) {
    let mut by_print: HashMap<(String, &str), Vec<usize>> = HashMap::new();
    for index in field.order.iter().copied() {
        let item = &field.items[index];
        let Some(literal) = item.figure.quantity.amount().one().filter(|_| item.is_definite()) else { continue };
        if item.cell.is_none() {
            let print = (literal.value().to_string(), item.figure.quantity.unit().text());
            by_print.entry(print).or_default().push(index);
        }
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for members in by_print.values().filter(|members| (2..=8).contains(&members.len())) {
        for (at, later) in members.iter().enumerate() {
            let line = field.items[*later].figure.at.line;
            let same = |earlier: &&usize| {
                line.abs_diff(field.items[**earlier].figure.at.line) > NEAR_LINES
                    && prior(field, **earlier, *later).is_some()
                    && in_common(field, **earlier, *later) >= LETTERS_OF_A_PASSAGE
            };
            found.extend(members[..at].iter().rev().find(same).map(|earlier| (*earlier, *later, members.len())));
        }
    }
    found.sort_unstable();
    for (a, b, tried) in found {
        let item = &field.items[a];
        let one = if item.is_percent() {
            chance::of_share(item.step, item.size)
        } else {
            chance::of_amount(item.step, item.size)
        };
        out.push(again(a, b, 0.8, chance::of_any(one, tried - 1)));
    }
}

/// Letters and digits around two numbers that are the same: up to them and from them on.
fn in_common(field: &Field<'_>, a: usize, b: usize) -> usize {
    let around = |index: usize| {
        let at = field.items[index].figure.at;
        let line = field.line(at.line);
        (line.get(..at.start as usize).unwrap_or_default(), line.get(at.end as usize..).unwrap_or_default())
    };
    let letter = |c: &char| c.is_alphanumeric();
    let ((before, after), (earlier, later)) = (around(a), around(b));
    let heads = before.chars().rev().filter(letter).zip(earlier.chars().rev().filter(letter));
    let tails = after.chars().filter(letter).zip(later.chars().filter(letter));
    heads.take_while(|(x, y)| x == y).count() + tails.take_while(|(x, y)| x == y).count()
}

/// The sentence and the row of a table that a pair connects.
fn sentence_and_row(field: &Field<'_>, a: usize, b: usize) -> Option<(usize, (usize, usize))> {
    let (text, cell) = if field.items[a].cell.is_none() { (a, b) } else { (b, a) };
    let (grid, row, _) = field.items[cell].cell?;
    field.items[text].cell.is_none().then_some((field.items[text].sentence, (grid, row)))
}

/// How many figures of the same sort lie within a factor of three.
fn decade(field: &Field<'_>, members: &[usize], at: usize) -> usize {
    let size = field.items[members[at]].value.to_f64();
    let (low, high) = if size > 0.0 { (size / 3.0, size * 3.0) } else { (size * 3.0, size / 3.0) };
    let from = members.partition_point(|index| field.items[*index].value.to_f64() < low);
    let to = members.partition_point(|index| field.items[*index].value.to_f64() <= high);
    to.saturating_sub(from).max(1)
}

/// How often two such figures are one; nothing where they cannot be.
fn prior(field: &Field<'_>, a: usize, b: usize) -> Option<f64> {
    let (x, y) = (&field.items[a], &field.items[b]);
    let (m, n) = (&x.figure.meaning, &y.figure.meaning);
    // 56 次 and 56 个 count different things.
    let counts = x.kind == Kind::Other(Dimension::of(Base::Item));
    if counts && x.figure.quantity.unit().text() != y.figure.quantity.unit().text() {
        return None;
    }
    let same_grid = x.cell.is_some() && x.cell.map(|c| c.0) == y.cell.map(|c| c.0);
    let other_year = m.year.is_some() && n.year.is_some() && m.year != n.year;
    if same_grid || field.together(a, b) || other_year || m.scale != n.scale || m.direction != n.direction {
        return None;
    }
    let alike = affinity(x.words(), y.words());
    let topic = m.topic == n.topic && m.topic != crate::read::Topic::Other;
    let near = x.figure.at.line.abs_diff(y.figure.at.line) <= 30;
    // Two or three digits are often the same without a reason.
    let short = if x.digits.min(y.digits) <= 3 { 0.4 } else { 1.0 };
    // A number without a unit and a subject may be a date, a code, a telephone.
    let known =
        if topic || !x.figure.quantity.unit().is_none() || x.cell.is_some() && y.cell.is_some() { 1.0 } else { 0.05 };
    let bare_short = x.figure.quantity.unit().is_none() && x.digits < 6 && !topic;
    if bare_short {
        return None;
    }
    Some(short * known * (0.02 + 0.35 * alike + if topic { 0.15 } else { 0.0 } + if near { 0.1 } else { 0.0 }))
}

/// Prints of many digits that differ in one of them.
fn one_digit(field: &Field<'_>, grids: &HashSet<(usize, usize)>, out: &mut Vec<Found>) {
    let mut by_pattern: HashMap<(usize, String), Vec<usize>> = HashMap::new();
    let mut many = 0usize;
    for index in &field.order {
        let item = &field.items[*index];
        let Some(literal) = item.figure.quantity.amount().one().filter(|_| item.is_definite()) else { continue };
        let text = literal.value().to_string();
        if item.digits < DIGITS_FOR_A_SLIP || item.is_percent() {
            continue;
        }
        many += 1;
        for (at, c) in text.char_indices() {
            if c.is_ascii_digit() {
                let pattern = format!("{}?{}", &text[..at], &text[at + 1..]);
                by_pattern.entry((at, pattern)).or_default().push(*index);
            }
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for members in by_pattern.values().filter(|members| (2..=4).contains(&members.len())) {
        let first = members[0];
        found.extend(members[1..].iter().map(|other| (first, *other)));
    }
    // The order of a hash map is none.
    found.sort_unstable();
    for (a, b) in found {
        let (x, y) = (&field.items[a], &field.items[b]);
        if x.value == y.value || x.kind != y.kind || !x.figure.quantity.unit().same_size(y.figure.quantity.unit()) {
            continue;
        }
        let Some(mut prior) = prior(field, a, b) else { continue };
        if grids_of(field, a, b).is_some_and(|pair| grids.contains(&pair)) {
            prior += 0.4;
        }
        let digits = f64::from(x.digits.max(y.digits));
        let one = 9.0 * digits / (9.0 * 10f64.powf(digits - 1.0));
        out.push(again(a, b, prior, chance::of_any(one, many)));
    }
}
