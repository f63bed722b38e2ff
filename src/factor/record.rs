//! One published value, and what is known about it.

use jiff::civil::Date;

use super::gwp::GwpSet;
use super::id::{Edition, FactorId};
use crate::finding::{Lang, Place};
use crate::quantity::{Gas, Literal, Manner, Quantity, Unit};

/// What kind of value a factor is. Kinds are never mixed: an operating margin is not an average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactorKind {
    /// Location-based average of a grid, as the authority publishes it: for inventories (ISO 14064-1:2018, Annex E).
    Average,
    /// National grid factor for emission trading and enterprise reporting.
    Ets,
    /// Average of a grid without market-traded non-fossil power: the nearest thing to a residual mix.
    Residual,
    /// Average of the fossil-fired power of a grid alone.
    FossilOnly,
    /// Operating margin of a grid: for projects only.
    OperatingMargin,
    /// Build margin of a grid: for projects only.
    BuildMargin,
    /// Weight of a margin in the combined margin: for projects only.
    MarginWeight,
    /// Emissions over the life cycle of electricity: for product footprints, never for scope 2.
    LifeCycle,
    /// What a supplier states for its own power or heat.
    Supplier,
    /// An estimate of authors, or of a body that is not the issuing authority: never chosen by rule.
    Academic,
    /// Default of bought heat or steam.
    Heat,
    /// Net calorific value of a fuel.
    NetCalorificValue,
    /// Carbon per unit of energy (net calorific value).
    CarbonContent,
    /// Share of the carbon that is oxidised.
    OxidationRate,
    /// Density.
    Density,
    /// Emissions of combustion per unit of energy: stationary, road or off-road.
    Combustion,
    /// Global warming potential.
    Gwp,
    /// What an amount of energy or of an energy carrier counts as standard coal, by calorific value.
    Conversion,
    /// Standard coal burnt to supply a unit of electricity: a primary equivalent that changes each year.
    PrimaryEquivalent,
    /// A target of a plan: a limit to be met, nothing measured.
    Target,
    /// A definition of a unit by a standard.
    Definition,
    /// CO2 per standard coal: a rule of thumb, never for an inventory by rule.
    StandardCoalEmission,
    /// Enthalpy of steam or water.
    Enthalpy,
    /// Share of a charge that leaks in a year.
    LeakRate,
    /// What is topped up counts as emitted.
    MassBalance,
    /// Most methane that waste water can give: Bo.
    MethaneCapacity,
    /// Share of Bo that a treatment reaches: MCF.
    MethaneCorrection,
    /// Methane or nitrous oxide per load of waste water.
    WasteWater,
    /// CO2 of a reaction, per mass of the raw material.
    Process,
    /// Emissions of a material from cradle to gate: a life-cycle value for category 4.
    Material,
    /// Emissions of moving goods or people.
    Transport,
    /// Limit of an efficiency grade of equipment, at one rated point.
    EquipmentGrade,
}

impl FactorKind {
    /// How near a value of this kind stands to what an inventory may use: official averages first, papers last.
    pub const fn rank(self) -> u8 {
        match self {
            FactorKind::Average => 0,
            FactorKind::Ets => 1,
            FactorKind::Residual => 2,
            FactorKind::FossilOnly => 3,
            FactorKind::OperatingMargin => 4,
            FactorKind::BuildMargin | FactorKind::MarginWeight => 5,
            FactorKind::LifeCycle => 7,
            FactorKind::Academic => 8,
            FactorKind::Target | FactorKind::StandardCoalEmission => 9,
            _ => 6,
        }
    }

    /// Whether it belongs to emission-reduction projects alone, and never to an inventory.
    pub const fn for_projects_only(self) -> bool {
        matches!(self, FactorKind::OperatingMargin | FactorKind::BuildMargin | FactorKind::MarginWeight)
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
    #[serde(default)]
    pub standing: Standing,
    /// What a user must know of every value in it.
    pub note: Option<String>,
}

/// What weight a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A notice, guideline or standard of the body that sets the value.
    #[default]
    Official,
    /// A paper, a database or another body's table.
    Estimate,
    /// Use without a document behind it: shown, never chosen by rule.
    Practice,
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

/// Which calorific value an energy is meant by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Lower heating value: water leaves as steam.
    Net,
    /// Higher heating value: water leaves as liquid.
    Gross,
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
