//! Measures: what each does, when it may start, what it costs; and how they hang together.

use std::collections::{BTreeMap, HashMap};

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::money::currency;
use super::value::owned;
use crate::finding::{AboutPlan, Code, Finding, Located, Message, Place};
use crate::quantity::{Currency, Exact, Quantity, Unit};
use crate::spelling::{MOST_KNOWN, nearest};
use crate::target::plan::AtEnd;
use crate::target::{MeasureEntry, StatedEffect};

/// Most years of a life or a ramp.
const MOST_YEARS: i64 = 200;

impl<'a> Checker<'a> {
    pub(super) fn measure(&mut self, table: &'a RawTable) -> Option<MeasureEntry> {
        let end_use = table.text("end-use").and_then(|text| self.reference(text, |c| &c.names.end_uses));
        let effect = self.effect(table, end_use);
        let earliest = self.optional(table, "earliest", |c, text| c.year(text, "earliest"));
        let latest = self.optional(table, "latest", |c, text| c.year(text, "latest"));
        let starts: Vec<_> = table.texts("starts").iter().map(|text| self.year(text, "starts")).collect();
        let ramp_years = self.optional(table, "ramp-years", |c, text| c.whole_years(text, "ramp-years"));
        let life = self.optional(table, "life", |c, text| c.whole_years(text, "life"));
        let at_end = self.word(table, "at-end", |word| match word {
            "replaced" => Some(AtEnd::Replaced),
            "ends" => Some(AtEnd::Ends),
            _ => None,
        });
        let capex = self.optional(table, "capex", |c, text| c.amount(text, "capex", "120 万元", false));
        let opex = self.optional(table, "opex", |c, text| c.amount(text, "opex", "-30 万元", true));
        let requires: Vec<_> =
            table.texts("requires").iter().map(|text| self.reference(text, |c| &c.names.measures)).collect();
        let delivery =
            self.optional(table, "delivery", |c, text| c.share_between(text, "delivery", (Some(0), Some(1))));
        let spread = self.optional(table, "spread", |c, text| c.share_between(text, "spread", (Some(0), Some(1))));
        let plant = self.optional(table, "plant", |c, text| c.reference(text, |c| &c.names.solar));
        let project = self.optional(table, "project", |c, text| c.reference(text, |c| &c.names.projects));
        let (earliest, latest) = (earliest?, latest?);
        if let (Some(first), Some(last)) = (&earliest, &latest)
            && last.value < first.value
        {
            let message = AboutPlan::LatestBeforeEarliest { earliest: first.value, latest: last.value };
            self.report(Finding::new(Code::PlanYears, message).at(last.place).at(first.place));
        }
        Some(MeasureEntry {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            end_use: end_use?,
            effect: effect?,
            earliest,
            latest,
            starts: starts.into_iter().collect::<Option<_>>()?,
            ramp_years: ramp_years?.unwrap_or(1),
            life: life?,
            at_end: at_end?.unwrap_or(AtEnd::Replaced),
            capex: capex?,
            opex: opex?,
            group: table.text("group").map(|text| Located::new(text.text.clone(), text.place)),
            requires: requires.into_iter().collect::<Option<_>>()?,
            is_committed: table.flag("committed"),
            delivery: delivery?,
            spread: spread?,
            plant: plant?,
            project: project?,
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn effect(&mut self, table: &'a RawTable, end_use: Option<usize>) -> Option<StatedEffect> {
        let id = || table.text("id").map(|id| id.text.clone()).unwrap_or_default();
        let fraction = self.optional(table, "fraction", |c, text| c.part(text, "fraction"));
        let amount = if table.has("amount") { self.plain(table, "amount").map(Some) } else { Some(None) };
        let switch = match table.table("switch") {
            Some(inner) => self.switch(inner, end_use, id()).map(Some),
            None => (!table.has("switch")).then_some(None),
        };
        let contract = match table.table("contract") {
            Some(inner) => self.contract(table, inner, end_use, id()).map(Some),
            None => (!table.has("contract")).then_some(None),
        };
        let named = ["fraction", "amount", "switch", "contract"];
        let count = named.into_iter().filter(|key| table.has(key)).count();
        if count != 1 {
            let message = AboutPlan::OneEffect { measure: id(), count };
            let code = if count == 0 { Code::MissingKey } else { Code::MeasureUnclear };
            self.lacks(Finding::new(code, message).help(AboutPlan::OneEffectHelp), table.place);
            return None;
        }
        let fraction = fraction?.map(StatedEffect::Fraction);
        let amount = amount?.map(StatedEffect::Amount);
        fraction.or(amount).or(switch?).or(contract?)
    }

    /// A part of one, of 0 to 100 %.
    fn part(&mut self, text: &RawText, key: &'static str) -> Option<Located<Quantity>> {
        self.share_between(text, key, (Some(0), Some(1)))
    }

    fn switch(&mut self, table: &RawTable, from: Option<usize>, measure: String) -> Option<StatedEffect> {
        let to = table.text("to").and_then(|text| self.reference(text, |c| &c.names.end_uses));
        let fraction = table.text("fraction").and_then(|text| self.part(text, "fraction"));
        let ratio = table.text("ratio").and_then(|text| self.not_negative(text, "ratio"));
        if to.is_some() && to == from {
            let place = table.text("to").map_or(table.place, |text| text.place);
            self.report(Finding::new(Code::MeasureUnclear, AboutPlan::SwitchToItself { measure }).at(place));
            return None;
        }
        Some(StatedEffect::Switch { to: to?, fraction: fraction?, ratio: ratio? })
    }

    fn contract(
        &mut self,
        table: &RawTable,
        inner: &RawTable,
        end_use: Option<usize>,
        measure: String,
    ) -> Option<StatedEffect> {
        let place = table.entry("contract").map_or(inner.place, |entry| entry.key_place);
        let share = self.optional(inner, "share", |c, text| c.part(text, "share"));
        let amount = if inner.has("amount") { self.plain(inner, "amount").map(Some) } else { Some(None) };
        if let Some(of) = end_use.and_then(|at| self.raw.each("end-use").nth(at)) {
            let scope = of.text("scope");
            if scope.is_none_or(|text| text.text.trim() != "2") && (scope.is_some() || !of.has("scope")) {
                let end_use = of.text("id").map(|id| id.text.clone()).unwrap_or_default();
                let message = AboutPlan::ContractScope { measure, end_use };
                let finding = Finding::new(Code::MeasureUnclear, message).at(place);
                self.report(finding.at(scope.map_or(of.place, |text| text.place)).help(AboutPlan::ContractHelp));
            }
        }
        match (share?, amount?) {
            (Some(share), None) => Some(StatedEffect::ContractShare(share)),
            (None, Some(amount)) => Some(StatedEffect::ContractAmount(amount)),
            _ => {
                self.lacks(Finding::new(Code::MeasureUnclear, AboutPlan::OneCover), place);
                None
            }
        }
    }

    /// A whole number of years, with or without the unit.
    fn whole_years(&mut self, text: &RawText, key: &'static str) -> Option<u32> {
        let quantity = self.quantity(text)?;
        let year = Unit::parse("a").ok();
        let ratio = match quantity.value.unit().is_none() {
            true => Some(Exact::ONE),
            false => year.and_then(|year| quantity.value.unit().convertible(&year)),
        };
        let years = ratio.and_then(|ratio| Some(&quantity.value.amount().one()?.exact() * &ratio));
        let whole = years.and_then(|years| (1..=MOST_YEARS).find(|whole| Exact::from(*whole) == years));
        if whole.is_none() {
            let message = AboutPlan::NotYears { key, text: text.text.trim().to_owned() };
            self.report(Finding::new(Code::PlanYears, message).at(text.place));
        }
        whole.and_then(|whole| u32::try_from(whole).ok())
    }

    /// How measures hang together: circles, groups, one thing under two of them, currencies. From what is written, so that one
    /// faulty measure hides no other fault.
    pub(super) fn measures_together(&mut self) {
        let raw = self.raw;
        let tables: Vec<&RawTable> = raw.each("measure").collect();
        self.circles(&tables);
        self.groups(&tables);
        self.claimed_by_two(&tables);
        let texts = tables.iter().flat_map(|table| [table.text("capex"), table.text("opex")]).flatten();
        let over = raw.each("plan").flat_map(|plan| plan.named("capex").iter().chain(plan.named("opex")));
        let texts = texts.chain(over.filter_map(|named| named.value.as_ref()));
        let money = texts.filter_map(|text| Some((currency(Quantity::parse(&text.text).ok()?.unit())?, text.place)));
        let money: Vec<(Currency, Place)> = money.collect();
        let Some((first, at)) = money.first().copied() else { return };
        if let Some((second, place)) = money.iter().copied().find(|(currency, _)| *currency != first) {
            let (first, second) = (first.code().to_owned(), second.code().to_owned());
            let finding = Finding::new(Code::MeasureUnclear, AboutPlan::TwoCurrencies { first, second });
            self.report(finding.at(place).at(at).help(AboutPlan::OneCurrency));
        }
    }

    fn circles(&mut self, tables: &[&RawTable]) {
        let next: Vec<Vec<(usize, Place)>> = tables
            .iter()
            .map(|table| {
                let texts = table.texts("requires").iter();
                texts.filter_map(|text| Some((self.names.measures.find(&text.text)?, text.place))).collect()
            })
            .collect();
        // 0 not seen, 1 on the way, 2 done; without recursion, so that a long chain cannot exhaust the stack.
        let mut state = vec![0_u8; tables.len()];
        for first in 0..tables.len() {
            let mut path: Vec<(usize, usize)> = Vec::new();
            if state[first] == 0 {
                state[first] = 1;
                path.push((first, 0));
            }
            while let Some((at, which)) = path.pop() {
                let Some((required, place)) = next[at].get(which).copied() else {
                    state[at] = 2;
                    continue;
                };
                path.push((at, which + 1));
                match state[required] {
                    0 => {
                        state[required] = 1;
                        path.push((required, 0));
                    }
                    1 => {
                        let start = path.iter().position(|(on, _)| *on == required).unwrap_or(0);
                        let id = |on: usize| tables[on].text("id").map(|id| id.text.clone()).unwrap_or_default();
                        let mut ids: Vec<String> = path[start..].iter().map(|(on, _)| id(*on)).collect();
                        ids.push(id(required));
                        let finding = Finding::new(Code::MeasureCircle, AboutPlan::Circle { ids }).at(place);
                        self.report(finding.help(AboutPlan::CircleHelp));
                    }
                    _ => {}
                }
            }
        }
    }

    fn groups(&mut self, tables: &[&RawTable]) {
        let mut groups: BTreeMap<&str, Vec<(&RawTable, &RawText)>> = BTreeMap::new();
        for table in tables {
            if let Some(text) = table.text("group") {
                groups.entry(&text.text).or_default().push((table, text));
            }
        }
        let mut found = Vec::new();
        for (group, members) in &groups {
            if let [(_, text)] = members.as_slice() {
                let finding = Finding::new(Code::GroupOfOne, AboutPlan::GroupOfOne { group: (*group).to_owned() });
                let others = groups.keys().copied().filter(|other| other != group).take(MOST_KNOWN);
                let near = nearest(group, others);
                let finding = finding.at(text.place);
                found.push(match near {
                    Some(near) => finding.help(Message::DidYouMean { name: near.to_owned() }),
                    None => finding,
                });
            }
            let committed: Vec<_> = members.iter().filter(|(table, _)| table.flag("committed")).collect();
            if let [(first, at), (second, text), ..] = committed.as_slice() {
                let id = |table: &RawTable| table.text("id").map(|id| id.text.clone()).unwrap_or_default();
                let message =
                    AboutPlan::BothCommitted { first: id(first), second: id(second), group: (*group).to_owned() };
                found.push(Finding::new(Code::MeasureUnclear, message).at(text.place).at(at.place));
            }
        }
        for finding in found {
            self.report(finding);
        }
    }

    /// One plant or project is not under two measures that may both be chosen.
    fn claimed_by_two(&mut self, tables: &[&RawTable]) {
        for key in ["plant", "project"] {
            let mut seen: HashMap<&str, (&RawTable, Place)> = HashMap::new();
            for table in tables {
                let Some(text) = table.text(key) else { continue };
                let id = |table: &RawTable| table.text("id").map(|id| id.text.clone()).unwrap_or_default();
                let Some((first, at)) = seen.get(text.text.as_str()).copied() else {
                    seen.insert(&text.text, (table, text.place));
                    continue;
                };
                let group = |table: &RawTable| table.text("group").map(|group| group.text.clone());
                if group(first).is_some() && group(first) == group(table) {
                    continue;
                }
                let message = AboutPlan::ClaimedTwice { first: id(first), second: id(table), what: text.text.clone() };
                let finding = Finding::new(Code::ClaimedTwice, message).at(text.place).at(at);
                self.report(finding.help(AboutPlan::ClaimedTwiceHelp));
            }
        }
    }
}
