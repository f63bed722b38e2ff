//! Equal yearly amounts in place of one.

use super::error::{in_range, rate, sound};
use super::{FinanceError, present_value};

/// The capital recovery factor r / (1 − (1 + r)⁻ᴺ) [1/a]: an amount today times it is the equal amount at the end of each of N
/// years. 1/N at a rate of 0.
///
/// # Errors
/// [`FinanceError::Rate`], [`FinanceError::Years`].
pub fn capital_recovery_factor(rate_a_year: f64, years: f64) -> Result<f64, FinanceError> {
    let r = rate(rate_a_year)?;
    if !(years > 0.0 && years.is_finite()) {
        return Err(FinanceError::Years(years));
    }
    if r == 0.0 {
        return Ok(1.0 / years);
    }
    // expm1 and log1p keep the digits of a small rate.
    in_range(r / -libm::expm1(-years * libm::log1p(r)))
}

/// The levelised cost of saved energy: present value of the costs of years 0 to N over the present value of the energy saved in
/// years 1 to N, in currency per unit of energy.
///
/// # Errors
/// [`FinanceError::Lengths`] unless there is one cost more than there are years; [`FinanceError::NothingSaved`]; otherwise as
/// [`present_value`].
pub fn levelised_cost(rate: f64, costs: &[f64], energy: &[f64]) -> Result<f64, FinanceError> {
    sound(costs)?;
    sound(energy)?;
    if costs.len() != energy.len() + 1 {
        return Err(FinanceError::Lengths { expected: energy.len() + 1, found: costs.len() });
    }
    let saved = present_value(rate, energy, 1)?;
    if saved <= 0.0 {
        return Err(FinanceError::NothingSaved);
    }
    in_range(present_value(rate, costs, 0)? / saved)
}
