//! Plans: what they keep, over which years, with which end uses and measures.

use std::collections::BTreeMap;

use super::super::raw::{RawTable, RawText};
use super::plan_choice::is_inside;
use super::value::owned;
use super::{Checker, Ids};
use crate::finding::{AboutPlan, Code, Finding, Located, Place};
use crate::quantity::{Exact, Quantity, Unit};
use crate::target::judge::Scope2Method;
use crate::target::plan::Basis;
use crate::target::{Indicator, Keeps, MeasureEntry, Measured, PlanEntry, StatedCap, Target};

/// Seconds of a search where a plan says nothing.
const SECONDS: f64 = 10.0;
/// Nodes likewise.
const NODES: u64 = 20_000;
/// Draws likewise.
const DRAWS: u64 = 100_000;
/// Most years of a plan.
const MOST_YEARS: i32 = 200;

impl<'a> Checker<'a> {
    pub(super) fn roadmap_plan(&mut self, table: &'a RawTable, targets: Option<&[Target]>) -> Option<PlanEntry> {
        let id = table.text("id").map(|id| id.text.clone()).unwrap_or_default();
        let target = self.optional(table, "target", |c, text| c.reference(text, |c| &c.names.targets));
        let cap = self.stated_cap(table, &id);
        let keeps = self.word(table, "keeps", Keeps::from_word);
        let base_year = self.optional(table, "base-year", |c, text| c.year(text, "base-year"));
        let year = self.optional(table, "year", |c, text| c.year(text, "year"));
        let rate = self.optional(table, "discount-rate", |c, text| c.rate(text, "discount-rate"));
        let basis = self.word(table, "basis", |word| match word {
            "location" => Some(Basis::Location),
            "market" => Some(Basis::Market),
            _ => None,
        });
        let end_uses = self.references(table, "end-uses", |c| &c.names.end_uses);
        let exclude = self.references(table, "exclude", |c| &c.names.measures);
        let commit = self.references(table, "commit", |c| &c.names.measures);
        let growth = self.overrides(table, "growth", |c| &c.names.end_uses, |c, text| c.rate(text, "growth"));
        let capex = |c: &mut Self, text: &RawText| c.amount(text, "capex", "120 万元", false);
        let capex = self.overrides(table, "capex", |c| &c.names.measures, capex);
        let opex = |c: &mut Self, text: &RawText| c.amount(text, "opex", "-30 万元", true);
        let opex = self.overrides(table, "opex", |c| &c.names.measures, opex);
        let seconds = self.optional(table, "time-limit", Checker::seconds);
        let nodes = self.optional(table, "node-limit", |c, text| c.whole(text, "node-limit", (1, 1_000_000_000)));
        let draws = self.optional(table, "draws", |c, text| c.whole(text, "draws", (1, 1_000_000_000)));
        let seed = self.optional(table, "seed", |c, text| c.whole(text, "seed", (0, u64::MAX)));
        let target = target?;
        let of = target.and_then(|at| targets?.get(at));
        if let Some(of) = of.filter(|of| of.indicator != Indicator::Emissions || of.measured != Measured::Absolute) {
            let place = table.text("target").map_or(table.place, |text| text.place);
            let message = AboutPlan::NotEmissions { target: of.id.clone() };
            self.report(Finding::new(Code::PlanUnclear, message).at(place).at(of.place));
            return None;
        }
        let stated_base = base_year?;
        let base = stated_base.as_ref().map(|year| year.value).or_else(|| Some(of?.base.as_ref()?.year));
        let last = year?.map(|year| year.value).or_else(|| Some(of?.goal.year.value));
        if target.is_some() && targets.is_none() {
            // What is wrong with the target has been said.
            return None;
        }
        let (Some(base_year), Some(year)) = (base, last) else {
            let finding = Finding::new(Code::MissingKey, AboutPlan::NoYears { plan: id });
            self.lacks(finding, table.place);
            return None;
        };
        if base_year >= year || year - base_year > MOST_YEARS {
            let message = AboutPlan::YearsInOrder { base: base_year, target: year };
            self.report(Finding::new(Code::PlanYears, message).at(table.place));
            return None;
        }
        let exclude = exclude?;
        self.starts_after(table, &id, base_year, stated_base.map(|year| year.place), &exclude);
        let keeps = keeps?.unwrap_or_default();
        let cap = cap?;
        if matches!(cap, StatedCap::Budget(_)) && keeps != Keeps::Budget {
            let place = table.entry("budget").map_or(table.place, |entry| entry.key_place);
            self.report(Finding::new(Code::PlanUnclear, AboutPlan::BudgetIsASum).at(place));
            return None;
        }
        let of_target = of.and_then(|of| of.boundary.scope2).map(|method| match method {
            Scope2Method::Location => Basis::Location,
            Scope2Method::Market => Basis::Market,
        });
        Some(PlanEntry {
            id,
            name: owned(table.text("name")),
            target,
            cap,
            keeps,
            base_year,
            year,
            is_one_year: table.flag("one-year"),
            rate: rate?,
            basis: basis?.or(of_target).unwrap_or(Basis::Market),
            end_uses: match table.has("end-uses") {
                true => end_uses?,
                false => (0..self.names.end_uses.list.len()).collect(),
            },
            measures: (0..self.names.measures.list.len()).filter(|at| !exclude.contains(at)).collect(),
            committed: commit?,
            growth: growth?,
            capex: capex?,
            opex: opex?,
            seconds: seconds?.unwrap_or(SECONDS),
            nodes: nodes?.unwrap_or(NODES),
            draws: usize::try_from(draws?.unwrap_or(DRAWS)).unwrap_or(usize::MAX),
            seed: seed?.unwrap_or(1),
            is_made_up: table.flag("made-up"),
            place: table.place,
        })
    }

