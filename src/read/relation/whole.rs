//! A list of shares whose heading says that they are what something is made of (员工学历构成, "Workforce breakdown") and that do
//! not make 100 %, but would if two neighbouring digits of one of them changed places.

use super::found::{Found, names};
use super::item::Field;
use super::slip;
use super::words::{COMPOSITION, says};
use crate::quantity::Exact;
use crate::read::RowKind;

/// Shares of a list: at least and at most so many.
const PARTS: std::ops::RangeInclusive<usize> = 3..=12;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (grid, table) in field.grids.iter().enumerate() {
        let named = says(&table.caption.to_lowercase(), COMPOSITION);
        if !named || table.columns.len() != 1 || table.rows.iter().any(|row| row.kind != RowKind::Item) {
            continue;
        }
        let parts = field.column(grid, 0);
        let all = parts.iter().all(|index| field.items[*index].is_percent() && field.items[*index].is_definite());
        if !all || !PARTS.contains(&parts.len()) || parts.len() != table.rows.len() {
            continue;
        }
        let sum = parts.iter().fold(Exact::ZERO, |sum, index| &sum + &field.items[*index].value);
        let missing = &Exact::ONE - &sum;
        let mends = |index: &usize| {
            let figure = field.items[*index].figure;
            let ratio = figure.quantity.unit().ratio();
            let wanted = (&field.items[*index].value + &missing).checked_div(ratio);
            wanted.is_some_and(|wanted| slip::exchanged(figure, &wanted))
        };
        let slips: Vec<usize> = parts.iter().copied().filter(mends).collect();
        let [wrong] = slips.as_slice() else { continue };
        let mut figures: Vec<usize> = parts.iter().copied().filter(|index| index != wrong).collect();
        figures.push(*wrong);
        let equals = format!("100 % - {}", names(figures.len() - 1, " - "));
        out.push(Found::claim("rest", equals, figures).by_words(0.91));
    }
}
