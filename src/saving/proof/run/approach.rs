//! Which periods a model is fitted on, and which are held against it.

use super::Run;
use super::bands::About;
use super::baseline::{DIVISOR, Quality};
use super::rows::Expected;
use super::select::{Needs, Selected};
use crate::finding::{AboutMeter, Findings};
use crate::saving::Span;
use crate::saving::metered::uncertainty::{Factor, SumOfPredictions};
use crate::saving::metered::verdict::{Evidence, FrameworkVerdict, Frequency, VerdictPack, verdicts};
use crate::saving::proof::band::BandForm;
use crate::saving::proof::model::Approach;
use crate::saving::proof::outcome::{Chain, Proof, ProofRow, ProofSaving};
use crate::statistics::distribution::student_critical;
use crate::statistics::{Design, Fit};

/// Days of the months of the bands of bills.
const MONTH: f64 = 30.0;

/// Holds the model of a run against its meter; `None` where the reporting period has not been read yet, and so there is no more to
/// say than what the meter could prove.
pub(super) fn prove(run: &Run<'_>, findings: &mut Findings) -> Result<Option<Proof>, AboutMeter> {
    let (before, after) = run.spans()?;
    run.doubt_spans(before, after, findings);
    let needs = run.needs();
    let baseline = run.select("baseline", before, &needs, findings);
    let reporting = run.select("reporting", after, &needs, findings);
    let is_planned = run.readings.periods.last().is_some_and(|last| last.start.date() < after.from);
    if is_planned && run.model.approach == Approach::Forecast {
        plan(run, &baseline, after, findings)?;
        return Ok(None);
    }
    let proof = match run.model.approach {
        Approach::Forecast => straight(run, &baseline, &reporting, 1.0, findings)?,
        Approach::Backcast => straight(run, &reporting, &baseline, -1.0, findings)?,
        Approach::Chaining(span) => {
            let between = run.select("between", span, &needs, findings);
            chained(run, &between, &baseline, &reporting, findings)?
        }
        Approach::Normalised(span) => {
            let needs = Needs { energy: false, ..needs };
            let normal = run.select("normal", span, &needs, findings);
            normalised(run, &baseline, &reporting, &normal, findings)?
        }
    };
    run.doubt(&proof, findings);
    Ok(Some(proof))
}

/// Says the smallest saving that the meter could prove over a reporting period that lies ahead, at the mean use and the mean
/// drivers of the baseline: the exact standard error is then s √(m + m²/n).
fn plan(run: &Run<'_>, on: &Selected, after: Span, findings: &mut Findings) -> Result<(), AboutMeter> {
    let model =
        run.fit(on, &Selected { drivers: vec![Vec::new(); on.drivers.len()], ..Selected::default() }, findings)?;
    let quality = model.quality();
    let (energy, days): (f64, f64) = (on.energy.iter().sum(), on.days.iter().sum());
    let ahead = f64::from((after.to - after.from).get_days() + 1);
    let each = if quality.in_months { MONTH } else { days / on.rows.len() as f64 };
    let whole = energy / days * ahead;
    let points = libm::round(ahead / each);
    let exact = quality.cvrmse.filter(|_| model.is_exact() && points > 0.0).map(|scatter| {
        let se = scatter * whole * libm::sqrt((1.0 + points / quality.points) / points);
        (se, quality.points - quality.parameters)
    });
    let about = About { quality: &quality, points, whole, saving: 0.0, exact };
    run.planned(&about.provable(run), findings);
    Ok(())
}

