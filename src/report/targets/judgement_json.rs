//! Targets held against rules, for programs.

use serde_json::{Map, Value, json};

use super::Aimed;
use super::scores::{rise_json, temperature_json};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::Lang;
use crate::report::figure::figure_json;
use crate::target::judge::{Aligned, CannotTell, Outcome, TestKind};
use crate::target::{Held, Judgement, Target, TargetFigure};

/// The word of all tests together.
pub(super) const fn aligned(aligned: Aligned) -> &'static str {
    match aligned {
        Aligned::Yes => "yes",
        Aligned::No => "no",
        Aligned::CannotTell => "cannot-tell",
    }
}

/// The word of a test.
pub(super) const fn test(kind: TestKind) -> &'static str {
    match kind {
        TestKind::Rate => "rate",
        TestKind::Submission => "submission",
        TestKind::Coverage => "coverage",
        TestKind::BaseYear => "base-year",
        TestKind::TimeFrame => "time-frame",
        TestKind::Scope2 => "scope-2-method",
    }
}

/// The word of what became of a test, and why it cannot be told.
pub(super) const fn outcome(outcome: &Outcome) -> (&'static str, Option<&'static str>) {
    match outcome {
        Outcome::Met => ("met", None),
        Outcome::MetByRounding => ("met-by-rounding", None),
        Outcome::NotMet => ("not-met", None),
        Outcome::CannotTell(CannotTell::NotStated) => ("cannot-tell", Some("not-stated")),
        Outcome::CannotTell(CannotTell::NoRule) => ("cannot-tell", Some("no-confirmed-rule")),
    }
}

/// Judgement, temperature score and implied rise, each null where it is none.
pub(super) fn insert(aimed: &Aimed<'_>, target: &Target, of: &TargetFigure, into: &mut Value) {
    let Value::Object(map) = into else { return };
    let judged = &of.judged;
    let says = super::judgement::sentences(aimed, target, of);
    let says = says.iter().map(|said| json!({ "en": said.text(Lang::En), "zh": said.text(Lang::Zh) }));
    map.insert("says_of_it".to_owned(), json!(says.collect::<Vec<_>>()));
    map.insert("national_goals".to_owned(), super::agreement::beside_json(&judged.national));
    map.insert("judgement".to_owned(), json!(judged.judgement.as_ref().map(|of| judgement(aimed, of))));
    map.insert("temperature".to_owned(), json!(judged.temperature.as_ref().map(|of| temperature_json(aimed, of))));
    map.insert("implied_rise".to_owned(), json!(judged.rise.as_ref().map(|of| rise_json(aimed, of))));
}

pub(super) fn figure(aimed: &Aimed<'_>, node: NodeId) -> Value {
    figure_json(aimed.subject, aimed.view(), node, &exact::value(aimed.view(), node))
}

fn judgement(aimed: &Aimed<'_>, of: &Judgement) -> Value {
    let figure = |node: NodeId| figure(aimed, node);
    let forward = of.forward.as_ref().map(|forward| {
        json!({
            "recent_year": forward.recent,
            "progress": forward.progress.map(figure),
            "minimum": forward.minimum.map(figure),
            "maintain_only": forward.maintain_only,
            "binds_above": forward.binds_above.map(figure),
        })
    });
    let binding = of
        .binding
        .and_then(|at| of.held.get(at))
        .map(|held| json!({ "pack": held.pack.id, "ambition": held.ambition, "by": held.asks_most.text(Lang::En) }));
    json!({
        "aligned": aligned(of.aligned),
        "open": of.open_tests().into_iter().map(test).collect::<Vec<_>>(),
        "base_year_counted": of.counted.0,
        "target_year_counted": of.counted.1,
        "cut": figure(of.cut),
        "binding": binding,
        "forward_looking": forward,
        "rules": of.held.iter().map(|held| rule(aimed, held)).collect::<Vec<_>>(),
    })
}

fn rule(aimed: &Aimed<'_>, held: &Held) -> Value {
    let figure = |node: NodeId| figure(aimed, node);
    let tests = held.tests.iter().map(|of| {
        let (word, why) = outcome(&of.outcome);
        json!({ "test": test(of.kind), "outcome": word, "why": why })
    });
    let wrong = held.wrong.iter().map(|wrong| {
        json!({ "test": wrong.kind.word(), "minimum": figure(wrong.minimum), "changes_the_answer": wrong.differs })
    });
    let parts: Map<String, Value> =
        held.parts.iter().map(|(name, node)| (name.replace('-', "_"), figure(*node))).collect();
    let sources = held.pack.source.iter().map(|source| {
        json!({ "title": source.title, "clause": source.clause, "says": { "en": source.says.en, "zh": source.says.zh } })
    });
    json!({
        "pack": held.pack.id,
        "edition": held.pack.edition,
        "title": { "en": held.pack.title.en, "zh": held.pack.title.zh },
        "sources": sources.collect::<Vec<_>>(),
        "ambition": held.ambition,
        "standing": held.standing.word(),
        "rule_minimum": figure(held.minimum),
        "minimum": figure(held.required),
        "margin_points": figure(held.margin),
        "points_a_year": figure(held.a_year),
        "percent_a_year_compound": held.a_year_compound.map(figure),
        "wrong_tests": wrong.collect::<Vec<_>>(),
        "parts": parts,
        "asks_most": held.asks_most.text(Lang::En),
        "tests": tests.collect::<Vec<_>>(),
        "aligned": aligned(held.aligned),
        "met_if_target_year_counts_as_year_before": held.met_a_year_before,
    })
}
