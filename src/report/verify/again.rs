//! The same figure where it is printed again.

use serde_json::{Value, json};

use super::EXTRA_DECIMALS;
use super::arithmetic::arithmetic_json;
use crate::calc::{Kind, NodeId, View};
use crate::claim::{Again, Arithmetic, Claim, ClaimFigure, Difference, Verdict};
use crate::finding::{AboutClaim, Code, Finding, Findings, Lang};
use crate::quantity::Exact;
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
                AboutClaim::Contradicts { printed, difference: difference(again, claim, lang), fits: again.fits }
            }
            _ => AboutClaim::AgreesWith { printed },
        };
        message.text(lang)
    })
    .collect()
}

/// The contradictions, by their place in `also`; one that the claim's own arithmetic is about is told there.
pub(super) fn contradictions<'v>(
    claim: &Claim,
    verdict: &'v Verdict,
) -> impl Iterator<Item = (usize, &'v Difference)> + use<'v> {
    let own =
        matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)) && claim.equals.place == again_place(claim);
    let each = verdict.again.iter().enumerate().skip(usize::from(own));
    each.filter_map(|(at, again)| match &again.agrees {
        Arithmetic::DoesNotHold(difference) => Some((at, difference)),
        _ => None,
    })
}

/// The same as findings.
pub(super) fn again_findings(claim: &Claim, verdict: &Verdict, findings: &mut Findings) {
    for (at, difference) in contradictions(claim, verdict) {
        let printed = &claim.also[at];
        let message = AboutClaim::FiguresDisagree {
            first: claim.published.value.to_string(),
            second: printed.published.value.to_string(),
            difference: number::apart(signed(&difference.at_point), claim.published.value.unit()),
        };
        let finding = Finding::new(Code::FiguresDisagree, message).at(claim.published.place);
        findings.push(finding.at(printed.published.place));
    }
}

fn again_place(claim: &Claim) -> crate::finding::Place {
    claim.also.first().map_or(claim.place, |again| again.place)
}

fn difference(again: &Again, claim: &Claim, lang: Lang) -> String {
    let Arithmetic::DoesNotHold(difference) = &again.agrees else { return String::new() };
    number::difference(signed(&difference.at_point), claim.published.value.unit(), lang)
}

fn signed(difference: &Exact) -> String {
    number::signed(difference, 0, difference.terminating_places().unwrap_or(EXTRA_DECIMALS))
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
