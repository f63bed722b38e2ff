//! The lock of a book: the same figures with any later library, and nothing of a damaged lock.

use std::collections::BTreeMap;

use crossfoot::book::{Book, Described, Limits, MemoryFiles, describe, load, load_with, lock_limit, unlocked_finding};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::factor::{Library, Lock, Lookup, RawFile, RawRow};
use crossfoot::finding::{Code, FileId, Findings, Sources};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const NOW: Date = date(2026, 11, 21);

fn figures(described: &Described) -> BTreeMap<String, String> {
    let view = View::plain(&described.account.graph);
    let value = |node| exact::value(view, node).value().map(ToString::to_string).unwrap_or_default();
    described.account.figures().map(|(address, node)| (address.to_string(), value(node))).collect()
}

fn open(text: &str, lock: Option<&str>) -> (Option<Book>, Findings) {
    let files = MemoryFiles::new().with("mill/book.toml", text);
    let files = match lock {
        Some(lock) => files.with("mill/crossfoot.lock", lock),
        None => files,
    };
    load(&files, "mill", &mut Sources::default())
}

fn lock_of(described: &Described, library: &Library) -> Lock {
    Lock::of(library, &described.used(), described.resolved.clone(), &described.pack, described.as_of)
}

const FACTORS: [(&str, &str, &str); 8] = [
    ("cn/grid", "MWh", "2"),
    ("cn/grid/average/east", "MWh", "2"),
    ("cn/grid/average/north@2012", "MWh", "2"),
    ("cn/fuel/natural-gas", "万Nm3", "1"),
    ("cn/fuel/diesel/road", "t", "1"),
    ("cn/fuel/bituminous/stationary@2015", "t", "1"),
    ("ashrae/blend/r-410a", "kg", "1"),
    ("cn/heat/purchased", "GJ", "2"),
];

fn book() -> impl Strategy<Value = String> {
    let activity = (0..FACTORS.len(), 1_u32..1_000_000, 0_usize..3);
    (proptest::collection::vec(activity, 1..8), 2013_u16..2025).prop_map(|(activities, year)| {
        let mut text = format!("[[period]]\nid = \"p\"\nfrom = {year}-01-01\nto = {year}-12-31\n");
        for (at, region) in ["CN-JS", "CN-LN", "CN-SC"].iter().enumerate() {
            text.push_str(&format!("[[facility]]\nid = \"f{at}\"\nregion = \"{region}\"\n"));
        }
        for (at, (factor, amount, facility)) in activities.iter().enumerate() {
            let (factor, unit, category) = FACTORS[*factor];
            text.push_str(&format!(
                "[[activity]]\nid = \"a{at}\"\nfacility = \"f{facility}\"\ncategory = \"{category}\"\n\
                 amount = \"{amount} {unit}\"\nfactor = \"{factor}\"\n"
            ));
        }
        text
    })
}

