//! Energy performance indicators against their baselines and against benchmarks.

use super::savings::saving;
use super::{Block, Cell, Column, Making, Mark, Row, Table, Tone};
use crate::calc::NodeId;
use crate::finding::{EnpiWord as Word, one_line};
use crate::report::savings::{benchmark_name, met_word, remarks};
use crate::saving::enpi::Met;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let enpis = making.contents.enpis;
    let Some((_, savings)) = making.contents.saved.filter(|(_, savings)| !savings.enpis.is_empty()) else {
        return Vec::new();
    };
    let lang = making.look.lang;
    let title = |word: Word| word.text(lang);
    let shown = |node: Option<NodeId>| node.map_or(Cell::Empty, |node| saving(making, node));
    let percent = |node: Option<NodeId>| node.map_or(Cell::Empty, |node| Cell::Figure(making.figures.figure(node, 2)));
    let (mut rows, mut held) = (Vec::new(), Vec::new());
    for figure in &savings.enpis {
        let enpi = &enpis[figure.enpi];
        let name = || Cell::Text(enpi.name.as_deref().map_or_else(|| enpi.id.clone(), one_line));
        let period = enpi.period.and_then(|at| making.contents.subject.accounts.periods.get(at));
        let baseline = figure.baseline.as_ref();
        rows.push(Row::body(vec![
            name(),
            Cell::Text(period.map(|period| one_line(&period.id)).unwrap_or_default()),
            shown(Some(figure.value)),
            shown(baseline.map(|of| of.value)),
            percent(baseline.map(|of| of.improvement)),
            shown(baseline.and_then(|of| of.saved)),
        ]));
        for (benchmark, of) in enpi.benchmarks.iter().zip(&figure.benchmarks) {
            let tone = match of.met {
                Met::Yes => Tone::Good,
                Met::No => Tone::Warn,
                Met::CannotTell => Tone::Open,
            };
            held.push(Row::body(vec![
                name(),
                Cell::Text(benchmark_name(benchmark.level, benchmark.name.as_deref(), lang)),
                shown(Some(of.value)),
                shown(Some(of.gap)),
                percent(Some(of.percent)),
                Cell::Mark(Mark { tone, word: title(met_word(of.met)).to_owned() }),
                Cell::Text(one_line(&benchmark.source.text)),
            ]));
        }
    }
    let columns = vec![
        Column::text("enpi", title(Word::Indicator)),
        Column::text("period", title(Word::Period)),
        Column::number("value", title(Word::Value)),
        Column::number("baseline", title(Word::Baseline)),
        Column::number("improvement", title(Word::Improvement)),
        Column::number("saved", title(Word::Saved)),
    ];
    let table = |id: &str, caption: Word, columns: Vec<Column>, rows: Vec<Row>| {
        let caption = Some(title(caption).to_owned());
        Block::Table(Table { id: id.to_owned(), caption, columns, rows, is_list: false })
    };
    let mut blocks = vec![table("enpis", Word::Title, columns, rows)];
    blocks.extend(remarks(enpis, &savings.enpis, lang).into_iter().map(Block::Note));
    if !held.is_empty() {
        let columns = vec![
            Column::text("enpi", title(Word::Indicator)),
            Column::text("level", title(Word::Level)),
            Column::number("benchmark", title(Word::Benchmark)),
            Column::number("gap", title(Word::Gap)),
            Column::number("percent", "%"),
            Column::mark("answer", title(Word::Answer)),
            Column::text("source", title(Word::Source)),
        ];
        blocks.push(table("benchmarks", Word::Benchmarking, columns, held));
    }
    blocks
}
