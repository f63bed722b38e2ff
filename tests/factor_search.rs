//! Laws of searching, comparing and auditing the factor library.

use std::sync::OnceLock;

use crossfoot::factor::{
    Factor, FactorId, Library, Lookup, Query, Regions, Relation, Resolved, ValueRange, Worth, audit, difference,
    families, grouped, neighbours, search, strays,
};
use crossfoot::finding::Sources;
use crossfoot::quantity::{Exact, Literal, Unit};
use proptest::prelude::*;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::bundled(&mut Sources::default()))
}

fn regions() -> &'static Regions {
    static REGIONS: OnceLock<Regions> = OnceLock::new();
    REGIONS.get_or_init(Regions::bundled)
}

fn unit(text: &str) -> Unit {
    Unit::parse(text).expect(text)
}

fn exact(text: &str) -> Exact {
    Literal::parse(text).expect(text).exact()
}

fn ids(query: &Query) -> Vec<String> {
    search(library(), regions(), query).iter().map(|entry| entry.id().to_string()).collect()
}

fn words(text: &str) -> Query {
    Query { words: text.split_whitespace().map(str::to_owned).collect(), ..Query::default() }
}

fn factor(id: &str) -> &'static Factor {
    let id = FactorId::parse(id).expect(id);
    library().factor(&id).expect("it is in the library")
}

/// The question of the one who wrote in first: which factor lies between 0.70 and 0.71 kgCO2/kWh?
#[test]
fn a_range_of_values_finds_east_china_2012() {
    let range = ValueRange { lower: exact("0.70"), upper: exact("0.71"), unit: unit("kgCO2/kWh") };
    let found = ids(&Query { ranges: vec![range], ..Query::default() });
    assert!(found.contains(&"cn/grid/average/east@2012".to_owned()), "{found:?}");
}

#[test]
fn every_row_is_found_by_its_id_and_by_its_names() {
    // The options of the row leave few others, so that asking for every row stays quick.
    for entry in library().entries() {
        let id = entry.id().to_string();
        let unit = match entry {
            Resolved::Factor(factor) => Some(factor.unit().clone()),
            Resolved::Fuel(_) | Resolved::Blend(_) => None,
        };
        let ask = |text: &str| {
            let region = entry.region(library()).map(str::to_owned);
            ids(&Query { year: entry.year(), unit: unit.clone(), region, ..words(text) })
        };
        assert_eq!(ask(&id).first(), Some(&id));
        for name in [&entry.name().zh, &entry.name().en] {
            assert!(ask(name).contains(&id), "{id}: {name}");
        }
    }
    for entry in library().entries().step_by(97) {
        let id = entry.id().to_string();
        assert_eq!(ids(&words(&id)).first(), Some(&id));
    }
}

#[test]
fn words_are_found_in_either_language_whatever_their_width_and_case() {
    for text in ["江苏 2021 average", "JIANGSU ２０２１ 平均", "cn-js 2021 电力 average"] {
        assert_eq!(ids(&words(text)), ["cn/grid/average/jiangsu@2021"], "{text}");
    }
    for (text, first) in [
        ("华东 2012 平均", "cn/grid/average/east@2012"),
        ("diesel density", "cn/fuel/diesel/density@2016:gb-19147"),
        ("全国 碳市场 2022", "cn/grid/ets/national@2022"),
    ] {
        assert_eq!(ids(&words(text)).first().map(String::as_str), Some(first), "{text}");
    }
    for (zh, en) in [("柴油 密度", "diesel density"), ("区域 电网 运营边际", "regional grid operating-margin")]
    {
        let sorted = |text: &str| {
            let mut ids = ids(&words(text));
            ids.sort();
            ids
        };
        assert_eq!(sorted(zh), sorted(en));
        assert!(!sorted(zh).is_empty());
    }
}

#[test]
fn official_values_stand_before_papers_and_drafts_stand_last() {
    let found = ids(&words("江苏"));
    assert_eq!(found.last().map(String::as_str), Some("cn/grid/academic/jiangsu@2019"));
    let found = ids(&words("cn grid ets national"));
    assert_eq!(found.last().map(String::as_str), Some("cn/grid/ets/national@2020:draft-2021"));
}

