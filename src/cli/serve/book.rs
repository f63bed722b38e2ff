//! The book that a page follows: read, watched, read again.

use super::page::{Content, Shown};
use super::watched::Watched;
use crate::book::Entry;
use crate::book::Files;
use crate::cli::Disk;
use crate::cli::report::{Extent, stops};
use crate::cli::run::Session;
use crate::finding::{Findings, Sources, Word};
use crate::report::{self, FindingStyle, Home};

/// A book with what was last shown of it.
pub(super) struct Followed<'s> {
    session: &'s Session,
    path: &'s str,
    /// The files of the last reading.
    files: Watched,
    /// The last report without errors.
    last: Option<String>,
}

impl<'s> Followed<'s> {
    /// A book that is yet to be read.
    pub(super) fn new(session: &'s Session, path: &'s str) -> Followed<'s> {
        Followed { session, path, files: Watched::default(), last: None }
    }

    /// Whether there is anything at the path.
    pub(super) fn is_there(&self) -> bool {
        Disk.entry(self.path).is_ok_and(|entry| matches!(entry, Entry::File | Entry::Folder))
    }

    /// Whether a file of the last reading has changed.
    pub(super) fn has_changed(&self) -> bool {
        self.files.has_changed()
    }

    /// Reads the book, and makes a page of it or of what is wrong with it.
    pub(super) fn read(&mut self) -> Shown {
        self.files = Watched::default();
        let lang = self.session.lang;
        match self.report() {
            Ok(report) => {
                let shown = Shown::of(Content::Report(&report), lang);
                self.last = Some(report);
                shown
            }
            Err(text) => Shown::of(Content::Wrong { text: &text, last: self.last.as_deref() }, lang),
        }
    }

    /// The report, or what is wrong in the words of the command line.
    fn report(&self) -> Result<String, String> {
        let session = self.session;
        let style = FindingStyle::plain(session.lang);
        let mut sources = Sources::default();
        let wrong = |findings: &Findings, sources: &Sources| report::findings_text(findings, sources, style);
        let opened = session.open_from(&self.files, self.path, &mut sources, |_| ());
        let (opened, mut findings) = opened.map_err(|_| String::new())?;
        let Some(mut opened) = opened.filter(|opened| !stops(opened, &findings)) else {
            return Err(wrong(&findings, &sources));
        };
        let extent = Extent { sections: &[], period: None, digits: 2 };
        opened.search_plans();
        let made = session.built(&opened, &sources, &mut findings, extent, |built| {
            report::html(built.dossier, built.figures, Home::Served)
        });
        made.map_err(|message| {
            let error = format!("{}: {}\n\n", Word::Error.text(session.lang), message.text(session.lang));
            error + &wrong(&findings, &sources)
        })
    }
}
