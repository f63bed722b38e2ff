//! The inventory as a statement: categories, gases, what is missing, assumptions, factors.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use super::figure::{Figures, absent_words, cited_text, gap_words, head, labelled, leaf_json};
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, boundary, choice, energy, number, split};
use crate::calc::reading::{exact, interval};
use crate::calc::{Cone, Gap, GapCause, Kind, Known, LeafView, NodeId, OriginKind, Values, View};
use crate::finding::{Heading, Lang, Message, argument, one_line, tame};
use crate::inventory::{CategoryFigure, Inventory, Period, PeriodInventory};
use crate::quantity::{Exact, Rounding};

/// By what an inventory is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Categories and subcategories.
    Category,
    /// Facilities, with a column for each category.
    Facility,
    /// Gases, with a column for each category.
    Gas,
    /// Activities.
    Activity,
}

/// Rows of a list beside the inventory: a person reads no more, and JSON has them all.
pub(super) const MOST_ROWS: usize = 40;

/// The inventory of every period, or of the one named, for people.
pub fn inventory_text(
    subject: &Subject<'_>,
    inventory: &Inventory,
    only: Option<usize>,
    by: Option<By>,
    look: Look,
) -> String {
    let view = View::plain(&subject.account.graph);
    let mut text = String::new();
    for figures in inventory.periods.iter().filter(|figures| only.is_none_or(|only| only == figures.period)) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&match by {
            None => statement(subject, inventory, view, figures, look),
            Some(by) => {
                let title = title(subject, &subject.accounts.periods[figures.period], look.lang);
                let (rows, lines) = split::table(subject, inventory, view, figures, by, look);
                let mut blocks = vec![Block::Rows(rows)];
                blocks.extend(lines.into_iter().map(Block::Line));
                blocks.extend(boundary::blocks(subject, inventory, view, figures, look));
                format!("{title}{}", drawn(blocks, look))
            }
        });
    }
    // Names and quotations are the user's: none of them may command the terminal.
    tame(text.chars())
}

/// Blocks as they stand on a terminal.
fn drawn(blocks: Vec<Block>, look: Look) -> String {
    Page { blocks, ..Page::default() }.text(look.width)
}

