//! Savings added up over time, as a picture.

use jiff::civil::DateTime;

use super::meters::{Of, name};
use crate::finding::{AboutReport, MeterReportWord, MeterWord as Word, one_line};
use crate::report::chart::{Axis, Band, Chart, Cusum, Drawing, Event, day};
use crate::report::meters::SHOWN_LEVEL;
use crate::saving::proof::{Approach, BandForm, Proof, ProofRow};
use crate::statistics::distribution::student_critical;

/// The t of the exact form at the level that is shown; nothing where the method has no such form.
pub(in crate::report) fn critical(proof: &Proof) -> Option<f64> {
    let exact = proof.bands.iter().find(|band| band.form == BandForm::Exact)?;
    student_critical(SHOWN_LEVEL, exact.freedom?).ok()
}

pub(super) fn picture(of: &Of<'_, '_, '_>) -> Option<Chart> {
    let proof = &of.figure.proof;
    let first = proof.rows.first()?;
    let (last, (sum, se)) = proof.rows.iter().rev().find_map(|row| Some((row, row.cumulative?)))?;
    let t = critical(proof);
    let mut points = before(of, first);
    points.push((moment(first.start), Some(0.0)));
    let mut band = vec![(moment(first.start), 0.0, 0.0)];
    for row in &proof.rows {
        let cumulative = row.cumulative;
        points.push((moment(row.end), cumulative.map(|(sum, _)| sum)));
        if let (Some((sum, Some(se))), Some(t)) = (cumulative, t) {
            band.push((moment(row.end), sum - t * se, sum + t * se));
        }
    }
    let half = se.zip(t).map(|(se, t)| of.energy_text(t * se)).unwrap_or_default();
    let to = last.end.date().yesterday().unwrap_or(last.end.date());
    let alt = AboutReport::CumulativeSays {
        model: format!("{} · {}", name(of.meter), one_line(&of.model.id)),
        from: first.start.date().to_string(),
        to: to.to_string(),
        sum: format!("{} {}", of.energy_text(sum), of.unit()),
        band: half,
    };
    let line = of.said(MeterReportWord::CumulativeSaving);
    let drawing = Drawing::from(Cusum {
        x: Axis::days(""),
        y: Axis::amount(line.clone(), of.unit()),
        name: line.clone(),
        points,
        band: (band.len() > 1).then(|| Band { name: of.word(Word::BandColumn), points: band }),
        events: events(of, first),
    });
    Some(Chart {
        id: of.id("cumulative"),
        title: line,
        alt: alt.text(of.making.look.lang),
        unit: String::new(),
        has_table: true,
        drawing,
    })
}

/// The baseline before a forecast, added up alike: where its model holds, it stays near zero.
fn before(of: &Of<'_, '_, '_>, first: &ProofRow) -> Vec<(f64, Option<f64>)> {
    let rows = match (of.model.approach, of.figure.proof.fits.first()) {
        (Approach::Forecast, Some(fit)) => fit.rows.as_slice(),
        _ => return Vec::new(),
    };
    let (Some(start), Some(end)) = (rows.first(), rows.last()) else { return Vec::new() };
    if end.end > first.start {
        return Vec::new();
    }
    let mut sum = 0.0;
    let mut points = vec![(moment(start.start), Some(sum))];
    for row in rows {
        sum += row.expected - row.observed;
        points.push((moment(row.end), Some(sum)));
    }
    // Nothing is known of the time between.
    points.push((moment(first.start), None));
    points
}

/// When the reporting period begins, adjustments, changes of the meter.
fn events(of: &Of<'_, '_, '_>, first: &ProofRow) -> Vec<Event> {
    let mut events = Vec::new();
    if of.model.approach == Approach::Forecast {
        events.push(Event { at: moment(first.start), name: of.said(MeterReportWord::ReportingBegins) });
    }
    events.extend(of.figure.adjustments.iter().filter_map(|(at, _)| {
        let stated = of.meter.adjustments.get(*at)?;
        Some(Event { at: day(stated.span.from), name: one_line(&stated.reason) })
    }));
    let changed = of.said(MeterReportWord::MeterChanged);
    events.extend(of.meter.swaps.iter().map(|swap| Event { at: moment(swap.at), name: changed.clone() }));
    events
}

fn moment(at: DateTime) -> f64 {
    let time = at.time();
    let minutes = f64::from(time.hour()) * 60.0 + f64::from(time.minute());
    day(at.date()) + minutes / 1440.0
}