#[test]
fn a_word_that_leads_nowhere_is_told_with_the_nearest_that_does() {
    let words = ["dissel".to_owned(), "density".to_owned()];
    let found = strays(library(), regions(), &words);
    assert_eq!((found[0].alone, found[0].nearest.as_deref()), (0, Some("diesel")));
    assert!(found[1].alone > 0);
}

#[test]
fn the_neighbours_of_a_regional_average_are_its_years_places_and_kinds() {
    let from = factor("cn/grid/average/east@2021");
    let found = neighbours(library(), regions(), from);
    let of = |wanted: fn(&Relation) -> bool| {
        let group = found.iter().filter(|neighbour| wanted(&neighbour.relation));
        group.map(|neighbour| neighbour.factor.id.to_string()).collect::<Vec<_>>()
    };
    let years = ["2012", "2022", "2023"].map(|year| format!("cn/grid/average/east@{year}"));
    assert_eq!(of(|relation| *relation == Relation::Edition), years);
    let places = of(|relation| matches!(relation, Relation::Place(_)));
    assert_eq!(places.first().map(String::as_str), Some("cn/grid/average/national@2021"));
    assert!(places.contains(&"cn/grid/average/jiangsu@2021".to_owned()));
    assert!(!places.contains(&"cn/grid/average/guangdong@2021".to_owned()));
    let kinds = of(|relation| *relation == Relation::Kind);
    assert!(kinds.contains(&"cn/grid/operating-margin/east@2019".to_owned()), "{kinds:?}");
    assert!(kinds.iter().all(|id| id.starts_with("cn/grid/")), "heat is no kind of electricity: {kinds:?}");
    let first = &found[0].difference;
    assert_eq!(first.absolute, exact("0.1043"));
}

#[test]
fn groups_hold_every_family_once_and_lists_stay_short() {
    let all = families(library(), "");
    let groups = grouped(all.clone(), 60);
    assert!(groups.len() <= 60);
    assert_eq!(groups.iter().map(|group| group.families).sum::<usize>(), all.len());
    assert_eq!(groups.iter().map(|group| group.entries.len()).sum::<usize>(), library().entries().count());
    assert!(families(library(), "cn/grid/average").iter().all(|group| group.path.starts_with("cn/grid/average/")));
    assert!(families(library(), "nowhere").is_empty());
}

#[test]
fn an_audit_counts_every_row_and_finds_what_the_traps_tell() {
    let audit = audit(library(), None);
    let rows = library().factors().count();
    assert_eq!(audit.entries[0], rows);
    assert_eq!(audit.kinds.values().map(|coverage| coverage.rows).sum::<usize>(), rows);
    assert_eq!(audit.regions.values().sum::<usize>(), rows);
    assert_eq!(audit.years.values().sum::<usize>(), rows);
    assert_eq!(audit.drafts.len(), 1);
    let lng = |contradiction: &&crossfoot::factor::Contradiction<'_>| {
        contradiction.factors.iter().any(|factor| factor.id.family == "cn/fuel/lng/carbon-content")
    };
    let lng = audit.contradictions.iter().find(lng).expect("0.0153 and 0.0172");
    assert!(lng.notes.iter().any(|note| note.contains("Prefer 0.0153")));
    for contradiction in &audit.contradictions {
        assert!(contradiction.factors.windows(2).any(|pair| pair[0].source != pair[1].source));
        let dimension = contradiction.factors[0].unit().dimension();
        assert!(contradiction.factors.iter().all(|factor| factor.unit().dimension() == dimension));
    }
}

/// The recipe of docs/factor-traps.md: a tonne of diesel gives 3.096 t CO2.
#[test]
fn a_fuel_comes_to_what_the_traps_say() {
    let id = FactorId::parse("cn/fuel/diesel/stationary@2024").expect("an id");
    let Lookup::Found(entry) = library().look_up(&id) else { panic!("it is in the library") };
    let worth = entry.worth(library()).expect("its parts are there");
    let tonnes = worth.in_unit(&unit("tCO2/t")).expect("a mass per mass");
    assert!(exact("3.0955") < tonnes && tonnes < exact("3.0965"), "{tonnes:?}");
    let Resolved::Fuel(fuel) = entry else { panic!("it is a recipe") };
    assert!(crossfoot::factor::fuel_worth(library(), fuel).is_ok_and(|worth| worth.gases.len() == 3));
}

