//! CalTRACK 2.0, days and bills, as its reference software computes it.

use super::{Baseline, Expectation, Quality};
use crate::finding::AboutMeter;
use crate::saving::metered::caltrack::billing::{self, Bill};
use crate::saving::metered::caltrack::{Candidate as Point, Kind, Model, Options, Status, daily};
use crate::saving::metered::degree_day::{Grid, Side, hinge, mean_of_blocks};
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::result::{BothMetrics, Split};
use crate::saving::proof::model::TemperatureUnit;
use crate::saving::proof::outcome::{Candidate, Fitted};
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::{Over, Statistic, metrics};
use crate::statistics::{Design, Fit};

/// A model of the weather.
pub(super) struct OnWeather {
    model: Model,
    metrics: BothMetrics,
    quality: Quality,
    fit: Option<Fit>,
    is_bills: bool,
    range: Option<(f64, f64)>,
    notes: Vec<AboutMeter>,
}

impl Run<'_> {
    /// A temperature that a method states in °F, in the unit of the meter.
    pub(super) fn fahrenheit(&self, value: f64) -> f64 {
        match self.meter.temperature {
            TemperatureUnit::Fahrenheit => value,
            TemperatureUnit::Celsius => (value - 32.0) / 1.8,
        }
    }

    /// What to search for, and notes on temperatures that were converted.
    pub(super) fn caltrack_options(&self) -> Result<(Options, Vec<AboutMeter>), AboutMeter> {
        let options = &self.model.options;
        let usual = Options::electricity();
        let is_celsius = self.meter.temperature == TemperatureUnit::Celsius;
        let mut notes = Vec::new();
        let grid = match (&options.balance_points, is_celsius) {
            (Some(grid), _) => grid.clone(),
            (None, false) => Grid::fahrenheit(),
            (None, true) => {
                notes.push(self.converted(&[30.0, 90.0]));
                let (first, last) = (self.fahrenheit(30.0), self.fahrenheit(90.0));
                Grid::new(first, last, 1.0 / 1.8).ok_or(AboutMeter::BadGrid)?
            }
        };
        let scale = if is_celsius { 1.8 } else { 1.0 };
        let searched = Options {
            cooling: options.cooling.unwrap_or(true).then(|| grid.clone()),
            heating: grid,
            least_total: options.least_degree_days.unwrap_or(usual.least_total / scale),
            least_days: options.least_days.unwrap_or(usual.least_days),
            keep_candidates: options.list_candidates,
        };
        Ok((searched, notes))
    }

    /// A note that temperatures were converted.
    pub(super) fn converted(&self, points: &[f64]) -> AboutMeter {
        let text = |values: Vec<f64>| {
            let rounded = values.iter().map(|value| (libm::round(value * 100.0) / 100.0).to_string());
            rounded.collect::<Vec<_>>().join("–")
        };
        let to = points.iter().map(|point| self.fahrenheit(*point)).collect();
        AboutMeter::Converted { from: text(points.to_vec()), to: text(to) }
    }
}

pub(super) fn fit_days(run: &Run<'_>, of: &Selected) -> Result<OnWeather, AboutMeter> {
    let (options, notes) = run.caltrack_options()?;
    let model = daily::fit(&of.temperature, &of.energy, &options)?;
    let metrics = daily::metrics(&model, &of.temperature, &of.energy)?;
    let mut fitted = OnWeather::new(run, model, metrics, notes);
    fitted.range = of.temperature.iter().copied().map(|t| (t, t)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    fitted.fit = fitted.design(of).and_then(|design| Fit::of(design, &of.energy, None).ok());
    Ok(fitted)
}

pub(super) fn fit_bills(run: &Run<'_>, of: &Selected) -> Result<OnWeather, AboutMeter> {
    let (options, notes) = run.caltrack_options()?;
    let all = bills(of);
    let cut = match run.model.options.weather_days {
        Some(days) => billing::first_days(&all, days),
        None => all,
    };
    let model = billing::fit(&cut, &options)?;
    let metrics = billing::metrics(&model, &cut)?;
    let mut fitted = OnWeather::new(run, model, metrics, notes);
    fitted.is_bills = true;
    fitted.quality.in_months = true;
    Ok(fitted)
}

/// Bills with the weather of their days; a bill whose only temperature is its own mean counts with all its days.
pub(super) fn bills(of: &Selected) -> Vec<Bill<'_>> {
    let mut bills = Vec::with_capacity(of.blocks.len());
    for (at, blocks) in of.blocks.iter().enumerate() {
        let days = of.days[at];
        let days_kept = if blocks.len() == 1 { days } else { blocks.len() as f64 };
        bills.push(Bill { observed: of.energy[at], days, days_kept, blocks });
    }
    bills
}

