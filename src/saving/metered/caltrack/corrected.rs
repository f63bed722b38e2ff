//! CalTRACK's search with what its letter leaves out.
//!
//! 1. *Drivers beside the weather*: a weekend, production, shifts. Each stays only if it earns its place.
//! 2. *A sane rule for the constant.* A weather model, as any term, must lower the Bayesian information criterion
//!    n ln(SSE/n) + q ln n, where q counts the coefficients **and the balance points**. An F test would not do: the
//!    balance point does not exist under the constant model, so that the largest F over a grid of 61 or 1 891 models has
//!    not the F distribution (Davies 1987, Biometrika 74, 33-43). The criterion pays for the search.
//! 3. *All the weather of long bills*: bills are fitted as they are, never on their first 35 days.
//! 4. *Bands* with t and variance of n − p degrees of freedom, the fraction applied to the counterfactual.
//!
//! As in the exact mode heating and cooling slopes are not negative; other coefficients may be.

mod prediction;

use super::table::{Table, Weather};
use super::{Kind, Options, check_slice};
use crate::saving::metered::band::Frequency;
use crate::saving::metered::caltrack::billing::{self, Bill};
use crate::saving::metered::degree_day::Side;
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::result::{Coefficient, MeterError, Summary};
use crate::saving::metered::uncertainty::Divisor;
use crate::statistics::gram::{Candidate, Fixed, Slopes};
use crate::statistics::{Design, Fit};

/// Most drivers of which all subsets are tried.
pub const MOST_DRIVERS: usize = 6;

/// Something beside the weather that moves the use of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Driver<'a> {
    /// Its name, such as "weekend" or "production".
    pub name: &'a str,
    /// What its coefficient is per, such as "weekend day" or "t".
    pub per: &'a str,
    /// Mean a day of each period: 1 for a weekend day, tonnes a day.
    pub values: &'a [f64],
}

/// A model that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its weather terms.
    pub kind: Kind,
    /// Which of the drivers it uses.
    pub drivers: Vec<bool>,
    /// How it is shown: constant, drivers, heating, cooling.
    pub summary: Summary,
    /// Metrics of the baseline, with k = p − 1.
    pub metrics: Metrics,
    /// n ln(SSE/n) + q ln n.
    pub bic: f64,
    /// By how much the criterion of the constant alone is higher.
    pub ahead_of_constant: f64,
    frequency: Frequency,
}

#[derive(Clone, Copy)]
struct Choice {
    bic: f64,
    drivers: u32,
    kind: Kind,
    heating: Option<f64>,
    cooling: Option<f64>,
}

