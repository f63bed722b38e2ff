//! The inventory as a page, for the formats other than the terminal's.

use super::super::inventory::{By, categories, gases, missing};
use super::super::page::{Block, Cell, Page, Sheet};
use super::super::{Look, boundary, energy, split};
use super::{COLUMNS, Viewed, record};
use crate::calc::reading::exact;
use crate::calc::{Known, NodeId, View};
use crate::finding::{EnergyWord, Heading};
use crate::inventory::{BesideKind, PeriodInventory};
use crate::quantity::{Exact, Gas};

pub(super) fn page(viewed: &Viewed<'_>, look: Look) -> Page {
    let lang = look.lang;
    // No terminal's width bounds a page.
    let look = Look { width: u16::MAX, ..look };
    let (subject, inventory) = (viewed.subject, viewed.inventory);
    let view = View::plain(&subject.account.graph);
    let mut page = Page { sheet: Sheet { header: COLUMNS.to_vec(), rows: Vec::new() }, ..Page::default() };
    for figures in inventory.periods.iter().filter(|figures| viewed.shows(figures.period)) {
        let mut facts = vec!["ISO 14064-1:2018".to_owned(), format!("GWP {}", subject.accounts.gwp.word())];
        let approach = subject.accounts.organization.as_ref().and_then(|organization| organization.consolidation);
        facts.extend(approach.map(|approach| approach.heading().text(lang).to_owned()));
        page.blocks.push(viewed.title(figures.period, Heading::GreenhouseGasInventory.text(lang), &facts));
        let (rows, lines) = match viewed.by {
            Some(by) => split::table(subject, inventory, view, figures, by, look),
            None => categories(subject, view, figures, look),
        };
        page.blocks.push(Block::Rows(rows));
        page.blocks.extend(lines.into_iter().map(Block::Line));
        if viewed.by.is_none() {
            page.blocks.extend(gases(view, figures, look).map(Block::Rows));
            page.blocks.extend(energy::blocks(subject, inventory, figures, look));
            page.blocks.extend(missing(subject, view, figures.total, lang));
        }
        page.blocks.extend(boundary::blocks(subject, inventory, view, figures, look));
        let rows = sheet(viewed, figures, look);
        page.sheet.rows.extend(rows.iter().map(|(name, node)| row(viewed, figures.period, name, *node)));
    }
    page
}

/// A row of the sheet; what is stated as a range has no one value.
fn row(viewed: &Viewed<'_>, period: usize, name: &str, node: NodeId) -> Vec<Cell> {
    let view = View::plain(&viewed.subject.account.graph);
    let value: Known<Exact> = exact::value(view, node);
    let mut cells = record(viewed, period, name, node, &value);
    if view.any_leaf_under(node, |leaf| leaf.is_between()) {
        cells.truncate(3);
        let unit = Cell::Text(view.unit(node).text().to_owned());
        cells.extend([Cell::Empty, unit, Cell::Text("range".to_owned()), Cell::Empty]);
    }
    cells
}

/// The figures of a period: of one split with its total, or all of them and what stands beside them.
fn sheet(viewed: &Viewed<'_>, figures: &PeriodInventory, look: Look) -> Vec<(String, NodeId)> {
    let word = |heading: Heading| heading.text(look.lang).to_owned();
    let (accounts, inventory) = (viewed.subject.accounts, viewed.inventory);
    let asked = |by: By| viewed.by.is_none_or(|only| only == by);
    let category = |number: u8| Heading::category(number).text(look.lang);
    let mut rows: Vec<(String, NodeId)> = Vec::new();
    if asked(By::Category) {
        for figure in &figures.categories {
            rows.push((format!("{} {}", figure.category, category(figure.category.number)), figure.node));
            if viewed.by.is_some() {
                rows.extend(figure.subcategories.iter().map(|(code, node)| (code.to_string(), *node)));
            }
        }
    }
    if viewed.by.is_none() {
        rows.push((word(Heading::Total), figures.total));
    }
    if asked(By::Gas) {
        let name = |gas: Option<Gas>| gas.map_or_else(|| word(Heading::NotSplitByGas), |gas| gas.symbol().to_owned());
        rows.extend(figures.gases.iter().map(|(gas, node)| (name(*gas), *node)));
    }
    if asked(By::Facility) {
        for figure in &figures.facilities {
            let name = split::facility_name(viewed.subject, figure.facility, look.lang);
            rows.push((name.clone(), figure.node));
            if viewed.by.is_some() {
                rows.extend(figure.categories.iter().map(|(code, node)| (format!("{name} · {code}"), *node)));
            }
        }
    }
    if asked(By::Activity) {
        let activities = figures.categories.iter().flat_map(|category| &category.activities);
        rows.extend(activities.map(|at| (accounts.activities[*at].id.clone(), inventory.activities[*at].node)));
    }
    if viewed.by.is_some() {
        rows.push((word(Heading::Total), figures.total));
    }
    rows.extend(figures.biogenic.map(|node| (word(Heading::BiogenicCo2), node)));
    if viewed.by.is_none() {
        for market in inventory.energy.markets.iter().filter(|market| market.period == figures.period) {
            let short = EnergyWord::MarketBasedShort.text(look.lang);
            rows.push((format!("2 {} · {short}", category(2)), market.category));
            rows.push((format!("{} · {short}", word(Heading::Total)), market.total));
        }
        for figure in &inventory.beside {
            let beside = &accounts.beside[figure.beside];
            let heading = match beside.kind {
                BesideKind::Exclusion => Heading::NotInTheTotal,
                BesideKind::Removal => Heading::Removals,
                BesideKind::Credit => Heading::Credits,
                BesideKind::Avoided => Heading::AvoidedEmissions,
            };
            let node = figure.node.filter(|_| beside.period == figures.period);
            rows.extend(node.map(|node| (format!("{} · {}", word(heading), beside.id), node)));
        }
    }
    rows
}
