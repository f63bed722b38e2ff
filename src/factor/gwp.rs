//! Sets of global warming potentials.

use super::id::FactorId;
use crate::quantity::Gas;

/// A set of 100-year global warming potentials, by assessment report of the IPCC (ISO 14064-1:2018, 6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GwpSet {
    /// Second Assessment Report, 1995.
    Sar,
    /// Third Assessment Report, 2001.
    Tar,
    /// Fourth Assessment Report, 2007.
    Ar4,
    /// Fifth Assessment Report, 2013, without climate-carbon feedback.
    Ar5,
    /// Sixth Assessment Report, 2021: the latest.
    #[default]
    Ar6,
}

/// Where methane comes from: later sets value the two differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MethaneOrigin {
    /// Fossil.
    Fossil,
    /// Biogenic.
    NonFossil,
    /// Not known.
    #[default]
    Unknown,
}

impl GwpSet {
    /// Every set, oldest first.
    pub const ALL: [GwpSet; 5] = [GwpSet::Sar, GwpSet::Tar, GwpSet::Ar4, GwpSet::Ar5, GwpSet::Ar6];

    /// The set as a book writes it: `AR6`.
    pub const fn word(self) -> &'static str {
        match self {
            GwpSet::Sar => "SAR",
            GwpSet::Tar => "TAR",
            GwpSet::Ar4 => "AR4",
            GwpSet::Ar5 => "AR5",
            GwpSet::Ar6 => "AR6",
        }
    }

    /// Reads a set as a book or a factor file writes it.
    pub fn parse(word: &str) -> Option<GwpSet> {
        GwpSet::ALL.into_iter().find(|set| set.word() == word)
    }

    /// Ids under which the potential of a gas is looked up, the most specific first.
    pub fn families(self, gas: Gas, origin: MethaneOrigin) -> Vec<FactorId> {
        let family = |name: &str| FactorId {
            family: format!("ipcc/gwp100/{}/{name}", self.word().to_ascii_lowercase()),
            edition: None,
        };
        let by_origin = match (gas.symbol(), origin) {
            ("CH4", MethaneOrigin::Fossil) => Some(family("CH4-fossil")),
            ("CH4", MethaneOrigin::NonFossil) => Some(family("CH4-nonfossil")),
            _ => None,
        };
        by_origin.into_iter().chain([family(gas.symbol())]).collect()
    }
}
