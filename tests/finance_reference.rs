//! Finance of saving projects, against numpy-financial (`finance/` of the reference numbers) and by hand.

mod mv;

use crossfoot::saving::finance::{
    Abatement, FinanceError, Irr, Project, abatement_cost, abatement_curve, capital_recovery_factor,
    discounted_payback, irr, levelised_cost, mirr, npv, simple_payback,
};
use mv::{Deviations, number, rows};
use proptest::prelude::*;

#[test]
fn every_column_of_the_cases_agrees() {
    let Some(cases) = rows("finance/cases.csv") else { return };
    assert_eq!(cases.len(), 4);
    let mut seen = Deviations::default();
    for row in &cases {
        let read = |column: &str| number(row, column).unwrap();
        let rate = read("rate");
        let savings: Vec<f64> = row["cash_savings"].split(';').map(|text| text.parse().unwrap()).collect();
        let years = savings.len() as f64;
        let tonnes = vec![read("tco2_per_year"); savings.len()];
        let project = Project { outlay: read("capex"), savings, salvage: read("salvage_end") };
        let flows = project.flows();
        let Irr::One(rate_of_return) = irr(&flows).unwrap() else { panic!("{row:?}") };
        let cost = abatement_cost(&project, &tonnes, rate).unwrap();
        for (column, value) in [
            ("npv", npv(rate, &flows).unwrap()),
            ("irr", rate_of_return),
            ("mirr", mirr(&flows, rate, rate).unwrap()),
            ("simple_payback_years", simple_payback(&flows).unwrap().unwrap().years),
            ("discounted_payback_years", discounted_payback(rate, &flows).unwrap().unwrap().years),
            ("capital_recovery_factor", capital_recovery_factor(rate, years).unwrap()),
            ("annualised_capex", project.annualised_outlay(rate).unwrap()),
            ("profitability_index", project.profitability_index(rate).unwrap()),
            ("abatement_cost_npv_per_tco2", cost.npv_per_tonne),
            ("abatement_cost_annualised_per_tco2", cost.annualised),
            ("abatement_cost_discounted_t", cost.discounted_tonnes),
        ] {
            seen.hold(column, value, read(column), 1e-9, 0.0);
        }
    }
    seen.tell("finance/cases.csv");
}

#[test]
fn all_rates_of_return_are_told() {
    let several = |flows: &[f64]| match irr(flows).unwrap() {
        Irr::Several(rates) => rates,
        other => panic!("{flows:?}: {other:?}"),
    };
    let near = |found: &[f64], wanted: &[f64]| {
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-7), "{found:?} where {wanted:?}");
    };
    // The oil pump (Lorie and Savage, Journal of Business 28, 1955, p. 229): 25 % and 400 %.
    near(&several(&[-1600.0, 10000.0, -10000.0]), &[0.25, 4.0]);
    // (1+r) = 1.1, 1.2, 1.3: products of the three linear factors.
    near(&several(&[-1000.0, 3600.0, -4310.0, 1716.0]), &[0.1, 0.2, 0.3]);
    // A root below zero beside one above: (1+r) = 0.5 and 1.5.
    near(&several(&[-100.0, 200.0, -75.0]), &[-0.5, 0.5]);
    // A double root counts once: (1+r) = 1.1 twice.
    let Irr::One(rate) = irr(&[-100.0, 220.0, -121.0]).unwrap() else { panic!() };
    assert!((rate - 0.1).abs() < 1e-6);
    assert_eq!(irr(&[-100.0, 120.0, -50.0]), Ok(Irr::None));
    assert_eq!(irr(&[100.0, 120.0]), Ok(Irr::None));
    assert_eq!(irr(&[0.0, 0.0]), Ok(Irr::None));
    // At a rate of zero exactly, and below it.
    let Irr::One(rate) = irr(&[-100.0, 50.0, 50.0]).unwrap() else { panic!() };
    assert!(rate.abs() < 1e-12);
    let Irr::One(rate) = irr(&[-100.0, 0.0, 25.0, 0.0]).unwrap() else { panic!() };
    assert!((rate + 0.5).abs() < 1e-12);
    // Thirty years of monthly flows that change sign once.
    let monthly: Vec<f64> = std::iter::once(-1000.0).chain(std::iter::repeat_n(10.0, 360)).collect();
    let Irr::One(rate) = irr(&monthly).unwrap() else { panic!() };
    assert!(npv(rate, &monthly).unwrap().abs() < 1e-8);
}

#[test]
fn payback_says_never_and_not_for_good() {
    assert_eq!(simple_payback(&[-100.0, 40.0, 40.0]), Ok(None));
    let paid = simple_payback(&[-100.0, 150.0, -80.0, 40.0]).unwrap().unwrap();
    assert!((paid.years - 2.0 / 3.0).abs() < 1e-15 && !paid.lasting);
    assert_eq!(simple_payback(&[0.0, 5.0]).unwrap().unwrap().years, 0.0);
}

