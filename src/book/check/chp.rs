//! Cogeneration plants.

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::finding::{AboutEnergy, Code, Finding, Located, Message};
use crate::inventory::{Chp, Method, is_celsius};
use crate::quantity::{Amount, DimensionName, Exact, Quantity};

impl<'a> Checker<'a> {
    pub(super) fn plant(&mut self, table: &'a RawTable) -> Option<Chp> {
        let named = table.texts("activities").iter();
        let activities: Vec<_> =
            named.map(|text| Some((self.reference(text, |c| &c.names.activities)?, text.place))).collect();
        let heat = table.text("heat").and_then(|text| self.energy(text, "heat"));
        let power = table.text("power").and_then(|text| self.energy(text, "power"));
        let word = self.word(table, "method", |word| match word {
            "efficiency" => Some("efficiency"),
            "energy-content" => Some("energy-content"),
            "work" => Some("work"),
            _ => None,
        });
        let method = word.flatten().and_then(|word| self.method(table, word));
        Some(Chp {
            id: table.text("id")?.text.clone(),
            activities: activities.into_iter().collect::<Option<_>>()?,
            heat: heat?,
            power: power?,
            method: method?,
            source: self.citation(table.text("source")),
            note: owned(table.text("note")),
            place: table.place,
        })
    }

    /// The parameters of a method: all that it needs, and no other.
    fn method(&mut self, table: &RawTable, method: &'static str) -> Option<Method> {
        const EFFICIENCIES: [&str; 2] = ["heat-efficiency", "power-efficiency"];
        const TEMPERATURES: [&str; 2] = ["heat-temperature", "ambient-temperature"];
        let mut sound = true;
        for key in EFFICIENCIES.into_iter().chain(TEMPERATURES) {
            let needed = match method {
                "efficiency" => EFFICIENCIES.contains(&key),
                "work" => TEMPERATURES.contains(&key),
                _ => false,
            };
            match (needed, table.entry(key)) {
                (true, None) => {
                    let finding = Finding::new(Code::AllocationMethod, AboutEnergy::MethodNeeds { method, key });
                    let help = Message::AddLine { line: super::value::example(table, key) };
                    self.lacks(finding.help(help), table.place);
                    sound = false;
                }
                (false, Some(entry)) => {
                    let finding = Finding::new(Code::AllocationMethod, AboutEnergy::MethodHasNo { method, key });
                    self.report(finding.at(entry.key_place));
                    sound = false;
                }
                _ => {}
            }
        }
        if !sound {
            return None;
        }
        match method {
            "efficiency" => {
                let heat = self.efficiency(table, "heat-efficiency");
                let power = self.efficiency(table, "power-efficiency");
                Some(Method::Efficiency { heat: heat?, power: power? })
            }
            "work" => {
                let heat = self.temperature(table, "heat-temperature");
                let ambient = self.temperature(table, "ambient-temperature");
                let ((heat, hot), (ambient, cold)) = (heat?, ambient?);
                if hot <= cold {
                    let finding = Finding::new(Code::AllocationMethod, AboutEnergy::NoWork);
                    self.report(finding.at(heat.place).at(ambient.place));
                    return None;
                }
                Some(Method::Work { heat, ambient })
            }
            _ => Some(Method::EnergyContent),
        }
    }

    /// More than 0, at most 100 %.
    fn efficiency(&mut self, table: &RawTable, key: &'static str) -> Option<Located<Quantity>> {
        let text = table.text(key)?;
        let quantity = self.quantity(text)?;
        let value = quantity.value.amount().one().map(|literal| &literal.exact() * quantity.value.unit().ratio());
        let possible = value.is_some_and(|value| value.is_positive() && value <= Exact::from(1_i64));
        if possible && quantity.value.dimension().is_none() {
            return Some(quantity);
        }
        let finding = Finding::new(Code::AllocationMethod, AboutEnergy::NotAnEfficiency { key }).at(text.place);
        self.report(finding.help(Message::WriteLike { example: super::value::example(table, key) }));
        None
    }

    /// A temperature, and what it is in kelvin above absolute zero.
    fn temperature(&mut self, table: &RawTable, key: &'static str) -> Option<(Located<Quantity>, Exact)> {
        let text = table.text(key)?;
        let quantity = self.quantity(text)?;
        let is_temperature = quantity.value.dimension().name() == Some(DimensionName::Temperature);
        let kelvin = match quantity.value.amount() {
            Amount::One(literal) if is_temperature => {
                let value = literal.exact();
                let zero = Exact::parse_decimal("273.15").unwrap_or_default();
                Some(if is_celsius(quantity.value.unit()) { &value + &zero } else { value })
            }
            _ => None,
        };
        if let Some(kelvin) = kelvin.filter(Exact::is_positive) {
            return Some((quantity, kelvin));
        }
        let finding = Finding::new(Code::AllocationMethod, AboutEnergy::NotATemperature { key }).at(text.place);
        self.report(finding.help(Message::WriteLike { example: super::value::example(table, key) }));
        None
    }
}
