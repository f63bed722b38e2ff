//! A report as one file of HTML: no network, no font and no script from elsewhere.

use super::chart;
use super::dossier::{Block, Derivation, DerivationStep, Derivations, Dossier};

/// The report as a page.
pub fn html(dossier: &Dossier, derivations: &Derivations<'_>) -> String {
    let mut text = String::new();
    for block in dossier.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Chart(shown) = block {
            text.push_str(&chart::svg(shown));
        }
        if let Block::Tiles(tiles) = block {
            for node in tiles.iter().filter_map(|tile| tile.figure.node) {
                let Derivation { steps, .. } = derivations.derivation(node);
                text.extend(steps.iter().map(|step: &DerivationStep| step.shown.clone()));
            }
        }
    }
    text
}
