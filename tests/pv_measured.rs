//! What was measured at plants, from books through the command line: performance ratios of tables and of outputs, own use by the
//! hours of a model, degradation, and lives whose DC degrades, against the reference numbers and by what must hold of them.

mod pv_reference;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::Sources;
use crossfoot::pv::RatioOf;
use proptest::prelude::*;
use pv_reference::{Deviations, Row, number, rows, text};
use serde_json::Value;

static BOOKS: AtomicUsize = AtomicUsize::new(0);

/// A folder with a book, removed when it is no longer needed.
struct Book(PathBuf);

impl Book {
    fn new(files: &[(&str, &str)]) -> Book {
        let number = BOOKS.fetch_add(1, Ordering::Relaxed);
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pv-measured-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        Book(folder)
    }

    fn run(&self, args: &[&str]) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
        command.env_remove("NO_COLOR").env("SOURCE_DATE_EPOCH", "1795219200").arg(args[0]).arg(&self.0);
        let done = command.args(&args[1..]).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&done.stdout), text(&done.stderr))
    }

    /// The first plant of `crossfoot pv BOOK --format json`.
    fn plant(&self, args: &[&str]) -> Value {
        let (out, err) = self.run(&[&["pv", "--format", "json"], args].concat());
        let document: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}\n{out}\n{err}"));
        assert!(document["plants"][0].is_object(), "{out}\n{err}");
        document["plants"][0].clone()
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn value(of: &Value, name: &str) -> f64 {
    let text = of["figures"][name]["value"].as_str().unwrap_or_else(|| panic!("no {name} in {of:#}"));
    text.parse().unwrap()
}

fn config(name: &str) -> Option<Row> {
    rows("pvwatts_chain_config.csv")?.into_iter().find(|row| row["config"] == name)
}

fn meta(site: &str) -> Option<Row> {
    rows("weather_meta.csv")?.into_iter().find(|row| row["site"] == site)
}

/// A plant of a configuration of the reference with SAPM temperatures; `weather` and `more` are keys as they stand in a book.
fn plant(config: &Row, meta: &Row, weather: &str, model: &str, more: &str) -> String {
    let n = |column: &str| config[column].as_str();
    let after = |text: &str, word: &str| -> String {
        text.split(word).nth(1).unwrap().split_whitespace().next().unwrap().trim_end_matches(';').to_owned()
    };
    let array = |text: &str| {
        let share = 100.0 * after(text, "share ").parse::<f64>().unwrap();
        format!("{{ share = \"{share} %\", tilt = {}, azimuth = {} }}", after(text, "tilt "), after(text, "az "))
    };
    let arrays: Vec<String> = n("arrays").split(';').map(array).collect();
    let sky = if n("sky_model") == "haydavies" { "hay-davies" } else { n("sky_model") };
    let mounting = n("temperature_model").strip_prefix("sapm:").unwrap().replace('_', "-");
    let model = if model.is_empty() {
        format!("temperature = \"sapm-{mounting}\"\ntemperature-coefficient = {}", n("gamma_per_c"))
    } else {
        model.to_owned()
    };
    format!(
        "[[period]]\nid = \"2019\"\nfrom = 2019-01-01\nto = 2019-12-31\n\n[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"{} kW\" }}]\n\
         site = {{ latitude = {}, longitude = {}, altitude = {} }}\narrays = [{}]\n\
         weather = {{ file = \"weather.csv\", utc-offset = {}, {weather} }}\n{more}\n\
         [pv.model]\nsky = \"{sky}\"\nincidence = \"{}\"\n{model}\ndc-ac = {}\ninverter-efficiency = {}\n\
         reference-efficiency = {}\nalbedo = {}\nlosses = \"{} %\"\n",
        n("capacity_kwdc"),
        meta["latitude"],
        meta["longitude"],
        meta["elevation_m"],
        arrays.join(", "),
        meta["utc_offset_h"],
        n("iam_on_beam").replace('_', "-"),
        n("dc_ac_ratio"),
        n("eta_nom"),
        n("eta_ref"),
        n("albedo"),
        n("losses_pct"),
    )
}

const OF_2019: &str = "sun-offset = 30, year = 2019, measured = true";
const TABLE: &str = "series = { file = \"table.csv\", start = \"time\", generated = \"ac\", dc = \"dc\" }";

