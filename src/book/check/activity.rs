//! Activities and gaps.

use std::collections::HashMap;

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::calc::NotationKey;
use crate::factor::FactorId;
use crate::finding::{Code, Finding, Level, Located, Message, Place};
use crate::inventory::{Absence, Activity, ActivityData, Assumption, Category};

impl<'a> Checker<'a> {
    pub(super) fn activity(&mut self, table: &'a RawTable) -> Option<Activity> {
        let period = self.period(table);
        let facility = table.text("facility").map(|id| self.reference(id, |c| &c.names.facilities));
        let category = self.category(table);
        let data = self.data(table);
        let uncertainty = table.text("uncertainty").map(|text| self.uncertainty(text));
        let characteristics = self.characteristics(table);
        Some(Activity {
            id: table.text("id")?.text.clone(),
            period: period?,
            facility: match facility {
                Some(index) => Some(index?),
                None => None,
            },
            category: category?,
            data: data?,
            uncertainty: match uncertainty {
                Some(uncertainty) => Some(uncertainty?),
                None => None,
            },
            biogenic: table.flag("biogenic"),
            characteristics: characteristics?,
            source: self.citation(table.text("source")),
            assumption: owned(table.text("assumption")),
            note: owned(table.text("note")),
            place: table.place,
        })
    }

    /// Emissions as such, or an amount with its factor; not both, and not neither.
    fn data(&mut self, table: &RawTable) -> Option<ActivityData> {
        let section = || table.name.to_owned();
        let (emissions, amount) = (table.entry("emissions"), table.entry("amount"));
        // Each is read in any case, so that all errors are shown.
        let stated = table.text("emissions").map(|text| self.emissions(text));
        let counted = table.text("amount").map(|text| self.counted(text, "amount", "MWh"));
        let factor = table.text("factor").map(|text| (FactorId::parse(&text.text), text));
        if let Some((None, text)) = &factor {
            let message = Message::BadFactorId { text: text.text.clone() };
            self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
        }
        let density = table.table("density").map(|inner| self.assumption(inner));
        self.given_for_nothing(table);
        if table.has("formula") {
            return self.computed(table, factor, density);
        }
        match (emissions, amount) {
            (Some(emissions), Some(amount)) => {
                let (first, second) = ("emissions".to_owned(), "amount".to_owned());
                let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
                let finding = Finding::new(Code::ConflictingKeys, message).at(amount.key_place);
                let finding = finding.at_with(emissions.key_place, Message::AlsoGiven { key: first.clone() });
                self.report(finding.help(Message::RemoveOneOf { first, second }));
                None
            }
            (Some(emissions), None) => {
                for key in ["factor", "substance", "density"] {
                    let Some(entry) = table.entry(key) else { continue };
                    let message = Message::ConflictingKeys { first: "emissions".into(), second: key.into() };
                    let finding = Finding::new(Code::ConflictingKeys, message).at(entry.key_place);
                    let finding = finding.at_with(emissions.key_place, Message::AlsoGiven { key: "emissions".into() });
                    self.report(finding.help(Message::RemoveOneOf { first: "emissions".into(), second: key.into() }));
                }
                stated?.map(ActivityData::Emissions)
            }
            (None, Some(amount)) => {
                if !table.has("factor") {
                    let message = Message::KeyNeeds { key: "amount".into(), needs: "factor".into() };
                    let help = Message::AddLine { line: super::value::example(table, "factor") };
                    self.lacks(Finding::new(Code::MissingKey, message).help(help), amount.key_place);
                }
                let (factor, text) = factor?;
                let substance = table.text("substance").map(|s| Located::new(s.text.clone(), s.place));
                let density = match density {
                    Some(density) => Some(density?),
                    None => None,
                };
                let factor = Located::new(factor?, text.place);
                Some(ActivityData::Amount { amount: counted??, substance, density, factor })
            }
            (None, None) => {
                let message =
                    Message::NeitherKey { first: "emissions".into(), second: "amount".into(), section: section() };
                let finding = Finding::new(Code::MissingKey, message)
                    .help(Message::AddLine { line: super::value::example(table, "emissions") })
                    .help(Message::AddLines {
                        lines: ["amount", "factor"].map(|key| super::value::example(table, key)).into(),
                    });
                self.lacks(finding, table.place);
                None
            }
        }
    }

