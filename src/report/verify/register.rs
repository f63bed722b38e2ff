//! What is found, as entries of a register.

use super::plausible::{bound_sentences, plausible_word};
use super::rows::difference_text;
use super::{Verified, source};
use crate::calc::View;
use crate::claim::{Arithmetic, Entry, Missing, PlausibilityPack};
use crate::finding::{Code, Lang, Place, one_line};
use crate::report::figure::cited_text;
use crate::report::{Subject, number};

/// Claims that do not hold or cannot be told, quantities outside their bounds, findings that the verifier recorded. Numbers are
/// those for machines, and texts that Crossfoot adds are in English, so that a register does not change with the language.
pub fn register_entries(subject: &Subject<'_>, found: Verified<'_>) -> Vec<Entry> {
    let Verified { claims, figures, verdicts, assessed, .. } = found;
    let view = View::plain(&subject.account.graph);
    let place = |place: Place| {
        let line = subject.sources.line_column(place).line;
        format!("{}:{line}", subject.sources.name(place.file))
    };
    let mut entries = Vec::new();
    for (verdict, figure) in verdicts.iter().zip(figures) {
        let claim = &claims[verdict.claim];
        let (code, difference) = match &verdict.check.arithmetic {
            Arithmetic::DoesNotHold(difference) => (Code::ClaimDoesNotHold, Some(&difference.at_point)),
            Arithmetic::CannotTell(Missing::Gaps(_) | Missing::Fault(_)) => (Code::ClaimCannotTell, None),
            _ => continue,
        };
        let unit = claim.published.value.unit().text();
        entries.push(Entry {
            id: format!("claim/{}:{}", claim.id, code.word()),
            place: place(claim.place),
            source: source(view, figure).map(|cited| cited_text(cited, Lang::En)),
            says: claim.says.as_deref().map(one_line),
            published: Some(claim.published.value.to_string()),
            recomputed: verdict.check.recomputed.value().map(|value| difference_text(value, unit)),
            difference: difference.map(|difference| difference_text(difference, unit)),
            clause: None,
        });
    }
    let pack = PlausibilityPack::bundled();
    let Some(assessed) = assessed else { return entries };
    for figure in assessed.plausible {
        let entry = &assessed.inputs.plausibility[figure.entry];
        let quantity = &pack.quantity[entry.of.value];
        if figure.outside(quantity).is_none() {
            continue;
        }
        let value = figure.value.as_ref().map(|value| format!("{} {}", number::machine(value), quantity.unit));
        entries.push(Entry {
            id: format!("plausibility/{}:{}", entry.id, Code::PlausibilityOutside.word()),
            place: place(entry.place),
            source: entry.source.as_ref().map(|source| one_line(&source.text)),
            says: Some(format!(
                "{} {}: {}",
                quantity.id,
                plausible_word(figure, quantity).0,
                bound_sentences(figure, quantity, Lang::En).join("; ")
            )),
            recomputed: value,
            ..Entry::default()
        });
    }
    entries.extend(assessed.inputs.findings.iter().map(|finding| Entry {
        id: format!("finding/{}:{}", finding.id, finding.kind.word()),
        place: place(finding.place),
        source: finding.source.as_ref().map(|source| one_line(&source.text)),
        says: Some(one_line(&finding.says)),
        clause: finding.clause.clone(),
        ..Entry::default()
    }));
    entries
}
