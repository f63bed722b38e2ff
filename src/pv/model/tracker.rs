//! Rows of modules that turn about one axis to follow the sun.

use libm::{acos, atan2, cos, sincos};

use super::error::ModelError;
use super::transposition::Plane;

/// A single-axis tracker: true tracking, and backtracking where rows would shade one another.
///
/// W. F. Marion and A. P. Dobos, "Rotation angle for the optimum tracking of one-axis trackers", NREL/TP-6A20-58891
/// (2013); K. Anderson and M. Mikofski, "Slope-aware backtracking for single-axis trackers", NREL/TP-5K00-76626 (2020).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tracker {
    /// Tilt of the axis [°].
    pub axis_tilt: f64,
    /// Azimuth of the axis, clockwise from north [°].
    pub axis_azimuth: f64,
    /// The most it turns to either side [°].
    pub max_angle: f64,
    /// Whether rows turn back at low sun so as not to shade one another.
    pub backtrack: bool,
    /// Width of a row over the distance of rows.
    pub ground_coverage: f64,
    /// Tilt of the line through neighbouring axes, at a right angle to them [°].
    pub cross_axis_tilt: f64,
}

impl Tracker {
    /// A horizontal axis from north to south, ±60°, with backtracking at a ground coverage of 0.35.
    pub const HORIZONTAL: Self = Self {
        axis_tilt: 0.0,
        axis_azimuth: 180.0,
        max_angle: 60.0,
        backtrack: true,
        ground_coverage: 0.35,
        cross_axis_tilt: 0.0,
    };

    /// Whether it can be built.
    ///
    /// # Errors
    /// The first value that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        ModelError::within("axis-tilt", self.axis_tilt, 0.0, 90.0)?;
        ModelError::within("axis-azimuth", self.axis_azimuth, -360.0, 360.0)?;
        ModelError::within("max-angle", self.max_angle, 0.0, 90.0)?;
        ModelError::within("ground-coverage", self.ground_coverage, 0.001, 1.0)?;
        ModelError::within("cross-axis-tilt", self.cross_axis_tilt, -60.0, 60.0)
    }

    pub(super) fn prepared(&self) -> Prepared {
        let (sin_tilt, cos_tilt) = sincos(self.axis_tilt.to_radians());
        let (sin_azimuth, cos_azimuth) = sincos(self.axis_azimuth.to_radians());
        let slope = self.cross_axis_tilt.to_radians();
        Prepared {
            across: [cos_azimuth, -sin_azimuth],
            above: [sin_azimuth * sin_tilt, cos_azimuth * sin_tilt, cos_tilt],
            most: self.max_angle.to_radians(),
            distance: self.backtrack.then(|| 1.0 / (self.ground_coverage * cos(slope))),
            slope,
        }
    }
}

/// A tracker with what does not change while the sun moves.
pub(super) struct Prepared {
    /// At a right angle to the axis, horizontal: east, north.
    across: [f64; 2],
    /// At a right angle to the axis and to that: east, north, up.
    above: [f64; 3],
    most: f64,
    /// Distance of rows in widths, where they turn back.
    distance: Option<f64>,
    slope: f64,
}

impl Prepared {
    /// The plane under a sun in a direction; flat at night.
    pub(super) fn plane(&self, east: f64, north: f64, up: f64, apparent_zenith: f64) -> Plane {
        if apparent_zenith > core::f64::consts::FRAC_PI_2 {
            return Plane::of_normal(0.0, 0.0, 1.0);
        }
        let sideways = east * self.across[0] + north * self.across[1];
        let height = east * self.above[0] + north * self.above[1] + up * self.above[2];
        let mut angle = atan2(sideways, height);
        if let Some(distance) = self.distance {
            let shaded = (distance * cos(angle - self.slope)).abs();
            if shaded < 1.0 {
                angle -= if angle < 0.0 { -acos(shaded) } else { acos(shaded) };
            }
        }
        let (sin_angle, cos_angle) = sincos(angle.clamp(-self.most, self.most));
        Plane::of_normal(
            sin_angle * self.across[0] + cos_angle * self.above[0],
            sin_angle * self.across[1] + cos_angle * self.above[1],
            cos_angle * self.above[2],
        )
    }
}
