//! Energy performance indicators against their baselines, and against benchmarks.

use serde_json::{Value, json};

use super::super::figure::{figure_json, place_json};
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::{Saved, plain_sign, with_unit};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{AboutEnpi, EnpiWord as Word, Lang, one_line};
use crate::saving::enpi::{Enpi, EnpiFigure, Level, Met};

pub(in crate::report) fn level_word(level: Level) -> Word {
    match level {
        Level::Limit => Word::LevelLimit,
        Level::Access => Word::LevelAccess,
        Level::Advanced => Word::LevelAdvanced,
        Level::Grade1 => Word::LevelGrade1,
        Level::Grade2 => Word::LevelGrade2,
        Level::Grade3 => Word::LevelGrade3,
        Level::Other => Word::LevelOther,
    }
}

pub(in crate::report) const fn met_word(met: Met) -> Word {
    match met {
        Met::Yes => Word::IsMet,
        Met::No => Word::IsNotMet,
        Met::CannotTell => Word::CannotTell,
    }
}

/// What a benchmark is called: its kind, and its name where it has one.
pub(in crate::report) fn benchmark_name(level: Level, name: Option<&str>, lang: Lang) -> String {
    let word = level_word(level).text(lang);
    name.map_or_else(|| word.to_owned(), |name| format!("{word} · {}", one_line(name)))
}

/// Significant digits of an indicator: its size depends on the variable.
const DIGITS: u32 = 6;

/// An indicator with its unit; one that is printed, as it is printed.
fn shown(saved: &Saved<'_>, node: NodeId, lang: Lang) -> String {
    let value = exact::value(saved.view(), node);
    match value.value().filter(|_| saved.view().leaf_at(node).is_none()) {
        Some(value) => number::with_unit(number::significant(value, DIGITS), saved.view().unit(node)),
        None => with_unit(saved, node, lang),
    }
}

/// A change in per cent, with its sign.
fn percent(saved: &Saved<'_>, node: NodeId) -> String {
    let known = exact::value(saved.view(), node);
    known.value().map(|value| format!("{} %", number::signed(value, 2, 2))).unwrap_or_default()
}

/// The lines below the tables: what was normalised and what was not, what is made up.
pub(in crate::report) fn remarks(enpis: &[Enpi], figures: &[EnpiFigure], lang: Lang) -> Vec<String> {
    let shown = || figures.iter().map(|figure| &enpis[figure.enpi]);
    let mut lines = Vec::new();
    let open = shown().filter(|enpi| enpi.baseline.as_ref().is_some_and(|of| of.normalisation.is_none()));
    let open: Vec<String> = open.map(|enpi| enpi.id.clone()).collect();
    for enpi in shown() {
        if let Some(of) = enpi.baseline.as_ref().and_then(|of| of.normalisation.as_ref()) {
            let (ratio, says) = (of.ratio.value.to_string(), one_line(&of.says));
            lines.push(AboutEnpi::Normalised { enpi: enpi.id.clone(), ratio, says }.text(lang));
        }
    }
    if !open.is_empty() {
        lines.push(AboutEnpi::NotNormalised { ids: open }.text(lang));
    }
    let made_up: Vec<String> = shown().filter(|enpi| enpi.is_made_up).map(|enpi| enpi.id.clone()).collect();
    if !made_up.is_empty() {
        lines.push(AboutEnpi::MadeUp { ids: made_up }.text(lang));
    }
    lines
}