    fn stated_cap(&mut self, table: &RawTable, id: &str) -> Option<StatedCap> {
        let cap = self.optional(table, "cap", |c, text| c.emissions_of(text, "cap", "6400 tCO2e"));
        let reduction =
            self.optional(table, "reduction", |c, text| c.share_between(text, "reduction", (None, Some(1))));
        let budget = self.optional(table, "budget", |c, text| c.emissions_of(text, "budget", "50000 tCO2e"));
        let caps = self.year_values(table, "caps");
        let count = ["target", "cap", "reduction", "budget", "caps"].into_iter().filter(|key| table.has(key)).count();
        if count != 1 {
            let code = if count == 0 { Code::MissingKey } else { Code::PlanUnclear };
            let finding = Finding::new(code, AboutPlan::OneCap { plan: id.to_owned(), count });
            self.lacks(finding.help(AboutPlan::OneCapHelp), table.place);
            return None;
        }
        let (cap, reduction, budget, caps) = (cap?, reduction?, budget?, caps?);
        let stated = cap.map(StatedCap::Cap).or(reduction.map(StatedCap::Reduction));
        let stated = stated.or(budget.map(StatedCap::Budget));
        Some(match stated {
            Some(stated) => stated,
            None if table.has("caps") => StatedCap::Years(caps),
            None => StatedCap::Target,
        })
    }

