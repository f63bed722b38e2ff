//! Exclusions, significance, removals, credits, avoided emissions; ownership of facilities.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::{example, owned};
use crate::factor::FactorId;
use crate::finding::{AboutInventory, Code, Finding, Located, Message};
use crate::inventory::{
    Activity, ActivityData, Beside, BesideKind, Category, Characteristics, Control, DataKind, Holding, Ownership,
    Significance, share_of_one,
};
use crate::quantity::{Amount, DimensionName, Exact, Quantity};

impl<'a> Checker<'a> {
    /// Everything beside the total, in the order of its kinds.
    pub(super) fn beside(&mut self) -> Option<Vec<Beside>> {
        let kinds = [
            self.each("exclusion", Checker::exclusion),
            self.each("removal", |checker, table| checker.stated_beside(table, BesideKind::Removal)),
            self.each("credit", |checker, table| checker.stated_beside(table, BesideKind::Credit)),
            self.each("avoided", |checker, table| checker.stated_beside(table, BesideKind::Avoided)),
        ];
        let kinds: Option<Vec<Vec<Beside>>> = kinds.into_iter().collect();
        Some(kinds?.into_iter().flatten().collect())
    }

    fn exclusion(&mut self, table: &'a RawTable) -> Option<Beside> {
        let (period, category) = (self.period(table), self.category(table));
        let estimate = table.text("estimate").map(|text| self.mass_of_gas(text, "estimate", table));
        let counted = self.amount_and_factor(table, true);
        if let (Some(first), Some(second)) = (table.entry("estimate"), table.entry("amount")) {
            let (one, other) = ("estimate".to_owned(), "amount".to_owned());
            let message = Message::ConflictingKeys { first: one.clone(), second: other.clone() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(second.key_place);
            let finding = finding.at_with(first.key_place, Message::AlsoGiven { key: one.clone() });
            self.report(finding.help(Message::RemoveOneOf { first: one, second: other }));
        }
        let data = match (estimate, counted) {
            (Some(estimate), _) => Some(ActivityData::Emissions(estimate?)),
            (None, Some(counted)) => Some(counted?),
            (None, None) => None,
        };
        self.assemble(table, BesideKind::Exclusion, period?, Some(category?), data)
    }

    /// Something whose amount is stated, or computed where the section has a factor.
    fn stated_beside(&mut self, table: &'a RawTable, kind: BesideKind) -> Option<Beside> {
        let period = self.period(table);
        let data = match kind == BesideKind::Avoided && table.has("factor") {
            true => self.amount_and_factor(table, false)?,
            false => {
                let text = table.text("amount")?;
                self.mass_of_gas(text, "amount", table).map(ActivityData::Emissions)
            }
        };
        self.assemble(table, kind, period?, None, Some(data?))
    }

    fn assemble(
        &mut self,
        table: &'a RawTable,
        kind: BesideKind,
        period: usize,
        category: Option<Located<Category>>,
        data: Option<ActivityData>,
    ) -> Option<Beside> {
        let id = table.text("id")?.text.clone();
        let basis = (kind != BesideKind::Credit).then(|| owned(table.text("basis"))).flatten();
        let source = self.citation(table.text("source"));
        // The form of an activity, so that one machinery computes both; it is in no list of activities.
        let worth = data.map(|data| Activity {
            id: id.clone(),
            period,
            facility: None,
            category: category.unwrap_or(Located::new(Category::ALL[5], table.place)),
            data,
            uncertainty: None,
            biogenic: false,
            characteristics: Characteristics::default(),
            source,
            assumption: None,
            note: basis.clone(),
            place: table.place,
        });
        let issue = match kind {
            BesideKind::Credit => Some((table.text("scheme")?.text.clone(), table.text("vintage")?.text.clone())),
            _ => None,
        };
        let reason = if kind == BesideKind::Exclusion { owned(table.text("reason")) } else { None };
        let what = owned(table.text("what"));
        Some(Beside { kind, id, period, category, what, reason, basis, issue, worth, place: table.place })
    }

    /// An amount with its factor; `None` where there is no amount.
    fn amount_and_factor(&mut self, table: &RawTable, optional: bool) -> Option<Option<ActivityData>> {
        let factor = table.text("factor").map(|text| (FactorId::parse(&text.text), text));
        if let Some((None, text)) = &factor {
            let message = Message::BadFactorId { text: text.text.clone() };
            self.refuse(Code::BadFactorId, text, message, Message::FactorIdGrammar);
        }
        let (amount, other) = match (table.entry("amount"), table.entry("factor")) {
            (Some(amount), factor) => (Some(amount), factor.is_some()),
            (None, Some(factor)) if optional => {
                self.needs(table, factor.key_place, "factor", "amount");
                return Some(None);
            }
            (None, _) => return None,
        };
        let counted = table.text("amount").map(|text| self.counted(text, "amount", "MWh"));
        if let (Some(amount), false) = (amount, other) {
            self.needs(table, amount.key_place, "amount", "factor");
        }
        let read = || {
            let (factor, text) = factor?;
            let factor = Located::new(factor?, text.place);
            Some(ActivityData::Amount { amount: counted??, substance: None, density: None, factor })
        };
        Some(read())
    }

    fn needs(&mut self, table: &RawTable, place: crate::finding::Place, key: &str, needs: &str) {
        let message = Message::KeyNeeds { key: key.into(), needs: needs.into() };
        let help = Message::AddLine { line: example(table, needs) };
        self.lacks(Finding::new(Code::MissingKey, message).help(help), place);
    }

    /// A mass of greenhouse gas that is not negative, as one value or as a range.
    fn mass_of_gas(&mut self, text: &RawText, key: &str, table: &RawTable) -> Option<Located<Quantity>> {
        let may_range = key == "estimate";
        let quantity = match Quantity::parse(&text.text) {
            Ok(quantity) if may_range && matches!(quantity.amount(), Amount::Between(..)) => {
                let below = matches!(quantity.amount(), Amount::Between(lower, _) if lower.exact().is_negative());
                if below {
                    let message = Message::NegativeNotAllowed { key: key.into() };
                    self.refuse(Code::NegativeNotAllowed, text, message, Message::NegativeHelp);
                    return None;
                }
                Located::new(quantity, text.place)
            }
            _ => self.counted(text, key, "tCO2e")?,
        };
        let measures = quantity.value.dimension().name();
        if matches!(measures, Some(DimensionName::CarbonDioxideEquivalent | DimensionName::MassOfGas(_))) {
            return Some(quantity);
        }
        let message = AboutInventory::NotAMassOfGas { unit: quantity.value.unit().text().to_owned() };
        let finding = Finding::new(Code::UnitMismatch, message).at(text.place);
        let finding = finding.help(Message::WriteLike { example: format!("{key} = \"500 tCO2e\"") });
        // What is avoided may be an amount of anything with its factor.
        let may_count = table.name == BesideKind::Avoided.word();
        let factor = may_count.then(|| Message::AddLine { line: example(table, "factor") });
        self.report(finding.helps(factor));
        None
    }

    pub(super) fn significance(&mut self, table: &'a RawTable) -> Option<Significance> {
        let category = self.category(table);
        if let Some(category) = category.filter(|category| category.value.number == 1) {
            let finding = Finding::new(Code::BadCategory, AboutInventory::SignificanceOfDirect).at(category.place);
            self.report(finding.help(Message::WriteLike { example: "category = \"3\"".into() }));
            return None;
        }
        let decision = self.word(table, "decision", |word| match word {
            "significant" => Some(true),
            "not-significant" => Some(false),
            _ => None,
        });
        Some(Significance {
            category: category?,
            criterion: table.text("criterion")?.text.clone(),
            is_significant: decision??,
            reason: owned(table.text("reason")),
            by: owned(table.text("by")),
            date: table.date("date").map(|date| date.value),
            place: table.place,
        })
    }

    /// What an activity says of its data.
    pub(super) fn characteristics(&mut self, table: &RawTable) -> Option<Characteristics> {
        let kind = self.word(table, "data", |word| match word {
            "measured" => Some(DataKind::Measured),
            "invoiced" => Some(DataKind::Invoiced),
            "estimated" => Some(DataKind::Estimated),
            "secondary" => Some(DataKind::Secondary),
            _ => None,
        })?;
        Some(Characteristics { kind, method: owned(table.text("method")), evidence: owned(table.text("evidence")) })
    }

    /// A share between 0 and 100 %.
    pub(super) fn share(&mut self, key: &str, text: &RawText) -> Option<Located<Quantity>> {
        let quantity = self.quantity(text)?;
        let share = share_of_one(&quantity.value).filter(|_| quantity.value.unit().text() != "");
        if share.is_some_and(|share| !share.is_negative() && share <= Exact::ONE) {
            return Some(quantity);
        }
        let help = Message::WriteLike { example: format!("{key} = \"60 %\"") };
        self.refuse(Code::BadShare, text, AboutInventory::BadShare { text: text.text.clone() }.into(), help);
        None
    }

    /// Who owns and controls a facility.
    pub(super) fn holding(&mut self, table: &'a RawTable) -> Option<Holding> {
        let states = table.has("equity") || table.has("control");
        let undated = if states { Some(self.ownership(table, None, None)) } else { None };
        let facility = owned(table.text("id")).unwrap_or_default();
        let mut dated = Vec::new();
        for inner in table.tables("ownership") {
            let (from, to) = (inner.date("from"), inner.date("to"));
            if let (Some(from), Some(to)) = (from, to)
                && to.value < from.value
            {
                let message = AboutInventory::OwnershipReversed { facility: facility.clone() };
                let finding = Finding::new(Code::OwnershipOverlap, message).at_with(to.place, Message::EndsHere);
                self.report(finding.at_with(from.place, Message::BeginsHere).help(Message::SwapDays));
            }
            dated.push(self.ownership(inner, from.map(|d| d.value), to.map(|d| d.value)));
        }
        let dated: Option<Vec<Ownership>> = dated.into_iter().collect();
        let undated = match undated {
            Some(undated) => Some(undated?),
            None => None,
        };
        let mut dated = dated?;
        dated.sort_by_key(|ownership| (ownership.from, ownership.to));
        for pair in dated.windows(2) {
            let meets = match (pair[0].to, pair[1].from) {
                (Some(to), Some(from)) => from <= to,
                _ => true,
            };
            if meets {
                let (first, second) = if pair[0].place.start < pair[1].place.start { (0, 1) } else { (1, 0) };
                let message = AboutInventory::OwnershipOverlaps { facility: facility.clone() };
                let finding = Finding::new(Code::OwnershipOverlap, message).at(pair[second].place);
                let finding = finding.at_with(pair[first].place, AboutInventory::OtherOwnership);
                self.report(finding.help(AboutInventory::SeparateOwnerships));
            }
        }
        Some(Holding { undated, dated })
    }

    fn ownership(
        &mut self,
        table: &RawTable,
        from: Option<jiff::civil::Date>,
        to: Option<jiff::civil::Date>,
    ) -> Option<Ownership> {
        let equity = table.text("equity").map(|text| self.share("equity", text));
        let control = self.word(table, "control", Control::from_word);
        Some(Ownership {
            from,
            to,
            equity: match equity {
                Some(equity) => Some(equity?),
                None => None,
            },
            control: control?.unwrap_or_default(),
            place: table.place,
        })
    }
}
