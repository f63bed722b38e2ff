//! What the model of a plant expects: its months, its weather, and every row as a sheet.

use super::super::chart::terminal::{Bar, Blocks, bars};
use super::super::page::{Block, Cell, Rows, Sheet};
use super::super::table::Align;
use super::super::{Look, number};
use super::steps::{label, named};
use super::{DIGITS, Solar};
use crate::finding::{PvWord as Word, one_line};
use crate::pv::model::Steps;
use crate::pv::{ModelFigure, PvPlant};
use crate::quantity::{Exact, Rounding};

/// Significant digits of the rows of the model: as far as doubles carry.
const ROW_DIGITS: u32 = 15;

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (plant, figure) in solar.shown() {
        if let Some(model) = &figure.model {
            blocks.extend(one(solar, plant, model, look));
        }
    }
    blocks
}

fn one(solar: &Solar<'_>, plant: &PvPlant, model: &ModelFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let expected = &model.expected;
    let mut lines = Vec::new();
    if let Some(weather) = plant.model.as_ref().and_then(|plan| plan.weather.as_ref()) {
        lines.push(format!("{}: {}", word(Word::WeatherFile), one_line(&weather.file.value)));
    }
    if let Some(ratio) = expected.closure().and_then(|closure| closure.ratio()) {
        lines.push(format!("{}: {:.4}", word(Word::ClosureRatio), ratio));
    }
    lines.push(format!("{}: {}", word(Word::MissingRows), expected.totals.missing));
    lines.push(format!(
        "{}: {}",
        word(Word::Yield),
        solar.in_unit(Some(model.specific_yield), "kWh/kW", DIGITS, look.lang)
    ));
    let right = Align::Right;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (month, node) in &model.months {
        let totals = &expected.months[usize::from(*month).saturating_sub(1).min(11)];
        rows.push(vec![
            format!("{month:02}"),
            plain(totals.poa),
            plain(totals.cell_temperature),
            plain(totals.dc),
            solar.in_unit(Some(*node), "kWh", DIGITS, look.lang),
            totals.missing.to_string(),
        ]);
    }
    let totals = &expected.totals;
    rows.push(vec![
        word(Word::Total),
        plain(totals.poa),
        plain(totals.cell_temperature),
        plain(totals.dc),
        solar.in_unit(Some(model.ac), "kWh", DIGITS, look.lang),
        totals.missing.to_string(),
    ]);
    let header = [Word::Month, Word::Irradiation, Word::CellTemperature, Word::Dc, Word::Ac, Word::MissingRows];
    vec![
        Block::Heading(format!("{} · {}", word(Word::Modelled), one_line(&plant.id))),
        Block::List(lines),
        Block::Rows(Rows {
            header: header.map(word).into(),
            columns: vec![Align::Left, right, right, right, right, right],
            rows,
            total: true,
        }),
        Block::Drawing(chart(model, look)),
    ]
}

/// A bar for each month.
fn chart(model: &ModelFigure, look: Look) -> String {
    let bar = |(month, totals): (usize, &crate::pv::model::Totals)| Bar {
        label: format!("{:02}", month + 1),
        value: Some(totals.ac),
        mark: None,
        text: plain(totals.ac),
    };
    let all: Vec<Bar> = model.expected.months.iter().enumerate().map(bar).collect();
    bars(&all, look.width.min(72), Blocks::Unicode)
}

fn plain(value: f64) -> String {
    match Exact::from_f64(value) {
        Some(value) => number::significant(&value.to_significant(6, Rounding::HalfEven), 6),
        None => "—".to_owned(),
    }
}

/// Every row of the models: for the hour-by-hour sheet.
pub(super) fn hours(solar: &Solar<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (plant, figure) in solar.shown() {
        let Some(model) = &figure.model else { continue };
        let (hourly, chain) = (model.expected.hourly(), model.expected.chain().ok());
        for (at, stamp) in model.expected.stamps().iter().enumerate() {
            let mut row = vec![Cell::Text(plant.id.clone()), Cell::Text(label(stamp))];
            let columns = [
                &hourly.poa,
                &hourly.poa_effective,
                &hourly.cell_temperature,
                &hourly.dc_gross,
                &hourly.dc,
                &hourly.ac,
            ];
            row.extend(columns.map(|column| double(column.get(at).copied().unwrap_or(f64::NAN))));
            let steps = chain.as_ref().and_then(|chain| chain.steps(at).ok()).unwrap_or(Steps::MISSING);
            let steps = named(&steps).map(|(_, value)| value);
            row.extend(steps.map(double));
            rows.push(row);
        }
    }
    let mut header =
        vec!["plant", "time", "poa_w_m2", "poa_effective_w_m2", "cell_temperature_c", "dc_gross_kw", "dc_kw", "ac_kw"];
    header.extend(named(&Steps::MISSING).map(|(name, _)| name));
    Sheet { header, rows }
}

fn double(value: f64) -> Cell {
    Cell::number(Exact::from_f64(value).map(|value| value.to_significant(ROW_DIGITS, Rounding::HalfEven)).as_ref())
}
