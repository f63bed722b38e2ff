//! The sun: where it stands, when it rises, and what it sends.
//!
//! ```text
//! terms ─▶ geocentric ─▶ observer ─▶ position     one instant, the whole algorithm
//!   └────▶ rotor ─▶ almanac ─▶ path               many instants of a year: slow terms every second day, interpolated
//! events          rise, transit, set
//! extraterrestrial, air_mass
//! ```

pub mod air_mass;
mod almanac;
mod events;
pub mod extraterrestrial;
mod geocentric;
mod observer;
mod path;
mod rotor;
#[rustfmt::skip] // tables, several terms a line
#[allow(clippy::approx_constant)] // 3.14 stands so in the tables
mod terms;
mod time;

pub use events::{Events, events};
pub use observer::{HORIZON_REFRACTION, Position, position, refraction};
pub use path::SunPath;
pub(super) use path::Watch;
pub use time::{days_from_civil, is_leap, year_of};
