//! Readers of hourly weather. All rows here are made up.

mod pv_reference;

use crossfoot::pv::weather::{
    Clock, DaylightEvidence, Field, Format, Label, Note, Plane, Stamp, Statements, Weather, WeatherErrors,
    WeatherFault, Years, read, recognise,
};
use proptest::prelude::*;

fn has(weather: &Weather, wanted: impl Fn(&Note) -> bool) -> bool {
    weather.notes.iter().any(wanted)
}

fn first_fault(result: Result<Weather, WeatherErrors>) -> (usize, WeatherFault) {
    let errors = result.unwrap_err();
    (errors.errors[0].line, errors.errors[0].fault.clone())
}

fn stamp(year: i32, month: u8, day: u8, hour: u16, minute: u16) -> Stamp {
    Stamp::new(year, month, day, hour * 60 + minute).unwrap()
}

/// A sunny day: irradiance by the minute of local solar time.
fn sun(minute: f64) -> f64 {
    (800.0 * ((minute - 360.0) / 720.0 * std::f64::consts::PI).sin()).max(0.0)
}

const EPW_HEAD: &str = "LOCATION,Example,XX,CHN,made up,999999,31.40,121.45,8.0,5.5\n\
DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVING,No,0,0,0\n\
COMMENTS 1,made up\nCOMMENTS 2,\nDATA PERIODS,1,1,Data,Tuesday,1/1,12/31\n";

fn epw_row(year: i32, month: u8, day: u8, hour: u16, ghi: &str, temperature: &str) -> String {
    format!(
        "{year},{month},{day},{hour},60,?9?9,{temperature},1.0,80,101325,0,0,300,{ghi},100,50,9999,9999,9999,9999,180,2.5,\
         5,5,9.9,77777,9,999999999,10,0.1,3,88,0.18,0.0,0.0\n"
    )
}

#[test]
fn epw_hours_end_and_its_marks_are_counted() {
    let text = format!(
        "{EPW_HEAD}{}{}{}{}",
        epw_row(1995, 1, 1, 1, "0", "5.0"),
        epw_row(1995, 1, 1, 2, "9999", "99.9"),
        epw_row(1995, 1, 1, 3, "-3", "5.5"),
        epw_row(1995, 1, 1, 24, "12.5", "6.0"),
    );
    let weather = read(&text).unwrap();
    assert_eq!((weather.recognised.format, weather.recognised.line), (Format::Epw, 1));
    assert_eq!((weather.site.latitude, weather.site.longitude), (Some(31.4), Some(121.45)));
    assert_eq!((weather.site.altitude, weather.site.utc_offset_min), (Some(5.5), Some(480)));
    assert_eq!((weather.label, weather.sun_offset_min, weather.step_min), (Label::End, 30.0, 60));
    assert_eq!(weather.times[0], stamp(1995, 1, 1, 0, 0));
    assert_eq!(weather.times[3], stamp(1995, 1, 1, 23, 0));
    assert_eq!(weather.values(Field::Ghi).unwrap(), [Some(0.0), None, Some(0.0), Some(12.5)]);
    assert_eq!(weather.values(Field::AirTemperature).unwrap(), [Some(5.0), None, Some(5.5), Some(6.0)]);
    assert_eq!(weather.values(Field::Albedo).unwrap()[0], Some(0.18));
    assert_eq!(weather.values(Field::SnowDepth).unwrap()[0], Some(3.0));
    assert!(weather.notes.contains(&Note::Missing { field: Field::Ghi, count: 1, line: 10 }));
    assert!(weather.notes.contains(&Note::Missing { field: Field::AirTemperature, count: 1, line: 10 }));
    assert!(weather.notes.contains(&Note::Negative { field: Field::Ghi, count: 1, missing: 0, least: -3.0, line: 11 }));
    assert!(has(&weather, |note| matches!(note, Note::NoRow { count: 20, longest: 20, .. })));
    assert!(has(&weather, |note| matches!(note, Note::PartOfYear { rows: 4, of: 8760 })));
    // 00:30 at +08:00 is 16:30 UTC of the day before.
    let seconds = weather.sun_seconds(Some(2019)).unwrap();
    assert_eq!(seconds[0], Some(1_546_300_800.0 - 7.5 * 3600.0));
}

