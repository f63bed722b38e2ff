//! Dimensions: what a unit measures, as a product of base dimensions.
//!
//! ```text
//! Dimension = at most six (Base, exponent), sorted by Base
//! Base      = mass · length · time · … · each currency · each gas
//! ```
//! What must never add without an explicit factor is a base of its own: each gas, CO2 equivalent, carbon, standard
//! coal, each currency, gas at a reference state, apparent power, and calendar years (365 or 366 days).

use super::gas::Gas;
use std::fmt;

/// A base dimension. The comment names its coherent unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// kg.
    Mass,
    /// m.
    Length,
    /// s.
    Time,
    /// a (calendar year). A year has 365 or 366 days, so it is no multiple of a second.
    CalendarTime,
    /// K. Differences only.
    Temperature,
    /// VA. The power factor that leads to W is a figure with a source, not a conversion.
    ApparentPower,
    /// Nm3: volume of a gas brought to 0 °C and 101.325 kPa.
    GasVolume,
    /// kgce: mass of standard coal (GB/T 2589), which is neither a mass of coal nor an energy.
    StandardCoal,
    /// kg C: mass of carbon in a fuel or product.
    Carbon,
    /// kg N: mass of nitrogen, as in N2O-N.
    Nitrogen,
    /// kg CO2e: mass of CO2 equivalent under some GWP set.
    CarbonDioxideEquivalent,
    /// kg COD.
    ChemicalOxygenDemand,
    /// kg BOD.
    BiochemicalOxygenDemand,
    /// pp: the difference of two percentages.
    PercentagePoint,
    /// person.
    Person,
    /// 人次: a visit, a trip, an attendance.
    PersonTime,
    /// item: pieces, sets, machines.
    Item,
    /// household.
    Household,
    /// vehicle.
    Vehicle,
    /// One unit of a currency.
    Money(Currency),
    /// kg of a gas.
    Gas(Gas),
}

/// A currency, by ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the codes are their own meaning")]
#[rustfmt::skip]
pub enum Currency { Cny, Usd, Eur, Gbp, Jpy, Hkd, Twd, Krw, Sgd, Aud, Cad, Chf, Inr }

impl Currency {
    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Cny => "CNY",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Gbp => "GBP",
            Currency::Jpy => "JPY",
            Currency::Hkd => "HKD",
            Currency::Twd => "TWD",
            Currency::Krw => "KRW",
            Currency::Sgd => "SGD",
            Currency::Aud => "AUD",
            Currency::Cad => "CAD",
            Currency::Chf => "CHF",
            Currency::Inr => "INR",
        }
    }
}

impl fmt::Display for Base {
    /// The coherent unit, spelled so that `Unit::parse` reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Base::Mass => "kg",
            Base::Length => "m",
            Base::Time => "s",
            Base::CalendarTime => "a",
            Base::Temperature => "K",
            Base::ApparentPower => "VA",
            Base::GasVolume => "Nm3",
            Base::StandardCoal => "kgce",
            Base::Carbon => "kgC",
            Base::Nitrogen => "kgN",
            Base::CarbonDioxideEquivalent => "kgCO2e",
            Base::ChemicalOxygenDemand => "kgCOD",
            Base::BiochemicalOxygenDemand => "kgBOD",
            Base::PercentagePoint => "pp",
            Base::Person => "person",
            Base::PersonTime => "person-time",
            Base::Item => "item",
            Base::Household => "household",
            Base::Vehicle => "vehicle",
            Base::Money(currency) => currency.code(),
            Base::Gas(gas) => return write!(f, "kg{}", gas.symbol()),
        })
    }
}

const MOST_TERMS: usize = 6;

/// A product of base dimensions with integer exponents.
///
/// Equal dimensions are equal values: terms are sorted, and none has the exponent zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimension {
    terms: [(Base, i8); MOST_TERMS],
    len: u8,
}

/// Fills the places of a dimension that are not in use, so that equality and hash can look at all of them.
const UNUSED: (Base, i8) = (Base::Mass, 0);

impl Dimension {
    /// The dimension of a pure number.
    pub const NONE: Dimension = Dimension { terms: [UNUSED; MOST_TERMS], len: 0 };

    /// One base to the first power.
    pub const fn of(base: Base) -> Dimension {
        Dimension::from_sorted(&[(base, 1)])
    }

