//! What a verification comes to, in the manner of ISO 14064-3:2019; figures that should be plausible are listed with it.

use serde_json::{Value, json};

use super::Verified;
use super::plausible::{plausible_json, plausible_text};
use super::size::{basis_words, labelled_lines, percent, references_json, standing_json, thresholds_text};
use crate::claim::{
    Aggregate, Assessment, Counted, Misstated, Opinion, OpinionKind, OpinionReason, PlausibleFigure, RecordedKind,
    Standing, VerificationInputs, WhyCounted,
};
use crate::finding::{AboutSize, Lang, SizeWord, tame};
use crate::quantity::Exact;
use crate::report::{Look, Subject, number};

/// What is shown beside the claims.
#[derive(Clone, Copy)]
pub struct Assessed<'a> {
    /// Sizes together.
    pub assessment: &'a Assessment,
    /// What the verifier recorded.
    pub inputs: &'a VerificationInputs,
    /// Quantities held against bounds; empty where only some claims are looked at.
    pub plausible: &'a [PlausibleFigure],
}

impl Assessed<'_> {
    /// Whether totals and thresholds are worth a table: somebody states one, or a difference is set against them.
    pub(super) fn shows_thresholds(&self, found: Verified<'_>) -> bool {
        let sized = || found.sizes().any(|size| !size.scales.is_empty());
        let stated = self.inputs.verification.is_some() || self.assessment.overriding.is_some();
        !self.assessment.references.is_empty() && (stated || sized())
    }

    /// Whether there is something to sum up.
    pub(super) fn shows_summary(&self, found: Verified<'_>) -> bool {
        let recorded = self.inputs.verification.is_some() || !self.inputs.findings.is_empty();
        recorded || found.sizes().next().is_some()
    }
}

/// What stands under the claims, for people; empty where there is nothing to say.
pub fn assessment_text(subject: &Subject<'_>, found: Verified<'_>, assessed: Assessed<'_>, look: Look) -> String {
    let mut text = plausible_text(subject, assessed, look);
    if assessed.shows_thresholds(found) {
        text.push_str(&format!("\n{}", thresholds_text(subject, assessed.assessment, look)));
    }
    if assessed.shows_summary(found) {
        text.push_str(&format!("\n{}\n", SizeWord::Summary.text(look.lang)));
        let lines = summary_lines(subject, found, assessed, look.lang);
        let width = |label: SizeWord| unicode_width::UnicodeWidthStr::width(label.text(look.lang));
        let widest = lines.iter().map(|(label, _)| width(*label)).max().unwrap_or(0);
        for (label, sentences) in &lines {
            text.push_str(&labelled_lines(label.text(look.lang), sentences, widest));
        }
    }
    tame(text.chars())
}

/// The summary: a label with its sentences.
pub(super) fn summary_lines(
    subject: &Subject<'_>,
    found: Verified<'_>,
    assessed: Assessed<'_>,
    lang: Lang,
) -> Vec<(SizeWord, Vec<String>)> {
    let recorded = |kind: RecordedKind| {
        let of_kind = assessed.inputs.findings.iter().filter(|finding| finding.kind == kind);
        let said = of_kind.map(|finding| {
            let source = finding.source.as_ref().map(|source| source.text.clone());
            let place: Vec<String> = finding.clause.iter().cloned().chain(source).collect();
            let (id, says) = (finding.id.clone(), finding.says.clone());
            AboutSize::Recorded { id, says, place: place.join("; ") }.text(lang)
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() { vec![SizeWord::None.text(lang).to_owned()] } else { said }
    };
    vec![
        (SizeWord::Quantitative, quantitative(subject, found, assessed.assessment, lang)),
        (SizeWord::Qualitative, recorded(RecordedKind::Misstatement)),
        (SizeWord::Nonconformities, recorded(RecordedKind::Nonconformity)),
        (SizeWord::Observations, recorded(RecordedKind::Observation)),
        (SizeWord::Conclusion, conclusion(found, assessed.assessment, lang)),
    ]
}

/// Figures that are named one by one at most.
const MOST_NAMED: usize = 12;

/// What a misstated figure is called: a claim by its id, a relation by its address.
fn name<'a>(found: Verified<'a>, misstated: Misstated) -> &'a str {
    match misstated {
        Misstated::Claim(at) => found.claims.get(at).map_or("", |claim| claim.id.as_str()),
        Misstated::Relation { table, relation } => {
            let figure = found.tables.figures.get(table).and_then(|figure| figure.relations.get(relation));
            figure.map_or("", |relation| relation.address.as_str())
        }
    }
}

