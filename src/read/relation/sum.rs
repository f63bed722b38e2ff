//! Sums in a sentence, along a list or a chart, and percentages that make a hundred.

use super::chance;
use super::found::{Found, names};
use super::item::{Field, LONGEST_SENTENCE};
use super::slip;
use super::words::{COMPOSITION, OF_WHICH, PARTS, TOTAL, affinity, says};
use crate::quantity::{Exact, Interval};
use crate::read::Scale;

/// Figures of a chart: at least and at most so many.
const BARS: std::ops::RangeInclusive<usize> = 5..=60;
/// Lines from a chart to the text that names its total.
const CHART_LINES: u32 = 30;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in &field.sentences {
        if (2..=LONGEST_SENTENCE).contains(&sentence.len()) {
            of_kind(field, sentence, out);
        }
    }
    for (grid, table) in field.grids.iter().enumerate() {
        for column in 0..table.columns.len() {
            for block in blocks(field, field.column(grid, column)) {
                composition(field, &block, out);
            }
        }
        for row in 0..table.rows.len() {
            chart(field, field.row(grid, row), out);
        }
    }
    for run in bare_runs(field) {
        chart(field, &run, out);
    }
}

/// Splits a sentence by what its figures measure.
fn of_kind(field: &Field<'_>, sentence: &[usize], out: &mut Vec<Found>) {
    let mut rest: Vec<usize> = sentence.iter().copied().filter(|index| field.items[*index].is_definite()).collect();
    while let Some(first) = rest.first().copied() {
        let kind = field.items[first].kind;
        let (alike, others) = rest.into_iter().partition(|index| field.items[*index].kind == kind);
        rest = others;
        if field.items[first].is_percent() {
            hundred(field, &alike, out);
        } else {
            in_sentence(field, &alike, out);
        }
    }
}

/// A figure as the sum of the run before or after it.
fn in_sentence(field: &Field<'_>, alike: &[usize], out: &mut Vec<Found>) {
    if alike.len() < 3 {
        return;
    }
    let told = alike.iter().any(|index| says(&field.items[*index].figure.quote, PARTS));
    let all = alike.len() * (alike.len() - 1) / 2;
    for (at, total) in alike.iter().enumerate() {
        let before: Vec<usize> = alike[..at].iter().rev().copied().collect();
        let mut best: Option<Found> = None;
        for run in [before.as_slice(), &alike[at + 1..]] {
            for length in 2..=run.len() {
                let Some(chance) = fit(field, *total, &run[..length]) else { continue };
                let whole = length == run.len();
                let prior = if told { 0.4 } else { 0.03 } + if told && whole { 0.2 } else { 0.0 };
                // A whole, the word for its parts, and all that follows: no other sum was tried.
                let listed = at == 0 && whole && says(&between(field, *total, run[0]), OF_WHICH);
                let (prior, tried) = if listed { (0.7, 1) } else { (prior, all) };
                let mut figures = run[..length].to_vec();
                figures.sort_by_key(|index| field.place[*index]);
                figures.push(*total);
                let found = Found::claim("sum", names(length, " + "), figures);
                let found = found.weighed(prior, chance::of_any(chance, tried), told);
                if best.as_ref().is_none_or(|other| found.prior >= other.prior) {
                    best = Some(found);
                }
            }
        }
        let by_words = || announced(field, *total, &before);
        out.extend(best.or_else(by_words));
    }
}

/// The words from one figure to a later one, over at most a few lines.
pub(super) fn between(field: &Field<'_>, from: usize, to: usize) -> String {
    let (from, to) = (field.items[from].figure.at, field.items[to].figure.at);
    let lines = from.line..=to.line.min(from.line.saturating_add(3));
    let part = |number: u32| {
        let line = field.line(number);
        let start = if number == from.line { from.end as usize } else { 0 };
        let end = if number == to.line { to.start as usize } else { line.len() };
        line.get(start..end).unwrap_or_default()
    };
    lines.map(part).collect()
}

