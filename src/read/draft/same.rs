//! Figures of tables that are printed elsewhere as well: they stand with their table, so that the table is judged with them.

use std::collections::{HashMap, HashSet};

use super::claim::{Context, printed};
use crate::read::relation::{cell_places, rules};
use crate::read::{Grid, Proposal, ProposalKind};

/// A cell and its figure as it is printed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Same {
    pub row: usize,
    pub column: usize,
    pub published: String,
    pub line: u32,
}

/// What is printed elsewhere, by table.
#[derive(Debug, Default)]
pub(super) struct Sames {
    /// Indexes of the proposals that stand with a table.
    pub taken: HashSet<usize>,
    pub of_grid: HashMap<usize, Vec<Same>>,
}

/// Which of the proposals say that a cell of a table of the draft is printed again. `texts` is the number of figures of the text,
/// which come before those of the tables.
pub(super) fn of(context: &Context<'_>, grids: &[Grid], texts: usize, proposals: &[Proposal]) -> Sames {
    let cells: Vec<(usize, usize, usize)> = cell_places(grids).collect();
    let cell = |index: usize| index.checked_sub(texts).and_then(|index| cells.get(index)).copied();
    // Tables that can be written.
    let written: HashSet<usize> = proposals
        .iter()
        .filter_map(|proposal| match proposal.kind {
            ProposalKind::Table(at) => {
                let grid = grids.get(at)?;
                context.table(grid, &rules(grid), proposal, &[], "table").map(|_| at)
            }
            _ => None,
        })
        .collect();
    let mut sames = Sames::default();
    for (at, proposal) in proposals.iter().enumerate().filter(|(_, proposal)| proposal.kind == ProposalKind::Again) {
        let of_table = |index: &usize| cell(*index).filter(|cell| written.contains(&cell.0)).map(|cell| (*index, cell));
        let Some((own, (grid, row, column))) = proposal.figures.iter().find_map(of_table) else { continue };
        let print =
            context.pool.get(own).map(|figure| figure.quantity.interval().scale(figure.quantity.unit().ratio()));
        let others = proposal.figures.iter().filter(|index| **index != own).map(|index| {
            let figure = context.pool.get(*index)?;
            // Two prints that differ stay a claim of their own: which of them is right is not known to the table.
            let other = figure.quantity.interval().scale(figure.quantity.unit().ratio());
            print.as_ref().filter(|print| print.meets(&other))?;
            Some(Same { row, column, published: printed(&figure.quantity)?, line: figure.at.line })
        });
        let Some(others) = others.collect::<Option<Vec<Same>>>() else { continue };
        let list = sames.of_grid.entry(grid).or_default();
        list.extend(others.into_iter().filter(|same| !list.contains(same)).collect::<Vec<_>>());
        sames.taken.insert(at);
    }
    sames
}
