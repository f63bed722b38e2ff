//! `crossfoot savings`.

use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutEnpi, AboutSaving, Sources};
use crate::report::{self, Saved, SavingSign};

impl Session {
    /// The energy-saving projects of a book, or one of them.
    pub(super) fn savings(&self, path: &str, project: Option<&str>, sign: SavingSign, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("savings", path, &findings, &sources);
        };
        let projects = &opened.book.projects;
        if projects.is_empty() && opened.book.enpis.is_empty() {
            return self.fail(&AboutEnpi::NothingHere.into());
        }
        let only = match project {
            None => None,
            Some(id) => match projects.iter().position(|project| project.id == id) {
                Some(at) => Some(at),
                None => return self.fail(&AboutSaving::NoSuchProject { id: id.to_owned() }.into()),
            },
        };
        let subject = opened.subject(&sources);
        let saved = Saved {
            subject: &subject,
            projects,
            savings: &opened.described.savings,
            enpis: &opened.book.enpis,
            only,
            sign,
        };
        let written = if self.request.json {
            self.write_with_findings(report::savings_json(&saved), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            output::result(&report::savings_page(&saved, look).render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}
