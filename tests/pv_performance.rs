//! Performance of plants, against the reference numbers and by laws.

mod pv_reference;

use crossfoot::finding::Lang;
use crossfoot::pv::performance::plausibility::{Flag, PlausibilityRules, Reported, assess};
use crossfoot::pv::performance::{
    CapacityStep, Degradation, LoadBand, Money, Netting, PerformanceError, RangeMeans, Replacement, Series, StartDate,
    WeeklyLoad, capacity_factor, carbon_payback, density, exceeded, implied_start, lifetime_energies, matched, netted,
    of_deviation, of_range, per_area, specific_yield, time_weighted, trend, worth, year_on_year,
};
use crossfoot::pv::weather::Stamp;
use crossfoot::quantity::{Exact, Rounding};
use crossfoot::saving::finance::Irr;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use pv_reference::{Deviations, number, rows};

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).unwrap_or_else(|| panic!("{text}"))
}

fn cell(row: &pv_reference::Row, column: &str) -> Option<Exact> {
    let text = &row[column];
    (!text.is_empty()).then(|| exact(text))
}

/// Whether a value prints as a reference does, to its last place.
fn prints(value: &Exact, printed: &str) -> bool {
    let places = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let shown = |rule| value.to_decimal_string(places as u32, rule);
    // The reference was printed from binary floating point: of a half either neighbour may stand there.
    shown(Rounding::HalfUp) == printed || shown(Rounding::HalfEven) == printed
}

#[test]
fn lifetimes_are_exact() {
    let Some(cases) = rows("lifetime_cases.csv") else { return };
    for case in &cases {
        let [first, annual] = ["first_year_loss", "annual_degradation"].map(|column| cell(case, column).unwrap());
        let degradation = match case["model"].as_str() {
            "linear" => Degradation::Linear { first, annual },
            "compound" => Degradation::Compound { first, annual },
            other => panic!("{other}"),
        };
        let years = case["years"].parse().unwrap();
        let life = lifetime_energies(&cell(case, "year1_before_lid_mwh").unwrap(), years, &degradation, &[]).unwrap();
        for (column, value) in [
            ("year1_mwh", &life.years[0]),
            ("year10_mwh", &life.years[9]),
            ("last_year_mwh", &life.years[years - 1]),
            ("total_mwh", &life.total),
            ("mean_mwh", &life.mean),
        ] {
            assert!(prints(value, &case[column]), "{} {column}: {value} {}", case["case"], case[column]);
        }
    }
    eprintln!("lifetime_cases.csv: {} cases, every column as printed", cases.len());
}

#[test]
fn the_conventions_of_sam_are_those_of_its_factors() {
    let Some(cases) = rows("pysam_lifetime_25y.csv") else { return };
    let mut seen = Deviations::default();
    for row in &cases {
        let annual = cell(row, "dc_degradation_pct").unwrap().checked_div(&exact("100")).unwrap();
        let year: usize = row["year"].parse().unwrap();
        let linear = Degradation::Linear { first: Exact::ZERO, annual: annual.clone() };
        let compound = Degradation::Compound { first: Exact::ZERO, annual };
        assert!(prints(&linear.factor(year).unwrap(), &row["linear_dc_factor"]), "{row:?}");
        assert!(prints(&compound.factor(year).unwrap(), &row["compound_factor"]), "{row:?}");
        let factor = linear.factor(year).unwrap().to_f64();
        // AC follows DC but for what the inverter limits and its curve: the factor alone is no model of it.
        seen.hold("ratio_to_year1", factor, number(row, "ratio_to_year1").unwrap(), 5e-3, 0.0);
    }
    seen.tell("pysam_lifetime_25y.csv");
    let flat = Degradation::Yearly(vec![exact("0.005"); 25]);
    let life = lifetime_energies(&exact("1000"), 25, &flat, &[]).unwrap();
    assert!(life.years.iter().all(|energy| *energy == exact("995")));
    assert_eq!(flat.factor(26), Err(PerformanceError::YearOutside(26)));
}

#[test]
fn replaced_modules_begin_anew() {
    let linear = Degradation::Linear { first: exact("0.02"), annual: exact("0.01") };
    let replaced = [Replacement { year: 3, share: exact("0.5") }];
    let life = lifetime_energies(&exact("100"), 4, &linear, &replaced).unwrap();
    assert_eq!(life.years, ["98", "97", "97", "96"].map(exact));
    let outside = [Replacement { year: 1, share: exact("1") }];
    assert_eq!(lifetime_energies(&exact("1"), 4, &linear, &outside), Err(PerformanceError::YearOutside(1)));
}

