//! An inventory split by category, facility, gas or activity. Every split foots to the same total.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::figure::labelled;
use super::inventory::{By, amount, rows_disagree, share};
use super::page::Rows;
use super::table::Align;
use super::{Look, Subject};
use crate::calc::reading::exact;
use crate::calc::{Cone, Known, NodeId, Values, View};
use crate::finding::{Heading, Lang, one_line};
use crate::inventory::{Category, CategoryFigure, Inventory, PeriodInventory, Share};
use crate::quantity::{Exact, Gas};

/// Columns between two columns of a table.
const BETWEEN: usize = 3;

/// A row of a split: its name, its figure, its figures by category, its CO2 of biomass.
struct Row {
    name: String,
    node: NodeId,
    categories: Vec<(Category, NodeId)>,
    biogenic: Option<NodeId>,
    /// Whether it is an addend of the total, rather than a part of another row.
    adds: bool,
    remark: String,
}

/// The table of a split, and what is said below it, for people.
pub(super) fn table(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    by: By,
    look: Look,
) -> (Rows, Vec<String>) {
    let word = |heading: Heading| heading.text(look.lang);
    let (heading, mut rows) = match by {
        By::Category => (Heading::Category, by_category(figures, look.lang)),
        By::Facility => (Heading::Facility, by_facility(subject, figures, look.lang)),
        By::Gas => (Heading::Gas, by_gas(figures, look.lang)),
        By::Activity => (Heading::Activity, by_activity(subject, inventory, figures, look.lang)),
    };
    let addends: Vec<NodeId> = rows.iter().filter(|row| row.adds).map(|row| row.node).collect();
    rows.push(Row {
        name: word(Heading::Total).to_owned(),
        node: figures.total,
        categories: figures.categories.iter().map(|figure| (figure.category, figure.node)).collect(),
        biogenic: figures.biogenic,
        adds: false,
        remark: String::new(),
    });
    let nodes: Vec<NodeId> = rows
        .iter()
        .flat_map(|row| row.categories.iter().map(|(_, node)| *node).chain([row.node]).chain(row.biogenic))
        .collect();
    let cone = Cone::of(view, &nodes);
    let values = exact::read(view, &cone);
    // No gas has a part in what is biogenic: it is said under the table.
    let in_column = figures.biogenic.filter(|_| by != By::Gas);
    let across = matches!(by, By::Facility | By::Gas);
    // Category columns where they fit; without them the table is still whole.
    let made = |with_categories| {
        let (header, columns, rows) =
            cells(&rows, (heading, with_categories, in_column.is_some()), figures, &values, view, look);
        Rows { header, columns, rows, total: true }
    };
    let wide = |table: &Rows| -> usize {
        let cells = |at: usize| table.rows.iter().map(move |row| row[at].width());
        (0..table.header.len()).map(|at| cells(at).chain([table.header[at].width()]).max().unwrap_or(0) + BETWEEN).sum()
    };
    let table = Some(made(across)).filter(|table| !across || wide(table) <= usize::from(look.width));
    let table = table.unwrap_or_else(|| made(false));
    let mut lines = Vec::new();
    if rows_disagree(&addends, figures.total, &values, look.digits) {
        lines.push(word(Heading::RowsRounded).to_owned());
    }
    lines.extend(super::boundary::excluded_line(subject, figures, look.lang));
    if let Some(node) = figures.biogenic {
        if in_column.is_none() {
            let shown = amount(view, node, values.get(node), look);
            lines.push(labelled(Heading::BiogenicCo2, &shown, look.lang));
        }
        lines.push(word(Heading::BiogenicApart).to_owned());
    }
    if by != By::Category && matches!(values.get(figures.total), Known::Partial(_)) {
        lines.push(word(Heading::GapsBelongNowhere).to_owned());
    }
    (table, lines)
}