/// What the model of a book gives hour by hour: the measured table of the tests, and weather of what stood in the plane.
fn hours(book: &str, weather: &str) -> Vec<Value> {
    let book = Book::new(&[("book.toml", book), ("weather.csv", weather)]);
    book.plant(&["--model", "--hours"])["model"]["rows"].as_array().unwrap().clone()
}

fn table(hours: &[Value]) -> String {
    let mut text = "time,ac,dc\n".to_owned();
    for row in hours {
        let time = row["time"].as_str().unwrap().replace('T', " ");
        writeln!(text, "{time},{},{}", row["ac_kw"], row["dc_kw"]).unwrap();
    }
    text
}

/// Weather of the plane alone, with measured temperatures of cells.
fn in_plane(hours: &[Value]) -> String {
    let mut text = "time,poa (W/m2),temp_cell\n".to_owned();
    for row in hours {
        let time = row["time"].as_str().unwrap().replace('T', " ");
        writeln!(text, "{time},{},{}", row["poa_w_m2"], row["cell_temperature_c"]).unwrap();
    }
    text
}

/// A month or the year of `iec61724_metrics.csv` against what a book says of it.
fn holds(seen: &mut Deviations, title: &str, found: &Value, case: &Row) {
    for (column, name) in [
        ("reference_yield_h", "reference-yield"),
        ("array_yield_h", "array-yield"),
        ("final_yield_h", "final-yield"),
        ("capture_loss_h", "capture-loss"),
        ("system_loss_h", "system-loss"),
        ("pr", "performance-ratio"),
        ("pr_stc_temp_corrected", "performance-ratio-stc"),
        ("pr_annual_temp_equivalent", "performance-ratio-annual"),
        ("capacity_factor", "capacity-factor"),
    ] {
        seen.hold(&format!("{title} {column}"), value(found, name), number(case, column).unwrap(), 1e-5, 0.0);
    }
}

#[test]
fn performance_ratios_of_a_table_are_those_of_the_reference() {
    let (Some(cases), Some(weather)) = (rows("iec61724_metrics.csv"), text("weather_shanghai.csv")) else { return };
    let meta = meta("shanghai").unwrap();
    let mut seen = Deviations::default();
    for name in ["A", "B"] {
        let config = config(name).unwrap();
        let hours = hours(&plant(&config, &meta, OF_2019, "", ""), &weather);
        let table = table(&hours);
        // Horizontal irradiance brought to the plane by the model, and what stood in the plane as a station would measure it.
        for (title, weather) in [("transposed", weather.clone()), ("in-plane", in_plane(&hours))] {
            let stated = if title == "in-plane" { "measured = true" } else { OF_2019 };
            let book = plant(&config, &meta, stated, "", TABLE);
            let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", &table)]);
            let found = book.plant(&[])["performance"].clone();
            assert_eq!(found["irradiance"], title);
            assert_eq!(found["against"], "weather-of-its-time");
            for case in cases.iter().filter(|case| case["config"] == name) {
                let months = found["months"].as_array().unwrap();
                let of = match case["period"].as_str() {
                    "year" => &found["table"],
                    month => {
                        let is_this = |of: &&Value| of["period"] == format!("2019-{month:0>2}");
                        months
                            .iter()
                            .find(is_this)
                            .unwrap_or_else(|| panic!("no {month} of {title}: {:?} {months:?}", found["table"]["rows"]))
                    }
                };
                holds(&mut seen, title, of, case);
            }
            let warm = found["mean_cell_temperature_c"].as_str().unwrap().parse().unwrap();
            let wanted = cases.iter().find(|case| case["config"] == name).unwrap();
            let wanted = number(wanted, "tcell_annual_avg_irr_weighted").unwrap();
            seen.hold("tcell_annual_avg_irr_weighted", warm, wanted, 1e-5, 0.0);
            assert_eq!(found["table"]["rows"]["used"], 8760);
            // The figures open down to the irradiance.
            let (explained, _) =
                book.run(&["explain", "pv/p/series/month/2019-07/performance-ratio-stc", "--lang", "zh"]);
            assert!(explained.contains("修正"), "{explained}");
        }
        // The parameters of pvanalytics are not those of the plant.
        let Some(ratios) = rows("pvanalytics_pr_nrel.csv") else { return };
        let wanted = ratios.iter().find(|row| row["config"] == name).unwrap();
        let model = "temperature = \"sapm-open-rack-glass-polymer\"\ntemperature-coefficient = -0.00433";
        let book = plant(&config, &meta, OF_2019, model, TABLE);
        let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", &table)]);
        let found = book.plant(&[])["performance"]["table"].clone();
        let column = "pvanalytics_performance_ratio_nrel_default_params";
        seen.hold(column, value(&found, "performance-ratio-annual"), number(wanted, column).unwrap(), 1e-5, 0.0);
    }
    seen.tell("iec61724_metrics.csv, pvanalytics_pr_nrel.csv");
}

