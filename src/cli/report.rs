//! `crossfoot report`: everything a book holds, in files to hand on.

use serde_json::{Value, json};

use super::arguments::{Kind, ReportTask};
use super::run::{Opened, Session};
use super::{Exit, disk, output, targets};
use crate::claim::{self, Appraisal, Assessment, ClaimFigure, Search, TableVerdict, Verdict};
use crate::factor;
use crate::finding::{AboutReport, Findings, Level, Message, Sources};
use crate::report::{self, Assessed, Contents, Derivations, Dossier, Look, Tables, Verified, Viewed};

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

impl Session {
    pub(super) fn hand_on(&self, task: &ReportTask) -> Exit {
        let mut sources = Sources::default();
        let (opened, mut findings) = match self.open(&task.book, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|opened| !stops(opened, &findings)) else {
            return self.refuse("report", &task.book, &findings, &sources);
        };
        let only = match &task.period {
            None => None,
            Some(id) => match opened.book.accounts.periods.iter().position(|period| period.id == *id) {
                Some(index) => Some(index),
                None => return self.fail(&Message::UnknownPeriod { id: id.clone() }),
            },
        };
        let found = Found::of(&opened);
        let subject = opened.subject(&sources);
        let verified = found.as_ref().map(|found| found.verified(&opened));
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
        if viewed.is_none() && verified.is_none() {
            return self.fail(&AboutReport::NothingToReport.into());
        }
        let lock =
            opened.book.lock.as_ref().and_then(|lock| lock.file).map(|file| report::text_hash(sources.text(file)));
        let contents = Contents {
            subject: &subject,
            viewed,
            verified,
            findings: &findings,
            library_version: factor::library_version(),
            lock: lock.as_deref(),
        };
        let look = self.look(task.digits);
        let figures = Derivations::of(&subject, self.lang);
        let dossier = report::dossier(&contents, &figures, &task.sections, look);
        let mut files = Vec::new();
        for (path, kind) in &task.outputs {
            match made(*kind, path, &contents, &figures, &dossier, look) {
                Ok(made) => files.extend(made),
                Err(message) => return self.fail(&message),
            }
        }
        if let Some(reason) = targets::refused(files.iter().map(|(path, _)| path.as_str()), &sources) {
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
        for path in &paths {
            output::aside(&format!("{}\n", AboutReport::Wrote { path: path.clone() }.text(self.lang)));
        }
        self.finish(Exit::Done, &findings)
    }
}

/// Whether errors leave nothing to report: all but those about one claim do.
fn stops(opened: &Opened, findings: &Findings) -> bool {
    let errors = findings.iter().filter(|finding| finding.level == Level::Error);
    errors.filter(|finding| !finding.code.leaves_figures()).any(|finding| !opened.book.is_about_a_claim(finding))
}

/// The files of one output: one, or of CSV one a table.
fn made(
    kind: Kind,
    path: &str,
    contents: &Contents<'_>,
    figures: &Derivations<'_>,
    dossier: &Dossier,
    look: Look,
) -> Result<Vec<(String, Vec<u8>)>, Box<Message>> {
    let one = |text: String| Ok(vec![(path.to_owned(), text.into_bytes())]);
    match kind {
        Kind::Html => one(report::html(dossier, figures)),
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
