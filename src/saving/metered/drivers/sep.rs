//! The tests of a baseline in the measurement and verification protocol of DOE SEP 50001.

use super::{Baseline, Expected};

/// The limits of the tests; data of a rule pack.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SepLimits {
    /// The p-value of F lies below this.
    pub f_p: f64,
    /// The p-value of every driver lies below this.
    pub driver_p: f64,
    /// The p-value of at least one driver lies below this.
    pub best_driver_p: f64,
    /// R² is at least this.
    pub r2: f64,
    /// The mean of a driver outside the range of the baseline may lie so many standard deviations from its mean there.
    pub deviations: f64,
}

/// What the tests say of a baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct SepTests {
    /// F is significant.
    pub f: bool,
    /// Every driver is.
    pub every_driver: bool,
    /// At least one driver is strongly so.
    pub best_driver: bool,
    /// R² is high enough.
    pub r2: bool,
    /// For each driver, whether its mean in the other period lies where the baseline was measured.
    pub ranges: Vec<bool>,
}

impl SepTests {
    /// Tests a baseline, and the drivers of the periods it is used for. A baseline without a driver passes no test of drivers.
    pub fn of(baseline: &Baseline, expected: &Expected, limits: &SepLimits) -> SepTests {
        let p_values = baseline.diagnostics.p_values.get(1..).unwrap_or_default();
        let ranges = baseline.ranges.iter().zip(&expected.driver_means);
        SepTests {
            f: baseline.diagnostics.f_p.is_some_and(|p| p < limits.f_p),
            every_driver: !p_values.is_empty() && p_values.iter().all(|p| *p < limits.driver_p),
            best_driver: p_values.iter().any(|p| *p < limits.best_driver_p),
            r2: baseline.diagnostics.r2 >= limits.r2,
            ranges: ranges.map(|(range, mean)| range.covers(*mean, limits.deviations)).collect(),
        }
    }

    /// Whether the model is statistically valid.
    pub fn stat_valid(&self) -> bool {
        self.f && self.every_driver && self.best_driver && self.r2
    }

    /// Whether every driver lies where the baseline was measured.
    pub fn range_valid(&self) -> bool {
        self.ranges.iter().all(|inside| *inside)
    }
}
