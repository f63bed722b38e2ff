//! Contractual instruments for electricity, and what the rest is counted at.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::setting::is_region;
use super::value::owned;
use crate::factor::FactorId;
use crate::finding::{AboutEnergy, Code, Finding, Located, Message};
use crate::inventory::{Fallback, Instrument, InstrumentFactor};
use crate::quantity::{Base, DimensionName, Quantity};

impl<'a> Checker<'a> {
    pub(super) fn fallback(&mut self) -> Option<Fallback> {
        let table = self.raw.one("inventory")?;
        let meaning = |word: &str| match word {
            "residual" => Some(Fallback::Residual),
            "location" => Some(Fallback::Location),
            _ => None,
        };
        self.word(table, "market-fallback", meaning)?
    }

    pub(super) fn instrument(&mut self, table: &'a RawTable) -> Option<Instrument> {
        let period = self.period(table);
        let facility = table.text("facility").map(|id| self.reference(id, |c| &c.names.facilities));
        let amount = table.text("amount").and_then(|text| self.energy(text, "amount"));
        let factor = table.text("factor").and_then(|text| self.instrument_factor(text));
        let region = table.text("region");
        if let Some(region) = region.filter(|region| !is_region(&region.text)) {
            let message = Message::BadRegion { region: region.text.clone() };
            self.refuse(Code::BadRegion, region, message, Message::WriteLike { example: "region = \"CN-HE\"".into() });
        }
        let date = |key| table.date(key).map(|date| date.value);
        Some(Instrument {
            id: table.text("id")?.text.clone(),
            period: period?,
            facility: match facility {
                Some(index) => Some(index?),
                None => None,
            },
            kind: table.text("kind")?.text.clone(),
            amount: amount?,
            factor: factor?,
            generator: owned(table.text("generator")),
            registry: owned(table.text("registry")),
            cancelled: date("cancelled"),
            vintage_from: date("vintage-from"),
            vintage_to: date("vintage-to"),
            region: owned(region),
            exclusive: table.flag("exclusive"),
            source: self.citation(table.text("source")),
            note: owned(table.text("note")),
            place: table.place,
        })
    }

    /// Reads an energy, not negative.
    pub(super) fn energy(&mut self, text: &RawText, key: &'static str) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, "MWh")?;
        if quantity.value.dimension().name() == Some(DimensionName::Energy) {
            return Some(quantity);
        }
        let unit = quantity.value.unit().text().to_owned();
        let finding = Finding::new(Code::UnitMismatch, AboutEnergy::NotEnergy { key, unit }).at(text.place);
        self.report(finding.help(Message::WriteLike { example: format!("{key} = \"500 MWh\"") }));
        None
    }

    /// A factor id where a letter comes first, else a quantity.
    fn instrument_factor(&mut self, text: &RawText) -> Option<InstrumentFactor> {
        if text.text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let id = FactorId::parse(&text.text);
            if id.is_none() {
                let message = Message::BadFactorId { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
            }
            return id.map(|id| InstrumentFactor::Named(Located::new(id, text.place)));
        }
        let quantity = self.counted(text, "factor", "kgCO2/kWh")?;
        let is_factor = matches!(
            quantity.value.dimension().name(),
            Some(DimensionName::PerEnergy(Base::Gas(_) | Base::CarbonDioxideEquivalent))
        );
        if is_factor {
            return Some(InstrumentFactor::Stated(quantity));
        }
        let unit = quantity.value.unit().text().to_owned();
        let finding = Finding::new(Code::UnitMismatch, AboutEnergy::NotPerEnergy { unit }).at(text.place);
        self.report(finding.help(Message::WriteLike { example: "factor = \"0 kgCO2/kWh\"".into() }));
        None
    }
}
