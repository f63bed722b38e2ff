//! The third answer about a figure that does not hold, be it a claim's or a table's: how large is the difference, and does it
//! matter?
//!
//! ```text
//! Check ── DoesNotHold(Difference) ──────────▶ Size ── Scale* ── Basis, Reference, Standing
//! VerificationInputs ── materiality, totals ─┘
//! Size* ──▶ Summary ── Aggregate* (over- and understated, net, gross), Opinion
//! ```
//! ISO 14064-3:2019 has materiality judged for each misstatement and for all together, and fixes no threshold: the threshold is the
//! verifier's or the statement's, and is shown wherever it decides.

mod addition;
mod limit;
mod reference;
mod summary;

pub use addition::{Counted, Misstated, WhyCounted};
pub use limit::LimitComparison;
pub use reference::{Basis, PeriodReferences, Reference, Standing, Threshold};
pub use summary::{Aggregate, Opinion, OpinionKind, OpinionNeed, OpinionReason, Summary};

use self::reference::{Scaled, references, standing};
use super::arithmetic::{Arithmetic, Check, Difference};
use super::build::ClaimFigure;
use super::model::Claim;
use super::table::{PrintedTable, Relation, RelationFigure, TableFigure, TableVerdict};
use super::verdict::Verdict;
use super::verification::VerificationInputs;
use crate::account::Account;
use crate::calc::View;
use crate::expression::{Function, Operator, TermKind};
use crate::inventory::{Accounts, Category, Inventory};
use crate::quantity::{DimensionName, Exact, Interval, Unit};

/// The size of a difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Size {
    /// Printed figure less recomputed one, in the figure's unit.
    pub difference: Exact,
    /// The same by magnitude, as a share of the printed figure; `None` where that is zero.
    pub of_figure: Option<Exact>,
    /// Against totals; empty where the figure is no amount of CO2e.
    pub scales: Vec<Scale>,
    /// Whether the figure is an amount of CO2e.
    pub is_emissions: bool,
    /// Whether the category of the figure is known; a cell of a table has none to state.
    pub has_category: bool,
    /// Whether the figure should be a sum, so that its parts may be at fault as well as itself.
    pub is_sum: bool,
    /// The two ways of comparing with a limit, where they differ.
    pub limit: Option<LimitComparison>,
}

/// A difference against one total.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Which, how much it is, and its threshold.
    pub reference: Reference,
    /// The difference as a share of it.
    pub share: Option<Exact>,
    /// Against the threshold, where one is stated.
    pub standing: Option<Standing>,
}

/// The sizes of a verification, seen together.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Totals with their thresholds, by period.
    pub references: Vec<PeriodReferences>,
    /// A threshold in the place of those of the book.
    pub overriding: Option<Exact>,
    /// In the manner of ISO 14064-3.
    pub summary: Summary,
}

/// What sizes are judged from.
pub struct Assessing<'a> {
    /// The claims.
    pub claims: &'a [Claim],
    /// Their figures, one a verdict.
    pub figures: &'a [ClaimFigure],
    /// The tables.
    pub tables: &'a [PrintedTable],
    /// Their figures, one a verdict.
    pub table_figures: &'a [TableFigure],
    /// What the verifier records.
    pub inputs: &'a VerificationInputs,
    /// What the book is about.
    pub accounts: &'a Accounts,
    /// The inventory, where there is one.
    pub inventory: Option<&'a Inventory>,
    /// The figures of the book.
    pub account: &'a Account,
    /// A threshold, as a share, in the place of those of the book.
    pub materiality: Option<Exact>,
}

/// Gives every verdict its size and sums up.
pub fn assess(given: &Assessing<'_>, verdicts: &mut [Verdict], tables: &mut [TableVerdict]) -> Assessment {
    let references = references(given);
    for (verdict, figure) in verdicts.iter_mut().zip(given.figures) {
        verdict.size = size(given, &references, verdict, figure);
    }
    for (verdict, figure) in tables.iter_mut().zip(given.table_figures) {
        let period = period_of_table(given, &given.tables[figure.table]);
        let of = figure.relations.iter().zip(&verdict.relations);
        verdict.sizes = of.map(|(figure, check)| size_of_relation(given, &references, period, figure, check)).collect();
    }
    let summary = summary::summary(given, &references, verdicts, tables);
    Assessment { references, overriding: given.materiality.clone(), summary }
}

/// The period that a claim is about: its own, or the only one.
fn period_of(given: &Assessing<'_>, claim: &Claim) -> Option<usize> {
    claim.period.or_else(|| only_period(given))
}

