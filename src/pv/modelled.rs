//! What the model expects, as figures of the book.

use super::describe::{PlantFigure, has_in_plane};
use super::expected::{Expected, NotExpected, expected};
use super::model::ModelError;
use super::plant::PvPlant;
use super::skies::Skies;
use super::weather::Field;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, OpaqueRun, UnitClash, View};
use crate::factor::clash_finding;
use crate::finding::{AboutPv, AboutWeather, Code, Finding, Findings, Level, Located};
use crate::quantity::{Exact, Literal, Quantity, Rounding, Unit};

/// Significant digits to which a result of the model enters the accounts.
const DIGITS: u32 = 10;
/// How far components may be from the global before it is said.
const CLOSES: f64 = 0.02;

/// The model of a plant.
#[derive(Debug, Clone)]
pub struct ModelFigure {
    /// Its sums, and row by row.
    pub expected: Expected,
    /// AC of all rows: `pv/ID/model/ac`.
    pub ac: NodeId,
    /// AC of each month that has rows: `pv/ID/model/ac/01` to `12`.
    pub months: Vec<(u8, NodeId)>,
    /// AC over capacity DC: `pv/ID/model/yield`.
    pub specific_yield: NodeId,
}

/// Runs the model of a plant where its book has one, and says why where there is no result.
pub(super) fn modelled(
    plant: &PvPlant,
    skies: &mut Skies,
    account: &mut Account,
    findings: &mut Findings,
) -> Option<ModelFigure> {
    let plan = plant.model.as_ref()?;
    let planned = plan.weather.as_ref()?;
    // What is wrong with the file has been said.
    planned.weather.as_ref()?;
    let refuse = |reason: AboutPv| {
        let message = AboutPv::NotModelled { plant: plant.id.clone(), reason: Box::new(reason) };
        Finding::new(Code::PvNotModelled, message).at(plan.place)
    };
    let kilowatts = |of: &Located<Quantity>| {
        let kilowatt = Unit::parse("kW").ok()?;
        let ratio = of.value.unit().convertible(&kilowatt)?;
        of.value.amount().one().map(|literal| (&literal.exact() * &ratio).to_f64())
    };
    let last = plant.capacity.last();
    let (dc, ac) = (last.and_then(|last| last.dc.as_ref()), last.and_then(|last| last.ac.as_ref()));
    let Some(kw) = dc.and_then(kilowatts) else {
        findings.push(refuse(AboutPv::NoDcCapacity));
        return None;
    };
    let result = match expected(plan, planned, (kw, ac.and_then(kilowatts)), skies) {
        Ok(result) => result,
        Err(error) => {
            let finding = refuse(reason(&error));
            // What was generated has a performance ratio by irradiance in the plane, and without any temperature, all the same.
            let has_light = has_in_plane(plan) || error == NotExpected::NoColumn(Field::AirTemperature);
            let has_ratio = has_light && plant.is_generation_stated();
            findings.push(if has_ratio { finding.level(Level::Note) } else { finding });
            return None;
        }
    };
    match figures(plant, result, account) {
        Ok(figure) => Some(figure),
        Err(clash) => {
            findings.push(clash_finding(&clash, plan.place, None));
            None
        }
    }
}

/// Says of which plants the weather does not close: once for the plants of one file where it does so alike.
pub(super) fn closures(plants: &[PvPlant], figures: &[PlantFigure], findings: &mut Findings) {
    let mut said: Vec<(&Located<String>, String, Vec<String>)> = Vec::new();
    for figure in figures {
        let (Some(plant), Some(model)) = (plants.get(figure.plant), &figure.model) else { continue };
        let Some(planned) = plant.model.as_ref().and_then(|plan| plan.weather.as_ref()) else { continue };
        // Where the components are not taken, how they add up changes nothing.
        let measured = model.expected.closure().filter(|_| model.expected.beam() == super::model::Beam::Measured);
        let ratio = measured.and_then(|closure| closure.ratio()).filter(|ratio| libm::fabs(ratio - 1.0) > CLOSES);
        let Some(percent) = ratio.map(|ratio| format!("{:.1} %", ratio * 100.0)) else { continue };
        let is_same = |(file, other, _): &(&Located<String>, String, Vec<String>)| {
            file.value == planned.file.value && file.place.file == planned.file.place.file && *other == percent
        };
        match said.iter().position(is_same) {
            Some(at) => said[at].2.push(plant.id.clone()),
            None => said.push((&planned.file, percent, vec![plant.id.clone()])),
        }
    }
    for (file, ratio, plants) in said {
        let message = AboutPv::Weather { file: file.value.clone(), message: AboutWeather::Closure { ratio } };
        let finding = Finding::new(Code::WeatherNoted, message).at(file.place).level(Level::Warning);
        findings.push(if plants.len() == 1 { finding } else { finding.fact(AboutPv::WeatherOf { plants }) });
    }
}

fn figures(plant: &PvPlant, result: Expected, account: &mut Account) -> Result<ModelFigure, UnitClash> {
    let address = format!("pv/{}/model", plant.id);
    let unit = |text: &str| Unit::parse(text).unwrap_or_else(|_| Unit::none());
    let (energy, power) = (unit("kWh"), unit("kW"));
    let model = "PV: SPA, PVWatts 5";
    let mut months = Vec::new();
    for (at, totals) in result.months.iter().enumerate().filter(|(_, totals)| totals.rows + totals.missing > 0) {
        let month = at as u8 + 1;
        let value = Exact::from_f64(totals.ac).unwrap_or(Exact::ZERO).to_significant(DIGITS, Rounding::HalfEven);
        let run = OpaqueRun { value, model: model.to_owned(), sensitivities: Vec::new() };
        let node = account.graph.opaque(run, &[], &energy);
        account.register(&format!("{address}/ac/{month:02}"), node);
        months.push((month, node));
    }
    let nodes: Vec<NodeId> = months.iter().map(|(_, node)| *node).collect();
    let ac = account.graph.sum(&nodes, &energy)?;
    account.register(&format!("{address}/ac"), ac);
    let origin = crate::calc::Origin {
        address: format!("{address}/capacity"),
        kind: crate::calc::OriginKind::Input,
        place: plant.capacity.last().and_then(|last| last.dc.as_ref()).map(|dc| dc.place),
        cited: None,
        note: None,
    };
    let capacity = match plant.capacity.last().and_then(|last| last.dc.as_ref()) {
        Some(dc) => account.graph.quantity(&dc.value, None, origin),
        // There is one: the model has been run for it.
        None => account.graph.leaf(Literal::count(1), &power, None, origin),
    };
    let is_zero = exact::value(View::plain(&account.graph), capacity).value().is_none_or(Exact::is_zero);
    let specific_yield = if is_zero { ac } else { account.graph.quotient(ac, capacity)? };
    let specific_yield = match is_zero {
        true => specific_yield,
        false => account.graph.convert(specific_yield, &unit("kWh/kW"))?,
    };
    account.register(&format!("{address}/yield"), specific_yield);
    Ok(ModelFigure { expected: result, ac, months, specific_yield })
}

pub(super) fn reason(error: &NotExpected) -> AboutPv {
    match error {
        NotExpected::NoSite => AboutPv::NoSite,
        NotExpected::NoClock => AboutPv::NoClock,
        NotExpected::NoColumn(field) => AboutPv::NoColumn { column: field.word() },
        NotExpected::Model(ModelError::Range { setting, value, from, to }) => {
            AboutPv::Setting { setting, value: value.to_string(), from: from.to_string(), to: to.to_string() }
        }
        NotExpected::Model(error) => AboutPv::Refused { reason: error.to_string() },
    }
}
