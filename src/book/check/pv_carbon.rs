//! What a plant displaces: factors, a combined margin by a standard, a residual factor.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::owned;
use crate::finding::{AboutPlant, Code, Finding, Located};
use crate::pv::carbon::{CarbonPack, CarbonPlan, MarginPlan, MarginStandard, Technology};
use crate::quantity::{Exact, Quantity, Rounding};

/// The standard where the book names none.
const STANDARD: &str = "cdm/tool07";

impl Checker<'_> {
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn carbon_plan(&mut self, plant: &RawTable) -> Option<Option<CarbonPlan>> {
        let Some(table) = plant.table("carbon") else { return (!plant.has("carbon")).then_some(None) };
        let factors: Vec<_> = table.texts("factors").iter().map(|text| self.factor_id(text)).collect();
        let margin = match table.table("margin") {
            Some(inner) => self.margin_plan(inner).map(Some),
            None => (!table.has("margin")).then_some(None),
        };
        let residual = self.optional(table, "residual", Checker::factor_id);
        let load = self.optional(table, "load", |c, text| c.measured(text, "load", "MWh"));
        let lifecycle =
            self.optional(table, "lifecycle", |c, text| c.per(text, "lifecycle", ["kgCO2e/kWh", "kgCO2/kWh"]));
        Some(Some(CarbonPlan {
            factors: factors.into_iter().collect::<Option<_>>()?,
            margin: margin?,
            residual: residual?,
            load: load?,
            lifecycle: lifecycle?,
            place: table.place,
        }))
    }

    fn margin_plan(&mut self, table: &RawTable) -> Option<MarginPlan> {
        let operating = table.text("operating").and_then(|text| self.factor_id(text));
        let build = table.text("build").and_then(|text| self.factor_id(text));
        let emissions = self.optional(table, "emissions", |c, text| c.per(text, "emissions", ["tCO2e", "tCO2"]));
        let technology = self.optional(table, "technology", |c, text| {
            let found = Technology::of_word(text.text.trim());
            if found.is_none() {
                let names = Technology::ALL.iter().map(|technology| technology.word().to_owned()).collect();
                let message = AboutPlant::NoTechnology { name: text.text.clone() };
                c.refuse(Code::UnknownWord, text, message.into(), AboutPlant::StandardsAre { names }.into());
            }
            found
        });
        let period = self.optional(table, "crediting-period", |c, text| {
            let found = text.text.trim().parse::<u8>().ok().filter(|period| (1..=3).contains(period));
            if found.is_none() {
                let message = AboutPlant::NoCreditingPeriod { text: text.text.trim().to_owned() };
                c.report(Finding::new(Code::PvOutOfBounds, message).at(text.place));
            }
            found
        });
        let pack = CarbonPack::bundled().ok()?;
        let standard = self.standard(&pack, table.text("weights"))?;
        let [operating_weight, build_weight] = ["operating-weight", "build-weight"]
            .map(|key| self.optional(table, key, |c, text| c.share_of(text, key).map(|(_, share)| share)));
        let stated = self.stated_weights(table, operating_weight?, build_weight?)?;
        let (technology, period) = (technology?.unwrap_or(Technology::Solar), period?.unwrap_or(1));
        let by_rule = standard.weights(technology, period).filter(|weights| weights.confirmed);
        let (weights, of_weights) = match (stated, by_rule) {
            (Some(weights), _) => (weights, AboutPlant::WeightsStated.both()),
            (None, Some(weights)) => ([weights.operating.clone(), weights.build.clone()], weights.clause.clone()),
            (None, None) => {
                let message =
                    AboutPlant::NoWeights { standard: standard.id.clone(), technology: technology.word(), period };
                self.report(Finding::new(Code::PvOutOfBounds, message).at(table.place));
                return None;
            }
        };
        let leakage = standard.leakage(technology).filter(|leakage| leakage.confirmed);
        Some(MarginPlan {
            operating: operating?,
            build: build?,
            standard: standard.id.clone(),
            weights,
            clause: format!("{} ({}), {of_weights}", standard.document, standard.published),
            leakage: leakage.map(|leakage| leakage.grams_per_kwh.clone()),
            technology,
            period,
            emissions: emissions?,
            place: table.place,
        })
    }

    /// Weights that the book states in place of the rule: both, and together the whole.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn stated_weights(
        &mut self,
        table: &RawTable,
        operating: Option<Exact>,
        build: Option<Exact>,
    ) -> Option<Option<[Exact; 2]>> {
        let place = ["operating-weight", "build-weight"].into_iter().find_map(|key| table.text(key)).map(|t| t.place);
        let Some(place) = place else { return Some(None) };
        let both = operating.zip(build);
        let whole = both.as_ref().map(|(operating, build)| operating + build);
        if whole.as_ref() == Some(&Exact::ONE) {
            return Some(both.map(|(operating, build)| [operating, build]));
        }
        let message = match whole {
            Some(whole) => AboutPlant::WeightsDoNotAdd { whole: whole.to_decimal_string(4, Rounding::HalfEven) },
            None => AboutPlant::OneWeight,
        };
        self.report(Finding::new(Code::PvOutOfBounds, message).at(place));
        None
    }

    fn standard<'p>(&mut self, pack: &'p CarbonPack, text: Option<&RawText>) -> Option<&'p MarginStandard> {
        let Some(text) = text else { return pack.standard(STANDARD) };
        let name = owned(Some(text)).unwrap_or_default().trim().to_lowercase();
        let is_meant = |of: &&MarginStandard| of.id == name || of.id.rsplit('/').next() == Some(name.as_str());
        let found = pack.standard.iter().find(is_meant);
        if found.is_none() {
            let names = pack.standard.iter().map(|of| of.id.clone()).collect();
            let message = AboutPlant::NoStandard { name: text.text.clone() };
            self.refuse(Code::UnknownWord, text, message.into(), AboutPlant::StandardsAre { names }.into());
        }
        found
    }

    /// A quantity that is not negative and converts to one of two units.
    pub(super) fn per(
        &mut self,
        text: &RawText,
        key: &'static str,
        units: [&'static str; 2],
    ) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, units[0])?;
        let fits = |unit: &&&str| {
            let wanted = crate::quantity::Unit::parse(unit);
            wanted.is_ok_and(|wanted| quantity.value.unit().convertible(&wanted).is_some())
        };
        if units.iter().any(|unit| fits(&unit)) {
            return Some(quantity);
        }
        let unit = quantity.value.unit().text().to_owned();
        let message = crate::finding::AboutPv::NotMeasured { key, unit, wanted: units[0] };
        self.report(Finding::new(Code::UnitMismatch, message).at(text.place));
        None
    }
}
