//! Present value, modified rate of return, and a project as its flows.

use crate::statistics::moments::sum_of;

use super::error::{in_range, rate, sound};
use super::{FinanceError, capital_recovery_factor};

/// A project: an outlay today, what it brings at the end of each year, what is left at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// The outlay, as a positive amount.
    pub outlay: f64,
    /// Net savings at the ends of years 1 to N.
    pub savings: Vec<f64>,
    /// What the plant is still worth at the end of year N; negative where taking it down costs.
    pub salvage: f64,
}

impl Project {
    /// Its flows: the outlay with a minus, then the savings, the salvage with the last.
    pub fn flows(&self) -> Vec<f64> {
        let mut flows: Vec<f64> = std::iter::once(-self.outlay).chain(self.savings.iter().copied()).collect();
        if let Some(last) = flows.last_mut().filter(|_| !self.savings.is_empty()) {
            *last += self.salvage;
        }
        flows
    }

    /// The outlay less the present value of the salvage, as an equal amount at the end of each year: times the capital recovery
    /// factor.
    ///
    /// # Errors
    /// As [`capital_recovery_factor`].
    pub fn annualised_outlay(&self, rate: f64) -> Result<f64, FinanceError> {
        let last = u32::try_from(self.savings.len()).map_err(|_| FinanceError::Overflow)?;
        let net = self.outlay - present_value(rate, &[self.salvage], last)?;
        in_range(net * capital_recovery_factor(rate, f64::from(last))?)
    }

    /// The profitability index: present value of what comes after the outlay over the outlay.
    ///
    /// # Errors
    /// [`FinanceError::NoOutlay`] unless the outlay is positive; otherwise as [`npv`].
    pub fn profitability_index(&self, rate: f64) -> Result<f64, FinanceError> {
        if self.outlay <= 0.0 {
            return Err(FinanceError::NoOutlay);
        }
        in_range((npv(rate, &self.flows())? + self.outlay) / self.outlay)
    }
}

/// The net present value Σ flowₜ / (1 + rate)ᵗ, t from 0.
///
/// # Errors
/// [`FinanceError::Empty`], [`FinanceError::NotFinite`], [`FinanceError::Rate`], [`FinanceError::Overflow`].
pub fn npv(rate: f64, flows: &[f64]) -> Result<f64, FinanceError> {
    present_value(rate, flows, 0)
}

/// The present value of flows of which the first is of the end of year `first`.
///
/// # Errors
/// As [`npv`].
pub fn present_value(rate_a_year: f64, flows: &[f64], first: u32) -> Result<f64, FinanceError> {
    sound(flows)?;
    let growth = 1.0 + rate(rate_a_year)?;
    let discounted = |(at, flow): (usize, &f64)| flow * libm::pow(growth, -(at as f64 + f64::from(first)));
    in_range(sum_of(flows.iter().enumerate().map(discounted)))
}

/// The modified internal rate of return: outlays are financed at one rate, returns reinvested at another until the last year.
/// (future value of returns / present value of outlays)^(1/N) − 1.
///
/// # Errors
/// [`FinanceError::NoOutlay`], [`FinanceError::NoReturn`]; otherwise as [`npv`].
pub fn mirr(flows: &[f64], finance_rate: f64, reinvestment_rate: f64) -> Result<f64, FinanceError> {
    let outlays: Vec<f64> = flows.iter().map(|flow| if *flow < 0.0 { -flow } else { 0.0 }).collect();
    let returns: Vec<f64> = flows.iter().map(|flow| if *flow > 0.0 { *flow } else { 0.0 }).collect();
    sound(flows)?;
    let outlay = npv(finance_rate, &outlays)?;
    let returned = npv(reinvestment_rate, &returns)?;
    if outlay <= 0.0 {
        return Err(FinanceError::NoOutlay);
    }
    if returned <= 0.0 || flows.len() < 2 {
        return Err(FinanceError::NoReturn);
    }
    let years = (flows.len() - 1) as f64;
    in_range(libm::pow(returned / outlay, 1.0 / years) * (1.0 + reinvestment_rate) - 1.0)
}
