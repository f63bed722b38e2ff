//! Limits of engineering calculations: where an input or a step lies outside of what its formula holds for.

use super::describe::shown;
use super::engineering::{Calculated, EngineeringKind, KindLimit, unit_of};
use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, View};
use crate::finding::{AboutSaving, Code, Finding, Findings, Level, Place};
use crate::quantity::Exact;

/// Inputs and steps outside the limits of their kind; a limit without a primary source is a note.
pub(super) fn check(
    kind: &EngineeringKind,
    calculated: &Calculated,
    project: &str,
    place: Place,
    account: &mut Account,
    findings: &mut Findings,
) {
    for limit in &kind.limit {
        // Of several rows outside the limit the first says it; where a sum is bounded the sum does.
        let summed = kind.step.iter().any(|step| step.name == limit.of && step.each);
        let each = calculated.rows.iter().filter(|_| !summed).filter_map(|names| names.get(&limit.of));
        let nodes: Vec<NodeId> = calculated.names.get(&limit.of).into_iter().chain(each).copied().collect();
        let Some(message) = nodes.into_iter().find_map(|node| beyond(limit, node, project, account)) else { continue };
        let level = if limit.confirmed { Level::Warning } else { Level::Note };
        let says = AboutSaving::Because { en: limit.says.en.clone(), zh: limit.says.zh.clone() };
        findings.push(Finding::new(Code::SavingOutOfBounds, message).at(place).fact(says).level(level));
    }
}

/// What to say where a value lies outside its limits, whatever the rounding of its inputs.
fn beyond(limit: &KindLimit, node: NodeId, project: &str, account: &mut Account) -> Option<AboutSaving> {
    let unit = unit_of(&limit.unit)?;
    let node = account.graph.convert(node, &unit).ok()?;
    let view = View::plain(&account.graph);
    let value = exact::value(view, node);
    let value = value.value()?;
    let range = interval::range(view, node);
    let range = range.value().map(|range| &range.interval);
    let end = |text: &Option<String>| text.as_deref().and_then(Exact::parse_decimal);
    let (low, high) = (end(&limit.low), end(&limit.high));
    let upper = range.and_then(|range| range.upper_value().cloned()).unwrap_or_else(|| value.clone());
    let lower = range.and_then(|range| range.lower_value().cloned()).unwrap_or_else(|| value.clone());
    let is_below = low.as_ref().is_some_and(|low| value < low && &upper < low);
    let is_above = high.as_ref().is_some_and(|high| value > high && &lower > high);
    (is_below || is_above).then(|| AboutSaving::BeyondLimit {
        project: project.to_owned(),
        input: limit.of.clone(),
        value: shown(account, node),
        range: match (&limit.low, &limit.high) {
            (Some(low), Some(high)) => format!("{low} … {high} {}", limit.unit).trim_end().to_owned(),
            (Some(low), None) => format!("≥ {low} {}", limit.unit).trim_end().to_owned(),
            (None, Some(high)) => format!("≤ {high} {}", limit.unit).trim_end().to_owned(),
            (None, None) => String::new(),
        },
    })
}
