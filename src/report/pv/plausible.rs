//! Outputs against their place, and what a place gives without weather.

use super::super::Look;
use super::super::number;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{DIGITS, Solar};
use crate::finding::{Lang, PlantWord as Word, PvWord, one_line};
use crate::pv::ResourceFigure;
use crate::pv::performance::StartDate;
use crate::pv::performance::plausibility::Flag;

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;

/// The name of a place in a language.
pub(in crate::report) fn place(of: &ResourceFigure, lang: Lang) -> String {
    of.name[usize::from(lang == Lang::Zh)].clone()
}

/// A start as a day of a year.
pub(in crate::report) fn start(of: &StartDate) -> Option<String> {
    match of {
        StartDate::On { month, day } => Some(format!("{month:02}-{day:02}")),
        StartDate::FullYear | StartDate::Never => None,
    }
}

/// How a start explains a yield: by a day, by no lost day at all, or not within the year.
pub(super) fn explained(of: &StartDate) -> &'static str {
    match of {
        StartDate::On { .. } => "by-start",
        StartDate::FullYear => "full-year",
        StartDate::Never => "never",
    }
}

pub(in crate::report) fn flag(of: Flag) -> Word {
    match of {
        Flag::MissingInput => Word::MissingInput,
        Flag::ZeroOrNegative => Word::ZeroOrNegative,
        Flag::YieldImpossible => Word::YieldImpossible,
        Flag::YieldHigh => Word::YieldHigh,
        Flag::YieldLow => Word::YieldLow,
        Flag::UnitSuspect => Word::UnitSuspect,
        Flag::PartialYearExplained => Word::PartialYearExplained,
        Flag::DensityImpossible => Word::DensityImpossible,
        Flag::DensityHigh => Word::DensityHigh,
        Flag::DensityLow => Word::DensityLow,
    }
}

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let mut blocks = against(solar, look);
    blocks.extend(expected(solar, look));
    blocks
}

fn against(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut rows = Vec::new();
    let mut has_flags = false;
    for (plant, figure) in solar.shown() {
        for output in &figure.outputs {
            let Some(of) = &output.plausible else { continue };
            let resource = figure.site.as_ref().map(|site| &site.resource);
            if resource.is_none() && of.assessed.flags.is_empty() {
                continue;
            }
            let range = of.assessed.range.as_ref();
            let whole = |value| number::fixed(value, 0);
            let days: Vec<String> = of.starts.iter().filter_map(|of| start(&of.start)).collect();
            let days = match days.as_slice() {
                [] => String::new(),
                [only] => only.clone(),
                [first, .., last] => format!("{first} – {last}"),
            };
            has_flags |= !of.assessed.flags.is_empty();
            let flags = match of.assessed.flags.is_empty() {
                true => word(Word::NothingNoticed),
                false => {
                    let flags: Vec<String> = of.assessed.flags.iter().map(|of| word(flag(*of))).collect();
                    flags.join(if look.lang == Lang::Zh { "；" } else { "; " })
                }
            };
            rows.push(vec![
                one_line(&plant.id),
                plant.output[output.output].name.clone(),
                of.assessed.specific_yield.as_ref().map(|value| number::fixed(value, 1)).unwrap_or_default(),
                range.map(|(low, high)| format!("{}–{}", whole(low), whole(high))).unwrap_or_default(),
                resource.map(|of| place(of, look.lang)).unwrap_or_default(),
                resource.map(|of| format!("{:?}", of.grade)).unwrap_or_default(),
                flags,
                days,
                solar.percent(output.change),
            ]);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let has_change = rows.iter().any(|row| row.last().is_some_and(|cell| !cell.is_empty()));
    if !has_change {
        rows.iter_mut().for_each(|row| row.truncate(row.len().saturating_sub(1)));
    }
    let mut header = vec![PvWord::Plant.text(look.lang).to_owned(), PvWord::Period.text(look.lang).to_owned()];
    header.push(PvWord::Yield.text(look.lang).to_owned());
    header.extend(
        [Word::Expected, Word::Place, Word::Grade, Word::Flags, Word::StartWouldExplain, Word::Change].map(word),
    );
    let mut columns = vec![LEFT, LEFT, RIGHT, RIGHT, LEFT, LEFT, LEFT, LEFT, RIGHT];
    if !has_change {
        header.truncate(header.len() - 1);
        columns.truncate(columns.len() - 1);
    }
    let mut blocks =
        vec![Block::Heading(word(Word::Plausibility)), Block::Rows(Rows { header, columns, rows, total: false })];
    if has_flags {
        blocks.push(Block::Line(word(Word::QuestionsNotVerdicts)));
    }
    blocks
}

fn expected(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut rows = Vec::new();
    for (plant, figure) in solar.shown() {
        let Some(site) = figure.site.as_ref().filter(|site| site.low.is_some()) else { continue };
        let kwh = |node| solar.in_unit(node, "kWh", DIGITS, look.lang);
        rows.push(vec![
            one_line(&plant.id),
            place(&site.resource, look.lang),
            format!("{:?}", site.resource.grade),
            kwh(site.low),
            kwh(site.p90),
            kwh(site.p50),
            kwh(site.high),
        ]);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let header = vec![
        PvWord::Plant.text(look.lang).to_owned(),
        word(Word::Place),
        word(Word::Grade),
        word(Word::Low),
        "P90".to_owned(),
        "P50".to_owned(),
        word(Word::High),
    ];
    let columns = vec![LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT];
    vec![
        Block::Heading(word(Word::ExpectedOfPlace)),
        Block::Rows(Rows { header, columns, rows, total: false }),
        Block::Line(word(Word::RangeMeans)),
    ]
}
