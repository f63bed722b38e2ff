//! Weights of margins and leakage by standard, as data: `rules/pv/carbon.toml`.

use serde::Deserialize;

use crate::factor::{Head, Name};
use crate::pv::performance::plausibility::decimal;
use crate::quantity::Exact;

/// The standards.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarbonPack {
    /// Name, edition and sources.
    pub pack: Head,
    /// The standards, in the order they were published.
    pub standard: Vec<MarginStandard>,
}

/// A standard: how margins are combined, and what leaks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarginStandard {
    /// Its id: `cdm/tool07`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Title of the document.
    pub document: String,
    /// Who published it.
    pub publisher: String,
    /// When: a year or a day.
    pub published: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The weights.
    pub weights: Vec<Weights>,
    /// The leakage by embodied emissions; none where the standard counts none.
    #[serde(default)]
    pub leakage: Vec<Leakage>,
}

/// The weights of the margins for some technologies in some periods.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// The technologies.
    pub technologies: Vec<Technology>,
    /// The crediting periods, from 1.
    pub periods: Vec<u8>,
    /// Of the operating margin.
    #[serde(deserialize_with = "decimal")]
    pub operating: Exact,
    /// Of the build margin.
    #[serde(deserialize_with = "decimal")]
    pub build: Exact,
    /// Clause.
    pub clause: String,
    /// Whether a source was read that can be relied on; otherwise it is shown and never taken by rule.
    pub confirmed: bool,
}

/// Embodied emissions of some technologies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leakage {
    /// The technologies.
    pub technologies: Vec<Technology>,
    /// gCO2e/kWh.
    #[serde(deserialize_with = "decimal")]
    pub grams_per_kwh: Exact,
    /// Clause.
    pub clause: String,
    /// As for weights.
    pub confirmed: bool,
}

/// A technology of generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Technology {
    /// Photovoltaic and solar thermal power.
    Solar,
    /// Wind, on land and at sea.
    Wind,
    /// Hydropower.
    Hydro,
    /// Geothermal power.
    Geothermal,
    /// Waves and tides.
    Ocean,
    /// Any other renewable source.
    Other,
}

impl Technology {
    /// Every technology.
    pub const ALL: [Technology; 6] = [
        Technology::Solar,
        Technology::Wind,
        Technology::Hydro,
        Technology::Geothermal,
        Technology::Ocean,
        Technology::Other,
    ];

    /// The word of books.
    pub const fn word(self) -> &'static str {
        match self {
            Technology::Solar => "solar",
            Technology::Wind => "wind",
            Technology::Hydro => "hydro",
            Technology::Geothermal => "geothermal",
            Technology::Ocean => "ocean",
            Technology::Other => "other",
        }
    }

    /// The technology of a word.
    pub fn of_word(word: &str) -> Option<Technology> {
        Technology::ALL.into_iter().find(|technology| technology.word() == word)
    }
}

impl CarbonPack {
    /// The pack of the program.
    ///
    /// # Errors
    /// What the parser says; that the bundled file can be read is held by a test.
    pub fn bundled() -> Result<CarbonPack, String> {
        CarbonPack::read(include_str!("../../../rules/pv/carbon.toml"))
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says; weights that do not add to 1.
    pub fn read(text: &str) -> Result<CarbonPack, String> {
        let pack: CarbonPack = toml::from_str(text).map_err(|error| error.to_string())?;
        for standard in &pack.standard {
            if standard.weights.iter().any(|weights| &weights.operating + &weights.build != Exact::ONE) {
                return Err(format!("{}: weights do not add to 1", standard.id));
            }
        }
        Ok(pack)
    }

    /// The standard of this id.
    pub fn standard(&self, id: &str) -> Option<&MarginStandard> {
        self.standard.iter().find(|standard| standard.id == id)
    }
}

impl MarginStandard {
    /// The weights for a technology in a crediting period, confirmed or not: the caller shows which.
    pub fn weights(&self, technology: Technology, period: u8) -> Option<&Weights> {
        let fits = |weights: &&Weights| weights.technologies.contains(&technology) && weights.periods.contains(&period);
        self.weights.iter().find(fits)
    }

    /// The leakage of a technology, confirmed or not.
    pub fn leakage(&self, technology: Technology) -> Option<&Leakage> {
        self.leakage.iter().find(|leakage| leakage.technologies.contains(&technology))
    }
}
