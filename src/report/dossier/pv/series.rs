//! What tables of months, days or hours say of plants: own use matched row by row, years, degradation.

use jiff::civil::Date;

use super::Showing;
use crate::calc::NodeId;
use crate::finding::{PlantReportWord as Word, PlantWord, PvWord, one_line};
use crate::pv::{PvPlant, SeriesFigure};
use crate::quantity::Exact;
use crate::report::chart::{Axis, Chart, Drawing, Lines, Series, Stroke, day};
use crate::report::dossier::{Block, Cell, Column, Figure, Row, State, Table};
use crate::report::number;
use crate::saving::proof::Every;

/// Plants whose years are drawn.
const DRAWN: usize = 6;

/// The months of a table with their first days.
pub(super) fn months(of: &SeriesFigure) -> Vec<(Date, NodeId)> {
    let first = |month: &str| {
        let (year, month) = month.split_once('-')?;
        Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
    };
    of.months.iter().filter_map(|(month, node)| Some((first(month)?, *node))).collect()
}

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let each: Vec<(&PvPlant, &SeriesFigure)> =
        of.shown.iter().filter_map(|(plant, figure)| Some((*plant, figure.series.as_ref()?))).collect();
    if each.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(of.said(Word::Series))];
    blocks.extend(of.filled([sums(of, &each), netted(of, &each)]));
    if each.iter().any(|(_, series)| series.is_modelled) {
        blocks.push(Block::Note(of.plant_word(PlantWord::GenerationOfModel)));
    }
    if each.iter().any(|(_, series)| series.own_use.is_some() && series.every != Some(Every::Hour)) {
        blocks.push(Block::Note(of.plant_word(PlantWord::CoarseRows)));
    }
    blocks.extend(each.iter().take(DRAWN).filter_map(|(plant, series)| chart(of, plant, series)).map(Block::Chart));
    blocks.extend(of.filled([years(of, &each), degradation(of, &each)]));
    blocks
}

