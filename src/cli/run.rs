//! One run of the program: read the command line, read the book, write the result.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::arguments::{self, Refusal, Request, Task};
use super::factors::FactorSession;
use super::savings::Only;
use super::{Disk, Exit, language, output};
use crate::book::{self, Book, Described, Files};
use crate::factor::Library;
use crate::finding::{AboutLock, Code, FileId, Finding, Findings, Heading, Lang, Level, Message, Place, Sources, Word};
use crate::report::{self, FindingStyle, Look, Subject};

/// Runs the program on its arguments, the first of which is its name.
pub fn run(arguments: &[String]) -> Exit {
    let lang = language::language(arguments, |name| std::env::var(name).ok());
    match arguments::read(arguments, lang) {
        Ok(request) => Session { request, lang }.run(),
        Err(Refusal::Shown(text)) => output::result(&text, lang),
        Err(Refusal::Wrong(text)) => {
            output::aside(&format!("{}: {}\n", Word::Error.text(lang), text.trim_end()));
            Exit::Failed
        }
    }
}

pub(super) struct Session {
    pub request: Request,
    pub lang: Lang,
}

/// A book with everything that was read from it.
pub(super) struct Opened {
    pub path: String,
    pub book: Book,
    pub library: Library,
    pub described: Described,
    /// The lock that is there and was not followed.
    pub put_aside: Option<FileId>,
}

/// Today, in UTC; `SOURCE_DATE_EPOCH` puts another day in its place, so that a run can be repeated
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(super) fn today() -> Date {
    let stated = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse::<i64>().ok());
    let now = stated.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    now.to_zoned(TimeZone::UTC).date()
}

impl Opened {
    pub(super) fn subject<'a>(&'a self, sources: &'a Sources) -> Subject<'a> {
        Subject {
            book: &self.path,
            account: &self.described.account,
            accounts: &self.book.accounts,
            library: &self.library,
            sources,
            inventory: self.described.inventory.as_ref(),
            choices: &self.described.choices,
            pack: &self.described.pack,
            as_of: self.described.as_of,
        }
    }
}

impl Session {
    fn run(&self) -> Exit {
        match &self.request.command {
            Task::Check { book } => self.check(book),
            Task::Lock { book } => self.lock(book),
            Task::Update { book, accept } => self.update(book, *accept),
            Task::Inventory { book, period, by, digits, view } => {
                self.inventory(book, period.as_deref(), *by, *digits, *view)
            }
            Task::Impact { book, lever, digits } => self.impact(book, lever, *digits),
            Task::Verify { book, claims, with, implied, assess } => {
                self.verify(book, claims, with.as_ref(), *implied, assess)
            }
            Task::Savings { book, project, meter, sign, digits } => {
                self.savings(book, Only { project: project.as_deref(), meter: meter.as_deref() }, *sign, *digits)
            }
            Task::Pv { book, plant, beside, digits } => self.pv(book, plant.as_deref(), *beside, *digits),
            Task::Targets { book, target, plan: true, probability, digits } => {
                self.plans(book, target.as_deref(), *probability, *digits)
            }
            Task::Targets { book, target, digits, .. } => self.targets(book, target.as_deref(), *digits),
            Task::Factors(task) => FactorSession { json: self.request.json, look: self.look(2) }.run(task),
            Task::Making(task) => self.make(task),
            Task::Read(task) => self.read(task),
            Task::Report(task) => self.hand_on(task),
            #[cfg(feature = "serve")]
            Task::Serve(task) => self.serve(task),
            Task::Explain { book, address: None, .. } => self.explain_code(book),
            Task::Explain { book, address: Some(address), depth } => self.explain(book, address, *depth),
        }
    }

    /// Reads a book and describes its figures; without a sound book there are only findings.
    pub(super) fn open(&self, path: &str, sources: &mut Sources) -> Result<(Option<Opened>, Findings), Exit> {
        self.open_with(path, sources, |_| ())
    }

    /// The same with the lock of the book, or without it.
    pub(super) fn open_as(
        &self,
        path: &str,
        sources: &mut Sources,
        locked: bool,
    ) -> Result<(Option<Opened>, Findings), Exit> {
        self.open_how(&Disk, path, sources, locked, |_| ())
    }

    /// The same with a change of what the book asks for.
    pub(super) fn open_with(
        &self,
        path: &str,
        sources: &mut Sources,
        change: impl FnOnce(&mut Book),
    ) -> Result<(Option<Opened>, Findings), Exit> {
        self.open_from(&Disk, path, sources, change)
    }

    /// The same from other files than those of the disk.
    pub(super) fn open_from(
        &self,
        files: &dyn Files,
        path: &str,
        sources: &mut Sources,
        change: impl FnOnce(&mut Book),
    ) -> Result<(Option<Opened>, Findings), Exit> {
        // A day that is named on the command line asks for a choice as of that day, whatever is locked.
        let (opened, mut findings) = self.open_how(files, path, sources, self.request.as_of.is_none(), change)?;
        let aside = opened.as_ref().and_then(|opened| opened.put_aside);
        if let (Some(as_of), Some(file)) = (self.request.as_of, aside) {
            let message = AboutLock::PutAside { as_of: as_of.to_string() };
            let finding = Finding::new(Code::NotLocked, message).at(Place::new(file, 0..0));
            findings.push(finding.help(AboutLock::WithoutDay));
            findings.tidy();
        }
        Ok((opened, findings))
    }

