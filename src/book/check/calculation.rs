//! Engineering calculations of projects: the kind, and its inputs.

use super::super::raw::RawTable;
use super::Checker;
use crate::expression::{Given, Input};
use crate::finding::{AboutSaving, Code, Finding, Located, Message, Place};
use crate::saving::Calculation;
use crate::saving::engineering::{EngineeringKind, EngineeringPack};
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
        let given = given?;
        let sound = self.inputs(table, &pack.kind[at], &given, text.place);
        sound.then(|| Some(Calculation { kind: Located::new(at, text.place), given }))
    }

    /// Whether the inputs are those of the kind, each of its dimension.
    fn inputs(&mut self, table: &RawTable, kind: &EngineeringKind, given: &[Given], place: Place) -> bool {
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
        let missing = kind.input.iter().filter(|input| kind.needs(&input.name));
        let missing: Vec<_> = missing.filter(|input| given.iter().all(|given| given.name != input.name)).collect();
        if missing.is_empty() || self.raw.broken {
            return sound && missing.is_empty();
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
