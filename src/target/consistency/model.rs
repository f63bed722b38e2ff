//! A target, as far as others can contradict it.

use std::collections::BTreeSet;

use crate::quantity::Exact;
use crate::target::path::{PathError, compound_rate_path};
use crate::target::progress::Promise;

/// A target, as far as others can contradict it.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyTarget {
    /// Its id.
    pub id: String,
    /// What it is for: `emissions`, `energy`, `water`. Only targets of one indicator are compared.
    pub indicator: String,
    /// What an intensity is per: `MW`; absent for absolute figures.
    pub per: Option<String>,
    /// The parts that it covers: scopes, categories, sites. Two targets with the same parts have one boundary.
    pub boundary: BTreeSet<String>,
    /// Base year.
    pub base_year: i32,
    /// Base value, where it is known; all of one indicator in one unit.
    pub base: Option<Exact>,
    /// Target year.
    pub target_year: i32,
    /// What it promises.
    pub promise: Promise,
}

/// How two boundaries lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundaries {
    /// The same parts.
    Same,
    /// The first has all parts of the second, and more.
    FirstContainsSecond,
    /// The second has all parts of the first, and more.
    SecondContainsFirst,
    /// Some parts in common, and each has others.
    Shared,
    /// No part in common.
    Apart,
}

/// How two boundaries lie. Two empty ones are the same.
pub fn compare_boundaries(first: &BTreeSet<String>, second: &BTreeSet<String>) -> Boundaries {
    match (first.is_superset(second), first.is_subset(second)) {
        (true, true) => Boundaries::Same,
        (true, false) if second.is_empty() => Boundaries::Apart,
        (false, true) if first.is_empty() => Boundaries::Apart,
        (true, false) => Boundaries::FirstContainsSecond,
        (false, true) => Boundaries::SecondContainsFirst,
        (false, false) if first.is_disjoint(second) => Boundaries::Apart,
        (false, false) => Boundaries::Shared,
    }
}

impl CompanyTarget {
    /// # Errors
    /// [`PathError::Years`], [`PathError::MoreThanAll`].
    pub(super) fn check(&self) -> Result<(), PathError> {
        self.years()?;
        match self.cut()? {
            Some(cut) if cut > Exact::ONE => Err(PathError::MoreThanAll),
            _ => Ok(()),
        }
    }

    /// Years from base year to target year.
    pub(super) fn years(&self) -> Result<u32, PathError> {
        let years = i64::from(self.target_year) - i64::from(self.base_year);
        let is_path = (1..=PathError::MOST_YEARS).contains(&years);
        let wrong = PathError::Years { base: self.base_year, target: self.target_year };
        u32::try_from(years).ok().filter(|_| is_path).ok_or(wrong)
    }

    /// The cut from base year to target year, as a fraction; `None` for a level whose base value is missing or zero.
    ///
    /// # Errors
    /// [`PathError`] of the years, and of a yearly cut of more than everything.
    pub fn cut(&self) -> Result<Option<Exact>, PathError> {
        match &self.promise {
            Promise::EndPoint(cut) => Ok(Some(cut.clone())),
            Promise::EveryYear(rate) => {
                let path = compound_rate_path(&Exact::ONE, self.base_year, self.target_year, rate)?;
                Ok(path.values.last().map(|left| &Exact::ONE - left))
            }
            Promise::Reach(level) | Promise::Keep(level) | Promise::KeepAtMost(level) => {
                let left = self.base.as_ref().and_then(|base| level.checked_div(base));
                Ok(left.map(|left| &Exact::ONE - &left))
            }
        }
    }

    /// The level of the target year in the unit of the base value, where it is known.
    pub(super) fn level(&self) -> Result<Option<Exact>, PathError> {
        if let Promise::Reach(level) | Promise::Keep(level) | Promise::KeepAtMost(level) = &self.promise {
            return Ok(Some(level.clone()));
        }
        let cut = self.cut()?;
        Ok(self.base.as_ref().zip(cut).map(|(base, cut)| base * &(&Exact::ONE - &cut)))
    }

    /// Whether it asks for a rise: a share, hours of training.
    pub(super) fn rises(&self) -> Result<bool, PathError> {
        Ok(match &self.promise {
            Promise::Keep(_) => true,
            _ => self.cut()?.is_some_and(|cut| cut.is_negative()),
        })
    }
}
