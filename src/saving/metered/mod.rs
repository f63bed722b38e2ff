//! Savings proved at the meter: a model of the energy before the project says what would have been used after it.
//!
//! ```text
//! calendar     civil days and hours, bills, gaps: what may be used, and notes on what was not
//! drivers      baselines on production, weather and other drivers; every subset; forecast, backcast, chaining
//! degree_day   degree days and grids of balance points
//! caltrack     CalTRACK 2.0, daily, bills and hourly, to the letter; and a corrected mode beside it
//! change_point 3P, 4P and 5P models by a search of the change points
//! time_of_week time of week and temperature (TOWT)
//! piecewise    temperature in pieces; occupied periods of the week
//! metrics      how well a model follows its data
//! band         bands of the saving of weather models; uncertainty: exact, Guideline 14, resampled, provable
//! verdict      SEP, Guideline 14 and IPMVP side by side
//! adjustment   non-routine adjustments; cusum, reconciliation: over time, and against the sum of measures
//! result       what weather models hand out
//! ```

pub mod adjustment;
pub mod band;
pub mod calendar;
pub mod caltrack;
pub mod change_point;
pub mod cusum;
pub mod degree_day;
pub mod drivers;
pub mod metrics;
pub mod piecewise;
pub mod reconciliation;
pub mod result;
pub mod time_of_week;
pub mod uncertainty;
pub mod verdict;
