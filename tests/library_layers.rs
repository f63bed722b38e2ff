//! Layers of the library: a company's rows above the program's, and rows that take the place of others.

use std::collections::BTreeMap;

use crossfoot::account::Address;
use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::reading::exact;
use crossfoot::calc::{Known, View};
use crossfoot::factor::{Factor, FactorId, Library, Lookup, RawFile, RawRow, Resolved};
use crossfoot::finding::{FileId, Place, Sources};
use crossfoot::quantity::{Amount, Dimension, Exact, Quantity, Unit};
use proptest::prelude::*;
use proptest::sample;

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

/// The factors of a dimension within a range, by looking at every one of them.
fn scan(library: &Library, dimension: Dimension, lower: &Exact, upper: &Exact) -> Vec<usize> {
    let wanted = |factor: &Factor| {
        let ratio = factor.unit().ratio();
        let (least, most) = match factor.quantity.amount() {
            Amount::One(literal) => (literal.exact(), literal.exact()),
            Amount::Between(least, most) => (least.exact(), most.exact()),
        };
        factor.unit().dimension() == dimension && &least * ratio <= *upper && *lower <= &most * ratio
    };
    let same = library.measuring(dimension);
    let all = library.factors().filter(|factor| wanted(factor)).map(|factor| {
        same.iter().find(|(_, other)| std::ptr::eq(*other, factor)).map(|(at, _)| *at).expect("it is there")
    });
    let mut found: Vec<usize> = all.collect();
    found.sort_unstable();
    found
}

fn own_file(id: &str, rows: &[(String, String)]) -> String {
    let mut text = format!("[source]\nid = \"{id}\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\n");
    for (name, value) in rows {
        let (family, edition) = name.split_once('@').expect("an edition");
        text.push_str(&format!(
            "[[factor]]\nfamily = \"{family}\"\nedition = \"{edition}\"\nname = {{ zh = \"z\", en = \"e\" }}\n\
             value = \"{value}\"\nkind = \"gwp\"\nlocator = \"1\"\ngrade = \"B\"\n"
        ));
    }
    text
}

/// Values that are written in many ways, in several units of some dimensions.
fn value() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (-30_i32..400).prop_map(|n| n.to_string()),
        (-30_i32..400, 0_u32..100).prop_map(|(n, d)| format!("{n}.{d:02}")),
        (1_u32..40).prop_map(|n| format!("{n}00")),
        (1_u32..40).prop_map(|n| format!("0.{n}00000000000000000")),
    ];
    let written = (number, 0_u32..9).prop_map(|(number, form)| match form {
        0 => format!("约 {number} "),
        1 => format!("{number} 多 "),
        2 if !number.starts_with('-') => format!("{number}..10000 "),
        3 => number,
        _ => format!("{number} "),
    });
    let unit = sample::select(vec!["kgCO2/kWh", "gCO2/kWh", "tCO2/万kWh", "tCO2/TJ", "GJ/t", "MJ/kg", "", "%"]);
    (written, unit).prop_map(|(number, unit)| format!("{number}{unit}").trim().to_owned())
}

fn name() -> impl Strategy<Value = String> {
    let family = sample::select(vec!["own/a", "own/a/b", "own/a-b", "own/b", "own/c"]);
    let edition = sample::select(vec!["2019", "2020", "2020:x", "2020:y", "2021", "undated"]);
    (family, edition).prop_map(|(family, edition)| format!("{family}@{edition}"))
}

/// Ids with their values.
type Rows = BTreeMap<String, String>;

fn rows() -> impl Strategy<Value = Rows> {
    proptest::collection::btree_map(name(), value(), 0..12)
}

fn listed(rows: &Rows) -> Vec<(String, String)> {
    rows.clone().into_iter().collect()
}

/// A library of these layers above those of `library`; rows of the last take the place of others.
fn stacked(mut library: Library, sources: &mut Sources, layers: [&Rows; 3]) -> (Library, FileId) {
    let mut below: Vec<&String> = Vec::new();
    for (id, rows) in [("one", layers[0]), ("two", layers[1])] {
        let new: Vec<_> = listed(rows).into_iter().filter(|(id, _)| !below.contains(&id)).collect();
        library.overlay(&[(id, &own_file(id, &new))], sources).expect("sound");
        below.extend(rows.keys());
    }
    let file = sources.add("lock", "");
    let lock: RawFile<'static> = toml::from_str(&own_file("lock", &listed(layers[2]))).expect("TOML");
    library.shadow(&[(file, lock)]).expect("sound");
    (library, file)
}