#[test]
fn tmy3_reads_its_columns_by_name_and_knows_its_years() {
    let text = "999999,\"EXAMPLE, FIELD\",NC,-5.0,36.100,-79.950,273\n\
        Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),GHI (W/m^2),GHI source,DNI (W/m^2),DHI (W/m^2),Dry-bulb (C),Pressure (mbar),Wspd (m/s),Alb (unitless)\n\
        01/01/1988,23:00,0,0,1,0,0,10.0,990,3.1,-9900.000\n\
        01/01/1988,24:00,0,5,1,0,5,9.0,991,2.1,-9900.000\n\
        02/01/1976,01:00,0,-9900,1,0,0,7.0,990,1.1,-9900.000\n";
    let weather = read(text).unwrap();
    assert_eq!((weather.recognised.format, weather.recognised.line), (Format::Tmy3, 2));
    assert_eq!(weather.site.name.as_deref(), Some("EXAMPLE, FIELD"));
    assert_eq!(weather.site.utc_offset_min, Some(-300));
    assert_eq!(weather.times[1], stamp(1988, 1, 1, 23, 0));
    assert_eq!(weather.years, Years::Typical(vec![1976, 1988]));
    assert_eq!(weather.sun_year(), Some(2019));
    assert_eq!(weather.values(Field::Pressure).unwrap()[0], Some(99_000.0));
    assert_eq!(weather.values(Field::Albedo), None);
    assert_eq!(weather.column(Field::Ghi).unwrap().gaps(), 1);
    assert!(has(&weather, |note| matches!(note, Note::TypicalYear { .. })));
}

#[test]
fn pvgis_series_of_a_horizontal_plane_are_horizontal_irradiance() {
    let head = |slope: &str| {
        format!(
            "Latitude (decimal degrees):\t45.000\nLongitude (decimal degrees):\t8.000\nElevation (m):\t250\n\
             Radiation database:\tPVGIS-SARAH3\n\n\nSlope: {slope} deg. \nAzimuth: -45 deg. \n\
             time,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int\n20190101:0010,0.0,0.0,0.0,0.0,1.5,1.0,0.0\n\
             20190101:0110,100.0,30.0,0.5,10.0,1.6,1.1,0.0\n\nGb(i): beam\nPVGIS (c) European Union, 2001-2026\n"
        )
    };
    let flat = read(&head("0")).unwrap();
    assert_eq!(flat.recognised.format, Format::PvgisHourly);
    assert_eq!((flat.clock, flat.label, flat.sun_offset_min), (Clock::Utc, Label::Instant, 0.0));
    assert_eq!(flat.values(Field::Ghi).unwrap(), [Some(0.0), Some(130.5)]);
    assert_eq!(flat.values(Field::Dhi).unwrap(), [Some(0.0), Some(30.0)]);
    assert_eq!(flat.times[1], stamp(2019, 1, 1, 1, 10));
    let tilted = read(&head("35")).unwrap();
    assert_eq!(tilted.values(Field::Ghi), None);
    assert_eq!(tilted.values(Field::InPlane).unwrap()[1], Some(130.5));
    assert_eq!(tilted.plane, Some(Plane { tilt: 35.0, azimuth: 135.0 }));
    assert!(has(&tilted, |note| matches!(note, Note::InPlane { tilt } if *tilt == 35.0)));
}

