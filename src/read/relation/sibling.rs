//! What holds of the rows of a table in one year is meant in the others too, also where a figure slipped there.

use super::chance::{self, PROPOSE_FROM};
use super::found::Found;
use super::item::Field;
use super::words::affinity;
use crate::read::ProposalKind;

/// How much the label of a rate must have in common with that of one of its figures.
const OF_ONE_NAME: f64 = 0.4;

/// Adds the shares and rates of one column of years to the other columns of years of its table.
pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    let mut siblings = Vec::new();
    for found in out.iter() {
        let ProposalKind::Claim { equals: Some(equals), what } = &found.kind else { continue };
        let sure =
            found.by_words && found.chance.is_some_and(|one| chance::confidence(found.prior, one) >= PROPOSE_FROM);
        let Some((grid, column, rows)) = one_column(field, &found.figures).filter(|_| sure && what == "share") else {
            continue;
        };
        let name = |row: &usize| field.grids[grid].rows[*row].label.as_str();
        let Some((rate, parts)) = rows.split_last() else { continue };
        if !parts.iter().any(|part| affinity(name(part), name(rate)) >= OF_ONE_NAME) {
            continue;
        }
        let columns = &field.grids[grid].columns;
        let is_year = |at: usize| columns.get(at).is_some_and(|column| column.year.is_some());
        for other in (0..columns.len()).filter(|other| *other != column && is_year(*other) && is_year(column)) {
            let cells: Option<Vec<usize>> = rows.iter().map(|row| cell(field, grid, *row, other)).collect();
            let Some(cells) = cells else { continue };
            let alike = cells.iter().zip(&found.figures).all(|(cell, first)| {
                let (cell, first) = (&field.items[*cell], &field.items[*first]);
                cell.kind == first.kind && cell.is_definite()
            });
            if alike {
                siblings.push(Found::claim(what, equals.clone(), cells).by_words(0.93));
            }
        }
    }
    out.extend(siblings);
}

/// The grid, the column and the rows of figures that stand in one column.
fn one_column(field: &Field<'_>, figures: &[usize]) -> Option<(usize, usize, Vec<usize>)> {
    let (grid, _, column) = field.items[*figures.first()?].cell?;
    let row = |index: &usize| match field.items[*index].cell? {
        (g, row, c) if (g, c) == (grid, column) => Some(row),
        _ => None,
    };
    Some((grid, column, figures.iter().map(row).collect::<Option<Vec<usize>>>()?))
}

fn cell(field: &Field<'_>, grid: usize, row: usize, column: usize) -> Option<usize> {
    let mut cells = field.row(grid, row).iter().copied();
    cells.find(|index| field.items[*index].cell.is_some_and(|cell| cell.2 == column))
}
