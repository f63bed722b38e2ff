//! Monthly baselines on drivers, against statsmodels (`ols/` of the reference numbers), and the uncertainty forms.

mod mv;

use std::collections::BTreeMap;

use crossfoot::saving::metered::drivers::{
    Baseline, Driver, Periods, SepTests, avoided_energy, backcast, chained, every_subset, forecast,
};
use crossfoot::saving::metered::uncertainty::{Divisor, Factor, Meter, OlsMeter, UncertaintyError};
use crossfoot::saving::metered::verdict::VerdictPack;
use mv::{Deviations, Rows, number, rows};

/// A series by column, with its months.
struct Series {
    months: Vec<String>,
    columns: BTreeMap<String, Vec<f64>>,
}

impl Series {
    fn read(name: &str) -> Option<Series> {
        let rows: Rows = rows(&format!("ols/{name}_monthly.csv"))?;
        let names: Vec<String> = rows[0].keys().filter(|name| *name != "month").cloned().collect();
        let column = |name: &String| rows.iter().map(|row| number(row, name).unwrap()).collect();
        Some(Series {
            months: rows.iter().map(|row| row["month"].clone()).collect(),
            columns: names.iter().map(|name| (name.clone(), column(name))).collect(),
        })
    }

    /// The rows from one month to another, both included.
    fn range(&self, from: &str, to: &str) -> std::ops::Range<usize> {
        let at = |month: &str| self.months.iter().position(|m| m == month).unwrap();
        at(from)..at(to) + 1
    }

    fn energy(&self, rows: std::ops::Range<usize>) -> &[f64] {
        &self.columns["energy"][rows]
    }

