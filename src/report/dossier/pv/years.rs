//! The years of a life one by one: energy, money, carbon; and the energies as columns.

use super::Showing;
use super::life::Life;
use crate::calc::NodeId;
use crate::finding::{PlantReportWord as Word, PlantWord, PvWord};
use crate::report::chart::{Axis, Chart, ColumnSeries, Columns, Drawing, Measure, Panel};
use crate::report::dossier::{Cell, Column, Row, Table};

/// The unit of the columns.
const UNIT: &str = "MWh";
/// Their decimals.
const DECIMALS: u32 = 1;
/// Ways of avoiding that the table has a column for.
const KEYS: [&str; 4] = ["net_avoided_1", "net_avoided_2", "net_avoided_3", "net_avoided_4"];

/// The energies of lives, a field a plant.
pub(super) fn chart(of: &Showing<'_, '_>, lives: &[Life<'_>]) -> Option<Chart> {
    let longest = lives.iter().map(|(_, life)| life.energies.len()).max()?;
    let panel = |(plant, life): &Life<'_>| {
        let values: Vec<Option<Measure>> =
            (0..longest).map(|at| of.measure(life.energies.get(at).copied(), UNIT, DECIMALS)).collect();
        let text = |measure: Option<&Measure>| measure.map(|of| of.text.clone()).unwrap_or_default();
        let there = || values.iter().enumerate().filter_map(|(at, value)| Some((at + 1, value.as_ref()?)));
        let (first, last) = (there().next(), there().next_back());
        let end = |end: Option<(usize, &Measure)>| {
            end.map(|(year, of)| format!("{year}: {} {UNIT}", text(Some(of)))).unwrap_or_default()
        };
        let name = of.name(plant);
        let alt = format!("{name} ({} … {})", end(first), end(last));
        let title = if lives.len() > 1 { name } else { String::new() };
        (Panel { title, values: values.into_iter().map(|value| vec![value]).collect() }, alt)
    };
    let (panels, alts): (Vec<Panel>, Vec<String>) = lives.iter().map(panel).unzip();
    let drawing = Columns {
        y: Axis::amount(of.word(PvWord::GeneratedHead), UNIT),
        groups: (1..=longest).map(|year| year.to_string()).collect(),
        series: vec![ColumnSeries { name: of.word(PvWord::GeneratedHead), is_open: false }],
        panels,
    };
    Some(Chart {
        id: "pv-life-energy".to_owned(),
        title: of.said(Word::EnergyOfYears),
        alt: alts.join("; "),
        unit: UNIT.to_owned(),
        has_table: true,
        drawing: Drawing::from(drawing),
    })
}

/// Energy and money of each year of a life.
pub(super) fn money(of: &Showing<'_, '_>, (plant, life): &Life<'_>) -> Table {
    let last = life.energies.len().max(life.flows.len().saturating_sub(1));
    let rows = (usize::from(life.flows.is_empty())..=last).map(|year| {
        let of_year = |nodes: &[NodeId]| year.checked_sub(1).and_then(|at| nodes.get(at)).copied();
        let up_to = |nodes: &[NodeId]| nodes.get(year).copied();
        let mut cells = vec![Cell::Text(year.to_string())];
        let nodes = [
            of_year(&life.energies),
            of_year(&life.earned),
            up_to(&life.flows),
            up_to(&life.cumulative),
            up_to(&life.cumulative_discounted),
        ];
        cells.extend(nodes.map(|node| of.cell(node)));
        Row::body(cells)
    });
    let columns = vec![
        Column::number("year", of.plant_word(PlantWord::Year)),
        Column::number("energy", of.word(PvWord::GeneratedHead)),
        Column::number("earned", of.plant_word(PlantWord::Earned)),
        Column::number("flow", of.plant_word(PlantWord::Flow)),
        Column::number("cumulative", of.said(Word::Cumulative)),
        Column::number("cumulative_discounted", of.said(Word::CumulativeDiscounted)),
    ];
    let caption = if life.flows.is_empty() { Word::EnergyOfYears } else { Word::MoneyOfYears };
    let caption = format!("{} · {}", of.name(plant), of.said(caption));
    of.captioned(&format!("pv-life-years-{}", plant.id), caption, columns, rows.collect())
}

/// What is avoided up to each year, by each factor, less what making the plant emitted.
pub(super) fn carbon(of: &Showing<'_, '_>, (plant, life): &Life<'_>) -> Table {
    let ways = life.carbon_payback.iter().zip(&life.carbon_cumulative).zip(KEYS);
    let ways: Vec<_> = ways.map(|(((name, _), nodes), key)| (name, nodes, key)).collect();
    let years = ways.iter().map(|(_, nodes, _)| nodes.len()).max().unwrap_or_default();
    let rows = (0..years).map(|year| {
        let cells = ways.iter().map(|(_, nodes, _)| of.cell(nodes.get(year).copied()));
        Row::body(std::iter::once(Cell::Text(year.to_string())).chain(cells).collect())
    });
    let mut columns = vec![Column::number("year", of.plant_word(PlantWord::Year))];
    columns.extend(ways.iter().map(|(name, _, key)| Column::number(key, name.as_str())));
    let caption = format!("{} · {}", of.name(plant), of.said(Word::CarbonOfYears));
    of.captioned(&format!("pv-life-carbon-years-{}", plant.id), caption, columns, rows.collect())
}
