//! CalTRACK 2.0, daily and bills, against the figures of its reference software (eemeter 2.10.11).
//!
//! Reproduced: caltrack/results.csv, results_bimonthly_helper_default.csv, best_of_each_type.csv, every
//! *_all_candidates.csv, and predicted, base_load, heating_load, cooling_load of every *_periods.csv.
mod metered;

use crossfoot::saving::metered::band::{Method, Reporting, Whole, regression};
use crossfoot::saving::metered::caltrack::billing::{self, Bill};
use crossfoot::saving::metered::caltrack::{Kind, Model, Options, Status, daily, reporting_of};
use crossfoot::saving::metered::result::{BothMetrics, Saving, Split};
use crossfoot::saving::metered::uncertainty::Divisor;
use metered::{Check, Row, number, rows};

const CONFIDENCES: [f64; 3] = [0.68, 0.90, 0.95];

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Constant => "intercept_only",
        Kind::Heating => "hdd_only",
        Kind::Cooling => "cdd_only",
        Kind::Both => "cdd_hdd",
    }
}

struct Bills {
    rows: Vec<Row>,
    blocks: Vec<Vec<f64>>,
}

impl Bills {
    fn read(meter: &str, frequency: &str, phase: &str) -> Option<Bills> {
        let of_phase = |file: String| -> Option<Vec<Row>> {
            Some(rows(&file)?.into_iter().filter(|r| r["phase"] == phase).collect())
        };
        let periods = of_phase(format!("caltrack/{meter}_{frequency}_periods.csv"))?;
        let days = of_phase(format!("caltrack/{meter}_{frequency}_daytemps.csv"))?;
        let of_bill = |p: &Row| {
            days.iter().filter(|d| d["period_start"] == p["start"]).map(|d| number(d, "temp_mean_F").unwrap()).collect()
        };
        Some(Bills { blocks: periods.iter().map(of_bill).collect(), rows: periods })
    }

    fn bills(&self) -> Vec<Bill<'_>> {
        let one = |(row, blocks)| Bill {
            observed: number(row, "observed").unwrap(),
            days: number(row, "days").unwrap(),
            days_kept: number(row, "n_days_kept").unwrap(),
            blocks,
        };
        self.rows.iter().zip(self.blocks.iter().map(Vec::as_slice)).map(one).collect()
    }
}

fn compare_model(check: &mut Check, id: &str, model: &Model, row: &Row, tolerance: f64) {
    check.same(&format!("{id} candidates"), model.candidates, number(row, "n_candidates").unwrap() as usize);
    check.same(&format!("{id} qualified"), model.qualified, number(row, "n_qualified").unwrap() as usize);
    check.same(&format!("{id} kind"), word(model.kind), row["model_type"].as_str());
    check.same(&format!("{id} heating"), model.heating_balance_point, number(row, "heating_balance_point_F"));
    check.same(&format!("{id} cooling"), model.cooling_balance_point, number(row, "cooling_balance_point_F"));
    let mut near = |c: &str, v: Option<f64>, t: f64| check.near(&format!("{id} {c}"), v, number(row, c), t, 1e-14);
    near("intercept_per_day", Some(model.intercept.value), tolerance);
    near("beta_hdd", model.heating.map(|b| b.value), tolerance);
    near("beta_cdd", model.cooling.map(|b| b.value), tolerance);
    near("model_r2_adj", Some(model.r2_adjusted), tolerance);
    near("se_intercept", Some(model.intercept.standard_error), tolerance);
    near("se_hdd", model.heating.map(|b| b.standard_error), tolerance);
    near("se_cdd", model.cooling.map(|b| b.standard_error), tolerance);
    near("p_intercept", model.intercept.p, tolerance * 100.0);
    near("p_hdd", model.heating.and_then(|b| b.p), tolerance * 100.0);
    near("p_cdd", model.cooling.and_then(|b| b.p), tolerance * 100.0);
}

