//! The verdicts as findings.

use super::again::again_findings;
use super::arithmetic::fault_message;
use super::{EXTRA_DECIMALS, decimals, source};
use crate::calc::{FaultKind, View};
use crate::claim::{Arithmetic, Claim, ClaimFigure, Missing, Verdict};
use crate::finding::{AboutClaim, Code, Finding, Findings, Message};
use crate::report::{Subject, number};

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
        again_findings(claim, verdict, &mut findings);
        match &verdict.check.arithmetic {
            Arithmetic::Exact | Arithmetic::WithinRounding { .. } | Arithmetic::CannotTell(Missing::Unknown) => {}
            Arithmetic::DoesNotHold(difference) => {
                let recomputed = verdict.check.recomputed.value().map(|value| number::fixed(value, decimals));
                let message = Message::ClaimDoesNotHold {
                    published: claim.published.value.to_string(),
                    recomputed: number::with_unit(recomputed.unwrap_or_default(), unit),
                    difference: number::apart(
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
            Arithmetic::CannotTell(Missing::Inferred(inferred)) => {
                let message = AboutClaim::RestsOnInferred { addresses: inferred.clone() };
                let finding = Finding::new(Code::ClaimCannotTell, message).at(claim.equals.place);
                findings.push(finding.help(AboutClaim::FindEvidence));
            }
            Arithmetic::CannotTell(Missing::Boundless) => {
                let finding = Finding::new(Code::ClaimCannotTell, AboutClaim::AnyValuePossible);
                findings.push(finding.at(claim.equals.place));
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
pub(super) fn check_transcript(view: View<'_>, figure: &ClaimFigure) -> Option<Message> {
    let cited = source(view, figure).filter(|cited| cited.transcribed)?;
    let locator = cited.locator.as_deref().map(|locator| format!(" · {locator}")).unwrap_or_default();
    Some(Message::CheckTranscript { source: format!("{}{locator}", cited.title) })
}