#[test]
fn own_use_by_the_hours_of_a_model_is_that_of_the_reference() {
    let (Some(cases), Some(weather)) = (rows("self_consumption.csv"), text("weather_shanghai.csv")) else { return };
    let meta = meta("shanghai").unwrap();
    let mut seen = Deviations::default();
    for case in &cases {
        let mut load = "time,load\n".to_owned();
        for hour in 0..8760_i32 {
            let (day, of_day) = (hour / 24, hour % 24);
            let date = jiff::civil::date(2019, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
            let is_sunday = date.weekday() == jiff::civil::Weekday::Sunday;
            let column = match of_day {
                8..20 if !is_sunday => "load_day_kw",
                20..22 if !is_sunday => "load_evening_kw",
                _ => "load_base_kw",
            };
            writeln!(load, "{date} {of_day:02}:00,{}", case[column]).unwrap();
        }
        // The weather has no year: it is of a typical one, whatever the year of the load.
        let series = "series = { file = \"load.csv\", start = \"time\", load = \"load\" }";
        let book = plant(&config(&case["config"]).unwrap(), &meta, "sun-offset = 30, year = 2019", "", series);
        let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("load.csv", &load)]);
        let found = book.plant(&[])["series"].clone();
        assert_eq!(found["generation"], "model");
        for (column, name) in [
            ("pv_generation_kwh", "generated"),
            ("load_kwh", "load"),
            ("self_consumed_kwh_hourly_netting", "own-use"),
            ("self_consumed_kwh_daily_netting", "own-use/by-day"),
            ("self_consumed_kwh_monthly_netting", "own-use/by-month"),
            ("self_consumed_kwh_annual_netting", "own-use/by-year"),
            ("export_kwh_hourly", "exported"),
            ("import_kwh_hourly", "imported"),
            ("pysam_utilityrate5_to_grid_kwh", "exported"),
            ("pysam_utilityrate5_from_grid_kwh", "imported"),
        ] {
            seen.hold(column, value(&found, name), number(case, column).unwrap(), 1e-6, 0.0);
        }
        // Printed to four decimals.
        for (column, name) in
            [("self_consumption_ratio", "own-use-share"), ("self_sufficiency_ratio", "self-sufficiency")]
        {
            assert!((value(&found, name) - number(case, column).unwrap()).abs() <= 5.1e-5, "{column}");
        }
    }
    seen.tell("self_consumption.csv");
}

