//! The rows of a span that have all that a model needs.

use super::Run;
use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::Span;
use crate::saving::metered::calendar::share_of_weekdays;
use crate::saving::metered::degree_day::{hinge, mean_of_blocks};
use crate::saving::proof::model::DriverSource;
use crate::saving::proof::readings::Reading;

/// Rows of a span, with what a model needs of each.
pub(super) struct Selected {
    /// Indices into the readings.
    pub rows: Vec<usize>,
    /// Energy of each.
    pub energy: Vec<f64>,
    /// Values of each driver asked for, row by row.
    pub drivers: Vec<Vec<f64>>,
    /// Rows of the span that lack something.
    pub left_out: usize,
}

impl Run<'_> {
    /// Rows within `span` that have an energy and a value of each of `drivers` (indices into those of the meter).
    pub(super) fn select(&self, span: Span, drivers: &[usize], findings: &mut Findings) -> Selected {
        let mut selected =
            Selected { rows: Vec::new(), energy: Vec::new(), drivers: vec![Vec::new(); drivers.len()], left_out: 0 };
        let mut missing = vec![0_usize; drivers.len()];
        let periods = self.readings.periods.iter().enumerate().filter(|(_, period)| period.is_in(span));
        for (at, period) in periods {
            let values: Vec<Option<f64>> = drivers.iter().map(|driver| self.driver(*driver, period)).collect();
            for (missing, _) in missing.iter_mut().zip(&values).filter(|(_, value)| value.is_none()) {
                *missing += 1;
            }
            let known: Option<Vec<f64>> = values.into_iter().collect();
            match (period.energy, known) {
                (Some(energy), Some(known)) => {
                    selected.rows.push(at);
                    selected.energy.push(energy);
                    selected.drivers.iter_mut().zip(known).for_each(|(column, value)| column.push(value));
                }
                _ => selected.left_out += 1,
            }
        }
        for (driver, count) in drivers.iter().zip(missing).filter(|(_, count)| *count > 0) {
            let driver = self.meter.drivers[*driver].name.value.clone();
            let message = AboutMeter::DriverMissing { meter: self.meter.id.clone(), driver, count };
            findings.push(Finding::new(Code::ReadingsLeftOut, message).at(self.model.place));
        }
        selected
    }

    /// The value of a driver in a period.
    pub(super) fn driver(&self, driver: usize, period: &Reading) -> Option<f64> {
        match &self.meter.drivers.get(driver)?.from {
            DriverSource::Column(_) => period.drivers.get(driver).copied().flatten(),
            DriverSource::Weekdays(days) => share_of_weekdays(period.start.date(), period.end.date(), days),
            DriverSource::DegreeDays(side, point) => {
                let days = self.temperatures_of(period);
                match days.as_slice() {
                    [] => period.temperature.map(|t| hinge(*side, *point, t) * period.days()),
                    days => mean_of_blocks(*side, *point, days).map(|mean| mean * period.days()),
                }
            }
        }
    }

    /// Mean temperatures of the days or hours of a period from the table of the weather.
    pub(super) fn temperatures_of(&self, period: &Reading) -> Vec<f64> {
        let weather = &self.readings.weather;
        let from = weather.partition_point(|row| row.start < period.start);
        let to = weather.partition_point(|row| row.start < period.end);
        weather.get(from..to.max(from)).unwrap_or_default().iter().map(|row| row.temperature).collect()
    }

    /// A span that the model needs; the checker has said where one is missing.
    pub(super) fn spans(&self) -> Result<(Span, Span), AboutMeter> {
        let (baseline, reporting) = (self.meter.baseline_of(self.model), self.meter.reporting_of(self.model));
        let missing = |key| AboutMeter::NoSpan { model: self.model.id.clone(), key };
        Ok((baseline.ok_or_else(|| missing("baseline"))?, reporting.ok_or_else(|| missing("reporting"))?))
    }
}
