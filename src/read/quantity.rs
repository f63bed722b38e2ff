//! The figures of running text: a number with its unit and hedges, the sentence around it, and what it is about.

pub(in crate::read) mod compose;
pub(in crate::read) mod sentence;
pub(in crate::read) mod unit;

use super::fold::ends_at;
use super::left_out::LeftOut;
use super::meaning::{Context, meaning};
use super::model::{Figure, Location, Report, Topic};
use super::number::NumberClass;
use compose::{Composed, compose};
use sentence::{Sentence, sentences};
use std::collections::BTreeSet;

/// Most numbers of a sentence; what has more is a list of numbers, in which no words say what each is about.
pub(super) const MOST_NUMBERS: usize = 100;
/// Most figures of the text of a report; the text after them is not read.
pub(super) const MOST_FIGURES: usize = 600_000;

/// Every figure of the prose of a report, in order of lines; furniture and the lines in `taken` are left out.
///
/// A number without a unit is a figure only if the words of its clause say what it is about.
pub fn figures(report: &Report, taken: &BTreeSet<u32>) -> Vec<Figure> {
    figures_within(report, taken, &mut LeftOut::default())
}

/// [`figures`], and what was left out.
pub(super) fn figures_within(report: &Report, taken: &BTreeSet<u32>, left_out: &mut LeftOut) -> Vec<Figure> {
    let mut figures = Vec::new();
    sentences(report, taken, |sentence| {
        if !sentence.numbers.is_empty() {
            match sentence.chars.at.first() {
                Some(at) if figures.len() >= MOST_FIGURES => left_out.figures(at.line),
                Some(at) if sentence.numbers.len() > MOST_NUMBERS => left_out.sentence(at.line),
                _ => read_sentence(sentence, &mut figures),
            }
        }
    });
    figures.sort_by_key(|figure| figure.at);
    figures
}

fn read_sentence(sentence: &Sentence, figures: &mut Vec<Figure>) {
    let chars = &sentence.chars.chars;
    let numbers = &sentence.numbers;
    if !numbers.iter().any(|number| matches!(number.class, NumberClass::Quantity | NumberClass::Proportion)) {
        return;
    }
    let mut context = Context::new(chars, numbers, sentence.heading, sentence.year);
    let mut quote = None;
    let (mut noted, mut label) = (None, String::new());
    let mut all: Vec<Option<Composed>> = numbers.iter().map(|number| compose(chars, number)).collect();
    from_to(chars, &mut all);
    for (number, composed) in numbers.iter().zip(all) {
        let Some(composed) = composed else { continue };
        let (mut meaning, mut is_told) = meaning(&mut context, &composed);
        // `0.84 (2023: 0.97)`: what the figure before it is about, in another year.
        if let Some(before) = noted.filter(|_| !is_told && !composed.unit_is_near && is_noted(chars, &composed)) {
            (meaning.topic, meaning.label, is_told) = (before, label.clone(), true);
        }
        noted = (is_told && !composed.unit_is_near).then_some(meaning.topic);
        label.clone_from(&meaning.label);
        let Composed { unit_is_near, .. } = composed;
        // A percentage by itself is the mark of an axis; an age or a score without words is no figure of a report.
        let is_alone = meaning.label.is_empty() && composed.parsed.dimension().is_none();
        if (!unit_is_near || is_alone) && !is_told || !unit_is_near && is_age(chars, number.end) {
            continue;
        }
        let Some(quantity) = composed.quantity(context.gas(&composed, meaning.topic)) else { continue };
        let Some(at) = place(sentence, number.start, number.end) else { continue };
        let quote = quote.get_or_insert_with(|| sentence.chars.text(0, chars.len()).trim().to_owned()).clone();
        figures.push(Figure { at, quantity, unit_is_near, meaning, quote });
    }
}

/// Alone in parentheses with a year: `(2023: 0.97)`, `(1.31 in 2022)`.
fn is_noted(chars: &[char], figure: &Composed) -> bool {
    let head: String = chars[figure.start.saturating_sub(10)..figure.start].iter().collect();
    let tail: String = chars[figure.end..].iter().take(9).collect();
    let year = |text: &str| text.len() >= 4 && text.ends_with(|c: char| c.is_ascii_digit());
    let before = head.trim_end().strip_suffix(':').and_then(|head| head.rsplit_once('('));
    let after = tail.strip_prefix(" in ").and_then(|tail| tail.split_once(')'));
    before.is_some_and(|(_, text)| year(text)) && tail.starts_with(')')
        || head.ends_with('(') && after.is_some_and(|(text, _)| year(text))
}

/// `from 1.62 to 1.55 MWh per tonne`: the unit is printed once for both.
fn from_to(chars: &[char], all: &mut [Option<Composed>]) {
    for at in 1..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let (Some(Some(first)), Some(Some(second))) = (before.last_mut(), rest.first()) else { continue };
        let between = chars.get(first.end..second.start).unwrap_or_default();
        let is_pair = between.iter().copied().eq(" to ".chars())
            && first.start > 0
            && ends_at(chars, first.start - 1, "from").is_some();
        if is_pair && first.unit.is_empty() && !second.unit.is_empty() {
            first.unit.clone_from(&second.unit);
            first.parsed = second.parsed.clone();
            first.unit_is_near = true;
        }
    }
}

/// `16 岁`, `90 分`: years of age and marks, which no unit of a book holds.
fn is_age(chars: &[char], end: usize) -> bool {
    let after = end + usize::from(chars.get(end) == Some(&' '));
    matches!(chars.get(after), Some('岁' | '分' | '周'))
}

/// The place of a number; of one that was torn by the end of a line, the part on the first.
fn place(sentence: &Sentence, start: usize, end: usize) -> Option<Location> {
    let first = *sentence.chars.at.get(start)?;
    let places = sentence.chars.at.get(start..end)?;
    let last = places.iter().rev().find(|place| place.line == first.line)?;
    Some(Location { end: last.end, ..first })
}

/// Whether a topic is that of a mass of greenhouse gas.
pub(super) fn takes_gas(topic: Topic) -> bool {
    topic == Topic::Emissions
}
