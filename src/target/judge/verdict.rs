//! A target held against the anchored rule, test by test.
//!
//! A test that lacks a datum cannot tell, and says which datum; a target is aligned only when every test is met.

use super::near_term::{NearTermPack, Required};
use super::number::years;
use crate::quantity::{Exact, Literal};
use crate::target::path::PathError;

/// Whose emissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scopes {
    /// Scope 1 and 2.
    Scope12,
    /// Scope 3.
    Scope3,
}

/// How a rate is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Absolute emissions.
    Absolute,
    /// Emissions per unit of something.
    Intensity,
}

/// Which scope 2 figure a target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope2Method {
    /// Location-based.
    Location,
    /// Market-based.
    Market,
}

/// A target as it is stated; what is not stated is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// How its rate is measured.
    pub rate: Rate,
    /// The ambition of the pack it is held against: `1.5C`.
    pub ambition: String,
    /// Whose emissions.
    pub scopes: Scopes,
    /// The cut in per cent, as printed: its last place is what it was rounded to.
    pub reduction: Literal,
    /// Base year.
    pub base_year: i32,
    /// Target year.
    pub target_year: i32,
    /// Day of submission, `YYYY-MM-DD`.
    pub submitted: Option<String>,
    /// Part of the emissions that it covers, in per cent.
    pub coverage: Option<Exact>,
    /// Which scope 2 figure; asked of scope 1 and 2 alone.
    pub scope2: Option<Scope2Method>,
}

/// What is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestKind {
    /// The cut is at least the minimum.
    Rate,
    /// The pack applies on the day of submission.
    Submission,
    /// Enough of the emissions are covered.
    Coverage,
    /// The base year is not too old.
    BaseYear,
    /// The target year is near enough and far enough.
    TimeFrame,
    /// The scope 2 figure is stated.
    Scope2,
}

/// Which datum a test lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTell {
    /// The target does not state it.
    NotStated,
    /// The pack has no confirmed limit for it.
    NoRule,
}

/// What became of a test.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is met.
    Met,
    /// It is met by rounding: the printed cut is the minimum rounded to its last place.
    MetByRounding,
    /// It is not met.
    NotMet,
    /// It cannot be told.
    CannotTell(CannotTell),
}

/// A test with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// What is tested.
    pub kind: TestKind,
    /// What became of it.
    pub outcome: Outcome,
}

/// Whether a target is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aligned {
    /// Every test is met.
    Yes,
    /// A test is not met.
    No,
    /// No test fails, and some cannot be told.
    CannotTell,
}

/// A target held against a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The minimum and the usual mistakes, as fractions; `None` for an ambition that the pack does not know.
    pub required: Option<Required>,
    /// Stated cut less the minimum, in percentage points.
    pub margin: Option<Exact>,
    /// Whether the usual wrong test, without the anchor, would say something else of the rate.
    pub wrong_test_differs: bool,
    /// The tests, in the order of [`TestKind`].
    pub tests: Vec<Test>,
    /// All together.
    pub aligned: Aligned,
}

/// Judges a target.
///
/// # Errors
/// [`PathError::Years`] where the target year is not after the base year.
pub fn judge(stated: &Stated, pack: &NearTermPack) -> Result<Verdict, PathError> {
    let required = match stated.rate {
        Rate::Absolute => pack.absolute(&stated.ambition, stated.base_year, stated.target_year)?,
        Rate::Intensity => pack.intensity(&stated.ambition, stated.base_year, stated.target_year)?,
    };
    let cut = stated.reduction.exact();
    let outcome = |minimum: &Exact| rate_outcome(&stated.reduction, &(minimum * &Exact::from(100)));
    let rate = required.as_ref().map(|required| outcome(&required.minimum));
    let wrong = required.as_ref().map(|required| outcome(&required.without_anchor));
    let is_met = |outcome: &Outcome| *outcome != Outcome::NotMet;
    let no_rule = Outcome::CannotTell(CannotTell::NoRule);
    let mut tests = vec![Test { kind: TestKind::Rate, outcome: rate.clone().unwrap_or(no_rule) }];
    tests.extend(beside_rate(stated, pack));
    if stated.submitted.as_deref().is_some_and(|day| !pack.applies.covers(day)) {
        // A pack says nothing of targets that were submitted under other rules.
        tests.iter_mut().for_each(|test| test.outcome = Outcome::CannotTell(CannotTell::NoRule));
    }
    let aligned = together(&tests);
    Ok(Verdict {
        margin: required.as_ref().map(|required| &cut - &(&required.minimum * &Exact::from(100))),
        wrong_test_differs: rate.as_ref().map(is_met) != wrong.as_ref().map(is_met),
        required,
        tests,
        aligned,
    })
}

