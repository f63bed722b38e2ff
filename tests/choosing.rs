//! Choosing editions by rule: what must hold of every choice, and cases worked out by hand from the published notices.

use crossfoot::factor::{
    Choice, Considered, FactorKind, Library, Outcome, Regions, Resolved, RulePack, Situation, Unchosen, choose,
};
use crossfoot::finding::Sources;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const NOW: Date = date(2026, 11, 21);

struct World {
    library: Library,
    regions: Regions,
    pack: RulePack,
}

impl World {
    fn new() -> World {
        World {
            library: Library::bundled(&mut Sources::default()),
            regions: Regions::bundled(),
            pack: RulePack::iso14064_1(),
        }
    }

    fn choose(&self, family: &str, place: Option<&str>, year: u16, as_of: Date) -> Result<Choice, Unchosen> {
        let situation = Situation { place: place.map(str::to_owned), year, as_of };
        choose(&self.library, &self.regions, &self.pack, family, &situation)
    }

    fn took(&self, family: &str, place: Option<&str>, year: u16, as_of: Date) -> String {
        self.choose(family, place, year, as_of).map_or_else(|unchosen| format!("{unchosen:?}"), |c| c.took.to_string())
    }
}

#[test]
fn the_packs_and_the_regions_of_the_program_can_be_read() {
    let regions = Regions::read(include_str!("../emission_factors/cn/regions.toml"));
    assert!(regions.is_ok_and(|regions| regions.province.len() > 29));
    let pack = RulePack::read(include_str!("../rules/factor-choice/iso14064-1-2018.toml")).expect("it can be read");
    assert!(pack.rule("cn/grid").is_some_and(|rule| rule.takes.is_some()) && pack.rule("anything/else").is_some());
}

#[test]
fn the_average_of_the_place_and_the_year_as_the_notices_have_it() {
    let world = World::new();
    let took = |place: &str, year, as_of| world.took("cn/grid", Some(place), year, as_of);
    // Lianmei's electricity of 2019, when its report was written and today.
    assert_eq!(took("CN-LN", 2019, date(2020, 8, 31)), "cn/grid/average/northeast@2012");
    assert_eq!(took("CN-LN", 2019, NOW), "cn/grid/average/liaoning@2021");
    // The province comes before its grid, the year of the activity before its neighbours.
    assert_eq!(took("CN-JS", 2021, NOW), "cn/grid/average/jiangsu@2021");
    assert_eq!(took("CN-JS", 2023, NOW), "cn/grid/average/jiangsu@2023");
    assert_eq!(took("CN-JS", 2023, date(2025, 12, 30)), "cn/grid/average/jiangsu@2022");
    // 2024 has no table yet; 2023 is the nearest. The same for years to come.
    assert_eq!(took("CN-JS", 2025, NOW), "cn/grid/average/jiangsu@2023");
    // Sichuan belonged to Central in the table of 2012.
    assert_eq!(took("CN-SC", 2012, date(2015, 1, 1)), "cn/grid/average/central@2012");
    // A year alone says that a notice was out by the end of that year.
    assert_eq!(took("CN-SC", 2012, date(2014, 12, 31)), "cn/grid/average/central@2012");
    assert!(took("CN-SC", 2012, date(2014, 12, 30)).contains("NotYetPublished"));
    // Nobody published an average for Tibet: its grid, then the country.
    assert!(took("CN-XZ", 2023, NOW).starts_with("cn/grid/average/"));
    // Without a place, the country.
    assert_eq!(world.took("cn/grid", None, 2022, NOW), "cn/grid/average/national@2022");
    // A place that the book names itself.
    assert_eq!(world.took("cn/grid/average/east", Some("CN-LN"), 2013, NOW), "cn/grid/average/east@2012");
    // The newest table of fuel parameters, of those published by then.
    assert_eq!(world.took("cn/fuel/natural-gas", None, 2023, NOW), "cn/fuel/natural-gas/stationary@2024");
    let before = world.took("cn/fuel/natural-gas", None, 2023, date(2023, 12, 31));
    assert_eq!(before, "cn/fuel/natural-gas/stationary@2015:ndrc-other-industry");
}

