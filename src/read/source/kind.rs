//! What kind of file it is: told by its content, and by the end of its name only where the content is text.

use crate::finding::{AboutRead, Code, Finding, Looks};

/// The kind of a file, by how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text in lines, with or without the tables of Markdown.
    Plain,
    /// HTML.
    Html,
    /// CSV or TSV.
    Delimited,
    /// XLSX.
    Workbook,
    /// Something that is not read here.
    Foreign(Looks),
}

/// How far into a file its kind is looked for.
const HEAD: usize = 8 << 10;

/// First bytes of files that are no text.
const MARKS: &[(&[u8], Looks)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Looks::OldOffice),
    (b"\x89PNG\r\n\x1A\n", Looks::Image),
    (b"\xFF\xD8\xFF", Looks::Image),
    (b"GIF87a", Looks::Image),
    (b"GIF89a", Looks::Image),
    (b"II*\0", Looks::Image),
    (b"MM\0*", Looks::Image),
    (b"BM", Looks::Image),
    (b"\x1F\x8B", Looks::Archive),
    (b"7z\xBC\xAF\x27\x1C", Looks::Archive),
    (b"Rar!\x1A\x07", Looks::Archive),
    (b"BZh", Looks::Archive),
    (b"\xFD7zXZ\0", Looks::Archive),
    (b"\x7FELF", Looks::Program),
    (b"MZ", Looks::Program),
    (b"{\\rtf", Looks::RichText),
];

/// Tells the kind of a file.
pub fn kind_of(name: &str, bytes: &[u8]) -> Kind {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // The mark of a PDF may stand anywhere in the first 1024 bytes.
    let start = bytes.get(..1024).unwrap_or(bytes);
    if find(start, b"%PDF-").is_some() && !head.starts_with(b"<") {
        return Kind::Foreign(if is_encrypted(bytes) { Looks::EncryptedPdf } else { Looks::Pdf });
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Kind::Foreign(Looks::Image);
    }
    // Two letters are also the start of words; a text has no zero bytes.
    let is_binary = head.contains(&0) && !has_wide_mark(head);
    let marked = MARKS.iter().find(|(mark, _)| head.starts_with(mark) && (mark.len() > 2 || is_binary || mark[0] < 32));
    if let Some((_, looks)) = marked {
        return Kind::Foreign(*looks);
    }
    if is_binary {
        return Kind::Foreign(Looks::Binary);
    }
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if is_html(head) {
        return Kind::Html;
    }
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "csv" | "tsv" | "tab" => Kind::Delimited,
        _ => Kind::Plain,
    }
}

/// Whether the bytes start with a byte order mark of UTF-16.
fn has_wide_mark(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// A ZIP file, by the names in its directory, which stands at the end.
fn packed(bytes: &[u8]) -> Kind {
    let tail = bytes.get(bytes.len().saturating_sub(256 << 10)..).unwrap_or(bytes);
    let head = bytes.get(..256 << 10).unwrap_or(bytes);
    let has = |name: &[u8]| find(tail, name).is_some() || find(head, name).is_some();
    if has(b"xl/workbook.xml") {
        Kind::Workbook
    } else if has(b"word/document.xml") {
        Kind::Foreign(Looks::Document)
    } else if has(b"ppt/presentation.xml") {
        Kind::Foreign(Looks::Slides)
    } else {
        Kind::Foreign(Looks::Archive)
    }
}

/// The dictionary of an encrypted PDF is named in its trailer, at either end of the file.
fn is_encrypted(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(16 << 10)..).unwrap_or(bytes);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    find(tail, b"/Encrypt").is_some() || find(head, b"/Encrypt").is_some()
}

/// Whether the first tag is one that a page of HTML starts with.
fn is_html(head: &[u8]) -> bool {
    let zeros_out: Vec<u8> = head.iter().copied().filter(|b| *b != 0).take(2048).collect();
    let text = String::from_utf8_lossy(&zeros_out).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}');
    let starts = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<meta"];
    let declared = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!doctype");
    starts.iter().any(|start| text.starts_with(start)) || declared && text.contains("<html")
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Why a file of another kind is not read, and what to do.
pub(super) fn refusal(name: &str, looks: Looks) -> Finding {
    let message = AboutRead::NotAReport { path: name.to_owned(), looks };
    let help = match looks {
        Looks::Pdf => AboutRead::PdfToText,
        Looks::EncryptedPdf => AboutRead::UnlockPdf,
        Looks::OldOffice | Looks::Document | Looks::Slides | Looks::RichText => AboutRead::SaveAsText,
        Looks::Image => AboutRead::RecogniseText,
        Looks::Archive => AboutRead::Unpack,
        Looks::Program | Looks::Binary => AboutRead::KindsRead,
    };
    Finding::new(Code::FileNotReadable, message).help(help)
}
