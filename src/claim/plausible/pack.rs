//! The bounds of plausible quantities, as data with sources: `rules/plausibility/`.

use serde::Deserialize;

use crate::factor::{Head, Name};
use crate::quantity::Exact;

/// Kinds of quantities with their bounds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlausibilityPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The quantities.
    pub quantity: Vec<PlausibleQuantity>,
}

/// A kind of quantity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlausibleQuantity {
    /// Its id: `pv/specific-yield`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// The unit of its bounds.
    pub unit: String,
    /// Whether its bounds are of a whole year, so that a shorter period has no lower one and a longer one no upper one.
    #[serde(default)]
    pub of_a_year: bool,
    /// What to ask when a value is outside.
    #[serde(default)]
    pub questions: Vec<Name>,
    /// The bounds.
    pub bound: Vec<PackBound>,
}

/// What a quantity is held against.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackBound {
    /// Its id within the quantity.
    pub id: String,
    /// The least value; none where only the greatest is known.
    #[serde(default, deserialize_with = "decimal")]
    pub low: Option<Exact>,
    /// The greatest value.
    #[serde(default, deserialize_with = "decimal")]
    pub high: Option<Exact>,
    /// The greatest value for each day of the period, where that is known.
    #[serde(default, deserialize_with = "decimal")]
    pub high_a_day: Option<Exact>,
    /// Where it holds: ISO 3166; everywhere when absent.
    pub region: Option<String>,
    /// The first year for which it is meant.
    pub from: Option<u16>,
    /// The last.
    pub to: Option<u16>,
    /// What it rests on.
    pub standing: BoundStanding,
    /// Title of the document; in both languages where it is no title but a derivation.
    pub document: Name,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: String,
    /// Clause, table or page.
    pub clause: Name,
    /// Where it can be read.
    pub url: Option<String>,
    /// How the numbers follow from it.
    pub says: Name,
}

/// What a bound rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundStanding {
    /// A law of nature or of arithmetic: no value lies beyond it.
    Physical,
    /// A published value.
    Published,
    /// A value without a primary source: it only gives reason to ask and judges nothing.
    Unconfirmed,
}

impl BoundStanding {
    /// The word of the pack and of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            BoundStanding::Physical => "physical",
            BoundStanding::Published => "published",
            BoundStanding::Unconfirmed => "unconfirmed",
        }
    }
}

/// A decimal written as text, so that it never passes through binary floating point.
fn decimal<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Exact>, D::Error> {
    let text = String::deserialize(from)?;
    Exact::parse_decimal(&text).map(Some).ok_or_else(|| serde::de::Error::custom("no decimal"))
}

impl PlausibilityPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> PlausibilityPack {
        PlausibilityPack::read(include_str!("../../../rules/plausibility/energy.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<PlausibilityPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The quantity of this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.quantity.iter().position(|quantity| quantity.id == id)
    }
}

impl PlausibleQuantity {
    /// The bounds that hold at a place in a year: the physical ones, and of the others those of the nearest place. Where the
    /// place is not known, only those that hold everywhere.
    pub fn bounds_at(&self, region: Option<&str>, year: Option<u16>) -> Vec<usize> {
        let fits = |bound: &PackBound| {
            let here = bound.region.as_deref().is_none_or(|wide| region.is_some_and(|place| lies_in(place, wide)));
            let then = year
                .is_none_or(|year| bound.from.is_none_or(|from| from <= year) && bound.to.is_none_or(|to| year <= to));
            here && then
        };
        let fitting = || self.bound.iter().enumerate().filter(|(_, bound)| fits(bound));
        let width = |bound: &PackBound| bound.region.as_ref().map_or(0, String::len);
        let nearer = |bound: &PackBound| {
            let same = fitting().filter(|(_, other)| other.standing == bound.standing);
            same.map(|(_, other)| width(other)).max() > Some(width(bound))
        };
        fitting()
            .filter(|(_, bound)| bound.standing == BoundStanding::Physical || !nearer(bound))
            .map(|(at, _)| at)
            .collect()
    }
}

/// Whether a place is another one or a part of it: `CN-JS` lies in `CN`.
fn lies_in(place: &str, wide: &str) -> bool {
    place.strip_prefix(wide).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    #[test]
    fn the_pack_can_be_read_and_every_bound_bounds_and_has_a_source() {
        let pack = PlausibilityPack::read(include_str!("../../../rules/plausibility/energy.toml")).unwrap();
        for quantity in &pack.quantity {
            assert!(Unit::parse(&quantity.unit).is_ok(), "{}", quantity.unit);
            assert!(!quantity.bound.is_empty() && !quantity.questions.is_empty(), "{}", quantity.id);
            for bound in &quantity.bound {
                let (low, high) = (&bound.low, &bound.high);
                assert!(low.is_some() || high.is_some(), "{}", bound.id);
                assert!(low.as_ref().zip(high.as_ref()).is_none_or(|(low, high)| low < high), "{}", bound.id);
                let texts =
                    [&bound.document.en, &bound.document.zh, &bound.publisher, &bound.published, &bound.clause.zh];
                assert!(texts.iter().all(|text| !text.is_empty()), "{}", bound.id);
            }
        }
    }

    #[test]
    fn the_nearest_place_is_taken_and_an_unknown_one_has_only_general_bounds() {
        let pack = PlausibilityPack::bundled();
        let quantity = &pack.quantity[pack.position("pv/specific-yield").unwrap()];
        let ids = |region, year| {
            quantity.bounds_at(region, year).iter().map(|at| quantity.bound[*at].id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(ids(Some("CN-JS"), Some(2021)), ["hours-of-a-year", "jiangsu"]);
        assert_eq!(ids(Some("CN-HE"), Some(2021)), ["hours-of-a-year", "china"]);
        assert_eq!(ids(None, None), ["hours-of-a-year"]);
    }
}
