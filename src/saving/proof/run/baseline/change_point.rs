//! Searched change points, over the temperature or one driver.

use super::{Baseline, Expectation, Quality};
use crate::finding::AboutMeter;
use crate::saving::metered::change_point::{Criterion as Loss, Model, Options, Selection, Shape, select};
use crate::saving::metered::degree_day::{Side, hinge};
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::result::Coefficient;
use crate::saving::proof::model::{Criterion, TemperatureUnit};
use crate::saving::proof::outcome::{Candidate, Fitted};
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::{Over, Statistic, metrics};
use crate::statistics::{Design, Estimate, Fit};

/// A model with change points.
pub(super) struct Bent {
    selection: Selection,
    shapes: Vec<Shape>,
    metrics: Metrics,
    quality: Quality,
    fit: Option<Fit>,
    /// Whether it is of use a day: bills over the temperature.
    a_day: bool,
    /// What a slope is per.
    per: String,
    range: (f64, f64),
}

pub(super) fn fit(run: &Run<'_>, of: &Selected) -> Result<Bent, AboutMeter> {
    let usual = Options::default();
    let chosen = &run.model.options;
    let criterion = match chosen.criterion {
        None => usual.criterion,
        Some(Criterion::Bic) => Loss::Bic,
        Some(Criterion::AdjustedR2) => Loss::AdjustedR2,
        Some(Criterion::LeaveOneOut) => {
            return Err(AboutMeter::CriterionUnknown { method: run.model.method.word() });
        }
    };
    let options = Options {
        shapes: chosen.shapes.clone().unwrap_or(usual.shapes),
        least_share: chosen.least_share.unwrap_or(usual.least_share),
        grid: usual.grid,
        positive: chosen.slopes_positive.unwrap_or(usual.positive),
        criterion,
    };
    let x = over(of);
    let a_day = run.is_bills() && chosen.driver.is_none();
    let y: Vec<f64> = match a_day {
        true => of.energy.iter().zip(&of.days).map(|(energy, days)| energy / days).collect(),
        false => of.energy.clone(),
    };
    let selection = select(&x, &y, a_day.then_some(of.days.as_slice()), &options)?;
    let best = &selection.best;
    let predicted: Vec<f64> = x.iter().map(|x| best.predict(*x)).collect();
    let metrics = Metrics::of(&y, &predicted, best.shape.coefficients() - 1)?;
    let per = match chosen.driver {
        Some(driver) => run.meter.drivers[driver].unit.clone(),
        None => match run.meter.temperature {
            TemperatureUnit::Celsius => "°C".to_owned(),
            TemperatureUnit::Fahrenheit => "°F".to_owned(),
        },
    };
    let range = x.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(*x), high.max(*x)));
    let quality = Quality::of(&metrics, best.shape.coefficients(), run.frequency());
    let mut bent = Bent { selection, shapes: options.shapes, metrics, quality, fit: None, a_day, per, range };
    bent.quality = bent.quality.clone().with_terms(&bent.coefficients());
    if !a_day {
        bent.fit = bent.design(of).and_then(|design| Fit::of(design, &of.energy, None).ok());
    }
    Ok(bent)
}

/// What the model bends over: the driver, or the temperature.
fn over(of: &Selected) -> Vec<f64> {
    match of.drivers.first() {
        Some(driver) => driver.clone(),
        None => of.temperature.clone(),
    }
}

/// The terms of a shape at x, the constant left out.
fn terms(model: &Model, x: f64) -> Vec<f64> {
    if model.shape == Shape::Line {
        return vec![x];
    }
    let below = model.low.filter(|_| model.below.is_some()).map(|point| hinge(Side::Below, point, x));
    let above = model.high.filter(|_| model.above.is_some()).map(|point| hinge(Side::Above, point, x));
    [below, above].into_iter().flatten().collect()
}

impl Bent {
    fn coefficients(&self) -> Vec<Coefficient> {
        let best = &self.selection.best;
        let line = if best.shape == Shape::Line { "slope" } else { "below" };
        let constant = if self.a_day { "day" } else { "" };
        let of = |estimate: Option<Estimate>, name: &str, per: &str| {
            estimate.map(|estimate| Coefficient::of(name, per, &estimate))
        };
        let all = [
            of(Some(best.intercept), "constant", constant),
            of(best.below, line, &self.per),
            of(best.above, "above", &self.per),
        ];
        all.into_iter().flatten().collect()
    }

