//! Included files: `include = ["electricity.toml"]` joins their sections to those of the book.
//!
//! ```text
//! book.toml ─┬─ its own sections
//!            ├─ electricity.toml   sections, then what it includes
//!            └─ fuels/diesel.toml  …
//! ```
//! Names are relative to the file that gives them and stay within the folder of the book. Each file is read once; a second
//! time is a finding, and so is a circle. Every place keeps its own file.

use std::collections::HashMap;

use super::decode::decode;
use super::files::{Entry, FileError, Folder, Limits};
use super::keys::SECTIONS;
use super::load::text_of;
use super::raw::{RawBook, RawTable, RawText};
use crate::finding::{AboutFiles, Code, Finding, Findings, Message, Place, Sources};

/// The book with the sections of all files that it includes, each file after the one that includes it. What cannot be
/// read is a finding, and the book counts as broken: something may be missing that was written.
pub(super) fn join_all(
    book: RawBook,
    name: &str,
    folder: Folder<'_>,
    limits: Limits,
    sources: &mut Sources,
    findings: &mut Findings,
) -> RawBook {
    if book.top.texts("include").is_empty() {
        return book;
    }
    let mut reader = Reader {
        folder,
        limits,
        sources,
        findings,
        seen: HashMap::new(),
        chain: Vec::new(),
        left: limits.included_bytes,
        full: false,
    };
    let mut whole = RawBook { file: book.file, top: book.top.clone(), tables: Vec::new(), broken: false };
    reader.take(book, name.to_owned(), &mut whole);
    once(&mut whole, findings);
    whole
}

struct Reader<'a> {
    folder: Folder<'a>,
    limits: Limits,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
    /// Files that are read, by their names in the folder, with the place that names them; none for the book itself.
    seen: HashMap<String, Option<Place>>,
    /// Files that include one another, from the book down.
    chain: Vec<String>,
    /// Bytes that may still be read.
    left: u64,
    /// Whether it was said that there is too much to read.
    full: bool,
}

impl Reader<'_> {
    /// Adds a file's sections to `whole`, and those of what it includes.
    fn take(&mut self, raw: RawBook, name: String, whole: &mut RawBook) {
        whole.broken |= raw.broken;
        whole.tables.extend(raw.tables);
        self.seen.entry(name.clone()).or_insert(None);
        self.chain.push(name.clone());
        for text in raw.top.texts("include") {
            match self.read(&name, text) {
                Ok(Some((inner, raw))) => self.take(raw, inner, whole),
                Ok(None) => whole.broken = true,
                Err(finding) => {
                    whole.broken = true;
                    self.findings.push(*finding);
                }
            }
        }
        self.chain.pop();
    }

    /// Reads what `text` in the file `beside` names; nothing when it was said already why not.
    fn read(&mut self, beside: &str, text: &RawText) -> Result<Option<(String, RawBook)>, Box<Finding>> {
        let refuse = |code, message: AboutFiles| Box::new(Finding::new(code, message).at(text.place));
        let unreadable = |error| Box::new(unreadable(error, text, self.limits));
        let name = Folder::name_beside(beside, &text.text).ok_or_else(|| unreadable(FileError::LeavesFolder))?;
        if let Some(at) = self.chain.iter().position(|file| *file == name) {
            let mut files = self.chain[at..].to_vec();
            files.push(name);
            return Err(Box::new(
                refuse(Code::IncludeCycle, AboutFiles::IncludeCycle { files }).help(AboutFiles::BreakCycle),
            ));
        }
        if let Some(first) = self.seen.get(&name) {
            let finding = *refuse(Code::IncludedTwice, AboutFiles::IncludedTwice { path: name });
            let finding = first.iter().fold(finding, |f, first| f.at_with(*first, Message::FirstHere));
            return Err(Box::new(finding.help(AboutFiles::IncludeOnce)));
        }
        if self.chain.len() > self.limits.depth {
            let message = AboutFiles::IncludesTooDeep { limit: self.limits.depth };
            return Err(Box::new(refuse(Code::TooManyIncludes, message).help(AboutFiles::IncludeFlat)));
        }
        if self.full {
            return Ok(None);
        }
        if self.seen.len() > self.limits.files {
            self.full = true;
            let message = AboutFiles::TooManyIncludes { limit: self.limits.files };
            return Err(Box::new(refuse(Code::TooManyIncludes, message).help(AboutFiles::JoinFiles)));
        }
        self.seen.insert(name.clone(), Some(text.place));
        let path = self.folder.resolve(&name).map_err(unreadable)?;
        if self.folder.entry(&name) == Ok(Entry::Folder) {
            let message = AboutFiles::IncludeIsFolder { path: name };
            return Err(Box::new(refuse(Code::FileNotReadable, message).help(AboutFiles::NameFiles)));
        }
        let bytes = match self.folder.read(&name, self.limits.file_bytes.min(self.left)) {
            Err(FileError::TooLarge { bytes }) if bytes <= self.limits.file_bytes => {
                self.full = true;
                let message = AboutFiles::IncludesTooLarge { limit: self.limits.included_bytes };
                return Err(Box::new(refuse(Code::FileTooLarge, message).help(Message::SplitFile)));
            }
            read => read.map_err(unreadable)?,
        };
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let file = text_of(&bytes, path, self.sources)
            .map_err(|finding| Box::new(finding.at_with(text.place, AboutFiles::IncludedHere)))?;
        let inner = decode(file, self.sources.text(file), self.limits, self.findings);
        Ok(Some((name, inner)))
    }
}

