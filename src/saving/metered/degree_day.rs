//! Degree days from mean temperatures of days.
//!
//! HDD(b) = max(b − T, 0) and CDD(b) = max(T − b, 0) with T the mean of a day \[°F or °C\] and b the balance point in the
//! same unit. The degree days of a bill are the average over the 24-hour blocks counted from its start (CalTRACK 2.0,
//! 3.3.1), never those of its mean temperature: the mean of a hinge is not the hinge of the mean.

pub use crate::statistics::hinge::{Side, hinge};

/// Balance points, ascending, in the unit of the temperatures.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid(Vec<f64>);

impl Grid {
    /// Points from `first` to `last` in equal steps; None unless all are finite, the step is positive, and there are at
    /// least one and at most 10 000 of them.
    pub fn new(first: f64, last: f64, step: f64) -> Option<Grid> {
        let steps = (last - first) / step;
        if !(first.is_finite() && last.is_finite() && step > 0.0 && (0.0..10_000.0).contains(&steps)) {
            return None;
        }
        let count = libm::floor(steps + 1e-9) as usize + 1;
        Some(Grid((0..count).map(|i| first + i as f64 * step).collect()))
    }

    /// 30 °F to 90 °F by 1 °F: the grid of CalTRACK 2.0 (3.2.1).
    pub fn fahrenheit() -> Grid {
        Grid((30..=90).map(f64::from).collect())
    }

    /// The points.
    pub fn points(&self) -> &[f64] {
        &self.0
    }
}

/// Mean degree days a block.
///
/// None where there is no block or one of them is not a finite number.
pub fn mean_of_blocks(side: Side, point: f64, blocks: &[f64]) -> Option<f64> {
    if blocks.is_empty() || blocks.iter().any(|t| !t.is_finite()) {
        return None;
    }
    Some(blocks.iter().fold(0.0, |s, t| s + hinge(side, point, *t)) / blocks.len() as f64)
}
