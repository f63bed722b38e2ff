//! What a life comes to from year to year, as lines with their paybacks: money, and avoided less embodied emissions.

use super::Showing;
use super::life::Life;
use crate::calc::NodeId;
use crate::finding::{PlantReportWord as Word, PlantWord};
use crate::quantity::Unit;
use crate::report::chart::{Axis, Chart, Drawing, Event, Lines, Series, Stroke};
use crate::report::number;

/// Significant digits in the words of a picture.
const DIGITS: u32 = 4;
/// Years are marked to a hundredth.
const HUNDREDTHS: f64 = 100.0;

/// Cumulative flows, plain and discounted, with the years in which they reach zero.
pub(super) fn cash(of: &Showing<'_, '_>, (plant, life): &Life<'_>) -> Option<Chart> {
    let first = *life.cumulative.first()?;
    let unit = of.making.figures.view().unit(first).clone();
    let lines = [
        (Word::Cumulative, Word::YearsToPayback, Stroke::Line, &life.cumulative, life.payback),
        (
            Word::CumulativeDiscounted,
            Word::YearsToDiscounted,
            Stroke::Dashed,
            &life.cumulative_discounted,
            life.payback_discounted,
        ),
    ];
    let lines = lines.into_iter().filter(|(.., nodes, _)| !nodes.is_empty());
    let lines = lines.map(|(name, back, stroke, nodes, payback)| Line {
        name: of.said(name),
        back: of.said(back),
        stroke,
        nodes,
        payback,
    });
    let id = format!("pv-life-cash-{}", plant.id);
    picture(of, (&id, Word::CashChart), (&of.name(plant), Word::Cumulative), &lines.collect::<Vec<_>>(), &unit)
}

/// Avoided less embodied emissions by each factor, with the years in which they reach zero.
pub(super) fn carbon(of: &Showing<'_, '_>, (plant, life): &Life<'_>) -> Option<Chart> {
    let unit = Unit::parse("tCO2e").ok()?;
    let lines = life.carbon_payback.iter().zip(&life.carbon_cumulative).map(|((name, payback), nodes)| Line {
        name: name.clone(),
        back: format!("{} · {name}", of.said(Word::YearsToCarbon)),
        stroke: Stroke::Line,
        nodes,
        payback: *payback,
    });
    let id = format!("pv-life-carbon-{}", plant.id);
    picture(of, (&id, Word::CarbonChart), (&of.name(plant), Word::NetAvoided), &lines.collect::<Vec<_>>(), &unit)
}

/// A line that begins below zero.
struct Line<'n> {
    name: String,
    /// What its payback is called, after a number of years.
    back: String,
    stroke: Stroke,
    nodes: &'n [NodeId],
    payback: Option<NodeId>,
}

fn picture(
    of: &Showing<'_, '_>,
    (id, title): (&str, Word),
    (name, axis): (&str, Word),
    lines: &[Line<'_>],
    unit: &Unit,
) -> Option<Chart> {
    let (mut series, mut events, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let values: Vec<_> = line.nodes.iter().map(|node| of.value_in(*node, unit)).collect();
        let points = values.iter().enumerate().map(|(year, value)| (year as f64, value.as_ref().map(|of| of.to_f64())));
        series.push(Series { name: line.name.clone(), stroke: line.stroke, points: points.collect() });
        let years = line.payback.and_then(|node| of.making.figures.known(node).value().cloned());
        let back = match &years {
            Some(years) => format!("{} {}", number::significant(years, DIGITS), line.back),
            None => of.plant_word(PlantWord::Never),
        };
        events.extend(years.map(|years| {
            let at = libm::rint(years.to_f64() * HUNDREDTHS) / HUNDREDTHS;
            Event { at, name: line.back.clone() }
        }));
        let end = values.last().and_then(|value| value.as_ref()).map(|value| number::significant(value, DIGITS));
        said.push(format!("{}: {} {}, {back}", line.name, end.unwrap_or_default(), unit.text()));
    }
    if series.iter().all(|series| series.points.iter().all(|(_, y)| y.is_none())) {
        return None;
    }
    let drawing = Lines {
        x: Axis::amount(of.said(Word::YearOfOperation), ""),
        y: Axis::amount(of.said(axis), unit.text()).from_zero(),
        series,
        bands: Vec::new(),
        wedges: None,
        rules: Vec::new(),
        events,
    };
    Some(Chart {
        id: id.to_owned(),
        title: format!("{name} · {}", of.said(title)),
        alt: format!("{name}: {}", said.join("; ")),
        unit: String::new(),
        has_table: true,
        drawing: Drawing::from(drawing),
    })
}
