//! `crossfoot report`: everything a book holds, in files to hand on.

use serde_json::{Value, json};

use super::arguments::{Kind, ReportTask};
use super::run::{Opened, Session};
use super::{Exit, destinations, disk, output};
use crate::claim::{self, Appraisal, Assessment, ClaimFigure, Search, TableVerdict, Verdict};
use crate::factor;
use crate::finding::{AboutReport, Findings, Level, Message, Sources};
use crate::report::{
    self, Aimed, Assessed, Contents, Derivations, Dossier, Home, Look, Metered, SectionKind, Tables, Verified, Viewed,
};

/// Everything that verification found about a book.
pub(super) struct Found {
    figures: Vec<ClaimFigure>,
    verdicts: Vec<Verdict>,
    tables: Vec<TableVerdict>,
    appraisal: Appraisal,
    assessment: Assessment,
}

impl Found {
    pub(super) fn of(opened: &Opened) -> Option<Found> {
        let (book, described) = (&opened.book, &opened.described);
        if described.claims.is_empty() && described.tables.is_empty() && described.plausible.is_empty() {
            return None;
        }
        let (account, figures) = (&described.account, described.claims.clone());
        let search = Search::new(&account.graph, &opened.library, &book.accounts);
        let mut verdicts = claim::verify_searching(&book.claims, &figures, &book.accounts, account, None, &search);
        let mut tables = claim::verify_tables(&book.tables, &described.tables, account);
        let assessment = opened.assess((&figures, &mut verdicts), (&described.tables, &mut tables), None);
        let (claims, accounts, as_of) = (&book.claims, &book.accounts, described.as_of);
        let appraisal = claim::appraise(claims, &figures, &verdicts, accounts, &account.graph, &search, as_of);
        Some(Found { figures, verdicts, tables, appraisal, assessment })
    }

    pub(super) fn verified<'f>(&'f self, opened: &'f Opened) -> Verified<'f> {
        let described = &opened.described;
        let tables = Tables { tables: &opened.book.tables, figures: &described.tables, verdicts: &self.tables };
        let (assessment, inputs) = (&self.assessment, &opened.book.verification);
        let assessed = Assessed { assessment, inputs, plausible: &described.plausible };
        Verified {
            claims: &opened.book.claims,
            figures: &self.figures,
            verdicts: &self.verdicts,
            tables,
            appraisal: &self.appraisal,
            assessed: Some(assessed),
        }
    }
}

/// What of a book is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent<'t> {
    /// These sections; all where none is named.
    pub sections: &'t [SectionKind],
    /// The only period.
    pub period: Option<&'t str>,
    /// Decimals of emissions.
    pub digits: u32,
}

/// A report before it takes a form.
pub(super) struct Built<'b> {
    pub contents: &'b Contents<'b>,
    pub figures: &'b Derivations<'b>,
    pub dossier: &'b Dossier,
}

