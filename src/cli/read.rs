//! `crossfoot read`: a report in, a draft book out.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::arguments::ReadTask;
use super::pdf::{self, Pdf};
use super::run::Session;
use super::{Disk, Exit, disk, output};
use crate::book::{FileError, Files};
use crate::finding::{AboutRead, Code, Finding, Findings, Looks, Message, Sources};
use crate::read::{self, Draft, Entry, Kind, Limits, Reading};

/// New drafts that may stand beside one.
const MOST_DRAFTS: usize = 99;

/// Where a draft went.
struct Put {
    /// The file that was written, where one was.
    path: Option<String>,
    /// Ids of the entries in it.
    new: Vec<String>,
    /// What was done, in words.
    said: Vec<AboutRead>,
}

impl Session {
    pub(super) fn read(&self, task: &ReadTask) -> Exit {
        let sources = Sources::default();
        let mut findings = Findings::new();
        let Reading { report, findings: found } = match self.report(&task.report) {
            Ok(reading) => reading,
            Err(found) => {
                findings.extend(found);
                return self.refuse("read", &task.report, &findings, &sources);
            }
        };
        findings.extend(found);
        let draft = read::draft(&report, self.lang);
        findings.extend(draft.findings.iter().cloned());
        let put = match task.output.as_deref().map(|path| put(path, &draft)).transpose() {
            Ok(put) => put,
            Err(message) => return self.fail(&message),
        };
        if self.request.json {
            let mut document = self.document("read", "");
            document.insert("report".to_owned(), json!(report.name));
            let entry =
                |entry: &Entry| json!({ "id": entry.id, "line": entry.line, "quote": entry.quote, "toml": entry.text });
            let counts = draft.counts;
            let counted = json!({ "read": counts.read, "placed": counts.placed, "listed": counts.listed });
            document.insert("figures".to_owned(), counted);
            document.insert("listed".to_owned(), json!(draft.listed));
            document.insert("entries".to_owned(), draft.entries.iter().map(entry).collect());
            if let Some(put) = &put {
                document.insert("written".to_owned(), json!(put.path));
                document.insert("new".to_owned(), json!(put.new));
            }
            document.insert("findings".to_owned(), self.findings_json(&findings, &sources));
            return self.finish(self.write_json(document), &findings);
        }
        self.asides(&task.report, &findings, &sources);
        let written = match put {
            None => output::result(&draft.text, self.lang),
            Some(put) => {
                let lines = put.said.iter().map(|said| format!("{}\n", said.text(self.lang)));
                output::result(&lines.collect::<String>(), self.lang)
            }
        };
        self.finish(written, &findings)
    }

    /// Reads a report from a file or from standard input; a PDF is made a text of first.
    fn report(&self, path: &str) -> Result<Reading, Vec<Finding>> {
        let limits = Limits::default();
        let (name, bytes) = match path {
            "-" => ("stdin", from_stdin(limits.file_bytes)),
            path => (path, Disk.read(path, limits.file_bytes)),
        };
        let bytes = bytes.map_err(|error| vec![unreadable(name, error, limits)])?;
        let Kind::Foreign(looks @ (Looks::Pdf | Looks::EncryptedPdf)) = read::kind_of(name, &bytes) else {
            return read::read_report_within(name, &bytes, limits);
        };
        let pdf = if path == "-" { Pdf::Bytes(bytes) } else { Pdf::Path(path) };
        let text = pdf::text(pdf, limits.file_bytes).map_err(|reason| {
            let help = match (&reason, looks) {
                (AboutRead::NoPdfToText, _) => AboutRead::InstallPdfToText,
                (AboutRead::PdfWithoutText, _) => AboutRead::RecogniseText,
                (AboutRead::PdfWithPassword, _) | (_, Looks::EncryptedPdf) => AboutRead::UnlockPdf,
                _ => AboutRead::PdfToText,
            };
            let message = AboutRead::NotAReport { path: name.to_owned(), looks };
            vec![Finding::new(Code::FileNotReadable, message).fact(reason).help(help)]
        })?;
        // It is text by now, whatever its name says.
        read::read_report_within(name, &text, limits)
    }
}

/// Standard input, at most `limit` bytes.
fn from_stdin(limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| FileError::NotReadable(error.to_string()))?;
    let count = bytes.len() as u64;
    if count > limit { Err(FileError::TooLarge { bytes: count }) } else { Ok(bytes) }
}

fn unreadable(name: &str, error: FileError, limits: Limits) -> Finding {
    let path = name.to_owned();
    match error {
        FileError::NotFound => Finding::new(Code::FileNotReadable, Message::FileNotFound { path }),
        FileError::TooLarge { bytes } => {
            let message = Message::FileTooLarge { path, bytes, limit: limits.file_bytes };
            Finding::new(Code::FileTooLarge, message).help(AboutRead::SplitReport)
        }
        FileError::NotReadable(reason) => {
            Finding::new(Code::FileNotReadable, Message::FileNotReadable { path, reason })
        }
        FileError::LeavesFolder => Finding::new(Code::PathLeavesFolder, AboutRead::CannotRead { path }),
    }
}