fn statement(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> String {
    let lang = look.lang;
    let word = |heading: Heading| heading.text(lang);
    let cone = Cone::of(view, &[figures.total]);
    let period = &subject.accounts.periods[figures.period];
    let mut text = title(subject, period, lang);

    let (rows, lines) = categories(subject, view, figures, look);
    let blocks = [Block::Rows(rows)].into_iter().chain(lines.into_iter().map(Block::Line));
    text.push_str(&drawn(blocks.collect(), look));
    if let Some(rows) = gases(view, figures, look) {
        text.push('\n');
        text.push_str(&drawn(vec![Block::Rows(rows)], look));
    }
    text.push_str(&drawn(energy::blocks(subject, inventory, figures, look), look));
    text.push_str(&drawn(missing(subject, view, figures.total, lang), look));
    text.push_str(&drawn(boundary::blocks(subject, inventory, view, figures, look), look));
    text.push_str(&assumptions(subject, view, &cone, figures.period, lang));
    text.push_str(&choice::section(subject, inventory, figures.period, look));
    text.push_str(&factors(view, &cone, lang));
    text.push_str(&format!(
        "\n{}\n  crossfoot explain {} inventory/{}/total\n",
        word(Heading::SeeExplain),
        argument(subject.book),
        period.id
    ));
    text
}

/// The table of the categories, and what is said below it.
pub(super) fn categories(
    subject: &Subject<'_>,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> (Rows, Vec<String>) {
    let lang = look.lang;
    let word = |heading: Heading| heading.text(lang);
    let cone = Cone::of(view, &[figures.total]);
    let values = exact::read(view, &cone);
    let total = values.get(figures.total);
    let mut rows: Vec<Vec<String>> = figures
        .categories
        .iter()
        .map(|figure| {
            let value = values.get(figure.node);
            let name = format!("{}  {}", figure.category, word(Heading::category(figure.category.number)));
            vec![name, amount(view, figure.node, value, look), share(value, total), state(value, lang)]
        })
        .chain([vec![
            word(Heading::Total).to_owned(),
            amount(view, figures.total, total, look),
            share(total, total),
            state(total, lang),
        ]])
        .collect();
    let mut header =
        [word(Heading::Category), word(Heading::Emissions), word(Heading::Share), ""].map(str::to_owned).to_vec();
    let mut columns = vec![Align::Left, Align::Right, Align::Right, Align::Left];
    if figures.biogenic.is_some() {
        // Beside the total, in a column of its own in every category.
        header.insert(3, word(Heading::BiogenicCo2).to_owned());
        columns.insert(3, Align::Right);
        let biogenic = figures.categories.iter().map(|figure| figure.biogenic).chain([figures.biogenic]);
        for (row, node) in rows.iter_mut().zip(biogenic) {
            row.insert(3, node.map(|node| amount(view, node, &exact::value(view, node), look)).unwrap_or_default());
        }
    }
    let mut lines: Vec<String> = boundary::excluded_line(subject, figures, lang).into_iter().collect();
    if figures.biogenic.is_some() {
        lines.push(word(Heading::BiogenicApart).to_owned());
    }
    let nodes: Vec<NodeId> = figures.categories.iter().map(|figure| figure.node).collect();
    if rows_disagree(&nodes, figures.total, &values, look.digits) {
        lines.push(word(Heading::RowsRounded).to_owned());
    }
    lines.extend(range_line(view, figures.total, total, look));
    (Rows { header, columns, rows, total: true }, lines)
}

fn title(subject: &Subject<'_>, period: &Period, lang: Lang) -> String {
    let organization = subject.accounts.organization.as_ref();
    let mut text = organization.map(|organization| format!("{}\n", one_line(&organization.name))).unwrap_or_default();
    let mut facts = vec![
        format!("{} {}", Heading::GreenhouseGasInventory.text(lang), period.id),
        format!("{} – {}", period.from, period.to),
        "ISO 14064-1:2018".to_owned(),
        format!("GWP {}", subject.accounts.gwp.word()),
    ];
    facts.extend(
        organization
            .and_then(|organization| organization.consolidation)
            .map(|approach| approach.heading().text(lang).to_owned()),
    );
    text.push_str(&format!("{}\n\n", facts.join(" · ")));
    text
}

pub(super) fn amount(view: View<'_>, node: NodeId, value: &Known<Exact>, look: Look) -> String {
    match value.value() {
        Some(value) => number::fixed(value, look.digits),
        None => absent_words(view, node, value, look.lang).to_owned(),
    }
}

pub(super) fn share(value: &Known<Exact>, total: &Known<Exact>) -> String {
    let share = value.value().zip(total.value()).and_then(|(value, total)| value.checked_div(total));
    let percent = share.and_then(|share| Some(&share * &Exact::power_of_ten(2)?));
    percent.map(|percent| format!("{} %", number::fixed(&percent, 2))).unwrap_or_default()
}

pub(super) fn state(value: &Known<Exact>, lang: Lang) -> String {
    match value {
        Known::Partial(_) => Heading::Partial.text(lang).to_owned(),
        Known::Full(_) | Known::Gap(_) | Known::Poison(_) => String::new(),
    }
}

/// Whether the rows as shown do not add up to the total as shown.
pub(super) fn rows_disagree(rows: &[NodeId], total: NodeId, values: &Values<'_, Exact>, digits: u32) -> bool {
    let place = i32::try_from(digits).map_or(0, |digits| -digits);
    let shown = |node: NodeId| values.value(node).map(|value| value.round(place, Rounding::HalfEven));
    let sum = rows.iter().filter_map(|row| shown(*row)).fold(Exact::ZERO, |sum, row| &sum + &row);
    shown(total).is_some_and(|total| total != sum)
}

/// What printed inputs and assumptions allow, where that is more than a point.
fn range_line(view: View<'_>, node: NodeId, value: &Known<Exact>, look: Look) -> Option<String> {
    let range = interval::range(view, node);
    match (range.value(), value.value()) {
        (Some(range), Some(_)) if range.interval.is_point().is_none() => {
            let digits = value.value().and_then(Exact::magnitude).map_or(6, |m| m + 1);
            let significant = u32::try_from(digits).unwrap_or(1).max(1) + look.digits;
            let shown = number::range(&range.interval, significant);
            Some(labelled(Heading::RangeAllowed, &format!("{shown} tCO2e"), look.lang))
        }
        _ => None,
    }
}

/// The table of the gases; `None` where no line is split by gas.
pub(super) fn gases(view: View<'_>, figures: &PeriodInventory, look: Look) -> Option<Rows> {
    if figures.gases.iter().all(|(gas, _)| gas.is_none()) {
        return None;
    }
    let word = |heading: Heading| heading.text(look.lang);
    let rows = figures.gases.iter().map(|(gas, node)| {
        let name = gas.map_or(word(Heading::NotSplitByGas), |gas| gas.symbol());
        vec![name.to_owned(), amount(view, *node, &exact::value(view, *node), look)]
    });
    let header = [word(Heading::Gas), word(Heading::Emissions)].map(str::to_owned).to_vec();
    Some(Rows { header, columns: vec![Align::Left, Align::Right], rows: rows.collect(), total: false })
}

/// What a total lacks, and what has no figure and needs none. What is full may rest on gaps that complete it.
pub(super) fn missing(subject: &Subject<'_>, view: View<'_>, total: NodeId, lang: Lang) -> Vec<Block> {
    let gaps = view.gaps_under(total);
    let needless = |gap: &Gap| matches!(gap.cause, GapCause::Key(key) if key.completes());
    let mut blocks = Vec::new();
    for (heading, of) in [(Heading::Missing, false), (Heading::NoFigureNeeded, true)] {
        let listed: Vec<&Gap> = gaps.iter().map(|(_, gap)| *gap).filter(|gap| needless(gap) == of).collect();
        if listed.is_empty() {
            continue;
        }
        let line = |gap: &&Gap| {
            let code = gap.address.rsplit('/').next().unwrap_or_default();
            let mut parts = vec![gap_words(gap, lang).to_owned()];
            parts.extend(gap.reason.as_deref().map(one_line));
            parts.extend(gap.cited.as_deref().map(|cited| cited_text(cited, lang)));
            if gap.cited.is_none() {
                parts.extend(gap.place.map(|place| subject.sources.locate(place)));
            }
            format!("{code}  {}", parts.join(" · "))
        };
        let items = listed.iter().take(MOST_ROWS).map(line).chain(rows_left(listed.len(), lang));
        blocks.extend([Block::Heading(heading.text(lang).to_owned()), Block::List(items.collect())]);
    }
    blocks
}

/// What is said of rows that are not listed.
pub(super) fn rows_left(count: usize, lang: Lang) -> Option<String> {
    match count.saturating_sub(MOST_ROWS) {
        0 => None,
        rest => Some(Message::MoreRows { count: rest }.text(lang)),
    }
}

pub(super) fn leaves<'v>(view: View<'v>, cone: &Cone, kind: OriginKind) -> Vec<(NodeId, LeafView<'v>)> {
    let leaves = cone.order().filter_map(|node| match view.kind(node) {
        Kind::Leaf(id) => Some((node, view.leaf(id))),
        _ => None,
    });
    leaves.filter(|(_, leaf)| leaf.origin.kind == kind).collect()
}

