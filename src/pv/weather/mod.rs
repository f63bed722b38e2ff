//! Hourly weather of a site, read from text.
//!
//! ```text
//! text ─ recognise ─▶ Format ─ its reader ─▶ Draft (rows as printed) ─ finish ─▶ Weather
//!                                                                      └─ Notes: gaps, duplicates, clock, years
//! Statements (what a book says of the file) ─ Weather::state ─▶ Weather
//! ```
//! A reader knows one format and nothing of the others. The format is recognised from the content and the evidence is kept
//! ([`Recognised`]). A value that is missing is `None` and counted; it is never zero and never used.

mod calendar;
mod daylight;
mod draft;
mod epw;
mod error;
mod field;
mod lines;
mod model;
mod note;
mod number;
mod plain;
mod plain_names;
mod plain_time;
mod power;
mod pvgis;
mod recognise;
mod sequence;
mod stamp;
mod statements;
mod tmy3;
mod wanted;
mod words;

pub use error::{WeatherError, WeatherErrors, WeatherFault};
pub use field::Field;
pub use model::{Clock, Column, Label, Plane, Site, Weather, Years};
pub use note::{DaylightEvidence, Note};
pub use recognise::{Format, Recognised, recognise};
pub use stamp::{NOMINAL_YEAR, Stamp};
pub use statements::Statements;
pub use wanted::{Reading, WantedFormat};

/// Reads a weather file whose format is recognised from its content.
///
/// # Errors
/// Everything that keeps rows from being read, located by line; see [`WeatherFault`].
pub fn read(text: &str) -> Result<Weather, WeatherErrors> {
    read_so(text, &Reading::default())
}

/// Reads a weather file as somebody says that it is to be read.
///
/// # Errors
/// As [`read`].
pub fn read_so(text: &str, reading: &Reading) -> Result<Weather, WeatherErrors> {
    drafted(text, reading.recognised(text)?, reading.step_min)
}

/// Reads a weather file as a format that somebody states.
///
/// # Errors
/// As [`read`].
pub fn read_as(text: &str, recognised: Recognised) -> Result<Weather, WeatherErrors> {
    drafted(text, recognised, None)
}

fn drafted(text: &str, recognised: Recognised, step_min: Option<u32>) -> Result<Weather, WeatherErrors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let draft = match recognised.format {
        Format::Epw => epw::read(text),
        Format::Tmy3 => tmy3::read(text),
        Format::PvgisHourly => pvgis::read_hourly(text),
        Format::PvgisTmy => pvgis::read_tmy(text),
        Format::NasaPower => power::read(text),
        Format::Plain => plain::read(text),
    }?;
    draft.finish(recognised, step_min)
}
