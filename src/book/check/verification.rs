//! The engagement of a verifier, recorded findings, and what should be plausible.

use super::super::keys::verification::{ASSURANCE, RECORDED};
use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::{owned, unknown_word};
use crate::claim::{
    Assurance, Materiality, PlausibilityEntry, PlausibilityPack, RecordedFinding, RecordedKind, Totals, Verification,
    VerificationInputs,
};
use crate::finding::{Code, Finding, Located, Message};
use crate::inventory::Category;
use crate::quantity::{DimensionName, Quantity};

/// Keys of `totals` that are of one category.
const CATEGORY_TOTALS: [&str; 6] = ["category-1", "category-2", "category-3", "category-4", "category-5", "category-6"];

impl<'a> Checker<'a> {
    /// Everything that only a verification needs; `None` when some of it could not be read.
    pub(super) fn verification_inputs(&mut self) -> Option<VerificationInputs> {
        self.ids("finding");
        self.ids("plausibility");
        let categories = self.each("claim", Checker::claim_category);
        let verification = match self.raw.one("verification") {
            Some(table) => self.verification(table).map(Some),
            None => Some(None),
        };
        let findings = self.each("finding", Checker::recorded_finding);
        let plausibility = self.each("plausibility", Checker::plausibility);
        Some(VerificationInputs {
            verification: verification?,
            findings: findings?,
            plausibility: plausibility?,
            categories: categories?,
        })
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn claim_category(&mut self, table: &'a RawTable) -> Option<Option<Located<Category>>> {
        if !table.has("category") {
            return Some(None);
        }
        self.category(table).map(Some)
    }

    fn verification(&mut self, table: &'a RawTable) -> Option<Verification> {
        let level = self.word(table, "level", |word| {
            let at = ASSURANCE.iter().position(|known| *known == word)?;
            [Assurance::Reasonable, Assurance::Limited, Assurance::NoneStated].get(at).copied()
        });
        let materiality = table.table("materiality").map(|inner| self.materiality(inner));
        let totals = table.table("totals").map(|inner| self.stated_totals(inner));
        Some(Verification {
            criteria: owned(table.text("criteria")),
            level: level?,
            date: table.date("date").map(|date| date.value),
            materiality: materiality.unwrap_or_else(|| Some(Materiality::default()))?,
            totals: totals.unwrap_or_else(|| Some(Totals::default()))?,
            evidence: table.texts("evidence").iter().map(|text| text.text.clone()).collect(),
            sampling: owned(table.text("sampling")),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn materiality(&mut self, table: &RawTable) -> Option<Materiality> {
        let mut share = |key: &'static str| optional(table.text(key), |text| self.share(key, text));
        let (total, scopes, category) = (share("total"), share("scope-1-2"), share("category"));
        Some(Materiality { total: total?, scopes: scopes?, category: category? })
    }

    fn stated_totals(&mut self, table: &RawTable) -> Option<Totals> {
        let mut tonnes = |key: &'static str| optional(table.text(key), |text| self.tonnes(key, text));
        let (total, scopes) = (tonnes("total"), tonnes("scope-1-2"));
        let categories: Vec<_> = CATEGORY_TOTALS.iter().zip(1..).map(|(key, number)| (number, tonnes(key))).collect();
        let categories: Option<Vec<_>> = categories.into_iter().map(|(number, read)| Some((number, read?))).collect();
        let of = |number| Category { number, sub: 0 };
        let categories = categories?.into_iter().filter_map(|(number, read)| Some((of(number), read?))).collect();
        Some(Totals { total: total?, scopes: scopes?, categories })
    }

    /// A mass of CO2e.
    fn tonnes(&mut self, key: &str, text: &RawText) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, "tCO2e")?;
        if quantity.value.dimension().name() == Some(DimensionName::CarbonDioxideEquivalent) {
            return Some(quantity);
        }
        let unit = quantity.value.unit().text().to_owned();
        let help = Message::WriteLike { example: format!("{key} = \"219614.43 tCO2e\"") };
        self.refuse(Code::UnitMismatch, text, Message::NotEmissions { unit }, help);
        None
    }

    fn recorded_finding(&mut self, table: &'a RawTable) -> Option<RecordedFinding> {
        let kind = self.word(table, "kind", |word| {
            let at = RECORDED.iter().position(|known| *known == word)?;
            let kinds = [RecordedKind::Misstatement, RecordedKind::Nonconformity, RecordedKind::Observation];
            kinds.get(at).copied()
        });
        let claim = optional(table.text("claim"), |text| self.reference(text, |c| &c.names.claims));
        Some(RecordedFinding {
            id: table.text("id")?.text.clone(),
            kind: kind??,
            says: table.text("says")?.text.clone(),
            source: self.citation(table.text("source")),
            clause: owned(table.text("clause")),
            claim: claim?,
            place: table.place,
        })
    }

    fn plausibility(&mut self, table: &'a RawTable) -> Option<PlausibilityEntry> {
        let pack = PlausibilityPack::bundled();
        let of = table.text("of").and_then(|text| match pack.position(&text.text) {
            Some(at) => Some(Located::new(at, text.place)),
            None => {
                let words: Vec<&str> = pack.quantity.iter().map(|quantity| quantity.id.as_str()).collect();
                let finding: Finding = unknown_word("of", text, &words);
                self.report(finding);
                None
            }
        });
        let given = self.given(table);
        let value = self.expression(table, "value");
        let period = optional(table.text("period"), |text| self.reference(text, |c| &c.names.periods));
        let facility = optional(table.text("facility"), |text| self.reference(text, |c| &c.names.facilities));
        Some(PlausibilityEntry {
            id: table.text("id")?.text.clone(),
            of: of?,
            value: value?,
            given: given?,
            says: owned(table.text("says")),
            facility: facility?,
            period: period?,
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }
}

/// What is made of a key that may be missing; the outer option says whether it could be read.
#[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
fn optional<T>(text: Option<&RawText>, read: impl FnOnce(&RawText) -> Option<T>) -> Option<Option<T>> {
    match text {
        Some(text) => read(text).map(Some),
        None => Some(None),
    }
}
