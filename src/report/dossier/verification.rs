//! Published figures, recomputed: what was found about each of them, and what it comes to.

use super::{Block, Card, Cards, Making};
use crate::finding::{AboutPlausibility, PlausibilityWord, ReportWord};
use crate::report::chart::{Chart, Drawing};
use crate::report::verify::Showing;

fn showing<'s, 'a>(making: &'s Making<'_, 'a>) -> Option<Showing<'s, 'a>> {
    let found = making.contents.verified?;
    Some(Showing { found, figures: making.figures, look: making.look })
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(showing) = showing(making) else { return Vec::new() };
    let mut blocks: Vec<Block> = tally(making, &showing).map(Block::Chart).into_iter().collect();
    blocks.push(Block::Text(showing.sentence()));
    let cards = |id: &str, heading: Option<String>, cards: Vec<Card>| {
        let shown = (!cards.is_empty()).then(|| Block::Cards(Cards { id: id.to_owned(), cards }));
        let heading = heading.filter(|_| shown.is_some()).map(Block::Heading);
        heading.into_iter().chain(shown)
    };
    blocks.extend(cards("claims", Some(making.word(ReportWord::Claims)), showing.claims()));
    blocks.extend(showing.together());
    blocks.extend(cards("tables", Some(making.word(ReportWord::Tables)), showing.tables()));
    let title = PlausibilityWord::Title.text(making.look.lang).to_owned();
    let quantities = showing.quantities();
    let asks = !quantities.is_empty();
    blocks.extend(cards("quantities", Some(title), quantities));
    if asks {
        blocks.push(Block::Note(AboutPlausibility::AskDoNotDecide.text(making.look.lang)));
    }
    blocks.extend(showing.assessment());
    blocks
}

/// Verification on one page.
pub(super) fn overview(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(showing) = showing(making) else { return Vec::new() };
    let mut blocks: Vec<Block> = tally(making, &showing).map(Block::Chart).into_iter().collect();
    blocks.push(Block::Text(showing.sentence()));
    blocks
}

/// How many figures stand how.
fn tally(making: &Making<'_, '_>, showing: &Showing<'_, '_>) -> Option<Chart> {
    let parts = showing.tally();
    let said: Vec<String> = parts.iter().map(|(word, _, count)| format!("{word}: {count}")).collect();
    (!parts.is_empty()).then(|| Chart {
        id: "verdicts".to_owned(),
        title: making.word(ReportWord::ChartVerdicts),
        alt: said.join("; "),
        unit: String::new(),
        has_table: true,
        drawing: Drawing::Tally { parts },
    })
}
