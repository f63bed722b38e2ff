//! What a unit allows a figure to be about.

use crate::quantity::{Dimension, Unit};
use crate::read::model::Topic;
use std::sync::OnceLock;

/// The kinds of units that narrow a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Energy,
    Power,
    /// A mass of greenhouse gas.
    Gas,
    /// Standard coal.
    Coal,
    Mass,
    Volume,
    Area,
    Money,
    Person,
    Count,
    Time,
    /// A length, a pressure, a temperature: nothing that a topic is told by.
    Plain,
    /// Nothing, per cent, points, times.
    Number,
    /// So much for so much.
    Rate,
}

/// One unit of each dimension that a kind is told by.
const SAMPLES: &[(&str, Kind)] = &[
    ("kWh", Kind::Energy),
    ("kW", Kind::Power),
    ("t CO2", Kind::Gas),
    ("t CO2e", Kind::Gas),
    ("t CH4", Kind::Gas),
    ("t N2O", Kind::Gas),
    ("t SF6", Kind::Gas),
    ("t C", Kind::Gas),
    ("t ce", Kind::Coal),
    ("t", Kind::Mass),
    ("m3", Kind::Volume),
    ("Nm3", Kind::Volume),
    ("m2", Kind::Area),
    ("CNY", Kind::Money),
    ("USD", Kind::Money),
    ("EUR", Kind::Money),
    ("GBP", Kind::Money),
    ("HKD", Kind::Money),
    ("JPY", Kind::Money),
    ("TWD", Kind::Money),
    ("KRW", Kind::Money),
    ("SGD", Kind::Money),
    ("AUD", Kind::Money),
    ("CAD", Kind::Money),
    ("CHF", Kind::Money),
    ("INR", Kind::Money),
    ("person", Kind::Person),
    ("person-time", Kind::Person),
    ("item", Kind::Count),
    ("household", Kind::Count),
    ("vehicle", Kind::Count),
    ("m", Kind::Plain),
    ("K", Kind::Plain),
    ("Pa", Kind::Plain),
    ("kVA", Kind::Plain),
    ("h", Kind::Time),
    ("month", Kind::Time),
    ("%", Kind::Number),
    ("pp", Kind::Number),
];

/// The kind of a unit.
pub(super) fn kind_of(unit: &Unit) -> Kind {
    static KINDS: OnceLock<Vec<(Dimension, Kind)>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        let sample = |(text, kind): &(&str, Kind)| Some((Unit::parse(text).ok()?.dimension(), *kind));
        SAMPLES.iter().filter_map(sample).collect()
    });
    // By its dimension kWh/m3 would be a pressure.
    if unit.text().contains('/') {
        return Kind::Rate;
    }
    let dimension = unit.dimension();
    kinds.iter().find(|(known, _)| *known == dimension).map_or(Kind::Rate, |(_, kind)| *kind)
}

impl Kind {
    /// Whether a figure in such a unit may be about a subject.
    pub fn suits(self, topic: Topic) -> bool {
        use Topic::*;
        match self {
            Kind::Energy => matches!(topic, Energy | Electricity | Generation | Heat | Fuel),
            Kind::Power => matches!(topic, Capacity | Generation | Heat | Electricity),
            Kind::Gas => topic == Emissions,
            Kind::Coal => matches!(topic, Energy | Electricity | Generation | Heat | Fuel),
            Kind::Mass => matches!(topic, Emissions | Water | Waste | Fuel | Pollutants | Output | Heat | Energy),
            Kind::Volume => matches!(topic, Water | Fuel | Waste | Pollutants | Heat),
            Kind::Area => topic == Area,
            Kind::Money => topic == Money,
            Kind::Person => matches!(topic, People | Safety | Output),
            Kind::Count => !matches!(topic, Emissions | Energy | Water | Area | Money),
            Kind::Time => matches!(topic, People | Safety),
            Kind::Plain => topic == Other,
            Kind::Number | Kind::Rate => true,
        }
    }

    /// The subject of a unit that has only one, or mostly one.
    pub fn default_topic(self) -> Option<Topic> {
        Some(match self {
            Kind::Energy => Topic::Electricity,
            Kind::Power => Topic::Capacity,
            Kind::Gas => Topic::Emissions,
            Kind::Coal => Topic::Energy,
            Kind::Area => Topic::Area,
            Kind::Money => Topic::Money,
            Kind::Person => Topic::People,
            _ => return None,
        })
    }
}
