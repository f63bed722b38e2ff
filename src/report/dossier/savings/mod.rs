//! Energy savings: projects with their money, and the meters that prove what was saved.
//!
//! ```text
//! projects ─ money ─ curve        what is stated or computed, a table each, and the abatement cost curve as a picture
//! questions                       is it possible, does what was reported follow, how is it measured
//! meters ─┬─ model                the model that the book lists first: equation, statistics, bands, verdicts
//!         ├─ periods, beside      its periods; what stands beside the saving: adjustments, the measures behind it
//!         └─ fit, cumulative      its pictures
//! ```

mod beside;
mod cumulative;
mod curve;
mod fit;
mod meters;
mod model;
mod money;
mod periods;
mod projects;
mod questions;

#[cfg(feature = "xlsx")]
pub(in crate::report) use meters::decimals;
#[cfg(feature = "xlsx")]
pub(in crate::report) use periods::months;

pub(super) use projects::saving;

use super::{Block, Making};
use crate::finding::{ReportWord, one_line};
use crate::saving::Project;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some((projects, savings)) = making.contents.saved.filter(|(projects, _)| !projects.is_empty()) {
        blocks.extend(projects::blocks(making, projects, savings));
        blocks.extend(projects::end_uses(making, projects, savings).map(Block::Table));
        blocks.extend(money::blocks(making, projects, savings));
        blocks.extend(curve::blocks(making, projects, savings));
        blocks.extend(questions::blocks(making, projects, savings));
    }
    if let Some(metered) = making.contents.metered.filter(|metered| !metered.proofs.meters.is_empty()) {
        blocks.extend(meters::blocks(making, &metered));
    }
    blocks.extend(super::indicators::blocks(making));
    blocks
}

/// A project by its name, marked where it is made up.
fn name(making: &Making<'_, '_>, project: &Project) -> String {
    let name = project.name.as_deref().map_or_else(|| project.id.clone(), one_line);
    match project.is_made_up {
        true => format!("{name} ({})", making.word(ReportWord::MadeUp)),
        false => name,
    }
}
