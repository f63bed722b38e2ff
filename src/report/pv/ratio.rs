//! Performance ratios of what was generated, for people.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::Solar;
use crate::finding::{PvWord, RatioWord as Word, one_line};
use crate::pv::irradiance::{CellSource, LightSource};
use crate::pv::{RatioFigure, RatioOf};

/// Significant digits of yields and ratios.
const DIGITS: u32 = 5;
/// Months of a table that are shown; more are for the sheet.
const MOST_MONTHS: usize = 36;

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (is_typical, heading) in [(false, Word::Heading), (true, Word::TypicalHeading)] {
        let mut rows = Vec::new();
        let (mut lines, mut is_at_most) = (Vec::new(), false);
        for (plant, figure) in solar.shown() {
            let Some(ratio) = figure.ratio.as_ref().filter(|ratio| ratio.is_typical == is_typical) else { continue };
            let before = rows.len();
            for output in &figure.outputs {
                if let Some(of) = &output.ratio {
                    is_at_most |= of.is_at_most;
                    rows.push(row(solar, &plant.id, plant.output[output.output].label(), of, look));
                }
            }
            let months = ratio.table.iter().filter(|of| of.name.len() == 7).count();
            for of in ratio.table.iter().filter(|of| months <= MOST_MONTHS || of.name.len() < 7) {
                let name = if of.name.is_empty() { Word::All.text(look.lang).to_owned() } else { of.name.clone() };
                rows.push(row(solar, &plant.id, name, of, look));
            }
            if rows.len() > before {
                lines.extend(says(ratio).into_iter().map(|word| word.text(look.lang)));
            }
        }
        if rows.is_empty() {
            continue;
        }
        lines.dedup();
        lines.sort_unstable();
        lines.dedup();
        blocks.push(Block::Heading(heading.text(look.lang).to_owned()));
        blocks.push(table(rows, look));
        blocks.extend(lines.into_iter().map(|line| Block::Line(line.to_owned())));
        if is_at_most {
            blocks.push(Block::Line(Word::AtMost.text(look.lang).to_owned()));
        }
    }
    blocks
}

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

fn row(solar: &Solar<'_>, plant: &str, name: String, of: &RatioOf, look: Look) -> Vec<String> {
    let hours = |node| solar.in_unit(node, "h", DIGITS, look.lang);
    let ratio = |node: Option<_>| {
        let shown = solar.percent(node);
        if of.is_at_most && !shown.is_empty() { format!("≤ {shown}") } else { shown }
    };
    vec![
        one_line(plant),
        name,
        hours(of.reference),
        hours(of.last),
        ratio(of.ratio),
        ratio(of.ratio_stc.map(|of| of.0)),
        ratio(of.ratio_annual.map(|of| of.0)),
        of.counts.used.to_string(),
        (of.counts.rows - of.counts.used).to_string(),
    ]
}

fn table(rows: Vec<Vec<String>>, look: Look) -> Block {
    let mut header = vec![PvWord::Plant.text(look.lang).to_owned()];
    let names =
        [Word::Period, Word::Reference, Word::Final, Word::Ratio, Word::Stc, Word::Annual, Word::Used, Word::LeftOut];
    header.extend(names.map(|word| word.text(look.lang).to_owned()));
    let columns = (0..header.len()).map(|at| if at < 2 { Align::Left } else { Align::Right }).collect();
    Block::Rows(Rows { header, columns, rows, total: false })
}
