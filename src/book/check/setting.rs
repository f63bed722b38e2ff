//! Who reports, periods, facilities, documents.

use jiff::civil::Date;

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::factor::GwpSet;
use crate::finding::{Code, Finding, Located, Message, Place};
use crate::inventory::{Consolidation, Document, Facility, Organization, Period, Rendition};
use crate::quantity::Quantity;

impl<'a> Checker<'a> {
    pub(super) fn organization(&mut self) -> Option<Organization> {
        let table = self.raw.one("organization")?;
        let consolidation = self.word(table, "consolidation", |word| match word {
            "operational-control" => Some(Consolidation::OperationalControl),
            "financial-control" => Some(Consolidation::FinancialControl),
            "equity-share" => Some(Consolidation::EquityShare),
            _ => None,
        });
        let name = table.text("name")?.text.clone();
        Some(Organization {
            name,
            consolidation: consolidation?,
            responsible: owned(table.text("responsible")),
            purpose: owned(table.text("purpose")),
            users: table.texts("users").iter().map(|user| user.text.clone()).collect(),
            place: table.place,
        })
    }

    pub(super) fn gwp_place(&self) -> Option<Place> {
        Some(self.raw.one("inventory")?.text("gwp")?.place)
    }

    pub(super) fn gwp_justification(&self) -> Option<String> {
        owned(self.raw.one("inventory")?.text("gwp-justification"))
    }

    pub(super) fn exclusion_threshold(&mut self) -> Option<Located<Quantity>> {
        let text = self.raw.one("inventory")?.text("exclusion-threshold")?;
        self.share("exclusion-threshold", text)
    }

    pub(super) fn gwp(&mut self) -> Option<GwpSet> {
        let table = self.raw.one("inventory")?;
        self.word(table, "gwp", GwpSet::parse)?
    }

    pub(super) fn as_of(&self) -> Option<Date> {
        Some(self.raw.one("inventory")?.date("as-of")?.value)
    }

    /// All periods; also whether they share days.
    pub(super) fn periods(&mut self) -> Option<Vec<Period>> {
        let raw = self.raw;
        let periods: Vec<Option<Period>> = raw.each("period").map(|table| self.period_of(table)).collect();
        let mut by_start: Vec<&Period> = periods.iter().flatten().collect();
        by_start.sort_by_key(|p| p.from);
        let mut latest: Option<&Period> = None;
        for period in by_start {
            if let Some(other) = latest.filter(|l| l.to >= period.from) {
                let shared = (period.from, period.to.min(other.to));
                let (first, second) =
                    if other.place.start < period.place.start { (other, period) } else { (period, other) };
                let message = Message::PeriodsOverlap {
                    first: first.id.clone(),
                    second: second.id.clone(),
                    from: shared.0.to_string(),
                    to: shared.1.to_string(),
                };
                let finding = Finding::new(Code::PeriodsOverlap, message)
                    .at_with(second.place, Message::OtherPeriod { id: second.id.clone() })
                    .at_with(first.place, Message::OtherPeriod { id: first.id.clone() });
                self.report(finding.help(Message::SeparatePeriods));
            }
            if latest.is_none_or(|l| l.to < period.to) {
                latest = Some(period);
            }
        }
        periods.into_iter().collect()
    }

    fn period_of(&mut self, table: &RawTable) -> Option<Period> {
        let (id, from, to) = (table.text("id"), table.date("from")?, table.date("to")?);
        if to.value < from.value {
            let id = owned(id).unwrap_or_default();
            let finding = Finding::new(Code::PeriodReversed, Message::PeriodReversed { id })
                .at_with(to.place, Message::EndsHere)
                .at_with(from.place, Message::BeginsHere);
            self.report(finding.help(Message::SwapDays));
            return None;
        }
        Some(Period { id: id?.text.clone(), from: from.value, to: to.value, place: table.place })
    }

    pub(super) fn facility(&mut self, table: &'a RawTable) -> Option<Facility> {
        let region = table.text("region");
        if let Some(region) = region.filter(|r| !is_region(&r.text)) {
            let message = Message::BadRegion { region: region.text.clone() };
            self.refuse(Code::BadRegion, region, message, Message::WriteLike { example: "region = \"CN-HE\"".into() });
        }
        let holding = self.holding(table);
        let id = table.text("id")?.text.clone();
        let name = owned(table.text("name"));
        Some(Facility { id, name, region: owned(region), holding: holding?, place: table.place })
    }

    pub(super) fn document(&mut self, table: &'a RawTable) -> Option<Document> {
        let rendition = self.rendition(table)?;
        Some(Document {
            id: table.text("id")?.text.clone(),
            title: table.text("title")?.text.clone(),
            publisher: owned(table.text("publisher")),
            published: table.date("published").map(|d| d.value),
            rendition,
            place: table.place,
        })
    }

    /// Whether a text is printed or transcribed.
    pub(super) fn rendition(&mut self, table: &RawTable) -> Option<Rendition> {
        let rendition = self.word(table, "as", |word| match word {
            "printed" => Some(Rendition::Printed),
            "transcribed" => Some(Rendition::Transcribed),
            _ => None,
        })?;
        Some(rendition.unwrap_or_default())
    }
}

/// Whether `text` has the form of ISO 3166-1 alpha-2 or ISO 3166-2: `CN`, `CN-HE`.
pub(in crate::book) fn is_region(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(c, p)| (c, Some(p)));
    let part_is_sound =
        |p: &str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()) && part.is_none_or(part_is_sound)
}
