//! Laws of the model of plants: what must hold whatever the weather.

use crossfoot::pv::model::{
    Array, Beam, Clock, Decomposition, Hourly, Hours, Incidence, ModelError, Orientation, Plant, Site, Sky, SkyModel,
    Stamp, Temperature, Tracker, Weather, expected,
};
use proptest::prelude::*;

/// Columns of weather for a few days.
#[derive(Debug, Clone)]
struct Columns([Vec<f64>; 5]);

impl Columns {
    fn weather(&self) -> Weather<'_> {
        let [ghi, dni, dhi, temperature, wind] = &self.0;
        Weather { ghi, components: Some((dni, dhi)), temperature, wind, albedo: None }
    }
}

const DAYS: usize = 4;
const ROWS: usize = DAYS * 24;

fn columns() -> impl Strategy<Value = Columns> {
    let column = |most: f64| prop::collection::vec(prop_oneof![Just(0.0), 0.0..most], ROWS);
    (column(1_300.0), column(1_100.0), column(700.0), prop::collection::vec(-45.0..48.0, ROWS), column(30.0))
        .prop_map(|(ghi, dni, dhi, temperature, wind)| Columns([ghi, dni, dhi, temperature, wind]))
}

fn hours(month: u8, clock: &Clock) -> Hours {
    let stamp = |row: usize| Stamp { year: 2024, month, day: 10 + (row / 24) as u8, minute: (row % 24) as f64 * 60.0 };
    Hours::of_stamps(&(0..ROWS).map(stamp).collect::<Vec<_>>(), clock).expect("hours")
}

fn plant() -> impl Strategy<Value = Plant> {
    let sky = prop::sample::select(SkyModel::WORDS.to_vec());
    let incidence = prop::sample::select(Incidence::WORDS.to_vec());
    let temperature = prop::sample::select(Temperature::WORDS.to_vec());
    let orientation = prop_oneof![
        (0.0..=90.0, 0.0..360.0).prop_map(|(tilt, azimuth)| Orientation::Fixed { tilt, azimuth }),
        (0.0..40.0, 0.0..360.0, 0.05..0.9, any::<bool>()).prop_map(
            |(axis_tilt, axis_azimuth, ground_coverage, backtrack)| {
                Orientation::Tracking(Tracker {
                    axis_tilt,
                    axis_azimuth,
                    ground_coverage,
                    backtrack,
                    ..Tracker::HORIZONTAL
                })
            }
        ),
        Just(Orientation::TwoAxes),
    ];
    (
        sky,
        incidence,
        temperature,
        prop::collection::vec((orientation, 0.0..2_000.0, prop::option::of(0.05..1.0)), 1..4),
        0.5..2.0,
    )
        .prop_map(|(sky, incidence, temperature, arrays, ratio)| {
            let arrays: Vec<Array> = arrays
                .into_iter()
                .map(|(orientation, kw, row_shading)| Array { row_shading, ..Array::new(kw, orientation) })
                .collect();
            let kw = arrays.iter().map(|a| a.kw).sum();
            let fixed = Plant::fixed(kw, 0.0, 0.0, ratio);
            Plant { arrays, sky: sky.1, incidence: incidence.1, temperature: temperature.1, ..fixed }
        })
}

fn all(hourly: &Hourly) -> [&Vec<f64>; 6] {
    let Hourly { poa, poa_effective, cell_temperature, dc_gross, dc, ac } = hourly;
    [poa, poa_effective, cell_temperature, dc_gross, dc, ac]
}