fn quantitative(subject: &Subject<'_>, found: Verified<'_>, assessment: &Assessment, lang: Lang) -> Vec<String> {
    let summary = &assessment.summary;
    let name = |misstated: Misstated| name(found, misstated).to_owned();
    let mut sentences = Vec::new();
    for aggregate in &summary.aggregates {
        let amount = |amount: &Exact| number::up_to(amount, 2, 4);
        let message = AboutSize::Together {
            period: subject.accounts.periods[aggregate.period].id.clone(),
            figures: aggregate.figures.len(),
            over: amount(&aggregate.overstated),
            under: amount(&aggregate.understated),
            net: number::signed(&aggregate.net(), 2, 4),
            gross: amount(&aggregate.gross()),
        };
        sentences.push(message.text(lang));
        sentences.extend(against(aggregate, lang));
    }
    let counted = |counted: &Counted| {
        let (figure, other) = (name(counted.figure), name(counted.with));
        let message = match counted.why {
            WhyCounted::SameFigure => AboutSize::CountedWith { figure, other },
            WhyCounted::SameCell => AboutSize::CountedWithCell { figure, other },
        };
        message.text(lang)
    };
    sentences.extend(summary.counted_elsewhere.iter().take(MOST_NAMED).map(counted));
    if let count @ 1.. = summary.counted_elsewhere.len().saturating_sub(MOST_NAMED) {
        sentences.push(AboutSize::MoreCounted { count }.text(lang));
    }
    if !summary.not_added.is_empty() {
        let figures = summary.not_added.iter().take(MOST_NAMED).map(|figure| name(*figure)).collect();
        let more = summary.not_added.len().saturating_sub(MOST_NAMED);
        sentences.push(AboutSize::NotAdded { figures, more }.text(lang));
    }
    if sentences.is_empty() {
        sentences.push(AboutSize::NoMisstatement.text(lang));
    }
    sentences
}

fn against(aggregate: &Aggregate, lang: Lang) -> impl Iterator<Item = String> + '_ {
    aggregate.against.iter().map(move |(basis, threshold, net, gross)| {
        let message = AboutSize::TogetherAgainst {
            basis: basis_words(*basis, lang),
            share: percent(&threshold.share),
            threshold: format!("{} tCO2e", number::fixed(&threshold.amount, 2)),
            net: standing_words(*net, lang),
            gross: standing_words(*gross, lang),
        };
        message.text(lang)
    })
}

pub(super) fn standing_words(standing: Standing, lang: Lang) -> String {
    let word = match standing {
        Standing::Below => SizeWord::BelowIt,
        Standing::Reaches => SizeWord::ReachesIt,
        Standing::Open => SizeWord::OpenIt,
    };
    word.text(lang).to_owned()
}

fn conclusion(found: Verified<'_>, assessment: &Assessment, lang: Lang) -> Vec<String> {
    let summary = &assessment.summary;
    let mut sentences =
        vec![AboutSize::Recomputed { recomputed: summary.recomputed, figures: summary.figures }.text(lang)];
    let scales = || found.sizes().map(|size| &size.scales);
    let single = scales().flatten().filter_map(|scale| scale.standing);
    let together = summary.aggregates.iter().flat_map(|of| &of.against).flat_map(|(_, _, net, gross)| [*net, *gross]);
    let standings: Vec<Standing> = single.chain(together).collect();
    let not_judged = scales().any(|scales| scales.iter().all(|scale| scale.standing.is_none()));
    let material = if standings.contains(&Standing::Reaches) {
        AboutSize::SomeMaterial
    } else if not_judged || standings.contains(&Standing::Open) {
        AboutSize::MaterialOpen
    } else {
        AboutSize::NoneMaterial
    };
    // Of nothing there is nothing to say.
    if summary.recomputed > 0 {
        sentences.push(material.text(lang));
    }
    sentences.push(match &summary.opinion {
        Opinion::Insufficient(needs) => {
            AboutSize::Insufficient { keys: needs.iter().map(|need| need.key().to_owned()).collect() }.text(lang)
        }
        Opinion::Allows(kinds) => {
            let kinds = kinds.iter().map(|(kind, reason)| {
                let (kind, reason) =
                    (kind_word(*kind).text(lang).to_owned(), reason_word(*reason).text(lang).to_owned());
                AboutSize::KindBecause { kind, reason }.text(lang)
            });
            AboutSize::WouldAllow { kinds: kinds.collect() }.text(lang)
        }
    });
    sentences
}