#[test]
fn a_pvgis_typical_year_has_its_offset_and_utc() {
    let text = "Latitude (decimal degrees): -26.200\r\nLongitude (decimal degrees): 28.050\r\nElevation (m): 1746.0\r\n\
        Irradiance Time Offset (h): 0.1761\r\nmonth,year\r\n1,2005\r\n2,2019\r\n\
        time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n\
        20050101:0000,19.9,71.5,0.0,-0.0,0.0,248.9,2.5,61.0,82144.0\r\n\
        20050101:0100,19.9,71.5,0.0,-0.0,0.0,248.9,2.5,61.0,82144.0\r\n\
        20190201:0800,23.3,61.4,848.0,736.7,205.0,364.6,3.9,342.0,82435.0\r\n\r\nT2m: air temperature\r\n";
    let mut weather = read(text).unwrap();
    assert_eq!(weather.recognised.format, Format::PvgisTmy);
    assert!((weather.sun_offset_min - 10.566).abs() < 1e-9);
    assert_eq!(weather.years, Years::Typical(vec![2005, 2019]));
    // A negative zero is no negative irradiance.
    assert!(!has(&weather, |note| matches!(note, Note::Negative { .. })));
    assert_eq!(weather.values(Field::Dni).unwrap()[0].map(f64::to_bits), Some(0));
    // The offset of the site does not move a clock that is UTC.
    let before = weather.sun_seconds(None).unwrap();
    weather.state(&Statements { utc_offset_min: Some(120), ..Statements::default() }).unwrap();
    assert_eq!(weather.sun_seconds(None).unwrap(), before);
    assert_eq!(weather.local(2), Some(stamp(2019, 2, 1, 10, 0)));
}

fn power(standard: &str, unit: &str) -> String {
    format!(
        "-BEGIN HEADER-\nNASA/POWER Source Native Resolution Hourly Data \n\
         Dates (month/day/year): 01/01/2021 through 01/01/2021 in {standard}\n\
         Location: Latitude  49.0985   Longitude -123.0631 \n\
         Elevation from MERRA-2: Average for 0.5 x 0.625 degree lat/lon region = 62.89 meters\n\
         The value for missing source data that cannot be computed or is outside of the sources availability range: -999 \n\
         Parameter(s): \nALLSKY_SFC_SW_DWN      CERES SYN1deg All Sky Surface Shortwave Downward Irradiance ({unit}) \n\
         PS      MERRA-2 Surface Pressure (kPa) \n-END HEADER-\n\
         YEAR,MO,DY,HR,ALLSKY_SFC_SW_DWN,T2M,WS2M,PS\n2021,1,1,11,36,3.5,4.1,99.5\n2021,1,1,12,-999,-999.0,4.2,99.6\n"
    )
}

#[test]
fn power_counts_its_gaps_and_knows_solar_time() {
    let weather = read(&power("LST", "Wh/m^2")).unwrap();
    assert_eq!(weather.recognised.format, Format::NasaPower);
    assert_eq!(weather.clock, Clock::SolarZone { offset_min: -480 });
    assert_eq!(weather.site.altitude, Some(62.89));
    assert_eq!(weather.values(Field::Ghi).unwrap(), [Some(36.0), None]);
    assert_eq!(weather.values(Field::AirTemperature).unwrap(), [Some(3.5), None]);
    assert_eq!(weather.values(Field::Pressure).unwrap()[0], Some(99_500.0));
    assert!(weather.notes.contains(&Note::LabelTaken { label: Label::Start }));
    // 36 MJ/m² in an hour are 10 kW/m²: implausible, and said.
    let utc = read(&power("UTC", "MJ/hr")).unwrap();
    assert_eq!(utc.clock, Clock::Utc);
    assert!(has(&utc, |note| matches!(note, Note::Implausible { field: Field::Ghi, count: 1, .. })));
}

