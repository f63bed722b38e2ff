//! The plants for programs.

use serde_json::{Map, Value, json};

use super::super::figure::{figure_json, head, place_json};
use super::Solar;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::pv::{AreaOf, Footing, MeteredAs, PlantFigure, PvPlant};

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
