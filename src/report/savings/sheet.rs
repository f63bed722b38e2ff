//! The projects as rows: one a figure.

use super::super::page::{Cell, Sheet};
use super::{Saved, SavingSign, enpi};
use crate::calc::{Known, NodeId};
use crate::saving::ProjectFigure;

/// Every figure with its address.
fn named_figures(figure: &ProjectFigure) -> Vec<(&'static str, NodeId)> {
    let mut named = Vec::new();
    for effect in &figure.effects {
        named.push(("saving", effect.node));
    }
    let parts = [
        ("calculated", figure.calculated),
        ("baseline", figure.baseline),
        ("energy", figure.energy),
        ("coal", figure.coal),
        ("emissions", figure.emissions),
        ("cost", figure.cost),
    ];
    named.extend(parts.into_iter().filter_map(|(name, node)| Some((name, node?))));
    named.extend(figure.money.iter().flat_map(super::money::named));
    named
}

/// Whether a figure is a saving, whose sign the reader chooses.
fn is_signed(name: &str) -> bool {
    let signed = ["saving", "calculated", "energy", "coal", "emissions", "emissions-outside", "enpi-saved"];
    signed.contains(&name)
}

pub(super) fn sheet(saved: &Saved<'_>) -> Sheet {
    let graph = &saved.subject.account.graph;
    let mut rows = Vec::new();
    let mut row = |project: &str, carrier: &str, name: &str, node: NodeId| {
        let address = graph.title(node).and_then(|title| title.address.as_deref()).unwrap_or_default();
        let plain = Saved { sign: SavingSign::Positive, ..*saved };
        let known = if is_signed(name) { saved.value(node) } else { plain.value(node) };
        let text = |text: &str| Cell::Text(text.to_owned());
        let state = match known {
            Known::Full(_) => "full",
            Known::Partial(_) => "partial",
            Known::Gap(_) => "gap",
            Known::Poison(_) => "fault",
        };
        rows.push(vec![
            text(project),
            text(carrier),
            text(name),
            text(address),
            Cell::number(known.value()),
            text(graph.unit(node).text()),
            text(state),
        ]);
    };
    for figure in saved.figures() {
        let id = &saved.project(figure).id;
        let mut carriers = figure.effects.iter().map(|effect| effect.carrier.as_str());
        for (name, node) in named_figures(figure) {
            let carrier = if name == "saving" { carriers.next().unwrap_or_default() } else { "" };
            row(id, carrier, name, node);
        }
    }
    if saved.only.is_none() {
        for figure in &saved.savings.enpis {
            let id = &saved.enpis[figure.enpi].id;
            for (name, node) in enpi::named_figures(figure) {
                row(id, "", name, node);
            }
        }
    }
    if let (Some(totals), None) = (saved.savings.totals, saved.only) {
        let all = [("energy", totals.energy), ("emissions", totals.inside), ("emissions-outside", totals.outside)];
        for (name, node) in all.into_iter().filter_map(|(name, node)| Some((name, node?))) {
            row("", "", name, node);
        }
    }
    for step in saved.savings.curve.steps.iter().filter(|_| saved.only.is_none()) {
        let id = &saved.project(&saved.savings.projects[step.project]).id;
        let figures = [
            ("curve-tonnes-alone", step.alone),
            ("curve-tonnes", step.tonnes),
            ("curve-cost-alone", step.cost_alone),
            ("curve-cost", step.cost),
            ("curve-cumulative", step.cumulative),
        ];
        figures.into_iter().for_each(|(name, node)| row(id, "", name, node));
    }
    Sheet { header: vec!["project", "carrier", "figure", "address", "value", "unit", "state"], rows }
}
