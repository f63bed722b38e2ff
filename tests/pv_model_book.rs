//! The model of plants as books state it: every configuration of the reference written as a `[[pv]]`, its weather as a file beside
//! the book, read, run and held against pvlib, SAM and NREL's own regression values.

mod pv_reference;

use std::fmt::Write as _;

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::{Lang, Sources};
use crossfoot::pv::model::Totals;
use crossfoot::pv::performance::Series;
use crossfoot::pv::{Expected, Plants};
use crossfoot::report::{FindingStyle, findings_text};
use pv_reference::{Deviations, Row, number, rows, text};

/// A plant of a book with what its model expects.
struct Modelled {
    expected: Expected,
    /// AC of the year and by month, as they stand in the accounts.
    ac: f64,
    months: Vec<f64>,
}

/// Loads and describes a book with one file of weather beside it.
fn modelled(book: &str, weather: &str) -> Modelled {
    let files = MemoryFiles::new().with("book.toml", book.to_owned()).with("weather.csv", weather.to_owned());
    let mut sources = Sources::default();
    let (read, mut findings) = load(&files, "book.toml", &mut sources);
    let said = |findings| findings_text(findings, &sources, FindingStyle::plain(Lang::En));
    let Some(read) = read else { panic!("{book}\n{}", said(&findings)) };
    let library = read.library(&mut Sources::default());
    let (described, about) = describe(&read, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    let Plants { plants, .. } = &described.plants;
    let Some(model) = plants[0].model.clone() else { panic!("{book}\n{}", said(&findings)) };
    let value = |node| exact::value(View::plain(&described.account.graph), node).value().unwrap().to_f64();
    let months = model.months.iter().map(|(_, node)| value(*node)).collect();
    Modelled { ac: value(model.ac), months, expected: model.expected }
}

/// What of a plant stands in a book: its keys as TOML.
struct Stated {
    kw: f64,
    site: [f64; 3],
    arrays: String,
    weather: String,
    model: String,
}

impl Stated {
    fn book(&self) -> String {
        let Stated { kw, site: [latitude, longitude, altitude], arrays, weather, model } = self;
        format!(
            "[[period]]\nid = \"2019\"\nfrom = 2019-01-01\nto = 2019-12-31\n\n\
             [[pv]]\nid = \"roof\"\ncapacity = [{{ dc = \"{kw} kW\" }}]\n\
             site = {{ latitude = {latitude}, longitude = {longitude}, altitude = {altitude} }}\n\
             arrays = [{arrays}]\n\
             weather = {{ file = \"weather.csv\", {weather} }}\n\
             model = {{ {model} }}\n"
        )
    }
}

/// The number after a word, as in `tilt 30 az 180 share 1`.
fn after<'t>(text: &'t str, word: &str) -> &'t str {
    let rest = text.split(word).nth(1).unwrap_or_else(|| panic!("no {word} in {text}")).trim_start();
    &rest[..rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len())]
}

fn array(text: &str) -> String {
    let share = 100.0 * after(text, "share ").parse::<f64>().unwrap();
    if text.contains("tracker") {
        let (limit, cover) = (after(text, "max "), after(text, "gcr "));
        return format!(
            "{{ share = \"{share} %\", tracker = {{ axis-tilt = 0, axis-azimuth = 180, limit = {limit}, ground-cover = {cover} }} }}"
        );
    }
    format!("{{ share = \"{share} %\", tilt = {}, azimuth = {} }}", after(text, "tilt "), after(text, "az "))
}

/// A configuration of pvlib's chain at a site of the reference.
fn chain(config: &Row, meta: &Row) -> Stated {
    let n = |column: &str| config[column].as_str();
    let sky = if n("sky_model") == "haydavies" { "hay-davies" } else { n("sky_model") };
    let mut model = format!("sky = \"{sky}\", incidence = \"{}\"", n("iam_on_beam").replace('_', "-"));
    let (of, setting) = n("temperature_model").split_once(':').unwrap();
    match of {
        "sapm" => write!(model, ", temperature = \"sapm-{}\"", setting.replace('_', "-")),
        "noct_sam" => write!(
            model,
            ", temperature = \"noct-sam\", parameters = {{ noct = {setting}, efficiency = 0.19, standoff = 4 }}"
        ),
        _ => {
            let (u0, u1) = setting.split_once(',').unwrap();
            write!(model, ", temperature = \"faiman\", parameters = {{ u0 = {u0}, u1 = {u1} }}")
        }
    }
    .unwrap();
    let erbs = n("irradiance_source").contains("erbs");
    if erbs {
        model.push_str(", decomposition = \"erbs\"");
    }
    for (key, column) in [
        ("temperature-coefficient", "gamma_per_c"),
        ("dc-ac", "dc_ac_ratio"),
        ("inverter-efficiency", "eta_nom"),
        ("reference-efficiency", "eta_ref"),
        ("albedo", "albedo"),
    ] {
        write!(model, ", {key} = {}", n(column)).unwrap();
    }
    write!(model, ", losses = \"{} %\"", n("losses_pct")).unwrap();
    let arrays: Vec<String> = n("arrays").split(';').map(array).collect();
    Stated {
        kw: number(config, "capacity_kwdc").unwrap(),
        site: ["latitude", "longitude", "elevation_m"].map(|column| number(meta, column).unwrap()),
        arrays: arrays.join(", "),
        weather: format!(
            "utc-offset = {}, sun-offset = {}, year = {}, components = {}",
            meta["utc_offset_h"], meta["sun_position_offset_min"], meta["calendar_year_for_sun_position"], !erbs
        ),
        model,
    }
}

