//! Whether a company's targets agree: the arithmetic, case by case, and laws.

mod target;

use crossfoot::quantity::Exact;
use crossfoot::target::consistency::{
    Arithmetic, CompanyTarget, Finding, Growth, Levels, Parts, Stands, Survey, Unknown, Yearly, consistency,
    contradictions, survey,
};
use crossfoot::target::path::PathError;
use crossfoot::target::progress::Promise;
use proptest::prelude::*;
use target::{exact, near};

fn made(id: &str, parts: &[&str], years: (i32, i32), promise: Promise) -> CompanyTarget {
    CompanyTarget {
        id: id.to_owned(),
        indicator: "emissions".to_owned(),
        per: None,
        boundary: parts.iter().map(|part| (*part).to_owned()).collect(),
        base_year: years.0,
        base: None,
        target_year: years.1,
        promise,
    }
}

fn cut(id: &str, parts: &[&str], years: (i32, i32), cut: &str) -> CompanyTarget {
    made(id, parts, years, Promise::EndPoint(exact(cut)))
}

fn one(targets: &[CompanyTarget], growth: Option<&str>) -> Finding {
    let mut found = consistency(targets, growth.map(exact).as_ref()).unwrap();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn levels(finding: &Finding) -> &Levels {
    let Arithmetic::Levels(levels) = &finding.arithmetic else { panic!("{finding:?}") };
    levels
}

#[test]
fn a_later_target_may_ask_for_more_for_nothing_more_or_for_less() {
    let near_term = cut("near", &["1", "2"], (2023, 2030), "0.42");
    for (long, stands) in [("0.9", Stands::Agree), ("0.42", Stands::FirstImpliesSecond), ("0.4", Stands::RisesAgain)] {
        let found = one(&[near_term.clone(), cut("long", &["1", "2"], (2023, 2050), long)], None);
        assert_eq!(found.stands, stands, "{long}");
        assert_eq!(levels(&found).first, Some(exact("0.58")));
        // In the other order the earlier target is the second.
        let turned = one(&[cut("long", &["1", "2"], (2023, 2050), long), near_term.clone()], None);
        let expected = if stands == Stands::FirstImpliesSecond { Stands::SecondImpliesFirst } else { stands };
        assert_eq!(turned.stands, expected, "{long}");
    }
    let found = one(&[near_term, cut("long", &["1", "2"], (2023, 2050), "0.9")], None);
    // Six points a year up to 2030, then 2.4.
    assert_eq!(levels(&found).step_before, Some(exact("0.06")));
    assert_eq!(levels(&found).step_after, Some(exact("0.024")));
}

#[test]
fn of_two_end_points_of_one_year_the_deeper_implies_the_other() {
    let two = [cut("a", &["1"], (2023, 2030), "0.42"), cut("b", &["1"], (2023, 2030), "0.5")];
    assert_eq!(one(&two, None).stands, Stands::SecondImpliesFirst);
    let falls_and_rises = [cut("a", &["1"], (2023, 2030), "0.42"), cut("b", &["1"], (2023, 2030), "-0.1")];
    assert_eq!(one(&falls_and_rises, None).stands, Stands::Exclude);
    let floor =
        CompanyTarget { base: Some(exact("100")), ..made("floor", &["1"], (2023, 2035), Promise::Keep(exact("60"))) };
    let against = |by: &str| {
        one(&[CompanyTarget { base: floor.base.clone(), ..cut("a", &["1"], (2023, 2030), by) }, floor.clone()], None)
    };
    assert_eq!([against("0.42").stands, against("0.4").stands], [Stands::Exclude, Stands::Agree]);
    let shares = [cut("a", &["x"], (2024, 2030), "-0.2"), cut("b", &["x"], (2024, 2030), "-0.3")];
    assert_eq!(one(&shares, None).stands, Stands::SecondImpliesFirst);
}

#[test]
fn two_base_years_need_both_base_values() {
    let (mut a, mut b) = (cut("a", &["1"], (2020, 2030), "0.3"), cut("b", &["1"], (2023, 2030), "0.3"));
    let found = one(&[a.clone(), b.clone()], None);
    assert_eq!(found.stands, Stands::CannotTell(Unknown::BaseValues));
    assert_eq!(levels(&found).base_years, Some((2020, 2023)));
    (a.base, b.base) = (Some(exact("1000")), Some(exact("1200")));
    let found = one(&[a, b], None);
    // 70 % of 1 200 is 84 % of 1 000: the first asks for more.
    assert_eq!((found.stands, levels(&found).second.clone()), (Stands::FirstImpliesSecond, Some(exact("0.84"))));
    assert_eq!(levels(&found).base_ratio, Some(exact("1.2")));
}

fn yearly(finding: &Finding) -> &Yearly {
    let Arithmetic::Yearly(yearly) = &finding.arithmetic else { panic!("{finding:?}") };
    yearly
}

#[test]
fn a_yearly_promise_against_a_target_of_several_years() {
    // The seed document: −10 % a year from 2024 on against −51.6 % of 2023 to 2030.
    let every = made("every", &["product"], (2024, 2030), Promise::EveryYear(exact("0.1")));
    let found = one(&[every, cut("end", &["product"], (2023, 2030), "0.516")], None);
    let numbers = yearly(&found);
    assert_eq!(numbers.span, Some((2024, 2030)));
    assert_eq!(numbers.compounds_to, Some(exact("0.468559")));
    near("asked", numbers.asked_compound.as_ref().unwrap().to_f64(), 0.463_132_081_326, 1e-9);
    near("rate", numbers.rate_needed.as_ref().unwrap().to_f64(), 0.098_474_721_314_4, 1e-9);
    // It starts a year late, so that it cannot imply the whole.
    assert_eq!(found.stands, Stands::Agree);
    let two = |rate: &str| {
        let every = made("every", &["p"], (2023, 2030), Promise::EveryYear(exact(rate)));
        one(&[cut("end", &["p"], (2023, 2030), "0.42"), every], None)
    };
    assert_eq!(two("0.08").stands, Stands::SecondImpliesFirst);
    assert_eq!(two("0.06").stands, Stands::Agree);
    near("over all", yearly(&two("0.06")).over_all.as_ref().unwrap().to_f64(), 1.0 - 0.94_f64.powi(7), 1e-12);
    let rises = made("every", &["p"], (2023, 2030), Promise::EveryYear(exact("-0.02")));
    assert_eq!(one(&[rises.clone(), cut("end", &["p"], (2023, 2030), "0.1")], None).stands, Stands::Exclude);
    assert_eq!(one(&[rises, cut("end", &["p"], (2023, 2030), "-0.1")], None).stands, Stands::FirstImpliesSecond);
    let apart = [
        made("every", &["p"], (2031, 2035), Promise::EveryYear(exact("0.1"))),
        cut("end", &["p"], (2023, 2030), "0.42"),
    ];
    assert_eq!(one(&apart, None).stands, Stands::CannotTell(Unknown::TargetYears));
}

#[test]
fn an_intensity_target_against_an_absolute_one_depends_on_growth() {
    let intensity = CompanyTarget { per: Some("MW".to_owned()), ..cut("per MW", &["3"], (2023, 2030), "0.516") };
    let absolute = cut("all", &["3"], (2023, 2030), "0.25");
    let both = [intensity, absolute];
    let growth = |finding: &Finding| -> Growth {
        let Arithmetic::Growth(growth) = &finding.arithmetic else { panic!("{finding:?}") };
        growth.clone()
    };
    let found = one(&both, None);
    assert_eq!(found.stands, Stands::CannotTell(Unknown::Growth));
    let break_even = (0.75_f64 / 0.484).powf(1.0 / 7.0) - 1.0;
    near("break-even", growth(&found).break_even.unwrap().to_f64(), break_even, 1e-9);
    assert_eq!(one(&both, Some("0.05")).stands, Stands::FirstImpliesSecond);
    let fast = one(&both, Some("0.1"));
    assert_eq!(fast.stands, Stands::SecondImpliesFirst);
    near("change", growth(&fast).absolute_change.unwrap().to_f64(), -0.056_820_923_6, 1e-9);
    near("needed", growth(&fast).intensity_needed.unwrap().to_f64(), 1.0 - 0.75_f64.powf(1.0 / 7.0) / 1.1, 1e-9);
    // Two intensities per different things are not compared.
    let other = CompanyTarget { per: Some("kWh".to_owned()), ..both[0].clone() };
    assert_eq!(consistency(&[both[0].clone(), other], None).unwrap(), []);
}

fn parts(finding: &Finding) -> &Parts {
    let Arithmetic::Parts(parts) = &finding.arithmetic else { panic!("{finding:?}") };
    parts
}

#[test]
fn targets_of_parts_against_the_whole() {
    let with = |target: CompanyTarget, base: &str| CompanyTarget { base: Some(exact(base)), ..target };
    let whole = with(cut("all", &["1", "2"], (2023, 2030), "0.42"), "1000");
    let part = |by: &str| with(cut("scope 2", &["2"], (2023, 2030), by), "600");
    let found = one(&[whole.clone(), part("0.5")], None);
    assert_eq!(found.stands, Stands::Agree);
    let numbers = parts(&found);
    assert_eq!((numbers.share.clone(), numbers.parts_alone.clone()), (Some(exact("0.6")), Some(exact("0.3"))));
    assert_eq!(numbers.rest_needed, Some(exact("0.3")));
    assert_eq!(one(&[whole.clone(), part("0.7")], None).stands, Stands::SecondImpliesFirst);
    let out_of_reach = with(cut("all", &["1", "2"], (2023, 2030), "0.8"), "1000");
    assert_eq!(one(&[out_of_reach, part("0.5")], None).stands, Stands::Exclude);
    let unknown = cut("all", &["1", "2"], (2023, 2030), "0.42");
    assert_eq!(one(&[unknown, part("0.5")], None).stands, Stands::CannotTell(Unknown::NoBase));
    // Both scopes together have no rest: less than the whole asks, they exclude it.
    let all = [whole.clone(), part("0.4"), with(cut("scope 1", &["1"], (2023, 2030), "0.3"), "400")];
    let found = one(&all, None);
    assert_eq!((found.stands, parts(&found).rest_needed.clone()), (Stands::Exclude, None));
    assert_eq!(parts(&found).parts, ["scope 2", "scope 1"]);
    assert_eq!(parts(&found).parts_alone, Some(exact("0.36")));
    let later = with(cut("scope 2", &["2"], (2023, 2035), "0.5"), "600");
    assert_eq!(one(&[whole, later], None).stands, Stands::CannotTell(Unknown::TargetYears));
}

#[test]
fn what_has_nothing_in_common_gives_no_finding() {
    let one_target = cut("a", &["1"], (2023, 2030), "0.42");
    let water = CompanyTarget { indicator: "water".to_owned(), ..one_target.clone() };
    assert_eq!(consistency(&[one_target.clone(), water], None).unwrap(), []);
    assert_eq!(consistency(&[one_target.clone(), cut("b", &["3"], (2023, 2030), "0.42")], None).unwrap(), []);
    let shared = [cut("a", &["1", "2"], (2023, 2030), "0.42"), cut("b", &["2", "3"], (2023, 2030), "0.42")];
    let found = one(&shared, None);
    assert_eq!(found.stands, Stands::CannotTell(Unknown::PartlyShared));
    assert_eq!(found.arithmetic, Arithmetic::Shared(vec!["2".to_owned()]));
    let backwards = cut("b", &["1"], (2030, 2023), "0.42");
    let refused = consistency(&[one_target.clone(), backwards], None);
    assert_eq!(refused, Err(("b".to_owned(), PathError::Years { base: 2030, target: 2023 })));
    let refused = consistency(&[cut("b", &["1"], (2023, 2030), "1.42"), one_target.clone()], None);
    assert_eq!(refused, Err(("b".to_owned(), PathError::MoreThanAll)));
    let level = made("level", &["1"], (2023, 2030), Promise::Reach(exact("85")));
    assert_eq!(one(&[one_target, level], None).stands, Stands::CannotTell(Unknown::NoCut));
}

fn any_target() -> impl Strategy<Value = CompanyTarget> {
    let promise = prop_oneof![
        (-50_i64..=100).prop_map(|p| Promise::EndPoint(Exact::ratio(i128::from(p), 100).unwrap())),
        (-20_i64..=100).prop_map(|p| Promise::EveryYear(Exact::ratio(i128::from(p), 100).unwrap())),
        (0_i64..2000).prop_map(|level| Promise::Reach(Exact::from(level))),
        (0_i64..2000).prop_map(|level| Promise::Keep(Exact::from(level))),
    ];
    let parts = prop::collection::btree_set(prop::sample::select(vec!["1", "2", "3"]), 0..4);
    let base = prop::option::of((0_i64..3000).prop_map(Exact::from));
    let per = prop::option::of(Just("MW".to_owned()));
    (parts, base, per, 2015_i32..2026, 1_i32..30, promise).prop_map(|(parts, base, per, from, years, promise)| {
        let boundary = parts.into_iter().map(str::to_owned).collect();
        CompanyTarget {
            id: String::new(),
            indicator: "emissions".to_owned(),
            per,
            boundary,
            base_year: from,
            base,
            target_year: from + years,
            promise,
        }
    })
}

fn turned(stands: Stands) -> Stands {
    match stands {
        Stands::FirstImpliesSecond => Stands::SecondImpliesFirst,
        Stands::SecondImpliesFirst => Stands::FirstImpliesSecond,
        other => other,
    }
}

/// The ids of all targets that are in a conflict.
fn in_conflict(findings: &[Finding]) -> std::collections::BTreeSet<&str> {
    let conflicts = findings.iter().filter(|one| one.stands.is_conflict());
    conflicts.flat_map(|one| [one.first.as_str(), one.second.as_str()]).collect()
}

#[test]
fn a_thousand_targets_are_not_compared_each_with_each() {
    let hundredth = |cut: i64| Promise::EndPoint(Exact::ratio(i128::from(cut), 100).unwrap());
    let mut targets: Vec<CompanyTarget> = (0..1000)
        .map(|at| made(&format!("t{at}"), &["1", "2"], (2020, 2026 + at % 25), hundredth(i64::from(10 + at % 25))))
        .collect();
    let found = survey(&targets, None).unwrap();
    assert_eq!((found.pairs, found.is_whole, found.conflicts().count()), (499_500, false, 0));
    assert!(found.findings.len() <= Survey::MOST_LISTED, "{}", found.findings.len());
    // One that lets figures rise again, against the earlier one that asks for the most.
    targets[7].promise = hundredth(3);
    let found = survey(&targets, None).unwrap();
    let pairs: Vec<_> = found.conflicts().map(|one| (one.first.as_str(), one.second.as_str(), one.stands)).collect();
    assert!(pairs.contains(&("t6", "t7", Stands::RisesAgain)), "{pairs:?}");
    assert!(pairs.len() <= 400, "{}", pairs.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn many_targets_are_in_conflict_exactly_where_each_with_each_says_so(
        mut targets in prop::collection::vec(any_target(), 0..14),
        years in prop::option::of((2018_i32..2021, 1_i32..4)),
        growth in prop::option::of(0_i64..20),
    ) {
        for (at, target) in targets.iter_mut().enumerate() {
            target.id = format!("t{at:02}");
            if let Some((base, years)) = years {
                target.base_year = base + at as i32 % 2;
                target.target_year = target.base_year + years + at as i32 % 3;
            }
        }
        // One target that is wrong in itself refuses all.
        targets.retain(|target| consistency(std::slice::from_ref(target), None).is_ok());
        let growth = growth.map(|g| Exact::ratio(i128::from(g), 100).unwrap());
        let (Ok(each), Ok(few)) = (consistency(&targets, growth.as_ref()), contradictions(&targets, growth.as_ref())) else {
            return Ok(());
        };
        prop_assert_eq!(in_conflict(&each), in_conflict(&few));
        for one in few.iter().filter(|one| one.stands.is_conflict()) {
            prop_assert!(each.contains(one), "{:?}", one);
        }
    }

    #[test]
    fn any_targets_are_compared_without_panic(
        mut targets in prop::collection::vec(any_target(), 0..6),
        growth in prop::option::of(-200_i64..200),
    ) {
        for (at, target) in targets.iter_mut().enumerate() {
            target.id = format!("t{at}");
        }
        let growth = growth.map(|g| Exact::ratio(i128::from(g), 100).unwrap());
        let _ = consistency(&targets, growth.as_ref());
    }

    #[test]
    fn order_turns_the_implication_and_nothing_else(a in any_target(), b in any_target()) {
        let growth = exact("0.05");
        let (a, b) = (
            CompanyTarget { id: "a".to_owned(), boundary: Default::default(), ..a },
            CompanyTarget { id: "b".to_owned(), boundary: Default::default(), ..b },
        );
        let one = consistency(&[a.clone(), b.clone()], Some(&growth));
        let other = consistency(&[b, a], Some(&growth));
        if let (Ok(one), Ok(other)) = (one, other) {
            prop_assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(&other) {
                // Two targets that ask for the same imply each other.
                let same = matches!(one.stands, Stands::FirstImpliesSecond) && one.stands == other.stands;
                prop_assert!(same || one.stands == turned(other.stands), "{one:?} {other:?}");
            }
        }
    }
}
