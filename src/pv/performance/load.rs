//! A weekly profile of a site's load, where no meter has one.

use super::PerformanceError;
use crate::pv::weather::Stamp;

/// A load that holds on some days between two hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoadBand {
    /// The days, Monday first.
    pub days: [bool; 7],
    /// From this minute of the day.
    pub from_minute: u16,
    /// To this one, which is not in it; at most 1440.
    pub to_minute: u16,
    /// kW.
    pub load_kw: f64,
}

/// A load that repeats each week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklyLoad {
    /// kW outside all bands.
    pub base_kw: f64,
    /// The bands; where two overlap the later one holds.
    pub bands: Vec<LoadBand>,
}

impl WeeklyLoad {
    /// The load at each time.
    ///
    /// # Errors
    /// [`PerformanceError::NotPositive`] for a load below zero or not finite, and for a band that ends before it begins.
    pub fn series(&self, local: &[Stamp]) -> Result<Vec<f64>, PerformanceError> {
        let sound = |load: f64| load.is_finite() && load >= 0.0;
        if !sound(self.base_kw) || !self.bands.iter().all(|band| sound(band.load_kw)) {
            return Err(PerformanceError::NotPositive("load"));
        }
        if self.bands.iter().any(|band| band.to_minute <= band.from_minute || band.to_minute > 1440) {
            return Err(PerformanceError::NotPositive("band"));
        }
        let at = |time: &Stamp| {
            let holds = |band: &&LoadBand| {
                band.days[usize::from(time.weekday())] && (band.from_minute..band.to_minute).contains(&time.minute)
            };
            self.bands.iter().rev().find(holds).map_or(self.base_kw, |band| band.load_kw)
        };
        Ok(local.iter().map(at).collect())
    }
}