/// The same of a table.
fn period_of_table(given: &Assessing<'_>, table: &PrintedTable) -> Option<usize> {
    table.period.or_else(|| only_period(given))
}

fn only_period(given: &Assessing<'_>) -> Option<usize> {
    (given.accounts.periods.len() == 1).then_some(0)
}

/// What one tonne of CO2e is in a unit; `None` where the unit is of something else.
fn tonnes(unit: &Unit) -> Option<Exact> {
    let is_emissions = unit.dimension().name() == Some(DimensionName::CarbonDioxideEquivalent);
    unit.convertible(&Unit::parse("tCO2e").ok()?).filter(|_| is_emissions)
}

fn size(
    given: &Assessing<'_>,
    references: &[PeriodReferences],
    verdict: &Verdict,
    figure: &ClaimFigure,
) -> Option<Size> {
    let Arithmetic::DoesNotHold(difference) = &verdict.check.arithmetic else { return None };
    let claim = &given.claims[verdict.claim];
    let unit = claim.published.value.unit();
    let print = View::plain(&given.account.graph).leaf_at(figure.published)?.point();
    let category = given.inputs.categories.get(verdict.claim).and_then(Option::as_ref).map(|c| c.value.whole());
    let of_period = totals(references, period_of(given, claim), category);
    Some(Size {
        difference: difference.at_point.clone(),
        of_figure: difference.at_point.abs().checked_div(&print.abs()),
        scales: tonnes(unit).map(|ratio| scales(of_period, &verdict.check, difference, &ratio)).unwrap_or_default(),
        is_emissions: tonnes(unit).is_some(),
        has_category: category.is_some(),
        is_sum: is_sum(&claim.equals.value.root.kind),
        limit: limit::compare(claim, verdict),
    })
}

/// The size of a relation of a table. Its cells are of no known category: a table's columns have names, not numbers.
fn size_of_relation(
    given: &Assessing<'_>,
    references: &[PeriodReferences],
    period: Option<usize>,
    figure: &RelationFigure,
    check: &Check,
) -> Option<Size> {
    let Arithmetic::DoesNotHold(difference) = &check.arithmetic else { return None };
    let view = View::plain(&given.account.graph);
    let ratio = tonnes(view.unit(figure.published));
    let print = view.leaf_at(figure.published)?.point();
    let of_period = totals(references, period, None);
    Some(Size {
        difference: difference.at_point.clone(),
        of_figure: difference.at_point.abs().checked_div(&print.abs()),
        scales: ratio.as_ref().map(|ratio| scales(of_period, check, difference, ratio)).unwrap_or_default(),
        is_emissions: ratio.is_some(),
        has_category: true,
        is_sum: matches!(figure.relation, Relation::Total { .. }),
        limit: None,
    })
}

/// The totals that a figure of a period is set against.
fn totals(
    references: &[PeriodReferences],
    period: Option<usize>,
    category: Option<Category>,
) -> impl Iterator<Item = &Reference> {
    let wanted = move |basis: Basis| match basis {
        Basis::Total | Basis::Scopes => true,
        Basis::Category(of) => Some(of) == category,
    };
    let of_period = references.iter().filter(move |of| Some(of.period) == period).flat_map(|of| &of.references);
    of_period.filter(move |reference| wanted(reference.basis))
}

/// A difference against totals; `ratio` brings it to tCO2e.
fn scales<'r>(
    totals: impl Iterator<Item = &'r Reference>,
    check: &Check,
    difference: &Difference,
    ratio: &Exact,
) -> Vec<Scale> {
    // The range of the difference that rounding leaves: a threshold inside it is not decided.
    let range = check.range.as_ref().map(|range| check.printed.sub(range).abs());
    let range = range.unwrap_or_else(|| Interval::point(difference.at_point.abs())).scale(ratio);
    let amount = &difference.at_point.abs() * ratio;
    let scale = |reference: &Reference| Scale {
        share: amount.checked_div(&reference.amount),
        standing: reference
            .threshold
            .as_ref()
            .map(|threshold| standing(&Scaled { amount: &amount, range: &range }, threshold)),
        reference: reference.clone(),
    };
    totals.map(scale).collect()
}

/// Whether an expression adds figures up.
fn is_sum(kind: &TermKind) -> bool {
    matches!(kind, TermKind::Call { function: Function::Sum, .. } | TermKind::Binary { op: Operator::Add, .. })
}
