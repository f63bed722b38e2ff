//! The life of a plant, and its generation row by row.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::meter::located;
use crate::finding::{AboutPlant, AboutPv, Code, Finding, Located};
use crate::pv::{DegradationPlan, GenerationSeries, LifetimePlan, PlannedReplacement};
use crate::quantity::{Quantity, Unit};

/// Years where the book says nothing.
const YEARS: u16 = 25;

impl Checker<'_> {
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn lifetime_plan(&mut self, plant: &RawTable) -> Option<Option<LifetimePlan>> {
        let Some(table) = plant.table("lifetime") else { return (!plant.has("lifetime")).then_some(None) };
        let years = self.optional(table, "years", Checker::lifetime);
        let first_year = self.optional(table, "first-year", |c, text| c.measured(text, "first-year", "MWh"));
        let [first_year_loss, degradation, own_use_share] = ["first-year-loss", "degradation", "own-use-share"]
            .map(|key| self.optional(table, key, |c, text| c.share_of(text, key).map(|(share, _)| share)));
        let embodied = self.optional(table, "embodied", |c, text| c.per(text, "embodied", ["kgCO2e/kW", "kgCO2/kW"]));
        let [capex, opex] = [("capex", "700 万元"), ("opex", "8 万元")]
            .map(|(key, example)| self.optional(table, key, |c, text| c.amount(text, key, example, false)));
        let discount_rate = self.optional(table, "discount-rate", |c, text| c.rate(text, "discount-rate"));
        let [own_use_price, feed_in_price] = ["own-use-price", "feed-in-price"]
            .map(|key| self.optional(table, key, |c, text| c.energy_price(text, key)));
        // Where the years cannot be read the replacements are looked at all the same.
        let stated = years.as_ref().and_then(Option::as_ref).map_or(YEARS, |years| years.value);
        let losses = self.losses_of_years(table, years.as_ref().map(|_| stated));
        let is_of_dc = self.word(table, "degrades", |word| match word {
            "dc" => Some(true),
            "energy" => Some(false),
            _ => None,
        });
        let mut replacements = Vec::new();
        for inner in table.tables("replacements") {
            replacements.push(self.replacement(inner, stated));
        }
        let years = years?.map_or(YEARS, |years| years.value);
        let mut replacements: Vec<PlannedReplacement> = replacements.into_iter().collect::<Option<_>>()?;
        replacements.sort_by_key(|of| of.year);
        Some(Some(LifetimePlan {
            years,
            first_year: first_year?,
            first_year_loss: first_year_loss?,
            degradation: degradation?,
            losses: losses?,
            is_of_dc: is_of_dc?.unwrap_or(false),
            is_compound: table.flag("compound"),
            embodied: embodied?,
            capex: capex?,
            opex: opex?,
            discount_rate: discount_rate?,
            own_use_share: own_use_share?,
            own_use_price: own_use_price?,
            feed_in_price: feed_in_price?,
            replacements,
            place: table.place,
        }))
    }

    /// A loss for each year, where their number is known, and no other statement of degradation beside it.
    fn losses_of_years(&mut self, table: &RawTable, years: Option<u16>) -> Option<Vec<Located<Quantity>>> {
        let read: Vec<_> = table
            .texts("losses")
            .iter()
            .map(|text: &RawText| self.share_of(text, "losses").map(|(of, _)| of))
            .collect();
        let losses: Vec<Located<Quantity>> = read.into_iter().collect::<Option<_>>()?;
        let place = table.entry("losses").map_or(table.place, |entry| entry.key_place);
        if !table.has("losses") {
            return Some(losses);
        }
        let other = ["degradation", "first-year-loss", "compound"].into_iter().find(|key| table.has(key));
        let message = match (other, years) {
            (Some(other), _) => AboutPlant::LossesAnd { other },
            (None, Some(years)) if losses.len() != usize::from(years) => {
                AboutPlant::LossesOfYears { found: losses.len(), years }
            }
            (None, _) => return Some(losses),
        };
        self.report(Finding::new(Code::PvOutOfBounds, message).at(place));
        None
    }

    fn replacement(&mut self, table: &RawTable, years: u16) -> Option<PlannedReplacement> {
        let cost = table.text("cost").and_then(|text| self.amount(text, "cost", "60 万元", false));
        let share = self.optional(table, "share", |c, text| c.share_of(text, "share").map(|(share, _)| share));
        let text = table.text("year")?;
        let year = text.text.trim().parse::<u16>().ok().filter(|year| (2..=years).contains(year));
        if year.is_none() {
            let message = AboutPlant::YearOutside { year: text.text.trim().to_owned(), years };
            self.report(Finding::new(Code::PvOutOfBounds, message).at(text.place));
        }
        Some(PlannedReplacement { year: year?, cost: cost?, share: share? })
    }

    /// Money for each unit of electricity.
    fn energy_price(&mut self, text: &RawText, key: &'static str) -> Option<Located<Quantity>> {
        let price = self.price(text, key, "元/kWh")?;
        let under = price.value.unit().denominator();
        if Unit::parse("kWh").is_ok_and(|kwh| under.convertible(&kwh).is_some()) {
            return Some(price);
        }
        let unit = price.value.unit().text().to_owned();
        let message = crate::finding::AboutPv::NotMeasured { key, unit, wanted: "元/kWh" };
        self.report(Finding::new(Code::UnitMismatch, message).at(text.place));
        None
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn generation_series(&mut self, plant: &RawTable) -> Option<Option<GenerationSeries>> {
        let Some(table) = plant.table("series") else { return (!plant.has("series")).then_some(None) };
        let unit = match table.text("unit") {
            None => Unit::parse("kWh").ok(),
            Some(text) if text.text.trim() == "1" => Some(Unit::none()),
            Some(text) => {
                let known = ["kWh", "kW"].map(Unit::parse);
                let of = Unit::parse(text.text.trim()).ok();
                let is_known = |unit: &Unit| {
                    unit.is_none() || known.iter().flatten().any(|known| unit.convertible(known).is_some())
                };
                let found = of.filter(is_known);
                if found.is_none() {
                    let message = AboutPlant::SeriesUnit { unit: text.text.clone() };
                    self.report(Finding::new(Code::UnitMismatch, message).at(text.place));
                }
                found
            }
        };
        let degradation = self.degradation_plan(table);
        Some(Some(GenerationSeries {
            file: located(table, "file")?,
            start: located(table, "start")?,
            generated: located(table, "generated"),
            dc: located(table, "dc"),
            load: located(table, "load"),
            degradation: degradation?,
            unit: unit?,
            rows: None,
            place: table.place,
        }))
    }

    /// How degradation is told; as usual where the book says nothing.
    fn degradation_plan(&mut self, series: &RawTable) -> Option<DegradationPlan> {
        let usual = DegradationPlan::default();
        let Some(table) = series.table("degradation") else { return (!series.has("degradation")).then_some(usual) };
        let confidence = self.optional(table, "confidence", |c, text| {
            let share = c.plain_number(text, "confidence")?;
            let is_inside = share > 0.0 && share < 1.0;
            if !is_inside {
                let message = AboutPv::OutOfBounds { key: "confidence", value: text.text.clone(), range: "0 %..100 %" };
                c.report(Finding::new(Code::PvOutOfBounds, message).at(text.place));
            }
            is_inside.then_some(share)
        });
        let mut whole = |key: &'static str, range| {
            let value = self.bounded(table, key, range)?;
            let place = table.text(key).map_or(table.place, |text| text.place);
            if value.is_some_and(|value| value.fract() != 0.0) {
                self.report(Finding::new(Code::PvOutOfBounds, AboutPv::WholeWanted { key }).at(place));
                return None;
            }
            Some(value)
        };
        let block = whole("block", (1.0, 10_000.0, "1..10000"));
        let draws = whole("draws", (1.0, 10_000.0, "1..10000"));
        let seed = whole("seed", (0.0, 4_294_967_295.0, "0..4294967295"));
        Some(DegradationPlan {
            is_recentred: !table.has("re-centred") || table.flag("re-centred"),
            confidence: confidence?.unwrap_or(usual.confidence),
            block: block?.map_or(usual.block, |block| block as usize),
            draws: draws?.map_or(usual.draws, |draws| draws as u32),
            seed: seed?.map_or(usual.seed, |seed| seed as u64),
        })
    }
}