#[test]
fn degradation_is_that_of_rdtools() {
    let Some(days) = rows("degradation_series.csv") else { return };
    let expected = rows("degradation_rdtools.csv").unwrap();
    let mut seen = Deviations::default();
    for row in &expected {
        let of = |day: &&pv_reference::Row| day["series"] == row["series"] && !day["normalized_energy"].is_empty();
        let read = |day: &pv_reference::Row| -> (Date, f64) {
            (day["date"].parse().unwrap(), number(day, "normalized_energy").unwrap())
        };
        let series: Vec<(Date, f64)> = days.iter().filter(of).map(read).collect();
        assert_eq!(series.len().to_string(), row["days"]);
        let wanted = |column: &str| number(row, column).unwrap();
        let yoy = year_on_year(&series, true, 0.682, 1, 200, 7).unwrap();
        // The README asks for 0.01 % a year; the method is the same to the last printed place.
        assert!((yoy.rate - wanted("rdtools_yoy_recentred_pct")).abs() < 5e-8, "{}", yoy.rate);
        let plain = year_on_year(&series, false, 0.682, 1, 1, 7).unwrap();
        assert!((plain.rate - wanted("rdtools_yoy_not_recentred_pct")).abs() < 5e-8, "{}", plain.rate);
        assert_eq!(yoy.pairs.to_string(), row["n_yoy_pairs"]);
        seen.hold("renormalizing_factor", yoy.centre, wanted("renormalizing_factor"), 1e-8, 0.0);
        // The bootstrap is ours: near to the other's, and never exactly it.
        assert!((yoy.interval.low - wanted("yoy_ci68_low")).abs() < 0.1, "{:?}", yoy.interval);
        assert!((yoy.interval.high - wanted("yoy_ci68_high")).abs() < 0.1, "{:?}", yoy.interval);
        let blocks = year_on_year(&series, true, 0.682, 30, 200, 7).unwrap();
        assert_eq!(blocks.rate, yoy.rate);
        let line = trend(&series).unwrap();
        for (column, value) in [
            ("rdtools_ols_pct", line.rate),
            ("ols_slope", line.slope),
            ("ols_intercept", line.intercept),
            ("ols_rmse", line.rmse),
        ] {
            seen.hold(column, value, wanted(column), 2e-6, 0.0);
        }
    }
    seen.tell("degradation_rdtools.csv");
}