fn compare_metrics(check: &mut Check, id: &str, both: &BothMetrics, row: &Row, tolerance: f64) {
    for (prefix, m) in [("avg", &both.per_day), ("tot", &both.totals)] {
        let mut near = |c: &str, v: Option<f64>| {
            let column = format!("{prefix}_{c}");
            check.near(&format!("{id} {column}"), v, number(row, &column), tolerance, 1e-9);
        };
        near("observed_length", Some(m.n as f64));
        near("observed_mean", Some(m.mean));
        near("observed_variance", Some(m.variance));
        near("num_parameters", Some(m.k as f64));
        near("r_squared", m.r2);
        near("r_squared_adj", m.r2_adjusted);
        near("rmse", Some(m.rmse_n));
        near("rmse_adj", m.rmse_n_minus_k);
        near("cvrmse", m.cvrmse_n());
        near("cvrmse_adj", m.cvrmse_n_minus_k());
        near("nmbe", m.nmbe);
        near("nmae", m.nmae);
        near("autocorr_resid", m.autocorrelation);
        near("n_prime", m.n_effective);
    }
}

fn compare_saving(
    check: &mut Check,
    id: &str,
    saving: &Saving,
    (both, reporting): (&BothMetrics, &Reporting),
    row: &Row,
    tolerance: f64,
) {
    let band = |method: Method, confidence: f64| {
        saving.bands.iter().find(|b| b.method == method && b.confidence == confidence).copied()
    };
    let at_90 = regression(&both.totals, Divisor::NMinusK, reporting, 0.90).map(|(_, ols)| ols).ok();
    let mut near = |c: &str, v: Option<f64>, t: f64| check.near(&format!("{id} {c}"), v, number(row, c), t, 0.0);
    near("n_baseline", Some(both.totals.n as f64), 0.0);
    near("n_reporting", Some(saving.periods.len() as f64), 0.0);
    near("reporting_observed", Some(saving.observed), 1e-6);
    near("reporting_counterfactual", Some(saving.counterfactual), tolerance);
    near("metered_savings", Some(saving.saving), tolerance * 15.0);
    near("savings_fraction", saving.fraction, tolerance * 15.0);
    for (confidence, suffix) in [(0.68, "68"), (0.90, "90"), (0.95, "95")] {
        let (fsu, ols) = (band(Method::Fractional(Whole::Baseline), confidence), band(Method::Regression, confidence));
        near(&format!("fsu_band_{suffix}"), fsu.map(|b| b.half_width), tolerance * 10.0);
        near(&format!("fsu_{suffix}"), fsu.and_then(|b| b.of_saving), tolerance * 15.0);
        near(&format!("ols_band_{suffix}"), ols.map(|b| b.half_width), tolerance * 10.0);
    }
    near("ols_model_90", at_90.map(|r| r.model), tolerance * 10.0);
    near("ols_noise_90", at_90.map(|r| r.noise), tolerance * 10.0);
}

fn compare_splits(check: &mut Check, id: &str, (model, splits): (&Model, &[Split]), rows: &[Row], tolerance: f64) {
    // A stored temperature is within 5e-7 °F.
    let slope = [model.heating, model.cooling].into_iter().flatten().fold(0.0, |m: f64, b| m.max(b.value));
    for (split, row) in splits.iter().zip(rows) {
        let mut near = |c: &str, v: f64| {
            check.near(&format!("{id} {} {c}", row["start"]), Some(v), number(row, c), tolerance, 2e-6 + 5e-7 * slope);
        };
        near("predicted", split.total());
        near("base_load", split.base);
        near("heating_load", split.heating);
        near("cooling_load", split.cooling);
    }
}

