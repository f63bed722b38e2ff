//! Scopes and categories of the GHG Protocol, and the bridge.

use serde_json::{Value, json};

use super::super::inventory::rows_disagree;
use super::super::page::{Block, Page, Rows, Sheet};
use super::super::table::Align;
use super::super::{Look, energy, number};
use super::{COLUMNS, Viewed, amount, figure, period_json, record, share, state_word, values};
use crate::calc::{Known, NodeId, View};
use crate::finding::{AboutView, Heading, Lang, ViewWord};
use crate::view::{GhgPack, GhgView, Home};

/// `Scope 3`, in the field's own words.
pub(in crate::report) fn scope_word(number: u8, lang: Lang) -> &'static str {
    match number {
        1 => ViewWord::Scope1.text(lang),
        2 => ViewWord::Scope2.text(lang),
        _ => ViewWord::Scope3.text(lang),
    }
}

/// A line within a scope: `3.4  Upstream transportation and distribution`.
pub(in crate::report) fn part_name(pack: &GhgPack, home: &Home, lang: Lang) -> String {
    match home {
        Home::Land => ViewWord::Land.text(lang).to_owned(),
        Home::Unassigned => ViewWord::Unassigned.text(lang).to_owned(),
        Home::Value(categories) => match categories.as_slice() {
            [one] => {
                let name = pack.category.iter().find(|category| category.number == *one);
                format!("3.{one}  {}", name.map(|category| category.name.text(lang)).unwrap_or_default())
            }
            several => {
                let categories = several.iter().map(|number| format!("3.{number}")).collect();
                AboutView::SeveralCategories { categories }.text(lang)
            }
        },
        Home::Direct | Home::Energy | Home::Outside => String::new(),
    }
}

/// Where a line of the bridge went.
fn home_name(home: &Home, lang: Lang) -> String {
    let scope = |number: u8| scope_word(number, lang).to_owned();
    match home {
        Home::Direct => scope(1),
        Home::Land => format!("{} · {}", scope(1), ViewWord::Land.text(lang)),
        Home::Energy => scope(2),
        Home::Unassigned => format!("{} · {}", scope(3), ViewWord::Unassigned.text(lang)),
        Home::Outside => ViewWord::Outside.text(lang).to_owned(),
        Home::Value(categories) => match categories.as_slice() {
            [one] => format!("{} · 3.{one}", scope(3)),
            several => {
                let categories = several.iter().map(|number| format!("3.{number}")).collect();
                format!("{} · {}", scope(3), AboutView::SeveralCategories { categories }.text(lang))
            }
        },
    }
}

pub(super) fn page(viewed: &Viewed<'_>, look: Look) -> Page {
    let pack = GhgPack::bundled();
    let mut page = Page { sheet: Sheet { header: COLUMNS.to_vec(), rows: Vec::new() }, ..Page::default() };
    for view in viewed.views.ghgp.iter().filter(|view| viewed.shows(view.period)) {
        one(viewed, view, &pack, look, &mut page);
    }
    page
}

