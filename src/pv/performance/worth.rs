//! What a plant is worth over its life: money, in floating point as all of finance here, and carbon, exact.

use super::PerformanceError;
use crate::quantity::Exact;
use crate::saving::finance::{Irr, Payback, discounted_payback, irr, levelised_cost, npv, simple_payback};

/// What a plant costs and earns. Amounts in one currency, of ends of years.
#[derive(Debug, Clone, PartialEq)]
pub struct Money {
    /// Paid at the start.
    pub outlay: f64,
    /// Running cost of each year.
    pub running: Vec<f64>,
    /// Paid at the ends of some years (from 1): replaced inverters, modules.
    pub replacements: Vec<(usize, f64)>,
    /// What is left at the end; negative where taking it down costs.
    pub salvage: f64,
    /// What a kWh that is used saves, in year 1.
    pub own_use_price: f64,
    /// What a kWh to the grid brings, in year 1.
    pub feed_in_price: f64,
    /// By which both prices rise a year, a fraction.
    pub price_growth: f64,
    /// The discount rate a year, a fraction.
    pub rate: f64,
}

/// What it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Levelised cost of energy, currency/kWh: present value of all costs over that of all energy.
    pub levelised_cost: f64,
    /// Net present value.
    pub present_value: f64,
    /// Internal rates of return.
    pub rate_of_return: Irr,
    /// When the outlay is back; `None` where it never is.
    pub payback: Option<Payback>,
    /// The same, discounted.
    pub discounted_payback: Option<Payback>,
}

/// The worth of a plant from the energies that are used and fed in, kWh, of the years from 1.
///
/// # Errors
/// [`PerformanceError::Lengths`] unless both have a value for each year, and the running costs too;
/// [`PerformanceError::YearOutside`] for a replacement outside; what finance refuses.
pub fn worth(own_use_kwh: &[f64], feed_in_kwh: &[f64], money: &Money) -> Result<Worth, PerformanceError> {
    let years = own_use_kwh.len();
    for found in [feed_in_kwh.len(), money.running.len()] {
        if found != years {
            return Err(PerformanceError::Lengths { expected: years, found });
        }
    }
    if let Some((year, _)) = money.replacements.iter().find(|(year, _)| !(1..=years).contains(year)) {
        return Err(PerformanceError::YearOutside(*year));
    }
    let mut costs: Vec<f64> = std::iter::once(money.outlay).chain(money.running.iter().copied()).collect();
    for (year, cost) in &money.replacements {
        costs[*year] += cost;
    }
    if years > 0 {
        costs[years] -= money.salvage;
    }
    let energy: Vec<f64> = own_use_kwh.iter().zip(feed_in_kwh).map(|(own, fed)| own + fed).collect();
    let earned = |year: usize| {
        let growth = libm::pow(1.0 + money.price_growth, year as f64 - 1.0);
        growth * (own_use_kwh[year - 1] * money.own_use_price + feed_in_kwh[year - 1] * money.feed_in_price)
    };
    let flow = |(year, cost): (usize, &f64)| if year == 0 { -cost } else { earned(year) - cost };
    let flows: Vec<f64> = costs.iter().enumerate().map(flow).collect();
    Ok(Worth {
        levelised_cost: levelised_cost(money.rate, &costs, &energy)?,
        present_value: npv(money.rate, &flows)?,
        rate_of_return: irr(&flows)?,
        payback: simple_payback(&flows)?,
        discounted_payback: discounted_payback(money.rate, &flows)?,
    })
}

/// When avoided emissions make up for embodied ones.
#[derive(Debug, Clone, PartialEq)]
pub struct CarbonPayback {
    /// Embodied, kgCO2e.
    pub embodied: Exact,
    /// Years until as much is avoided, evenly within a year; `None` where the life is too short.
    pub years: Option<Exact>,
    /// Avoided over the life less embodied, kgCO2e.
    pub net: Exact,
    /// Embodied over the energy of the life, kgCO2e/kWh; `None` without energy.
    pub per_kwh: Option<Exact>,
}

/// Carbon payback of `embodied_per_kw` kgCO2e/kW from the energies of the years, kWh, and what a kWh avoids in each year,
/// kgCO2e/kWh. Avoided emissions stand beside an inventory and are never taken from it.
///
/// # Errors
/// [`PerformanceError::Lengths`]; [`PerformanceError::NotPositive`] for values below zero.
pub fn carbon_payback(
    embodied_per_kw: &Exact,
    capacity_kw: &Exact,
    energies_kwh: &[Exact],
    avoided_per_kwh: &[Exact],
) -> Result<CarbonPayback, PerformanceError> {
    if energies_kwh.len() != avoided_per_kwh.len() {
        return Err(PerformanceError::Lengths { expected: energies_kwh.len(), found: avoided_per_kwh.len() });
    }
    for (what, values) in [("energy", energies_kwh), ("avoided emissions", avoided_per_kwh)] {
        if values.iter().any(Exact::is_negative) {
            return Err(PerformanceError::NotPositive(what));
        }
    }
    if embodied_per_kw.is_negative() || capacity_kw.is_negative() {
        return Err(PerformanceError::NotPositive("embodied emissions"));
    }
    let embodied = embodied_per_kw * capacity_kw;
    let (mut avoided, mut years) = (Exact::ZERO, embodied.is_zero().then_some(Exact::ZERO));
    for (at, (energy, factor)) in energies_kwh.iter().zip(avoided_per_kwh).enumerate() {
        let of_year = energy * factor;
        let owed = &embodied - &avoided;
        if years.is_none() && of_year >= owed {
            let part = owed.checked_div(&of_year).unwrap_or(Exact::ZERO);
            years = Some(Exact::from(i64::try_from(at).unwrap_or(i64::MAX)) + &part);
        }
        avoided += &of_year;
    }
    let energy: Exact = energies_kwh.iter().sum();
    Ok(CarbonPayback { net: &avoided - &embodied, per_kwh: embodied.checked_div(&energy), embodied, years })
}
