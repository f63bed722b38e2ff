//! The gallery of malformed books: `tests/malformed/NAME.toml` (or `.bin`), or a folder `NAME` with a `book.toml` and its
//! neighbours, with its findings in both languages beside it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test malformed` writes the renderings anew; read them by eye before you keep them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crossfoot::book::{Limits, MemoryFiles, describe, load, load_with};
use crossfoot::claim::{verify, verify_tables};
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::report::{
    FindingStyle, Subject, Tables, findings_json, findings_text, table_findings, verdict_findings,
};

use proptest::prelude::*;

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed")
}

/// A malformed book: its name, and the files it is made of.
type Malformed = (String, Vec<(String, Vec<u8>)>);

/// The files in a folder and in those within it, under the names they have from `name` on.
fn files_under(folder: &Path, name: &str) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        match path.is_dir() {
            true => files.extend(files_under(&path, &name)?),
            false => files.push((name, fs::read(&path)?)),
        }
    }
    Ok(files)
}

/// The malformed books, in the order of their names.
fn books() -> std::io::Result<Vec<Malformed>> {
    let mut books = Vec::new();
    for entry in fs::read_dir(gallery())? {
        let path = entry?.path();
        let is_book = path.extension().is_some_and(|e| e == "toml" || e == "bin");
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        if path.is_dir() {
            books.push((name.clone(), files_under(&path, &name)?));
        } else if is_book {
            books.push((name.clone(), vec![(name, fs::read(&path)?)]));
        }
    }
    books.sort();
    Ok(books)
}

fn read(name: &str, bytes: &[u8]) -> (bool, Findings, Sources) {
    read_files(name, &[(name.to_owned(), bytes.to_vec())])
}

fn read_files(name: &str, files: &[(String, Vec<u8>)]) -> (bool, Findings, Sources) {
    let files = files.iter().fold(MemoryFiles::new(), |files, (path, bytes)| files.with(path, bytes.clone()));
    let mut sources = Sources::default();
    let (book, mut findings) = load(&files, name, &mut sources);
    if let Some(book) = &book {
        let library = book.library(&mut sources);
        let (described, about_figures) = describe(book, &library, jiff::civil::date(2026, 11, 21));
        findings.extend(about_figures.iter().cloned());
        // What is only found when a claim is verified: books whose name says so.
        if name.starts_with("verify-") {
            let figures = &described.claims;
            let verdicts = verify(&book.claims, figures, &book.accounts, &library, &described.account, None);
            let subject = Subject {
                book: name,
                account: &described.account,
                accounts: &book.accounts,
                library: &library,
                sources: &sources,
                inventory: described.inventory.as_ref(),
                choices: &described.choices,
                pack: &described.pack,
                as_of: described.as_of,
            };
            findings.extend(verdict_findings(&subject, &book.claims, figures, &verdicts).iter().cloned());
            let of_tables = verify_tables(&book.tables, &described.tables, &described.account);
            let tables = Tables { tables: &book.tables, figures: &described.tables, verdicts: &of_tables };
            findings.extend(table_findings(&subject, tables).iter().cloned());
        }
        findings.tidy();
    }
    (book.is_some() && !findings.has_errors(), findings, sources)
}

