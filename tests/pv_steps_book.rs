//! Single models reached from a book: a file of weather that states the steps before them, and the steps after them held against
//! the reference numbers.

mod pv_reference;

use std::fmt::Write as _;

use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::finding::{Findings, Lang, Sources};
use crossfoot::pv::Expected;
use crossfoot::pv::model::Steps;
use crossfoot::pv::model::sun::events;
use crossfoot::pv::weather::Stamp;
use crossfoot::report::{FindingStyle, findings_text};
use pv_reference::{Deviations, Row, number, rows, text};

const HEAD: &str = "[[period]]\nid = \"2019\"\nfrom = 2019-01-01\nto = 2019-12-31\n\n";

/// A plant of 1000 kW under a file of weather: site, array, what the book says of the file, and of the model.
fn plant(id: &str, site: &str, weather: &str, model: &str) -> String {
    let arrays = "{ tilt = 30, azimuth = 180 }";
    format!(
        "[[pv]]\nid = \"{id}\"\ncapacity = [{{ dc = \"1000 kW\" }}]\nsite = {{ {site} }}\narrays = [{arrays}]\n\
         weather = {{ {weather} }}\nmodel = {{ {model} }}\n\n"
    )
}

const SHANGHAI: &str = "latitude = 31.4, longitude = 121.45";

