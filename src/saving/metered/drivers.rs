//! Baselines on drivers: energy of a period as an intercept and a slope for each driver (production, degree days, occupancy).
//!
//! ```text
//! Periods (energy, drivers) ─▶ Baseline ─┬─▶ sep       the tests of DOE SEP 50001
//!                 └─▶ subsets (every set of drivers)   └─▶ savings   forecast, backcast, chaining, at normal conditions
//! ```

mod baseline;
mod error;
mod periods;
mod savings;
mod sep;
mod subsets;

pub use baseline::{Baseline, DriverRange, Expected};
pub use error::BaselineError;
pub use periods::{Driver, Periods};
pub use savings::{EnPi, Normalised, Savings, avoided_energy, backcast, chained, forecast, normalised_savings};
pub use sep::{SepLimits, SepTests};
pub use subsets::{Candidate, Criterion, MOST_DRIVERS, best, every_subset};
