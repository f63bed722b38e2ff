//! What plants avoid by each factor, and what own use does to category 2 in both views.

use super::{Showing, avoided};
use crate::finding::{PlantReportWord as Word, PlantWord, PvWord, one_line};
use crate::pv::{CarbonFigure, Flow, Output, OutputFigure, PvPlant};
use crate::report::dossier::{Block, Cell, Column, Row, Table};
use crate::report::number;

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let each = each(of);
    if each.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(of.said(Word::Carbon))];
    blocks.extend(avoided::chart(of).map(Block::Chart));
    blocks.extend(of.filled([averages(of, &each), margins(of, &each), together(of)]));
    blocks.extend(clauses(&each).into_iter().map(Block::Note));
    if blocks.len() > 1 {
        blocks.push(Block::Note(of.said(Word::NeverAdded)));
    }
    blocks.extend(of.filled([category_two(of, &each), behind(of, &each)]));
    let sold = |one: &One<'_>| of.making.figures.known(one.carbon.own_use_sold?).value().cloned();
    if each.iter().any(|one| sold(one).is_some_and(|sold| sold.is_positive())) {
        blocks.push(Block::Note(of.plant_word(PlantWord::SoldMeansGone)));
    }
    blocks
}

/// The carbon of one time of a plant. What is a part of another time, as months are of their year, is left out.
struct One<'a> {
    plant: &'a PvPlant,
    stated: &'a Output,
    output: &'a OutputFigure,
    carbon: &'a CarbonFigure,
}

impl One<'_> {
    /// The cells that name it.
    fn named(&self) -> Vec<Cell> {
        vec![Cell::Code(one_line(&self.plant.id)), Cell::Text(self.stated.label())]
    }
}

fn each<'a>(of: &Showing<'_, 'a>) -> Vec<One<'a>> {
    let plants = of.shown.iter().flat_map(|(plant, figure)| {
        let plant: &'a PvPlant = plant;
        of.times(plant, figure).into_iter().filter_map(move |output| {
            let stated = plant.output.get(output.output)?;
            Some(One { plant, stated, output, carbon: output.carbon.as_ref()? })
        })
    });
    plants.collect()
}

fn named(of: &Showing<'_, '_>) -> Vec<Column> {
    vec![Column::text("plant", of.word(PvWord::Plant)), Column::text("period", of.word(PvWord::Period))]
}

