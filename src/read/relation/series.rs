//! Years beside one another: a column of changes, and what the text says of two years of a row.

use std::collections::HashMap;

use super::chance;
use super::found::Found;
use super::item::Field;
use super::words::{CHANGE, affinity, says};
use crate::quantity::{Exact, Interval};
use crate::read::{Direction, Scale};

/// Rows that are tried for one change of the text.
const MOST_ROWS: usize = 12;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for grid in 0..field.grids.len() {
        columns(field, grid, out);
    }
    text(field, out);
}

/// `to / from − 1`, with and without its sign.
fn change(field: &Field<'_>, from: usize, to: usize) -> Option<Interval> {
    let (x, y) = (&field.items[from], &field.items[to]);
    if x.kind != y.kind || !x.is_amount() {
        return None;
    }
    Some(y.range.as_ref()?.div(x.range.as_ref()?)?.sub(&Interval::point(Exact::ONE)))
}

/// A column of changes against two columns of amounts.
fn columns(field: &Field<'_>, grid: usize, out: &mut Vec<Found>) {
    let table = &field.grids[grid];
    for (at, column) in table.columns.iter().enumerate() {
        let cells = field.column(grid, at);
        if !says(&column.name, CHANGE) || !cells.iter().any(|index| field.items[*index].is_percent()) {
            continue;
        }
        let pairs = year_pairs(field, grid, at);
        let best = pairs
            .into_iter()
            .map(|pair| (rows(field, grid, at, pair), pair))
            .max_by_key(|(rows, _)| rows.iter().filter(|(_, _, fits, _)| *fits).count());
        let Some((rows, _)) = best else { continue };
        let fitting = rows.iter().filter(|(_, _, fits, _)| *fits).count();
        // The words name the column; that most rows fit says which years it is of.
        if fitting == 0 || fitting * 2 < rows.len() {
            continue;
        }
        for (figures, equals, fits, chance) in rows {
            let found = Found::claim("change", equals, figures);
            out.push(if fits { found.weighed(0.9, chance, true) } else { found.by_words(0.92) });
        }
    }
}

/// Pairs of columns that a change could be between: earlier first.
fn year_pairs(field: &Field<'_>, grid: usize, change: usize) -> Vec<(usize, usize)> {
    let table = &field.grids[grid];
    let mut years: Vec<(u16, usize)> = table
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| Some((column.year?, at)))
        .filter(|(_, at)| *at != change)
        .collect();
    years.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = years.windows(2).map(|pair| (pair[0].1, pair[1].1)).rev().take(3).collect();
    if pairs.is_empty() {
        let others: Vec<usize> = (0..table.columns.len()).filter(|at| *at != change).take(6).collect();
        pairs = others.windows(2).flat_map(|pair| [(pair[0], pair[1]), (pair[1], pair[0])]).collect();
    }
    pairs
}

type RowOfChange = (Vec<usize>, &'static str, bool, f64);

fn rows(field: &Field<'_>, grid: usize, column: usize, (from, to): (usize, usize)) -> Vec<RowOfChange> {
    let mut all = Vec::new();
    for row in 0..field.grids[grid].rows.len() {
        let cell = |column: usize| field.cell(grid, row, column);
        let (Some(a), Some(b), Some(printed)) = (cell(from), cell(to), cell(column)) else { continue };
        let item = &field.items[printed];
        let (Some(range), Some(change)) = (&item.range, change(field, a, b)) else { continue };
        if !item.is_percent() {
            continue;
        }
        let turned = item.figure.meaning.direction == Direction::Less && item.value.is_positive();
        let (change, equals) = if turned { (change.neg(), "-change(x0, x1)") } else { (change, "change(x0, x1)") };
        let width = change.width().map_or(1.0, |width| width.to_f64()) + item.step;
        let chance = chance::of_share(width, item.size);
        all.push((vec![a, b, printed], equals, change.meets(range), chance));
    }
    all
}

/// What the text says has changed, against the rows of tables that are about the same.
fn text(field: &Field<'_>, out: &mut Vec<Found>) {
    // Rows by the pairs of characters of their labels.
    let mut rows: HashMap<(char, char), Vec<(usize, usize)>> = HashMap::new();
    for (grid, table) in field.grids.iter().enumerate() {
        if table.columns.iter().filter(|column| column.year.is_some()).count() < 2 {
            continue;
        }
        for (row, line) in table.rows.iter().enumerate() {
            for pair in pairs(&line.label) {
                rows.entry(pair).or_default().push((grid, row));
            }
        }
    }
    if rows.is_empty() {
        return;
    }
    for (index, item) in field.items.iter().enumerate() {
        let meaning = &item.figure.meaning;
        let told = says(&item.figure.quote, CHANGE) || meaning.scale == Scale::Change;
        if item.cell.is_some() || !item.is_percent() || !item.is_definite() || !told || meaning.scale == Scale::Target {
            continue;
        }
        let Some(range) = &item.range else { continue };
        let mut near: HashMap<(usize, usize), usize> = HashMap::new();
        for pair in pairs(item.words()) {
            // A pair of characters that half of all rows have tells nothing.
            for row in rows.get(&pair).into_iter().flatten().take(40) {
                *near.entry(*row).or_default() += 1;
            }
        }
        let mut near: Vec<((usize, usize), usize)> = near.into_iter().filter(|(_, common)| *common >= 2).collect();
        near.sort_by_key(|(row, common)| (usize::MAX - *common, *row));
        near.truncate(MOST_ROWS);
        let mut best: Option<(f64, Found)> = None;
        let tried = near.len() * 4;
        for ((grid, row), _) in near {
            let alike = affinity(item.words(), &field.grids[grid].rows[row].label);
            for (from, to) in year_pairs(field, grid, usize::MAX) {
                let cell = |column: usize| field.cell(grid, row, column);
                let (Some(a), Some(b)) = (cell(from), cell(to)) else { continue };
                let Some(change) = change(field, a, b) else { continue };
                let falls = field.items[b].value < field.items[a].value && item.value.is_positive();
                let (change, equals) =
                    if falls { (change.neg(), "-change(x0, x1)") } else { (change, "change(x0, x1)") };
                if !change.meets(range) {
                    continue;
                }
                let width = change.width().map_or(1.0, |width| width.to_f64()) + item.step;
                let chance = chance::of_any(chance::of_share(width, item.size), tried);
                let found = Found::claim("change", equals, vec![a, b, index]).weighed(0.1 + 0.6 * alike, chance, true);
                if best.as_ref().is_none_or(|(other, _)| alike > *other) {
                    best = Some((alike, found));
                }
            }
        }
        out.extend(best.map(|(_, found)| found));
    }
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).take(40).collect();
    let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
