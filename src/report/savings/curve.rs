//! The abatement cost curve as a table and for programs.

use serde_json::{Value, json};

use super::super::figure::figure_json;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::Saved;
use super::money::shown;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{AboutMoney, Lang, MoneyWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::{CostCurve, CostStep};

/// What is said under a curve.
pub(in crate::report) fn notes(curve: &CostCurve, value: impl Fn(NodeId) -> Option<Exact>) -> Vec<AboutMoney> {
    let negative = |step: &&CostStep| value(step.cost).is_some_and(|cost| cost.is_negative());
    let notes = [
        (!curve.steps.is_empty(), AboutMoney::CurveIs),
        (curve.is_made_up, AboutMoney::CurveMadeUp),
        (curve.steps.iter().any(|step| step.is_shared), AboutMoney::CurveShares),
        (curve.steps.iter().filter(negative).count() > 1, AboutMoney::NegativeRanks),
    ];
    notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
}

/// Whether there is a curve to speak of: some project states money.
fn is_there(saved: &Saved<'_>) -> bool {
    saved.savings.projects.iter().any(|figure| figure.money.is_some())
}

pub(super) fn blocks(saved: &Saved<'_>, look: Look) -> Vec<Block> {
    let (lang, curve) = (look.lang, &saved.savings.curve);
    if !is_there(saved) {
        return Vec::new();
    }
    let id = |at: usize| one_line(&saved.project(&saved.savings.projects[at]).id);
    let tonnes = |node: NodeId| {
        let known = exact::value(saved.view(), node);
        known.value().map(|value| number::fixed(value, look.digits)).unwrap_or_default()
    };
    let money = |node: NodeId| shown(saved, Word::CostTogether, node, lang);
    let rows: Vec<Vec<String>> = curve
        .steps
        .iter()
        .map(|step| {
            let (alone, here) = (tonnes(step.alone), tonnes(step.tonnes));
            vec![id(step.project), alone, here, money(step.cost_alone), money(step.cost), tonnes(step.cumulative)]
        })
        .collect();
    let mut blocks = vec![Block::Heading(Word::Curve.text(lang).to_owned())];
    if !rows.is_empty() {
        let words = [Word::TonnesAlone, Word::TonnesTogether, Word::CostAlone, Word::CostTogether, Word::Cumulative];
        let first = super::Word::Project.text(lang).to_owned();
        let header = std::iter::once(first).chain(words.map(|word| word.text(lang).to_owned())).collect();
        let columns = std::iter::once(Align::Left).chain([Align::Right; 5]).collect();
        blocks.push(Block::Rows(Rows { header, columns, rows, total: false }));
    }
    let value = |node: NodeId| exact::value(saved.view(), node).value().cloned();
    blocks.extend(notes(curve, value).iter().map(|note| Block::Line(note.text(lang))));
    if !curve.left_out.is_empty() {
        blocks.push(Block::Line(AboutMoney::LeftOut.text(lang)));
        let because = |of: &crate::saving::LeftOut| {
            AboutMoney::LeftOutBecause { project: id(of.project), why: Box::new(of.why.clone()) }.text(lang)
        };
        blocks.push(Block::List(curve.left_out.iter().map(because).collect()));
    }
    blocks
}

/// The curve for programs.
pub(super) fn json(saved: &Saved<'_>) -> Value {
    let curve = &saved.savings.curve;
    let plain = |node: NodeId| figure_json(saved.subject, saved.view(), node, &exact::value(saved.view(), node));
    let id = |at: usize| &saved.project(&saved.savings.projects[at]).id;
    let steps = curve.steps.iter().map(|step| {
        json!({
            "project": id(step.project),
            "tonnes_alone": plain(step.alone),
            "tonnes": plain(step.tonnes),
            "cost_alone": plain(step.cost_alone),
            "cost": plain(step.cost),
            "cumulative": plain(step.cumulative),
            "shares_end_use": step.is_shared,
        })
    });
    let left_out =
        curve.left_out.iter().map(|of| json!({ "project": id(of.project), "reason": of.why.text(Lang::En) }));
    let value = |node: NodeId| exact::value(saved.view(), node).value().cloned();
    let notes: Vec<String> = notes(curve, value).iter().map(|note| note.text(Lang::En)).collect();
    json!({
        "steps": steps.collect::<Vec<_>>(),
        "left_out": left_out.collect::<Vec<_>>(),
        "made_up": curve.is_made_up,
        "notes": notes,
    })
}
