//! Choosing measures: laws, against the enumeration of every choice.

use crossfoot::quantity::Exact;
use crossfoot::target::plan::{
    AtEnd, Basis, Constraint, Cover, Effect, Limit, Measure, Outcome, Plan, PlanError, Problem, Stream, solve,
};
use proptest::prelude::*;

fn hundredths(n: i64) -> Exact {
    Exact::ratio(i128::from(n), 100).unwrap()
}

fn effect(streams: usize) -> impl Strategy<Value = Effect> {
    let fraction = || prop_oneof![9 => 0_i64..95, 1 => Just(100)].prop_map(hundredths);
    let amount = || (0_i64..90).prop_map(Exact::from);
    let stream = 0..streams;
    prop_oneof![
        5 => (stream.clone(), fraction()).prop_map(|(stream, fraction)| Effect::Fraction { stream, fraction }),
        2 => (stream.clone(), amount()).prop_map(|(stream, amount)| Effect::Amount { stream, amount }),
        2 => (stream.clone(), 1..streams.max(2), fraction(), 0_i64..150).prop_map(move |(from, by, fraction, ratio)| {
            if streams == 1 {
                return Effect::Fraction { stream: from, fraction };
            }
            Effect::Switch { from, to: (from + by) % streams, fraction, ratio: hundredths(ratio) }
        }),
        1 => (stream.clone(), fraction())
            .prop_map(|(stream, share)| Effect::Contract { stream, cover: Cover::Share(share) }),
        1 => (stream, amount()).prop_map(|(stream, amount)| Effect::Contract { stream, cover: Cover::Amount(amount) }),
    ]
}

fn measure(streams: usize, years: usize) -> impl Strategy<Value = Measure> {
    let starts = prop::collection::btree_set(1..=years as i32, 1..=years.min(3));
    let lives = prop_oneof![3 => Just(None), 1 => (1_u32..3).prop_map(Some)];
    // Few different costs, so that there are ties.
    let cost = || prop_oneof![1 => Just(0_i64), 1 => Just(50), 3 => -200_i64..400].prop_map(Exact::from);
    let link = (prop::option::weighted(0.3, 0..2_usize), prop::option::weighted(0.25, 0..4_usize), 0..12);
    (effect(streams), starts, 1..4_u32, lives, any::<bool>(), cost(), cost(), link).prop_map(
        |(effect, starts, ramp_years, life, ends, capex, opex, (group, requires, committed))| Measure {
            id: String::new(),
            effect,
            starts: starts.into_iter().map(|year| 2020 + year).collect(),
            committed: committed == 0,
            ramp_years,
            life,
            at_end: if ends { AtEnd::Ends } else { AtEnd::Replaced },
            capex,
            opex,
            group: group.map(|g| format!("g{g}")),
            // The place of an earlier measure, made an id below.
            requires: requires.map(|r| r.to_string()).into_iter().collect(),
        },
    )
}

fn problem() -> impl Strategy<Value = Problem> {
    let shape = (1..4_usize, 1..4_usize);
    shape.prop_flat_map(|(streams, years)| {
        let stream = (1_i64..200, -5_i64..9, 30_i64..120, 0_i64..10);
        let caps = (20_i64..110, 0..3_u8, 0_i64..9, any::<bool>());
        (prop::collection::vec(stream, streams), prop::collection::vec(measure(streams, years), 1..6), caps).prop_map(
            move |(streams, mut measures, (cap, kind, rate, market))| {
                let stream = |(at, (load, growth, factor, decline)): (usize, (i64, i64, i64, i64))| {
                    let (growth, decline) = (hundredths(growth), hundredths(decline));
                    Stream::growing(&format!("s{at}"), &load.into(), &growth, &hundredths(factor), &decline, years)
                };
                for (at, measure) in measures.iter_mut().enumerate() {
                    measure.id = format!("m{at}");
                    let earlier = |r: &String| r.parse().ok().filter(|r: &usize| *r < at).map(|r| format!("m{r}"));
                    measure.requires = measure.requires.iter().filter_map(earlier).collect();
                }
                let mut problem = Problem {
                    base_year: 2020,
                    target_year: 2020 + years as i32,
                    rate: hundredths(rate),
                    basis: if market { Basis::Market } else { Basis::Location },
                    streams: streams.into_iter().enumerate().map(stream).collect(),
                    measures,
                    constraint: Constraint::TargetYear(Exact::ZERO),
                };
                problem.constraint = capped(&problem, kind, cap);
                problem
            },
        )
    })
}

fn capped(problem: &Problem, kind: u8, percent: i64) -> Constraint {
    let (base, years) = (problem.business_as_usual(0), problem.years());
    let reduction = &Exact::ONE - &hundredths(percent);
    match kind {
        0 => Constraint::target_year(&base, &reduction),
        1 => Constraint::linear(&base, &reduction, years),
        _ => Constraint::budget_of_linear(&base, &reduction, years),
    }
}

