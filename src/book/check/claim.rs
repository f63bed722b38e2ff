//! Claims: the printed figure, its inputs, and the expression that should give it.

use std::collections::HashSet;

use super::super::raw::{RawNamed, RawTable, RawText};
use super::Checker;
use super::activity::notation;
use super::expression::finding;
use super::quantity::unit_finding;
use super::value::owned;
use crate::claim::{Claim, DisplacedEnergy, Given, PrintedAgain};
use crate::expression::{Expression, Input};
use crate::finding::{AboutClaim, Code, Finding, Located, Message};
use crate::quantity::{Exact, Quantity, Unit};
use crate::spelling::{MOST_KNOWN, nearest};

impl<'a> Checker<'a> {
    pub(super) fn claim(&mut self, table: &'a RawTable) -> Option<Claim> {
        let published = self.printed(table, "published");
        let given = self.given(table);
        let also = self.printed_again(table);
        let equals = match table.has("equals") {
            true => self.expression(table, "equals"),
            false => self.equals_again(table),
        };
        let rendition = self.rendition(table);
        // A claim of no period is about none; it is not given the only one.
        let period = table.text("period").map(|id| self.reference(id, |c| &c.names.periods));
        let displaces = self.word(table, "displaces", DisplacedEnergy::from_word);
        Some(Claim {
            id: table.text("id")?.text.clone(),
            says: owned(table.text("says")),
            rendition: rendition.filter(|_| table.has("as")),
            source: self.citation(table.text("source")),
            published: published?,
            given: given?,
            also: also?,
            equals: equals?,
            period: match period {
                Some(index) => Some(index?),
                None => None,
            },
            displaces: displaces?,
            place: table.place,
        })
    }

    /// A printed quantity under `key`, with the place that the book states for it.
    fn printed(&mut self, table: &RawTable, key: &'static str) -> Option<Located<Quantity>> {
        let quantity = table.text(key).and_then(|text| self.quantity(text));
        let Some(precision) = table.text("precision") else { return quantity };
        let step = self.quantity(precision)?;
        let quantity = quantity?;
        let unit = quantity.value.unit();
        let Some(ratio) = step.value.unit().convertible(unit) else {
            let message = AboutClaim::PrecisionUnit { unit: step.value.unit().text().into(), of: unit.text().into() };
            let example = AboutClaim::WritePrecision { example: format!("10 {}", unit.text()).trim().to_owned() };
            self.report(Finding::new(Code::BadPrecision, message).at(precision.place).at(quantity.place).help(example));
            return None;
        };
        let step = step.value.amount().one().map(|literal| &literal.exact() * &ratio);
        let place = (-20..=27).find(|place| Exact::power_of_ten(*place) == step);
        let Some(place) = place.and_then(|place| i8::try_from(place).ok()) else {
            let message = AboutClaim::PrecisionNoPowerOfTen { text: precision.text.clone() };
            let example = AboutClaim::WritePrecision { example: format!("10 {}", unit.text()).trim().to_owned() };
            self.report(Finding::new(Code::BadPrecision, message).at(precision.place).help(example));
            return None;
        };
        let Some(stated) = quantity.value.clone().with_stated_place(place) else {
            let message = AboutClaim::PrecisionDoesNotFit {
                precision: precision.text.clone(),
                figure: quantity.value.text().into(),
            };
            let finding = Finding::new(Code::BadPrecision, message).at(precision.place).at(quantity.place);
            self.report(finding.help(AboutClaim::PrecisionOfPrint));
            return None;
        };
        Some(Located::new(stated, quantity.place))
    }

    /// The same figure where it is printed again.
    fn printed_again(&mut self, table: &RawTable) -> Option<Vec<PrintedAgain>> {
        let of = |table: &RawTable| {
            let rendition = self.rendition(table);
            let published = self.printed(table, "published");
            Some(PrintedAgain {
                published: published?,
                source: self.citation(table.text("source")),
                rendition: Some(rendition?).filter(|_| table.has("as")),
                place: table.place,
            })
        };
        table.tables("also").iter().map(of).collect::<Vec<_>>().into_iter().collect()
    }

    /// What a claim without an expression should equal: the figure where it is printed again.
    fn equals_again(&mut self, table: &RawTable) -> Option<Located<Expression>> {
        let (id, Some(again)) = (table.text("id")?, table.tables("also").first()) else {
            if !self.raw.broken && !table.has("also") {
                let message = Message::MissingKey { key: "equals".into(), section: "claim".into() };
                let finding = Finding::new(Code::MissingKey, message);
                let finding = finding.at_with(table.place, Message::KeyMissingHere { key: "equals".into() });
                let line = super::value::example(table, "equals");
                self.report(finding.help(Message::AddLine { line }).help(AboutClaim::OrPrintedAgain));
            }
            return None;
        };
        // An id that is no part of an address has a finding already.
        let expression = Expression::parse(&format!("figure(\"claim/{}/also/1\")", id.text)).ok()?;
        Some(Located::new(expression, again.place))
    }

