//! A change that an English sentence tells with both of its figures: `from 412 TJ to 368 TJ, a decrease of 10.7 %`.
//!
//! Words say which figure is the earlier and which way it goes, so that a change which does not fit, or has the wrong sign, is
//! proposed as well.

use super::chance;
use super::found::Found;
use super::item::{Field, LONGEST_SENTENCE};
use crate::quantity::{Exact, Interval};
use crate::read::{ProposalKind, Scale};

/// What ends the words right before a fall, and before a rise.
const FALL: &[&str] = &[
    "reduction of",
    "decrease of",
    "decline of",
    "fall of",
    "drop of",
    "down",
    "down by",
    "fell by",
    "fell",
    "decreased by",
];
const RISE: &[&str] = &[
    "increase of",
    "rise of",
    "growth of",
    "improvement of",
    "up",
    "up by",
    "rose by",
    "rose",
    "grew by",
    "grew",
    "increased by",
];
/// What begins the words right after a fall, and after a rise, that is told against a figure.
const LESS: &[&str] = &["less than", "lower than", "below", "down on", "fewer than", "decrease from", "reduction from"];
const MORE: &[&str] = &["more than", "higher than", "above", "up on", "increase from"];
/// Hedges between such words and the percentage.
const HEDGES: &[&str] = &["about", "around", "approximately", "some", "nearly", "almost", "over", "more than"];
/// What stands between a figure and the earlier one.
const AGAINST: &[&str] = &["compared with", "compared to", "down from", "up from", "versus", "against"];
/// The most characters between the figures and the percentage.
const REACH: usize = 70;

/// The words of a sentence around its figures.
pub(super) struct Words<'q> {
    pub figures: Vec<usize>,
    /// Before the first figure, between them, and after the last.
    pub between: Vec<&'q str>,
}

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in field.sentences.iter().filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
        for words in of_quotes(field, sentence, 3) {
            for at in 2..words.figures.len() {
                out.extend(of_three(field, &words, at - 2));
            }
        }
    }
}

/// The figures that share a quote, at least so many, with the words between them.
pub(super) fn of_quotes<'q>(field: &'q Field<'_>, sentence: &[usize], least: usize) -> Vec<Words<'q>> {
    let quote = |index: usize| field.items[index].figure.quote.as_str();
    let alike = |a: &usize, b: &usize| quote(*a) == quote(*b);
    let words = |figures: &[usize]| {
        let text = quote(*figures.first()?);
        let (mut between, mut from) = (Vec::new(), 0);
        for index in figures {
            let at = field.items[*index].figure.at;
            let number = field.line(at.line).get(at.start as usize..at.end as usize)?;
            let start = from + text.get(from..)?.find(number)?;
            between.push(text.get(from..start)?);
            from = start + number.len();
        }
        between.push(text.get(from..)?);
        Some(Words { figures: figures.to_vec(), between })
    };
    sentence.chunk_by(alike).filter(|figures| figures.len() >= least).filter_map(words).collect()
}

/// Whether a percentage falls, by the words right before it.
pub(super) fn way(before: &str) -> Option<bool> {
    let mut before = before.trim_end();
    while let Some(rest) = HEDGES.iter().find_map(|hedge| before.strip_suffix(hedge)) {
        before = rest.trim_end();
    }
    let ends = |words: &[&str]| {
        words.iter().any(|word| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphabetic)))
    };
    if ends(FALL) { Some(true) } else { ends(RISE).then_some(false) }
}

/// Whether a percentage falls, by the words right after it: `6 % less than the 3.3 million m3 of 2023`.
fn way_after(after: &str) -> Option<bool> {
    let after = after.trim_start_matches([' ', '%']);
    let after = after.strip_prefix("per cent").or_else(|| after.strip_prefix("percent")).unwrap_or(after).trim_start();
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    if begins(LESS) { Some(true) } else { begins(MORE).then_some(false) }
}

