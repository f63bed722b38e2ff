//! Packs of national goals and of the net-zero standard, and what the near-term pack says of time frames.

mod target;

use crossfoot::quantity::Literal;
use crossfoot::target::judge::{
    Aligned, Alongside, CannotTell, Category, Caveat, CompanyPace, CompanyQuantity, GoalQuantity, NationalPack,
    NearTermPack, NetZeroPack, NetZeroTest, NotComparable, Outcome, Rate, Scope2Method, Scopes, Stated, TargetSet,
    TestKind, judge,
};
use crossfoot::target::path::PathError;
use target::{exact, near};

fn pace(quantity: CompanyQuantity, cut: &str, base_year: i32, target_year: i32) -> CompanyPace {
    CompanyPace { quantity, cut: Some(exact(cut)), share: None, base_year, target_year }
}

#[test]
fn every_goal_has_a_day_a_source_and_a_sense() {
    let pack = NationalPack::china().unwrap();
    let is_day = |day: &str| day.len() == 10 && day.chars().filter(|c| *c == '-').count() == 2;
    for goal in &pack.goal {
        assert!(is_day(&goal.known_from) && goal.known_to.as_deref().is_none_or(is_day), "{}", goal.id);
        assert!(!goal.source.is_empty() && goal.confirmed, "{}", goal.id);
        assert!(goal.source.iter().all(|s| is_day(&s.published) && s.url.starts_with("http")), "{}", goal.id);
        let is_cut = matches!(goal.quantity, GoalQuantity::Co2PerGdp | GoalQuantity::EnergyPerGdp);
        assert_eq!(is_cut, goal.base_year.is_some(), "{}", goal.id);
        assert!(goal.base_year.is_none_or(|base| base < goal.target_year), "{}", goal.id);
    }
    let mut ids: Vec<&str> = pack.goal.iter().map(|goal| goal.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), pack.goal.len());
}

#[test]
fn a_company_is_put_beside_what_was_known_on_its_day() {
    let pack = NationalPack::china().unwrap();
    let of = |day: Option<&str>| -> Vec<String> { pack.known(day).map(|goal| goal.id.clone()).collect() };
    assert_eq!(of(Some("2015-01-01")), Vec::<String>::new());
    assert_eq!(of(Some("2016-01-01")), ["co2-per-gdp-2030-of-2015", "non-fossil-2030-of-2015"]);
    assert!(of(Some("2020-12-11")).contains(&"co2-per-gdp-2030-of-2015".to_owned()));
    assert!(of(Some("2020-12-12")).contains(&"co2-per-gdp-2030".to_owned()));
    assert!(!of(Some("2020-12-12")).contains(&"co2-per-gdp-2030-of-2015".to_owned()));
    assert!(!of(Some("2025-09-23")).contains(&"net-greenhouse-gases-2035".to_owned()));
    assert!(of(None).contains(&"net-greenhouse-gases-2035".to_owned()));
}

#[test]
fn rates_are_put_beside_each_other_and_nothing_more() {
    let pack = NationalPack::china().unwrap();
    let beside = |target: &CompanyPace, goal: &str| {
        pack.beside(target, None).unwrap().into_iter().find(|beside| beside.goal == goal).unwrap()
    };
    // −2 % of emissions per output value a year, 2024 to 2030, of the seed document.
    let slow = pace(CompanyQuantity::EmissionsPerValue, "0.114157619136", 2024, 2030);
    let found = beside(&slow, "co2-per-gdp-15th-plan");
    assert_eq!(found.alongside, Alongside::Slower);
    near("plan", found.asked.unwrap().to_f64(), 0.036_580_087_137_3, 1e-9);
    near("own", found.own.unwrap().to_f64(), 0.02, 1e-9);
    let found = beside(&slow, "co2-per-gdp-2030");
    assert_eq!(found.alongside, Alongside::Slower);
    near("65 % in 25 years", found.asked.unwrap().to_f64(), 1.0 - 0.35_f64.powf(1.0 / 25.0), 1e-9);
    let fast = pace(CompanyQuantity::EmissionsPerUnit, "0.516", 2023, 2030);
    let found = beside(&fast, "co2-per-gdp-2030");
    assert_eq!(found.alongside, Alongside::AsFast);
    assert_eq!(found.caveats, [Caveat::OtherDenominator, Caveat::Co2Only, Caveat::MoreThan, Caveat::OtherYears]);
    // Exactly 65 % in the same years is not more than 65 %; exactly 17 % is as fast as 17 %.
    let same = pace(CompanyQuantity::EmissionsPerValue, "0.65", 2005, 2030);
    assert_eq!(beside(&same, "co2-per-gdp-2030").alongside, Alongside::Slower);
    let same = pace(CompanyQuantity::EmissionsPerValue, "0.17", 2030, 2035);
    assert_eq!(beside(&same, "co2-per-gdp-15th-plan").alongside, Alongside::AsFast);
    let absolute = pace(CompanyQuantity::Emissions, "0.42", 2023, 2030);
    for (goal, why) in [
        ("co2-per-gdp-2030", NotComparable::AbsoluteAgainstIntensity),
        ("net-greenhouse-gases-2035", NotComparable::PeakUnknown),
        ("peak-2030", NotComparable::NoRate),
        ("neutrality-2060", NotComparable::NoRate),
        ("non-fossil-2030", NotComparable::OtherQuantity),
        ("wind-and-solar-2035", NotComparable::OtherQuantity),
    ] {
        assert_eq!(beside(&absolute, goal).alongside, Alongside::NotComparable(why), "{goal}");
    }
    let share = |quantity, target_year| CompanyPace {
        quantity,
        cut: None,
        share: Some(exact("0.3")),
        base_year: 2024,
        target_year,
    };
    let non_fossil = share(CompanyQuantity::NonFossilShare, 2030);
    assert_eq!(beside(&non_fossil, "non-fossil-2030").alongside, Alongside::AsFast);
    assert_eq!(beside(&non_fossil, "non-fossil-2035").alongside, Alongside::Slower);
    let late = share(CompanyQuantity::NonFossilShare, 2031);
    assert_eq!(beside(&late, "non-fossil-2030").alongside, Alongside::Slower);
    let green = share(CompanyQuantity::GreenElectricityShare, 2030);
    let why = Alongside::NotComparable(NotComparable::ElectricityAgainstEnergy);
    assert_eq!(beside(&green, "non-fossil-2030").alongside, why);
    let backwards = pace(CompanyQuantity::EmissionsPerValue, "0.1", 2030, 2024);
    assert_eq!(pack.beside(&backwards, None), Err(PathError::Years { base: 2030, target: 2024 }));
    assert_eq!(
        pack.beside(&pace(CompanyQuantity::EnergyPerValue, "1.2", 2020, 2025), None),
        Err(PathError::MoreThanAll)
    );
}

