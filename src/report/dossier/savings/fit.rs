//! The readings of a meter and the model through them, as a picture.

use super::meters::{Of, name};
use crate::finding::{AboutReport, MeterReportWord, MeterWord as Word, one_line};
use crate::report::chart::{Axis, Band, Chart, Curve, Drawing, Group, Marker, Scatter};
use crate::saving::proof::{Approach, Fitted, Method, ProofRow};

/// Readings of a baseline that a table of the picture has rows for.
const TOLD: usize = 60;

/// Points by what they belong to.
struct Points<'a> {
    name: Word,
    between: bool,
    rows: &'a [ProofRow],
}

pub(super) fn picture(of: &Of<'_, '_, '_>) -> Option<Chart> {
    let proof = &of.figure.proof;
    let first = proof.fits.first()?;
    let groups = groups(of);
    let is_over = groups.iter().all(|group| group.rows.iter().all(|row| row.x.is_some()));
    let place = |row: &ProofRow| match is_over {
        true => (row.x.unwrap_or(f64::NAN), row.observed),
        false => (row.expected, row.observed),
    };
    let marker = |at: usize| if at == 0 { Marker::Dot } else { Marker::Diamond };
    let drawn: Vec<Group> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| !group.rows.is_empty())
        .map(|(at, group)| Group {
            name: if group.between { of.said(MeterReportWord::Between) } else { of.word(group.name) },
            marker: marker(at),
            points: group.rows.iter().map(place).collect(),
        })
        .collect();
    let points: Vec<(f64, f64)> = drawn.iter().flat_map(|group| group.points.iter().copied()).collect();
    if points.is_empty() {
        return None;
    }
    let energy = |word: Word| Axis::amount(of.word(word), of.unit());
    let x = if is_over { over(of, first) } else { energy(Word::Expected) };
    let (curves, band) = match is_over {
        true => (curves(of, &points), band(of, first)),
        false => (diagonal(of, &points).into_iter().collect(), None),
    };
    let below = proof.rows.iter().filter(|row| row.observed < row.expected).count();
    let said = format!("{} · {}", name(of.meter), one_line(&of.model.id));
    let (baseline, reporting) = (first.rows.len(), proof.rows.len());
    let alt = match is_over {
        true => AboutReport::FitOver { model: said, x: x.name.clone(), baseline, reporting, below },
        false => AboutReport::FitAgainst { model: said, baseline, reporting, below },
    };
    Some(Chart {
        id: of.id("fit"),
        title: of.said(MeterReportWord::Fit),
        alt: alt.text(of.making.look.lang),
        unit: String::new(),
        // A diagonal has no figures of its own.
        has_table: !is_over,
        drawing: Drawing::from(Scatter { x, y: energy(Word::Observed), groups: drawn, curves, band }),
    })
}

/// What was fitted first, then what it is held against.
fn groups<'a>(of: &Of<'_, '_, 'a>) -> Vec<Points<'a>> {
    let proof = &of.figure.proof;
    let fit = |at: usize| proof.fits.get(at).map_or(&[][..], |fit| fit.rows.as_slice());
    let group = |name, rows| Points { name, between: false, rows };
    match of.model.approach {
        Approach::Forecast => vec![group(Word::Baseline, fit(0)), group(Word::Reporting, &proof.rows)],
        Approach::Backcast => vec![group(Word::Reporting, fit(0)), group(Word::Baseline, &proof.rows)],
        Approach::Chaining(_) => {
            vec![Points { name: Word::Baseline, between: true, rows: fit(0) }, group(Word::Reporting, &proof.rows)]
        }
        Approach::Normalised(_) => vec![group(Word::Baseline, fit(0)), group(Word::Reporting, fit(1))],
    }
}

/// The driver or the temperature that readings are drawn over.
fn over(of: &Of<'_, '_, '_>, fit: &Fitted) -> Axis {
    let driver = of.model.options.driver.and_then(|at| of.meter.drivers.get(at));
    if let Some(driver) = driver {
        return Axis::amount(one_line(&driver.name.value), one_line(&driver.unit));
    }
    let slope = fit.coefficients.iter().find(|coefficient| coefficient.name != "constant");
    match slope.filter(|_| of.model.method == Method::Drivers) {
        Some(slope) => Axis::amount(one_line(&slope.name), one_line(&slope.per)),
        None => Axis::amount(of.said(MeterReportWord::Temperature), of.meter.temperature.symbol()),
    }
}

/// The line of each model: through the corners that it states, or over its one driver.
fn curves(of: &Of<'_, '_, '_>, points: &[(f64, f64)]) -> Vec<Curve> {
    let several = of.figure.proof.fits.len() > 1;
    let names = [Word::Baseline, Word::Reporting];
    let drawn = of.figure.proof.fits.iter().zip(names).filter_map(|(fit, period)| {
        let name = one_line(&of.model.id);
        let name = if several { format!("{name} · {}", of.word(period)) } else { name };
        let line = if fit.line.len() > 1 { fit.line.clone() } else { straight(of, fit, points)? };
        Some(Curve { name, points: line })
    });
    drawn.collect()
}

/// The line of a model on one driver, as far as the points reach.
fn straight(of: &Of<'_, '_, '_>, fit: &Fitted, points: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
    let mut slopes = fit.coefficients.iter().filter(|coefficient| coefficient.name != "constant");
    let slope = slopes.next().filter(|_| of.model.method == Method::Drivers)?;
    if slopes.next().is_some() {
        return None;
    }
    let constant = fit.coefficients.iter().find(|coefficient| coefficient.name == "constant");
    let constant = constant.map_or(0.0, |constant| constant.value);
    let (low, high) = ends(points.iter().map(|(x, _)| *x))?;
    // Where the picture has a table, it has a row for each reading of the baseline.
    let few = fit.rows.len() <= TOLD;
    let own = fit.rows.iter().filter_map(|row| row.x.filter(|_| few));
    let mut places: Vec<f64> = [low, high].into_iter().chain(own).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    Some(places.into_iter().map(|x| (x, constant + slope.value * x)).collect())
}

fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let reach = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), reach);
    (low < high).then_some((low, high))
}

/// Where a new reading of the baseline would lie.
fn band(of: &Of<'_, '_, '_>, fit: &Fitted) -> Option<Band> {
    let is_line = fit.rows.iter().all(|row| row.terms.len() <= 1);
    let point = |row: &ProofRow| Some((row.x?, row.intervals?.1.low, row.intervals?.1.high));
    let points: Vec<(f64, f64, f64)> = fit.rows.iter().filter_map(point).collect();
    let name = of.said(MeterReportWord::PredictionInterval);
    (is_line && points.len() > 1).then_some(Band { name, points })
}

/// Where observed would be what was expected.
fn diagonal(of: &Of<'_, '_, '_>, points: &[(f64, f64)]) -> Option<Curve> {
    let (low, high) = ends(points.iter().map(|(x, _)| *x))?;
    Some(Curve { name: of.said(MeterReportWord::Diagonal), points: vec![(low, low), (high, high)] })
}
