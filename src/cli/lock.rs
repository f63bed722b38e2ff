//! `crossfoot lock` and `crossfoot update`: the only commands that write beside a book.

use serde_json::{Value, json};

use super::run::{Opened, Session};
use super::{Exit, disk, output};
use crate::book::{Limits, lock_limit, lock_path};
use crate::factor::Lock;
use crate::finding::{AboutLock, Message, Sources};
use crate::report::{self, Update};

impl Opened {
    /// The lock that the book would have by what it is computed with now.
    fn lock(&self) -> Lock {
        let described = &self.described;
        Lock::of(&self.library, &described.used(), described.resolved.clone(), &described.pack, described.as_of)
    }
}

impl Session {
    /// Writes the lock of a book: what is locked stays, what is new is added.
    pub(super) fn lock(&self, path: &str) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(opened) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("lock", path, &findings, &sources);
        };
        let file = lock_path(sources.name(opened.book.file));
        let lock = opened.lock();
        let rows = lock.hashes.len();
        let old = opened.book.lock.as_ref();
        let new = lock.hashes.keys().filter(|id| !old.is_some_and(|old| old.hashes.contains_key(*id))).count();
        let same = old.is_some_and(|old| old.hashes == lock.hashes && old.choices == lock.choices);
        let message = if same {
            AboutLock::Unchanged { path: file.clone(), rows }
        } else {
            if let Err(exit) = self.write_lock(&file, &lock) {
                return exit;
            }
            AboutLock::Written { path: file.clone(), rows, new }
        };
        let written = if self.request.json {
            let mut document = self.document("lock", path);
            document.insert("lock".to_owned(), json!(file));
            document.insert("rows".to_owned(), json!(rows));
            document.insert("new".to_owned(), json!(new));
            document.insert("written".to_owned(), json!(!same));
            self.write_with_findings(Value::Object(document), &findings, &sources)
        } else {
            output::result(&format!("{}\n", message.text(self.lang)), self.lang)
        };
        self.finish(written, &findings)
    }

    /// Writes a lock, unless it could not be read again.
    fn write_lock(&self, file: &str, lock: &Lock) -> Result<(), Exit> {
        let (text, limit) = (lock.text(), lock_limit(Limits::default()));
        if text.len() as u64 > limit {
            let message = AboutLock::TooLarge { path: file.to_owned(), bytes: text.len() as u64, limit };
            return Err(self.fail(&message.into()));
        }
        disk::write_whole(file, &text).map_err(|reason| self.fail(&Message::CannotWrite { reason }))
    }

    /// Shows what the library of today would change; with `accept` it takes that over.
    pub(super) fn update(&self, path: &str, accept: bool) -> Exit {
        let mut sources = Sources::default();
        let (opened, findings) = match self.open_as(path, &mut sources, true) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(before) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("update", path, &findings, &sources);
        };
        let file = lock_path(sources.name(before.book.file));
        let Some(locked) = before.book.lock.clone() else {
            return self.fail(&AboutLock::NoLock { path: file }.into());
        };
        let (opened, findings) = match self.open_as(path, &mut sources, false) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(after) = opened.filter(|_| !findings.blocks()) else {
            return self.refuse("update", path, &findings, &sources);
        };
        let anew = after.lock();
        let update = Update {
            book: path,
            locked: &locked,
            anew: &anew,
            before: (&before.described.account, &before.library),
            after: (&after.described.account, &after.library),
        };
        let writes = accept && (!update.is_empty() || update.has_other_head());
        if writes && let Err(exit) = self.write_lock(&file, &anew) {
            return exit;
        }
        // A book that names its day is told until the lock has it; without one every day is another.
        let offers = !update.is_empty() || (update.has_other_head() && after.book.accounts.as_of.is_some());
        let written = if self.request.json {
            let mut document = self.document("update", path);
            document.insert("update".to_owned(), report::update_json(&update));
            document.insert("written".to_owned(), json!(writes));
            self.write_with_findings(Value::Object(document), &findings, &sources)
        } else {
            let mut text = report::update_text(&update, self.look(2));
            if writes {
                let new = anew.hashes.keys().filter(|id| !locked.hashes.contains_key(*id)).count();
                let rows = anew.hashes.len();
                text.push_str(&format!("\n{}\n", AboutLock::Written { path: file, rows, new }.text(self.lang)));
            } else if offers {
                text.push_str(&format!("\n{}\n", AboutLock::AcceptHint { book: path.to_owned() }.text(self.lang)));
            }
            output::result(&text, self.lang)
        };
        self.finish(written, &findings)
    }
}
