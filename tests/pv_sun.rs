//! The sun's position against pvlib's SPA and the example of the NREL report, and the interpolated path against the whole
//! algorithm.

mod pv;

use crossfoot::pv::model::sun::{air_mass, days_from_civil, events, extraterrestrial, is_leap, position, year_of};
use crossfoot::pv::model::{ModelError, Site, SunPath};
use pv::{Gaps, Table, number};

/// `2003-10-17T19:30:30Z` in seconds since 1970.
fn instant(text: &str) -> f64 {
    let part = |from: usize, to: usize| text[from..to].parse::<i32>().expect(text);
    let day = days_from_civil(part(0, 4), part(5, 7) as u8, part(8, 10) as u16);
    day as f64 * 86_400.0 + f64::from(part(11, 13) * 3600 + part(14, 16) * 60 + part(17, 19))
}

fn day_of_year(text: &str) -> u16 {
    let part = |from: usize, to: usize| text[from..to].parse::<i32>().expect(text);
    let year = part(0, 4);
    (days_from_civil(year, part(5, 7) as u8, part(8, 10) as u16) - days_from_civil(year, 1, 1) + 1) as u16
}

fn turn(angle: f64) -> f64 {
    (angle + 180.0).rem_euclid(360.0) - 180.0
}

#[test]
fn positions_are_those_of_the_reference() {
    let Some(table) = Table::read("solar_position.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let site = Site {
            latitude: number(row, "latitude"),
            longitude: number(row, "longitude"),
            elevation: number(row, "elevation_m"),
            pressure: number(row, "pressure_pa"),
            temperature: number(row, "temperature_c"),
            delta_t: number(row, "delta_t_s"),
        };
        let at = instant(&row["utc"]);
        let sun = position(&site, at).expect("a position");
        gaps.note("zenith", sun.zenith, number(row, "zenith_deg"), 1.0);
        gaps.note("apparent zenith", sun.apparent_zenith, number(row, "apparent_zenith_deg"), 1.0);
        gaps.note("azimuth", turn(sun.azimuth - number(row, "azimuth_deg")), 0.0, 1.0);
        gaps.note("equation of time", sun.equation_of_time, number(row, "equation_of_time_min"), 1.0);
        let by_distance = extraterrestrial::by_distance(sun.distance, extraterrestrial::SOLAR_CONSTANT);
        gaps.note("extraterrestrial by distance", by_distance, number(row, "dni_extra_nrel_1361"), 1.0);
        let spencer = extraterrestrial::spencer(day_of_year(&row["utc"]), extraterrestrial::SPENCER_CONSTANT);
        gaps.note("extraterrestrial by Spencer", spencer, number(row, "dni_extra_spencer_1366_1"), 1.0);
        let mass = air_mass::kasten_young_1989(sun.apparent_zenith.to_radians()).unwrap_or(f64::NAN);
        gaps.note("air mass", mass, number(row, "airmass_rel_kastenyoung"), 1.0);
        gaps.note("absolute air mass", air_mass::absolute(mass, site.pressure), number(row, "airmass_abs"), 1.0);
        let path = SunPath::new(&site, &[at]).expect("a path");
        gaps.note("path: zenith", path.cos_zenith[0].acos().to_degrees(), number(row, "zenith_deg"), 1.0);
        let apparent = path.apparent_zenith[0].to_degrees();
        gaps.note("path: apparent zenith", apparent, number(row, "apparent_zenith_deg"), 1.0);
        let azimuth = path.azimuth(0).expect("an azimuth");
        gaps.note("path: azimuth", turn(azimuth - number(row, "azimuth_deg")), 0.0, 1.0);
    }
    gaps.hold(|what| match what {
        "air mass" | "absolute air mass" => 2e-5,
        _ => 2e-6,
    });
}

#[test]
fn rise_transit_and_set_are_those_of_the_reference() {
    let Some(table) = Table::read("sun_rise_transit_set.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let mut site = Site::new(number(row, "latitude"), number(row, "longitude"), 0.0).expect("a site");
        site.delta_t = number(row, "delta_t_s");
        let date = &row["utc_date"];
        let part = |from: usize, to: usize| date[from..to].parse::<i32>().expect(date);
        let found = events(&site, part(0, 4), part(5, 7) as u8, part(8, 10) as u8).expect("events");
        gaps.note("transit", found.transit, instant(&row["transit_utc"]), 1.0);
        match found.rise_and_set {
            Some((rise, set)) => {
                gaps.note("rise", rise, instant(&row["sunrise_utc"]), 1.0);
                gaps.note("set", set, instant(&row["sunset_utc"]), 1.0);
            }
            None => assert!(row["sunrise_utc"].is_empty() && row["sunset_utc"].is_empty(), "{row:?}"),
        }
    }
    gaps.hold(|_| 1.0);
}

