//! Trends: by hand where Student's distribution has a closed form, and laws.

use crossfoot::quantity::Exact;
use crossfoot::target::trend::{Scale, Serial, Side, Trend, TrendError, trend};
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).unwrap()
}

fn figures(values: &[(i32, &str)]) -> Vec<(i32, Exact)> {
    values.iter().map(|(year, value)| (*year, exact(value))).collect()
}

fn of(values: &[(i32, &str)], level: &str, scale: Scale) -> Result<Trend, TrendError> {
    trend(&figures(values), 2023, (&exact(level), Side::AtMost), scale, 0.95)
}

const THREE: [(i32, &str); 3] = [(2020, "10"), (2021, "8"), (2022, "7")];

#[test]
fn three_years_have_one_degree_of_freedom() {
    // Slope −1.5, s² = 1/6, leverage of 2023 is 1/3 + 2²/2; with one degree of freedom P(T ≤ t) = ½ + atan(t)/π.
    let found = of(&THREE, "5", Scale::Level).unwrap();
    let error = (1.0_f64 / 6.0 * (1.0 + 7.0 / 3.0)).sqrt();
    let critical = (std::f64::consts::PI * 0.475).tan();
    assert!((found.yearly + 1.5).abs() < 1e-12 && (found.projected - 16.0 / 3.0).abs() < 1e-12);
    assert!((found.high - (16.0 / 3.0 + critical * error)).abs() < 1e-9, "{found:?}");
    assert!((found.low - (16.0 / 3.0 - critical * error)).abs() < 1e-9);
    let t = (5.0 - 16.0 / 3.0) / error;
    assert!((found.chance - (0.5 + t.atan() / std::f64::consts::PI)).abs() < 1e-12);
    assert_eq!((found.years, found.freedom, found.ahead, found.serial), (3, 1, 1, Serial::TooFewYears));
}

#[test]
fn logarithms_are_the_same_on_the_logarithms() {
    // Two degrees of freedom: P(T ≤ t) = ½ + t / (2 √(2 + t²)).
    let rows = [(2018, "100"), (2019, "94"), (2021, "80"), (2022, "79")];
    let found = trend(&figures(&rows), 2030, (&exact("50"), Side::AtMost), Scale::Log, 0.9).unwrap();
    let logs: Vec<(f64, f64)> =
        rows.iter().map(|(year, v)| (f64::from(*year), v.parse::<f64>().unwrap().ln())).collect();
    let n = logs.len() as f64;
    let (mx, my) = (logs.iter().map(|p| p.0).sum::<f64>() / n, logs.iter().map(|p| p.1).sum::<f64>() / n);
    let sxx: f64 = logs.iter().map(|p| (p.0 - mx).powi(2)).sum();
    let slope = logs.iter().map(|p| (p.0 - mx) * (p.1 - my)).sum::<f64>() / sxx;
    let sse: f64 = logs.iter().map(|p| (p.1 - my - slope * (p.0 - mx)).powi(2)).sum();
    let there = my + slope * (2030.0 - mx);
    let error = (sse / 2.0 * (1.0 + 1.0 / n + (2030.0 - mx).powi(2) / sxx)).sqrt();
    let t = (50.0_f64.ln() - there) / error;
    assert!((found.projected - there.exp()).abs() < 1e-9);
    assert!((found.yearly - (slope.exp() - 1.0)).abs() < 1e-12);
    assert!((found.chance - (0.5 + t / (2.0 * (2.0 + t * t).sqrt()))).abs() < 1e-9, "{found:?}");
    assert!(0.0 < found.low && found.low < found.projected && found.projected < found.high);
    let other = trend(&figures(&rows), 2030, (&exact("50"), Side::AtLeast), Scale::Log, 0.9).unwrap();
    assert!((found.chance + other.chance - 1.0).abs() < 1e-12);
}

#[test]
fn years_that_remember_are_told() {
    let made = |value: &dyn Fn(i32) -> f64| -> Vec<(i32, Exact)> {
        (0..16).map(|at| (2005 + at, Exact::from_f64(value(at)).unwrap())).collect()
    };
    let told =
        |rows: &[(i32, Exact)]| trend(rows, 2025, (&exact("1"), Side::AtMost), Scale::Level, 0.9).unwrap().serial;
    let waves = made(&|at| 100.0 - f64::from(at) + 5.0 * (f64::from(at) * 0.5).sin());
    assert!(matches!(told(&waves), Serial::Seen { lag_one, durbin_watson } if lag_one > 0.5 && durbin_watson < 1.0));
    // Signs ++−− in turn: neighbours are as often alike as not.
    let even = made(&|at| 100.0 - f64::from(at) + [1.0, 1.1, -1.0, -1.1][(at % 4) as usize]);
    assert!(matches!(told(&even), Serial::NotSeen { .. }), "{:?}", told(&even));
    let mut gap = even;
    gap.remove(5);
    assert_eq!(told(&gap), Serial::Gap);
}

