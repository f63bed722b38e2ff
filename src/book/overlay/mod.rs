//! A book's own factors: the files that its `[library]` names, read and held against the factors of the program.
//!
//! ```text
//! [library] files ─ Folder ─▶ text ─ decode_as(keys) ─▶ tables ─ rows ─▶ RawFile ─ Library::clashes ─▶ Book::overlays
//! ```
//! All of them are used or none.

mod keys;
mod rows;

use std::collections::HashMap;

use super::decode::decode_as;
use super::files::{FileError, Folder, Limits};
use super::load::text_of;
use super::raw::RawBook;
pub(super) use keys::SECTIONS;

use crate::factor::{Library, RawFile, library_finding};
use crate::finding::{AboutLibrary, Code, FileId, Finding, Findings, Message, Place, Sources};

/// The files of factors that a book names. With an error among them there are none.
pub(super) fn read(
    raw: &RawBook,
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Vec<(FileId, RawFile<'static>)> {
    let names = raw.one("library").map_or(&[][..], |table| table.texts("files"));
    if names.is_empty() {
        return Vec::new();
    }
    let mut about = Findings::new();
    let mut files = Vec::new();
    let mut seen: HashMap<String, Place> = HashMap::new();
    for name in names {
        // As everywhere in a book, a name is relative to the file that gives it.
        let beside = folder.name_of(sources.name(name.place.file)).to_owned();
        let Some(local) = Folder::name_beside(&beside, &name.text) else {
            about.push(unreadable(FileError::LeavesFolder, &name.text, name.place, limits));
            continue;
        };
        let path = match folder.resolve(&local) {
            Ok(path) => path,
            Err(error) => {
                about.push(unreadable(error, &name.text, name.place, limits));
                continue;
            }
        };
        if let Some(first) = seen.get(&path) {
            let finding = Finding::new(Code::DuplicateId, AboutLibrary::FileTwice { path }).at(name.place);
            about.push(finding.at_with(*first, Message::FirstHere).help(AboutLibrary::NameOnce));
            continue;
        }
        seen.insert(path.clone(), name.place);
        let bytes = match folder.read(&local, limits.file_bytes) {
            Ok(bytes) => bytes,
            Err(error) => {
                about.push(unreadable(error, &name.text, name.place, limits));
                continue;
            }
        };
        match text_of(&bytes, path, sources) {
            Ok(file) => files.extend(rows_of(file, sources, limits, &mut about).map(|rows| (file, rows))),
            Err(finding) => about.push(finding.at(name.place)),
        }
    }
    let library = Library::bundled(&mut Sources::default());
    about.extend(library.clashes(&files).iter().map(library_finding));
    if !about.has_errors() {
        // Nothing is left to be found; should the two ways of reading a row ever differ, the row is refused here.
        about.extend(library.faults(&files, false).iter().map(library_finding));
    }
    if about.has_errors() {
        files.clear();
    }
    findings.extend(about.iter().cloned());
    files
}

/// The rows of a file; nothing where it has no document.
fn rows_of(file: FileId, sources: &Sources, limits: Limits, findings: &mut Findings) -> Option<RawFile<'static>> {
    let raw = decode_as(keys::SECTIONS, file, sources.text(file), limits, findings);
    if !raw.broken && raw.tables.iter().all(|table| table.name == "source") {
        let path = sources.name(file).to_owned();
        let finding = Finding::new(Code::EmptyBook, AboutLibrary::NoRows { path }).at(Place::new(file, 0..0));
        findings.push(finding.help(AboutLibrary::AddRowOrRemove));
    } else if !raw.broken && raw.one("source").is_none() {
        let lines =
            ["[source]", "id = \"power-contract-2024\"", "title = \"…\"", "publisher = \"…\"", "licence = \"…\""];
        let finding = Finding::new(Code::MissingSection, AboutLibrary::SourceMissing).at(Place::new(file, 0..0));
        findings.push(finding.help(Message::AddLines { lines: lines.map(str::to_owned).into() }));
    }
    rows::read(&raw, findings)
}

/// A file that cannot be read, at the place where the book names it.
pub(super) fn unreadable(error: FileError, name: &str, place: Place, limits: Limits) -> Finding {
    let path = name.to_owned();
    let at = |code, message| Finding::new(code, message).at(place);
    match error {
        FileError::NotFound => at(Code::BookNotFound, Message::FileNotFound { path }).help(AboutLibrary::NameAFile),
        FileError::NotReadable(reason) => at(Code::FileNotReadable, Message::FileNotReadable { path, reason }),
        FileError::TooLarge { bytes } => {
            let message = Message::FileTooLarge { path, bytes, limit: limits.file_bytes };
            at(Code::FileTooLarge, message).help(AboutLibrary::SplitFactors)
        }
        FileError::LeavesFolder => {
            at(Code::PathLeavesFolder, Message::PathLeavesFolder { path }).help(Message::MoveIntoFolder)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::Shape;
    use super::keys::{KIND, SECTIONS};
    use crate::factor::FactorKind;

    #[test]
    fn the_words_of_a_kind_are_all_of_them() {
        let words = FactorKind::ALL.iter().map(|kind| serde_json::to_value(kind).unwrap_or_default());
        assert!(words.eq(KIND.iter().map(|word| serde_json::json!(word))));
    }

    #[test]
    fn every_key_has_an_example_and_a_sentence_in_both_languages() {
        for section in SECTIONS {
            for key in section.keys {
                assert!(toml::de::DeValue::parse(key.example).is_ok(), "{}", key.example);
                assert!(key.doc.en.ends_with('.') && key.doc.zh.ends_with('。'), "{}", key.name);
                assert!(!matches!(key.shape, Shape::Words(words) if !words.iter().any(|w| key.example.contains(w))));
            }
        }
    }
}