/// The whole sphere, leap years, both ends of a year: the path is the whole algorithm to a millionth of a degree.
#[test]
fn the_path_is_the_whole_algorithm_to_a_millionth_of_a_degree() {
    let mut gaps = Gaps::default();
    for (latitude, longitude, year) in
        [(31.4, 121.45, 2019), (-33.9, 18.4, 2024), (78.2, 15.6, 2000), (-89.9, 179.9, 2031), (0.0, -179.9, 1996)]
    {
        let site = Site::new(latitude, longitude, 100.0).expect("a site");
        let start = days_from_civil(year, 1, 1) as f64 * 86_400.0 - longitude * 240.0;
        // Every 2 h 37 min, so that all times of day come up.
        let instants: Vec<f64> = (0..3340).map(|i| start + f64::from(i) * 9_420.0).collect();
        let path = SunPath::new(&site, &instants).expect("a path");
        for (i, instant) in instants.iter().enumerate() {
            let sun = position(&site, *instant).expect("a position");
            let (sin, cos) = sun.apparent_zenith.to_radians().sin_cos();
            gaps.note("apparent zenith", path.apparent_zenith[i].to_degrees(), sun.apparent_zenith, 1.0);
            gaps.note("up", path.up[i].asin().to_degrees(), cos.asin().to_degrees(), 1.0);
            let (east, north) = sun.azimuth.to_radians().sin_cos();
            gaps.note("east", path.east[i].to_degrees(), (east * sin).to_degrees(), 1.0);
            gaps.note("north", path.north[i].to_degrees(), (north * sin).to_degrees(), 1.0);
        }
    }
    gaps.hold(|_| 1e-6);
}

#[test]
fn a_path_does_not_depend_on_the_order_of_instants() {
    let site = Site::new(48.0, 9.5, 500.0).expect("a site");
    let instants: Vec<f64> = (0..800).map(|i| 1.55e9 + f64::from(i) * 46_000.0).collect();
    let forward = SunPath::new(&site, &instants).expect("a path");
    let reversed: Vec<f64> = instants.iter().rev().copied().collect();
    let mut back = SunPath::new(&site, &reversed).expect("a path");
    back.up.reverse();
    back.apparent_zenith.reverse();
    for (a, b) in forward.up.iter().zip(&back.up) {
        assert!((a - b).abs() < 2e-8, "{a} {b}");
    }
}

#[test]
fn polar_day_and_night_have_a_transit_alone() {
    let site = Site::new(78.2, 15.6, 0.0).expect("a site");
    for month in [1, 6] {
        let found = events(&site, 2023, month, 15).expect("events");
        assert!(found.rise_and_set.is_none() && found.transit.is_finite());
    }
}

#[test]
fn days_of_the_calendar_come_back() {
    assert_eq!(days_from_civil(1970, 1, 1), 0);
    assert_eq!(days_from_civil(2000, 3, 1), 11_017);
    for year in [1, 1899, 1900, 1970, 2000, 2024, 2100, 5999] {
        let (first, last) = (days_from_civil(year, 1, 1), days_from_civil(year, 12, 31));
        assert_eq!(last - first + 1, if is_leap(year) { 366 } else { 365 });
        assert_eq!((year_of(first - 1), year_of(first), year_of(last)), (year - 1, year, year));
    }
}

#[test]
fn places_off_the_globe_and_instants_off_the_calendar_are_errors() {
    assert!(matches!(Site::new(90.1, 0.0, 0.0), Err(ModelError::Range { setting: "latitude", .. })));
    assert!(matches!(Site::new(0.0, f64::NAN, 0.0), Err(ModelError::Range { setting: "longitude", .. })));
    let site = Site::new(0.0, 0.0, 0.0).expect("a site");
    assert!(matches!(position(&site, f64::INFINITY), Err(ModelError::Instant { row: 0 })));
    assert!(matches!(SunPath::new(&site, &[0.0, 1e15]), Err(ModelError::Instant { row: 1 })));
}