/// Writes a draft. A file that is there belongs to its reader: it stays as it is, and what it lacks is written beside it.
fn put(path: &str, draft: &Draft) -> Result<Put, Box<Message>> {
    let names = std::iter::once(PathBuf::from(path)).chain((1..=MOST_DRAFTS).map(|nth| beside(Path::new(path), nth)));
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    let there: Vec<&String> = names.iter().filter(|name| std::fs::symlink_metadata(name).is_ok()).collect();
    let mut known = Vec::new();
    for name in &there {
        known.extend(stored(name)?);
    }
    let new = added(&draft.entries, &known);
    let ids: Vec<String> = new.iter().map(|entry| entry.id.clone()).collect();
    let draft_name = path.to_owned();
    if !there.is_empty() && new.is_empty() {
        let said = vec![AboutRead::NothingNew { draft: draft_name, known: draft.entries.len() }];
        return Ok(Put { path: None, new: ids, said });
    }
    let Some(free) = names.iter().find(|name| !there.contains(name)) else {
        return Err(Box::new(AboutRead::TooManyDrafts { path: draft_name }.into()));
    };
    // The draft itself may have been taken away, and what was new at some time be there still.
    let is_whole = there.is_empty();
    let text = if is_whole {
        draft.text.clone()
    } else {
        new.iter().fold(draft.head.clone(), |text, entry| format!("{text}\n{}", entry.text))
    };
    let folder = Path::new(free).parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    disk::write_new(&folder, &[(free.clone(), text)]).map_err(|error| {
        Box::new(match error {
            disk::WriteError::Exists(path) => AboutRead::TakenMeanwhile { path }.into(),
            disk::WriteError::Refused(reason) => Message::CannotWrite { reason },
        })
    })?;
    let said = if is_whole {
        vec![AboutRead::Written { path: free.clone(), entries: draft.entries.len() }]
    } else {
        let (new, known) = (ids.len(), draft.entries.len() - ids.len());
        let written = AboutRead::WrittenBeside { draft: draft_name, path: free.clone(), new, known };
        vec![written, AboutRead::NewEntries { ids: ids.clone() }]
    };
    Ok(Put { path: Some(free.clone()), new: ids, said })
}

/// `draft.toml` → `draft.new.toml`, `draft.new-2.toml` …
fn beside(path: &Path, nth: usize) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let mark = if nth == 1 { "new".to_owned() } else { format!("new-{nth}") };
    let name = match path.extension() {
        Some(extension) => format!("{stem}.{mark}.{}", extension.to_string_lossy()),
        None => format!("{stem}.{mark}"),
    };
    path.with_file_name(name)
}

/// An entry of a draft that is there: its id and its quote.
type Stored = (String, String);

/// The entries of a draft on disk, in whatever sections they stand.
fn stored(path: &str) -> Result<Vec<Stored>, Box<Message>> {
    let not_a_draft = || Box::new(AboutRead::NotADraft { path: path.to_owned() }.into());
    let bytes = Disk.read(path, Limits::default().file_bytes).map_err(|_| not_a_draft())?;
    let text = String::from_utf8(bytes).map_err(|_| not_a_draft())?;
    let table: toml::Table = text.parse().map_err(|_| not_a_draft())?;
    let entries = table.values().filter_map(toml::Value::as_array).flatten().filter_map(toml::Value::as_table);
    let word = |entry: &toml::Table, key: &str| entry.get(key).and_then(toml::Value::as_str).map(bare);
    Ok(entries.filter_map(|entry| Some((word(entry, "id")?, word(entry, "says").unwrap_or_default()))).collect())
}

/// A text without its spaces: a quote may have been wrapped anew.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The entries that are not stored yet. One is known by its id with its quote; by its quote alone, where as many are stored
/// (lines have moved, or the id is another by now); by its id alone, where the stored quote is nowhere in the report (edited).
fn added<'a>(entries: &'a [Entry], stored: &[Stored]) -> Vec<&'a Entry> {
    let mut stored_quotes: HashMap<&str, usize> = HashMap::new();
    let mut by_id: HashMap<&str, &str> = HashMap::new();
    let mut pairs: HashSet<(&str, &str)> = HashSet::new();
    for (id, quote) in stored {
        *stored_quotes.entry(quote).or_default() += 1;
        by_id.insert(id, quote);
        pairs.insert((id, quote));
    }
    let quotes: Vec<String> = entries.iter().map(|entry| bare(&entry.quote)).collect();
    let mut read_quotes: HashMap<&str, usize> = HashMap::new();
    for quote in &quotes {
        *read_quotes.entry(quote).or_default() += 1;
    }
    let is_known = |entry: &Entry, quote: &str| {
        let moved = !quote.is_empty() && stored_quotes.get(quote) >= read_quotes.get(quote);
        let edited = by_id.get(entry.id.as_str()).is_some_and(|stored| !read_quotes.contains_key(stored));
        pairs.contains(&(entry.id.as_str(), quote)) || moved || edited
    };
    entries.iter().zip(&quotes).filter(|(entry, quote)| !is_known(entry, quote)).map(|(entry, _)| entry).collect()
}