#[test]
fn what_may_never_be_chosen_is_named_with_the_reason() {
    let world = World::new();
    let barred = |family: &str| match world.choose(family, Some("CN-JS"), 2021, NOW) {
        Err(Unchosen::Nothing(considered)) => considered.into_iter().map(|c| c.outcome).collect::<Vec<_>>(),
        other => panic!("{family}: {other:?}"),
    };
    assert!(barred("cn/grid/academic/jiangsu").contains(&Outcome::Kind(FactorKind::Academic)));
    assert!(barred("cn/grid/operating-margin/east").contains(&Outcome::Kind(FactorKind::OperatingMargin)));
    assert!(matches!(barred("cn/fugitive/septic-tank/methane-correction")[..], [Outcome::Standing(_)]));
    let choice = world.choose("cn/grid", Some("CN-JS"), 2021, NOW).expect("there is one");
    let outcome = |id: &str| choice.considered.iter().find(|c| c.id.to_string() == id).map(|c| c.outcome.clone());
    assert_eq!(outcome("cn/grid/ets/national@2020:draft-2021"), Some(Outcome::Draft));
    assert_eq!(outcome("cn/grid/ets/national@2021"), Some(Outcome::OtherKind(FactorKind::Ets)));
    assert_eq!(outcome("cn/grid/average/jiangsu@2021"), Some(Outcome::Taken));
    assert_eq!(outcome("cn/grid/average/zhejiang@2021"), None, "another province is not even looked at");
}

#[test]
fn the_spread_runs_over_the_candidates_alone() {
    let world = World::new();
    let choice = world.choose("cn/grid", Some("CN-LN"), 2019, NOW).expect("there is one");
    let (lowest, highest) = choice.spread().expect("several");
    assert_eq!(
        (lowest.id.to_string(), lowest.printed.as_deref()),
        ("cn/grid/average/liaoning@2023".into(), Some("0.4878 kgCO2/kWh"))
    );
    assert_eq!(
        (highest.id.to_string(), highest.printed.as_deref()),
        ("cn/grid/average/northeast@2012".into(), Some("0.7769 kgCO2/kWh"))
    );
    let then = world.choose("cn/grid", Some("CN-LN"), 2019, date(2020, 8, 31)).expect("there is one");
    assert_eq!((then.too_old, then.spread().is_none()), (Some(7), true));
}

fn place() -> impl Strategy<Value = Option<String>> {
    let codes = Regions::bundled().province.into_iter().map(|p| p.code).collect::<Vec<_>>();
    prop_oneof![1 => Just(None), 1 => Just(Some("CN".to_owned())), 8 => proptest::sample::select(codes).prop_map(Some)]
}

