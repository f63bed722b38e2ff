//! A column of rates, each of two figures of its row. Where two columns explain most of its rows, they are meant in the others
//! as well, whether those fit or not. What is emitted may stand against what is allowed in a year.

use super::chance;
use super::found::Found;
use super::item::{Field, Item};
use super::words::{CHANGE, SHARE, says};
use crate::quantity::{Interval, Unit};

/// Columns that are tried in pairs.
const MOST_COLUMNS: usize = 8;

/// A row with its rate: the part, the whole, the rate, and whether they fit.
struct Row {
    figures: Vec<usize>,
    equals: String,
    fits: bool,
    /// A whole row of 100 % says nothing of which columns are meant.
    tells: bool,
    chance: f64,
}

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (grid, table) in field.grids.iter().enumerate() {
        for (rate, column) in table.columns.iter().enumerate() {
            let name = column.name.to_lowercase();
            let percent = field.column(grid, rate).iter().any(|index| field.items[*index].is_percent());
            if percent && says(&name, SHARE) && !says(&name, CHANGE) {
                of_column(field, grid, rate, out);
            }
        }
    }
}

fn of_column(field: &Field<'_>, grid: usize, rate: usize, out: &mut Vec<Found>) {
    let columns: Vec<usize> =
        (0..field.grids[grid].columns.len()).filter(|column| *column != rate).take(MOST_COLUMNS).collect();
    let mut explained: Vec<Vec<Row>> = Vec::new();
    for part in &columns {
        for whole in columns.iter().filter(|whole| *whole != part) {
            let rows = rows(field, grid, [*part, *whole, rate]);
            let told = rows.iter().filter(|row| row.fits && row.tells).count();
            let misfits = rows.iter().filter(|row| !row.fits).count();
            if told >= 2 && misfits * 2 <= told {
                explained.push(rows);
            }
        }
    }
    // Two explanations are none.
    let [rows] = explained.as_slice() else { return };
    for row in rows {
        let found = Found::claim("share", row.equals.clone(), row.figures.clone());
        out.push(if row.fits { found.weighed(0.9, row.chance, true) } else { found.by_words(0.92) });
    }
}

/// The rows in which all three are printed.
fn rows(field: &Field<'_>, grid: usize, [part, whole, rate]: [usize; 3]) -> Vec<Row> {
    let mut rows = Vec::new();
    for row in 0..field.grids[grid].rows.len() {
        let cell = |column: usize| {
            let mut cells = field.row(grid, row).iter().copied();
            cells.find(|index| field.items[*index].cell.is_some_and(|cell| cell.2 == column))
        };
        let (Some(a), Some(b), Some(c)) = (cell(part), cell(whole), cell(rate)) else { continue };
        let [x, y, item] = [a, b, c].map(|index| &field.items[index]);
        if !x.is_amount() || !y.is_amount() || !item.is_percent() {
            continue;
        }
        let (Some(printed), Some((share, equals))) = (&item.range, share(x, y)) else { continue };
        let width = share.width().map_or(1.0, |width| width.to_f64()) + item.step;
        rows.push(Row {
            figures: vec![a, b, c],
            equals,
            fits: share.meets(printed),
            tells: x.value != y.value,
            chance: chance::of_share(width, item.size),
        });
    }
    rows
}

/// The share of one in the other, of which the whole may be by the year.
fn share(x: &Item<'_>, y: &Item<'_>) -> Option<(Interval, String)> {
    let (part, whole) = (x.range.as_ref()?, y.range.as_ref()?);
    if x.kind == y.kind {
        return Some((part.div(whole)?, "share(x0, x1)".to_owned()));
    }
    let text = y.figure.quantity.unit().text();
    let (amount, year) = text.rsplit_once('/')?;
    let (amount, year) = (Unit::parse(amount.trim()).ok()?, Unit::parse(year.trim()).ok()?);
    let is_year = Unit::parse("a").is_ok_and(|one| one.same_size(&year));
    if !is_year || amount.dimension() != x.figure.quantity.unit().dimension() {
        return None;
    }
    let share = part.div(&whole.scale(year.ratio()))?;
    // In double quotes, for one year is no measured number.
    Some((share, format!("share(x0, x1 * \"exactly 1 {}\")", year.text())))
}
