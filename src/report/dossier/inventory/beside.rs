//! What stands beside the total: exclusions, facilities counted in part, removals, credits, avoided emissions, intensities, other views.

use super::OnePeriod;
use crate::report::dossier::Block;

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let _ = of;
    Vec::new()
}