/// A section that a book has once stands in one of its files.
fn once(whole: &mut RawBook, findings: &mut Findings) {
    for section in SECTIONS.iter().filter(|section| !section.repeated) {
        let mut tables = whole.tables.iter().filter(|table| table.name == section.name);
        let Some(first) = tables.next() else { continue };
        // Twice in one file is said where that file is decoded.
        let others: Vec<&RawTable> = tables.filter(|table| table.place.file != first.place.file).collect();
        for table in others {
            let message = AboutFiles::SectionInTwoFiles { section: section.name.into() };
            let finding = Finding::new(Code::DuplicateKey, message).at(table.place);
            findings.push(finding.at_with(first.place, Message::FirstHere).help(AboutFiles::KeepInOneFile));
        }
    }
}

/// A file that cannot be read, at the place where it is named.
fn unreadable(error: FileError, name: &RawText, limits: Limits) -> Finding {
    let path = name.text.clone();
    let at = |code, message| Finding::new(code, message).at(name.place);
    match error {
        FileError::NotFound => {
            at(Code::BookNotFound, Message::FileNotFound { path }).help(AboutFiles::NamesAreRelative)
        }
        FileError::NotReadable(reason) => at(Code::FileNotReadable, Message::FileNotReadable { path, reason }),
        FileError::TooLarge { bytes } => {
            at(Code::FileTooLarge, Message::FileTooLarge { path, bytes, limit: limits.file_bytes })
                .help(Message::SplitFile)
        }
        FileError::LeavesFolder => {
            at(Code::PathLeavesFolder, Message::PathLeavesFolder { path }).help(AboutFiles::PutInFolder)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::files::MemoryFiles;
    use super::super::load::{load, load_with};
    use super::*;

    const PERIOD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";

    fn gap(category: u8) -> String {
        format!("[[gap]]\ncategory = \"{category}\"\nkey = \"NE\"\n")
    }

    #[test]
    fn sections_join_in_order_and_names_are_relative_to_their_file() {
        let files = MemoryFiles::new()
            .with("b/book.toml", format!("include = [\"a/one.toml\", \"two.toml\"]\n{PERIOD}{}", gap(1)))
            .with("b/a/one.toml", format!("include = [\"../a/inner.toml\"]\n{}", gap(2)))
            .with("b/a/inner.toml", gap(3))
            .with("b/two.toml", gap(4));
        for path in ["b", "b/book.toml"] {
            let mut sources = Sources::default();
            let (book, findings) = load(&files, path, &mut sources);
            assert!(findings.is_empty(), "{findings:?}");
            let accounts = book.map(|book| book.accounts).unwrap_or_else(|| unreachable!("a book without findings"));
            let categories: Vec<u8> = accounts.absences.iter().map(|a| a.category.value.number).collect();
            assert_eq!(categories, [1, 2, 3, 4]);
            let files: Vec<&str> = accounts.absences.iter().map(|a| sources.name(a.place.file)).collect();
            assert_eq!(files, ["b/book.toml", "b/a/one.toml", "b/a/inner.toml", "b/two.toml"]);
        }
    }

    #[test]
    fn what_is_included_has_limits() {
        let list: Vec<String> = (0..9).map(|n| format!("\"{n}.toml\"")).collect();
        let wide = format!("include = [{}]\n{PERIOD}", list.join(", "));
        let mut files = MemoryFiles::new().with("wide.toml", wide);
        for n in 0..9 {
            files = files.with(format!("{n}.toml"), format!("include = [\"deep/{n}.toml\"]"));
        }
        files = files.with("deep.toml", format!("include = [\"d0.toml\"]\n{PERIOD}"));
        for n in 0..9 {
            files = files.with(format!("d{n}.toml"), format!("include = [\"d{}.toml\"]", n + 1));
        }
        let codes = |path: &str, limits: Limits| {
            let (book, findings) = load_with(&files, path, &mut Sources::default(), limits);
            assert!(book.is_none());
            findings.iter().map(|f| f.code).collect::<Vec<_>>()
        };
        let few = Limits { files: 4, ..Limits::default() };
        assert!(codes("wide.toml", few).contains(&Code::TooManyIncludes));
        assert_eq!(codes("deep.toml", Limits { depth: 3, ..Limits::default() }), [Code::TooManyIncludes]);
        assert_eq!(codes("deep.toml", Limits { included_bytes: 60, ..Limits::default() }), [Code::FileTooLarge]);
    }
}