fn described(book: &str, files: &[(String, String)]) -> (Book, Described, Findings) {
    let book = format!("{HEAD}{book}");
    let memory = files.iter().fold(MemoryFiles::new().with("book.toml", book), |memory, (name, text)| {
        memory.with(name.clone(), text.clone())
    });
    let mut sources = Sources::default();
    let (read, mut findings) = load(&memory, "book.toml", &mut sources);
    let Some(read) = read else {
        panic!("{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
    };
    let library = read.library(&mut Sources::default());
    let (described, about) = describe(&read, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (read, described, findings)
}

/// What the models of all plants of a book expect, in its order.
fn expected(book: &str, files: &[(String, String)]) -> Vec<Expected> {
    let (_, described, findings) = described(book, files);
    let said: Vec<String> = findings.iter().map(|finding| finding.message.text(Lang::En)).collect();
    let of = described.plants.plants.iter();
    of.map(|plant| plant.model.clone().unwrap_or_else(|| panic!("{}", said.join("\n"))).expected).collect()
}

/// Times of rows that follow one another, an hour apart.
fn hour(row: usize) -> String {
    format!("2019-06-{:02} {:02}:00", 1 + row / 24, row % 24)
}

/// A file with one line for each row of the reference, which comes first to last.
fn table(header: &str, rows: &[Row], line: impl Fn(&Row) -> String) -> String {
    let mut text = format!("time,{header}\n");
    for (at, row) in rows.iter().enumerate() {
        writeln!(text, "{},{}", hour(at), line(row)).unwrap();
    }
    text
}

fn steps(expected: &Expected, row: usize) -> Steps {
    expected.chain().unwrap().steps(row).unwrap()
}

#[test]
fn the_sun_at_an_instant() {
    let Some(cases) = rows("solar_position.csv") else { return };
    let (mut book, mut files) = (String::new(), Vec::new());
    for (at, case) in cases.iter().enumerate() {
        let site = format!(
            "latitude = {}, longitude = {}, altitude = {}, pressure = {}, temperature = {}, delta-t = {}",
            case["latitude"],
            case["longitude"],
            case["elevation_m"],
            case["pressure_pa"],
            case["temperature_c"],
            case["delta_t_s"]
        );
        let weather = format!("file = \"{at}.csv\", label = \"instant\", sun-offset = 0");
        book.push_str(&plant(&format!("p{at}"), &site, &weather, ""));
        files.push((format!("{at}.csv"), format!("time,ghi,temp_air\n{},0,10\n", case["utc"])));
    }
    let found = expected(&book, &files);
    let mut seen = Deviations::default();
    for (case, found) in cases.iter().zip(&found) {
        let of = steps(found, 0);
        for (column, value) in [
            ("zenith_deg", of.zenith),
            ("apparent_zenith_deg", of.apparent_zenith),
            ("azimuth_deg", of.azimuth),
            ("equation_of_time_min", of.equation_of_time),
            ("dni_extra_spencer_1366_1", of.extraterrestrial),
            ("dni_extra_nrel_1361", of.by_distance),
            ("airmass_rel_kastenyoung", of.air_mass),
            ("airmass_abs", of.absolute_air_mass),
        ] {
            match number(case, column) {
                Some(wanted) => seen.hold(column, value, wanted, 1e-6, 1.0),
                None => assert!(value.is_nan(), "{column}: {value}"),
            }
        }
    }
    seen.tell("solar_position.csv");
}

#[test]
fn days_of_the_sun() {
    let Some(cases) = rows("sun_rise_transit_set.csv") else { return };
    let (mut book, mut files) = (String::new(), Vec::new());
    for (at, case) in cases.iter().enumerate() {
        let site = format!(
            "latitude = {}, longitude = {}, delta-t = {}",
            case["latitude"], case["longitude"], case["delta_t_s"]
        );
        book.push_str(&plant(&format!("p{at}"), &site, &format!("file = \"{at}.csv\""), ""));
        files.push((format!("{at}.csv"), format!("time,ghi,temp_air\n{}T00:00Z,0,10\n", case["utc_date"])));
    }
    let printed = |text: &str| {
        let part = |range: std::ops::Range<usize>| text[range].parse::<u16>().unwrap();
        let day = Stamp::new(i32::from(part(0..4)), part(5..7) as u8, part(8..10) as u8, 0).unwrap();
        day.minutes() as f64 * 60.0
            + f64::from(part(11..13)) * 3600.0
            + f64::from(part(14..16)) * 60.0
            + f64::from(part(17..19))
    };
    let mut seen = Deviations::default();
    for (case, found) in cases.iter().zip(&expected(&book, &files)) {
        let day = found.stamps()[0];
        let of = events(found.site(), day.year, day.month, day.day).unwrap();
        let (rise, set) = of.rise_and_set.unzip();
        for (column, value) in [("sunrise_utc", rise), ("transit_utc", Some(of.transit)), ("sunset_utc", set)] {
            let wanted = case[column].as_str();
            assert_eq!(value.is_none(), wanted.is_empty(), "{} {column}", case["site"]);
            // Printed to a second.
            value.into_iter().for_each(|value| seen.hold(column, value - printed(wanted), 0.0, 0.51, 1.0));
        }
    }
    seen.tell("sun_rise_transit_set.csv [s]");
}

#[test]
fn clear_skies() {
    let Some(cases) = rows("clear_sky.csv") else { return };
    let header = "ghi,temp_air,apparent_zenith,airmass_absolute,dni_extra,linke_turbidity,aod700,precipitable_water";
    let (mut book, mut files) = (String::new(), Vec::new());
    for (at, case) in cases.iter().enumerate() {
        let site = format!("{SHANGHAI}, altitude = {}, pressure = {}", case["altitude_m"], case["pressure_pa"]);
        let weather = format!(
            "file = \"{at}.csv\", utc-offset = 8, take = [\"apparent_zenith\", \"airmass_absolute\", \"dni_extra\"]"
        );
        book.push_str(&plant(&format!("p{at}"), &site, &weather, ""));
        let line = |row: &Row| {
            let of = [
                "apparent_zenith_deg",
                "airmass_abs",
                "dni_extra",
                "linke_turbidity",
                "aod700",
                "precipitable_water_cm",
            ];
            format!("0,10,{}", of.map(|column| row[column].clone()).join(","))
        };
        files.push((format!("{at}.csv"), table(header, std::slice::from_ref(case), line)));
    }
    let mut seen = Deviations::default();
    for (case, found) in cases.iter().zip(&expected(&book, &files)) {
        let of = steps(found, 0);
        let (ineichen, solis) = (of.ineichen.unwrap(), of.solis.unwrap());
        for (column, value) in [
            ("ineichen_ghi", ineichen.ghi),
            ("ineichen_dni", ineichen.dni),
            ("ineichen_dhi", ineichen.dhi),
            ("solis_ghi", solis.ghi),
            ("solis_dni", solis.dni),
            ("solis_dhi", solis.dhi),
            ("haurwitz_ghi", of.haurwitz),
        ] {
            seen.hold(column, value, number(case, column).unwrap(), 1e-6, 1.0);
        }
    }
    seen.tell("clear_sky.csv");
}

#[test]
fn global_irradiance_parted() {
    let Some(cases) = rows("decomposition.csv") else { return };
    // Days of the year come again: each row of a day has an hour of its own.
    let mut hours = std::collections::BTreeMap::<u16, u16>::new();
    let mut text = String::from("time,ghi,temp_air,zenith\n");
    let mut order: Vec<(u16, u16, &Row)> = Vec::new();
    for case in &cases {
        let day = number(case, "day_of_year").unwrap() as u16;
        let hour = hours.entry(day).or_default();
        order.push((day, *hour, case));
        let first = Stamp::new(2019, 1, 1, 0).unwrap().minutes();
        let of = Stamp::at_minutes(first + i64::from(day - 1) * 1440).unwrap();
        writeln!(text, "2019-{:02}-{:02}T{hour:02}:00Z,{},10,{}", of.month, of.day, case["ghi"], case["zenith_deg"])
            .unwrap();
        *hour += 1;
    }
    order.sort_by_key(|(day, hour, _)| (*day, *hour));
    let models = ["erbs", "erbs-driesse", "boland", "orgill-hollands", "disc"];
    let weather = "file = \"w.csv\", take = [\"zenith\"], step = 60, sun-offset = 0";
    let book: String =
        models.map(|model| plant(model, SHANGHAI, weather, &format!("decomposition = \"{model}\""))).concat();
    let mut seen = Deviations::default();
    for (model, found) in models.iter().zip(&expected(&book, &[("w.csv".into(), text)])) {
        for (at, (_, _, case)) in order.iter().enumerate() {
            let of = steps(found, at);
            for (what, value) in [("dni", of.dni), ("dhi", of.dhi), ("kt", of.clearness), ("airmass", of.disc_air_mass)]
            {
                let column = format!("{}_{what}", model.replace('-', "_"));
                if let Some(wanted) = case.get(&column).and_then(|text| text.parse().ok()) {
                    seen.hold(&column, value, wanted, 1e-6, 1.0);
                }
            }
        }
    }
    seen.tell("decomposition.csv");
}

#[test]
fn light_on_planes() {
    let Some(cases) = rows("transposition.csv") else { return };
    let of = [
        "ghi",
        "dni",
        "dhi",
        "apparent_zenith_deg",
        "solar_azimuth_deg",
        "dni_extra",
        "airmass_rel",
        "albedo",
        "surface_tilt",
        "surface_azimuth",
    ];
    let header =
        "ghi,dni,dhi,apparent_zenith,azimuth,dni_extra,airmass_relative,albedo,surface_tilt,surface_azimuth,temp_air";
    let text = table(header, &cases, |row| format!("{},10", of.map(|column| row[column].clone()).join(",")));
    let weather = "file = \"w.csv\", utc-offset = 8, take = [\"apparent_zenith\", \"azimuth\", \"dni_extra\", \"airmass_relative\", \"surface_tilt\", \"surface_azimuth\"]";
    let skies = [
        ("isotropic", "sky_isotropic"),
        ("klucher", "sky_klucher"),
        ("hay-davies", "sky_haydavies"),
        ("reindl", "sky_reindl"),
        ("king", "sky_king"),
        ("perez", "sky_perez"),
        ("perez-driesse", "sky_perez_driesse"),
    ];
    let covers = [
        ("physical", "iam_physical"),
        ("ashrae", "iam_ashrae_b005"),
        ("martin-ruiz", "iam_martin_ruiz_016"),
        ("physical-anti-reflective", "iam_physical_nar_1_29"),
    ];
    let by_sky = skies.map(|(sky, _)| plant(sky, SHANGHAI, weather, &format!("sky = \"{sky}\""))).concat();
    let by_cover = covers.map(|(of, _)| plant(of, SHANGHAI, weather, &format!("incidence = \"{of}\""))).concat();
    let found = expected(&format!("{by_sky}{by_cover}"), &[("w.csv".into(), text)]);
    let mut seen = Deviations::default();
    for (at, case) in cases.iter().enumerate() {
        let mut hold = |column: &str, value: f64| {
            if let Some(wanted) = number(case, column) {
                seen.hold(column, value, wanted, 1e-6, 1.0);
            }
        };
        for ((_, column), found) in skies.iter().zip(&found) {
            hold(column, steps(found, at).sky);
        }
        for ((_, column), found) in covers.iter().zip(&found[skies.len()..]) {
            hold(column, steps(found, at).modifier);
        }
        let of = steps(&found[0], at);
        for (column, value) in [("aoi_deg", of.incidence), ("poa_beam", of.beam), ("poa_ground", of.ground)] {
            hold(column, value);
        }
    }
    seen.tell("transposition.csv");
}

#[test]
fn temperatures_of_cells() {
    let Some(cases) = rows("cell_temperature.csv") else { return };
    let of = ["poa_global", "temp_air", "wind_speed"];
    let text = table(&of.join(","), &cases, |row| of.map(|column| row[column].clone()).join(","));
    let models = [
        ("sapm_cell_open_rack_glass_glass", "sapm-open-rack-glass-glass", ""),
        ("sapm_cell_close_mount_glass_glass", "sapm-close-mount-glass-glass", ""),
        ("sapm_cell_open_rack_glass_polymer", "sapm-open-rack-glass-polymer", ""),
        ("sapm_cell_insulated_back_glass_polymer", "sapm-insulated-back-glass-polymer", ""),
        ("noct_sam_45_eff19_standoff4", "noct-sam", ""),
        ("noct_sam_49_eff17_standoff1", "noct-sam", ", parameters = { noct = 49, efficiency = 0.17, standoff = 1 }"),
        ("ross_k0_0342", "ross", ""),
        ("faiman_25_6_84", "faiman", ""),
        ("pvsyst_29_0_eff0_1_abs0_9", "pvsyst", ""),
    ];
    let weather = "file = \"w.csv\", utc-offset = 8, take = [\"poa_global\"]";
    let book = models.map(|(id, model, rest)| {
        plant(&id.replace('_', "-"), SHANGHAI, weather, &format!("temperature = \"{model}\"{rest}"))
    });
    let found = expected(&book.concat(), &[("w.csv".into(), text)]);
    let chain = found[0].chain().unwrap();
    let found: Vec<_> = found.iter().map(Expected::hourly).collect();
    let mut seen = Deviations::default();
    for (at, case) in cases.iter().enumerate() {
        for ((column, ..), found) in models.iter().zip(&found) {
            seen.hold(column, found.cell_temperature[at], number(case, column).unwrap(), 1e-6, f64::INFINITY.min(1.0));
        }
        let back = "sapm_module_open_rack_glass_glass";
        seen.hold(back, chain.steps(at).unwrap().back, number(case, back).unwrap(), 1e-6, 1.0);
    }
    seen.tell("cell_temperature.csv");
}

#[test]
fn direct_and_alternating_current() {
    let Some(cases) = rows("dc_inverter.csv") else { return };
    let (mut book, mut files) = (String::new(), Vec::new());
    for (at, case) in cases.iter().enumerate() {
        let weather = format!("file = \"{at}.csv\", utc-offset = 8, take = [\"poa_effective\", \"temp_cell\"]");
        let model = format!(
            "temperature-coefficient = {}, losses = \"{} %\", dc-ac = {}, inverter-efficiency = {}, reference-efficiency = {}",
            case["gamma_per_c"], case["losses_pct"], case["dc_ac_ratio"], case["eta_nom"], case["eta_ref"]
        );
        let of = plant(&format!("p{at}"), SHANGHAI, &weather, &model);
        book.push_str(&of.replace("1000 kW", &format!("{} kW", case["pdc0_kw"])));
        let line = |row: &Row| format!("{},{}", row["g_eff"], row["temp_cell"]);
        files.push((format!("{at}.csv"), table("poa_effective,temp_cell", std::slice::from_ref(case), line)));
    }
    let mut seen = Deviations::default();
    for (case, found) in cases.iter().zip(&expected(&book, &files)) {
        let hourly = found.hourly();
        for (column, value) in
            [("p_dc_gross_kw", hourly.dc_gross[0]), ("p_dc_net_kw", hourly.dc[0]), ("p_ac_kw", hourly.ac[0])]
        {
            seen.hold(column, value, number(case, column).unwrap(), 1e-8, 1.0);
        }
    }
    seen.tell("dc_inverter.csv");
}

/// From light and temperature of PVWatts's site, and the beam in that light for the loss at the glass.
#[test]
fn a_year_from_light_and_temperature() {
    let Some(cases) = rows("pvwatts_online_denver_open_rack.csv") else { return };
    let of = ["month", "day", "hour", "dni_w_m2", "dhi_w_m2", "poa_w_m2", "temp_cell_c"];
    let mut text = String::from("month,day,hour,dni,dhi,poa_global,temp_cell\n");
    for case in &cases {
        writeln!(text, "{}", of.map(|column| case[column].clone()).join(",")).unwrap();
    }
    let site = "latitude = 39.73, longitude = -105.18, altitude = 1819.6";
    let weather = "file = \"w.csv\", utc-offset = -7, take = [\"poa_global\", \"temp_cell\"]";
    let model = "temperature-coefficient = -0.0047, losses = \"14.08 %\", dc-ac = 1.2";
    let book = plant("denver", site, weather, model).replace("1000 kW", "4 kW").replace("tilt = 30", "tilt = 20");
    let found = expected(&book, &[("w.csv".into(), text)]);
    let sum = |column: &str| cases.iter().filter_map(|case| number(case, column)).sum::<f64>() / 1000.0;
    let mut seen = Deviations::default();
    seen.hold("dc_w of the year", found[0].totals.dc, sum("dc_w"), 2e-4, 1.0);
    seen.hold("ac_w of the year", found[0].totals.ac, sum("ac_w"), 2e-4, 1.0);
    seen.tell("pvwatts_online_denver_open_rack.csv");
}

/// The chain row by row is the chain of whole years, whatever the plant.
#[test]
fn rows_and_years_are_one_chain() {
    let Some(weather) = text("weather_shanghai.csv") else { return };
    let arrays = [
        "{ tilt = 30, azimuth = 180 }",
        "{ share = \"40 %\", tilt = 6, azimuth = 90, row-shading = 0.6 }, { share = \"60 %\", tilt = 6, azimuth = 270 }",
        "{ tracker = { limit = 50, ground-cover = 0.4 }, row-shading = 0.4 }",
        "{ two-axis = true }",
    ];
    let models = [
        "sky = \"klucher\", incidence = \"ashrae\", decomposition = \"disc\"",
        "sky = \"king\", temperature = \"pvsyst\", ground = \"components\"",
        "sky = \"perez\", soiling = [\"2 %\", \"0 %\", \"0 %\", \"0 %\", \"0 %\", \"0 %\", \"1 %\", \"0 %\", \"0 %\", \"0 %\", \"0 %\", \"0 %\"]",
        "sky = \"reindl\", temperature = \"faiman\", remaining = \"97 %\"",
    ];
    let says = "file = \"w.csv\", utc-offset = 8, sun-offset = 30, year = 2019";
    let book: String = arrays
        .iter()
        .zip(models)
        .enumerate()
        .map(|(at, (array, model))| {
            plant(&format!("p{at}"), SHANGHAI, says, model).replace("{ tilt = 30, azimuth = 180 }", array)
        })
        .collect();
    // Every seventh row is enough, and every hour of the day comes.
    let mut lines = weather.lines();
    let header = lines.next().unwrap_or_default();
    let some: Vec<&str> = lines.enumerate().filter(|(at, _)| at / 24 % 7 == 0).map(|(_, line)| line).collect();
    let text = format!("{header}\n{}\n", some.join("\n"));
    for found in expected(&book, &[("w.csv".into(), text)]) {
        let (hourly, by_row) = (found.hourly(), found.chain().unwrap().hourly().unwrap());
        for (one, other) in [
            (&hourly.poa, &by_row.poa),
            (&hourly.poa_effective, &by_row.poa_effective),
            (&hourly.cell_temperature, &by_row.cell_temperature),
            (&hourly.dc_gross, &by_row.dc_gross),
            (&hourly.dc, &by_row.dc),
            (&hourly.ac, &by_row.ac),
        ] {
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                // The sun is interpolated in one of them.
                assert!((one - other).abs() <= 1e-5 * one.abs().max(1.0), "{at}: {one} {other}");
            }
        }
    }
}

/// What is missing stays missing: no step makes a zero of it.
#[test]
fn missing_values_go_through_the_steps() {
    let text = "time,poa_global,temp_air,wind_speed\n2019-06-01 12:00,,25,1\n2019-06-01 13:00,800,,1\n2019-06-01 14:00,800,25,\n2019-06-01 15:00,800,25,1\n";
    let book = plant("p", SHANGHAI, "file = \"w.csv\", utc-offset = 8, take = [\"poa_global\"]", "");
    let found = &expected(&book, &[("w.csv".into(), text.to_owned())])[0];
    assert_eq!((found.totals.rows, found.totals.missing), (1, 3));
    let ac = found.hourly().ac;
    assert!(ac[..3].iter().all(|ac| ac.is_nan()), "{ac:?}");
    assert!(ac[3] > 500.0);
}