/// The chance of the fit, where the parts add up to the total.
fn fit(field: &Field<'_>, total: usize, parts: &[usize]) -> Option<f64> {
    let item = &field.items[total];
    let mut sum = Interval::point(Exact::ZERO);
    let mut value = Exact::ZERO;
    let mut step = item.step;
    for part in parts {
        let part = &field.items[*part];
        sum = sum.add(part.range.as_ref()?);
        value += &part.value;
        step = step.max(part.step);
    }
    if value == item.value {
        return Some(chance::of_amount(step, item.size));
    }
    // Counts add up to the one; only what was rounded may miss.
    let whole = |index: &usize| field.items[*index].value.is_integer();
    if parts.iter().chain([&total]).all(whole) || !sum.meets(item.range.as_ref()?) {
        return None;
    }
    Some(chance::of_amount(sum.width()?.to_f64() + step, item.size))
}

/// A sum that the words right before the figure announce, whether it fits or not.
fn announced(field: &Field<'_>, total: usize, before: &[usize]) -> Option<Found> {
    let head = field.before(total);
    let near = TOTAL.iter().filter_map(|word| head.rfind(word).map(|at| head.len() - at - word.len())).min();
    if near? > 9 || before.len() < 2 {
        return None;
    }
    let item = &field.items[total];
    let sum = before.iter().fold(Exact::ZERO, |sum, index| &sum + &field.items[*index].value);
    let wanted = || sum.checked_div(item.figure.quantity.unit().ratio());
    // What is far off is another total, unless two digits changed places.
    let far = (sum.to_f64() / item.size - 1.0).abs() > 0.2;
    if far && !wanted().is_some_and(|wanted| slip::exchanged(item.figure, &wanted)) {
        return None;
    }
    let mut figures = before.to_vec();
    figures.reverse();
    figures.push(total);
    Some(Found::claim("sum", names(before.len(), " + "), figures).by_words(0.92))
}

/// Whether a figure can be a part of a hundred per cent.
fn is_part(field: &Field<'_>, index: usize) -> bool {
    let item = &field.items[index];
    let scale = item.figure.meaning.scale;
    item.is_percent() && item.value.is_positive() && !matches!(scale, Scale::Change | Scale::Target)
}

/// Percentages of a column in rows one below the other, of one group and with labels that have a stem in common.
fn blocks(field: &Field<'_>, column: &[usize]) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for index in column.iter().copied() {
        let Some((grid, row, _)) = field.items[index].cell.filter(|_| is_part(field, index)) else {
            last = None;
            continue;
        };
        let rows = &field.grids[grid].rows;
        let goes_on = last.is_some_and(|(before, above)| {
            let (a, b) = (&rows[above], &rows[row]);
            row == above + 1
                && a.group == b.group
                && affinity(field.items[before].words(), field.items[index].words()) >= 0.3
        });
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => block.push(index),
            None => blocks.push(vec![index]),
        }
        last = Some((index, row));
    }
    blocks
}

/// Rows of a block that make 100 %: the whole block, within the rounding of its figures, or exactly as many from some row on.
fn composition(field: &Field<'_>, block: &[usize], out: &mut Vec<Found>) {
    let Some(last) = block.last().filter(|_| (2..=LONGEST_SENTENCE).contains(&block.len())) else { return };
    let mut sum = Interval::point(Exact::ZERO);
    for index in block {
        let Some(range) = &field.items[*index].range else { return };
        sum = sum.add(range);
    }
    let labels = |pair: &[usize]| affinity(field.items[pair[0]].words(), field.items[pair[1]].words());
    let alike = block.windows(2).map(labels).fold(1.0, f64::min);
    let named = says(field.items[*last].words(), COMPOSITION);
    if !sum.contains(&Exact::ONE) || !named {
        return hundred(field, block, out);
    }
    let value = block.iter().fold(Exact::ZERO, |sum, index| &sum + &field.items[*index].value);
    // An exact sum says as much as the finest print of its parts.
    let finest = block.iter().map(|index| field.items[*index].step).fold(1.0, f64::min);
    let width = if value == Exact::ONE { finest } else { sum.width().map_or(1.0, |width| width.to_f64()) };
    let chance = chance::of_share(width, 0.5);
    let equals = format!("100 % - {}", names(block.len() - 1, " - "));
    out.push(Found::claim("rest", equals, block.to_vec()).weighed(0.2 + 0.4 * alike, chance, false));
}