    fn drivers<'a>(&'a self, rows: std::ops::Range<usize>, names: &[&'a str]) -> Vec<Driver<'a>> {
        names.iter().map(|name| Driver { name, values: &self.columns[*name][rows.clone()] }).collect()
    }
}

/// The series of a file, each read once.
fn all(rows: &Rows) -> BTreeMap<String, Series> {
    rows.iter().map(|row| row["series"].clone()).map(|name| (name.clone(), Series::read(&name).unwrap())).collect()
}

/// The reporting year that a series is measured against.
fn reporting(series: &str) -> (&'static str, &'static str) {
    if series == "office-A" { ("2014-03", "2015-02") } else { ("2025-01", "2025-12") }
}

fn fitted(series: &Series, row: &BTreeMap<String, String>) -> Baseline {
    let window = series.range(&row["baseline_start"], &row["baseline_end"]);
    let names: Vec<&str> = row["drivers"].split('+').collect();
    let drivers = series.drivers(window.clone(), &names);
    Baseline::fit(Periods { energy: series.energy(window), drivers: &drivers }).unwrap()
}

#[test]
fn every_column_of_the_models_is_that_of_statsmodels() {
    let Some(models) = rows("ols/models.csv") else { return };
    assert_eq!(models.len(), 315);
    let series = all(&models);
    let limits = VerdictPack::bundled().sep_limits().unwrap();
    let mut seen = Deviations::default();
    for row in &models {
        let one = &series[&row["series"]];
        let baseline = fitted(one, row);
        let d = &baseline.diagnostics;
        let v = d.variation.unwrap();
        assert_eq!(d.points.to_string(), row["n"]);
        assert_eq!(d.slopes.to_string(), row["k"]);
        let names: Vec<&str> = std::iter::once("const").chain(row["drivers"].split('+')).collect();
        for (at, name) in names.iter().enumerate() {
            let (b, error) = (baseline.fit.coefficients()[at], d.standard_errors[at]);
            // A coefficient that is next to nothing has the digits of its standard error.
            for (what, found, floor) in
                [("b", b, error), ("se", error, 0.0), ("t", d.t[at], 1.0), ("p", d.p_values[at], 0.0)]
            {
                let column = format!("{what}_{name}");
                seen.hold(&column, found, number(row, &column).unwrap(), 1e-7, floor);
            }
        }
        let mut hold = |column: &str, found: f64| seen.hold(column, found, number(row, column).unwrap(), 1e-7, 1e-3);
        hold("r2", d.r2);
        hold("F", d.f.unwrap());
        hold("F_p", d.f_p.unwrap());
        hold("rmse_dof", d.rmse);
        hold("cvrmse_dof", v.cvrmse_n_minus_p);
        hold("cvrmse_n", v.cvrmse_n);
        hold("cvrmse_n_minus_k", v.cvrmse_n_minus_k);
        hold("durbin_watson", d.durbin_watson);
        hold("aic", d.aic);
        hold("bic", d.bic);
        hold("max_vif", d.max_vif.unwrap());
        hold("cvrmse_loo", v.cvrmse_leave_one_out.unwrap());
        // Differences of nearly equal figures: to their size, not to what is left of them.
        for (column, found) in [
            ("r2_adj", d.r2_adjusted),
            ("rho1_pearson", d.autocorrelation_pearson.unwrap()),
            ("rho1_acf", d.autocorrelation_acf),
        ] {
            seen.hold(column, found, number(row, column).unwrap(), 1e-7, 0.1);
        }
        // Zero but for rounding.
        assert!(v.nmbe_n_minus_p.abs() < 1e-12 && number(row, "nmbe_dof").unwrap().abs() < 1e-12);
        let (from, to) = reporting(&row["series"]);
        let names: Vec<&str> = row["drivers"].split('+').collect();
        let months = one.range(from, to);
        let expected = baseline.expected(months.len(), &one.drivers(months, &names)).unwrap();
        let sep = SepTests::of(&baseline, &expected, &limits);
        assert_eq!(if sep.stat_valid() { "True" } else { "False" }, row["sep_stat_valid"], "{row:?}");
        assert_eq!(if sep.range_valid() { "True" } else { "False" }, row["sep_range_valid"], "{row:?}");
    }
    seen.tell("models.csv");
}

#[test]
fn every_column_of_the_savings_agrees() {
    let Some(savings) = rows("ols/savings.csv") else { return };
    assert_eq!(savings.len(), 263);
    let series = all(&savings);
    let mut seen = Deviations::default();
    for row in &savings {
        let one = &series[&row["series"]];
        let baseline = fitted(one, row);
        let months = one.range(&row["reporting_start"], &row["reporting_end"]);
        let names: Vec<&str> = row["drivers"].split('+').collect();
        let drivers = one.drivers(months.clone(), &names);
        let found = avoided_energy(&baseline, Periods { energy: one.energy(months), drivers: &drivers }).unwrap();
        assert_eq!(found.periods.to_string(), row["m"]);
        let mut hold = |column: &str, value: f64, floor: f64| {
            seen.hold(column, value, number(row, column).unwrap(), 1e-6, floor);
        };
        hold("actual", found.actual, 0.0);
        hold("adjusted_baseline", found.expected, 0.0);
        // A saving is a small difference of two large totals.
        hold("savings", found.saving, 1e-2 * found.expected);
        hold("savings_fraction", found.fraction.unwrap(), 1e-2);
        hold("se_savings_exact", found.se, 0.0);
        hold("se_model_only", found.se_model, 0.0);
        let d = &baseline.diagnostics;
        for (level, suffix) in [(0.68, "68"), (0.90, "90"), (0.95, "95")] {
            let meter = |rho| Meter::of(d, Divisor::NMinusP, rho, found.periods as f64).unwrap();
            let plain = meter(0.0).relative_band(Factor::Fixed, Divisor::NMinusP, level).unwrap();
            let poly = meter(0.0).relative_band(Factor::BillingPolynomial, Divisor::NMinusP, level).unwrap();
            let rho = d.autocorrelation_pearson.unwrap();
            let correlated = meter(rho).relative_band(Factor::Fixed, Divisor::NMinusP, level);
            hold(&format!("t_{suffix}"), plain.t, 0.0);
            hold(&format!("band_exact_{suffix}"), found.band(level).unwrap(), 0.0);
            hold(&format!("band_g14_126_{suffix}"), plain.value * found.expected, 0.0);
            hold(&format!("band_g14_poly_{suffix}"), poly.value * found.expected, 0.0);
            let column = format!("band_g14_126_autocorr_{suffix}");
            match (number(row, &column), correlated) {
                (Some(_), Ok(band)) => hold(&column, band.value * found.expected, 0.0),
                (None, Err(UncertaintyError::EffectivePoints { .. })) => {}
                (reference, found) => panic!("{column}: {found:?} where {reference:?} is expected"),
            }
            let fsu = found.fsu(level).unwrap().unwrap();
            // Over the saving, whose digits are those of the difference.
            let column = format!("fsu_exact_{suffix}");
            let lost = found.expected / found.saving.abs();
            seen_within(row, &column, fsu, 1e-9 * lost.max(1000.0));
        }
        let significant = found.saving.abs() > found.band(0.90).unwrap();
        assert_eq!(if significant { "True" } else { "False" }, row["significant_at_90_exact"], "{row:?}");
        // The column takes the band with 1.26, and the size of the saving whatever its sign.
        let statistics = Meter::of(d, Divisor::NMinusP, 0.0, found.periods as f64).unwrap();
        let band = statistics.relative_band(Factor::Fixed, Divisor::NMinusP, 0.68).unwrap();
        let passes = band.fsu(found.fraction.unwrap()).unwrap() <= 0.5;
        assert_eq!(if passes { "True" } else { "False" }, row["g14_pass_fsu50_at_68"], "{row:?}");
    }
    seen.tell("savings.csv");
}

fn seen_within(row: &BTreeMap<String, String>, column: &str, found: f64, tolerance: f64) {
    let expected = number(row, column).unwrap();
    assert!((found - expected).abs() <= tolerance * expected.abs(), "{column}: {found} where {expected}");
}

#[test]
fn intervals_of_single_months_agree() {
    let Some(intervals) = rows("ols/prediction_intervals.csv") else { return };
    assert_eq!(intervals.len(), 2232);
    let series = all(&intervals);
    let mut seen = Deviations::default();
    let mut fits: BTreeMap<[String; 4], Baseline> = BTreeMap::new();
    for row in &intervals {
        let key = ["series", "baseline_start", "baseline_end", "drivers"].map(|column| row[column].clone());
        let one = &series[&row["series"]];
        let baseline = fits.entry(key).or_insert_with(|| fitted(one, row));
        let names: Vec<&str> = row["drivers"].split('+').collect();
        let month = one.range(&row["month"], &row["month"]);
        let found = baseline.expected(1, &one.drivers(month.clone(), &names)).unwrap().each[0];
        let (mean, new) = (found.confidence_interval(0.9).unwrap(), found.prediction_interval(0.9).unwrap());
        for (column, value) in [
            ("actual", one.energy(month)[0]),
            ("predicted", found.value),
            ("se_mean", found.se_mean),
            ("ci90_lo", mean.low),
            ("ci90_hi", mean.high),
            ("pi90_lo", new.low),
            ("pi90_hi", new.high),
        ] {
            // An end near zero has the digits of the prediction.
            seen.hold(column, value, number(row, column).unwrap(), 1e-7, 0.1 * found.value.abs());
        }
    }
    seen.tell("prediction_intervals.csv");
}

#[test]
fn indicators_by_forecast_backcast_and_chaining_agree() {
    let Some(indicators) = rows("ols/enpi.csv") else { return };
    let series = all(&indicators);
    let mut seen = Deviations::default();
    for row in &indicators {
        let one = &series[&row["series"]];
        let names: Vec<&str> = row["drivers"].split('+').collect();
        let year = |year: &str| one.range(&format!("{year}-01"), &format!("{year}-12"));
        let (first, last) = (year("2022"), year("2025"));
        let (first_drivers, last_drivers) = (one.drivers(first.clone(), &names), one.drivers(last.clone(), &names));
        let before = Periods { energy: one.energy(first), drivers: &first_drivers };
        let after = Periods { energy: one.energy(last), drivers: &last_drivers };
        let (savings, ahead) = forecast(&Baseline::fit(before).unwrap(), after).unwrap();
        let (back_expected, back) = backcast(&Baseline::fit(after).unwrap(), before).unwrap();
        let middle = year(&row["chain_model_year"]);
        let middle_drivers = one.drivers(middle.clone(), &names);
        let model = Baseline::fit(Periods { energy: one.energy(middle), drivers: &middle_drivers }).unwrap();
        let (chain_first, chain_last, chain) = chained(&model, before, after).unwrap();
        for energy in ["2022", "2023", "2024", "2025"] {
            let total: f64 = one.energy(year(energy)).iter().sum();
            seen.hold(&format!("e{energy}"), total, number(row, &format!("e{energy}")).unwrap(), 1e-9, 0.0);
        }
        for (column, value, floor) in [
            ("forecast_expected_2025", savings.expected, 0.0),
            ("senpi_forecast", ahead.indicator, 0.0),
            ("improvement_forecast", ahead.improvement, 1e-2),
            ("savings_forecast", savings.saving, 1e-2 * savings.expected),
            ("backcast_expected_2022", back_expected, 0.0),
            ("senpi_backcast", back.indicator, 0.0),
            ("improvement_backcast", back.improvement, 1e-2),
            ("chain_expected_2022", chain_first.expected, 0.0),
            ("chain_expected_2025", chain_last.expected, 0.0),
            ("senpi_chain", chain.indicator, 0.0),
            ("improvement_chain", chain.improvement, 1e-2),
        ] {
            seen.hold(column, value, number(row, column).unwrap(), 1e-7, floor);
        }
    }
    seen.tell("enpi.csv");
}

#[test]
fn models_stored_by_another_program_agree() {
    let Some(models) = rows("ols/verifi_stored_models.csv") else { return };
    let series = all(&models);
    let mut seen = Deviations::default();
    for row in &models {
        let one = &series[&row["series"]];
        let names: Vec<&str> = row["drivers"].split('+').collect();
        let year = one.range(&format!("{}-01", row["model_year"]), &format!("{}-12", row["model_year"]));
        let drivers = one.drivers(year.clone(), &names);
        let energy = &one.columns["source_energy_mmbtu"][year];
        let baseline = Baseline::fit(Periods { energy, drivers: &drivers }).unwrap();
        let d = &baseline.diagnostics;
        // The one that differs in scale says so itself; what has no unit agrees all the same.
        let scale = number(row, "max_rel_diff_coef_vs_ours").unwrap();
        let tolerance = 1e-6 + 1.01 * scale;
        let mut hold = |column: &str, found: f64, tolerance: f64| {
            let column = format!("verifi_{column}");
            seen.hold(&column, found, number(row, &column).unwrap(), tolerance, 0.0);
        };
        hold("r2", d.r2, 1e-6);
        hold("r2_adj", d.r2_adjusted, 1e-6);
        hold("F", d.f.unwrap(), 1e-6);
        hold("F_p", d.f_p.unwrap(), 1e-5);
        hold("sigma", d.rmse, tolerance);
        for (at, name) in std::iter::once("const").chain(names).enumerate() {
            hold(&format!("b_{name}"), baseline.fit.coefficients()[at], tolerance);
            hold(&format!("se_{name}"), d.standard_errors[at], tolerance);
            hold(&format!("p_{name}"), d.p_values[at], 1e-5);
        }
    }
    seen.tell("verifi_stored_models.csv");
}

#[test]
fn every_form_of_the_fractional_uncertainty_agrees() {
    let Some(cases) = rows("uncertainty/fsu_cases.csv") else { return };
    assert_eq!(cases.len(), 18);
    let mut seen = Deviations::default();
    for row in &cases {
        let read = |column: &str| number(row, column).unwrap();
        let (confidence, fraction, rho) = (read("confidence"), read("savings_fraction"), read("rho"));
        let meter = Meter {
            points: read("n"),
            parameters: read("p_with_intercept"),
            cvrmse: read("cvrmse"),
            rho,
            reporting: read("m"),
        };
        let poly = if row["interval"] == "daily" { Factor::DailyPolynomial } else { Factor::BillingPolynomial };
        let band = |meter: &Meter, factor, divisor| meter.relative_band(factor, divisor, confidence).unwrap();
        let full = band(&meter, poly, Divisor::NMinusP);
        let plain = band(&Meter { rho: 0.0, ..meter }, Factor::Fixed, Divisor::NMinusP);
        let fixed = band(&meter, Factor::Fixed, Divisor::NMinusP);
        let effective = band(&meter, poly, Divisor::EffectiveMinusP);
        let ols = OlsMeter {
            points: meter.points,
            parameters: meter.parameters,
            rmse: meter.cvrmse * read("baseline_mean"),
            rho,
            mean: read("baseline_mean"),
            variance: read("baseline_variance"),
            reporting: meter.reporting,
            reporting_mean: read("reporting_mean"),
        };
        let ols = ols.band(Divisor::NMinusP, confidence).unwrap();
        for (column, value) in [
            ("n_prime", full.effective),
            ("t_n_minus_p", full.t),
            ("alpha_poly", full.alpha),
            ("fsu_g14_no_autocorrelation", plain.fsu(fraction).unwrap()),
            ("fsu_g14_1p26_autocorrelation", fixed.fsu(fraction).unwrap()),
            ("fsu_poly_autocorrelation", full.fsu(fraction).unwrap()),
            ("eemeter_fsu_band_fraction_of_baseline_total", full.value),
            ("eemeter_ols_total", ols.total),
            ("eemeter_ols_model", ols.model),
            ("eemeter_ols_noise", ols.noise),
            ("fsu_poly_nprime_dof", effective.fsu(fraction).unwrap()),
        ] {
            seen.hold(column, value, read(column), 1e-8, 0.0);
        }
    }
    seen.tell("fsu_cases.csv");
}

#[test]
fn the_search_of_all_sets_finds_the_rows_of_the_models() {
    let Some(models) = rows("ols/models.csv") else { return };
    let Some(one) = Series::read("plant-P-gas") else { return };
    let names = ["production", "line_output", "hdd", "cdd"];
    let (window, year) = (one.range("2022-01", "2022-12"), one.range("2025-01", "2025-12"));
    let drivers = one.drivers(window.clone(), &names);
    let limits = VerdictPack::bundled().sep_limits().unwrap();
    let reporting = one.drivers(year, &names);
    let periods = Periods { energy: one.energy(window), drivers: &drivers };
    let found = every_subset(periods, &reporting, &limits).unwrap();
    let rows: Vec<_> = models
        .iter()
        .filter(|row| row["series"] == "plant-P-gas" && row["baseline_start"] == "2022-01" && row["n"] == "12")
        .collect();
    assert_eq!(found.len(), rows.len());
    for candidate in &found {
        let row = rows.iter().find(|row| row["drivers"] == candidate.drivers.join("+")).unwrap();
        let adjusted = candidate.baseline.as_ref().unwrap().diagnostics.r2_adjusted;
        assert!((adjusted - number(row, "r2_adj").unwrap()).abs() < 1e-8);
        let valid = candidate.sep.as_ref().unwrap().stat_valid();
        assert_eq!(if valid { "True" } else { "False" }, row["sep_stat_valid"]);
    }
}

#[test]
fn the_bands_of_eemeter_follow_from_its_statistics_with_n_minus_k() {
    let Some(results) = rows("caltrack/results.csv") else { return };
    assert_eq!(results.len(), 9);
    let mut seen = Deviations::default();
    for row in &results {
        let read = |column: &str| number(row, column).unwrap();
        let (n, k, m) = (read("tot_observed_length"), read("tot_num_parameters"), read("n_reporting"));
        let rho = read("tot_autocorr_resid");
        let daily = row["frequency"] == "daily";
        // For bills its m is of whole months. The file does not say how many for the five bills of two months; with these
        // both bands of each meter come out.
        let reporting = match (row["frequency"].as_str(), row["meter"].as_str()) {
            ("billing_bimonthly", "il-electricity-cdd-hdd") => 11.0,
            ("billing_bimonthly", _) => 10.0,
            _ => m,
        };
        let meter = Meter { points: n, parameters: k + 1.0, cvrmse: read("tot_cvrmse_adj"), rho, reporting };
        let factor = if daily { Factor::DailyPolynomial } else { Factor::BillingPolynomial };
        for (confidence, suffix) in [(0.68, "68"), (0.90, "90"), (0.95, "95")] {
            // eemeter multiplies by the energy of the baseline period, not by the adjusted baseline.
            let band = meter.relative_band(factor, Divisor::NMinusK, confidence).unwrap();
            let total = n * read("tot_observed_mean");
            let column = format!("fsu_band_{suffix}");
            seen.hold(&column, band.value * total, read(&column), 1e-7, 0.0);
            let ols = OlsMeter {
                points: n,
                parameters: k + 1.0,
                rmse: read("tot_rmse_adj"),
                rho,
                mean: read("tot_observed_mean"),
                variance: read("tot_observed_variance"),
                reporting,
                reporting_mean: read("reporting_observed") / m,
            };
            let ols = ols.band(Divisor::NMinusK, confidence).unwrap();
            let column = format!("ols_band_{suffix}");
            seen.hold(&column, ols.total, read(&column), 1e-7, 0.0);
            if suffix == "90" {
                seen.hold("ols_model_90", ols.model, read("ols_model_90"), 1e-7, 0.0);
                seen.hold("ols_noise_90", ols.noise, read("ols_noise_90"), 1e-7, 0.0);
            }
        }
    }
    seen.tell("caltrack/results.csv");
}
