//! Savings proved at the meter, through books: the reference numbers of `../shared/reference/mv` (read where they are; a test
//! says so and passes where they are absent), laws, and what is refused.
//!
//! Reproduced through a book, by file:
//! - `ols/models.csv`: every column. `ols/savings.csv`: every column; `g14_pass_fsu50_at_68` by band over saving.
//!   `ols/prediction_intervals.csv`, `ols/enpi.csv`, `ols/verifi_stored_models.csv` (but `verifi_valid`, of VERIFI's own rules): all.
//! - `caltrack/results.csv`, `results_bimonthly_helper_default.csv`, `best_of_each_type.csv`, `*_all_candidates.csv`,
//!   `*_periods.csv` (predicted and its split): all columns.
//! - `caltrack_hourly/results.csv`, `*_monthly.csv`: all.
//! - `nmecr/office-A_models.csv`: all, the 4P no worse than nmecr's unfinished search. `office-A_towt_reporting.csv`,
//!   `office-A_towt_savings.csv`: all; its `fsu` and `savings_fraction_for_50pct_uncertainty` are nmecr's count of 17 parameters and
//!   the α of the baseline's months, which no band of a book is: they are computed here from the statistics that a book gives.
//! - `opendsm/`: compared with, as its README asks, not reproduced.
//!
//! Not through a book: `uncertainty/fsu_cases.csv`, which starts from statistics instead of readings (`metered_reference`).
mod metered;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crossfoot::account::Address;
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::saving::proof::{BandForm, Candidate, Fitted, Proof, ProofBand, ProofRow, Statistic};
use metered::{Check, Row, number, rows};
use proptest::prelude::*;

/// A book with its figures and all that was found.
struct Opened {
    book: Book,
    described: Described,
    findings: Findings,
}

fn try_open(text: &str, files: &[(&str, Vec<u8>)]) -> (Option<Opened>, Findings) {
    let head = "[organization]\nname = \"Example\"\n\n";
    let mut memory = MemoryFiles::new().with("book.toml", format!("{head}{text}").into_bytes());
    for (name, bytes) in files {
        memory = memory.with(*name, bytes.clone());
    }
    let mut sources = Sources::default();
    let (book, mut findings) = load(&memory, "book.toml", &mut sources);
    let Some(book) = book else { return (None, findings) };
    let library = book.library(&mut sources);
    let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (Some(Opened { book, described, findings: findings.clone() }), findings)
}

