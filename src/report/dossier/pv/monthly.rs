//! The months of plants as columns: what was measured, beside what the model expects; own use beside what was exported.

use jiff::civil::Date;

use super::Showing;
use crate::calc::NodeId;
use crate::finding::{Lang, PlantReportWord, PvWord as Word};
use crate::pv::{Flow, PlantFigure, PvPlant};
use crate::quantity::Exact;
use crate::report::chart::{Axis, Chart, ColumnSeries, Columns, Drawing, Measure, Panel};
use crate::report::number;

/// Decimals of the columns.
const DECIMALS: u32 = 0;

/// Figures of the months of a year; nothing where a month has none.
pub(super) type Year = (i16, [Option<NodeId>; 12]);

/// What was generated in whole months, as the book states it or else as the table of the plant has it: those of the latest year
/// that has any, the year first.
pub(super) fn measured(plant: &PvPlant, figure: &PlantFigure) -> Option<Year> {
    let stated = of_outputs(plant, figure, Flow::Generated);
    stated.or_else(|| latest(&figure.series.as_ref().map(super::series::months).unwrap_or_default()))
}

/// A flow of the outputs that are whole months.
fn of_outputs(plant: &PvPlant, figure: &PlantFigure, flow: Flow) -> Option<Year> {
    let months = figure.outputs.iter().filter_map(|output| {
        let day: Date = plant.output.get(output.output)?.span.from;
        let to: Date = plant.output.get(output.output)?.span.to;
        let is_month = day.day() == 1 && to == day.last_of_month();
        Some((day, output.flows.node(flow)?)).filter(|_| is_month)
    });
    latest(&months.collect::<Vec<_>>())
}

/// The months of the latest year that has any.
fn latest(months: &[(Date, NodeId)]) -> Option<Year> {
    let year = months.iter().map(|(day, _)| day.year()).max()?;
    let mut nodes = [None; 12];
    for (day, node) in months.iter().filter(|(day, _)| day.year() == year) {
        if let Some(slot) = usize::try_from(day.month() - 1).ok().and_then(|at| nodes.get_mut(at)) {
            *slot = Some(*node);
        }
    }
    Some((year, nodes))
}

/// The chart, where a plant has months.
pub(super) fn chart(of: &Showing<'_, '_>) -> Option<Chart> {
    let measure = |node: Option<NodeId>| of.measure(node, "kWh", DECIMALS);
    let has_model = of.shown.iter().any(|(_, figure)| figure.model.is_some());
    let mut has_measured = false;
    let mut panels: Vec<(String, Vec<[Option<Measure>; 2]>)> = Vec::new();
    for (plant, figure) in &of.shown {
        let measured = measured(plant, figure);
        if figure.model.is_none() && measured.is_none() {
            continue;
        }
        has_measured |= measured.is_some();
        let months = figure.model.iter().flat_map(|model| &model.months);
        let expected =
            |at: usize| months.clone().find(|(month, _)| usize::from(*month) == at + 1).map(|(_, node)| *node);
        let name = of.name(plant);
        let title = match measured {
            Some((year, _)) => format!("{name} · {year}"),
            None => name,
        };
        let nodes = measured.map_or([None; 12], |(_, nodes)| nodes);
        let values = (0..12).map(|at| [measure(nodes[at]), measure(expected(at))]);
        panels.push((title, values.collect()));
    }
    if panels.is_empty() {
        return None;
    }
    let kept = [has_measured, has_model];
    let only = |pair: [Option<Measure>; 2]| {
        pair.into_iter().zip(kept).filter_map(|(value, kept)| kept.then_some(value)).collect::<Vec<_>>()
    };
    let series = [(Word::Measured, false), (Word::Expected, has_measured)].into_iter().zip(kept);
    let series = series.filter(|(_, kept)| *kept);
    let series = series.map(|((name, is_open), _)| ColumnSeries { name: of.word(name), is_open }).collect();
    let words = [Word::Measured, Word::Expected];
    let alt = panels.iter().map(|(title, values)| said(of, words, title, values)).collect::<Vec<_>>().join("; ");
    let panels =
        panels.into_iter().map(|(title, values)| Panel { title, values: values.into_iter().map(only).collect() });
    let drawing = Columns {
        y: Axis::amount(of.word(Word::GeneratedHead), "kWh"),
        groups: months(of.lang()),
        series,
        panels: panels.collect(),
    };
    let title = of.word(Word::MonthByMonth);
    Some(Chart {
        id: "pv-months".to_owned(),
        title,
        alt,
        unit: "kWh".to_owned(),
        drawing: Drawing::from(drawing),
        has_table: true,
    })
}

/// Own use beside what was exported, where a plant has months of both.
pub(super) fn uses(of: &Showing<'_, '_>) -> Option<Chart> {
    let words = [Word::OwnUse, Word::Exported];
    let panels = of.shown.iter().filter_map(|(plant, figure)| {
        let (year, own) = of_outputs(plant, figure, Flow::OwnUse)?;
        let (other, exported) = of_outputs(plant, figure, Flow::Exported)?;
        let values = (0..12).map(|at| [own[at], exported[at]].map(|node| of.measure(node, "kWh", DECIMALS)));
        (year == other).then(|| (format!("{} · {year}", of.name(plant)), values.collect::<Vec<_>>()))
    });
    let panels: Vec<_> = panels.collect();
    if panels.is_empty() {
        return None;
    }
    let alt = panels.iter().map(|(title, values)| said(of, words, title, values)).collect::<Vec<_>>().join("; ");
    let panels =
        panels.into_iter().map(|(title, values)| Panel { title, values: values.into_iter().map(Vec::from).collect() });
    let drawing = Columns {
        y: Axis::amount(of.said(PlantReportWord::Electricity), "kWh"),
        groups: months(of.lang()),
        series: words.map(|name| ColumnSeries { name: of.word(name), is_open: false }).into(),
        panels: panels.collect(),
    };
    Some(Chart {
        id: "pv-uses".to_owned(),
        title: of.said(PlantReportWord::UseChart),
        alt,
        unit: "kWh".to_owned(),
        drawing: Drawing::from(drawing),
        has_table: true,
    })
}

/// A field in words: what its months come to.
fn said(of: &Showing<'_, '_>, words: [Word; 2], title: &str, values: &[[Option<Measure>; 2]]) -> String {
    let sum = |series: usize| {
        let there = values.iter().filter_map(|pair| pair[series].as_ref());
        let (count, sum) = there.fold((0, 0.0), |(count, sum), measure| (count + 1, sum + measure.value));
        (count > 0).then(|| Exact::from_f64(sum)).flatten().map(|sum| number::fixed(&sum, DECIMALS))
    };
    let parts = words.into_iter().enumerate().filter_map(|(series, word)| {
        let sum = sum(series)?;
        Some(format!("{} {sum} kWh", of.word(word)))
    });
    format!("{title} ({})", parts.collect::<Vec<_>>().join(", "))
}

/// Names of the months.
pub(super) fn months(lang: Lang) -> Vec<String> {
    let month = |month: u8| match lang {
        Lang::En => format!("{month:02}"),
        Lang::Zh => format!("{month}月"),
    };
    (1..=12).map(month).collect()
}