fn beams() -> impl Strategy<Value = Beam> {
    let from = prop::sample::select(Decomposition::WORDS.to_vec()).prop_map(|(_, model)| Beam::From(model));
    prop_oneof![Just(Beam::Measured), from]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever the weather, the place and the models: numbers, none below zero, AC within the inverter and below DC.
    #[test]
    fn results_are_numbers_within_their_bounds(
        columns in columns(), plant in plant(), beam in beams(),
        latitude in -90.0..=90.0, longitude in -180.0..=180.0, month in 1_u8..=12,
    ) {
        let site = Site::new(latitude, longitude, 200.0).expect("a site");
        let clock = Clock::hourly((longitude / 15.0_f64).round());
        let found = expected(&site, &hours(month, &clock), &columns.weather(), beam, &plant).expect("a result");
        for column in all(&found) {
            prop_assert!(column.iter().all(|v| v.is_finite()));
        }
        for i in 0..ROWS {
            prop_assert!(found.poa[i] >= 0.0 && found.dc[i] >= 0.0 && found.ac[i] >= 0.0);
            prop_assert!(found.ac[i] <= plant.inverter.kw && found.ac[i] <= found.dc[i] * (1.0 + 1e-12));
        }
    }

    /// Without light there is nothing, and cells are as warm as the air.
    #[test]
    fn night_gives_nothing(columns in columns(), plant in plant(), month in 1_u8..=12) {
        let mut columns = columns;
        for column in &mut columns.0[..3] {
            column.fill(0.0);
        }
        let site = Site::new(40.0, 10.0, 0.0).expect("a site");
        let hours = hours(month, &Clock::hourly(1.0));
        let found = expected(&site, &hours, &columns.weather(), Beam::Measured, &plant).expect("a result");
        prop_assert!(found.poa.iter().chain(&found.dc).chain(&found.ac).all(|v| *v == 0.0));
        prop_assert_eq!(&found.cell_temperature, &columns.0[3]);
    }

    /// Twice the plant behind twice the inverter gives twice the energy; more modules never give less.
    #[test]
    fn more_capacity_never_gives_less(columns in columns(), plant in plant(), more in 1.0..3.0_f64) {
        let site = Site::new(31.0, 121.0, 0.0).expect("a site");
        let hours = hours(4, &Clock::hourly(8.0));
        let sky = Sky::new(&site, &hours, &columns.weather(), Beam::Measured).expect("a sky");
        let one = sky.expected(&plant).expect("a result");
        let mut larger = plant.clone();
        larger.arrays.iter_mut().for_each(|array| array.kw *= more);
        let modules = sky.expected(&larger).expect("a result");
        larger.inverter.kw *= more;
        let both = sky.expected(&larger).expect("a result");
        for i in 0..ROWS {
            prop_assert!(modules.dc[i] >= one.dc[i] && modules.ac[i] >= one.ac[i] - 1e-9);
            prop_assert!((both.ac[i] - more * one.ac[i]).abs() <= 1e-9 * both.ac[i].max(1.0));
        }
    }

    /// The column of alternating current alone is the same, to the last bit, whatever it was filled with before.
    #[test]
    fn alternating_current_alone_is_the_same(columns in columns(), plant in plant(), beam in beams(), gap in 0..ROWS) {
        let mut columns = columns;
        columns.0[3][gap] = -999.0;
        let site = Site::new(31.0, 121.0, 0.0).expect("a site");
        let hours = hours(4, &Clock::hourly(8.0));
        let sky = Sky::new(&site, &hours, &columns.weather(), beam).expect("a sky");
        let mut ac = vec![7.0; 3 * ROWS];
        sky.ac_into(&plant, &mut ac).expect("a result");
        let whole = sky.expected(&plant).expect("a result");
        let bits = |column: &[f64]| column.iter().map(|ac| ac.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&ac), bits(&whole.ac));
        prop_assert!(ac[gap].is_nan());
    }

    /// Rows do not know of one another: in another order they give the same, and many plants the same as one.
    #[test]
    fn the_order_of_rows_changes_nothing(columns in columns(), plant in plant(), beam in beams(), by in 1..ROWS) {
        let site = Site::new(-33.9, 18.4, 50.0).expect("a site");
        let clock = Clock::hourly(2.0);
        let straight = hours(9, &clock);
        let one = expected(&site, &straight, &columns.weather(), beam, &plant).expect("a result");
        let under = Sky::new(&site, &straight, &columns.weather(), beam).expect("a sky").expected(&plant).expect("a result");
        prop_assert_eq!(&one, &under);
        let stamp = |row: usize| Stamp { year: 2024, month: 9, day: 10 + (row / 24) as u8, minute: (row % 24) as f64 * 60.0 };
        let mut stamps: Vec<Stamp> = (0..ROWS).map(stamp).collect();
        stamps.rotate_left(by);
        let mut turned = columns.clone();
        turned.0.iter_mut().for_each(|column| column.rotate_left(by));
        let turned_hours = Hours::of_stamps(&stamps, &clock).expect("hours");
        let mut other = expected(&site, &turned_hours, &turned.weather(), beam, &plant).expect("a result");
        other.ac.rotate_right(by);
        other.poa.rotate_right(by);
        prop_assert_eq!(one.ac, other.ac);
        prop_assert_eq!(one.poa, other.poa);
    }

    /// A row that is missing anything is counted and not used; the others are as they were.
    #[test]
    fn missing_rows_are_counted_and_never_used(
        columns in columns(), plant in plant(), at in 0..ROWS, column in 0..5_usize,
        gap in prop::sample::select(vec![-999.0, -9999.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ) {
        let site = Site::new(31.0, 121.0, 0.0).expect("a site");
        let hours = hours(6, &Clock::hourly(8.0));
        let whole = expected(&site, &hours, &columns.weather(), Beam::Measured, &plant).expect("a result");
        let mut columns = columns;
        columns.0[column][at] = gap;
        let sky = Sky::new(&site, &hours, &columns.weather(), Beam::Measured).expect("a sky");
        prop_assert_eq!(sky.missing(), &[at as u32]);
        let holed = sky.expected(&plant).expect("a result");
        for i in 0..ROWS {
            if i == at {
                prop_assert!(all(&holed).iter().all(|column| column[i].is_nan()));
            } else {
                prop_assert_eq!(holed.ac[i], whole.ac[i]);
            }
        }
        let totals = holed.totals(&hours);
        prop_assert_eq!((totals.rows, totals.missing), (ROWS - 1, 1));
        prop_assert!(totals.ac.is_finite() && totals.ac <= whole.totals(&hours).ac + 1e-9);
    }
}

/// About solar noon of an equinox, a plane that looks east in the morning receives what its mirror image does after noon.
#[test]
fn azimuths_are_symmetric_about_noon() {
    let site = Site::new(35.0, 0.0, 0.0).expect("a site");
    let clock = Clock { utc_offset: 0.0, sun_offset: 0.0, step: 10.0 };
    // Around the June solstice the declination hardly moves; noon by the transit of that day.
    let events = crossfoot::pv::model::sun::events(&site, 2023, 6, 21).expect("events");
    let noon = (events.transit - events.transit.div_euclid(86_400.0) * 86_400.0) / 60.0;
    let stamp = |k: i32| Stamp { year: 2023, month: 6, day: 21, minute: noon + 10.0 * f64::from(k) };
    let hours = Hours::of_stamps(&(-35..=35).map(stamp).collect::<Vec<_>>(), &clock).expect("hours");
    let flat = |value: f64| vec![value; 71];
    let columns = Columns([flat(500.0), flat(600.0), flat(120.0), flat(20.0), flat(1.0)]);
    let sky = Sky::new(&site, &hours, &columns.weather(), Beam::Measured).expect("a sky");
    for (_, model) in SkyModel::WORDS {
        let side = |azimuth| {
            let plant = Plant { sky: model, ..Plant::fixed(10.0, 30.0, azimuth, 1.2) };
            sky.expected(&plant).expect("a result").poa
        };
        let (east, west) = (side(110.0), side(250.0));
        for (morning, evening) in east.iter().zip(west.iter().rev()) {
            assert!((morning - evening).abs() < 0.05, "{model:?}: {morning} {evening}");
        }
    }
}

#[test]
fn leap_years_have_their_day_and_zones_their_half_hours() {
    let hourly = |year| Hours::of_year(year, &Clock::hourly(5.5)).expect("hours");
    assert_eq!((hourly(2023).len(), hourly(2024).len()), (8_760, 8_784));
    // 00:00 + 30 min at UTC+5:30 is 19:00 of the day before.
    let start = crossfoot::pv::model::sun::days_from_civil(2023, 12, 31) as f64 * 86_400.0;
    assert_eq!(hourly(2024).instants()[0], start + 19.0 * 3_600.0);
    let leap_day = |year| Hours::of_stamps(&[Stamp { year, month: 2, day: 29, minute: 0.0 }], &Clock::hourly(0.0));
    assert!(leap_day(2024).is_ok());
    assert_eq!(leap_day(2023), Err(ModelError::Date { row: 0 }));
}

#[test]
fn polar_night_gives_what_its_twilight_has() {
    let site = Site::new(78.2, 15.6, 0.0).expect("a site");
    let hours = Hours::of_year(2023, &Clock::hourly(1.0)).expect("hours");
    let dim: Vec<f64> = (0..8_760).map(|i| if i % 24 == 12 { 3.0 } else { 0.0 }).collect();
    let still = vec![0.0; 8_760];
    let weather = Weather { ghi: &dim, components: None, temperature: &still, wind: &still, albedo: None };
    for (_, model) in Decomposition::WORDS {
        let found = expected(&site, &hours, &weather, Beam::From(model), &Plant::fixed(1.0, 45.0, 180.0, 1.2))
            .expect("a result");
        assert!(found.ac.iter().chain(&found.poa).all(|v| v.is_finite() && *v >= 0.0));
    }
    assert_eq!(
        expected(&site, &hours, &weather, Beam::Measured, &Plant::fixed(1.0, 45.0, 180.0, 1.2)),
        Err(ModelError::Column("dni"))
    );
}

#[test]
fn settings_out_of_range_are_named() {
    let tilted = |tilt| Plant::fixed(1.0, tilt, 180.0, 1.2).check();
    assert!(matches!(tilted(90.5), Err(ModelError::Range { setting: "tilt", .. })));
    assert!(matches!(tilted(f64::NAN), Err(ModelError::Range { setting: "tilt", .. })));
    let mut plant = Plant::fixed(1.0, 10.0, 180.0, 1.2);
    plant.snow[1] = 1.2;
    assert!(matches!(plant.check(), Err(ModelError::Range { setting: "snow", .. })));
    plant.arrays.clear();
    assert_eq!(plant.check(), Err(ModelError::NoArrays));
}

#[test]
fn dirt_snow_and_age_take_their_parts() {
    let site = Site::new(31.0, 121.0, 0.0).expect("a site");
    let hours = Hours::of_year(2023, &Clock::hourly(8.0)).expect("hours");
    let light: Vec<f64> = (0..8_760).map(|i| if (8..16).contains(&(i % 24)) { 300.0 } else { 0.0 }).collect();
    let mild = vec![10.0; 8_760];
    let weather = Weather { ghi: &light, components: None, temperature: &mild, wind: &mild, albedo: None };
    let sky = Sky::new(&site, &hours, &weather, Beam::From(Decomposition::Erbs)).expect("a sky");
    let clean = sky.expected(&Plant::fixed(1.0, 20.0, 180.0, 1.2)).expect("a result").monthly(&hours);
    let mut plant = Plant::fixed(1.0, 20.0, 180.0, 1.2);
    plant.soiling[0] = 0.1;
    plant.snow[0] = 0.2;
    plant.remaining = 0.9;
    let worn = sky.expected(&plant).expect("a result").monthly(&hours);
    assert!((worn[0].poa - clean[0].poa).abs() < 1e-9);
    assert!((worn[0].poa_effective / clean[0].poa_effective - 0.9).abs() < 1e-9);
    assert!((worn[0].dc / clean[0].dc - 0.9 * 0.8 * 0.9).abs() < 1e-9);
    assert!((worn[5].dc / clean[5].dc - 0.9).abs() < 1e-9);
}

#[test]
fn words_of_a_book_come_back() {
    for (word, model) in SkyModel::WORDS {
        assert_eq!((SkyModel::parse(word), model.word()), (Some(model), word));
    }
    for (word, model) in Decomposition::WORDS {
        assert_eq!((Beam::parse(word), Beam::From(model).word()), (Some(Beam::From(model)), word));
    }
    assert_eq!((Beam::parse("measured"), SkyModel::parse("perez 1990")), (Some(Beam::Measured), None));
    assert!(
        Temperature::WORDS
            .iter()
            .all(|(word, model)| Temperature::parse(word) == Some(*model) && model.check().is_ok())
    );
    assert!(
        Incidence::WORDS.iter().all(|(word, model)| Incidence::parse(word) == Some(*model) && model.check().is_ok())
    );
}