/// A model of some periods says what others would have used: forecast with a sign of 1, backcast with −1.
fn straight(
    run: &Run<'_>,
    on: &Selected,
    against: &Selected,
    sign: f64,
    findings: &mut Findings,
) -> Result<Proof, AboutMeter> {
    let model = run.fit(on, against, findings)?;
    run.doubt_temperatures(on, against, findings);
    let Expected { mut rows, unknown } = run.expected(model.as_ref(), against)?;
    let (expected, actual) = sums(&rows);
    let adjustments = run.adjustments(findings);
    let saving = sign * (expected - actual) + adjustments;
    let forward = sign > 0.0;
    let measured_by = if forward { expected + adjustments } else { actual + adjustments };
    let regression = if unknown == 0 { model.regression(against) } else { None };
    let exact = regression.as_ref().filter(|_| model.is_exact());
    let total = exact
        .and_then(|(fit, design)| Some((*fit, SumOfPredictions::of(fit, &design.column_sums(), rows.len()).ok()?)));
    run.accumulate(&mut rows, sign, exact.map(|(fit, design)| (*fit, design)));
    let quality = model.quality();
    let about = About {
        quality: &quality,
        points: points(&quality, &rows),
        whole: if forward { expected + adjustments } else { expected },
        saving,
        exact: total.map(|(fit, total)| (total.se, fit.freedom() as f64)),
    };
    let confidence = &run.model.confidence;
    let mut bands = about.exact(confidence);
    if let Some(metrics) = model.caltrack() {
        bands.extend(about.caltrack(metrics, run.is_bills(), actual / rows.len() as f64, confidence));
    }
    bands.extend(about.guideline(run.frequency(), confidence));
    if let Some((fit, design)) = &regression {
        bands.extend(about.resampled(run, (fit, design), &against.energy, (sign, adjustments)));
    }
    let hang_together = match run.frequency() {
        Frequency::Monthly => exact.is_none() && about.correlation(run).is_some_and(|rho| rho > 0.0),
        Frequency::Daily | Frequency::Hourly => true,
    };
    if hang_together && model.caltrack().is_none() {
        // The forms that know of the correlation of residuals come first.
        bands.sort_by_key(|band| match band.form {
            BandForm::Guideline14Autocorrelation => 0,
            BandForm::Resampled => 1,
            _ => 2,
        });
    }
    let verdicts = judged(run, &about, against, findings);
    let indicator = if forward { ratio(actual, measured_by) } else { ratio(expected, measured_by) };
    Ok(Proof {
        model: run.at,
        fits: vec![run.fitted(model.as_ref(), on)?],
        saving: ProofSaving {
            actual,
            expected,
            adjustments,
            saving,
            fraction: ratio(saving, measured_by),
            indicator,
            se: total.map(|(_, total)| total.se),
            se_model: total.map(|(_, total)| total.se_model),
            periods: rows.len(),
        },
        bands,
        provable: about.provable(run),
        verdicts,
        left_out: against.left_out + unknown,
        chain: None,
        rows,
    })
}

/// A model of a time between says what both would have used: the expected energy of the reporting period in the proportion in
/// which the meter read in the baseline period. The standard error is that of the product to first order.
fn chained(
    run: &Run<'_>,
    between: &Selected,
    before: &Selected,
    after: &Selected,
    findings: &mut Findings,
) -> Result<Proof, AboutMeter> {
    let model = run.fit(between, after, findings)?;
    let first = run.expected(model.as_ref(), before)?;
    let Expected { mut rows, unknown } = run.expected(model.as_ref(), after)?;
    let (baseline_expected, baseline_actual) = (first.expected(), first.observed());
    let reporting_expected = sums(&rows).0;
    if !(baseline_expected > 0.0 && reporting_expected > 0.0) {
        return Err(AboutMeter::NothingExpected);
    }
    let scale = baseline_actual / baseline_expected;
    for row in &mut rows {
        row.expected *= scale;
        row.split = row.split.map(|split| split.map(|part| part * scale));
        // Those of the model alone, which is not what is expected here.
        (row.se_mean, row.intervals) = (None, None);
    }
    run.accumulate(&mut rows, 1.0, None);
    let (expected, actual) = sums(&rows);
    let adjustments = run.adjustments(findings);
    let saving = expected + adjustments - actual;
    let regressions = if unknown + first.unknown == 0 && model.is_exact() {
        model.regression(before).zip(model.regression(after))
    } else {
        None
    };
    let error = regressions.and_then(|((fit, first), (_, last))| {
        let share = reporting_expected / baseline_expected;
        let (first_sums, last_sums) = (first.column_sums(), last.column_sums());
        let onto: Vec<f64> = last_sums.iter().zip(&first_sums).map(|(l, f)| scale * (l - share * f)).collect();
        let form = fit.quadratic_form(&onto).ok()?;
        let noise = share * share * first.rows() as f64 + last.rows() as f64;
        let freedom = fit.freedom() as f64;
        Some((fit.rmse() * libm::sqrt(noise + form), fit.rmse() * libm::sqrt(form), freedom))
    });
    let quality = model.quality();
    let about = About {
        quality: &quality,
        points: points(&quality, &rows),
        whole: expected + adjustments,
        saving,
        exact: error.map(|(se, _, freedom)| (se, freedom)),
    };
    let verdicts = judged(run, &about, after, findings);
    Ok(Proof {
        model: run.at,
        fits: vec![run.fitted(model.as_ref(), between)?],
        saving: ProofSaving {
            actual,
            expected,
            adjustments,
            saving,
            fraction: ratio(saving, expected + adjustments),
            indicator: ratio(actual, expected + adjustments),
            se: error.map(|(se, ..)| se),
            se_model: error.map(|(_, se, _)| se),
            periods: rows.len(),
        },
        bands: about.exact(&run.model.confidence),
        provable: about.provable(run),
        verdicts,
        left_out: before.left_out + after.left_out + unknown + first.unknown,
        chain: Some(Chain { baseline_actual, baseline_expected, reporting_expected }),
        rows,
    })
}