impl OnWeather {
    fn new(run: &Run<'_>, model: Model, metrics: BothMetrics, notes: Vec<AboutMeter>) -> OnWeather {
        let parameters = model.drivers() + 1;
        let quality = Quality::of(&metrics.totals, parameters, run.frequency());
        let quality = Quality { is_caltrack: true, ..quality.with_terms(&model.summary(&metrics).coefficients) };
        OnWeather { model, metrics, quality, fit: None, is_bills: false, range: None, notes }
    }

    /// Degree days a day below the heating and above the cooling balance point.
    fn degrees(&self, of: &Selected, at: usize) -> (Option<f64>, Option<f64>) {
        let one = |side, point: Option<f64>| {
            let point = point?;
            match of.blocks.get(at) {
                Some(blocks) => mean_of_blocks(side, point, blocks),
                None => of.temperature.get(at).map(|t| hinge(side, point, *t)),
            }
        };
        (one(Side::Below, self.model.heating_balance_point), one(Side::Above, self.model.cooling_balance_point))
    }

    fn design(&self, of: &Selected) -> Option<Design> {
        let column = |side, point: f64| of.temperature.iter().map(|t| hinge(side, point, *t)).collect::<Vec<f64>>();
        let heating = self.model.heating_balance_point.map(|point| column(Side::Below, point));
        let cooling = self.model.cooling_balance_point.map(|point| column(Side::Above, point));
        let columns: Vec<&[f64]> = [&heating, &cooling].into_iter().flatten().map(Vec::as_slice).collect();
        Design::with_intercept(of.rows.len(), &columns).ok()
    }

    fn line(&self) -> Vec<(f64, f64)> {
        let Some((low, high)) = self.range else { return Vec::new() };
        let bends = [self.model.heating_balance_point, self.model.cooling_balance_point];
        let mut xs = vec![low, high];
        xs.extend(bends.into_iter().flatten().filter(|x| low < *x && *x < high));
        xs.sort_by(f64::total_cmp);
        xs.dedup();
        let ys = daily::predict(&self.model, &xs).unwrap_or_default();
        xs.into_iter().zip(ys).map(|(x, y)| (x, y.total())).collect()
    }
}

