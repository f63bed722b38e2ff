//! Choosing measures: what each effect does, by hand; refusals; stopped searches.

use crossfoot::quantity::Exact;
use crossfoot::target::plan::{
    AtEnd, Basis, Constraint, Cover, Effect, Limit, Measure, Outcome, Plan, PlanError, Problem, Stopped, Stream,
    cost_curve, solve,
};

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).unwrap()
}

fn measure(id: &str, effect: Effect) -> Measure {
    Measure {
        id: id.to_owned(),
        effect,
        starts: vec![2025, 2026],
        committed: false,
        ramp_years: 1,
        life: None,
        at_end: AtEnd::Replaced,
        capex: exact("100"),
        opex: exact("10"),
        group: None,
        requires: Vec::new(),
    }
}

/// Heat of 1 000 MWh at 0.2 t/MWh, power of 500 MWh at 0.6 t/MWh: 500 t a year, two years after 2024.
fn plant(measures: Vec<Measure>) -> Problem {
    let flat = |id: &str, load: &str, factor: &str| {
        Stream::growing(id, &exact(load), &Exact::ZERO, &exact(factor), &Exact::ZERO, 2)
    };
    Problem {
        base_year: 2024,
        target_year: 2026,
        rate: Exact::ZERO,
        basis: Basis::Market,
        streams: vec![flat("heat", "1000", "0.2"), flat("power", "500", "0.6")],
        measures,
        constraint: Constraint::TargetYear(exact("500")),
    }
}

fn emitted(problem: &Problem, starts: &[Option<i32>]) -> Vec<String> {
    Plan::at(problem, starts).unwrap().by_year.iter().map(Exact::to_string).collect()
}

#[test]
fn an_amount_takes_off_at_most_the_load() {
    let pv = measure("pv", Effect::Amount { stream: 1, amount: exact("600") });
    let problem = plant(vec![Measure { ramp_years: 2, ..pv }]);
    // Half of 600 MWh in the first year, more than the load in the second.
    assert_eq!(emitted(&problem, &[Some(2025)]), ["320", "200"]);
    assert_eq!(emitted(&problem, &[None]), ["500", "500"]);
}

#[test]
fn a_switch_lowers_one_end_use_and_raises_another() {
    let pump = Effect::Switch { from: 0, to: 1, fraction: exact("0.5"), ratio: exact("0.3") };
    let insulation = Effect::Fraction { stream: 0, fraction: exact("0.2") };
    let green = Effect::Contract { stream: 1, cover: Cover::Share(exact("0.5")) };
    let problem = plant(vec![measure("pump", pump), measure("insulation", insulation), measure("green", green)]);
    // Takes over 500 MWh of heat, raises power by 150 MWh: 100 + 390.
    assert_eq!(emitted(&problem, &[Some(2025), None, None])[0], "490");
    // With insulation it takes over 400 MWh and raises power by 120: 80 + 372.
    assert_eq!(emitted(&problem, &[Some(2025), Some(2025), None])[0], "452");
    // The contract covers half of all power: 80 + 186; location-based it counts nothing.
    assert_eq!(emitted(&problem, &[Some(2025), Some(2025), Some(2025)])[0], "266");
    let location = Problem { basis: Basis::Location, ..problem };
    assert_eq!(emitted(&location, &[Some(2025), Some(2025), Some(2025)])[0], "452");
}

#[test]
fn a_life_ends_or_is_bought_again() {
    let led = Effect::Fraction { stream: 1, fraction: exact("0.5") };
    let ending = Measure { life: Some(1), at_end: AtEnd::Ends, ..measure("led", led.clone()) };
    let replaced = Measure { life: Some(1), ..measure("led", led) };
    let plan = |measure: Measure| Plan::at(&plant(vec![measure]), &[Some(2025)]).unwrap();
    assert_eq!(plan(ending.clone()).by_year, [exact("350"), exact("500")]);
    assert_eq!((plan(ending).cost, plan(replaced.clone()).cost), (exact("110"), exact("220")));
    assert_eq!(plan(replaced).by_year, [exact("350"), exact("350")]);
}

#[test]
fn an_infeasible_cap_names_the_least_excess_and_the_cheapest_plan_at_it() {
    let led = measure("led", Effect::Fraction { stream: 1, fraction: exact("0.5") });
    let mut problem = plant(vec![led]);
    problem.constraint = Constraint::EveryYear(vec![exact("400"), exact("300")]);
    let solved = solve(&problem, Limit::default(), &mut |_| true).unwrap();
    let Outcome::Infeasible { nearest, is_least: true, is_cheapest: true } = solved.outcome else {
        panic!("{solved:?}");
    };
    // 350 t in both years: 50 t above in the second. Starting in 2026 would exceed 2025 by 100 t.
    assert_eq!((nearest.excess, nearest.starts), (exact("50"), vec![Some(2025)]));
}