/// The tests beside the rate, in the order of [`TestKind`].
pub(crate) fn beside_rate(stated: &Stated, pack: &NearTermPack) -> Vec<Test> {
    let coverage = match stated.scopes {
        Scopes::Scope12 => "coverage-scope-1-2",
        Scopes::Scope3 => "coverage-scope-3",
    };
    let base_year = Exact::from(i64::from(stated.base_year));
    let mut tests = vec![
        Test { kind: TestKind::Submission, outcome: submission(stated, pack) },
        Test { kind: TestKind::Coverage, outcome: limited(pack, coverage, stated.coverage.as_ref()) },
        Test { kind: TestKind::BaseYear, outcome: limited(pack, "base-year", Some(&base_year)) },
        Test { kind: TestKind::TimeFrame, outcome: time_frame(stated, pack) },
    ];
    if stated.scopes == Scopes::Scope12 {
        let outcome = match stated.scope2 {
            Some(_) => Outcome::Met,
            None => Outcome::CannotTell(CannotTell::NotStated),
        };
        tests.push(Test { kind: TestKind::Scope2, outcome });
    }
    tests
}

/// All tests together.
pub(crate) fn together(tests: &[Test]) -> Aligned {
    let any = |wanted: fn(&Outcome) -> bool| tests.iter().any(|test| wanted(&test.outcome));
    if any(|o| *o == Outcome::NotMet) {
        Aligned::No
    } else if any(|o| matches!(o, Outcome::CannotTell(_))) {
        Aligned::CannotTell
    } else {
        Aligned::Yes
    }
}

/// Whether a printed cut reaches a minimum, both in per cent: half a unit of the last printed place is rounding, where that place
/// is a decimal.
fn rate_outcome(printed: &Literal, minimum: &Exact) -> Outcome {
    let half = &Exact::power_of_ten(i32::from(printed.last_place())).unwrap_or(Exact::ZERO)
        * &Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    let cut = printed.exact();
    let most = if printed.last_place() < 0 { &cut + &half } else { cut.clone() };
    reaches(&cut, &most, minimum)
}

/// Whether a cut reaches a minimum, where its print may stand for up to `most`.
pub(crate) fn reaches(cut: &Exact, most: &Exact, minimum: &Exact) -> Outcome {
    if cut >= minimum {
        Outcome::Met
    } else if most >= minimum {
        Outcome::MetByRounding
    } else {
        Outcome::NotMet
    }
}

fn submission(stated: &Stated, pack: &NearTermPack) -> Outcome {
    match &stated.submitted {
        None => Outcome::CannotTell(CannotTell::NotStated),
        Some(_) if !pack.applies.confirmed => Outcome::CannotTell(CannotTell::NoRule),
        Some(day) if pack.applies.covers(day) => Outcome::Met,
        Some(_) => Outcome::CannotTell(CannotTell::NoRule),
    }
}

/// Years from the submission, which count from the half of the year that it falls in.
fn time_frame(stated: &Stated, pack: &NearTermPack) -> Outcome {
    let not_stated = Outcome::CannotTell(CannotTell::NotStated);
    let Some(day) = stated.submitted.as_deref() else { return not_stated };
    let year = day.get(..4).and_then(|year| year.parse::<i32>().ok());
    let month = day.get(5..7).and_then(|month| month.parse::<u32>().ok());
    let (Some(year), Some(month)) = (year, month) else { return not_stated };
    if pack.accepts(stated.target_year, day) {
        return Outcome::Met;
    }
    let half = if month <= 6 { "years-from-submission-first-half" } else { "years-from-submission-second-half" };
    limited(pack, half, Some(&years(year, stated.target_year)))
}

fn limited(pack: &NearTermPack, quantity: &str, value: Option<&Exact>) -> Outcome {
    let Some(limit) = pack.limit(quantity).filter(|limit| limit.confirmed) else {
        return Outcome::CannotTell(CannotTell::NoRule);
    };
    let Some(value) = value else { return Outcome::CannotTell(CannotTell::NotStated) };
    let keeps_least = limit.least.as_ref().is_none_or(|least| *value >= least.value);
    let keeps_most = limit.most.as_ref().is_none_or(|most| *value <= most.value);
    if keeps_least && keeps_most { Outcome::Met } else { Outcome::NotMet }
}
