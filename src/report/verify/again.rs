//! The same figure where it is printed again.

use serde_json::{Value, json};

use super::EXTRA_DECIMALS;
use super::arithmetic::arithmetic_json;
use crate::calc::{Kind, NodeId, View};
use crate::claim::{Again, Arithmetic, Claim, ClaimFigure, Verdict};
use crate::finding::{AboutClaim, Code, Finding, Findings, Lang};
use crate::report::figure::{cited_json, cited_text};
use crate::report::number;

/// One line for each place.
pub(super) fn again_lines(
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    lang: Lang,
) -> Vec<String> {
    let each = claim.also.iter().zip(&figure.also).zip(&verdict.again);
    each.map(|((printed, node), again)| {
        let source = source(view, *node).map(|cited| format!("  ({})", cited_text(cited, lang))).unwrap_or_default();
        let printed = format!("{}{source}", printed.published.value);
        let message = match &again.agrees {
            Arithmetic::DoesNotHold(_) => {
                AboutClaim::Contradicts { printed, difference: difference(again, claim, Some(lang)), fits: again.fits }
            }
            _ => AboutClaim::AgreesWith { printed },
        };
        message.text(lang)
    })
    .collect()
}

/// The contradictions; one that the claim's own arithmetic is about is told there.
pub(super) fn again_findings(claim: &Claim, figure: &ClaimFigure, verdict: &Verdict, findings: &mut Findings) {
    let own =
        matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)) && claim.equals.place == again_place(claim);
    let each = claim.also.iter().zip(&figure.also).zip(&verdict.again).skip(usize::from(own));
    for ((printed, _), again) in each {
        if matches!(again.agrees, Arithmetic::DoesNotHold(_)) {
            let message = AboutClaim::FiguresDisagree {
                first: claim.published.value.to_string(),
                second: printed.published.value.to_string(),
                difference: difference(again, claim, None),
            };
            let finding = Finding::new(Code::FiguresDisagree, message).at(claim.published.place);
            findings.push(finding.at(printed.published.place));
        }
    }
}

fn again_place(claim: &Claim) -> crate::finding::Place {
    claim.also.first().map_or(claim.place, |again| again.place)
}

fn difference(again: &Again, claim: &Claim, lang: Option<Lang>) -> String {
    let Arithmetic::DoesNotHold(difference) = &again.agrees else { return String::new() };
    let places = difference.at_point.terminating_places().unwrap_or(EXTRA_DECIMALS);
    let (number, unit) = (number::signed(&difference.at_point, 0, places), claim.published.value.unit());
    match lang {
        Some(lang) => number::difference(number, unit, lang),
        None => number::with_unit(number, unit),
    }
}

fn source<'v>(view: View<'v>, node: NodeId) -> Option<&'v crate::calc::Cited> {
    // The node is the printed figure, brought to the unit of the claim.
    let mut at = node;
    while matches!(view.kind(at), Kind::Sum(_) | Kind::Convert(..)) {
        at = *view.children(at).as_slice().first()?;
    }
    view.leaf_at(at)?.origin.cited.as_deref()
}

/// For programs.
pub(super) fn again_json(view: View<'_>, claim: &Claim, figure: &ClaimFigure, verdict: &Verdict) -> Value {
    let each = claim.also.iter().zip(&figure.also).zip(&verdict.again);
    let list = each.map(|((printed, node), again)| {
        json!({
            "published": printed.published.value.to_string(),
            "source": source(view, *node).map(cited_json),
            "agrees": arithmetic_json(&again.agrees),
            "recomputed_agrees": again.fits,
        })
    });
    json!(list.collect::<Vec<_>>())
}
