//! Baselines on drivers.

use super::Run;
use super::select::Selected;
use crate::finding::{AboutMeter, Findings};
use crate::saving::metered::cusum::Cusum;
use crate::saving::metered::drivers::{Baseline, Driver, Expected, Periods, Savings, avoided_energy};
use crate::saving::metered::result::Coefficient;
use crate::saving::metered::uncertainty::{Divisor, Factor, Meter as Points, least_provable_fraction};
use crate::saving::metered::verdict::{Evidence, Frequency, VerdictPack, verdicts};
use crate::saving::proof::model::{Approach, Every};
use crate::saving::proof::outcome::{BandForm, Fitted, Proof, ProofBand, ProofRow, ProofSaving, Provable, Statistic};
use crate::statistics::Diagnostics;

/// The level of the intervals of single periods.
const PERIOD_CONFIDENCE: f64 = 0.9;

pub(super) fn prove(run: &Run<'_>, findings: &mut Findings) -> Result<Proof, AboutMeter> {
    let (before, after) = run.spans()?;
    let model = run.model;
    let baseline_rows = run.select(before, &model.drivers, findings);
    let reporting_rows = run.select(after, &model.drivers, findings);
    match model.approach {
        Approach::Forecast => forecast(run, &baseline_rows, &reporting_rows),
        _ => Err(AboutMeter::WrongFrequency { method: model.method.word() }),
    }
}

/// The model of the baseline period says what the reporting period would have used.
fn forecast(run: &Run<'_>, before: &Selected, after: &Selected) -> Result<Proof, AboutMeter> {
    let names: Vec<&str> = run.model.drivers.iter().map(|at| run.meter.drivers[*at].name.value.as_str()).collect();
    let (first, last) = (drivers(&names, before), drivers(&names, after));
    let baseline = Baseline::fit(Periods { energy: &before.energy, drivers: &first })?;
    let reporting = Periods { energy: &after.energy, drivers: &last };
    let expected = baseline.expected(after.energy.len(), &last)?;
    let savings = avoided_energy(&baseline, reporting)?;
    let mut rows = rows(run, after, &expected)?;
    let cusum = Cusum::of(&baseline, reporting)?;
    for (row, point) in rows.iter_mut().zip(&cusum.points) {
        row.cumulative = Some((point.cumulative, Some(point.se)));
    }
    let bands = bands(&baseline.diagnostics, &savings, &run.model.confidence);
    let provable = provable(run, &baseline.diagnostics, &savings);
    let frequency = if run.readings.every == Every::Hour { Frequency::Hourly } else { frequency_of(run) };
    let pack = VerdictPack::bundled();
    let evidence = Evidence::of(frequency, &baseline, &expected, &savings, &pack)?;
    let fitted = fitted(run, before, &baseline)?;
    Ok(Proof {
        model: run.at,
        fits: vec![fitted],
        rows,
        saving: ProofSaving {
            actual: savings.actual,
            expected: savings.expected,
            saving: savings.saving,
            fraction: savings.fraction,
            indicator: (savings.expected > 0.0).then(|| savings.actual / savings.expected),
            se: Some(savings.se),
            se_model: Some(savings.se_model),
            periods: savings.periods,
        },
        bands,
        provable,
        verdicts: verdicts(&pack, &evidence),
        left_out: after.left_out,
    })
}

fn drivers<'a>(names: &[&'a str], rows: &'a Selected) -> Vec<Driver<'a>> {
    names.iter().zip(&rows.drivers).map(|(name, values)| Driver { name, values }).collect()
}

fn frequency_of(run: &Run<'_>) -> Frequency {
    if run.readings.every == Every::Day { Frequency::Daily } else { Frequency::Monthly }
}

/// The rows of a time with what a model expects of each.
fn rows(run: &Run<'_>, selected: &Selected, expected: &Expected) -> Result<Vec<ProofRow>, AboutMeter> {
    let mut rows = Vec::with_capacity(selected.rows.len());
    for (at, prediction) in expected.each.iter().enumerate() {
        let reading = selected.rows[at];
        let period = &run.readings.periods[reading];
        let terms: Vec<f64> = selected.drivers.iter().map(|column| column[at]).collect();
        let mean = prediction.confidence_interval(PERIOD_CONFIDENCE)?;
        rows.push(ProofRow {
            start: period.start,
            end: period.end,
            observed: selected.energy[at],
            expected: prediction.value,
            x: if terms.len() == 1 { terms.first().copied() } else { None },
            terms,
            se_mean: Some(prediction.se_mean),
            intervals: Some((mean, prediction.prediction_interval(PERIOD_CONFIDENCE)?)),
            cumulative: None,
            split: None,
            reading,
            place: period.place,
        });
    }
    Ok(rows)
}

