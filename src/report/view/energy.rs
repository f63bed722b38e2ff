//! Comprehensive energy consumption by carrier, by calorific and by equivalent value.

use serde_json::{Value, json};

use super::super::page::{Block, Page, Rows, Sheet};
use super::super::table::Align;
use super::super::{Look, number};
use super::{COLUMNS, Viewed, amount, figure, period_json, record, state_word, values};
use crate::calc::View;
use crate::finding::{AboutView, Heading, Lang, ViewWord};
use crate::view::{EnergyView, Equivalent, GbtPack, WhyLeftOut};

const fn why_word(why: WhyLeftOut, lang: Lang) -> &'static str {
    let word = match why {
        WhyLeftOut::Coefficient => ViewWord::CoefficientOpen,
        WhyLeftOut::EmissionsAlone => ViewWord::EmissionsAlone,
        WhyLeftOut::Carrier => ViewWord::NoCarrierWord,
        WhyLeftOut::Units => ViewWord::UnitsApart,
        WhyLeftOut::Absent => ViewWord::AbsentWord,
        WhyLeftOut::Outside => return Heading::OutsideWord.text(lang),
    };
    word.text(lang)
}

pub(super) fn page(viewed: &Viewed<'_>, look: Look) -> Page {
    let pack = GbtPack::bundled();
    let mut page = Page { sheet: Sheet { header: COLUMNS.to_vec(), rows: Vec::new() }, ..Page::default() };
    for view in viewed.views.energy.iter().filter(|view| viewed.shows(view.period)) {
        one(viewed, view, &pack, look, &mut page);
    }
    page
}

fn one(viewed: &Viewed<'_>, figures: &EnergyView, pack: &GbtPack, look: Look, page: &mut Page) {
    let lang = look.lang;
    let word = |word: ViewWord| word.text(lang).to_owned();
    let graph = View::plain(&viewed.subject.account.graph);
    let facts = ["GB/T 2589-2020".to_owned(), AboutView::ByPack { pack: figures.pack.clone() }.text(lang)];
    page.blocks.push(viewed.title(figures.period, &word(ViewWord::EnergyTitle), &facts));
    if figures.carriers.is_empty() {
        page.blocks.push(Block::Line(word(ViewWord::NoEnergy)));
    }
    let mut nodes = vec![figures.calorific, figures.equivalent];
    nodes.extend(figures.carriers.iter().filter_map(|carrier| carrier.amount));
    values(graph, &nodes, |values| {
        let mut rows = Vec::new();
        let mut notes = Vec::new();
        for carrier in &figures.carriers {
            let name = pack.carrier[carrier.carrier].name.text(lang);
            let measured = carrier.amount.and_then(|node| {
                let value = values.value(node)?;
                page.sheet.rows.push(record(viewed, figures.period, name, node, values.get(node)));
                Some(number::with_unit(number::up_to(value, 0, 6), graph.unit(node)))
            });
            let (calorific, equivalent) = (values.get(carrier.calorific), values.get(carrier.equivalent));
            for (node, value) in [(carrier.calorific, calorific), (carrier.equivalent, equivalent)] {
                page.sheet.rows.push(record(viewed, figures.period, name, node, value));
            }
            rows.push(vec![
                name.to_owned(),
                measured.unwrap_or_default(),
                amount(graph, carrier.calorific, calorific, look),
                amount(graph, carrier.equivalent, equivalent, look),
                String::new(),
            ]);
            let note = match &carrier.by {
                Equivalent::Calorific => None,
                Equivalent::Book => Some(word(ViewWord::FromBook)),
                Equivalent::Library(id) => Some(AboutView::FromLibrary { id: id.clone() }.text(lang)),
                Equivalent::None => Some(word(ViewWord::NoOfficial)),
            };
            notes.extend(note.map(|note| format!("{name}  {note}")));
        }
        let (calorific, equivalent) = (values.get(figures.calorific), values.get(figures.equivalent));
        let states = [state_word(calorific, lang), state_word(equivalent, lang)];
        for (node, value) in [(figures.calorific, calorific), (figures.equivalent, equivalent)] {
            page.sheet.rows.push(record(viewed, figures.period, &word(ViewWord::Total), node, value));
        }
        rows.push(vec![
            word(ViewWord::Total),
            String::new(),
            amount(graph, figures.calorific, calorific, look),
            amount(graph, figures.equivalent, equivalent, look),
            // The two may differ in what they lack.
            match states {
                [calorific, equivalent] if calorific == equivalent || equivalent.is_empty() => calorific,
                [calorific, equivalent] if calorific.is_empty() => {
                    format!("{}: {equivalent}", word(ViewWord::EquivalentWord))
                }
                [calorific, _] => calorific,
            },
        ]);
        page.blocks.push(Block::Rows(Rows {
            header: vec![
                word(ViewWord::Carrier),
                word(ViewWord::Amount),
                word(ViewWord::Calorific),
                word(ViewWord::Equivalent),
                String::new(),
            ],
            columns: vec![Align::Left, Align::Right, Align::Right, Align::Right, Align::Left],
            rows,
            total: true,
        }));
        if !notes.is_empty() {
            page.blocks.push(Block::Line(String::new()));
            page.blocks.push(Block::List(notes));
        }
    });
    if !figures.left_out.is_empty() {
        page.blocks.push(Block::Heading(word(ViewWord::NotCovered)));
        let line = |left: &crate::view::LeftOut| format!("{}  {}", left.name, why_word(left.why, lang));
        page.blocks.push(Block::List(figures.left_out.iter().map(line).collect()));
    }
}

pub(super) fn json(viewed: &Viewed<'_>) -> Vec<Value> {
    let pack = GbtPack::bundled();
    let periods = viewed.views.energy.iter().filter(|view| viewed.shows(view.period));
    periods
        .map(|view| {
            let carriers: Vec<Value> = view
                .carriers
                .iter()
                .map(|carrier| {
                    let by = match &carrier.by {
                        Equivalent::Calorific => json!("calorific"),
                        Equivalent::Book => json!("book"),
                        Equivalent::Library(id) => json!(id),
                        Equivalent::None => Value::Null,
                    };
                    json!({
                        "carrier": pack.carrier[carrier.carrier].id,
                        "amount": carrier.amount.map(|node| figure(viewed, node)),
                        "calorific": figure(viewed, carrier.calorific),
                        "equivalent": figure(viewed, carrier.equivalent),
                        "equivalent_from": by,
                    })
                })
                .collect();
            let left_out: Vec<Value> = view
                .left_out
                .iter()
                .map(|left| json!({ "what": left.name, "why": why_word(left.why, Lang::En) }))
                .collect();
            json!({
                "period": period_json(viewed, view.period),
                "pack": view.pack,
                "calorific": figure(viewed, view.calorific),
                "equivalent": figure(viewed, view.equivalent),
                "carriers": carriers,
                "not_counted": left_out,
            })
        })
        .collect()
}
