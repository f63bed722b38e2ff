//! What a verifier records beside the claims: the engagement, findings of their own, and what is to be plausible.

use jiff::civil::Date;

use super::plausible::PlausibilityEntry;
use crate::finding::{Located, Place};
use crate::inventory::{Category, Citation};
use crate::quantity::Quantity;

/// Everything that only a verification needs.
#[derive(Debug, Clone, Default)]
pub struct VerificationInputs {
    /// The engagement, where the book describes one.
    pub verification: Option<Verification>,
    /// Findings that the verifier recorded.
    pub findings: Vec<RecordedFinding>,
    /// Figures that should be plausible.
    pub plausibility: Vec<PlausibilityEntry>,
    /// The category each claim belongs to, one a claim.
    pub categories: Vec<Option<Located<Category>>>,
}

/// The engagement: what is agreed before figures are looked at (ISO 14064-3:2019, 5.1), and what was done.
#[derive(Debug, Clone)]
pub struct Verification {
    /// What the statement is verified against.
    pub criteria: Option<String>,
    /// Level of assurance.
    pub level: Option<Assurance>,
    /// Day of the verification.
    pub date: Option<Date>,
    /// Thresholds of materiality, as stated.
    pub materiality: Materiality,
    /// Totals to set differences against, where the book has no inventory.
    pub totals: Totals,
    /// What was looked at beside the printed figures.
    pub evidence: Vec<String>,
    /// How was chosen what to look at.
    pub sampling: Option<String>,
    /// Where the engagement is described.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// How sure a verification is meant to be (ISO 14064-3:2019, 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// Deeper work, worded positively.
    Reasonable,
    /// Less work, worded negatively.
    Limited,
    /// The statement names none.
    NoneStated,
}

/// Thresholds of materiality: shares of what a difference is set against. ISO 14064-3 fixes none.
#[derive(Debug, Clone, Default)]
pub struct Materiality {
    /// Of the total.
    pub total: Option<Located<Quantity>>,
    /// Of categories 1 and 2 together.
    pub scopes: Option<Located<Quantity>>,
    /// Of the figure's category.
    pub category: Option<Located<Quantity>>,
}

/// Totals that the verified statement prints, in a unit of CO2e.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// All categories.
    pub total: Option<Located<Quantity>>,
    /// Categories 1 and 2.
    pub scopes: Option<Located<Quantity>>,
    /// Single categories.
    pub categories: Vec<(Category, Located<Quantity>)>,
}

/// A finding that a person recorded.
#[derive(Debug, Clone)]
pub struct RecordedFinding {
    /// Identifier within the book.
    pub id: String,
    /// What kind.
    pub kind: RecordedKind,
    /// In the verifier's words.
    pub says: String,
    /// Where it is seen.
    pub source: Option<Citation>,
    /// The requirement it is set against.
    pub clause: Option<String>,
    /// The claim it is about: its index.
    pub claim: Option<usize>,
    /// Where the book says so.
    pub place: Place,
}

/// Kinds of recorded findings. ISO 14064-3 keeps misstatements of the statement apart from nonconformities with criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordedKind {
    /// Something stated wrongly, of which no amount can be given.
    Misstatement,
    /// A requirement that is not met.
    Nonconformity,
    /// Neither.
    Observation,
}

impl RecordedKind {
    /// The word of the book.
    pub const fn word(self) -> &'static str {
        match self {
            RecordedKind::Misstatement => "misstatement",
            RecordedKind::Nonconformity => "nonconformity",
            RecordedKind::Observation => "observation",
        }
    }
}