#[test]
fn degradation_is_that_of_rdtools() {
    let (Some(expected), Some(days)) = (rows("degradation_rdtools.csv"), rows("degradation_series.csv")) else {
        return;
    };
    let mut seen = Deviations::default();
    for case in &expected {
        let mut table = "day,energy\n".to_owned();
        for day in days.iter().filter(|day| day["series"] == case["series"]) {
            writeln!(table, "{},{}", day["date"], day["normalized_energy"]).unwrap();
        }
        let of = |degradation: &str| {
            let book = format!(
                "[[period]]\nid = \"2019\"\nfrom = 2019-01-01\nto = 2019-12-31\n\n[[pv]]\nid = \"p\"\n\
                 capacity = [{{ dc = \"1 kW\" }}]\n[pv.series]\nfile = \"days.csv\"\nstart = \"day\"\n\
                 generated = \"energy\"\nunit = \"1\"\n{degradation}"
            );
            let book = Book::new(&[("book.toml", &book), ("days.csv", &table)]);
            book.plant(&[])["series"]["degradation"].clone()
        };
        let found = of("");
        let wanted = |column: &str| number(case, column).unwrap();
        for (column, name) in [
            ("rdtools_yoy_recentred_pct", "degradation"),
            ("rdtools_yoy_recentred_pct", "degradation/re-centred"),
            ("rdtools_yoy_not_recentred_pct", "degradation/not-re-centred"),
            ("renormalizing_factor", "degradation/centre"),
            ("rdtools_ols_pct", "degradation/line"),
            ("ols_slope", "degradation/line/slope"),
            ("ols_intercept", "degradation/line/intercept"),
            ("ols_rmse", "degradation/line/rmse"),
        ] {
            seen.hold(column, value(&found, name), wanted(column), 3e-6, 0.0);
        }
        assert_eq!(found["pairs"].to_string(), case["n_yoy_pairs"]);
        assert_eq!(found["days"].to_string(), case["days"]);
        // The bootstrap is ours: near to the other's, and never exactly it. Longer blocks keep the correlation of neighbours.
        for (column, name) in [("yoy_ci68_low", "degradation/low"), ("yoy_ci68_high", "degradation/high")] {
            assert!((value(&found, name) - wanted(column)).abs() < 0.1, "{column}: {found:#}");
        }
        let other =
            of("degradation = { re-centred = false, confidence = \"95 %\", block = 30, draws = 300, seed = 7 }\n");
        seen.hold("not re-centred", value(&other, "degradation"), wanted("rdtools_yoy_not_recentred_pct"), 3e-6, 0.0);
        let width = |of: &Value| value(of, "degradation/high") - value(of, "degradation/low");
        assert!(width(&other) > width(&found), "{other:#}");
        assert_eq!((&other["confidence"], &other["block"], &other["seed"]), (&"0.95".into(), &30.into(), &7.into()));
    }
    seen.tell("degradation_rdtools.csv");
}

#[test]
fn a_life_whose_dc_degrades_is_that_of_sam() {
    let (Some(cases), Some(weather)) = (rows("pysam_lifetime_25y.csv"), text("weather_shanghai.csv")) else { return };
    let (meta, sam) = (meta("shanghai").unwrap(), rows("pysam_config.csv").unwrap());
    let mut seen = Deviations::default();
    let mut rates: Vec<&str> = cases.iter().map(|case| case["dc_degradation_pct"].as_str()).collect();
    rates.dedup();
    let p1 = sam.iter().find(|row| row["config"] == "P1").unwrap();
    for rate in rates {
        let book = |lifetime: &str| {
            let text = format!(
                "[[period]]\nid = \"2019\"\nfrom = 2019-01-01\nto = 2019-12-31\n\n[[pv]]\nid = \"p\"\n\
                 capacity = [{{ dc = \"{} kW\" }}]\nsite = {{ latitude = {}, longitude = {}, altitude = {} }}\n\
                 arrays = [{{ tilt = {}, azimuth = {} }}]\n\
                 weather = {{ file = \"weather.csv\", utc-offset = {}, sun-offset = 30, year = 2019 }}\n\
                 [pv.model]\ntemperature = \"noct-sam\"\nlosses = \"{} %\"\ndc-ac = {}\nground = \"components\"\n\
                 [pv.lifetime]\nyears = \"25 年\"\n{lifetime}\n",
                p1["system_capacity_kwdc"],
                meta["latitude"],
                meta["longitude"],
                meta["elevation_m"],
                p1["tilt"],
                p1["azimuth"],
                meta["utc_offset_h"],
                p1["losses"],
                p1["dc_ac_ratio"],
            );
            let book = Book::new(&[("book.toml", &text), ("weather.csv", &weather)]);
            book.plant(&[])["lifetime"].clone()
        };
        let found = book(&format!("degrades = \"dc\"\ndegradation = \"{rate} %\""));
        let linear = book(&format!("degradation = \"{rate} %\""));
        let compound = book(&format!("degradation = \"{rate} %\"\ncompound = true"));
        let first = |of: &Value| value(of, "energy/1");
        for case in cases.iter().filter(|case| case["dc_degradation_pct"] == rate) {
            let energy = format!("energy/{}", case["year"]);
            let wanted = |column: &str| number(case, column).unwrap();
            let ratio = value(&found, &energy) / first(&found);
            seen.hold("ratio_to_year1", ratio, wanted("ratio_to_year1"), 1e-3, 0.0);
            // AC itself is as near as the chain is.
            seen.hold("annual_ac_kwh", value(&found, &energy), wanted("annual_ac_kwh"), 0.05, 0.0);
            for (column, of) in [("linear_dc_factor", &linear), ("compound_factor", &compound)] {
                // Printed to five places.
                assert!((value(of, &energy) / first(of) - wanted(column)).abs() <= 5.1e-6, "{case:?}");
            }
        }
        // A list is each year's own loss: 25 times the same is flat, and not a decline.
        let flat = vec![format!("\"{rate} %\""); 25].join(", ");
        let flat = book(&format!("losses = [{flat}]"));
        assert_eq!(value(&flat, "energy/1"), value(&flat, "energy/25"));
        assert!(value(&flat, "energy/1") < value(&flat, "as-new"));
    }
    seen.tell("pysam_lifetime_25y.csv");
}

