//! Where outputs go: each to a place of its own, and none onto what the book consists of.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::finding::{AboutReport, Sources};

/// What a path leads to, also where nothing is there yet.
fn real(path: &str) -> PathBuf {
    let path = Path::new(path);
    let within = |folder: &Path| {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    fs::canonicalize(path).ok().or_else(|| within(path.parent()?)).unwrap_or_else(|| path.to_owned())
}

/// Why files may not be written to these paths, told before any is.
pub(super) fn refused<'p>(paths: impl Iterator<Item = &'p str>, sources: &Sources) -> Option<AboutReport> {
    let of_the_book: HashSet<PathBuf> =
        sources.of_the_book().filter_map(|(name, _)| fs::canonicalize(name).ok()).collect();
    let mut taken = HashSet::new();
    for path in paths {
        let leads_to = real(path);
        let path = path.to_owned();
        if of_the_book.contains(&leads_to) {
            return Some(AboutReport::IsOfTheBook { path });
        }
        if leads_to.is_dir() {
            return Some(AboutReport::IsAFolder { path });
        }
        if !taken.insert(leads_to) {
            return Some(AboutReport::NamedTwice { path });
        }
    }
    None
}