/// Neighbouring percentages that make exactly 100 %.
fn hundred(field: &Field<'_>, line: &[usize], out: &mut Vec<Found>) {
    let share = |index: usize| is_part(field, index);
    let starts = line.iter().filter(|index| share(**index)).count();
    let mut at = 0;
    while at < line.len() {
        let mut sum = Exact::ZERO;
        let mut end = at;
        while end < line.len() && share(line[end]) && sum < Exact::ONE && end - at < LONGEST_SENTENCE {
            sum += &field.items[line[end]].value;
            end += 1;
        }
        if sum == Exact::ONE && end - at >= 2 {
            let run = &line[at..end];
            let step = run.iter().map(|index| field.items[*index].step).fold(0.0, f64::max);
            let labels = |pair: &[usize]| affinity(field.items[pair[0]].words(), field.items[pair[1]].words());
            let alike = run.windows(2).map(labels).fold(1.0, f64::min);
            let prior = 0.05 + 0.45 * alike;
            let equals = format!("100 % - {}", names(run.len() - 1, " - "));
            let chance = chance::of_any(chance::of_share(step, 0.5), starts);
            out.push(Found::claim("rest", equals, run.to_vec()).weighed(prior, chance, false));
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Runs of pure numbers of the text that stand side by side: the bars of a chart.
fn bare_runs(field: &Field<'_>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for index in &field.order {
        let item = &field.items[*index];
        if item.cell.is_some() || !item.figure.quantity.unit().is_none() || !item.is_amount() {
            continue;
        }
        let goes_on = last.is_some_and(|before| item.figure.at.line.abs_diff(field.items[before].figure.at.line) <= 3);
        if !goes_on {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(*index);
        }
        last = Some(*index);
    }
    runs
}

/// Bars of a chart against a total that the text near it states.
fn chart(field: &Field<'_>, bars: &[usize], out: &mut Vec<Found>) {
    if !BARS.contains(&bars.len()) || !bars.iter().all(|index| bare_count(field, *index)) {
        return;
    }
    let first = bars[0];
    let line = field.items[first].figure.at.line;
    let heading = heading(field, first, line);
    let sum: f64 = bars.iter().map(|index| field.items[*index].size).sum();
    let largest = bars.iter().map(|index| field.items[*index].size).fold(0.0, f64::max);
    let at = field.place[first];
    let around = field.order[at.saturating_sub(40)..(at + 80).min(field.order.len())].iter().copied();
    let fits = |index: &usize| {
        let item = &field.items[*index];
        let off = (sum / item.size - 1.0).abs();
        !bars.contains(index)
            && item.is_amount()
            && item.value.is_integer()
            && is_count(item.figure.quantity.dimension())
            && item.figure.at.line.abs_diff(line) <= CHART_LINES
            && item.size > largest
            && off <= 0.03
            && affinity(item.words(), &heading) >= 0.3
    };
    let Some(total) = around.filter(fits).min_by_key(|index| field.items[*index].figure.at.line.abs_diff(line)) else {
        return;
    };
    let unit = field.items[total].figure.quantity.unit();
    let scaled = if unit.is_none() { String::new() } else { format!(" * 1 {}", unit.text()) };
    let equals = format!("sum({}){scaled}", names(bars.len(), ", "));
    let mut figures = bars.to_vec();
    figures.push(total);
    let found = Found::claim("chart", equals, figures);
    out.push(if (sum - field.items[total].size).abs() < 0.5 {
        found.weighed(0.5, chance::of_any(chance::of_amount(1.0, sum), 20), true)
    } else {
        found.by_words(0.9)
    });
}

fn bare_count(field: &Field<'_>, index: usize) -> bool {
    let item = &field.items[index];
    item.figure.quantity.unit().is_none() && item.is_amount() && item.value.is_integer()
}

fn is_count(dimension: crate::quantity::Dimension) -> bool {
    use crate::quantity::Base;
    dimension.is_none() || dimension == crate::quantity::Dimension::of(Base::Item)
}

/// What a chart is called: its caption, or the nearest line of words above it.
fn heading(field: &Field<'_>, index: usize, line: u32) -> String {
    if let Some((grid, ..)) = field.items[index].cell
        && !field.grids[grid].caption.is_empty()
    {
        return field.grids[grid].caption.clone();
    }
    let words = |text: &&str| text.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    (line.saturating_sub(6)..line)
        .rev()
        .map(|number| field.line(number))
        .find(words)
        .unwrap_or_default()
        .trim()
        .to_owned()
}
