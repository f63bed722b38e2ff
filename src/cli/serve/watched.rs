//! The files that a book was read from, and whether they are still the same.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::book::{Entry, FileError, Files};
use crate::cli::Disk;

/// A file that was written so short a time ago may be written again without another time or size.
const SETTLES: Duration = Duration::from_secs(3);

/// The disk, which remembers what was asked of it: also what was not there.
#[derive(Debug, Default)]
pub(super) struct Watched {
    seen: RefCell<BTreeMap<String, Seen>>,
}

/// What was seen at a path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Seen {
    /// What stands there; nothing where nothing does.
    entry: Option<Entry>,
    /// Its content, where that was read.
    content: Option<Content>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    limit: u64,
    /// Time and size before it was read; none for what need not be believed.
    stamp: Option<Stamp>,
    /// Nothing where it could not be read.
    hash: Option<[u8; 32]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    changed: SystemTime,
    bytes: u64,
}

/// Time and size of a file that has settled.
fn stamp(path: &str) -> Option<Stamp> {
    let data = fs::metadata(Path::new(path)).ok().filter(fs::Metadata::is_file)?;
    let changed = data.modified().ok()?;
    // A time to come says nothing.
    let age = SystemTime::now().duration_since(changed).ok()?;
    (age > SETTLES).then_some(Stamp { changed, bytes: data.len() })
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Watched {
    fn note(&self, path: &str, note: impl FnOnce(&mut Seen)) {
        note(self.seen.borrow_mut().entry(path.to_owned()).or_default());
    }

    /// Whether anything that was asked for would now be answered otherwise.
    pub(super) fn has_changed(&self) -> bool {
        let mut seen = self.seen.borrow_mut();
        seen.iter_mut().any(|(path, seen)| seen.entry != Disk.entry(path).ok() || seen.differs(path))
    }
}

impl Seen {
    fn differs(&mut self, path: &str) -> bool {
        let Some(content) = &mut self.content else { return false };
        // Before the content, so that a change while it is read is found the next time.
        let stamp = stamp(path);
        if stamp.is_some() && stamp == content.stamp {
            return false;
        }
        let hash = Disk.read(path, content.limit).ok().map(|bytes| hash(&bytes));
        content.stamp = stamp.filter(|_| hash.is_some());
        hash != content.hash
    }
}

impl Files for Watched {
    fn entry(&self, path: &str) -> Result<Entry, FileError> {
        let entry = Disk.entry(path);
        self.note(path, |seen| seen.entry = entry.as_ref().ok().copied());
        entry
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let (entry, stamp) = (Disk.entry(path).ok(), stamp(path));
        let bytes = Disk.read(path, limit);
        let hash = bytes.as_ref().ok().map(|bytes| hash(bytes));
        let stamp = stamp.filter(|_| hash.is_some());
        self.note(path, |seen| *seen = Seen { entry, content: Some(Content { limit, stamp, hash }) });
        bytes
    }

    fn is_inside(&self, folder: &str, path: &str) -> Result<bool, FileError> {
        let entry = Disk.entry(path).ok();
        self.note(path, |seen| seen.entry = entry);
        Disk.is_inside(folder, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_asked_for_or_missed_is_watched() -> Result<(), Box<dyn std::error::Error>> {
        let root = std::env::temp_dir().join(format!("crossfoot-watched-{}", std::process::id()));
        fs::create_dir_all(&root)?;
        let at = |name: &str| root.join(name).to_string_lossy().into_owned();
        fs::write(at("a"), "one")?;
        let watched = Watched::default();
        assert_eq!(watched.read(&at("a"), 9), Ok(b"one".to_vec()));
        assert_eq!(watched.read(&at("lock"), 9), Err(FileError::NotFound));
        assert!(watched.entry(&at("")).is_ok());
        assert!(!watched.has_changed());
        // Another file in the folder is not of the book; the same content again is no change.
        fs::write(at("other"), "x")?;
        fs::write(at("a"), "one")?;
        assert!(!watched.has_changed());
        // The same size within the same moment.
        fs::write(at("a"), "two")?;
        assert!(watched.has_changed());
        fs::write(at("a"), "one")?;
        assert!(!watched.has_changed());
        fs::write(at("lock"), "")?;
        assert!(watched.has_changed());
        fs::remove_file(at("lock"))?;
        fs::remove_file(at("a"))?;
        assert!(watched.has_changed());
        fs::remove_dir_all(root)?;
        Ok(())
    }
}
