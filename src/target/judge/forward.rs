//! Forward-looking ambition: the cut that is still linear from the most recent year to net zero.

use super::number::{most, years};
use crate::quantity::Exact;
use crate::target::path::PathError;

/// A minimum that takes what is done into account, all as fractions of the base value.
#[derive(Debug, Clone, PartialEq)]
pub struct ForwardLooking {
    /// The cut of the target year on the straight line from the most recent year to net zero.
    pub minimum: Exact,
    /// The larger of it and the unadjusted minimum.
    pub required: Exact,
    /// Whether it asks more than the unadjusted minimum.
    pub binds: bool,
    /// Net zero is reached: what is reached must be kept.
    pub maintain_only: bool,
}

/// Works out the minimum: `progress + (net zero − progress) × (target − recent) / (net zero year − recent)`; at or past net zero
/// the progress itself.
///
/// # Errors
/// [`PathError::Years`] unless recent < target ≤ net zero year.
pub fn forward_looking(
    progress: &Exact,
    recent: i32,
    target_year: i32,
    net_zero: (i32, &Exact),
    unadjusted: &Exact,
) -> Result<ForwardLooking, PathError> {
    let (net_zero_year, cut) = net_zero;
    if recent >= target_year || target_year > net_zero_year {
        return Err(PathError::Years { base: recent, target: target_year });
    }
    let maintain_only = progress >= cut;
    let part = years(recent, target_year).checked_div(&years(recent, net_zero_year)).ok_or(PathError::Zero)?;
    let minimum = if maintain_only { progress.clone() } else { progress + &(&(cut - progress) * &part) };
    let binds = minimum > *unadjusted;
    Ok(ForwardLooking { required: most(minimum.clone(), unadjusted), minimum, binds, maintain_only })
}