fn assumptions(subject: &Subject<'_>, view: View<'_>, cone: &Cone, period: usize, lang: Lang) -> String {
    let leaves = leaves(view, cone, OriginKind::Assumption);
    let stated: Vec<(&str, &str)> = stated_assumptions(subject, period).collect();
    if leaves.is_empty() && stated.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", Heading::Assumptions.text(lang));
    for (id, assumption) in stated.iter().take(MOST_ROWS) {
        text.push_str(&format!("  activity/{id}: {}\n", one_line(assumption)));
    }
    text.extend(rows_left(stated.len(), lang).map(|line| format!("  {line}\n")));
    let count = leaves.len();
    for (node, leaf) in leaves.into_iter().take(MOST_ROWS) {
        let value = number::with_unit(number::printed(&leaf.leaf.literal), view.unit(node));
        let range = leaf.range();
        // What is exact has no range to show.
        let range = if range.is_point().is_some() { String::new() } else { format!(" ({})", number::range(&range, 9)) };
        text.push_str(&format!("  {} = {value}{range}\n", leaf.origin.address));
        text.extend(leaf.origin.note.as_deref().map(|note| format!("    {}\n", one_line(note))));
        text.extend(leaf.origin.place.map(|place| format!("    {}\n", subject.sources.locate(place))));
    }
    text.extend(rows_left(count, lang).map(|line| format!("  {line}\n")));
    text
}

