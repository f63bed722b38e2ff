//! What verification found, claim by claim.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use self::arithmetic::{arithmetic_json, arithmetic_text};
use self::findings::check_transcript;
use self::implied::implied_json;
use self::summary::summary;
use super::figure::{cited_json, cited_text, figure_json, head, labelled, place_json};
use super::{Look, Subject, choice, number};
use crate::calc::{Cited, Cone, Known, View};
use crate::claim::{Arithmetic, Claim, ClaimFigure, Verdict};
use crate::finding::{Heading, one_line, tame};

mod arithmetic;
mod assessment;
mod findings;
mod implied;
mod plausible;
mod register;
mod rows;
mod size;
mod summary;

pub use self::assessment::{Assessed, assessment_json, assessment_text};
pub use self::findings::verdict_findings;
pub(super) use self::implied::implied_text;
pub use self::register::register_entries;
pub use self::rows::verify_page;

/// Decimals of a difference or a recomputed figure: those of the print, and two more.
const EXTRA_DECIMALS: u32 = 2;

/// What was found about the claims, for people.
pub fn verify_text(
    subject: &Subject<'_>,
    claims: &[Claim],
    figures: &[ClaimFigure],
    verdicts: &[Verdict],
    look: Look,
) -> String {
    let view = View::plain(&subject.account.graph);
    let mut text = format!("{}\n", Heading::Verification.text(look.lang));
    for (verdict, figure) in verdicts.iter().zip(figures) {
        text.push('\n');
        text.push_str(&claim_text(subject, view, &claims[verdict.claim], figure, verdict, look));
    }
    text.push('\n');
    text.push_str(&summary(verdicts).text(look.lang));
    text.push('\n');
    // Names and quotations are the user's: none of them may command the terminal.
    tame(text.chars())
}

fn claim_text(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    look: Look,
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
    line(Heading::Arithmetic, arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang));
    if let (Arithmetic::DoesNotHold(_), Some(help)) = (&verdict.check.arithmetic, check_transcript(view, figure)) {
        line(Heading::NextStep, help.text(lang));
    }
    if let Some(size) = &verdict.size {
        text.push_str(&size::size_text(size, unit, decimals, lang));
    }
    if let Some(implied) = &verdict.implied {
        text.push_str(&implied_text(subject, implied, unit, decimals, look));
    }
    text
}

/// A label with its colon, padded to one width; a Chinese character takes two columns.
fn padded(label: &str) -> String {
    const COLUMN: usize = 16;
    let width = unicode_width::UnicodeWidthStr::width(label);
    format!("{label}{}", " ".repeat(COLUMN.saturating_sub(width).max(2)))
}

fn source<'v>(view: View<'v>, figure: &ClaimFigure) -> Option<&'v Cited> {
    view.leaf_at(figure.published)?.origin.cited.as_deref()
}

pub(super) fn decimals(view: View<'_>, figure: &ClaimFigure) -> u32 {
    let place = view.leaf_at(figure.published).map_or(0, |leaf| leaf.leaf.literal.last_place());
    u32::try_from(-i32::from(place)).unwrap_or(0) + EXTRA_DECIMALS
}

/// Significant digits with which a range shows as many decimals as its figure.
fn significant(verdict: &Verdict, decimals: u32) -> u32 {
    let ends = verdict.check.range.iter().flat_map(|range| [range.lower_value(), range.upper_value()]).flatten();
    let magnitude = ends.filter_map(|end| end.magnitude()).max().unwrap_or(0);
    u32::try_from(magnitude + 1).unwrap_or(1).max(1) + decimals
}

/// What was found about the claims, for programs.
pub fn verify_json(subject: &Subject<'_>, claims: &[Claim], figures: &[ClaimFigure], verdicts: &[Verdict]) -> Value {
    let view = View::plain(&subject.account.graph);
    let mut document = head("verify", subject);
    let mut choices = HashMap::new();
    let list: Vec<Value> = verdicts
        .iter()
        .zip(figures)
        .map(|(verdict, figure)| {
            let mut object = claim_json(subject, view, &claims[verdict.claim], figure, verdict);
            let chosen = choice::under(subject, view, &Cone::of(view, &[figure.recomputed]));
            let chosen = choice::choices_again(subject, &chosen, &mut choices);
            object.insert("chosen".to_owned(), chosen);
            object.extend(verdict.size.as_ref().map(|size| ("size".to_owned(), size::size_json(size))));
            object.extend(verdict.implied.as_ref().map(|implied| ("implied".to_owned(), implied_json(implied))));
            Value::Object(object)
        })
        .collect();
    document.insert("claims".to_owned(), Value::Array(list));
    Value::Object(document)
}

fn claim_json(
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
    object
}