/// Fits a daily meter.
///
/// # Errors
/// Malformed input, more than [`MOST_DRIVERS`] drivers, a use that never varies, too few days.
pub fn fit_daily(
    temperature: &[f64],
    observed: &[f64],
    drivers: &[Driver<'_>],
    options: &Options,
) -> Result<Model, MeterError> {
    check_slice("temperature", temperature, observed.len())?;
    search(observed, None, Weather::Single(temperature), drivers, options, Frequency::Daily)
}

/// Fits bills, weighted by their days with weather.
///
/// # Errors
/// As [`fit_daily`]; bills without days or weather.
pub fn fit_bills(bills: &[Bill<'_>], drivers: &[Driver<'_>], options: &Options) -> Result<Model, MeterError> {
    billing::check(bills)?;
    let use_per_day: Vec<f64> = bills.iter().map(|b| b.observed / b.days).collect();
    let weights: Vec<f64> = bills.iter().map(|b| b.days_kept).collect();
    let blocks: Vec<&[f64]> = bills.iter().map(|b| b.blocks).collect();
    let weather = Weather::Bills { blocks: &blocks, days: &weights };
    search(&use_per_day, Some(&weights), weather, drivers, options, Frequency::Billing)
}

fn search(
    y: &[f64],
    weights: Option<&[f64]>,
    weather: Weather<'_>,
    drivers: &[Driver<'_>],
    options: &Options,
    frequency: Frequency,
) -> Result<Model, MeterError> {
    if drivers.len() > MOST_DRIVERS {
        return Err(MeterError::OutOfRange { what: "driver", at: MOST_DRIVERS });
    }
    for driver in drivers {
        check_slice("driver", driver.values, y.len())?;
    }
    let n = y.len() as f64;
    let ones = vec![1.0; y.len()];
    let mut best: Option<Choice> = None;
    let mut constant = f64::INFINITY;
    for mask in 0..1_u32 << drivers.len() {
        let mut columns: Vec<&[f64]> = vec![&ones];
        columns.extend(picked(drivers, mask).map(|d| d.values));
        // A driver that never moves, or follows from others, cannot be told apart: that subset is no model.
        let Ok(fixed) = Fixed::new(&columns, y, weights) else {
            if mask == 0 {
                Fixed::new(&columns, y, weights)?;
            }
            continue;
        };
        let coefficients = columns.len();
        let table = Table::new(fixed, weather, weights, Some(&options.heating), options.cooling.as_ref());
        let mut consider = |kind: Kind, slopes: Slopes, heating: Option<f64>, cooling: Option<f64>| {
            let weather_terms = usize::from(heating.is_some()) + usize::from(cooling.is_some());
            let parameters = (coefficients + 2 * weather_terms) as f64;
            if n <= parameters + 1.0 || slopes.first < 0.0 || slopes.second < 0.0 {
                return;
            }
            let sse = slopes.sse.max(1e-24 * table.fixed.sst);
            let bic = n * libm::log(sse / n) + parameters * libm::log(n);
            if mask == 0 && kind == Kind::Constant {
                constant = bic;
            }
            if best.is_none_or(|b| bic < b.bic) {
                best = Some(Choice { bic, drivers: mask, kind, heating, cooling });
            }
        };
        consider(Kind::Constant, Slopes { first: 0.0, second: 0.0, sse: table.fixed.sse }, None, None);
        let enough = |p: &super::table::Point| {
            p.total >= options.least_total && (frequency == Frequency::Billing || p.count >= options.least_days)
        };
        let one = |c: &Candidate| table.fixed.with_one(c);
        for h in table.heating.iter().filter(|p| enough(p)) {
            if let Some(slopes) = one(&h.reduced) {
                consider(Kind::Heating, slopes, Some(h.at), None);
            }
        }
        for c in table.cooling.iter().filter(|p| enough(p)) {
            if let Some(slopes) = one(&c.reduced) {
                consider(Kind::Cooling, slopes, None, Some(c.at));
            }
            for h in table.heating.iter().take_while(|h| h.at <= c.at).filter(|p| enough(p)) {
                if let Some(slopes) = table.both(h, c) {
                    consider(Kind::Both, slopes, Some(h.at), Some(c.at));
                }
            }
        }
    }
    let choice = best.ok_or(MeterError::NoCandidate)?;
    finish((y, weights, weather), drivers, choice, constant, frequency)
}

fn picked<'a, 'b>(drivers: &'b [Driver<'a>], mask: u32) -> impl Iterator<Item = &'b Driver<'a>> {
    drivers.iter().enumerate().filter(move |(j, _)| mask & (1 << j) != 0).map(|(_, d)| d)
}

fn finish(
    (y, weights, weather): (&[f64], Option<&[f64]>, Weather<'_>),
    drivers: &[Driver<'_>],
    choice: Choice,
    constant: f64,
    frequency: Frequency,
) -> Result<Model, MeterError> {
    let heating = choice.heating.map(|b| weather.column(Side::Below, b));
    let cooling = choice.cooling.map(|b| weather.column(Side::Above, b));
    let mut columns: Vec<&[f64]> = Vec::new();
    let mut names = vec![("constant", "day")];
    for driver in picked(drivers, choice.drivers) {
        columns.push(driver.values);
        names.push((driver.name, driver.per));
    }
    for (column, name, per) in
        [(&heating, "heating", "heating degree day"), (&cooling, "cooling", "cooling degree day")]
    {
        if let Some(column) = column {
            columns.push(column);
            names.push((name, per));
        }
    }
    let fit = Fit::of(Design::with_intercept(y.len(), &columns)?, y, weights)?;
    let estimates = fit.estimates()?;
    let coefficients = names.iter().zip(&estimates).map(|((name, per), estimate)| Coefficient::of(name, per, estimate));
    let metrics = Metrics::of(y, &fit.fitted(), fit.slopes())?;
    let ahead = constant - choice.bic;
    let summary = Summary {
        model: "CalTRACK, corrected".to_owned(),
        coefficients: coefficients.collect(),
        heating_balance_point: choice.heating,
        cooling_balance_point: choice.cooling,
        n: y.len(),
        k: fit.slopes(),
        r2_adjusted: if fit.slopes() == 0 { 0.0 } else { fit.r2_adjusted() },
        cvrmse: metrics.cvrmse_n_minus_p(),
        divisor: Divisor::NMinusP,
        reason: format!("lowest BIC, balance points counted; {ahead:.1} below the constant alone"),
    };
    Ok(Model {
        kind: choice.kind,
        drivers: (0..drivers.len()).map(|j| choice.drivers & (1 << j) != 0).collect(),
        summary,
        metrics,
        bic: choice.bic,
        ahead_of_constant: ahead,
        frequency,
    })
}
