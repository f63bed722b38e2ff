//! The savings of single measures beside the saving at the meter.

use crate::statistics::StatisticsError;
use crate::statistics::distribution::normal_critical;
use crate::statistics::moments::sum_of;

/// A saving with its standard error.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// Which measure, or the meter.
    pub name: String,
    /// The saving.
    pub saving: f64,
    /// Its standard error; `None` where nobody estimated it.
    pub standard_error: Option<f64>,
}

/// The sum of measures beside the meter.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciliation {
    /// The saving at the meter.
    pub meter: f64,
    /// The sum of the measures.
    pub measures: f64,
    /// Meter less measures: positive where the meter saw more than the measures claim.
    pub difference: f64,
    /// Standard error of the difference, all taken as independent and those without an estimate as exact.
    pub se: f64,
    /// The meter's saving over that of the measures (realisation rate); `None` where the measures save nothing.
    pub realisation: Option<f64>,
    /// Measures without a standard error, by their place: the difference is less sure than `se` says.
    pub without_error: Vec<usize>,
    /// Whether the meter has a standard error.
    pub meter_has_error: bool,
}

impl Reconciliation {
    /// Holds the sum of measures against the meter.
    ///
    /// # Errors
    /// [`StatisticsError::Empty`] without a measure; [`StatisticsError::NotFinite`] for a saving or a standard error that is
    /// none, the row counted with the meter as 0 and the measures from 1.
    pub fn of(meter: &Stated, measures: &[Stated]) -> Result<Reconciliation, StatisticsError> {
        if measures.is_empty() {
            return Err(StatisticsError::Empty);
        }
        let all = || std::iter::once(meter).chain(measures);
        let sound = |stated: &Stated| {
            stated.saving.is_finite() && stated.standard_error.is_none_or(|se| se.is_finite() && se >= 0.0)
        };
        if let Some(row) = all().position(|stated| !sound(stated)) {
            return Err(StatisticsError::NotFinite { row, column: None });
        }
        let total = sum_of(measures.iter().map(|measure| measure.saving));
        let missing = measures.iter().enumerate().filter(|(_, measure)| measure.standard_error.is_none());
        Ok(Reconciliation {
            meter: meter.saving,
            measures: total,
            difference: meter.saving - total,
            se: all().filter_map(|stated| stated.standard_error).fold(0.0, libm::hypot),
            realisation: (total != 0.0).then(|| meter.saving / total),
            without_error: missing.map(|(at, _)| at).collect(),
            meter_has_error: meter.standard_error.is_some(),
        })
    }

    /// Whether measures and meter agree at a level of confidence: the difference is not above z × se. `None` where no standard
    /// error is known at all.
    ///
    /// # Errors
    /// [`StatisticsError::Level`].
    pub fn agrees(&self, confidence: f64) -> Result<Option<bool>, StatisticsError> {
        let z = normal_critical(confidence)?;
        Ok((self.se > 0.0).then(|| libm::fabs(self.difference) <= z * self.se))
    }
}