/// Three figures in a row, of which one is the change of the two others.
fn of_three(field: &Field<'_>, words: &Words<'_>, at: usize) -> Option<Found> {
    let three = [words.figures[at], words.figures[at + 1], words.figures[at + 2]];
    let [before, first, second, after] = [0, 1, 2, 3].map(|gap| words.between[at + gap]);
    if first.len() > REACH || second.len() > REACH {
        return None;
    }
    let is_change = three.map(|index| field.items[index].is_percent() || is_points(field, index));
    let from_to = |head: &str, gap: &str| head.trim_end().ends_with("from") && gap.trim_end().ends_with(" to");
    // `(2023: 1.02 MtCO2e)`, `compared with 112.6 GWh`.
    let earlier = |gap: &str| {
        let noted = gap.trim_end().strip_suffix(':').and_then(|rest| rest.rsplit_once('('));
        noted.is_some_and(|(_, year)| year.len() <= 8 && year.ends_with(|c: char| c.is_ascii_digit()))
            || AGAINST.iter().any(|word| gap.contains(word))
    };
    // The earlier figure, the later, the change, whether it falls, and whether words leave no doubt.
    let (x, y, change, falls, sure) = if is_points(field, three[2]) || is_change == [false, false, true] {
        let falls = way(second)?;
        match (from_to(before, first), earlier(first)) {
            (true, _) => (three[0], three[1], three[2], falls, true),
            (_, true) => (three[1], three[0], three[2], falls, true),
            _ => return None,
        }
    } else if is_change == [false, true, false] {
        match (way(first), way_after(second)) {
            (Some(falls), _) if second.trim_end().ends_with("from") => (three[2], three[0], three[1], falls, true),
            (_, Some(falls)) => (three[2], three[0], three[1], falls, false),
            _ => return None,
        }
    } else if is_change == [true, false, false] {
        let falls = way(before)?;
        if from_to(first, second) {
            (three[1], three[2], three[0], falls, true)
        } else if first.trim_end().ends_with(" to") && second.trim_end().ends_with("from") {
            (three[2], three[1], three[0], falls, true)
        } else {
            return None;
        }
    } else {
        return None;
    };
    // `a reduction of 12 % in cost`: the change of something else.
    let of_other = change == three[2] && after.trim_start_matches([' ', '%']).starts_with("in ");
    claim(field, x, y, change, falls, sure && !of_other)
}

fn is_points(field: &Field<'_>, index: usize) -> bool {
    field.items[index].figure.quantity.unit().text().contains("point")
        || field.items[index].figure.quantity.unit().text() == "pp"
}

fn claim(field: &Field<'_>, x: usize, y: usize, change: usize, falls: bool, sure: bool) -> Option<Found> {
    let (from, to, item) = (&field.items[x], &field.items[y], &field.items[change]);
    let points = is_points(field, change);
    let suits = if points { from.is_percent() && to.is_percent() } else { from.is_amount() && to.is_amount() };
    if !suits || from.kind != to.kind || !item.is_definite() || item.figure.meaning.scale == Scale::Target {
        return None;
    }
    let (a, b, printed) = (from.range.as_ref()?, to.range.as_ref()?, item.range.as_ref()?);
    let rise = match points {
        true => b.sub(a).scale(&Exact::from(100_i64)),
        false => b.div(a)?.sub(&Interval::point(Exact::ONE)),
    };
    // A fall may be printed with its sign as well.
    let turned = falls && item.value.is_positive();
    let equals = match (points, turned) {
        (true, true) => "x0 - x1",
        (true, false) => "x1 - x0",
        (false, true) => "-change(x0, x1)",
        (false, false) => "change(x0, x1)",
    };
    let told = if turned { rise.neg() } else { rise };
    let found = Found::claim("change", equals, vec![x, y, change]);
    if told.meets(printed) {
        let width = told.width().map_or(1.0, |width| width.to_f64()) + item.step;
        return Some(found.weighed(0.9, chance::of_share(width, item.size), true));
    }
    sure.then(|| found.by_words(0.93))
}

/// A sentence that tells a change with both its figures is believed before other answers about the percentage, but not where
/// it does not fit and other figures do.
pub(super) fn settle(told: Vec<Found>, found: &mut Vec<Found>) {
    for told in told {
        let Some(change) = told.figures.last() else { continue };
        let is_rival = |other: &Found| {
            let what = matches!(&other.kind, ProposalKind::Claim { what, .. } if matches!(what.as_str(), "share" | "change" | "whole" | "rest"));
            what && other.figures.last() == Some(change)
        };
        let same = |other: &Found| told.figures.iter().all(|index| other.figures.contains(index));
        let fits = told.chance.is_some();
        let sure = |other: &Found| other.clone().proposal().confidence >= super::PROPOSE_FROM;
        if !fits && found.iter().any(|other| is_rival(other) && !same(other) && other.chance.is_some() && sure(other)) {
            continue;
        }
        found.retain(|other| !is_rival(other));
        found.push(told);
    }
}
