//! The packs of views: mappings as data with sources and a date. `rules/views/` has them.

use serde::Deserialize;

use crate::factor::{Head, Name};
use crate::inventory::Category;

/// How ISO 14064-1 categories are called in the GHG Protocol.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GhgPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The three scopes.
    pub scope: Vec<ScopeName>,
    /// The fifteen categories of scope 3.
    pub category: Vec<ScopeName>,
    /// One row a category or subcategory of ISO 14064-1.
    pub map: Vec<Mapping>,
}

/// A scope or a category of scope 3.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeName {
    /// 1 to 3, or 1 to 15.
    pub number: u8,
    /// What it is called.
    pub name: Name,
}

/// Where a category of ISO 14064-1 is at home in the GHG Protocol.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Category or subcategory.
    pub iso: String,
    /// Its scope; absent where the GHG Protocol has no place for it.
    pub scope: Option<u8>,
    /// Its category of scope 3; several where it holds what several of them hold; none where it cannot be told.
    #[serde(default)]
    pub categories: Vec<u8>,
    /// Land use, which is kept on a line of its own within scope 1.
    #[serde(default)]
    pub land: bool,
    /// What is uncertain.
    pub note: Option<Name>,
}

impl GhgPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> GhgPack {
        GhgPack::read(include_str!("../../rules/views/ghg-protocol.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<GhgPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The row of a category.
    pub fn mapping(&self, category: Category) -> Option<&Mapping> {
        let code = category.to_string();
        self.map.iter().find(|mapping| mapping.iso == code)
    }
}

/// How energy is counted by GB/T 2589.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GbtPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// What is counted.
    pub boundary: Boundary,
    /// Carriers of energy.
    pub carrier: Vec<Carrier>,
}

/// What belongs to the energy consumption of the user itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Categories of ISO 14064-1, as such.
    pub categories: Vec<String>,
    /// Categories and subcategories in which emissions stated as such hide energy.
    pub energy: Vec<String>,
    /// Families of factors that count an energy carrier.
    pub factors: Vec<String>,
    /// Documents whose coefficients are taken.
    pub documents: Vec<String>,
}

/// A carrier of energy.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    /// Its id, in addresses and in `energy-carrier`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Families, or names above families, of the factors that count it.
    pub factors: Vec<String>,
    /// The family of its coefficient by calorific value.
    pub coefficient: String,
    /// Whether it is primary energy, or counts as such, so that its equivalent value is its calorific value.
    #[serde(default = "yes")]
    pub primary: bool,
    /// Families of the equivalent value of a year.
    #[serde(default)]
    pub rates: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl GbtPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> GbtPack {
        GbtPack::read(include_str!("../../rules/views/gbt-2589.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<GbtPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The carrier that a family of factors counts.
    pub fn carrier_of(&self, family: &str) -> Option<usize> {
        self.carrier.iter().position(|carrier| carrier.factors.iter().any(|name| lies_in(family, name)))
    }

    /// The carrier of this id.
    pub fn carrier(&self, id: &str) -> Option<usize> {
        self.carrier.iter().position(|carrier| carrier.id == id)
    }
}

/// Whether a family is called `name` or lies below it.
pub(super) fn lies_in(family: &str, name: &str) -> bool {
    family.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_can_be_read_and_map_every_category_once() {
        let pack = GhgPack::read(include_str!("../../rules/views/ghg-protocol.toml")).unwrap();
        for number in 1..=6 {
            for sub in 0..=Category::subcategories(number) {
                let code = Category { number, sub }.to_string();
                assert_eq!(pack.map.iter().filter(|mapping| mapping.iso == code).count(), 1, "{code}");
            }
        }
        assert!(pack.map.iter().all(|mapping| Category::parse(&mapping.iso).is_some()));
        assert!((1..=15).all(|number| pack.category.iter().any(|category| category.number == number)));
        let pack = GbtPack::read(include_str!("../../rules/views/gbt-2589.toml")).unwrap();
        assert_eq!(pack.carrier_of("cn/fuel/coke-oven-gas/stationary"), pack.carrier("coke-oven-gas"));
        assert_eq!(pack.carrier_of("cn/fuel/lignite/stationary"), None);
    }
}
