//! Performance ratios and degradation of what was measured, for programs.

use serde_json::{Map, Value, json};

use super::super::figure::{double_json as double, figure_json};
use super::Solar;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::pv::irradiance::{CellSource, LightSource};
use crate::pv::{DegradationFigure, PvPlant, RatioFigure, RatioOf};

fn figures(solar: &Solar<'_>, named: Vec<(String, NodeId)>, base: &str) -> Map<String, Value> {
    let plain = |node: NodeId| figure_json(solar.subject, solar.view(), node, &exact::value(solar.view(), node));
    let short = |name: String| name.strip_prefix(base).map_or(name.clone(), str::to_owned);
    named.into_iter().map(|(name, node)| (short(name), plain(node))).collect()
}

/// Yields and ratios of a time, and what became of its rows.
pub(super) fn ratio_json(solar: &Solar<'_>, of: &RatioOf) -> Value {
    let counts = of.counts;
    json!({
        "period": of.name,
        "against": against(of.is_typical),
        "at_most": of.is_at_most,
        "rows": {
            "rows": counts.rows,
            "used": counts.used,
            "without_generation": counts.without_generation,
            "without_irradiance": counts.without_irradiance,
            "beyond_weather": counts.beyond_weather,
            "not_standing": counts.not_standing,
            "without_temperature": counts.without_temperature,
        },
        "figures": figures(solar, of.named(), of.prefix()),
    })
}

fn against(is_typical: bool) -> &'static str {
    if is_typical { "typical-year" } else { "weather-of-its-time" }
}

/// What a plant is held against, and its table: all rows, the years where there are several, the months.
pub(super) fn performance_json(solar: &Solar<'_>, of: &RatioFigure) -> Value {
    let of_length = |length: usize| -> Vec<Value> {
        of.table.iter().filter(|of| of.name.len() == length).map(|of| ratio_json(solar, of)).collect()
    };
    json!({
        "irradiance": match of.source {
            LightSource::InPlane => "in-plane",
            LightSource::Transposed => "transposed",
        },
        "cell_temperature": of.cells.map(|cells| match cells {
            CellSource::Measured => "measured",
            CellSource::Modelled => "modelled",
        }),
        "against": against(of.is_typical),
        "mean_cell_temperature_c": of.mean_cell_temperature.map(double),
        "table": of_length(0).into_iter().next(),
        "years": of_length(4),
        "months": of_length(7),
    })
}

/// Degradation, with how it was told.
pub(super) fn degradation_json(solar: &Solar<'_>, plant: &PvPlant, of: &DegradationFigure) -> Value {
    let plan = plant.series.as_ref().map(|series| series.degradation).unwrap_or_default();
    json!({
        "re_centred": plan.is_recentred,
        "confidence": double(plan.confidence),
        "block": plan.block,
        "draws": plan.draws,
        "seed": plan.seed,
        "days": of.days,
        "pairs": of.pairs,
        "unpaired": of.unpaired,
        "figures": figures(solar, of.named(), ""),
    })
}
