//! What a corrected model expects of a reporting time, and the saving against it.

use super::Model;
use crate::saving::metered::band::{Whole, fractional};
use crate::saving::metered::caltrack::billing::{self, Bill};
use crate::saving::metered::caltrack::{check_slice, reporting_of};
use crate::saving::metered::degree_day::{Side, hinge, mean_of_blocks};
use crate::saving::metered::result::{MeterError, PeriodSaving, Saving, Split};
use crate::saving::metered::uncertainty::Divisor;

impl Model {
    fn per_day(&self, drivers: &[f64], heating: f64, cooling: f64) -> Split {
        let mut values = self.summary.coefficients.iter().map(|c| c.value);
        let mut split = Split { base: values.next().unwrap_or(0.0), ..Split::default() };
        for (_, value) in self.drivers.iter().zip(drivers).filter(|(used, _)| **used) {
            split.base += values.next().unwrap_or(0.0) * value;
        }
        if self.summary.heating_balance_point.is_some() {
            split.heating = values.next().unwrap_or(0.0) * heating;
        }
        if self.summary.cooling_balance_point.is_some() {
            split.cooling = values.next().unwrap_or(0.0) * cooling;
        }
        split
    }

    fn driver_rows(&self, drivers: &[&[f64]], rows: usize) -> Result<Vec<Vec<f64>>, MeterError> {
        if drivers.len() != self.drivers.len() {
            return Err(MeterError::Length { what: "drivers", found: drivers.len(), expected: self.drivers.len() });
        }
        for driver in drivers {
            check_slice("driver", driver, rows)?;
        }
        Ok((0..rows).map(|i| drivers.iter().map(|d| d[i]).collect()).collect())
    }

    /// Expected use of each day; `drivers` in the order of the fit, whether used or not.
    ///
    /// # Errors
    /// Another number of drivers, slices of different length, values that are not finite.
    pub fn predict_daily(&self, temperature: &[f64], drivers: &[&[f64]]) -> Result<Vec<Split>, MeterError> {
        check_slice("temperature", temperature, temperature.len())?;
        let rows = self.driver_rows(drivers, temperature.len())?;
        let degrees = |side, point: Option<f64>, t: f64| point.map_or(0.0, |b| hinge(side, b, t));
        let one = |(t, row): (&f64, &Vec<f64>)| {
            let heating = degrees(Side::Below, self.summary.heating_balance_point, *t);
            self.per_day(row, heating, degrees(Side::Above, self.summary.cooling_balance_point, *t))
        };
        Ok(temperature.iter().zip(&rows).map(one).collect())
    }

    /// Expected use of each bill; drivers as means a day.
    ///
    /// # Errors
    /// As [`Model::predict_daily`]; bills without days or weather.
    pub fn predict_bills(&self, bills: &[Bill<'_>], drivers: &[&[f64]]) -> Result<Vec<Split>, MeterError> {
        billing::check(bills)?;
        let rows = self.driver_rows(drivers, bills.len())?;
        let degrees = |side, point: Option<f64>, b: &Bill<'_>| {
            point.and_then(|p| mean_of_blocks(side, p, b.blocks)).unwrap_or(0.0)
        };
        let one = |(bill, row): (&Bill<'_>, &Vec<f64>)| {
            let heating = degrees(Side::Below, self.summary.heating_balance_point, bill);
            self.per_day(row, heating, degrees(Side::Above, self.summary.cooling_balance_point, bill)).times(bill.days)
        };
        Ok(bills.iter().zip(&rows).map(one).collect())
    }

    /// The saving of expected against observed use, with a band for each confidence: n − p, times the counterfactual.
    ///
    /// `points` of reporting: days of a daily meter, whole months of bills. A band that has no ground is left out.
    ///
    /// # Errors
    /// Slices of different length, values that are not finite.
    pub fn saving(
        &self,
        expected: &[Split],
        observed: &[f64],
        points: f64,
        confidences: &[f64],
    ) -> Result<Saving, MeterError> {
        check_slice("use", observed, expected.len())?;
        let pair = |(e, o): (&Split, &f64)| PeriodSaving { observed: *o, counterfactual: *e };
        let mut saving = Saving::of(expected.iter().zip(observed).map(pair).collect());
        let reporting = reporting_of(&saving, points);
        let (frequency, whole) = (self.frequency, Whole::Counterfactual);
        let band = |confidence: &f64| {
            fractional(&self.metrics, frequency, whole, Divisor::NMinusP, &reporting, *confidence).ok()
        };
        saving.bands = confidences.iter().filter_map(band).collect();
        Ok(saving)
    }
}
