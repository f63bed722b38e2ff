//! `crossfoot pv`.

use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutPv, Sources};
use crate::report::{self, Solar};

impl Session {
    /// The photovoltaic plants of a book, or one of them.
    pub(super) fn pv(&self, path: &str, plant: Option<&str>, years: bool, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("pv", path, &findings, &sources);
        };
        let plants = &opened.book.plants;
        if plants.is_empty() {
            return self.fail(&AboutPv::NoPlant.into());
        }
        let only = match plant.map(|id| plants.iter().position(|plant| plant.id == id).ok_or(id)).transpose() {
            Ok(only) => only,
            Err(id) => return self.fail(&AboutPv::NoSuchPlant { id: id.to_owned() }.into()),
        };
        let subject = opened.subject(&sources);
        let solar = Solar { subject: &subject, plants, figures: &opened.described.plants, only, years };
        let written = if self.request.json {
            self.write_with_findings(report::pv_json(&solar), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            output::result(&report::pv_page(&solar, look).render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}
