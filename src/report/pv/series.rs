//! What tables say of plants: own use matched row by row, months, degradation.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{DIGITS, Solar};
use crate::finding::{PlantWord as Word, PvWord, one_line};
use crate::saving::proof::Every;

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let name = |word: Word| word.text(look.lang).to_owned();
    let plant_word = PvWord::Plant.text(look.lang).to_owned();
    let table = |heading: Word, header: &[Word], rows: Vec<Vec<String>>| {
        if rows.is_empty() {
            return Vec::new();
        }
        let mut names = vec![plant_word.clone()];
        names.extend(header.iter().map(|word| name(*word)));
        let columns = (0..names.len()).map(|at| if at == 0 { LEFT } else { RIGHT }).collect();
        vec![Block::Heading(name(heading)), Block::Rows(Rows { header: names, columns, rows, total: false })]
    };
    let (mut all, mut netted, mut rates, mut months) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut is_coarse, mut is_modelled) = (false, false);
    for (plant, figure) in solar.shown() {
        let Some(of) = &figure.series else { continue };
        let own = |node| solar.in_own_unit(node, DIGITS, look.lang);
        let kwh = |node| solar.in_unit(node, "kWh", DIGITS, look.lang);
        let id = || one_line(&plant.id);
        if of.own_use.is_some() {
            all.push(vec![
                id(),
                of.rows.to_string(),
                kwh(of.generated),
                kwh(of.load),
                kwh(of.own_use),
                kwh(of.exchanged.map(|of| of.0)),
                kwh(of.exchanged.map(|of| of.1)),
                solar.percent(of.own_use_share),
                solar.percent(of.self_sufficiency),
            ]);
            let by = |span: &str| kwh(of.netted.iter().find(|(by, _)| *by == span).map(|(_, node)| *node));
            netted.push(vec![id(), kwh(of.own_use), by("day"), by("month"), by("year")]);
            is_coarse |= of.every.is_some_and(|every| every != Every::Hour);
        }
        is_modelled |= of.is_modelled;
        if let Some(degradation) = &of.degradation {
            let [recentred, plain] = degradation.by_centre;
            let rate = |node| solar.in_unit(node, "%/a", 4, look.lang);
            let (low, high) = degradation.interval;
            rates.push(vec![
                id(),
                rate(Some(degradation.rate)),
                format!("{} … {}", rate(Some(low)), rate(Some(high))),
                degradation.pairs.to_string(),
                rate(recentred),
                rate(plain),
                rate(degradation.line.map(|line| line[0])),
            ]);
        }
        // More than three years of months are for the sheet.
        if of.months.len() <= 36 {
            months.extend(of.months.iter().map(|(month, node)| vec![id(), month.clone(), own(Some(*node))]));
        }
    }
    let mut blocks = table(
        Word::Series,
        &[
            Word::Rows,
            Word::Generated,
            Word::Load,
            Word::OwnUse,
            Word::Exported,
            Word::Imported,
            Word::OwnUseShare,
            Word::SelfSufficiency,
        ],
        all,
    );
    blocks.extend(table(Word::Netting, &[Word::OwnUse, Word::ByDay, Word::ByMonth, Word::ByYear], netted));
    if is_modelled {
        blocks.push(Block::Line(name(Word::GenerationOfModel)));
    }
    if is_coarse {
        blocks.push(Block::Line(name(Word::CoarseRows)));
    }
    blocks.extend(table(
        Word::DegradationHeading,
        &[Word::Degradation, Word::Interval, Word::Pairs, Word::Recentred, Word::NotRecentred, Word::Line],
        rates,
    ));
    blocks.extend(table(Word::Months, &[Word::Month, Word::Generated], months));
    blocks
}
