//! `crossfoot targets`.

use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutTarget, Sources};
use crate::report::{self, Aimed};

impl Session {
    /// The targets of a book, or one of them.
    pub(super) fn targets(&self, path: &str, target: Option<&str>, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("targets", path, &findings, &sources);
        };
        let targets = &opened.book.targets;
        let holdings = &opened.book.holdings;
        if targets.is_empty() && holdings.is_empty() {
            return self.fail(&AboutTarget::NoTarget.into());
        }
        let only = match target.map(|id| targets.iter().position(|target| target.id == id).ok_or(id)).transpose() {
            Ok(only) => only,
            Err(id) => return self.fail(&AboutTarget::NoSuchTarget { id: id.to_owned() }.into()),
        };
        let subject = opened.subject(&sources);
        let aimed = Aimed {
            subject: &subject,
            targets,
            holdings,
            events: &opened.book.base_events,
            figures: &opened.described.targets,
            only,
        };
        let written = if self.request.json {
            self.write_with_findings(report::targets_json(&aimed), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            output::result(&report::targets_page(&aimed, look).render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}
