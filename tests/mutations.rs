//! Books changed at random: the scenarios, the template, the starters, and a book of several files. Whatever comes of it, there
//! is no panic, the time is bounded, and a book that is accepted fits the schema.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use boon::{Compiler, Schemas};
use crossfoot::book::product::{schema, starter, template};
use crossfoot::book::{Limits, MemoryFiles, describe, load, load_with};
use crossfoot::claim::{Search, appraise, verify, verify_tables};
use crossfoot::finding::{Code, Lang, Level, Sources};
use crossfoot::report::{
    FindingStyle, Look, Subject, Tables, Verified, findings_json, findings_text, inventory_text, table_findings,
    verify_text,
};
use proptest::prelude::*;

/// The files of a book; the first is the one that is read.
type Files = Vec<(String, Vec<u8>)>;

/// Sound books to start from.
fn seeds() -> Vec<Files> {
    let one = |text: String| vec![("book.toml".to_owned(), text.into_bytes())];
    let mut seeds: Vec<Files> = Vec::new();
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(scenarios).expect("scenarios").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    for folder in folders {
        // The book first, then what stands beside it: includes, files of factors, weather.
        let mut files = within(&folder, "");
        files.sort_by_key(|(name, _)| (name != "book.toml", name.clone()));
        if files.first().is_some_and(|(name, _)| name == "book.toml") {
            seeds.push(files);
        }
    }
    for lang in Lang::ALL {
        seeds.push(one(starter(lang, 2025)));
    }
    // Every key of the description, with its example.
    let keys =
        template(Lang::En).lines().filter_map(|line| line.strip_prefix('#')).map(str::to_owned).collect::<Vec<_>>();
    let keys = keys.into_iter().filter(|line| !line.starts_with(['#', ':'])).collect::<Vec<_>>().join("\n");
    seeds.push(one(keys));
    let period = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";
    let activity = |id: &str| {
        format!(
            "[[activity]]\nid = \"{id}\"\ncategory = \"2\"\namount = \"160 万kWh\"\nfactor = \"cn/grid/average/east@2021\"\n"
        )
    };
    seeds.push(vec![
        ("book.toml".to_owned(), format!("include = [\"a/one.toml\", \"two.toml\"]\n{period}").into_bytes()),
        ("a/one.toml".to_owned(), format!("include = [\"inner.toml\"]\n{}", activity("one")).into_bytes()),
        ("a/inner.toml".to_owned(), activity("inner").into_bytes()),
        ("two.toml".to_owned(), activity("two").into_bytes()),
    ]);
    seeds
}

/// The files of a folder and of the folders in it that a book may name.
fn within(folder: &Path, prefix: &str) -> Files {
    let mut files = Vec::new();
    let names = std::fs::read_dir(folder).into_iter().flatten();
    for name in names.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
        let path = folder.join(&name);
        if path.is_dir() {
            files.extend(within(&path, &format!("{prefix}{name}/")));
        } else if name.ends_with(".toml") || name.ends_with(".csv") {
            files.extend(std::fs::read(path).ok().map(|bytes| (format!("{prefix}{name}"), bytes)));
        }
    }
    files
}

