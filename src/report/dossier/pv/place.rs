//! Plants held against what their place gives: questions, and a range for plants without weather.

use super::Showing;
use crate::finding::{Lang, PlantReportWord, PlantWord as Word, PvWord, one_line};
use crate::report::dossier::{Block, Cell, Column, Row, Table};
use crate::report::number;
use crate::report::pv::plausible::{flag, place, start};

pub(super) fn blocks(of: &Showing<'_, '_>) -> Vec<Block> {
    let (against, has_flags) = against(of);
    let mut blocks = of.filled([against]);
    if has_flags {
        blocks.push(Block::Note(of.plant_word(Word::QuestionsNotVerdicts)));
    }
    let range = of.filled([range(of)]);
    if !range.is_empty() {
        blocks.extend(range);
        blocks.push(Block::Note(of.plant_word(Word::RangeMeans)));
    }
    blocks
}

/// Each output against its place, and whether any raises a question.
fn against(of: &Showing<'_, '_>) -> (Table, bool) {
    let (mut rows, mut has_flags) = (Vec::new(), false);
    for (plant, figure) in &of.shown {
        let resource = figure.site.as_ref().map(|site| &site.resource);
        for output in of.outputs(plant, figure) {
            let Some(plausible) = &output.plausible else { continue };
            let assessed = &plausible.assessed;
            if resource.is_none() && assessed.flags.is_empty() {
                continue;
            }
            let days: Vec<String> = plausible.starts.iter().filter_map(|of| start(&of.start)).collect();
            let days = match days.as_slice() {
                [] => String::new(),
                [only] => only.clone(),
                [first, .., last] => format!("{first} – {last}"),
            };
            let flags: Vec<String> = assessed.flags.iter().map(|one| of.plant_word(flag(*one))).collect();
            has_flags |= !flags.is_empty();
            let flags = match flags.is_empty() {
                true => of.plant_word(Word::NothingNoticed),
                false => flags.join(if of.lang() == Lang::Zh { "；" } else { "; " }),
            };
            let range = assessed.range.as_ref();
            let whole = |value| number::fixed(value, 0);
            rows.push(Row::body(vec![
                Cell::Code(one_line(&plant.id)),
                Cell::Text(plant.output[output.output].label()),
                of.cell(output.specific_yield),
                Cell::Text(range.map(|(low, high)| format!("{} – {}", whole(low), whole(high))).unwrap_or_default()),
                Cell::Text(resource.map(|of_place| place(of_place, of.lang())).unwrap_or_default()),
                Cell::Text(resource.map(|of| format!("{:?}", of.grade)).unwrap_or_default()),
                Cell::Text(flags),
                Cell::Text(days),
                of.percent(output.change),
            ]));
        }
    }
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::text("period", of.word(PvWord::Period)),
        Column::number("yield", of.word(PvWord::SpecificYield)),
        Column::number("expected", of.said(PlantReportWord::ExpectedRange)),
        Column::text("place", of.plant_word(Word::Place)),
        Column::text("grade", of.plant_word(Word::Grade)),
        Column::text("flags", of.plant_word(Word::Flags)),
        Column::text("start", of.plant_word(Word::StartWouldExplain)),
        Column::number("change", of.plant_word(Word::Change)),
    ];
    (of.captioned("pv-place", of.said(PlantReportWord::AgainstPlace), columns, rows), has_flags)
}

/// A year by the yields of the place.
fn range(of: &Showing<'_, '_>) -> Table {
    let rows = of.shown.iter().filter_map(|(plant, figure)| {
        let site = figure.site.as_ref().filter(|site| site.low.is_some())?;
        let mut cells = vec![
            Cell::Code(one_line(&plant.id)),
            Cell::Text(place(&site.resource, of.lang())),
            Cell::Text(format!("{:?}", site.resource.grade)),
        ];
        cells.extend([site.low, site.p90, site.p50, site.high].map(|node| of.cell(node)));
        Some(Row::body(cells))
    });
    let columns = vec![
        Column::text("plant", of.word(PvWord::Plant)),
        Column::text("place", of.plant_word(Word::Place)),
        Column::text("grade", of.plant_word(Word::Grade)),
        Column::number("low", of.plant_word(Word::Low)),
        Column::number("p90", "P90"),
        Column::number("p50", "P50"),
        Column::number("high", of.plant_word(Word::High)),
    ];
    of.captioned("pv-expected-of-place", of.said(PlantReportWord::YearOfPlace), columns, rows.collect())
}
