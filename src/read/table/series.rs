//! Numbers that a chart leaves behind in a text: its bars, without labels, between the ticks of its axes.

use super::cell::{self, Content};
use super::cut::{Cut, Form, Piece, Sort};
use super::marked;
use super::roles;
use super::sheet::Entry;
use super::units::Units;
use crate::read::LeftOut;
use crate::read::model::{Cell, Column, Grid, Row};
use std::collections::BTreeSet;

/// Fewest numbers of a series. Three are found in any layout by chance.
const FEWEST: usize = 4;
/// Most numbers of a series: no chart has more, and data that stand in a text are none.
pub(in crate::read) const MOST: usize = 500;
/// Most empty lines inside a chart.
const MOST_BLANK: usize = 2;

/// The series of the lines that no table took.
pub(super) fn grids(cuts: &[Cut], free: &[bool], units: &mut Units, left_out: &mut LeftOut) -> Vec<Grid> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < cuts.len() {
        if !free[at] || !is_numbers(&cuts[at]) {
            at += 1;
            continue;
        }
        let mut lines = vec![at];
        let mut blank = 0;
        for (next, cut) in cuts.iter().enumerate().skip(at + 1) {
            match cut.form {
                Form::Blank => blank += 1,
                _ if free[next] && is_numbers(cut) && blank <= MOST_BLANK => {
                    lines.push(next);
                    blank = 0;
                }
                _ => break,
            }
        }
        let last = lines.last().copied().unwrap_or(at);
        let count: usize = lines.iter().map(|line| cuts[*line].pieces.len()).sum();
        if count > MOST {
            left_out.series((cuts[at].number, cuts[last].number));
        } else {
            found.extend(series(cuts, &lines, units));
        }
        at = last + 1;
    }
    found
}

/// A line of numbers alone.
fn is_numbers(cut: &Cut) -> bool {
    cut.form == Form::Spaced && cut.pieces.iter().all(|piece| matches!(piece.sort, Sort::Number | Sort::Year))
}

/// A number of a chart.
struct Point<'c> {
    piece: &'c Piece<'c>,
    line: u32,
    number: cell::Number,
}

fn series(cuts: &[Cut], lines: &[usize], units: &mut Units) -> Option<Grid> {
    let mut points = Vec::new();
    for at in lines {
        for piece in &cuts[*at].pieces {
            if let Content::Number(number) = cell::read(piece.text, units) {
                points.push(Point { piece, line: cuts[*at].number, number });
            }
        }
    }
    drop_ticks(&mut points);
    points.sort_by_key(|point| (point.piece.span[1], point.line));
    // Amounts and percentages of one chart are two rows.
    let mut tails: Vec<String> = Vec::new();
    for point in &points {
        if !tails.contains(&point.number.tail) {
            tails.push(point.number.tail.clone());
        }
    }
    let mut rows = Vec::new();
    for tail in tails {
        let here: Vec<&Point> = points.iter().filter(|point| point.number.tail == tail).collect();
        // Years below the bars name them.
        if here.iter().all(|point| point.number.year.is_some()) {
            continue;
        }
        let quote = here.iter().map(|point| point.piece.text).collect::<Vec<_>>().join(" | ");
        let cells = here.iter().filter_map(|point| {
            let entry = Entry { text: point.piece.text.to_owned(), line: point.line, start: point.piece.start };
            roles::bare(&entry, &point.number, &quote, units).map(Cell::Figure)
        });
        let cells: Vec<Cell> = cells.collect();
        rows.push(Row { line: here.first().map_or(0, |point| point.line), cells, ..Row::default() });
    }
    if !rows.iter().any(|row| row.cells.len() >= FEWEST) {
        return None;
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.cells.resize(width, Cell::Empty));
    let (first, last) = (*lines.first()?, *lines.last()?);
    let above = marked::above(cuts, first)
        .into_iter()
        .next()
        .filter(|text| text.chars().count() <= 40 && !text.ends_with('。'));
    Some(Grid {
        caption: above.unwrap_or_default(),
        lines: (cuts[first].number, cuts[last].number),
        columns: vec![Column::default(); width],
        rows,
        series: true,
    })
}

/// Takes out the ticks of axes: numbers below one another at the left or the right edge, or beside one another in one line,
/// with equal steps between them.
fn drop_ticks(points: &mut Vec<Point>) {
    let left = points.iter().map(|point| point.piece.span[1].0).min().unwrap_or(0);
    let right = points.iter().map(|point| point.piece.span[1].1).max().unwrap_or(0);
    let at_left: Vec<usize> = (0..points.len()).filter(|at| points[*at].piece.span[1].0 <= left + 3).collect();
    let at_right: Vec<usize> = (0..points.len()).filter(|at| points[*at].piece.span[1].1 + 1 >= right).collect();
    let mut ticks: BTreeSet<usize> = BTreeSet::new();
    let left_axis = at_left.len() >= 3 && has_equal_steps(points, &at_left);
    if left_axis {
        ticks.extend(&at_left);
        // A second axis stands opposite the first; its ends may be all that was printed of it.
        let other =
            at_right.len() >= 2 && at_right.iter().all(|at| points[*at].number.tail != points[at_left[0]].number.tail);
        if other || at_right.len() >= 3 && has_equal_steps(points, &at_right) {
            ticks.extend(&at_right);
        }
    } else if at_right.len() >= 3 && has_equal_steps(points, &at_right) {
        ticks.extend(&at_right);
    }
    // The axis of bars that lie: 0 20 40 60.
    let lines: Vec<u32> = points.iter().map(|point| point.line).collect();
    for line in [lines.first(), lines.last()].into_iter().flatten() {
        let here: Vec<usize> =
            (0..points.len()).filter(|at| points[*at].line == *line && !ticks.contains(at)).collect();
        if here.len() >= 4 && has_equal_steps(points, &here) {
            ticks.extend(&here);
        }
    }
    let mut at = 0;
    points.retain(|_| {
        at += 1;
        !ticks.contains(&(at - 1))
    });
}

/// Whether numbers go up or down by equal steps that are not zero.
fn has_equal_steps(points: &[Point], which: &[usize]) -> bool {
    let value = |at: &usize| points[*at].number.text.replace([',', '，'], "").parse::<rust_decimal::Decimal>().ok();
    let values: Option<Vec<_>> = which.iter().map(value).collect();
    let Some(values) = values else { return false };
    let Some(step) = values.get(1).and_then(|second| second.checked_sub(values[0])) else { return false };
    !step.is_zero() && values.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(step))
}
