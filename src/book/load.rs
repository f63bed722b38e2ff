//! From a path to a checked book.

use super::Book;
use super::check::check;
use super::decode::decode;
use super::files::{Entry, FileError, Files, Folder, Limits, join};
use super::include;
use super::lock;
use super::meters;
use super::overlay;
use super::pv_series;
use super::weather_files;
use crate::finding::{Code, FileId, Finding, Findings, Level, Message, Place, Sources};

/// The file that makes a folder a book.
const BOOK: &str = "book.toml";

/// Reads and checks the book at `path`: a file, or a folder with a `book.toml`. Its text is kept in `sources`, so that
/// findings can be shown. There is no book when at least one finding is an error.
///
/// ```
/// use crossfoot::book::{MemoryFiles, load};
/// use crossfoot::finding::Sources;
/// let text = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";
/// let files = MemoryFiles::new().with("mill/book.toml", text);
/// let (book, findings) = load(&files, "mill", &mut Sources::default());
/// assert!(findings.is_empty());
/// assert_eq!(book.map(|b| b.accounts.periods.len()), Some(1));
/// ```
pub fn load(files: &dyn Files, path: &str, sources: &mut Sources) -> (Option<Book>, Findings) {
    load_with(files, path, sources, Limits::default())
}

/// [`load`] with limits of one's own.
pub fn load_with(files: &dyn Files, path: &str, sources: &mut Sources, limits: Limits) -> (Option<Book>, Findings) {
    let mut findings = Findings::new();
    let text = read(files, path, limits, sources).map_err(|finding| findings.push(*finding));
    let book = text.ok().and_then(|file| {
        let raw = decode(file, sources.text(file), limits, &mut findings);
        // A book may be given by a path of the system, where the folder ends at another character.
        let path = sources.name(file).to_owned();
        let (folder, name) = split(&path);
        let folder = Folder::new(files, folder);
        let raw = include::join_all(raw, name, folder, limits, sources, &mut findings);
        if raw.tables.is_empty() && findings.is_empty() {
            let message = Message::EmptyBook { path: sources.name(file).to_owned() };
            let finding = Finding::new(Code::EmptyBook, message).at(Place::new(file, 0..0));
            findings.push(finding.help(Message::SmallestBook));
        }
        let book = check(&raw, &mut findings);
        let overlays = overlay::read(&raw, folder, limits, sources, &mut findings);
        let lock = lock::read(files, &path, limits, sources, &mut findings);
        let mut book = book.map(|book| Book { overlays, lock, ..book });
        if let Some(book) = &mut book {
            weather_files::read(&mut book.plants, folder, limits, sources, &mut findings);
            pv_series::read(&mut book.plants, folder, limits, sources, &mut findings);
            meters::read(&mut book.meters, folder, limits, sources, &mut findings);
        }
        book
    });
    findings.tidy();
    // A claim that cannot be read keeps nobody from looking at the others.
    let spoils = |book: &Book| {
        let errors = findings.iter().filter(|finding| finding.level == Level::Error);
        errors.into_iter().any(|finding| !book.is_about_a_claim(finding))
    };
    (book.filter(|book| !spoils(book)), findings)
}

/// The folder of a book and its name in it.
pub(super) fn split(path: &str) -> (&str, &str) {
    let at = path.rfind(std::path::is_separator);
    let folder = at.map_or("", |at| path.get(..at.max(1)).unwrap_or(""));
    (folder, at.map_or(path, |at| path.get(at + 1..).unwrap_or("")))
}

/// Reads the text of a book into `sources`, without a byte order mark.
fn read(files: &dyn Files, path: &str, limits: Limits, sources: &mut Sources) -> Result<FileId, Box<Finding>> {
    let refuse = |error, path: &str| Box::new(file_finding(error, path, limits));
    let path = match files.entry(path).map_err(|e| refuse(e, path))? {
        Entry::File => path.to_owned(),
        Entry::Folder => {
            let inner = join(path, BOOK);
            if files.entry(&inner) == Err(FileError::NotFound) {
                let message = Message::FolderWithoutBook { path: path.to_owned() };
                return Err(Box::new(Finding::new(Code::BookNotFound, message).help(Message::NameABook)));
            }
            inner
        }
    };
    let bytes = files.read(&path, limits.file_bytes).map_err(|e| refuse(e, &path))?;
    text_of(&bytes, path, sources)
}

/// Keeps the text of a file in `sources`, without a byte order mark.
pub(super) fn text_of(bytes: &[u8], path: String, sources: &mut Sources) -> Result<FileId, Box<Finding>> {
    let content = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(content) {
        Ok(text) => Ok(sources.add(path, text)),
        Err(error) => Err(Box::new(not_utf8(content, error.valid_up_to(), path, sources))),
    }
}

fn not_utf8(content: &[u8], valid: usize, path: String, sources: &mut Sources) -> Finding {
    let finding = Finding::new(Code::NotUtf8, Message::NotUtf8 { path: path.clone() });
    let encoding = match content {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        // Two bytes from 0x81 on, the second from 0x40 on: what GBK makes of a Chinese character.
        _ => match content.get(valid..) {
            Some([0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..]) => Some("GBK (GB 18030)"),
            _ => None,
        },
    };
    // Shown with U+FFFD for what is not text; the valid beginning keeps its places.
    let file = sources.add(path, String::from_utf8_lossy(content));
    let byte = content.get(valid).copied().unwrap_or(0);
    let place = Place::new(file, valid..valid + '\u{FFFD}'.len_utf8());
    let finding = finding.at_with(place, Message::NotUtf8Here { byte });
    let finding = match encoding {
        Some(encoding) => finding.fact(Message::LooksEncoded { encoding }),
        None => finding,
    };
    if content.starts_with(b"PK\x03\x04") {
        return finding.fact(Message::LooksZipped).help(Message::NameABook);
    }
    finding.help(Message::SaveAsUtf8)
}

pub(super) fn file_finding(error: FileError, path: &str, limits: Limits) -> Finding {
    let path = path.to_owned();
    match error {
        FileError::NotFound => {
            Finding::new(Code::BookNotFound, Message::FileNotFound { path }).help(Message::NameABook)
        }
        FileError::NotReadable(reason) => {
            Finding::new(Code::FileNotReadable, Message::FileNotReadable { path, reason })
        }
        FileError::TooLarge { bytes } => {
            let message = Message::FileTooLarge { path, bytes, limit: limits.file_bytes };
            Finding::new(Code::FileTooLarge, message).help(Message::SplitFile)
        }
        FileError::LeavesFolder => {
            Finding::new(Code::PathLeavesFolder, Message::PathLeavesFolder { path }).help(Message::MoveIntoFolder)
        }
    }
}
