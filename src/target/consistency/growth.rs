//! An intensity target against an absolute one of the same boundary.

use super::model::CompanyTarget;
use super::{Stands, Unknown};
use crate::quantity::Exact;
use crate::target::path::{PathError, absolute_change, compound_rate};

/// An intensity against an absolute figure, by yearly compound rates.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    /// The yearly cut of the intensity.
    pub intensity_rate: Option<Exact>,
    /// The yearly cut of the absolute figure.
    pub absolute_rate: Option<Exact>,
    /// The growth of activity a year at which the two say the same: `(1 − absolute) / (1 − intensity) − 1`. Above it the
    /// absolute target asks for more, below it the intensity target does. `None` where the intensity falls to nothing.
    pub break_even: Option<Exact>,
    /// The stated growth of activity a year.
    pub growth: Option<Exact>,
    /// Change of the absolute figure over the years of the intensity target, at the stated growth; positive where it rises.
    pub absolute_change: Option<Exact>,
    /// The yearly cut of the intensity that the absolute target needs at the stated growth.
    pub intensity_needed: Option<Exact>,
}

/// An intensity target against an absolute one of the same boundary. Which of the two is given first does not matter.
///
/// Yearly rates are compared, so that target years need not agree. Under a growth above the break-even the absolute target
/// implies the intensity target, below it the other way round.
///
/// # Errors
/// [`PathError`] as [`CompanyTarget::cut`].
pub fn intensity_against_absolute(
    first: &CompanyTarget,
    second: &CompanyTarget,
    growth: Option<&Exact>,
) -> Result<(Stands, Growth), PathError> {
    let first_is_intensity = first.per.is_some();
    let (intensity, absolute) = if first_is_intensity { (first, second) } else { (second, first) };
    let rate = |target: &CompanyTarget| target.cut()?.map(|cut| compound_rate(&cut, target.years()?)).transpose();
    let (intensity_rate, absolute_rate) = (rate(intensity)?, rate(absolute)?);
    let mut found = Growth {
        break_even: None,
        growth: growth.cloned(),
        absolute_change: None,
        intensity_needed: None,
        intensity_rate: intensity_rate.clone(),
        absolute_rate: absolute_rate.clone(),
    };
    let (Some(by), Some(of)) = (intensity_rate, absolute_rate) else {
        return Ok((Stands::CannotTell(Unknown::NoCut), found));
    };
    if by.is_negative() || of.is_negative() {
        return Ok((Stands::CannotTell(Unknown::Rises), found));
    }
    let left = &Exact::ONE - &of;
    found.break_even = left.checked_div(&(&Exact::ONE - &by)).map(|ratio| &ratio - &Exact::ONE);
    let Some(growth) = growth else { return Ok((Stands::CannotTell(Unknown::Growth), found)) };
    let grown = &Exact::ONE + growth;
    if !grown.is_positive() {
        return Ok((Stands::CannotTell(Unknown::Growth), found));
    }
    found.intensity_needed = left.checked_div(&grown).map(|left| &Exact::ONE - &left);
    if let Some(cut) = intensity.cut()? {
        found.absolute_change = Some(absolute_change(&cut, growth, intensity.years()?)?);
    }
    // Which of the two leaves less a year decides; no break-even means that the intensity falls to nothing.
    let intensity_is_stricter = &(&Exact::ONE - &by) * &grown <= left;
    let stands = if intensity_is_stricter == first_is_intensity {
        Stands::FirstImpliesSecond
    } else {
        Stands::SecondImpliesFirst
    };
    Ok((stands, found))
}
