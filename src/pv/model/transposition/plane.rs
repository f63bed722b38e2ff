//! A plane, by what it sees.

use libm::{sincos, sqrt};

/// A plane, by its normal and by what it sees of the sky and of the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// The normal's component east.
    pub east: f64,
    /// The normal's component north.
    pub north: f64,
    /// The normal's component up: cos β.
    pub up: f64,
    /// sin β.
    pub sin_tilt: f64,
    /// (1 + cos β)/2.
    pub sky_view: f64,
    /// (1 − cos β)/2.
    pub ground_view: f64,
    /// sin³(β/2).
    pub half_sine_cubed: f64,
}

impl Plane {
    /// A plane of a tilt β from the horizontal and an azimuth clockwise from north [°].
    #[must_use]
    pub fn new(tilt: f64, azimuth: f64) -> Self {
        let (sin_tilt, cos_tilt) = sincos(tilt.to_radians());
        let (sin_azimuth, cos_azimuth) = sincos(azimuth.to_radians());
        Self::of_normal(sin_tilt * sin_azimuth, sin_tilt * cos_azimuth, cos_tilt)
    }

    /// A plane of a unit normal that does not point down.
    #[inline]
    #[must_use]
    pub fn of_normal(east: f64, north: f64, up: f64) -> Self {
        let ground_view = 0.5 * (1.0 - up);
        Self {
            east,
            north,
            up,
            sin_tilt: sqrt(east * east + north * north),
            sky_view: 0.5 * (1.0 + up),
            ground_view,
            half_sine_cubed: ground_view * sqrt(ground_view.max(0.0)),
        }
    }

    /// cos θ of a direction, 0 where it lies behind the plane.
    #[inline]
    #[must_use]
    pub fn cos_incidence(&self, east: f64, north: f64, up: f64) -> f64 {
        (self.east * east + self.north * north + self.up * up).max(0.0)
    }

    /// The same plane as a row among many on level ground, with the width of a row over the distance of rows: of the sky and
    /// of the ground it sees, on its mean, what the row before leaves.
    ///
    /// By crossed strings for rows without end (H. C. Hottel, 1954), with p the distance in widths:
    /// (1 + p − √((p − cos β)² + sin²β))/2 of the sky, (1 + p − √((p + cos β)² + sin²β))/2 of the ground.
    #[must_use]
    pub fn among_rows(self, ground_coverage: f64) -> Self {
        let p = 1.0 / ground_coverage;
        let square = p * p + 1.0;
        let across = 2.0 * p * self.up;
        let seen = |string: f64| (0.5 * (1.0 + p - sqrt(string.max(0.0)))).max(0.0);
        Self { sky_view: seen(square - across), ground_view: seen(square + across), ..self }
    }
}
