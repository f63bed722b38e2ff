//! When an outlay has come back.

use super::error::{rate, sound};
use super::{FinanceError, npv};

/// When the sum of the flows first reaches zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payback {
    /// Years, interpolated inside the year: flows are taken to come evenly over it.
    pub years: f64,
    /// Whether the sum stays at or above zero from then on; a later outlay can take it below again.
    pub lasting: bool,
}

/// The simple payback of flows; `None` where they never come back.
///
/// # Errors
/// [`FinanceError::Empty`], [`FinanceError::NotFinite`].
pub fn simple_payback(flows: &[f64]) -> Result<Option<Payback>, FinanceError> {
    sound(flows)?;
    Ok(crossing(flows.iter().copied()))
}

/// The payback of flows discounted at a rate: interpolated inside the year on the discounted flow.
///
/// # Errors
/// As [`npv`].
pub fn discounted_payback(rate_a_year: f64, flows: &[f64]) -> Result<Option<Payback>, FinanceError> {
    let growth = 1.0 + rate(rate_a_year)?;
    npv(rate_a_year, flows)?;
    Ok(crossing(flows.iter().enumerate().map(|(year, flow)| flow * libm::pow(growth, -(year as f64)))))
}

fn crossing(flows: impl Iterator<Item = f64>) -> Option<Payback> {
    let (mut sum, mut found) = (0.0, None::<Payback>);
    for (year, flow) in flows.enumerate() {
        let before = sum;
        sum += flow;
        match &mut found {
            Some(payback) => payback.lasting &= sum >= 0.0,
            None if sum >= 0.0 => {
                // Nothing was owed before: it was back at the start.
                let part = if before < 0.0 { year as f64 - 1.0 + -before / flow } else { 0.0 };
                found = Some(Payback { years: part, lasting: true });
            }
            None => {}
        }
    }
    found
}
