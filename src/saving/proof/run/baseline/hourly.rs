//! CalTRACK 2.0, hours: a model for every month.

use super::{Baseline, Expectation, Quality};
use crate::finding::AboutMeter;
use crate::saving::metered::calendar::hour_of_week;
use crate::saving::metered::caltrack::hourly::{Hours, Model, Options, fit as fit_hours, predict};
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::piecewise::{Occupancy, Pieces};
use crate::saving::proof::model::TemperatureUnit;
use crate::saving::proof::outcome::Fitted;
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::{Over, Statistic, metrics};
use crate::saving::proof::week::Week;
use crate::statistics::{Design, Fit};

/// Ends of the pieces of temperature of CalTRACK 2.0, in °F.
const ENDS: [f64; 6] = [30.0, 45.0, 55.0, 65.0, 75.0, 90.0];

/// Models of the months.
pub(super) struct Hourly {
    model: Model,
    metrics: Metrics,
    quality: Quality,
    coefficients: usize,
    notes: Vec<AboutMeter>,
}

impl Run<'_> {
    /// How occupancy is told, and a note where its temperatures were converted.
    pub(super) fn occupancy(&self) -> (Occupancy, Option<AboutMeter>) {
        let usual = Occupancy::fahrenheit();
        let options = &self.model.options;
        let share = options.occupied_above.unwrap_or(usual.share);
        if let Some((heating, cooling)) = options.occupancy_points {
            return (Occupancy { heating, cooling, share }, None);
        }
        let of = |value| self.fahrenheit(value);
        let note = self.meter.temperature == TemperatureUnit::Celsius;
        let note = note.then(|| self.converted(&[usual.heating, usual.cooling]));
        (Occupancy { heating: of(usual.heating), cooling: of(usual.cooling), share }, note)
    }
}

/// The months and hours of the week of hours.
struct Columns {
    month: Vec<u8>,
    hour_of_week: Vec<u8>,
}

impl Columns {
    fn of(of: &Selected) -> Columns {
        Columns {
            month: of.starts.iter().map(|at| at.month().unsigned_abs()).collect(),
            hour_of_week: of.starts.iter().map(|at| hour_of_week(*at)).collect(),
        }
    }

    fn hours<'a>(&'a self, of: &'a Selected) -> Hours<'a> {
        Hours { month: &self.month, hour_of_week: &self.hour_of_week, temperature: &of.temperature }
    }
}

pub(super) fn fit(run: &Run<'_>, of: &Selected) -> Result<Hourly, AboutMeter> {
    let usual = Options::fahrenheit();
    let chosen = &run.model.options;
    let (occupancy, note) = run.occupancy();
    let mut notes: Vec<AboutMeter> = note.into_iter().collect();
    let ends = match &chosen.end_points {
        Some(ends) => Pieces::new(ends),
        None => {
            if run.meter.temperature == TemperatureUnit::Celsius {
                notes.push(run.converted(&ENDS));
            }
            Pieces::new(&ENDS.map(|end| run.fahrenheit(end)))
        }
    };
    let options = Options {
        ends,
        least_hours: chosen.least_hours.unwrap_or(usual.least_hours),
        occupancy,
        neighbours: chosen.neighbour_weight.unwrap_or(usual.neighbours),
    };
    let columns = Columns::of(of);
    let model = fit_hours(&columns.hours(of), &of.energy, &options)?;
    let predicted = predict(&model, &columns.hours(of))?;
    let (observed, predicted): (Vec<f64>, Vec<f64>) =
        of.energy.iter().zip(predicted).filter_map(|(observed, predicted)| Some((*observed, predicted?))).unzip();
    let count = |month: &crate::saving::metered::caltrack::hourly::MonthModel| {
        let slopes: usize =
            month.slopes.iter().map(|slopes| slopes.iter().filter(|slope| **slope != 0.0).count()).sum();
        month.levels.iter().flatten().count() + slopes
    };
    let coefficients: usize = model.months.iter().flatten().map(count).sum();
    let metrics = Metrics::of(&observed, &predicted, coefficients.saturating_sub(1))?;
    let quality = Quality::of(&metrics, coefficients, run.frequency());
    Ok(Hourly { model, metrics, quality, coefficients, notes })
}

impl Baseline for Hourly {
    fn shown(&self) -> Fitted {
        let mut statistics = vec![(Statistic::Coefficients, self.coefficients as f64)];
        statistics.extend(metrics(&self.metrics, Over::Periods));
        let week = |(at, month): (usize, &Option<crate::saving::metered::caltrack::hourly::MonthModel>)| {
            let of = month.as_ref()?;
            Some(Week {
                month: u8::try_from(at + 1).ok(),
                pieces: of.pieces.clone(),
                occupied: of.occupied.clone(),
                levels: of.levels.clone(),
                slopes: of.slopes.clone(),
            })
        };
        Fitted {
            name: "CalTRACK 2.0, hourly".to_owned(),
            coefficients: Vec::new(),
            statistics,
            rows: Vec::new(),
            candidates: Vec::new(),
            reason: None,
            line: Vec::new(),
            notes: self.notes.clone(),
            weeks: self.model.months.iter().enumerate().filter_map(week).collect(),
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        let columns = Columns::of(of);
        let predicted = predict(&self.model, &columns.hours(of))?;
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
