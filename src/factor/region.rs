//! Provinces and the grid regions for which averages are published, as data: `emission_factors/cn/regions.toml`.

use serde::Deserialize;

use super::record::Name;

/// The provinces of a country and its grid regions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    /// The series of published averages, oldest first: each has its own regions.
    pub series: Vec<Series>,
    /// Grid regions.
    pub region: Vec<GridRegion>,
    /// Provinces.
    pub province: Vec<Province>,
}

/// A run of years in which averages are published for the same regions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name: `six`, `seven`.
    pub id: SeriesId,
    /// First data year; `None` where it has no beginning.
    pub from: Option<u16>,
    /// Last data year; `None` where it goes on.
    pub to: Option<u16>,
    /// Its regions, by id.
    pub regions: Vec<String>,
}

/// The name of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesId {
    /// Six regions, to 2012.
    Six,
    /// Seven regions, from 2021 on.
    Seven,
}

/// A grid region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridRegion {
    /// The last segment of its factors' families: `east`.
    pub id: String,
    /// Its code in this library: `CN-grid-east`.
    pub code: String,
    /// Its name.
    pub name: Name,
}

/// A province.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// The last segment of its factors' families: `jiangsu`.
    pub id: String,
    /// ISO 3166-2: `CN-JS`.
    pub code: String,
    /// Its name.
    pub name: Name,
    /// Its region in the series of six.
    pub six: Option<String>,
    /// Its region in the series of seven.
    pub seven: Option<String>,
    /// What a user must know.
    pub note: Option<String>,
}

impl Regions {
    /// The regions that are part of the program. That their file can be read is held by a test.
    pub fn bundled() -> Regions {
        Regions::read(include_str!("../../emission_factors/cn/regions.toml")).unwrap_or_default()
    }

    /// Reads a table of regions.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<Regions, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The province of an ISO 3166-2 code.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.province.iter().find(|province| province.code == code)
    }

    /// Whether what is published for a whole country holds for a place in it: for every province of the table, and for any
    /// place of a country that has none in it.
    pub fn covers(&self, place: &str) -> bool {
        let Some((country, _)) = place.split_once('-') else { return true };
        let of_country = |province: &Province| province.code.split_once('-').is_some_and(|(of, _)| of == country);
        self.province(place).is_some() || !self.province.iter().any(of_country)
    }

    /// The series that a data year belongs to; `None` for the years for which no table was issued.
    pub fn series_of(&self, year: u16) -> Option<&Series> {
        let within =
            |series: &&Series| series.from.is_none_or(|from| from <= year) && series.to.is_none_or(|to| year <= to);
        self.series.iter().find(within)
    }

    /// The grid region of a province in a series.
    pub fn grid_of(&self, code: &str, series: SeriesId) -> Option<&GridRegion> {
        let province = self.province(code)?;
        let region = match series {
            SeriesId::Six => province.six.as_deref(),
            SeriesId::Seven => province.seven.as_deref(),
        }?;
        self.region.iter().find(|grid| grid.id == region)
    }
}