/// Two days of June on the equator: light from 6 to 18, none at night, where the logger writes nothing or -999. The sun rises
/// just before 6 and sets just after 18, so that these hours need a value.
fn two_days(year: &str, value: impl Fn(u32, u32) -> Option<u32>) -> String {
    let mut text =
        format!("{},poa,temp_module\n", if year.is_empty() { "month,day,hour" } else { "year,month,day,hour" });
    for day in 1..=2 {
        for hour in 0..24 {
            let poa = match (value(day, hour), hour % 2) {
                (Some(poa), _) => poa.to_string(),
                (None, 0) => "-999".to_owned(),
                (None, _) => String::new(),
            };
            let year = if year.is_empty() { String::new() } else { format!("{year},") };
            writeln!(text, "{year}6,{day},{hour},{poa},45").unwrap();
        }
    }
    text
}

fn day_light(hour: u32) -> Option<u32> {
    match hour {
        6..18 => Some(500),
        5 | 18 => Some(0),
        _ => None,
    }
}

fn small(weather: &str, more: &str) -> String {
    format!(
        "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n[[pv]]\nid = \"p\"\n{more}\n\
         site = {{ latitude = 0, longitude = 0 }}\narrays = [{{ tilt = 10, azimuth = 180 }}]\n\
         weather = {{ file = \"weather.csv\", utc-offset = 0, {weather} }}\nmodel = {{ temperature-coefficient = -0.004 }}\n"
    )
}

const CAPACITY: &str = "capacity = [{ dc = \"100 kW\" }]\n";
const HOURS: &str = "series = { file = \"table.csv\", start = \"time\", generated = \"ac\" }\n";

/// Readings of 40 kWh an hour while there is light.
fn readings(minutes: u32, leave_out: impl Fn(u32, u32) -> bool) -> String {
    let mut text = "time,ac\n".to_owned();
    for day in 1..=2 {
        for minute in (0..1440).step_by(minutes as usize) {
            let hour = minute / 60;
            let energy = if (6..18).contains(&hour) { 40.0 * f64::from(minutes) / 60.0 } else { 0.0 };
            let cell = if leave_out(day, hour) { String::new() } else { energy.to_string() };
            writeln!(text, "2023-06-{day:02} {hour:02}:{:02},{cell}", minute % 60).unwrap();
        }
    }
    text
}

#[test]
fn rows_without_irradiance_are_left_out_of_both_sides_and_counted() {
    // An hour of the first day has no irradiance, another of the second no generation.
    let weather = two_days("2023", |day, hour| if (day, hour) == (1, 12) { None } else { day_light(hour) });
    let table = readings(60, |day, hour| (day, hour) == (2, 9));
    let book = small("label = \"start\"", &format!("{CAPACITY}{HOURS}"));
    let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", &table)]);
    let plant = book.plant(&[]);
    let found = &plant["performance"]["table"];
    let rows = &found["rows"];
    assert_eq!((&rows["rows"], &rows["used"]), (&48.into(), &46.into()), "nights are known to be dark: {rows}");
    assert_eq!((&rows["without_irradiance"], &rows["without_generation"]), (&1.into(), &1.into()));
    let near = |name: &str, wanted: f64| assert!((value(found, name) - wanted).abs() < 1e-9, "{name}: {found:#}");
    near("reference-yield", 22.0 * 0.5);
    near("final-yield", 22.0 * 0.4);
    near("performance-ratio", 0.8);
    near("performance-ratio-stc", 0.8 / (1.0 - 0.004 * 20.0));
    assert!(found["figures"]["performance-ratio-annual"].is_null(), "two days have no mean of a year");
    assert_eq!(plant["performance"]["cell_temperature"], "measured");
    let (out, err) = book.run(&["pv"]);
    assert!(out.contains("Performance ratio of what was generated"), "{out}");
    assert!(err.contains("46 of 48 rows"), "{err}");
    let (out, err) = book.run(&["pv", "--lang", "zh"]);
    assert!(out.contains("实际发电的性能比") && out.contains("80.00 %") && err.contains("剔除"), "{out}{err}");
}