fn cells(
    rows: &[Row],
    (heading, with_categories, with_biogenic): (Heading, bool, bool),
    figures: &PeriodInventory,
    values: &Values<'_, Exact>,
    view: View<'_>,
    look: Look,
) -> (Vec<String>, Vec<Align>, Vec<Vec<String>>) {
    let word = |heading: Heading| heading.text(look.lang).to_owned();
    // A category in which nothing has a value is no column.
    let shown: Vec<Category> = figures
        .categories
        .iter()
        .filter(|figure| with_categories && values.get(figure.node).value().is_some())
        .map(|figure| figure.category)
        .collect();
    let remarks = rows.iter().any(|row| !row.remark.is_empty())
        || rows.iter().any(|row| matches!(values.get(row.node), Known::Partial(_)));
    let mut header = vec![word(heading)];
    let mut columns = vec![Align::Left];
    for category in &shown {
        header.push(category.to_string());
        columns.push(Align::Right);
    }
    header.extend([word(Heading::Emissions), word(Heading::Share)]);
    columns.extend([Align::Right, Align::Right]);
    if with_biogenic {
        header.push(word(Heading::BiogenicCo2));
        columns.push(Align::Right);
    }
    if remarks {
        header.push(String::new());
        columns.push(Align::Left);
    }
    let total = values.get(figures.total);
    let outside = word(Heading::OutsideWord);
    let cells = rows
        .iter()
        .map(|row| {
            let value = values.get(row.node);
            let mut cells = vec![row.name.clone()];
            for category in &shown {
                let node = row.categories.iter().find(|(of, _)| of == category).map(|(_, node)| *node);
                cells.push(node.map(|node| amount(view, node, values.get(node), look)).unwrap_or_default());
            }
            let share = if row.remark == outside { String::new() } else { share(value, total) };
            cells.extend([amount(view, row.node, value, look), share]);
            if with_biogenic {
                cells.push(row.biogenic.map(|node| amount(view, node, values.get(node), look)).unwrap_or_default());
            }
            if remarks {
                let partial = matches!(value, Known::Partial(_)).then(|| word(Heading::Partial));
                cells.push(partial.unwrap_or_else(|| row.remark.clone()));
            }
            cells
        })
        .collect();
    (header, columns, cells)
}

fn by_category(figures: &PeriodInventory, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for figure in &figures.categories {
        rows.push(Row {
            name: format!("{}  {}", figure.category, Heading::category(figure.category.number).text(lang)),
            node: figure.node,
            categories: Vec::new(),
            biogenic: figure.biogenic,
            adds: true,
            remark: String::new(),
        });
        for (code, node) in &figure.subcategories {
            let (name, node) = (format!("  {code}"), *node);
            rows.push(Row { name, node, categories: Vec::new(), biogenic: None, adds: false, remark: String::new() });
        }
    }
    rows
}

fn by_facility(subject: &Subject<'_>, figures: &PeriodInventory, lang: Lang) -> Vec<Row> {
    let rows = figures.facilities.iter().map(|figure| Row {
        name: facility_name(subject, figure.facility, lang),
        node: figure.node,
        categories: figure.categories.clone(),
        biogenic: figure.biogenic,
        adds: true,
        remark: String::new(),
    });
    rows.collect()
}

pub(super) fn facility_name(subject: &Subject<'_>, facility: Option<usize>, lang: Lang) -> String {
    let Some(facility) = facility.and_then(|at| subject.accounts.facilities.get(at)) else {
        return Heading::NoFacility.text(lang).to_owned();
    };
    let name = facility.name.as_deref().map(|name| format!("  {}", one_line(name))).unwrap_or_default();
    format!("{}{name}", facility.id)
}

fn by_gas(figures: &PeriodInventory, lang: Lang) -> Vec<Row> {
    let name = |gas: Option<Gas>| gas.map_or(Heading::NotSplitByGas.text(lang), |gas| gas.symbol()).to_owned();
    let rows = figures.gases.iter().map(|(gas, node)| Row {
        name: name(*gas),
        node: *node,
        categories: figures
            .categories
            .iter()
            .filter_map(|figure| {
                let node = figure.gases.iter().find(|(of, _)| of == gas).map(|(_, node)| *node)?;
                Some((figure.category, node))
            })
            .collect(),
        biogenic: None,
        adds: true,
        remark: String::new(),
    });
    rows.collect()
}

