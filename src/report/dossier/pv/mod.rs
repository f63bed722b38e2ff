//! Photovoltaic plants: accounts, model, series, carbon, life, and what is claimed twice.
//!
//! ```text
//! accounts · place · expected (monthly) · ratio · series   what they are and gave, against the place, a model, the light and a table
//! carbon (avoided) · life (years, growth) · twice  what follows, beside the inventory, and who else claims it
//! ```

mod accounts;
mod avoided;
mod carbon;
mod expected;
mod growth;
mod life;
mod monthly;
mod place;
mod ratio;
mod series;
mod twice;
mod years;

use super::{Block, Cell, Column, Figure, Making, Mark, Row, Table, Tone};
use crate::calc::NodeId;
use crate::finding::{AboutPv, PlantReportWord, PlantWord, PvWord as Word, one_line};
use crate::pv::{Footing, OutputFigure, PlantFigure, PvPlant};
use crate::quantity::{Exact, Unit};
use crate::report::chart::Measure;
use crate::report::number;
use crate::report::pv::footing;

/// Significant digits of what is computed.
const DIGITS: u32 = 7;
/// Significant digits of years until something is paid back.
const YEAR_DIGITS: u32 = 4;
/// Rows beyond which a table is searched and sorted.
const LISTED: usize = 60;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let shown: Vec<_> = shown(making).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let of = Showing { making, shown };
    let mut blocks = vec![Block::Table(of.plants())];
    let asked = of.shown.iter().filter(|(plant, _)| plant.area.is_some() && plant.area_of.is_none());
    blocks.extend(asked.map(|(plant, _)| Block::Note(AboutPv::AskArea { plant: plant.id.clone() }.text(of.lang()))));
    blocks.extend(monthly::chart(&of).map(Block::Chart));
    blocks.extend(of.filled([of.generation(), of.uses()]));
    blocks.extend(monthly::uses(&of).map(Block::Chart));
    blocks.extend(of.filled([of.certificates()]));
    blocks.extend(place::blocks(&of));
    blocks.extend(expected::blocks(&of));
    blocks.extend(ratio::blocks(&of));
    blocks.extend(series::blocks(&of));
    blocks.extend(carbon::blocks(&of));
    blocks.extend(life::blocks(&of));
    blocks.extend(twice::blocks(&of));
    blocks
}

fn shown<'a>(making: &Making<'_, 'a>) -> impl Iterator<Item = (&'a PvPlant, &'a PlantFigure)> {
    let plants = making.contents.plants;
    plants.into_iter().flat_map(|(plants, figures)| {
        figures.plants.iter().filter_map(|figure| Some((plants.get(figure.plant)?, figure)))
    })
}

/// What the section is made with.
struct Showing<'m, 'a> {
    making: &'m Making<'m, 'a>,
    shown: Vec<(&'a PvPlant, &'a PlantFigure)>,
}

impl<'a> Showing<'_, 'a> {
    fn lang(&self) -> crate::finding::Lang {
        self.making.look.lang
    }

    fn word(&self, word: Word) -> String {
        word.text(self.lang()).to_owned()
    }

    fn plant_word(&self, word: PlantWord) -> String {
        word.text(self.lang()).to_owned()
    }

    fn said(&self, word: PlantReportWord) -> String {
        word.text(self.lang()).to_owned()
    }

    /// What a plant is called.
    fn name(&self, plant: &PvPlant) -> String {
        one_line(plant.name.as_deref().unwrap_or(&plant.id))
    }

    /// Tables that have rows.
    fn filled(&self, tables: impl IntoIterator<Item = Table>) -> Vec<Block> {
        tables.into_iter().filter(|table| !table.rows.is_empty()).map(Block::Table).collect()
    }

    /// The outputs that are shown: all, or those of one period and those that are of none.
    fn outputs(&self, plant: &PvPlant, figure: &'a PlantFigure) -> impl Iterator<Item = &'a OutputFigure> + use<'a> {
        let only = self.making.contents.viewed.and_then(|viewed| viewed.only);
        let periods: Vec<Option<usize>> = plant.output.iter().map(|output| output.period).collect();
        let is_shown = move |of: &&OutputFigure| match (only, periods.get(of.output).copied().flatten()) {
            (Some(only), Some(period)) => only == period,
            _ => true,
        };
        figure.outputs.iter().filter(is_shown)
    }

    /// Those of them that are no part of another, as months are of their year.
    fn times(&self, plant: &PvPlant, figure: &'a PlantFigure) -> Vec<&'a OutputFigure> {
        self.outputs(plant, figure).filter(|of| !plant.is_part(of.output)).collect()
    }

    /// A number of years, short.
    fn years(&self, node: NodeId) -> Cell {
        Cell::Figure(self.making.figures.significant(node, YEAR_DIGITS))
    }

    /// A figure as it is printed in the book; what is computed, to so many digits.
    fn cell(&self, node: Option<NodeId>) -> Cell {
        let Some(node) = node else { return Cell::Empty };
        let figure = self.making.figures.significant(node, DIGITS);
        let literal = self.making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
        let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
        Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
    }

    /// The value of a figure in a unit.
    fn value_in(&self, node: NodeId, unit: &Unit) -> Option<Exact> {
        let ratio = self.making.figures.view().unit(node).convertible(unit)?;
        Some(self.making.figures.known(node).value()? * &ratio)
    }

    /// The same for a picture.
    fn measure(&self, node: Option<NodeId>, unit: &str, decimals: u32) -> Option<Measure> {
        let value = self.value_in(node?, &Unit::parse(unit).ok()?)?;
        Some(Measure::exact(&value, decimals))
    }

    /// A share, shown in per cent.
    fn percent(&self, node: Option<NodeId>) -> Cell {
        let Some(node) = node else { return Cell::Empty };
        let figure = self.making.figures.significant(node, DIGITS);
        let percent =
            figure.value.as_ref().map(|value| format!("{} %", number::fixed(&(value * &Exact::from(100)), 2)));
        Cell::Figure(Figure { text: percent.unwrap_or_else(|| figure.text.clone()), unit: String::new(), ..figure })
    }

    /// Whether an equation holds.
    fn mark(&self, of: Option<&Footing>) -> Cell {
        let tone = match of {
            // A term that follows from the others proves nothing.
            None | Some(Footing::Computed(..)) => Tone::Quiet,
            Some(Footing::Exact | Footing::WithinRounding) => Tone::Good,
            Some(Footing::DoesNotFoot(_)) => Tone::Bad,
            Some(Footing::Open(_)) => Tone::Open,
        };
        Cell::Mark(Mark { tone, word: self.word(footing(of)) })
    }

    fn table(&self, id: &str, caption: Word, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        self.captioned(id, self.word(caption), columns, rows)
    }

    fn captioned(&self, id: &str, caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        let is_list = rows.len() > LISTED;
        Table { id: id.to_owned(), caption: Some(caption), columns, rows, is_list }
    }
}
