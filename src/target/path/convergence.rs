//! The sectoral decarbonisation approach: a company's intensity converges on that of its sector.
//!
//! `target(y) = d · p(y) · m(y) + SI(end)` with `d = CI(base) − SI(end)`,
//! `p(y) = (SI(y) − SI(end)) / (SI(base) − SI(end))` and `m(y) = (SA(y)/SA(base)) / (CA(y)/CA(base))`, the company's
//! share of the market in the base year over that of the year (Krabbe et al. 2015, Nature Climate Change 5, 1057; SBTi, Sectoral
//! Decarbonization Approach, 2015). SI, SA are intensity and activity of the sector, CI, CA those of the company.

use super::PathError;
use super::shape::span;
use crate::quantity::Exact;

/// A pathway of a sector from its base year to the year it converges in.
#[derive(Debug, Clone, PartialEq)]
pub struct Sector {
    /// The year of the first values.
    pub base_year: i32,
    /// Intensity of each year up to the year of convergence.
    pub intensity: Vec<Exact>,
    /// Activity of each year, in any unit; at least up to the company's target year.
    pub activity: Vec<Exact>,
}

/// What becomes of the market-share term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareCap {
    /// At most 1: a company that loses market gets no allowance for it.
    AtOne,
    /// As it is.
    Uncapped,
    /// Always 1: shares stay.
    One,
}

/// A year of a convergence target.
#[derive(Debug, Clone, PartialEq)]
pub struct ConvergenceYear {
    /// The year.
    pub year: i32,
    /// What is left of the sector's way, 1 in the base year and 0 in the year of convergence.
    pub p: Exact,
    /// The market-share term before any cap.
    pub share: Exact,
    /// Target intensity.
    pub intensity: Exact,
    /// Target intensity, never above the base intensity: a company better than its sector may not get worse.
    pub no_backsliding: Exact,
    /// Activity of the company, base year 1.
    pub activity: Exact,
    /// Absolute emissions under the target, base year 1.
    pub absolute: Exact,
}

/// A convergence target.
#[derive(Debug, Clone, PartialEq)]
pub struct Convergence {
    /// The company's distance from the end of the sector's way; negative where it is better already.
    pub d: Exact,
    /// One entry a year from base year to target year.
    pub years: Vec<ConvergenceYear>,
}

/// Projects a convergence target; `activity` is the company's in each year from the base year on, in any unit.
///
/// # Errors
/// [`PathError`] for years in the wrong order, or a sector or company without activity or intensity of a year; and where the
/// sector's intensity does not move, so that there is no way to share.
pub fn convergence(
    company: &Exact,
    activity: &[Exact],
    sector: &Sector,
    base_year: i32,
    target_year: i32,
    cap: ShareCap,
) -> Result<Convergence, PathError> {
    let n = span(base_year, target_year)? as usize;
    let first = usize::try_from(i64::from(base_year) - i64::from(sector.base_year))
        .map_err(|_| PathError::Sector(base_year))?;
    let at = |values: &[Exact], k: usize| {
        values.get(first + k).cloned().ok_or(PathError::Sector(base_year.saturating_add(k as i32)))
    };
    let end = sector.intensity.last().ok_or(PathError::Sector(base_year))?;
    let base_intensity = at(&sector.intensity, 0)?;
    let whole = &base_intensity - end;
    let d = company - end;
    let mut years = Vec::with_capacity(n + 1);
    for (k, year) in (base_year..=target_year).enumerate() {
        let p = (&at(&sector.intensity, k)? - end).checked_div(&whole).ok_or(PathError::Zero)?;
        let of_sector = at(&sector.activity, k)?.checked_div(&at(&sector.activity, 0)?);
        let own = activity.get(k).ok_or(PathError::NotCovered(year))?;
        let own = own.checked_div(&activity[0]).ok_or(PathError::Sector(year))?;
        let of_sector = of_sector.ok_or(PathError::Sector(year))?;
        let share = of_sector.checked_div(&own).ok_or(PathError::Sector(year))?;
        let counted = match cap {
            ShareCap::AtOne if share > Exact::ONE => Exact::ONE,
            ShareCap::AtOne | ShareCap::Uncapped => share.clone(),
            ShareCap::One => Exact::ONE,
        };
        let intensity = &(&(&d * &p) * &counted) + end;
        let no_backsliding = if intensity > *company { company.clone() } else { intensity.clone() };
        let relative = intensity.checked_div(company).ok_or(PathError::Zero)?;
        years.push(ConvergenceYear {
            year,
            p,
            share,
            absolute: &relative * &own,
            activity: own,
            intensity,
            no_backsliding,
        });
    }
    Ok(Convergence { d, years })
}

/// A scenario's intensities scaled so that its base year is that of a market (PACTA adjusts scenarios so).
///
/// # Errors
/// [`PathError::Zero`] for a scenario that begins at nothing.
pub fn adjusted_to_base(scenario: &[Exact], market: &Exact) -> Result<Vec<Exact>, PathError> {
    let first = scenario.first().ok_or(PathError::Points)?;
    let scale = market.checked_div(first).ok_or(PathError::Zero)?;
    Ok(scenario.iter().map(|value| value * &scale).collect())
}
