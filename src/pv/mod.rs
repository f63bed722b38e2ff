//! Photovoltaic plants.
//!
//! ```text
//! model   what a plant is expected to generate, from hourly weather
//! ```

pub mod model;
