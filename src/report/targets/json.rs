//! The targets for programs.

use serde_json::{Map, Value, json};

use super::{Aimed, json_progress};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::Lang;
use crate::report::figure::{figure_json, head, place_json};
use crate::target::{Target, TargetFigure};

/// The targets of a book for programs.
pub fn targets_json(aimed: &Aimed<'_>) -> Value {
    let mut document = head("targets", aimed.subject);
    let targets: Vec<Value> = aimed.shown().map(|(target, figure)| target_json(aimed, target, figure)).collect();
    document.insert("targets".to_owned(), json!(targets));
    document.insert("consistency".to_owned(), super::agreement::json_of(aimed));
    document.insert("consistency_pairs".to_owned(), super::agreement::pairs_json(aimed));
    document.insert("net_zero".to_owned(), super::net_zero::json_of(aimed));
    document.insert("portfolio".to_owned(), super::portfolio::json_of(aimed));
    Value::Object(document)
}

fn target_json(aimed: &Aimed<'_>, target: &Target, figure: &TargetFigure) -> Value {
    let plain = |node: NodeId| figure_json(aimed.subject, aimed.view(), node, &exact::value(aimed.view(), node));
    let years = |of: &[(i32, NodeId)]| -> Vec<Value> {
        of.iter().map(|(year, node)| json!({ "year": year, "value": plain(*node) })).collect()
    };
    // Figures of years and events are listed by themselves.
    let single = figure.named().into_iter().filter(|(name, _)| !name.contains('/'));
    let figures: Map<String, Value> = single.map(|(name, node)| (name.replace('-', "_"), plain(node))).collect();
    let status = figure.status.as_ref().map(|status| {
        json!({
            "word": status.word(),
            "gaps": status.gaps,
            "on_compound": status.on_compound,
            "within_budget": status.within_budget,
        })
    });
    let boundary = &target.boundary;
    let mut document = json!({
        "id": target.id,
        "name": target.name,
        "says": target.says,
        "place": place_json(target.place, aimed.subject.sources),
        "made_up": target.is_made_up,
        "indicator": target.indicator.word(),
        "measured": target.measured.word(),
        "per": target.per,
        "scopes": boundary.scopes,
        "base_year": target.base.as_ref().map(|base| base.year),
        "target_year": target.goal.year.value,
        "promise": target.goal.promise.word(),
        "stated": target.goal.promise.quantity().value.text(),
        "index": figure.is_index,
        "path_form": target.path.form.word(),
        "figures": figures,
        "path": years(&figure.path),
        "linear": years(if figure.linear.is_empty() && target.path.form == crate::target::PathForm::Linear {
            &figure.path
        } else {
            &figure.linear
        }),
        "compound": years(if figure.compound.is_empty() && target.path.form == crate::target::PathForm::Compound {
            &figure.path
        } else {
            &figure.compound
        }),
        "actual": years(&figure.actuals),
        "recalculation": json_progress::recalculation(aimed, figure),
        "convergence": json_progress::convergence(aimed, figure),
        "progress": json_progress::progress(aimed, figure),
        "status": status,
        "lacks": figure.lacks.iter().map(|part| part.text(Lang::En)).collect::<Vec<_>>(),
    });
    super::judgement_json::insert(aimed, target, figure, &mut document);
    document
}