fn averages(of: &Showing<'_, '_>, each: &[One<'_>]) -> Table {
    let rows = each.iter().flat_map(|one| {
        one.carbon.averages.iter().map(move |average| {
            let mut cells = one.named();
            cells.push(Cell::Code(average.factor.clone()));
            cells.extend([Some(average.avoided), average.export_memo, average.own_use].map(|node| of.cell(node)));
            Row::body(cells)
        })
    });
    let mut columns = named(of);
    columns.extend([
        Column::text("factor", of.plant_word(PlantWord::Factor)),
        Column::number("avoided", of.plant_word(PlantWord::AllGeneration)),
        Column::number("exported", of.plant_word(PlantWord::OfExport)),
        Column::number("own_use", of.said(Word::OwnUseEffect)),
    ]);
    of.captioned("pv-avoided-by-factor", of.said(Word::Avoided), columns, rows.collect())
}

fn margins(of: &Showing<'_, '_>, each: &[One<'_>]) -> Table {
    let rows = each.iter().filter_map(|one| {
        let margin = one.carbon.margin.as_ref()?;
        let mut cells = one.named();
        cells.push(Cell::Code(format!("{}: {}", margin.standard, margin.factors.join(" + "))));
        let nodes =
            [Some(margin.combined), Some(margin.baseline), margin.emissions, margin.leakage, Some(margin.reduction)];
        cells.extend(nodes.map(|node| of.cell(node)));
        Some(Row::body(cells))
    });
    let mut columns = named(of);
    columns.extend([
        Column::text("margins", of.said(Word::Weights)),
        Column::number("combined_margin", of.plant_word(PlantWord::CombinedMargin)),
        Column::number("baseline", of.said(Word::Baseline)),
        Column::number("project_emissions", of.plant_word(PlantWord::LessProject)),
        Column::number("leakage", of.plant_word(PlantWord::Leakage)),
        Column::number("reduction", of.plant_word(PlantWord::Reduction)),
    ]);
    of.captioned("pv-margin", of.said(Word::Margin), columns, rows.collect())
}

/// The weights of the margins, each once, with the clause that has them.
fn clauses(each: &[One<'_>]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for one in each {
        let plan = one.plant.carbon.as_ref().and_then(|plan| plan.margin.as_ref());
        let Some((plan, margin)) = plan.zip(one.carbon.margin.as_ref()) else { continue };
        let part = |at: usize| format!("{} × {}", margin.factors[at], number::fixed(&plan.weights[at], 2));
        let line = format!("{}: {} + {} ({})", margin.standard, part(0), part(1), plan.clause);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The plants together, by each way that all of them have.
fn together(of: &Showing<'_, '_>) -> Table {
    let totals = of.making.contents.plants.map(|(_, figures)| figures.totals.as_slice()).unwrap_or_default();
    let only = of.making.contents.viewed.and_then(|viewed| viewed.only);
    let periods = &of.making.contents.subject.accounts.periods;
    let left_out = |name: &str| {
        only.is_some_and(|only| periods.iter().enumerate().any(|(at, period)| at != only && period.id == name))
    };
    let rows = totals.iter().filter(|total| !left_out(&total.name)).flat_map(|total| {
        total.avoided.iter().map(|(way, node)| {
            Row::body(vec![
                Cell::Text(one_line(&total.name)),
                Cell::Text(total.plants.to_string()),
                Cell::Code(way.clone()),
                of.cell(Some(*node)),
            ])
        })
    });
    let columns = vec![
        Column::text("period", of.word(PvWord::Period)),
        Column::number("plants", of.said(Word::Plants)),
        Column::text("factor", of.plant_word(PlantWord::Factor)),
        Column::number("avoided", of.said(Word::AvoidedColumn)),
    ];
    of.captioned("pv-avoided-together", of.said(Word::Together), columns, rows.collect())
}

/// Category 2 with the plant and without it, by each factor and view.
fn category_two(of: &Showing<'_, '_>, each: &[One<'_>]) -> Table {
    let mut rows = Vec::new();
    for one in each {
        let view = |view: PlantWord, factor: &str| {
            let mut cells = one.named();
            cells.extend([Cell::Text(of.plant_word(view)), Cell::Code(factor.to_owned())]);
            cells
        };
        for average in one.carbon.averages.iter().filter(|average| average.location.is_some()) {
            let mut cells = view(PlantWord::LocationBased, &average.factor);
            let nodes = [average.location, average.location_without, average.own_use];
            cells.extend(nodes.map(|node| of.cell(node)));
            rows.push(Row::body(cells));
        }
        let market = one.carbon.market.as_ref().filter(|market| market.market.is_some() || market.own_use.is_some());
        if let Some(market) = market {
            let mut cells = view(PlantWord::MarketBased, &market.factor);
            cells.extend([of.cell(market.market), Cell::Empty, of.cell(market.own_use)]);
            rows.push(Row::body(cells));
        }
    }
    let mut columns = named(of);
    columns.extend([
        Column::text("view", of.plant_word(PlantWord::View)),
        Column::text("factor", of.plant_word(PlantWord::Factor)),
        Column::number("with", of.plant_word(PlantWord::WithPlant)),
        Column::number("without", of.plant_word(PlantWord::WithoutPlant)),
        Column::number("less", of.said(Word::ByOwnUse)),
    ]);
    of.captioned("pv-category-2", of.said(Word::Category2), columns, rows)
}

/// The electricity behind it, and what of its attributes is gone.
fn behind(of: &Showing<'_, '_>, each: &[One<'_>]) -> Table {
    let rows = each.iter().filter_map(|one| {
        let carbon = one.carbon;
        let nodes = [one.output.flows.node(Flow::OwnUse), carbon.own_use_sold, carbon.import, carbon.lifecycle];
        nodes[1..].iter().any(Option::is_some).then(|| {
            let mut cells = one.named();
            cells.extend(nodes.map(|node| of.cell(node)));
            Row::body(cells)
        })
    });
    let mut columns = named(of);
    columns.extend([
        Column::number("own_use", of.word(PvWord::OwnUse)),
        Column::number("own_use_sold", of.said(Word::SoldOwnUse)),
        Column::number("import", of.said(Word::FromGrid)),
        Column::number("life_cycle", of.said(Word::LifeCycle)),
    ]);
    of.captioned("pv-behind-category-2", of.said(Word::BehindCategory2), columns, rows.collect())
}