#[test]
fn levelised_cost_and_the_curve_of_measures_are_what_they_are_by_hand() {
    // 1000 now and 10 a year for 100 units a year over 10 years, no interest: (1000 + 100) / 1000.
    let costs: Vec<f64> = std::iter::once(1000.0).chain([10.0; 10]).collect();
    assert!((levelised_cost(0.0, &costs, &[100.0; 10]).unwrap() - 1.1).abs() < 1e-14);
    let with_interest = levelised_cost(0.08, &costs, &[100.0; 10]).unwrap();
    let by_annuity = (1000.0 * capital_recovery_factor(0.08, 10.0).unwrap() + 10.0) / 100.0;
    assert!((with_interest - by_annuity).abs() < 1e-14);
    let measure = |name: &str, tonnes, cost_per_tonne| Abatement { name: name.to_owned(), tonnes, cost_per_tonne };
    let steps =
        abatement_curve(&[measure("a", 10.0, 30.0), measure("b", 5.0, -20.0), measure("c", 1.0, 30.0)]).unwrap();
    let told: Vec<_> = steps.iter().map(|step| (step.measure, step.from, step.to, step.cumulative_cost)).collect();
    assert_eq!(told, [(1, 0.0, 5.0, -100.0), (0, 5.0, 15.0, 200.0), (2, 15.0, 16.0, 230.0)]);
    assert_eq!(abatement_curve(&[measure("none", 0.0, 1.0)]), Err(FinanceError::NothingSaved));
}

#[test]
fn input_that_is_none_is_refused_with_its_place() {
    assert_eq!(npv(0.1, &[]), Err(FinanceError::Empty));
    assert_eq!(npv(0.1, &[1.0, f64::NAN]), Err(FinanceError::NotFinite { year: 1 }));
    assert_eq!(npv(-1.0, &[1.0]), Err(FinanceError::Rate(-1.0)));
    assert_eq!(npv(-0.999_999, &[1.0; 100]), Err(FinanceError::Overflow));
    assert_eq!(capital_recovery_factor(0.1, 0.0), Err(FinanceError::Years(0.0)));
    assert_eq!(mirr(&[1.0, 2.0], 0.1, 0.1), Err(FinanceError::NoOutlay));
    assert_eq!(mirr(&[-1.0, -2.0], 0.1, 0.1), Err(FinanceError::NoReturn));
    assert_eq!(mirr(&[], 0.1, 0.1), Err(FinanceError::Empty));
    assert_eq!(levelised_cost(0.1, &[1.0], &[1.0]), Err(FinanceError::Lengths { expected: 2, found: 1 }));
    assert_eq!(levelised_cost(0.1, &[1.0, 1.0], &[0.0]), Err(FinanceError::NothingSaved));
    let swinging: Vec<f64> = (0..400).map(|year| if year % 2 == 0 { -1.0 } else { 1.0 }).collect();
    assert!(matches!(irr(&swinging), Err(FinanceError::TooLong { .. })));
}

proptest! {
    #[test]
    fn rates_that_flows_were_made_of_are_all_found(mut growths in prop::collection::vec(0.3..3.0_f64, 1..6), scale in 1.0..1e7_f64) {
        growths.sort_by(f64::total_cmp);
        prop_assume!(growths.windows(2).all(|pair| pair[1] - pair[0] > 0.05));
        // Π(1 − gᵢ x) in the discount factor x.
        let mut flows = vec![-scale];
        for growth in &growths {
            let mut next = vec![0.0; flows.len() + 1];
            flows.iter().enumerate().for_each(|(year, flow)| {
                next[year] += flow;
                next[year + 1] -= flow * growth;
            });
            flows = next;
        }
        let found = match irr(&flows).unwrap() {
            Irr::None => Vec::new(),
            Irr::One(rate) => vec![rate],
            Irr::Several(rates) => rates,
        };
        prop_assert_eq!(found.len(), growths.len());
        for (rate, growth) in found.iter().zip(&growths) {
            prop_assert!((1.0 + rate - growth).abs() < 1e-6 * growth, "{} where {}", rate, growth - 1.0);
        }
    }

    #[test]
    fn the_unit_of_money_changes_no_rate_and_values_add(flows in prop::collection::vec(-1e6..1e6_f64, 2..12), unit in 1e-4..1e4_f64) {
        let scaled: Vec<f64> = flows.iter().map(|flow| flow * unit).collect();
        let rates = |flows: &[f64]| match irr(flows).unwrap() {
            Irr::None => Vec::new(),
            Irr::One(rate) => vec![rate],
            Irr::Several(rates) => rates,
        };
        let (one, other) = (rates(&flows), rates(&scaled));
        prop_assert_eq!(one.len(), other.len());
        for (a, b) in one.iter().zip(&other) {
            prop_assert!((a - b).abs() <= 1e-7 * (1.0 + a.abs()));
        }
        let both: Vec<f64> = flows.iter().zip(&scaled).map(|(a, b)| a + b).collect();
        let sum = npv(0.07, &flows).unwrap() + npv(0.07, &scaled).unwrap();
        prop_assert!((npv(0.07, &both).unwrap() - sum).abs() <= 1e-9 * both.iter().map(|flow| flow.abs()).sum::<f64>());
    }

    #[test]
    fn no_flows_panic(flows in prop::collection::vec(prop::num::f64::ANY, 0..9), rate in prop::num::f64::ANY) {
        let told = [npv(rate, &flows).ok(), mirr(&flows, rate, rate).ok()];
        prop_assert!(told.iter().flatten().all(|value| value.is_finite()));
        let _ = (irr(&flows), simple_payback(&flows), discounted_payback(rate, &flows));
    }
}
