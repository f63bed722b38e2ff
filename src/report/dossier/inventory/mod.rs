//! The inventory: categories, gases, facilities, the lines behind them, what stands beside the total, other views.

mod beside;
mod categories;
mod change;
mod energy;
mod flow;
mod lines;
mod split;
mod views;

use super::{Block, Cell, Figure, Making};
use crate::calc::{Known, NodeId};
use crate::finding::Heading;
use crate::inventory::{Inventory, PeriodInventory};
use crate::quantity::{Exact, Rounding};
use crate::report::number;
use crate::report::view::Viewed;

pub(in crate::report::dossier) use beside::excluded_note;
pub(in crate::report::dossier) use change::change_chart;
pub(in crate::report::dossier) use flow::flow_chart;
pub(in crate::report::dossier) use split::stacked_chart;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(viewed) = &making.contents.viewed else { return Vec::new() };
    let mut blocks = Vec::new();
    for figures in periods(viewed) {
        let one = OnePeriod { making, viewed, inventory: viewed.inventory, figures };
        let period = &making.contents.subject.accounts.periods[figures.period];
        blocks.push(Block::Heading(format!("{} · {} – {}", period.id, period.from, period.to)));
        blocks.extend(categories::blocks(&one));
        blocks.extend(split::blocks(&one));
        blocks.extend(energy::blocks(&one));
        blocks.extend(beside::blocks(&one));
        blocks.extend(views::blocks(&one));
        blocks.extend(lines::blocks(&one));
    }
    blocks.extend(change::blocks(making, viewed));
    blocks
}

/// A word of a sentence as the head of a column.
fn titled(word: impl AsRef<str>) -> String {
    let mut rest = word.as_ref().chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The periods that are shown.
pub(super) fn periods<'v>(viewed: &'v Viewed<'_>) -> impl DoubleEndedIterator<Item = &'v PeriodInventory> {
    viewed.inventory.periods.iter().filter(|figures| viewed.only.is_none_or(|only| only == figures.period))
}

/// One period of an inventory.
pub(in crate::report::dossier) struct OnePeriod<'o, 'm, 'a> {
    pub making: &'o Making<'m, 'a>,
    pub viewed: &'o Viewed<'a>,
    pub inventory: &'o Inventory,
    pub figures: &'o PeriodInventory,
}

impl OnePeriod<'_, '_, '_> {
    /// The id of the period, for names of tables.
    pub(in crate::report::dossier) fn id(&self) -> &str {
        &self.making.contents.subject.accounts.periods[self.figures.period].id
    }

    pub(in crate::report::dossier) fn word(&self, heading: Heading) -> String {
        heading.text(self.making.look.lang).to_owned()
    }

    /// Emissions, whose unit the heading says.
    pub(in crate::report::dossier) fn tonnes(&self, node: NodeId) -> Cell {
        Cell::Figure(self.tonnes_figure(node))
    }

    fn tonnes_figure(&self, node: NodeId) -> Figure {
        let figure = self.making.figures.figure(node, self.making.look.digits);
        Figure { unit: String::new(), ..figure }
    }

    pub(in crate::report::dossier) fn known(&self, node: NodeId) -> &Known<Exact> {
        self.making.figures.known(node)
    }

    /// What share of the total a figure is: `9.46 %`.
    pub(in crate::report::dossier) fn share(&self, node: NodeId) -> Cell {
        self.share_of(self.known(node).value())
    }

    /// The same of a value.
    pub(in crate::report::dossier) fn share_of(&self, part: Option<&Exact>) -> Cell {
        let (Some(part), Known::Full(total)) = (part, self.known(self.figures.total)) else {
            return Cell::Empty;
        };
        match (part * &Exact::from(100)).checked_div(total) {
            Some(percent) => Cell::Text(format!("{} %", number::fixed(&percent, 2))),
            None => Cell::Empty,
        }
    }

    /// Whether rounded rows add up to something else than the rounded total.
    fn rows_disagree(&self, rows: &[NodeId]) -> bool {
        let digits = self.making.look.digits;
        let rounded = |node: NodeId| {
            let value = self.known(node).value()?;
            Exact::parse_decimal(&value.to_decimal_string(digits, Rounding::HalfEven))
        };
        let sum = rows.iter().filter_map(|node| rounded(*node)).fold(Exact::ZERO, |sum, row| &sum + &row);
        rounded(self.figures.total).is_some_and(|total| total != sum)
    }
}
