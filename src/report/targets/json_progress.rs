//! What follows from a target's figures, for programs: its base year, its convergence, its years, its trend.

use serde_json::{Value, json};

use super::Aimed;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::report::figure::{figure_json, place_json};
use crate::target::TargetFigure;

fn plain(aimed: &Aimed<'_>, node: NodeId) -> Value {
    figure_json(aimed.subject, aimed.view(), node, &exact::value(aimed.view(), node))
}

/// From the base year before to that after; null where no event concerns it.
pub(super) fn recalculation(aimed: &Aimed<'_>, figure: &TargetFigure) -> Value {
    let Some(of) = &figure.recalculation else { return Value::Null };
    let events = of.events.iter().filter_map(|(at, effect)| {
        let event = aimed.events.events.get(*at)?;
        Some(json!({
            "id": event.id,
            "kind": event.kind.word(),
            "counts": event.kind.counts(),
            "when": event.when.map(|day| day.to_string()),
            "says": event.says,
            "made_up": event.is_made_up,
            "effect": plain(aimed, *effect),
            "place": place_json(event.place, aimed.subject.sources),
        }))
    });
    json!({
        "before": plain(aimed, of.before),
        "events": events.collect::<Vec<_>>(),
        "cumulation": aimed.events.cumulation.word(),
        "tested": of.tested.map(|node| plain(aimed, node)),
        "threshold": plain(aimed, of.threshold),
        "triggers": of.triggers,
        "after": figure.base.map(|node| plain(aimed, node)),
    })
}

/// The terms of a convergence; null where the path is another.
pub(super) fn convergence(aimed: &Aimed<'_>, figure: &TargetFigure) -> Value {
    let Some(of) = &figure.convergence else { return Value::Null };
    let years = of.years.iter().map(|year| {
        let [at_most_one, uncapped, one] = year.readings;
        json!({
            "year": year.year,
            "sector": plain(aimed, year.sector),
            "p": plain(aimed, year.p),
            "m_uncapped": plain(aimed, year.share),
            "m": plain(aimed, year.counted),
            "intensity": plain(aimed, year.intensity),
            "intensity_m_at_most_one": plain(aimed, at_most_one),
            "intensity_m_uncapped": plain(aimed, uncapped),
            "intensity_m_one": plain(aimed, one),
            "intensity_no_backsliding": plain(aimed, year.no_backsliding),
            "activity_index": plain(aimed, year.activity),
            "absolute_index": plain(aimed, year.absolute),
        })
    });
    json!({ "d": plain(aimed, of.d), "filled": of.is_filled, "years": years.collect::<Vec<_>>() })
}

/// Each year with a figure, the sums so far, and the trend.
pub(super) fn progress(aimed: &Aimed<'_>, figure: &TargetFigure) -> Value {
    let of = &figure.progress;
    let optional = |node: Option<NodeId>| node.map(|node| plain(aimed, node));
    let years = of.years.iter().map(|year| {
        json!({
            "year": year.year,
            "actual": plain(aimed, year.actual),
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
            "projected": plain(aimed, trend.projected),
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