#[test]
fn a_cheaper_effect_is_taken_though_no_cap_asks_for_it() {
    let led = measure("led", Effect::Fraction { stream: 1, fraction: exact("0.5") });
    let problem = plant(vec![Measure { opex: exact("-80"), ..led }]);
    let solved = solve(&problem, Limit::default(), &mut |_| true).unwrap();
    assert_eq!(solved.outcome.plan().cost, exact("-60"));
    assert_eq!(solved.outcome.gap(), Some(Exact::ZERO));
    // The ordinary reading stops before it begins: nothing is needed.
    assert_eq!(cost_curve(&problem).unwrap().plan.chosen().count(), 0);
}

#[test]
fn a_stopped_search_says_so_and_its_bound_holds() {
    let measures = (0..12).map(|at| {
        let fraction = Exact::ratio(7 + 5 * (at % 4), 100).unwrap();
        let effect = Effect::Fraction { stream: at as usize % 2, fraction };
        Measure { capex: Exact::from(100 + 37 * ((at as i64 * 7) % 11)), ..measure(&format!("m{at:02}"), effect) }
    });
    let mut problem = plant(measures.collect());
    problem.constraint = Constraint::EveryYear(vec![exact("420"), exact("290")]);
    let all = solve(&problem, Limit::default(), &mut |_| true).unwrap();
    let Outcome::Optimal(best) = &all.outcome else { panic!("{all:?}") };
    for nodes in [1, 2, 5] {
        let solved = solve(&problem, Limit { nodes }, &mut |_| true).unwrap();
        if let Outcome::BestFound { plan, bound } = &solved.outcome {
            assert_eq!(solved.stopped, Some(Stopped::Nodes));
            assert!(*bound <= best.cost && best.cost <= plan.cost);
            assert!(!plan.excess.is_positive());
        }
        assert_eq!(solved, solve(&problem, Limit { nodes }, &mut |_| true).unwrap());
    }
    let asked = solve(&problem, Limit::default(), &mut |_| false).unwrap();
    assert!(matches!(asked.stopped, Some(Stopped::Asked)) || asked.outcome == all.outcome);
}

#[test]
fn what_cannot_be_planned_is_refused() {
    let led = || measure("led", Effect::Fraction { stream: 1, fraction: exact("0.5") });
    let refused = |problem: &Problem| solve(problem, Limit::default(), &mut |_| true).unwrap_err();
    let of = |measure: Measure| refused(&plant(vec![measure]));
    let nowhere = Effect::Fraction { stream: 7, fraction: exact("0.5") };
    assert_eq!(of(measure("a", nowhere)), PlanError::NoSuchStream { measure: "a".to_owned(), stream: 7 });
    let more = Effect::Fraction { stream: 0, fraction: exact("1.42") };
    assert_eq!(of(measure("a", more)), PlanError::Fraction("a".to_owned()));
    let same = Effect::Switch { from: 0, to: 0, fraction: exact("1"), ratio: exact("1") };
    assert_eq!(of(measure("a", same)), PlanError::SwitchToItself("a".to_owned()));
    let negative = Effect::Amount { stream: 0, amount: exact("-1") };
    assert_eq!(of(measure("a", negative)), PlanError::Negative("a".to_owned()));
    assert_eq!(of(Measure { ramp_years: 0, ..led() }), PlanError::NoDuration("led".to_owned()));
    let early = PlanError::Start { measure: "led".to_owned(), year: Some(2024) };
    assert_eq!(of(Measure { starts: vec![2024], ..led() }), early);
    let missing = PlanError::NoSuchMeasure { measure: "led".to_owned(), requires: "x".to_owned() };
    assert_eq!(of(Measure { requires: vec!["x".to_owned()], ..led() }), missing);
    assert_eq!(refused(&plant(vec![led(), led()])), PlanError::MeasureTwice("led".to_owned()));
    let needs = |id: &str, other: &str| Measure { id: id.to_owned(), requires: vec![other.to_owned()], ..led() };
    let circle = refused(&plant(vec![needs("a", "b"), needs("b", "c"), needs("c", "b")]));
    assert_eq!(circle, PlanError::Circle(vec!["b".to_owned(), "c".to_owned()]));
    let past = Problem { target_year: 2020, ..plant(Vec::new()) };
    assert_eq!(refused(&past), PlanError::Years { base: 2024, target: 2020 });
    assert_eq!(refused(&Problem { rate: exact("-1"), ..plant(Vec::new()) }), PlanError::Rate);
    let caps = Problem { constraint: Constraint::EveryYear(Vec::new()), ..plant(Vec::new()) };
    assert_eq!(refused(&caps), PlanError::Caps { expected: 2, found: 0 });
    let huge = measure("a", Effect::Amount { stream: 0, amount: Exact::power_of_ten(400).unwrap() });
    assert_eq!(of(huge), PlanError::OutOfRange);
}