impl Session {
    pub(super) fn hand_on(&self, task: &ReportTask) -> Exit {
        let mut sources = Sources::default();
        let (opened, mut findings) = match self.open(&task.book, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(mut opened) = opened.filter(|opened| !stops(opened, &findings)) else {
            return self.refuse("report", &task.book, &findings, &sources);
        };
        opened.search_plans();
        let extent = Extent { sections: &task.sections, period: task.period.as_deref(), digits: task.digits };
        let files = self.built(&opened, &sources, &mut findings, extent, |built| {
            let files = task.outputs.iter().map(|(path, kind)| made(*kind, path, built, self.look(task.digits)));
            files.collect::<Result<Vec<_>, Box<Message>>>()
        });
        let files = match files.and_then(|files| files) {
            Ok(files) => files.concat(),
            Err(message) => return self.fail(&message),
        };
        if let Some(reason) = destinations::refused(files.iter().map(|(path, _)| path.as_str()), &sources) {
            return self.fail(&reason.into());
        }
        let whole: Vec<(String, &[u8])> = files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
        if let Err(reason) = disk::write_together(&whole) {
            return self.fail(&Message::CannotWrite { reason });
        }
        let paths: Vec<String> = files.into_iter().map(|(path, _)| path).collect();
        if self.request.json {
            let mut document = self.document("report", &task.book);
            document.insert("written".to_owned(), json!(paths));
            let written = self.write_with_findings(Value::Object(document), &findings, &sources);
            return self.finish(written, &findings);
        }
        let mut asides = Findings::new();
        asides.extend(findings.iter().filter(|finding| !finding.code.is_verdict()).cloned());
        self.asides(&task.book, &asides, &sources);
        for path in paths.iter().filter(|_| !self.request.quiet) {
            output::aside(&format!("{}\n", AboutReport::Wrote { path: path.clone() }.text(self.lang)));
        }
        self.finish(Exit::Done, &findings)
    }

    /// The report of an opened book, given to `take`; what verification found is added to the findings.
    pub(super) fn built<T>(
        &self,
        opened: &Opened,
        sources: &Sources,
        findings: &mut Findings,
        extent: Extent<'_>,
        take: impl FnOnce(&Built<'_>) -> T,
    ) -> Result<T, Box<Message>> {
        let only = match extent.period {
            None => None,
            Some(wanted) => match opened.book.accounts.periods.iter().position(|period| period.id == wanted) {
                Some(index) => Some(index),
                None => return Err(Box::new(Message::UnknownPeriod { id: wanted.to_owned() })),
            },
        };
        let found = Found::of(opened);
        let subject = opened.subject(sources);
        let verified = found.as_ref().map(|found| found.verified(opened));
        if let Some(found) = &verified {
            let about_claims = report::verdict_findings(&subject, found.claims, found.figures, found.verdicts);
            findings.extend(about_claims.iter().cloned());
            findings.extend(report::table_findings(&subject, found.tables).iter().cloned());
            findings.tidy();
        }
        let (views, inputs) = (&opened.described.views, &opened.book.views);
        // A book of claims alone has periods and says that it has no figures; that is no inventory to hand on.
        let inventory = opened.described.inventory.as_ref().filter(|inventory| !inventory.activities.is_empty());
        let viewed = inventory.map(|inventory| Viewed { subject: &subject, inventory, views, inputs, only, by: None });
        let (projects, meters, plants) = (&opened.book.projects, &opened.book.meters, &opened.book.plants);
        let targets = opened.book.targets.as_slice();
        let has_more = !projects.is_empty()
            || !meters.is_empty()
            || !plants.is_empty()
            || !targets.is_empty()
            || !opened.book.plans.is_empty();
        if viewed.is_none() && verified.is_none() && !has_more {
            return Err(Box::new(AboutReport::NothingToReport.into()));
        }
        let lock =
            opened.book.lock.as_ref().and_then(|lock| lock.file).map(|file| report::text_hash(sources.text(file)));
        let aimed = Aimed {
            subject: &subject,
            targets,
            holdings: &opened.book.holdings,
            events: &opened.book.base_events,
            figures: &opened.described.targets,
            only: None,
        };
        let planned = opened.planned(&subject, None, None);
        let contents = Contents {
            subject: &subject,
            viewed,
            verified,
            saved: Some((projects, &opened.described.savings)),
            metered: Some(Metered { subject: &subject, meters, proofs: &opened.described.proofs, only: None }),
            plants: (!plants.is_empty()).then_some((plants, &opened.described.plants)),
            targets: (!targets.is_empty()).then_some(aimed),
            planned: (!opened.book.plans.is_empty()).then_some(planned),
            enpis: &opened.book.enpis,
            findings,
            library_version: factor::library_version(),
            lock: lock.as_deref(),
        };
        let look = self.look(extent.digits);
        let figures = Derivations::of(&subject, self.lang);
        let dossier = report::dossier(&contents, &figures, extent.sections, look);
        Ok(take(&Built { contents: &contents, figures: &figures, dossier: &dossier }))
    }
}

/// Whether errors leave nothing to report: all but those about one claim do.
pub(super) fn stops(opened: &Opened, findings: &Findings) -> bool {
    let errors = findings.iter().filter(|finding| finding.level == Level::Error);
    errors.filter(|finding| !finding.code.leaves_figures()).any(|finding| !opened.book.is_about_a_claim(finding))
}

/// The files of one output: one, or of CSV one a table.
fn made(kind: Kind, path: &str, built: &Built<'_>, look: Look) -> Result<Vec<(String, Vec<u8>)>, Box<Message>> {
    let Built { contents, figures, dossier } = *built;
    let one = |text: String| Ok(vec![(path.to_owned(), text.into_bytes())]);
    match kind {
        Kind::Html => one(report::html(dossier, figures, Home::File)),
        Kind::Markdown => one(report::markdown(dossier)),
        Kind::Csv => {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            let tables = report::csv_tables(dossier).into_iter();
            Ok(tables.map(|(name, text)| (format!("{stem}-{name}.csv"), text.into_bytes())).collect())
        }
        Kind::Json => one(format!("{:#}\n", report::report_json(dossier, contents))),
        #[cfg(feature = "xlsx")]
        Kind::Xlsx => {
            use crate::report::WorkbookError;
            let bytes = report::workbook(contents, figures, dossier, look).map_err(|error| {
                let message: Message = match error {
                    WorkbookError::TooManyRows { sheet, rows } => AboutReport::TooManyRows { sheet, rows }.into(),
                    WorkbookError::Failed(reason) => AboutReport::NoWorkbook { reason }.into(),
                };
                Box::new(message)
            })?;
            Ok(vec![(path.to_owned(), bytes)])
        }
        #[cfg(not(feature = "xlsx"))]
        Kind::Xlsx => {
            let _ = look;
            Err(Box::new(AboutReport::KindNotHere { path: path.to_owned() }.into()))
        }
    }
}