/// The program's library as it might be in some years: every value is another, and families have editions more.
fn later_library() -> Library {
    let mut library = Library::bundled(&mut Sources::default());
    let mut changed: Vec<RawFile<'static>> = Vec::new();
    for (family, value) in [
        ("cn/grid/average/jiangsu@2021", "0.1 kgCO2/kWh"),
        ("cn/grid/average/liaoning@2021", "0.2 kgCO2/kWh"),
        ("cn/grid/average/east@2021", "0.3 kgCO2/kWh"),
        ("cn/grid/average/north@2012", "0.4 kgCO2/kWh"),
        ("cn/fuel/natural-gas/net-calorific-value@2024", "500 GJ/万Nm3"),
        ("ipcc/gwp100/ar6/N2O@2021", "300 tCO2e/tN2O"),
        ("ipcc/gwp100/ar6/HFC-32@2021", "900 tCO2e/tHFC-32"),
    ] {
        let id = crossfoot::factor::FactorId::parse(family).expect("an id");
        let Lookup::Found(entry) = library.look_up(&id) else { panic!("{family} is not there") };
        let source = toml::to_string(&library.raw_source(entry.source_index()).expect("there")).expect("TOML");
        let Some(RawRow::Factor(row)) = library.raw(entry) else { panic!("{family} is no factor") };
        let mut row: toml::Table = toml::to_string(&row).expect("TOML").parse().expect("TOML");
        row.insert("value".into(), value.into());
        row.remove("replaces");
        let mut file = toml::Table::new();
        file.insert("source".into(), toml::Value::Table(source.parse().expect("TOML")));
        file.insert("factor".into(), toml::Value::Array(vec![toml::Value::Table(row)]));
        let name = format!("later-{}", changed.len());
        file["source"]["id"] = name.into();
        changed.push(toml::from_str(&file.to_string()).expect("a file of factors"));
    }
    let file = Sources::default().add("later.toml", "");
    let changed: Vec<(FileId, RawFile<'static>)> = changed.into_iter().map(|raw| (file, raw)).collect();
    library.shadow(&changed).expect("sound");
    let row = |family: &str, edition: &str, value: &str, region: &str, kind: &str| {
        format!(
            "[[factor]]\nfamily = \"{family}\"\nedition = \"{edition}\"\nname = {{ zh = \"a\", en = \"a\" }}\nvalue = \"{value}\"\n\
             region = \"{region}\"\nkind = \"{kind}\"\nlocator = \"l\"\ngrade = \"A\"\n"
        )
    };
    let mut text =
        "[source]\nid = \"new\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2013\"\nlicence = \"l\"\n".to_owned();
    for year in 2013..=2020 {
        text.push_str(&row("cn/grid/average/jiangsu", &year.to_string(), "0.9 kgCO2/kWh", "CN-JS", "average"));
        text.push_str(&row("cn/grid/average/east", &year.to_string(), "0.8 kgCO2/kWh", "CN-grid-east", "average"));
    }
    text.push_str(&row("ipcc/gwp100/ar6/CH4-fossil", "2021:again", "31 tCO2e/tCH4", "CN", "gwp"));
    text.push_str(&row("cn/heat/purchased", "2026", "0.09 tCO2/GJ", "CN", "heat"));
    library.overlay(&[("new.toml", &text)], &mut Sources::default()).expect("sound");
    library
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// To lock and then to compute is to compute, also with a library in which everything is otherwise, and on any later day.
    #[test]
    fn a_locked_book_gives_the_same_figures_with_any_later_library(text in book()) {
        let (Some(book), _) = open(&text, None) else { return Err(TestCaseError::fail("the book is sound")) };
        let library = book.library(&mut Sources::default());
        let (before, findings) = describe(&book, &library, NOW);
        prop_assert!(!findings.has_errors(), "{findings:?}");
        let lock = lock_of(&before, &library).text();

        let (locked, findings) = open(&text, Some(&lock));
        prop_assert!(!findings.has_errors(), "{findings:?}");
        let locked = locked.expect("sound");
        let mut later = later_library();
        locked.lock.as_ref().expect("it was read").lay_on(&mut later).expect("sound");
        let (after, _) = describe(&locked, &later, date(2031, 1, 1));
        prop_assert_eq!(figures(&before), figures(&after));
        // Locked again it is the same lock.
        prop_assert_eq!(lock_of(&after, &later).text(), lock);
    }
}

#[test]
fn the_later_library_is_another_one() {
    let text = "[[period]]\nid = \"p\"\nfrom = 2021-01-01\nto = 2021-12-31\n[[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n\
                [[activity]]\nid = \"a\"\nfacility = \"f\"\ncategory = \"2\"\namount = \"1 MWh\"\nfactor = \"cn/grid\"\n";
    let book = open(text, None).0.expect("sound");
    let library = book.library(&mut Sources::default());
    let (now, _) = describe(&book, &library, NOW);
    let (then, _) = describe(&book, &later_library(), NOW);
    assert_ne!(figures(&now), figures(&then));
}

#[test]
fn a_damaged_lock_is_a_finding_and_not_put_aside() {
    let text = "[[period]]\nid = \"p\"\nfrom = 2021-01-01\nto = 2021-12-31\n[[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n\
                [[activity]]\nid = \"a\"\nfacility = \"f\"\ncategory = \"2\"\namount = \"1 MWh\"\nfactor = \"cn/grid\"\n";
    let book = open(text, None).0.expect("sound");
    let library = book.library(&mut Sources::default());
    let (described, _) = describe(&book, &library, NOW);
    let lock = lock_of(&described, &library).text();
    assert!(lock.contains("0.6451 kgCO2/kWh"), "{lock}");
    let damaged = [
        lock.replace("0.6451", "0.6452"),
        lock.replace("jiangsu@2021", "jiangsu@2022"),
        lock.replacen("as-of = \"2026-11-21\"", "as-of = \"2026-13-21\"", 1),
        lock.replacen("[[choice]]", "[[choise]]", 1),
        lock[..lock.len() / 2].to_owned(),
        lock.split("[[document]]").next().expect("one").to_owned(),
        String::new(),
        "\u{0}".to_owned(),
    ];
    for lock in damaged {
        let (book, findings) = open(text, Some(&lock));
        assert!(book.is_none() && findings.iter().any(|f| f.code == Code::BadLock), "{lock}\n{findings:?}");
    }
}

const TWO_PLACES: &str = "[[period]]\nid = \"p\"\nfrom = 2021-01-01\nto = 2021-12-31\n\
    [[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n[[facility]]\nid = \"g\"\nregion = \"CN-SC\"\n\
    [[activity]]\nid = \"a\"\nfacility = \"f\"\ncategory = \"2\"\namount = \"1 MWh\"\nfactor = \"cn/grid\"\n\
    [[activity]]\nid = \"b\"\nfacility = \"g\"\ncategory = \"2\"\namount = \"1 MWh\"\nfactor = \"cn/grid\"\n";

#[test]
fn a_choice_or_a_document_that_was_edited_is_a_damaged_lock() {
    let book = open(TWO_PLACES, None).0.expect("sound");
    let library = book.library(&mut Sources::default());
    let (described, _) = describe(&book, &library, NOW);
    let lock = lock_of(&described, &library).text();
    let took = |province: &str| format!("took = \"cn/grid/average/{province}@2021\"");
    assert!(lock.contains(&took("jiangsu")) && lock.contains(&took("sichuan")), "{lock}");
    let choices = lock.find("[[choice]]").zip(lock.find("[[row]]")).map(|(from, to)| &lock[from..to]).expect("there");
    let damaged = [
        // Both rows are locked: one in the place of the other.
        lock.replacen(&took("jiangsu"), &took("sichuan"), 1),
        lock.replacen("year = 2021", "year = 2020", 1),
        lock.replacen("published = \"2024", "published = \"2014", 1),
        lock.replacen("title = \"", "title = \"x", 1),
    ];
    for damaged in damaged {
        assert_ne!(damaged, lock);
        let (book, findings) = open(TWO_PLACES, Some(&damaged));
        assert!(book.is_none() && findings.iter().any(|f| f.code == Code::BadLock), "{damaged}\n{findings:?}");
    }
    // What two branches of a repository both added is there twice, and the same.
    let merged = lock.replacen("[[row]]", &format!("{choices}[[row]]"), 1);
    let (book, findings) = open(TWO_PLACES, Some(&merged));
    assert!(!findings.has_errors(), "{findings:?}");
    assert_eq!(book.and_then(|book| book.lock).map(|lock| lock.choices), Some(described.resolved));
}

#[test]
fn a_choice_that_is_not_locked_is_told_even_where_its_row_is() {
    let found = |text: &str, lock: &str| {
        let book = open(text, Some(lock)).0.expect("sound");
        let mut sources = Sources::default();
        let library = book.library(&mut sources);
        let (described, _) = describe(&book, &library, NOW);
        let found: Vec<Code> = unlocked_finding(&book, &described, &mut sources).iter().map(|f| f.code).collect();
        found
    };
    let book = open(TWO_PLACES, None).0.expect("sound");
    let library = book.library(&mut Sources::default());
    let lock = lock_of(&describe(&book, &library, NOW).0, &library).text();
    assert_eq!(found(TWO_PLACES, &lock), []);
    // The rule takes 2021 for 2020, too.
    let other_year = TWO_PLACES.replace("2021-", "2020-");
    assert_eq!(found(&other_year, &lock), [Code::NotLocked]);
}

#[test]
fn a_lock_is_larger_than_a_file_of_the_book_may_be() {
    let book = open(TWO_PLACES, None).0.expect("sound");
    let library = book.library(&mut Sources::default());
    let lock = lock_of(&describe(&book, &library, NOW).0, &library).text();
    let limits = Limits { file_bytes: lock.len() as u64 - 1, ..Limits::default() };
    assert!(lock_limit(limits) > lock.len() as u64);
    let read = |lock: &str| {
        let files = MemoryFiles::new().with("mill/book.toml", TWO_PLACES).with("mill/crossfoot.lock", lock);
        load_with(&files, "mill", &mut Sources::default(), limits)
    };
    assert!(read(&lock).0.is_some_and(|book| book.lock.is_some()));
    let large = format!("{lock}{}", "#".repeat(lock.len() * 8));
    let (book, findings) = read(&large);
    assert!(book.is_none() && findings.iter().any(|f| f.code == Code::FileTooLarge), "{findings:?}");
}