#[test]
fn plain_columns_have_many_names_units_and_clocks() {
    let chinese = "# 纬度: 31.4\n# 经度: 121.45\n# 时区: 8\n时间;总辐射 (kW/m2);气温;风速 (km/h);备注\n\
        2021/6/1 9:00;0.5;25;36;晴\n2021/6/1 10:00;0.6;26;;晴\n";
    let weather = read(chinese).unwrap();
    assert_eq!(weather.recognised.format, Format::Plain);
    assert_eq!((weather.site.latitude, weather.site.utc_offset_min), (Some(31.4), Some(480)));
    assert_eq!(weather.values(Field::Ghi).unwrap(), [Some(500.0), Some(600.0)]);
    assert_eq!(weather.values(Field::WindSpeed).unwrap(), [Some(10.0), None]);
    assert!(weather.notes.contains(&Note::Unread { columns: vec!["备注".to_owned()] }));

    let zoned = "time,ghi\n2021-06-01T00:00:00+05:30,1\n2021-06-01T01:00:00+05:30,2\n";
    let weather = read(zoned).unwrap();
    assert_eq!(weather.site.utc_offset_min, Some(330));
    assert!(weather.notes.contains(&Note::PartHourZone { minutes: 330 }));

    let two = "time,ghi\n2021-10-31T02:00:00+02:00,1\n2021-10-31T02:00:00+01:00,2\n2021-10-31T03:00:00+01:00,3\n";
    let weather = read(two).unwrap();
    assert_eq!(weather.times, [stamp(2021, 10, 31, 1, 0), stamp(2021, 10, 31, 2, 0), stamp(2021, 10, 31, 3, 0)]);
    assert!(has(&weather, |note| matches!(
        note,
        Note::DaylightSaving { evidence: DaylightEvidence::TwoOffsets { minutes: [60, 120] } }
    )));

    let nsrdb = "Source,Location ID,City,Latitude,Longitude,Time Zone,Elevation\nNSRDB,1,-,33.45,-111.98,-7,358\n\
        Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Wind Speed,Surface Albedo\n\
        2019,1,1,0,30,0,0,0,5.0,1.2,0.2\n2019,1,1,1,30,0,0,0,5.0,1.2,0.2\n";
    let weather = read(nsrdb).unwrap();
    assert_eq!((weather.label, weather.sun_offset_min), (Label::Instant, 0.0));
    assert_eq!((weather.site.longitude, weather.site.utc_offset_min), (Some(-111.98), Some(-420)));
    assert_eq!(weather.values(Field::Albedo).unwrap()[1], Some(0.2));
}

#[test]
fn hours_1_to_24_end_and_stay_in_their_year() {
    let mut text = "month,day,hour,ghi\n".to_owned();
    for month in [1, 12] {
        (1..=24).for_each(|hour| text.push_str(&format!("{month},31,{hour},{hour}\n")));
    }
    let weather = read(&text).unwrap();
    assert_eq!(weather.label, Label::End);
    assert_eq!(weather.times.first(), Some(&stamp(2019, 1, 31, 0, 0)));
    assert_eq!(weather.times.last(), Some(&stamp(2019, 12, 31, 23, 0)));
    assert!(weather.notes.contains(&Note::NoYear));
}

#[test]
fn what_is_twice_missing_or_out_of_order_is_said() {
    let text = "time,ghi\n2021-03-28 00:00,0\n2021-03-28 01:00,0\n2021-03-28 03:00,0\n2021-10-31 01:00,0\n\
        2021-10-31 02:00,1\n2021-10-31 02:00,2\n2021-10-31 03:00,0\n2021-10-31 00:00,0\n";
    let weather = read(text).unwrap();
    assert!(weather.notes.contains(&Note::Duplicates { count: 1, first: stamp(2021, 10, 31, 2, 0), line: 7 }));
    assert!(weather.notes.contains(&Note::OutOfOrder { count: 1, line: 9 }));
    assert_eq!(weather.values(Field::Ghi).unwrap()[5], Some(1.0));
    assert!(has(&weather, |note| matches!(
        note,
        Note::DaylightSaving { evidence: DaylightEvidence::HourMissingAndDouble { .. } }
    )));
}

