//! Hourly CalTRACK against eemeter 2.10.11 (caltrack_hourly/), and time of week and temperature against the values that
//! nmecr asserts (nmecr/).
mod metered;

use crossfoot::saving::metered::caltrack::hourly::{self, Hours};
use crossfoot::saving::metered::metrics::Metrics;
use crossfoot::saving::metered::result::Saving;
use crossfoot::saving::metered::time_of_week;
use crossfoot::saving::metered::uncertainty::{Divisor, Factor, Meter};
use crossfoot::statistics::within::within;
use crossfoot::statistics::{Design, weighted_least_squares};
use jiff::civil::Date;
use metered::{Check, Row, number, rows};

#[derive(Default)]
struct Columns {
    month: Vec<u8>,
    hour_of_week: Vec<u8>,
    temperature: Vec<f64>,
    observed: Vec<f64>,
    label: Vec<String>,
}

impl Columns {
    fn read(rows: &[Row], phase: &str) -> Columns {
        let mut columns = Columns::default();
        for row in rows.iter().filter(|r| r["phase"] == phase) {
            let (day, hour) = row["start_utc"].split_once('T').unwrap();
            let date: Date = day.parse().unwrap();
            columns.month.push(date.month() as u8);
            let weekday = date.weekday().to_monday_zero_offset() as u8;
            columns.hour_of_week.push(24 * weekday + hour.parse::<u8>().unwrap());
            columns.temperature.push(number(row, "temp_F").unwrap());
            columns.observed.push(number(row, "kwh").unwrap());
            columns.label.push(day[..7].to_owned());
        }
        columns
    }

    fn hours(&self) -> Hours<'_> {
        Hours { month: &self.month, hour_of_week: &self.hour_of_week, temperature: &self.temperature }
    }
}

#[test]
fn the_hourly_meter_is_that_of_the_reference() {
    let Some(input) = rows("caltrack_hourly/il-electricity-cdd-hdd-hourly_input.csv") else { return };
    let (base, reporting) = (Columns::read(&input, "b"), Columns::read(&input, "r"));
    let model = hourly::fit(&base.hours(), &base.observed, &hourly::Options::fahrenheit()).unwrap();
    let whole = |c: &Columns| -> Vec<f64> {
        hourly::predict(&model, &c.hours()).unwrap().into_iter().map(Option::unwrap).collect()
    };
    let (fitted, expected) = (whole(&base), whole(&reporting));
    let mut check = Check::default();
    let result = &rows("caltrack_hourly/results.csv").unwrap()[0];
    let metrics = Metrics::of(&base.observed, &fitted, 0).unwrap();
    let observed: f64 = reporting.observed.iter().sum();
    let counterfactual: f64 = expected.iter().sum();
    let known: Vec<Option<f64>> = expected.iter().copied().map(Some).collect();
    let (saved, unknown) = Saving::of_known(&known, &reporting.observed).unwrap();
    assert_eq!((unknown, saved.counterfactual), (0, counterfactual));
    let mut near = |c: &str, v: f64| check.near(c, Some(v), number(result, c), 1e-9, 0.0);
    near("n_baseline", base.observed.len() as f64);
    near("n_reporting", reporting.observed.len() as f64);
    near("baseline_cvrmse_n", metrics.cvrmse_n().unwrap());
    near("baseline_nmbe", metrics.nmbe.unwrap());
    near("baseline_r2", metrics.r2.unwrap());
    near("reporting_observed", observed);
    near("reporting_counterfactual", counterfactual);
    near("metered_savings", counterfactual - observed);
    for row in rows("caltrack_hourly/il-electricity-cdd-hdd-hourly_monthly.csv").unwrap() {
        let of_month = |v: &[f64]| -> f64 {
            v.iter().zip(&reporting.label).filter(|(_, l)| **l == row["month"]).map(|(v, _)| v).sum()
        };
        let (seen, wanted) = (of_month(&reporting.observed), of_month(&expected));
        let mut near =
            |c: &str, v: f64| check.near(&format!("{} {c}", row["month"]), Some(v), number(&row, c), 1e-7, 1e-6);
        near("reporting_observed", seen);
        near("counterfactual_usage", wanted);
        near("metered_savings", wanted - seen);
    }
    check.done();
}

struct Days {
    date: Vec<String>,
    weekday: Vec<usize>,
    temperature: Vec<f64>,
    observed: Vec<f64>,
}

fn office(first: &str, last: &str) -> Option<Days> {
    let mut days = Days { date: vec![], weekday: vec![], temperature: vec![], observed: vec![] };
    for row in rows("nmecr/office-A_daily_input.csv")? {
        if row["date"].as_str() < first || row["date"].as_str() > last {
            continue;
        }
        let date: Date = row["date"].parse().unwrap();
        days.weekday.push(date.weekday().to_monday_zero_offset() as usize);
        days.temperature.push(number(&row, "temp_F").unwrap());
        days.observed.push(number(&row, "kwh").unwrap());
        days.date.push(row["date"].clone());
    }
    Some(days)
}

