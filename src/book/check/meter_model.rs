//! The models of a meter.

use std::collections::HashMap;

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::unknown_word;
use crate::book::keys::meter_model::SHAPES;
use crate::finding::{AboutMeter, Code, Finding, Message, Place};
use crate::saving::metered::change_point::Shape;
use crate::saving::metered::degree_day::Grid;
use crate::saving::proof::{Approach, Criterion, MeterDriver, MeterModel, Method, Options};

/// Levels of confidence where the book names none.
const CONFIDENCE: [f64; 3] = [0.68, 0.9, 0.95];
/// The greatest uncertainty where the book names none: ASHRAE Guideline 14-2014, 4.2.11.3, asks for 50 % at 68 %.
const GREATEST_UNCERTAINTY: f64 = 0.5;

impl Checker<'_> {
    /// A model; `has` says whether the meter has a baseline and a reporting period of its own.
    pub(super) fn meter_model(
        &mut self,
        table: &RawTable,
        drivers: &[MeterDriver],
        has: (bool, bool),
    ) -> Option<MeterModel> {
        let method = self.word(table, "method", |word| Method::ALL.into_iter().find(|method| method.word() == word));
        let mut span = |key| match table.table(key) {
            Some(inner) => self.span(inner).map(Some),
            None => Some(None),
        };
        let (baseline, reporting) = (span("baseline"), span("reporting"));
        let (between, normal) = (span("between"), span("normal"));
        let approach = self.word(table, "approach", |word| Some(word.to_owned()));
        let confidence: Vec<_> = table.texts("confidence").iter().map(|text| self.level(text)).collect();
        let confidence: Option<Vec<f64>> = confidence.into_iter().collect();
        let greatest = self.optional(table, "greatest-uncertainty", |checker, text| {
            checker.share_of(text, "greatest-uncertainty").map(|(_, share)| share.to_f64())
        });
        let chosen: Vec<_> = table.texts("drivers").iter().map(|text| self.driver_named(text, drivers)).collect();
        let chosen: Option<Vec<usize>> = chosen.into_iter().collect();
        let options = self.options(table, drivers);
        let id = table.text("id")?.text.clone();
        let method = method??;
        let approach = match (approach?.as_deref(), between?, normal?) {
            (None | Some("forecast"), _, _) => Approach::Forecast,
            (Some("backcast"), _, _) => Approach::Backcast,
            (Some("chaining"), Some(between), _) => Approach::Chaining(between),
            (Some("normalised"), _, Some(normal)) => Approach::Normalised(normal),
            (Some(word), _, _) => {
                let needs = if word == "chaining" { "between" } else { "normal" };
                let method = if word == "chaining" { "chaining" } else { "normalised" };
                let message = AboutMeter::MethodNeeds { model: id, method, needs };
                self.lacks(Finding::new(Code::MeterIncomplete, message), table.place);
                return None;
            }
        };
        let (baseline, reporting) = (baseline?, reporting?);
        for (key, there) in [("baseline", baseline.is_some() || has.0), ("reporting", reporting.is_some() || has.1)] {
            if !there {
                let message = AboutMeter::NoSpan { model: id.clone(), key };
                let help = Message::AddLine { line: format!("{key} = {{ from = 2023-01-01, to = 2023-12-31 }}") };
                self.lacks(Finding::new(Code::MeterIncomplete, message).help(help), table.place);
            }
        }
        let drivers = if table.has("drivers") { chosen? } else { (0..drivers.len()).collect() };
        let confidence = confidence?;
        Some(MeterModel {
            id,
            method,
            baseline,
            reporting,
            approach,
            drivers,
            confidence: if table.has("confidence") { confidence } else { CONFIDENCE.to_vec() },
            greatest_uncertainty: greatest?.unwrap_or(GREATEST_UNCERTAINTY),
            options: options?,
            place: table.place,
        })
    }

    /// Each identifier once within a meter.
    pub(super) fn models_once(&mut self, models: &[RawTable]) {
        let mut seen: HashMap<&str, Place> = HashMap::new();
        for id in models.iter().filter_map(|model| model.text("id")) {
            if let Some(first) = seen.insert(&id.text, id.place) {
                let message = Message::DuplicateId { section: "model".into(), id: id.text.clone() };
                let finding = Finding::new(Code::DuplicateId, message).at(id.place);
                self.report(finding.at_with(first, Message::FirstHere).help(Message::RenameOne));
            }
        }
    }

    fn level(&mut self, text: &RawText) -> Option<f64> {
        let share = self.quantity(text).and_then(|quantity| crate::inventory::share_of_one(&quantity.value));
        let level = share.map(|share| share.to_f64()).filter(|level| *level > 0.0 && *level < 1.0);
        if level.is_none() {
            let message = AboutMeter::BadLevel { text: text.text.clone() };
            self.report(Finding::new(Code::MeterIncomplete, message).at(text.place));
        }
        level
    }

    fn driver_named(&mut self, text: &RawText, drivers: &[MeterDriver]) -> Option<usize> {
        let at = drivers.iter().position(|driver| driver.name.value == text.text);
        if at.is_none() {
            let message = AboutMeter::UnknownDriver { name: text.text.clone() };
            let names = drivers.iter().map(|driver| driver.name.value.clone()).collect();
            let finding = Finding::new(Code::UnknownName, message).at(text.place);
            self.report(finding.help(AboutMeter::DriversAre { names }));
        }
        at
    }

    fn options(&mut self, table: &RawTable, drivers: &[MeterDriver]) -> Option<Options> {
        let criterion = self.word(table, "criterion", |word| match word {
            "adjusted-r2" => Some(Criterion::AdjustedR2),
            "bic" => Some(Criterion::Bic),
            "leave-one-out" => Some(Criterion::LeaveOneOut),
            _ => None,
        });
        let grid = match table.table("balance-points") {
            Some(inner) => self.grid(inner).map(Some),
            None => Some(None),
        };
        let shapes: Vec<_> = table.texts("shapes").iter().map(|text| self.shape(text)).collect();
        let shapes: Option<Vec<Shape>> = shapes.into_iter().collect();
        let driver = self.optional(table, "driver", |checker, text| checker.driver_named(text, drivers));
        let mut share = |key: &'static str| {
            self.optional(table, key, |checker, text| checker.share_of(text, key).map(|(_, share)| share.to_f64()))
        };
        let (least_share, occupied_above) = (share("least-share"), share("occupied-above"));
        let points = self.temperatures(table, "occupancy-points");
        let ends = self.temperatures(table, "end-points");
        let least_degree_days = self.number(table, "least-degree-days", 0.0);
        let neighbour_weight = self.number(table, "neighbour-weight", f64::MIN_POSITIVE);
        let mut count = |key, least: f64| self.number(table, key, least).map(|value| value.map(|value| value as usize));
        let (least_days, weather_days) = (count("least-days", 0.0), count("weather-days", 1.0));
        let (segments, least_beyond) = (count("segments", 2.0), count("least-beyond", 0.0));
        let (least_hours, replicates) = (count("least-hours", 1.0), count("replicates", 0.0));
        let (block, seed) = (count("block", 1.0), count("seed", 0.0));
        let least_occupied = count("least-occupied", 0.0);
        let flag = |key| table.has(key).then(|| table.flag(key));
        let points = points?;
        let occupancy_points = match points.as_deref() {
            None => None,
            Some([low, high]) if low < high => Some((*low, *high)),
            Some(_) => {
                let message = AboutMeter::NumberExpected { key: "occupancy-points", least: String::new() };
                let place = table.entry("occupancy-points").map_or(table.place, |entry| entry.key_place);
                let help = Message::WriteLike { example: "occupancy-points = [\"50\", \"65\"]".into() };
                self.report(Finding::new(Code::MeterIncomplete, message).at(place).help(help));
                return None;
            }
        };
        let shapes = shapes?;
        Some(Options {
            every_subset: table.flag("every-subset"),
            criterion: criterion?,
            cooling: flag("cooling"),
            balance_points: grid?,
            least_degree_days: least_degree_days?,
            least_days: least_days?,
            weather_days: weather_days?,
            shapes: table.has("shapes").then_some(shapes),
            least_share: least_share?,
            slopes_positive: flag("slopes-positive"),
            driver: driver?,
            segments: segments?,
            least_beyond: least_beyond?,
            occupied_above: occupied_above?,
            occupancy_points,
            floor_at_zero: flag("floor-at-zero"),
            end_points: ends?,
            least_hours: least_hours?,
            least_occupied: least_occupied?,
            neighbour_weight: neighbour_weight?,
            list_candidates: table.flag("list-candidates"),
            replicates: replicates?,
            block: block?,
            seed: seed?.map(|seed| seed as u64),
        })
    }

    fn grid(&mut self, table: &RawTable) -> Option<Grid> {
        let mut of = |key, least| self.number(table, key, least);
        let (from, to, step) = (of("from", f64::NEG_INFINITY), of("to", f64::NEG_INFINITY), of("step", 0.0));
        let grid = Grid::new(from??, to??, step??);
        if grid.is_none() {
            self.report(Finding::new(Code::MeterIncomplete, AboutMeter::BadGrid).at(table.place));
        }
        grid
    }

    fn shape(&mut self, text: &RawText) -> Option<Shape> {
        let shape = match text.text.as_str() {
            "mean" => Some(Shape::Mean),
            "2P" => Some(Shape::Line),
            "3P-heating" => Some(Shape::Heating),
            "3P-cooling" => Some(Shape::Cooling),
            "4P" => Some(Shape::Four),
            "5P" => Some(Shape::Five),
            _ => None,
        };
        if shape.is_none() {
            self.report(unknown_word("shapes", text, SHAPES));
        }
        shape
    }

    /// A list of temperatures, written as texts.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    fn temperatures(&mut self, table: &RawTable, key: &'static str) -> Option<Option<Vec<f64>>> {
        let mut values = Vec::new();
        for text in table.texts(key) {
            match crate::series::number(&text.text) {
                Ok(Some(value)) => values.push(value),
                _ => {
                    let message = AboutMeter::NumberExpected { key, least: String::new() };
                    self.report(Finding::new(Code::MeterIncomplete, message).at(text.place));
                    return None;
                }
            }
        }
        Some(table.has(key).then_some(values))
    }
}