#[test]
fn leap_days_are_said_to_be_there_or_not() {
    let days = |leap: &str| {
        format!(
            "# utc_offset: 8\ntime,ghi\n2020-02-28 22:00,0\n2020-02-28 23:00,0\n{leap}2020-03-01 00:00,0\n2020-03-01 01:00,0\n"
        )
    };
    assert!(read(&days("")).unwrap().notes.contains(&Note::NoLeapDay { year: 2020 }));
    let with = read(&days("2020-02-29 00:00,0\n")).unwrap();
    assert!(with.notes.contains(&Note::LeapDay));
    assert_eq!(with.sun_seconds(Some(2019)).unwrap()[2], None);
}

/// A year of sunny days on a clock that is `shift(month)` minutes ahead of solar time.
fn sunny(shift: impl Fn(u8) -> f64) -> String {
    let mut text = "# latitude: 30\n# longitude: 120\n# utc_offset: 8\nmonth,day,hour,ghi\n".to_owned();
    for month in 1..=12_u8 {
        for day in 1..=28 {
            for hour in 0..24 {
                let ghi = sun(f64::from(hour) * 60.0 + 30.0 - shift(month));
                text.push_str(&format!("{month},{day},{hour},{ghi:.3}\n"));
            }
        }
    }
    text
}

#[test]
fn a_clock_that_is_moved_in_summer_or_altogether_is_suspected() {
    let summer = |note: &Note| matches!(note, Note::DaylightSaving { evidence: DaylightEvidence::SummerShift { minutes } } if *minutes > 50.0);
    let moved = read(&sunny(|month| if (4..=10).contains(&month) { 60.0 } else { 0.0 })).unwrap();
    assert!(has(&moved, summer));
    let straight = read(&sunny(|_| 0.0)).unwrap();
    assert!(!has(&straight, |note| matches!(note, Note::DaylightSaving { .. } | Note::ClockShift { .. })));
    let late = read(&sunny(|_| 90.0)).unwrap();
    assert!(has(&late, |note| matches!(note, Note::ClockShift { minutes } if (80.0..100.0).contains(minutes))));
}

#[test]
fn a_book_is_followed_and_its_difference_said() {
    let mut weather = read(&format!("{EPW_HEAD}{}", epw_row(1995, 7, 1, 12, "500", "30"))).unwrap();
    let stated = Statements {
        latitude: Some(39.9),
        label: Some(Label::Start),
        sun_offset_min: Some(10.566),
        ..Statements::default()
    };
    weather.state(&stated).unwrap();
    assert!(weather.notes.contains(&Note::Differs { what: "latitude", file: 31.4, book: 39.9 }));
    // Hour 12 as a start is 12:00.
    assert_eq!((weather.times[0], weather.sun_offset_min), (stamp(1995, 7, 1, 12, 0), 10.566));
    let off = Statements { latitude: Some(91.0), ..Statements::default() };
    assert!(matches!(weather.state(&off).unwrap_err().fault, WeatherFault::OutOfRange { what: "latitude", .. }));
}

#[test]
fn what_cannot_be_read_is_located() {
    assert_eq!(first_fault(read("")), (0, WeatherFault::Empty));
    assert_eq!(first_fault(read("name,value\na,1\n")), (1, WeatherFault::UnknownFormat));
    let bad = |column: &str, text: &str| WeatherFault::BadNumber { column: column.to_owned(), text: text.to_owned() };
    assert_eq!(first_fault(read("month,day,hour,ghi\n1,1,0,x\n")), (2, bad("ghi", "x")));
    let time = |text: &str| WeatherFault::BadTime { text: text.to_owned() };
    assert_eq!(first_fault(read("month,day,hour,ghi\n2,30,0,1\n")), (2, time("2 30 0")));
    let ambiguous = WeatherFault::AmbiguousDate { text: "01/02/2019 00:00".to_owned() };
    assert_eq!(first_fault(read("time,ghi\n01/02/2019 00:00,1\n")), (2, ambiguous));
    assert_eq!(first_fault(read("month,day,hour,ghi\n")), (0, WeatherFault::NoRows));
    assert!(matches!(
        first_fault(read("month,day,hour,ghi\n1,1\n")),
        (2, WeatherFault::ShortRow { found: 2, needed: 4 })
    ));
    assert!(matches!(
        first_fault(read("hour,ghi,G(h)\n0,1,2\n")),
        (1, WeatherFault::TwoColumns { field: Field::Ghi, .. })
    ));
    let off = EPW_HEAD.replace("31.40", "131.40");
    assert!(matches!(
        first_fault(read(&format!("{off}{}", epw_row(1995, 1, 1, 1, "0", "5")))),
        (1, WeatherFault::OutOfRange { what: "latitude", .. })
    ));
    // Every row of a file of another kind is an error; twenty are kept.
    let many = read(&format!("month,day,hour,ghi\n{}", "1,1,0,x\n".repeat(500))).unwrap_err();
    assert_eq!((many.total, many.errors.len()), (500, WeatherErrors::MOST));
}

