//! A stated cut beside the minimum of the formula, as a register of statements counts it.

use crate::quantity::Exact;

/// Where a stated cut lies beside the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgainstFormula {
    /// Within the tolerance of it.
    At,
    /// Above.
    Above,
    /// Below, and within the tolerance of the minimum of a target year one earlier: a fiscal year that is named after the
    /// calendar year it ends in, and counted by the one that most of its months lie in.
    BelowAtYearBefore,
    /// Below.
    Below,
}

/// The tolerance of registers, in percentage points: cuts are printed to one place at least.
pub fn register_tolerance() -> Exact {
    Exact::power_of_ten(-1).unwrap_or(Exact::ZERO)
}

/// Where a stated cut lies beside the minimum of its target year and of the year before, all in per cent.
pub fn against_formula(cut: &Exact, minimum: &Exact, year_before: &Exact, tolerance: &Exact) -> AgainstFormula {
    let is_at = |formula: &Exact| (cut - formula).abs() <= *tolerance;
    if is_at(minimum) {
        AgainstFormula::At
    } else if cut > minimum {
        AgainstFormula::Above
    } else if is_at(year_before) {
        AgainstFormula::BelowAtYearBefore
    } else {
        AgainstFormula::Below
    }
}