    /// For tables: the terms must be sorted by base (a test of the unit table holds this) and at most six.
    pub(super) const fn from_sorted(given: &[(Base, i8)]) -> Dimension {
        let mut dimension = Dimension::NONE;
        let mut index = 0;
        while index < given.len() {
            dimension.terms[index] = given[index];
            index += 1;
        }
        dimension.len = given.len() as u8;
        dimension
    }

    /// The bases with their exponents, sorted, no exponent zero.
    pub fn terms(&self) -> &[(Base, i8)] {
        &self.terms[..self.len as usize]
    }

    /// Whether this is the dimension of a pure number.
    pub fn is_none(&self) -> bool {
        self.len == 0
    }

    /// The product, or `None` when it needs more than six bases or an exponent leaves `i8`.
    pub fn mul(&self, other: &Dimension) -> Option<Dimension> {
        let (mut left, mut right) = (self.terms(), other.terms());
        let mut product = Dimension::NONE;
        loop {
            let term = match (left, right) {
                ([], []) => return Some(product),
                ([first, rest @ ..], []) => {
                    left = rest;
                    *first
                }
                ([], [first, rest @ ..]) => {
                    right = rest;
                    *first
                }
                ([a, left_rest @ ..], [b, right_rest @ ..]) => match a.0.cmp(&b.0) {
                    std::cmp::Ordering::Less => {
                        left = left_rest;
                        *a
                    }
                    std::cmp::Ordering::Greater => {
                        right = right_rest;
                        *b
                    }
                    std::cmp::Ordering::Equal => {
                        (left, right) = (left_rest, right_rest);
                        (a.0, a.1.checked_add(b.1)?)
                    }
                },
            };
            if term.1 != 0 {
                *product.terms.get_mut(product.len as usize)? = term;
                product.len += 1;
            }
        }
    }

    /// The quotient, or `None` as for [`Dimension::mul`].
    pub fn div(&self, other: &Dimension) -> Option<Dimension> {
        self.mul(&other.pow(-1)?)
    }

    /// The power, or `None` when an exponent leaves `i8`.
    pub fn pow(&self, exponent: i8) -> Option<Dimension> {
        if exponent == 0 {
            return Some(Dimension::NONE);
        }
        let mut power = *self;
        for term in &mut power.terms[..self.len as usize] {
            term.1 = term.1.checked_mul(exponent)?;
        }
        Some(power)
    }

    /// The plain name, where the field has one.
    pub fn name(&self) -> Option<DimensionName> {
        use Base::*;
        use DimensionName as Name;
        Some(match *self.terms() {
            [] => Name::Number,
            [(Mass, 1)] => Name::Mass,
            [(Length, 1)] => Name::Length,
            [(Length, 2)] => Name::Area,
            [(Length, 3)] => Name::Volume,
            [(Time, 1)] => Name::Time,
            [(CalendarTime, 1)] => Name::CalendarTime,
            [(Temperature, 1)] => Name::Temperature,
            [(ApparentPower, 1)] => Name::ApparentPower,
            [(GasVolume, 1)] => Name::GasVolume,
            [(StandardCoal, 1)] => Name::StandardCoal,
            [(Carbon, 1)] => Name::Carbon,
            [(Nitrogen, 1)] => Name::Nitrogen,
            [(CarbonDioxideEquivalent, 1)] => Name::CarbonDioxideEquivalent,
            [(ChemicalOxygenDemand | BiochemicalOxygenDemand, 1)] => Name::OxygenDemand,
            [(PercentagePoint, 1)] => Name::PercentagePoints,
            [(Person, 1)] => Name::Persons,
            [(PersonTime, 1)] => Name::PersonTimes,
            [(Item, 1)] => Name::Items,
            [(Household, 1)] => Name::Households,
            [(Vehicle, 1)] => Name::Vehicles,
            [(Money(currency), 1)] => Name::Money(currency),
            [(Gas(gas), 1)] => Name::MassOfGas(gas),
            [(Mass, 1), (Length, 2), (Time, -2)] => Name::Energy,
            [(Mass, 1), (Length, 2), (Time, -3)] => Name::Power,
            [(Mass, 1), (Length, -1), (Time, -2)] => Name::EnergyPerVolume,
            [(Length, 2), (Time, -2)] => Name::EnergyPerMass,
            [(Mass, 1), (Length, 2), (Time, -2), (GasVolume, -1)] => Name::EnergyPerGasVolume,
            [(Mass, 1), (Length, 2), (Time, -2), (StandardCoal, -1)] => Name::EnergyPerStandardCoal,
            [(Mass, 1), (Length, 1)] => Name::FreightTransport,
            [(Length, 1), (Person, 1)] => Name::PassengerTransport,
            [(Length, 1), (Vehicle, 1)] => Name::VehicleDistance,
            [(Mass, 1), (Length, -3)] => Name::Density,
            [(Mass, 1), (Time, -1)] => Name::MassFlow,
            [(Length, 3), (Time, -1)] => Name::VolumeFlow,
            [(Mass, -1), (Length, -2), (Time, 2), (base, 1)] => Name::PerEnergy(base),
            [(Mass, -1), (base, 1)] if base > Time => Name::PerMass(base),
            [(Length, -3), (base, 1)] if base > Time => Name::PerVolume(base),
            [(GasVolume, -1), (base, 1)] => Name::PerGasVolume(base),
            [(Mass, -1), (Length, -1), (base, 1)] if base > Time => Name::PerFreightTransport(base),
            _ => return None,
        })
    }
}

