//! Files on disk.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::book::{Entry, FileError, Files};

/// The files of this machine. Paths are taken as the system takes them, relative to the current folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

fn error(error: &std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::NotFound,
        _ => FileError::NotReadable(error.to_string()),
    }
}

/// The empty path is the current folder.
fn system(path: &str) -> &Path {
    Path::new(if path.is_empty() { "." } else { path })
}

/// Writes a file whole: under another name first, which then takes the place of what was there.
pub(super) fn write_whole(path: &str, text: &str) -> Result<(), String> {
    let fresh = format!("{path}.{}.new", std::process::id());
    let written = fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, path));
    if written.is_err() {
        // What could not be finished is taken away; if that fails too, the first reason is the one to tell.
        let _ = fs::remove_file(&fresh);
    }
    written.map_err(|error| format!("{path}: {error}"))
}

impl Files for Disk {
    fn entry(&self, path: &str) -> Result<Entry, FileError> {
        let data = fs::metadata(system(path)).map_err(|e| error(&e))?;
        // A pipe or a terminal may never end; a book is a file.
        match data.file_type() {
            kind if kind.is_dir() => Ok(Entry::Folder),
            kind if kind.is_file() => Ok(Entry::File),
            _ => Err(FileError::NotReadable("not a regular file".to_owned())),
        }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        if self.entry(path)? == Entry::Folder {
            return Err(FileError::NotReadable("a folder".to_owned()));
        }
        let file = File::open(system(path)).map_err(|e| error(&e))?;
        let size = file.metadata().map_err(|e| error(&e))?.len();
        if size > limit {
            return Err(FileError::TooLarge { bytes: size });
        }
        let mut bytes = Vec::new();
        // A pipe or a growing file has more than its size says.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| error(&e))?;
        let read = bytes.len() as u64;
        if read > limit { Err(FileError::TooLarge { bytes: read }) } else { Ok(bytes) }
    }

    fn is_inside(&self, folder: &str, path: &str) -> Result<bool, FileError> {
        let real = |p: &str| fs::canonicalize(system(p)).map_err(|e| error(&e));
        Ok(real(path)?.starts_with(real(folder)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Folder;

    #[test]
    fn links_that_lead_out_are_refused() -> Result<(), Box<dyn std::error::Error>> {
        let root = std::env::temp_dir().join(format!("crossfoot-disk-{}", std::process::id()));
        let book = root.join("book");
        fs::create_dir_all(&book)?;
        fs::write(root.join("secret"), "s")?;
        fs::write(book.join("own"), "o")?;
        let path = book.to_string_lossy().into_owned();
        let folder = Folder::new(&Disk, &path);
        assert_eq!(folder.read("own", 1), Ok(b"o".to_vec()));
        assert_eq!(folder.read("own", 0), Err(FileError::TooLarge { bytes: 1 }));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("secret"), book.join("link"))?;
            assert_eq!(folder.read("link", 9), Err(FileError::LeavesFolder));
        }
        assert_eq!(Disk.entry(&path), Ok(Entry::Folder));
        fs::remove_dir_all(root)?;
        Ok(())
    }
}
