//! Other readings of a period: scopes of the GHG Protocol, intensities.

use super::OnePeriod;
use crate::finding::{Heading, ViewWord};
use crate::report::dossier::{Block, Cell, Column, Figure, Role, Row, Table};
use crate::report::number;
use crate::report::view::{part_name, scope_word};
use crate::view::{GhgPack, Share};

/// Significant digits of an intensity: its size depends on the denominator.
const DIGITS: u32 = 6;

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = scopes(of).map(Block::Table).into_iter().collect();
    blocks.extend(intensities(of).map(Block::Table));
    blocks
}

fn word(of: &OnePeriod<'_, '_, '_>, word: ViewWord) -> String {
    word.text(of.making.look.lang).to_owned()
}

/// The same emissions by scope, with what lies outside the scopes, so that the table ends at the inventory's total.
fn scopes(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let lang = of.making.look.lang;
    let view = of.viewed.views.ghgp.iter().find(|view| view.period == of.figures.period)?;
    of.known(view.total).value()?;
    let pack = GhgPack::bundled();
    let mut rows = Vec::new();
    for scope in &view.scopes {
        let entry = pack.scope.iter().find(|entry| entry.number == scope.number);
        let name = entry.map(|entry| entry.name.text(lang)).unwrap_or_default();
        let name = format!("{}  {name}", scope_word(scope.number, lang));
        rows.push(Row::body(vec![Cell::Text(name), of.tonnes(scope.node), of.share(scope.node)]));
        for (home, node) in &scope.parts {
            let name = part_name(&pack, home, lang);
            if !name.is_empty() {
                let cells = vec![Cell::Text(name), of.tonnes(*node), of.share(*node)];
                rows.push(Row { role: Role::Part, anchor: None, cells });
            }
        }
    }
    if let Some(outside) = view.outside.filter(|node| of.known(*node).value().is_some()) {
        rows.push(Row::body(vec![Cell::Text(word(of, ViewWord::Outside)), of.tonnes(outside), of.share(outside)]));
    }
    let total = vec![Cell::Text(word(of, ViewWord::IsoTotal)), of.tonnes(of.figures.total), of.share(of.figures.total)];
    rows.push(Row { role: Role::Total, anchor: None, cells: total });
    let columns = vec![
        Column::text("scope", word(of, ViewWord::Scope)),
        Column::number("tco2e", of.word(Heading::Emissions)),
        Column::number("share", of.word(Heading::Share)),
    ];
    let caption = Some(word(of, ViewWord::GhgpTitle));
    Some(Table { id: format!("{}-scopes", of.id()), caption, columns, rows, is_list: false })
}

fn intensities(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let denominators = &of.viewed.inputs.denominators;
    let shown = of.viewed.views.intensities.iter();
    let shown = shown.filter(|intensity| denominators[intensity.denominator].period == of.figures.period);
    let rows: Vec<Row> = shown
        .map(|intensity| {
            let denominator = &denominators[intensity.denominator];
            let of_word = match intensity.of {
                Share::Total => ViewWord::OfTotal,
                Share::Scopes => ViewWord::OfScopes,
            };
            let figure = of.making.figures.significant(intensity.node, DIGITS);
            let text = figure.text.trim_start_matches("≈ ").to_owned();
            let change = intensity.change.map_or(Cell::Empty, |(_, node)| {
                let figure = of.making.figures.significant(node, DIGITS);
                let text = figure.value.as_ref().map(|value| format!("{} %", number::signed(value, 2, 2)));
                let text = text.unwrap_or_else(|| figure.text.clone());
                Cell::Figure(Figure { text, unit: String::new(), ..figure })
            });
            let change = if intensity.other_prices { Cell::Text(word(of, ViewWord::OtherPrices)) } else { change };
            Row::body(vec![
                Cell::Text(format!("{} · {}", denominator.id, word(of, of_word))),
                Cell::Figure(Figure { text, ..figure }),
                Cell::Text(denominator.amount.value.text().to_owned()),
                change,
            ])
        })
        .collect();
    let columns = vec![
        Column::text("intensity", word(of, ViewWord::IntensityOf)),
        Column::number("value", word(of, ViewWord::Value)),
        Column::number("denominator", word(of, ViewWord::Denominator)),
        Column::number("change", word(of, ViewWord::Change)),
    ];
    let caption = Some(word(of, ViewWord::Intensities));
    let id = format!("{}-intensities", of.id());
    (!rows.is_empty()).then_some(Table { id, caption, columns, rows, is_list: false })
}
