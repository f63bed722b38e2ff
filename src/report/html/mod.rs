//! A report as one file of HTML: no network, no font and no script from elsewhere.
//!
//! ```text
//! mod      the page: head, contents, sections, record        markup   texts inside markup
//! block    headings, tiles, facts, cards, pictures           policy   what the page may load: nothing
//! home     where it lives: in a file, or with a server
//! table    tables, cells, figures                            opened   derivations that figures open
//! ```
//! All of it works without its script, which adds search, sorting and filters where they help. `style.css` names the colours
//! that pictures use.

mod block;
mod home;
mod markup;
mod opened;
mod policy;
mod table;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use block::Within;
use markup::{cut, escaped, id, reference, roomy};
use opened::Opened;
use policy::policy;

pub use home::Home;

use super::chart;
use super::dossier::{Block, Derivations, Dossier};
use crate::finding::{Lang, PageWord};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// Characters of the title of the window.
const WINDOW: usize = 120;

/// A page while it is written.
struct Page<'p> {
    out: String,
    lang: Lang,
    derivations: &'p Derivations<'p>,
    /// The ids that links may lead to.
    anchors: HashSet<String>,
    /// The ids that were given away: none is given twice.
    ids: HashSet<String>,
    /// Short names of the rows of factors, by their ids.
    factors: HashMap<String, usize>,
    opened: Opened,
}

/// The report as a page for its home.
pub fn html(dossier: &Dossier, derivations: &Derivations<'_>, home: Home) -> String {
    let mut page = Page {
        out: String::new(),
        lang: dossier.lang,
        derivations,
        anchors: HashSet::new(),
        ids: HashSet::new(),
        factors: HashMap::new(),
        opened: Opened::default(),
    };
    page.anchors = anchors(dossier);
    // A factor is led to from every line that uses it: by a short name.
    let mut factors: Vec<&String> = page.anchors.iter().filter(|id| id.starts_with("factor-")).collect();
    factors.sort_unstable();
    page.factors = factors.into_iter().cloned().zip(1..).collect();
    page.head(dossier, home);
    page.contents(dossier);
    page.sections(dossier);
    page.foot(dossier);
    page.boxes();
    let _ = write!(page.out, "<script>{SCRIPT}</script>\n</body>\n</html>\n");
    page.out
}

/// Every id that a link may lead to.
fn anchors(dossier: &Dossier) -> HashSet<String> {
    let mut found: HashSet<String> = dossier.sections.iter().map(|section| section.kind.word().to_owned()).collect();
    let mut open: Vec<&[Block]> = dossier.sections.iter().map(|section| section.blocks.as_slice()).collect();
    while let Some(blocks) = open.pop() {
        for block in blocks {
            match block {
                Block::Table(table) => found.extend(table.rows.iter().filter_map(|row| row.anchor.as_deref().map(id))),
                Block::Cards(cards) => {
                    found.extend(cards.cards.iter().map(|card| id(&card.anchor)));
                    open.extend(cards.cards.iter().flat_map(|card| &card.more).map(|(_, below)| below.as_slice()));
                }
                _ => {}
            }
        }
    }
    found
}

impl Page<'_> {
    fn word(&self, word: PageWord) -> &'static str {
        word.text(self.lang)
    }

    /// The id of an element, unless it has none or another has it.
    fn anchor(&mut self, anchor: Option<&str>) {
        if let Some(id) = anchor.map(id).filter(|id| !id.is_empty())
            && self.ids.insert(id.clone())
        {
            let _ = write!(self.out, " id=\"{}\"", escaped(&id));
        }
    }

    fn head(&mut self, dossier: &Dossier, home: Home) {
        let lang = match self.lang {
            Lang::En => "en",
            Lang::Zh => "zh-Hans",
        };
        let style = format!("{STYLE}{}", chart::STYLE);
        let policy = policy(&style, SCRIPT, home);
        let window = escaped(&cut(&dossier.title, WINDOW));
        let words = table::script_words(self.lang);
        let skip = self.word(PageWord::SkipToReport);
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{window}</title>\n<style>{style}</style>\n</head>\n\
             <body{words}>\n<a class=\"skip\" href=\"#report\">{skip}</a>\n<header class=\"top\">\n<h1 dir=\"auto\">{}</h1>\n",
            roomy(&dossier.title)
        );
        for line in &dossier.subtitle {
            let _ = writeln!(self.out, "<p>{}</p>", roomy(line));
        }
        self.out.push_str("</header>\n");
    }

    fn contents(&mut self, dossier: &Dossier) {
        let contents = self.word(PageWord::Contents);
        let _ = write!(self.out, "<div class=\"body\">\n<nav aria-label=\"{contents}\"><p>{contents}</p><ol>");
        for section in &dossier.sections {
            let _ = write!(
                self.out,
                "<li><a href=\"{}\">{}</a></li>",
                reference(section.kind.word()),
                escaped(&section.title)
            );
        }
        self.out.push_str("</ol></nav>\n<main id=\"report\" tabindex=\"-1\">\n");
        self.ids.insert("report".to_owned());
    }

    fn sections(&mut self, dossier: &Dossier) {
        for section in &dossier.sections {
            self.ids.insert(section.kind.word().to_owned());
        }
        for section in &dossier.sections {
            let (word, title) = (section.kind.word(), escaped(&section.title));
            let _ = write!(
                self.out,
                "<section id=\"{word}\" aria-labelledby=\"title-{word}\">\n<h2 id=\"title-{word}\">{title}</h2>\n"
            );
            self.blocks(&section.blocks, Within { section: &section.title, level: 3 });
            self.out.push_str("</section>\n");
        }
    }

    /// By what the page was made.
    fn foot(&mut self, dossier: &Dossier) {
        let made = self.word(PageWord::MadeFrom);
        let _ = write!(self.out, "</main>\n</div>\n<footer aria-label=\"{made}\"><p>{made}</p><ul>");
        for (key, value) in &dossier.record {
            let _ = write!(self.out, "<li>{} <code>{}</code></li>", escaped(key), roomy(value));
        }
        self.out.push_str("</ul></footer>\n");
    }
}