fn day() -> impl Strategy<Value = Date> {
    (2008_i16..=2027, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn family() -> impl Strategy<Value = String> {
    let library = Library::bundled(&mut Sources::default());
    let mut names: Vec<String> = library.entries().map(|entry| entry.id().family.clone()).collect();
    names.dedup();
    prop_oneof![3 => Just("cn/grid".to_owned()), 1 => proptest::sample::select(names)]
}

fn coarseness(world: &World, choice: &Choice, considered: &Considered) -> u8 {
    let Some(Resolved::Factor(factor)) = world.library.family(&considered.id.family).find(|e| *e.id() == considered.id)
    else {
        return 0;
    };
    match (factor.region.as_deref(), choice.situation.place.as_deref()) {
        (Some("CN") | None, _) => 2,
        (Some(region), Some(place)) if region == place => 0,
        _ => 1,
    }
}

fn apart(choice: &Choice, considered: &Considered) -> u16 {
    considered.id.edition.as_ref().map_or(u16::MAX, |edition| edition.data_year.abs_diff(choice.situation.year))
}

proptest! {
    /// Whatever is chosen was published by then, is no draft, and is of no kind or standing that is never chosen.
    #[test]
    fn a_choice_keeps_to_the_pack(family in family(), place in place(), year in 2005_u16..2030, as_of in day()) {
        let world = World::new();
        let Ok(choice) = world.choose(&family, place.as_deref(), year, as_of) else { return Ok(()) };
        let entry = world.library.family(&choice.took.family).find(|entry| *entry.id() == choice.took).expect("it is there");
        let source = entry.source(&world.library).expect("it has one");
        let published = source.published.as_deref().expect("it has a date");
        prop_assert!(published[..4].parse::<i16>().expect("a year") <= as_of.year());
        prop_assert!(!world.pack.never.standings.contains(&source.standing));
        if let Resolved::Factor(factor) = entry {
            prop_assert!(!factor.draft && !world.pack.never.kinds.contains(&factor.kind));
        }
        let taken = choice.considered.iter().filter(|c| c.outcome == Outcome::Taken).count();
        prop_assert_eq!((taken, &choice.considered[0].id), (1, &choice.took));
    }

    /// Of the averages of a grid no candidate is better in one respect and as good in the other; and where one is of the
    /// activity's own time, so is what was taken.
    #[test]
    fn no_candidate_is_better_than_what_was_taken(place in place(), year in 2005_u16..2030, as_of in day()) {
        let world = World::new();
        let Ok(choice) = world.choose("cn/grid", place.as_deref(), year, as_of) else { return Ok(()) };
        let taken = &choice.considered[0];
        let of = |c: &Considered| (coarseness(&world, &choice, c), apart(&choice, c));
        for other in choice.candidates().skip(1) {
            let ((coarse, far), (other_coarse, other_far)) = (of(taken), of(other));
            let better = other_coarse <= coarse && other_far <= far && (other_coarse, other_far) != (coarse, far);
            prop_assert!(!better, "{} beats {}", other.id, taken.id);
            prop_assert!(other_far > 3 || far <= 3, "{} is of the time, {} is not", other.id, taken.id);
        }
    }

    /// A row of another family changes no choice, wherever it stands.
    #[test]
    fn an_unrelated_row_changes_no_choice(
        family in family(), place in place(), year in 2005_u16..2030, as_of in day(), data_year in 2005_u16..2030,
    ) {
        let mut world = World::new();
        let before = world.choose(&family, place.as_deref(), year, as_of);
        let row = format!(
            "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2008\"\nlicence = \"l\"\n\
             [[factor]]\nfamily = \"own/grid/average\"\nedition = \"{data_year}\"\nname = {{ zh = \"a\", en = \"a\" }}\n\
             value = \"0.5 kgCO2/kWh\"\nregion = \"CN\"\nkind = \"average\"\nlocator = \"l\"\ngrade = \"A\"\n"
        );
        world.library.overlay(&[("own.toml", &row)], &mut Sources::default()).expect("sound");
        prop_assert_eq!(before, world.choose(&family, place.as_deref(), year, as_of));
    }

    /// What is published later changes no choice that is made as of an earlier day.
    #[test]
    fn a_later_notice_changes_no_earlier_choice(place in place(), year in 2005_u16..2030, as_of in day()) {
        let mut world = World::new();
        let before = world.took("cn/grid", place.as_deref(), year, as_of);
        let published = as_of.tomorrow().expect("not the last day");
        let rows = ["national", "jiangsu", "liaoning", "east"].map(|name| {
            let region = match name { "national" => "CN", "jiangsu" => "CN-JS", "liaoning" => "CN-LN", _ => "CN-grid-east" };
            format!("[[factor]]\nfamily = \"cn/grid/average/{name}\"\nedition = \"{year}:new\"\nname = {{ zh = \"a\", en = \"a\" }}\n\
                value = \"0.5 kgCO2/kWh\"\nregion = \"{region}\"\nkind = \"average\"\nlocator = \"l\"\ngrade = \"A\"\n")
        });
        let text = format!("[source]\nid = \"new\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"{published}\"\nlicence = \"l\"\n{}", rows.concat());
        world.library.overlay(&[("new.toml", &text)], &mut Sources::default()).expect("sound");
        let after = world.took("cn/grid", place.as_deref(), year, as_of);
        // Where nothing can be chosen the list of what there is grows; the outcome does not.
        prop_assert!(before == after || (before.starts_with("Nothing") && after.starts_with("Nothing")));
    }
}

#[test]
fn the_average_of_the_mainland_is_not_taken_for_hong_kong_or_for_a_code_that_is_no_province() {
    let world = World::new();
    for place in ["CN-HK", "CN-MO", "CN-TW", "CN-21", "US-CA"] {
        let chosen = world.choose("cn/grid", Some(place), 2022, NOW);
        assert!(matches!(&chosen, Err(Unchosen::Nothing(looked)) if looked.is_empty()), "{place}: {chosen:?}");
    }
    assert_eq!(world.took("cn/grid", Some("CN"), 2022, NOW), "cn/grid/average/national@2022");
    // What holds for the whole country and does not depend on the grid is chosen everywhere.
    assert_eq!(world.took("cn/heat/purchased", Some("CN-HK"), 2022, NOW), "cn/heat/purchased@2025");
}

#[test]
fn candidates_of_one_value_are_candidates() {
    let choice = World::new().choose("cn/heat/purchased", None, 2022, NOW).expect("chosen");
    assert!(choice.has_rivals() && choice.spread().is_none());
}
