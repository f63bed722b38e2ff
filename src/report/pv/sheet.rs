//! The plants as a sheet: a row a figure.

use super::super::page::{Cell, Sheet};
use super::Solar;
use crate::calc::NodeId;
use crate::calc::reading::exact;

pub(super) fn sheet(solar: &Solar<'_>) -> Sheet {
    let mut rows = Vec::new();
    let graph = &solar.subject.account.graph;
    let mut row = |plant: &str, time: &str, name: &str, node: NodeId| {
        let known = exact::value(solar.view(), node);
        let address = graph.title(node).and_then(|title| title.address.as_deref()).unwrap_or_default();
        let text = |text: &str| Cell::Text(text.to_owned());
        rows.push(vec![
            text(plant),
            text(time),
            text(name),
            text(address),
            Cell::number(known.value()),
            text(graph.unit(node).text()),
        ]);
    };
    for (plant, figure) in solar.shown() {
        for output in &figure.outputs {
            let time = &plant.output[output.output].name;
            for (flow, node) in &output.flows.flows {
                row(&plant.id, time, flow.word(), *node);
            }
            let rest = [
                ("capacity", output.capacity),
                ("capacity-ac", output.capacity_ac),
                ("yield", output.specific_yield),
                ("hours", output.hours),
                ("capacity-factor", output.capacity_factor),
                ("own-use-share", output.own_use_share),
                ("per-area", output.per_area),
                ("change", output.change),
            ];
            for (name, node) in rest.into_iter().filter_map(|(name, node)| Some((name, node?))) {
                row(&plant.id, time, name, node);
            }
            for (name, node) in output.ratio.iter().flat_map(|of| of.named()) {
                row(&plant.id, time, &name, node);
            }
            for (name, node) in output.carbon.iter().flat_map(|carbon| carbon.named()) {
                row(&plant.id, time, &name, node);
            }
        }
        for of in &figure.certificates {
            for (term, node) in &of.terms {
                row(&plant.id, "", &format!("certificates {}", term.word()), *node);
            }
        }
        if let Some(model) = &figure.model {
            for (month, node) in &model.months {
                row(&plant.id, &format!("{month:02}"), "model ac", *node);
            }
            row(&plant.id, "", "model ac", model.ac);
            row(&plant.id, "", "model yield", model.specific_yield);
        }
        if let Some(node) = figure.density {
            row(&plant.id, "", "density", node);
        }
        if let Some(site) = &figure.site {
            let named = [("low", site.low), ("p90", site.p90), ("p50", site.p50), ("high", site.high)];
            for (name, node) in named.into_iter().filter_map(|(name, node)| Some((name, node?))) {
                row(&plant.id, "", &format!("expected {name}"), node);
            }
        }
        for (name, node) in figure.series.iter().flat_map(|series| series.named()) {
            row(&plant.id, "", &format!("series {name}"), node);
        }
        for (name, node) in figure.ratio.iter().flat_map(|ratio| &ratio.table).flat_map(|of| of.named()) {
            row(&plant.id, "", &format!("series {name}"), node);
        }
        for (name, node) in figure.lifetime.iter().flat_map(|life| life.named()) {
            row(&plant.id, "", &format!("lifetime {name}"), node);
        }
    }
    for total in solar.figures.totals.iter().filter(|_| solar.only.is_none()) {
        for (name, node) in total.named() {
            row("", &total.name, &format!("total {name}"), node);
        }
    }
    Sheet { header: vec!["plant", "time", "figure", "address", "value", "unit"], rows }
}
