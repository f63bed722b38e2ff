//! Plans for programs.

use serde_json::{Value, json};

use super::Planned;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::quantity::Exact;
use crate::report::figure::{double_json, figure_json, head, place_json};
use crate::report::number;
use crate::target::odds::ClosedForm;
use crate::target::plan::{Basis, Outcome, Stopped};
use crate::target::{PlanEntry, PlanOdds, Roadmap, Solution};

/// The plans of a book for programs.
pub fn plans_json(planned: &Planned<'_>) -> Value {
    let mut document = head("targets", planned.subject);
    let plans: Vec<Value> =
        planned.shown().map(|(plan, roadmap, solution)| plan_json(planned, plan, roadmap, solution)).collect();
    document.insert("plans".to_owned(), json!(plans));
    Value::Object(document)
}

fn plan_json(planned: &Planned<'_>, plan: &PlanEntry, roadmap: &Roadmap, solution: &Solution) -> Value {
    let figure = |node: NodeId| figure_json(planned.subject, planned.view(), node, &exact::value(planned.view(), node));
    let of =
        |nodes: &[(i32, NodeId)], year: i32| nodes.iter().find(|(at, _)| *at == year).map(|(_, node)| figure(*node));
    let text = |value: &Exact| number::machine(value);
    let problem = &roadmap.problem;
    let years: Vec<Value> = roadmap
        .bau
        .iter()
        .map(|(year, bau)| {
            json!({
                "year": year,
                "without_measures": figure(*bau),
                "plan": of(&solution.emissions, *year),
                "cap": of(&roadmap.caps, *year),
                "margin": of(&solution.margins, *year),
            })
        })
        .collect();
    let id = |at: usize| problem.measures.get(at).map(|measure| measure.id.clone());
    let measures: Vec<Value> = problem
        .measures
        .iter()
        .enumerate()
        .map(|(at, measure)| {
            let chosen = solution.chosen.iter().find(|chosen| chosen.at == at);
            let wedge = chosen.map(|chosen| {
                let year = |(year, lowered): &(i32, Exact)| json!({ "year": year, "value": text(lowered) });
                chosen.wedge.iter().map(year).collect::<Vec<_>>()
            });
            json!({
                "id": measure.id,
                "start": chosen.map(|chosen| chosen.start),
                "cost": chosen.and_then(|chosen| chosen.cost).map(figure),
                "cost_per_tonne": chosen.and_then(|chosen| chosen.per_tonne.as_ref()).map(text),
                "lowers": wedge,
            })
        })
        .collect();
    let planned_at = planned;
    let end_uses: Vec<Value> = problem
        .streams
        .iter()
        .zip(roadmap.bau_by_use.iter().zip(&solution.by_use))
        .map(|(stream, (bau, planned))| {
            let plain = |node: NodeId| planned_at.value(node).as_ref().map(text);
            let year = |(year, bau): &(i32, NodeId)| {
                let emitted = planned.iter().find(|(at, _)| at == year).and_then(|(_, node)| plain(*node));
                json!({ "year": year, "without_measures": plain(*bau), "plan": emitted })
            };
            json!({ "id": stream.id, "unit": "tCO2e", "years": bau.iter().map(year).collect::<Vec<_>>() })
        })
        .collect();
    let curve = solution.curve.as_ref().map(|curve| {
        json!({
            "measures": curve.plan.chosen().filter_map(id).collect::<Vec<_>>(),
            "claimed_saving": text(&curve.claimed),
            "cost": text(&curve.plan.cost),
            "emissions": curve.plan.by_year.iter().map(text).collect::<Vec<_>>(),
            "keeps_cap": curve.keeps,
            "fails": solution.does_curve_fail(),
        })
    });
    json!({
        "id": plan.id,
        "name": plan.name,
        "place": place_json(plan.place, planned.subject.sources),
        "made_up": plan.is_made_up,
        "target": plan.target.and_then(|_| problem_target(planned, plan)),
        "base_year": plan.base_year,
        "target_year": plan.year,
        "one_year": plan.is_one_year,
        "basis": match plan.basis { Basis::Location => "location", Basis::Market => "market" },
        "keeps": plan.keeps.word(),
        "outcome": outcome_json(solution),
        "covers": roadmap.target_base.as_ref().map(|stated| json!({
            "end_uses": figure(roadmap.base),
            "target_base": text(stated),
            "unit": "tCO2e",
        })),
        "cost": solution.cost.map(figure),
        "currency": roadmap.currency.as_ref().map(|unit| unit.text()),
        "years": years,
        "emissions_sum": solution.total.map(figure),
        "budget": roadmap.budget.map(figure),
        "margin": solution.margin.map(figure),
        "measures": measures,
        "end_uses": end_uses,
        "cost_curve": curve,
        "probability": planned.odds(plan, roadmap).map(|odds| odds_json(&odds)),
    })
}

/// The figure of the target that the plan is for.
fn problem_target(planned: &Planned<'_>, plan: &PlanEntry) -> Option<String> {
    planned.targets.get(plan.target?).map(|target| target.id.clone())
}

fn outcome_json(solution: &Solution) -> Value {
    let solved = &solution.solved;
    let text = |value: &Exact| number::machine(value);
    let (word, bound, excess, is_least, is_cheapest) = match &solved.outcome {
        Outcome::Optimal(plan) => ("optimal", Some(text(&plan.cost)), None, None, None),
        Outcome::BestFound { bound, .. } => ("best-found", Some(text(bound)), None, None, None),
        Outcome::Infeasible { is_least: false, .. } => ("infeasible", None, None, None, None),
        Outcome::Infeasible { nearest, is_least, is_cheapest } => {
            ("infeasible", None, Some(text(&nearest.excess)), Some(*is_least), Some(*is_cheapest))
        }
        Outcome::Unknown { nearest } => ("unknown", None, Some(text(&nearest.excess)), None, None),
    };
    json!({
        "word": word,
        "cost": text(&solved.outcome.plan().cost),
        "bound": bound,
        "gap": solved.outcome.gap().as_ref().map(text),
        "cause": match solved.outcome {
            Outcome::Infeasible { is_least, .. } => Some(if is_least { "cap" } else { "commitments" }),
            _ => None,
        },
        "relaxation": excess,
        "relaxation_is_least": is_least,
        "nearest_is_cheapest": is_cheapest,
        "nodes": solved.nodes,
        "stopped": match solved.stopped {
            None => None,
            Some(Stopped::Nodes) => Some("nodes"),
            Some(Stopped::Asked) => Some("time"),
        },
    })
}

fn odds_json(odds: &PlanOdds) -> Value {
    let closed = odds.closed.map(|closed| {
        json!({
            "probability": double_json(closed.probability),
            "form": match closed.form {
                ClosedForm::NormalSum => "normal-sum",
                ClosedForm::Delivery => "delivery",
                ClosedForm::LogNormal => "log-normal",
            },
        })
    });
    let sampled = &odds.sampled;
    json!({
        "certain": odds.is_certain,
        "closed_form": closed,
        "sampled": {
            "probability": double_json(sampled.probability),
            "standard_error": double_json(sampled.standard_error),
            "kept": sampled.kept,
            "draws": sampled.draws,
            "seed": odds.seed,
            "mean": double_json(sampled.mean),
            "deviation": double_json(sampled.deviation),
        },
    })
}