    /// A density with its range.
    fn assumption(&mut self, table: &RawTable) -> Option<Assumption> {
        let value = table.text("value").and_then(|text| self.density(text));
        let range = table.text("range").map(|text| self.range(text, value.as_ref()));
        Some(Assumption {
            value: value?,
            range: match range {
                Some(range) => Some(range?),
                None => None,
            },
            reason: owned(table.text("reason")),
            source: self.citation(table.text("source")),
        })
    }

    pub(super) fn absence(&mut self, table: &'a RawTable) -> Option<Absence> {
        let (period, category) = (self.period(table), self.category(table));
        let key = self.word(table, "key", notation);
        Some(Absence {
            period: period?,
            category: category?,
            key: key??,
            reason: owned(table.text("reason")),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    /// Gaps that are stated twice, or that an activity contradicts.
    pub(super) fn contradictions(&mut self) {
        let raw = self.raw;
        let mut activities: HashMap<(usize, u8), Vec<(Category, &RawTable)>> = HashMap::new();
        for table in raw.each("activity") {
            if let Some((period, category, _)) = self.position(table) {
                activities.entry((period, category.number)).or_default().push((category, table));
            }
        }
        let mut seen: HashMap<(usize, Category), Place> = HashMap::new();
        for table in raw.each("gap") {
            let Some((period, category, place)) = self.position(table) else { continue };
            if let Some(first) = seen.insert((period, category), place) {
                let message = Message::DuplicateGap { category: category.to_string() };
                let finding = Finding::new(Code::DuplicateGap, message).at(place).at_with(first, Message::FirstHere);
                self.report(finding.help(Message::KeepOne));
            }
            let Some(key) = table.text("key").filter(|k| notation(&k.text).is_some()) else { continue };
            let covered = activities.get(&(period, category.number)).into_iter().flatten();
            let Some((_, activity)) = covered.into_iter().find(|(c, _)| category.sub == 0 || *c == category) else {
                continue;
            };
            // That something does not occur and has a figure cannot both be true; that part of it is missing can.
            let impossible =
                matches!(notation(&key.text), Some(NotationKey::NotOccurring | NotationKey::NotApplicable));
            let message = Message::GapContradicted { category: category.to_string(), key: key.text.clone() };
            let id = owned(activity.text("id")).unwrap_or_default();
            let finding = Finding::new(Code::GapContradicted, message)
                .at(place)
                .at_with(activity.place, Message::ActivityHere { id })
                .help(Message::NarrowGap);
            self.report(if impossible { finding.level(Level::Error) } else { finding });
        }
    }

    /// Period and category of an activity or a gap, without findings.
    fn position(&self, table: &RawTable) -> Option<(usize, Category, Place)> {
        let period = match table.text("period") {
            Some(id) => self.names.periods.find(&id.text)?,
            None => (self.names.periods.list.len() == 1).then_some(0)?,
        };
        let text = table.text("category")?;
        Some((period, Category::parse(&text.text)?, text.place))
    }
}

/// Reads a notation key.
pub(super) fn notation(word: &str) -> Option<NotationKey> {
    Some(match word {
        "NE" => NotationKey::NotEstimated,
        "NO" => NotationKey::NotOccurring,
        "NA" => NotationKey::NotApplicable,
        "IE" => NotationKey::IncludedElsewhere,
        "C" => NotationKey::Confidential,
        "not-stated" => NotationKey::NotStated,
        _ => return None,
    })
}
