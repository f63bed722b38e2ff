//! What follows from a target's figures, for programs: its base year, its convergence, its years, its trend.

use serde_json::{Value, json};

use super::json::ReadFigures;
use crate::calc::NodeId;
use crate::report::figure::place_json;
use crate::target::TargetFigure;

fn plain(read: &ReadFigures<'_>, node: NodeId) -> Value {
    read.figures.json(node)
}

/// From the base year before to that after; null where no event concerns it.
pub(super) fn recalculation(read: &ReadFigures<'_>, figure: &TargetFigure) -> Value {
    let Some(of) = &figure.recalculation else { return Value::Null };
    let events = of.events.iter().filter_map(|(at, effect)| {
        let event = read.aimed.events.events.get(*at)?;
        Some(json!({
            "id": event.id,
            "kind": event.kind.word(),
            "counts": event.kind.counts(),
            "when": event.when.map(|day| day.to_string()),
            "says": event.says,
            "made_up": event.is_made_up,
            "effect": plain(read, *effect),
            "place": place_json(event.place, read.aimed.subject.sources),
        }))
    });
    json!({
        "before": plain(read, of.before),
        "events": events.collect::<Vec<_>>(),
        "cumulation": read.aimed.events.cumulation.word(),
        "tested": of.tested.map(|node| plain(read, node)),
        "threshold": plain(read, of.threshold),
        "triggers": of.triggers,
        "after": figure.base.map(|node| plain(read, node)),
    })
}

/// The terms of a convergence; null where the path is another.
pub(super) fn convergence(read: &ReadFigures<'_>, figure: &TargetFigure) -> Value {
    let Some(of) = &figure.convergence else { return Value::Null };
    let years = of.years.iter().map(|year| {
        let [at_most_one, uncapped, one] = year.readings;
        json!({
            "year": year.year,
            "sector": plain(read, year.sector),
            "p": plain(read, year.p),
            "m_uncapped": plain(read, year.share),
            "m": plain(read, year.counted),
            "intensity": plain(read, year.intensity),
            "intensity_m_at_most_one": plain(read, at_most_one),
            "intensity_m_uncapped": plain(read, uncapped),
            "intensity_m_one": plain(read, one),
            "intensity_no_backsliding": plain(read, year.no_backsliding),
            "activity_index": plain(read, year.activity),
            "absolute_index": plain(read, year.absolute),
        })
    });
    json!({ "d": plain(read, of.d), "filled": of.is_filled, "years": years.collect::<Vec<_>>() })
}

/// Each year with a figure, the sums so far, and the trend.
pub(super) fn progress(read: &ReadFigures<'_>, figure: &TargetFigure) -> Value {
    let of = &figure.progress;
    let optional = |node: Option<NodeId>| node.map(|node| plain(read, node));
    let years = of.years.iter().map(|year| {
        json!({
            "year": year.year,
            "actual": plain(read, year.actual),
            "against_path": optional(year.gap),
            "against_year_before": optional(year.change),
            "word": year.word.word(),
        })
    });
    let trend = of.trend.as_ref().map(|trend| {
        json!({
            "scale": trend.scale_word(),
            "figures": trend.years,
            "years_ahead": trend.ahead,
            "projected": plain(read, trend.projected),
            "confidence": "0.95",
            "low": optional(trend.interval.map(|(low, _)| low)),
            "high": optional(trend.interval.map(|(_, high)| high)),
            "chance": optional(trend.chance),
            "serial": trend.is_serial,
        })
    });
    json!({
        "years": years.collect::<Vec<_>>(),
        "on_path": of.on_path,
        "path_so_far": optional(of.path_so_far),
        "actual_so_far": optional(of.actual_so_far),
        "within_budget_of_path": of.within_budget,
        "trend": trend,
    })
}
