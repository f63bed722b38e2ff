//! The yields of places, as data.

use serde::Deserialize;

use super::Grade;
use crate::factor::{Head, Name};
use crate::pv::performance::plausibility::decimal;
use crate::quantity::Exact;

/// Lines of evidence and the places that have them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourcePack {
    /// Name, edition and sources.
    pub pack: Head,
    /// What becomes of a single value.
    pub single: Single,
    /// The lines.
    pub line: Vec<YieldLine>,
    /// The places, provincial capitals first.
    pub place: Vec<Place>,
}

/// How a single value is widened.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Single {
    /// A share, to either side.
    #[serde(deserialize_with = "decimal")]
    pub margin: Exact,
    /// Whether a primary source was read.
    pub confirmed: bool,
}

/// A line of evidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YieldLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: Name,
    /// Where it comes from.
    pub source: Name,
    /// Whether it counts for the range.
    pub in_range: bool,
    /// Whether figures of a city are held against it.
    pub reference: bool,
    /// Its grade.
    pub grade: Grade,
    /// Whether a primary source was read.
    pub confirmed: bool,
}

/// A city.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// ISO 3166-2 of its province.
    pub region: String,
    /// The province.
    pub province: Name,
    /// The city.
    pub city: Name,
    /// Where it lies.
    pub at: Position,
    /// How far its range can be relied on.
    pub grade: Grade,
    /// Its evidence.
    pub yields: Vec<Evidence>,
    /// Its sky without clouds, computed: what nothing exceeds.
    pub clear_sky: ClearSky,
}

/// Coordinates.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Degrees north.
    #[serde(deserialize_with = "decimal")]
    pub latitude: Exact,
    /// Degrees east.
    #[serde(deserialize_with = "decimal")]
    pub longitude: Exact,
    /// Metres above the sea.
    #[serde(deserialize_with = "decimal")]
    pub altitude: Exact,
}

/// A value of a line.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The line.
    pub line: String,
    /// kWh/kW of a year.
    #[serde(deserialize_with = "decimal")]
    pub value: Exact,
}

/// Irradiation of a year without clouds, kWh/m².
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClearSky {
    /// On the horizontal.
    #[serde(deserialize_with = "decimal")]
    pub horizontal: Exact,
    /// On the plane of the best tilt.
    #[serde(deserialize_with = "decimal")]
    pub best_plane: Exact,
    /// That tilt, degrees.
    #[serde(deserialize_with = "decimal")]
    pub tilt: Exact,
}

impl ResourcePack {
    /// The pack of the program.
    ///
    /// # Errors
    /// What the parser says; that the bundled file can be read is held by a test.
    pub fn bundled() -> Result<ResourcePack, String> {
        ResourcePack::read(include_str!("../../../rules/pv/resource-china.toml"))
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says; a value of a line that is not there.
    pub fn read(text: &str) -> Result<ResourcePack, String> {
        let pack: ResourcePack = toml::from_str(text).map_err(|error| error.to_string())?;
        let unknown = |line: &&Evidence| pack.line(&line.line).is_none();
        match pack.place.iter().flat_map(|place| &place.yields).find(unknown) {
            Some(line) => Err(format!("there is no line {}", line.line)),
            None => Ok(pack),
        }
    }

    /// The line of this id.
    pub fn line(&self, id: &str) -> Option<&YieldLine> {
        self.line.iter().find(|line| line.id == id)
    }
}
