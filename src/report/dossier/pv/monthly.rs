//! The months of plants as columns: what was measured, beside what the model expects.

use jiff::civil::Date;

use super::Showing;
use crate::calc::NodeId;
use crate::finding::{Lang, PvWord as Word, one_line};
use crate::pv::{Flow, PlantFigure, PvPlant};
use crate::quantity::{Exact, Unit};
use crate::report::chart::{Axis, Chart, ColumnSeries, Columns, Drawing, Measure, Panel};
use crate::report::number;

/// Decimals of the columns.
const DECIMALS: u32 = 0;

/// What was generated in whole months: those of the latest year that has any, the year first.
pub(super) fn measured(plant: &PvPlant, figure: &PlantFigure) -> Option<(i16, [Option<NodeId>; 12])> {
    let months = || {
        figure.outputs.iter().filter_map(|output| {
            let day: Date = plant.output.get(output.output)?.span.from;
            let to: Date = plant.output.get(output.output)?.span.to;
            let is_month = day.day() == 1 && to == day.last_of_month();
            Some((day, output.flows.node(Flow::Generated)?)).filter(|_| is_month)
        })
    };
    let year = months().map(|(day, _)| day.year()).max()?;
    let mut nodes = [None; 12];
    for (day, node) in months().filter(|(day, _)| day.year() == year) {
        if let Some(slot) = usize::try_from(day.month() - 1).ok().and_then(|at| nodes.get_mut(at)) {
            *slot = Some(node);
        }
    }
    Some((year, nodes))
}

/// The chart, where a plant has months.
pub(super) fn chart(of: &Showing<'_, '_>) -> Option<Chart> {
    let unit = Unit::parse("kWh").ok()?;
    let measure = |node: Option<NodeId>| {
        let node = node?;
        let ratio = of.making.figures.view().unit(node).convertible(&unit)?;
        let value = of.making.figures.known(node).value()?;
        Some(Measure::exact(&(value * &ratio), DECIMALS))
    };
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
        let name = one_line(plant.name.as_deref().unwrap_or(&plant.id));
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
    let alt = panels.iter().map(|(title, values)| said(of, title, values)).collect::<Vec<_>>().join("; ");
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

/// A field in words: what its months come to.
fn said(of: &Showing<'_, '_>, title: &str, values: &[[Option<Measure>; 2]]) -> String {
    let sum = |series: usize| {
        let there = values.iter().filter_map(|pair| pair[series].as_ref());
        let (count, sum) = there.fold((0, 0.0), |(count, sum), measure| (count + 1, sum + measure.value));
        (count > 0).then(|| Exact::from_f64(sum)).flatten().map(|sum| number::fixed(&sum, DECIMALS))
    };
    let parts = [Word::Measured, Word::Expected].into_iter().enumerate().filter_map(|(series, word)| {
        let sum = sum(series)?;
        Some(format!("{} {sum} kWh", of.word(word)))
    });
    format!("{title} ({})", parts.collect::<Vec<_>>().join(", "))
}

/// Names of the months.
fn months(lang: Lang) -> Vec<String> {
    let month = |month: u8| match lang {
        Lang::En => format!("{month:02}"),
        Lang::Zh => format!("{month}月"),
    };
    (1..=12).map(month).collect()
}