#[test]
fn malformed_books_are_explained_as_stored() -> Result<(), Box<dyn Error>> {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differing = Vec::new();
    let books = books()?;
    assert!(books.len() >= 100, "the gallery has {} books", books.len());
    for (name, files) in &books {
        let (has_book, findings, sources) = read_files(name, files);
        assert!(!findings.is_empty(), "{name} provokes nothing");
        assert_eq!(has_book, findings.worst() < Some(Level::Error), "{name}");
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        for lang in Lang::ALL {
            let text = findings_text(&findings, &sources, FindingStyle::plain(lang));
            let golden = gallery().join(format!("{stem}.{}.txt", lang.tag()));
            if update {
                fs::write(&golden, &text)?;
            } else if fs::read_to_string(&golden).unwrap_or_default() != text {
                differing.push(format!("{}\n{text}", golden.display()));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}

/// Codes that no stored book can provoke.
const ELSEWHERE: &[Code] = &[
    // Below, with files that are not stored.
    Code::FileTooLarge,
    Code::TooManyIncludes,
    // tests/tables.rs
    Code::TableTooLarge,
    // tests/lock.rs and tests/commands.rs
    Code::BadLock,
    Code::NotLocked,
    Code::LockBehind,
    // tests/read_source.rs
    Code::ReportReadInPart,
    // src/saving/provable.rs: no key of a book leads there yet
    Code::SavingBelowMeter,
];

#[test]
fn every_code_of_reading_a_book_is_in_the_gallery() -> Result<(), Box<dyn Error>> {
    let mut seen: Vec<Code> = Vec::new();
    for (name, files) in books()? {
        seen.extend(read_files(&name, &files).1.iter().map(|f| f.code));
    }
    let missing: Vec<&str> =
        Code::ALL.iter().filter(|c| !seen.contains(c) && !ELSEWHERE.contains(c)).map(|c| c.word()).collect();
    assert!(missing.is_empty(), "no book provokes {missing:?}");
    Ok(())
}

#[test]
fn files_that_cannot_be_read_are_findings() {
    let files = MemoryFiles::new().with("big.toml", vec![b'#'; 100]).with("folder/other.toml", "");
    let limits = Limits { file_bytes: 99, ..Limits::default() };
    let codes = |path: &str| {
        let (book, findings) = load_with(&files, path, &mut Sources::default(), limits);
        assert!(book.is_none());
        findings.iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("absent.toml"), [Code::BookNotFound]);
    assert_eq!(codes("folder"), [Code::BookNotFound]);
    assert_eq!(codes("big.toml"), [Code::FileTooLarge]);
}

#[test]
fn a_file_of_factors_beyond_the_limit_is_not_read() {
    let book = "[library]\nfiles = [\"own.toml\"]\n[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n";
    let files = MemoryFiles::new().with("book.toml", book).with("own.toml", vec![b'#'; 50_000_000]);
    let (book, findings) = load(&files, "book.toml", &mut Sources::default());
    assert!(book.is_none());
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::FileTooLarge]);
}

#[test]
fn json_counts_lines_and_columns_from_one_in_characters() {
    let text = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n[[facility]]\n\"名称\" = \"厂\" \nid = \"一 厂\"\n";
    let (_, findings, sources) = read("b.toml", text.as_bytes());
    let shown = serde_json::to_string(&findings_json(&findings, &sources, Lang::En)).unwrap_or_default();
    let first = r#"[{"code":"unknown-key","level":"error","message":"`facility` has no key `名称`","places":[{"file":"b.toml","line":6,"column":1,"#;
    assert!(shown.starts_with(first), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap_or_default();
    let place = |n: usize, key: &str| json[n]["places"][0][key].as_u64();
    assert_eq!((place(0, "line"), place(0, "column"), place(0, "end_column")), (Some(6), Some(1), Some(5)));
    assert_eq!((place(1, "line"), place(1, "column"), place(1, "end_column")), (Some(7), Some(6), Some(11)));
}

const SOUND: &str = include_str!("malformed/sound.txt");

#[test]
fn the_sound_book_has_nothing_but_notes() {
    let (has_book, findings, sources) = read("sound.toml", SOUND.as_bytes());
    assert!(has_book, "{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
    assert!(findings.worst() <= Some(Level::Note));
}

/// Bytes that matter to the reader, so that random changes hit something.
fn splinter() -> impl Strategy<Value = Vec<u8>> {
    let tokens = [
        "[",
        "]",
        "[[",
        "{",
        "}",
        "\"",
        "'",
        "\"\"\"",
        "=",
        ".",
        ",",
        "\n",
        "\r",
        "\\",
        "#",
        "-",
        "..",
        "(",
        ")",
        "?",
        "*",
        "/",
        "^",
        "多",
        "万",
        "inf",
        "0x",
        "1e9",
        "9999999999999999999999999999999",
        "2023-02-30",
        "id = 1",
        "[a.b.c]",
        "[[activity]]\n",
        "[activity]\n",
        "\u{feff}",
        "\u{0}",
        "é",
        "given = { x = 1 }",
        "%",
        "±",
    ];
    prop_oneof![
        3 => proptest::sample::select(tokens.to_vec()).prop_map(|t| t.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_book_never_panics(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12, splinter()), 1..6),
    ) {
        let mut bytes = SOUND.as_bytes().to_vec();
        for (at, drop, insert) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + drop).min(bytes.len());
            bytes.splice(at..end, insert);
        }
        let (has_book, findings, sources) = read("m.toml", &bytes);
        prop_assert!(has_book != findings.has_errors(), "{}", String::from_utf8_lossy(&bytes));
        for lang in Lang::ALL {
            findings_text(&findings, &sources, FindingStyle { colour: true, ..FindingStyle::plain(lang) });
            findings_json(&findings, &sources, lang);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (_, findings, sources) = read("m.toml", &bytes);
        findings_text(&findings, &sources, FindingStyle::plain(Lang::Zh));
    }
}
