//! Engineering calculations of projects: the kind, and its inputs.

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::expression::{Given, Input};
use crate::finding::{AboutSaving, Code, Finding, Located, Message, Place};
use crate::saving::Calculation;
use crate::saving::engineering::{EngineeringKind, EngineeringPack, KindInput, ProfileRow};
use crate::spelling::nearest;

impl Checker<'_> {
    /// The kind of an engineering calculation with its inputs.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn calculation(&mut self, table: &RawTable, pack: &EngineeringPack) -> Option<Option<Calculation>> {
        let given = self.given(table);
        let Some(text) = table.text("calculation") else { return Some(None) };
        let Some(at) = pack.position(&text.text) else {
            let finding = Finding::new(Code::UnknownWord, AboutSaving::UnknownKind { kind: text.text.clone() });
            let kinds = || pack.kind.iter().map(|kind| kind.id.as_str());
            let finding = finding.at(text.place);
            self.report(match nearest(&text.text, kinds()) {
                Some(near) => finding.help(Message::DidYouMean { name: near.to_owned() }),
                None => finding.help(AboutSaving::KindsAre { kinds: kinds().map(str::to_owned).collect() }),
            });
            return None;
        };
        let kind = &pack.kind[at];
        if let (Some(entry), false) = (table.entry("profile"), kind.has_rows()) {
            let message = AboutSaving::NoRows { kind: kind.id.clone() };
            let finding = Finding::new(Code::SavingIncomplete, message).at(entry.key_place);
            self.report(finding.help(AboutSaving::OneProject));
            return None;
        }
        let mut profile = Vec::new();
        for row in table.tables("profile") {
            let given = self.given(row);
            let sound = given.as_ref().is_some_and(|given| self.of_kind(row, kind, given, Some(row.place)));
            let name = owned(row.text("name"));
            profile.push(given.filter(|_| sound).map(|given| ProfileRow { name, given, place: row.place }));
        }
        let profile: Option<Vec<ProfileRow>> = profile.into_iter().collect();
        let given = given?;
        let known = self.of_kind(table, kind, &given, None);
        let profile = profile?;
        let complete = self.is_complete(kind, &given, &profile, text.place);
        (known && complete).then(|| Some(Calculation { kind: Located::new(at, text.place), given, profile }))
    }

    /// Whether inputs are those of the kind, each of its dimension; in a row of a profile those that may differ.
    fn of_kind(&mut self, table: &RawTable, kind: &EngineeringKind, given: &[Given], row: Option<Place>) -> bool {
        let mut sound = true;
        for raw in table.named("given") {
            let name = &raw.name.value;
            if kind.input(name).is_none() {
                let message = AboutSaving::UnknownInput { kind: kind.id.clone(), input: name.clone() };
                let known = || kind.input.iter().map(|input| input.name.as_str());
                let finding = Finding::new(Code::UnknownName, message).at(raw.name.place);
                self.report(match nearest(name, known()) {
                    Some(near) => finding.help(Message::DidYouMean { name: near.to_owned() }),
                    None => finding.fact(Message::KnownNames { names: known().map(str::to_owned).collect() }),
                });
                sound = false;
            } else if row.is_some() && kind.input(name).is_some_and(|input| !input.each) {
                let message = AboutSaving::NotOfARow { kind: kind.id.clone(), input: name.clone() };
                let finding = Finding::new(Code::SavingIncomplete, message).at(raw.name.place);
                self.report(finding.help(AboutSaving::GiveOnce));
                sound = false;
            }
        }
        for input in given {
            let (Some(known), Input::Printed(quantity)) = (kind.input(&input.name), &input.input) else { continue };
            let unit = quantity.value.unit();
            if unit.dimension() != EngineeringPack::unit_of(known).dimension() {
                let message = AboutSaving::InputUnit {
                    input: input.name.clone(),
                    unit: unit.text().to_owned(),
                    wanted: known.unit.clone(),
                };
                let means = AboutSaving::InputMeans {
                    name: known.name.clone(),
                    unit: known.unit.clone(),
                    en: known.means.en.clone(),
                    zh: known.means.zh.clone(),
                };
                self.report(Finding::new(Code::UnitMismatch, message).at(quantity.place).fact(means));
                sound = false;
            }
            if quantity.value.amount().one().is_some_and(|literal| literal.exact().is_negative()) {
                let message = Message::NegativeNotAllowed { key: input.name.clone() };
                let finding = Finding::new(Code::NegativeNotAllowed, message).at(quantity.place);
                self.report(finding.help(Message::NegativeHelp));
                sound = false;
            }
        }
        sound
    }

    /// Whether every input that the kind needs has a value, in each row of the profile or under `given`.
    fn is_complete(&mut self, kind: &EngineeringKind, given: &[Given], profile: &[ProfileRow], place: Place) -> bool {
        let has = |given: &[Given], name: &str| given.iter().any(|given| given.name == name);
        let lacks = |own: &[Given]| -> Vec<&KindInput> {
            let needed = kind.input.iter().filter(|input| kind.needs(&input.name));
            needed.filter(|input| !has(own, &input.name) && !has(given, &input.name)).collect()
        };
        let rows: Vec<(&[Given], Place)> = match profile {
            [] => vec![(given, place)],
            rows => rows.iter().map(|row| (row.given.as_slice(), row.place)).collect(),
        };
        // Of several rows that lack something the first says it.
        let found = rows.into_iter().map(|(own, place)| (lacks(own), place)).find(|(missing, _)| !missing.is_empty());
        let Some((missing, place)) = found else { return true };
        if self.raw.broken {
            return false;
        }
        let inputs = missing.iter().map(|input| input.name.clone()).collect();
        let message = AboutSaving::InputsMissing { kind: kind.id.clone(), inputs };
        let mut finding = Finding::new(Code::SavingIncomplete, message).at(place);
        for input in &missing {
            finding = finding.fact(AboutSaving::InputMeans {
                name: input.name.clone(),
                unit: input.unit.clone(),
                en: input.means.en.clone(),
                zh: input.means.zh.clone(),
            });
        }
        let values = missing.iter().map(|input| format!("{} = \"… {}\"", input.name, input.unit).replace(" \"", "\""));
        let example = values.map(|value| value.replace("=\"", "= \"")).collect::<Vec<_>>().join(", ");
        self.report(finding.help(AboutSaving::GiveInputs { example }));
        false
    }
}
