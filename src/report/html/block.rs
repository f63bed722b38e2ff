//! Blocks: headings, paragraphs, tiles, facts, cards and pictures.

use std::fmt::Write as _;

use super::Page;
use super::markup::{escaped, roomy, sentence};
use super::table::tone;
use crate::finding::PageWord;
use crate::report::chart::{self, Chart};
use crate::report::dossier::{Block, Card, Cards, Cell, Fact, Table, Tile};

/// Where a block stands: the section it belongs to, and the level that a heading has there.
#[derive(Clone, Copy)]
pub(super) struct Within<'t> {
    pub(super) section: &'t str,
    pub(super) level: u8,
}

impl Page<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block], within: Within<'_>) {
        let mut below = within;
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    let level = within.level.min(6);
                    let _ = writeln!(self.out, "<h{level}>{}</h{level}>", roomy(text));
                    below.level = level + 1;
                }
                Block::Text(text) => {
                    let _ = writeln!(self.out, "<p>{}</p>", sentence(text));
                }
                Block::Note(text) => {
                    let _ = writeln!(self.out, "<p class=\"note\">{}</p>", sentence(text));
                }
                Block::Tiles(tiles) => self.tiles(tiles),
                Block::Facts(facts) => self.facts(facts),
                Block::Table(table) => self.table(&table.for_people(), within.section),
                Block::Cards(cards) => self.cards(cards, below),
                Block::Chart(chart) => self.chart(chart),
            }
        }
    }

    fn tiles(&mut self, tiles: &[Tile]) {
        self.out.push_str("<ul class=\"tiles\">");
        for tile in tiles {
            let _ = write!(self.out, "<li><span class=\"l\">{}</span><span class=\"v\">", escaped(&tile.label));
            match &tile.remark {
                Some(_) => self.figure_alone(&tile.figure),
                None => self.figure(&tile.figure),
            }
            self.out.push_str("</span>");
            if let Some(remark) = &tile.remark {
                let _ = write!(self.out, "<span class=\"r\">{}</span>", escaped(remark));
            }
            self.out.push_str("</li>");
        }
        self.out.push_str("</ul>\n");
    }

    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.out.push_str("<dl>");
        for fact in facts {
            let _ = write!(self.out, "<div><dt>{}</dt>", roomy(&fact.label));
            // A label always has something beside it.
            let none = [Cell::Empty];
            let parts = if fact.parts.is_empty() { &none[..] } else { &fact.parts };
            for part in parts {
                self.out.push_str("<dd>");
                match part {
                    Cell::Text(text) => self.out.push_str(&sentence(text)),
                    other => self.cell(other),
                }
                self.out.push_str("</dd>");
            }
            self.out.push_str("</div>");
        }
        self.out.push_str("</dl>\n");
    }

    fn cards(&mut self, cards: &Cards, within: Within<'_>) {
        self.out.push_str("<div class=\"cards\">\n");
        cards.cards.iter().for_each(|card| self.card(card, within));
        self.out.push_str("</div>\n");
    }

    fn card(&mut self, card: &Card, within: Within<'_>) {
        let level = within.level.min(6);
        self.out.push_str("<article");
        self.anchor(Some(&card.anchor));
        let _ =
            write!(self.out, " class=\"{}\"><header><h{level}>{}</h{level}>", tone(card.mark.tone), roomy(&card.title));
        self.mark(&card.mark);
        self.out.push_str("</header>\n");
        if let Some(quote) = &card.quote {
            let _ = writeln!(self.out, "<blockquote dir=\"auto\">{}</blockquote>", roomy(quote));
        }
        if let Some(source) = &card.source {
            let _ = writeln!(self.out, "<p class=\"source\">{}</p>", roomy(source));
        }
        self.facts(&card.facts);
        for (title, blocks) in &card.more {
            let _ = writeln!(self.out, "<details><summary>{}</summary>", escaped(title));
            self.blocks(blocks, Within { level: level + 1, ..within });
            self.out.push_str("</details>\n");
        }
        self.out.push_str("</article>\n");
    }

    /// A picture with its title; the same picture in two places has two names.
    fn chart(&mut self, shown: &Chart) {
        let mut chart = shown.clone();
        let mut times = 1;
        while !self.ids.insert(format!("chart-{}", chart.id)) {
            times += 1;
            chart.id = format!("{}-{times}", shown.id);
        }
        // The page has the classes of pictures in its own style, the only one that its policy allows.
        let drawn = chart::svg(&chart).replace(&format!("<style>{}</style>\n", chart::STYLE), "");
        let caption = escaped(&chart.title);
        let unit =
            if chart.unit.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&chart.unit)) };
        match drawn.is_empty() {
            // What is not drawn is told.
            true => {
                let _ = writeln!(self.out, "<p class=\"note\">{caption}: {}</p>", roomy(&chart.alt));
            }
            false => {
                let _ = writeln!(self.out, "<figure><figcaption>{caption}{unit}</figcaption>{drawn}</figure>");
            }
        }
        if let Some(table) = Table::of_chart(shown) {
            let _ = writeln!(self.out, "<details><summary>{}</summary>", self.word(PageWord::FiguresOfPicture));
            self.table(&table.for_people(), &shown.title);
            self.out.push_str("</details>\n");
        }
    }
}
