//! What rests on an input, and how far it moves.

use serde_json::{Value, json};

use super::super::figure::head;
use super::super::page::{Block, Cell, Page, Rows, Sheet};
use super::super::table::Align;
use super::super::{Look, Subject, number};
use super::{absent_words, state};
use crate::calc::View;
use crate::calc::reading::exact;
use crate::finding::{AboutView, Message, ViewWord};
use crate::pv::LifetimeFigure;
use crate::quantity::Exact;
use crate::view::{Effect, Impact};

/// Figures that are shown; JSON and CSV have them all.
const MOST: usize = 40;

/// Columns from which the value for 1 % more is shown beside the change.
const WIDE: u16 = 96;

/// The effects, for people and as a sheet.
pub fn impact_page(subject: &Subject<'_>, impact: &Impact, look: Look) -> Page {
    let lang = look.lang;
    let word = |word: ViewWord| word.text(lang).to_owned();
    let view = View::plain(&subject.account.graph);
    let lever = &impact.lever;
    let title = match lever.nodes.as_slice() {
        [only] => {
            let known = exact::value(view, *only);
            let value = match known.value() {
                Some(value) => number::with_unit(number::significant(value, 12), view.unit(*only)),
                None => absent_words(view, *only, &known, lang).to_owned(),
            };
            AboutView::ImpactOf { what: lever.name.clone(), value }
        }
        several => AboutView::ImpactOfSeveral { what: lever.name.clone(), count: several.len() },
    };
    let mut blocks = vec![Block::Title(title.text(lang))];
    if impact.effects.is_empty() {
        blocks.push(Block::Line(AboutView::NothingRests.text(lang)));
    }
    let signed = |value: &Exact, digits: u32| number::signed(value, digits, digits);
    let places = |value: &Exact| {
        // Small figures such as intensities need more decimals than tonnes.
        let magnitude = value.magnitude().unwrap_or(0);
        look.digits.max(u32::try_from(3_i64.saturating_sub(i64::from(magnitude))).unwrap_or(0)).min(12)
    };
    // The years of a life say what its totals say, dozens of times.
    let of_whole = impact.effects.iter().filter(|effect| !LifetimeFigure::is_of_year(effect.address.as_str()));
    let shown: Vec<&Effect> = of_whole.take(MOST).collect();
    // The unit stands in the heading: figures of one unit stand together, the largest effect first.
    for group in shown.chunk_by(|a, b| view.unit(a.node).text() == view.unit(b.node).text()) {
        let rows = group.iter().map(|effect| {
            let digits = effect.by.as_ref().map_or(look.digits, places);
            let shown = |value: Option<&Exact>| value.map(|value| number::fixed(value, digits)).unwrap_or_default();
            let now = match effect.now.value() {
                Some(value) => shown(Some(value)),
                None => absent_words(view, effect.node, &effect.now, lang).to_owned(),
            };
            let mut row = vec![
                effect.address.to_string(),
                now,
                shown(effect.more.value()),
                effect.by.as_ref().map(|by| signed(by, digits)).unwrap_or_default(),
                effect.percent.as_ref().map(|percent| format!("{} %", signed(percent, 4))).unwrap_or_default(),
            ];
            if look.width < WIDE {
                row.remove(2);
            }
            row
        });
        let unit = group.first().map(|effect| view.unit(effect.node).text()).unwrap_or_default();
        let now = if unit.is_empty() { word(ViewWord::Now) } else { format!("{} ({unit})", word(ViewWord::Now)) };
        let mut header = vec![
            word(ViewWord::Figure),
            now,
            word(ViewWord::OnePercentMore),
            word(ViewWord::Moves),
            word(ViewWord::Relative),
        ];
        if look.width < WIDE {
            header.remove(2);
        }
        let mut columns = vec![Align::Right; header.len()];
        columns[0] = Align::Left;
        if blocks.len() > 1 {
            blocks.push(Block::Line(String::new()));
        }
        blocks.push(Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }));
    }
    if let rest @ 1.. = impact.effects.len().saturating_sub(shown.len()) {
        blocks.push(Block::Line(Message::MoreRows { count: rest }.text(lang)));
    }
    let header = vec!["address", "value", "value_plus_1_percent", "change", "change_percent", "unit", "state"];
    let rows = impact.effects.iter().map(|effect| {
        vec![
            Cell::Text(effect.address.to_string()),
            Cell::number(effect.now.value()),
            Cell::number(effect.more.value()),
            Cell::number(effect.by.as_ref()),
            Cell::number(effect.percent.as_ref()),
            Cell::Text(view.unit(effect.node).text().to_owned()),
            Cell::Text(state(&effect.now).to_owned()),
        ]
    });
    Page { blocks, sheet: Sheet { header, rows: rows.collect() } }
}

/// The effects, for programs.
pub fn impact_json(subject: &Subject<'_>, impact: &Impact) -> Value {
    let view = View::plain(&subject.account.graph);
    let mut document = head("impact", subject);
    let number = |value: Option<&Exact>| value.map(number::machine);
    let levers: Vec<Value> = impact
        .lever
        .nodes
        .iter()
        .map(|node| {
            let leaf = view.leaf_at(*node).map(|leaf| leaf.origin.address.clone());
            let titled = || subject.account.graph.title(*node).and_then(|t| Some(t.address.as_deref()?.to_owned()));
            json!({
                "address": leaf.or_else(titled),
                "value": number(exact::value(view, *node).value()),
                "unit": view.unit(*node).text(),
            })
        })
        .collect();
    document.insert("of".to_owned(), json!(impact.lever.name));
    document.insert("moved".to_owned(), json!(levers));
    document.insert("by_percent".to_owned(), json!("1"));
    let effects: Vec<Value> = impact
        .effects
        .iter()
        .map(|effect| {
            json!({
                "address": effect.address.to_string(),
                "state": state(&effect.now),
                "value": number(effect.now.value()),
                "value_plus_1_percent": number(effect.more.value()),
                "change": number(effect.by.as_ref()),
                "change_percent": number(effect.percent.as_ref()),
                "unit": view.unit(effect.node).text(),
            })
        })
        .collect();
    document.insert("effects".to_owned(), json!(effects));
    Value::Object(document)
}
