//! How a book reaches files, and how much it may read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// There is nothing at the path.
    NotFound,
    /// The system refuses; its own words.
    NotReadable(String),
    /// The file has more bytes than may be read.
    TooLarge {
        /// How many it has, as far as known.
        bytes: u64,
    },
    /// The path leads out of the book's folder.
    LeavesFolder,
}

/// The files that a book may read. The library knows no others: a disk, a memory, a browser stand behind this.
///
/// Paths are written with `/`.
pub trait Files {
    /// What stands at `path`.
    ///
    /// # Errors
    /// [`FileError::NotFound`] or [`FileError::NotReadable`].
    fn entry(&self, path: &str) -> Result<Entry, FileError>;

    /// All bytes of the file at `path`, at most `limit` of them.
    ///
    /// # Errors
    /// Any [`FileError`] but [`FileError::LeavesFolder`]; [`FileError::TooLarge`] before more than `limit` bytes are kept.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError>;

    /// The file at `path`, to be read from its beginning: for tables too long to be kept. Where files are in memory anyway, that
    /// is what [`Files::read`] gives.
    ///
    /// # Errors
    /// As [`Files::read`].
    fn open(&self, path: &str) -> Result<Box<dyn Read + Send>, FileError> {
        Ok(Box::new(Cursor::new(self.read(path, u64::MAX - 1)?)))
    }

    /// Whether `path`, with links followed, lies in `folder`.
    ///
    /// # Errors
    /// [`FileError::NotFound`] or [`FileError::NotReadable`].
    fn is_inside(&self, folder: &str, path: &str) -> Result<bool, FileError>;
}

/// How much a book may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file of the book.
    pub file_bytes: u64,
    /// Bytes of one table of readings.
    pub readings_bytes: u64,
    /// Bytes of all included files together.
    pub included_bytes: u64,
    /// Files that a book may include, one through another.
    pub files: usize,
    /// How many files may include one another in a row.
    pub depth: usize,
    /// Syntax errors of one file that are shown.
    pub syntax_errors: usize,
}

impl Default for Limits {
    /// 8 MiB, some 80 000 activities; readings of 64 MiB, a year of minutes; included files of 64 MiB in all, 1000 of them, 16 in a row; 40 syntax errors.
    fn default() -> Limits {
        Limits {
            file_bytes: 8 << 20,
            readings_bytes: 64 << 20,
            included_bytes: 64 << 20,
            files: 1000,
            depth: 16,
            syntax_errors: 40,
        }
    }
}

/// The folder of a book: files are named relative to it, and none outside it is read.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    files: &'a dyn Files,
    path: &'a str,
}

impl<'a> Folder<'a> {
    /// The folder at `path`; the empty path is the current folder.
    pub fn new(files: &'a dyn Files, path: &'a str) -> Folder<'a> {
        Folder { files, path }
    }

    /// The path by which `files` knows the file that the book calls `name`.
    ///
    /// # Errors
    /// [`FileError::LeavesFolder`] when the name is absolute or climbs out, or a link leads out.
    pub fn resolve(&self, name: &str) -> Result<String, FileError> {
        let inner = confined(name).ok_or(FileError::LeavesFolder)?;
        let path = join(self.path, &inner);
        if self.files.is_inside(self.path, &path)? { Ok(path) } else { Err(FileError::LeavesFolder) }
    }

    /// What `name` is called in the folder of the book, without `.` and `..`, when the file `beside` names it; both by the
    /// folder of the book. `None` when it is absolute or climbs out.
    pub fn name_beside(beside: &str, name: &str) -> Option<String> {
        match beside.rsplit_once('/') {
            Some((folder, _)) if !name.starts_with('/') => confined(&format!("{folder}/{name}")),
            _ => confined(name),
        }
    }

    /// What the file at `path`, which lies in the folder, is called in it.
    pub fn name_of<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&join(self.path, "")).unwrap_or(path)
    }

    /// What stands at the name that the book gives.
    ///
    /// # Errors
    /// Any [`FileError`] but [`FileError::TooLarge`].
    pub fn entry(&self, name: &str) -> Result<Entry, FileError> {
        self.files.entry(&self.resolve(name)?)
    }

    /// All bytes of the file that the book calls `name`, at most `limit` of them.
    ///
    /// # Errors
    /// Any [`FileError`].
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        self.files.read(&self.resolve(name)?, limit)
    }

    /// The file that the book calls `name`, to be read from its beginning.
    ///
    /// # Errors
    /// Any [`FileError`] but [`FileError::TooLarge`].
    pub fn open(&self, name: &str) -> Result<Box<dyn Read + Send>, FileError> {
        self.files.open(&self.resolve(name)?)
    }
}

