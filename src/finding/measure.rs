//! What units measure, in words.

use super::Lang;
use crate::quantity::{Base, Dimension, DimensionName, Unit};

/// What a unit measures, to be named in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure(Dimension);

impl Measure {
    /// What `unit` measures.
    pub fn of(unit: &Unit) -> Measure {
        Measure(unit.dimension())
    }

    /// The name of the dimension, or its formula where it has none.
    pub fn text(self, lang: Lang) -> String {
        let per = |base: Base, en: &str, zh: &str| match lang {
            Lang::En => format!("{base} per {en}"),
            Lang::Zh => format!("每单位{zh}的 {base}"),
        };
        let Some(name) = self.0.name() else { return self.0.to_string() };
        let (en, zh) = match name {
            DimensionName::PerEnergy(base) => return per(base, "energy", "能量"),
            DimensionName::PerMass(base) => return per(base, "mass", "质量"),
            DimensionName::PerVolume(base) => return per(base, "volume", "体积"),
            DimensionName::PerGasVolume(base) => return per(base, "volume of gas", "气体体积"),
            DimensionName::PerFreightTransport(base) => return per(base, "tonne-kilometre", "货物周转量"),
            DimensionName::MassOfGas(gas) => ("mass of", gas.symbol()),
            DimensionName::Money(currency) => ("money in", currency.code()),
            DimensionName::Number => ("a pure number", "纯数"),
            DimensionName::Mass => ("mass", "质量"),
            DimensionName::Length => ("length", "长度"),
            DimensionName::Area => ("area", "面积"),
            DimensionName::Volume => ("volume", "体积"),
            DimensionName::GasVolume => ("volume of gas at a reference state", "参比状态下的气体体积"),
            DimensionName::Time => ("time", "时间"),
            DimensionName::CalendarTime => ("calendar time", "日历时间"),
            DimensionName::Temperature => ("temperature difference", "温差"),
            DimensionName::Energy => ("energy", "能量"),
            DimensionName::Power => ("power", "功率"),
            DimensionName::ApparentPower => ("apparent power", "视在功率"),
            DimensionName::EnergyPerVolume => ("energy per volume", "单位体积能量"),
            DimensionName::EnergyPerMass => ("energy per mass", "单位质量热值"),
            DimensionName::EnergyPerGasVolume => ("energy per volume of gas", "单位气体体积热值"),
            DimensionName::EnergyPerStandardCoal => ("energy per standard coal", "标准煤热值"),
            DimensionName::StandardCoal => ("standard coal", "标准煤"),
            DimensionName::Carbon => ("mass of carbon", "碳的质量"),
            DimensionName::Nitrogen => ("mass of nitrogen", "氮的质量"),
            DimensionName::CarbonDioxideEquivalent => ("CO2 equivalent", "二氧化碳当量"),
            DimensionName::OxygenDemand => ("oxygen demand", "需氧量"),
            DimensionName::PercentagePoints => ("percentage points", "百分点"),
            DimensionName::Persons => ("people", "人数"),
            DimensionName::PersonTimes => ("visits or trips", "人次"),
            DimensionName::Items => ("pieces", "件数"),
            DimensionName::Households => ("households", "户数"),
            DimensionName::Vehicles => ("vehicles", "车辆数"),
            DimensionName::FreightTransport => ("tonne-kilometres", "货物周转量"),
            DimensionName::PassengerTransport => ("passenger-kilometres", "旅客周转量"),
            DimensionName::VehicleDistance => ("vehicle-kilometres", "车公里"),
            DimensionName::Density => ("density", "密度"),
            DimensionName::MassFlow => ("mass flow", "质量流量"),
            DimensionName::VolumeFlow => ("volume flow", "体积流量"),
        };
        match (name, lang) {
            (DimensionName::MassOfGas(_) | DimensionName::Money(_), Lang::En) => format!("{en} {zh}"),
            (DimensionName::MassOfGas(_), Lang::Zh) => format!("{zh} 的质量"),
            (DimensionName::Money(_), Lang::Zh) => format!("金额（{zh}）"),
            (_, Lang::En) => en.to_owned(),
            (_, Lang::Zh) => zh.to_owned(),
        }
    }
}
