//! Performance figures of modelled plants: weather through its reader, the chain, then yields, ratios and own use, against the
//! reference numbers.

mod pv_reference;

use crossfoot::pv::model::{
    Beam, Clock, Hours, Incidence, Inverter, Plant, Site, Sky, SkyModel, Stamp as Label, Temperature,
    Weather as Columns,
};
use crossfoot::pv::performance::{LoadBand, Netting, Series, WeeklyLoad, matched, netted};
use crossfoot::pv::weather::{Field, Stamp, Statements, Weather, read};
use pv_reference::{Deviations, Row, number, rows, text};

/// Shanghai of the reference, read and stated as a book would.
fn shanghai() -> Option<Weather> {
    let mut weather = read(&text("weather_shanghai.csv")?).unwrap();
    let meta = rows("weather_meta.csv")?.into_iter().find(|row| row["site"] == "shanghai")?;
    let stated = Statements {
        latitude: number(&meta, "latitude"),
        longitude: number(&meta, "longitude"),
        altitude: number(&meta, "elevation_m"),
        utc_offset_min: number(&meta, "utc_offset_h").map(|hours| (hours * 60.0) as i32),
        sun_offset_min: number(&meta, "sun_position_offset_min"),
        label: None,
    };
    weather.state(&stated).unwrap();
    Some(weather)
}

fn sky(weather: &Weather) -> Sky {
    let place = &weather.site;
    let site = Site::new(place.latitude.unwrap(), place.longitude.unwrap(), place.altitude.unwrap()).unwrap();
    let label = |time: &Stamp| {
        let Stamp { year, month, day, minute } = *time;
        Label { year, month, day, minute: f64::from(minute) }
    };
    let clock = Clock {
        utc_offset: f64::from(weather.clock_offset_min().unwrap()),
        sun_offset: weather.sun_offset_min,
        step: f64::from(weather.step_min),
    };
    let hours = Hours::of_stamps(&weather.times.iter().map(label).collect::<Vec<_>>(), &clock).unwrap();
    let instants: Vec<f64> = weather.sun_seconds(None).unwrap().into_iter().flatten().collect();
    assert_eq!(hours.instants(), instants, "both say when the sun is taken");
    let column = |field| weather.column(field).unwrap().or_nan();
    let (ghi, dni, dhi) = (column(Field::Ghi), column(Field::Dni), column(Field::Dhi));
    let (temperature, wind) = (column(Field::AirTemperature), column(Field::WindSpeed));
    let columns =
        Columns { ghi: &ghi, components: Some((&dni, &dhi)), temperature: &temperature, wind: &wind, albedo: None };
    Sky::new(&site, &hours, &columns, Beam::Measured).unwrap()
}

fn plant(config: &Row) -> Plant {
    let n = |column: &str| number(config, column).unwrap();
    let after = |text: &str, word: &str| -> f64 {
        text.split(word).nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap()
    };
    let kw = n("capacity_kwdc");
    let array = |text: &str| {
        let one = Plant::fixed(kw * after(text, "share "), after(text, "tilt "), after(text, "az "), 1.0);
        one.arrays.into_iter().next().unwrap()
    };
    let sky = if config["sky_model"] == "haydavies" { "hay-davies" } else { config["sky_model"].as_str() };
    let mounting = config["temperature_model"].strip_prefix("sapm:").unwrap().replace('_', "-");
    Plant {
        arrays: config["arrays"].split(';').map(array).collect(),
        sky: SkyModel::parse(sky).unwrap(),
        incidence: Incidence::parse(&config["iam_on_beam"]).unwrap(),
        temperature: Temperature::parse(&format!("sapm-{mounting}")).unwrap(),
        gamma: n("gamma_per_c"),
        losses: n("losses_pct") / 100.0,
        inverter: Inverter { kw: kw / n("dc_ac_ratio"), efficiency: n("eta_nom"), reference: n("eta_ref") },
        albedo: n("albedo"),
        ..Plant::fixed(kw, 0.0, 180.0, n("dc_ac_ratio"))
    }
}

fn config(name: &str) -> Row {
    rows("pvwatts_chain_config.csv").unwrap().into_iter().find(|row| row["config"] == name).unwrap()
}

