//! Least squares against certified values, laws of regression, and input that determines nothing.

use crossfoot::statistics::bootstrap::CircularBlocks;
use crossfoot::statistics::moments::{mean, standard_deviation, sum};
use crossfoot::statistics::quantile::{quantile, quantiles};
use crossfoot::statistics::serial::{durbin_watson, lag_one_acf, lag_one_pearson};
use crossfoot::statistics::{Design, Diagnostics, Fit, StatisticsError, least_squares, weighted_least_squares};
use proptest::prelude::*;

/// NIST Statistical Reference Datasets, Longley: 16 years, six nearly collinear predictors, response first.
const LONGLEY: [[f64; 7]; 16] = [
    [60323.0, 83.0, 234289.0, 2356.0, 1590.0, 107608.0, 1947.0],
    [61122.0, 88.5, 259426.0, 2325.0, 1456.0, 108632.0, 1948.0],
    [60171.0, 88.2, 258054.0, 3682.0, 1616.0, 109773.0, 1949.0],
    [61187.0, 89.5, 284599.0, 3351.0, 1650.0, 110929.0, 1950.0],
    [63221.0, 96.2, 328975.0, 2099.0, 3099.0, 112075.0, 1951.0],
    [63639.0, 98.1, 346999.0, 1932.0, 3594.0, 113270.0, 1952.0],
    [64989.0, 99.0, 365385.0, 1870.0, 3547.0, 115094.0, 1953.0],
    [63761.0, 100.0, 363112.0, 3578.0, 3350.0, 116219.0, 1954.0],
    [66019.0, 101.2, 397469.0, 2904.0, 3048.0, 117388.0, 1955.0],
    [67857.0, 104.6, 419180.0, 2822.0, 2857.0, 118734.0, 1956.0],
    [68169.0, 108.4, 442769.0, 2936.0, 2798.0, 120445.0, 1957.0],
    [66513.0, 110.8, 444546.0, 4681.0, 2637.0, 121950.0, 1958.0],
    [68655.0, 112.6, 482704.0, 3813.0, 2552.0, 123366.0, 1959.0],
    [69564.0, 114.2, 502601.0, 3931.0, 2514.0, 125368.0, 1960.0],
    [69331.0, 115.7, 518173.0, 4806.0, 2572.0, 127852.0, 1961.0],
    [70551.0, 116.9, 554894.0, 4007.0, 2827.0, 130081.0, 1962.0],
];

fn near(found: f64, wanted: f64, relative: f64) -> bool {
    (found - wanted).abs() <= relative * wanted.abs()
}

#[test]
fn certified_values_of_a_nearly_collinear_design_are_met() {
    let columns: Vec<Vec<f64>> = (1..7).map(|at| LONGLEY.iter().map(|row| row[at]).collect()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let y: Vec<f64> = LONGLEY.iter().map(|row| row[0]).collect();
    let fit = least_squares(Design::with_intercept(16, &columns).unwrap(), &y).unwrap();
    let certified = [
        (-3_482_258.634_595_82, 890_420.383_607_373),
        (15.061_872_271_373_3, 84.914_925_774_766_9),
        (-0.035_819_179_292_591_0, 0.033_491_007_772_243_2),
        (-2.020_229_803_816_83, 0.488_399_681_651_699),
        (-1.033_226_867_173_59, 0.214_274_163_161_675),
        (-0.051_104_105_653_580_7, 0.226_073_200_069_370),
        (1_829.151_464_613_55, 455.478_499_142_212),
    ];
    let errors = fit.standard_errors();
    for (at, (b, error)) in certified.iter().enumerate() {
        assert!(near(fit.coefficients()[at], *b, 1e-9), "{at}: {}", fit.coefficients()[at]);
        assert!(near(errors[at], *error, 1e-9), "{at}: {}", errors[at]);
    }
    let d = Diagnostics::of(&fit).unwrap();
    assert!(near(d.rmse, 304.854_073_561_965, 1e-10));
    assert!(near(d.r2, 0.995_479_004_577_296, 1e-12));
    assert!(near(d.f.unwrap(), 330.285_339_234_588, 1e-9));
}

#[test]
fn small_statistics_are_what_they_are_by_hand() {
    assert_eq!(sum(&[1e16, 1.0, -1e16]), 1.0);
    assert_eq!((mean(&[1.0, 2.0, 6.0]).unwrap(), standard_deviation(&[1.0, 3.0]).unwrap()), (3.0, 2f64.sqrt()));
    assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5).unwrap(), 2.5);
    assert_eq!(quantiles(&[10.0, 0.0], &[0.0, 0.25, 1.0]).unwrap(), [0.0, 2.5, 10.0]);
    // e = 1, −1, 1, −1: differences ±2, three of them, over four squares.
    let swing = [1.0, -1.0, 1.0, -1.0];
    assert_eq!(durbin_watson(&swing).unwrap(), 3.0);
    assert_eq!(lag_one_acf(&swing).unwrap(), -0.75);
    assert!(near(lag_one_pearson(&swing).unwrap(), -1.0, 1e-15));
}

