//! Projects that save energy.

use super::super::raw::RawTable;
use super::Checker;
use super::value::{example, owned};
use crate::factor::FactorId;
use crate::finding::{AboutSaving, Code, Finding, Located, Message};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity};
use crate::saving::engineering::EngineeringPack;
use crate::saving::{Displaced, Interactive, IpmvpOption, Plan, Project, Purpose, SavingFactor, Span, Worth};
use crate::view::GbtPack;

/// Carriers beside those of the pack of energy.
const OTHER_CARRIERS: [&str; 2] = ["water", "steam"];

impl<'a> Checker<'a> {
    pub(super) fn project(&mut self, table: &'a RawTable) -> Option<Project> {
        let pack = EngineeringPack::bundled();
        let facility = self.optional(table, "facility", |c, text| c.reference(text, |c| &c.names.facilities));
        let meter = self.optional(table, "meter", |c, text| {
            c.reference(text, |c| &c.names.meters).map(|at| Located::new(at, text.place))
        });
        let period = match (table.has("period"), self.names.periods.list.len()) {
            (false, 1) => Some(Some(0)),
            _ => self.optional(table, "period", |c, text| c.reference(text, |c| &c.names.periods)),
        };
        let plan = self.plan(table);
        let stated = self.optional(table, "saving", Checker::stated_saving);
        let energy = self.optional(table, "end-use-energy", |c, text| c.counted(text, "end-use-energy", "MWh"));
        let carrier = self.carrier(table);
        let displaces = self.word(table, "displaces", Displaced::from_word);
        let calculation = self.calculation(table, &pack);
        let purpose = self.word(table, "purpose", |word| match word {
            "inventory" => Some(Purpose::Inventory),
            "project" => Some(Purpose::Project),
            _ => None,
        });
        let factor = self.saving_factor(table);
        let stated_emissions = self.optional(table, "emissions-saving", |checker, text| checker.emissions_saving(text));
        let interactive: Vec<_> = table.tables("interactive").iter().map(|inner| self.interactive(inner)).collect();
        let factor = self.one_way_of_emissions(table, factor, stated_emissions);
        let money = self.money(table);
        let inferred = self.inferred(table);
        let claims = self.claims_of(table);
        self.has_saving(table);
        let displaces = displaces?;
        let calculation = calculation?;
        if let (Some(calculation), None) = (&calculation, displaces) {
            let kind = &pack.kind[calculation.kind.value];
            // Beside a stated saving every kind of displaced energy is asked for.
            if kind.depends_on_displaced() && !table.has("saving") {
                let message = AboutSaving::DisplacedOpen { kind: kind.id.clone() };
                let finding = Finding::new(Code::SavingIncomplete, message).at(calculation.kind.place);
                self.report(finding.help(Message::AddLine { line: example(table, "displaces") }));
                return None;
            }
        }
        let at = table.text("displaces").map_or(table.place, |text| text.place);
        Some(Project {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            facility: facility?,
            meter: meter?,
            period: period?,
            measure: owned(table.text("measure")),
            end_use: owned(table.text("end-use")),
            end_use_energy: energy?,
            plan: plan?,
            worth: Worth { stated: stated?, calculation },
            carrier: carrier?,
            displaces: displaces.map(|displaces| Located::new(displaces, at)),
            factor: factor?,
            purpose: purpose?.unwrap_or_default(),
            is_inside: !table.has("inside") || table.flag("inside"),
            interactive: interactive.into_iter().collect::<Option<_>>()?,
            money: money?,
            is_made_up: table.flag("made-up"),
            inferred: inferred?,
            claims: claims?,
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    /// What is made of a key that may be missing; the outer option says whether it could be read.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn optional<T>(
        &mut self,
        table: &RawTable,
        key: &'static str,
        read: impl FnOnce(&mut Self, &super::RawText) -> Option<T>,
    ) -> Option<Option<T>> {
        match table.text(key) {
            Some(text) => read(self, text).map(Some),
            // There and of another shape: that has been said.
            None if table.has(key) => None,
            None => Some(None),
        }
    }

    /// What is saved is positive; more use of something is an effect of its own.
    fn stated_saving(&mut self, text: &super::RawText) -> Option<Located<Quantity>> {
        let negative = |quantity: &Quantity| quantity.amount().one().is_some_and(|one| one.exact().is_negative());
        if Quantity::parse(&text.text).is_ok_and(|quantity| negative(&quantity)) {
            let message = Message::NegativeNotAllowed { key: "saving".into() };
            let finding = Finding::new(Code::NegativeNotAllowed, message).at(text.place);
            self.report(finding.help(AboutSaving::SavedIsPositive));
            return None;
        }
        self.counted(text, "saving", "MWh")
    }

    /// A saving is stated with its carrier, or computed.
    fn has_saving(&mut self, table: &RawTable) {
        if let (Some(saving), false) = (table.entry("saving"), table.has("carrier")) {
            let message = Message::KeyNeeds { key: "saving".into(), needs: "carrier".into() };
            let help = Message::AddLine { line: example(table, "carrier") };
            self.lacks(Finding::new(Code::MissingKey, message).help(help), saving.key_place);
        }
        if let (Some(given), false) = (table.entry("given"), table.has("calculation")) {
            let message = Message::KeyNeeds { key: "given".into(), needs: "calculation".into() };
            let help = Message::AddLine { line: example(table, "calculation") };
            self.lacks(Finding::new(Code::MissingKey, message).help(help), given.key_place);
        }
        if !table.has("saving") && !table.has("calculation") {
            let project = owned(table.text("id")).unwrap_or_default();
            let finding = Finding::new(Code::SavingIncomplete, AboutSaving::NoSaving { project });
            self.lacks(finding.help(AboutSaving::StateOrCalculate), table.place);
        }
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn carrier(&mut self, table: &RawTable) -> Option<Option<Located<String>>> {
        self.optional(table, "carrier", |checker, text| {
            let pack = GbtPack::bundled();
            if pack.carrier(&text.text).is_some() || OTHER_CARRIERS.contains(&text.text.as_str()) {
                return Some(Located::new(text.text.clone(), text.place));
            }
            let known: Vec<&str> =
                pack.carrier.iter().map(|carrier| carrier.id.as_str()).chain(OTHER_CARRIERS).collect();
            checker.report(super::value::unknown_word("carrier", text, &known));
            None
        })
    }

    /// `factor` with its density, or `margin`.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn saving_factor(&mut self, table: &RawTable) -> Option<Option<SavingFactor>> {
        let density = self.optional(table, "density", |checker, text| checker.density(text));
        let factor = self.optional(table, "factor", |checker, text| checker.factor_id(text));
        let margin = table.table("margin").map(|inner| {
            let of = |checker: &mut Self, key| inner.text(key).and_then(|text| checker.factor_id(text));
            let (operating, build) = (of(self, "operating"), of(self, "build"));
            let weight = inner.text("weight").and_then(|text| self.share_of(text, "weight"));
            Some(SavingFactor::Margin { operating: operating?, build: build?, weight: weight?.0 })
        });
        if let (Some(first), Some(second)) = (table.entry("factor"), table.entry("margin")) {
            let message = Message::ConflictingKeys { first: "factor".into(), second: "margin".into() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(second.key_place);
            let finding = finding.at_with(first.key_place, Message::AlsoGiven { key: "factor".into() });
            self.report(finding.help(AboutSaving::FactorOrMargin));
            return None;
        }
        match (factor?, margin) {
            (_, Some(margin)) => margin.map(Some),
            (Some(id), None) => Some(Some(SavingFactor::One { id, density: density? })),
            (None, None) => density.map(|_| None),
        }
    }

    pub(super) fn factor_id(&mut self, text: &super::RawText) -> Option<Located<FactorId>> {
        match FactorId::parse(&text.text) {
            Some(id) => Some(Located::new(id, text.place)),
            None => {
                let message = Message::BadFactorId { text: text.text.clone() };
                self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
                None
            }
        }
    }

    /// A share between 0 and 1, as written and as a number.
    pub(super) fn share_of(&mut self, text: &super::RawText, key: &'static str) -> Option<(Located<Quantity>, Exact)> {
        let quantity = self.quantity(text)?;
        let share = share_of_one(&quantity.value);
        match share.filter(|share| !share.is_negative() && *share <= Exact::ONE) {
            Some(share) => Some((quantity, share)),
            None => {
                let help = Message::WriteLike { example: format!("{key} = \"50 %\"") };
                self.report(Finding::new(Code::BadShare, AboutSaving::NotAShare { key }).at(text.place).help(help));
                None
            }
        }
    }

    fn interactive(&mut self, table: &RawTable) -> Option<Interactive> {
        let carrier = self.carrier(table);
        let saving = self.optional(table, "saving", |checker, text| checker.quantity(text));
        let factor = self.saving_factor(table);
        Some(Interactive {
            carrier: carrier??,
            end_use: owned(table.text("end-use")),
            saving: saving?,
            factor: factor?,
            says: owned(table.text("says")),
            place: table.place,
        })
    }

    fn plan(&mut self, table: &RawTable) -> Option<Plan> {
        let span = |checker: &mut Self, key: &'static str| match table.table(key) {
            Some(inner) => checker.span(inner).map(Some),
            None => Some(None),
        };
        let (baseline, reporting) = (span(self, "baseline"), span(self, "reporting"));
        let option = self.word(table, "option", IpmvpOption::from_word);
        let (baseline, reporting) = (baseline?, reporting?);
        if let (Some(before), Some(after)) = (baseline, reporting)
            && before.to >= after.from
        {
            let message =
                AboutSaving::BaselineNotBefore { baseline: before.to.to_string(), reporting: after.from.to_string() };
            let mut finding = Finding::new(Code::BaselineNotBefore, message);
            for key in ["baseline", "reporting"] {
                finding = table.entry(key).map(|entry| entry.key_place).into_iter().fold(finding, Finding::at);
            }
            self.report(finding.help(AboutSaving::BaselineFirst));
            return None;
        }
        Some(Plan {
            boundary: owned(table.text("boundary")),
            baseline,
            reporting,
            option: option?,
            static_factors: table.texts("static-factors").iter().map(|text| text.text.clone()).collect(),
            bearer: owned(table.text("bearer")),
            estimated: table.texts("estimated").iter().map(|text| text.text.clone()).collect(),
            measured_by: owned(table.text("measured-by")),
            simulation: owned(table.text("simulation")),
        })
    }

    pub(super) fn span(&mut self, table: &RawTable) -> Option<Span> {
        let (from, to) = (table.date("from")?, table.date("to")?);
        if to.value < from.value {
            let message = AboutSaving::SpanReversed { from: from.value.to_string(), to: to.value.to_string() };
            let finding = Finding::new(Code::BaselineNotBefore, message).at(to.place).at(from.place);
            self.report(finding.help(Message::SwapDays));
            return None;
        }
        Some(Span { from: from.value, to: to.value })
    }

    /// Claims of the book that rest on the project.
    fn claims_of(&mut self, table: &RawTable) -> Option<Vec<Located<String>>> {
        let each = table.texts("claims").iter().map(|text| {
            let known = self.reference(text, |c| &c.names.claims);
            known.map(|_| Located::new(text.text.clone(), text.place))
        });
        let each: Vec<Option<Located<String>>> = each.collect();
        each.into_iter().collect()
    }

    /// What was worked back from the claim, each something that the project states.
    fn inferred(&mut self, table: &RawTable) -> Option<Vec<String>> {
        let mut sound = true;
        for text in table.texts("inferred") {
            let is_key = matches!(text.text.as_str(), "saving" | "end-use-energy");
            let there = match text.text.as_str() {
                "saving" => table.has("saving"),
                "end-use-energy" => table.has("end-use-energy"),
                name => table.named("given").iter().any(|given| given.name.value == name),
            };
            if !there && (is_key || !self.raw.broken) {
                let message = AboutSaving::NothingInferred { name: text.text.clone() };
                let finding = Finding::new(Code::UnknownName, message).at(text.place);
                self.report(finding.help(AboutSaving::InferredNames));
                sound = false;
            }
        }
        sound.then(|| table.texts("inferred").iter().map(|text| text.text.clone()).collect())
    }
}
