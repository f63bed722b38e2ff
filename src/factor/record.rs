//! One published value, and what is known about it.

use super::id::FactorId;
use crate::finding::{Lang, Place};
use crate::quantity::{Literal, Manner, Quantity, Unit};

/// What kind of value a factor is. Kinds are never mixed: an operating margin is not an average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactorKind {
    /// Location-based average of a grid: for inventories (ISO 14064-1:2018, Annex E).
    Average,
    /// National factor for emission trading and enterprise reporting.
    Ets,
    /// Average without market-traded non-fossil power: the nearest thing to a residual mix.
    Residual,
    /// Operating margin: for projects only.
    OperatingMargin,
    /// Build margin: for projects only.
    BuildMargin,
    /// An author's estimate: never chosen by rule.
    Academic,
    /// Net calorific value of a fuel.
    NetCalorificValue,
    /// Carbon per unit of energy (net calorific value).
    CarbonContent,
    /// Share of the carbon that is oxidised.
    OxidationRate,
    /// Density.
    Density,
    /// Emissions of combustion.
    Combustion,
    /// Global warming potential.
    Gwp,
}

impl FactorKind {
    /// How near a value of this kind stands to what an inventory may use: official averages first, papers last.
    pub const fn rank(self) -> u8 {
        match self {
            FactorKind::Average => 0,
            FactorKind::Ets => 1,
            FactorKind::Residual => 2,
            FactorKind::OperatingMargin => 3,
            FactorKind::BuildMargin => 4,
            FactorKind::Academic => 6,
            _ => 5,
        }
    }
}

/// How well a value is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
pub enum Grade {
    /// Two independent transcriptions agree.
    A,
    /// One.
    B,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Name {
    /// The name in `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The document a file of factors was taken from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// Title as printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Document number.
    pub document: Option<String>,
    /// Year of publication.
    pub published: u16,
    /// Licence, or the terms of use as far as they are known.
    pub licence: String,
}

/// A published value.
#[derive(Debug, Clone)]
pub struct Factor {
    /// Family and edition.
    pub id: FactorId,
    /// What it is.
    pub name: Name,
    /// The value as printed, with its unit.
    pub quantity: Quantity,
    /// Bounds that the source publishes.
    pub range: Option<Quantity>,
    /// Region it holds for; `None` where it holds everywhere.
    pub region: Option<String>,
    /// What kind of value it is.
    pub kind: FactorKind,
    /// What the mass or volume consists of.
    pub substance: Option<String>,
    /// Table, page or clause of the source.
    pub locator: String,
    /// How well it is confirmed.
    pub grade: Grade,
    /// What a user must know.
    pub note: Option<String>,
    /// Index of its source in the library.
    pub source: usize,
    /// Where it stands in the factor files.
    pub place: Place,
}

impl Factor {
    /// The value. A GWP is a convention and counts as exact; everything else is bounded by its last printed place.
    pub fn literal(&self) -> Option<Literal> {
        let literal = self.quantity.amount().one()?;
        Some(if self.kind == FactorKind::Gwp { literal.with_manner(Manner::Exact) } else { literal })
    }

    /// Its unit.
    pub fn unit(&self) -> &Unit {
        self.quantity.unit()
    }

    /// Year of the data.
    pub fn data_year(&self) -> u16 {
        self.id.edition.map_or(0, |edition| edition.data_year)
    }
}

/// A recipe: which values together give the emissions of a fuel, gas by gas.
#[derive(Debug, Clone)]
pub struct Fuel {
    /// Family and edition.
    pub id: FactorId,
    /// What it is.
    pub name: Name,
    /// The fuel.
    pub substance: String,
    /// Energy per mass or volume.
    pub net_calorific_value: FactorId,
    /// Carbon per energy.
    pub carbon_content: FactorId,
    /// Share of carbon oxidised.
    pub oxidation_rate: FactorId,
    /// CH4 per energy.
    pub methane: Option<FactorId>,
    /// N2O per energy.
    pub nitrous_oxide: Option<FactorId>,
    /// What a user must know.
    pub note: Option<String>,
    /// Index of its source in the library.
    pub source: usize,
    /// Where it stands in the factor files.
    pub place: Place,
}
