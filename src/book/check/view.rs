//! What views need: homes in the GHG Protocol, energy, denominators, assertions.

use std::collections::HashMap;

use super::super::raw::RawTable;
use super::Checker;
use super::value::{example, owned};
use crate::account::Address;
use crate::factor::FactorId;
use crate::finding::{AboutView, Code, Finding, Located, Message, Place};
use crate::quantity::Unit;
use crate::view::{
    Assertion, Bound, CoalRate, Coefficient, Denominator, DenominatorKind, EnergyInput, Home, ViewInputs,
};

impl<'a> Checker<'a> {
    /// Everything that only views need; `None` when some of it could not be read.
    pub(super) fn views(&mut self) -> Option<ViewInputs> {
        let homes = self.each("activity", Checker::home);
        let energy = self.each("activity", Checker::energy_input);
        let coal_rates = self.each("coal-rate", Checker::coal_rate);
        let denominators = self.each("denominator", Checker::denominator);
        self.denominators_once();
        self.ids("assert");
        let assertions = self.each("assert", Checker::assertion);
        let (energy, coal_rates, assertions) = (energy?, coal_rates?, assertions?);
        let said = energy.iter().any(|input| input.carrier.is_some() || input.coefficient.is_some());
        let asked = assertions.iter().any(|assertion| assertion.figure.value.as_str().starts_with("energy/"));
        let wants_energy = said || asked || !coal_rates.is_empty();
        Some(ViewInputs { homes: homes?, energy, coal_rates, denominators: denominators?, assertions, wants_energy })
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn home(&mut self, table: &'a RawTable) -> Option<Option<Home>> {
        let Some(text) = table.text("ghgp") else { return Some(None) };
        if let Some(home) = Home::parse(&text.text) {
            return Some(Some(home));
        }
        let message = Message::UnknownWord { key: "ghgp".into(), word: text.text.clone() };
        let words = ["1", "2", "3", "3.1", "…", "3.15", "outside"].map(str::to_owned).into();
        self.refuse(Code::UnknownWord, text, message, Message::KnownWords { words });
        None
    }

    fn energy_input(&mut self, table: &'a RawTable) -> Option<EnergyInput> {
        let carrier = table.text("energy-carrier").map(|text| Located::new(text.text.clone(), text.place));
        let (value, factor) = (table.entry("coal-coefficient"), table.entry("coal-factor"));
        if let (Some(value), Some(factor)) = (value, factor) {
            let (first, second) = ("coal-coefficient".to_owned(), "coal-factor".to_owned());
            let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(factor.key_place);
            let finding = finding.at_with(value.key_place, Message::AlsoGiven { key: first.clone() });
            self.report(finding.help(Message::RemoveOneOf { first, second }));
            return None;
        }
        if let Some(text) = table.text("coal-coefficient") {
            let quantity = self.counted(text, "coal-coefficient", "kgce/m3")?;
            self.is_of_coal(quantity.value.unit(), text.place)?;
            return Some(EnergyInput { carrier, coefficient: Some(Coefficient::Value(quantity)) });
        }
        let Some(text) = table.text("coal-factor") else { return Some(EnergyInput { carrier, coefficient: None }) };
        match FactorId::parse(&text.text) {
            Some(id) => {
                let coefficient = Some(Coefficient::Factor(Located::new(id, text.place)));
                Some(EnergyInput { carrier, coefficient })
            }
            None => {
                let message = Message::BadFactorId { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
                None
            }
        }
    }

    /// Whether a unit counts standard coal for something.
    fn is_of_coal(&mut self, unit: &Unit, place: Place) -> Option<()> {
        let coal = Unit::parse("tce").ok().zip(unit.mul(&unit.denominator()));
        if coal.is_some_and(|(tce, over)| over.dimension() == tce.dimension()) {
            return Some(());
        }
        let message = AboutView::NotCoal { unit: unit.text().to_owned() };
        let help = Message::WriteLike { example: "coal-coefficient = \"1.2143 kgce/m3\"".into() };
        self.report(Finding::new(Code::UnitMismatch, message).at(place).help(help));
        None
    }

    fn coal_rate(&mut self, table: &'a RawTable) -> Option<CoalRate> {
        let period = self.period(table);
        let value = table.text("value").and_then(|text| {
            let quantity = self.counted(text, "value", "kgce/kWh")?;
            self.is_of_coal(quantity.value.unit(), text.place)?;
            Some(quantity)
        });
        let carrier = table.text("carrier")?;
        Some(CoalRate {
            period: period?,
            carrier: Located::new(carrier.text.clone(), carrier.place),
            value: value?,
            source: self.citation(table.text("source")),
            note: owned(table.text("note")),
        })
    }

    fn denominator(&mut self, table: &'a RawTable) -> Option<Denominator> {
        let period = self.period(table);
        let kind = self.word(table, "kind", |word| match word {
            "output" => Some(DenominatorKind::Output),
            "revenue" => Some(DenominatorKind::Revenue),
            "area" => Some(DenominatorKind::Area),
            "people" => Some(DenominatorKind::People),
            "other" => Some(DenominatorKind::Other),
            _ => None,
        });
        let amount = table.text("amount").and_then(|text| self.counted(text, "amount", "t"));
        let price_basis = owned(table.text("price-basis"));
        if kind == Some(Some(DenominatorKind::Revenue)) && !table.has("price-basis") {
            let message = Message::KeyNeeds { key: "kind = \"revenue\"".into(), needs: "price-basis".into() };
            let help = Message::AddLine { line: example(table, "price-basis") };
            self.lacks(Finding::new(Code::MissingKey, message).help(help), table.place);
        }
        let id = table.text("id")?;
        if !super::value::is_id(&id.text) {
            self.refuse(Code::BadId, id, Message::BadId { id: id.text.clone() }, Message::IdGrammar);
        }
        Some(Denominator {
            id: id.text.clone(),
            period: period?,
            kind: kind??,
            amount: amount?,
            price_basis,
            note: owned(table.text("note")),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    /// A denominator stands once in a period.
    fn denominators_once(&mut self) {
        let mut seen: HashMap<(&str, usize), Place> = HashMap::new();
        let raw = self.raw;
        for table in raw.each("denominator") {
            let Some(id) = table.text("id") else { continue };
            let period = match table.text("period") {
                Some(period) => self.names.periods.find(&period.text),
                None => (self.names.periods.list.len() == 1).then_some(0),
            };
            let Some(period) = period else { continue };
            if let Some(first) = seen.insert((&id.text, period), id.place) {
                let name = self.names.periods.list.get(period).copied().flatten().unwrap_or_default().to_owned();
                let message = AboutView::DuplicateDenominator { id: id.text.clone(), period: name };
                let finding = Finding::new(Code::DuplicateId, message).at(id.place);
                self.report(finding.at_with(first, Message::FirstHere).help(Message::KeepOne));
            }
        }
    }

    fn assertion(&mut self, table: &'a RawTable) -> Option<Assertion> {
        let figure = table.text("figure").and_then(|text| match Address::parse(&text.text) {
            Ok(address) => Some(Located::new(address, text.place)),
            Err(error) => {
                let message = Message::BadAddress { text: text.text.clone() };
                let finding = Finding::new(Code::UnknownName, message).at(text.part(error.span));
                self.report(finding.help(Message::AddressGrammar));
                None
            }
        });
        let given: Vec<&'static str> =
            ["equals", "at-most", "at-least"].into_iter().filter(|key| table.has(key)).collect();
        let bound = match given.as_slice() {
            [] => {
                let finding = Finding::new(Code::MissingKey, AboutView::AssertionWithoutBound);
                self.lacks(finding.help(Message::AddLine { line: example(table, "equals") }), table.place);
                None
            }
            [key] => table.text(key).and_then(|text| self.quantity(text)).map(|quantity| match *key {
                "equals" => Bound::Equals(quantity),
                "at-most" => Bound::AtMost(quantity),
                _ => Bound::AtLeast(quantity),
            }),
            [first, second, ..] => {
                let (first, second) = ((*first).to_owned(), (*second).to_owned());
                let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
                let finding = Finding::new(Code::ConflictingKeys, message).at(table.place);
                self.report(finding.help(Message::RemoveOneOf { first, second }));
                None
            }
        };
        Some(Assertion {
            id: table.text("id")?.text.clone(),
            figure: figure?,
            bound: bound?,
            says: owned(table.text("says")),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }
}