fn one(viewed: &Viewed<'_>, figures: &GhgView, pack: &GhgPack, look: Look, page: &mut Page) {
    let lang = look.lang;
    let word = |word: ViewWord| word.text(lang).to_owned();
    let heading = |heading: Heading| heading.text(lang).to_owned();
    let graph = View::plain(&viewed.subject.account.graph);
    let facts = [
        format!("GWP {}", viewed.subject.accounts.gwp.word()),
        AboutView::ByPack { pack: figures.pack.clone() }.text(lang),
    ];
    page.blocks.push(viewed.title(figures.period, &word(ViewWord::GhgpTitle), &facts));
    let Some(iso) = viewed.inventory.periods.iter().find(|period| period.period == figures.period) else { return };
    let nodes: Vec<NodeId> = [figures.difference, iso.total].into_iter().chain(iso.biogenic).collect();
    values(graph, &nodes, |values| {
        let total = values.get(figures.total);
        let mut rows = Vec::new();
        let mut add = |indent: &str, name: String, node: NodeId| {
            let value = values.get(node);
            let (shown, state) = (amount(graph, node, value, look), state_word(value, lang));
            rows.push(vec![format!("{indent}{name}"), shown, share(value, total), state]);
            page.sheet.rows.push(record(viewed, figures.period, name.trim(), node, value));
        };
        for scope in &figures.scopes {
            let name = pack.scope.iter().find(|entry| entry.number == scope.number);
            let name = name.map(|entry| entry.name.text(lang)).unwrap_or_default();
            add("", format!("{}  {name}", scope_word(scope.number, lang)), scope.node);
            for (home, node) in &scope.parts {
                add("  ", part_name(pack, home, lang), *node);
            }
        }
        add("", word(ViewWord::ScopesTotal), figures.total);
        page.blocks.push(Block::Rows(Rows {
            header: vec![word(ViewWord::Scope), heading(Heading::Emissions), heading(Heading::Share), String::new()],
            columns: vec![Align::Left, Align::Right, Align::Right, Align::Left],
            rows,
            total: true,
        }));

        let scopes: Vec<NodeId> = figures.scopes.iter().map(|scope| scope.node).collect();
        if rows_disagree(&scopes, figures.total, values, look.digits) {
            page.blocks.push(Block::Line(heading(Heading::RowsRounded)));
        }
        // CO2 of biomass is outside the scopes, as it is outside the categories.
        if let Some(node) = iso.biogenic {
            let shown = number::with_unit(amount(graph, node, values.get(node), look), graph.unit(node));
            page.blocks.push(Block::Line(format!("{} ({shown})", heading(Heading::BiogenicApart))));
            let name = heading(Heading::BiogenicCo2);
            page.sheet.rows.push(record(viewed, figures.period, &name, node, values.get(node)));
        }
        page.blocks.push(Block::Heading(word(ViewWord::Bridge)));
        let mut rows = Vec::new();
        for line in &figures.lines {
            let mut home = home_name(&line.home, lang);
            if line.by_book {
                home.push_str(&format!(" ({})", word(ViewWord::ByBook)));
            }
            let value = values.get(line.node);
            rows.push(vec![line.iso.to_string(), home, amount(graph, line.node, value, look)]);
        }
        page.blocks.push(Block::Rows(Rows {
            header: vec![word(ViewWord::IsoCategory), word(ViewWord::GhgpHome), heading(Heading::Emissions)],
            columns: vec![Align::Left, Align::Left, Align::Right],
            rows,
            total: false,
        }));
        let mut rows = vec![vec![word(ViewWord::IsoTotal), amount(graph, iso.total, values.get(iso.total), look)]];
        let outside = figures.outside.filter(|node| values.value(*node).is_some());
        rows.extend(outside.map(|node| {
            let value = values.value(node).map(|value| number::fixed(&-value, look.digits));
            vec![word(ViewWord::LessOutside), value.unwrap_or_default()]
        }));
        rows.push(vec![word(ViewWord::GhgpTotal), amount(graph, figures.total, total, look)]);
        let difference = match values.get(figures.difference) {
            Known::Full(value) | Known::Partial(value) => number::significant(value, 28),
            absent => amount(graph, figures.difference, absent, look),
        };
        rows.push(vec![word(ViewWord::Difference), difference]);
        if let Some(node) = figures.outside {
            page.sheet.rows.push(record(viewed, figures.period, &word(ViewWord::Outside), node, values.get(node)));
        }
        let (node, name) = (figures.difference, word(ViewWord::Difference));
        page.sheet.rows.push(record(viewed, figures.period, &name, node, values.get(node)));
        page.blocks.push(Block::Line(String::new()));
        page.blocks.push(Block::Rows(Rows {
            header: vec![word(ViewWord::Bridge), heading(Heading::Emissions)],
            columns: vec![Align::Left, Align::Right],
            rows,
            total: true,
        }));
        let notes: Vec<String> = figures
            .lines
            .iter()
            .filter(|line| !line.by_book && values.value(line.node).is_some())
            .filter_map(|line| {
                let note = pack.mapping(line.iso)?.note.as_ref()?;
                Some(format!("{}  {}", line.iso, note.text(lang)))
            })
            .collect();
        if !notes.is_empty() {
            page.blocks.push(Block::Heading(word(ViewWord::Uncertain)));
            page.blocks.push(Block::List(notes));
        }
    });
    // Scope 2 market-based stands beside, as it does beside the inventory.
    page.blocks.extend(energy::blocks(viewed.subject, viewed.inventory, iso, look));
}

pub(super) fn json(viewed: &Viewed<'_>) -> Vec<Value> {
    let figures = |node: NodeId| figure(viewed, node);
    let periods = viewed.views.ghgp.iter().filter(|view| viewed.shows(view.period));
    periods
        .map(|view| {
            let scopes: Vec<Value> = view
                .scopes
                .iter()
                .map(|scope| {
                    let parts: Vec<Value> = scope.parts.iter().map(|(_, node)| figures(*node)).collect();
                    json!({ "scope": scope.number, "figure": figures(scope.node), "parts": parts })
                })
                .collect();
            let lines: Vec<Value> = view
                .lines
                .iter()
                .map(|line| {
                    let categories = match &line.home {
                        Home::Value(categories) => categories.clone(),
                        _ => Vec::new(),
                    };
                    json!({
                        "iso": line.iso.to_string(),
                        "scope": line.home.scope(),
                        "categories": categories,
                        "by_book": line.by_book,
                        "figure": figures(line.node),
                    })
                })
                .collect();
            json!({
                "period": period_json(viewed, view.period),
                "pack": view.pack,
                "total": figures(view.total),
                "scopes": scopes,
                "outside": view.outside.map(figures),
                "difference": figures(view.difference),
                "bridge": lines,
            })
        })
        .collect()
}
