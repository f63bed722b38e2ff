//! Photovoltaic plants.
//!
//! ```text
//! weather      hourly weather from text: EPW, TMY3, PVGIS, NASA POWER, plain CSV
//! model        what a plant is expected to generate, from hourly weather
//! performance  yields and ratios, degradation, own use, lifetime, plausibility, P50 and P90
//! carbon       what generation avoids beside the inventory, and what own use does to category 2
//! resource     yields of provinces and cities, as ranges with their grade
//! ```

pub mod carbon;
pub mod model;
pub mod performance;
pub mod resource;
pub mod weather;