#[test]
fn input_that_determines_nothing_is_refused_and_says_which() {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0];
    let y = [1.0, 3.0, 2.0, 5.0, 4.0];
    let design = |columns: &[&[f64]]| Design::with_intercept(columns[0].len(), columns);
    let fit = |columns: &[&[f64]], y: &[f64]| design(columns).and_then(|design| least_squares(design, y));
    let refused = |result: Result<Fit, StatisticsError>| result.unwrap_err();
    assert_eq!(refused(fit(&[&[7.0; 5]], &y)), StatisticsError::Collinear { column: 1 });
    assert_eq!(refused(fit(&[&[0.0; 5]], &y)), StatisticsError::Collinear { column: 1 });
    let twice: Vec<f64> = x.iter().map(|x| 3.0 - 0.1 * x).collect();
    assert_eq!(refused(fit(&[&x, &twice], &y)), StatisticsError::Collinear { column: 2 });
    assert_eq!(refused(fit(&[&x[..2]], &y[..2])), StatisticsError::TooFewPoints { points: 2, needed: 3 });
    assert_eq!(refused(fit(&[&x], &y[..4])), StatisticsError::Lengths { expected: 5, found: 4 });
    let holed = [1.0, 2.0, f64::NAN, 4.0, 5.0];
    assert_eq!(refused(fit(&[&holed], &y)), StatisticsError::NotFinite { row: 2, column: Some(1) });
    assert_eq!(refused(fit(&[&x], &holed)), StatisticsError::NotFinite { row: 2, column: None });
    assert_eq!(refused(fit(&[&x], &[1e200, 0.0, -1e200, 0.0, 1e200])), StatisticsError::Overflow);
    assert_eq!(Design::with_intercept(0, &[]).unwrap_err(), StatisticsError::Empty);
    assert_eq!(Design::without_intercept(3, &[]).unwrap_err(), StatisticsError::Empty);
    let weighted = |weights: &[f64]| weighted_least_squares(design(&[&x]).unwrap(), &y, weights).unwrap_err();
    assert_eq!(weighted(&[1.0, 0.0, 1.0, 1.0, 1.0]), StatisticsError::Weight { row: 1 });
    assert_eq!(weighted(&[1.0, 1.0, -1.0, 1.0, 1.0]), StatisticsError::Weight { row: 2 });
    assert_eq!(weighted(&[1.0; 4]), StatisticsError::Lengths { expected: 5, found: 4 });
    let diagnosed = |y: &[f64]| Diagnostics::of(&fit(&[&x], y).unwrap()).unwrap_err();
    assert_eq!(diagnosed(&[2.0; 5]), StatisticsError::ConstantResponse);
    assert_eq!(diagnosed(&[2.1, 4.1, 6.1, 8.1, 10.1]), StatisticsError::ExactFit);
    assert_eq!(quantile(&[1.0], 1.1), Err(StatisticsError::Level(1.1)));
    assert_eq!(quantile(&[], 0.5), Err(StatisticsError::Empty));
    assert_eq!(standard_deviation(&[1.0]), Err(StatisticsError::TooFewPoints { points: 1, needed: 2 }));
    assert_eq!(lag_one_pearson(&[1.0; 9]), Err(StatisticsError::ConstantResponse));
    assert!(matches!(CircularBlocks::new(5, 6, 0), Err(StatisticsError::Block { .. })));
    assert!(matches!(CircularBlocks::new(5, 0, 0), Err(StatisticsError::Block { .. })));
    assert!(matches!(CircularBlocks::by_length(0, 0), Err(StatisticsError::Empty)));
}

