//! Which format a text is of, by what it says and never by its name.

use super::lines::{Line, lines, split};
use super::plain_names::names_columns;
use super::{WeatherError, WeatherFault};

/// A format of weather files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// EnergyPlus weather file.
    Epw,
    /// Typical meteorological year 3 of NREL, as CSV with two header lines.
    Tmy3,
    /// PVGIS `seriescalc`: hourly series, times in UTC.
    PvgisHourly,
    /// PVGIS `tmy`: a typical year, times in UTC.
    PvgisTmy,
    /// NASA POWER hourly, with its header block.
    NasaPower,
    /// Comma-separated values whose header names the columns.
    Plain,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] =
        [Format::Epw, Format::Tmy3, Format::PvgisHourly, Format::PvgisTmy, Format::NasaPower, Format::Plain];

    /// The word of books and of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Format::Epw => "epw",
            Format::Tmy3 => "tmy3",
            Format::PvgisHourly => "pvgis-hourly",
            Format::PvgisTmy => "pvgis-tmy",
            Format::NasaPower => "nasa-power",
            Format::Plain => "csv",
        }
    }

    /// The format of a word.
    pub fn of_word(word: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// A format with what it was recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The format.
    pub format: Format,
    /// The line that told it, from 1; 0 where somebody stated it.
    pub line: usize,
    /// The beginning of that line.
    pub mark: String,
}

impl Recognised {
    /// A format that somebody states.
    pub fn stated(format: Format) -> Recognised {
        Recognised { format, line: 0, mark: String::new() }
    }
}

/// Lines in which a header is looked for.
const HEADER_LINES: usize = 60;
/// Characters of a line that are kept as evidence.
const MARK: usize = 40;

/// Recognises a format.
///
/// # Errors
/// [`WeatherFault::Empty`], [`WeatherFault::UnknownFormat`].
pub fn recognise(text: &str) -> Result<Recognised, WeatherError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Vec<Line> = lines(text).take(HEADER_LINES).collect();
    if head.is_empty() {
        return Err(WeatherFault::Empty.at(0));
    }
    let told = |format: Format, line: &Line| Recognised {
        format,
        line: line.number,
        mark: line.text.trim().chars().take(MARK).collect(),
    };
    let bare = |line: &Line| line.text.trim().trim_matches('"').to_ascii_lowercase();
    let first = bare(&head[0]);
    if first.starts_with("location,") {
        return Ok(told(Format::Epw, &head[0]));
    }
    if first.starts_with("-begin header-") {
        return Ok(told(Format::NasaPower, &head[0]));
    }
    if let Some(line) = head.iter().take(2).find(|line| bare(line).starts_with("date (mm/dd/yyyy)")) {
        return Ok(told(Format::Tmy3, line));
    }
    if let Some(line) = head.iter().find(|line| bare(line).starts_with("time(utc)")) {
        return Ok(told(Format::PvgisTmy, line));
    }
    let of_pvgis = |line: &&Line| {
        let names = split(line.text, ',');
        let (first, rest) = names.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
        first == "time" && rest.iter().any(|name| matches!(*name, "G(i)" | "Gb(i)" | "G(h)"))
    };
    if let Some(line) = head.iter().find(of_pvgis) {
        return Ok(told(Format::PvgisHourly, line));
    }
    match head.iter().find(|line| names_columns(line.text)) {
        Some(line) => Ok(told(Format::Plain, line)),
        None => Err(WeatherFault::UnknownFormat.at(head[0].number)),
    }
}
