//! The corrected mode beside OpenDSM, change points beside nmecr, and the laws that hold for both.
mod metered;

use crossfoot::saving::metered::caltrack::corrected::{Driver, Model, fit_daily};
use crossfoot::saving::metered::caltrack::{Kind, Options, daily};
use crossfoot::saving::metered::change_point::{self, Criterion, Shape, select};
use jiff::civil::Date;
use metered::{Check, Row, number, rows};
use proptest::prelude::*;

fn weekend(rows: &[Row]) -> Vec<f64> {
    let day = |r: &Row| r["start"][..10].parse::<Date>().unwrap().weekday().to_monday_zero_offset();
    rows.iter().map(|r| if day(r) >= 5 { 1.0 } else { 0.0 }).collect()
}

#[test]
fn the_corrected_mode_beside_opendsm() {
    let Some(others) = rows("opendsm/daily_results.csv") else { return };
    println!("meter | CV(RMSE) exact, corrected, OpenDSM | saving exact, corrected ± 90 %, OpenDSM | terms");
    for row in &others {
        let meter = row["meter"].as_str();
        let (t, y, base) = metered::daily(meter, "baseline").unwrap();
        let (t_rep, y_rep, rep) = metered::daily(meter, "reporting").unwrap();
        let options = if meter.contains("gas") { Options::gas() } else { Options::electricity() };
        let (week, week_rep) = (weekend(&base), weekend(&rep));
        let drivers = [Driver { name: "weekend", per: "weekend day", values: &week }];
        let model: Model = fit_daily(&t, &y, &drivers, &options).unwrap();
        let expected = model.predict_daily(&t_rep, &[&week_rep]).unwrap();
        let saved = model.saving(&expected, &y_rep, y_rep.len() as f64, &[0.9]).unwrap();
        let exact = daily::fit(&t, &y, &options).unwrap();
        let both = daily::metrics(&exact, &t, &y).unwrap();
        let exact_saved = daily::metered_saving(&exact, &both, &t_rep, &y_rep, &[0.9]).unwrap();
        let names: Vec<&str> = model.summary.coefficients.iter().map(|c| c.name.as_str()).collect();
        println!(
            "{meter} | {:.4} {:.4} {:.4} | {:.0} {:.0} ± {:.0} {:.0} | {} ({:?}, {:?}); {}",
            both.totals.cvrmse_n().unwrap(),
            model.metrics.cvrmse_n().unwrap(),
            number(row, "cvrmse").unwrap(),
            exact_saved.saving,
            saved.saving,
            saved.bands.first().map_or(f64::NAN, |b| b.half_width),
            number(row, "savings").unwrap(),
            names.join(" + "),
            model.summary.heating_balance_point,
            model.summary.cooling_balance_point,
            model.summary.reason,
        );
        // The larger family never follows its data worse where it has the weekend.
        assert!(model.ahead_of_constant >= 0.0);
    }
}

#[test]
fn meters_of_noise_keep_their_constant() {
    // Use that has nothing to do with the weather. The largest adjusted R² of a grid is nearly always above zero.
    let t: Vec<f64> = (0..365).map(|i| 55.0 + 25.0 * (f64::from(i) / 58.0).sin()).collect();
    let (mut exact, mut corrected) = (0, 0);
    for seed in 1..=100_u64 {
        let y = noise(365, seed);
        exact += usize::from(daily::fit(&t, &y, &Options::electricity()).unwrap().kind != Kind::Constant);
        corrected += usize::from(fit_daily(&t, &y, &[], &Options::electricity()).unwrap().kind != Kind::Constant);
    }
    println!("weather models for 100 meters without weather: {exact} in the exact mode, {corrected} corrected");
    assert!(exact > 50 && corrected <= 5, "{exact} {corrected}");
}

