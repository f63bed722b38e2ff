//! What plants avoid, and what own use does to category 2.

use super::super::Look;
use super::super::number;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{DIGITS, Solar};
use crate::finding::{PlantWord as Word, PvWord, one_line};
use crate::pv::{CarbonFigure, Output, PvPlant};

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;
const TONNES: &str = "tCO2e";

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(averages(solar, look));
    blocks.extend(margins(solar, look));
    blocks.extend(totals(solar, look));
    blocks.extend(category_two(solar, look));
    blocks
}

/// Without what is a part of another time, as months are of their year; the sheet has all.
fn each<'a>(solar: &Solar<'a>) -> impl Iterator<Item = (&'a PvPlant, &'a Output, &'a CarbonFigure)> + use<'a> {
    solar.shown().flat_map(|(plant, figure)| {
        let outputs = figure.outputs.iter().filter(|output| !plant.is_part(output.output));
        outputs.filter_map(move |output| Some((plant, &plant.output[output.output], output.carbon.as_ref()?)))
    })
}

fn table(look: Look, heading: Word, header: &[Word], left: usize, rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let word = |word: &Word| word.text(look.lang).to_owned();
    let mut names = vec![PvWord::Plant.text(look.lang).to_owned(), PvWord::Period.text(look.lang).to_owned()];
    names.extend(header.iter().map(word));
    let mut columns: Vec<Align> = (0..names.len()).map(|at| if at < left + 2 { LEFT } else { RIGHT }).collect();
    let mut rows = rows;
    // A column that says nothing of any plant is left out.
    for at in (left + 2..names.len()).rev() {
        if rows.iter().all(|row| row.get(at).is_none_or(String::is_empty)) {
            names.remove(at);
            columns.remove(at);
            rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }
    vec![Block::Heading(word(&heading)), Block::Rows(Rows { header: names, columns, rows, total: false })]
}

fn averages(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let tonnes = |node| solar.in_unit(node, TONNES, DIGITS, look.lang);
    let mut rows = Vec::new();
    for (plant, output, carbon) in each(solar) {
        for of in &carbon.averages {
            rows.push(vec![
                one_line(&plant.id),
                output.name.clone(),
                of.factor.clone(),
                tonnes(Some(of.avoided)),
                tonnes(of.export_memo),
                tonnes(of.own_use),
            ]);
        }
    }
    let header = [Word::Factor, Word::AllGeneration, Word::OfExport, Word::OwnUseEffect];
    table(look, Word::Avoided, &header, 1, rows)
}

fn margins(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for (plant, output, carbon) in each(solar) {
        let Some(of) = &carbon.margin else { continue };
        if let Some(plan) = plant.carbon.as_ref().and_then(|plan| plan.margin.as_ref()) {
            let part = |at: usize| format!("{} × {}", of.factors[at], number::fixed(&plan.weights[at], 2));
            let line = format!("{}: {} + {} ({})", of.standard, part(0), part(1), plan.clause);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let tonnes = |node| solar.in_unit(node, TONNES, DIGITS, look.lang);
        rows.push(vec![
            one_line(&plant.id),
            output.name.clone(),
            of.standard.clone(),
            solar.in_own_unit(Some(of.combined), DIGITS, look.lang),
            tonnes(Some(of.baseline)),
            tonnes(of.emissions),
            tonnes(of.leakage),
            tonnes(Some(of.reduction)),
        ]);
    }
    let header =
        [Word::Standard, Word::CombinedMargin, Word::AllGeneration, Word::LessProject, Word::Leakage, Word::Reduction];
    let mut blocks = table(look, Word::MarginHeading, &header, 1, rows);
    blocks.extend(lines.into_iter().map(Block::Line));
    blocks
}

fn category_two(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let tonnes = |node| solar.in_unit(node, TONNES, DIGITS, look.lang);
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut rows = Vec::new();
    let mut has_sold = false;
    for (plant, output, carbon) in each(solar) {
        let named =
            |view: Word, factor: &str| vec![one_line(&plant.id), output.name.clone(), word(view), factor.to_owned()];
        for of in carbon.averages.iter().filter(|of| of.location.is_some()) {
            let mut row = named(Word::LocationBased, &of.factor);
            row.extend([tonnes(of.location), tonnes(of.location_without), tonnes(of.own_use)]);
            rows.push(row);
        }
        if let Some(of) = carbon.market.as_ref().filter(|of| of.market.is_some() || of.own_use.is_some()) {
            let mut row = named(Word::MarketBased, &of.factor);
            row.extend([tonnes(of.market), String::new(), tonnes(of.own_use)]);
            rows.push(row);
        }
        has_sold |= carbon.own_use_sold.is_some();
    }
    let header = [Word::View, Word::Factor, Word::WithPlant, Word::WithoutPlant, Word::ByOwnUse];
    let mut blocks = table(look, Word::Category2, &header, 2, rows);
    if has_sold && !blocks.is_empty() {
        blocks.push(Block::Line(word(Word::SoldMeansGone)));
    }
    blocks
}

/// The plants together, each way side by side.
fn totals(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut blocks = Vec::new();
    for total in solar.figures.totals.iter().filter(|_| solar.only.is_none()) {
        if total.avoided.is_empty() {
            continue;
        }
        let rows = total
            .avoided
            .iter()
            .map(|(way, node)| vec![way.clone(), solar.in_unit(Some(*node), TONNES, DIGITS, look.lang)]);
        let heading = format!("{} · {}", word(Word::Together), total.name);
        let header = vec![word(Word::Factor), word(Word::AllGeneration)];
        blocks.push(Block::Heading(heading));
        blocks.push(Block::Rows(Rows { header, columns: vec![LEFT, RIGHT], rows: rows.collect(), total: false }));
    }
    blocks
}
