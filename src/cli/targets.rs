//! `crossfoot targets`.

use std::time::Instant;

use super::run::{Opened, Session};
use super::{Exit, output};
use crate::finding::{AboutPlan, AboutTarget, Sources};
use crate::report::{self, Aimed, Planned, Subject};

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

    /// The plans of a book, or those for one target.
    pub(super) fn plans(&self, path: &str, target: Option<&str>, probability: bool, digits: u32) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(mut opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("targets", path, &findings, &sources);
        };
        if opened.book.plans.is_empty() {
            return self.fail(&AboutPlan::NoPlan.into());
        }
        let targets = &opened.book.targets;
        let only = match target.map(|id| targets.iter().position(|target| target.id == id).ok_or(id)).transpose() {
            Ok(only) => only,
            Err(id) => return self.fail(&AboutTarget::NoSuchTarget { id: id.to_owned() }.into()),
        };
        if let Some(id) = target.filter(|_| opened.book.plans.iter().all(|plan| plan.target != only)) {
            return self.fail(&AboutPlan::NoPlanFor { id: id.to_owned() }.into());
        }
        opened.search_plans();
        let subject = opened.subject(&sources);
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let planned = opened.planned(&subject, only, probability.then_some(threads));
        let written = if self.request.json {
            self.write_with_findings(report::plans_json(&planned), &findings, &sources)
        } else {
            self.asides(path, &findings, &sources);
            let look = self.look(digits);
            output::result(&report::plans_page(&planned, look).render(self.request.format, look.width), self.lang)
        };
        self.finish(written, &findings)
    }
}

impl Opened {
    /// The plans of the book with what was found, for a report.
    pub(super) fn planned<'a>(
        &'a self,
        subject: &'a Subject<'a>,
        target: Option<usize>,
        odds: Option<usize>,
    ) -> Planned<'a> {
        Planned {
            subject,
            plans: &self.book.plans,
            measures: &self.book.measures,
            end_uses: &self.book.end_uses,
            targets: &self.book.targets,
            roadmaps: &self.described.roadmaps,
            target,
            odds,
        }
    }

    /// Searches the plans of the book, each up to its limits.
    pub(super) fn search_plans(&mut self) {
        let begin = Instant::now();
        self.described.solve_plans(&self.book, &|| begin.elapsed().as_secs_f64());
    }
}