fn compare_best(check: &mut Check, (meter, frequency): (&str, &str), model: &Model, tolerance: f64) {
    let Some(table) = rows("caltrack/best_of_each_type.csv") else { return };
    for row in table.iter().filter(|r| r["meter"] == meter && r["frequency"] == frequency) {
        let id = format!("{meter} {frequency} best {}", row["model_type"]);
        let Some(tally) = model.by_kind.iter().find(|t| word(t.kind) == row["model_type"]) else {
            check.same(&id, "absent", "present");
            continue;
        };
        check.same(&format!("{id} attempted"), tally.attempted, number(row, "n_attempted").unwrap() as usize);
        check.same(&format!("{id} qualified"), tally.qualified, number(row, "n_qualified").unwrap() as usize);
        let best = tally.best.unwrap();
        check.same(&format!("{id} heating"), best.heating_balance_point, number(row, "heating_balance_point_F"));
        check.same(&format!("{id} cooling"), best.cooling_balance_point, number(row, "cooling_balance_point_F"));
        let mut near = |c: &str, v: Option<f64>| check.near(&format!("{id} {c}"), v, number(row, c), tolerance, 1e-12);
        near("intercept_per_day", Some(best.intercept));
        near("beta_hdd", best.heating_balance_point.map(|_| best.heating));
        near("beta_cdd", best.cooling_balance_point.map(|_| best.cooling));
        near("r2_adj", Some(best.r2_adjusted));
    }
}

fn options(row: &Row) -> Options {
    let options = if row["fit_cdd"] == "True" { Options::electricity() } else { Options::gas() };
    Options { keep_candidates: true, ..options }
}

#[test]
fn daily_meters_are_those_of_the_reference() {
    let Some(table) = rows("caltrack/results.csv") else { return };
    let mut check = Check::default();
    for row in table.iter().filter(|r| r["frequency"] == "daily") {
        let meter = row["meter"].as_str();
        let (t, y, base_rows) = metered::daily(meter, "baseline").unwrap();
        let (t_rep, y_rep, rep_rows) = metered::daily(meter, "reporting").unwrap();
        let model = daily::fit(&t, &y, &options(row)).unwrap();
        let id = format!("{meter} daily");
        // The inputs are stored with eight digits, the results with ten: 1e-7 is what they can agree to.
        compare_model(&mut check, &id, &model, row, 3e-7);
        let both = daily::metrics(&model, &t, &y).unwrap();
        compare_metrics(&mut check, &id, &both, row, 1e-6);
        let saving = daily::metered_saving(&model, &both, &t_rep, &y_rep, &CONFIDENCES).unwrap();
        let reporting = reporting_of(&saving, y_rep.len() as f64);
        compare_saving(&mut check, &id, &saving, (&both, &reporting), row, 1e-6);
        compare_splits(&mut check, &id, (&model, &daily::predict(&model, &t).unwrap()), &base_rows, 1e-6);
        compare_splits(&mut check, &id, (&model, &daily::predict(&model, &t_rep).unwrap()), &rep_rows, 1e-6);
        compare_best(&mut check, (meter, "daily"), &model, 3e-7);
    }
    check.done();
}

