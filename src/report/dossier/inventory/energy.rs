//! Energy beside the inventory: market-based figures, contractual instruments, balances, cogeneration.

use super::{OnePeriod, titled};
use crate::calc::NodeId;
use crate::finding::{EnergyWord as Word, one_line};
use crate::inventory::{Fallback, Footing, MarketFigure};
use crate::report::dossier::{Block, Cell, Column, Figure, Mark, Row, Table, Tone};
use crate::report::energy::{method, named, plants_of, standing};
use crate::report::number;

/// Significant digits of factors.
const FACTOR_DIGITS: u32 = 4;

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for market in of.inventory.energy.markets.iter().filter(|market| market.period == of.figures.period) {
        blocks.extend(market_based(of, market));
    }
    blocks.extend(balances(of).map(Block::Table));
    blocks.extend(plants(of));
    blocks
}

fn word(of: &OnePeriod<'_, '_, '_>, word: Word) -> String {
    word.text(of.making.look.lang).to_owned()
}

/// A figure with as many decimals as it has, at most three.
fn amount(of: &OnePeriod<'_, '_, '_>, node: Option<NodeId>) -> Cell {
    let Some(node) = node else { return Cell::Text("—".to_owned()) };
    let figure = of.making.figures.significant(node, FACTOR_DIGITS);
    let text = figure.value.as_ref().map(|value| number::up_to(value, 0, 3));
    Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
}

fn market_based(of: &OnePeriod<'_, '_, '_>, market: &MarketFigure) -> Vec<Block> {
    let fallback = match market.fallback {
        Fallback::Residual => Word::FallbackResidual,
        Fallback::Location => Word::FallbackLocation,
    };
    let second = of.figures.categories.iter().find(|figure| figure.category.number == 2);
    let located = second.map_or(Cell::Empty, |figure| of.tonnes(figure.node));
    let rows = vec![
        Row::body(vec![Cell::Text(word(of, Word::LocationBased)), located, of.tonnes(of.figures.total)]),
        Row::body(vec![
            Cell::Text(word(of, Word::MarketBasedShort)),
            of.tonnes(market.category),
            of.tonnes(market.total),
        ]),
    ];
    let columns = vec![
        Column::text("method", titled(word(of, Word::Method))),
        Column::number("category_2", format!("{} (tCO2e)", titled(word(of, Word::Category2)))),
        Column::number("total", format!("{} (tCO2e)", titled(word(of, Word::TotalRow)))),
    ];
    let caption = Some(format!("{} · {}", word(of, Word::MarketBased), word(of, fallback)));
    let id = format!("{}-market-based", of.id());
    let mut blocks = vec![Block::Table(Table { id, caption, columns, rows, is_list: false })];
    let accounts = &of.making.contents.subject.accounts.energy;
    let row = |figure: &crate::inventory::InstrumentFigure| {
        let instrument = &accounts.instruments[figure.instrument];
        let standing = standing(of.making.figures.view(), figure);
        let tone = match standing {
            Word::Counted => Tone::Good,
            Word::CountedInPart => Tone::Warn,
            _ => Tone::Quiet,
        };
        let cancelled = instrument.cancelled.map_or_else(|| "—".to_owned(), |day| day.to_string());
        Row::body(vec![
            Cell::Code(one_line(&instrument.id)),
            Cell::Text(named(&instrument.kind, of.making.look.lang)),
            amount(of, Some(figure.amount)),
            Cell::Text(cancelled),
            amount(of, figure.used),
            figure.emissions.map_or(Cell::Empty, |node| of.tonnes(node)),
            Cell::Mark(Mark { tone, word: word(of, standing) }),
        ])
    };
    let rows: Vec<Row> = market.instruments.iter().map(row).collect();
    if !rows.is_empty() {
        let columns = vec![
            Column::text("instrument", titled(word(of, Word::Instrument))),
            Column::text("kind", titled(word(of, Word::Kind))),
            Column::number("bought", titled(word(of, Word::Bought))),
            Column::text("cancelled", titled(word(of, Word::Cancelled))),
            Column::number("used", titled(word(of, Word::Used))),
            Column::number("tco2e", "tCO2e"),
            Column::mark("standing", titled(word(of, Word::Standing))),
        ];
        let id = format!("{}-instruments", of.id());
        blocks.push(Block::Table(Table { id, caption: None, columns, rows, is_list: false }));
    }
    blocks
}

