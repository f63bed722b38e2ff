//! Implied temperature rise: overshoot of a carbon budget to degrees (method of OS-Climate's ITR 1.1).

use serde::Deserialize;

use super::number::PackNumber;
use crate::factor::Head;
use crate::quantity::Exact;

/// The constants of the method as its authors set them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RisePack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// As [`RiseConstants::benchmark`].
    pub benchmark: PackNumber,
    /// As [`RiseConstants::budget`].
    pub budget: PackNumber,
    /// As [`RiseConstants::response`].
    pub response: PackNumber,
    /// As [`RiseConstants::conversion`].
    pub conversion: PackNumber,
    /// As [`RiseConstants::target_probability`].
    pub target_probability: PackNumber,
    /// As [`RiseConstants::most_overshoot`].
    pub most_overshoot: PackNumber,
}

impl RisePack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> Option<RisePack> {
        toml::from_str(include_str!("../../../rules/target/implied-rise-itr-1.1.toml")).ok()
    }
}

/// The constants of the method.
#[derive(Debug, Clone, PartialEq)]
pub struct RiseConstants {
    /// Temperature of the benchmark, in °C.
    pub benchmark: Exact,
    /// Remaining global budget of the benchmark, in Gt CO2.
    pub budget: Exact,
    /// Transient climate response to cumulative emissions, °C for 1 000 Gt C.
    pub response: Exact,
    /// Gt CO2 for 1 000 Gt C.
    pub conversion: Exact,
    /// The probability that a company meets its target, of 0 to 1.
    pub target_probability: Exact,
    /// A trajectory that overshoots by more is no use: the target counts alone.
    pub most_overshoot: Exact,
}

/// Scores in °C.
#[derive(Debug, Clone, PartialEq)]
pub struct ImpliedRise {
    /// Of the trajectory.
    pub trajectory: Exact,
    /// Of the target.
    pub target: Exact,
    /// Of both: weighted by the probability that the target is met.
    pub score: Exact,
}

/// `benchmark + budget × (ratio − 1) × response / conversion` for each, where a ratio is emissions over the budget's share.
/// `None` for a conversion of zero.
pub fn implied_rise(trajectory: &Exact, target: &Exact, constants: &RiseConstants) -> Option<ImpliedRise> {
    let degrees_per_gt = constants.response.checked_div(&constants.conversion)?;
    let of = |ratio: &Exact| &constants.benchmark + &(&(&constants.budget * &(ratio - &Exact::ONE)) * &degrees_per_gt);
    let of_both = |trajectory: &Exact, target: &Exact| {
        let p = &constants.target_probability;
        &(target * p) + &(trajectory * &(&Exact::ONE - p))
    };
    let (of_trajectory, of_target) = (of(trajectory), of(target));
    let is_useless = *trajectory > constants.most_overshoot;
    let score = if is_useless { of_target.clone() } else { of_both(&of_trajectory, &of_target) };
    Some(ImpliedRise { trajectory: of_trajectory, target: of_target, score })
}
