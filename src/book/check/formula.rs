//! Amounts that are computed.

use super::super::raw::{RawEntry, RawTable, RawText};
use super::Checker;
use crate::factor::FactorId;
use crate::finding::{AboutEnergy, Code, Finding, Located, Message};
use crate::inventory::{ActivityData, Assumption, Formula};

impl<'a> Checker<'a> {
    /// An amount by a formula, with the factor that it is read with; without one it gives emissions.
    pub(super) fn computed(
        &mut self,
        table: &RawTable,
        factor: Option<(Option<FactorId>, &RawText)>,
        density: Option<Option<Assumption>>,
    ) -> Option<ActivityData> {
        let formula = table.entry("formula")?;
        for key in ["emissions", "amount"] {
            self.excludes(table, key, formula);
        }
        if let Some(entry) = table.entry("uncertainty") {
            let message = Message::ConflictingKeys { first: "formula".into(), second: "uncertainty".into() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(entry.key_place);
            let finding = finding.at_with(formula.key_place, Message::AlsoGiven { key: "formula".into() });
            self.report(finding.help(AboutEnergy::UncertaintyOfInputs));
        }
        if !table.has("factor") {
            for key in ["substance", "density"] {
                let Some(entry) = table.entry(key) else { continue };
                let message = Message::KeyNeeds { key: key.into(), needs: "factor".into() };
                let help = Message::AddLine { line: super::value::example(table, "factor") };
                self.lacks(Finding::new(Code::MissingKey, message).help(help), entry.key_place);
            }
        }
        let given = self.given(table);
        let expression = self.expression(table, "formula")?;
        let unknown = expression.value.unknowns().next().map(|term| term.span.clone());
        if let (Some(span), Some(text)) = (unknown, table.text("formula")) {
            let finding = Finding::new(Code::BadExpression, AboutEnergy::NoUnknownInFormula).at(text.part(span));
            self.report(finding.help(AboutEnergy::StateTheValue));
            return None;
        }
        Some(ActivityData::Computed {
            formula: Box::new(Formula { expression, given: given? }),
            substance: table.text("substance").map(|s| Located::new(s.text.clone(), s.place)),
            density: match density {
                Some(density) => Some(density?),
                None => None,
            },
            factor: match factor {
                Some((factor, text)) => Some(Located::new(factor?, text.place)),
                None => None,
            },
        })
    }

    /// Inputs without a formula.
    pub(super) fn given_for_nothing(&mut self, table: &RawTable) {
        let Some(entry) = table.entry("given").filter(|_| !table.has("formula")) else { return };
        let message = Message::KeyNeeds { key: "given".into(), needs: "formula".into() };
        let help = Message::AddLine { line: super::value::example(table, "formula") };
        self.lacks(Finding::new(Code::MissingKey, message).help(help), entry.key_place);
    }

    /// Reports `key` where it stands beside another that excludes it.
    pub(super) fn excludes(&mut self, table: &RawTable, key: &'static str, other: &RawEntry) {
        let Some(entry) = table.entry(key) else { return };
        let (first, second) = (key.to_owned(), other.key.name.to_owned());
        let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
        let finding = Finding::new(Code::ConflictingKeys, message).at(other.key_place);
        let finding = finding.at_with(entry.key_place, Message::AlsoGiven { key: first.clone() });
        self.report(finding.help(Message::RemoveOneOf { first, second }));
    }
}