#[test]
fn of_the_net_zero_standard_only_what_was_read_decides() {
    let pack = NetZeroPack::bundled().unwrap();
    let set = TargetSet {
        category: Some(Category::A),
        near_term: vec![vec![1, 2]],
        long_term: vec![2060],
        submitted: Some("2028-05-01".to_owned()),
    };
    let verdict = pack.judge(&set);
    let of = |test| verdict.tests.iter().find(|one| one.test == test).unwrap().outcome.clone();
    assert_eq!(of(NetZeroTest::NearTermScope1), Outcome::Met);
    assert_eq!(of(NetZeroTest::NearTermScope3), Outcome::NotMet);
    assert_eq!(of(NetZeroTest::LongTermYear), Outcome::NotMet);
    for test in [NetZeroTest::NearTermYears, NetZeroTest::SeparateScopes, NetZeroTest::Scope2Year] {
        assert_eq!(of(test), Outcome::CannotTell(CannotTell::NoRule), "{test:?}");
    }
    // The day from which the standard applies was not confirmed.
    assert_eq!(verdict.aligned, Aligned::CannotTell);
    let small = pack.judge(&TargetSet { category: Some(Category::B), ..set.clone() });
    assert!(small.tests.iter().all(|one| one.test != NetZeroTest::NearTermScope3));
    let unknown = pack.judge(&TargetSet { category: None, long_term: Vec::new(), ..set });
    let of = |test| unknown.tests.iter().find(|one| one.test == test).unwrap().outcome.clone();
    assert_eq!(of(NetZeroTest::NearTermScope3), Outcome::CannotTell(CannotTell::NotStated));
    assert_eq!(of(NetZeroTest::LongTermYear), Outcome::CannotTell(CannotTell::NotStated));
}

#[test]
fn the_half_of_the_year_counts_in_a_time_frame() {
    let pack = NearTermPack::bundled().unwrap();
    let time_frame = |submitted: &str, target_year: i32| {
        let stated = Stated {
            rate: Rate::Absolute,
            ambition: "1.5C".to_owned(),
            scopes: Scopes::Scope12,
            reduction: Literal::parse("90").unwrap(),
            base_year: 2022,
            target_year,
            submitted: Some(submitted.to_owned()),
            coverage: Some(exact("100")),
            scope2: Some(Scope2Method::Market),
        };
        let verdict = judge(&stated, &pack).unwrap();
        verdict.tests.into_iter().find(|test| test.kind == TestKind::TimeFrame).unwrap().outcome
    };
    // The windows that SBTi names for 2024.
    for (day, first, last) in [("2024-06-30", 2028, 2033), ("2024-07-01", 2029, 2034)] {
        for year in 2026..=2037 {
            let expected = if (first..=last).contains(&year) { Outcome::Met } else { Outcome::NotMet };
            assert_eq!(time_frame(day, year), expected, "{day} {year}");
        }
    }
    // 2030 is accepted in 2025 and 2026.
    assert_eq!(time_frame("2026-03-01", 2030), Outcome::Met);
    assert_eq!(time_frame("2025-09-01", 2030), Outcome::Met);
    assert_eq!(time_frame("2025-09-01", 2029), Outcome::NotMet);
    assert_eq!(time_frame("someday", 2030), Outcome::CannotTell(CannotTell::NoRule));
    assert_eq!(time_frame("2024", 2030), Outcome::CannotTell(CannotTell::NotStated));
}
