//! Quantities that should be plausible, each with its bounds, their sources and the questions to ask.

use serde_json::{Value, json};

use super::assessment::Assessed;
use super::size::{labelled_lines, percent};
use crate::claim::{
    BoundOutcome, BoundRelation, BoundStanding, PackBound, PlausibilityPack, PlausibleFigure, PlausibleQuantity,
};
use crate::finding::{AboutPlausibility, Heading, Lang, PlausibilityWord, one_line};
use crate::quantity::Exact;
use crate::report::figure::cited_text;
use crate::report::figure::place_json;
use crate::report::{Look, Subject, number};

/// Significant digits of a value.
const DIGITS: u32 = 6;

pub(super) fn value_words(figure: &PlausibleFigure, quantity: &PlausibleQuantity, lang: Lang) -> String {
    match &figure.value {
        Some(value) => format!("{} {}", number::significant(value, DIGITS), quantity.unit),
        None => Heading::CannotTell.text(lang).to_owned(),
    }
}

/// Document and clause of a bound.
fn source_words(bound: &PackBound, lang: Lang) -> String {
    let joint = if lang == Lang::Zh { "，" } else { ", " };
    format!("{}{joint}{}", bound.document.text(lang), bound.clause.text(lang))
}

/// What one bound says.
pub(super) fn outcome_words(outcome: &BoundOutcome, quantity: &PlausibleQuantity, lang: Lang) -> String {
    let bound = &quantity.bound[outcome.bound];
    let (range, document) = (outcome.range(&quantity.unit), source_words(bound, lang));
    let confirmed = bound.standing != BoundStanding::Unconfirmed;
    let apart = |by: &Exact, end: Option<&Exact>| {
        let share = end.and_then(|end| by.checked_div(end)).map(|share| percent(&share)).unwrap_or_default();
        (number::significant(by, 4), share)
    };
    let message = match &outcome.relation {
        BoundRelation::Within => AboutPlausibility::WithinBound { range, document, confirmed },
        BoundRelation::Below(by) => {
            let (by, percent) = apart(by, outcome.low.as_ref());
            AboutPlausibility::BelowBound { by, percent, range, document, confirmed }
        }
        BoundRelation::Above(by) => {
            let (by, percent) = apart(by, outcome.high.as_ref());
            AboutPlausibility::AboveBound { by, percent, range, document, confirmed }
        }
    };
    message.text(lang)
}

/// Of hours of a year and the like: how much of what is possible.
pub(super) fn share_of_most(figure: &PlausibleFigure, quantity: &PlausibleQuantity, lang: Lang) -> Option<String> {
    let physical = |outcome: &&BoundOutcome| quantity.bound[outcome.bound].high_a_day.is_some();
    let most = figure.outcomes.iter().find(physical)?.high.as_ref()?;
    let share = figure.value.as_ref()?.checked_div(most)?;
    let percent = number::fixed(&(&share * &Exact::from(100)), 1);
    Some(AboutPlausibility::ShareOfMost { percent }.text(lang))
}

/// What the bounds say together, in sentences.
pub(super) fn bound_sentences(figure: &PlausibleFigure, quantity: &PlausibleQuantity, lang: Lang) -> Vec<String> {
    let mut sentences: Vec<String> =
        figure.outcomes.iter().map(|outcome| outcome_words(outcome, quantity, lang)).collect();
    if sentences.is_empty() && figure.value.is_some() {
        sentences.push(AboutPlausibility::NoBound.text(lang));
    }
    sentences.extend(figure.part_of_a_year.map(|days| AboutPlausibility::PartOfAYear { days }.text(lang)));
    sentences
}

