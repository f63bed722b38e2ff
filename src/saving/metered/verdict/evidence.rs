//! What verdicts are given on.

use serde::Deserialize;

use crate::saving::metered::drivers::{Baseline, Expected, Savings};
use crate::statistics::StatisticsError;

use super::{Quantity, VerdictPack, VerdictRule};

/// How often the meter was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Monthly, bills among them.
    Monthly,
    /// Daily.
    Daily,
    /// Hourly.
    Hourly,
}

/// The figures that rules look at; `None` where there is no such figure. Any model can fill it; [`Evidence::of`] does for a
/// baseline on drivers.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// How often the meter was read.
    pub frequency: Frequency,
    /// p-value of F.
    pub f_p: Option<f64>,
    /// p-values of the drivers, the intercept left out.
    pub driver_p: Vec<f64>,
    /// t of the drivers.
    pub driver_t: Vec<f64>,
    /// R².
    pub r2: Option<f64>,
    /// CV(RMSE), divisor n − p.
    pub cvrmse: Option<f64>,
    /// NMBE, with its sign.
    pub nmbe: Option<f64>,
    /// Distance from the baseline mean, in standard deviations, of the farthest driver mean that lies outside the range of the
    /// baseline; 0 where none does.
    pub driver_distance: Option<f64>,
    /// Fractional savings uncertainties as (confidence, value).
    pub fsu: Vec<(f64, f64)>,
    /// The saving over its standard error, with its sign.
    pub saving_over_error: Option<f64>,
}

impl Evidence {
    /// The evidence of a baseline on drivers and of the savings against it, the uncertainty by the exact form, at the levels of
    /// confidence that the pack asks for.
    ///
    /// # Errors
    /// [`StatisticsError::Level`] for a level of the pack outside (0, 1).
    pub fn of(
        frequency: Frequency,
        baseline: &Baseline,
        expected: &Expected,
        savings: &Savings,
        pack: &VerdictPack,
    ) -> Result<Evidence, StatisticsError> {
        let diagnostics = &baseline.diagnostics;
        let mut fsu = Vec::new();
        for level in pack.rule.iter().filter_map(|rule| rule.confidence.as_ref()) {
            fsu.extend(savings.fsu(level.value)?.map(|value| (level.value, value)));
        }
        let outside = baseline.ranges.iter().zip(&expected.driver_means).map(|(range, mean)| {
            let inside = range.covers(*mean, 0.0);
            if inside { 0.0 } else { libm::fabs(mean - range.mean) / range.deviation }
        });
        Ok(Evidence {
            frequency,
            f_p: diagnostics.f_p,
            driver_p: diagnostics.p_values.get(1..).unwrap_or_default().to_vec(),
            driver_t: diagnostics.t.get(1..).unwrap_or_default().to_vec(),
            r2: Some(diagnostics.r2),
            cvrmse: diagnostics.variation.map(|variation| variation.cvrmse_n_minus_p),
            nmbe: diagnostics.variation.map(|variation| variation.nmbe_n_minus_p),
            driver_distance: Some(outside.fold(0.0, f64::max)),
            fsu,
            saving_over_error: Some(savings.saving / savings.se),
        })
    }

    /// The figure that a rule looks at.
    pub(super) fn value(&self, rule: &VerdictRule) -> Option<f64> {
        match rule.quantity {
            Quantity::FP => self.f_p,
            Quantity::WorstDriverP => self.driver_p.iter().copied().reduce(f64::max),
            Quantity::BestDriverP => self.driver_p.iter().copied().reduce(f64::min),
            Quantity::LeastDriverT => self.driver_t.iter().map(|t| libm::fabs(*t)).reduce(f64::min),
            Quantity::R2 => self.r2,
            Quantity::DriverDistance => self.driver_distance,
            Quantity::Cvrmse => self.cvrmse,
            Quantity::Nmbe => self.nmbe.map(libm::fabs),
            Quantity::Fsu => {
                let level = rule.confidence.as_ref()?.value;
                self.fsu.iter().find(|(confidence, _)| *confidence == level).map(|(_, value)| *value)
            }
            Quantity::SavingOverError => self.saving_over_error,
        }
    }
}
