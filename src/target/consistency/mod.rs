//! Whether a company's targets agree with one another: pure arithmetic over small descriptions, no judgement of ambition.
//!
//! ```text
//! model    a target as far as others can contradict it: indicator, boundary, base, years, promise
//! levels   one boundary, two target years: what the earlier leaves to the later; two base years
//! yearly   a promise for every year against one of several years
//! growth   an intensity against an absolute target: at which growth of activity the two say the same
//! parts    a target of parts against that of the whole: what the parts alone achieve, and what is left to the rest
//! sets     the boundaries of many targets as sets of numbers
//! envelope the tightest and the loosest end points of each year
//! survey   few targets each with each; many against the extremes, so that time grows with the targets and not with the pairs
//! ```
//! Each [`Finding`] names two targets, says how they stand and carries the numbers of its arithmetic, as fractions of the base
//! value where nothing else is said. Cuts are positive, rises negative.

mod envelope;
mod growth;
mod levels;
mod model;
mod parts;
mod sets;
mod survey;
mod yearly;

pub use growth::{Growth, intensity_against_absolute};
pub use levels::{Levels, same_boundary};
pub use model::{Boundaries, CompanyTarget, compare_boundaries};
pub use parts::{Parts, parts_of};
pub use survey::{Survey, contradictions, survey};
pub use yearly::{Yearly, yearly_against_end};

use crate::quantity::Exact;
use crate::target::path::PathError;
use crate::target::progress::Promise;

/// How two targets stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Both can be kept, and neither makes the other needless.
    Agree,
    /// Who keeps the first keeps the second: the second asks for nothing more.
    FirstImpliesSecond,
    /// Who keeps the second keeps the first.
    SecondImpliesFirst,
    /// Both cannot be kept.
    Exclude,
    /// The later target year has a higher level than the earlier one: the later target lets figures rise again.
    RisesAgain,
    /// It cannot be told.
    CannotTell(Unknown),
}

/// Why it cannot be told how two targets stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Base years differ and a base value is missing.
    BaseValues,
    /// Base years differ, and the base value of one does not stand for the other.
    BaseYears,
    /// A base value is missing.
    NoBase,
    /// A base value is zero or less, of which nothing is a part.
    BaseOfZero,
    /// No growth of activity is stated.
    Growth,
    /// Target years differ.
    TargetYears,
    /// Boundaries share a part, and neither contains the other.
    PartlyShared,
    /// A promise that has no cut: a level whose base value is missing.
    NoCut,
    /// One of them asks for a rise, which the comparison is not made for.
    Rises,
}

/// What was found of targets of one company.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The first target; of [`Arithmetic::Parts`] the whole.
    pub first: String,
    /// The second; of [`Arithmetic::Parts`] the first part.
    pub second: String,
    /// How they stand.
    pub stands: Stands,
    /// The numbers.
    pub arithmetic: Arithmetic,
}

/// The numbers behind a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Arithmetic {
    /// One boundary, two end points.
    Levels(Levels),
    /// A yearly promise against an end point.
    Yearly(Yearly),
    /// An intensity against an absolute figure.
    Growth(Growth),
    /// Parts against the whole.
    Parts(Parts),
    /// Boundaries that share these parts only.
    Shared(Vec<String>),
}

/// Compares all targets of a company with one another, under a growth of activity a year where one is stated.
///
/// Pairs of other indicators, and of boundaries without a part in common, give no finding. Findings come in the order of the
/// targets.
///
/// # Errors
/// [`PathError`] for a target whose years are in the wrong order or that cuts more than everything, with its id.
pub fn consistency(targets: &[CompanyTarget], growth: Option<&Exact>) -> Result<Vec<Finding>, (String, PathError)> {
    for target in targets {
        target.check().map_err(|error| (target.id.clone(), error))?;
    }
    let mut findings = Vec::new();
    for (at, first) in targets.iter().enumerate() {
        for second in &targets[at + 1..] {
            if first.indicator == second.indicator {
                let found = pair(first, second, growth).map_err(|error| (second.id.clone(), error))?;
                findings.extend(found);
            }
        }
        let inner: Vec<&CompanyTarget> = targets.iter().filter(|other| is_part(first, other)).collect();
        findings.extend(parts_of(first, &inner).map_err(|error| (first.id.clone(), error))?);
    }
    Ok(findings)
}

/// Whether a target is one of a part of another's boundary, measured alike.
fn is_part(whole: &CompanyTarget, other: &CompanyTarget) -> bool {
    whole.indicator == other.indicator
        && whole.per.is_none()
        && other.per.is_none()
        && compare_boundaries(&whole.boundary, &other.boundary) == Boundaries::FirstContainsSecond
}

fn pair(first: &CompanyTarget, second: &CompanyTarget, growth: Option<&Exact>) -> Result<Option<Finding>, PathError> {
    let found =
        |stands, arithmetic| Some(Finding { first: first.id.clone(), second: second.id.clone(), stands, arithmetic });
    match compare_boundaries(&first.boundary, &second.boundary) {
        Boundaries::Apart => Ok(None),
        Boundaries::FirstContainsSecond | Boundaries::SecondContainsFirst => Ok(None),
        Boundaries::Shared => {
            let shared = first.boundary.intersection(&second.boundary).cloned().collect();
            Ok(found(Stands::CannotTell(Unknown::PartlyShared), Arithmetic::Shared(shared)))
        }
        Boundaries::Same if first.per.is_some() != second.per.is_some() => {
            let (stands, growth) = intensity_against_absolute(first, second, growth)?;
            Ok(found(stands, Arithmetic::Growth(growth)))
        }
        // Two intensities per different things are two indicators.
        Boundaries::Same if first.per != second.per => Ok(None),
        Boundaries::Same => {
            let is_yearly = |target: &CompanyTarget| matches!(target.promise, Promise::EveryYear(_));
            if is_yearly(first) != is_yearly(second) {
                let (stands, yearly) = yearly_against_end(first, second)?;
                Ok(found(stands, Arithmetic::Yearly(yearly)))
            } else {
                let (stands, levels) = same_boundary(first, second)?;
                Ok(found(stands, Arithmetic::Levels(levels)))
            }
        }
    }
}
