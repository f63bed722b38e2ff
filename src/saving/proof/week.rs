//! Models that know the time of the week.

use crate::saving::metered::piecewise::Pieces;

/// A level for every period of the week, and slopes of pieces of the temperature.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// The calendar month that it is of, 1 to 12; `None` for all.
    pub month: Option<u8>,
    /// Ends of the pieces.
    pub pieces: Pieces,
    /// Which periods of the week count as occupied: 7 days or 168 hours, Monday first.
    pub occupied: Vec<bool>,
    /// Level of each period of the week; `None` where the baseline never saw it.
    pub levels: Vec<Option<f64>>,
    /// Slope of each piece in unoccupied and in occupied periods.
    pub slopes: [Vec<f64>; 2],
}

impl Week {
    /// The expectation of a period of the week at a temperature, with its numbers: `level + slope × piece + …`.
    pub fn equation(&self, period: usize, temperature: f64) -> Option<String> {
        let level = self.levels.get(period).copied().flatten()?;
        let slopes = &self.slopes[usize::from(self.occupied.get(period).copied().unwrap_or(false))];
        let mut text = super::equation::number(level);
        for (at, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
            let value = self.pieces.value(at, temperature);
            if value != 0.0 {
                text.push_str(&super::equation::term(*slope, value, ""));
            }
        }
        Some(text)
    }
}