/// `name` without `.` and `..`; `None` when it is empty, absolute (also as Windows writes it) or climbs out.
fn confined(name: &str) -> Option<String> {
    if name.starts_with('/') || name.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    if parts.is_empty() { None } else { Some(parts.join("/")) }
}

/// `folder/name`.
pub(super) fn join(folder: &str, name: &str) -> String {
    match folder.trim_end_matches('/') {
        "" if folder.starts_with('/') => format!("/{name}"),
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

/// Files in memory: for tests, for other programs, for a browser.
///
/// ```
/// use crossfoot::book::{Files, MemoryFiles};
/// let files = MemoryFiles::new().with("mill/book.toml", "[[period]]");
/// assert_eq!(files.read("mill/book.toml", 100), Ok(b"[[period]]".to_vec()));
/// ```
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// No files.
    pub fn new() -> MemoryFiles {
        MemoryFiles::default()
    }

    /// The same with one file more. Folders exist as far as files are in them.
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> MemoryFiles {
        self.files.insert(path.into(), bytes.into());
        self
    }
}

impl Files for MemoryFiles {
    fn entry(&self, path: &str) -> Result<Entry, FileError> {
        if self.files.contains_key(path) {
            return Ok(Entry::File);
        }
        let folder = join(path, "");
        let within = self.files.range(folder.clone()..).next().is_some_and(|(p, _)| p.starts_with(&folder));
        if within { Ok(Entry::Folder) } else { Err(FileError::NotFound) }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let bytes = self.files.get(path).ok_or(FileError::NotFound)?;
        let count = bytes.len() as u64;
        if count > limit { Err(FileError::TooLarge { bytes: count }) } else { Ok(bytes.clone()) }
    }

    fn is_inside(&self, folder: &str, path: &str) -> Result<bool, FileError> {
        self.entry(path)?;
        Ok(path.starts_with(&join(folder, "")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_climb_out_are_refused() {
        let files = MemoryFiles::new().with("a/book.toml", "").with("a/b/c.csv", "c").with("secret", "s");
        let folder = Folder::new(&files, "a");
        assert_eq!(folder.read("b/c.csv", 9), Ok(b"c".to_vec()));
        assert_eq!(folder.read("./b/../b/c.csv", 9), Ok(b"c".to_vec()));
        for name in ["../secret", "/secret", "b/../../secret", "..", "", "C:/x", "..\\secret", "a\0"] {
            assert_eq!(folder.read(name, 9), Err(FileError::LeavesFolder), "{name:?}");
        }
        assert_eq!(folder.read("b/d.csv", 9), Err(FileError::NotFound));
        assert_eq!(folder.read("b/c.csv", 0), Err(FileError::TooLarge { bytes: 1 }));
    }

    #[test]
    fn folders_of_memory_exist_through_their_files() {
        let files = MemoryFiles::new().with("a/book.toml", "");
        assert_eq!(files.entry("a"), Ok(Entry::Folder));
        assert_eq!(files.entry("a/"), Ok(Entry::Folder));
        assert_eq!(files.entry("a/book.toml"), Ok(Entry::File));
        assert_eq!(files.entry("b"), Err(FileError::NotFound));
    }
}