#[test]
fn production_and_shifts_are_told_from_the_weather() {
    let t: Vec<f64> = (0..365).map(|i| 55.0 + 25.0 * (f64::from(i) / 58.0).sin()).collect();
    let tonnes: Vec<f64> = (0..365).map(|i| f64::from(i * 37 % 23)).collect();
    let shifts: Vec<f64> = (0..365).map(|i| f64::from(i % 3)).collect();
    let idle: Vec<f64> = (0..365).map(|i| f64::from(i * 31 % 17)).collect();
    let y: Vec<f64> = noise(365, 5)
        .iter()
        .zip(&t)
        .zip(tonnes.iter().zip(&shifts))
        .map(|((e, t), (p, s))| e - 100.0 + 40.0 + 2.5 * p + 9.0 * s + 1.5 * (57.0 - t).max(0.0))
        .collect();
    let driver = |name, values| Driver { name, per: "unit", values };
    let drivers = [driver("production", &tonnes[..]), driver("shifts", &shifts[..]), driver("idle", &idle[..])];
    let model = fit_daily(&t, &y, &drivers, &Options::electricity()).unwrap();
    assert_eq!((model.kind, model.drivers.as_slice()), (Kind::Heating, &[true, true, false][..]));
    for (c, expected) in model.summary.coefficients.iter().zip([40.0, 2.5, 9.0, 1.5]) {
        assert!((c.value - expected).abs() < 4.0 * c.standard_error, "{c:?}, not {expected}");
    }
    // Half the production next year is no saving.
    let half: Vec<f64> = tonnes.iter().map(|p| p / 2.0).collect();
    let expected = model.predict_daily(&t, &[&half, &shifts, &idle]).unwrap();
    let observed: Vec<f64> = y.iter().zip(&half).map(|(y, p)| y - 2.5 * p).collect();
    let saved = model.saving(&expected, &observed, 365.0, &[0.9]).unwrap();
    assert!(saved.saving.abs() < saved.bands[0].half_width && saved.fraction.unwrap().abs() < 0.01, "{saved:?}");
    assert!(model.predict_daily(&t, &[&half]).is_err());
}

#[test]
fn bands_hold_what_they_promise_on_made_meters() {
    // Two years of one meter, nothing saved: the band of 90 % is to hold zero nine times in ten. Its factor
    // of twelve months, 1.39, stands for the √2 of a model as uncertain as the year it is held against.
    let season = |i: u32, j: f64| 55.0 + 25.0 * (f64::from(i) / 58.0).sin() + 8.0 * (f64::from(i) * 0.9 + j).sin();
    let (mut held, mut exact_held, meters) = (0, 0, 200_u64);
    for seed in 1..=meters {
        let e = noise(730, seed);
        let t: Vec<f64> = (0..730).map(|i| season(i, seed as f64)).collect();
        let y: Vec<f64> =
            t.iter().zip(&e).map(|(t, e)| e - 60.0 + (54.0 - t).max(0.0) + 0.6 * (t - 67.0).max(0.0)).collect();
        let model = fit_daily(&t[..365], &y[..365], &[], &Options::electricity()).unwrap();
        let expected = model.predict_daily(&t[365..], &[]).unwrap();
        let saved = model.saving(&expected, &y[365..], 365.0, &[0.9]).unwrap();
        held += usize::from(saved.saving.abs() <= saved.bands[0].half_width);
        let exact = daily::fit(&t[..365], &y[..365], &Options::electricity()).unwrap();
        let both = daily::metrics(&exact, &t[..365], &y[..365]).unwrap();
        let saved = daily::metered_saving(&exact, &both, &t[365..], &y[365..], &[0.9]).unwrap();
        exact_held += usize::from(saved.saving.abs() <= saved.bands[0].half_width);
    }
    println!("of {meters} meters the 90 % band holds the truth for {held} (corrected), {exact_held} (exact)");
    // Three standard deviations of a count of 200 are 13.
    assert!(held >= 167 && exact_held >= 167, "{held} {exact_held}");
}

fn noise(n: usize, seed: u64) -> Vec<f64> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..n).map(|_| 100.0 + 4.0 * (next() + next() + next() - 1.5)).collect()
}

#[test]
fn change_points_of_an_office_beside_nmecr() {
    let Some(models) = rows("nmecr/office-A_models.csv") else { return };
    let all = rows("nmecr/office-A_daily_input.csv").unwrap();
    let mut check = Check::default();
    let of = |name: &str| models.iter().find(|r| r["model"] == name).unwrap();
    let four = of("4P change-point");
    let days: Vec<&Row> =
        all.iter().filter(|r| r["date"] >= four["first_day"] && r["date"] <= four["last_day"]).collect();
    let column = |c: &str| -> Vec<f64> { days.iter().map(|r| number(r, c).unwrap()).collect() };
    let (x, y) = (column("temp_F"), column("kwh"));
    let selection = select(&x, &y, None, &change_point::Options::default()).unwrap();
    for m in &selection.fitted {
        println!("{} {:?} {:?} R2 {:.9} BIC {:.2}", m.shape.name(), m.low, m.high, m.r2, m.bic);
    }
    let summary = selection.summary(&x, &y).unwrap();
    println!("chosen {}: {}; CV(RMSE) {:?}", summary.model, summary.reason, summary.cvrmse);
    let fitted = |shape: Shape| selection.fitted.iter().find(|m| m.shape == shape).unwrap();
    check.near("SLR r2", Some(fitted(Shape::Line).r2), number(of("SLR"), "r2"), 1e-9, 0.0);
    // nmecr's search stops when its point moves little: ours may only be better.
    check.near("4P r2", Some(fitted(Shape::Four).r2), number(four, "r2"), 1e-5, 0.0);
    check.same("4P no worse", fitted(Shape::Four).r2 >= number(four, "r2").unwrap() - 1e-9, true);
    let cv = |m: &change_point::Model, free: f64| {
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        ((m.sse / free).sqrt() / mean * 1e4).round() / 100.0
    };
    let n = y.len() as f64;
    check.same("n", y.len(), number(four, "n").unwrap() as usize);
    check.near("SLR cv", Some(cv(fitted(Shape::Line), n - 1.0)), number(of("SLR"), "cvrmse_pct_rounded"), 1e-9, 0.0);
    check.near("4P cv", Some(cv(fitted(Shape::Four), n - 2.0)), number(four, "cvrmse_pct_rounded"), 1e-9, 0.0);
    check.done();
}

