//! Laws of metered savings, resampling and coverage, and input that proves nothing.

use crossfoot::saving::metered::adjustment::{Adjustment, AdjustmentError, Side, Spread, adjust};
use crossfoot::saving::metered::cusum::Cusum;
use crossfoot::saving::metered::drivers::{
    Baseline, BaselineError, Criterion, Driver, MOST_DRIVERS, Periods, avoided_energy, best, every_subset, forecast,
    normalised_savings,
};
use crossfoot::saving::metered::reconciliation::{Reconciliation, Stated};
use crossfoot::saving::metered::uncertainty::{
    Coverage, Divisor, Experiment, Factor, Form, Meter, SumOfPredictions, UncertaintyError, coverage, effective_points,
    least_provable_fraction, periods_needed, resampled_savings,
};
use crossfoot::saving::metered::verdict::{
    Evidence, Framework, Frequency, LimitStanding, Outcome, VerdictPack, verdicts,
};
use crossfoot::statistics::bootstrap::CircularBlocks;
use crossfoot::statistics::{Design, StatisticsError, least_squares, weighted_least_squares};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Twelve months of a plant: tonnes, degree days, and an energy that follows them with some scatter.
const TONNES: [f64; 12] = [95.0, 120.0, 101.0, 133.0, 88.0, 112.0, 140.0, 99.0, 125.0, 107.0, 131.0, 90.0];
const DEGREES: [f64; 12] = [410.0, 380.0, 250.0, 120.0, 30.0, 0.0, 0.0, 0.0, 60.0, 170.0, 300.0, 390.0];
const SCATTER: [f64; 12] = [12.0, -20.0, 5.0, 9.0, -14.0, 22.0, -7.0, 3.0, -18.0, 15.0, 1.0, -8.0];

fn energy(saved: f64) -> Vec<f64> {
    (0..12).map(|at| (1.0 - saved) * (500.0 + 6.0 * TONNES[at] + 0.8 * DEGREES[at]) + SCATTER[at]).collect()
}