#[test]
fn the_reference_files_are_read_whole() {
    let places =
        [("shanghai", 31.4, 121.45, 480), ("phoenix", 33.45, -111.98, -420), ("greensboro", 36.1, -79.95, -300)];
    for (site, latitude, longitude, offset) in places {
        let Some(text) = pv_reference::text(&format!("weather_{site}.csv")) else { return };
        let meta = pv_reference::rows("weather_meta.csv").unwrap().into_iter().find(|row| row["site"] == site).unwrap();
        let mut weather = read(&text).unwrap();
        let stated = Statements {
            latitude: Some(latitude),
            longitude: Some(longitude),
            utc_offset_min: Some(offset),
            ..Statements::default()
        };
        weather.state(&stated).unwrap();
        assert_eq!((weather.rows(), weather.rows_of_a_year(), weather.sun_offset_min), (8760, 8760, 30.0), "{site}");
        for (field, column) in [(Field::Ghi, "ghi_kwh_m2"), (Field::Dni, "dni_kwh_m2"), (Field::Dhi, "dhi_kwh_m2")] {
            let sum: f64 = weather.column(field).unwrap().complete().unwrap().iter().sum();
            assert!((sum / 1000.0 - pv_reference::number(&meta, column).unwrap()).abs() < 1e-3, "{site} {column}");
        }
        let suspicious =
            |note: &Note| matches!(note, Note::DaylightSaving { .. } | Note::ClockShift { .. } | Note::Missing { .. });
        assert!(!has(&weather, suspicious), "{site}: {:?}", weather.notes);
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,400}") {
        let _ = recognise(&text).map(|_| read(&text));
    }

    #[test]
    fn no_cells_panic(rows in prop::collection::vec(prop::collection::vec("[-0-9.:/, TZ+x]{0,12}", 1..6), 0..12), kind in 0..5_usize) {
        let head = ["month,day,hour,ghi", "time,ghi,temp", "time(UTC),G(h),T2m", EPW_HEAD, "s,n,c,8,30,120,5\nDate (MM/DD/YYYY),Time (HH:MM),GHI (W/m^2)"][kind];
        let rows: Vec<String> = rows.iter().map(|cells| cells.join(",")).collect();
        let _ = read(&format!("{head}\n{}", rows.join("\n")));
    }

    #[test]
    fn rows_of_any_order_read_the_same(order in Just((0..48_u16).collect::<Vec<_>>()).prop_shuffle()) {
        let row = |hour: &u16| format!("2021,5,{},{},{}\n", 1 + hour / 24, hour % 24, hour);
        let text = |order: &[u16]| format!("year,month,day,hour,ghi\n{}", order.iter().map(row).collect::<String>());
        let sorted = read(&text(&(0..48).collect::<Vec<_>>())).unwrap();
        let shuffled = read(&text(&order)).unwrap();
        prop_assert_eq!(sorted.times, shuffled.times.clone());
        prop_assert_eq!(shuffled.values(Field::Ghi).unwrap()[47], Some(47.0));
    }
}
