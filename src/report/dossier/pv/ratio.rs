//! Performance ratios of what was generated: outputs and tables against the irradiance of their time.

use super::Showing;
use crate::calc::NodeId;
use crate::finding::{PvWord, RatioWord as Word, one_line};
use crate::pv::irradiance::{CellSource, LightSource};
use crate::pv::{PlantFigure, PvPlant, RatioFigure, RatioOf};
use crate::report::dossier::{Block, Cell, Column, Figure, Row, Table};

/// Significant digits of yields.
const DIGITS: u32 = 5;
/// Months of a table that are shown; more are in the table that the book names.
const MOST_MONTHS: usize = 36;

/// A plant with what its generation is held against.
type Held<'a> = (&'a PvPlant, &'a PlantFigure, &'a RatioFigure);

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let held: Vec<Held<'_>> =
        of.shown.iter().filter_map(|(plant, figure)| Some((*plant, *figure, figure.ratio.as_ref()?))).collect();
    let kinds = [(false, "pv-ratio", Word::Heading), (true, "pv-typical-year", Word::TypicalHeading)];
    kinds.into_iter().flat_map(|(is_typical, id, heading)| kind(of, &held, is_typical, id, heading)).collect()
}

fn kind(of: &Showing<'_, '_>, held: &[Held<'_>], is_typical: bool, id: &str, heading: Word) -> Vec<Block> {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let (mut rows, mut notes, mut is_at_most) = (Vec::new(), Vec::new(), false);
    for (plant, figure, ratio) in held.iter().filter(|(.., ratio)| ratio.is_typical == is_typical) {
        let before = rows.len();
        for output in of.outputs(plant, figure) {
            if let (Some(ratio), Some(output)) = (&output.ratio, plant.output.get(output.output)) {
                is_at_most |= ratio.is_at_most;
                rows.push(row(of, plant, output.label(), ratio));
            }
        }
        let months = ratio.table.iter().filter(|of| of.name.len() == 7).count();
        for part in ratio.table.iter().filter(|of| months <= MOST_MONTHS || of.name.len() < 7) {
            let name = if part.name.is_empty() { word(Word::All) } else { part.name.clone() };
            rows.push(row(of, plant, name, part));
        }
        if rows.len() > before {
            notes.extend(says(ratio));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let mut notes: Vec<String> = notes.into_iter().map(word).collect();
    notes.sort_unstable();
    notes.dedup();
    notes.extend(is_at_most.then(|| word(Word::AtMost)));
    let mut blocks = vec![Block::Heading(word(heading)), Block::Table(table(of, id, rows))];
    blocks.extend(notes.into_iter().map(Block::Note));
    blocks
}

/// Where irradiance and temperatures come from.
fn says(of: &RatioFigure) -> Vec<Word> {
    let light = match of.source {
        LightSource::InPlane => Word::InPlane,
        LightSource::Transposed => Word::Transposed,
    };
    let cells = of.cells.map(|cells| match cells {
        CellSource::Measured => Word::CellsMeasured,
        CellSource::Modelled => Word::CellsModelled,
    });
    [Some(light), cells].into_iter().flatten().collect()
}

fn row(of: &Showing<'_, '_>, plant: &PvPlant, name: String, ratio: &RatioOf) -> Row {
    let hours = |node: Option<NodeId>| {
        let Some(node) = node else { return Cell::Empty };
        Cell::Figure(Figure { unit: String::new(), ..of.making.figures.significant(node, DIGITS) })
    };
    let share = |node: Option<NodeId>| match of.percent(node) {
        Cell::Figure(figure) if ratio.is_at_most => {
            Cell::Figure(Figure { text: format!("≤ {}", figure.text), ..figure })
        }
        cell => cell,
    };
    Row::body(vec![
        Cell::Code(one_line(&plant.id)),
        Cell::Text(one_line(&name)),
        hours(ratio.reference),
        hours(ratio.last),
        share(ratio.ratio),
        share(ratio.ratio_stc.map(|of| of.0)),
        share(ratio.ratio_annual.map(|of| of.0)),
        Cell::Text(ratio.counts.used.to_string()),
        Cell::Text((ratio.counts.rows - ratio.counts.used).to_string()),
    ])
}

fn table(of: &Showing<'_, '_>, id: &str, rows: Vec<Row>) -> Table {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::text("period", word(Word::Period)),
        Column::number("reference_yield", word(Word::Reference)),
        Column::number("final_yield", word(Word::Final)),
        Column::number("performance_ratio", word(Word::Ratio)),
        Column::number("performance_ratio_stc", word(Word::Stc)),
        Column::number("performance_ratio_annual", word(Word::Annual)),
        Column::number("rows", word(Word::Used)),
        Column::number("left_out", word(Word::LeftOut)),
    ];
    let is_list = rows.len() > super::LISTED;
    Table { id: id.to_owned(), caption: None, columns, rows, is_list }
}
