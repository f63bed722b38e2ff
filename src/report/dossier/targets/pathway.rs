//! The way to a target: its path beside the actual figures, how each year stands, and what is left to do.

use super::{Showing, base_year, standing};
use crate::calc::NodeId;
use crate::finding::{TargetWord as Word, one_line};
use crate::report::chart::{Axis, Chart, Drawing, Lines, Series, Stroke};
use crate::report::dossier::{Block, Cell, Column, Row, Table};
use crate::report::{number, targets as page};
use crate::target::{PathForm, Target, TargetFigure};

/// A heading, a chart and tables for a target with figures; a bare change of an index, and a level without figures, have none.
pub(super) fn blocks(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure) -> Vec<Block> {
    let is_bare = figure.path.is_empty() || figure.is_index;
    if is_bare && figure.progress.years.is_empty() && figure.recalculation.is_none() && figure.convergence.is_none() {
        return Vec::new();
    }
    let name = one_line(target.name.as_deref().unwrap_or(&target.id));
    let mut blocks = vec![Block::Heading(name.clone())];
    blocks.extend(chart(of, target, figure, &name).map(Block::Chart));
    blocks.push(Block::Table(years(of, target, figure)));
    blocks.extend(page::standing::remarks(&figure.progress).map(|word| Block::Note(of.word(word))));
    blocks.extend(base_year::bridge(of, target, figure, &name));
    blocks.extend(base_year::convergence(of, target, figure));
    blocks.extend(standing::trend(of, target, figure));
    let left = page::detail::left_to_do(target, figure);
    if !left.is_empty() {
        let rows = left.into_iter().map(|(word, node)| Row::body(vec![Cell::Text(of.word(word)), of.cell(Some(node))]));
        let columns = vec![Column::text("what", ""), Column::number("value", "")];
        let id = format!("target-left-{}", target.id);
        blocks.push(Block::Table(of.table(&id, of.word(Word::BudgetHead), columns, rows.collect())));
    }
    if page::detail::is_filled(target, figure) {
        blocks.push(Block::Note(of.word(Word::Filled)));
    }
    blocks
}

fn chart(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure, name: &str) -> Option<Chart> {
    let value = |node: NodeId| of.making.figures.known(node).value().map(crate::quantity::Exact::to_f64);
    let points = |years: &[(i32, NodeId)]| -> Vec<(f64, Option<f64>)> {
        years.iter().map(|(year, node)| (f64::from(*year), value(*node))).collect()
    };
    let base = figure.path.first().copied()?;
    // Without figures the base value alone is no row of actual figures.
    let mut actual: Vec<(i32, NodeId)> = figure.actuals.first().map(|_| base).into_iter().collect();
    actual.extend(&figure.actuals);
    let goal = figure.path.last().copied()?;
    let form = if target.path.form == PathForm::Compound { Word::Compound } else { Word::Path };
    // A band has the colour of the series in its place: the trend is the first, drawn or not.
    let (trend, bands) = standing::drawn(of, figure);
    let series = vec![
        trend,
        Series { name: of.word(form), stroke: Stroke::Dashed, points: points(&figure.path) },
        Series { name: of.word(Word::Actual), stroke: Stroke::Actual, points: points(&actual) },
        Series { name: of.word(Word::GoalValue), stroke: Stroke::Target, points: points(&[goal]) },
    ];
    let unit = of.making.figures.view().unit(base.1).text().to_owned();
    let told = |(year, node): (i32, NodeId)| {
        let value = of.making.figures.known(node).value();
        let text = value.map(|value| number::significant(value, super::DIGITS)).unwrap_or_default();
        format!("{year}: {text} {unit}")
    };
    let last = figure.actuals.last().copied().map(|last| format!(", {} {}", of.word(Word::Actual), told(last)));
    let alt = format!("{name}: {} → {}{}", told(base), told(goal), last.unwrap_or_default());
    let drawing = Lines {
        x: Axis::years(of.word(Word::Year)),
        y: Axis::amount(of.word(Word::Value), unit.clone()).from_zero(),
        series,
        bands,
        wedges: None,
        rules: Vec::new(),
        events: Vec::new(),
    };
    Some(Chart {
        id: format!("target-path-{}", target.id),
        title: of.word(Word::PathAndActual),
        alt,
        unit,
        has_table: true,
        drawing: Drawing::from(drawing),
    })
}

/// The path, those beside it, the figures and how each year stands.
fn years(of: &Showing<'_, '_>, target: &Target, figure: &TargetFigure) -> Table {
    let at = |years: &[(i32, NodeId)], year: i32| years.iter().find(|(of, _)| *of == year).map(|(_, node)| *node);
    let beside = [("linear", Word::Linear, &figure.linear), ("compound", Word::Compound, &figure.compound)];
    let beside: Vec<_> = beside.into_iter().filter(|(_, _, years)| !years.is_empty()).collect();
    // Of a level there are figures without a path.
    let mut all: Vec<i32> = figure.path.iter().map(|(year, _)| *year).collect();
    all.extend(figure.progress.years.iter().map(|of| of.year));
    all.sort_unstable();
    all.dedup();
    let rows = all.into_iter().map(|year| {
        let mut cells = vec![Cell::Text(year.to_string()), of.cell(at(&figure.path, year))];
        cells.extend(beside.iter().map(|(_, _, years)| of.cell(at(years, year))));
        cells.push(of.cell(at(&figure.actuals, year)));
        let progress = figure.progress.years.iter().find(|of| of.year == year);
        cells.push(of.cell(progress.and_then(|of| of.gap)));
        cells.push(of.percent(progress.and_then(|of| of.change)));
        cells.push(progress.map_or(Cell::Empty, |progress| Cell::Mark(standing::mark(of, progress.word))));
        Row::body(cells)
    });
    let mut columns = vec![Column::text("year", of.word(Word::Year)), Column::number("path", of.word(Word::Path))];
    columns.extend(beside.iter().map(|(key, word, _)| Column::number(key, of.word(*word))));
    columns.push(Column::number("actual", of.word(Word::Actual)));
    columns.push(Column::number("against_path", of.word(Word::AgainstPath)));
    columns.push(Column::number("against_year_before", of.word(Word::AgainstYearBefore)));
    columns.push(Column::mark("standing", of.word(Word::Standing)));
    of.table(&format!("target-years-{}", target.id), of.word(Word::YearByYear), columns, rows.collect())
}
