//! What verification found, claim by claim.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::figure::{cited_json, cited_text, figure_json, head, interval_json, labelled, place_json};
use super::table::{Align, render};
use super::{Look, Subject, choice, number};
use crate::calc::reading::inverse::Required;
use crate::calc::{Cited, Cone, FaultKind, Known, View};
use crate::claim::{Arithmetic, Candidate, Claim, ClaimFigure, Implied, Missing, Verdict};
use crate::factor::Factor;
use crate::finding::{Code, Finding, Findings, Heading, Lang, Message, one_line, tame};
use crate::quantity::Unit;

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
    if let Some(value) = verdict.recomputed.value() {
        let range = verdict.range.as_ref().filter(|range| range.is_point().is_none());
        let inside = range.map(|range| number::range(range, significant(verdict, decimals)));
        let point = number::up_to(value, decimals - EXTRA_DECIMALS, decimals);
        line(
            Heading::Recomputed,
            match inside {
                Some(range) if verdict.between => number::with_unit(range, unit),
                Some(range) => {
                    format!("{}  ({})", number::with_unit(point, unit), labelled(Heading::Range, &range, lang))
                }
                None => number::with_unit(point, unit),
            },
        );
    }
    if matches!(verdict.recomputed, Known::Partial(_)) {
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
    line(Heading::Arithmetic, arithmetic_text(&verdict.arithmetic, unit, decimals, lang));
    if let (Arithmetic::DoesNotHold(_), Some(help)) = (&verdict.arithmetic, check_transcript(view, figure)) {
        line(Heading::NextStep, help.text(lang));
    }
    if let Some(implied) = &verdict.implied {
        text.push_str(&implied_text(subject, implied, unit, decimals, look));
    }
    text
}

