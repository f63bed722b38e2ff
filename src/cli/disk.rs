//! Files on disk.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
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
    write_bytes(path, text.as_bytes())
}

/// The same with bytes.
pub(super) fn write_bytes(path: &str, bytes: &[u8]) -> Result<(), String> {
    write_together(&[(path.to_owned(), bytes)])
}

/// Writes files whole: all of them stand beside their places before the first takes it.
pub(super) fn write_together(files: &[(String, &[u8])]) -> Result<(), String> {
    let fresh = |path: &str| format!("{path}.{}.new", std::process::id());
    let written = |path: &str, bytes: &[u8]| -> std::io::Result<()> {
        let mut file = File::create(fresh(path))?;
        file.write_all(bytes)?;
        // What a crash of the machine must not cut has to be on the disk before the old name leads to it.
        file.sync_all()
    };
    let result = files.iter().try_for_each(|(path, bytes)| written(path, bytes).map_err(|error| (path, error)));
    let result = result.and_then(|()| {
        files.iter().try_for_each(|(path, _)| fs::rename(fresh(path), path).map_err(|error| (path, error)))
    });
    result.map_err(|(path, error)| {
        // What could not be finished is taken away; if that fails too, the first reason is the one to tell.
        for (path, _) in files {
            let _ = fs::remove_file(fresh(path));
        }
        format!("{path}: {error}")
    })
}

/// Why new files could not be written. None of them is there then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WriteError {
    /// Something is there already at this path.
    Exists(String),
    /// The system refuses; the path and its own words.
    Refused(String),
}

/// Writes new files into a folder, which is made where there is none: all of them or none, and never over what is there.
pub(super) fn write_new(folder: &str, files: &[(String, String)]) -> Result<(), WriteError> {
    let refused = |path: &str, error: &std::io::Error| WriteError::Refused(format!("{path}: {error}"));
    // Also a link that leads nowhere is something.
    if let Some((path, _)) = files.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        return Err(WriteError::Exists(path.clone()));
    }
    // The outermost folder that is not there yet, so that nothing is left behind.
    let missing = Path::new(folder).ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists()).last();
    let undo = |written: &[(String, String)]| {
        // The first reason is the one to tell.
        for (path, _) in written {
            let _ = fs::remove_file(path);
        }
        if let Some(missing) = missing {
            let _ = remove_empty(Path::new(folder), missing);
        }
    };
    if let Err(error) = fs::create_dir_all(system(folder)) {
        undo(&[]);
        return Err(refused(folder, &error));
    }
    for (at, (path, text)) in files.iter().enumerate() {
        // `create_new` fails on a file that appeared in the meantime.
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let (made, written) = match file {
            Ok(mut file) => (at + 1, file.write_all(text.as_bytes()).and_then(|()| file.sync_all())),
            Err(error) => (at, Err(error)),
        };
        if let Err(error) = written {
            undo(&files[..made]);
            let exists = error.kind() == ErrorKind::AlreadyExists;
            return Err(if exists { WriteError::Exists(path.clone()) } else { refused(path, &error) });
        }
    }
    Ok(())
}

/// Takes empty folders away, from `inner` up to `outer`.
fn remove_empty(inner: &Path, outer: &Path) -> std::io::Result<()> {
    for folder in inner.ancestors() {
        fs::remove_dir(folder)?;
        if folder == outer {
            break;
        }
    }
    Ok(())
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

    fn open(&self, path: &str) -> Result<Box<dyn Read + Send>, FileError> {
        if self.entry(path)? == Entry::Folder {
            return Err(FileError::NotReadable("a folder".to_owned()));
        }
        Ok(Box::new(File::open(system(path)).map_err(|e| error(&e))?))
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
    fn new_files_are_written_all_or_none() -> Result<(), Box<dyn std::error::Error>> {
        let root = std::env::temp_dir().join(format!("crossfoot-new-{}", std::process::id()));
        let at = |name: &str| root.join(name).to_string_lossy().into_owned();
        let folder = at("a/b");
        let files = |names: [&str; 2]| names.map(|name| (at(name), name.to_owned()));
        assert_eq!(write_new(&folder, &files(["a/b/one", "a/b/two"])), Ok(()));
        assert_eq!(fs::read_to_string(root.join("a/b/two"))?, "a/b/two");
        let taken = write_new(&folder, &files(["a/b/new", "a/b/two"]));
        assert_eq!(taken, Err(WriteError::Exists(at("a/b/two"))));
        // The second cannot be written: the first goes again, and so do the folders.
        let refused = write_new(&at("c/d"), &files(["c/d/one", "c/d/no-folder/two"]));
        assert!(matches!(refused, Err(WriteError::Refused(_))), "{refused:?}");
        assert!(!root.join("a/b/new").exists() && !root.join("c").exists());
        fs::remove_dir_all(root)?;
        Ok(())
    }

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
