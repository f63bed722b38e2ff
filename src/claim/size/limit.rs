//! A recomputed figure against a printed limit, in the two ways of GB/T 8170-2008, clause 4 (expression and judgement of
//! limiting values): by the full value (全数值比较法) or by the value rounded to the limit's last place (修约值比较法). Where a
//! document does not say which, the full value counts; it is the stricter.

use crate::claim::{Claim, Verdict};
use crate::quantity::{Amount, Exact, Manner, Rounding};

/// The two comparisons, where they differ.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitComparison {
    /// The full value, in the unit of the limit.
    pub full: Exact,
    /// Whether it keeps to the limit.
    pub full_holds: bool,
    /// Rounded to the last place of the limit, half-even.
    pub rounded: Exact,
    /// Whether that does.
    pub rounded_holds: bool,
}

pub(super) fn compare(claim: &Claim, verdict: &Verdict) -> Option<LimitComparison> {
    let Amount::One(limit) = claim.published.value.amount() else { return None };
    let (print, place) = (limit.exact(), i32::from(limit.last_place()));
    let holds = |value: &Exact| match limit.manner() {
        Manner::AtMost => Some(*value <= print),
        Manner::LessThan => Some(*value < print),
        Manner::AtLeast => Some(*value >= print),
        Manner::MoreThan => Some(*value > print),
        _ => None,
    };
    let full = verdict.check.recomputed.value()?.clone();
    let rounded = full.round(place, Rounding::HalfEven);
    let (full_holds, rounded_holds) = (holds(&full)?, holds(&rounded)?);
    (full_holds != rounded_holds).then_some(LimitComparison { full, full_holds, rounded, rounded_holds })
}
