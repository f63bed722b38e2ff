//! How a plant is modelled: site, arrays, models.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::unknown_word;
use crate::finding::{AboutPv, Code, Finding, Message};
use crate::pv::model::{Beam, Decomposition, Ground, Incidence, Orientation, SkyModel, Temperature, Tracker};
use crate::pv::{ModelPlan, PlannedArray};
use crate::quantity::Unit;

/// Losses of PVWatts version 5 (NREL/TP-6A20-62641, table 6) where the book names none.
const LOSSES: f64 = 0.140_757;
/// Temperature coefficient of the standard module of PVWatts version 5 where the book names none.
const GAMMA: f64 = -0.0037;
/// How far shares of arrays may add up to something else than the whole.
const WHOLE: f64 = 1e-9;

impl Checker<'_> {
    /// The plan of a model, where the book has one of its parts. The outer option says whether all could be read.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn model_plan(&mut self, plant: &RawTable) -> Option<Option<ModelPlan>> {
        if !plant.has("weather") && !plant.has("model") {
            return self.stands(plant).then_some(None);
        }
        let place = match plant.table("site") {
            Some(site) => self.place_of(site),
            None => Some([None; 6]),
        };
        let [latitude, longitude, altitude, pressure, temperature_of_air, delta_t] = place.unwrap_or_default();
        let arrays = self.arrays(plant);
        let weather = match plant.table("weather") {
            Some(inner) => self.planned_weather(inner, (latitude, longitude, altitude)).map(Some),
            None => Some(None),
        };
        let empty = RawTable { name: "model", place: plant.place, entries: Vec::new() };
        let table = plant.table("model").unwrap_or(&empty);
        let sky = self.model_word(table, "sky", SkyModel::parse, &SkyModel::WORDS.map(|(word, _)| word));
        let decomposition =
            self.model_word(table, "decomposition", Decomposition::parse, &Decomposition::WORDS.map(|(word, _)| word));
        let incidence = self.model_word(table, "incidence", Incidence::parse, &Incidence::WORDS.map(|(word, _)| word));
        let temperature =
            self.model_word(table, "temperature", Temperature::parse, &Temperature::WORDS.map(|(word, _)| word));
        let ground = self.model_word(table, "ground", Ground::parse, &Ground::WORDS.map(|(word, _)| word));
        let gamma = self.bounded(table, "temperature-coefficient", (-0.02, 0.005, "-0.02..0.005"));
        let dc_ac = self.bounded(table, "dc-ac", (0.1, 10.0, "0.1..10"));
        let efficiency = self.bounded(table, "inverter-efficiency", (0.5, 1.0, "0.5..1"));
        let reference = self.bounded(table, "reference-efficiency", (0.5, 1.0, "0.5..1"));
        let albedo = self.bounded(table, "albedo", (0.0, 1.0, "0..1"));
        let losses = self.fraction(table, "losses");
        let remaining = self.fraction(table, "remaining");
        let warm = self.bounded(table, "mean-cell-temperature", (-50.0, 120.0, "-50..120"));
        let (soiling, snow) = (self.months(table, "soiling"), self.months(table, "snow"));
        let (mut incidence, mut temperature) =
            (incidence?.unwrap_or(Incidence::GLASS), temperature?.unwrap_or(Temperature::WORDS[0].1));
        self.parameters(table, &mut temperature, &mut incidence)?;
        let components = plant.table("weather").filter(|inner| inner.has("components"));
        let beam = match (decomposition?, components.map(|inner| inner.flag("components"))) {
            (_, Some(true)) => Some(Beam::Measured),
            (Some(of), _) => Some(Beam::From(of)),
            (None, Some(false)) => Some(Beam::From(Decomposition::Erbs)),
            (None, None) => None,
        };
        place?;
        Some(Some(ModelPlan {
            latitude,
            longitude,
            altitude,
            pressure,
            temperature_of_air,
            delta_t,
            arrays: arrays?,
            beam,
            sky: sky?.unwrap_or(SkyModel::Perez),
            incidence,
            temperature,
            gamma: gamma?.unwrap_or(GAMMA),
            losses: losses?.unwrap_or(LOSSES),
            dc_ac: dc_ac?,
            efficiency: efficiency?.unwrap_or(0.96),
            reference_efficiency: reference?.unwrap_or(0.9637),
            albedo: albedo?.unwrap_or(0.2),
            ground: ground?.unwrap_or(Ground::Global),
            soiling: soiling?,
            snow: snow?,
            remaining: remaining?.unwrap_or(1.0),
            mean_cell_temperature: warm?,
            weather: weather?,
            place: table.place,
        }))
    }

    /// Whether a plant without a model stands where a plant can: its site and its arrays, where the book has them.
    fn stands(&mut self, plant: &RawTable) -> bool {
        let site = plant.table("site").is_none_or(|site| self.place_of(site).is_some());
        let arrays = !plant.has("arrays") || self.arrays(plant).is_some();
        site && arrays
    }

    /// Latitude, longitude, altitude; pressure, temperature and the difference of times.
    fn place_of(&mut self, site: &RawTable) -> Option<[Option<f64>; 6]> {
        let read = [
            self.bounded(site, "latitude", (-90.0, 90.0, "-90..90")),
            self.bounded(site, "longitude", (-180.0, 180.0, "-180..180")),
            self.bounded(site, "altitude", (-500.0, 9000.0, "-500..9000")),
            self.bounded(site, "pressure", (0.0, 120_000.0, "0..120000")),
            self.bounded(site, "temperature", (-100.0, 70.0, "-100..70")),
            self.bounded(site, "delta-t", (-8000.0, 8000.0, "-8000..8000")),
        ];
        let [latitude, longitude, altitude, pressure, temperature, delta_t] = read;
        Some([latitude?, longitude?, altitude?, pressure?, temperature?, delta_t?])
    }

    /// A number without unit between two bounds.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn bounded(
        &mut self,
        table: &RawTable,
        key: &'static str,
        (least, most, range): (f64, f64, &'static str),
    ) -> Option<Option<f64>> {
        let value = self.optional(table, key, |checker, text| checker.plain_number(text, key))?;
        if let Some(out) = value.filter(|value| !(least..=most).contains(value)) {
            let place = table.text(key).map_or(table.place, |text| text.place);
            let message = AboutPv::OutOfBounds { key, value: out.to_string(), range };
            self.report(Finding::new(Code::PvOutOfBounds, message).at(place));
            return None;
        }
        Some(value)
    }

    /// One number without a unit; per cent are hundredths.
    pub(super) fn plain_number(&mut self, text: &RawText, key: &'static str) -> Option<f64> {
        let quantity = self.quantity(text)?;
        let ratio = quantity.value.unit().convertible(&Unit::none());
        let one = quantity.value.amount().one().map(|literal| literal.exact());
        let value = one.zip(ratio).map(|(value, ratio)| (&value * &ratio).to_f64()).filter(|value| value.is_finite());
        if value.is_none() {
            self.report(Finding::new(Code::PvOutOfBounds, AboutPv::NumberWanted { key }).at(text.place));
        }
        value
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn fraction(&mut self, table: &RawTable, key: &'static str) -> Option<Option<f64>> {
        self.optional(table, key, |checker, text| checker.share_of(text, key).map(|(_, share)| share.to_f64()))
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn model_word<T>(
        &mut self,
        table: &RawTable,
        key: &'static str,
        of: impl FnOnce(&str) -> Option<T>,
        words: &[&str],
    ) -> Option<Option<T>> {
        self.optional(table, key, |checker, text| {
            let found = of(&text.text);
            if found.is_none() {
                checker.report(unknown_word(key, text, words));
            }
            found
        })
    }

    /// Twelve shares, one for each month.
    fn months(&mut self, table: &RawTable, key: &'static str) -> Option<[f64; 12]> {
        if !table.has(key) {
            return Some([0.0; 12]);
        }
        let read: Vec<_> = table.texts(key).iter().map(|text: &RawText| self.share_of(text, key)).collect();
        let shares: Vec<f64> =
            read.into_iter().map(|share| share.map(|(_, share)| share.to_f64())).collect::<Option<_>>()?;
        let count = shares.len();
        <[f64; 12]>::try_from(shares)
            .map_err(|_| {
                let place = table.entry(key).map_or(table.place, |entry| entry.key_place);
                self.report(Finding::new(Code::PvOutOfBounds, AboutPv::TwelveMonths { key, count }).at(place));
            })
            .ok()
    }

    fn arrays(&mut self, plant: &RawTable) -> Option<Vec<PlannedArray>> {
        let tables = plant.tables("arrays");
        let read: Vec<_> = tables.iter().map(|inner| self.array(inner, tables.len())).collect();
        let arrays: Vec<PlannedArray> = read.into_iter().collect::<Option<_>>()?;
        if arrays.is_empty() {
            let message = Message::KeyNeeds { key: "model".into(), needs: "arrays".into() };
            let help = Message::AddLine { line: "arrays = [{ tilt = 10, azimuth = 180 }]".into() };
            self.lacks(Finding::new(Code::MissingKey, message).help(help), plant.place);
            return None;
        }
        let whole: f64 = arrays.iter().map(|array| array.share).sum();
        if libm::fabs(whole - 1.0) > WHOLE {
            let place = plant.entry("arrays").map_or(plant.place, |entry| entry.key_place);
            let percent = format!("{} %", (whole * 1e6).round() / 1e4);
            self.report(Finding::new(Code::PvOutOfBounds, AboutPv::Shares { whole: percent }).at(place));
            return None;
        }
        Some(arrays)
    }

    fn array(&mut self, inner: &RawTable, count: usize) -> Option<PlannedArray> {
        let share = self.fraction(inner, "share");
        let tilt = self.bounded(inner, "tilt", (0.0, 90.0, "0..90"));
        let azimuth = self.bounded(inner, "azimuth", (-360.0, 360.0, "-360..360"));
        let row_shading = self.bounded(inner, "row-shading", (0.001, 1.0, "0.001..1"));
        let orientation = match inner.table("tracker") {
            _ if inner.flag("two-axis") => Some(Orientation::TwoAxes),
            Some(tracker) => self.tracker(tracker).map(Orientation::Tracking),
            None => match (tilt, azimuth) {
                (Some(tilt), Some(azimuth)) => {
                    let azimuth = azimuth.unwrap_or(180.0);
                    Some(Orientation::Fixed { tilt: tilt.unwrap_or(0.0), azimuth })
                }
                _ => None,
            },
        };
        let share = share?.unwrap_or(1.0 / count.max(1) as f64);
        Some(PlannedArray { share, orientation: orientation?, row_shading: row_shading? })
    }

    fn tracker(&mut self, table: &RawTable) -> Option<Tracker> {
        let usual = Tracker::HORIZONTAL;
        let axis_tilt = self.bounded(table, "axis-tilt", (0.0, 90.0, "0..90"));
        let axis_azimuth = self.bounded(table, "axis-azimuth", (-360.0, 360.0, "-360..360"));
        let limit = self.bounded(table, "limit", (0.0, 180.0, "0..180"));
        let cover = self.bounded(table, "ground-cover", (0.0, 1.0, "0..1"));
        let slope = self.bounded(table, "cross-axis-tilt", (-45.0, 45.0, "-45..45"));
        Some(Tracker {
            axis_tilt: axis_tilt?.unwrap_or(usual.axis_tilt),
            axis_azimuth: axis_azimuth?.unwrap_or(usual.axis_azimuth),
            max_angle: limit?.unwrap_or(usual.max_angle),
            backtrack: !table.has("backtracking") || table.flag("backtracking"),
            ground_coverage: cover?.unwrap_or(usual.ground_coverage),
            cross_axis_tilt: slope?.unwrap_or(usual.cross_axis_tilt),
        })
    }

    /// The parameters of the chosen models, in place of theirs.
    fn parameters(&mut self, table: &RawTable, temperature: &mut Temperature, incidence: &mut Incidence) -> Option<()> {
        let mut sound = true;
        for named in table.named("parameters") {
            let Some(text) = &named.value else { continue };
            let value = crate::series::number(&text.text).ok().flatten();
            let set = value.is_some_and(|value| set(&named.name.value, value, temperature, incidence));
            if !set {
                let message = AboutPv::UnknownParameter { name: named.name.value.clone() };
                self.report(Finding::new(Code::UnknownName, message).at(named.name.place).help(AboutPv::ParametersAre));
                sound = false;
            }
        }
        sound.then_some(())
    }
}

/// Sets a parameter of the model that has it.
fn set(name: &str, value: f64, temperature: &mut Temperature, incidence: &mut Incidence) -> bool {
    match (name, temperature, incidence) {
        ("sapm-a", Temperature::Sapm { a, .. }, _) => *a = value,
        ("sapm-b", Temperature::Sapm { b, .. }, _) => *b = value,
        ("sapm-delta", Temperature::Sapm { delta, .. }, _) => *delta = value,
        ("noct", Temperature::NoctSam { noct, .. }, _) => *noct = value,
        ("efficiency", Temperature::NoctSam { efficiency, .. } | Temperature::Pvsyst { efficiency, .. }, _) => {
            *efficiency = value;
        }
        ("standoff", Temperature::NoctSam { standoff, .. }, _) => *standoff = value,
        ("u0", Temperature::Faiman { u0, .. }, _) => *u0 = value,
        ("u1", Temperature::Faiman { u1, .. }, _) => *u1 = value,
        ("uc", Temperature::Pvsyst { uc, .. }, _) => *uc = value,
        ("uv", Temperature::Pvsyst { uv, .. }, _) => *uv = value,
        ("absorption", Temperature::Pvsyst { absorption, .. }, _) => *absorption = value,
        ("ross-k", Temperature::Ross { k }, _) => *k = value,
        ("refractive-index", _, Incidence::Physical { index, .. }) => *index = value,
        ("extinction", _, Incidence::Physical { extinction, .. }) => *extinction = value,
        ("thickness", _, Incidence::Physical { thickness, .. }) => *thickness = value,
        ("layer-index", _, Incidence::Physical { layer, .. }) => *layer = Some(value),
        ("ashrae-b", _, Incidence::Ashrae { b }) => *b = value,
        ("martin-ruiz-a", _, Incidence::MartinRuiz { a }) => *a = value,
        _ => return false,
    }
    true
}