/// Indicators against baselines, then against benchmarks.
pub(super) fn blocks(saved: &Saved<'_>, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let figures = &saved.savings.enpis;
    if figures.is_empty() || saved.only.is_some() {
        return Vec::new();
    }
    let word = |word: Word| word.text(lang).to_owned();
    let own = plain_sign(saved);
    let named = |figure: &EnpiFigure| {
        let enpi = &saved.enpis[figure.enpi];
        let mark = if enpi.is_made_up { " *" } else { "" };
        format!("{}{mark}", one_line(&enpi.id))
    };
    let rows = figures.iter().map(|figure| {
        let enpi = &saved.enpis[figure.enpi];
        let period = enpi.period.and_then(|at| saved.subject.accounts.periods.get(at));
        let of = |node: Option<NodeId>| node.map(|node| shown(&own, node, lang)).unwrap_or_default();
        let baseline = figure.baseline.as_ref();
        vec![
            named(figure),
            period.map(|period| one_line(&period.id)).unwrap_or_default(),
            of(Some(figure.value)),
            of(baseline.map(|of| of.value)),
            baseline.map(|of| percent(saved, of.improvement)).unwrap_or_default(),
            baseline.and_then(|of| of.saved).map(|node| with_unit(saved, node, lang)).unwrap_or_default(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let header = [Word::Indicator, Word::Period, Word::Value, Word::Baseline, Word::Improvement, Word::Saved];
    let (left, right) = (Align::Left, Align::Right);
    let columns = vec![left, left, right, right, right, right];
    let header = header.map(word).into();
    let mut blocks = Vec::new();
    // Without projects the page has this for its title.
    if !saved.projects.is_empty() {
        blocks.push(Block::Heading(word(Word::Title)));
    }
    blocks.push(Block::Rows(Rows { header, columns, rows, total: false }));
    blocks.extend(remarks(saved.enpis, figures, lang).into_iter().map(Block::Line));
    let held = figures.iter().flat_map(|figure| {
        let enpi = &saved.enpis[figure.enpi];
        let name = named(figure);
        let own = &own;
        enpi.benchmarks.iter().zip(&figure.benchmarks).enumerate().map(move |(at, (benchmark, held))| {
            vec![
                if at == 0 { name.clone() } else { String::new() },
                benchmark_name(benchmark.level, benchmark.name.as_deref(), lang),
                shown(own, held.value, lang),
                percent(own, held.percent),
                met_word(held.met).text(lang).to_owned(),
                one_line(&benchmark.source.text),
            ]
        })
    });
    let held: Vec<_> = held.collect();
    if !held.is_empty() {
        // The gap in the unit of the indicator is a figure of its own (`enpi/ID/gap/N`); here it stands in per cent.
        let header = [Word::Indicator, Word::Level, Word::Benchmark, Word::Gap, Word::Answer, Word::Source];
        let header = header.map(word).into();
        let columns = vec![left, left, right, right, left, left];
        blocks.push(Block::Heading(word(Word::Benchmarking)));
        blocks.push(Block::Rows(Rows { header, columns, rows: held, total: false }));
    }
    blocks
}

/// The figures of indicators with their names, for the sheet.
pub(super) fn named_figures(figure: &EnpiFigure) -> Vec<(&'static str, NodeId)> {
    let mut named = vec![("enpi", figure.value)];
    if let Some(of) = &figure.baseline {
        named.push(("enpi-baseline", of.value));
        named.extend(of.expected.map(|node| ("enpi-expected", node)));
        named.extend(of.saved.map(|node| ("enpi-saved", node)));
        named.push(("enpi-improvement", of.improvement));
    }
    for held in &figure.benchmarks {
        named.push(("enpi-gap", held.gap));
    }
    named
}

pub(super) fn enpis_json(saved: &Saved<'_>) -> Vec<Value> {
    let subject = saved.subject;
    let plain = |node: NodeId| figure_json(subject, saved.view(), node, &exact::value(saved.view(), node));
    let each = saved.savings.enpis.iter().map(|figure| {
        let enpi = &saved.enpis[figure.enpi];
        let period = |at: Option<usize>| at.and_then(|at| subject.accounts.periods.get(at)).map(|period| &period.id);
        let baseline = figure.baseline.as_ref().zip(enpi.baseline.as_ref()).map(|(of, stated)| {
            json!({
                "period": period(stated.period),
                "value": plain(of.value),
                "expected": of.expected.map(plain),
                "saved": of.saved.map(|node| super::json::signed_json(saved, node)),
                "improvement": plain(of.improvement),
                "normalisation": stated.normalisation.as_ref().map(|of| json!({
                    "ratio": of.ratio.value.to_string(), "says": of.says,
                })),
            })
        });
        let benchmarks = enpi.benchmarks.iter().zip(&figure.benchmarks).map(|(benchmark, held)| {
            json!({
                "level": benchmark.level.word(),
                "name": benchmark.name,
                "source": benchmark.source.text,
                "value": plain(held.value),
                "gap": plain(held.gap),
                "gap_percent": plain(held.percent),
                "met": match held.met { Met::Yes => Some(true), Met::No => Some(false), Met::CannotTell => None },
            })
        });
        json!({
            "id": enpi.id,
            "name": enpi.name,
            "place": place_json(enpi.place, subject.sources),
            "period": period(enpi.period),
            "made_up": enpi.is_made_up,
            "value": plain(figure.value),
            "baseline": baseline,
            "benchmarks": benchmarks.collect::<Vec<_>>(),
        })
    });
    each.collect()
}