const DRIVERS: [Driver<'static>; 2] =
    [Driver { name: "tonnes", values: &TONNES }, Driver { name: "degrees", values: &DEGREES }];

fn plant() -> Baseline {
    Baseline::fit(Periods { energy: &energy(0.0), drivers: &DRIVERS }).unwrap()
}

fn near(found: f64, wanted: f64, relative: f64) -> bool {
    (found - wanted).abs() <= relative * wanted.abs()
}

#[test]
fn a_baseline_saves_nothing_against_itself_and_the_same_model_nothing_at_normal_conditions() {
    let baseline = plant();
    let same = avoided_energy(&baseline, Periods { energy: &energy(0.0), drivers: &DRIVERS }).unwrap();
    assert!(same.saving.abs() < 1e-8);
    let normal = normalised_savings(&baseline, &baseline, 12, &DRIVERS).unwrap();
    assert_eq!(normal.saving, 0.0);
    assert!(near(normal.freedom, 18.0, 1e-12), "two equal variances of 9 degrees of freedom: {}", normal.freedom);
    let after = Baseline::fit(Periods { energy: &energy(0.1), drivers: &DRIVERS }).unwrap();
    let saved = normalised_savings(&baseline, &after, 12, &DRIVERS).unwrap();
    assert!(near(saved.saving, saved.before - saved.after, 1e-12) && (saved.fraction.unwrap() - 0.1).abs() < 0.01);
    assert!(saved.se > saved.se_model);
}

#[test]
fn savings_of_parts_of_a_period_add_up_to_those_of_the_whole_and_the_cusum_ends_there() {
    let (baseline, used) = (plant(), energy(0.08));
    let whole = avoided_energy(&baseline, Periods { energy: &used, drivers: &DRIVERS }).unwrap();
    let part = |rows: std::ops::Range<usize>| {
        let drivers = DRIVERS.map(|driver| Driver { name: driver.name, values: &driver.values[rows.clone()] });
        avoided_energy(&baseline, Periods { energy: &used[rows], drivers: &drivers }).unwrap()
    };
    let (first, last) = (part(0..5), part(5..12));
    assert!(near(first.saving + last.saving, whole.saving, 1e-12));
    // The coefficients are shared, so that the errors of the parts hang together.
    assert!(whole.se > libm::hypot(first.se, last.se));
    let cusum = Cusum::of(&baseline, Periods { energy: &used, drivers: &DRIVERS }).unwrap();
    let end = cusum.points[11];
    assert!(near(end.cumulative, whole.saving, 1e-11) && near(end.se, whole.se, 1e-12));
    assert!(near(cusum.points[4].cumulative, first.saving, 1e-11) && near(cusum.points[4].se, first.se, 1e-12));
    let proved = cusum.proved_from(0.9).unwrap().unwrap();
    assert!(proved < 4, "{proved}");
    let nothing = Cusum::of(&baseline, Periods { energy: &energy(0.0), drivers: &DRIVERS }).unwrap();
    assert_eq!(nothing.proved_from(0.9).unwrap(), None);
}

#[test]
fn what_has_no_baseline_says_why() {
    let used = energy(0.0);
    let fit = |drivers: &[Driver<'_>], energy: &[f64]| Baseline::fit(Periods { energy, drivers }).unwrap_err();
    let shut = [0.0; 12];
    let constant = [DRIVERS[0], Driver { name: "lines", values: &shut }];
    assert_eq!(fit(&constant, &used), BaselineError::Collinear { driver: "lines".to_owned() });
    assert_eq!(fit(&[DRIVERS[0], DRIVERS[0]], &used), BaselineError::RepeatedDriver("tonnes".to_owned()));
    let mut holed = TONNES;
    holed[3] = f64::NAN;
    let broken = [DRIVERS[1], Driver { name: "tonnes", values: &holed }];
    assert_eq!(fit(&broken, &used), BaselineError::NotFinite { driver: "tonnes".to_owned(), period: 3 });
    let short = BaselineError::Statistics(StatisticsError::Lengths { expected: 11, found: 12 });
    assert_eq!(fit(&DRIVERS, &used[..11]), short);
    let flat = BaselineError::Statistics(StatisticsError::ConstantResponse);
    assert_eq!(fit(&DRIVERS, &[5.0; 12]), flat);
    assert_eq!(fit(&[], &[]), BaselineError::Statistics(StatisticsError::Empty));
    let missing = avoided_energy(&plant(), Periods { energy: &used, drivers: &DRIVERS[..1] }).unwrap_err();
    assert_eq!(missing, BaselineError::MissingDriver("degrees".to_owned()));
    let shut_down = Periods { energy: &[-1.0; 12], drivers: &DRIVERS };
    assert_eq!(forecast(&plant(), shut_down).unwrap_err(), BaselineError::NothingExpected);
    let names: Vec<String> = (0..=MOST_DRIVERS).map(|at| at.to_string()).collect();
    let many: Vec<Driver<'_>> = names.iter().map(|name| Driver { name, values: &TONNES }).collect();
    let limits = VerdictPack::bundled().sep_limits().unwrap();
    let refused = every_subset(Periods { energy: &used, drivers: &many }, &[], &limits).unwrap_err();
    assert_eq!(refused, BaselineError::TooManyDrivers { given: MOST_DRIVERS + 1, most: MOST_DRIVERS });
}

#[test]
fn the_search_takes_the_drivers_that_the_energy_follows_and_keeps_what_cannot_be_fitted() {
    let noise = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0, 8.0];
    let shut = [0.0; 12];
    let given =
        [DRIVERS[0], DRIVERS[1], Driver { name: "noise", values: &noise }, Driver { name: "lines", values: &shut }];
    let limits = VerdictPack::bundled().sep_limits().unwrap();
    let found = every_subset(Periods { energy: &energy(0.0), drivers: &given }, &given, &limits).unwrap();
    assert_eq!(found.len(), 15);
    for criterion in [Criterion::AdjustedR2, Criterion::Bic, Criterion::LeaveOneOut] {
        assert_eq!(found[best(&found, criterion).unwrap()].drivers, ["tonnes", "degrees"]);
    }
    assert!(found.iter().filter(|set| set.baseline.is_err()).all(|set| set.drivers.contains(&"lines".to_owned())));
    assert_eq!(found.iter().filter(|set| set.baseline.is_err()).count(), 8);
}

fn meter() -> Meter {
    Meter { points: 12.0, parameters: 3.0, cvrmse: 0.05, rho: 0.0, reporting: 12.0 }
}

#[test]
fn what_a_meter_can_prove_turns_the_uncertainty_round() {
    let least = least_provable_fraction(&meter(), Factor::Fixed, Divisor::NMinusP, 0.68, 0.5).unwrap();
    let band = meter().relative_band(Factor::Fixed, Divisor::NMinusP, 0.68).unwrap();
    assert!(near(band.fsu(least).unwrap(), 0.5, 1e-14));
    let needed =
        |fraction| periods_needed(&meter(), Factor::Fixed, Divisor::NMinusP, (0.68, 0.5), fraction, 60).unwrap();
    assert_eq!(needed(least * 1.000_001), Some(12));
    assert_eq!(needed(least * 0.999_999), Some(13));
    assert_eq!(needed(1e-4), None);
    // Beyond the end of the polynomial nothing is known.
    let poly = periods_needed(&meter(), Factor::BillingPolynomial, Divisor::NMinusP, (0.68, 0.5), 1e-4, 500).unwrap();
    assert_eq!(poly, None);
}

#[test]
fn an_uncertainty_without_ground_is_refused() {
    let band = |meter: Meter| meter.relative_band(Factor::Fixed, Divisor::NMinusP, 0.68).unwrap_err();
    assert!(matches!(band(Meter { rho: 0.7, ..meter() }), UncertaintyError::EffectivePoints { .. }));
    assert_eq!(band(Meter { rho: 1.0, ..meter() }), UncertaintyError::Correlation(1.0));
    assert!(matches!(band(Meter { rho: f64::NAN, ..meter() }), UncertaintyError::Correlation(_)));
    assert!(matches!(band(Meter { points: 3.0, ..meter() }), UncertaintyError::EffectivePoints { .. }));
    assert_eq!(band(Meter { cvrmse: 0.0, ..meter() }), UncertaintyError::NotPositive("CV(RMSE)"));
    assert!(matches!(band(Meter { reporting: f64::INFINITY, ..meter() }), UncertaintyError::NotPositive(_)));
    assert_eq!(meter().relative_band(Factor::Fixed, Divisor::NMinusP, 0.9).unwrap().fsu(0.0), None);
    assert!(matches!(
        Meter { reporting: 200.0, ..meter() }.relative_band(Factor::BillingPolynomial, Divisor::NMinusP, 0.9),
        Err(UncertaintyError::BeyondPolynomial { .. })
    ));
    // The divisor is counted without the intercept where it says so.
    let k = meter().relative_band(Factor::Fixed, Divisor::NMinusK, 0.9).unwrap();
    assert_eq!((k.freedom, k.divisor), (10.0, Divisor::NMinusK));
    // eemeter has a band however few independent points are left; Guideline 14 has none.
    let few = Meter { rho: 0.8, ..meter() };
    assert!(few.relative_band(Factor::Fixed, Divisor::NMinusK, 0.9).unwrap().effective < 2.0);
    let refused = few.relative_band(Factor::Fixed, Divisor::EffectiveMinusP, 0.9);
    assert!(matches!(refused, Err(UncertaintyError::EffectivePoints { .. })));
    // With independent residuals the divisor of effective points is n - p.
    let plain = meter().relative_band(Factor::Fixed, Divisor::NMinusP, 0.9).unwrap();
    assert_eq!(meter().relative_band(Factor::Fixed, Divisor::EffectiveMinusP, 0.9).unwrap().value, plain.value);
}

proptest! {
    #[test]
    fn more_correlation_is_less_sure_and_more_periods_are_surer(rho in 0.0..0.3_f64, m in 1.0..60.0_f64, confidence in 0.5..0.99_f64) {
        let band = |rho, reporting| {
            let meter = Meter { rho, reporting, ..meter() };
            meter.relative_band(Factor::Fixed, Divisor::NMinusP, confidence).unwrap().value
        };
        prop_assert!(band(rho + 0.05, m) > band(rho, m));
        prop_assert!(band(rho, m + 1.0) < band(rho, m));
        prop_assert!(effective_points(12.0, rho).unwrap() <= 12.0);
    }

    #[test]
    fn energy_added_evenly_before_and_after_changes_no_saving(more in -300.0..3000.0_f64, saved in -0.2..0.4_f64) {
        let raised = |saved| energy(saved).iter().map(|energy| energy + more).collect::<Vec<f64>>();
        let other = Baseline::fit(Periods { energy: &raised(0.0), drivers: &DRIVERS }).unwrap();
        let found = avoided_energy(&other, Periods { energy: &raised(saved), drivers: &DRIVERS }).unwrap();
        let plain = avoided_energy(&plant(), Periods { energy: &energy(saved), drivers: &DRIVERS }).unwrap();
        prop_assert!((found.saving - plain.saving).abs() < 1e-7 && near(found.se, plain.se, 1e-9));
    }

    #[test]
    fn the_order_of_months_and_of_drivers_changes_no_saving(turn in 0..12_usize, saved in -0.2..0.4_f64) {
        let turned = |values: &[f64]| {
            let mut turned = values.to_vec();
            turned.rotate_left(turn);
            turned
        };
        let (tonnes, degrees, before) = (turned(&TONNES), turned(&DEGREES), turned(&energy(0.0)));
        let drivers = [Driver { name: "degrees", values: &degrees }, Driver { name: "tonnes", values: &tonnes }];
        let other = Baseline::fit(Periods { energy: &before, drivers: &drivers }).unwrap();
        let found = avoided_energy(&other, Periods { energy: &energy(saved), drivers: &DRIVERS }).unwrap();
        let plain = avoided_energy(&plant(), Periods { energy: &energy(saved), drivers: &DRIVERS }).unwrap();
        prop_assert!((found.saving - plain.saving).abs() < 1e-8 && near(found.se, plain.se, 1e-10));
    }

    #[test]
    fn no_periods_panic_and_what_is_told_is_finite(
        energy in prop::collection::vec(prop::num::f64::ANY, 0..9),
        driver in prop::collection::vec(prop::num::f64::ANY, 0..9),
    ) {
        let drivers = [Driver { name: "any", values: &driver }];
        let periods = Periods { energy: &energy, drivers: &drivers };
        if let Ok(baseline) = Baseline::fit(periods)
            && let Ok(savings) = avoided_energy(&baseline, periods)
        {
            prop_assert!([savings.actual, savings.expected, savings.se, savings.se_model].iter().all(|v| v.is_finite()));
            let _ = Cusum::of(&baseline, periods);
        }
    }

    #[test]
    fn units_of_energy_and_drivers_change_no_fraction(of_energy in 1e-3..1e3_f64, of_tonnes in 1e-3..1e3_f64, saved in -0.2..0.4_f64) {
        let scaled = |values: &[f64], factor: f64| values.iter().map(|value| value * factor).collect::<Vec<f64>>();
        let tonnes = scaled(&TONNES, of_tonnes);
        let drivers = [Driver { name: "tonnes", values: &tonnes }, DRIVERS[1]];
        let (before, after) = (scaled(&energy(0.0), of_energy), scaled(&energy(saved), of_energy));
        let other = Baseline::fit(Periods { energy: &before, drivers: &drivers }).unwrap();
        let found = avoided_energy(&other, Periods { energy: &after, drivers: &drivers }).unwrap();
        let plain = avoided_energy(&plant(), Periods { energy: &energy(saved), drivers: &DRIVERS }).unwrap();
        prop_assert!((found.fraction.unwrap() - plain.fraction.unwrap()).abs() < 1e-11);
        prop_assert!(near(found.se, plain.se * of_energy, 1e-9));
    }
}

#[test]
fn verdicts_stand_side_by_side_and_a_loss_is_never_proved() {
    let pack = VerdictPack::bundled();
    let told = |saved: f64, frequency| {
        let baseline = plant();
        let savings = avoided_energy(&baseline, Periods { energy: &energy(saved), drivers: &DRIVERS }).unwrap();
        let expected = baseline.expected(12, &DRIVERS).unwrap();
        let evidence = Evidence::of(frequency, &baseline, &expected, &savings, &pack).unwrap();
        verdicts(&pack, &evidence)
    };
    let good = told(0.1, Frequency::Monthly);
    assert_eq!(good.iter().map(|verdict| verdict.framework).collect::<Vec<_>>(), Framework::ALL);
    assert!(good.iter().all(|verdict| verdict.outcome == Outcome::Passes), "{good:?}");
    let standings = [LimitStanding::Published, LimitStanding::Unconfirmed, LimitStanding::Unconfirmed];
    assert_eq!(good.iter().map(|verdict| verdict.standing.unwrap()).collect::<Vec<_>>(), standings);
    let loss = told(-0.1, Frequency::Monthly);
    assert_eq!(
        loss.iter().map(|verdict| verdict.outcome).collect::<Vec<_>>(),
        [Outcome::Passes, Outcome::Fails, Outcome::Fails],
        "the model is as good as before, the saving is none"
    );
    let daily = told(0.1, Frequency::Daily);
    assert!(daily[1].rules.iter().all(|rule| pack.rule[rule.rule].frequency.is_none()));
    let empty = verdicts(
        &VerdictPack::default(),
        &Evidence {
            frequency: Frequency::Monthly,
            f_p: None,
            driver_p: Vec::new(),
            driver_t: Vec::new(),
            r2: None,
            cvrmse: None,
            nmbe: None,
            driver_distance: None,
            fsu: Vec::new(),
            saving_over_error: None,
        },
    );
    assert!(empty.iter().all(|verdict| verdict.outcome == Outcome::CannotTell && verdict.standing.is_none()));
}

#[test]
fn resampling_agrees_with_the_exact_form_where_residuals_are_independent() {
    let n = 200;
    // Independent scatter from a stream of its own.
    let x: Vec<f64> = (0..n).map(|at| f64::from(at % 17)).collect();
    let rows = CircularBlocks::new(1000, 1, 5).unwrap().rows(0, 2 * n as usize);
    let scatter = |at: usize| rows[at] as f64 / 50.0 - 10.0;
    let y: Vec<f64> = x.iter().enumerate().map(|(at, x)| 100.0 + 3.0 * x + scatter(at)).collect();
    let after: Vec<f64> = x.iter().enumerate().map(|(at, x)| 90.0 + 2.7 * x + scatter(at + n as usize)).collect();
    let design = Design::with_intercept(n as usize, &[&x]).unwrap();
    let fit = least_squares(design.clone(), &y).unwrap();
    let exact = SumOfPredictions::of(&fit, &design.column_sums(), n as usize).unwrap();
    let blocks = CircularBlocks::new(n as usize, 1, 11).unwrap();
    let found = resampled_savings(&fit, &design, &after, &blocks, 1500, 0.9).unwrap();
    assert!(near(found.se, exact.se, 0.06), "{} where {}", found.se, exact.se);
    assert!(found.interval.contains(found.saving) && found.block == 1);
    let again = resampled_savings(&fit, &design, &after, &blocks, 1500, 0.9).unwrap();
    assert_eq!(found, again);
    // A reporting point has weight 1 in both forms, whatever the weights of the baseline.
    let weights: Vec<f64> = (0..n).map(|at| if at % 2 == 0 { 3.0 } else { 0.5 }).collect();
    let weighted = weighted_least_squares(design.clone(), &y, &weights).unwrap();
    let exact = SumOfPredictions::of(&weighted, &design.column_sums(), n as usize).unwrap();
    let found = resampled_savings(&weighted, &design, &after, &blocks, 1500, 0.9).unwrap();
    assert!(near(found.se, exact.se, 0.06), "{} where {}", found.se, exact.se);
    assert!(resampled_savings(&fit, &design, &after[1..], &blocks, 10, 0.9).is_err());
    assert!(resampled_savings(&fit, &design, &after, &blocks, 1, 0.9).is_err());
    assert!(resampled_savings(&fit, &design, &after, &blocks, 10, 1.0).is_err());
}

#[test]
fn blocks_see_the_correlation_that_single_points_do_not() {
    // Each independent value eight times over: neighbours hang together.
    let draws = CircularBlocks::new(1000, 1, 5).unwrap().rows(0, 500);
    let y: Vec<f64> = (0..4000).map(|at| 500.0 + draws[at / 8] as f64 / 50.0).collect();
    let design = Design::with_intercept(4000, &[]).unwrap();
    let fit = least_squares(design.clone(), &y).unwrap();
    let se = |block| {
        let blocks = CircularBlocks::new(4000, block, 1).unwrap();
        resampled_savings(&fit, &design, &y, &blocks, 800, 0.9).unwrap().se
    };
    // A sum of groups of eight equal errors has √8 times the deviation of as many independent ones.
    let ratio = se(80) / se(1);
    assert!((2.4..3.2).contains(&ratio), "{ratio}");
}

#[test]
fn the_exact_form_covers_as_it_says_and_correlation_breaks_it() {
    let design = Design::with_intercept(12, &[&DEGREES]).unwrap();
    let experiment = |rho| Experiment {
        baseline: design.clone(),
        reporting: design.clone(),
        coefficients: vec![1000.0, 1.5],
        deviation: 60.0,
        rho,
        fraction: 0.1,
        replicates: 2000,
        seed: 3,
    };
    let forms = [Form::Exact, Form::Guideline14(Factor::Fixed)];
    let independent = coverage(&experiment(0.0), &forms, &[0.9]).unwrap();
    assert!((independent[0].share - 0.9).abs() < 3.5 * independent[0].se, "{independent:?}");
    assert_eq!((independent[0].replicates, independent[0].without), (2000, 0));
    let correlated = coverage(&experiment(0.6), &forms, &[0.9]).unwrap();
    assert!(correlated[0].share < 0.8, "{correlated:?}");
    assert_eq!(coverage(&experiment(0.6), &forms, &[0.9]).unwrap(), correlated);
    assert!(coverage(&experiment(1.0), &forms, &[0.9]).is_err());
    assert!(coverage(&Experiment { coefficients: vec![1.0], ..experiment(0.0) }, &forms, &[0.9]).is_err());
    assert!(coverage(&Experiment { replicates: 0, ..experiment(0.0) }, &forms, &[0.9]).is_err());
}

/// An unchanged meter of n points on a season and a driver, read for as long again.
fn unchanged(n: u32, rho: f64, replicates: usize) -> Experiment {
    let season: Vec<f64> = (0..n)
        .map(|at| 200.0 - 200.0 * libm::cos(std::f64::consts::TAU * f64::from(at) / f64::from(n.min(365)).max(12.0)))
        .collect();
    let tonnes: Vec<f64> = (0..n).map(|at| TONNES[(at * 7 % 12) as usize] + f64::from(at % 5)).collect();
    let design = Design::with_intercept(n as usize, &[&season, &tonnes]).unwrap();
    let coefficients = vec![500.0, 0.8, 6.0];
    Experiment {
        baseline: design.clone(),
        reporting: design,
        coefficients,
        deviation: 60.0,
        rho,
        fraction: 0.0,
        replicates,
        seed: 8,
    }
}

/// The table of docs/metered-savings.md.
#[test]
fn how_often_each_interval_holds_an_unchanged_meter() {
    let forms = [
        Form::Exact,
        Form::Guideline14(Factor::Fixed),
        Form::Guideline14Autocorrelated(Factor::Fixed, Divisor::NMinusP),
        Form::Resampled(199),
    ];
    println!("| n | rho | exact | Guideline 14 | Guideline 14, n' | resampled |\n|---|---|---|---|---|---|");
    for (n, replicates) in [(12, 1000), (36, 1000), (365, 400)] {
        for rho in [0.0, 0.3, 0.6] {
            let found = coverage(&unchanged(n, rho, replicates), &forms, &[0.68, 0.90, 0.95]).unwrap();
            let cell = |form: &[Coverage]| {
                let shares: Vec<String> = form.iter().map(|level| format!("{:.1}", 100.0 * level.share)).collect();
                let without = 100.0 * form[0].without as f64 / replicates as f64;
                let none = if without > 0.0 { format!(" (none in {without:.1} %)") } else { String::new() };
                shares.join(" / ") + &none
            };
            let cells: Vec<String> = found.chunks(3).map(cell).collect();
            println!("| {n} | {rho} | {} |", cells.join(" | "));
            if rho == 0.0 {
                for exact in &found[..3] {
                    assert!((exact.share - exact.confidence).abs() < 4.0 * exact.se, "{n}: {exact:?}");
                }
            }
        }
    }
}

fn adjustment(from: Date, to: Option<Date>, amount: f64, spread: Spread, side: Side) -> Adjustment {
    let (reason, evidence) = ("a new line".to_owned(), "submeter 4".to_owned());
    Adjustment { from, to, amount, spread, standard_error: None, side, reason, evidence }
}

#[test]
fn adjustments_count_the_days_inside_the_period_on_their_side() {
    let (from, to) = (date(2025, 1, 1), date(2025, 12, 31));
    let new_line = adjustment(date(2025, 12, 1), None, 10.0, Spread::EachDay, Side::Baseline);
    let shutdown = adjustment(date(2024, 12, 22), Some(date(2025, 1, 10)), -200.0, Spread::Whole, Side::Reporting);
    let mut test_run = adjustment(date(2025, 3, 3), Some(date(2025, 3, 3)), 7.0, Spread::Whole, Side::Reporting);
    test_run.standard_error = Some(2.0);
    let found = adjust(&[new_line.clone(), shutdown, test_run], from, to).unwrap();
    assert_eq!(found.each, [310.0, -100.0, 7.0]);
    assert_eq!((found.baseline, found.reporting, found.saving()), (310.0, -93.0, 403.0));
    assert_eq!((found.se, found.without_error.as_slice()), (2.0, [0, 1].as_slice()));
    let savings = avoided_energy(&plant(), Periods { energy: &energy(0.1), drivers: &DRIVERS }).unwrap();
    let with = found.apply(&savings);
    assert!(near(with.saving, savings.saving + 403.0, 1e-12) && near(with.se, libm::hypot(savings.se, 2.0), 1e-14));
    assert_eq!((with.expected, with.actual), (savings.expected + 310.0, savings.actual - 93.0));
    let past = adjust(std::slice::from_ref(&new_line), date(2024, 1, 1), date(2024, 12, 31)).unwrap();
    assert_eq!((past.saving(), past.without_error.len()), (0.0, 0));
    // A period in parts gives the whole.
    let half = |from, to| adjust(std::slice::from_ref(&new_line), from, to).unwrap().baseline;
    assert_eq!(half(from, date(2025, 12, 7)) + half(date(2025, 12, 8), to), 310.0);
    let refused = |adjustment: Adjustment| adjust(&[adjustment], from, to).unwrap_err();
    let amount = AdjustmentError::Amount { adjustment: 0 };
    assert_eq!(refused(Adjustment { amount: f64::NAN, ..new_line.clone() }), amount);
    assert_eq!(refused(Adjustment { standard_error: Some(-1.0), ..new_line.clone() }), amount);
    let dates = AdjustmentError::Dates { adjustment: 0 };
    assert_eq!(refused(Adjustment { spread: Spread::Whole, ..new_line.clone() }), dates);
    assert_eq!(refused(Adjustment { to: Some(date(2025, 11, 30)), ..new_line.clone() }), dates);
    let unfounded = AdjustmentError::Unfounded { adjustment: 0 };
    assert_eq!(refused(Adjustment { evidence: " ".to_owned(), ..new_line.clone() }), unfounded);
    assert_eq!(adjust(&[], to, from), Err(AdjustmentError::Period));
}

#[test]
fn the_sum_of_measures_is_held_against_the_meter() {
    let stated = |name: &str, saving, standard_error| Stated { name: name.to_owned(), saving, standard_error };
    let meter = stated("meter", 900.0, Some(40.0));
    let measures = [stated("lamps", 500.0, Some(30.0)), stated("drives", 480.0, None)];
    let found = Reconciliation::of(&meter, &measures).unwrap();
    assert_eq!((found.measures, found.difference, found.se), (980.0, -80.0, 50.0));
    assert!(near(found.realisation.unwrap(), 900.0 / 980.0, 1e-15));
    assert_eq!((found.without_error.as_slice(), found.meter_has_error), ([1].as_slice(), true));
    assert_eq!((found.agrees(0.95), found.agrees(0.68)), (Ok(Some(true)), Ok(Some(false))));
    let unknown = Reconciliation::of(&stated("meter", 1.0, None), &measures[1..]).unwrap();
    assert_eq!(unknown.agrees(0.95), Ok(None));
    assert_eq!(Reconciliation::of(&meter, &[]), Err(StatisticsError::Empty));
    let broken = [stated("lamps", f64::NAN, None)];
    assert_eq!(Reconciliation::of(&meter, &broken), Err(StatisticsError::NotFinite { row: 1, column: None }));
}
