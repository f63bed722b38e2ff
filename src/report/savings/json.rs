//! The projects for programs.

use serde_json::{Map, Value, json};

use super::super::figure::{figure_json, head, place_json};
use super::super::meters::{Metered, meters_json};
use super::{Saved, SavingSign};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::Lang;
use crate::saving::engineering::EngineeringPack;
use crate::saving::{IpmvpOption, ProjectFigure, Span, lacking};

/// The projects and the meters for programs; `meters` is there where the book has some.
pub fn savings_json(saved: &Saved<'_>, metered: &Metered<'_>) -> Value {
    let mut document = head("savings", saved.subject);
    let sign = if saved.sign == SavingSign::Positive { "positive" } else { "gbt28750" };
    document.insert("sign".to_owned(), json!(sign));
    let projects: Vec<Value> = saved.figures().map(|figure| project_json(saved, figure)).collect();
    document.insert("projects".to_owned(), json!(projects));
    if !metered.meters.is_empty() && saved.only.is_none() {
        document.insert("meters".to_owned(), meters_json(metered));
    }
    if saved.only.is_none() {
        let end_uses = saved.savings.end_uses.iter().map(|end_use| {
            let ids = end_use.projects.iter().map(|at| &saved.project(&saved.savings.projects[*at]).id);
            json!({
                "end_use": end_use.name,
                "projects": ids.collect::<Vec<_>>(),
                "simple": signed_json(saved, end_use.simple),
                "combined": end_use.combined.map(|node| signed_json(saved, node)),
                "overstated": end_use.overstated.map(|node| signed_json(saved, node)),
            })
        });
        document.insert("end_uses".to_owned(), json!(end_uses.collect::<Vec<_>>()));
        let totals = saved.savings.totals.map(|totals| {
            json!({
                "energy": totals.energy.map(|node| signed_json(saved, node)),
                "emissions": totals.inside.map(|node| signed_json(saved, node)),
                "emissions_outside": totals.outside.map(|node| signed_json(saved, node)),
            })
        });
        document.insert("totals".to_owned(), json!(totals));
        document.insert("cost_curve".to_owned(), super::curve::json(saved));
        document.insert("enpis".to_owned(), json!(super::enpi::enpis_json(saved)));
    }
    Value::Object(document)
}

fn project_json(saved: &Saved<'_>, figure: &ProjectFigure) -> Value {
    let project = saved.project(figure);
    let plain = |node: NodeId| figure_json(saved.subject, saved.view(), node, &exact::value(saved.view(), node));
    let effects = figure.effects.iter().map(|effect| {
        json!({
            "carrier": effect.carrier,
            "saving": signed_json(saved, effect.node),
            "energy": effect.energy.map(|node| signed_json(saved, node)),
            "coal": effect.coal.map(|node| signed_json(saved, node)),
            "emissions": effect.emissions.map(|node| signed_json(saved, node)),
            "factors": effect.factors,
            "interactive": effect.is_interactive,
        })
    });
    let pack = EngineeringPack::bundled();
    let kind = project.worth.calculation.as_ref().map(|of| &pack.kind[of.kind.value]);
    let steps: Map<String, Value> =
        figure.steps.iter().filter_map(|(at, node)| Some((kind?.step[*at].name.clone(), plain(*node)))).collect();
    let possible = figure.possible.iter().map(|possible| {
        json!({
            "displaced": possible.displaced,
            "needed": plain(possible.needed),
            "most": plain(possible.most),
            "possible": possible.holds,
            "emissions_if_energy": possible.answer.as_energy.map(plain),
            "emissions_if_heat": possible.answer.as_itself.map(plain),
            "factors": possible.answer.factors,
        })
    });
    let reported = figure.reported.iter().map(|reported| {
        json!({
            "claim": reported.claim,
            "published": plain(reported.published),
            "given": plain(reported.given),
            "difference": plain(reported.difference),
            "agrees": reported.agrees,
        })
    });
    let plan = &project.plan;
    let span = |span: Span| json!({ "from": span.from.to_string(), "to": span.to.to_string() });
    json!({
        "id": project.id,
        "name": project.name,
        "place": place_json(project.place, saved.subject.sources),
        "basis": if project.worth.stated.is_some() { "stated" } else { "calculated" },
        "calculation": kind.map(|kind| &kind.id),
        "purpose": project.purpose.word(),
        "inside": project.is_inside,
        "made_up": project.is_made_up,
        "inferred": project.inferred,
        "displaces": project.displaces.as_ref().map(|of| of.value.word()),
        "effects": effects.collect::<Vec<_>>(),
        "energy": figure.energy.map(|node| signed_json(saved, node)),
        "coal": figure.coal.map(|node| signed_json(saved, node)),
        "emissions": figure.emissions.map(|node| signed_json(saved, node)),
        "cost_saving": figure.cost.map(plain),
        "money": figure.money.as_ref().map(|money| super::money::json(saved, money)),
        "baseline_energy": figure.baseline.map(plain),
        "calculated": figure.calculated.map(|node| signed_json(saved, node)),
        "steps": steps,
        "possible": possible.collect::<Vec<_>>(),
        "reported": reported.collect::<Vec<_>>(),
        "plan": {
            "boundary": plan.boundary,
            "option": plan.option.map(IpmvpOption::word),
            "baseline": plan.baseline.map(span),
            "reporting": plan.reporting.map(span),
            "static_factors": plan.static_factors,
            "bearer": plan.bearer,
            "estimated": plan.estimated,
            "measured_by": plan.measured_by,
            "simulation": plan.simulation,
            "lacks": lacking(plan, false).into_iter().map(|word| word.text(Lang::En)).collect::<Vec<_>>(),
        },
    })
}

/// A saving with the sign that was asked for. Its range is of the figure as it is, so that it is left out where the sign is turned.
pub(super) fn signed_json(saved: &Saved<'_>, node: NodeId) -> Value {
    let mut figure = figure_json(saved.subject, saved.view(), node, &saved.value(node));
    if let (Value::Object(map), SavingSign::Gbt28750) = (&mut figure, saved.sign) {
        map.remove("range");
    }
    figure
}
