//! Photovoltaic plants: what they are, what they gave, their certificates.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::{owned, unknown_word};
use crate::finding::{AboutPlant, AboutPv, Code, Finding, Located};
use crate::pv::resource::ResourcePack;
use crate::pv::{AreaOf, Capacity, CertificateAccount, CertificateTerm, Flow, MeteredAs, Output, PvPlant};
use crate::quantity::{Quantity, Unit};
use crate::saving::Span;

impl<'a> Checker<'a> {
    pub(super) fn pv(&mut self, table: &'a RawTable) -> Option<PvPlant> {
        let facility = self.optional(table, "facility", |c, text| c.reference(text, |c| &c.names.facilities));
        let capacity: Vec<_> = table.tables("capacity").iter().map(|inner| self.capacity(inner, table)).collect();
        let area = self.optional(table, "area", |c, text| c.measured(text, "area", "m2"));
        let area_of = self.word(table, "area-of", |word| match word {
            "modules" => Some(AreaOf::Modules),
            "roof" => Some(AreaOf::Roof),
            _ => None,
        });
        let output: Vec<_> = table.tables("output").iter().map(|inner| self.output(inner, table)).collect();
        let certificates: Vec<_> = table.tables("certificates").iter().map(|inner| self.certificate(inner)).collect();
        let model = self.model_plan(table);
        let carbon = self.carbon_plan(table);
        let lifetime = self.lifetime_plan(table);
        let series = self.generation_series(table);
        let yields = self.stated_yields(table);
        let city = self.optional(table, "city", Checker::known_city);
        let mut capacity: Vec<Capacity> = capacity.into_iter().collect::<Option<_>>()?;
        let commissioned = table.date("commissioned");
        if capacity.len() > 1 && capacity.iter().any(|of| of.from.or(commissioned).is_none()) {
            let message = AboutPv::CapacityDay { plant: owned(table.text("id")).unwrap_or_default() };
            self.report(Finding::new(Code::PvOutOfBounds, message).at(table.place));
            return None;
        }
        capacity.sort_by_key(|of| of.from.or(commissioned).map(|day| day.value));
        Some(PvPlant {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            facility: facility?,
            region: owned(table.text("region")),
            commissioned,
            capacity,
            area: area?,
            area_of: area_of?,
            output: output.into_iter().collect::<Option<_>>()?,
            certificates: certificates.into_iter().collect::<Option<_>>()?,
            city: city?,
            series: series?,
            carbon: carbon?,
            lifetime: lifetime?,
            yields: yields?,
            model: model?,
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    /// A place whose yield is known.
    fn known_city(&mut self, text: &RawText) -> Option<Located<String>> {
        let name = text.text.trim();
        let is_known = ResourcePack::bundled().is_ok_and(|pack| pack.look_up(name).is_some());
        if !is_known {
            let message = AboutPlant::NoPlace { name: name.to_owned() };
            self.refuse(Code::UnknownWord, text, message.into(), AboutPlant::PlaceHelp.into());
        }
        is_known.then(|| Located::new(name.to_owned(), text.place))
    }

    /// A quantity that is not negative and of the dimension of `unit`.
    pub(super) fn measured(
        &mut self,
        text: &RawText,
        key: &'static str,
        unit: &'static str,
    ) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, unit)?;
        let wanted = Unit::parse(unit).ok()?;
        if quantity.value.unit().convertible(&wanted).is_some() {
            return Some(quantity);
        }
        let message = AboutPv::NotMeasured { key, unit: quantity.value.unit().text().to_owned(), wanted: unit };
        self.report(Finding::new(Code::UnitMismatch, message).at(text.place));
        None
    }

    fn capacity(&mut self, inner: &RawTable, plant: &RawTable) -> Option<Capacity> {
        let dc = self.optional(inner, "dc", |c, text| c.measured(text, "dc", "kW"));
        let ac = self.optional(inner, "ac", |c, text| c.measured(text, "ac", "kW"));
        if !inner.has("dc") && !inner.has("ac") {
            let message = AboutPv::NoCapacity { plant: owned(plant.text("id")).unwrap_or_default() };
            self.lacks(Finding::new(Code::MissingKey, message), inner.place);
            return None;
        }
        Some(Capacity { from: inner.date("from"), dc: dc?, ac: ac? })
    }

    fn output(&mut self, inner: &RawTable, plant: &RawTable) -> Option<Output> {
        let period = self.optional(inner, "period", |c, text| c.reference(text, |c| &c.names.periods));
        let mut flows = Vec::new();
        let mut sound = true;
        for flow in Flow::ALL {
            match self.optional(inner, flow.word(), |c, text| c.measured(text, flow.word(), "kWh")) {
                Some(quantity) => flows.extend(quantity.map(|quantity| (flow, quantity))),
                None => sound = false,
            }
        }
        let not_occurring = self.absent(inner, Flow::ALL.map(|flow| (flow.word(), flow)));
        let metered_as = self.word(inner, "metered-as", |word| match word {
            "generated" => Some(MeteredAs::Generated),
            "own-use" => Some(MeteredAs::OwnUse),
            _ => None,
        });
        let dates = (inner.date("from"), inner.date("to"));
        let (name, span) = match (period?, dates) {
            (Some(at), _) => {
                let table = self.raw.each("period").nth(at)?;
                let span = Span { from: table.date("from")?.value, to: table.date("to")?.value };
                (table.text("id")?.text.clone(), span)
            }
            (None, (Some(_), Some(_))) => {
                let span = self.span(inner)?;
                (format!("{}..{}", span.from, span.to), span)
            }
            (None, _) => {
                let message = AboutPv::NoTime { plant: owned(plant.text("id")).unwrap_or_default() };
                self.lacks(Finding::new(Code::MissingKey, message), inner.place);
                return None;
            }
        };
        let period = inner.text("period").and_then(|text| self.names.periods.find(&text.text));
        Some(Output {
            period,
            name,
            span,
            flows: sound.then_some(flows)?,
            not_occurring: not_occurring?,
            metered_as: metered_as?.unwrap_or_default(),
            source: self.citation(inner.text("source")),
            place: inner.place,
        })
    }

    fn certificate(&mut self, inner: &RawTable) -> Option<CertificateAccount> {
        let period = self.optional(inner, "period", |c, text| c.reference(text, |c| &c.names.periods));
        let mut terms = Vec::new();
        let mut sound = true;
        for term in CertificateTerm::ALL {
            match self.optional(inner, term.word(), |c, text| c.measured(text, term.word(), "MWh")) {
                Some(quantity) => terms.extend(quantity.map(|quantity| (term, quantity))),
                None => sound = false,
            }
        }
        let not_occurring = self.absent(inner, CertificateTerm::ALL.map(|term| (term.word(), term)));
        Some(CertificateAccount {
            period: period?,
            kind: owned(inner.text("kind")).unwrap_or_else(|| "gec".to_owned()),
            terms: sound.then_some(terms)?,
            not_occurring: not_occurring?,
            source: self.citation(inner.text("source")),
            place: inner.place,
        })
    }

    /// The terms that do not occur.
    fn absent<T: Copy, const N: usize>(&mut self, table: &RawTable, terms: [(&str, T); N]) -> Option<Vec<T>> {
        let mut absent = Vec::new();
        let mut sound = true;
        for text in table.texts("not-occurring") {
            match terms.iter().find(|(word, _)| *word == text.text) {
                Some((_, term)) => absent.push(*term),
                None => {
                    self.report(unknown_word("not-occurring", text, &terms.map(|(word, _)| word)));
                    sound = false;
                }
            }
        }
        sound.then_some(absent)
    }
}