#[test]
fn degradation_says_why_there_is_none() {
    let at = |day: i32| date(2020, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
    let year: Vec<(Date, f64)> = (0..400).map(|day| (at(day), 1.0)).collect();
    let yoy = |series: &[(Date, f64)]| year_on_year(series, true, 0.9, 1, 10, 1);
    assert_eq!(yoy(&year), Err(PerformanceError::TooShort { days: 399, needed: 730 }));
    assert_eq!(yoy(&[]), Err(PerformanceError::NoRows));
    assert_eq!(yoy(&[(at(3), 1.0), (at(3), 1.0)]), Err(PerformanceError::DaysUnordered(1)));
    let apart = [(at(0), 1.0), (at(800), 0.9)];
    assert_eq!(yoy(&apart), Err(PerformanceError::NoPairs));
}

#[test]
fn plausibility_cases_have_their_flags() {
    let Some(cases) = rows("plausibility_cases.csv") else { return };
    let rules = PlausibilityRules::bundled().unwrap();
    let shares = rules.shares_of(Some("CN-SH")).unwrap().months().unwrap();
    for case in &cases {
        let reported = Reported {
            capacity: cell(case, "capacity_kw"),
            generation: cell(case, "generation_kwh"),
            area: cell(case, "area_m2"),
            start_month: number(case, "start_month").map(|month| month as u8),
            reference_yield: cell(case, "y_ref_kwh_per_kw"),
            clear_sky: cell(case, "clear_sky_poa_kwh_m2"),
        };
        let assessed = assess(&rules, &reported, shares);
        assert_eq!(assessed.words(), case["expected_flags"], "{case:?}");
        let specific = assessed.specific_yield.unwrap();
        assert!(prints(&specific, &case["specific_yield"]), "{case:?}");
    }
    eprintln!("plausibility_cases.csv: {} cases", cases.len());
}

#[test]
fn flags_go_beyond_the_cases() {
    let rules = PlausibilityRules::bundled().unwrap();
    let shares = rules.shares_of(None).unwrap().months().unwrap();
    let plant = |capacity: &str, generation: &str, area: &str| Reported {
        capacity: Some(exact(capacity)),
        generation: Some(exact(generation)),
        area: Some(exact(area)),
        reference_yield: Some(exact("1000")),
        clear_sky: Some(exact("2400")),
        start_month: None,
    };
    let flags = |reported: &Reported| assess(&rules, reported, shares).flags;
    assert_eq!(flags(&Reported { generation: None, ..plant("1", "1", "1") }), [Flag::MissingInput]);
    assert_eq!(flags(&plant("0", "1", "1")), [Flag::ZeroOrNegative]);
    assert_eq!(flags(&plant("10", "-5", "60")), [Flag::ZeroOrNegative]);
    assert_eq!(flags(&plant("10", "1000000", "60")), [Flag::YieldImpossible]);
    assert_eq!(flags(&plant("1", "1000000", "6")), [Flag::YieldImpossible, Flag::UnitSuspect]);
    // The bounds themselves are inside.
    assert_eq!(flags(&plant("10", "11500", "60")), []);
    assert_eq!(flags(&plant("10", "7500", "60")), []);
    assert_eq!(flags(&plant("10", "7499.9", "60")), [Flag::YieldLow]);
    assert_eq!(flags(&plant("10", "9000", "45")), [Flag::DensityHigh]);
    assert_eq!(flags(&plant("10", "9000", "1000")), [Flag::DensityLow]);
    for questions in &rules.questions {
        assert!(questions.ask.iter().all(|ask| !ask.text(Lang::Zh).is_empty() && !ask.text(Lang::En).is_empty()));
    }
    assert_eq!(rules.questions.len(), 10);
}

#[test]
fn the_seed_table_has_its_yields_and_start_dates() {
    let Some(table) = rows("seed_table_check.csv") else { return };
    let rules = PlausibilityRules::bundled().unwrap();
    let shares = rules.shares_of(Some("CN-SH")).unwrap().months().unwrap();
    for row in &table {
        let read = |column: &str| cell(row, column).unwrap();
        let (capacity, energy, area) = (read("capacity_kw"), read("generation_kwh"), read("area_m2"));
        let specific = specific_yield(&energy, &capacity).unwrap();
        let hundred = exact("100");
        let factor = capacity_factor(&energy, &capacity, &exact("8760")).unwrap() * &hundred;
        let over = |reference: &str| specific.checked_div(&exact(reference)).unwrap();
        for (column, value) in [
            ("density_kw_per_m2", density(&capacity, &area).unwrap()),
            ("specific_yield_kwh_per_kw", specific.clone()),
            ("capacity_factor_pct", factor),
            ("generation_per_m2", per_area(&energy, &area).unwrap()),
            ("ratio_to_1000", over("1000")),
            ("ratio_to_1132", over("1132")),
        ] {
            assert!(prints(&value, &row[column]), "{column}: {value} {}", row[column]);
        }
        for full in ["968", "1066", "1132"] {
            let start = match implied_start(&specific, &exact(full), shares) {
                StartDate::FullYear => "full year".to_owned(),
                StartDate::On { month, day } => format!("{month:02}-{day:02}"),
                StartDate::Never => "never".to_owned(),
            };
            assert_eq!(start, row[&format!("implied_start_if_full_year_{full}")], "{} {full}", row["row"]);
        }
    }
    eprintln!("seed_table_check.csv: {} rows, every column as printed", table.len());
}

#[test]
fn capacity_is_weighted_by_days() {
    let step = |from: Date, capacity: &str| CapacityStep { from, capacity: exact(capacity) };
    let steps = [step(date(2020, 5, 1), "100"), step(date(2021, 7, 1), "300"), step(date(2021, 10, 1), "0")];
    // 181 days of 100, 92 of 300, 92 of nothing.
    let mean = time_weighted(&steps, date(2021, 1, 1), date(2021, 12, 31)).unwrap();
    assert_eq!(mean, Exact::ratio(181 * 100 + 92 * 300, 365).unwrap());
    assert_eq!(time_weighted(&steps, date(2019, 1, 1), date(2019, 12, 31)), Ok(Exact::ZERO));
    assert_eq!(time_weighted(&steps, date(2021, 1, 2), date(2021, 1, 1)), Err(PerformanceError::PeriodReversed));
    let wrong = [step(date(2021, 5, 1), "1"), step(date(2021, 5, 1), "2")];
    assert_eq!(time_weighted(&wrong, date(2021, 1, 1), date(2021, 1, 1)), Err(PerformanceError::StepsUnordered(1)));
    assert_eq!(specific_yield(&exact("1"), &Exact::ZERO), Err(PerformanceError::NotPositive("capacity")));
}

fn hours_of_2019() -> Vec<Stamp> {
    let first = Stamp::new(2019, 1, 1, 0).unwrap().minutes();
    (0..8760).map(|hour| Stamp::at_minutes(first + hour * 60).unwrap()).collect()
}

#[test]
fn the_weekly_load_of_the_reference_has_its_sum() {
    let Some(cases) = rows("self_consumption.csv") else { return };
    for row in &cases {
        let read = |column: &str| number(row, column).unwrap();
        let days = [true, true, true, true, true, true, false];
        let band = |from: u16, to: u16, load_kw| LoadBand { days, from_minute: from * 60, to_minute: to * 60, load_kw };
        let every = |band: LoadBand| LoadBand { days: [true; 7], ..band };
        let (day, evening) = (band(8, 20, read("load_day_kw")), band(20, 22, read("load_evening_kw")));
        let sum = |bands: Vec<LoadBand>| {
            let load = WeeklyLoad { base_kw: read("load_base_kw"), bands };
            load.series(&hours_of_2019()).unwrap().iter().sum::<f64>()
        };
        // Both hours are of Monday to Saturday; on Sundays the evening would give another sum.
        assert_eq!(sum(vec![day, evening]), read("load_kwh"), "{row:?}");
        assert_ne!(sum(vec![day, every(evening)]), read("load_kwh"));
    }
}

#[test]
fn ratios_know_their_gaps_and_their_temperature() {
    let poa = [0.0, 500.0, 1000.0, f64::NAN, 800.0];
    let ac = [0.0, 40.0, 70.0, 60.0, 60.0];
    let cell = [5.0, 25.0, 45.0, 40.0, 35.0];
    let series = Series { poa: &poa, ac: &ac, dc: None, cell: Some(&cell), capacity: 100.0, step_h: 1.0 };
    let yields = series.yields(None).unwrap();
    assert_eq!((yields.rows, yields.missing), (4, 1));
    assert!((yields.reference - 2.3).abs() < 1e-12 && (yields.last - 1.7).abs() < 1e-12);
    assert!((yields.ratio - 1.7 / 2.3).abs() < 1e-12);
    // Corrected to its own mean it is itself.
    let own = series.mean_cell_temperature(None).unwrap();
    assert!((series.corrected_ratio(None, -0.004, own).unwrap() - yields.ratio).abs() < 1e-12);
    assert!(series.corrected_ratio(None, -0.004, 25.0).unwrap() > yields.ratio);
    let dark = Series { poa: &[0.0], ac: &[0.0], dc: None, cell: None, capacity: 1.0, step_h: 1.0 };
    assert_eq!(dark.yields(None), Err(PerformanceError::NoIrradiation));
    assert_eq!(dark.corrected_ratio(None, -0.004, 25.0), Err(PerformanceError::Absent("cell temperature")));
}

#[test]
fn money_and_carbon_come_back() {
    let money = Money {
        outlay: 1000.0,
        running: vec![10.0; 5],
        replacements: vec![(3, 50.0)],
        salvage: 20.0,
        own_use_price: 0.5,
        feed_in_price: 0.25,
        price_growth: 0.0,
        rate: 0.0,
    };
    let worth = worth(&[500.0; 5], &[100.0; 5], &money).unwrap();
    // 1000 + 50 + 50 − 20 over 3000 kWh; earned 275 a year.
    assert!((worth.levelised_cost - 1080.0 / 3000.0).abs() < 1e-12);
    assert!((worth.present_value - (1375.0 - 1080.0)).abs() < 1e-9);
    assert!(matches!(worth.rate_of_return, Irr::One(rate) if rate > 0.05));
    // After three years −1000 + 265 + 265 + 215; 255 more in the fourth do not reach the rest.
    assert!((worth.payback.unwrap().years - 3.0 - 255.0 / 265.0).abs() < 1e-9);

    let energies = vec![exact("1000"); 25];
    let carbon =
        |factor: &str| carbon_payback(&exact("1200"), &exact("1"), &energies, &vec![exact(factor); 25]).unwrap();
    assert_eq!(carbon("0.5").years, Some(exact("2.4")));
    assert_eq!(carbon("0.5").net, exact("11300"));
    assert_eq!(carbon("0.5").per_kwh, Some(exact("0.048")));
    assert_eq!(carbon("0.01").years, None);
}

#[test]
fn exceedance_of_deviations_ranges_and_years() {
    // z(0.9) = 1.2815515655.
    assert!((of_deviation(1000.0, 0.1, 0.9).unwrap() - (1000.0 - 128.155_156_55)).abs() < 1e-6);
    assert!((of_deviation(1000.0, 0.1, 0.5).unwrap() - 1000.0).abs() < 1e-9);
    assert!((of_range(900.0, 1100.0, RangeMeans::Uniform, 0.9).unwrap() - 920.0).abs() < 1e-9);
    let covers = RangeMeans::Normal { covers: 0.8 };
    assert!((of_range(900.0, 1100.0, covers, 0.9).unwrap() - 900.0).abs() < 1e-6);
    assert!((exceeded(&[1.0, 2.0, 3.0], 0.5).unwrap() - 2.0).abs() < 1e-12);
    assert!(of_range(2.0, 1.0, covers, 0.9).is_err() && of_deviation(1.0, 0.1, 1.5).is_err());
}

proptest! {
    #[test]
    fn generation_and_load_balance(pairs in prop::collection::vec((0.0..2000.0_f64, 0.0..2000.0_f64), 48..200)) {
        let (generation, load): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let times = &hours_of_2019()[..generation.len()];
        let mut last = 0.0;
        for netting in [Netting::Interval, Netting::Day, Netting::Month, Netting::Year] {
            let m = netted(&generation, &load, 1.0, times, netting).unwrap();
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
            prop_assert!(near(m.own_use + m.export, m.generation) && near(m.own_use + m.import, m.load));
            // A longer span never shows less.
            prop_assert!(m.own_use >= last - 1e-6);
            prop_assert!(m.own_use <= m.generation.min(m.load) + 1e-6);
            last = m.own_use;
        }
        let once = matched(&generation, &load, 1.0).unwrap();
        let more: Vec<f64> = generation.iter().map(|kw| kw * 1.5).collect();
        prop_assert!(matched(&more, &load, 1.0).unwrap().own_use >= once.own_use - 1e-9);
    }

    #[test]
    fn a_part_year_scales(day in 1_i64..365) {
        // A plant that starts on a day has the yield of a whole year on its mean capacity.
        let start = date(2021, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let steps = [CapacityStep { from: start, capacity: exact("100") }];
        let mean = time_weighted(&steps, date(2021, 1, 1), date(2021, 12, 31)).unwrap();
        prop_assert_eq!(mean, Exact::ratio(i128::from(100 * (365 - day)), 365).unwrap());
    }

    #[test]
    fn a_known_rate_is_found(loss in 0.0..2.0_f64) {
        let at = |day: i32| date(2018, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let season = |day: i32| 1.0 + 0.1 * (f64::from(day % 365) / 365.0 * std::f64::consts::TAU).sin();
        let series: Vec<(Date, f64)> =
            (0..730).map(|day| (at(day), season(day) - loss / 100.0 * f64::from(day) / 365.0)).chain([(at(730), 1.0 - loss / 50.0)]).collect();
        let found = year_on_year(&series, false, 0.9, 1, 5, 3).unwrap();
        prop_assert!((found.rate + loss).abs() < 1e-6, "{}", found.rate);
    }

    #[test]
    fn an_implied_start_never_leaves_the_calendar(specific in -10_i64..2000, full in 1_i64..2000) {
        let rules = PlausibilityRules::bundled().unwrap();
        let shares = rules.shares_of(None).unwrap().months().unwrap();
        if let StartDate::On { month, day } = implied_start(&Exact::from(specific), &Exact::from(full), shares) {
            prop_assert!(Stamp::new(2019, month, day, 0).is_some());
        }
    }
}