    /// Named inputs of an expression.
    pub(super) fn given(&mut self, table: &RawTable) -> Option<Vec<Given>> {
        let mut given = Vec::new();
        for RawNamed { name, value, beside } in table.named("given") {
            if !is_name(&name.value) {
                let message = Message::BadGivenName { name: name.value.clone() };
                self.report(Finding::new(Code::BadId, message).at(name.place).help(Message::NameGrammar));
            }
            let (input, source, rendition) = match beside {
                Some(table) => {
                    let rendition = self.rendition(table).filter(|_| table.has("as"));
                    (self.input(table), self.citation(table.text("source")), rendition)
                }
                None => (value.as_ref().and_then(|text| self.quantity(text)).map(Input::Printed), None, None),
            };
            given.push(input.map(|input| Given { name: name.value.clone(), input, source, rendition }));
        }
        given.into_iter().collect()
    }

    /// The value of an input that is written as a table, or why it has none.
    fn input(&mut self, table: &RawTable) -> Option<Input> {
        let Some(entry) = table.entry("key") else {
            if !table.has("value") {
                let message = Message::MissingKey { key: "value".into(), section: "given".into() };
                let finding = Finding::new(Code::MissingKey, message).help(AboutClaim::ValueOrKey);
                self.lacks(finding, table.place);
            }
            return self.printed(table, "value").map(Input::Printed);
        };
        self.excludes(table, "value", entry);
        let key = self.word(table, "key", notation).flatten();
        let unit = match table.text("unit") {
            None => Some(Unit::none()),
            Some(text) => match Unit::parse(&text.text) {
                Ok(unit) => Some(unit),
                Err(error) => {
                    self.report(unit_finding(&error, &text.text, text.place));
                    None
                }
            },
        };
        let unit = Box::new(unit?);
        Some(Input::Missing { key: key?, unit, reason: owned(table.text("reason")), place: table.place })
    }

    /// An expression under `key`, whose names are those of `given`.
    pub(super) fn expression(&mut self, table: &RawTable, key: &'static str) -> Option<Located<Expression>> {
        let text = table.text(key)?;
        self.expression_of(text, table.named("given"))
    }

    /// An expression whose names are those of `given`.
    pub(super) fn expression_of(&mut self, text: &RawText, given: &[RawNamed]) -> Option<Located<Expression>> {
        let expression = match Expression::parse(&text.text) {
            Ok(expression) => expression,
            Err(errors) => {
                for error in &errors {
                    self.report(finding(error, text));
                }
                return None;
            }
        };
        let known = || given.iter().map(|input| input.name.value.as_str());
        let names: HashSet<&str> = known().collect();
        let mut names_are_known = true;
        for (name, span) in expression.names().filter(|(name, _)| !names.contains(name)) {
            if self.raw.broken {
                break;
            }
            let help = match nearest(name, known().take(MOST_KNOWN)) {
                Some(near) => Message::DidYouMean { name: near.to_owned() },
                // `0.7 kg CO2 / kWh` divides by a name that looks like a unit.
                None if Unit::parse(name).is_ok() => Message::UnitTouchesNumber { unit: name.to_owned() },
                None => Message::AddToGiven { name: name.to_owned() },
            };
            let message = Message::UnknownName { name: name.to_owned() };
            let finding = Finding::new(Code::UnknownName, message).at(text.part(span));
            let finding = match known().map(str::to_owned).collect::<Vec<_>>() {
                names if names.is_empty() => finding,
                names => finding.fact(Message::KnownNames { names }),
            };
            self.report(finding.help(help));
            names_are_known = false;
        }
        let used: HashSet<&str> = expression.names().map(|(name, _)| name).collect();
        for name in given.iter().map(|input| &input.name).filter(|name| is_name(&name.value)) {
            if !used.contains(name.value.as_str()) {
                let name_text = || name.value.clone();
                let finding =
                    Finding::new(Code::UnusedGiven, Message::UnusedGiven { name: name_text() }).at(name.place);
                self.report(finding.help(Message::UseOrRemove { name: name_text() }));
            }
        }
        names_are_known.then(|| Located::new(expression, text.part(0..usize::MAX)))
    }
}

/// Whether an expression can name it: letters, digits, `_` and, in quotes, `-`; a letter or `_` first.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '-'))
}
