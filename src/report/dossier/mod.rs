//! A report that is handed on: its sections, built once, for every form.
//!
//! A section is a file here: it takes [`Contents`] and gives blocks. What later comes to a book adds a kind of section
//! and its file.

mod assumptions;
mod boundary;
mod derive;
mod factors;
mod findings;
mod index;
mod indicators;
mod inventory;
mod methods;
mod model;
mod pv;
mod record;
mod savings;
mod summary;
mod targets;
mod verification;

#[cfg(feature = "xlsx")]
pub(in crate::report) use assumptions::effect as gap_effect;
#[cfg(feature = "xlsx")]
pub(in crate::report) use record::label as record_label;
#[cfg(feature = "xlsx")]
pub(in crate::report) use savings::{decimals as meter_decimals, months};

pub use derive::{Derivation, DerivationStep, Derivations};
pub use model::{
    Block, Card, Cards, Cell, Column, ColumnKind, Dossier, Fact, Figure, Mark, Role, Row, Section, SectionKind, State,
    Table, Tile, Tone,
};

use std::collections::HashSet;

pub use record::text_hash;

use super::meters::Metered;
use super::plan::Planned;
use super::targets::Aimed;
use super::verify::Verified;
use super::view::Viewed;
use super::{Look, Subject};
use crate::finding::{Findings, Lang, ReportWord, one_line};
use crate::pv::{Plants, PvPlant};
use crate::saving::enpi::Enpi;
use crate::saving::{Project, Savings};

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Contents<'a> {
    /// The book and its figures.
    pub subject: &'a Subject<'a>,
    /// The inventory and its views, where the book has any.
    pub viewed: Option<Viewed<'a>>,
    /// What verification found, where the book has claims or tables.
    pub verified: Option<Verified<'a>>,
    /// Projects and what they save, where the book has any.
    pub saved: Option<(&'a [Project], &'a Savings)>,
    /// Photovoltaic plants and their figures, where the book has any.
    pub plants: Option<(&'a [PvPlant], &'a Plants)>,
    /// Targets and their figures, where the book has any.
    pub targets: Option<Aimed<'a>>,
    /// Plans and what was chosen, where the book has any.
    pub planned: Option<Planned<'a>>,
    /// The energy performance indicators of the book.
    pub enpis: &'a [Enpi],
    /// Meters and what they prove, where the book has any.
    pub metered: Option<Metered<'a>>,
    /// Findings about the book.
    pub findings: &'a Findings,
    /// Version of the library and hash of the lock, for the record.
    pub library_version: &'a str,
    /// What the factors are locked to, where they are.
    pub lock: Option<&'a str>,
}

/// What sections are built with: the contents, the figures with their derivations, the look.
pub(in crate::report) struct Making<'m, 'a> {
    pub contents: &'m Contents<'a>,
    pub figures: &'m Derivations<'a>,
    pub look: Look,
}

impl Making<'_, '_> {
    fn word(&self, word: ReportWord) -> String {
        word.text(self.look.lang).to_owned()
    }
}

/// The report of a book; of `only` these sections, where any are named. A section with nothing to say is left out.
pub fn dossier(contents: &Contents<'_>, figures: &Derivations<'_>, only: &[SectionKind], look: Look) -> Dossier {
    let making = Making { contents, figures, look };
    let wanted = |kind: &SectionKind| only.is_empty() || only.contains(kind);
    let section = |kind: SectionKind| {
        let blocks = match kind {
            SectionKind::Summary => summary::blocks(&making),
            SectionKind::Boundary => boundary::blocks(&making),
            SectionKind::Inventory => inventory::blocks(&making),
            SectionKind::Methods => methods::blocks(&making),
            SectionKind::Verification => verification::blocks(&making),
            SectionKind::Savings => savings::blocks(&making),
            SectionKind::Plants => pv::blocks(&making),
            SectionKind::Targets => targets::blocks(&making),
            SectionKind::Factors => factors::blocks(&making),
            SectionKind::Assumptions => assumptions::blocks(&making),
            SectionKind::Index => index::blocks(&making),
            SectionKind::Findings => findings::blocks(&making),
            SectionKind::Record => record::blocks(&making),
        };
        (!blocks.is_empty()).then(|| Section { kind, title: making.word(kind.title()), blocks })
    };
    let mut sections: Vec<Section> = SectionKind::ALL.into_iter().filter(wanted).filter_map(section).collect();
    index::keep_links(&mut sections);
    // A picture of the first page is not shown again further down.
    let mut drawn = HashSet::new();
    for section in &mut sections {
        section.blocks.retain(|block| match block {
            Block::Chart(chart) => drawn.insert(chart.id.clone()),
            _ => true,
        });
    }
    Dossier {
        lang: look.lang,
        title: title(contents),
        subtitle: subtitle(contents, look.lang),
        sections,
        record: record::entries(contents),
    }
}

fn title(contents: &Contents<'_>) -> String {
    let organization = contents.subject.accounts.organization.as_ref();
    organization.map_or_else(|| contents.subject.book.to_owned(), |organization| one_line(&organization.name))
}

/// What it is, by which standard, for which periods.
fn subtitle(contents: &Contents<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let accounts = contents.subject.accounts;
    if contents.viewed.is_some() {
        let mut parts = vec![ReportWord::InventoryReport.text(lang).to_owned(), "ISO 14064-1:2018".to_owned()];
        parts.push(format!("GWP {}", accounts.gwp.word()));
        let approach = accounts.organization.as_ref().and_then(|organization| organization.consolidation);
        parts.extend(approach.map(|approach| approach.heading().text(lang).to_owned()));
        lines.push(parts.join(" · "));
        let shown = |at: &usize| contents.viewed.is_some_and(|viewed| viewed.only.is_none_or(|only| only == *at));
        let periods = accounts.periods.iter().enumerate().filter(|(at, _)| shown(at));
        lines.extend(periods.map(|(_, period)| format!("{}: {} – {}", period.id, period.from, period.to)));
    } else if contents.verified.is_some() {
        lines.push(ReportWord::VerificationReport.text(lang).to_owned());
    } else if contents.targets.is_some() && contents.saved.is_none_or(|(projects, _)| projects.is_empty()) {
        lines.push(ReportWord::TargetsReport.text(lang).to_owned());
    } else {
        lines.push(ReportWord::SavingsReport.text(lang).to_owned());
    }
    lines
}
