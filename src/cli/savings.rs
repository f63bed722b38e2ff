//! `crossfoot savings`.

use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutEnpi, AboutMeter, AboutSaving, Sources};
use crate::report::{self, Metered, Saved, SavingSign};

/// The one thing that is shown, where only one is.
#[derive(Clone, Copy, Default)]
pub(super) struct Only<'a> {
    pub project: Option<&'a str>,
    pub meter: Option<&'a str>,
}

impl Session {
    /// The energy-saving projects and the meters of a book, or one of them.
    pub(super) fn savings(&self, path: &str, only: Only<'_>, sign: SavingSign, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("savings", path, &findings, &sources);
        };
        let (projects, meters, enpis) = (&opened.book.projects, &opened.book.meters, &opened.book.enpis);
        if projects.is_empty() && meters.is_empty() && enpis.is_empty() {
            return self.fail(&AboutEnpi::NothingHere.into());
        }
        let project = only.project.map(|id| projects.iter().position(|project| project.id == id).ok_or(id));
        let meter = only.meter.map(|id| meters.iter().position(|meter| meter.id == id).ok_or(id));
        let (project, meter) = match (project.transpose(), meter.transpose()) {
            (Err(id), _) => return self.fail(&AboutSaving::NoSuchProject { id: id.to_owned() }.into()),
            (_, Err(id)) => return self.fail(&AboutMeter::NoSuchMeter { id: id.to_owned() }.into()),
            (Ok(project), Ok(meter)) => (project, meter),
        };
        let subject = opened.subject(&sources);
        let (savings, proofs) = (&opened.described.savings, &opened.described.proofs);
        let saved = Saved { subject: &subject, projects, savings, enpis, only: project, sign };
        let metered = Metered { subject: &subject, meters, proofs, only: meter };
        let written = if self.request.json {
            self.write_with_findings(report::savings_json(&saved, &metered), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            let page = report::savings_and_meters(&saved, &metered, look);
            output::result(&page.render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}
