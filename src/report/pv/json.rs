//! The plants for programs.

use serde_json::{Map, Value, json};

use super::super::figure::{double_json as double, figure_json, head, place_json};
use super::Solar;
use super::measured_json::{degradation_json, performance_json, ratio_json};
use super::steps::{days_json, label, named};
use super::yields::yields_json;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::pv::model::Totals;
use crate::pv::{AreaOf, Footing, MeteredAs, ModelFigure, PlantFigure, PlausibleOutput, PvPlant};
use crate::quantity::{Exact, Rounding};

/// The plants of a book for programs.
pub fn pv_json(solar: &Solar<'_>) -> Value {
    let mut document = head("pv", solar.subject);
    let plants: Vec<Value> = solar.shown().map(|(plant, figure)| plant_json(solar, plant, figure)).collect();
    document.insert("plants".to_owned(), json!(plants));
    let plain = |node: NodeId| figure_json(solar.subject, solar.view(), node, &exact::value(solar.view(), node));
    let totals = solar.figures.totals.iter().filter(|_| solar.only.is_none()).map(|total| {
        let figures: Map<String, Value> = total.named().into_iter().map(|(name, node)| (name, plain(node))).collect();
        json!({
            "name": total.name,
            "plants": total.plants,
            "avoided": total.avoided.iter().map(|(way, _)| way).collect::<Vec<_>>(),
            "figures": figures,
        })
    });
    document.insert("totals".to_owned(), json!(totals.collect::<Vec<_>>()));
    Value::Object(document)
}

fn plant_json(solar: &Solar<'_>, plant: &PvPlant, figure: &PlantFigure) -> Value {
    let plain = |node: NodeId| figure_json(solar.subject, solar.view(), node, &exact::value(solar.view(), node));
    let named = |of: Vec<(String, NodeId)>| -> Map<String, Value> {
        of.into_iter().map(|(name, node)| (name, plain(node))).collect()
    };
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
            "per_area": output.per_area.map(plain),
            "change": output.change.map(plain),
            "performance": output.ratio.as_ref().map(|of| ratio_json(solar, of)),
            "plausibility": output.plausible.as_ref().map(plausible_json),
            "carbon": output.carbon.as_ref().map(|carbon| json!({
                "factors": carbon.averages.iter().map(|of| of.factor.clone()).collect::<Vec<_>>(),
                "margin": carbon.margin.as_ref().map(|of| json!({ "standard": of.standard, "factors": of.factors })),
                "residual": carbon.market.as_ref().map(|of| of.factor.clone()),
                "figures": named(carbon.named()),
            })),
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
        "place_yield": figure.site.as_ref().map(|site| json!({
            "place": { "en": site.resource.name[0], "zh": site.resource.name[1] },
            "grade": format!("{:?}", site.resource.grade),
            "reference": number(&site.resource.reference),
            "low": site.low.map(plain),
            "p90": site.p90.map(plain),
            "p50": site.p50.map(plain),
            "high": site.high.map(plain),
        })),
        "performance": figure.ratio.as_ref().map(|of| performance_json(solar, of)),
        "series": figure.series.as_ref().map(|series| json!({
            "rows": series.rows,
            "generation": if series.is_modelled { "model" } else { "table" },
            "figures": named(series.named()),
            "degradation": series.degradation.as_ref().map(|of| degradation_json(solar, plant, of)),
        })),
        "lifetime": figure.lifetime.as_ref().map(|life| json!({
            "carbon_payback": life.carbon_payback.iter().map(|(name, node)| json!({
                "factor": name, "years": node.map(plain),
            })).collect::<Vec<_>>(),
            "figures": named(life.named()),
        })),
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
    let (expected, hourly) = (&model.expected, model.expected.hourly());
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
            "yields": yields_json(plant, (model, &hourly), Some(*month)),
        })
    });
    let rows = solar.beside.hours.then(|| {
        let chain = expected.chain();
        let at = |column: &[f64], row: usize| double(column.get(row).copied().unwrap_or(f64::NAN));
        let row = |(row, stamp): (usize, &crate::pv::model::Stamp)| {
            let mut values = json!({
                "time": label(stamp),
                "poa_w_m2": at(&hourly.poa, row),
                "poa_effective_w_m2": at(&hourly.poa_effective, row),
                "cell_temperature_c": at(&hourly.cell_temperature, row),
                "dc_gross_kw": at(&hourly.dc_gross, row),
                "dc_kw": at(&hourly.dc, row),
                "ac_kw": at(&hourly.ac, row),
            });
            let steps = chain.as_ref().ok().and_then(|chain| chain.steps(row).ok());
            if let (Some(values), Some(steps)) = (values.as_object_mut(), steps) {
                values.extend(named(&steps).map(|(name, value)| (name.to_owned(), double(value))));
            }
            values
        };
        expected.stamps().iter().enumerate().map(row).collect::<Vec<_>>()
    });
    json!({
        "ac": plain(model.ac),
        "yield": plain(model.specific_yield),
        "capacity_kw": double(expected.kw),
        "capacity_ac_kw": double(expected.kw_ac),
        "closure_ratio": expected.closure().and_then(|closure| closure.ratio()).map(double),
        "sums": totals(&expected.totals),
        "yields": yields_json(plant, (model, &hourly), None),
        "months": months.collect::<Vec<_>>(),
        "days": solar.beside.hours.then(|| days_json(expected)),
        "rows": rows,
    })
}
fn plausible_json(of: &PlausibleOutput) -> Value {
    let starts = of.starts.iter().map(|of| {
        json!({
            "full_year": number(&of.full_year),
            "start": super::plausible::start(&of.start),
            "explained": super::plausible::explained(&of.start),
        })
    });
    json!({
        "flags": of.assessed.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>(),
        "specific_yield": of.assessed.specific_yield.as_ref().map(number),
        "density": of.assessed.density.as_ref().map(number),
        "range": of.assessed.range.as_ref().map(|(low, high)| json!([number(low), number(high)])),
        "starts": starts.collect::<Vec<_>>(),
    })
}

/// A value as a decimal text, so that nothing is lost on the way.
fn number(value: &Exact) -> String {
    let text = value.to_decimal_string(12, Rounding::HalfEven);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
