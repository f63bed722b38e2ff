//! The lock file beside a book: read with it, and held against the library and the book.

use super::files::{FileError, Files, Limits};
use super::load::text_of;
use super::{Book, Described};
use crate::factor::{FactorId, Library, Lock, LockError, Lookup};
use crate::finding::{AboutLock, Code, Finding, Findings, Level, Place, Sources};

/// The lock of a book in a folder of its own.
const LOCK: &str = "crossfoot.lock";

/// The path of a book's lock: `crossfoot.lock` beside a `book.toml`, `mill.lock` beside a `mill.toml`.
pub fn lock_path(book: &str) -> String {
    let folder = book.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    match book.get(folder..).unwrap_or(book) {
        "book.toml" => format!("{}{LOCK}", &book[..folder]),
        name => format!("{}{}.lock", &book[..folder], name.strip_suffix(".toml").unwrap_or(name)),
    }
}

/// How large a lock may be. It holds rows of several files, and for each a hash and a choice.
pub const fn lock_limit(limits: Limits) -> u64 {
    limits.file_bytes.saturating_mul(8)
}

/// The lock beside a book, where there is one. One that cannot be read is a finding: what it says is not put aside silently.
pub(super) fn read(
    files: &dyn Files,
    book: &str,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Lock> {
    let path = lock_path(book);
    let bytes = match files.read(&path, lock_limit(limits)) {
        Ok(bytes) => bytes,
        Err(FileError::NotFound) => return None,
        Err(FileError::TooLarge { bytes }) => {
            let message = AboutLock::TooLarge { path, bytes, limit: lock_limit(limits) };
            findings.push(Finding::new(Code::FileTooLarge, message).help(AboutLock::RemoveLock));
            return None;
        }
        Err(error) => {
            findings.push(super::load::file_finding(error, &path, limits));
            return None;
        }
    };
    let file = match text_of(&bytes, path, sources) {
        Ok(file) => file,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    match Lock::read(sources.text(file), file) {
        Ok(lock) => Some(lock),
        Err(errors) => {
            for error in errors {
                findings.push(lock_finding(error));
            }
            None
        }
    }
}

fn lock_finding(error: LockError) -> Finding {
    let (place, message) = match error {
        LockError::Format(place, problem) => (place, AboutLock::NotALock { problem }),
        LockError::BadDay(place) => (place, AboutLock::BadDay),
        LockError::Edited(place, id) => (place, AboutLock::RowEdited { id }),
        LockError::Choice(place, asked) => (place, AboutLock::ChoiceEdited { asked }),
        LockError::Rows(place) => (place, AboutLock::RowsBad),
    };
    Finding::new(Code::BadLock, message).at(place).help(AboutLock::RemoveLock)
}

/// What a locked book rests on that is not in its lock, and what the library has otherwise by now.
pub fn unlocked_finding(book: &Book, described: &Described, sources: &mut Sources) -> Findings {
    let mut findings = Findings::new();
    let Some(lock) = &book.lock else { return findings };
    let place = lock.file.map(|file| Place::new(file, 0..0));
    let used = described.used();
    let mut missing: Vec<String> =
        used.iter().map(ToString::to_string).filter(|id| !lock.hashes.contains_key(id)).collect();
    // A choice that is not locked may fall on a row that is; it would be made anew all the same.
    let unlocked = described.resolved.iter().filter(|choice| !lock.has(choice));
    missing.extend(unlocked.map(|choice| {
        let place = choice.place.as_deref().map(|place| format!(" · {place}")).unwrap_or_default();
        format!("{}{place} · {}", choice.asked, choice.year)
    }));
    if !missing.is_empty() {
        let finding = Finding::new(Code::NotLocked, AboutLock::NotLocked { ids: missing });
        findings.push(place.into_iter().fold(finding, Finding::at).help(AboutLock::RunLock));
    }
    if let Some(day) = book.accounts.as_of.filter(|day| lock.as_of() != Some(*day)) {
        let message = AboutLock::OtherDay { book: day.to_string(), lock: lock.head.as_of.clone() };
        let finding = Finding::new(Code::NotLocked, message);
        findings.push(place.into_iter().fold(finding, Finding::at).help(AboutLock::RunUpdate));
    }
    let beneath = Book { lock: None, ..book.clone() }.library(sources);
    let mut locked = Library::default();
    // The rows were laid on the library of the book before.
    let _ = lock.lay_on(&mut locked);
    let worth = |library: &Library, id: &FactorId| match library.look_up(id) {
        Lookup::Found(entry) => entry.worth(library).map(|worth| worth.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    for entry in lock.differing(&beneath).into_iter().filter(|entry| used.binary_search(entry.id()).is_ok()) {
        let id = entry.id().to_string();
        let (then, now) = (worth(&locked, entry.id()), worth(&beneath, entry.id()));
        let finding = if then == now {
            Finding::new(Code::LockBehind, AboutLock::DiffersInWords { id }).level(Level::Note)
        } else {
            Finding::new(Code::LockBehind, AboutLock::Differs { id, then, now })
        };
        findings.push(place.into_iter().fold(finding, Finding::at).help(AboutLock::RunUpdate));
    }
    findings
}
