//! Layers of the library: a company's rows above the program's, and rows that take the place of others.

use crossfoot::account::Address;
use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::reading::exact;
use crossfoot::calc::{Known, View};
use crossfoot::factor::{Factor, FactorId, Library, Lookup, RawFile, RawRow, Resolved};
use crossfoot::finding::{FileId, Place, Sources};
use crossfoot::quantity::Exact;

/// Everything about a record but where it stands.
fn told(entry: Resolved<'_>) -> String {
    let nowhere = |place: Place| Place::new(place.file, 0..0);
    match entry {
        Resolved::Factor(factor) => {
            let factor = Factor { place: nowhere(factor.place), source: 0, ..factor.clone() };
            format!("{factor:?}")
        }
        Resolved::Fuel(fuel) => {
            let mut fuel = fuel.clone();
            (fuel.place, fuel.source) = (nowhere(fuel.place), 0);
            format!("{fuel:?}")
        }
        Resolved::Blend(blend) => {
            let mut blend = blend.clone();
            (blend.place, blend.source) = (nowhere(blend.place), 0);
            format!("{blend:?}")
        }
    }
    .replace(&format!("{:?}", entry.place().file), "file")
}

/// The entries of a library, each with its document, as the files of a lock.
fn as_files(library: &Library) -> Vec<RawFile<'_>> {
    let mut files: Vec<RawFile<'_>> = Vec::new();
    for (at, _) in library.sources().enumerate() {
        let source = library.raw_source(at).expect("it is there");
        files.push(RawFile { source, factor: Vec::new(), fuel: Vec::new(), blend: Vec::new() });
    }
    for entry in library.entries() {
        match (library.raw(entry).expect("it is there"), entry) {
            (RawRow::Factor(row), Resolved::Factor(factor)) => files[factor.source].factor.push(row),
            (RawRow::Fuel(row), Resolved::Fuel(fuel)) => files[fuel.source].fuel.push(row),
            (RawRow::Blend(row), Resolved::Blend(blend)) => files[blend.source].blend.push(row),
            (row, _) => panic!("{row:?} is of another sort"),
        }
    }
    files
}

/// Every row of the program, written as TOML and read again, is the same record.
#[test]
fn a_row_can_be_written_and_read_again() {
    let library = Library::bundled(&mut Sources::default());
    let texts: Vec<String> = as_files(&library).iter().map(|file| toml::to_string(file).expect("TOML")).collect();
    assert!(texts.iter().all(|text| !text.contains("= false")));
    let files: Vec<(&str, &str)> = texts.iter().map(|text| ("again.toml", text.as_str())).collect();
    let again = Library::load(&files, &mut Sources::default()).expect("sound");
    let told_of = |library: &Library| library.entries().map(told).collect::<Vec<_>>();
    assert_eq!(told_of(&library), told_of(&again));
    assert!(library.sources().eq(again.sources()));
}

/// Rows that take the place of those below are found in every way, and those below in none.
#[test]
fn a_shadowed_row_is_not_seen() {
    let mut sources = Sources::default();
    let mut library = Library::bundled(&mut sources);
    let below = Library::bundled(&mut Sources::default());
    let id = FactorId::parse("cn/grid/average/east@2012").expect("an id");
    let old = below.factor(&id).expect("there").clone();
    let source = below.raw_source(old.source).expect("there");
    let Some(RawRow::Factor(mut row)) = below.raw(Resolved::Factor(&old)) else { panic!("a factor") };
    row.value.text = "0.5 kgCO2/kWh".into();
    let file: FileId = sources.add("lock.toml", "");
    let lock = RawFile { source, factor: vec![row], fuel: Vec::new(), blend: Vec::new() };
    assert!(library.stack(&[(file, lock.clone())]).is_err(), "an overlay may not have ids of rows below");
    assert_eq!(library.factors().count(), below.factors().count());
    library.shadow(&[(file, lock)]).expect("sound");
    let new = library.factor(&id).expect("there");
    assert_eq!((new.quantity.text(), new.place.file), ("0.5 kgCO2/kWh", file));
    assert_eq!(library.factors().count(), below.factors().count());
    assert_eq!(library.sources().count(), below.sources().count());
    assert_eq!(library.source(new.source), below.source(old.source));
    let of_family = library.family("cn/grid/average/east").filter(|entry| *entry.id() == id).count();
    assert_eq!(of_family, 1);
    let dimension = new.unit().dimension();
    let measuring = library.measuring(dimension);
    assert_eq!(measuring.len(), below.measuring(dimension).len());
    for (at, factor) in measuring {
        assert!(std::ptr::eq(library.factor_at(at), factor));
        assert!(matches!(library.look_up(&factor.id), Lookup::Found(Resolved::Factor(f)) if std::ptr::eq(f, factor)));
    }
    assert_eq!(
        library.current("cn/grid/average/east").map(|f| &f.id),
        below.current("cn/grid/average/east").map(|f| &f.id)
    );
}

