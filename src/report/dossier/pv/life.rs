//! The life of plants: energy, embodied emissions and their payback, money.

use super::{Showing, growth, years};
use crate::calc::NodeId;
use crate::finding::{AboutReport, PlantReportWord as Word, PlantWord, PvWord, one_line};
use crate::pv::{LifetimeFigure, PvPlant};
use crate::report::dossier::{Block, Cell, Column, Row, Table};

/// Plants whose lives are drawn and listed year by year.
const DRAWN: usize = 6;

/// A plant with its life.
pub(super) type Life<'a> = (&'a PvPlant, &'a LifetimeFigure);

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let lives = of.shown.iter().filter_map(|(plant, figure)| {
        let life = figure.lifetime.as_ref().filter(|life| life.total.is_some())?;
        Some((*plant, life))
    });
    let lives: Vec<Life<'_>> = lives.collect();
    if lives.is_empty() {
        return Vec::new();
    }
    let drawn = &lives[..lives.len().min(DRAWN)];
    let mut blocks = vec![Block::Heading(of.said(Word::Life))];
    blocks.extend(years::chart(of, drawn).map(Block::Chart));
    blocks.extend(of.filled([energies(of, &lives)]));
    blocks.extend(drawn.iter().filter_map(|life| growth::cash(of, life)).map(Block::Chart));
    blocks.extend(of.filled([money(of, &lives)]));
    let carbon: Vec<Block> = drawn.iter().filter_map(|life| growth::carbon(of, life)).map(Block::Chart).collect();
    let has_carbon = !carbon.is_empty();
    blocks.extend(carbon);
    blocks.extend(of.filled([paybacks(of, &lives)]));
    if has_carbon {
        blocks.push(Block::Note(of.said(Word::SameFactorAllLife)));
    }
    blocks.extend(of.filled(drawn.iter().flat_map(|life| [years::money(of, life), years::carbon(of, life)])));
    if lives.len() > drawn.len() {
        let said = AboutReport::PlantsDrawn { shown: drawn.len(), of: lives.len() };
        blocks.push(Block::Note(said.text(of.lang())));
    }
    blocks
}

fn energies(of: &Showing<'_, '_>, lives: &[Life<'_>]) -> Table {
    let rows = lives.iter().map(|(plant, life)| {
        let mut cells = vec![Cell::Code(one_line(&plant.id)), Cell::Text(life.energies.len().to_string())];
        let nodes = [life.as_new, life.energies.last().copied(), life.mean, life.total];
        cells.extend(nodes.map(|node| of.cell(node)));
        Row::body(cells)
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::number("years", of.said(Word::LifeYears)),
        Column::number("as_new", of.said(Word::AsNew)),
        Column::number("last_year", of.said(Word::LastYear)),
        Column::number("mean", of.said(Word::Mean)),
        Column::number("total", of.said(Word::OfLife)),
    ];
    of.captioned("pv-life", of.said(Word::Energy), columns, rows.collect())
}

/// A payback, or that it never comes.
fn payback(of: &Showing<'_, '_>, node: Option<NodeId>) -> Cell {
    match node {
        Some(node) => of.years(node),
        None => Cell::Text(of.plant_word(PlantWord::Never)),
    }
}

fn money(of: &Showing<'_, '_>, lives: &[Life<'_>]) -> Table {
    let with_money = lives.iter().filter(|(_, life)| life.levelised_cost.is_some() || !life.flows.is_empty());
    let rows = with_money.map(|(plant, life)| {
        let back = |node: Option<NodeId>, flows: &[NodeId]| match flows {
            [] => Cell::Empty,
            _ => payback(of, node),
        };
        Row::body(vec![
            Cell::Code(one_line(&plant.id)),
            of.cell(life.levelised_cost),
            of.cell(life.npv),
            of.percent(life.irr),
            back(life.payback, &life.cumulative),
            back(life.payback_discounted, &life.cumulative_discounted),
        ])
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::number("lcoe", of.plant_word(PlantWord::Lcoe)),
        Column::number("npv", of.plant_word(PlantWord::Npv)),
        Column::number("irr", of.plant_word(PlantWord::Irr)),
        Column::number("payback", of.said(Word::Payback)),
        Column::number("payback_discounted", of.said(Word::PaybackDiscounted)),
    ];
    of.captioned("pv-life-money", of.plant_word(PlantWord::Money), columns, rows.collect())
}

fn paybacks(of: &Showing<'_, '_>, lives: &[Life<'_>]) -> Table {
    let mut rows = Vec::new();
    for (plant, life) in lives {
        let embodied = || [life.embodied, life.embodied_per_energy].map(|node| of.cell(node));
        let named = |factor: Cell| {
            let mut cells = vec![Cell::Code(one_line(&plant.id)), factor];
            cells.extend(embodied());
            cells
        };
        for (factor, node) in &life.carbon_payback {
            let mut cells = named(Cell::Code(factor.clone()));
            cells.push(payback(of, *node));
            rows.push(Row::body(cells));
        }
        if life.carbon_payback.is_empty() && life.embodied.is_some() {
            let mut cells = named(Cell::Empty);
            cells.push(Cell::Empty);
            rows.push(Row::body(cells));
        }
    }
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::text("factor", of.plant_word(PlantWord::Factor)),
        Column::number("embodied", of.said(Word::Embodied)),
        Column::number("embodied_per_energy", of.said(Word::EmbodiedPerEnergy)),
        Column::number("carbon_payback", of.said(Word::CarbonPayback)),
    ];
    of.captioned("pv-life-carbon", of.plant_word(PlantWord::CarbonPaybackHeading), columns, rows)
}
