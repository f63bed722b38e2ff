//! Time of week and temperature, days or hours.

use super::{Baseline, Expectation, Quality};
use crate::finding::AboutMeter;
use crate::saving::metered::calendar::hour_of_week;
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::time_of_week::{Model, Options, fit as fit_week, predict};
use crate::saving::proof::model::Every;
use crate::saving::proof::outcome::Fitted;
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::{Over, Statistic, metrics};
use crate::saving::proof::week::Week;
use crate::statistics::{Design, Fit};

/// A model of the week.
pub(super) struct OnWeek {
    model: Model,
    metrics: Metrics,
    quality: Quality,
    is_hours: bool,
    notes: Vec<AboutMeter>,
}

pub(super) fn fit(run: &Run<'_>, of: &Selected) -> Result<OnWeek, AboutMeter> {
    let usual = Options::fahrenheit();
    let chosen = &run.model.options;
    let (occupancy, note) = run.occupancy();
    let options = Options {
        segments: chosen.segments.unwrap_or(usual.segments),
        least_beyond: chosen.least_beyond.unwrap_or(usual.least_beyond),
        occupancy,
        least_occupied: chosen.least_occupied.unwrap_or(usual.least_occupied),
        // A meter that feeds in may well be expected below zero.
        floor_at_zero: chosen.floor_at_zero.unwrap_or(usual.floor_at_zero && !run.meter.feeds_in),
    };
    let is_hours = run.readings.every == Every::Hour;
    let periods = week(of, is_hours);
    let model = fit_week(&periods, if is_hours { 168 } else { 7 }, &of.temperature, &of.energy, &options)?;
    let predicted = predict(&model, &periods, &of.temperature)?;
    let (observed, predicted): (Vec<f64>, Vec<f64>) =
        of.energy.iter().zip(predicted).filter_map(|(observed, predicted)| Some((*observed, predicted?))).unzip();
    let metrics = Metrics::of(&observed, &predicted, model.drivers)?;
    let quality = Quality::of(&metrics, model.coefficients, run.frequency());
    Ok(OnWeek { model, metrics, quality, is_hours, notes: note.into_iter().collect() })
}

/// The period of the week of each row: a day, or an hour.
fn week(of: &Selected, is_hours: bool) -> Vec<usize> {
    let one = |at: &jiff::civil::DateTime| match is_hours {
        true => usize::from(hour_of_week(*at)),
        false => usize::from(at.weekday().to_monday_zero_offset().unsigned_abs()),
    };
    of.starts.iter().map(one).collect()
}

impl Baseline for OnWeek {
    fn shown(&self) -> Fitted {
        let model = &self.model;
        let mut statistics = vec![(Statistic::Coefficients, model.coefficients as f64)];
        statistics.extend(metrics(&self.metrics, Over::Periods));
        statistics.extend(self.quality.cvrmse.map(|value| (Statistic::CvrmseNMinusP, value)));
        // With two fits p is not k + 1: the figures with n − p are those of all coefficients.
        let mut seen = std::collections::HashSet::new();
        statistics.reverse();
        statistics.retain(|(name, _)| seen.insert(*name) && *name != Statistic::RmseNMinusP);
        statistics.reverse();
        statistics.push((Statistic::Sse, model.sse));
        let part = |which: usize| model.parts[which].as_ref();
        let slopes = |which: usize| part(which).map(|part| part.slopes.clone()).unwrap_or_default();
        let level = |period: usize| {
            let part = part(usize::from(model.occupied[period]))?;
            part.levels.get(period).copied().flatten()
        };
        Fitted {
            name: "time of week and temperature".to_owned(),
            coefficients: Vec::new(),
            statistics,
            rows: Vec::new(),
            candidates: Vec::new(),
            reason: None,
            line: Vec::new(),
            notes: self.notes.clone(),
            weeks: vec![Week {
                month: None,
                pieces: model.pieces.clone(),
                occupied: model.occupied.clone(),
                levels: (0..model.occupied.len()).map(level).collect(),
                slopes: [slopes(0), slopes(1)],
            }],
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        let predicted = predict(&self.model, &week(of, self.is_hours), &of.temperature)?;
        let one = |(value, t): (Option<f64>, &f64)| Expectation {
            value,
            terms: vec![*t],
            x: Some(*t),
            ..Expectation::default()
        };
        Ok(predicted.into_iter().zip(&of.temperature).map(one).collect())
    }

    fn quality(&self) -> Quality {
        self.quality.clone()
    }

    fn regression(&self, _of: &Selected) -> Option<(&Fit, Design)> {
        None
    }
}
