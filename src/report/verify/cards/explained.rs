//! What would explain that a figure does not hold.

use super::super::explanations::told_groups;
use super::Showing;
use crate::claim::ClaimFigure;
use crate::claim::hypothesis::Explanations;
use crate::report::dossier::{Block, Cell, Fact};

pub(super) fn blocks(showing: &Showing<'_, '_>, figure: &ClaimFigure, explanations: &Explanations) -> Vec<Block> {
    let told = told_groups(showing.subject(), figure, explanations, (usize::MAX, showing.look));
    let fact = |(at, group): (usize, (String, Vec<String>))| Fact {
        label: format!("{}  {}", at + 1, group.0),
        parts: group.1.into_iter().map(Cell::Text).collect(),
    };
    let facts = told.groups.into_iter().enumerate().map(fact).collect();
    let mut blocks = vec![Block::Text(told.tried), Block::Facts(facts)];
    blocks.extend(told.more.map(Block::Note));
    blocks
}