#[test]
fn time_of_week_and_temperature_is_that_of_nmecr() {
    let Some(models) = rows("nmecr/office-A_models.csv") else { return };
    let towt = models.iter().find(|r| r["model"] == "TOWT daily").unwrap();
    let base = office(&towt["first_day"], &towt["last_day"]).unwrap();
    let options = time_of_week::Options::fahrenheit();
    let model = time_of_week::fit(&base.weekday, 7, &base.temperature, &base.observed, &options).unwrap();
    let whole = |d: &Days| -> Vec<f64> {
        time_of_week::predict(&model, &d.weekday, &d.temperature).unwrap().into_iter().map(Option::unwrap).collect()
    };
    let fitted = whole(&base);
    let metrics = Metrics::of(&base.observed, &fitted, model.drivers).unwrap();
    let mut check = Check::default();
    check.same("n", model.n, number(towt, "n").unwrap() as usize);
    check.same("drivers", model.drivers, number(towt, "params_excl_intercepts").unwrap() as usize);
    check.same("degrees of freedom", model.n - model.coefficients, number(towt, "dof").unwrap() as usize);
    check.near("r2", Some(1.0 - model.sse / (metrics.variance * model.n as f64)), number(towt, "r2"), 1e-9, 0.0);
    // nmecr leaves the constants out of the divisor.
    let cv = 100.0 * metrics.cvrmse_n_minus_k().unwrap();
    check.near("cvrmse", Some((cv * 100.0).round() / 100.0), number(towt, "cvrmse_pct_rounded"), 1e-9, 0.0);

    let saved = &rows("nmecr/office-A_towt_savings.csv").unwrap()[0];
    let knots: Vec<f64> = saved["knots"].split("; ").map(|v| v.parse().unwrap()).collect();
    for (found, expected) in model.pieces.ends().iter().zip(&knots) {
        check.near("knot", Some(*found), Some(*expected), 1e-7, 0.0);
    }
    check.same("knots", model.pieces.ends().len(), knots.len());
    let occupied: Vec<String> = (0..7).filter(|d| model.occupied[*d]).map(|d| d.to_string()).collect();
    check.same("occupied days", occupied.join("; "), saved["occupied_days_of_week_mon0"].clone());

    let reporting = office(&saved["reporting_first_day"], &saved["reporting_last_day"]).unwrap();
    let expected = whole(&reporting);
    let listed = rows("nmecr/office-A_towt_reporting.csv").unwrap();
    check.same("days", listed.len(), expected.len());
    for (i, row) in listed.iter().enumerate() {
        check.same("date", &reporting.date[i], &row["date"]);
        check.near(&row["date"], Some(expected[i]), number(row, "nmecr_towt_predicted_kwh"), 1e-8, 0.0);
    }
    let (observed, counterfactual): (f64, f64) = (reporting.observed.iter().sum(), expected.iter().sum());
    check.near("use", Some(observed), number(saved, "performance_period_use"), 1e-9, 0.0);
    check.near("baseline", Some(counterfactual), number(saved, "adjusted_baseline_use"), 1e-9, 0.0);
    check.near("savings", Some(counterfactual - observed), number(saved, "savings"), 1e-8, 0.0);
    // nmecr: t and the variance with n' - k, alpha at n/30 months, divided by the rounded savings fraction.
    let meter = Meter {
        points: model.n as f64,
        parameters: model.drivers as f64,
        cvrmse: metrics.cvrmse_n_minus_k().unwrap(),
        rho: metrics.autocorrelation.unwrap(),
        reporting: expected.len() as f64,
    };
    let band = meter.relative_band(Factor::DailyPolynomial, Divisor::EffectiveMinusP, 0.9).unwrap();
    // Its alpha is of the months of the baseline, a day shorter than the reporting period.
    let scale = band.value / band.alpha * Factor::DailyPolynomial.value(model.n as f64).unwrap();
    check.near("fsu", Some(scale / 0.07), number(saved, "fsu"), 1e-6, 0.0);
    check.near("fifty", Some(scale / 0.5), number(saved, "savings_fraction_for_50pct_uncertainty"), 1e-6, 0.0);
    check.done();
}

#[test]
fn group_means_stand_for_indicators() {
    let n = 120;
    let groups: Vec<usize> = (0..n).map(|i| i * 7 % 5).collect();
    let column = |f: f64| -> Vec<f64> { (0..n).map(|i| ((i as f64) * f).sin() * 10.0).collect() };
    let (a, b, y) = (column(0.7), column(1.3), column(0.31));
    let weights: Vec<f64> = (0..n).map(|i| if i % 3 == 0 { 1.0 } else { 0.5 }).collect();
    let indicators: Vec<Vec<f64>> =
        (0..5).map(|g| groups.iter().map(|h| if *h == g { 1.0 } else { 0.0 }).collect()).collect();
    let mut columns: Vec<&[f64]> = indicators.iter().map(Vec::as_slice).collect();
    columns.extend([a.as_slice(), b.as_slice()]);
    let whole = weighted_least_squares(Design::without_intercept(n, &columns).unwrap(), &y, &weights).unwrap();
    let short = within(&groups, 6, &[&a, &b], &y, Some(&weights)).unwrap();
    for g in 0..5 {
        assert!((short.levels[g].unwrap() - whole.coefficients()[g]).abs() < 1e-12);
    }
    assert_eq!((short.levels[5], short.rank), (None, 7));
    assert!((short.slopes[0].unwrap() - whole.coefficients()[5]).abs() < 1e-13);
    assert!((short.slopes[1].unwrap() - whole.coefficients()[6]).abs() < 1e-13);
    assert!((short.sse - whole.sse()).abs() < 1e-9);
    // An hour of the week that the baseline never saw is not predicted, and counted.
    let (saved, unknown) = Saving::of_known(&[Some(3.0), None], &[1.0, 5.0]).unwrap();
    assert_eq!((saved.saving, unknown), (2.0, 1));
    assert!(within(&[9], 6, &[], &[1.0], None).is_err());
}
