//! Misstatements together, in the manner of ISO 14064-3:2019: quantitative ones by amount and direction, net and gross;
//! qualitative ones and nonconformities apart; and which kinds of opinion the record would allow.

use super::addition::{Counted, Misstated, add_up};
use super::reference::{PeriodReferences, Scaled, standing};
use super::{Assessing, Basis, Size, Standing, Threshold};
use crate::claim::arithmetic::{Arithmetic, Missing};
use crate::claim::{Assurance, RecordedKind, TableVerdict, Verdict};
use crate::quantity::{Exact, Interval};

/// What a verification comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Claims and relations of tables whose figure was recomputed.
    pub recomputed: usize,
    /// All claims and relations.
    pub figures: usize,
    /// Amounts of CO2e that do not hold, by period.
    pub aggregates: Vec<Aggregate>,
    /// What does not hold and is counted with another figure.
    pub counted_elsewhere: Vec<Counted>,
    /// What does not hold and is no amount of CO2e, or of no period.
    pub not_added: Vec<Misstated>,
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
    /// The figures that are counted.
    pub figures: Vec<Misstated>,
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

pub(super) fn summary(
    given: &Assessing<'_>,
    references: &[PeriodReferences],
    verdicts: &[Verdict],
    tables: &[TableVerdict],
) -> Summary {
    let all = || arithmetic(verdicts, tables);
    let cannot_tell = all().filter(|arithmetic| matches!(arithmetic, Arithmetic::CannotTell(_))).count();
    let recorded = |kind| given.inputs.findings.iter().filter(|finding| finding.kind == kind).count();
    let figures = all().count();
    let mut summary = Summary {
        figures,
        recomputed: figures - cannot_tell,
        qualitative: recorded(RecordedKind::Misstatement),
        nonconformities: recorded(RecordedKind::Nonconformity),
        observations: recorded(RecordedKind::Observation),
        ..Summary::default()
    };
    add_up(given, verdicts, tables, &mut summary);
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
    summary.opinion = opinion(given, verdicts, tables, &summary);
    summary
}

/// What was found about every claim and every relation of a table.
fn arithmetic<'v>(verdicts: &'v [Verdict], tables: &'v [TableVerdict]) -> impl Iterator<Item = &'v Arithmetic> {
    let relations = tables.iter().flat_map(|table| &table.relations);
    verdicts.iter().map(|verdict| &verdict.check).chain(relations).map(|check| &check.arithmetic)
}

fn opinion(given: &Assessing<'_>, verdicts: &[Verdict], tables: &[TableVerdict], summary: &Summary) -> Opinion {
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
    let in_tables = || tables.iter().flat_map(|table| &table.sizes).flatten();
    let each = || verdicts.iter().filter_map(|verdict| verdict.size.as_ref()).chain(in_tables());
    let together = summary.aggregates.iter().flat_map(|of| &of.against).flat_map(|(_, _, net, gross)| [*net, *gross]);
    let alone = each().flat_map(|size| &size.scales).filter_map(|scale| scale.standing);
    let standings: Vec<Standing> = alone.chain(together).collect();
    // A misstatement that no threshold was set against may be material all the same.
    let unsized_one = |size: &Size| size.scales.iter().all(|scale| scale.standing.is_none());
    let mut allowed = Vec::new();
    if standings.contains(&Standing::Reaches) {
        allowed.push((Adverse, OpinionReason::Material));
    } else if standings.contains(&Standing::Open) || each().any(unsized_one) {
        allowed.extend([(Modified, OpinionReason::MaterialityOpen), (Adverse, OpinionReason::MaterialityOpen)]);
    }
    let cannot_tell =
        |found: &Arithmetic| matches!(found, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown);
    if arithmetic(verdicts, tables).any(cannot_tell) {
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