#[test]
fn rows_of_other_lengths_meet_in_what_holds_both() {
    let weather = two_days("2023", |_, hour| day_light(hour));
    let quarters = readings(15, |day, hour| (day, hour) == (1, 8));
    let days = "time,ac\n2023-06-01,480\n2023-06-02,240\n2023-06-03,480\n";
    for (table, used, beyond, ratio) in [(quarters.as_str(), 188, 0, 0.8), (days, 2, 1, 0.6)] {
        let book = small("label = \"start\"", &format!("{CAPACITY}{HOURS}"));
        let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", table)]);
        let found = book.plant(&[])["performance"]["table"].clone();
        assert_eq!((&found["rows"]["used"], &found["rows"]["beyond_weather"]), (&used.into(), &beyond.into()));
        assert!((value(&found, "performance-ratio") - ratio).abs() < 1e-9, "{found:#}");
    }
}

#[test]
fn a_capacity_that_grew_weighs_the_light_it_stood_in() {
    let weather = two_days("2023", |_, hour| day_light(hour));
    let days = "time,ac\n2023-06-01,480\n2023-06-02,960\n";
    let grew = "capacity = [{ dc = \"100 kW\" }, { from = 2023-06-02, dc = \"200 kW\" }]\ncommissioned = 2023-06-01\n";
    let output = "output = [{ from = 2023-06-01, to = 2023-06-02, generated = \"1440 kWh\" }]\n";
    let book = small("label = \"start\"", &format!("{grew}{HOURS}{output}"));
    let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", days)]);
    let plant = book.plant(&[]);
    for found in [&plant["performance"]["table"], &plant["output"][0]["performance"]] {
        assert!((value(found, "performance-ratio") - 0.8).abs() < 1e-9, "{found:#}");
        assert!((value(found, "reference-yield") - 12.0).abs() < 1e-9, "{found:#}");
    }
}

#[test]
fn an_output_without_some_irradiance_has_a_ratio_of_at_most() {
    let output = "output = [{ from = 2023-06-01, to = 2023-06-02, generated = \"960 kWh\" }, \
                  { from = 2023-06-01, to = 2023-06-03, generated = \"960 kWh\" }]\n";
    let book = small("label = \"start\"", &format!("{CAPACITY}{output}"));
    let whole = two_days("2023", |_, hour| day_light(hour));
    let book_of = |weather: &str| Book::new(&[("book.toml", &book), ("weather.csv", weather)]);
    let plant = book_of(&whole).plant(&[]);
    assert!((value(&plant["output"][0]["performance"], "performance-ratio") - 0.8).abs() < 1e-9);
    assert!(plant["output"][1]["performance"].is_null(), "the weather does not reach its last day");
    let gap = two_days("2023", |day, hour| if (day, hour) == (1, 12) { None } else { day_light(hour) });
    let book = book_of(&gap);
    let found = book.plant(&[])["output"][0]["performance"].clone();
    assert_eq!(found["at_most"], true);
    assert!(found["figures"]["performance-ratio"].is_null(), "{found:#}");
    assert!((value(&found, "performance-ratio-at-most") - 9.6 / 11.5).abs() < 1e-9);
    assert!(book.run(&["pv"]).1.contains("at most"));
}