#[test]
fn a_dependent_column_is_left_out_where_that_is_asked_for() {
    let (a, b, y) = ([1.0, 2.0, 3.0, 4.0, 5.0, 7.0], [2.0, 1.0, 0.0, 4.0, 3.0, 9.0], [1.0, 3.0, 2.0, 5.0, 4.0, 9.0]);
    let twice = a.map(|a| 3.0 - 2.0 * a);
    let weights = [1.0, 2.0, 1.0, 0.5, 1.0, 1.0];
    let design = |columns: &[&[f64]]| Design::with_intercept(6, columns).unwrap();
    let whole = weighted_least_squares(design(&[&a, &b]), &y, &weights).unwrap();
    let columns: [&[f64]; 5] = [&[0.0; 6], &a, &twice, &b, &[7.0; 6]];
    let (fit, kept) = Fit::of_independent(design(&columns), &y, Some(&weights)).unwrap();
    assert_eq!(kept, [0, 2, 4]);
    assert_eq!((fit.coefficients(), fit.residuals()), (whole.coefficients(), whole.residuals()));
    assert_eq!(fit.estimates().unwrap(), whole.estimates().unwrap());
    let nothing = Design::without_intercept(6, &[&[0.0; 6]]).unwrap();
    assert_eq!(Fit::of_independent(nothing, &y, None).unwrap_err(), StatisticsError::Collinear { column: 0 });
    // Seven columns of six rows: those that come first take them all.
    let many: Vec<Vec<f64>> = (0..7).map(|at| (0..6).map(|row| f64::from(u8::from(row == at))).collect()).collect();
    let many: Vec<&[f64]> = many.iter().map(Vec::as_slice).collect();
    let full = Design::without_intercept(6, &many).unwrap();
    let refused = Fit::of_independent(full, &y, None).unwrap_err();
    assert_eq!(refused, StatisticsError::TooFewPoints { points: 6, needed: 7 });
    // Without residuals an estimate has no p, and what has no error still has a value.
    let line = least_squares(design(&[&a]), &a.map(|a| 2.0 * a)).unwrap();
    assert!((line.estimates().unwrap()[1].value - 2.0).abs() < 1e-15);
}

#[test]
fn a_mean_has_no_variation_figures_where_it_is_not_positive_and_full_leverage_no_leave_one_out() {
    let x = [0.0, 0.0, 0.0, 0.0, 1.0];
    let fit = |y: &[f64]| least_squares(Design::with_intercept(5, &[&x]).unwrap(), y).unwrap();
    let of = |y: &[f64]| Diagnostics::of(&fit(y)).unwrap().variation;
    assert!(of(&[1.0, -1.0, 2.0, -2.0, 0.0]).is_none());
    assert_eq!(of(&[1.0, 2.0, 3.0, 4.0, 9.0]).unwrap().cvrmse_leave_one_out, None);
}