/// What activities of a period assume, in the words of the book.
fn stated_assumptions<'s>(subject: &Subject<'s>, period: usize) -> impl Iterator<Item = (&'s str, &'s str)> {
    let activities = subject.accounts.activities.iter().filter(move |activity| activity.period == period);
    activities.filter_map(|activity| Some((activity.id.as_str(), activity.assumption.as_deref()?)))
}

fn factors(view: View<'_>, cone: &Cone, lang: Lang) -> String {
    let leaves = leaves(view, cone, OriginKind::Factor);
    if leaves.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", Heading::FactorsUsed.text(lang));
    let count = leaves.len();
    for (node, leaf) in leaves.into_iter().take(MOST_ROWS) {
        let id = leaf.origin.address.strip_prefix("factor/").unwrap_or(&leaf.origin.address);
        text.push_str(&format!(
            "  {id} = {}\n",
            number::with_unit(number::printed(&leaf.leaf.literal), view.unit(node))
        ));
        text.extend(leaf.origin.cited.as_deref().map(|cited| format!("    {}\n", cited_text(cited, lang))));
    }
    text.extend(rows_left(count, lang).map(|line| format!("  {line}\n")));
    text
}

/// The inventory of every period, or of the one named, for programs.
///
/// It is written figure by figure: a large book shows more of them than one wants to hold at once.
pub struct InventoryJson<'a> {
    subject: &'a Subject<'a>,
    inventory: &'a Inventory,
    only: Option<usize>,
    /// What stands after the periods.
    pub rest: Map<String, Value>,
}

/// The inventory of every period, or of the one named, for programs.
pub fn inventory_json<'a>(
    subject: &'a Subject<'a>,
    inventory: &'a Inventory,
    only: Option<usize>,
) -> InventoryJson<'a> {
    InventoryJson { subject, inventory, only, rest: Map::new() }
}

