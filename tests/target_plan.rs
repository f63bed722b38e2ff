//! Choosing measures: the reference portfolios.

mod target;

use crossfoot::quantity::Exact;
use crossfoot::target::plan::{
    AtEnd, Basis, Constraint, Effect, Limit, Measure, Outcome, Problem, Solved, Stream, cost_curve, number_of_optima,
    solve,
};
use target::{Row, exact, holds, of, rows, year};

fn solved(problem: &Problem) -> Solved {
    solve(problem, Limit::default(), &mut |_| true).unwrap()
}

fn of_instance<'r>(rows: &'r [Row], row: &Row) -> impl Iterator<Item = &'r Row> {
    let instance = row["instance"].clone();
    rows.iter().filter(move |r| r["instance"] == instance)
}

fn measure(row: &Row, streams: &[Stream], starts: Vec<i32>) -> Measure {
    let stream = streams.iter().position(|s| s.id == row["stream"]).unwrap();
    Measure {
        id: row["measure"].clone(),
        effect: Effect::Fraction { stream, fraction: of(row, "fraction") },
        starts,
        committed: false,
        ramp_years: 1,
        life: None,
        at_end: AtEnd::Replaced,
        capex: Exact::ZERO,
        opex: Exact::ZERO,
        group: None,
        requires: Vec::new(),
    }
}

fn static_problem(row: &Row, streams: &[Row], measures: &[Row]) -> Problem {
    let stream = |r: &Row| {
        let load = of(r, "bau_emissions_t");
        Stream { id: r["stream"].clone(), load: vec![load.clone(), load], factor: vec![Exact::ONE; 2] }
    };
    let streams: Vec<Stream> = of_instance(streams, row).map(stream).collect();
    let measure = |r: &Row| Measure {
        opex: of(r, "annual_cost"),
        group: Some(r["group"].clone()).filter(|g| !g.is_empty()),
        requires: r["requires"].split_whitespace().map(str::to_owned).collect(),
        ..measure(r, &streams, vec![1])
    };
    Problem {
        base_year: 0,
        target_year: 1,
        rate: Exact::ZERO,
        basis: Basis::Market,
        measures: of_instance(measures, row).map(measure).collect(),
        constraint: Constraint::TargetYear(of(row, "cap_t")),
        streams,
    }
}

fn dynamic_problem(row: &Row, streams: &[Row], measures: &[Row]) -> Problem {
    let (base_year, target_year) = (year(row, "base_year"), year(row, "target_year"));
    let years = (target_year - base_year) as usize;
    let stream = |r: &Row| {
        let (growth, decline) = (of(r, "activity_growth"), of(r, "factor_decline"));
        Stream::growing(&r["stream"], &of(r, "base_emissions_t"), &growth, &Exact::ONE, &decline, years)
    };
    let streams: Vec<Stream> = of_instance(streams, row).map(stream).collect();
    let measure = |r: &Row| Measure {
        ramp_years: r["ramp_years"].parse().unwrap(),
        capex: of(r, "capex"),
        opex: of(r, "opex_per_year"),
        ..measure(r, &streams, (year(r, "earliest_start")..=target_year).collect())
    };
    let measures = of_instance(measures, row).map(measure).collect();
    let base: Exact = streams.iter().map(|s| &s.load[0]).sum();
    let reduction = of(row, "reduction");
    let constraint = match row["constraint"].as_str() {
        "target_year_cap" => Constraint::target_year(&base, &reduction),
        "annual_linear_cap" => Constraint::linear(&base, &reduction, years),
        "cumulative_budget" => Constraint::budget_of_linear(&base, &reduction, years),
        other => panic!("{other}"),
    };
    Problem {
        base_year,
        target_year,
        rate: of(row, "discount_rate"),
        basis: Basis::Market,
        streams,
        measures,
        constraint,
    }
}

fn set(problem: &Problem, chosen: impl Iterator<Item = usize>) -> String {
    chosen.map(|at| problem.measures[at].id.clone()).collect::<Vec<_>>().join(" ")
}

#[test]
fn static_portfolios_have_the_enumerated_optimum_and_the_ordinary_reading() {
    let (Some(expected), Some(streams), Some(measures)) = (
        rows("portfolio_static_expected.csv"),
        rows("portfolio_static_streams.csv"),
        rows("portfolio_static_measures.csv"),
    ) else {
        return;
    };
    for row in &expected {
        let problem = static_problem(row, &streams, &measures);
        let solved = solved(&problem);
        let name = &row["instance"];
        holds(name, &problem.business_as_usual(1), &row["bau_total_t"]);
        assert_eq!(row["feasible"] == "1", matches!(solved.outcome, Outcome::Optimal(_)), "{name}: {solved:?}");
        if row["feasible"] == "1" {
            let plan = solved.outcome.plan();
            holds(name, &plan.cost, &row["optimal_cost"]);
            holds(name, &plan.by_year[0], &row["optimal_emissions_t"]);
            assert_eq!(set(&problem, plan.chosen()), row["optimal_set"], "{name}");
            let optima = number_of_optima(&problem, plan, 100_000).unwrap().unwrap();
            assert_eq!(optima.to_string(), row["number_of_optima"], "{name}");
            assert_eq!(number_of_optima(&problem, plan, 3).unwrap(), None);
        }
        let reading = cost_curve(&problem).unwrap();
        holds(name, &reading.plan.cost, &row["macc_reading_cost"]);
        holds(name, &reading.claimed, &row["macc_reading_claimed_saving_t"]);
        holds(name, &reading.plan.by_year[0], &row["macc_reading_real_emissions_t"]);
        assert_eq!(set(&problem, reading.plan.chosen()), row["macc_reading_set"], "{name}");
        assert_eq!(reading.keeps, row["macc_reading_meets_cap"] == "1", "{name}");
    }
}