/// Spellings of one dimension.
const SPELLINGS: [&str; 8] =
    ["kgCO2/kWh", "tCO2/MWh", "tCO2/万kWh", "gCO2/kWh", "kgCO2/MWh", "tCO2/GJ", "kgCO2/TJ", "kgCO2/(kW·h)"];

fn number() -> impl Strategy<Value = Exact> {
    (0_i128..2_000_000, prop::sample::select(vec![1_i128, 10, 1_000, 10_000, 3]))
        .prop_map(|(over, under)| Exact::ratio(over, under).expect("the divisor is not zero"))
}

fn valued() -> impl Strategy<Value = (&'static Factor, Worth)> {
    let rows: Vec<&'static Factor> = library().factors().filter(|factor| factor.worth().is_some()).collect();
    prop::sample::select(rows).prop_map(|factor| (factor, factor.worth().expect("filtered")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Ends may be printed values themselves, so that both ends are seen to be included.
    #[test]
    fn a_range_finds_what_a_scan_finds(
        a in number(), b in number(), near in valued(), spelling in prop::sample::select(SPELLINGS.to_vec()), at_print: bool
    ) {
        let unit = unit(spelling);
        let printed = near.1.in_unit(&unit).filter(|_| at_print);
        let (a, b) = (printed.unwrap_or(a), b);
        let (lower, upper) = if a <= b { (a, b) } else { (b, a) };
        let base = unit.ratio().clone();
        let (low, high) = (&lower * &base, &upper * &base);
        let mut scan: Vec<String> = library()
            .factors()
            .filter(|factor| factor.unit().dimension() == unit.dimension())
            .filter(|factor| factor.literal().is_some_and(|literal| {
                let value = &literal.exact() * factor.unit().ratio();
                low <= value && value <= high
            }))
            .map(|factor| factor.id.to_string())
            .collect();
        let mut found = ids(&Query { ranges: vec![ValueRange { lower, upper, unit }], ..Query::default() });
        scan.sort();
        found.sort();
        prop_assert_eq!(found, scan);
    }

    #[test]
    fn a_range_does_not_depend_on_the_spelling_of_its_unit(
        a in number(), b in number(), first in prop::sample::select(SPELLINGS.to_vec()),
        second in prop::sample::select(SPELLINGS.to_vec())
    ) {
        let (one, other) = (unit(first), unit(second));
        let ratio = one.convertible(&other).expect("one dimension");
        let (lower, upper) = if a <= b { (a, b) } else { (b, a) };
        let converted = ValueRange { lower: &lower * &ratio, upper: &upper * &ratio, unit: other };
        let range = ValueRange { lower, upper, unit: one };
        let found = |range: ValueRange| ids(&Query { ranges: vec![range], ..Query::default() });
        prop_assert_eq!(found(range), found(converted));
    }

    #[test]
    fn a_comparison_turned_round_changes_its_sign((_, a) in valued(), (_, b) in valued()) {
        match (difference(&a, &b), difference(&b, &a)) {
            (Some(there), Some(back)) => {
                let ratio = a.unit.convertible(&b.unit).expect("they were compared");
                prop_assert_eq!(&there.absolute, &-(&back.absolute * &ratio));
                if let (Some(there), Some(back)) = (there.relative, back.relative) {
                    let product = &(&there + &Exact::ONE) * &(&back + &Exact::ONE);
                    prop_assert_eq!(product, Exact::ONE);
                }
            }
            (None, None) => prop_assert_ne!(a.unit.dimension(), b.unit.dimension()),
            _ => prop_assert!(false, "comparable one way alone"),
        }
    }

    /// Words of any kind are a question, never a crash.
    #[test]
    fn any_words_can_be_asked(text in "\\PC{0,40}") {
        let query = words(&text);
        let found = ids(&query);
        let alone = strays(library(), regions(), &query.words);
        prop_assert!(found.is_empty() || alone.iter().all(|stray| stray.alone >= found.len()));
    }
}
