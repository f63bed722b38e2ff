//! What matters, on one page: the totals, the verdicts, the pictures.

use super::inventory::{OnePeriod, change_chart, excluded_note, flow_chart, periods, stacked_chart};
use super::{Block, Making, Tile};
use crate::calc::Known;
use crate::finding::{Heading, ReportWord};
use crate::report::view::Viewed;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(viewed) = &making.contents.viewed {
        blocks.extend(inventory(making, viewed));
    }
    blocks.extend(super::verification::overview(making));
    blocks.extend(super::targets::overview(making));
    blocks
}

/// The latest period: its total, its largest categories, how it came about.
fn inventory(making: &Making<'_, '_>, viewed: &Viewed<'_>) -> Vec<Block> {
    let Some(figures) = periods(viewed).next_back() else { return Vec::new() };
    let of = OnePeriod { making, viewed, inventory: viewed.inventory, figures };
    let lang = making.look.lang;
    let period = &making.contents.subject.accounts.periods[figures.period].id;
    let unit = || "tCO2e".to_owned();
    let tile = |label: String, node| {
        let figure = making.figures.figure(node, making.look.digits);
        Tile { label, figure: super::Figure { unit: unit(), ..figure }, remark: None }
    };
    let mut total = tile(format!("{} {period}", Heading::Total.text(lang)), figures.total);
    total.remark = match making.figures.known(figures.total) {
        Known::Partial(_) => Some(Heading::Partial.text(lang).to_owned()),
        _ => None,
    };
    let mut tiles = vec![total];
    tiles.extend(figures.categories.iter().take(2).map(|figure| {
        let name = Heading::category(figure.category.number).text(lang);
        tile(format!("{}  {name}", figure.category), figure.node)
    }));
    let market = viewed.inventory.energy.markets.iter().find(|market| market.period == figures.period);
    tiles.extend(market.map(|market| tile(making.word(ReportWord::MarketBasedTotal), market.total)));
    let mut blocks = vec![Block::Tiles(tiles)];
    // A total from which something is left out must not be read without what that may come to.
    blocks.extend(excluded_note(&of).into_iter().map(Block::Note));
    blocks.extend(stacked_chart(&of).map(Block::Chart));
    blocks.extend(flow_chart(&of).map(Block::Chart));
    blocks.extend(change_chart(making, viewed).map(Block::Chart));
    blocks
}