fn by_activity(subject: &Subject<'_>, inventory: &Inventory, figures: &PeriodInventory, lang: Lang) -> Vec<Row> {
    let mut order = activities_of(subject, figures);
    order.sort_by_key(|at| subject.accounts.activities[*at].category.value);
    let rows = order.into_iter().map(|at| {
        let (activity, figure) = (&subject.accounts.activities[at], &inventory.activities[at]);
        let facility = activity.facility.and_then(|at| subject.accounts.facilities.get(at));
        let place = facility.map(|facility| format!(" ({})", facility.id)).unwrap_or_default();
        Row {
            name: format!("{}  {}{place}", activity.category.value, activity.id),
            node: figure.node,
            categories: Vec::new(),
            biogenic: figure.biogenic.filter(|_| figure.is_inside),
            adds: figure.is_inside,
            remark: if figure.is_inside { String::new() } else { Heading::OutsideWord.text(lang).to_owned() },
        }
    });
    rows.collect()
}

fn activities_of(subject: &Subject<'_>, figures: &PeriodInventory) -> Vec<usize> {
    let activities = subject.accounts.activities.iter().enumerate();
    activities.filter(|(_, activity)| activity.period == figures.period).map(|(at, _)| at).collect()
}

/// What a category adds to its object in JSON.
pub(super) fn category_json(category: &CategoryFigure, figure: &dyn Fn(NodeId) -> Value) -> [(&'static str, Value); 3] {
    let subcategories = category
        .subcategories
        .iter()
        .map(|(code, node)| json!({ "category": code.to_string(), "figure": figure(*node) }));
    let gases = category
        .gases
        .iter()
        .map(|(gas, node)| json!({ "gas": gas.map_or("CO2e", Gas::symbol), "figure": figure(*node) }));
    let biogenic = category.biogenic.map_or(Value::Null, figure);
    [("subcategories", subcategories.collect()), ("gases", gases.collect()), ("biogenic", biogenic)]
}

/// Every facility of the book in a period, those outside the boundary too.
pub(super) fn facilities_json(
    subject: &Subject<'_>,
    inventory: &Inventory,
    figures: &PeriodInventory,
    figure: &dyn Fn(NodeId) -> Value,
) -> Value {
    let all = (0..subject.accounts.facilities.len()).map(Some).chain([None]);
    let objects = all.filter_map(|at| {
        let found = figures.facilities.iter().find(|figure| figure.facility == at);
        let share = at.and_then(|at| inventory.shares.get(figures.period)?.get(at));
        if at.is_none() && found.is_none() {
            return None;
        }
        let (boundary, share) = match share {
            Some(Share::Outside) => ("outside", None),
            Some(Share::Part(node)) => ("part", Some(figure(*node))),
            Some(Share::Whole) | None => ("whole", None),
        };
        let categories = found.map(|found| {
            let cells = found.categories.iter();
            cells.map(|(code, node)| json!({ "category": code.to_string(), "figure": figure(*node) })).collect()
        });
        Some(json!({
            "facility": at.map(|at| subject.accounts.facilities[at].id.as_str()),
            "boundary": boundary,
            "share": share,
            "figure": found.map(|found| figure(found.node)),
            "biogenic": found.and_then(|found| found.biogenic).map(figure),
            "categories": categories.unwrap_or_else(|| Value::Array(Vec::new())),
        }))
    });
    objects.collect()
}

/// Every activity of a period.
pub(super) fn activities_json<'a>(
    subject: &'a Subject<'_>,
    inventory: &'a Inventory,
    figures: &PeriodInventory,
    figure: &'a dyn Fn(NodeId) -> Value,
) -> impl Iterator<Item = Value> + use<'a> {
    let address = |node: NodeId| subject.account.graph.title(node).and_then(|title| title.address.clone());
    activities_of(subject, figures).into_iter().map(move |at| {
        let (activity, found) = (&subject.accounts.activities[at], &inventory.activities[at]);
        let about = &activity.characteristics;
        json!({
            "activity": activity.id,
            "category": activity.category.value.to_string(),
            "facility": activity.facility.map(|at| subject.accounts.facilities[at].id.as_str()),
            "inside": found.is_inside,
            // The figure itself stands under its category.
            "counted": found.is_inside.then(|| address(found.node)),
            "whole": (found.whole != found.node || !found.is_inside).then(|| figure(found.whole)),
            "biogenic": found.biogenic.map(figure),
            "data": about.kind.map(crate::inventory::DataKind::word),
            "method": about.method,
            "evidence": about.evidence,
        })
    })
}
