//! From readings to a proof.
//!
//! ```text
//! Readings ─ days ─▶ Readings (of days, where a method takes them and the meter has hours)
//!          ─ select ─▶ Selected (rows of a span with all that is needed)
//!                        └─ baseline (a file for each method) ─▶ dyn Baseline: expect, quality, regression
//!                                                                  └─ approach ─▶ Proof, with bands and verdicts
//! ```
//! A method says what it expects of a period and how sure it is; which periods are held against which is the approach. So every
//! approach can be had with every method.

mod approach;
mod bands;
mod baseline;
mod days;
mod doubts;
mod rows;
mod select;
mod wrong;

use super::model::{Every, Meter, MeterModel, Method};
use super::outcome::Proof;
use super::readings::Readings;
use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::Span;

/// A run of one model.
pub(super) struct Run<'a> {
    /// The meter.
    pub meter: &'a Meter,
    /// What was read of it, as the method takes it.
    pub readings: &'a Readings,
    /// What was read of it.
    pub read: &'a Readings,
    /// The model.
    pub model: &'a MeterModel,
    /// Its index.
    pub at: usize,
    /// Whether the table of the weather has several rows a day.
    pub hourly_weather: bool,
}

/// Holds a model against its meter; says what is wrong where there is no result.
pub(super) fn run(
    (meter, read): (&Meter, &Readings),
    (model, at): (&MeterModel, usize),
    findings: &mut Findings,
) -> Option<Proof> {
    match proved(meter, read, model, at, findings) {
        Ok(proof) => Some(proof),
        Err(reason) => {
            let help = matches!(reason, AboutMeter::TooFewPoints { .. } | AboutMeter::Collinear { .. });
            let message =
                AboutMeter::NotFitted { meter: meter.id.clone(), model: model.id.clone(), reason: Box::new(reason) };
            let finding = Finding::new(Code::ModelNotFitted, message).at(model.place);
            findings.push(if help { finding.help(AboutMeter::MoreData) } else { finding });
            None
        }
    }
}

fn proved(
    meter: &Meter,
    read: &Readings,
    model: &MeterModel,
    at: usize,
    findings: &mut Findings,
) -> Result<Proof, AboutMeter> {
    let takes_days = matches!(model.method, Method::CaltrackDaily | Method::CaltrackCorrected);
    let made = match (takes_days, read.every) {
        (true, Every::Hour) => Some(days::of_hours(meter, read, findings)?),
        _ => None,
    };
    let hourly_weather = read.weather.windows(2).any(|pair| pair[0].start.date() == pair[1].start.date());
    let readings = made.as_ref().unwrap_or(read);
    let run = Run { meter, readings, read, model, at, hourly_weather };
    approach::prove(&run, findings)
}

impl Run<'_> {
    /// The spans that the model needs; the checker has said where one is missing.
    fn spans(&self) -> Result<(Span, Span), AboutMeter> {
        let missing = |key| AboutMeter::NoSpan { model: self.model.id.clone(), key };
        let before = self.meter.baseline_of(self.model).ok_or_else(|| missing("baseline"))?;
        let after = self.meter.reporting_of(self.model).ok_or_else(|| missing("reporting"))?;
        Ok((before, after))
    }
}