fn balances(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let accounts = &of.making.contents.subject.accounts.energy.balances;
    let shown = of.inventory.energy.balances.iter();
    let shown = shown.filter(|figure| accounts[figure.balance].period == of.figures.period);
    let row = |figure: &crate::inventory::BalanceFigure| {
        let balance = &accounts[figure.balance];
        let (into, out) = figure.sides.unzip();
        let (tone, said) = match &figure.footing {
            Footing::Computed(term) => {
                let node = figure.terms.iter().find(|(known, _)| known == term).map(|(_, node)| *node);
                let value = amount(of, node);
                let shown = if let Cell::Figure(figure) = &value { figure.said() } else { String::new() };
                (Tone::Quiet, format!("{}{} = {shown}", word(of, Word::ComputedTerm), term.word()))
            }
            Footing::Exact => (Tone::Good, word(of, Word::Foots)),
            Footing::WithinRounding => (Tone::Good, word(of, Word::FootsWithinRounding)),
            Footing::DoesNotFoot(by) => {
                let unit = figure.sides.map(|(into, _)| of.making.figures.view().unit(into));
                let by = number::signed(by, 0, 3);
                let by = unit.map_or_else(|| by.clone(), |unit| number::with_unit(by.clone(), unit));
                (Tone::Bad, format!("{} ({by})", word(of, Word::DoesNotFoot)))
            }
            Footing::Open(_) => (Tone::Open, word(of, Word::Open)),
        };
        Row::body(vec![
            Cell::Code(one_line(&balance.id)),
            Cell::Text(named(&balance.carrier, of.making.look.lang)),
            amount(of, into),
            amount(of, out),
            Cell::Mark(Mark { tone, word: said }),
        ])
    };
    let rows: Vec<Row> = shown.map(row).collect();
    let columns = vec![
        Column::text("balance", titled(word(of, Word::Balance))),
        Column::text("carrier", titled(word(of, Word::Carrier))),
        Column::number("in", titled(word(of, Word::In))),
        Column::number("out", titled(word(of, Word::Out))),
        Column::mark("standing", titled(word(of, Word::Standing))),
    ];
    let caption = Some(word(of, Word::Balances));
    let id = format!("{}-balances", of.id());
    (!rows.is_empty()).then_some(Table { id, caption, columns, rows, is_list: false })
}

fn plants(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let subject = of.making.contents.subject;
    let factor = |node: Option<NodeId>| match node {
        Some(node) => Cell::Figure(of.making.figures.significant(node, FACTOR_DIGITS)),
        None => Cell::Text("—".to_owned()),
    };
    let rows: Vec<Row> = plants_of(subject, of.inventory, of.figures.period)
        .map(|figure| {
            let plant = &subject.accounts.energy.plants[figure.plant];
            Row::body(vec![
                Cell::Code(one_line(&plant.id)),
                Cell::Text(method(&plant.method, of.making.look.lang)),
                of.tonnes(figure.heat),
                of.tonnes(figure.power),
                factor(figure.heat_factor),
                factor(figure.power_factor),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("plant", titled(word(of, Word::Plant))),
        Column::text("method", titled(word(of, Word::Method))),
        Column::number("heat", format!("{} (tCO2e)", titled(word(of, Word::Heat)))),
        Column::number("power", format!("{} (tCO2e)", titled(word(of, Word::Power)))),
        Column::number("heat_factor", titled(word(of, Word::HeatFactor))),
        Column::number("power_factor", titled(word(of, Word::PowerFactor))),
    ];
    let caption = Some(word(of, Word::Chp));
    let table = Table { id: format!("{}-chp", of.id()), caption, columns, rows, is_list: false };
    vec![Block::Table(table), Block::Note(word(of, Word::ChpNote))]
}