/// Every choice that groups, prerequisites and commitments allow.
fn every_choice(problem: &Problem) -> Vec<Vec<Option<i32>>> {
    let mut all: Vec<Vec<Option<i32>>> = vec![Vec::new()];
    for measure in &problem.measures {
        let mut options: Vec<Option<i32>> = measure.starts.iter().copied().map(Some).collect();
        if !measure.committed {
            options.push(None);
        }
        let with = |so_far: &Vec<Option<i32>>| {
            let so_far = so_far.clone();
            options.clone().into_iter().map(move |option| so_far.iter().copied().chain([option]).collect())
        };
        all = all.iter().flat_map(with).collect();
    }
    let measures = &problem.measures;
    let allowed = |starts: &Vec<Option<i32>>| {
        (0..measures.len()).filter(|at| starts[*at].is_some()).all(|at| {
            let alone = |other: usize| starts[other].is_none() || measures[at].group != measures[other].group;
            let place = |id: &String| measures.iter().position(|m| m.id == *id).unwrap();
            (measures[at].group.is_none() || (0..at).all(alone))
                && measures[at].requires.iter().all(|r| starts[place(r)].is_some_and(|s| Some(s) <= starts[at]))
        })
    };
    all.retain(allowed);
    all
}

/// The rule for ties, with measures in the order of their ids.
fn key(problem: &Problem, plan: &Plan) -> (Exact, usize, Vec<String>, Vec<i32>) {
    let mut chosen: Vec<(String, i32)> =
        plan.chosen().map(|at| (problem.measures[at].id.clone(), plan.starts[at].unwrap())).collect();
    chosen.sort();
    let (ids, starts): (Vec<String>, Vec<i32>) = chosen.into_iter().unzip();
    (plan.cost.clone(), ids.len(), ids, starts)
}

fn solved(problem: &Problem) -> Result<Outcome, PlanError> {
    let solved = solve(problem, Limit { nodes: 100_000 }, &mut |_| true)?;
    assert_eq!(solved.stopped, None);
    Ok(solved.outcome)
}

fn optimum(outcome: &Outcome) -> Option<&Plan> {
    match outcome {
        Outcome::Optimal(plan) => Some(plan),
        Outcome::Infeasible { .. } => None,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_optimum_is_that_of_the_enumeration(problem in problem()) {
        let outcome = match solved(&problem) {
            Err(PlanError::GroupCommitted { .. }) => return Ok(()),
            other => other.unwrap(),
        };
        let plans: Vec<Plan> =
            every_choice(&problem).iter().map(|starts| Plan::at(&problem, starts).unwrap()).collect();
        let best = plans.iter().filter(|p| !p.excess.is_positive()).min_by_key(|p| key(&problem, p));
        match (&outcome, best) {
            (Outcome::Optimal(plan), Some(best)) => prop_assert_eq!(plan, best),
            (Outcome::Infeasible { nearest, is_least, is_cheapest }, None) => {
                prop_assert!((*is_least && *is_cheapest) || plans.is_empty());
                if let Some(least) = plans.iter().map(|p| &p.excess).min() {
                    let scale = problem.business_as_usual(0).to_f64() * problem.years() as f64;
                    prop_assert!((&nearest.excess - least).to_f64() <= 1e-8 * scale, "{} {}", nearest.excess, least);
                    let at_it = plans.iter().filter(|p| p.excess <= nearest.excess).min_by_key(|p| key(&problem, p));
                    prop_assert_eq!(Some(nearest), at_it);
                }
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_tighter_cap_is_never_cheaper(problem in problem(), percent in 20_i64..110, by in 0_i64..40, kind in 0..3_u8) {
        let at = |percent: i64| solved(&Problem { constraint: capped(&problem, kind, percent), ..problem.clone() });
        let (Ok(wide), Ok(tight)) = (at(percent), at(percent - by)) else { return Ok(()) };
        match (optimum(&wide), optimum(&tight)) {
            (Some(wide), Some(tight)) => prop_assert!(wide.cost <= tight.cost),
            (None, Some(_)) => prop_assert!(false, "only the tighter cap can be kept"),
            _ => {}
        }
    }

    #[test]
    fn a_further_measure_never_makes_it_dearer(problem in problem()) {
        let mut fewer = problem.clone();
        let Some(last) = fewer.measures.pop() else { return Ok(()) };
        if last.committed {
            return Ok(());
        }
        let (Ok(fewer), Ok(more)) = (solved(&fewer), solved(&problem)) else { return Ok(()) };
        if let Some(fewer) = optimum(&fewer) {
            prop_assert!(optimum(&more).is_some_and(|more| more.cost <= fewer.cost));
        }
    }

    #[test]
    fn the_order_of_measures_changes_nothing(problem in problem(), by in 0_usize..6) {
        let mut other = problem.clone();
        let length = other.measures.len();
        other.measures.rotate_left(by % length);
        other.measures.reverse();
        let (Ok(first), Ok(second)) = (solved(&problem), solved(&other)) else { return Ok(()) };
        prop_assert_eq!(key(&problem, first.plan()), key(&other, second.plan()));
        prop_assert_eq!(&first.plan().by_year, &second.plan().by_year);
    }
}