#[test]
fn change_points_are_found_where_they_were_put() {
    let x: Vec<f64> = (0..200).map(|i| 20.0 + 0.35 * f64::from(i)).collect();
    let hinge = |v: f64| v.max(0.0);
    let cases = [
        (Shape::Heating, (2.0, 51.3), (0.0, 0.0)),
        (Shape::Cooling, (0.0, 0.0), (2.0, 61.7)),
        (Shape::Four, (2.0, 48.9), (0.7, 48.9)),
        (Shape::Five, (2.0, 45.1), (0.7, 66.6)),
    ];
    for criterion in [Criterion::Bic, Criterion::AdjustedR2] {
        for (shape, below, above) in &cases {
            let f = |x: f64| 5.0 + below.0 * hinge(below.1 - x) + above.0 * hinge(x - above.1);
            let y: Vec<f64> = x.iter().enumerate().map(|(i, x)| f(*x) + 0.02 * ((i * 37 % 11) as f64 - 5.0)).collect();
            let found = select(&x, &y, None, &change_point::Options { criterion, ..Default::default() }).unwrap();
            if criterion == Criterion::Bic {
                assert_eq!(found.best.shape, *shape);
            }
            let model = found.fitted.iter().find(|m| m.shape == *shape).unwrap();
            let worst = x.iter().map(|x| (model.predict(*x) - f(*x)).abs()).fold(0.0, f64::max);
            assert!(worst < 0.08, "{shape:?} off by {worst}");
        }
    }
}