fn said(findings: &Findings) -> String {
    findings
        .iter()
        .map(|of| format!("{}: {}", of.code.word(), of.message.text(Lang::En)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn open(text: &str, files: &[(&str, Vec<u8>)]) -> Opened {
    let (opened, findings) = try_open(text, files);
    opened.unwrap_or_else(|| panic!("{}\n{text}", said(&findings)))
}

impl Opened {
    /// The proof of a model of the first meter.
    fn proof(&self, model: &str) -> &Proof {
        let figure = &self.described.proofs.meters[0];
        let meter = &self.book.meters[figure.meter];
        let found = figure.proofs.iter().find(|of| meter.models[of.proof.model].id == model);
        &found.unwrap_or_else(|| panic!("{model}: {}", said(&self.findings))).proof
    }

    fn value(&self, address: &str) -> Option<f64> {
        let node = self.described.account.find(&Address::parse(address).ok()?)?;
        exact::value(View::plain(&self.described.account.graph), node).value().map(crossfoot::quantity::Exact::to_f64)
    }

    fn codes(&self) -> Vec<Code> {
        self.findings.iter().map(|of| of.code).collect()
    }
}

fn reference(file: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/mv").join(file);
    let found = std::fs::read(&path).ok();
    if found.is_none() {
        eprintln!("skipped: no {}", path.display());
    }
    found
}

fn stat(of: &[(Statistic, f64)], name: Statistic) -> Option<f64> {
    of.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
}

fn band(of: &Proof, form: BandForm, confidence: f64) -> Option<ProofBand> {
    of.bands.iter().find(|band| band.form == form && band.confidence == confidence).copied()
}

fn coefficient<'a>(of: &'a Fitted, name: &str) -> Option<&'a crossfoot::saving::metered::result::Coefficient> {
    of.coefficients.iter().find(|of| of.name == name)
}

/// The last day of a month written `2025-02`.
fn last_of(month: &str) -> String {
    let first: jiff::civil::Date = format!("{month}-01").parse().unwrap();
    first.last_of_month().to_string()
}

const CONFIDENCES: [(f64, &str); 3] = [(0.68, "68"), (0.9, "90"), (0.95, "95")];

// Baselines on drivers.

/// Tables of a book by their names.
type Tables = Vec<(&'static str, Vec<u8>)>;

/// A book on a series, with the drivers that its file has, and models to be written into it.
fn series_book(series: &str, energy: &str, unit: &str, models: &str) -> Option<(String, Tables)> {
    let bytes = reference(&format!("ols/{series}_monthly.csv"))?;
    let header = String::from_utf8(bytes.clone()).unwrap().lines().next().unwrap().to_owned();
    let units = [("production", "t"), ("line_output", "t"), ("hdd", ""), ("cdd", ""), ("occupancy", "")];
    let there = units.iter().filter(|(name, _)| header.split(',').any(|column| column == *name));
    let one = |(name, unit): &(&str, &str)| match *unit {
        "" => format!("{{ name = \"{name}\" }}"),
        unit => format!("{{ name = \"{name}\", unit = \"{unit}\" }}"),
    };
    let drivers: Vec<String> = there.map(one).collect();
    let text = format!(
        "[[meter]]\nid = \"m\"\nunit = \"{unit}\"\ndata = {{ file = \"data.csv\", start = \"month\", energy = \"{energy}\" }}\ndrivers = [{}]\n{models}",
        drivers.join(", ")
    );
    Some((text, vec![("data.csv", bytes)]))
}

fn model(id: &str, method: &str, baseline: (&str, &str), reporting: (&str, &str), more: &str) -> String {
    format!(
        "\n[[meter.model]]\nid = \"{id}\"\nmethod = \"{method}\"\nbaseline = {{ from = {}, to = {} }}\nreporting = {{ from = {}, to = {} }}\n{more}\n",
        baseline.0, baseline.1, reporting.0, reporting.1
    )
}

fn months(from: &str, to: &str) -> (String, String) {
    (format!("{from}-01"), last_of(to))
}

fn drivers_of(row: &Row) -> String {
    let names: Vec<String> = row["drivers"].split('+').map(|name| format!("\"{name}\"")).collect();
    format!("drivers = [{}]", names.join(", "))
}

/// The id of a row of `models.csv` and its like.
fn id_of(row: &Row) -> String {
    let key = format!("{}-{}-{}", row["baseline_start"], row["baseline_end"], row["drivers"]);
    key.replace(['+', '_'], "-")
}

/// Each series of a file with a model for each of its rows.
fn opened_series(table: &[Row]) -> BTreeMap<String, Opened> {
    let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in table {
        let (from, to) = months(&row["baseline_start"], &row["baseline_end"]);
        let reporting = if row["series"] == "office-A" { ("2014-03", "2015-02") } else { ("2025-01", "2025-12") };
        let (after, until) = months(reporting.0, reporting.1);
        let text = model(&id_of(row), "drivers", (&from, &to), (&after, &until), &drivers_of(row));
        texts.entry(row["series"].clone()).or_default().insert(id_of(row), text);
    }
    let open_one = |(series, models): (&String, &BTreeMap<String, String>)| {
        let models: String = models.values().map(String::as_str).collect();
        let unit = if series.ends_with("gas") { "MMBtu" } else { "kWh" };
        let (text, files) = series_book(series, "energy", unit, &models).unwrap();
        (series.clone(), open(&text, &files))
    };
    texts.iter().map(open_one).collect()
}

#[test]
fn every_column_of_the_models_comes_out_of_a_book() {
    let Some(table) = rows("ols/models.csv") else { return };
    let opened = opened_series(&table);
    let mut check = Check::default();
    for row in &table {
        let id = format!("{} {}", row["series"], id_of(row));
        let fit = &opened[&row["series"]].proof(&id_of(row)).fits[0];
        for name in std::iter::once("const").chain(row["drivers"].split('+')) {
            let of = coefficient(fit, if name == "const" { "constant" } else { name }).unwrap();
            let mut near = |what: &str, found: f64, floor: f64| {
                let column = format!("{what}_{name}");
                check.near(&format!("{id} {column}"), Some(found), number(row, &column), 1e-7, floor);
            };
            // A coefficient that is next to nothing has the digits of its standard error.
            near("b", of.value, 1e-7 * of.standard_error);
            near("se", of.standard_error, 0.0);
            near("t", of.value / of.standard_error, 1e-7);
            near("p", of.p.unwrap(), 0.0);
        }
        for (column, name, floor) in [
            ("n", Statistic::Points, 0.0),
            ("k", Statistic::Drivers, 0.0),
            ("r2", Statistic::R2, 1e-10),
            ("r2_adj", Statistic::R2Adjusted, 1e-8),
            ("F", Statistic::F, 1e-10),
            ("F_p", Statistic::FP, 1e-10),
            ("rmse_dof", Statistic::RmseNMinusP, 0.0),
            ("cvrmse_dof", Statistic::CvrmseNMinusP, 0.0),
            ("cvrmse_n", Statistic::CvrmseN, 0.0),
            ("cvrmse_n_minus_k", Statistic::CvrmseNMinusK, 0.0),
            ("nmbe_dof", Statistic::NmbeNMinusP, 1e-12),
            ("durbin_watson", Statistic::DurbinWatson, 0.0),
            ("rho1_pearson", Statistic::AutocorrelationPearson, 1e-8),
            ("rho1_acf", Statistic::AutocorrelationAcf, 1e-8),
            ("aic", Statistic::Aic, 0.0),
            ("bic", Statistic::Bic, 0.0),
            ("max_vif", Statistic::VarianceInflation, 0.0),
            ("cvrmse_loo", Statistic::CvrmseLeaveOneOut, 0.0),
        ] {
            check.near(&format!("{id} {column}"), stat(&fit.statistics, name), number(row, column), 1e-7, floor);
        }
        for (column, name) in [("sep_stat_valid", Statistic::SepStatistical), ("sep_range_valid", Statistic::SepRange)]
        {
            let found = if stat(&fit.statistics, name) == Some(1.0) { "True" } else { "False" };
            check.same(&format!("{id} {column}"), found, row[column].as_str());
        }
    }
    check.done();
}

#[test]
fn every_column_of_the_savings_comes_out_of_a_book() {
    let Some(table) = rows("ols/savings.csv") else { return };
    let opened = opened_series(&table);
    let mut check = Check::default();
    for row in &table {
        let id = format!("{} {}", row["series"], id_of(row));
        let book = &opened[&row["series"]];
        let proof = book.proof(&id_of(row));
        let saving = &proof.saving;
        let mut near = |column: &str, found: Option<f64>, tolerance: f64, floor: f64| {
            check.near(&format!("{id} {column}"), found, number(row, column), tolerance, floor);
        };
        near("n", stat(&proof.fits[0].statistics, Statistic::Points), 0.0, 0.0);
        near("m", Some(saving.periods as f64), 0.0, 0.0);
        near("actual", Some(saving.actual), 1e-6, 0.0);
        near("adjusted_baseline", Some(saving.expected), 1e-6, 0.0);
        // A saving is a small difference of two large totals.
        near("savings", Some(saving.saving), 1e-6, 1e-8 * saving.expected);
        near("savings_fraction", saving.fraction, 1e-6, 1e-8);
        near("se_savings_exact", saving.se, 1e-6, 0.0);
        near("se_model_only", saving.se_model, 1e-6, 0.0);
        for (level, suffix) in CONFIDENCES {
            let half = |form| band(proof, form, level).map(|of| of.half_width);
            let exact = band(proof, BandForm::Exact, level).unwrap();
            near(&format!("t_{suffix}"), Some(exact.half_width / saving.se.unwrap()), 1e-6, 0.0);
            near(&format!("band_exact_{suffix}"), Some(exact.half_width), 1e-6, 0.0);
            near(&format!("band_g14_126_{suffix}"), half(BandForm::Guideline14), 1e-6, 0.0);
            near(&format!("band_g14_poly_{suffix}"), half(BandForm::Guideline14Polynomial), 1e-6, 0.0);
            near(&format!("band_g14_126_autocorr_{suffix}"), half(BandForm::Guideline14Autocorrelation), 1e-6, 0.0);
            let lost = saving.expected / saving.saving.abs();
            near(&format!("fsu_exact_{suffix}"), exact.of_saving, 1e-9 * lost.max(1000.0), 0.0);
        }
        let word = |holds: bool| if holds { "True" } else { "False" };
        let significant = saving.saving.abs() > band(proof, BandForm::Exact, 0.9).unwrap().half_width;
        check.same(&format!("{id} significant"), word(significant), row["significant_at_90_exact"].as_str());
        let passes = band(proof, BandForm::Guideline14, 0.68).unwrap().of_saving.unwrap() <= 0.5;
        check.same(&format!("{id} g14"), word(passes), row["g14_pass_fsu50_at_68"].as_str());
        // The figures of the graph say the same.
        let figure = |what: &str| book.value(&format!("meter/m/{}/{what}", id_of(row)));
        check.near(&format!("{id} figure"), figure("saving"), Some(saving.saving), 1e-9, 1e-9 * saving.expected);
        check.near(&format!("{id} figure"), figure("expected"), Some(saving.expected), 1e-9, 0.0);
        let constant = coefficient(&proof.fits[0], "constant").unwrap().value;
        check.near(&format!("{id} constant"), figure("coefficient/constant"), Some(constant), 1e-11, 0.0);
    }
    check.done();
}

#[test]
fn intervals_of_single_months_come_out_of_a_book() {
    let Some(table) = rows("ols/prediction_intervals.csv") else { return };
    let opened = opened_series(&table);
    let mut check = Check::default();
    for row in &table {
        let proof = opened[&row["series"]].proof(&id_of(row));
        let month = |of: &&ProofRow| of.start.date().to_string().starts_with(&row["month"]);
        let found = proof.rows.iter().find(month).unwrap();
        let (mean, new) = found.intervals.unwrap();
        for (column, value) in [
            ("actual", found.observed),
            ("predicted", found.expected),
            ("se_mean", found.se_mean.unwrap()),
            ("ci90_lo", mean.low),
            ("ci90_hi", mean.high),
            ("pi90_lo", new.low),
            ("pi90_hi", new.high),
        ] {
            let name = format!("{} {} {} {column}", row["series"], id_of(row), row["month"]);
            check.near(&name, Some(value), number(row, column), 1e-7, 1e-8 * found.expected.abs());
        }
    }
    check.done();
}

#[test]
fn forecast_backcast_chaining_and_normalised_come_out_of_a_book() {
    let Some(table) = rows("ols/enpi.csv") else { return };
    let mut check = Check::default();
    for row in &table {
        let (first, last) = (("2022-01-01", "2022-12-31"), ("2025-01-01", "2025-12-31"));
        let with = |more: String| format!("{}\n{more}", drivers_of(row));
        let year = |year: &str| format!("{{ from = {year}-01-01, to = {year}-12-31 }}");
        let mut models = model("ahead", "drivers", first, last, &with("approach = \"forecast\"".into()));
        models += &model("back", "drivers", first, last, &with("approach = \"backcast\"".into()));
        let between = year(&row["chain_model_year"]);
        let chain = format!("approach = \"chaining\"\nbetween = {between}");
        models += &model("chain", "drivers", first, last, &with(chain));
        let normal = format!("approach = \"normalised\"\nnormal = {}", year("2024"));
        models += &model("normal", "drivers", first, last, &with(normal));
        for spare in ["2023", "2024"] {
            let span = (format!("{spare}-01-01"), format!("{spare}-12-31"));
            models += &model(spare, "drivers", first, (&span.0, &span.1), &with(String::new()));
        }
        let (text, files) = series_book(&row["series"], "energy", &row["unit"], &models).unwrap();
        let opened = open(&text, &files);
        let proof = |id: &str| opened.proof(id);
        let improvement = |of: &Proof| of.saving.indicator.map(|indicator| 1.0 - indicator);
        let (ahead, back, chain) = (proof("ahead"), proof("back"), proof("chain"));
        let chained = chain.chain.unwrap();
        for (column, found, floor) in [
            ("e2022", Some(back.saving.actual), 0.0),
            ("e2023", Some(proof("2023").saving.actual), 0.0),
            ("e2024", Some(proof("2024").saving.actual), 0.0),
            ("e2025", Some(ahead.saving.actual), 0.0),
            ("forecast_expected_2025", Some(ahead.saving.expected), 0.0),
            ("senpi_forecast", ahead.saving.indicator, 0.0),
            ("improvement_forecast", improvement(ahead), 1e-9),
            ("savings_forecast", Some(ahead.saving.saving), 1e-9 * ahead.saving.expected),
            ("backcast_expected_2022", Some(back.saving.expected), 0.0),
            ("senpi_backcast", back.saving.indicator, 0.0),
            ("improvement_backcast", improvement(back), 1e-9),
            ("chain_expected_2022", Some(chained.baseline_expected), 0.0),
            ("chain_expected_2025", Some(chained.reporting_expected), 0.0),
            ("senpi_chain", chain.saving.indicator, 0.0),
            ("improvement_chain", improvement(chain), 1e-9),
        ] {
            check.near(&format!("{} {column}", row["series"]), found, number(row, column), 1e-7, floor);
        }
        for id in ["ahead", "back", "chain", "normal"] {
            let of = proof(id);
            let figure = |what: &str| opened.value(&format!("meter/m/{id}/{what}"));
            let name = format!("{} {id}", row["series"]);
            check.near(&name, figure("saving"), Some(of.saving.saving), 1e-9, 1e-9 * of.saving.expected);
            check.near(&name, figure("indicator"), of.saving.indicator, 1e-9, 0.0);
            let last = of.rows.last().unwrap().cumulative.unwrap().0;
            check.near(
                &format!("{name} cumulative"),
                Some(last),
                Some(of.saving.saving),
                1e-9,
                1e-9 * of.saving.expected,
            );
            assert!(of.saving.se.unwrap() > of.saving.se_model.unwrap(), "{name}");
        }
        // A backcast saves what plants as they run now would not have used then.
        assert!((back.saving.saving - (back.saving.actual - back.saving.expected)).abs() < 1e-6);
        assert_eq!(proof("normal").fits.len(), 2);
    }
    check.done();
}

#[test]
fn models_stored_by_verifi_come_out_of_a_book() {
    let Some(table) = rows("ols/verifi_stored_models.csv") else { return };
    let mut check = Check::default();
    for row in &table {
        let year = &row["model_year"];
        let span = (format!("{year}-01-01"), format!("{year}-12-31"));
        let text = model("m", "drivers", (&span.0, &span.1), ("2025-01-01", "2025-12-31"), &drivers_of(row));
        let (text, files) = series_book(&row["series"], "source_energy_mmbtu", "MMBtu", &text).unwrap();
        let opened = open(&text, &files);
        let fit = &opened.proof("m").fits[0];
        // The one that differs in scale says so itself; what has no unit agrees all the same.
        let tolerance = 1e-6 + 1.01 * number(row, "max_rel_diff_coef_vs_ours").unwrap();
        let mut near = |column: &str, found: Option<f64>, tolerance: f64| {
            let column = format!("verifi_{column}");
            check.near(&format!("{} {column}", row["series"]), found, number(row, &column), tolerance, 0.0);
        };
        for (column, name, tolerance) in [
            ("r2", Statistic::R2, 1e-6),
            ("r2_adj", Statistic::R2Adjusted, 1e-6),
            ("F", Statistic::F, 1e-6),
            ("F_p", Statistic::FP, 1e-5),
            ("sigma", Statistic::RmseNMinusP, tolerance),
        ] {
            near(column, stat(&fit.statistics, name), tolerance);
        }
        for name in std::iter::once("const").chain(row["drivers"].split('+')) {
            let of = coefficient(fit, if name == "const" { "constant" } else { name }).unwrap();
            near(&format!("b_{name}"), Some(of.value), tolerance);
            near(&format!("se_{name}"), Some(of.standard_error), tolerance);
            near(&format!("p_{name}"), of.p, 1e-5);
        }
    }
    check.done();
}

#[test]
fn every_set_of_drivers_is_listed_and_the_best_valid_one_taken() {
    let Some(table) = rows("ols/models.csv") else { return };
    for (criterion, column, higher) in
        [("adjusted-r2", "r2_adj", true), ("bic", "bic", false), ("leave-one-out", "cvrmse_loo", false)]
    {
        let more = format!("every-subset = true\ncriterion = \"{criterion}\"");
        let text = model("s", "drivers", ("2022-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), &more);
        let (text, files) = series_book("plant-P-electricity", "energy", "kWh", &text).unwrap();
        let opened = open(&text, &files);
        let fit = &opened.proof("s").fits[0];
        let of_window: Vec<&Row> = table
            .iter()
            .filter(|row| {
                row["series"] == "plant-P-electricity"
                    && row["baseline_start"] == "2022-01"
                    && row["baseline_end"] == "2024-12"
            })
            .collect();
        assert_eq!(fit.candidates.len(), 15);
        for row in &of_window {
            let name = row["drivers"].replace('+', " + ");
            let found = fit.candidates.iter().find(|of| of.name == name).unwrap();
            let valid = row["sep_stat_valid"] == "True" && row["sep_range_valid"] == "True";
            assert_eq!(found.is_valid, valid, "{name}");
            assert!(
                (stat(&found.statistics, Statistic::R2Adjusted).unwrap() - number(row, "r2_adj").unwrap()).abs() < 1e-7
            );
        }
        let valid = of_window.iter().filter(|row| row["sep_stat_valid"] == "True" && row["sep_range_valid"] == "True");
        let sign = if higher { -1.0 } else { 1.0 };
        let loss = |row: &&&Row| sign * number(row, column).unwrap();
        let best = valid.min_by(|a, b| loss(a).total_cmp(&loss(b))).unwrap();
        let chosen: Vec<&Candidate> = fit.candidates.iter().filter(|of| of.is_chosen).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!(chosen[0].name, best["drivers"].replace('+', " + "), "{criterion}");
        assert!(fit.reason.is_some());
    }
}

// CalTRACK.

/// Days of a meter as a book; the phases of the file are the two periods.
fn phases(table: &[Row]) -> [(String, String); 2] {
    ["baseline", "reporting"].map(|phase| {
        let of: Vec<&Row> = table.iter().filter(|row| row["phase"] == phase).collect();
        let first = of.first().unwrap()["start"][..10].to_owned();
        let last = of.last().unwrap();
        let days: i64 = last["days"].parse().unwrap();
        let start: jiff::civil::Date = last["start"][..10].parse().unwrap();
        let end = start.checked_add(jiff::Span::new().days(days - 1)).unwrap();
        (first, end.to_string())
    })
}

fn caltrack_book(row: &Row, table: &str, more: &str) -> Option<(String, Tables, Vec<Row>)> {
    let (meter, frequency) = (&row["meter"], &row["frequency"]);
    let file = format!("caltrack/{meter}_{frequency}_periods.csv");
    let (bytes, periods) = (reference(&file)?, rows(&file)?);
    let [(from, to), (after, until)] = phases(&periods);
    let is_daily = frequency == "daily";
    let mut files = vec![("data.csv", bytes)];
    let mut weather = String::new();
    if !is_daily {
        // The reference counts the days of each bill; here they have their dates.
        let mut csv = "day,temp_F\n".to_owned();
        for day in rows(&format!("caltrack/{meter}_{frequency}_daytemps.csv"))? {
            let start: jiff::civil::Date = day["period_start"][..10].parse().unwrap();
            let at: i64 = day["day_in_period"].parse().unwrap();
            let date = start.checked_add(jiff::Span::new().days(at)).unwrap();
            csv += &format!("{date},{}\n", day["temp_mean_F"]);
        }
        files.push(("weather.csv", csv.into_bytes()));
        weather = "weather = { file = \"weather.csv\", start = \"day\", temperature = \"temp_F\" }\n".to_owned();
    }
    let columns = if is_daily { ", temperature = \"temp_mean_F\"" } else { ", days = \"days\"" };
    let cooling = if row["fit_cdd"] == "True" { "" } else { "cooling = false\n" };
    let mut text = format!(
        "[[meter]]\nid = \"m\"\nunit = \"{}\"\nfeeds-in = true\ntemperature-unit = \"F\"\ndata = {{ file = \"data.csv\", start = \"start\", energy = \"observed\"{columns} }}\n{weather}baseline = {{ from = {from}, to = {to} }}\nreporting = {{ from = {after}, to = {until} }}\n",
        row["unit"]
    );
    let method = if is_daily { "caltrack-daily" } else { "caltrack-billing" };
    let cut = if table.contains("helper") { "weather-days = 35\n" } else { "" };
    text += &format!("[[meter.model]]\nid = \"exact\"\nmethod = \"{method}\"\n{cooling}{cut}");
    text += &format!("[[meter.model]]\nid = \"listed\"\nmethod = \"{method}\"\nlist-candidates = true\n{cooling}{cut}");
    text += more;
    Some((text, files, periods))
}

fn kind_of(fit: &Fitted) -> &'static str {
    match (coefficient(fit, "heating").is_some(), coefficient(fit, "cooling").is_some()) {
        (true, true) => "cdd_hdd",
        (true, false) => "hdd_only",
        (false, true) => "cdd_only",
        (false, false) => "intercept_only",
    }
}

fn name_of(kind: &str) -> &'static str {
    match kind {
        "cdd_hdd" => "heating + cooling",
        "hdd_only" => "heating",
        "cdd_only" => "cooling",
        _ => "constant",
    }
}

fn compare_caltrack(check: &mut Check, table: &str, row: &Row) {
    let id = format!("{} {}", row["meter"], row["frequency"]);
    let Some((text, files, periods)) = caltrack_book(row, table, "") else { return };
    let opened = open(&text, &files);
    let proof = opened.proof("exact");
    let fit = &proof.fits[0];
    let is_daily = row["frequency"] == "daily";
    let tolerance = if row["frequency"].ends_with("bimonthly") { 1e-4 } else { 1e-6 };
    let spread = if is_daily { 1.0 } else { 10.0 };
    let of = |name| stat(&fit.statistics, name);
    check.same(&format!("{id} type"), kind_of(fit), row["model_type"].as_str());
    let mut near = |column: &str, found: Option<f64>, tolerance: f64, floor: f64| {
        check.near(&format!("{id} {column}"), found, number(row, column), tolerance, floor);
    };
    near("n_candidates", of(Statistic::Candidates), 0.0, 0.0);
    near("n_qualified", of(Statistic::Qualified), 0.0, 0.0);
    near("heating_balance_point_F", of(Statistic::HeatingBalancePoint), 0.0, 0.0);
    near("cooling_balance_point_F", of(Statistic::CoolingBalancePoint), 0.0, 0.0);
    near("model_r2_adj", of(Statistic::R2Adjusted), tolerance, 0.0);
    for (name, value, ours) in
        [("intercept", "intercept_per_day", "constant"), ("hdd", "beta_hdd", "heating"), ("cdd", "beta_cdd", "cooling")]
    {
        let found = coefficient(fit, ours);
        near(value, found.map(|of| of.value), tolerance, 0.0);
        near(&format!("se_{name}"), found.map(|of| of.standard_error), tolerance, 0.0);
        near(&format!("p_{name}"), found.and_then(|of| of.p), tolerance * 100.0, 1e-14);
    }
    use Statistic as S;
    for (column, avg, tot) in [
        ("observed_length", S::AvgPoints, S::TotPoints),
        ("observed_mean", S::AvgMean, S::TotMean),
        ("observed_variance", S::AvgVariance, S::TotVariance),
        ("num_parameters", S::AvgDrivers, S::TotDrivers),
        ("r_squared", S::AvgR2, S::TotR2),
        ("r_squared_adj", S::AvgR2Adjusted, S::TotR2Adjusted),
        ("rmse", S::AvgRmseN, S::TotRmseN),
        ("rmse_adj", S::AvgRmseNMinusK, S::TotRmseNMinusK),
        ("cvrmse", S::AvgCvrmseN, S::TotCvrmseN),
        ("cvrmse_adj", S::AvgCvrmseNMinusK, S::TotCvrmseNMinusK),
        ("nmbe", S::AvgNmbeN, S::TotNmbeN),
        ("nmae", S::AvgNmae, S::TotNmae),
        ("autocorr_resid", S::AvgAutocorrelationPearson, S::TotAutocorrelationPearson),
        ("n_prime", S::AvgEffectivePoints, S::TotEffectivePoints),
    ] {
        near(&format!("avg_{column}"), of(avg), tolerance * spread, 1e-9);
        near(&format!("tot_{column}"), of(tot), tolerance * spread, 1e-9);
    }
    near("n_baseline", Some(fit.rows.len() as f64), 0.0, 0.0);
    near("n_reporting", Some(proof.rows.len() as f64), 0.0, 0.0);
    near("reporting_observed", Some(proof.saving.actual), 1e-6, 0.0);
    near("reporting_counterfactual", Some(proof.saving.expected), tolerance, 0.0);
    near("metered_savings", Some(proof.saving.saving), tolerance * 15.0, 0.0);
    near("savings_fraction", proof.saving.fraction, tolerance * 15.0, 0.0);
    for (level, suffix) in CONFIDENCES {
        let (fsu, ols) =
            (band(proof, BandForm::CaltrackFractional, level), band(proof, BandForm::CaltrackRegression, level));
        near(&format!("fsu_band_{suffix}"), fsu.map(|of| of.half_width), tolerance * 10.0, 0.0);
        near(&format!("fsu_{suffix}"), fsu.and_then(|of| of.of_saving), tolerance * 15.0, 0.0);
        near(&format!("ols_band_{suffix}"), ols.map(|of| of.half_width), tolerance * 10.0, 0.0);
        if suffix == "90" {
            near("ols_model_90", ols.and_then(|of| of.parts).map(|parts| parts.0), tolerance * 10.0, 0.0);
            near("ols_noise_90", ols.and_then(|of| of.parts).map(|parts| parts.1), tolerance * 10.0, 0.0);
        }
    }
    if table.contains("helper") {
        return;
    }
    // Every period, split by what causes it; a stored temperature is within 5e-7 °F.
    let slope =
        ["heating", "cooling"].iter().filter_map(|name| coefficient(fit, name)).fold(0.0_f64, |m, of| m.max(of.value));
    for (phase, found) in [("baseline", &fit.rows), ("reporting", &proof.rows)] {
        // A day without a reading is in the file and not in the model.
        let expected: Vec<&Row> =
            periods.iter().filter(|row| row["phase"] == phase && !row["observed"].is_empty()).collect();
        assert_eq!(expected.len(), found.len(), "{id} {phase}");
        for (row, found) in expected.iter().zip(found) {
            let [base, heating, cooling] = found.split.unwrap();
            for (column, value) in [
                ("predicted", found.expected),
                ("base_load", base),
                ("heating_load", heating),
                ("cooling_load", cooling),
            ] {
                let name = format!("{id} {} {column}", row["start"]);
                check.near(&name, Some(value), number(row, column), tolerance, 2e-6 + 5e-7 * slope);
            }
        }
    }
    for best in rows("caltrack/best_of_each_type.csv").unwrap() {
        if best["meter"] != row["meter"] || best["frequency"] != row["frequency"] {
            continue;
        }
        let found = fit.candidates.iter().find(|of| of.name == name_of(&best["model_type"])).unwrap();
        let mut near = |column: &str, name, floor: f64| {
            let what = format!("{id} best {} {column}", best["model_type"]);
            check.near(&what, stat(&found.statistics, name), number(&best, column), tolerance, floor);
        };
        near("n_attempted", Statistic::Candidates, 0.0);
        near("n_qualified", Statistic::Qualified, 0.0);
        near("heating_balance_point_F", Statistic::HeatingBalancePoint, 0.0);
        near("cooling_balance_point_F", Statistic::CoolingBalancePoint, 0.0);
        near("intercept_per_day", Statistic::Intercept, 1e-12);
        near("beta_hdd", Statistic::HeatingSlope, 1e-12);
        near("beta_cdd", Statistic::CoolingSlope, 1e-12);
        near("r2_adj", Statistic::R2Adjusted, 1e-12);
    }
    if row["frequency"] != "billing_monthly" {
        return;
    }
    let all = rows(&format!("caltrack/{}_billing_monthly_all_candidates.csv", row["meter"])).unwrap();
    let listed = &opened.proof("listed").fits[0].candidates;
    check.same(&format!("{id} listed"), listed.len(), all.len());
    for (found, expected) in listed.iter().zip(&all) {
        let what = format!(
            "{id} {} {} {}",
            expected["model_type"], expected["heating_balance_point_F"], expected["cooling_balance_point_F"]
        );
        check.same(&what, found.name.as_str(), name_of(&expected["model_type"]));
        check.same(&format!("{what} status"), found.is_valid, expected["status"] == "QUALIFIED");
        for (column, name) in [
            ("heating_balance_point_F", Statistic::HeatingBalancePoint),
            ("cooling_balance_point_F", Statistic::CoolingBalancePoint),
            ("intercept_per_day", Statistic::Intercept),
            ("beta_hdd", Statistic::HeatingSlope),
            ("beta_cdd", Statistic::CoolingSlope),
            ("r2_adj", Statistic::R2Adjusted),
        ] {
            if stat(&found.statistics, Statistic::R2Adjusted).is_some() {
                // Few degree days at 82 °F are known to 1e-6 only.
                check.near(
                    &format!("{what} {column}"),
                    stat(&found.statistics, name),
                    number(expected, column),
                    2e-6,
                    1e-7,
                );
            }
        }
    }
}

#[test]
fn caltrack_comes_out_of_a_book() {
    let mut check = Check::default();
    for table in ["caltrack/results.csv", "caltrack/results_bimonthly_helper_default.csv"] {
        for row in rows(table).unwrap_or_default() {
            compare_caltrack(&mut check, table, &row);
        }
    }
    check.done();
}

const HOURLY: &str = "caltrack_hourly/il-electricity-cdd-hdd-hourly_input.csv";

fn hourly_book(methods: &[(&str, &str)]) -> Option<(String, Tables)> {
    let mut text = "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ntemperature-unit = \"F\"\ndata = { file = \"data.csv\", start = \"start_utc\", energy = \"kwh\", temperature = \"temp_F\" }\nbaseline = { from = 2015-12-27, to = 2016-12-25 }\nreporting = { from = 2017-01-04, to = 2018-01-03 }\n".to_owned();
    for (method, more) in methods {
        text += &format!("[[meter.model]]\nid = \"{method}\"\nmethod = \"{method}\"\n{more}\n");
    }
    Some((text, vec![("data.csv", reference(HOURLY)?)]))
}

#[test]
fn hourly_caltrack_comes_out_of_a_book() {
    let Some((text, files)) = hourly_book(&[("caltrack-hourly", ""), ("caltrack-daily", "")]) else { return };
    let opened = open(&text, &files);
    let proof = opened.proof("caltrack-hourly");
    let result = &rows("caltrack_hourly/results.csv").unwrap()[0];
    let of = |name| stat(&proof.fits[0].statistics, name);
    let mut check = Check::default();
    for (column, found) in [
        ("n_baseline", of(Statistic::Points)),
        ("n_reporting", Some(proof.saving.periods as f64)),
        ("baseline_cvrmse_n", of(Statistic::CvrmseN)),
        ("baseline_nmbe", of(Statistic::NmbeN)),
        ("baseline_r2", of(Statistic::R2)),
        ("reporting_observed", Some(proof.saving.actual)),
        ("reporting_counterfactual", Some(proof.saving.expected)),
        ("metered_savings", Some(proof.saving.saving)),
    ] {
        check.near(column, found, number(result, column), 1e-9, 0.0);
    }
    // By month, and the day and the hour below it, as figures.
    for row in rows("caltrack_hourly/il-electricity-cdd-hdd-hourly_monthly.csv").unwrap() {
        let figure = |what: &str| opened.value(&format!("meter/m/caltrack-hourly/{what}/{}", row["month"]));
        let (seen, wanted) = (figure("actual"), figure("expected"));
        let mut near = |column: &str, found| {
            check.near(&format!("{} {column}", row["month"]), found, number(&row, column), 1e-7, 1e-6)
        };
        near("reporting_observed", seen);
        near("counterfactual_usage", wanted);
        near("metered_savings", wanted.zip(seen).map(|(wanted, seen)| wanted - seen));
    }
    check.done();
    for address in ["expected/2017-03-02", "expected/2017-03-02T05", "actual/2017-03-02", "actual"] {
        assert!(opened.value(&format!("meter/m/caltrack-hourly/{address}")).is_some(), "{address}");
    }
    // The same hours as days: the reading of a day is the sum of its hours, one leaf for both models.
    let daily = opened.proof("caltrack-daily");
    assert_eq!((daily.fits[0].rows.len(), daily.rows.len()), (365, 365));
    let day = |model: &str| opened.value(&format!("meter/m/{model}/actual/2017-03-02"));
    assert_eq!(day("caltrack-daily"), day("caltrack-hourly"));
    assert!((daily.saving.actual - proof.saving.actual).abs() < 1e-6);
}

// nmecr and OpenDSM.

fn office_book(models: &str) -> Option<(String, Tables)> {
    let text = format!(
        "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ntemperature-unit = \"F\"\ndata = {{ file = \"data.csv\", start = \"date\", energy = \"kwh\", temperature = \"temp_F\" }}\nbaseline = {{ from = 2012-03-01, to = 2013-02-27 }}\nreporting = {{ from = 2014-02-28, to = 2015-02-27 }}\n{models}"
    );
    Some((text, vec![("data.csv", reference("nmecr/office-A_daily_input.csv")?)]))
}

#[test]
fn the_office_of_nmecr_comes_out_of_a_book() {
    let models = "[[meter.model]]\nid = \"line\"\nmethod = \"change-point\"\nshapes = [\"2P\"]\n[[meter.model]]\nid = \"four\"\nmethod = \"change-point\"\nshapes = [\"4P\"]\n[[meter.model]]\nid = \"week\"\nmethod = \"time-of-week\"\n";
    let Some((text, files)) = office_book(models) else { return };
    let opened = open(&text, &files);
    let mut check = Check::default();
    for row in rows("nmecr/office-A_models.csv").unwrap() {
        let id = match row["model"].as_str() {
            "SLR" => "line",
            "4P change-point" => "four",
            _ => "week",
        };
        let fit = &opened.proof(id).fits[0];
        let of = |name| stat(&fit.statistics, name).unwrap();
        let n = of(Statistic::Points);
        check.near(&format!("{id} n"), Some(n), number(&row, "n"), 0.0, 0.0);
        check.same(&format!("{id} first"), fit.rows[0].start.date().to_string(), row["first_day"].clone());
        check.same(&format!("{id} last"), fit.rows.last().unwrap().start.date().to_string(), row["last_day"].clone());
        // nmecr's search of a change point stops when the point moves little: ours may only be better.
        let floor = if id == "four" { 2e-4 } else { 1e-9 };
        let r2 =
            if id == "week" { 1.0 - of(Statistic::Sse) / (of(Statistic::Variance) * n) } else { of(Statistic::R2) };
        check.near(&format!("{id} r2"), Some(r2), number(&row, "r2"), 0.0, floor);
        assert!(r2 > number(&row, "r2").unwrap() - 1e-9, "{id}");
        check.near(&format!("{id} k"), Some(of(Statistic::Drivers)), number(&row, "params_excl_intercepts"), 0.0, 0.0);
        check.near(&format!("{id} dof"), Some(n - of(Statistic::Coefficients)), number(&row, "dof"), 0.0, 0.0);
        // nmecr leaves the constants out of the divisor of the last; of the others two digits do not tell.
        let cv = 100.0 * of(Statistic::CvrmseNMinusK);
        check.near(&format!("{id} cv"), Some(cv), number(&row, "cvrmse_pct_rounded"), 0.0, 0.0101);
    }
    let proof = opened.proof("week");
    let saved = &rows("nmecr/office-A_towt_savings.csv").unwrap()[0];
    let week = &proof.fits[0].weeks[0];
    let knots: Vec<f64> = saved["knots"].split("; ").map(|knot| knot.parse().unwrap()).collect();
    assert_eq!(week.pieces.ends().len(), knots.len());
    for (found, expected) in week.pieces.ends().iter().zip(&knots) {
        check.near("knot", Some(*found), Some(*expected), 1e-7, 0.0);
    }
    let occupied: Vec<String> = (0..7).filter(|day| week.occupied[*day]).map(|day| day.to_string()).collect();
    check.same("occupied", occupied.join("; "), saved["occupied_days_of_week_mon0"].clone());
    check.near("use", Some(proof.saving.actual), number(saved, "performance_period_use"), 1e-9, 0.0);
    check.near("baseline", Some(proof.saving.expected), number(saved, "adjusted_baseline_use"), 1e-9, 0.0);
    check.near("savings", Some(proof.saving.saving), number(saved, "savings"), 1e-8, 0.0);
    check.near(
        "fraction",
        proof.saving.fraction.map(|f| (f * 100.0).round() / 100.0),
        number(saved, "savings_fraction_rounded_2dp"),
        1e-9,
        0.0,
    );
    for (found, row) in proof.rows.iter().zip(rows("nmecr/office-A_towt_reporting.csv").unwrap()) {
        check.same("date", found.start.date().to_string(), row["date"].clone());
        check.near(&row["date"], Some(found.expected), number(&row, "nmecr_towt_predicted_kwh"), 1e-8, 0.0);
        check.near(&row["date"], Some(found.observed), number(&row, "observed_kwh"), 1e-9, 0.0);
    }
    // nmecr's own count, from the statistics of the book: n' − k, CV with n − k, the α of the months of the baseline.
    let of = |name| stat(&proof.fits[0].statistics, name).unwrap();
    let meter = crossfoot::saving::metered::uncertainty::Meter {
        points: of(Statistic::Points),
        parameters: of(Statistic::Drivers),
        cvrmse: of(Statistic::CvrmseNMinusK),
        rho: of(Statistic::AutocorrelationPearson),
        reporting: proof.saving.periods as f64,
    };
    use crossfoot::saving::metered::uncertainty::{Divisor, Factor};
    let relative = meter.relative_band(Factor::DailyPolynomial, Divisor::EffectiveMinusP, 0.9).unwrap();
    let scale = relative.value / relative.alpha * Factor::DailyPolynomial.value(meter.points).unwrap();
    check.near("fsu", Some(scale / 0.07), number(saved, "fsu"), 1e-6, 0.0);
    check.near("fifty", Some(scale / 0.5), number(saved, "savings_fraction_for_50pct_uncertainty"), 1e-6, 0.0);
    // The band of a book is wider by the constants that nmecr does not count.
    let ours = band(proof, BandForm::EffectivePoints, 0.9).unwrap();
    assert!((1.0..1.05).contains(&(ours.half_width / (relative.value * proof.saving.expected))));
    check.done();
}

#[test]
fn the_corrected_mode_follows_its_meters_about_as_well_as_opendsm() {
    let Some(results) = rows("caltrack/results.csv") else { return };
    println!("meter | CV(RMSE) corrected, OpenDSM | saving corrected ± 90 %, OpenDSM | terms");
    for other in rows("opendsm/daily_results.csv").unwrap() {
        let row = results.iter().find(|row| row["meter"] == other["meter"] && row["frequency"] == "daily").unwrap();
        let cooling = if row["fit_cdd"] == "True" { "" } else { "cooling = false\n" };
        let more = format!("[[meter.model]]\nid = \"corrected\"\nmethod = \"caltrack-corrected\"\n{cooling}");
        let (text, files, _) = caltrack_book(row, "", &more).unwrap();
        let weekend = "drivers = [{ name = \"weekend\", weekdays = [\"Sat\", \"Sun\"] }]\nbaseline =";
        let opened = open(&text.replacen("baseline =", weekend, 1), &files);
        let proof = opened.proof("corrected");
        let fit = &proof.fits[0];
        let cv = stat(&fit.statistics, Statistic::CvrmseN).unwrap();
        let terms: Vec<&str> = fit.coefficients.iter().map(|of| of.name.as_str()).collect();
        let half = band(proof, BandForm::CaltrackCorrected, 0.9).unwrap().half_width;
        println!(
            "{} | {cv:.4} {} | {:.0} ± {half:.0} {} | {}",
            row["meter"],
            other["cvrmse"],
            proof.saving.saving,
            other["savings"],
            terms.join(" + ")
        );
        assert!(cv < 1.15 * number(&other, "cvrmse").unwrap());
        let resampled = band(proof, BandForm::Resampled, 0.9).unwrap();
        assert!((0.4..2.5).contains(&(resampled.half_width / half)), "{} against {half}", resampled.half_width);
        // The figures of the graph and the cumulative sum end where the saving is.
        let last = proof.rows.last().unwrap().cumulative.unwrap().0;
        assert!((last - proof.saving.saving).abs() < 1e-6 * proof.saving.expected);
    }
}

// Laws, on made-up meters.

/// Two years of days: date, use, temperature in °C, tonnes.
fn made_up(seed: u64) -> Vec<(jiff::civil::Date, f64, f64, f64)> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let first = jiff::civil::date(2023, 1, 1);
    let day = |at: i32| {
        let date = first.checked_add(jiff::Span::new().days(at)).unwrap();
        let t = 12.0 - 14.0 * libm::cos(f64::from(at) / 58.1) + 6.0 * (next() - 0.5);
        let tonnes = libm::round(400.0 + 200.0 * next()) / 10.0;
        let use_of = 300.0 + 4.0 * tonnes + 9.0 * (14.0 - t).max(0.0) + 25.0 * (next() + next() - 1.0);
        let saved = if date.year() == 2024 { 0.9 } else { 1.0 };
        (date, libm::round(use_of * saved * 100.0) / 100.0, libm::round(t * 100.0) / 100.0, tonnes)
    };
    (0..731).map(day).collect()
}

fn csv(days: &[(jiff::civil::Date, f64, f64, f64)], unit: f64) -> Vec<u8> {
    let mut text = "day,use,temp,tonnes\n".to_owned();
    for (date, energy, t, tonnes) in days {
        let energy = crossfoot::quantity::Exact::parse_decimal(&format!("{energy}")).unwrap();
        let ratio = crossfoot::quantity::Exact::parse_decimal(&format!("{unit}")).unwrap();
        let energy = (&energy * &ratio).to_decimal_string(6, crossfoot::quantity::Rounding::HalfEven);
        text += &format!("{date},{energy},{t},{tonnes}\n");
    }
    text.into_bytes()
}

const METHODS: &str = r#"
[[meter.model]]
id = "drivers"
method = "drivers"
drivers = ["production"]
replicates = 50
[[meter.model]]
id = "caltrack"
method = "caltrack-daily"
replicates = 50
[[meter.model]]
id = "corrected"
method = "caltrack-corrected"
drivers = ["production", "weekend"]
replicates = 50
[[meter.model]]
id = "bent"
method = "change-point"
replicates = 50
[[meter.model]]
id = "bent-production"
method = "change-point"
driver = "production"
replicates = 0
[[meter.model]]
id = "week"
method = "time-of-week"
[[meter.model]]
id = "back"
method = "caltrack-corrected"
approach = "backcast"
replicates = 0
[[meter.model]]
id = "chain"
method = "time-of-week"
approach = "chaining"
between = { from = 2023-07-01, to = 2024-06-30 }
[[meter.model]]
id = "normal"
method = "change-point"
approach = "normalised"
normal = { from = 2023-01-01, to = 2023-12-31 }
"#;
const MODELS: [&str; 9] =
    ["drivers", "caltrack", "corrected", "bent", "bent-production", "week", "back", "chain", "normal"];

fn days_book(unit: &str, more: &str) -> String {
    format!(
        "[[meter]]\nid = \"m\"\nunit = \"{unit}\"\ndata = {{ file = \"data.csv\", start = \"day\", energy = \"use\", temperature = \"temp\" }}\ndrivers = [{{ name = \"production\", column = \"tonnes\", unit = \"t\" }}, {{ name = \"weekend\", weekdays = [\"Sat\", \"Sun\"] }}]\nbaseline = {{ from = 2023-01-01, to = 2023-12-31 }}\nreporting = {{ from = 2024-01-01, to = 2024-12-31 }}\n{more}"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn units_and_row_order_change_nothing(seed in 1_u64..1_000_000) {
        let days = made_up(seed);
        let plain = open(&days_book("kWh", METHODS), &[("data.csv", csv(&days, 1.0))]);
        let mut shuffled = days.clone();
        shuffled.sort_by_key(|day| (day.0.day(), day.0.year(), -day.0.month()));
        let shuffled = open(&days_book("kWh", METHODS), &[("data.csv", csv(&shuffled, 1.0))]);
        let mega = open(&days_book("MWh", METHODS), &[("data.csv", csv(&days, 0.001))]);
        for id in MODELS {
            let (a, b, c) = (plain.proof(id), shuffled.proof(id), mega.proof(id));
            prop_assert_eq!(a.saving, b.saving, "{}", id);
            prop_assert_eq!(&a.bands, &b.bands, "{}", id);
            // A search may stop at another digit; its balance points are those of a grid.
            let tolerance = if id.starts_with("bent") || id == "normal" { 1e-5 } else { 1e-9 };
            let near = |x: f64, y: f64| (x - y).abs() <= tolerance * a.saving.expected.abs();
            prop_assert!(near(a.saving.saving, 1000.0 * c.saving.saving), "{} {} {}", id, a.saving.saving, c.saving.saving);
            prop_assert_eq!(a.bands.len(), c.bands.len());
            for (x, y) in a.bands.iter().zip(&c.bands) {
                prop_assert!(near(x.half_width, 1000.0 * y.half_width), "{} {:?} {:?}", id, x, y);
            }
            // Every figure of the graph says what the statistics say, and a saving is what its rows add up to.
            let figure = |what: &str| plain.value(&format!("meter/m/{id}/{what}"));
            for (what, value) in [("saving", a.saving.saving), ("expected", a.saving.expected), ("actual", a.saving.actual)] {
                let found = figure(what).unwrap();
                prop_assert!((found - value).abs() <= 1e-9 * a.saving.expected, "{} {} {} {}", id, what, found, value);
            }
            let last = a.rows.last().unwrap().cumulative.unwrap().0;
            prop_assert!((last - a.saving.saving).abs() <= 1e-9 * a.saving.expected);
            let found = figure("indicator").unwrap();
            prop_assert!((found - a.saving.indicator.unwrap()).abs() < 1e-9);
        }
    }
}

#[test]
fn degrees_change_nothing_and_it_is_said_that_they_were_converted() {
    let days = made_up(7);
    let celsius = open(&days_book("kWh", METHODS), &[("data.csv", csv(&days, 1.0))]);
    let mut text = "day,use,temp,tonnes\n".to_owned();
    for (date, energy, t, tonnes) in &days {
        text += &format!("{date},{energy},{},{tonnes}\n", t * 1.8 + 32.0);
    }
    let book = days_book("kWh", METHODS).replacen("unit =", "temperature-unit = \"F\"\nunit =", 1);
    let fahrenheit = open(&book, &[("data.csv", text.into_bytes())]);
    for id in ["caltrack", "corrected", "week"] {
        let (a, b) = (celsius.proof(id), fahrenheit.proof(id));
        assert!((a.saving.saving - b.saving.saving).abs() < 1e-6 * a.saving.expected, "{id}");
        assert_eq!(a.fits[0].notes.len(), 1, "{id}");
        assert!(b.fits[0].notes.is_empty(), "{id}");
    }
    let words = celsius.proof("caltrack").fits[0].notes[0].text(Lang::En);
    assert!(words.contains("30–90 °F") && words.contains("-1.11–32.22 °C"), "{words}");
    // The grid of a book is taken as it is.
    let own = "[[meter.model]]\nid = \"own\"\nmethod = \"caltrack-daily\"\nbalance-points = { from = 14, to = 14, step = 1 }\ncooling = false\n";
    let opened = open(&days_book("kWh", own), &[("data.csv", csv(&days, 1.0))]);
    let fit = &opened.proof("own").fits[0];
    assert_eq!(stat(&fit.statistics, Statistic::HeatingBalancePoint), Some(14.0));
    assert!(fit.notes.is_empty());
}

#[test]
fn adjustments_are_in_the_saving_the_figures_and_the_cumulative_sum() {
    let days = made_up(11);
    let adjustments = r#"adjustments = [
  { from = 2024-03-01, to = 2024-03-31, amount = "0.62 MWh", reason = "a third furnace", evidence = "report 3" },
  { from = 2024-12-01, to = 2025-01-31, amount = "620 kWh", reason = "a new hall", evidence = "report 4" },
]
"#;
    let plain = open(&days_book("kWh", METHODS), &[("data.csv", csv(&days, 1.0))]);
    let adjusted = open(&days_book("kWh", &format!("{adjustments}{METHODS}")), &[("data.csv", csv(&days, 1.0))]);
    for id in MODELS {
        let (a, b) = (plain.proof(id), adjusted.proof(id));
        // 620 kWh in March, and 31 of 62 days of 620 kWh in December; a normal year has neither.
        let added = if id == "normal" { 0.0 } else { 930.0 };
        assert!((b.saving.adjustments - added).abs() < 1e-9, "{id}: {}", b.saving.adjustments);
        assert!((b.saving.saving - a.saving.saving - added).abs() < 1e-6, "{id}");
        let figure = adjusted.value(&format!("meter/m/{id}/saving")).unwrap();
        assert!((figure - b.saving.saving).abs() < 1e-6, "{id}: {figure}");
        let indicator = adjusted.value(&format!("meter/m/{id}/indicator")).unwrap();
        assert!((indicator - b.saving.indicator.unwrap()).abs() < 1e-9, "{id}");
    }
    let cumulative = |of: &Opened, at: usize| of.proof("drivers").rows[at].cumulative.unwrap().0;
    // 29 February is day 60 of a leap year; ten days on, ten days of the furnace are in.
    for (at, added) in [(59, 0.0), (69, 200.0), (90, 620.0), (334, 620.0), (365, 930.0)] {
        let found = cumulative(&adjusted, at) - cumulative(&plain, at);
        assert!((found - added).abs() < 1e-6, "{at}: {found}");
    }
    let text = said(&adjusted.findings);
    assert!(text.contains("31 of its 62 days") && text.contains("`normalised`"), "{text}");
}

#[test]
fn hours_are_added_to_days_of_the_clock_and_short_days_are_left_out() {
    let mut text = "at,use,temp\n".to_owned();
    let first = jiff::civil::datetime(2023, 1, 1, 0, 0, 0, 0);
    for (at, (date, energy, t, _)) in made_up(3).iter().enumerate() {
        for hour in 0..24 {
            // A day that lacks an hour; and the day on which clocks go forward.
            if (at == 40 && hour == 5) || (date.to_string() == "2023-03-26" && hour == 2) {
                continue;
            }
            let start = first.checked_add(jiff::Span::new().hours(24 * at as i64 + hour)).unwrap();
            text += &format!("{start},{},{t}\n", energy / 24.0);
        }
    }
    let book = |clock: &str| {
        format!(
            "[[meter]]\nid = \"m\"\nunit = \"kWh\"\n{clock}data = {{ file = \"data.csv\", start = \"at\", energy = \"use\", temperature = \"temp\" }}\nbaseline = {{ from = 2023-01-01, to = 2023-12-31 }}\nreporting = {{ from = 2024-01-01, to = 2024-12-31 }}\n[[meter.model]]\nid = \"d\"\nmethod = \"caltrack-daily\"\nreplicates = 0\n"
        )
    };
    let told =
        open(&book("clock-changes = [{ day = 2023-03-26, hours = 23 }]\n"), &[("data.csv", text.clone().into_bytes())]);
    assert_eq!(told.proof("d").fits[0].rows.len(), 364, "{}", said(&told.findings));
    assert!(said(&told.findings).contains("1 day(s) lack hours"), "{}", said(&told.findings));
    let silent = open(&book(""), &[("data.csv", text.into_bytes())]);
    assert_eq!(silent.proof("d").fits[0].rows.len(), 363);
    assert!(said(&silent.findings).contains("2 day(s) lack hours"), "{}", said(&silent.findings));
}

#[test]
fn a_row_of_the_model_shows_its_numbers() {
    let Some((text, files)) = series_book(
        "plant-P-electricity",
        "energy",
        "kWh",
        &model(
            "m",
            "drivers",
            ("2022-01-01", "2022-12-31"),
            ("2025-01-01", "2025-12-31"),
            "drivers = [\"production\"]",
        ),
    ) else {
        return;
    };
    let opened = open(&text, &files);
    let address = Address::parse("meter/m/m/expected/2025-01").unwrap();
    let node = opened.described.account.find(&address).unwrap();
    let view = View::plain(&opened.described.account.graph);
    let crossfoot::calc::Kind::Opaque(run, _) = view.kind(node) else { panic!("no result of a model") };
    let model = &view.run(run).model;
    assert!(model.starts_with("drivers: 544758.2202 + 259.4918199 × ") && model.ends_with(" t"), "{model}");
}

// What is refused, and what is doubted.

fn refused(text: &str, files: &[(&str, Vec<u8>)], code: Code, words: &str) {
    let (_, findings) = try_open(text, files);
    let found = findings.iter().any(|of| of.code == code && of.message.text(Lang::En).contains(words));
    assert!(found, "{}: {words}\n{}", code.word(), said(&findings));
    for of in findings.iter() {
        let zh = of.message.text(Lang::Zh);
        assert!(!zh.contains("StatisticsError") && !zh.contains("{ "), "{zh}");
    }
}

fn one_model(text: &str) -> String {
    days_book("kWh", &format!("[[meter.model]]\nid = \"x\"\n{text}\n"))
}

#[test]
fn what_determines_no_model_is_refused_by_name() {
    let days = made_up(5);
    let data = |days: &[(jiff::civil::Date, f64, f64, f64)]| vec![("data.csv", csv(days, 1.0))];
    // Fewer points than coefficients.
    let short: Vec<_> = days.iter().filter(|day| day.0.year() == 2024 || day.0.day_of_year() < 3).copied().collect();
    let drivers = one_model("method = \"drivers\"");
    refused(&drivers, &data(&short), Code::ModelNotFitted, "2 period(s), and the model needs");
    // A driver that never moves, and one that follows from another.
    let still: Vec<_> = days.iter().map(|day| (day.0, day.1, day.2, 50.0)).collect();
    refused(&drivers, &data(&still), Code::ModelNotFitted, "`production` never moves");
    let twice = drivers.replacen("drivers = [", "drivers = [{ name = \"again\", column = \"tonnes\" }, ", 1);
    refused(&twice, &data(&days), Code::ModelNotFitted, "never moves, or follows from the drivers before it");
    // A meter that stands still.
    let constant: Vec<_> = days.iter().map(|day| (day.0, 12.0, day.2, day.3)).collect();
    for method in ["drivers", "caltrack-daily", "caltrack-corrected", "change-point", "time-of-week"] {
        let book = one_model(&format!("method = \"{method}\""));
        refused(&book, &data(&constant), Code::ModelNotFitted, "never varies");
    }
    // No temperatures; a method that takes other readings; a criterion that it does not know.
    let bare = one_model("method = \"caltrack-daily\"").replacen(", temperature = \"temp\"", "", 1);
    refused(&bare, &data(&days), Code::ModelNotFitted, "the method needs temperatures");
    for method in ["caltrack-hourly", "caltrack-billing"] {
        let book = one_model(&format!("method = \"{method}\""));
        refused(
            &book,
            &data(&days),
            Code::ModelNotFitted,
            if method == "caltrack-hourly" { "another frequency" } else { "" },
        );
    }
    let loo = one_model("method = \"change-point\"\ncriterion = \"leave-one-out\"");
    refused(&loo, &data(&days), Code::ModelNotFitted, "points left out");
    // A normal period without readings; a reporting period that nobody read is not yet proved, and it is said what could be.
    let empty =
        one_model("method = \"drivers\"\napproach = \"normalised\"\nnormal = { from = 2030-01-01, to = 2030-12-31 }");
    refused(&empty, &data(&days), Code::ModelNotFitted, "no period that the model could say something of");
    let ahead = one_model("method = \"drivers\"\nreporting = { from = 2030-01-01, to = 2030-12-31 }");
    refused(&ahead, &data(&days), Code::SavingNotProved, "the smallest saving that could be proved over it");
}

#[test]
fn what_is_doubtful_is_said() {
    let days = made_up(9);
    let data = vec![("data.csv", csv(&days, 1.0))];
    let overlap = one_model("method = \"drivers\"\nreporting = { from = 2023-12-01, to = 2024-12-31 }");
    refused(&overlap, &data, Code::SavingNotProved, "share days");
    // A reporting year with four times the production.
    let far: Vec<_> = days
        .iter()
        .map(|day| if day.0.year() == 2024 { (day.0, day.1 + 800.0, day.2, day.3 * 4.0) } else { *day })
        .collect();
    let drivers = one_model("method = \"drivers\"");
    refused(&drivers, &[("data.csv", csv(&far, 1.0))], Code::SavingNotProved, "the mean of `production`");
    // A saving that is next to nothing.
    let nothing: Vec<_> =
        days.iter().map(|day| if day.0.year() == 2024 { (day.0, day.1 / 0.9, day.2, day.3) } else { *day }).collect();
    let opened = open(&drivers, &[("data.csv", csv(&nothing, 1.0))]);
    assert!(opened.codes().contains(&Code::SavingNotProved), "{}", said(&opened.findings));
    assert!(said(&opened.findings).contains("the smallest that this meter can prove"));
    // Ten per cent of a year are proved: nothing is said.
    let opened = open(&one_model("method = \"caltrack-corrected\""), &data);
    assert!(!opened.codes().contains(&Code::SavingNotProved), "{}", said(&opened.findings));
    assert!(opened.findings.iter().all(|of| of.level != Level::Error));
}

/// Months of a made-up meter on its production, 2023 and 2024, `cut` per cent less in 2024.
fn made_up_months(cut: f64) -> Vec<u8> {
    let mut text = "month,use,tonnes,temp\n".to_owned();
    for at in 0..24_i32 {
        let (year, month) = (2023 + at / 12, at % 12 + 1);
        let tonnes = 100 + (at * 37) % 41;
        let off = f64::from((at * 53) % 29) - 14.0;
        let share = if year == 2024 { 1.0 - cut / 100.0 } else { 1.0 };
        let energy = (2000.0 + 10.0 * f64::from(tonnes) + 3.0 * off) * share;
        // A first year of mild months only.
        let temp = if year == 2023 { 10 + month } else { month * 3 };
        text += &format!("{year}-{month:02},{energy:.3},{tonnes},{temp}\n");
    }
    text.into_bytes()
}

fn months_book(more: &str) -> String {
    let data = "data = { file = \"data.csv\", start = \"month\", energy = \"use\", temperature = \"temp\" }";
    let spans = "baseline = { from = 2023-01-01, to = 2023-12-31 }\nreporting = { from = 2024-01-01, to = 2024-12-31 }";
    let drivers = "drivers = [{ name = \"production\", column = \"tonnes\" }]";
    format!("[[meter]]\nid = \"m\"\nunit = \"kWh\"\n{data}\n{drivers}\n{spans}\n{more}")
}

#[test]
fn the_smallest_provable_saving_of_months_rests_on_the_form_of_the_verdict() {
    let data = [("data.csv", made_up_months(10.0))];
    let model = "[[meter.model]]\nid = \"year\"\nmethod = \"drivers\"\n";
    let opened = open(&months_book(model), &data);
    let proof = opened.proof("year");
    assert_eq!(proof.provable.len(), 3);
    for least in &proof.provable {
        let exact = band(proof, BandForm::Exact, least.confidence).unwrap();
        assert_eq!(least.form, BandForm::Exact);
        assert!((least.amount - 2.0 * exact.half_width).abs() < 1e-9 * least.amount);
        assert!((least.fraction - least.amount / proof.saving.expected).abs() < 1e-12);
    }
    // Before anything of the reporting period is read, with drivers as in the baseline: t s √(m + m²/n) over one half.
    let ahead =
        months_book(model).replacen("from = 2024-01-01, to = 2024-12-31", "from = 2030-01-01, to = 2030-12-31", 1);
    let planned = open(&ahead, &data);
    let scatter = stat(&proof.fits[0].statistics, Statistic::RmseNMinusP).unwrap();
    let student = crossfoot::statistics::distribution::student_critical(0.9, 10.0).unwrap();
    let least = 2.0 * student * scatter * (12.0_f64 + 12.0).sqrt();
    let text = said(&planned.findings);
    let words = format!("{least:.1} kWh (1.3 %; 90 %)");
    assert!(text.contains(&words), "{words}: {text}");
}

#[test]
fn a_correlation_of_months_below_zero_narrows_no_verdict() {
    let model =
        "[[meter.model]]\nid = \"bent\"\nmethod = \"change-point\"\nshapes = [\"2P\"]\ndriver = \"production\"\n";
    for cut in [0.5, 2.0, 10.0] {
        let opened = open(&months_book(model), &[("data.csv", made_up_months(cut))]);
        let proof = opened.proof("bent");
        let rho = stat(&proof.fits[0].statistics, Statistic::AutocorrelationPearson).unwrap();
        let form = if rho > 0.0 { BandForm::Guideline14Autocorrelation } else { BandForm::Guideline14 };
        assert_eq!((proof.bands[0].form, proof.provable[0].form), (form, form), "{rho}");
        for least in &proof.provable {
            let shown = band(proof, form, least.confidence).unwrap();
            assert!((least.amount - 2.0 * shown.half_width).abs() < 1e-9 * least.amount);
        }
    }
}

#[test]
fn measures_on_one_end_use_are_held_against_the_meter_together_and_a_leap_year_is_a_year() {
    let model = "[[meter.model]]\nid = \"year\"\nmethod = \"drivers\"\n";
    let project = |id: &str, saving: &str, more: &str| {
        format!("[[project]]\nid = \"{id}\"\ncarrier = \"electricity\"\nsaving = \"{saving}\"\nmeter = \"m\"\n{more}")
    };
    let one = "end-use = \"air\"\nend-use-energy = \"10 MWh\"\n";
    let projects = [project("a", "2000 kWh", one), project("b", "1000 kWh", one), project("c", "100 kWh", "")].concat();
    let opened = open(&format!("{}{projects}", months_book(model)), &[("data.csv", made_up_months(10.0))]);
    // 10 MWh × (1 − 0.8 × 0.9) + 100 kWh, in 366 days that are a year.
    assert!((opened.value("meter/m/year/measures").unwrap() - 2900.0).abs() < 1e-9);
    let half = months_book(model).replacen("to = 2024-12-31", "to = 2024-06-30", 1);
    let opened = open(&format!("{half}{projects}"), &[("data.csv", made_up_months(10.0))]);
    let found = opened.value("meter/m/year/measures").unwrap();
    assert!((found - 2900.0 * 182.0 / 365.0).abs() < 1e-9, "{found}");
}

#[test]
fn more_use_temperatures_beyond_the_baseline_and_adjustments_outside_are_said() {
    let model = "[[meter.model]]\nid = \"bent\"\nmethod = \"change-point\"\nshapes = [\"mean\"]\n";
    let adjusted = "adjustments = [{ from = 2023-03-01, to = 2023-03-31, amount = \"1 MWh\", reason = \"a test\", evidence = \"log\" }]\n";
    let opened = open(&months_book(&format!("{adjusted}{model}")), &[("data.csv", made_up_months(-5.0))]);
    let text = said(&opened.findings);
    for words in ["more was used than expected", "temperatures of the reporting period", "adjustment 1 lies outside"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("the saving of -"), "{text}");
}

// Bills and hours.

/// Bills of 25 to 40 days of a made-up meter, its days of weather, and the same weather by the hour.
fn made_up_bills(seed: u64) -> (String, String, String) {
    let days = made_up(seed);
    let (mut bills, mut weather, mut hours) =
        ("start,days,use,tonnes,temp\n".to_owned(), "day,temp\n".to_owned(), "hour,temp\n".to_owned());
    let mut at = 0;
    for length in [31, 28, 33, 30, 25, 40, 29, 30, 32, 31, 27, 29].iter().cycle() {
        let Some(of) = days.get(at..at + length) else { break };
        let energy: f64 = of.iter().map(|day| day.1).sum();
        let tonnes: f64 = of.iter().map(|day| day.3).sum();
        let mean: f64 = of.iter().map(|day| day.2).sum::<f64>() / *length as f64;
        bills += &format!("{},{length},{energy},{tonnes},{mean}\n", of[0].0);
        at += length;
    }
    for (date, _, t, _) in &days {
        weather += &format!("{date},{t}\n");
        for hour in 0..24 {
            // Colder by night, and the mean of the day stays what it is.
            let swing = if hour < 12 { -4.0 } else { 4.0 };
            hours += &format!("{date}T{hour:02},{}\n", t + swing);
        }
    }
    (bills, weather, hours)
}

const BILLS: [(&str, &str); 5] = [
    ("exact", "method = \"caltrack-billing\""),
    ("corrected", "method = \"caltrack-corrected\"\ndrivers = [\"production\", \"weekend\"]"),
    ("back", "method = \"caltrack-billing\"\napproach = \"backcast\""),
    ("bent", "method = \"change-point\"\nshapes = [\"3P-heating\"]"),
    ("drivers", "method = \"drivers\""),
];

fn bills_book(weather: &str) -> String {
    let models: String = BILLS.iter().map(|(id, more)| format!("[[meter.model]]\nid = \"{id}\"\n{more}\n")).collect();
    format!(
        "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ndata = {{ file = \"data.csv\", start = \"start\", days = \"days\", energy = \"use\"{} }}\n{weather}drivers = [{{ name = \"production\", column = \"tonnes\", unit = \"t\" }}, {{ name = \"heating-days\", degree-days = \"heating\", balance-point = 14 }}, {{ name = \"weekend\", weekdays = [\"Sat\", \"Sun\"] }}]\nbaseline = {{ from = 2023-01-01, to = 2023-12-31 }}\nreporting = {{ from = 2024-01-01, to = 2024-12-31 }}\n{models}",
        if weather.is_empty() { ", temperature = \"temp\"" } else { "" }
    )
}

#[test]
fn bills_take_the_weather_of_their_days_by_the_day_or_by_the_hour() {
    let (bills, weather, hours) = made_up_bills(21);
    let data =
        |weather: &str| vec![("data.csv", bills.clone().into_bytes()), ("weather.csv", weather.as_bytes().to_vec())];
    let table =
        |start: &str| format!("weather = {{ file = \"weather.csv\", start = \"{start}\", temperature = \"temp\" }}\n");
    let daily = open(&bills_book(&table("day")), &data(&weather));
    let hourly = open(&bills_book(&table("hour")), &data(&hours));
    let own = open(&bills_book(""), &data(&weather));
    for (id, _) in BILLS {
        let (a, b, c) = (daily.proof(id), hourly.proof(id), own.proof(id));
        let near = |x: f64, y: f64, by: f64| (x - y).abs() <= by * a.saving.expected;
        assert!(near(a.saving.saving, b.saving.saving, 1e-8), "{id}: {} {}", a.saving.saving, b.saving.saving);
        // The mean of a bill is not its days, but not far from them: a tenth was saved.
        for of in [a, c] {
            let fraction = of.saving.fraction.unwrap();
            let least = if id == "back" { 0.02 } else { 0.05 };
            assert!((least..0.2).contains(&fraction), "{id}: {fraction}");
            assert!(
                of.bands.iter().all(|band| band.half_width.is_finite() && band.form != BandForm::Resampled),
                "{id}"
            );
            assert!(!of.bands.is_empty() && !of.verdicts.is_empty(), "{id}");
        }
        let figure = daily.value(&format!("meter/m/{id}/saving")).unwrap();
        assert!(near(figure, a.saving.saving, 1e-9), "{id}");
    }
    // A bill that lacks more than a tenth of its weather is left out, and counted.
    let gap: String =
        weather.lines().filter(|line| !line.starts_with("2023-03-1")).map(|line| format!("{line}\n")).collect();
    let gap = open(&bills_book(&table("day")), &data(&gap));
    assert_eq!(gap.proof("exact").fits[0].rows.len(), daily.proof("exact").fits[0].rows.len() - 1);
    assert!(said(&gap.findings).contains("without weather"), "{}", said(&gap.findings));
}

#[test]
fn hours_have_their_week_their_drivers_and_a_resampled_band() {
    let mut text = "at,use,temp,tonnes\n".to_owned();
    for (date, energy, t, tonnes) in made_up(31).iter().filter(|day| day.0.month() <= 2) {
        for hour in 0..24_i32 {
            let shift = if (8..20).contains(&hour) { 1.4 } else { 0.6 };
            let wobble = f64::from((hour * 7 + i32::from(date.day()) * 13) % 11) / 11.0;
            text += &format!("{date}T{hour:02},{},{},{}\n", energy / 24.0 * shift + wobble, t, tonnes / 24.0 * shift);
        }
    }
    let models = "[[meter.model]]\nid = \"week\"\nmethod = \"time-of-week\"\nsegments = 3\n[[meter.model]]\nid = \"drivers\"\nmethod = \"drivers\"\nreplicates = 40\nblock = 24\nseed = 3\n[[meter.model]]\nid = \"bent\"\nmethod = \"change-point\"\nshapes = [\"mean\", \"2P\", \"3P-heating\"]\nreplicates = 40\n";
    let book = format!(
        "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ndata = {{ file = \"data.csv\", start = \"at\", energy = \"use\", temperature = \"temp\" }}\ndrivers = [{{ name = \"production\", column = \"tonnes\", unit = \"t\" }}, {{ name = \"heating-days\", degree-days = \"heating\", balance-point = 14 }}, {{ name = \"weekend\", weekdays = [\"Sat\", \"Sun\"] }}]\nbaseline = {{ from = 2023-01-01, to = 2023-02-28 }}\nreporting = {{ from = 2024-01-01, to = 2024-02-29 }}\n{models}"
    );
    let opened = open(&book, &[("data.csv", text.into_bytes())]);
    let week = opened.proof("week");
    assert_eq!((week.fits[0].weeks[0].levels.len(), week.saving.periods), (168, 24 * 60));
    let drivers = opened.proof("drivers");
    assert_eq!(drivers.fits[0].coefficients.len(), 4);
    let resampled = band(drivers, BandForm::Resampled, 0.9).unwrap();
    assert!(resampled.interval.unwrap().contains(drivers.saving.saving));
    // What stands first knows that hours hang together.
    assert!(matches!(drivers.bands[0].form, BandForm::Guideline14Autocorrelation | BandForm::Resampled));
    // Of hours no polynomial is known.
    assert!(band(drivers, BandForm::Guideline14Polynomial, 0.9).is_none());
    assert!(band(opened.proof("bent"), BandForm::Resampled, 0.9).is_some());
    for id in ["week", "drivers", "bent"] {
        assert!((0.05..0.15).contains(&opened.proof(id).saving.fraction.unwrap()), "{id}");
        assert!(opened.value(&format!("meter/m/{id}/expected/2024-02-29T23")).is_some(), "{id}");
    }
}
