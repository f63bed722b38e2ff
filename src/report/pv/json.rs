//! The plants for programs.

use serde_json::{Map, Value, json};

use super::super::figure::{double_json as double, figure_json, head, place_json};
use super::Solar;
use super::yields::yields_json;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::pv::model::Totals;
use crate::pv::{AreaOf, Footing, MeteredAs, ModelFigure, PlantFigure, PvPlant};

/// The plants of a book for programs.
pub fn pv_json(solar: &Solar<'_>) -> Value {
    let mut document = head("pv", solar.subject);
    let plants: Vec<Value> = solar.shown().map(|(plant, figure)| plant_json(solar, plant, figure)).collect();
    document.insert("plants".to_owned(), json!(plants));
    Value::Object(document)
}

fn plant_json(solar: &Solar<'_>, plant: &PvPlant, figure: &PlantFigure) -> Value {
    let plain = |node: NodeId| figure_json(solar.subject, solar.view(), node, &exact::value(solar.view(), node));
    let outputs = figure.outputs.iter().map(|output| {
        let stated = &plant.output[output.output];
        let flows: Map<String, Value> =
            output.flows.flows.iter().map(|(flow, node)| (flow.word().to_owned(), plain(*node))).collect();
        json!({
            "name": stated.name,
            "from": stated.span.from.to_string(),
            "to": stated.span.to.to_string(),
            "metered_as": if stated.metered_as == MeteredAs::OwnUse { "own-use" } else { "generated" },
            "days": output.days,
            "flows": flows,
            "potential_balance": footing_json(output.flows.potential.as_ref()),
            "use_balance": footing_json(output.flows.usage.as_ref()),
            "capacity": output.capacity.map(plain),
            "capacity_ac": output.capacity_ac.map(plain),
            "specific_yield": output.specific_yield.map(plain),
            "hours": output.hours.map(plain),
            "capacity_factor": output.capacity_factor.map(plain),
            "own_use_share": output.own_use_share.map(plain),
        })
    });
    let certificates = figure.certificates.iter().map(|of| {
        let stated = &plant.certificates[of.account];
        let terms: Map<String, Value> =
            of.terms.iter().map(|(term, node)| (term.word().to_owned(), plain(*node))).collect();
        json!({ "kind": stated.kind, "terms": terms, "balance": footing_json(Some(&of.footing)) })
    });
    json!({
        "id": plant.id,
        "name": plant.name,
        "place": place_json(plant.place, solar.subject.sources),
        "made_up": plant.is_made_up,
        "commissioned": plant.commissioned.map(|day| day.value.to_string()),
        "area_of": plant.area_of.map(|of| if of == AreaOf::Modules { "modules" } else { "roof" }),
        "density": figure.density.map(plain),
        "output": outputs.collect::<Vec<_>>(),
        "certificates": certificates.collect::<Vec<_>>(),
        "model": figure.model.as_ref().map(|model| model_json(solar, plant, model)),
    })
}

fn footing_json(of: Option<&Footing>) -> Value {
    match of {
        None => Value::Null,
        Some(Footing::Computed(term, _)) => json!({ "state": "computed", "term": term }),
        Some(Footing::Exact) => json!({ "state": "exact" }),
        Some(Footing::WithinRounding) => json!({ "state": "within-rounding" }),
        Some(Footing::DoesNotFoot(_)) => json!({ "state": "does-not-foot" }),
        Some(Footing::Open(missing)) => json!({ "state": "open", "missing": missing }),
    }
}

fn model_json(solar: &Solar<'_>, plant: &PvPlant, model: &ModelFigure) -> Value {
    let plain = |node: NodeId| figure_json(solar.subject, solar.view(), node, &exact::value(solar.view(), node));
    let expected = &model.expected;
    let totals = |of: &Totals| {
        json!({
            "poa_kwh_m2": double(of.poa),
            "poa_effective_kwh_m2": double(of.poa_effective),
            "dc_kwh": double(of.dc),
            "ac_kwh": double(of.ac),
            "cell_temperature_c": double(of.cell_temperature),
            "most_kw": double(of.most),
            "rows": of.rows,
            "missing": of.missing,
        })
    };
    let months = model.months.iter().map(|(month, node)| {
        let of = &expected.months[usize::from(*month).saturating_sub(1).min(11)];
        json!({
            "month": month,
            "ac": plain(*node),
            "sums": totals(of),
            "yields": yields_json(plant, model, Some(*month)),
        })
    });
    let rows = solar.beside.hours.then(|| {
        let hourly = &expected.hourly;
        let at = |column: &[f64], row: usize| double(column.get(row).copied().unwrap_or(f64::NAN));
        let row = |(row, stamp): (usize, &crate::pv::model::Stamp)| {
            let minute = stamp.minute as u32;
            let time = (stamp.year, stamp.month, stamp.day, minute / 60, minute % 60);
            json!({
                "time": format!("{:04}-{:02}-{:02}T{:02}:{:02}", time.0, time.1, time.2, time.3, time.4),
                "poa_w_m2": at(&hourly.poa, row),
                "poa_effective_w_m2": at(&hourly.poa_effective, row),
                "cell_temperature_c": at(&hourly.cell_temperature, row),
                "dc_gross_kw": at(&hourly.dc_gross, row),
                "dc_kw": at(&hourly.dc, row),
                "ac_kw": at(&hourly.ac, row),
            })
        };
        expected.stamps.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    json!({
        "ac": plain(model.ac),
        "yield": plain(model.specific_yield),
        "capacity_kw": double(expected.kw),
        "capacity_ac_kw": double(expected.kw_ac),
        "closure_ratio": expected.closure.and_then(|closure| closure.ratio()).map(double),
        "sums": totals(&expected.totals),
        "yields": yields_json(plant, model, None),
        "months": months.collect::<Vec<_>>(),
        "rows": rows,
    })
}
