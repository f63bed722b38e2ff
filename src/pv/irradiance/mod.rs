//! The irradiance that a plant stood in: what a file of weather measured in its plane, or its horizontal irradiance brought there.
//!
//! ```text
//! ModelPlan, Weather ─ plane ─▶ PlaneLight (rows on the local clock, dark ones known) ─ over ─▶ Light of an interval
//! SeriesRows ─ matched ─▶ generation and irradiation of the rows that have both, by month
//! ```

mod dark;
mod matched;
mod over;
mod plane;

pub use matched::{Matched, RowCounts, by_month};
pub(super) use over::midnight;
pub use over::{CapacityDays, Light};
pub use plane::{CellSource, LightSource, PlaneLight};
