//! What plants avoid, and what own use does to category 2.

use super::super::Look;
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
    blocks.extend(category_two(solar, look));
    blocks
}

fn each<'a>(solar: &Solar<'a>) -> impl Iterator<Item = (&'a PvPlant, &'a Output, &'a CarbonFigure)> + use<'a> {
    solar.shown().flat_map(|(plant, figure)| {
        let outputs = figure.outputs.iter();
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
    let columns = (0..names.len()).map(|at| if at < left + 2 { LEFT } else { RIGHT }).collect();
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
    let mut rows = Vec::new();
    for (plant, output, carbon) in each(solar) {
        let Some(of) = &carbon.margin else { continue };
        let tonnes = |node| solar.in_unit(node, TONNES, DIGITS, look.lang);
        rows.push(vec![
            one_line(&plant.id),
            output.name.clone(),
            of.standard.clone(),
            of.factors.join(" + "),
            solar.in_own_unit(Some(of.combined), DIGITS, look.lang),
            tonnes(Some(of.baseline)),
            tonnes(of.emissions),
            tonnes(of.leakage),
            tonnes(Some(of.reduction)),
        ]);
    }
    let header = [
        Word::Standard,
        Word::Factor,
        Word::CombinedMargin,
        Word::AllGeneration,
        Word::LessProject,
        Word::Leakage,
        Word::Reduction,
    ];
    table(look, Word::MarginHeading, &header, 2, rows)
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
