//! Avoided emissions by factor as bars, plants stacked: alternatives that are compared and never added.

use super::Showing;
use crate::calc::NodeId;
use crate::finding::{PlantReportWord, PlantWord};
use crate::pv::OutputFigure;
use crate::quantity::Exact;
use crate::report::chart::{Chart, Drawing, Measure};
use crate::report::number;

/// The unit of the bars.
const UNIT: &str = "tCO2e";

/// By what avoided emissions of an output are computed, with what they come to.
fn ways(of: &Showing<'_, '_>, output: &OutputFigure) -> Vec<(String, NodeId)> {
    let Some(carbon) = &output.carbon else { return Vec::new() };
    let mut ways: Vec<(String, NodeId)> = carbon.averages.iter().map(|of| (of.factor.clone(), of.avoided)).collect();
    ways.extend(carbon.margin.as_ref().map(|margin| {
        (format!("{} · {}", of.plant_word(PlantWord::CombinedMargin), margin.standard), margin.baseline)
    }));
    ways
}

/// A bar: the name of its time, by what, and a value for each plant.
struct Bar {
    time: String,
    way: String,
    parts: Vec<Option<Measure>>,
}

/// The chart, where a plant has avoided emissions.
pub(super) fn chart(of: &Showing<'_, '_>) -> Option<Chart> {
    let digits = of.making.look.digits;
    let mut bars: Vec<Bar> = Vec::new();
    for (at, (plant, figure)) in of.shown.iter().enumerate() {
        let ways = of.times(plant, figure).into_iter().flat_map(|output| {
            let stated = &plant.output[output.output];
            ways(of, output).into_iter().map(move |(way, node)| (stated, way, node))
        });
        for (stated, way, node) in ways {
            let known = bars.iter().position(|bar| bar.time == stated.name && bar.way == way);
            let place = known.unwrap_or(bars.len());
            if known.is_none() {
                let parts = vec![None; of.shown.len()];
                bars.push(Bar { time: stated.name.clone(), way, parts });
            }
            bars[place].parts[at] = of.measure(Some(node), UNIT, digits);
        }
    }
    let several = bars.iter().any(|bar| bar.time != bars[0].time);
    let mut order: Vec<&str> = Vec::new();
    for bar in &bars {
        if !order.contains(&bar.time.as_str()) {
            order.push(&bar.time);
        }
    }
    // Time after time, each with all its factors.
    let sorted: Vec<&Bar> = order.iter().flat_map(|time| bars.iter().filter(move |bar| bar.time == *time)).collect();
    let used: Vec<usize> = (0..of.shown.len()).filter(|at| sorted.iter().any(|bar| bar.parts[*at].is_some())).collect();
    if used.is_empty() {
        return None;
    }
    let group = |bar: &Bar| if several { format!("{} · {}", bar.time, bar.way) } else { bar.way.clone() };
    let total = |bar: &Bar| {
        let sum: f64 = bar.parts.iter().flatten().map(|part| part.value).sum();
        Exact::from_f64(sum).map(|sum| number::fixed(&sum, digits)).unwrap_or_default()
    };
    let groups: Vec<String> = sorted.iter().map(|bar| group(bar)).collect();
    let totals: Vec<String> = sorted.iter().map(|bar| total(bar)).collect();
    let alt = groups.iter().zip(&totals).map(|(name, total)| format!("{name}: {total} {UNIT}"));
    let alt = alt.collect::<Vec<_>>().join("; ");
    let values = sorted.iter().map(|bar| used.iter().map(|at| bar.parts[*at].clone()).collect()).collect();
    let series = used.iter().map(|at| of.name(of.shown[*at].0)).collect();
    Some(Chart {
        id: "pv-avoided".to_owned(),
        title: of.said(PlantReportWord::AvoidedChart),
        alt,
        unit: UNIT.to_owned(),
        has_table: true,
        drawing: Drawing::Stacked { groups, series, values, totals },
    })
}