#[test]
fn dynamic_portfolios_have_the_enumerated_optimum() {
    let (Some(expected), Some(streams), Some(measures)) = (
        rows("portfolio_dynamic_expected.csv"),
        rows("portfolio_dynamic_streams.csv"),
        rows("portfolio_dynamic_measures.csv"),
    ) else {
        return;
    };
    for row in &expected {
        let problem = dynamic_problem(row, &streams, &measures);
        let solved = solved(&problem);
        let name = &row["instance"];
        eprintln!("{name}: {} nodes", solved.nodes);
        let years = problem.years();
        holds(name, &problem.business_as_usual(years), &row["bau_target_year_t"]);
        let base = problem.business_as_usual(0);
        let reduction = of(row, "reduction");
        let budget = Constraint::budget_of_linear(&base, &reduction, years);
        let Constraint::Cumulative(budget) = budget else { panic!() };
        holds(name, &budget, &row["budget_t"]);
        assert_eq!(Constraint::target_year(&base, &reduction), Constraint::TargetYear(of(row, "cap_target_year_t")));
        let plan = match (&solved.outcome, row["feasible"].as_str()) {
            (Outcome::Optimal(plan), "1") => plan,
            (Outcome::Infeasible { nearest, is_least: true, is_cheapest: true }, "0") => {
                assert!(nearest.excess.is_positive());
                continue;
            }
            other => panic!("{name}: {other:?}"),
        };
        holds(name, &plan.cost, &row["optimal_npv_cost"]);
        assert!(number_of_optima(&problem, plan, 1_000_000).unwrap().unwrap() >= 1, "{name}");
        let start = |(m, start): (&Measure, &Option<i32>)| match start {
            Some(start) => format!("{}:{start}", m.id),
            None => format!("{}:never", m.id),
        };
        let starts: Vec<String> = problem.measures.iter().zip(&plan.starts).map(start).collect();
        assert_eq!(starts.join(" "), row["start_years"], "{name}");
        for (found, printed) in plan.by_year.iter().zip(row["emissions_by_year"].split(' ')) {
            let printed = exact(printed.split_once(':').unwrap().1);
            // Printed to six places.
            assert!((found - &printed).abs() <= exact("0.0000005"), "{name}: {found} {printed}");
        }
    }
}

#[test]
fn plans_of_one_cost_are_counted() {
    let stream = |id: &str| Stream::growing(id, &exact("100"), &Exact::ZERO, &Exact::ONE, &Exact::ZERO, 1);
    let measure = |id: &str, stream: usize, cost: &str| Measure {
        id: id.to_owned(),
        effect: Effect::Fraction { stream, fraction: exact("0.5") },
        starts: vec![1],
        committed: false,
        ramp_years: 1,
        life: None,
        at_end: AtEnd::Replaced,
        capex: exact(cost),
        opex: Exact::ZERO,
        group: None,
        requires: Vec::new(),
    };
    let mut problem = Problem {
        base_year: 0,
        target_year: 1,
        rate: Exact::ZERO,
        basis: Basis::Market,
        streams: vec![stream("a"), stream("b")],
        measures: vec![
            measure("one", 0, "10"),
            measure("two", 1, "10"),
            measure("three", 0, "12"),
            measure("free", 1, "0"),
        ],
        constraint: Constraint::TargetYear(exact("125")),
    };
    let count = |problem: &Problem| {
        let solved = solved(problem);
        number_of_optima(problem, solved.outcome.plan(), 10_000).unwrap().unwrap()
    };
    // Free halves b for nothing; then one of "one" (a to 50) or "two" (b to 25) for 10.
    assert_eq!(count(&problem), 2);
    problem.measures[1].group = Some("b".to_owned());
    problem.measures[3].group = Some("b".to_owned());
    assert_eq!(count(&problem), 1);
    problem.measures[0].requires = vec!["two".to_owned()];
    // Now "one" needs "two", which excludes "free": 20; or "three" with "free": 12.
    assert_eq!(count(&problem), 1);
    problem.constraint = Constraint::TargetYear(exact("200"));
    // Nothing, or what is free.
    assert_eq!(count(&problem), 2);
}