fn fitted(run: &Run<'_>, before: &Selected, baseline: &Baseline) -> Result<Fitted, AboutMeter> {
    let names: Vec<&str> = baseline.drivers.iter().map(String::as_str).collect();
    let expected = baseline.expected(before.energy.len(), &drivers(&names, before))?;
    let estimates = baseline.fit.estimates()?;
    let unit = |name: &str| {
        let driver = run.meter.drivers.iter().find(|driver| driver.name.value == name);
        driver.map(|driver| driver.unit.clone()).unwrap_or_default()
    };
    let named = |(at, estimate): (usize, &crate::statistics::Estimate)| match at.checked_sub(1) {
        None => Coefficient::of("constant", "", estimate),
        Some(at) => Coefficient::of(names[at], &unit(names[at]), estimate),
    };
    Ok(Fitted {
        name: "drivers".to_owned(),
        coefficients: estimates.iter().enumerate().map(named).collect(),
        statistics: statistics(&baseline.diagnostics),
        rows: rows(run, before, &expected)?,
        candidates: Vec::new(),
        reason: None,
        line: Vec::new(),
    })
}

/// Figures of a regression in the order in which they are shown.
pub(super) fn statistics(of: &Diagnostics) -> Vec<(Statistic, f64)> {
    let variation = of.variation.as_ref();
    let all = [
        (Statistic::Points, Some(of.points as f64)),
        (Statistic::Coefficients, Some(of.parameters as f64)),
        (Statistic::R2, Some(of.r2)),
        (Statistic::R2Adjusted, Some(of.r2_adjusted)),
        (Statistic::F, of.f),
        (Statistic::FP, of.f_p),
        (Statistic::RmseNMinusP, Some(of.rmse)),
        (Statistic::CvrmseNMinusP, variation.map(|v| v.cvrmse_n_minus_p)),
        (Statistic::CvrmseN, variation.map(|v| v.cvrmse_n)),
        (Statistic::CvrmseNMinusK, variation.map(|v| v.cvrmse_n_minus_k)),
        (Statistic::CvrmseLeaveOneOut, variation.and_then(|v| v.cvrmse_leave_one_out)),
        (Statistic::NmbeNMinusP, variation.map(|v| v.nmbe_n_minus_p)),
        (Statistic::DurbinWatson, Some(of.durbin_watson)),
        (Statistic::AutocorrelationPearson, of.autocorrelation_pearson),
        (Statistic::AutocorrelationAcf, Some(of.autocorrelation_acf)),
        (Statistic::Aic, Some(of.aic)),
        (Statistic::Bic, Some(of.bic)),
        (Statistic::VarianceInflation, of.max_vif),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Exact and Guideline 14 bands at each level; a form without ground is left out.
fn bands(of: &Diagnostics, savings: &Savings, confidence: &[f64]) -> Vec<ProofBand> {
    let rho = of.autocorrelation_pearson.unwrap_or(f64::NAN);
    let forms = [
        (BandForm::Guideline14, Factor::Fixed, 0.0),
        (BandForm::Guideline14Polynomial, Factor::BillingPolynomial, 0.0),
        (BandForm::Guideline14Autocorrelation, Factor::Fixed, rho),
        (BandForm::PolynomialAutocorrelation, Factor::BillingPolynomial, rho),
    ];
    let of_saving = |half: f64| (savings.saving != 0.0).then(|| half / libm::fabs(savings.saving));
    let mut bands = Vec::new();
    for level in confidence {
        if let Ok(half_width) = savings.band(*level) {
            bands.push(ProofBand {
                form: BandForm::Exact,
                divisor: Divisor::NMinusP,
                freedom: Some(savings.freedom),
                confidence: *level,
                half_width,
                of_saving: of_saving(half_width),
                interval: None,
            });
        }
    }
    for (form, factor, rho) in forms {
        for level in confidence {
            let meter = Points::of(of, Divisor::NMinusP, rho, savings.periods as f64);
            let relative = meter.and_then(|meter| meter.relative_band(factor, Divisor::NMinusP, *level).ok());
            let Some(relative) = relative else { continue };
            let half_width = libm::fabs(relative.value * savings.expected);
            bands.push(ProofBand {
                form,
                divisor: relative.divisor,
                freedom: Some(relative.freedom),
                confidence: *level,
                half_width,
                of_saving: of_saving(half_width),
                interval: None,
            });
        }
    }
    bands
}

/// The smallest saving that can be proved over as many periods, by Guideline 14 with n′.
fn provable(run: &Run<'_>, of: &Diagnostics, savings: &Savings) -> Vec<Provable> {
    let rho = of.autocorrelation_pearson.unwrap_or(0.0);
    let Some(meter) = Points::of(of, Divisor::NMinusP, rho, savings.periods as f64) else { return Vec::new() };
    let most = run.model.greatest_uncertainty;
    let one = |level: &f64| {
        let fraction = least_provable_fraction(&meter, Factor::Fixed, Divisor::NMinusP, *level, most).ok()?;
        Some(Provable {
            form: BandForm::Guideline14Autocorrelation,
            confidence: *level,
            fraction,
            amount: fraction * savings.expected,
        })
    };
    run.model.confidence.iter().filter_map(one).collect()
}
