//! What the models of plants expect, month by month, beside what was measured in the same months.

use super::Showing;
use super::monthly::measured;
use crate::finding::{PvWord as Word, one_line};
use crate::pv::model::Totals;
use crate::pv::{ModelFigure, PlantFigure, PvPlant};
use crate::quantity::{Exact, Rounding};
use crate::report::dossier::{Block, Cell, Column, Fact, Figure, Role, Row, State, Table};
use crate::report::number;

/// Significant digits of what the model gives beside its figures.
const DIGITS: u32 = 6;

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let modelled = of.shown.iter().filter_map(|(plant, figure)| Some((*plant, *figure, figure.model.as_ref()?)));
    let modelled: Vec<_> = modelled.collect();
    if modelled.is_empty() {
        return Vec::new();
    }
    let facts = modelled.iter().flat_map(|(plant, _, model)| facts(of, plant, model)).collect();
    vec![Block::Heading(of.word(Word::Modelled)), Block::Facts(facts), Block::Table(months(of, &modelled))]
}

/// What the model rests on, and what it comes to.
fn facts(of: &Showing<'_, '_>, plant: &PvPlant, model: &ModelFigure) -> Vec<Fact> {
    let colon = if of.lang() == crate::finding::Lang::Zh { "：" } else { ": " };
    let said = |word: Word, text: String| Cell::Text(format!("{}{colon}{text}", of.word(word)));
    let weather = plant.model.as_ref().and_then(|plan| plan.weather.as_ref());
    let mut parts: Vec<Cell> = Vec::new();
    parts.extend(weather.map(|weather| said(Word::WeatherFile, one_line(&weather.file.value))));
    let ratio = model.expected.closure().and_then(|closure| closure.ratio());
    parts.push(match ratio {
        Some(ratio) => said(Word::ClosureRatio, format!("{ratio:.4}")),
        None => Cell::Text(of.word(Word::NoClosure)),
    });
    parts.push(said(Word::MissingRows, model.expected.totals.missing.to_string()));
    let figure = |word: Word, node| Fact { label: of.word(word), parts: vec![of.cell(Some(node))] };
    vec![
        Fact { label: of.name(plant), parts },
        figure(Word::Expected, model.ac),
        figure(Word::SpecificYield, model.specific_yield),
    ]
}

fn months(of: &Showing<'_, '_>, modelled: &[(&PvPlant, &PlantFigure, &ModelFigure)]) -> Table {
    let mut rows = Vec::new();
    for (plant, figure, model) in modelled {
        let measured = measured(plant, figure);
        let id = || Cell::Code(one_line(&plant.id));
        for (month, node) in &model.months {
            let at = usize::from(*month).saturating_sub(1).min(11);
            let totals = &model.expected.months[at];
            let name = match measured {
                Some((year, _)) => format!("{year}-{month:02}"),
                None => format!("{month:02}"),
            };
            let measured = measured.and_then(|(_, nodes)| nodes[at]);
            rows.push(Row::body(row(id(), name, totals, [of.cell(Some(*node)), of.cell(measured)])));
        }
        let cells = row(id(), of.word(Word::Total), &model.expected.totals, [of.cell(Some(model.ac)), Cell::Empty]);
        rows.push(Row { role: Role::Total, anchor: None, cells });
    }
    let columns = vec![
        Column::text("plant", of.word(Word::Plant)),
        Column::text("month", of.word(Word::Month)),
        Column::number("poa", of.word(Word::IrradiationHead)),
        Column::number("cell_temperature", of.word(Word::CellTemperature)),
        Column::number("expected", of.word(Word::Expected)),
        Column::number("measured", of.word(Word::Measured)),
        Column::number("missing", of.word(Word::MissingRows)),
    ];
    of.table("pv-model", Word::MonthByMonth, columns, rows)
}

fn row(plant: Cell, month: String, totals: &Totals, [expected, measured]: [Cell; 2]) -> Vec<Cell> {
    let missing = Cell::Text(totals.missing.to_string());
    vec![
        plant,
        Cell::Text(month),
        plain(totals.poa, "kWh/m2"),
        plain(totals.cell_temperature, ""),
        expected,
        measured,
        missing,
    ]
}

/// A number of the model that is no figure of the book.
fn plain(value: f64, unit: &str) -> Cell {
    let Some(value) = Exact::from_f64(value) else { return Cell::Empty };
    let value = value.to_significant(DIGITS, Rounding::HalfEven);
    Cell::Figure(Figure {
        node: None,
        address: None,
        text: number::significant(&value, DIGITS),
        unit: unit.to_owned(),
        value: Some(value),
        state: State::Full,
    })
}
