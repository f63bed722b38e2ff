//! The pack of criteria: which kinds of factors suit a claim, and which energies a saving may displace. `rules/criteria/` has
//! it.

use serde::Deserialize;

use crate::factor::{FactorKind, Head, Name};

/// By what the factor of a claim is judged.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// Factors of electricity.
    pub electricity: ElectricityRule,
    /// What is tried where a claim does not say which energy was displaced.
    pub open: Open,
    /// Energies that a saving may displace.
    pub energy: Vec<Energy>,
}

/// Factors of electricity.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectricityRule {
    /// The name that their families lie below.
    pub name: String,
    /// The kinds that an inventory or a saving uses.
    pub kinds: Vec<FactorKind>,
}

/// Where a claim does not say which energy was displaced.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Ids of energies.
    pub energies: Vec<String>,
}

/// An energy that a saving may displace.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Energy {
    /// The word of a book.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// The family that counts its emissions.
    pub family: String,
    /// Useful heat per net calorific value of a fuel.
    pub efficiency: Option<String>,
    /// Where the efficiency comes from.
    pub ground: Option<Name>,
}

impl CriteriaPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> CriteriaPack {
        CriteriaPack::read(include_str!("../../../rules/criteria/factors-of-claims.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<CriteriaPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Whether a family is of electricity.
    pub fn is_electricity(&self, family: &str) -> bool {
        let rest = family.strip_prefix(self.electricity.name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The energy of a word.
    pub fn energy(&self, id: &str) -> Option<&Energy> {
        self.energy.iter().find(|energy| energy.id == id)
    }
}
