//! The periods of the models beside the readings.

use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::saving::Span;
use crate::saving::proof::{Approach, Meter, MeterModel, Readings};

/// Share of the days of a period that readings must cover: CalTRACK 2.0, 2.2.1.2, lets a tenth of them be missing.
const COVERED: f64 = 0.9;

/// Looks at periods that overlap, stand in the wrong order, or have few readings.
pub(super) fn look(meter: &Meter, readings: &Readings, findings: &mut Findings) {
    let mut seen: Vec<(&'static str, Span)> = Vec::new();
    for model in &meter.models {
        order(meter, model, findings);
        let spans = [("baseline", meter.baseline_of(model)), ("reporting", meter.reporting_of(model))];
        let between = match model.approach {
            Approach::Chaining(between) => Some(("between", Some(between))),
            _ => None,
        };
        for (key, span) in spans.into_iter().chain(between) {
            let Some(span) = span.filter(|span| !seen.contains(&(key, *span))) else { continue };
            seen.push((key, span));
            covered(model, key, span, readings, findings);
        }
    }
}

fn order(meter: &Meter, model: &MeterModel, findings: &mut Findings) {
    let (Some(before), Some(after)) = (meter.baseline_of(model), meter.reporting_of(model)) else { return };
    let id = model.id.clone();
    let finding =
        |message: AboutMeter| Finding::new(Code::BaselineNotBefore, message).at(model.place).level(Level::Warning);
    if before.from <= after.to && after.from <= before.to {
        findings.push(finding(AboutMeter::PeriodsOverlap { model: id }));
    } else if before.from > after.to {
        findings.push(finding(AboutMeter::BaselineAfter { model: id }).help(AboutMeter::BackcastHelp));
    }
}

fn covered(model: &MeterModel, key: &'static str, span: Span, readings: &Readings, findings: &mut Findings) {
    let inside = readings.periods.iter().filter(|period| period.energy.is_some() && period.is_in(span));
    let (mut found, mut days) = (0, 0.0);
    for period in inside {
        found += 1;
        days += period.days();
    }
    let of = (span.to - span.from).get_days() + 1;
    if days < COVERED * f64::from(of) {
        let days = format!("{}", (days * 10.0).round() / 10.0);
        let message = AboutMeter::SpanNotCovered { model: model.id.clone(), key, found, days, of };
        findings.push(Finding::new(Code::ReadingsLeftOut, message).at(model.place));
    }
}