const fn kind_word(kind: OpinionKind) -> SizeWord {
    match kind {
        OpinionKind::Unmodified => SizeWord::Unmodified,
        OpinionKind::Modified => SizeWord::Modified,
        OpinionKind::Adverse => SizeWord::Adverse,
        OpinionKind::Disclaimer => SizeWord::Disclaimer,
    }
}

const fn reason_word(reason: OpinionReason) -> SizeWord {
    match reason {
        OpinionReason::NothingMaterial => SizeWord::NothingMaterial,
        OpinionReason::Material => SizeWord::Material,
        OpinionReason::MaterialityOpen => SizeWord::MaterialityOpen,
        OpinionReason::Recorded => SizeWord::RecordedOnes,
        OpinionReason::CannotTell => SizeWord::CannotTell,
    }
}

/// The same for programs.
pub fn assessment_json(subject: &Subject<'_>, found: Verified<'_>, assessed: Assessed<'_>) -> Value {
    let (assessment, summary) = (assessed.assessment, &assessed.assessment.summary);
    let id = |at: &usize| found.claims[*at].id.as_str();
    let name = |misstated: &Misstated| name(found, *misstated);
    let aggregates = summary.aggregates.iter().map(|of| {
        json!({
            "period": subject.accounts.periods[of.period].id,
            "figures": of.figures.iter().map(name).collect::<Vec<_>>(),
            "overstated_tco2e": number::machine(&of.overstated),
            "understated_tco2e": number::machine(&of.understated),
            "net_tco2e": number::machine(&of.net()),
            "gross_tco2e": number::machine(&of.gross()),
            "against": of.against.iter().map(|(basis, threshold, net, gross)| json!({
                "of": basis_words(*basis, Lang::En),
                "threshold_tco2e": number::machine(&threshold.amount),
                "net": standing_json(*net),
                "gross": standing_json(*gross),
            })).collect::<Vec<_>>(),
        })
    });
    let opinion = match &summary.opinion {
        Opinion::Insufficient(needs) => {
            json!({ "state": "insufficient", "missing": needs.iter().map(|need| need.key()).collect::<Vec<_>>() })
        }
        Opinion::Allows(kinds) => json!({
            "state": "for-the-verifier-to-decide",
            "allows": kinds.iter().map(|(kind, reason)| json!({
                "kind": kind.word(),
                "reason": reason_word(*reason).text(Lang::En),
            })).collect::<Vec<_>>(),
        }),
    };
    let recorded = assessed.inputs.findings.iter().map(|finding| {
        json!({
            "id": finding.id,
            "kind": finding.kind.word(),
            "says": finding.says,
            "clause": finding.clause,
            "claim": finding.claim.as_ref().map(id),
            "source": finding.source.as_ref().map(|source| &source.text),
        })
    });
    json!({
        "materiality_override": assessment.overriding.as_ref().map(number::machine),
        "totals": references_json(subject, assessment),
        "recomputed": summary.recomputed,
        "figures": summary.figures,
        "misstatements": aggregates.collect::<Vec<_>>(),
        "counted_with": summary.counted_elsewhere.iter().map(|counted| json!({
            "figure": name(&counted.figure),
            "with": name(&counted.with),
            "why": match counted.why {
                WhyCounted::SameFigure => "same-figure",
                WhyCounted::SameCell => "same-cell",
            },
        })).collect::<Vec<_>>(),
        "not_added": summary.not_added.iter().map(name).collect::<Vec<_>>(),
        "recorded": recorded.collect::<Vec<_>>(),
        "opinion": opinion,
        "plausibility": plausible_json(subject, assessed),
    })
}
