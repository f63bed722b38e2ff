//! What a plant is expected to generate, from hourly weather. Pure functions of `f64`; knows no book, files or terminal.
//!
//! ```text
//! site, hours ─┐
//! weather ─────┼─▶ Sky ── sun (position once for all plants) ── decomposition ── Dome (diffuse sky by a model)
//! Beam ────────┘    │
//! Plant ── Array* ──┴─▶ expected ─▶ Hourly ── Totals      Plane or Tracker → light → incidence → temperature → DC → AC
//!                                                         shine: light and incidence; block: the rest, a few hours at a time; lanes
//! clear_sky                                               what there would be without clouds
//! ```
//! Results have the same bits on every machine: elementary functions are those of `libm`, sums have a fixed order.

mod block;
mod chain;
pub mod clear_sky;
pub mod decomposition;
pub mod electrical;
mod error;
mod expected;
mod hourly;
mod hours;
pub mod incidence;
mod lanes;
mod plant;
mod shine;
mod site;
mod sky;
mod steps;
pub mod sun;
pub mod temperature;
mod tracker;
pub mod transposition;
mod weather;

pub use chain::Chain;
pub use decomposition::Decomposition;
pub use electrical::Inverter;
pub use error::ModelError;
pub use expected::{expected, expected_into};
pub use hourly::{Hourly, Totals};
pub use hours::{Clock, Hours, Stamp};
pub use incidence::Incidence;
pub use plant::{Array, Ground, Orientation, Plant};
pub use site::{Site, pressure_at};
pub use sky::{Beam, Closure, Sky};
pub use steps::{Columns, Haze, Known, Steps};
pub use sun::SunPath;
pub use temperature::Temperature;
pub use tracker::Tracker;
pub use transposition::SkyModel;
pub use weather::{Weather, is_missing};
