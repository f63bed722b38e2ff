//! Photovoltaic plants: what they are, what they gave and where it went, their certificates, and what their models expect.

mod expected;
mod monthly;

use super::{Block, Cell, Column, Figure, Making, Mark, Role, Row, Table, Tone};
use crate::calc::NodeId;
use crate::finding::{AboutPv, Located, PvWord as Word, ReportWord, one_line};
use crate::pv::{AreaOf, CertificateTerm, Flow, Footing, OutputFigure, PlantFigure, PvPlant};
use crate::quantity::{Exact, Quantity};
use crate::report::number;
use crate::report::pv::footing;

/// Significant digits of what is computed.
const DIGITS: u32 = 7;

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
    for table in [of.generation(), of.uses(), of.certificates()] {
        blocks.extend((!table.rows.is_empty()).then_some(Block::Table(table)));
    }
    blocks.extend(expected::blocks(&of));
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

    /// A figure as it is printed in the book; what is computed, to so many digits.
    fn cell(&self, node: Option<NodeId>) -> Cell {
        let Some(node) = node else { return Cell::Empty };
        let figure = self.making.figures.significant(node, DIGITS);
        let literal = self.making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
        let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
        Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
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
        Table { id: id.to_owned(), caption: Some(self.word(caption)), columns, rows, is_list: false }
    }

    fn plants(&self) -> Table {
        let stated = |of: Option<&Located<Quantity>>| {
            of.map_or(Cell::Empty, |quantity| Cell::Text(one_line(quantity.value.text())))
        };
        let rows = self.shown.iter().map(|(plant, figure)| {
            let last = plant.capacity.last();
            let area_of = plant.area_of.map(|of| match of {
                AreaOf::Modules => Word::OfModules,
                AreaOf::Roof => Word::OfRoof,
            });
            let cells = vec![
                Cell::Code(one_line(&plant.id)),
                Cell::Text(plant.name.as_deref().map(one_line).unwrap_or_default()),
                stated(last.and_then(|last| last.dc.as_ref())),
                stated(last.and_then(|last| last.ac.as_ref())),
                stated(plant.area.as_ref()),
                area_of.map_or(Cell::Empty, |of| Cell::Text(self.word(of))),
                self.cell(figure.density),
                Cell::Text(plant.commissioned.map(|day| day.value.to_string()).unwrap_or_default()),
                Cell::Text(if plant.is_made_up { self.making.word(ReportWord::MadeUp) } else { String::new() }),
            ];
            Row::body(cells).at(format!("pv-{}", plant.id))
        });
        let columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("name", self.word(Word::Name)),
            Column::text("dc", self.word(Word::CapacityDc)),
            Column::text("ac", self.word(Word::CapacityAc)),
            Column::text("area", self.word(Word::Area)),
            Column::text("area_of", self.word(Word::AreaOf)),
            Column::number("density", self.word(Word::PowerDensity)),
            Column::text("commissioned", self.word(Word::Commissioned)),
            Column::text("made_up", ""),
        ];
        self.table("pv-plants", Word::Title, columns, rows.collect())
    }

    fn generation(&self) -> Table {
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for output in self.outputs(plant, figure) {
                rows.push(Row::body(vec![
                    Cell::Code(one_line(&plant.id)),
                    Cell::Text(plant.output[output.output].label()),
                    Cell::Text(output.days.to_string()),
                    self.cell(output.flows.node(Flow::Generated)),
                    self.cell(output.specific_yield),
                    self.cell(output.hours),
                    self.percent(output.capacity_factor),
                ]));
            }
        }
        let columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("period", self.word(Word::Period)),
            Column::number("days", self.word(Word::Days)),
            Column::number("generated", self.word(Word::GeneratedHead)),
            Column::number("yield", self.word(Word::SpecificYield)),
            Column::number("hours", self.word(Word::Hours)),
            Column::number("capacity_factor", self.word(Word::CapacityFactor)),
        ];
        self.table("pv-generation", Word::Generation, columns, rows)
    }

    fn uses(&self) -> Table {
        const FLOWS: [(Flow, &str, Word); 7] = [
            (Flow::OwnUse, "own_use", Word::OwnUse),
            (Flow::Exported, "exported", Word::Exported),
            (Flow::Losses, "losses", Word::Losses),
            (Flow::StoredIn, "stored_in", Word::StoredIn),
            (Flow::StoredOut, "stored_out", Word::StoredOut),
            (Flow::Curtailed, "curtailed", Word::Curtailed),
            (Flow::Outage, "outage", Word::Outage),
        ];
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for output in self.outputs(plant, figure) {
                let judged = output.flows.usage.as_ref().or(output.flows.potential.as_ref());
                if judged.is_none() {
                    continue;
                }
                let mut cells = vec![Cell::Code(one_line(&plant.id)), Cell::Text(plant.output[output.output].label())];
                cells.extend(FLOWS.map(|(flow, ..)| self.cell(output.flows.node(flow))));
                cells.push(self.percent(output.own_use_share));
                cells.push(self.mark(judged));
                rows.push(Row::body(cells));
            }
        }
        let mut columns =
            vec![Column::text("plant", self.word(Word::Plant)), Column::text("period", self.word(Word::Period))];
        columns.extend(FLOWS.map(|(_, key, name)| Column::number(key, self.word(name))));
        columns.push(Column::number("own_use_share", self.word(Word::OwnUseShare)));
        columns.push(Column::mark("balance", self.word(Word::Balance)));
        self.table("pv-use", Word::WhereItWentHead, columns, rows)
    }

    fn certificates(&self) -> Table {
        const TERMS: [(CertificateTerm, &str, Word); 7] = [
            (CertificateTerm::Opening, "opening", Word::Opening),
            (CertificateTerm::Issued, "issued", Word::Issued),
            (CertificateTerm::Bought, "bought", Word::Bought),
            (CertificateTerm::Sold, "sold", Word::Sold),
            (CertificateTerm::Cancelled, "cancelled", Word::Cancelled),
            (CertificateTerm::Expired, "expired", Word::Expired),
            (CertificateTerm::Closing, "closing", Word::Closing),
        ];
        let only = self.making.contents.viewed.and_then(|viewed| viewed.only);
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for of in &figure.certificates {
                let stated = &plant.certificates[of.account];
                if only.zip(stated.period).is_some_and(|(only, period)| only != period) {
                    continue;
                }
                let period = stated.period.and_then(|at| self.making.contents.subject.accounts.periods.get(at));
                let mut cells = vec![
                    Cell::Code(one_line(&plant.id)),
                    Cell::Text(period.map(|period| one_line(&period.id)).unwrap_or_default()),
                    Cell::Text(one_line(&stated.kind)),
                ];
                let node = |term| of.terms.iter().find(|(known, _)| *known == term).map(|(_, node)| *node);
                cells.extend(TERMS.map(|(term, ..)| self.cell(node(term))));
                cells.push(self.mark(Some(&of.footing)));
                rows.push(Row { role: Role::Body, anchor: None, cells });
            }
        }
        let mut columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("period", self.word(Word::Period)),
            Column::text("kind", self.word(Word::Kind)),
        ];
        columns.extend(TERMS.map(|(_, key, name)| Column::number(key, self.word(name))));
        columns.push(Column::mark("balance", self.word(Word::Balance)));
        self.table("pv-certificates", Word::CertificatesHead, columns, rows)
    }
}