#[test]
fn families_are_found_by_their_beginning() {
    let mut sources = Sources::default();
    let mut library = Library::bundled(&mut sources);
    let own = "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n";
    let row = |family: &str| {
        format!(
            "[[factor]]\nfamily = \"{family}\"\nedition = \"2020\"\nname = {{ zh = \"z\", en = \"e\" }}\n\
             value = \"1 kgCO2/kWh\"\nkind = \"supplier\"\nlocator = \"1\"\ngrade = \"B\"\n"
        )
    };
    let text = [own.to_owned()].into_iter().chain(["a/b", "a/b/c", "a/b-c/d", "a/b.c/d", "a/b/a"].map(row));
    library.overlay(&[("own.toml", &text.collect::<String>())], &mut sources).expect("sound");
    assert_eq!(library.families_below("a/b").collect::<Vec<_>>(), ["a/b", "a/b/a", "a/b/c"]);
    assert_eq!(library.families_below("a").count(), 5);
    assert_eq!(library.families_below("nothing").count(), 0);
    for prefix in ["cn/grid", "cn", "cn/fuel/diesel", "ipcc/gwp"] {
        let inside =
            |family: &&str| family.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let mut all: Vec<&str> = library.entries().map(|e| e.id().family.as_str()).filter(inside).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(library.families_below(prefix).collect::<Vec<_>>(), all, "{prefix}");
    }
    let editions: Vec<_> = library.family("cn/grid/average/national").map(|e| e.id().edition.clone()).collect();
    assert!(editions.len() > 1 && editions.is_sorted());
}

/// The worked example of the page on a book's own factors.
#[test]
fn the_example_of_the_page_is_computed() {
    let page = include_str!("../docs/library.md");
    let block = |name: &str| {
        let (_, after) = page.split_once(&format!("```toml {name}\n")).expect(name);
        after.split_once("```").expect("the end").0
    };
    let files = ["book.toml", "factors.toml"].into_iter();
    let files = files.fold(MemoryFiles::new(), |files, name| files.with(format!("mill/{name}"), block(name)));
    let mut sources = Sources::default();
    let (book, findings) = load(&files, "mill", &mut sources);
    let book = book.unwrap_or_else(|| panic!("{findings:?}"));
    let library = book.library(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    assert!(!findings.has_errors() && described.inventory.is_some());
    let id = FactorId::parse("own/power/plant-1@2024").expect("an id");
    let own = library.factor(&id).expect("there");
    assert_eq!(sources.locate(own.place), "mill/factors.toml:12:9");
    assert_eq!(library.source(own.source).map(|source| source.id.as_str()), Some("example-power-2024"));
    let node = described.account.find(&Address::parse("activity/power").expect("an address")).expect("a figure");
    let value = exact::value(View::plain(&described.account.graph), node);
    assert_eq!(value, Known::Full(Exact::from(439)));
}

/// What is wrong with one file keeps all of them from being used, and the book with them.
#[test]
fn a_bad_row_leaves_no_half_loaded_library() {
    let page = include_str!("../docs/library.md");
    let sound = page.split("```toml factors.toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let book =
        "[library]\nfiles = [\"a.toml\", \"b.toml\"]\n[[period]]\nid = \"p\"\nfrom = 2024-01-01\nto = 2024-12-31\n";
    for (from, to) in [
        ("0.3512", "0,3512"),
        ("\"B\"", "\"C\""),
        ("kgCO2/kWh", ""),
        ("p. 2, table 1", ""),
        ("[[factor]]", "[[factors]]"),
    ] {
        let bad = sound.replacen("example-power-2024", "other", 1).replace("own/", "other/").replacen(from, to, 1);
        let files = MemoryFiles::new().with("book.toml", book).with("a.toml", sound).with("b.toml", bad);
        let (read, findings) = load(&files, "book.toml", &mut Sources::default());
        assert!(read.is_none() && findings.has_errors(), "{from}");
    }
}