#[test]
fn a_typical_year_is_no_weather_of_its_time() {
    let output = "output = [{ from = 2023-06-01, to = 2023-06-02, generated = \"960 kWh\" }]\n";
    let whole = two_days("", |_, hour| day_light(hour));
    let book_of = |weather: &str| {
        let book = small(weather, &format!("{CAPACITY}{HOURS}{output}"));
        Book::new(&[("book.toml", &book), ("weather.csv", &whole), ("table.csv", &readings(60, |_, _| false))])
    };
    let book = book_of("label = \"start\"");
    let plant = book.plant(&[]);
    for found in [&plant["performance"]["table"], &plant["output"][0]["performance"]] {
        assert_eq!(found["against"], "typical-year");
        assert!(found["figures"]["performance-ratio"].is_null(), "{found:#}");
        assert!((value(found, "performance-ratio-typical-year") - 0.8).abs() < 1e-9);
    }
    assert!(book.run(&["pv"]).0.contains("against a typical year"));
    // Somebody says of which year they are.
    let plant = book_of("label = \"start\", measured = true, year = 2023").plant(&[]);
    assert!((value(&plant["output"][0]["performance"], "performance-ratio") - 0.8).abs() < 1e-9);
    // Of another year they measure nothing of this one.
    let plant = book_of("label = \"start\", measured = true, year = 2022").plant(&[]);
    assert!(plant["output"][0]["performance"].is_null());
    assert_eq!(plant["performance"]["table"]["rows"]["beyond_weather"], 48);
    // Without a year that cannot be said.
    let (_, err) = book_of("label = \"start\", measured = true").run(&["pv"]);
    assert!(err.contains("needs `year`"), "{err}");
}

/// A day of PVGIS in the plane of 30° to the south: instants in UTC, eleven minutes after the hour.
fn pvgis(columns: &str, row: &str) -> String {
    let mut text = format!(
        "Latitude (decimal degrees):\t0.000\r\nLongitude (decimal degrees):\t0.000\r\nElevation (m):\t0\r\n\
         Slope: 30 deg. (fixed)\r\nAzimuth: 0 deg. (fixed)\r\n\r\ntime,{columns},H_sun,T2m,WS10m,Int\r\n"
    );
    for hour in 0..24 {
        let row = if (6..18).contains(&hour) { row } else { "0.0,0.0,0.0" };
        write!(text, "20230601:{hour:02}11,{row},0.0,20.0,1.0,0.0\r\n").unwrap();
    }
    text
}

#[test]
fn irradiance_of_pvgis_in_the_plane_is_taken() {
    let output = "output = [{ from = 2023-06-01, to = 2023-06-01, generated = \"480 kWh\" }]\n";
    let weather = pvgis("Gb(i),Gd(i),Gr(i)", "300.0,150.0,50.0");
    let tilted = |tilt: u32| {
        let book = small("label = \"instant\"", &format!("{CAPACITY}{output}"));
        let book = book.replace("tilt = 10", &format!("tilt = {tilt}"));
        Book::new(&[("book.toml", &book), ("weather.csv", &weather)])
    };
    let book = tilted(30);
    let plant = book.plant(&[]);
    assert_eq!(plant["performance"]["irradiance"], "in-plane");
    assert_eq!(plant["performance"]["cell_temperature"], "modelled");
    let found = &plant["output"][0]["performance"];
    assert!((value(found, "performance-ratio") - 0.8).abs() < 1e-9, "{found:#}");
    assert!(value(found, "performance-ratio-stc") > 0.8, "cells are warmer than 25 °C: {found:#}");
    assert!(!book.run(&["pv"]).1.contains("not all arrays stand so"));
    assert!(tilted(10).run(&["pv"]).1.contains("not all arrays stand so"));
}

#[test]
fn a_ratio_needs_no_temperature() {
    let mut weather = "year,month,day,hour,ghi\n".to_owned();
    for hour in 0..24 {
        let ghi = day_light(hour).unwrap_or(0);
        writeln!(weather, "2023,6,1,{hour},{ghi}").unwrap();
    }
    let output = "output = [{ from = 2023-06-01, to = 2023-06-01, generated = \"400 kWh\" }]\n";
    let book = small("label = \"start\"", &format!("{CAPACITY}{output}"));
    let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather)]);
    let plant = book.plant(&[]);
    let found = &plant["output"][0]["performance"];
    let ratio = value(found, "performance-ratio");
    assert!(ratio > 0.77 && ratio < 0.79, "{found:#}");
    assert!(found["figures"]["performance-ratio-stc"].is_null(), "{found:#}");
    assert_eq!(plant["performance"]["irradiance"], "transposed");
}

