//! Models of the sky, of incidence, of temperature and of conversion, against pvlib.

mod pv;

use crossfoot::pv::model::clear_sky::{haurwitz, ineichen, simplified_solis};
use crossfoot::pv::model::electrical::{Inverter, dc};
use crossfoot::pv::model::transposition::{Dome, Light, Plane};
use crossfoot::pv::model::{Decomposition, Incidence, SkyModel, Temperature};
use pv::{Gaps, Table, number};

#[test]
fn clear_skies_are_those_of_the_reference() {
    let Some(table) = Table::read("clear_sky.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let n = |column: &str| number(row, column);
        let zenith = n("apparent_zenith_deg").to_radians();
        let mass = Some(n("airmass_abs")).filter(|m| !m.is_nan());
        let sky = ineichen(zenith, mass, n("linke_turbidity"), n("altitude_m"), n("dni_extra"));
        let elevation = (90.0 - n("apparent_zenith_deg")).to_radians();
        let solis =
            simplified_solis(elevation, n("aod700"), n("precipitable_water_cm"), n("pressure_pa"), n("dni_extra"));
        // The input is printed to six places, which shows near the horizon.
        let mut note = |column: &str, found: f64| gaps.note(column, found, n(column), n(column).abs().max(1.0));
        note("ineichen_ghi", sky.ghi);
        note("ineichen_dni", sky.dni);
        note("ineichen_dhi", sky.dhi);
        note("solis_ghi", solis.ghi);
        note("solis_dni", solis.dni);
        note("solis_dhi", solis.dhi);
        note("haurwitz_ghi", haurwitz(zenith));
    }
    gaps.hold(|_| 1e-6);
}

#[test]
fn decompositions_are_those_of_the_reference() {
    let Some(table) = Table::read("decomposition.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let n = |column: &str| number(row, column);
        for (word, model) in Decomposition::WORDS {
            let parts = model.parts(n("ghi"), n("zenith_deg").to_radians(), n("day_of_year") as u16);
            let prefix = word.replace('-', "_");
            let mut note = |what: &str, found: f64| {
                let column = format!("{prefix}_{what}");
                if row.contains_key(&column) {
                    gaps.note(&column, found, n(&column), n(&column).abs().max(1.0));
                }
            };
            note("dni", parts.dni);
            note("dhi", parts.dhi);
            note("kt", parts.clearness);
        }
    }
    gaps.hold(|_| 1e-6);
}

#[test]
fn transpositions_are_those_of_the_reference() {
    let Some(table) = Table::read("transposition.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let n = |column: &str| number(row, column);
        let zenith = n("apparent_zenith_deg").to_radians();
        let azimuth = n("solar_azimuth_deg").to_radians();
        let light = Light {
            ghi: n("ghi"),
            dni: n("dni"),
            dhi: n("dhi"),
            extraterrestrial: n("dni_extra"),
            air_mass: Some(n("airmass_rel")).filter(|m| !m.is_nan()),
            apparent_zenith: zenith,
            up: zenith.cos(),
        };
        let plane = Plane::new(n("surface_tilt"), n("surface_azimuth"));
        let cos = plane.cos_incidence(zenith.sin() * azimuth.sin(), zenith.sin() * azimuth.cos(), zenith.cos());
        let mut note = |column: &str, found: f64| gaps.note(column, found, n(column), n(column).abs().max(1.0));
        note("poa_beam", light.dni * cos);
        note("poa_ground", light.ghi * n("albedo") * plane.ground_view);
        for (word, model) in SkyModel::WORDS {
            let column =
                format!("sky_{}", if word == "hay-davies" { "haydavies".into() } else { word.replace('-', "_") });
            let sky = Dome::new(model, &light).on(&plane, cos, 1.0);
            if row[&column].is_empty() {
                // Klucher's without any light.
                assert_eq!(sky, 0.0);
            } else {
                note(&column, sky);
            }
        }
        let cos = n("aoi_deg").to_radians().cos();
        note("iam_physical", Incidence::GLASS.modifier(cos));
        note("iam_ashrae_b005", Incidence::Ashrae { b: 0.05 }.modifier(cos));
        note("iam_martin_ruiz_016", Incidence::MartinRuiz { a: 0.16 }.modifier(cos));
        note("iam_physical_nar_1_29", Incidence::COATED.modifier(cos));
    }
    gaps.hold(|_| 1e-6);
}

#[test]
fn cell_temperatures_are_those_of_the_reference() {
    let Some(table) = Table::read("cell_temperature.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let n = |column: &str| number(row, column);
        let (light, air, wind) = (n("poa_global"), n("temp_air"), n("wind_speed"));
        let mut note = |column: &str, found: f64| gaps.note(column, found, n(column), 1.0);
        for mounting in [
            "open_rack_glass_glass",
            "close_mount_glass_glass",
            "open_rack_glass_polymer",
            "insulated_back_glass_polymer",
        ] {
            let word = format!("sapm-{}", mounting.replace('_', "-"));
            let model = Temperature::parse(&word).expect("a mounting");
            note(&format!("sapm_cell_{mounting}"), model.cell(light, air, wind));
            if mounting == "open_rack_glass_glass" {
                note("sapm_module_open_rack_glass_glass", model.back(light, air, wind));
            }
        }
        let noct =
            |noct, efficiency, standoff| Temperature::NoctSam { noct, efficiency, standoff }.cell(light, air, wind);
        note("noct_sam_45_eff19_standoff4", noct(45.0, 0.19, 4.0));
        note("noct_sam_49_eff17_standoff1", noct(49.0, 0.17, 1.0));
        note("ross_k0_0342", Temperature::Ross { k: 0.0342 }.cell(light, air, wind));
        note("faiman_25_6_84", Temperature::Faiman { u0: 25.0, u1: 6.84 }.cell(light, air, wind));
        let pvsyst = Temperature::Pvsyst { uc: 29.0, uv: 0.0, efficiency: 0.1, absorption: 0.9 };
        note("pvsyst_29_0_eff0_1_abs0_9", pvsyst.cell(light, air, wind));
    }
    gaps.hold(|_| 1e-6);
}

#[test]
fn dc_and_ac_are_those_of_the_reference() {
    let Some(table) = Table::read("dc_inverter.csv") else { return };
    let mut gaps = Gaps::default();
    for row in &table.rows {
        let n = |column: &str| number(row, column);
        let gross = dc(n("pdc0_kw"), n("g_eff"), n("temp_cell"), n("gamma_per_c"));
        let net = gross * (1.0 - n("losses_pct") / 100.0);
        let inverter =
            Inverter { kw: n("pdc0_kw") / n("dc_ac_ratio"), efficiency: n("eta_nom"), reference: n("eta_ref") };
        let mut note = |column: &str, found: f64| gaps.note(column, found, n(column), n(column).abs().max(1.0));
        note("p_dc_gross_kw", gross);
        note("p_dc_net_kw", net);
        note("p_ac_kw", inverter.ac(net));
    }
    gaps.hold(|_| 1e-8);
}
