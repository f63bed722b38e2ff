//! A table laid along its rows or along its columns, so that what holds of one side is written once.

use super::chance;
use super::table::Across;
use super::words::{TOTAL, says};
use crate::quantity::{Dimension, Exact, Interval, Unit};
use crate::read::{Cell, Grid, RowKind};

/// A cell in coherent units.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    pub range: Interval,
    pub value: Exact,
    pub kind: Dimension,
    pub is_percent: bool,
    /// One unit of the last digit that is not zero.
    pub step: f64,
}

/// How a sum stands to its total.
pub(super) struct Fit {
    pub fits: bool,
    /// The difference, as a part of the total.
    pub off: f64,
    pub chance: f64,
}

pub(super) struct Lay<'a> {
    grid: &'a Grid,
    pub side: Across,
    /// Row by row.
    cells: Vec<Option<Ready>>,
    width: usize,
    /// For each column what all its figures measure.
    uniform: Vec<Option<(Dimension, bool)>>,
}

impl<'a> Lay<'a> {
    pub(super) fn new(grid: &'a Grid, side: Across) -> Lay<'a> {
        let width = grid.columns.len();
        let percent = Unit::parse("%").ok();
        let of_row = |row: &'a crate::read::Row| (0..width).map(|column| row.cells.get(column));
        let cells: Vec<Option<Ready>> =
            grid.rows.iter().flat_map(of_row).map(|cell| ready(cell, percent.as_ref())).collect();
        let uniform = (0..width).map(|column| uniform(&cells, width, column)).collect();
        Lay { grid, side, cells, width, uniform }
    }

    /// The same table along its other side.
    pub(super) fn turned(&self) -> Lay<'a> {
        let side = if self.side == Across::Row { Across::Column } else { Across::Row };
        Lay { grid: self.grid, side, cells: Vec::new(), width: self.width, uniform: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        if self.side == Across::Row { self.grid.rows.len() } else { self.width }
    }

    pub(super) fn cross_len(&self) -> usize {
        if self.side == Across::Row { self.width } else { self.grid.rows.len() }
    }

    fn at(&self, line: usize, cross: usize) -> (usize, usize) {
        if self.side == Across::Row { (line, cross) } else { (cross, line) }
    }

    pub(super) fn cell(&self, line: usize, cross: usize) -> Option<&Ready> {
        let (row, column) = self.at(line, cross);
        if column >= self.width { None } else { self.cells.get(row * self.width + column)?.as_ref() }
    }

    /// What the words of a line say it is.
    pub(super) fn kind(&self, line: usize) -> RowKind {
        match self.side {
            Across::Row => self.grid.rows.get(line).map(|row| row.kind).unwrap_or_default(),
            Across::Column => match self.grid.columns.get(line) {
                Some(column) if column.is_total || says(&column.name, TOTAL) => RowKind::Total,
                _ => RowKind::Item,
            },
        }
    }

    pub(super) fn name(&self, line: usize) -> String {
        match self.side {
            Across::Row => self.grid.rows.get(line).map(|row| row.label.clone()).unwrap_or_default(),
            Across::Column => self.grid.columns.get(line).map(|column| column.name.clone()).unwrap_or_default(),
        }
    }

    /// Whether words, or a figure that is no single number, stand somewhere on a line.
    pub(super) fn has_words(&self, line: usize) -> bool {
        (0..self.cross_len()).any(|cross| {
            let (row, column) = self.at(line, cross);
            let cell = self.grid.rows.get(row).and_then(|row| row.cells.get(column));
            matches!(cell, Some(Cell::Words(_)))
                || matches!(cell, Some(Cell::Figure(_))) && self.cell(line, cross).is_none()
        })
    }

    /// Whether arithmetic alone can say something of a figure here: a plain amount of more than one digit.
    pub(super) fn is_sure(&self, line: usize, cross: usize) -> bool {
        self.cell(line, cross).is_some_and(|cell| cell.value.is_positive() && !cell.is_percent)
    }

    /// Whether the parts add up to the total there; nothing where it cannot be told.
    pub(super) fn sum_fits(&self, line: usize, of: &[usize], cross: usize) -> Option<Fit> {
        let whole = self.cell(line, cross)?;
        let mut sum = Interval::point(Exact::ZERO);
        let mut value = Exact::ZERO;
        let (mut stated, mut step) = (0, whole.step);
        for part in of {
            match self.cell(*part, cross) {
                Some(cell) if cell.kind == whole.kind && cell.is_percent == whole.is_percent => {
                    sum = sum.add(&cell.range);
                    value += &cell.value;
                    step = step.max(cell.step);
                    stated += usize::from(!cell.value.is_zero());
                }
                Some(_) => return None,
                None if self.gap_is_like(*part, cross, whole) => {}
                None => return None,
            }
        }
        if stated < 2 || whole.value.is_zero() {
            return None;
        }
        let size = whole.value.to_f64().abs();
        let width = sum.width().map_or(0.0, |width| width.to_f64()) + whole.range.width().map_or(0.0, |w| w.to_f64());
        // Digits that all agree are a narrower fit than ranges that meet.
        let width = if value == whole.value { step } else { width.max(step) };
        let off = ((&value - &whole.value).to_f64() / size).abs();
        Some(Fit { fits: sum.meets(&whole.range), off, chance: chance::of_amount(width, size) })
    }

    /// Whether a gap has a unit like that of the total: it takes that of its column, if that has one.
    fn gap_is_like(&self, part: usize, cross: usize, whole: &Ready) -> bool {
        let column = if self.side == Across::Row { cross } else { part };
        self.uniform.get(column).is_some_and(|kind| *kind == Some((whole.kind, whole.is_percent)))
    }
}

/// What the figures of a column measure, where they all measure the same.
fn uniform(cells: &[Option<Ready>], width: usize, column: usize) -> Option<(Dimension, bool)> {
    let mut kinds = cells.iter().skip(column).step_by(width.max(1)).flatten().map(|cell| (cell.kind, cell.is_percent));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

fn ready(cell: Option<&Cell>, percent: Option<&Unit>) -> Option<Ready> {
    let Some(Cell::Figure(figure)) = cell else { return None };
    let unit = figure.quantity.unit();
    let literal = figure.quantity.amount().one()?;
    let range = figure.quantity.interval().scale(unit.ratio());
    range.lower.value().and(range.upper.value())?;
    Some(Ready {
        range,
        value: &literal.exact() * unit.ratio(),
        kind: unit.dimension(),
        is_percent: percent.is_some_and(|percent| !unit.is_none() && unit.same_size(percent)),
        step: 10f64.powi(i32::from(literal.last_nonzero_place())) * unit.ratio().to_f64(),
    })
}