#[test]
fn what_has_no_trend_is_refused() {
    assert_eq!(of(&THREE[..2], "5", Scale::Level), Err(TrendError::TooFewYears { years: 2 }));
    assert_eq!(of(&[], "5", Scale::Log), Err(TrendError::TooFewYears { years: 0 }));
    let twice = [(2020, "1"), (2020, "2"), (2021, "3")];
    assert_eq!(of(&twice, "5", Scale::Level), Err(TrendError::Order { year: 2020 }));
    let now = trend(&figures(&THREE), 2022, (&exact("5"), Side::AtMost), Scale::Level, 0.95);
    assert_eq!(now, Err(TrendError::Past { last: 2022, target: 2022 }));
    let zero = [(2020, "10"), (2021, "0"), (2022, "-7")];
    assert_eq!(of(&zero, "5", Scale::Log), Err(TrendError::NotPositive { year: 2021 }));
    assert!(of(&zero, "5", Scale::Level).is_ok());
    assert_eq!(of(&THREE, "0", Scale::Log), Err(TrendError::LevelNotPositive));
    let line = [(2020, "10"), (2021, "9"), (2022, "8")];
    let Err(TrendError::NoScatter { projected }) = of(&line, "5", Scale::Level) else { panic!() };
    assert!((projected - 7.0).abs() < 1e-9);
    let confidence = |at| trend(&figures(&THREE), 2023, (&exact("5"), Side::AtMost), Scale::Level, at);
    assert_eq!(confidence(1.0), Err(TrendError::Confidence(1.0)));
    assert!(matches!(confidence(f64::NAN), Err(TrendError::Confidence(_))));
    let huge = [(2020, "1e300"), (2021, "3e300"), (2022, "2e300")].map(|(year, text)| {
        let (digits, power) = text.split_once('e').unwrap();
        (year, &exact(digits) * &Exact::power_of_ten(power.parse().unwrap()).unwrap())
    });
    assert_eq!(trend(&huge, 2023, (&exact("5"), Side::AtMost), Scale::Level, 0.9), Err(TrendError::TooLarge));
    let years = [(i32::MIN, "1"), (0, "4"), (5, "2")];
    assert!(trend(&figures(&years), i32::MAX, (&exact("5"), Side::AtMost), Scale::Level, 0.9).is_ok());
}

proptest! {
    #[test]
    fn a_higher_level_is_kept_more_surely(
        values in prop::collection::vec(1_i64..100_000, 3..12),
        lower in 1_i64..100_000,
        more in 0_i64..100_000,
        scale in prop::sample::select(vec![Scale::Level, Scale::Log]),
    ) {
        let rows: Vec<(i32, Exact)> = (2010..).zip(values.iter().map(|v| Exact::from(*v))).collect();
        let at = |level: i64| trend(&rows, 2030, (&Exact::from(level), Side::AtMost), scale, 0.9);
        match (at(lower), at(lower + more)) {
            (Ok(low), Ok(high)) => {
                prop_assert!(low.chance <= high.chance + 1e-12);
                prop_assert!((0.0..=1.0).contains(&low.chance) && low.low <= low.projected && low.projected <= low.high);
            }
            // A flat log trend over decades may leave the range of numbers, on both levels alike.
            (Err(a), Err(b)) => prop_assert_eq!(a, b),
            (a, b) => prop_assert!(false, "{a:?} {b:?}"),
        }
    }

    #[test]
    fn the_unit_does_not_matter(values in prop::collection::vec(1_i64..100_000, 3..12), level in 1_i64..100_000) {
        let rows = |unit: i64| -> Vec<(i32, Exact)> {
            (2010..).zip(values.iter().map(|v| &Exact::from(*v) * &Exact::from(unit))).collect()
        };
        let at = |unit: i64| {
            let level = &Exact::from(level) * &Exact::from(unit);
            trend(&rows(unit), 2030, (&level, Side::AtMost), Scale::Level, 0.9)
        };
        if let (Ok(one), Ok(other)) = (at(1), at(1000)) {
            prop_assert!((one.chance - other.chance).abs() < 1e-9);
            prop_assert!((one.projected * 1000.0 - other.projected).abs() <= 1e-6 * other.projected.abs().max(1.0));
        }
    }
}
