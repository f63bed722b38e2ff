//! What was found about one claim.

use serde_json::{Map, Value, json};

use super::arithmetic::{arithmetic_json, arithmetic_text, reading_json, reading_text};
use super::explanations::explanations_text;
use super::findings::check_transcript;
use super::implied::implied_text;
use super::{EXTRA_DECIMALS, again, decimals, padded, size, source};
use crate::calc::{Cone, Known, View};
use crate::claim::{Arithmetic, Claim, ClaimFigure, Verdict};
use crate::finding::{Heading, one_line};
use crate::report::figure::{cited_json, cited_text, figure_json, labelled, place_json};
use crate::report::{Look, Subject, choice, number};

/// For people.
pub(super) fn claim_text(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    (all, look): (bool, Look),
) -> String {
    let lang = look.lang;
    let word = |heading: Heading| heading.text(lang);
    let unit = claim.published.value.unit();
    let decimals = decimals(view, figure);
    let mut text = claim.id.clone();
    text.extend(claim.says.as_deref().map(|says| format!("  {}", one_line(says))));
    text.push('\n');
    let mut line = |heading: Heading, content: String| {
        text.push_str(&format!("  {}{content}\n", padded(word(heading))));
    };
    if let Some(cited) = source(view, figure) {
        line(Heading::Source, cited_text(cited, lang));
    }
    line(Heading::Published, claim.published.value.to_string());
    if let Some(value) = verdict.check.recomputed.value() {
        let range = verdict.check.range.as_ref().filter(|range| range.is_point().is_none());
        let inside = range.map(|range| number::range(range, significant(verdict, decimals)));
        let point = number::up_to(value, decimals - EXTRA_DECIMALS, decimals);
        line(
            Heading::Recomputed,
            match inside {
                Some(range) if verdict.check.between => number::with_unit(range, unit),
                Some(range) => {
                    format!("{}  ({})", number::with_unit(point, unit), labelled(Heading::Range, &range, lang))
                }
                None => number::with_unit(point, unit),
            },
        );
    }
    if matches!(verdict.check.recomputed, Known::Partial(_)) {
        let missing = view.gaps_under(figure.recomputed);
        let addresses: Vec<&str> = missing.iter().map(|(_, gap)| gap.address.as_str()).collect();
        line(Heading::Partial, addresses.join(", "));
    }
    let cone = Cone::of(view, &[figure.recomputed]);
    for at in choice::under(subject, view, &cone) {
        line(Heading::FactorChosen, choice::headline(&subject.choices[at]));
    }
    if let Some(factor) = &verdict.with {
        line(Heading::FactorTried, factor.to_string());
    }
    for again in again::again_lines(view, claim, figure, verdict, lang) {
        line(Heading::PrintedAgain, again);
    }
    text.push_str(&answers_text(subject, view, claim, figure, verdict, (usize::MAX, all, look)));
    text
}

/// The answers themselves: arithmetic, explanations (so many groups of them at most), size, what is implied.
pub(super) fn answers_text(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    (groups, all, look): (usize, bool, Look),
) -> String {
    let lang = look.lang;
    let (unit, decimals) = (claim.published.value.unit(), decimals(view, figure));
    let mut text = String::new();
    let mut line = |heading: Heading, content: String| {
        text.push_str(&format!("  {}{content}\n", padded(heading.text(lang))));
    };
    line(Heading::Arithmetic, arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang));
    if let Some(reading) = &verdict.check.reading {
        line(Heading::ReadingTaken, reading_text(reading, unit, lang));
    }
    if let Some(explanations) = &verdict.explanations {
        text.push_str(&explanations_text(subject, figure, explanations, (groups, look)));
    } else if let (Arithmetic::DoesNotHold(_), Some(help)) = (&verdict.check.arithmetic, check_transcript(view, figure))
    {
        line(Heading::NextStep, help.text(lang));
    }
    if let Some(size) = &verdict.size {
        text.push_str(&size::size_text(size, unit, decimals, lang));
    }
    if let Some(implied) = &verdict.implied {
        text.push_str(&implied_text(subject, figure, implied, unit, decimals, (all, look)));
    }
    text
}

/// Significant digits with which a range shows as many decimals as its figure.
pub(super) fn significant(verdict: &Verdict, decimals: u32) -> u32 {
    let ends = verdict.check.range.iter().flat_map(|range| [range.lower_value(), range.upper_value()]).flatten();
    let magnitude = ends.filter_map(|end| end.magnitude()).max().unwrap_or(0);
    u32::try_from(magnitude + 1).unwrap_or(1).max(1) + decimals
}

/// For programs.
pub(super) fn claim_json(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(claim.id));
    object.insert("says".to_owned(), json!(claim.says));
    object.insert("place".to_owned(), place_json(claim.place, subject.sources));
    object.insert("source".to_owned(), json!(source(view, figure).map(cited_json)));
    let published = Known::Full(view.leaf_at(figure.published).map(|leaf| leaf.point()).unwrap_or_default());
    object.insert("published".to_owned(), figure_json(subject, view, figure.published, &published));
    object.insert("recomputed".to_owned(), figure_json(subject, view, figure.recomputed, &verdict.check.recomputed));
    object.insert("arithmetic".to_owned(), arithmetic_json(&verdict.check.arithmetic));
    object.insert("reading".to_owned(), reading_json(verdict.check.reading.as_ref()));
    object.insert("also".to_owned(), again::again_json(view, claim, figure, verdict));
    object
}