fn meta(site: &str) -> Option<Row> {
    rows("weather_meta.csv")?.into_iter().find(|row| row["site"] == site)
}

/// The row of a month, day and hour in a year of 365 days.
fn row_of(row: &Row) -> usize {
    let n = |column: &str| number(row, column).unwrap() as usize;
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    (before[n("month") - 1] + n("day") - 1) * 24 + n("hour")
}

#[test]
fn the_chain_of_the_reference_is_reached_from_books() {
    let (Some(configs), Some(annual), Some(monthly), Some(hourly), Some(ratios)) = (
        rows("pvwatts_chain_config.csv"),
        rows("pvwatts_chain_annual.csv"),
        rows("pvwatts_chain_monthly.csv"),
        rows("pvwatts_chain_hourly_day21.csv"),
        rows("iec61724_metrics.csv"),
    ) else {
        return;
    };
    let mut seen = Deviations::default();
    for year in &annual {
        let (site, name) = (&year["site"], &year["config"]);
        let config = configs.iter().find(|row| row["config"] == *name).unwrap();
        let (Some(meta), Some(weather)) = (meta(site), text(&format!("weather_{site}.csv"))) else { continue };
        let stated = chain(config, &meta);
        let Modelled { expected, ac, months } = modelled(&stated.book(), &weather);
        let n = |column: &str| number(year, column).unwrap();
        let of = |totals: &Totals| totals.ac / (totals.poa * stated.kw);
        for (column, value) in [
            ("poa_kwh_m2", expected.totals.poa),
            ("poa_eff_kwh_m2", expected.totals.poa_effective),
            ("max_ac_kw", expected.totals.most),
            ("specific_yield_kwh_per_kwdc", ac / stated.kw),
        ] {
            seen.hold(&format!("annual {column}"), value, n(column), 1e-6, 1.0);
        }
        for (column, value) in [("dc_net_kwh", expected.totals.dc), ("ac_kwh", ac)] {
            seen.hold(&format!("annual {column}"), value, n(column), 1e-9, 1.0);
        }
        for (column, value) in [
            ("capacity_factor_dc_pct", 100.0 * ac / stated.kw / 8760.0),
            ("capacity_factor_ac_pct", 100.0 * ac / expected.kw_ac / 8760.0),
            ("performance_ratio", of(&expected.totals)),
        ] {
            seen.hold(&format!("annual {column}"), value, n(column), 1e-5, 1.0);
        }
        let computed = expected.hourly();
        let at_limit = computed.ac.iter().filter(|ac| **ac >= expected.kw_ac * (1.0 - 1e-9)).count();
        seen.hold("annual hours_at_ac_limit", at_limit as f64, n("hours_at_ac_limit"), 0.0, 1.0);
        let is_this = |row: &&Row| row["site"] == *site && row["config"] == *name;
        for row in monthly.iter().filter(is_this) {
            let at = number(row, "month").unwrap() as usize - 1;
            let totals = &expected.months[at];
            for (column, value, tolerance) in [
                ("poa_kwh_m2", totals.poa, 1e-6),
                ("poa_eff_kwh_m2", totals.poa_effective, 1e-6),
                ("dc_net_kwh", totals.dc, 1e-9),
                ("ac_kwh", months[at], 1e-9),
                ("tcell_poa_weighted_c", totals.cell_temperature, 1e-6),
                ("pr", of(totals), 1e-5),
            ] {
                seen.hold(&format!("monthly {column}"), value, number(row, column).unwrap(), tolerance, 1.0);
            }
        }
        for row in hourly.iter().filter(is_this) {
            let (at, of) = (row_of(row), &computed);
            for (column, values) in [
                ("poa_global", &of.poa),
                ("poa_effective", &of.poa_effective),
                ("temp_cell", &of.cell_temperature),
                ("p_dc_gross_kw", &of.dc_gross),
                ("p_dc_net_kw", &of.dc),
                ("p_ac_kw", &of.ac),
            ] {
                // Printed to five places.
                seen.hold(&format!("hourly {column}"), values[at], number(row, column).unwrap(), 1e-6, 10.0);
            }
        }
        if name != "I" && name != "J" {
            let ratio = expected.closure().and_then(|closure| closure.ratio()).unwrap();
            seen.hold("closure_ratio", ratio, number(&meta, "closure_ratio").unwrap(), 6e-5, 1.0);
        }
        for row in ratios.iter().filter(is_this) {
            metrics(&expected, row, number(config, "gamma_per_c").unwrap(), &mut seen);
        }
    }
    seen.tell("pvwatts_chain_*.csv, iec61724_metrics.csv");
}

