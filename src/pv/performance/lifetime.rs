//! The energies of the years of a plant's life, exact.

use super::PerformanceError;
use crate::quantity::Exact;

/// The longest lifetime that is computed.
const MOST_YEARS: usize = 100;

/// How modules lose output with the years; shares as fractions of 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Degradation {
    /// Eₙ = E₁ (1 − first − annual (n − 1)), not below 0. With `first` = 0 this is what SAM makes of one value of
    /// `dc_degradation`: it starts in year 2 and is linear (on DC; where the inverter limits, AC loses less).
    Linear {
        /// Lost in the first year (light-induced degradation).
        first: Exact,
        /// Of the first year's energy, each year.
        annual: Exact,
    },
    /// Eₙ = E₁ (1 − first) (1 − annual)ⁿ⁻¹.
    Compound {
        /// Lost in the first year.
        first: Exact,
        /// Of the year before, each year.
        annual: Exact,
    },
    /// Eₙ = E₁ (1 − lossₙ), each year's own loss from new: what SAM makes of a list. 25 times 0.5 % is flat at 0.5 %.
    Yearly(Vec<Exact>),
}

/// Modules that are replaced at the start of a year and begin anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Replacement {
    /// The first year with the new ones, from 2.
    pub year: usize,
    /// The share of capacity that is replaced.
    pub share: Exact,
}

/// Energies over a lifetime, in the unit of the first.
#[derive(Debug, Clone, PartialEq)]
pub struct LifetimeEnergies {
    /// Of the years from 1.
    pub years: Vec<Exact>,
    /// Their sum.
    pub total: Exact,
    /// Their mean.
    pub mean: Exact,
}

impl Degradation {
    /// What is left in a year of age, from 1.
    ///
    /// # Errors
    /// [`PerformanceError::NotAShare`]; [`PerformanceError::YearOutside`] past the end of a list.
    pub fn factor(&self, age: usize) -> Result<Exact, PerformanceError> {
        let before = age.checked_sub(1).ok_or(PerformanceError::YearOutside(age))?;
        let power = i32::try_from(before).map_err(|_| PerformanceError::YearOutside(age))?;
        let left = match self {
            Degradation::Linear { first, annual } => {
                share(first, "first-year loss")?;
                share(annual, "degradation")?;
                Exact::ONE - first - annual * Exact::from(power)
            }
            Degradation::Compound { first, annual } => {
                share(first, "first-year loss")?;
                share(annual, "degradation")?;
                let kept = (Exact::ONE - annual).powi(power).ok_or(PerformanceError::YearOutside(age))?;
                (Exact::ONE - first) * kept
            }
            Degradation::Yearly(losses) => {
                let loss = losses.get(before).ok_or(PerformanceError::YearOutside(age))?;
                Exact::ONE - share(loss, "degradation")?
            }
        };
        Ok(left.max(Exact::ZERO))
    }
}

/// The energies of a lifetime from that of a year as new, before any loss.
///
/// # Errors
/// [`PerformanceError::Years`], [`PerformanceError::NotPositive`], [`PerformanceError::NotAShare`];
/// [`PerformanceError::YearOutside`] for a replacement before year 2 or after the last.
pub fn lifetime_energies(
    as_new: &Exact,
    years: usize,
    degradation: &Degradation,
    replacements: &[Replacement],
) -> Result<LifetimeEnergies, PerformanceError> {
    if !(1..=MOST_YEARS).contains(&years) {
        return Err(PerformanceError::Years { found: years, most: MOST_YEARS });
    }
    if as_new.is_negative() {
        return Err(PerformanceError::NotPositive("energy"));
    }
    // Cohorts of modules: the year they began, and their share of capacity.
    let mut cohorts = vec![(1, Exact::ONE)];
    let mut energies = Vec::with_capacity(years);
    for replacement in replacements {
        share(&replacement.share, "replaced share")?;
        if !(2..=years).contains(&replacement.year) {
            return Err(PerformanceError::YearOutside(replacement.year));
        }
    }
    for year in 1..=years {
        for replacement in replacements.iter().filter(|replacement| replacement.year == year) {
            // The same share of each cohort goes.
            let kept = Exact::ONE - &replacement.share;
            cohorts.iter_mut().for_each(|(_, share)| *share = &*share * &kept);
            cohorts.push((year, replacement.share.clone()));
        }
        let mut left = Exact::ZERO;
        for (began, share) in &cohorts {
            left += &(degradation.factor(year - began + 1)? * share);
        }
        energies.push(as_new * &left);
    }
    let total: Exact = energies.iter().sum();
    let count = Exact::from(i64::try_from(years).unwrap_or(i64::MAX));
    let mean = total.checked_div(&count).ok_or(PerformanceError::Years { found: years, most: MOST_YEARS })?;
    Ok(LifetimeEnergies { years: energies, total, mean })
}

fn share<'a>(value: &'a Exact, what: &'static str) -> Result<&'a Exact, PerformanceError> {
    if value.is_negative() || *value > Exact::ONE { Err(PerformanceError::NotAShare(what)) } else { Ok(value) }
}
