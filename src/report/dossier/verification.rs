//! Published figures, recomputed: what was found about each of them, and what it comes to.

use super::{Block, Making};

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let _ = making;
    Vec::new()
}

/// Verification on one page.
pub(super) fn overview(making: &Making<'_, '_>) -> Vec<Block> {
    let _ = making;
    Vec::new()
}