/// Yields and ratios from the rows of a book's model.
fn metrics(expected: &Expected, row: &Row, gamma: f64, seen: &mut Deviations) {
    let of = &expected.hourly();
    let series = Series {
        poa: &of.poa,
        ac: &of.ac,
        dc: Some(&of.dc),
        cell: Some(&of.cell_temperature),
        capacity: expected.kw,
        step_h: 1.0,
    };
    let month: Vec<usize> =
        (0..expected.stamps().len()).filter(|at| expected.stamps()[*at].month.to_string() == row["period"]).collect();
    let chosen = (row["period"] != "year").then_some(month.as_slice());
    let yields = series.yields(chosen).unwrap();
    let warm = series.mean_cell_temperature(None).unwrap();
    for (column, value) in [
        ("reference_yield_h", yields.reference),
        ("array_yield_h", yields.array.unwrap()),
        ("final_yield_h", yields.last),
        ("capture_loss_h", yields.capture_loss.unwrap()),
        ("system_loss_h", yields.system_loss.unwrap()),
        ("pr", yields.ratio),
        ("pr_stc_temp_corrected", series.corrected_ratio(chosen, gamma, 25.0).unwrap()),
        ("pr_annual_temp_equivalent", series.corrected_ratio(chosen, gamma, warm).unwrap()),
        ("tcell_annual_avg_irr_weighted", warm),
        ("capacity_factor", yields.capacity_factor),
    ] {
        seen.hold(&format!("iec61724 {column}"), value, number(row, column).unwrap(), 1e-5, 0.0);
    }
}

/// A plain chain beside PVWatts version 8, as far as a book can say it.
fn like_sam(config: &Row, kw: f64, site: [f64; 3], weather: String) -> Stated {
    let n = |column: &str| config[column].as_str();
    let (module, array) = (n("module_type"), n("array_type"));
    let (tilt, azimuth, cover) = (n("tilt"), n("azimuth"), n("gcr"));
    let stands = match array {
        "0" | "1" => format!("tilt = {tilt}, azimuth = {azimuth}"),
        "4" => "two-axis = true".to_owned(),
        _ => format!(
            "tracker = {{ axis-tilt = {tilt}, axis-azimuth = {azimuth}, limit = 45, ground-cover = {cover}, backtracking = {} }}",
            array == "3"
        ),
    };
    let rows = if array == "1" { String::new() } else { format!(", row-shading = {cover}") };
    let noct = if array == "1" { 49 } else { 45 };
    let gamma = match module {
        "0" => "-0.0037",
        "1" => "-0.0035",
        _ => "-0.0032",
    };
    let glass = if module == "1" { "physical-anti-reflective" } else { "physical" };
    let losses = config.get("losses").or_else(|| config.get("losses_pct")).unwrap();
    Stated {
        kw,
        site,
        arrays: format!("{{ {stands}{rows} }}"),
        weather,
        model: format!(
            "incidence = \"{glass}\", temperature = \"noct-sam\", parameters = {{ noct = {noct}, efficiency = 0.19, standoff = 4 }}, \
             temperature-coefficient = {gamma}, losses = \"{losses} %\", dc-ac = {}, ground = \"components\"",
            n("dc_ac_ratio")
        ),
    }
}

#[test]
fn sam_is_reached_from_books_as_far_as_a_plain_chain_goes() {
    let (Some(configs), Some(annual), Some(monthly)) =
        (rows("pysam_config.csv"), rows("pysam_pvwattsv8_annual.csv"), rows("pysam_pvwattsv8_monthly.csv"))
    else {
        return;
    };
    let mut seen = Deviations::default();
    for year in &annual {
        let config = configs.iter().find(|row| row["config"] == year["config"]).unwrap();
        let (Some(meta), Some(weather)) = (meta(&year["site"]), text(&format!("weather_{}.csv", year["site"]))) else {
            continue;
        };
        let site = ["latitude", "longitude", "elevation_m"].map(|column| number(&meta, column).unwrap());
        let says = format!("utc-offset = {}, sun-offset = 30, year = 2019", meta["utc_offset_h"]);
        let stated = like_sam(config, number(config, "system_capacity_kwdc").unwrap(), site, says);
        let found = modelled(&stated.book(), &weather);
        let name = &year["config"];
        // Rows that track or shade one another have other models in SAM.
        let light = if name == "P6" || name == "P9" { 0.01 } else { 0.005 };
        let n = |column: &str| number(year, column).unwrap();
        seen.hold(&format!("{name} poa_kwh_m2"), found.expected.totals.poa, n("poa_kwh_m2"), light, 0.0);
        seen.hold(&format!("{name} annual_ac_kwh"), found.ac, n("annual_ac_kwh"), 0.05, 0.0);
        for row in monthly.iter().filter(|row| row["site"] == year["site"] && row["config"] == *name) {
            let at = number(row, "month").unwrap() as usize - 1;
            seen.hold("monthly ac_kwh", found.months[at], number(row, "ac_kwh").unwrap(), 0.12, 0.0);
        }
    }
    seen.tell("pysam_pvwattsv8_*.csv");
}