fn number(text: &str) -> Exact {
    match Quantity::parse(text).expect("a quantity").amount() {
        Amount::One(literal) | Amount::Between(literal, _) => literal.exact(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// Layers answer as one map does in which later rows take the place of earlier ones.
    #[test]
    fn a_look_up_over_layers_is_that_of_a_map(one in rows(), two in rows(), over in rows(), asked in name()) {
        let mut sources = Sources::default();
        let (library, lock) = stacked(Library::default(), &mut sources, [&one, &two, &over]);
        let mut map = two;
        map.extend(one);
        map.extend(over.clone());
        let found: Rows = library.factors().map(|f| (f.id.to_string(), f.quantity.text().to_owned())).collect();
        prop_assert_eq!(library.factors().count(), map.len());
        prop_assert_eq!(&found, &map);
        for text in map.keys() {
            let id = FactorId::parse(text).expect("an id");
            let Lookup::Found(Resolved::Factor(factor)) = library.look_up(&id) else { panic!("{text}") };
            prop_assert_eq!(&factor.id, &id);
            prop_assert_eq!(factor.place.file == lock, over.contains_key(text));
        }
        let asked = FactorId::parse(&asked).expect("an id");
        let mut editions: Vec<FactorId> =
            map.keys().filter_map(|id| FactorId::parse(id)).filter(|id| id.family == asked.family).collect();
        editions.sort();
        prop_assert_eq!(&library.family(&asked.family).map(|entry| entry.id().clone()).collect::<Vec<_>>(), &editions);
        match library.look_up(&asked) {
            Lookup::Found(entry) if *entry.id() == asked => prop_assert!(editions.contains(&asked)),
            Lookup::Found(entry) => {
                let year = |id: &FactorId| id.edition.as_ref().map(|edition| edition.data_year);
                let same: Vec<&FactorId> = editions.iter().filter(|id| year(id) == year(&asked)).collect();
                prop_assert_eq!(same, vec![entry.id()]);
            }
            Lookup::SeveralEditions(_) => prop_assert!(editions.len() > 1 && !editions.contains(&asked)),
            Lookup::NoSuchEdition(all) => prop_assert!(!editions.contains(&asked) && all == editions),
            Lookup::Unknown(_) => prop_assert!(editions.is_empty()),
        }
    }

    /// Binary search over runs finds what a look at every factor finds, exactly, in any unit of the dimension.
    #[test]
    fn between_is_a_scan(one in rows(), two in rows(), over in rows(), low in value(), high in value(), at in 0_usize..8) {
        let mut sources = Sources::default();
        let (library, _) = stacked(Library::default(), &mut sources, [&one, &two, &over]);
        let unit = ["kgCO2/kWh", "gCO2/kWh", "tCO2/万kWh", "tCO2/TJ", "GJ/t", "MJ/kg", "%", "kgCO2e/kWh"][at];
        let unit = Unit::parse(unit).expect("a unit");
        let ends = [&number(&low) * unit.ratio(), &number(&high) * unit.ratio()];
        let (low, high) = ((&ends[0]).min(&ends[1]), (&ends[0]).max(&ends[1]));
        prop_assert_eq!(library.between(unit.dimension(), low, high), scan(&library, unit.dimension(), low, high));
        if ends[0] != ends[1] {
            prop_assert!(library.between(unit.dimension(), high, low).is_empty(), "a range that is upside down");
        }
    }

    /// A row of a company's own moves nothing but itself.
    #[test]
    fn an_unrelated_row_changes_nothing(value in value(), at in any::<sample::Index>()) {
        let before = Library::bundled(&mut Sources::default());
        let mut sources = Sources::default();
        let mut after = Library::bundled(&mut sources);
        after.overlay(&[("own", &own_file("own", &[("own/a@2020".to_owned(), value)]))], &mut sources).expect("sound");
        let own = after.factor(&FactorId::parse("own/a@2020").expect("an id")).expect("there").unit().dimension();
        let at = at.index(before.factors().count());
        let factor = before.factor_at(at);
        prop_assert_eq!(told(Resolved::Factor(factor)), told(Resolved::Factor(after.factor_at(at))));
        let found = |library: &Library| format!("{:?}", library.look_up(&factor.id));
        prop_assert_eq!(found(&before), found(&after));
        let dimension = factor.unit().dimension();
        if dimension != own {
            let (low, high) = (Exact::from(-1_000_000_000_i64), Exact::from(i64::MAX));
            let found = before.between(dimension, &low, &high);
            prop_assert!(found.contains(&at));
            prop_assert_eq!(found, after.between(dimension, &low, &high));
        }
    }

    /// With one bad row among them nothing of the files is used.
    #[test]
    fn bad_rows_leave_the_library_as_it_was(sound in rows(), bad in name(), how in 0_usize..4) {
        let mut sources = Sources::default();
        let mut library = Library::bundled(&mut sources);
        let before = library.factors().count();
        let wrong = match how {
            0 => vec![(bad, "5 kgg".to_owned())],
            1 => vec![(bad.clone(), "5 kg".to_owned()), (bad, "6 kg".to_owned())],
            2 => vec![("cn/grid/average/east@2012".to_owned(), "5 kg".to_owned())],
            _ => vec![("own @2012".to_owned(), "5 kg".to_owned())],
        };
        let texts = [own_file("one", &listed(&sound)), own_file("two", &wrong)];
        prop_assert!(library.overlay(&[("one", &texts[0]), ("two", &texts[1])], &mut sources).is_err());
        prop_assert_eq!(library.factors().count(), before);
        prop_assert!(library.families_below("own").next().is_none());
        let unknown = |id: &String| matches!(FactorId::parse(id).map(|id| library.look_up(&id)), Some(Lookup::Unknown(_)));
        prop_assert!(sound.keys().all(unknown));
    }
}

/// The rows of the program, at every value that one of them has and between.
#[test]
fn between_finds_the_rows_of_the_program() {
    let library = Library::bundled(&mut Sources::default());
    for unit in ["kgCO2/kWh", "GJ/t", "kgCH4/TJ", "%", "kgCO2e/kg", "kgC/GJ"].map(|unit| Unit::parse(unit).expect(unit))
    {
        let measuring = library.measuring(unit.dimension());
        let values = measuring.iter().filter_map(|(_, f)| Some(&f.literal()?.exact() * f.unit().ratio()));
        let mut values: Vec<Exact> = values.collect();
        values.sort();
        values.dedup();
        assert!(!values.is_empty(), "{}", unit.text());
        for pair in values.windows(2).step_by(values.len().div_ceil(12)) {
            for (low, high) in [(&pair[0], &pair[0]), (&pair[0], &pair[1])] {
                assert_eq!(library.between(unit.dimension(), low, high), scan(&library, unit.dimension(), low, high));
            }
        }
    }
}