impl Baseline for OnWeather {
    fn shown(&self) -> Fitted {
        let model = &self.model;
        let summary = model.summary(&self.metrics);
        let mut statistics = vec![
            (Statistic::Points, model.n as f64),
            (Statistic::Coefficients, summary.coefficients.len() as f64),
            (Statistic::Drivers, model.drivers() as f64),
            (Statistic::R2Adjusted, model.r2_adjusted),
        ];
        let points = [
            (Statistic::HeatingBalancePoint, model.heating_balance_point),
            (Statistic::CoolingBalancePoint, model.cooling_balance_point),
        ];
        statistics.extend(points.into_iter().filter_map(|(name, value)| Some((name, value?))));
        statistics.push((Statistic::Candidates, model.candidates as f64));
        statistics.push((Statistic::Qualified, model.qualified as f64));
        statistics.extend(metrics(&self.metrics.per_day, Over::Day));
        statistics.extend(metrics(&self.metrics.totals, Over::Total));
        Fitted {
            name: summary.model,
            coefficients: summary.coefficients,
            statistics,
            rows: Vec::new(),
            candidates: candidates(model),
            reason: Some(AboutMeter::HighestR2 { qualified: model.qualified, tried: model.candidates }),
            line: self.line(),
            notes: self.notes.clone(),
            weeks: Vec::new(),
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        let splits = match self.is_bills {
            true => billing::predict(&self.model, &bills(of))?,
            false => daily::predict(&self.model, &of.temperature)?,
        };
        let one = |(at, split): (usize, Split)| {
            let (heating, cooling) = self.degrees(of, at);
            let terms = [heating, cooling].into_iter().flatten().map(|value| value * of.days[at]).collect();
            let x = of.temperature.get(at).copied().or_else(|| mean(of.blocks.get(at)?));
            Expectation { value: Some(split.total()), terms, x, prediction: None, split: Some(split) }
        };
        Ok(splits.into_iter().enumerate().map(one).collect())
    }

    fn quality(&self) -> Quality {
        self.quality.clone()
    }

    fn regression(&self, of: &Selected) -> Option<(&Fit, Design)> {
        Some((self.fit.as_ref()?, self.design(of)?))
    }

    fn caltrack(&self) -> Option<&Metrics> {
        Some(&self.metrics.totals)
    }
}

/// The mean of temperatures; `None` for none.
pub(super) fn mean(of: &Vec<f64>) -> Option<f64> {
    crate::statistics::moments::mean(of).ok()
}

/// The name of a kind of model, which is that of its terms.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Constant => "constant",
        Kind::Heating => "heating",
        Kind::Cooling => "cooling",
        Kind::Both => "heating + cooling",
    }
}

/// The best of each kind, with how many there were; or every point of the grid, where they were kept.
fn candidates(model: &Model) -> Vec<Candidate> {
    let figures = |of: &Point| {
        let all = [
            (Statistic::HeatingBalancePoint, of.heating_balance_point),
            (Statistic::CoolingBalancePoint, of.cooling_balance_point),
            (Statistic::Intercept, Some(of.intercept)),
            (Statistic::HeatingSlope, of.heating_balance_point.map(|_| of.heating)),
            (Statistic::CoolingSlope, of.cooling_balance_point.map(|_| of.cooling)),
            (Statistic::R2Adjusted, Some(of.r2_adjusted)),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| value.is_finite())?))).collect()
    };
    let is_chosen = |of: &Point| {
        of.kind == model.kind
            && of.heating_balance_point == model.heating_balance_point
            && of.cooling_balance_point == model.cooling_balance_point
    };
    if !model.all.is_empty() {
        let one = |of: &Point| Candidate {
            name: name(of.kind).to_owned(),
            statistics: figures(of),
            is_valid: of.status == Status::Qualified,
            is_chosen: is_chosen(of),
            refused: match of.status {
                Status::Qualified => None,
                Status::Negative => Some(AboutMeter::NegativeCoefficient),
                Status::Skipped => Some(AboutMeter::FewDegreeDays),
            },
        };
        return model.all.iter().map(one).collect();
    }
    let one = |of: &crate::saving::metered::caltrack::KindTally| {
        let mut statistics: Vec<(Statistic, f64)> = of.best.as_ref().map(figures).unwrap_or_default();
        statistics.push((Statistic::Candidates, of.attempted as f64));
        statistics.push((Statistic::Qualified, of.qualified as f64));
        Candidate {
            name: name(of.kind).to_owned(),
            statistics,
            is_valid: of.best.is_some(),
            is_chosen: of.best.as_ref().is_some_and(is_chosen),
            refused: of.best.is_none().then_some(AboutMeter::NegativeCoefficient),
        }
    };
    model.by_kind.iter().map(one).collect()
}
