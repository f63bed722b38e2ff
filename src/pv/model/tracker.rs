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

    /// With what does not change while the sun moves; with a ground coverage where rows shade one another.
    pub(super) fn prepared(&self, row_shading: Option<f64>) -> Prepared {
        let (sin_tilt, cos_tilt) = sincos(self.axis_tilt.to_radians());
        let (sin_azimuth, cos_azimuth) = sincos(self.axis_azimuth.to_radians());
        let slope = self.cross_axis_tilt.to_radians();
        Prepared {
            across: [cos_azimuth, -sin_azimuth],
            above: [sin_azimuth * sin_tilt, cos_azimuth * sin_tilt, cos_tilt],
            most: self.max_angle.to_radians(),
            distance: self.backtrack.then(|| 1.0 / (self.ground_coverage * cos(slope))),
            row_shading: row_shading.map(|coverage| (coverage, 1.0 / (coverage * cos(slope)))),
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
    /// Ground coverage and distance of rows, where they shade one another.
    row_shading: Option<(f64, f64)>,
    slope: f64,
}

impl Prepared {
    /// The plane under a sun in a direction, flat at night; and its part in the sun where rows shade one another.
    pub(super) fn plane(&self, east: f64, north: f64, up: f64, apparent_zenith: f64) -> (Plane, f64) {
        if apparent_zenith > core::f64::consts::FRAC_PI_2 {
            return (Plane::of_normal(0.0, 0.0, 1.0), 1.0);
        }
        let sideways = east * self.across[0] + north * self.across[1];
        let height = east * self.above[0] + north * self.above[1] + up * self.above[2];
        let sunward = atan2(sideways, height);
        let mut angle = sunward;
        if let Some(distance) = self.distance {
            let shaded = (distance * cos(angle - self.slope)).abs();
            if shaded < 1.0 {
                angle -= if angle < 0.0 { -acos(shaded) } else { acos(shaded) };
            }
        }
        let angle = angle.clamp(-self.most, self.most);
        let (sin_angle, cos_angle) = sincos(angle);
        let plane = Plane::of_normal(
            sin_angle * self.across[0] + cos_angle * self.above[0],
            sin_angle * self.across[1] + cos_angle * self.above[1],
            cos_angle * self.above[2],
        );
        let Some((coverage, distance)) = self.row_shading else { return (plane, 1.0) };
        let sunlit = sunlit(distance * cos(sunward - self.slope), cos(angle - sunward));
        (plane.among_rows(coverage), sunlit)
    }
}

/// Rows of fixed modules, one behind the other on level ground.
pub(super) struct Rows {
    /// East and north of the direction they look in.
    facing: [f64; 2],
    sin_tilt: f64,
    cos_tilt: f64,
    distance: f64,
}

impl Rows {
    pub(super) fn new(tilt: f64, azimuth: f64, ground_coverage: f64) -> Self {
        let (sin_tilt, cos_tilt) = sincos(tilt.to_radians());
        let (sin_azimuth, cos_azimuth) = sincos(azimuth.to_radians());
        Self { facing: [sin_azimuth, cos_azimuth], sin_tilt, cos_tilt, distance: 1.0 / ground_coverage }
    }

    /// The part of a row in the sun.
    pub(super) fn sunlit(&self, east: f64, north: f64, up: f64) -> f64 {
        let sideways = east * self.facing[0] + north * self.facing[1];
        sunlit(self.distance * up, sideways * self.sin_tilt + up * self.cos_tilt)
    }
}

/// The part of a row that the one before leaves in the sun: what the sun sees of the distance of rows over what it sees of
/// a row's width, at most 1. In the plane across the rows the second hides behind the first by the rest.
///
/// K. Anderson and A. R. Jensen, "Shaded fraction and backtracking in single-axis trackers on rolling terrain", Journal of
/// Renewable and Sustainable Energy 16 (2024), 023504, for even ground.
fn sunlit(distance: f64, width: f64) -> f64 {
    if width > 0.0 && distance < width { (distance / width).max(0.0) } else { 1.0 }
}