#[test]
fn a_load_of_quarters_of_an_hour_meets_hours_of_a_model() {
    let mut weather = "year,month,day,hour,ghi,temp_air\n".to_owned();
    let (mut hours, mut quarters) = ("time,load\n".to_owned(), "time,load\n".to_owned());
    for hour in 0..24 {
        writeln!(weather, "2023,6,1,{hour},{},20", day_light(hour).unwrap_or(0)).unwrap();
        writeln!(hours, "2023-06-01 {hour:02}:00,30").unwrap();
        (0..4).for_each(|part| writeln!(quarters, "2023-06-01 {hour:02}:{:02},30", 15 * part).unwrap());
    }
    let series = "series = { file = \"table.csv\", start = \"time\", load = \"load\", unit = \"kW\" }\n";
    let book = small("label = \"start\"", &format!("{CAPACITY}{series}"));
    let of = |load: &str| {
        let book = Book::new(&[("book.toml", &book), ("weather.csv", &weather), ("table.csv", load)]);
        book.plant(&[])["series"].clone()
    };
    let (hours, quarters) = (of(&hours), of(&quarters));
    assert!(value(&hours, "exported") > 0.0 && value(&hours, "imported") > 0.0, "{hours:#}");
    for name in ["generated", "load", "own-use", "exported", "imported", "own-use-share"] {
        let (hours, quarters) = (value(&hours, name), value(&quarters, name));
        assert!((hours - quarters).abs() <= 1e-9 * hours, "{name}: {hours} {quarters}");
    }
    // Five quarters of an hour do not fit.
    let odd = of("time,load\n2023-06-01 00:00,1\n2023-06-01 01:15,1\n2023-06-01 02:30,1\n");
    assert_eq!(odd["generation"], "table");
}

/// The ratio of all rows of a table in a small book, read in memory, with its value.
fn ratio_in_memory(weather: &str, table: &str) -> (RatioOf, Option<f64>) {
    let book = small("label = \"start\"", &format!("{CAPACITY}{HOURS}"));
    let files = MemoryFiles::new().with("book.toml", book).with("weather.csv", weather.to_owned());
    let files = files.with("table.csv", table.to_owned());
    let mut sources = Sources::default();
    let (read, _) = load(&files, "book.toml", &mut sources);
    let read = read.expect("a sound book");
    let library = read.library(&mut sources);
    let (described, _) = describe(&read, &library, jiff::civil::date(2026, 11, 21));
    let of = described.plants.plants[0].ratio.as_ref().unwrap().table[0].clone();
    let view = View::plain(&described.account.graph);
    let value = of.ratio.map(|node| exact::value(view, node).value().unwrap().to_f64());
    (of, value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is missing on either side, every row is used or counted as left out, and a plant that turns four fifths of its light
    /// into electricity has a ratio of four fifths. The order of rows changes nothing.
    #[test]
    fn gaps_are_counted_and_move_no_ratio(
        light in prop::collection::vec(1_u32..1100, 48),
        dark in prop::collection::vec(any::<bool>(), 48),
        idle in prop::collection::vec(any::<bool>(), 48),
        turned in any::<bool>(),
    ) {
        let at = |day: u32, hour: u32| ((day - 1) * 24 + hour) as usize;
        let is_day = |hour: u32| (5..=18).contains(&hour);
        let poa = |day: u32, hour: u32| if is_day(hour) { light[at(day, hour)] } else { 0 };
        let weather = two_days("2023", |day, hour| (!dark[at(day, hour)]).then(|| poa(day, hour)));
        let mut readings: Vec<String> = Vec::new();
        for (day, hour) in (1..=2).flat_map(|day| (0..24).map(move |hour| (day, hour))) {
            let energy = 0.08 * f64::from(poa(day, hour));
            let cell = if idle[at(day, hour)] { String::new() } else { energy.to_string() };
            readings.push(format!("2023-06-{day:02} {hour:02}:00,{cell}\n"));
        }
        if turned {
            readings.reverse();
        }
        let (of, ratio) = ratio_in_memory(&weather, &format!("time,ac\n{}", readings.concat()));
        let counts = of.counts;
        let left_out = counts.without_generation + counts.without_irradiance;
        prop_assert_eq!((counts.rows, counts.used + left_out), (48, 48));
        prop_assert_eq!(counts.without_generation, idle.iter().filter(|idle| **idle).count());
        let lost = |at: &usize| dark[*at] && !idle[*at] && is_day((*at % 24) as u32);
        prop_assert_eq!(counts.without_irradiance, (0..48).filter(lost).count());
        if let Some(ratio) = ratio {
            prop_assert!((ratio - 0.8).abs() < 1e-8, "{}", ratio);
        }
    }
}
