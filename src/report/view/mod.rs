//! The views of an inventory: each as a page for people and as JSON for programs.

mod energy;
mod ghgp;
mod impact;
mod intensity;
mod iso;

use serde_json::{Map, Value, json};

use super::figure::{absent_words, figure_json, head};
use super::inventory::By;
use super::page::{Block, Cell, Page};
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{Cone, Known, NodeId, Values, View};
use crate::finding::{Heading, Lang, one_line};
use crate::inventory::Inventory;
use crate::quantity::Exact;
use crate::view::{ViewInputs, Views};

pub(super) use ghgp::{part_name, scope_word};
pub use impact::{impact_json, impact_page};

/// Which view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ViewKind {
    /// Categories of ISO 14064-1.
    #[default]
    Iso,
    /// Scopes and categories of the GHG Protocol.
    Ghgp,
    /// Comprehensive energy consumption by GB/T 2589.
    Energy,
}

/// What the report of a view reads.
#[derive(Clone, Copy)]
pub struct Viewed<'a> {
    /// The book and its figures.
    pub subject: &'a Subject<'a>,
    /// The inventory.
    pub inventory: &'a Inventory,
    /// The views.
    pub views: &'a Views,
    /// What they were made from.
    pub inputs: &'a ViewInputs,
    /// The only period that is asked for.
    pub only: Option<usize>,
    /// By what the inventory is split, where that is asked for.
    pub by: Option<By>,
}

impl Viewed<'_> {
    fn shows(&self, period: usize) -> bool {
        self.only.is_none_or(|only| only == period)
    }

    /// `name · 2023 · from – to · …`, below the name of the organization.
    fn title(&self, period: usize, name: &str, more: &[String]) -> Block {
        let period = &self.subject.accounts.periods[period];
        let organization = self.subject.accounts.organization.as_ref();
        let mut parts = vec![format!("{name} {}", period.id), format!("{} – {}", period.from, period.to)];
        parts.extend(more.iter().cloned());
        let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
        Block::Title(format!("{}{}", organization.unwrap_or_default(), parts.join(" · ")))
    }
}

/// A view for people, with the intensities below it.
pub fn view_page(viewed: &Viewed<'_>, kind: ViewKind, look: Look) -> Page {
    let mut page = match kind {
        ViewKind::Iso => iso::page(viewed, look),
        ViewKind::Ghgp => ghgp::page(viewed, look),
        ViewKind::Energy => energy::page(viewed, look),
    };
    if kind != ViewKind::Energy {
        intensity::append(viewed, &mut page, look);
    }
    page
}

/// The intensities alone, as they stand below an inventory; nothing where the book has no denominator.
pub fn intensity_page(viewed: &Viewed<'_>, look: Look) -> Option<Page> {
    let mut page = Page::default();
    intensity::append(viewed, &mut page, look);
    (!page.blocks.is_empty()).then_some(page)
}

/// A view for programs.
pub fn view_json(viewed: &Viewed<'_>, kind: ViewKind) -> Value {
    let mut document = head("inventory", viewed.subject);
    let (word, periods) = match kind {
        ViewKind::Iso => ("iso", Vec::new()),
        ViewKind::Ghgp => ("ghgp", ghgp::json(viewed)),
        ViewKind::Energy => ("gbt2589", energy::json(viewed)),
    };
    document.insert("view".to_owned(), json!(word));
    document.insert("periods".to_owned(), json!(periods));
    if kind != ViewKind::Energy {
        extend_json(viewed, &mut document);
    }
    Value::Object(document)
}

/// Adds the intensities to a document, where the book has any.
pub fn extend_json(viewed: &Viewed<'_>, document: &mut Map<String, Value>) {
    if !viewed.views.intensities.is_empty() {
        document.insert("intensities".to_owned(), json!(intensity::json(viewed)));
    }
}

/// Columns of the sheet of an inventory.
const COLUMNS: [&str; 7] = ["period", "address", "name", "value", "unit", "state", "exact"];

/// A row of such a sheet.
fn record(viewed: &Viewed<'_>, period: usize, name: &str, node: NodeId, known: &Known<Exact>) -> Vec<Cell> {
    let graph = &viewed.subject.account.graph;
    let address = graph.title(node).and_then(|title| title.address.as_deref()).unwrap_or_default();
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        text(&viewed.subject.accounts.periods[period].id),
        text(address),
        text(name),
        Cell::number(known.value()),
        text(graph.unit(node).text()),
        text(state(known)),
        fraction(known),
    ]
}

/// The exact value as a fraction, where its decimal does not end.
fn fraction(known: &Known<Exact>) -> Cell {
    match known.value() {
        Some(value) if value.terminating_places().is_none() => {
            let (over, under) = value.numerator_denominator();
            Cell::Text(format!("{over}/{under}"))
        }
        _ => Cell::Empty,
    }
}

/// The state of a figure, for programs.
const fn state(known: &Known<Exact>) -> &'static str {
    match known {
        Known::Full(_) => "full",
        Known::Partial(_) => "partial",
        Known::Gap(_) => "gap",
        Known::Poison(_) => "fault",
    }
}

/// The state of a figure, for people: only what is not plain.
fn state_word(known: &Known<Exact>, lang: Lang) -> String {
    match known {
        Known::Partial(_) => Heading::Partial.text(lang).to_owned(),
        _ => String::new(),
    }
}

/// A figure with so many decimals, or why it has none.
fn amount(view: View<'_>, node: NodeId, known: &Known<Exact>, look: Look) -> String {
    match known.value() {
        Some(value) => number::fixed(value, look.digits),
        None => absent_words(view, node, known, look.lang).to_owned(),
    }
}

/// A part of a total, in per cent.
fn share(value: &Known<Exact>, total: &Known<Exact>) -> String {
    let share = value.value().zip(total.value()).and_then(|(value, total)| value.checked_div(total));
    let percent = share.and_then(|share| Some(&share * &Exact::power_of_ten(2)?));
    percent.map(|percent| format!("{} %", number::fixed(&percent, 2))).unwrap_or_default()
}

/// The values of some figures.
fn values(view: View<'_>, nodes: &[NodeId], read: impl FnOnce(&Values<'_, Exact>)) {
    let cone = Cone::of(view, nodes);
    read(&exact::read(view, &cone));
}

/// A figure for programs.
fn figure(viewed: &Viewed<'_>, node: NodeId) -> Value {
    let view = View::plain(&viewed.subject.account.graph);
    figure_json(viewed.subject, view, node, &exact::value(view, node))
}

/// A period for programs.
fn period_json(viewed: &Viewed<'_>, period: usize) -> Value {
    let period = &viewed.subject.accounts.periods[period];
    json!({ "id": period.id, "from": period.from.to_string(), "to": period.to.to_string() })
}
