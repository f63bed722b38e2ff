//! The rules of plausibility, as data: `rules/pv/plausibility.toml`.

use serde::Deserialize;

use super::Flag;
use crate::factor::{Head, Name};
use crate::quantity::Exact;

/// Bounds, shares of months and questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlausibilityRules {
    /// Name, edition and sources.
    pub pack: Head,
    /// The bounds.
    pub bounds: Bounds,
    /// Shares of the months, by place.
    pub shares: Vec<MonthlyShares>,
    /// What to ask at each flag.
    pub questions: Vec<FlagQuestions>,
}

/// The bounds, as fractions of a reference or in kW/m².
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Least yield over the reference yield.
    #[serde(deserialize_with = "decimal")]
    pub least_of_reference: Exact,
    /// Greatest yield over the reference yield.
    #[serde(deserialize_with = "decimal")]
    pub greatest_of_reference: Exact,
    /// Greatest yield over the irradiation of a year without clouds.
    #[serde(deserialize_with = "decimal")]
    pub greatest_of_clear_sky: Exact,
    /// Yield over the reference yield below which a unit is suspected.
    #[serde(deserialize_with = "decimal")]
    pub unit_below: Exact,
    /// Ratios of units that are mistaken for one another.
    #[serde(deserialize_with = "decimals")]
    pub unit_ratios: Vec<Exact>,
    /// Capacity over area that no roof carries.
    #[serde(deserialize_with = "decimal")]
    pub density_impossible: Exact,
    /// And that is more than usual.
    #[serde(deserialize_with = "decimal")]
    pub density_high: Exact,
    /// And less.
    #[serde(deserialize_with = "decimal")]
    pub density_low: Exact,
    /// Whether a primary source was read.
    pub confirmed: bool,
    /// Where they come from.
    pub source: Name,
}

/// How a year's yield is spread over its months.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyShares {
    /// Id of the place: `CN-SH`.
    pub region: String,
    /// January first; they add to 1 but for rounding.
    #[serde(deserialize_with = "decimals")]
    pub shares: Vec<Exact>,
    /// Whether a primary source was read.
    pub confirmed: bool,
    /// Where they come from.
    pub source: Name,
}

/// What a flag asks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagQuestions {
    /// The flag.
    pub flag: Flag,
    /// What it says.
    pub says: Name,
    /// The questions, the likeliest first.
    pub ask: Vec<Name>,
}

impl MonthlyShares {
    /// The twelve shares; `None` where the data have another number.
    pub fn months(&self) -> Option<&[Exact; 12]> {
        self.shares.as_slice().try_into().ok()
    }
}

impl PlausibilityRules {
    /// The pack of the program.
    ///
    /// # Errors
    /// What the parser says; that the bundled file can be read is held by a test.
    pub fn bundled() -> Result<PlausibilityRules, String> {
        PlausibilityRules::read(include_str!("../../../../rules/pv/plausibility.toml"))
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says; a place without twelve shares.
    pub fn read(text: &str) -> Result<PlausibilityRules, String> {
        let pack: PlausibilityRules = toml::from_str(text).map_err(|error| error.to_string())?;
        match pack.shares.iter().find(|shares| shares.months().is_none()) {
            Some(shares) => Err(format!("{}: twelve shares are needed", shares.region)),
            None => Ok(pack),
        }
    }

    /// What a flag asks.
    pub fn questions(&self, flag: Flag) -> Option<&FlagQuestions> {
        self.questions.iter().find(|questions| questions.flag == flag)
    }

    /// The shares of a place, or else the first of the pack, whose place the caller shows.
    pub fn shares_of(&self, region: Option<&str>) -> Option<&MonthlyShares> {
        self.shares.iter().find(|shares| region == Some(shares.region.as_str())).or_else(|| self.shares.first())
    }
}

/// A decimal written as text, so that it never passes through binary floating point.
pub(crate) fn decimal<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Exact, D::Error> {
    let text = String::deserialize(from)?;
    Exact::parse_decimal(&text).ok_or_else(|| serde::de::Error::custom("no decimal"))
}

fn decimals<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Exact>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    let read = |text: &String| Exact::parse_decimal(text).ok_or_else(|| serde::de::Error::custom("no decimal"));
    texts.iter().map(read).collect()
}
