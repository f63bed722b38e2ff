//! One published value, and what is known about it.

use jiff::civil::Date;

use super::gwp::GwpSet;
use super::id::{Edition, FactorId};
use super::kind::{Basis, FactorKind, Grade, Standing};
use crate::finding::{Lang, Place};
use crate::quantity::{Gas, Literal, Manner, Quantity, Unit};

/// A name in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDocument {
    /// Its name in this library: lower-case words joined by hyphens, unique.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Document number.
    pub document: Option<String>,
    /// Date of publication as precisely as it is known: `2014`, `2014-09`, `2025-12-31`. `None` where it is not known.
    pub published: Option<String>,
    /// Licence, or the terms of use as far as they are known.
    pub licence: String,
    /// What weight the document has.
    pub standing: Standing,
    /// What a user must know of every value in it.
    pub note: Option<String>,
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
    /// First and last year of the data, where they are not the edition's year.
    pub data_years: Option<(u16, u16)>,
    /// First day on which it is meant to be used.
    pub valid_from: Option<Date>,
    /// Last day on which it is meant to be used.
    pub valid_to: Option<Date>,
    /// What kind of value it is.
    pub kind: FactorKind,
    /// The set of potentials behind a value in CO2 equivalent, where the source states it.
    pub gwp: Option<GwpSet>,
    /// What the mass or volume consists of.
    pub substance: Option<String>,
    /// Net or gross calorific value, where energy is meant.
    pub basis: Option<Basis>,
    /// Whether it counts CO2 of biomass, which stands apart from the total.
    pub biogenic: bool,
    /// Table, page or clause of the source.
    pub locator: String,
    /// How well it is confirmed.
    pub grade: Grade,
    /// What a user must know.
    pub note: Option<String>,
    /// The value that this one corrects: the same data, printed anew. A later year replaces nothing.
    pub replaces: Option<FactorId>,
    /// A draft that was never in force: shown, never chosen.
    pub draft: bool,
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

    /// Year of the data; 0 where it is not known.
    pub fn data_year(&self) -> u16 {
        self.id.edition.as_ref().map_or(Edition::UNDATED, |edition| edition.data_year)
    }

    /// How near it stands to what an inventory may use; a draft is last of all.
    pub const fn rank(&self) -> u8 {
        if self.draft { u8::MAX } else { self.kind.rank() }
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
    /// Whether its CO2 is of biomass, which stands apart from the total.
    pub biogenic: bool,
    /// What a user must know.
    pub note: Option<String>,
    /// Index of its source in the library.
    pub source: usize,
    /// Where it stands in the factor files.
    pub place: Place,
}

/// A refrigerant blend: which gases it is made of, by mass.
#[derive(Debug, Clone)]
pub struct Blend {
    /// Family and edition.
    pub id: FactorId,
    /// What it is.
    pub name: Name,
    /// The designation: `R-410A`.
    pub substance: String,
    /// Its gases.
    pub components: Vec<Component>,
    /// Table, page or clause of the source.
    pub locator: String,
    /// How well it is confirmed: the grade of its weakest component.
    pub grade: Grade,
    /// What a user must know.
    pub note: Option<String>,
    /// Index of its source in the library.
    pub source: usize,
    /// Where it stands in the factor files.
    pub place: Place,
}

/// One gas of a blend.
#[derive(Debug, Clone)]
pub struct Component {
    /// Which.
    pub gas: Gas,
    /// Its nominal share by mass.
    pub share: Quantity,
    /// Within what the share may vary, as the source states it.
    pub tolerance: Option<String>,
}
