//! How a file is to be read, where somebody says.

use super::{Format, Recognised, WeatherError, recognise};

/// A format, or a family of formats of which the content tells the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedFormat {
    /// This one.
    One(Format),
    /// A file of PVGIS: of hours, or of a typical year.
    Pvgis,
}

impl WantedFormat {
    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("epw", Self::One(Format::Epw)),
        ("tmy3", Self::One(Format::Tmy3)),
        ("pvgis", Self::Pvgis),
        ("pvgis-hourly", Self::One(Format::PvgisHourly)),
        ("pvgis-tmy", Self::One(Format::PvgisTmy)),
        ("nasa-power", Self::One(Format::NasaPower)),
        ("csv", Self::One(Format::Plain)),
    ];

    /// What a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, format)| *format)
    }
}

/// What somebody says of how a file is read; what is not said is told from the content.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reading {
    /// The format.
    pub format: Option<WantedFormat>,
    /// Minutes that a row stands for, where rows are instants that follow no step. Then nothing is said of gaps.
    pub step_min: Option<u32>,
}

impl Reading {
    pub(super) fn recognised(&self, text: &str) -> Result<Recognised, WeatherError> {
        match self.format {
            None => recognise(text),
            Some(WantedFormat::One(format)) => Ok(Recognised::stated(format)),
            // What is no file of PVGIS at all is left to the reader of hours, which says what is missing.
            Some(WantedFormat::Pvgis) => Ok(recognise(text)
                .ok()
                .filter(|of| matches!(of.format, Format::PvgisHourly | Format::PvgisTmy))
                .unwrap_or_else(|| Recognised::stated(Format::PvgisHourly))),
        }
    }
}
