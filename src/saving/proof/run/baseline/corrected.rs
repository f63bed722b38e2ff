//! CalTRACK with what is mended: drivers beside the weather, all the weather of long bills, a rule for the constant that pays
//! for the search.

use super::weather::{bills, mean};
use super::{Baseline, Expectation, Quality};
use crate::finding::AboutMeter;
use crate::saving::metered::caltrack::corrected::{Driver, Model, fit_bills, fit_daily};
use crate::saving::metered::degree_day::{Side, hinge, mean_of_blocks};
use crate::saving::proof::equation;
use crate::saving::proof::model::DriverSource;
use crate::saving::proof::outcome::Fitted;
use crate::saving::proof::run::Run;
use crate::saving::proof::run::select::Selected;
use crate::saving::proof::statistic::{Over, Statistic, metrics};
use crate::statistics::{Design, Fit};

/// A corrected model.
pub(super) struct Corrected {
    model: Model,
    quality: Quality,
    fit: Option<Fit>,
    is_bills: bool,
    /// Of each driver, whether its values are a share of the days rather than a total.
    is_share: Vec<bool>,
    notes: Vec<AboutMeter>,
}

pub(super) fn fit(run: &Run<'_>, of: &Selected) -> Result<Corrected, AboutMeter> {
    let (options, notes) = run.caltrack_options()?;
    let is_bills = run.is_bills();
    let source = |at: &usize| matches!(run.meter.drivers[*at].from, DriverSource::Weekdays(_));
    let is_share: Vec<bool> = run.model.drivers.iter().map(source).collect();
    let values = per_day(&is_share, of);
    let driver = |(at, values): (&usize, &Vec<f64>)| -> (String, String, Vec<f64>) {
        let driver = &run.meter.drivers[*at];
        (driver.name.value.clone(), driver.unit.clone(), values.clone())
    };
    let named: Vec<_> = run.model.drivers.iter().zip(&values).map(driver).collect();
    let drivers: Vec<Driver<'_>> = named.iter().map(|(name, per, values)| Driver { name, per, values }).collect();
    if drivers.len() > crate::saving::metered::caltrack::corrected::MOST_DRIVERS {
        let most = crate::saving::metered::caltrack::corrected::MOST_DRIVERS;
        return Err(AboutMeter::TooManyDrivers { given: drivers.len(), most });
    }
    let model = match is_bills {
        true => fit_bills(&bills(of), &drivers, &options)?,
        false => fit_daily(&of.temperature, &of.energy, &drivers, &options)?,
    };
    let quality = Quality::of(&model.metrics, model.metrics.k + 1, run.frequency());
    let quality = quality.with_terms(&model.summary.coefficients);
    let quality = Quality { is_caltrack: true, in_months: is_bills, ..quality };
    let mut corrected = Corrected { model, quality, fit: None, is_bills, is_share, notes };
    if !is_bills {
        corrected.fit = corrected.design(of).and_then(|design| Fit::of(design, &of.energy, None).ok());
    }
    Ok(corrected)
}

/// Values of the drivers as means a day.
fn per_day(is_share: &[bool], of: &Selected) -> Vec<Vec<f64>> {
    let one = |(share, values): (&bool, &Vec<f64>)| match share {
        true => values.clone(),
        false => values.iter().zip(&of.days).map(|(value, days)| value / days).collect(),
    };
    is_share.iter().zip(&of.drivers).map(one).collect()
}

impl Corrected {
    /// Columns of the model without the constant: drivers that are used and degree days, as means a day.
    fn columns(&self, of: &Selected) -> Vec<Vec<f64>> {
        let values = per_day(&self.is_share, of);
        let used = values.into_iter().zip(&self.model.drivers).filter(|(_, used)| **used);
        let mut columns: Vec<Vec<f64>> = used.map(|(values, _)| values).collect();
        let summary = &self.model.summary;
        for (side, point) in
            [(Side::Below, summary.heating_balance_point), (Side::Above, summary.cooling_balance_point)]
        {
            let Some(point) = point else { continue };
            columns.push(match self.is_bills {
                true => of.blocks.iter().map(|of| mean_of_blocks(side, point, of).unwrap_or(0.0)).collect(),
                false => of.temperature.iter().map(|t| hinge(side, point, *t)).collect(),
            });
        }
        columns
    }

    fn design(&self, of: &Selected) -> Option<Design> {
        let columns = self.columns(of);
        let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        Design::with_intercept(of.rows.len(), &views).ok()
    }
}

impl Baseline for Corrected {
    fn shown(&self) -> Fitted {
        let (model, summary) = (&self.model, &self.model.summary);
        let mut statistics = vec![(Statistic::Coefficients, summary.coefficients.len() as f64)];
        statistics.extend(metrics(&model.metrics, Over::Periods));
        // Adjusted R² of the weighted fit stands for that of the correlation.
        statistics.retain(|(name, _)| *name != Statistic::R2Adjusted);
        statistics.push((Statistic::R2Adjusted, summary.r2_adjusted));
        statistics.push((Statistic::Bic, model.bic));
        statistics.push((Statistic::BicAheadOfConstant, model.ahead_of_constant));
        let points = [
            (Statistic::HeatingBalancePoint, summary.heating_balance_point),
            (Statistic::CoolingBalancePoint, summary.cooling_balance_point),
        ];
        statistics.extend(points.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let ahead = equation::number(libm::round(model.ahead_of_constant * 10.0) / 10.0);
        Fitted {
            name: summary.model.clone(),
            coefficients: summary.coefficients.clone(),
            statistics,
            rows: Vec::new(),
            candidates: Vec::new(),
            reason: Some(AboutMeter::LowestBicAhead { ahead }),
            line: Vec::new(),
            notes: self.notes.clone(),
            weeks: Vec::new(),
        }
    }

    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter> {
        let values = per_day(&self.is_share, of);
        let views: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let splits = match self.is_bills {
            true => self.model.predict_bills(&bills(of), &views)?,
            false => self.model.predict_daily(&of.temperature, &views)?,
        };
        let columns = self.columns(of);
        let mut expectations = Vec::with_capacity(splits.len());
        for (at, split) in splits.into_iter().enumerate() {
            let terms = columns.iter().map(|column| column[at] * of.days[at]).collect();
            let x = of.temperature.get(at).copied().or_else(|| mean(of.blocks.get(at)?));
            let value = Some(split.total());
            expectations.push(Expectation { value, terms, x, prediction: None, split: Some(split) });
        }
        Ok(expectations)
    }

    fn quality(&self) -> Quality {
        self.quality.clone()
    }

    fn regression(&self, of: &Selected) -> Option<(&Fit, Design)> {
        Some((self.fit.as_ref()?, self.design(of)?))
    }
}
