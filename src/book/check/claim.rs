//! Claims: the printed figure, its inputs, and the expression that should give it.

use std::collections::HashSet;

use super::super::raw::RawTable;
use super::Checker;
use super::expression::finding;
use super::value::owned;
use crate::claim::{Claim, DisplacedEnergy, Given};
use crate::expression::Expression;
use crate::finding::{Code, Finding, Located, Message};
use crate::quantity::Unit;
use crate::spelling::{MOST_KNOWN, nearest};

impl<'a> Checker<'a> {
    pub(super) fn claim(&mut self, table: &'a RawTable) -> Option<Claim> {
        let published = table.text("published").and_then(|text| self.quantity(text));
        let given = self.given(table);
        let equals = self.expression(table, "equals");
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
            equals: equals?,
            period: match period {
                Some(index) => Some(index?),
                None => None,
            },
            displaces: displaces?,
            place: table.place,
        })
    }

    /// Named inputs of an expression.
    pub(super) fn given(&mut self, table: &RawTable) -> Option<Vec<Given>> {
        let mut given = Vec::new();
        for (name, text) in table.named("given") {
            if !is_name(&name.value) {
                let message = Message::BadGivenName { name: name.value.clone() };
                self.report(Finding::new(Code::BadId, message).at(name.place).help(Message::NameGrammar));
            }
            let quantity = text.as_ref().and_then(|text| self.quantity(text));
            given.push(quantity.map(|quantity| Given { name: name.value.clone(), quantity }));
        }
        given.into_iter().collect()
    }

    /// An expression under `key`, whose names are those of `given`.
    pub(super) fn expression(&mut self, table: &RawTable, key: &'static str) -> Option<Located<Expression>> {
        let text = table.text(key)?;
        let expression = match Expression::parse(&text.text) {
            Ok(expression) => expression,
            Err(errors) => {
                for error in &errors {
                    self.report(finding(error, text));
                }
                return None;
            }
        };
        let given = table.named("given");
        let known = || given.iter().map(|(name, _)| name.value.as_str());
        let names: HashSet<&str> = known().collect();
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
        }
        let used: HashSet<&str> = expression.names().map(|(name, _)| name).collect();
        for (name, _) in given.iter().filter(|(name, _)| is_name(&name.value)) {
            if !used.contains(name.value.as_str()) {
                let name_text = || name.value.clone();
                let finding =
                    Finding::new(Code::UnusedGiven, Message::UnusedGiven { name: name_text() }).at(name.place);
                self.report(finding.help(Message::UseOrRemove { name: name_text() }));
            }
        }
        Some(Located::new(expression, text.part(0..usize::MAX)))
    }
}

/// Whether an expression can name it: letters, digits, `_` and, in quotes, `-`; a letter or `_` first.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '-'))
}