    fn design(&self, of: &Selected) -> Option<Design> {
        let rows: Vec<Vec<f64>> = over(of).iter().map(|x| terms(&self.selection.best, *x)).collect();
        let count = rows.first().map_or(0, Vec::len);
        let columns: Vec<Vec<f64>> = (0..count).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
        let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        Design::with_intercept(rows.len(), &views).ok()
    }

    fn candidates(&self) -> Vec<Candidate> {
        let one = |shape: &Shape| {
            let fitted = self.selection.fitted.iter().find(|of| of.shape == *shape);
            let value = |estimate: &Option<Estimate>| estimate.map(|of| of.value);
            let figures = fitted.map(|of| {
                let all = [
                    (Statistic::ChangePointLow, of.low),
                    (Statistic::ChangePointHigh, of.high),
                    (Statistic::Intercept, Some(of.intercept.value)),
                    (Statistic::SlopeBelow, value(&of.below)),
                    (Statistic::SlopeAbove, value(&of.above)),
                    (Statistic::R2, Some(of.r2)),
                    (Statistic::R2Adjusted, Some(of.r2_adjusted)),
                    (Statistic::Bic, Some(of.bic)),
                    (Statistic::Sse, Some(of.sse)),
                ];
                all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
            });
            Candidate {
                name: shape.name().to_owned(),
                is_valid: fitted.is_some(),
                is_chosen: self.selection.best.shape == *shape,
                refused: fitted.is_none().then_some(AboutMeter::ShapeNotFitted),
                statistics: figures.unwrap_or_default(),
            }
        };
        self.shapes.iter().map(one).collect()
    }
}

impl Baseline for Bent {
    fn shown(&self) -> Fitted {
        let best = &self.selection.best;
        let mut statistics = vec![(Statistic::Coefficients, best.shape.coefficients() as f64)];
        let mut of = metrics(&self.metrics, Over::Periods);
        // R² of the fit, weighted where it is, stands for that of the correlation.
        of.retain(|(name, _)| !matches!(name, Statistic::R2 | Statistic::R2Adjusted));
        statistics.extend(of);
        let own = [
            (Statistic::R2, Some(best.r2)),
            (Statistic::R2Adjusted, Some(best.r2_adjusted)),
            (Statistic::Bic, Some(best.bic)),
            (Statistic::Sse, Some(best.sse)),
            (Statistic::ChangePointLow, best.low),
            (Statistic::ChangePointHigh, best.high),
        ];
        statistics.extend(own.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let tried = self.selection.fitted.len();
        let mut xs = vec![self.range.0, self.range.1];
        xs.extend([best.low, best.high].into_iter().flatten().filter(|x| self.range.0 < *x && *x < self.range.1));
        xs.sort_by(f64::total_cmp);
        xs.dedup();
        Fitted {
            name: best.shape.name().to_owned(),
            coefficients: self.coefficients(),
            statistics,
            rows: Vec::new(),
            candidates: self.candidates(),
            reason: Some(match self.selection.criterion {
                _ if self.shapes.len() == 1 => AboutMeter::AsNamed,
                Loss::Bic => AboutMeter::LowestBic { tried },
                Loss::AdjustedR2 => AboutMeter::HighestR2 { qualified: tried, tried: self.shapes.len() },
            }),
            // Of use a day where the model is: bills have a line of their own each.
            line: if self.a_day { Vec::new() } else { xs.into_iter().map(|x| (x, best.predict(x))).collect() },
            notes: Vec::new(),
            weeks: Vec::new(),
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        let best = &self.selection.best;
        let one = |(x, days): (f64, &f64)| {
            let times = if self.a_day { *days } else { 1.0 };
            let terms = terms(best, x).into_iter().map(|term| term * times).collect();
            Expectation { value: Some(best.predict(x) * times), terms, x: Some(x), ..Expectation::default() }
        };
        Ok(over(of).into_iter().zip(&of.days).map(one).collect())
    }

    fn quality(&self) -> Quality {
        self.quality.clone()
    }

    fn regression(&self, of: &Selected) -> Option<(&Fit, Design)> {
        Some((self.fit.as_ref()?, self.design(of)?))
    }
}