#[test]
fn blocks_take_every_row_equally_often_and_are_the_same_again() {
    let blocks = CircularBlocks::new(10, 4, 7).unwrap();
    let mut counts = [0_usize; 10];
    for replicate in 0..2000 {
        let rows = blocks.rows(replicate, 13);
        assert_eq!(rows.len(), 13);
        assert!(rows.chunks(4).all(|block| block.windows(2).all(|pair| pair[1] == (pair[0] + 1) % 10)));
        rows.iter().for_each(|row| counts[*row] += 1);
    }
    // 2600 each; a standard deviation is about 90.
    assert!(counts.iter().all(|count| (2200..3000).contains(count)), "{counts:?}");
    assert_eq!(blocks.rows(3, 13), CircularBlocks::new(10, 4, 7).unwrap().rows(3, 13));
    assert_ne!(blocks.rows(3, 13), CircularBlocks::new(10, 4, 8).unwrap().rows(3, 13));
    assert_eq!(CircularBlocks::by_length(27, 0).unwrap().block(), 3);
    assert_eq!(CircularBlocks::by_length(365, 0).unwrap().block(), 8);
}

/// Points with two drivers that are no multiples of each other, and weights.
fn data() -> impl Strategy<Value = Vec<(f64, f64, f64, f64)>> {
    prop::collection::vec((50.0..150.0_f64, -10.0..30.0_f64, 100.0..900.0_f64, 0.2..5.0_f64), 8..40)
}

fn fitted(rows: &[(f64, f64, f64, f64)], weighted: bool) -> Option<(Fit, Diagnostics)> {
    let column = |pick: fn(&(f64, f64, f64, f64)) -> f64| rows.iter().map(pick).collect::<Vec<f64>>();
    let (a, b, y, w) = (column(|r| r.0), column(|r| r.1), column(|r| r.2), column(|r| r.3));
    let design = Design::with_intercept(rows.len(), &[&a, &b]).ok()?;
    let fit = if weighted { weighted_least_squares(design, &y, &w) } else { least_squares(design, &y) }.ok()?;
    let diagnostics = Diagnostics::of(&fit).ok()?;
    Some((fit, diagnostics))
}

