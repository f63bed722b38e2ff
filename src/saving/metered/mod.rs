//! Baselines from meters and weather, and what a meter saved against them.
//!
//! ```text
//! calendar     civil days and hours, bills, gaps: what may be used, and notes on what was not
//! degree_day   degree days and grids of balance points
//! caltrack     CalTRACK 2.0, daily, bills and hourly, to the letter; and a corrected mode beside it
//! change_point 3P, 4P and 5P models by a search of the change points
//! time_of_week time of week and temperature (TOWT)
//! piecewise    temperature in pieces; occupied periods of the week
//! metrics      how well a model follows its data
//! band         bands of the saving
//! result       what all of them hand out
//! ```
pub mod band;
pub mod calendar;
pub mod caltrack;
pub mod change_point;
pub mod degree_day;
pub mod metrics;
pub mod piecewise;
pub mod result;
pub mod time_of_week;
