//! `crossfoot savings`.

use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutEnpi, AboutMeter, AboutSaving, Sources, Word};
use crate::report::{self, Metered, Saved, SavingSign};
use crate::saving::proof::Meter;

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
        let is_fleet = |meter: &Meter| meter.data.by.is_some();
        // A fleet is shown by itself: asked for, or where the book has nothing else.
        let only_fleet = meter.or((project.is_none() && projects.is_empty() && meters.len() == 1).then_some(0));
        if let Some(fleet) = only_fleet.map(|at| &meters[at]).filter(|meter| is_fleet(meter)) {
            return self.fleet(&opened, fleet, &findings, &sources, digits);
        }
        for fleet in meters.iter().filter(|fleet| meter.is_none() && project.is_none() && is_fleet(fleet)) {
            let message = AboutMeter::FleetElsewhere { id: fleet.id.clone(), book: path.to_owned() };
            output::aside(&format!("{}: {}\n", Word::Note.text(self.lang), message.text(self.lang)));
        }
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
