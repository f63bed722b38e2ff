//! Two targets of one boundary.

use super::model::CompanyTarget;
use super::{Stands, Unknown};
use crate::quantity::Exact;
use crate::target::path::PathError;
use crate::target::progress::Promise;

/// Two end points of one boundary, on a common footing.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Base years, where they differ.
    pub base_years: Option<(i32, i32)>,
    /// Base value of the second over that of the first, where both are known and the base years or the values differ: two
    /// values for one base year are a contradiction of their own.
    pub base_ratio: Option<Exact>,
    /// What the first leaves in its target year, as a fraction of its own base value.
    pub first: Option<Exact>,
    /// What the second leaves in its, as a fraction of the base value of the first.
    pub second: Option<Exact>,
    /// Target years.
    pub target_years: (i32, i32),
    /// The linear step up to the earlier target year, as a fraction of the first's base value a year; positive where it falls.
    pub step_before: Option<Exact>,
    /// The step from the earlier target year to the later one; `None` for one target year.
    pub step_after: Option<Exact>,
}

/// Two targets of one boundary, indicator and denominator: which asks for more, and whether a later one lets figures rise.
///
/// # Errors
/// [`PathError`] as [`CompanyTarget::cut`].
pub fn same_boundary(first: &CompanyTarget, second: &CompanyTarget) -> Result<(Stands, Levels), PathError> {
    let same_base = first.base_year == second.base_year;
    let base_ratio = match (&first.base, &second.base) {
        (Some(one), Some(other)) if one.is_positive() && other.is_positive() => other.checked_div(one),
        _ => None,
    };
    // On one base year one base value, though it may be stated once only.
    let ratio = if same_base { Some(base_ratio.clone().unwrap_or(Exact::ONE)) } else { base_ratio.clone() };
    let left = |cut: Option<Exact>| cut.map(|cut| &Exact::ONE - &cut);
    let one = left(first.cut()?);
    let other = left(second.cut()?).zip(ratio.as_ref()).map(|(left, ratio)| &left * ratio);
    let mut levels = Levels {
        base_years: (!same_base).then_some((first.base_year, second.base_year)),
        base_ratio: base_ratio.filter(|ratio| !same_base || *ratio != Exact::ONE),
        first: one.clone(),
        second: other.clone(),
        target_years: (first.target_year, second.target_year),
        step_before: None,
        step_after: None,
    };
    let not_positive = |target: &CompanyTarget| target.base.as_ref().is_some_and(|base| !base.is_positive());
    if not_positive(first) || not_positive(second) {
        // A fraction of nothing cannot stand beside one of something.
        (levels.first, levels.second) = (None, None);
        return Ok((Stands::CannotTell(Unknown::BaseOfZero), levels));
    }
    let (Some(one), Some(other)) = (one, other) else {
        let is_base = !same_base && ratio.is_none();
        let why = if is_base { Unknown::BaseValues } else { Unknown::NoCut };
        return Ok((Stands::CannotTell(why), levels));
    };
    let first_is_earlier = first.target_year <= second.target_year;
    let (early, late, earlier) = if first_is_earlier { (&one, &other, first) } else { (&other, &one, second) };
    let start = if first_is_earlier { Exact::ONE } else { ratio.unwrap_or(Exact::ONE) };
    levels.step_before = (&start - early).checked_div(&Exact::from(i64::from(earlier.years()?)));
    let between = (i64::from(second.target_year) - i64::from(first.target_year)).abs();
    levels.step_after = if between == 0 { None } else { (early - late).checked_div(&Exact::from(between)) };
    let (rises, other_rises) = (first.rises()?, second.rises()?);
    let stands = if between == 0 {
        at_one_year(&one, &other, rises, other_rises)
    } else if let Some(stands) = floor(first, second, (&one, &other), (rises, other_rises)) {
        stands
    } else if rises != other_rises {
        // One asks to fall and the other to rise: the later has turned.
        if rises == first_is_earlier { Stands::Agree } else { Stands::RisesAgain }
    } else if rises {
        over_years(late <= early, false, first_is_earlier)
    } else {
        over_years(late >= early, late > early, first_is_earlier)
    };
    Ok((stands, levels))
}

/// Two end points of one year: of two cuts the deeper implies the other, of two rises the higher; a cut to at most a level
/// excludes a rise to at least a higher one.
fn at_one_year(one: &Exact, other: &Exact, rises: bool, other_rises: bool) -> Stands {
    match (rises, other_rises) {
        (false, false) if one <= other => Stands::FirstImpliesSecond,
        (true, true) if one >= other => Stands::FirstImpliesSecond,
        (false, false) | (true, true) => Stands::SecondImpliesFirst,
        (false, true) if one < other => Stands::Exclude,
        (true, false) if other < one => Stands::Exclude,
        _ => Stands::Agree,
    }
}

/// A floor that every year keeps against a target that falls: below the floor within its years they exclude each other.
fn floor(first: &CompanyTarget, second: &CompanyTarget, left: (&Exact, &Exact), rises: (bool, bool)) -> Option<Stands> {
    let is_floor = |target: &CompanyTarget| matches!(target.promise, Promise::Keep(_));
    let (floor, at, falling, to) = match rises {
        (true, false) if is_floor(first) => (first, left.0, second, left.1),
        (false, true) if is_floor(second) => (second, left.1, first, left.0),
        _ => return None,
    };
    let excludes = to < at && floor.target_year >= falling.target_year;
    Some(if excludes { Stands::Exclude } else { Stands::Agree })
}

/// Two target years: the earlier may have done already what the later asks.
fn over_years(is_done: bool, turns: bool, first_is_earlier: bool) -> Stands {
    match (turns, is_done, first_is_earlier) {
        (true, ..) => Stands::RisesAgain,
        (_, true, true) => Stands::FirstImpliesSecond,
        (_, true, false) => Stands::SecondImpliesFirst,
        _ => Stands::Agree,
    }
}