fn sums(of: &Showing<'_, '_>, each: &[(&PvPlant, &SeriesFigure)]) -> Table {
    let rows = each.iter().map(|(plant, series)| {
        let exchanged = series.exchanged;
        let mut cells = vec![Cell::Code(one_line(&plant.id)), Cell::Text(series.rows.to_string())];
        let nodes = [series.generated, series.load, series.own_use, exchanged.map(|of| of.0), exchanged.map(|of| of.1)];
        cells.extend(nodes.map(|node| of.cell(node)));
        cells.extend([series.own_use_share, series.self_sufficiency].map(|node| of.percent(node)));
        Row::body(cells)
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::number("rows", of.plant_word(PlantWord::Rows)),
        Column::number("generated", of.word(PvWord::GeneratedHead)),
        Column::number("load", of.said(Word::Load)),
        Column::number("own_use", of.word(PvWord::OwnUse)),
        Column::number("exported", of.word(PvWord::Exported)),
        Column::number("imported", of.said(Word::Imported)),
        Column::number("own_use_share", of.word(PvWord::OwnUseShare)),
        Column::number("self_sufficiency", of.plant_word(PlantWord::SelfSufficiency)),
    ];
    of.captioned("pv-series", of.said(Word::SeriesTable), columns, rows.collect())
}

fn netted(of: &Showing<'_, '_>, each: &[(&PvPlant, &SeriesFigure)]) -> Table {
    let with_load = each.iter().filter(|(_, series)| series.own_use.is_some());
    let rows = with_load.map(|(plant, series)| {
        let by = |span: &str| series.netted.iter().find(|(by, _)| *by == span).map(|(_, node)| *node);
        let mut cells = vec![Cell::Code(one_line(&plant.id))];
        cells.extend([series.own_use, by("day"), by("month"), by("year")].map(|node| of.cell(node)));
        Row::body(cells)
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::number("matched", of.said(Word::Matched)),
        Column::number("by_day", of.plant_word(PlantWord::ByDay)),
        Column::number("by_month", of.plant_word(PlantWord::ByMonth)),
        Column::number("by_year", of.plant_word(PlantWord::ByYear)),
    ];
    of.captioned("pv-netting", of.said(Word::Netting), columns, rows.collect())
}

/// The months of each year added up, where there are several years.
fn years(of: &Showing<'_, '_>, each: &[(&PvPlant, &SeriesFigure)]) -> Table {
    let mut rows = Vec::new();
    for (plant, series) in each {
        let months = months(series);
        let years: Vec<&[(Date, NodeId)]> = months.chunk_by(|a, b| a.0.year() == b.0.year()).collect();
        for year in years.iter().filter(|_| years.len() > 1) {
            let Some((first, _)) = year.first() else { continue };
            let mut values = year.iter().map(|(_, node)| of.making.figures.known(*node).value());
            let sum = values.try_fold(Exact::ZERO, |sum, value| Some(&sum + value?));
            let unit = of.making.figures.view().unit(year[0].1).text().to_owned();
            rows.push(Row::body(vec![
                Cell::Code(one_line(&plant.id)),
                Cell::Text(first.year().to_string()),
                Cell::Text(year.len().to_string()),
                sum.map_or(Cell::Empty, |sum| plain(sum, unit)),
            ]));
        }
    }
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::text("year", of.plant_word(PlantWord::Year)),
        Column::number("months", of.said(Word::MonthsOfYear)),
        Column::number("generated", of.word(PvWord::GeneratedHead)),
    ];
    of.captioned("pv-series-years", of.said(Word::Years), columns, rows)
}

fn degradation(of: &Showing<'_, '_>, each: &[(&PvPlant, &SeriesFigure)]) -> Table {
    let rows = each.iter().filter_map(|(plant, series)| {
        let told = series.degradation.as_ref()?;
        let value = |node: NodeId| of.making.figures.known(node).value().map(|value| number::fixed(value, 3));
        let (low, high) = told.interval;
        let [recentred, plain] = told.by_centre;
        Some(Row::body(vec![
            Cell::Code(one_line(&plant.id)),
            of.cell(Some(told.rate)),
            Cell::Text(format!("{} … {}", value(low).unwrap_or_default(), value(high).unwrap_or_default())),
            Cell::Text(told.pairs.to_string()),
            of.cell(recentred),
            of.cell(plain),
            of.cell(told.line.map(|line| line[0])),
        ]))
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::number("degradation", of.said(Word::Degradation)),
        Column::text("interval", of.said(Word::Interval)),
        Column::number("pairs", of.plant_word(PlantWord::Pairs)),
        Column::number("re_centred", of.plant_word(PlantWord::Recentred)),
        Column::number("not_re_centred", of.plant_word(PlantWord::NotRecentred)),
        Column::number("line", of.plant_word(PlantWord::Line)),
    ];
    of.captioned("pv-degradation", of.plant_word(PlantWord::DegradationHeading), columns, rows.collect())
}

/// The months over the years, where there is more than one year of them.
fn chart(of: &Showing<'_, '_>, plant: &PvPlant, series: &SeriesFigure) -> Option<Chart> {
    let months = months(series);
    let (first, last) = (months.first()?, months.last()?);
    if first.0.year() == last.0.year() {
        return None;
    }
    let value = |node: NodeId| of.making.figures.known(node).value().map(Exact::to_f64);
    let unit = of.making.figures.view().unit(first.1).text().to_owned();
    let points = months.iter().map(|(month, node)| (day(*month), value(*node))).collect();
    let name = of.name(plant);
    let drawing = Lines {
        x: Axis::days(""),
        y: Axis::amount(of.word(PvWord::GeneratedHead), unit.clone()).from_zero(),
        series: vec![Series { name: of.word(PvWord::GeneratedHead), stroke: Stroke::Actual, points }],
        bands: Vec::new(),
        wedges: None,
        rules: Vec::new(),
        events: Vec::new(),
    };
    let end = |(month, node): &(Date, NodeId)| {
        let text = of.making.figures.significant(*node, super::DIGITS).text;
        format!("{:04}-{:02}: {text} {unit}", month.year(), month.month())
    };
    Some(Chart {
        id: format!("pv-series-{}", plant.id),
        title: format!("{name} · {}", of.said(Word::SeriesChart)),
        alt: format!("{name}: {} … {}", end(first), end(last)),
        unit: String::new(),
        // More months than a table of a page has room for are in the table that the book names.
        has_table: false,
        drawing: Drawing::from(drawing),
    })
}

/// A sum that is no figure of the book.
fn plain(value: Exact, unit: String) -> Cell {
    let text = number::significant(&value, super::DIGITS);
    Cell::Figure(Figure { node: None, address: None, text, unit, value: Some(value), state: State::Full })
}
