//! Photovoltaic plants: what they are, what they gave and where it went.

mod carbon;
mod json;
mod life;
mod measured_json;
mod model;
mod output;
pub(super) mod plausible;
mod ratio;
mod series;
mod sheet;
mod steps;
mod yields;

use super::figure::absent_words;
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutPv, Lang, PvWord as Word, one_line};
use crate::pv::{AreaOf, PlantFigure, Plants, PvPlant};
use crate::quantity::{Exact, Unit};
pub use json::pv_json;
pub(super) use output::footing;

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Solar<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The plants as the book states them.
    pub plants: &'a [PvPlant],
    /// Their figures.
    pub figures: &'a Plants,
    /// The index of the only plant that is shown; all where there is none.
    pub only: Option<usize>,
    /// What is shown beside the accounts.
    pub beside: Beside,
}

/// What is shown beside the accounts of plants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// What their models expect.
    pub model: bool,
    /// Every row of it, in the sheet and in JSON.
    pub hours: bool,
    /// The years of a life one by one.
    pub years: bool,
}

/// Significant digits of energy and yields.
const DIGITS: u32 = 7;

impl<'a> Solar<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    fn shown(&self) -> impl Iterator<Item = (&'a PvPlant, &'a PlantFigure)> + use<'a> {
        let (only, plants) = (self.only, self.plants);
        let figures = self.figures.plants.iter().filter(move |figure| only.is_none_or(|only| figure.plant == only));
        figures.map(move |figure| (&plants[figure.plant], figure))
    }

    /// The value of a figure in a unit; what stands for it where it has none.
    fn in_unit(&self, node: Option<NodeId>, unit: &str, digits: u32, lang: Lang) -> String {
        let Some(node) = node else { return String::new() };
        let known = exact::value(self.view(), node);
        let ratio = Unit::parse(unit).ok().and_then(|unit| self.view().unit(node).convertible(&unit));
        match (known.value(), ratio) {
            (Some(value), Some(ratio)) => number::significant(&(value * &ratio), digits),
            _ => absent_words(self.view(), node, &known, lang).to_owned(),
        }
    }

    /// The value of a figure in its own unit, with the unit.
    fn in_own_unit(&self, node: Option<NodeId>, digits: u32, lang: Lang) -> String {
        let Some(of) = node else { return String::new() };
        let unit = self.view().unit(of).text().to_owned();
        let known = exact::value(self.view(), of);
        match known.value() {
            Some(value) => format!("{} {unit}", number::significant(value, digits)).trim_end().to_owned(),
            None => absent_words(self.view(), of, &known, lang).to_owned(),
        }
    }

    /// A share in per cent.
    fn percent(&self, node: Option<NodeId>) -> String {
        let value = node.and_then(|node| exact::value(self.view(), node).value().cloned());
        let hundred = Exact::from(100);
        value.map(|value| format!("{} %", number::fixed(&(&value * &hundred), 2))).unwrap_or_default()
    }
}

/// The plants for people, and as a sheet.
pub fn pv_page(solar: &Solar<'_>, look: Look) -> Page {
    let word = |word: Word| word.text(look.lang).to_owned();
    let organization = solar.subject.accounts.organization.as_ref();
    let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
    let title = format!("{}{}", organization.unwrap_or_default(), word(Word::Title));
    let mut blocks = vec![Block::Title(title), Block::Rows(plants(solar, look))];
    if solar.shown().any(|(plant, _)| plant.is_made_up) {
        blocks.push(Block::Line(word(Word::MadeUp)));
    }
    for (plant, _) in solar.shown().filter(|(plant, _)| plant.area.is_some() && plant.area_of.is_none()) {
        blocks.push(Block::Line(AboutPv::AskArea { plant: plant.id.clone() }.text(look.lang)));
    }
    blocks.extend(output::blocks(solar, look));
    blocks.extend(plausible::blocks(solar, look));
    blocks.extend(ratio::blocks(solar, look));
    blocks.extend(series::blocks(solar, look));
    if solar.beside.model || solar.only.is_some() {
        blocks.extend(model::blocks(solar, look));
    }
    blocks.extend(carbon::blocks(solar, look));
    blocks.extend(life::blocks(solar, look));
    Page { blocks, sheet: if solar.beside.hours { model::hours(solar) } else { sheet::sheet(solar) } }
}

fn plants(solar: &Solar<'_>, look: Look) -> Rows {
    let word = |word: Word| word.text(look.lang).to_owned();
    let rows = solar.shown().map(|(plant, figure)| {
        let last = plant.capacity.last();
        let stated = |of: Option<&crate::finding::Located<crate::quantity::Quantity>>| {
            of.map(|quantity| crate::finding::one_line(quantity.value.text())).unwrap_or_default()
        };
        let mark = if plant.is_made_up { " *" } else { "" };
        let area = match plant.area_of {
            Some(AreaOf::Modules) => word(Word::OfModules),
            Some(AreaOf::Roof) => word(Word::OfRoof),
            None => String::new(),
        };
        vec![
            format!("{}{mark}", one_line(&plant.id)),
            plant.name.as_deref().map(one_line).unwrap_or_default(),
            stated(last.and_then(|last| last.dc.as_ref())),
            stated(last.and_then(|last| last.ac.as_ref())),
            stated(plant.area.as_ref()),
            area,
            solar.in_unit(figure.density, "W/m2", 4, look.lang),
            plant.commissioned.map(|day| day.value.to_string()).unwrap_or_default(),
        ]
    });
    let header = [
        Word::Plant,
        Word::Name,
        Word::CapacityDc,
        Word::CapacityAc,
        Word::Area,
        Word::AreaOf,
        Word::Density,
        Word::Commissioned,
    ];
    let (left, right) = (Align::Left, Align::Right);
    Rows {
        header: header.map(word).into(),
        columns: vec![left, left, right, right, right, left, right, left],
        rows: rows.collect(),
        total: false,
    }
}
