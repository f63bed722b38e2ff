//! A promise for every year against one of several years.

use super::model::CompanyTarget;
use super::{Stands, Unknown};
use crate::quantity::Exact;
use crate::target::path::{PathError, compound_rate, compound_rate_path, power};
use crate::target::progress::Promise;

/// What both promise over the years that they have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Yearly {
    /// The common years: from the later base year to the earlier target year; `None` where there are none.
    pub span: Option<(i32, i32)>,
    /// What the yearly promise compounds to over them.
    pub compounds_to: Option<Exact>,
    /// What the other's compound path cuts over them.
    pub asked_compound: Option<Exact>,
    /// What the other's straight line cuts over them.
    pub asked_linear: Option<Exact>,
    /// The promised yearly rate.
    pub rate: Exact,
    /// The yearly rate that leads to the other's end point.
    pub rate_needed: Option<Exact>,
    /// What the yearly promise compounds to over all years of the other.
    pub over_all: Option<Exact>,
}

/// A yearly promise against a cut over several years, of one boundary. Which of the two is given first does not matter.
///
/// They stand by their yearly rates, which is to say by the compound path; the straight line is given beside it.
///
/// # Errors
/// [`PathError`] as [`CompanyTarget::cut`].
pub fn yearly_against_end(first: &CompanyTarget, second: &CompanyTarget) -> Result<(Stands, Yearly), PathError> {
    let first_is_yearly = matches!(first.promise, Promise::EveryYear(_));
    let (yearly, end) = if first_is_yearly { (first, second) } else { (second, first) };
    let rate = match &yearly.promise {
        Promise::EveryYear(rate) => rate.clone(),
        _ => compound_rate(&yearly.cut()?.unwrap_or_default(), yearly.years()?)?,
    };
    let (from, to) = (yearly.base_year.max(end.base_year), yearly.target_year.min(end.target_year));
    let cut = end.cut()?;
    let mut found = Yearly {
        span: (from < to).then_some((from, to)),
        compounds_to: None,
        asked_compound: None,
        asked_linear: None,
        rate_needed: cut.as_ref().map(|cut| compound_rate(cut, end.years().unwrap_or(1))).transpose()?,
        over_all: Some(compounded(&rate, end.base_year, end.target_year)?),
        rate,
    };
    let Some(cut) = cut else { return Ok((Stands::CannotTell(Unknown::NoCut), found)) };
    if from >= to {
        return Ok((Stands::CannotTell(Unknown::TargetYears), found));
    }
    found.compounds_to = Some(compounded(&found.rate, from, to)?);
    let years = end.years()?;
    let common = u32::try_from(i64::from(to) - i64::from(from)).unwrap_or(years);
    let left = &Exact::ONE - &cut;
    found.asked_compound = power(&left, common, years).map(|(left, _)| &Exact::ONE - &left);
    let on_line = |year: i32| {
        let done = Exact::ratio(i128::from(year) - i128::from(end.base_year), i128::from(years)).unwrap_or(Exact::ONE);
        &Exact::ONE - &(&cut * &done)
    };
    found.asked_linear = on_line(to).checked_div(&on_line(from)).map(|left| &Exact::ONE - &left);
    // Exactly, not by rounded roots: over all years of the end point.
    let rises = cut.is_negative();
    let deeper = found.over_all.as_ref().is_some_and(|all| if rises { *all <= cut } else { *all >= cut });
    let covers = yearly.base_year <= end.base_year && yearly.target_year >= end.target_year;
    let stands = match (deeper, covers) {
        _ if rises != found.rate.is_negative() => Stands::Exclude,
        (true, true) if first_is_yearly => Stands::FirstImpliesSecond,
        (true, true) => Stands::SecondImpliesFirst,
        _ => Stands::Agree,
    };
    Ok((stands, found))
}

/// What a yearly rate compounds to, as a cut.
fn compounded(rate: &Exact, from: i32, to: i32) -> Result<Exact, PathError> {
    let path = compound_rate_path(&Exact::ONE, from, to, rate)?;
    Ok(&Exact::ONE - path.values.last().unwrap_or(&Exact::ONE))
}