impl fmt::Display for Dimension {
    /// The formula in coherent units, `kg·m2/s2`; `1` for a pure number. `Unit::parse` reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.terms().iter().map(|(base, exponent)| (base.to_string(), *exponent));
        let text = formula(parts);
        f.write_str(if text.is_empty() { "1" } else { &text })
    }
}

/// `a·b2/(c·d)` from parts with exponents; empty for no parts.
pub(super) fn formula(parts: impl Iterator<Item = (String, i8)>) -> String {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (mut text, exponent) in parts {
        let size = exponent.unsigned_abs();
        if size != 1 {
            // `Nm32` or `kgCO22` would be another unit.
            if !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                text.push('^');
            }
            text.push_str(&size.to_string());
        }
        if exponent > 0 { above.push(text) } else { below.push(text) }
    }
    let above = match above.is_empty() && !below.is_empty() {
        true => "1".to_owned(),
        false => above.join("·"),
    };
    match below.as_slice() {
        [] => above,
        [one] => format!("{above}/{one}"),
        several => format!("{above}/({})", several.join("·")),
    }
}

/// A dimension that has a name in the field, for messages in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DimensionName {
    /// A pure number: counts without a unit, per cent.
    Number,
    /// Mass of anything that is not named in the unit.
    Mass,
    /// Length or distance.
    Length,
    /// Area.
    Area,
    /// Volume as it is, without a reference state.
    Volume,
    /// Volume of a gas at a reference state.
    GasVolume,
    /// Time in seconds to days.
    Time,
    /// Time in calendar months and years.
    CalendarTime,
    /// Temperature difference.
    Temperature,
    /// Energy.
    Energy,
    /// Power.
    Power,
    /// Apparent power.
    ApparentPower,
    /// Energy per volume; also pressure, and the specific power of a compressor, kW/(m3/min).
    EnergyPerVolume,
    /// Energy per mass: calorific value of a solid or liquid.
    EnergyPerMass,
    /// Energy per volume of gas at a reference state: calorific value of a gas.
    EnergyPerGasVolume,
    /// Calorific value of standard coal.
    EnergyPerStandardCoal,
    /// Mass of standard coal.
    StandardCoal,
    /// Mass of carbon.
    Carbon,
    /// Mass of nitrogen.
    Nitrogen,
    /// Mass of CO2 equivalent.
    CarbonDioxideEquivalent,
    /// Chemical or biochemical oxygen demand.
    OxygenDemand,
    /// Mass of one gas.
    MassOfGas(Gas),
    /// An amount of money in one currency.
    Money(Currency),
    /// Difference of percentages.
    PercentagePoints,
    /// People.
    Persons,
    /// Visits, trips, attendances.
    PersonTimes,
    /// Pieces, sets, machines.
    Items,
    /// Households.
    Households,
    /// Vehicles.
    Vehicles,
    /// Mass times distance.
    FreightTransport,
    /// People times distance.
    PassengerTransport,
    /// Vehicles times distance.
    VehicleDistance,
    /// Mass per volume.
    Density,
    /// Mass per time.
    MassFlow,
    /// Volume per time.
    VolumeFlow,
    /// Something per energy: a grid factor, a carbon content, a coal rate.
    PerEnergy(Base),
    /// Something per mass.
    PerMass(Base),
    /// Something per volume.
    PerVolume(Base),
    /// Something per volume of gas at a reference state.
    PerGasVolume(Base),
    /// Something per mass and distance.
    PerFreightTransport(Base),
}