/// What the unknown must be, and the factors tried in its place.
pub(super) fn implied_text(subject: &Subject<'_>, implied: &Implied, unit: &Unit, decimals: u32, look: Look) -> String {
    let word = |heading: Heading| heading.text(look.lang);
    let mut text = String::new();
    for (required, how) in
        [(&implied.within_rounding, Heading::InputsWithinRounding), (&implied.as_printed, Heading::InputsAsPrinted)]
    {
        let range = required_words(required, &implied.unit, look.lang);
        text.push_str(&format!("  {}{range}  ({})\n", padded(word(Heading::ImpliedValue)), word(how)));
    }
    if implied.rivals > 0 {
        let holding = implied.candidates.iter().filter(|candidate| candidate.holds()).count();
        let count = Message::CandidatesTried { tried: implied.rivals, holding };
        text.push_str(&format!("  {}\n", count.text(look.lang)));
        let table = candidates(subject, implied, unit, decimals, look);
        text.push_str(&table);
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
    let ends = verdict.range.iter().flat_map(|range| [range.lower_value(), range.upper_value()]).flatten();
    let magnitude = ends.filter_map(|end| end.magnitude()).max().unwrap_or(0);
    u32::try_from(magnitude + 1).unwrap_or(1).max(1) + decimals
}

fn arithmetic_text(arithmetic: &Arithmetic, unit: &Unit, decimals: u32, lang: Lang) -> String {
    let word = arithmetic_heading(arithmetic).text(lang);
    let fact = match arithmetic {
        Arithmetic::Exact => return word.to_owned(),
        Arithmetic::WithinRounding { as_printed: true } => Message::PrintsAsPublished,
        Arithmetic::WithinRounding { as_printed: false } => Message::HoldsForSomeInputs,
        Arithmetic::DoesNotHold(difference) => Message::PublishedDiffers {
            difference: number::with_unit(
                number::signed(&difference.at_point, decimals - EXTRA_DECIMALS, decimals),
                unit,
            ),
            at_least: number::with_unit(number::up_to(&difference.at_least, decimals - EXTRA_DECIMALS, decimals), unit),
        },
        Arithmetic::CannotTell(Missing::Unknown) => Message::ValueAskedFor,
        Arithmetic::CannotTell(Missing::Gaps(gaps)) => Message::ClaimCannotTell { missing: gaps.clone() },
        Arithmetic::CannotTell(Missing::Fault(fault)) => fault_message(fault.kind),
    };
    if matches!(arithmetic, Arithmetic::CannotTell(Missing::Unknown)) {
        return fact.text(lang);
    }
    labelled(arithmetic_heading(arithmetic), &fact.text(lang), lang)
}

const fn arithmetic_heading(arithmetic: &Arithmetic) -> Heading {
    match arithmetic {
        Arithmetic::Exact => Heading::Exact,
        Arithmetic::WithinRounding { .. } => Heading::WithinRounding,
        Arithmetic::DoesNotHold(_) => Heading::DoesNotHold,
        Arithmetic::CannotTell(_) => Heading::CannotTell,
    }
}

fn required_words(required: &Required, unit: &Unit, lang: Lang) -> String {
    match required {
        Required::Range(range) | Required::RangeAsPrinted(range) => number::with_unit(number::range(range, 6), unit),
        Required::Hull(range) => {
            let shown = number::with_unit(number::range(range, 6), unit);
            format!("{shown} · {}", Heading::SeveralRanges.text(lang))
        }
        Required::Impossible => Heading::NoValue.text(lang).to_owned(),
        Required::Unsolved | Required::Unreached => Heading::NotSolved.text(lang).to_owned(),
    }
}

fn candidates(subject: &Subject<'_>, implied: &Implied, unit: &Unit, decimals: u32, look: Look) -> String {
    let word = |heading: Heading| heading.text(look.lang);
    let header = [
        word(Heading::Factor).to_owned(),
        implied.unit.text().to_owned(),
        unit.text().to_owned(),
        word(Heading::DifferencePublished).to_owned(),
        word(Heading::Fits).to_owned(),
    ];
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    let shown = worth_showing(&implied.candidates);
    let print = shown.iter().map(|candidate| &candidate.recomputed);
    let needed = print.map(|value| value.terminating_places().unwrap_or(decimals)).max().unwrap_or(0).min(decimals);
    let rows: Vec<Vec<String>> = shown
        .iter()
        .map(|candidate| {
            vec![
                candidate.id.to_string(),
                value_as_printed(subject.library.factor_at(candidate.factor), candidate, &implied.unit),
                number::fixed(&candidate.recomputed, needed),
                number::signed(&candidate.difference, needed, needed),
                word(if candidate.holds() { Heading::Holds } else { Heading::HoldsNot }).to_owned(),
            ]
        })
        .collect();
    let mut table = render(&header, &columns, &rows, look.width);
    if shown.len() < implied.rivals {
        let left = Message::CandidatesLeftOut { count: implied.rivals - shown.len() };
        table.push_str(&format!(" {}\n", left.text(look.lang)));
    }
    table
}

/// Of many candidates those that a reader asks about: with which the figure holds, and how far the official factors of
/// the place miss. Where the book names no place, the nearest.
fn worth_showing(candidates: &[Candidate]) -> Vec<&Candidate> {
    const MISSES: usize = 10;
    let at_place = candidates.iter().any(|candidate| candidate.fits_place);
    let holding = candidates.iter().filter(|candidate| candidate.holds());
    let misses = candidates.iter().filter(|c| !c.holds() && (!at_place || c.fits_place)).take(MISSES);
    holding.chain(misses).collect()
}

/// The value with its trailing zeros where the unit is the printed one.
fn value_as_printed(factor: &Factor, candidate: &Candidate, unit: &Unit) -> String {
    match factor.literal() {
        Some(literal) if factor.unit().same_size(unit) => number::printed(&literal),
        _ => number::significant(&candidate.value, 9),
    }
}

fn summary(verdicts: &[Verdict]) -> Message {
    let count = |wanted: fn(&Arithmetic) -> bool| verdicts.iter().filter(|v| wanted(&v.arithmetic)).count();
    Message::VerificationSummary {
        claims: verdicts.len(),
        exact: count(|a| matches!(a, Arithmetic::Exact)),
        within_rounding: count(|a| matches!(a, Arithmetic::WithinRounding { .. })),
        does_not_hold: count(|a| matches!(a, Arithmetic::DoesNotHold(_))),
        asked: count(|a| matches!(a, Arithmetic::CannotTell(Missing::Unknown))),
        cannot_tell: count(|a| matches!(a, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown)),
    }
}

/// The verdicts as findings: what fails a run, and what is listed in JSON.
pub fn verdict_findings(
    subject: &Subject<'_>,
    claims: &[Claim],
    figures: &[ClaimFigure],
    verdicts: &[Verdict],
) -> Findings {
    let view = View::plain(&subject.account.graph);
    let mut findings = Findings::new();
    for (verdict, figure) in verdicts.iter().zip(figures) {
        let claim = &claims[verdict.claim];
        let unit = claim.published.value.unit();
        let decimals = decimals(view, figure);
        match &verdict.arithmetic {
            Arithmetic::Exact | Arithmetic::WithinRounding { .. } | Arithmetic::CannotTell(Missing::Unknown) => {}
            Arithmetic::DoesNotHold(difference) => {
                let recomputed = verdict.recomputed.value().map(|value| number::fixed(value, decimals));
                let message = Message::ClaimDoesNotHold {
                    published: claim.published.value.to_string(),
                    recomputed: number::with_unit(recomputed.unwrap_or_default(), unit),
                    difference: number::with_unit(
                        number::signed(&difference.at_point, decimals - EXTRA_DECIMALS, decimals),
                        unit,
                    ),
                };
                let finding = Finding::new(Code::ClaimDoesNotHold, message).at(claim.published.place);
                findings.push(finding.helps(check_transcript(view, figure)));
            }
            Arithmetic::CannotTell(Missing::Gaps(gaps)) => {
                let message = Message::ClaimCannotTell { missing: gaps.clone() };
                findings.push(Finding::new(Code::ClaimCannotTell, message).at(claim.equals.place));
            }
            Arithmetic::CannotTell(Missing::Fault(fault)) => {
                let code = match fault.kind {
                    FaultKind::DivisionByZero => Code::DivisionByZero,
                    FaultKind::RootOfNegative | FaultKind::TooLarge => Code::ValueTooLarge,
                };
                findings.push(Finding::new(code, fault_message(fault.kind)).at(claim.equals.place));
            }
        }
    }
    findings
}

/// For a transcript, a digit that does not fit may be the transcript's.
fn check_transcript(view: View<'_>, figure: &ClaimFigure) -> Option<Message> {
    let cited = source(view, figure).filter(|cited| cited.transcribed)?;
    let locator = cited.locator.as_deref().map(|locator| format!(" · {locator}")).unwrap_or_default();
    Some(Message::CheckTranscript { source: format!("{}{locator}", cited.title) })
}

fn fault_message(fault: FaultKind) -> Message {
    match fault {
        FaultKind::DivisionByZero => Message::DivisionByZero,
        FaultKind::RootOfNegative => Message::RootOfNegative,
        FaultKind::TooLarge => Message::ResultTooLarge,
    }
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
    object.insert("recomputed".to_owned(), figure_json(subject, view, figure.recomputed, &verdict.recomputed));
    object.insert("arithmetic".to_owned(), arithmetic_json(&verdict.arithmetic));
    object
}

fn implied_json(implied: &Implied) -> Value {
    let candidates: Vec<Value> = implied
        .candidates
        .iter()
        .map(|candidate| {
            json!({
                "factor": candidate.id.to_string(),
                "value": number::machine(&candidate.value),
                "recomputed": number::machine(&candidate.recomputed),
                "difference": number::machine(&candidate.difference),
                "range": candidate.range.as_ref().map(interval_json),
                "arithmetic": arithmetic_json(&candidate.arithmetic),
            })
        })
        .collect();
    json!({
        "unit": implied.unit.text(),
        "as_printed": required_json(&implied.as_printed),
        "within_rounding": required_json(&implied.within_rounding),
        "rivals": implied.rivals,
        "candidates": candidates,
    })
}

fn arithmetic_json(arithmetic: &Arithmetic) -> Value {
    match arithmetic {
        Arithmetic::Exact => json!({ "verdict": "exact" }),
        Arithmetic::WithinRounding { as_printed } => {
            json!({ "verdict": "within-rounding", "inputs_as_printed": as_printed })
        }
        Arithmetic::DoesNotHold(difference) => json!({
            "verdict": "does-not-hold",
            "difference": number::machine(&difference.at_point),
            "difference_at_least": number::machine(&difference.at_least),
        }),
        Arithmetic::CannotTell(missing) => {
            let reason = match missing {
                Missing::Unknown => json!({ "kind": "unknown" }),
                Missing::Gaps(gaps) => json!({ "kind": "gaps", "addresses": gaps }),
                Missing::Fault(fault) => {
                    let word = match fault.kind {
                        FaultKind::DivisionByZero => "division-by-zero",
                        FaultKind::RootOfNegative => "root-of-negative",
                        FaultKind::TooLarge => "too-large",
                    };
                    json!({ "kind": "fault", "fault": word })
                }
            };
            json!({ "verdict": "cannot-tell", "reason": reason })
        }
    }
}

fn required_json(required: &Required) -> Value {
    match required {
        Required::Range(range) => json!({ "state": "range", "range": interval_json(range) }),
        Required::RangeAsPrinted(range) => json!({ "state": "range-as-printed", "range": interval_json(range) }),
        Required::Hull(range) => json!({ "state": "hull", "range": interval_json(range) }),
        Required::Impossible => json!({ "state": "impossible" }),
        Required::Unsolved => json!({ "state": "unsolved" }),
        Required::Unreached => json!({ "state": "unreached" }),
    }
}
