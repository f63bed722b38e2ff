//! Intensities, below an inventory.

use serde_json::{Value, json};

use super::super::page::{Block, Page, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::{Viewed, absent_words, figure, record};
use crate::calc::reading::exact;
use crate::calc::{Known, View};
use crate::finding::{ViewWord, one_line};
use crate::view::{Intensity, Share};

/// Significant digits of an intensity: its size depends on the denominator.
const DIGITS: u32 = 6;

fn shown<'v>(viewed: &'v Viewed<'v>) -> impl Iterator<Item = &'v Intensity> {
    let denominators = &viewed.inputs.denominators;
    viewed.views.intensities.iter().filter(|i| viewed.shows(denominators[i.denominator].period))
}

pub(super) fn append(viewed: &Viewed<'_>, page: &mut Page, look: Look) {
    let lang = look.lang;
    let word = |word: ViewWord| word.text(lang).to_owned();
    let view = View::plain(&viewed.subject.account.graph);
    let mut rows = Vec::new();
    let mut prices = Vec::new();
    for intensity in shown(viewed) {
        let denominator = &viewed.inputs.denominators[intensity.denominator];
        let known = exact::value(view, intensity.node);
        let of = word(match intensity.of {
            Share::Total => ViewWord::OfTotal,
            Share::Scopes => ViewWord::OfScopes,
        });
        let name = format!("{} · {of}", denominator.id);
        let mut value = match known.value() {
            Some(value) => number::significant(value, DIGITS).trim_start_matches("≈ ").to_owned(),
            None => absent_words(view, intensity.node, &known, lang).to_owned(),
        };
        let state = super::state_word(&known, lang);
        if !state.is_empty() {
            value = format!("{value} ({state})");
        }
        let change = match (&intensity.change, intensity.other_prices) {
            (Some((_, node)), _) => {
                let change = exact::value(view, *node);
                match &change {
                    Known::Full(change) => format!("{} %", number::signed(change, 2, 2)),
                    // Of two totals of which one lacks something nothing is learnt.
                    Known::Partial(_) => word(ViewWord::NotComparable),
                    absent => absent_words(view, *node, absent, lang).to_owned(),
                }
            }
            (None, true) => word(ViewWord::OtherPrices),
            (None, false) => String::new(),
        };
        let period = &viewed.subject.accounts.periods[denominator.period].id;
        rows.push(vec![
            name.clone(),
            period.clone(),
            value,
            view.unit(intensity.node).text().to_owned(),
            denominator.amount.value.text().to_owned(),
            change,
        ]);
        page.sheet.rows.push(record(viewed, denominator.period, &name, intensity.node, &known));
        let price =
            denominator.price_basis.as_deref().map(|basis| format!("{} {period}  {}", denominator.id, one_line(basis)));
        prices.extend(price.filter(|_| intensity.of == Share::Total));
    }
    if rows.is_empty() {
        return;
    }
    page.blocks.push(Block::Heading(word(ViewWord::Intensities)));
    page.blocks.push(Block::Rows(Rows {
        header: vec![
            word(ViewWord::IntensityOf),
            word(ViewWord::Period),
            word(ViewWord::Value),
            word(ViewWord::Unit),
            word(ViewWord::Denominator),
            word(ViewWord::Change),
        ],
        columns: vec![Align::Left, Align::Left, Align::Right, Align::Left, Align::Right, Align::Right],
        rows,
        total: false,
    }));
    if !prices.is_empty() {
        page.blocks.push(Block::Heading(word(ViewWord::Prices)));
        page.blocks.push(Block::List(prices));
    }
}

pub(super) fn json(viewed: &Viewed<'_>) -> Vec<Value> {
    let one = |intensity: &Intensity| {
        let denominator = &viewed.inputs.denominators[intensity.denominator];
        let periods = &viewed.subject.accounts.periods;
        json!({
            "denominator": denominator.id,
            "period": periods[denominator.period].id,
            "of": match intensity.of { Share::Total => "total", Share::Scopes => "scope-1-2" },
            "figure": figure(viewed, intensity.node),
            "amount": figure(viewed, intensity.under),
            "price_basis": denominator.price_basis,
            "against": intensity.change.map(|(period, _)| periods[period].id.clone()),
            "change": intensity.change.map(|(_, node)| figure(viewed, node)),
        })
    };
    shown(viewed).map(one).collect()
}