#[test]
fn nrel_regression_values_are_reached_from_books() {
    let (Some(cases), Some(weather)) = (rows("nrel_ssc_regression.csv"), text("weather_phoenix_tmy2.csv")) else {
        return;
    };
    let mut seen = Deviations::default();
    for case in cases.iter().filter(|case| !case["case"].starts_with("lifetime")) {
        // Phoenix in the TMY2 manual.
        let says = "utc-offset = -7, sun-offset = 30, year = 2019".to_owned();
        let stated = like_sam(case, number(case, "system_capacity_kw").unwrap(), [33.43, -112.02, 339.0], says);
        let found = modelled(&stated.book(), &weather);
        seen.hold(&case["case"], found.ac, number(case, "published_annual_kwh").unwrap(), 0.03, 0.0);
        if case["case"] == "std fixed open rack" {
            let Some(months) = rows("nrel_ssc_regression_monthly.csv") else { return };
            for (month, row) in found.months.iter().zip(&months) {
                seen.hold("months", *month, number(row, "published_kwh").unwrap(), 0.05, 0.0);
            }
        }
    }
    seen.tell("nrel_ssc_regression*.csv");
}

/// Plants with one file read it once and have one sky; what they say of it and where they look parts them.
#[test]
fn plants_with_one_file_share_it() {
    let mut weather = "year,month,day,hour,ghi,temp_air\n".to_owned();
    for hour in 0..48 {
        let light = if (7..17).contains(&(hour % 24)) { 300 } else { 0 };
        writeln!(weather, "2024,6,{},{},{light},20", 1 + hour / 24, hour % 24).unwrap();
    }
    let plant = |id: &str, tilt: u32, site: &str, says: &str| {
        format!(
            "[[pv]]\nid = \"{id}\"\ncapacity = [{{ dc = \"1 kW\" }}]\nsite = {{ {site} }}\n\
             arrays = [{{ share = \"100 %\", tilt = {tilt}, azimuth = 180 }}]\n\
             weather = {{ file = \"weather.csv\", utc-offset = 8, label = \"start\"{says} }}\n"
        )
    };
    let here = "latitude = 31.4, longitude = 121.5, altitude = 4";
    let there = "latitude = 31.45, longitude = 121.5, altitude = 4";
    let plants = [
        plant("a", 20, here, ""),
        plant("b", 20, here, ""),
        plant("c", 40, here, ""),
        plant("d", 20, there, ""),
        plant("e", 20, here, ", sun-offset = 15"),
    ];
    let alone = |plant: &String| modelled(&book_of(std::slice::from_ref(plant)), &weather).expected.totals.ac;
    let (together, files) = together(&book_of(&plants), &weather);
    assert_eq!(files, ["book.toml", "weather.csv"]);
    assert_eq!(together, plants.iter().map(alone).collect::<Vec<f64>>());
    assert_eq!(together[0], together[1]);
    assert!([2, 3, 4].iter().all(|at| together[*at] != together[0]), "{together:?}");
}

fn book_of(plants: &[String]) -> String {
    format!("[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n\n{}", plants.concat())
}

/// AC of all plants of a book, and the files that were read.
fn together(book: &str, weather: &str) -> (Vec<f64>, Vec<String>) {
    let files = MemoryFiles::new().with("book.toml", book.to_owned()).with("weather.csv", weather.to_owned());
    let mut sources = Sources::default();
    let (read, findings) = load(&files, "book.toml", &mut sources);
    let said = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    let Some(read) = read else { panic!("{said}") };
    let (described, _) = describe(&read, &read.library(&mut Sources::default()), jiff::civil::date(2026, 11, 21));
    let ac = |plant: &crossfoot::pv::PlantFigure| plant.model.as_ref().unwrap().expected.totals.ac;
    let names = sources.of_the_book().map(|(name, _)| name.to_owned()).collect();
    (described.plants.plants.iter().map(ac).collect(), names)
}