/// Coefficients agree to their standard errors.
fn same(a: &Fit, b: &Fit, factors: [f64; 3]) -> bool {
    let errors = b.standard_errors();
    (0..3).all(|at| (a.coefficients()[at] * factors[at] - b.coefficients()[at]).abs() <= 1e-8 * errors[at])
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing_that_has_no_order(rows in data(), turn in 0..8_usize, weighted: bool) {
        let (one, d) = fitted(&rows, weighted).unwrap();
        let mut turned = rows;
        turned.reverse();
        turned.rotate_left(turn);
        let (other, e) = fitted(&turned, weighted).unwrap();
        prop_assert!(same(&one, &other, [1.0; 3]));
        prop_assert!(near(d.rmse, e.rmse, 1e-10) && near(d.aic, e.aic, 1e-8) && (d.r2 - e.r2).abs() < 1e-10);
        let (left, right) = (d.variation.unwrap(), e.variation.unwrap());
        let (left, right) = (left.cvrmse_leave_one_out.unwrap(), right.cvrmse_leave_one_out.unwrap());
        prop_assert!(near(left, right, 1e-9));
    }

    #[test]
    fn units_change_nothing_but_the_units(rows in data(), of_y in 1e-3..1e3_f64, of_x in 1e-3..1e3_f64, weighted: bool) {
        let (one, d) = fitted(&rows, weighted).unwrap();
        let scaled: Vec<_> = rows.iter().map(|r| (r.0 * of_x, r.1, r.2 * of_y, r.3)).collect();
        let (other, e) = fitted(&scaled, weighted).unwrap();
        prop_assert!(same(&one, &other, [of_y, of_y / of_x, of_y]));
        prop_assert!((d.r2 - e.r2).abs() < 1e-9 && (d.t[1] - e.t[1]).abs() < 1e-7 && near(e.rmse, d.rmse * of_y, 1e-9));
        prop_assert!((d.durbin_watson - e.durbin_watson).abs() < 1e-8);
        prop_assert!(near(d.max_vif.unwrap(), e.max_vif.unwrap(), 1e-8));
    }

    #[test]
    fn a_constant_added_moves_the_intercept_alone(rows in data(), more in -400.0..400.0_f64, shift in -30.0..30.0_f64) {
        let (one, d) = fitted(&rows, false).unwrap();
        let raised: Vec<_> = rows.iter().map(|r| (r.0 + shift, r.1, r.2 + more, r.3)).collect();
        let (other, e) = fitted(&raised, false).unwrap();
        let errors = other.standard_errors();
        for (at, error) in errors.iter().enumerate().skip(1) {
            prop_assert!((one.coefficients()[at] - other.coefficients()[at]).abs() <= 1e-8 * error);
        }
        let intercept = one.coefficients()[0] + more - shift * one.coefficients()[1];
        prop_assert!((intercept - other.coefficients()[0]).abs() <= 1e-8 * errors[0]);
        prop_assert!(near(d.rmse, e.rmse, 1e-9) && (d.r2 - e.r2).abs() < 1e-9);
    }

    #[test]
    fn residuals_and_leverages_sum_as_they_must(rows in data(), weighted: bool) {
        let (fit, _) = fitted(&rows, weighted).unwrap();
        let weighted_sum: f64 = fit.residuals().iter().enumerate().map(|(row, e)| fit.weight(row) * e).sum();
        prop_assert!(weighted_sum.abs() < 1e-7);
        let leverages = fit.leverages();
        prop_assert!(leverages.iter().all(|h| (0.0..=1.0 + 1e-12).contains(h)));
        prop_assert!((leverages.iter().sum::<f64>() - 3.0).abs() < 1e-9);
        let at = [1.0, 99.0, 3.0];
        let influence = fit.influence(&at).unwrap();
        let total: f64 = influence.iter().zip(fit.response()).map(|(h, y)| h * y).sum();
        prop_assert!((total - fit.combination(&at).unwrap()).abs() < 1e-7);
    }

    #[test]
    fn a_common_factor_of_weights_changes_nothing_and_a_weight_of_two_is_the_row_twice(rows in data(), factor in 0.01..100.0_f64) {
        let (one, d) = fitted(&rows, true).unwrap();
        let scaled: Vec<_> = rows.iter().map(|r| (r.0, r.1, r.2, r.3 * factor)).collect();
        let (other, e) = fitted(&scaled, true).unwrap();
        prop_assert!(same(&one, &other, [1.0; 3]) && near(d.aic, e.aic, 1e-9) && (d.t[2] - e.t[2]).abs() < 1e-8);
        let double: Vec<_> = rows.iter().enumerate().map(|(at, r)| (r.0, r.1, r.2, if at == 0 { 2.0 } else { 1.0 })).collect();
        let mut twice = rows.clone();
        twice.push(rows[0]);
        prop_assert!(same(&fitted(&double, true).unwrap().0, &fitted(&twice, false).unwrap().0, [1.0; 3]));
    }

    #[test]
    fn no_input_panics(values in prop::collection::vec(prop::num::f64::ANY, 0..12), other in prop::collection::vec(prop::num::f64::ANY, 0..12)) {
        let fit = Design::with_intercept(values.len(), &[&other]).and_then(|design| least_squares(design, &values));
        if let Ok(fit) = fit {
            prop_assert!(fit.coefficients().iter().all(|b| b.is_finite()));
            if let Ok(d) = Diagnostics::of(&fit) {
                prop_assert!([d.r2, d.r2_adjusted, d.rmse, d.aic, d.bic, d.durbin_watson].iter().all(|v| v.is_finite()));
                prop_assert!(d.t.iter().chain(&d.p_values).chain(&d.standard_errors).all(|v| v.is_finite()));
            }
        }
        let _ = (quantile(&values, 0.3), lag_one_pearson(&values), lag_one_acf(&values), standard_deviation(&values));
    }
}
