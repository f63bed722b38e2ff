//! Least squares on drivers.

use super::subsets;
use super::{Baseline, Expectation, Quality};
use crate::finding::{AboutMeter, Findings};
use crate::saving::metered::drivers::{Baseline as Fitting, Driver, Periods, SepTests};
use crate::saving::metered::result::Coefficient;
use crate::saving::metered::verdict::{Evidence, VerdictPack};
use crate::saving::proof::outcome::{Candidate, Fitted};
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::Statistic;
use crate::statistics::{Design, Diagnostics, Fit};

/// A baseline on drivers.
pub(super) struct OnDrivers {
    fitting: Fitting,
    /// Where each of its drivers is among those that were selected.
    columns: Vec<usize>,
    units: Vec<String>,
    quality: Quality,
    sep: Vec<(Statistic, f64)>,
    candidates: Vec<Candidate>,
    reason: Option<AboutMeter>,
}

pub(super) fn fit(
    run: &Run<'_>,
    of: &Selected,
    other: &Selected,
    findings: &mut Findings,
) -> Result<OnDrivers, AboutMeter> {
    let names = names(run);
    let drivers = columns(&names, of);
    let periods = Periods { energy: &of.energy, drivers: &drivers };
    let against = columns(&names, other);
    let (fitting, candidates, reason) = if run.model.options.every_subset {
        let chosen = subsets::choose(run, periods, &against, findings)?;
        (chosen.baseline, chosen.candidates, Some(chosen.reason))
    } else {
        (Fitting::fit(periods)?, Vec::new(), None)
    };
    let at = |name: &String| names.iter().position(|other| other == name).unwrap_or(usize::MAX);
    let columns: Vec<usize> = fitting.drivers.iter().map(at).collect();
    let diagnostics = &fitting.diagnostics;
    let variation = diagnostics.variation;
    let quality = Quality {
        points: diagnostics.points as f64,
        parameters: diagnostics.parameters as f64,
        cvrmse: variation.map(|of| of.cvrmse_n_minus_p),
        rho: diagnostics.autocorrelation_pearson,
        in_months: false,
        is_caltrack: false,
        evidence: Evidence {
            frequency: run.frequency(),
            f_p: diagnostics.f_p,
            driver_p: diagnostics.p_values.get(1..).unwrap_or_default().to_vec(),
            driver_t: diagnostics.t.get(1..).unwrap_or_default().to_vec(),
            r2: Some(diagnostics.r2),
            cvrmse: variation.map(|of| of.cvrmse_n_minus_p),
            nmbe: variation.map(|of| of.nmbe_n_minus_p),
            driver_distance: None,
            fsu: Vec::new(),
            saving_over_error: None,
        },
        ranges: fitting.drivers.iter().cloned().zip(fitting.ranges.iter().copied()).collect(),
    };
    let units = columns.iter().map(|at| run.meter.drivers[run.model.drivers[*at]].unit.clone()).collect();
    let sep = sep(&fitting, &against);
    Ok(OnDrivers { fitting, columns, units, quality, sep, candidates, reason })
}

/// The tests of SEP, for use in other periods, as 1 and 0.
fn sep(fitting: &Fitting, other: &[Driver<'_>]) -> Vec<(Statistic, f64)> {
    let length = other.first().map_or(0, |driver| driver.values.len());
    let limits = VerdictPack::bundled().sep_limits();
    let (Some(limits), Ok(expected)) = (limits, fitting.expected(length, other)) else { return Vec::new() };
    tests(&SepTests::of(fitting, &expected, &limits))
}

pub(super) fn tests(of: &SepTests) -> Vec<(Statistic, f64)> {
    let number = |holds: bool| if holds { 1.0 } else { 0.0 };
    vec![(Statistic::SepStatistical, number(of.stat_valid())), (Statistic::SepRange, number(of.range_valid()))]
}

fn names(run: &Run<'_>) -> Vec<String> {
    run.model.drivers.iter().map(|at| run.meter.drivers[*at].name.value.clone()).collect()
}

fn columns<'a>(names: &'a [String], of: &'a Selected) -> Vec<Driver<'a>> {
    names.iter().zip(&of.drivers).map(|(name, values)| Driver { name, values }).collect()
}

impl OnDrivers {
    fn design(&self, of: &Selected) -> Result<Design, AboutMeter> {
        let values: Vec<&[f64]> = self.columns.iter().filter_map(|at| of.drivers.get(*at)).map(Vec::as_slice).collect();
        Ok(Design::with_intercept(of.rows.len(), &values)?)
    }
}

impl Baseline for OnDrivers {
    fn shown(&self) -> Fitted {
        let diagnostics = &self.fitting.diagnostics;
        let named = |at: usize| match at.checked_sub(1) {
            None => ("constant", ""),
            Some(at) => (self.fitting.drivers[at].as_str(), self.units[at].as_str()),
        };
        let coefficient = |(at, value): (usize, &f64)| {
            let (name, per) = named(at);
            let (standard_error, p) = (diagnostics.standard_errors[at], diagnostics.p_values[at]);
            Coefficient { name: name.to_owned(), per: per.to_owned(), value: *value, standard_error, p: Some(p) }
        };
        let mut all = statistics(diagnostics);
        all.push((Statistic::Sse, self.fitting.fit.sse()));
        all.push((Statistic::Mean, self.fitting.fit.response_mean()));
        all.extend(&self.sep);
        Fitted {
            name: "drivers".to_owned(),
            coefficients: self.fitting.fit.coefficients().iter().enumerate().map(coefficient).collect(),
            statistics: all,
            rows: Vec::new(),
            candidates: self.candidates.clone(),
            reason: self.reason.clone(),
            line: self.line(),
            notes: Vec::new(),
            weeks: Vec::new(),
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        if of.rows.is_empty() {
            return Ok(Vec::new());
        }
        let design = self.design(of)?;
        let one = |at: usize| -> Result<Expectation, AboutMeter> {
            let row = design.row(at).unwrap_or_default();
            let prediction = self.fitting.fit.predict(&row)?;
            let terms = row.get(1..).unwrap_or_default().to_vec();
            let x = if terms.len() == 1 { terms.first().copied() } else { None };
            Ok(Expectation { value: Some(prediction.value), terms, x, prediction: Some(prediction), split: None })
        };
        (0..design.rows()).map(one).collect()
    }

    fn quality(&self) -> Quality {
        self.quality.clone()
    }

    fn regression(&self, of: &Selected) -> Option<(&Fit, Design)> {
        Some((&self.fitting.fit, self.design(of).ok()?))
    }

    fn is_exact(&self) -> bool {
        true
    }
}

impl OnDrivers {
    /// The straight line of an only driver, over its range in the baseline.
    fn line(&self) -> Vec<(f64, f64)> {
        match (self.fitting.fit.coefficients(), self.fitting.ranges.as_slice()) {
            ([constant, slope], [range]) => {
                [range.least, range.greatest].into_iter().map(|x| (x, constant + slope * x)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Figures of a regression in the order in which they are shown.
pub(super) fn statistics(of: &Diagnostics) -> Vec<(Statistic, f64)> {
    let variation = of.variation.as_ref();
    let all = [
        (Statistic::Points, Some(of.points as f64)),
        (Statistic::Coefficients, Some(of.parameters as f64)),
        (Statistic::Drivers, Some(of.slopes as f64)),
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