impl Serialize for InventoryJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let InventoryJson { subject, inventory, only, rest } = self;
        let organization = subject.accounts.organization.as_ref().map(|organization| organization.name.as_str());
        let periods = || {
            let figures = inventory.periods.iter().filter(|figures| only.is_none_or(|only| only == figures.period));
            figures.map(|figures| PeriodJson { subject, inventory, figures })
        };
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in head("inventory", subject) {
            map.serialize_entry(&key, &value)?;
        }
        map.serialize_entry("organization", &organization)?;
        map.serialize_entry("standard", "ISO 14064-1:2018")?;
        map.serialize_entry("gwp", subject.accounts.gwp.word())?;
        map.serialize_entry("statement", &boundary::statement_json(subject))?;
        map.serialize_entry("periods", &Listed(periods))?;
        for (key, value) in rest {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A list whose items are made as they are written.
pub(super) struct Listed<F>(pub(super) F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Listed<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

struct PeriodJson<'a> {
    subject: &'a Subject<'a>,
    inventory: &'a Inventory,
    figures: &'a PeriodInventory,
}

impl Serialize for PeriodJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let PeriodJson { subject, inventory, figures } = self;
        let view = View::plain(&subject.account.graph);
        let shown = Figures::of(subject, view, &nodes_of(subject, inventory, figures));
        let figure = |node: NodeId| shown.json(node);
        let period = &subject.accounts.periods[figures.period];
        let categories = || {
            let figures = figures.categories.iter();
            figures.map(|category| CategoryJson { inventory, category, figure: &figure })
        };
        let gases = || {
            let gases = figures.gases.iter();
            gases.map(|(gas, node)| json!({ "gas": gas.map_or("CO2e", |gas| gas.symbol()), "figure": figure(*node) }))
        };
        let cone = Cone::of(view, &[figures.total]);
        let of_kind = |kind| {
            let leaves = leaves(view, &cone, kind).into_iter();
            leaves.map(|(node, leaf)| leaf_json(leaf, view.unit(node), subject.sources))
        };
        let activities = || split::activities_json(subject, inventory, figures, &figure);
        let mut map = serializer.serialize_map(None)?;
        let about = json!({ "id": period.id, "from": period.from.to_string(), "to": period.to.to_string() });
        map.serialize_entry("period", &about)?;
        map.serialize_entry("total", &figure(figures.total))?;
        map.serialize_entry("categories", &Listed(categories))?;
        map.serialize_entry("gases", &Listed(gases))?;
        map.serialize_entry("assumptions", &Listed(|| of_kind(OriginKind::Assumption)))?;
        let assumed = stated_assumptions(subject, figures.period)
            .map(|(id, assumption)| json!({ "activity": id, "assumption": assumption }));
        map.serialize_entry("assumed", &assumed.collect::<Vec<_>>())?;
        let chosen = choice::choices_json(subject, &choice::of_period(subject, inventory, figures.period));
        map.serialize_entry("chosen", &chosen)?;
        map.serialize_entry("factors", &Listed(|| of_kind(OriginKind::Factor)))?;
        map.serialize_entry("biogenic", &figures.biogenic.map(figure))?;
        map.serialize_entry("facilities", &split::facilities_json(subject, inventory, figures, &figure))?;
        map.serialize_entry("activities", &Listed(activities))?;
        map.serialize_entry("beside", &boundary::beside_json(subject, inventory, figures, &figure))?;
        if let Some(energy) = energy::json(subject, inventory, figures.period) {
            map.serialize_entry("energy", &energy)?;
        }
        map.end()
    }
}

struct CategoryJson<'a> {
    inventory: &'a Inventory,
    category: &'a CategoryFigure,
    figure: &'a dyn Fn(NodeId) -> Value,
}

impl Serialize for CategoryJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let CategoryJson { inventory, category, figure } = self;
        let activities = || category.activities.iter().map(|at| figure(inventory.activities[*at].node));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("category", &category.category.to_string())?;
        map.serialize_entry("figure", &figure(category.node))?;
        map.serialize_entry("activities", &Listed(activities))?;
        for (key, value) in split::category_json(category, figure) {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

/// The figures of a period that JSON shows. One that is not among them is read by itself.
fn nodes_of(subject: &Subject<'_>, inventory: &Inventory, figures: &PeriodInventory) -> Vec<NodeId> {
    let mut nodes = vec![figures.total];
    nodes.extend(figures.biogenic);
    nodes.extend(figures.gases.iter().map(|(_, node)| *node));
    for category in &figures.categories {
        nodes.push(category.node);
        nodes.extend(category.biogenic);
        nodes.extend(category.gases.iter().map(|(_, node)| *node));
        nodes.extend(category.subcategories.iter().map(|(_, node)| *node));
    }
    for facility in &figures.facilities {
        nodes.push(facility.node);
        nodes.extend(facility.biogenic);
        nodes.extend(facility.categories.iter().map(|(_, node)| *node));
    }
    let activities = subject.accounts.activities.iter().zip(&inventory.activities);
    for (_, figure) in activities.filter(|(activity, _)| activity.period == figures.period) {
        nodes.extend([figure.node, figure.whole].into_iter().chain(figure.biogenic));
    }
    nodes
}