/// A change at a place of a text: the place, a length, and what is done.
#[derive(Debug, Clone)]
enum Change {
    Flip(u8),
    Delete,
    Duplicate,
    /// Put a piece from elsewhere here.
    Splice(prop::sample::Index),
    Insert(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = [
        "[[",
        "]]",
        "{",
        "}",
        "\"",
        "\"\"\"",
        "'",
        "=",
        ".",
        ",",
        "\r",
        "\\",
        "#",
        "\u{feff}",
        "\u{0}",
        "多",
        "万",
        "±",
        "%",
        "^9",
        "..",
        "-",
        "/",
        "(",
        ")",
        "0",
        "9999999999999999999999999999",
        "1e9",
        "inf",
        "include = [\"book.toml\"]\n",
        "include = [\"../x\"]\n",
        "\"two.toml\", ",
        "[organization]\n",
        "[[period]]\n",
        "2023-02-30",
    ];
    prop_oneof![
        any::<u8>().prop_map(Change::Flip),
        Just(Change::Delete),
        Just(Change::Duplicate),
        any::<prop::sample::Index>().prop_map(Change::Splice),
        proptest::sample::select(pieces.to_vec()).prop_map(Change::Insert),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change, at: prop::sample::Index, length: usize) {
    if bytes.is_empty() {
        return;
    }
    let at = at.index(bytes.len());
    let end = (at + length).min(bytes.len());
    match change {
        Change::Flip(with) => bytes[at] ^= with,
        Change::Delete => drop(bytes.drain(at..end)),
        Change::Duplicate => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        Change::Splice(from) => {
            let from = from.index(bytes.len());
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Change::Insert(piece) => drop(bytes.splice(at..at, piece.bytes())),
    }
}

/// Reads a book and everything a command would make of it; whether it was accepted.
fn read(files: &Files) -> bool {
    let memory =
        files.iter().fold(MemoryFiles::new(), |memory, (path, bytes)| memory.with(path.clone(), bytes.clone()));
    let mut sources = Sources::default();
    let (book, mut findings) = load(&memory, &files[0].0, &mut sources);
    // A claim that cannot be read is left out; any other error leaves no book.
    let accepted = !findings.has_errors();
    let mut errors = findings.iter().filter(|finding| finding.level == Level::Error);
    match &book {
        Some(book) => assert!(errors.all(|finding| book.is_about_a_claim(finding))),
        None => assert!(!accepted),
    }
    if let Some(book) = &book {
        let library = book.library(&mut sources);
        let (described, more) = describe(book, &library, jiff::civil::date(2026, 11, 21));
        let subject = Subject {
            book: "book.toml",
            account: &described.account,
            accounts: &book.accounts,
            library: &library,
            sources: &sources,
            inventory: described.inventory.as_ref(),
            choices: &described.choices,
            pack: &described.pack,
            as_of: described.as_of,
        };
        let look = Look { lang: Lang::Zh, width: 80, digits: 2 };
        if let Some(inventory) = &described.inventory {
            inventory_text(&subject, inventory, None, None, look);
        }
        let figures = &described.claims;
        let verdicts = verify(&book.claims, figures, &book.accounts, &library, &described.account, None);
        let of_tables = verify_tables(&book.tables, &described.tables, &described.account);
        let tables = Tables { tables: &book.tables, figures: &described.tables, verdicts: &of_tables };
        table_findings(&subject, tables);
        let graph = &described.account.graph;
        let search = Search::new(graph, &library, &book.accounts);
        let appraisal = appraise(&book.claims, figures, &verdicts, &book.accounts, graph, &search, described.as_of);
        let claims = &book.claims;
        let found = Verified { claims, figures, verdicts: &verdicts, tables, appraisal: &appraisal, assessed: None };
        verify_text(&subject, found, look).to_string();
        findings.extend(more.iter().cloned());
    }
    for lang in Lang::ALL {
        findings_text(&findings, &sources, FindingStyle { width: 80, ..FindingStyle::plain(lang) });
        findings_json(&findings, &sources, lang);
    }
    book.is_some() && accepted
}

/// Generous: a book of this size takes milliseconds, also without optimisation.
const LONGEST: Duration = Duration::from_secs(20);

fn fits_the_schema(files: &Files) -> Result<(), String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("urn:crossfoot:schema:book", schema(Lang::En)).expect("the schema is taken");
    let index = compiler.compile("urn:crossfoot:schema:book", &mut schemas).expect("it compiles");
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        // A file that is no longer included may be anything.
        let Ok(table) = toml::from_str::<toml::Table>(text.trim_start_matches('\u{feff}')) else { continue };
        let value = json_of(&toml::Value::Table(table));
        schemas.validate(&value, index).map_err(|error| format!("{name}: {error:#}\n{text}"))?;
    }
    Ok(())
}

fn json_of(value: &toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json_of(value))).collect(),
        other => serde_json::to_value(other).expect("a plain value"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_book_changed_at_random_never_panics_and_never_takes_long(
        seed in any::<prop::sample::Index>(),
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_usize..60, change()),
            1..6,
        ),
    ) {
        let mut files = seed.get(&seeds()).clone();
        for (file, at, length, change) in &changes {
            let file = file.index(files.len());
            apply(&mut files[file].1, change, *at, *length);
        }
        let start = Instant::now();
        let accepted = read(&files);
        let taken = start.elapsed();
        prop_assert!(taken < LONGEST, "{taken:?}");
        // Of a book of several files, one that is no longer included may be anything.
        if accepted && files.len() == 1 {
            prop_assert_eq!(fits_the_schema(&files), Ok(()));
        }
    }
}

#[test]
fn the_seeds_are_read() {
    let seeds = seeds();
    assert!(seeds.iter().filter(|files| read(files)).count() + 1 >= seeds.len(), "all but the template are sound");
}

#[test]
fn a_book_or_an_include_of_50_mb_is_refused_unread() {
    let period = "[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n";
    let line = "[[gap]]\ncategory = \"3\"\nkey = \"NE\"\n";
    let large = line.repeat(50_000_000 / line.len() + 1);
    let start = Instant::now();
    let files =
        MemoryFiles::new().with("large.toml", large).with("book.toml", format!("include = [\"large.toml\"]\n{period}"));
    for path in ["large.toml", "book.toml"] {
        let (book, findings) = load(&files, path, &mut Sources::default());
        assert!(book.is_none());
        assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::FileTooLarge], "{path}");
    }
    assert!(start.elapsed() < LONGEST);
}

#[test]
fn many_files_that_are_each_small_enough_are_bounded_together() {
    let names: Vec<String> = (0..1200).map(|n| format!("\"{n}.toml\"")).collect();
    let period = "[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n";
    let book = format!("include = [{}]\n{period}", names.join(", "));
    let small = (0..1200).fold(MemoryFiles::new().with("book.toml", book.clone()), |files, n| {
        files.with(format!("{n}.toml"), "# nothing yet\n")
    });
    let codes = |files: &MemoryFiles, limits: Limits| {
        let (_, findings) = load_with(files, "book.toml", &mut Sources::default(), limits);
        findings.iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&small, Limits::default()), [Code::TooManyIncludes]);
    let large = (0..1200)
        .fold(MemoryFiles::new().with("book.toml", book), |files, n| files.with(format!("{n}.toml"), "#".repeat(1000)));
    // Said once, and nothing is read any more.
    assert_eq!(codes(&large, Limits { included_bytes: 5_000, ..Limits::default() }), [Code::FileTooLarge]);
}

#[test]
fn a_chain_of_files_and_a_deep_text_end() {
    let period = "[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n";
    let chain = (0..5000).fold(MemoryFiles::new(), |files, n| {
        files.with(format!("{n}.toml"), format!("include = [\"{}.toml\"]\n{}", n + 1, if n == 0 { period } else { "" }))
    });
    let (book, findings) = load(&chain, "0.toml", &mut Sources::default());
    assert!(book.is_none());
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::TooManyIncludes]);
    for (open, close) in [("[", "]"), ("{ a = ", " }")] {
        let text =
            format!("{period}[[claim]]\nid = \"c\"\ngiven = {}1{}\n", open.repeat(100_000), close.repeat(100_000));
        read(&vec![("book.toml".to_owned(), text.into_bytes())]);
    }
}
