//! The factor files as content, and what a library refuses.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossfoot::factor::{FactorId, FactorKind, Library, LibraryError, Lookup, Resolved};
use crossfoot::finding::Sources;
use crossfoot::quantity::{Base, Unit};

fn library() -> Library {
    Library::bundled(&mut Sources::default()).expect("the bundled files are sound")
}

#[test]
fn every_file_of_the_folder_is_part_of_the_program() {
    let mut sources = Sources::default();
    let library = Library::bundled(&mut sources).expect("the bundled files are sound");
    let used: BTreeSet<String> = library.factors.iter().map(|f| sources.name(f.place.file).to_owned()).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    for folder in ["emission_factors/cn", "emission_factors/ipcc"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
            found.insert(format!("{folder}/{name}"));
        }
    }
    assert_eq!(used, found);
}

#[test]
fn sources_are_complete() {
    for source in &library().sources {
        assert!(!source.title.is_empty() && !source.publisher.is_empty() && !source.licence.is_empty());
        assert!((1990..=2026).contains(&source.published), "{}", source.title);
    }
    for factor in &library().factors {
        assert!(
            !factor.locator.is_empty() && !factor.name.zh.is_empty() && !factor.name.en.is_empty(),
            "{}",
            factor.id
        );
    }
}

#[test]
fn a_kind_has_its_dimension() {
    let unit = |text: &str| Unit::parse(text).expect("a unit").dimension();
    for factor in &library().factors {
        let dimension = factor.unit().dimension();
        let fits = match factor.kind {
            FactorKind::Average
            | FactorKind::Ets
            | FactorKind::Residual
            | FactorKind::OperatingMargin
            | FactorKind::BuildMargin
            | FactorKind::Academic => dimension == unit("kgCO2/kWh"),
            FactorKind::NetCalorificValue => dimension == unit("GJ/t") || dimension == unit("GJ/Nm3"),
            FactorKind::CarbonContent => dimension == unit("tC/GJ"),
            FactorKind::OxidationRate => dimension.is_none(),
            FactorKind::Density => dimension == unit("kg/L"),
            FactorKind::Combustion => dimension == unit("kgCH4/TJ") || dimension == unit("kgN2O/TJ"),
            FactorKind::Gwp => dimension.terms().contains(&(Base::CarbonDioxideEquivalent, 1)),
        };
        assert!(fits, "{}: {:?}", factor.id, factor.kind);
    }
}

#[test]
fn a_family_without_its_edition_is_asked_for_when_there_are_several() {
    let library = library();
    let look = |text: &str| library.look_up(&FactorId::parse(text).expect("an id"));
    assert!(matches!(look("cn/grid/average/east"), Lookup::SeveralEditions(editions) if editions.len() == 2));
    assert!(matches!(look("cn/grid/average/jiangsu"), Lookup::Found(Resolved::Factor(_))));
    assert!(matches!(look("cn/grid/average/east@2013"), Lookup::NoSuchEdition(_)));
    assert!(matches!(look("cn/fuel/diesel/road"), Lookup::Found(Resolved::Fuel(_))));
    assert!(matches!(look("cn/grid/average/eest"), Lookup::Unknown(Some(_))));
    assert!(matches!(look("zz/yy"), Lookup::Unknown(None)));
}

#[test]
fn the_value_keeps_its_trailing_zeros() {
    let library = library();
    let factor = library.factor(&FactorId::parse("cn/grid/ets/national@2021").expect("an id")).expect("there");
    assert_eq!(factor.quantity.to_string(), "0.5810 tCO2/MWh");
    assert_eq!(factor.literal().map(|literal| literal.last_place()), Some(-4));
}

const SOURCE: &str = "[source]\ntitle = \"t\"\npublisher = \"p\"\npublished = 2020\nlicence = \"l\"\n";

fn row(family: &str, edition: &str, value: &str) -> String {
    format!(
        "[[factor]]\nfamily = \"{family}\"\nedition = \"{edition}\"\nname = {{ zh = \"z\", en = \"e\" }}\n\
         value = \"{value}\"\nkind = \"average\"\nlocator = \"1\"\ngrade = \"A\"\n"
    )
}

fn load(text: &str) -> Result<Library, Vec<LibraryError>> {
    Library::load(&[("test.toml", text)], &mut Sources::default())
}

#[test]
fn a_wrong_library_is_refused_whole_with_every_error() {
    let good = row("a/b", "2020", "1 kgCO2/kWh");
    assert_eq!(load(&format!("{SOURCE}{good}")).expect("sound").factors.len(), 1);
    let errors = |text: String| load(&text).expect_err("refused");
    let several = errors(format!(
        "{SOURCE}{}{}{}",
        row("a/b", "20", "1 kgCO2/kWh"),
        row("A b", "2020", "1 kgCO2/kWh"),
        row("a/c", "2020", "1 kgCO2/kWhh")
    ));
    assert_eq!(several.len(), 3);
    let twice = errors(format!("{SOURCE}{good}{good}"));
    assert!(matches!(twice[..], [LibraryError::Duplicate(..)]));
    assert!(matches!(errors(good.clone())[..], [LibraryError::Format { .. }]));
    assert!(matches!(errors(format!("{SOURCE}{good}valu = 1\n"))[..], [LibraryError::Format { .. }]));
    let fuel = "[[fuel]]\nfamily = \"a/f\"\nedition = \"2020\"\nname = { zh = \"z\", en = \"e\" }\nsubstance = \"s\"\n\
                net-calorific-value = \"a/n@2020\"\ncarbon-content = \"a/c@2020\"\noxidation-rate = \"a/o@2020\"\n";
    let dangling = errors(format!("{SOURCE}{good}{fuel}"));
    assert_eq!(dangling.iter().filter(|error| matches!(error, LibraryError::Dangling(..))).count(), 3);
}