    fn open_how(
        &self,
        files: &dyn Files,
        path: &str,
        sources: &mut Sources,
        locked: bool,
        change: impl FnOnce(&mut Book),
    ) -> Result<(Option<Opened>, Findings), Exit> {
        let (book, mut findings) = book::load(files, path, sources);
        let Some(mut book) = book else { return Ok((None, findings)) };
        book.accounts.as_of = self.request.as_of.or(book.accounts.as_of);
        if let Some(set) = self.request.gwp {
            book.accounts.gwp = set;
        }
        let aside = if locked { None } else { book.lock.take() };
        change(&mut book);
        let library = book.library(sources);
        let (described, about_figures) = book::describe(&book, &library, today());
        findings.extend(about_figures.iter().cloned());
        findings.extend(book::unlocked_finding(&book, &described, sources).iter().cloned());
        findings.tidy();
        let put_aside = aside.and_then(|lock| lock.file);
        Ok((Some(Opened { path: path.to_owned(), book, library, described, put_aside }), findings))
    }

    fn check(&self, path: &str) -> Exit {
        let mut sources = Sources::default();
        let (_, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let written = if self.request.json {
            let mut document = self.document("check", path);
            document.insert("findings".to_owned(), self.findings_json(&findings, &sources));
            self.write_json(document)
        } else if findings.is_empty() {
            output::result(&format!("{}\n", Heading::NothingFound.text(self.lang)), self.lang)
        } else {
            let style = self.style(output::coloured_results(self.request.color));
            output::result(&report::findings_text(&findings, &sources, style), self.lang)
        };
        self.finish(written, &findings)
    }

    /// There is no result: the findings are all there is to say.
    pub(super) fn refuse(&self, command: &str, path: &str, findings: &Findings, sources: &Sources) -> Exit {
        if self.request.json {
            let mut document = self.document(command, path);
            document.insert("findings".to_owned(), self.findings_json(findings, sources));
            let written = self.write_json(document);
            if written == Exit::Failed {
                return written;
            }
        } else {
            let style = self.style(output::coloured_asides(self.request.color));
            output::aside(&report::findings_text(findings, sources, style));
        }
        // A book that cannot be read is a thing that could not be done; a wrong book is a finding about it.
        if findings.iter().any(|finding| finding.code.is_about_files()) { Exit::Failed } else { Exit::Findings }
    }

    pub(super) fn fail(&self, message: &Message) -> Exit {
        output::failure(message, self.lang);
        Exit::Failed
    }

    /// Findings beside a result: notes are counted, the rest is shown.
    pub(super) fn asides(&self, path: &str, findings: &Findings, sources: &Sources) {
        if self.request.quiet {
            return;
        }
        let mut shown = Findings::new();
        shown.extend(findings.iter().filter(|finding| finding.level != Level::Note).cloned());
        if !shown.is_empty() {
            let style = self.style(output::coloured_asides(self.request.color));
            output::aside(&report::findings_text(&shown, sources, style));
        }
        let count = findings.count(Level::Note);
        if count > 0 {
            let message = Message::NotesNotShown { count, book: path.to_owned() };
            output::aside(&format!("{}: {}\n\n", Word::Note.text(self.lang), message.text(self.lang)));
        }
    }

    pub(super) fn finish(&self, written: Exit, findings: &Findings) -> Exit {
        let fails = |worst: Level| self.request.fail_on.is_some_and(|at| worst >= at);
        match written {
            Exit::Done if findings.iter().any(|finding| finding.code.is_about_files()) => Exit::Failed,
            Exit::Done if findings.worst().is_some_and(fails) => Exit::Findings,
            other => other,
        }
    }

    pub(super) fn look(&self, digits: u32) -> Look {
        Look { lang: self.lang, width: output::width(), digits }
    }

    pub(super) fn style(&self, colour: bool) -> FindingStyle {
        FindingStyle { lang: self.lang, colour, width: usize::from(output::width()) }
    }

    pub(super) fn document(&self, command: &str, book: &str) -> Map<String, Value> {
        let mut document = Map::new();
        document.insert("schema_version".to_owned(), json!(report::SCHEMA_VERSION));
        document.insert("tool".to_owned(), json!({ "name": "crossfoot", "version": env!("CARGO_PKG_VERSION") }));
        document.insert("command".to_owned(), json!(command));
        document.insert("book".to_owned(), json!(book));
        document
    }

    pub(super) fn findings_json(&self, findings: &Findings, sources: &Sources) -> Value {
        json!(report::findings_json(findings, sources, Lang::En))
    }

    pub(super) fn write_with_findings(&self, document: Value, findings: &Findings, sources: &Sources) -> Exit {
        match document {
            Value::Object(mut map) => {
                map.insert("findings".to_owned(), self.findings_json(findings, sources));
                self.write_json(map)
            }
            other => output::result(&format!("{other:#}\n"), self.lang),
        }
    }

    pub(super) fn write_json(&self, document: Map<String, Value>) -> Exit {
        output::result(&format!("{:#}\n", Value::Object(document)), self.lang)
    }
}