fn meter() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (40_usize..120, any::<u64>()).prop_map(|(n, seed)| {
        let mut state = seed | 1;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let t: Vec<f64> = (0..n).map(|_| 15.0 + 80.0 * next()).collect();
        let y = t.iter().map(|t| 20.0 + (55.0 - t).max(0.0) + 0.7 * (t - 68.0).max(0.0) + 8.0 * next()).collect();
        (t, y)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_unit_of_the_use_change_nothing((t, y) in meter(), scale in 0.001_f64..1000.0) {
        let model = daily::fit(&t, &y, &Options::electricity()).unwrap();
        let reversed = |v: &[f64]| v.iter().rev().copied().collect::<Vec<f64>>();
        let back = daily::fit(&reversed(&t), &reversed(&y), &Options::electricity()).unwrap();
        prop_assert_eq!(model.heating_balance_point, back.heating_balance_point);
        prop_assert_eq!(model.cooling_balance_point, back.cooling_balance_point);
        prop_assert!((model.intercept.value - back.intercept.value).abs() < 1e-9 * model.intercept.value.abs());
        let scaled: Vec<f64> = y.iter().map(|v| v * scale).collect();
        let other = daily::fit(&t, &scaled, &Options::electricity()).unwrap();
        prop_assert_eq!(model.qualified, other.qualified);
        prop_assert_eq!(model.heating_balance_point, other.heating_balance_point);
        prop_assert!((other.intercept.value / scale - model.intercept.value).abs() < 1e-9 * model.intercept.value.abs());
        prop_assert!((other.r2_adjusted - model.r2_adjusted).abs() < 1e-9);
    }

    #[test]
    fn degrees_celsius_give_the_same_model((t, y) in meter()) {
        use crossfoot::saving::metered::degree_day::Grid;
        let model = daily::fit(&t, &y, &Options::electricity()).unwrap();
        let celsius: Vec<f64> = t.iter().map(|t| (t - 32.0) / 1.8).collect();
        let grid = Grid::new(-2.0 / 1.8, 58.0 / 1.8, 1.0 / 1.8).unwrap();
        let options =
            Options { heating: grid.clone(), cooling: Some(grid), least_total: 20.0 / 1.8, ..Options::electricity() };
        let other = daily::fit(&celsius, &y, &options).unwrap();
        prop_assert_eq!(model.candidates, other.candidates);
        prop_assert!((model.r2_adjusted - other.r2_adjusted).abs() < 1e-9);
        prop_assert!((model.intercept.value - other.intercept.value).abs() < 1e-8 * model.intercept.value.abs());
        let point = |b: Option<f64>| b.map(|b| b * 1.8 + 32.0).unwrap_or(0.0);
        prop_assert!((model.heating_balance_point.unwrap_or(0.0) - point(other.heating_balance_point)).abs() < 1e-9);
    }

    #[test]
    fn a_constant_more_moves_the_intercept_only((t, y) in meter(), more in 1.0_f64..500.0) {
        let options = Options { keep_candidates: true, ..Options::electricity() };
        let model = daily::fit(&t, &y, &options).unwrap();
        let shifted: Vec<f64> = y.iter().map(|v| v + more).collect();
        let other = daily::fit(&t, &shifted, &options).unwrap();
        for (a, b) in model.all.iter().zip(&other.all).filter(|(a, _)| a.r2_adjusted.is_finite()) {
            prop_assert!((a.heating - b.heating).abs() < 1e-7 * (1.0 + a.heating.abs()));
            prop_assert!((b.intercept - a.intercept - more).abs() < 1e-7 * (more + a.intercept.abs()));
        }
    }

    #[test]
    fn sums_and_reflections_agree((t, y) in meter()) {
        // Every candidate against its own fit by reflections.
        use crossfoot::saving::metered::degree_day::{Side, hinge};
        use crossfoot::statistics::{Design, least_squares};
        let model = daily::fit(&t, &y, &Options { keep_candidates: true, ..Options::electricity() }).unwrap();
        for c in model.all.iter().filter(|c| c.r2_adjusted.is_finite() && c.kind == Kind::Both).step_by(17) {
            let column = |side, b: f64| t.iter().map(|t| hinge(side, b, *t)).collect::<Vec<f64>>();
            let h = column(Side::Below, c.heating_balance_point.unwrap());
            let d = column(Side::Above, c.cooling_balance_point.unwrap());
            let exact = least_squares(Design::with_intercept(t.len(), &[&h, &d]).unwrap(), &y).unwrap();
            prop_assert!((exact.coefficients()[0] - c.intercept).abs() < 1e-9 * (1.0 + c.intercept.abs()));
            prop_assert!((exact.coefficients()[1] - c.heating).abs() < 1e-9 * (1.0 + c.heating.abs()));
            prop_assert!((exact.coefficients()[2] - c.cooling).abs() < 1e-9 * (1.0 + c.cooling.abs()));
            prop_assert!((exact.r2_adjusted() - c.r2_adjusted).abs() < 1e-10);
        }
    }

    #[test]
    fn nothing_that_is_given_panics(
        t in prop::collection::vec(prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(50.0), -1e308..1e308_f64, 20.0..90.0_f64], 0..12),
        y in prop::collection::vec(prop_oneof![Just(0.0), Just(f64::NAN), Just(7.0), -1e308..1e308_f64, 0.0..90.0_f64], 0..12),
    ) {
        let finite = t.iter().chain(&y).all(|v| v.is_finite());
        let same = t.len() == y.len() && !y.is_empty();
        let fitted = daily::fit(&t, &y, &Options::electricity());
        let corrected = fit_daily(&t, &y, &[], &Options::electricity());
        let shapes = select(&t, &y, None, &change_point::Options::default());
        if !(finite && same) {
            prop_assert!(fitted.is_err() && corrected.is_err() && shapes.is_err());
        }
        let week: Vec<usize> = (0..y.len()).map(|i| i % 7).collect();
        let options = crossfoot::saving::metered::time_of_week::Options::fahrenheit();
        let _ = crossfoot::saving::metered::time_of_week::fit(&week, 7, &t, &y, &options);
        if let Ok(model) = fitted {
            prop_assert!(model.intercept.value.is_finite() && model.intercept.standard_error.is_finite());
            prop_assert!(model.r2_adjusted.is_finite());
        }
        if let Ok(model) = corrected {
            prop_assert!(model.bic.is_finite() && model.summary.coefficients.iter().all(|c| c.value.is_finite()));
        }
        if let Ok(selection) = shapes {
            prop_assert!(selection.best.bic.is_finite() && selection.best.r2.is_finite());
        }
    }
}