pub(super) fn plausible_text(subject: &Subject<'_>, assessed: Assessed<'_>, look: Look) -> String {
    let lang = look.lang;
    if assessed.plausible.is_empty() {
        return String::new();
    }
    let pack = PlausibilityPack::bundled();
    let mut text = format!("\n{}\n", PlausibilityWord::Title.text(lang));
    let mut outside = false;
    for figure in assessed.plausible {
        let entry = &assessed.inputs.plausibility[figure.entry];
        let quantity = &pack.quantity[entry.of.value];
        let says = entry.says.as_deref().map(|says| format!(" · {}", one_line(says))).unwrap_or_default();
        text.push_str(&format!("\n{}  {}{says}\n", entry.id, quantity.name.text(lang)));
        let mut line = |label: &str, sentences: &[String]| text.push_str(&labelled_lines(label, sentences, 0));
        if let Some(cited) = &entry.source {
            let cited = crate::inventory::cite(subject.accounts, cited);
            line(Heading::Source.text(lang), &[cited_text(&cited, lang)]);
        }
        let share = share_of_most(figure, quantity, lang).map(|share| format!(" ({share})")).unwrap_or_default();
        let value = value_words(figure, quantity, lang);
        line(PlausibilityWord::Value.text(lang), &[format!("{value}{share}")]);
        line(PlausibilityWord::Bound.text(lang), &bound_sentences(figure, quantity, lang));
        if figure.outside(quantity).is_some() {
            outside = true;
            let questions: Vec<String> = quantity.questions.iter().map(|asked| asked.text(lang).to_owned()).collect();
            line(PlausibilityWord::Questions.text(lang), &questions);
        }
    }
    if outside {
        text.push_str(&format!("\n{}\n", AboutPlausibility::AskDoNotDecide.text(lang)));
    }
    text
}

/// What the bounds say in one word: that of JSON, and that for people.
pub(super) fn plausible_word(
    figure: &PlausibleFigure,
    quantity: &PlausibleQuantity,
) -> (&'static str, PlausibilityWord) {
    let outside = figure.outcomes.iter().filter(|outcome| outcome.relation != BoundRelation::Within);
    let weightiest = outside.min_by_key(|outcome| quantity.bound[outcome.bound].standing);
    let Some(outcome) = weightiest else {
        return match (&figure.value, figure.outcomes.is_empty()) {
            (None, _) => ("cannot-tell", PlausibilityWord::CannotTell),
            (_, true) => ("no-bound", PlausibilityWord::NoBound),
            (_, false) => ("within", PlausibilityWord::Within),
        };
    };
    let asks = quantity.bound[outcome.bound].standing == BoundStanding::Unconfirmed;
    match (&outcome.relation, asks) {
        (BoundRelation::Below(_), true) => ("ask-below", PlausibilityWord::AskBelow),
        (BoundRelation::Below(_), false) => ("below", PlausibilityWord::Below),
        (_, true) => ("ask-above", PlausibilityWord::AskAbove),
        (_, false) => ("above", PlausibilityWord::Above),
    }
}

pub(super) fn plausible_json(subject: &Subject<'_>, assessed: Assessed<'_>) -> Value {
    let pack = PlausibilityPack::bundled();
    let list = assessed.plausible.iter().map(|figure| {
        let entry = &assessed.inputs.plausibility[figure.entry];
        let quantity = &pack.quantity[entry.of.value];
        let bounds = figure.outcomes.iter().map(|outcome| {
            let bound = &quantity.bound[outcome.bound];
            let (relation, by) = match &outcome.relation {
                BoundRelation::Within => ("within", None),
                BoundRelation::Below(by) => ("below", Some(by)),
                BoundRelation::Above(by) => ("above", Some(by)),
            };
            json!({
                "id": bound.id,
                "standing": bound.standing.word(),
                "low": outcome.low.as_ref().map(number::machine),
                "high": outcome.high.as_ref().map(number::machine),
                "relation": relation,
                "by": by.map(number::machine),
                "document": bound.document.en,
                "publisher": bound.publisher,
                "published": bound.published,
                "clause": bound.clause.en,
                "url": bound.url,
            })
        });
        json!({
            "id": entry.id,
            "of": quantity.id,
            "address": format!("plausibility/{}", entry.id),
            "place": place_json(entry.place, subject.sources),
            "value": figure.value.as_ref().map(number::machine),
            "unit": quantity.unit,
            "outcome": plausible_word(figure, quantity).0,
            "bounds": bounds.collect::<Vec<_>>(),
            "questions": quantity.questions.iter().map(|asked| asked.text(Lang::En)).collect::<Vec<_>>(),
        })
    });
    Value::Array(list.collect())
}
