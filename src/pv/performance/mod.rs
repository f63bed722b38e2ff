//! How a plant did: yields, ratios, degradation, own use, lifetime, and whether a figure is plausible.
//!
//! ```text
//! capacity     capacity over time ─▶ its mean over a period
//! yields       specific yield, capacity factor, W/m²: exact, for accounts
//! ratio        IEC 61724-1 yields and performance ratios of series: floating point
//! degradation  year on year and least squares, with an interval
//! own_use      generation matched with load, and what coarser netting makes of it; load: a weekly profile
//! lifetime     energies of the years, exact; worth: money and carbon over them
//! exceedance   P50, P90 from a deviation or a range
//! plausibility a yield and a density against bounds, with questions; start_date: what a part year would explain
//! ```
//! What is exact knows no floating point; what is floating point says so by its type.

mod capacity;
mod degradation;
mod error;
mod exceedance;
mod lifetime;
mod load;
mod own_use;
pub mod plausibility;
mod ratio;
mod start_date;
mod worth;
mod yields;

pub use capacity::{CapacityStep, time_weighted};
pub use degradation::{DailySeries, Interval, Trend, YearOnYear, trend, year_on_year};
pub use error::PerformanceError;
pub use exceedance::{RangeMeans, exceeded, of_deviation, of_range};
pub use lifetime::{Degradation, LifetimeEnergies, Replacement, lifetime_energies};
pub use load::{LoadBand, WeeklyLoad};
pub use own_use::{Matched, Netting, matched, netted};
pub use ratio::{Series, SeriesYields};
pub use start_date::{StartDate, implied_start};
pub use worth::{CarbonPayback, Money, Worth, carbon_payback, worth};
pub use yields::{capacity_factor, density, equivalent_hours, per_area, specific_yield};
