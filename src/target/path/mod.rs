//! Pathways: what a target promises for each year, what that adds up to, and what is left to do.
//!
//! ```text
//! shape         linear · compound · stepped · bent · user points ─▶ Path (exact, or rounded roots)
//! convergence   sectoral decarbonisation: an intensity that converges on the sector's
//! interpolation the projection of two target points of the ITR method
//! budget        cumulative emissions in three conventions, overshoot against another path
//! catch_up      after missed years: the step to the end point, and the step that keeps the budget
//! intensity     intensity against absolute figures under growth of activity
//! ```
//! Values are exact. A root that is not rational is rounded down at [`ROOT_DIGITS`] significant digits, and the path says so.

mod budget;
mod catch_up;
mod convergence;
mod error;
mod intensity;
mod interpolation;
mod shape;

pub use budget::{Cumulative, cumulative, overshoot};
pub use catch_up::{CatchUp, catch_up, catch_up_from};
pub use convergence::{Convergence, ConvergenceYear, Sector, ShareCap, adjusted_to_base, convergence};
pub use error::PathError;
pub use intensity::{IntensityReading, absolute_change, break_even_growth, compound_rate, yearly};
pub use interpolation::interpolated;
pub use shape::{Path, bent, compound, compound_rate_path, late_step, linear, points, stepped};

use crate::quantity::Exact;

/// Significant digits that a root is rounded to.
pub const ROOT_DIGITS: u32 = 20;

/// `value` to the power `k / n`, and whether it is exact; `None` for a negative value, for n = 0 or beyond all size.
pub(crate) fn power(value: &Exact, k: u32, n: u32) -> Option<(Exact, bool)> {
    if value.is_negative() || n == 0 {
        return None;
    }
    let divisor = num_integer::gcd(k, n).max(1);
    let (k, n) = (k / divisor, n / divisor);
    let raised = value.powi(i32::try_from(k).ok()?)?;
    if n == 1 {
        return Some((raised, true));
    }
    let root = raised.root(n, ROOT_DIGITS, false)?;
    let is_exact = root.powi(i32::try_from(n).ok()?).is_some_and(|back| back == raised);
    Some((root, is_exact))
}