fn bills_against(table: &str, days: Option<usize>, wanted: &[&str]) {
    let Some(table) = rows(table) else { return };
    let mut check = Check::default();
    for row in table.iter().filter(|r| wanted.contains(&r["frequency"].as_str())) {
        let (meter, frequency) = (row["meter"].as_str(), row["frequency"].as_str());
        let id = format!("{meter} {frequency}");
        let (base, rep) =
            (Bills::read(meter, frequency, "baseline").unwrap(), Bills::read(meter, frequency, "reporting").unwrap());
        // The helper cuts the bills that it fits on; the reporting bills are predicted from all their weather.
        let base_bills = days.map_or(base.bills(), |d| billing::first_days(&base.bills(), d));
        let rep_bills = rep.bills();
        let model = billing::fit(&base_bills, &options(row)).unwrap();
        let tolerance = if frequency == "billing_monthly" { 1e-6 } else { 1e-4 };
        compare_model(&mut check, &id, &model, row, tolerance);
        let both = billing::metrics(&model, &base_bills).unwrap();
        compare_metrics(&mut check, &id, &both, row, tolerance * 10.0);
        let saving = billing::metered_saving(&model, &both, &rep_bills, &CONFIDENCES).unwrap();
        let total: f64 = rep_bills.iter().map(|b| b.days).sum();
        let reporting = reporting_of(&saving, (total / 30.0).round());
        compare_saving(&mut check, &id, &saving, (&both, &reporting), row, tolerance);
        if days.is_none() {
            compare_splits(
                &mut check,
                &id,
                (&model, &billing::predict(&model, &base_bills).unwrap()),
                &base.rows,
                tolerance,
            );
            compare_splits(
                &mut check,
                &id,
                (&model, &billing::predict(&model, &rep_bills).unwrap()),
                &rep.rows,
                tolerance,
            );
            compare_best(&mut check, (meter, frequency), &model, tolerance);
        }
        if frequency == "billing_monthly" {
            let all = rows(&format!("caltrack/{meter}_billing_monthly_all_candidates.csv")).unwrap();
            // The file leaves out nothing but points where the heating point lies above the cooling point.
            check.same(&format!("{id} candidates listed"), model.all.len(), all.len());
            for (found, expected) in model.all.iter().zip(&all) {
                let point = format!(
                    "{id} {} {:?} {:?}",
                    word(found.kind),
                    found.heating_balance_point,
                    found.cooling_balance_point
                );
                check.same(&format!("{point} type"), word(found.kind), expected["model_type"].as_str());
                let status = expected["status"].as_str();
                check.same(
                    &format!("{point} status {status}"),
                    found.status == Status::Qualified,
                    status == "QUALIFIED",
                );
                check.same(&point, found.heating_balance_point, number(expected, "heating_balance_point_F"));
                check.same(&point, found.cooling_balance_point, number(expected, "cooling_balance_point_F"));
                if found.status == Status::Skipped {
                    continue;
                }
                let mut near = |c: &str, v: f64, there: bool| {
                    // Temperatures are stored with five decimals; few degree days at 82 °F are known to 1e-6 only.
                    check.near(&format!("{point} {c}"), there.then_some(v), number(expected, c), 2e-6, 1e-7);
                };
                near("intercept_per_day", found.intercept, true);
                near("beta_hdd", found.heating, found.heating_balance_point.is_some());
                near("beta_cdd", found.cooling, found.cooling_balance_point.is_some());
                near("r2_adj", found.r2_adjusted, true);
            }
        }
    }
    check.done();
}

#[test]
fn monthly_bills_are_those_of_the_reference() {
    bills_against("caltrack/results.csv", None, &["billing_monthly"]);
}

#[test]
fn bimonthly_bills_use_all_their_weather() {
    bills_against("caltrack/results.csv", None, &["billing_bimonthly"]);
}

#[test]
fn bimonthly_bills_cut_to_thirty_five_days_give_what_the_helper_gives() {
    bills_against("caltrack/results_bimonthly_helper_default.csv", Some(35), &["billing_bimonthly"]);
}

#[test]
fn bills_in_the_corrected_mode_pay_for_their_balance_points() {
    use crossfoot::saving::metered::caltrack::corrected::fit_bills;
    let Some(table) = rows("caltrack/results.csv") else { return };
    println!("meter | kind, saving exact | kind, saving corrected ± 90 %");
    for row in table.iter().filter(|r| r["frequency"] == "billing_monthly") {
        let meter = row["meter"].as_str();
        let base = Bills::read(meter, "billing_monthly", "baseline").unwrap();
        let rep = Bills::read(meter, "billing_monthly", "reporting").unwrap();
        let model = fit_bills(&base.bills(), &[], &options(row)).unwrap();
        let expected = model.predict_bills(&rep.bills(), &[]).unwrap();
        let observed: Vec<f64> = rep.bills().iter().map(|b| b.observed).collect();
        let saved = model.saving(&expected, &observed, observed.len() as f64, &[0.9]).unwrap();
        println!(
            "{meter} | {} {} | {} {:.2} ± {:.2}",
            row["model_type"],
            row["metered_savings"],
            word(model.kind),
            saved.saving,
            saved.bands[0].half_width
        );
        // The loads were made with a saving of a tenth.
        assert!((saved.fraction.unwrap() - 0.1).abs() < 0.03);
    }
    // Five bimonthly bills bear no model with two balance points: five coefficients would be left without a residual.
    let base = Bills::read("il-electricity-cdd-hdd", "billing_bimonthly", "baseline").unwrap();
    let model = fit_bills(&base.bills(), &[], &Options::electricity()).unwrap();
    assert_ne!(model.kind, Kind::Both);
}
