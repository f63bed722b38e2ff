//! Misstatements together, in the manner of ISO 14064-3:2019: quantitative ones by amount and direction, net and gross;
//! qualitative ones and nonconformities apart; and which kinds of opinion the record would allow.

use std::collections::HashSet;

use super::reference::{PeriodReferences, Scaled, standing};
use super::{Assessing, Basis, Standing, Threshold, period_of, tonnes};
use crate::account::Shape;
use crate::claim::arithmetic::{Arithmetic, Missing};
use crate::claim::{Assurance, RecordedKind, Verdict};
use crate::quantity::{Exact, Interval};

/// What a verification comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Claims whose figure was recomputed.
    pub recomputed: usize,
    /// All claims.
    pub claims: usize,
    /// Amounts of CO2e that do not hold, by period.
    pub aggregates: Vec<Aggregate>,
    /// Claims (by index) that do not hold and whose amount is counted with another claim.
    pub counted_elsewhere: Vec<(usize, usize)>,
    /// Claims (by index) that do not hold and are no amount of CO2e, or of no period.
    pub not_added: Vec<usize>,
    /// How many misstatements without an amount are recorded.
    pub qualitative: usize,
    /// How many nonconformities.
    pub nonconformities: usize,
    /// How many observations.
    pub observations: usize,
    /// Which kinds of opinion the record would allow.
    pub opinion: Opinion,
}

/// The misstatements of a period, in tCO2e.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregate {
    /// Index into the periods.
    pub period: usize,
    /// The claims that are counted, by index.
    pub claims: Vec<usize>,
    /// What is published too high, added up.
    pub overstated: Exact,
    /// What is published too low, added up; positive.
    pub understated: Exact,
    /// The total's and the scopes' threshold, and where net and gross stand against it.
    pub against: Vec<(Basis, Threshold, Standing, Standing)>,
}

impl Aggregate {
    /// Overstated less understated.
    pub fn net(&self) -> Exact {
        &self.overstated - &self.understated
    }

    /// Both directions added up.
    pub fn gross(&self) -> Exact {
        &self.overstated + &self.understated
    }
}

/// What can be said of an opinion. Crossfoot never gives one.
#[derive(Debug, Clone, PartialEq)]
pub enum Opinion {
    /// The evidence is not sufficient: this is not recorded.
    Insufficient(Vec<OpinionNeed>),
    /// The record would allow one of these; the verifier decides.
    Allows(Vec<(OpinionKind, OpinionReason)>),
}

impl Default for Opinion {
    fn default() -> Opinion {
        Opinion::Insufficient(Vec::new())
    }
}

/// What an opinion rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionNeed {
    /// `criteria`.
    Criteria,
    /// `level`.
    Level,
    /// `materiality`.
    Materiality,
    /// `evidence`.
    Evidence,
    /// `sampling`.
    Sampling,
}

impl OpinionNeed {
    /// The key of the book.
    pub const fn key(self) -> &'static str {
        match self {
            OpinionNeed::Criteria => "criteria",
            OpinionNeed::Level => "level",
            OpinionNeed::Materiality => "materiality",
            OpinionNeed::Evidence => "evidence",
            OpinionNeed::Sampling => "sampling",
        }
    }
}

/// Kinds of opinion of ISO 14064-3:2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionKind {
    /// Fairly stated.
    Unmodified,
    /// Fairly stated but for something that can be described.
    Modified,
    /// Not fairly stated.
    Adverse,
    /// None is given.
    Disclaimer,
}

impl OpinionKind {
    /// The word of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            OpinionKind::Unmodified => "unmodified",
            OpinionKind::Modified => "modified",
            OpinionKind::Adverse => "adverse",
            OpinionKind::Disclaimer => "disclaimer",
        }
    }
}

/// Why a kind of opinion comes into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionReason {
    /// Nothing found reaches a threshold.
    NothingMaterial,
    /// A misstatement, or all together, reach a threshold.
    Material,
    /// Whether a threshold is reached is open.
    MaterialityOpen,
    /// Findings without an amount, or nonconformities, are recorded.
    Recorded,
    /// Figures cannot be told.
    CannotTell,
}

pub(super) fn summary(given: &Assessing<'_>, references: &[PeriodReferences], verdicts: &[Verdict]) -> Summary {
    let cannot_tell = verdicts.iter().filter(|v| matches!(v.check.arithmetic, Arithmetic::CannotTell(_))).count();
    let recorded = |kind| given.inputs.findings.iter().filter(|finding| finding.kind == kind).count();
    let mut summary = Summary {
        claims: verdicts.len(),
        recomputed: verdicts.len() - cannot_tell,
        qualitative: recorded(RecordedKind::Misstatement),
        nonconformities: recorded(RecordedKind::Nonconformity),
        observations: recorded(RecordedKind::Observation),
        ..Summary::default()
    };
    add_up(given, verdicts, &mut summary);
    for aggregate in &mut summary.aggregates {
        let of_period = references.iter().filter(|of| of.period == aggregate.period).flat_map(|of| &of.references);
        for reference in of_period.filter(|of| matches!(of.basis, Basis::Total | Basis::Scopes)) {
            let Some(threshold) = &reference.threshold else { continue };
            let stands = |amount: Exact| {
                standing(&Scaled { amount: &amount, range: &Interval::point(amount.clone()) }, threshold)
            };
            let (net, gross) = (stands(aggregate.net().abs()), stands(aggregate.gross()));
            aggregate.against.push((reference.basis, threshold.clone(), net, gross));
        }
    }
    summary.opinion = opinion(given, verdicts, &summary);
    summary
}