/// Models of both times say what a normal period would have used. The standard error is that of the difference of the two
/// expectations, with the degrees of freedom of Satterthwaite (Biometrics Bulletin 2, 1946, p. 110).
fn normalised(
    run: &Run<'_>,
    before: &Selected,
    after: &Selected,
    normal: &Selected,
    findings: &mut Findings,
) -> Result<Proof, AboutMeter> {
    let (first, last) = (run.fit(before, normal, findings)?, run.fit(after, normal, findings)?);
    let (then, now) = (run.expected(first.as_ref(), normal)?, run.expected(last.as_ref(), normal)?);
    let unknown = then.unknown.max(now.unknown);
    let mut rows = Vec::with_capacity(then.rows.len());
    for row in then.rows {
        // In order of time on both sides; a period that one of them cannot say anything of is left out.
        let other = now.rows.binary_search_by_key(&row.start, |other| other.start).ok().map(|at| &now.rows[at]);
        if let Some(other) = other {
            rows.push(ProofRow { observed: other.expected, count: 0, ..row });
        }
    }
    let (expected, actual) = sums(&rows);
    run.adjustments(findings);
    run.accumulate(&mut rows, 1.0, None);
    let saving = expected - actual;
    let both = |of: &Selected| first.regression(of).zip(last.regression(of));
    let is_exact = first.is_exact() && last.is_exact() && unknown == 0;
    let error = both(normal).filter(|_| is_exact).and_then(|((one, one_design), (two, two_design))| {
        let of = |fit: &Fit, design: &Design| SumOfPredictions::of(fit, &design.column_sums(), design.rows()).ok();
        let (a, b) = (of(one, &one_design)?, of(two, &two_design)?);
        let (va, vb) = (a.se_model * a.se_model, b.se_model * b.se_model);
        let under = va * va / one.freedom() as f64 + vb * vb / two.freedom() as f64;
        Some((libm::hypot(a.se, b.se), libm::sqrt(va + vb), (va + vb) * (va + vb) / under))
    });
    let quality = first.quality();
    let about = About {
        quality: &quality,
        points: points(&quality, &rows),
        whole: expected,
        saving,
        exact: error.map(|(_, se_model, freedom)| (se_model, freedom)),
    };
    let verdicts = judged(run, &about, normal, findings);
    let mut fits = Vec::new();
    for (model, on) in [(&first, before), (&last, after)] {
        fits.push(run.fitted(model.as_ref(), on)?);
    }
    Ok(Proof {
        model: run.at,
        fits,
        saving: ProofSaving {
            actual,
            expected,
            adjustments: 0.0,
            saving,
            fraction: ratio(saving, expected),
            indicator: ratio(actual, expected),
            se: error.map(|(se, ..)| se),
            se_model: error.map(|(_, se, _)| se),
            periods: rows.len(),
        },
        bands: about.exact(&run.model.confidence),
        provable: Vec::new(),
        verdicts,
        left_out: normal.left_out + unknown,
        chain: None,
        rows,
    })
}

/// Expected and observed energy of rows.
fn sums(rows: &[ProofRow]) -> (f64, f64) {
    rows.iter().fold((0.0, 0.0), |(expected, observed), row| (expected + row.expected, observed + row.observed))
}

/// A share; `None` unless what it is of is positive.
fn ratio(over: f64, under: f64) -> Option<f64> {
    (under > 0.0).then(|| over / under)
}

/// m of the bands: periods, or the whole months of bills.
fn points(quality: &Quality, rows: &[ProofRow]) -> f64 {
    let days: f64 = rows.iter().map(ProofRow::days).sum();
    if quality.in_months { libm::round(days / MONTH) } else { rows.len() as f64 }
}

/// What the frameworks say. The uncertainty of months is the exact one where there is one; residuals of days and hours hang
/// together, and so theirs is that of Guideline 14 with n′.
fn judged(run: &Run<'_>, about: &About<'_>, against: &Selected, findings: &mut Findings) -> Vec<FrameworkVerdict> {
    let pack = VerdictPack::bundled();
    let mut evidence: Evidence = about.quality.evidence.clone();
    evidence.driver_distance = run.distance(about.quality, against, &pack, findings);
    let exact = about.exact_of_months(run);
    let rho = about.correlation(run).unwrap_or(f64::NAN);
    let error = |level: f64| match exact {
        Some((se, freedom)) => Some((student_critical(level, freedom).ok()? * se, se)),
        None => {
            let relative = about.relative(Factor::Fixed, DIVISOR, rho, level)?;
            let half = libm::fabs(relative.value * about.whole);
            Some((half, half / relative.t))
        }
    };
    for level in pack.rule.iter().filter_map(|rule| rule.confidence.as_ref()).map(|level| level.value) {
        if let (Some((half, _)), true) = (error(level), about.saving != 0.0) {
            evidence.fsu.push((level, half / libm::fabs(about.saving)));
        }
    }
    evidence.saving_over_error = error(0.68).map(|(_, se)| about.saving / se);
    verdicts(&pack, &evidence)
}