    fn references(&mut self, table: &RawTable, key: &'static str, of: fn(&Self) -> &Ids<'a>) -> Option<Vec<usize>> {
        let found: Vec<_> = table.texts(key).iter().map(|text| self.reference(text, of)).collect();
        let mut found: Vec<usize> = found.into_iter().collect::<Option<_>>()?;
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// Values by the ids of another section.
    fn overrides(
        &mut self,
        table: &RawTable,
        key: &'static str,
        of: fn(&Self) -> &Ids<'a>,
        read: impl Fn(&mut Self, &RawText) -> Option<Located<Quantity>>,
    ) -> Option<BTreeMap<usize, Located<Quantity>>> {
        let mut all = Some(BTreeMap::new());
        for named in table.named(key) {
            let name = RawText::plain(&named.name.value, named.name.place);
            let at = self.reference(&name, of);
            let value = named.value.as_ref().and_then(|text| read(self, text));
            match (at, value, &mut all) {
                (Some(at), Some(value), Some(all)) => {
                    all.insert(at, value);
                }
                _ => all = None,
            }
        }
        all
    }

    /// No measure of the plan may start in its base year or before.
    fn starts_after(&mut self, table: &RawTable, plan: &str, base: i32, stated: Option<Place>, exclude: &[usize]) {
        let raw = self.raw;
        for (_, measure) in raw.each("measure").enumerate().filter(|(at, _)| !exclude.contains(at)) {
            let texts = measure.text("earliest").into_iter().chain(measure.texts("starts"));
            for text in texts {
                let Some(year) = text.text.trim().parse::<i32>().ok().filter(|year| *year <= base) else { continue };
                let id = measure.text("id").map(|id| id.text.clone()).unwrap_or_default();
                let message = AboutPlan::StartNotAfterBase { measure: id, year, plan: plan.to_owned(), base };
                let finding = Finding::new(Code::PlanYears, message).at(text.place);
                self.report(finding.at(stated.unwrap_or(table.place)));
            }
        }
        for (_, measure) in raw.each("measure").enumerate().filter(|(at, _)| !exclude.contains(at)) {
            let Some(text) = measure.text("plant") else { continue };
            let plant = self.names.solar.find(&text.text).and_then(|at| raw.each("pv").nth(at));
            let day = plant.and_then(|plant| plant.date("commissioned"));
            if let Some(day) = day.filter(|day| i32::from(day.value.year()) <= base) {
                let id = measure.text("id").map(|id| id.text.clone()).unwrap_or_default();
                let message = AboutPlan::WorksAlready { measure: id, plant: text.text.clone(), base };
                let finding = Finding::new(Code::ClaimedTwice, message).at(text.place).at(day.place);
                self.report(finding.help(AboutPlan::WorksAlreadyHelp));
            }
        }
        for end_use in raw.each("end-use") {
            for point in end_use.tables("loads").iter().chain(end_use.tables("factors")) {
                let year = point.text("year").and_then(|text| text.text.trim().parse::<i32>().ok());
                if let Some(year) = year.filter(|year| *year <= base) {
                    let message = AboutPlan::PointNotAfterBase { year, base };
                    let finding = Finding::new(Code::PlanYears, message).at(point.place);
                    self.report(finding.at(stated.unwrap_or(table.place)));
                }
            }
        }
    }

    /// A whole number in its bounds.
    fn whole(&mut self, text: &RawText, key: &'static str, (least, most): (u64, u64)) -> Option<u64> {
        let number = text.text.trim().replace('_', "").parse::<u64>().ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let message = AboutPlan::NotACount { key, text: text.text.trim().to_owned(), least, most };
            self.report(Finding::new(Code::PlanYears, message).at(text.place));
        }
        number
    }

    /// A time of at most an hour.
    fn seconds(&mut self, text: &RawText) -> Option<f64> {
        let quantity = self.quantity(text)?;
        let second = Unit::parse("s").ok();
        let ratio = second.and_then(|second| quantity.value.unit().convertible(&second));
        let seconds = ratio.and_then(|ratio| Some(&quantity.value.amount().one()?.exact() * &ratio));
        let seconds = seconds.filter(|seconds| seconds.is_positive() && *seconds <= Exact::from(3600));
        if seconds.is_none() {
            let message = AboutPlan::NotSeconds { text: text.text.trim().to_owned() };
            self.report(Finding::new(Code::PlanYears, message).at(text.place));
        }
        seconds.map(|seconds| seconds.to_f64())
    }
}

/// Keeps of each plan the measures that it can choose: on end uses of its own, with prerequisites that it can choose too.
pub(super) fn keep_possible(plans: &mut [PlanEntry], measures: &[MeasureEntry]) {
    for plan in plans {
        let mut kept: Vec<usize> = plan.measures.iter().copied().filter(|at| is_inside(plan, &measures[*at])).collect();
        loop {
            let before = kept.len();
            let now = kept.clone();
            kept.retain(|at| measures[*at].requires.iter().all(|required| now.contains(required)));
            if kept.len() == before {
                break;
            }
        }
        plan.measures = kept;
    }
}