/// Adds amounts by period and direction, each once: claims of the same published figure in the same period are one
/// misstatement (the largest), and a claim that is computed from another that does not hold passes that one on.
fn add_up(given: &Assessing<'_>, verdicts: &[Verdict], summary: &mut Summary) {
    let mut wrong: Vec<(usize, Option<usize>, Option<Exact>)> = Vec::new();
    for verdict in verdicts {
        let Some(size) = &verdict.size else { continue };
        let claim = &given.claims[verdict.claim];
        let amount = tonnes(claim.published.value.unit()).map(|ratio| &size.difference * &ratio);
        wrong.push((verdict.claim, period_of(given, claim), amount));
    }
    // The largest first; of equals the first in the book.
    wrong.sort_by(|a, b| {
        let size = |of: &Option<Exact>| of.as_ref().map(Exact::abs);
        size(&b.2).cmp(&size(&a.2)).then(a.0.cmp(&b.0))
    });
    let is_wrong: HashSet<&str> = wrong.iter().map(|(at, ..)| given.claims[*at].id.as_str()).collect();
    let rests_on = |at: usize| {
        given.claims[at].equals.value.figures().find_map(|(address, _)| match address.shape() {
            Shape::Claim { id } | Shape::ClaimPublished { id } if is_wrong.contains(id) => {
                given.claims.iter().position(|claim| claim.id == id)
            }
            _ => None,
        })
    };
    let mut counted: Vec<usize> = Vec::new();
    for (at, period, amount) in &wrong {
        let (Some(period), Some(amount)) = (period, amount) else {
            summary.not_added.push(*at);
            continue;
        };
        let published = |at: usize| &given.claims[at].published.value;
        let same = counted.iter().copied().find(|other| {
            period_of(given, &given.claims[*other]) == Some(*period) && published(*other) == published(*at)
        });
        if let Some(other) = same.or_else(|| rests_on(*at).filter(|other| other != at)) {
            summary.counted_elsewhere.push((*at, other));
            continue;
        }
        counted.push(*at);
        let aggregate = match summary.aggregates.iter_mut().position(|of| of.period == *period) {
            Some(found) => &mut summary.aggregates[found],
            None => {
                summary.aggregates.push(Aggregate {
                    period: *period,
                    claims: Vec::new(),
                    overstated: Exact::ZERO,
                    understated: Exact::ZERO,
                    against: Vec::new(),
                });
                let last = summary.aggregates.len() - 1;
                &mut summary.aggregates[last]
            }
        };
        aggregate.claims.push(*at);
        if amount.is_negative() {
            aggregate.understated = &aggregate.understated - amount;
        } else {
            aggregate.overstated = &aggregate.overstated + amount;
        }
    }
    summary.aggregates.sort_by_key(|aggregate| aggregate.period);
    summary.aggregates.iter_mut().for_each(|aggregate| aggregate.claims.sort_unstable());
    summary.counted_elsewhere.sort_unstable();
    summary.not_added.sort_unstable();
}

fn opinion(given: &Assessing<'_>, verdicts: &[Verdict], summary: &Summary) -> Opinion {
    use OpinionKind::{Adverse, Disclaimer, Modified, Unmodified};
    let recorded = given.inputs.verification.as_ref();
    let materiality = recorded.map(|of| &of.materiality);
    let states_threshold =
        materiality.is_some_and(|of| of.total.is_some() || of.scopes.is_some() || of.category.is_some());
    let needs = [
        (OpinionNeed::Criteria, recorded.is_some_and(|of| of.criteria.is_some())),
        (OpinionNeed::Level, recorded.is_some_and(|of| of.level.is_some_and(|level| level != Assurance::NoneStated))),
        (OpinionNeed::Materiality, states_threshold || given.materiality.is_some()),
        (OpinionNeed::Evidence, recorded.is_some_and(|of| !of.evidence.is_empty())),
        (OpinionNeed::Sampling, recorded.is_some_and(|of| of.sampling.is_some())),
    ];
    let missing: Vec<OpinionNeed> = needs.iter().filter(|(_, there)| !there).map(|(need, _)| *need).collect();
    if !missing.is_empty() {
        return Opinion::Insufficient(missing);
    }
    let each = verdicts.iter().filter_map(|verdict| verdict.size.as_ref()).flat_map(|size| &size.scales);
    let together = summary.aggregates.iter().flat_map(|of| &of.against).flat_map(|(_, _, net, gross)| [*net, *gross]);
    let standings: Vec<Standing> = each.filter_map(|scale| scale.standing).chain(together).collect();
    // A misstatement that no threshold was set against may be material all the same.
    let unsized_one = |verdict: &Verdict| {
        verdict.size.as_ref().is_some_and(|size| size.scales.iter().all(|scale| scale.standing.is_none()))
    };
    let mut allowed = Vec::new();
    if standings.contains(&Standing::Reaches) {
        allowed.push((Adverse, OpinionReason::Material));
    } else if standings.contains(&Standing::Open) || verdicts.iter().any(unsized_one) {
        allowed.extend([(Modified, OpinionReason::MaterialityOpen), (Adverse, OpinionReason::MaterialityOpen)]);
    }
    let cannot_tell = |verdict: &Verdict| matches!(&verdict.check.arithmetic, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown);
    if verdicts.iter().any(cannot_tell) {
        allowed.extend([(Modified, OpinionReason::CannotTell), (Disclaimer, OpinionReason::CannotTell)]);
    }
    if summary.qualitative + summary.nonconformities > 0 {
        allowed.push((Modified, OpinionReason::Recorded));
    }
    if allowed.is_empty() {
        allowed.push((Unmodified, OpinionReason::NothingMaterial));
    }
    Opinion::Allows(allowed)
}