#[test]
fn yields_and_ratios_are_those_of_the_reference() {
    let (Some(weather), Some(cases)) = (shanghai(), rows("iec61724_metrics.csv")) else { return };
    let sky = sky(&weather);
    let mut seen = Deviations::default();
    for name in ["A", "B"] {
        let config = config(name);
        let hourly = sky.expected(&plant(&config)).unwrap();
        let series = Series {
            poa: &hourly.poa,
            ac: &hourly.ac,
            dc: Some(&hourly.dc),
            cell: Some(&hourly.cell_temperature),
            capacity: number(&config, "capacity_kwdc").unwrap(),
            step_h: 1.0,
        };
        let gamma = number(&config, "gamma_per_c").unwrap();
        let warm = series.mean_cell_temperature(None).unwrap();
        for case in cases.iter().filter(|case| case["config"] == name) {
            let of_month = |row: &usize| weather.times[*row].month.to_string() == case["period"];
            let month: Vec<usize> = (0..weather.rows()).filter(of_month).collect();
            let chosen = (case["period"] != "year").then_some(month.as_slice());
            let yields = series.yields(chosen).unwrap();
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
                seen.hold(column, value, number(case, column).unwrap(), 1e-5, 0.0);
            }
        }
        // The default parameters of pvanalytics are not those of the plant: open rack polymer, −0.433 %/°C.
        let Some(ratios) = rows("pvanalytics_pr_nrel.csv") else { return };
        let expected = ratios.iter().find(|row| row["config"] == name).unwrap();
        let rack = Plant { temperature: Temperature::parse("sapm-open-rack-glass-polymer").unwrap(), ..plant(&config) };
        let cell = sky.expected(&rack).unwrap().cell_temperature;
        let series = Series { cell: Some(&cell), ..series };
        let own = series.mean_cell_temperature(None).unwrap();
        let ratio = series.corrected_ratio(None, -0.00433, own).unwrap();
        let column = "pvanalytics_performance_ratio_nrel_default_params";
        seen.hold(column, ratio, number(expected, column).unwrap(), 1e-5, 0.0);
    }
    seen.tell("iec61724_metrics.csv, pvanalytics_pr_nrel.csv");
}

#[test]
fn own_use_is_that_of_the_reference() {
    let (Some(weather), Some(cases)) = (shanghai(), rows("self_consumption.csv")) else { return };
    let sky = sky(&weather);
    let local: Vec<Stamp> = (0..weather.rows()).map(|row| weather.local(row).unwrap()).collect();
    let mut seen = Deviations::default();
    for case in &cases {
        let read = |column: &str| number(case, column).unwrap();
        let days = [true, true, true, true, true, true, false];
        let band = |from: u16, to: u16, load_kw| LoadBand { days, from_minute: from * 60, to_minute: to * 60, load_kw };
        let bands = vec![band(8, 20, read("load_day_kw")), band(20, 22, read("load_evening_kw"))];
        let load = WeeklyLoad { base_kw: read("load_base_kw"), bands }.series(&local).unwrap();
        let generation = sky.expected(&plant(&config(&case["config"]))).unwrap().ac;
        let hourly = matched(&generation, &load, 1.0).unwrap();
        let over = |netting| netted(&generation, &load, 1.0, &local, netting).unwrap().own_use;
        for (column, value) in [
            ("pv_generation_kwh", hourly.generation),
            ("load_kwh", hourly.load),
            ("self_consumed_kwh_hourly_netting", hourly.own_use),
            ("self_consumed_kwh_daily_netting", over(Netting::Day)),
            ("self_consumed_kwh_monthly_netting", over(Netting::Month)),
            ("self_consumed_kwh_annual_netting", over(Netting::Year)),
            ("export_kwh_hourly", hourly.export),
            ("import_kwh_hourly", hourly.import),
            ("pysam_utilityrate5_to_grid_kwh", hourly.export),
            ("pysam_utilityrate5_from_grid_kwh", hourly.import),
        ] {
            seen.hold(column, value, read(column), 1e-6, 0.0);
        }
        // Printed to four decimals.
        assert!((hourly.self_consumption.unwrap() - read("self_consumption_ratio")).abs() <= 5.1e-5);
        assert!((hourly.self_sufficiency.unwrap() - read("self_sufficiency_ratio")).abs() <= 5.1e-5);
    }
    seen.tell("self_consumption.csv");
}
