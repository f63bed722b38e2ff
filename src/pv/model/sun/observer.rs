//! Where the sun is looked at from: parallax, horizon and refraction.

use libm::{atan, atan2, cos, sin, sincos, sqrt, tan};

use super::geocentric::{at, turn};
use crate::pv::model::error::ModelError;
use crate::pv::model::site::Site;

/// sin of the sun's equatorial horizontal parallax at 1 au: 8.794″ (equation 33).
const PARALLAX: f64 = 8.794 / 3600.0 * core::f64::consts::PI / 180.0;

/// Refraction at the horizon, as the algorithm takes it to tell whether the sun is up [°].
pub const HORIZON_REFRACTION: f64 = 0.5667;

/// The sun's radius [°].
const RADIUS: f64 = 0.266_67;

/// Where the sun stands in the sky of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Angle from the vertical, without refraction [°].
    pub zenith: f64,
    /// Angle from the vertical, with refraction where the sun is up [°].
    pub apparent_zenith: f64,
    /// Clockwise from north [°], 0 to 360.
    pub azimuth: f64,
    /// What a sundial is ahead of a clock of mean solar time \[min\].
    pub equation_of_time: f64,
    /// Distance of the Earth and the sun \[au\].
    pub distance: f64,
}

/// A direction without refraction: components up, north and east of a unit vector.
#[derive(Debug, Clone, Copy)]
pub(super) struct Direction {
    pub(super) up: f64,
    pub(super) north: f64,
    pub(super) east: f64,
}

/// A place, with what does not change while the sun moves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observer {
    sin_latitude: f64,
    cos_latitude: f64,
    /// Distance from the Earth's axis and from the plane of the equator, in Earth radii (equations 35, 36).
    from_axis: f64,
    from_equator: f64,
    /// (P/1010)·(283/(273 + T))·1.02′, P in mbar (equation 42) \[rad\].
    refraction: f64,
}

impl Observer {
    pub(super) fn new(site: &Site) -> Self {
        let latitude = site.latitude.to_radians();
        let (sin_latitude, cos_latitude) = (sin(latitude), cos(latitude));
        let u = atan(0.996_647_19 * tan(latitude));
        let height = site.elevation / 6_378_140.0;
        Self {
            sin_latitude,
            cos_latitude,
            from_axis: cos(u) + height * cos_latitude,
            from_equator: 0.996_647_19 * sin(u) + height * sin_latitude,
            refraction: site.pressure / 100.0 / 1010.0 * (283.0 / (273.0 + site.temperature)) * 1.02 / 60.0
                * TO_RADIANS,
        }
    }

    /// The sun's direction from its place as seen from the Earth's centre: the observer's own place is subtracted
    /// (equations 38 to 41, 46 and 47 in the form of vectors), which needs no angles.
    #[inline]
    pub(super) fn direction(&self, sin_h: f64, cos_h: f64, sin_d: f64, cos_d: f64, nearness: f64) -> Direction {
        let parallax = PARALLAX * nearness;
        let meridian = cos_d * cos_h - self.from_axis * parallax;
        let west = cos_d * sin_h;
        let pole = sin_d - self.from_equator * parallax;
        // The length is within 1e-4 of 1: its inverse by the series of (1 − x)^(−1/2).
        let x = 1.0 - (meridian * meridian + west * west + pole * pole);
        let scale = 1.0 + x * (0.5 + x * (0.375 + x * 0.3125));
        Direction {
            up: (pole * self.sin_latitude + meridian * self.cos_latitude) * scale,
            north: (pole * self.cos_latitude - meridian * self.sin_latitude) * scale,
            east: -west * scale,
        }
    }

    /// What refraction lifts the sun by \[rad\] at an elevation without it \[rad\], whose sin and cos are known (equation 42);
    /// nothing below the horizon. Without a branch, so that many run in parallel lanes.
    #[inline]
    pub(super) fn lift(&self, elevation: f64, sin_e: f64, cos_e: f64) -> f64 {
        let degrees = elevation * TO_DEGREES;
        // cot(e + 10.3/(e + 5.11)), the second part at most 2.5°; what is below the horizon is left out at the end.
        let (sin_more, cos_more) = small_sincos(10.3 * TO_RADIANS / (degrees.max(LOWEST) + 5.11));
        let lift = self.refraction * (cos_e * cos_more - sin_e * sin_more) / (sin_e * cos_more + cos_e * sin_more);
        if degrees < LOWEST { 0.0 } else { lift }
    }
}

const TO_DEGREES: f64 = 180.0 / core::f64::consts::PI;
const TO_RADIANS: f64 = core::f64::consts::PI / 180.0;

/// The elevation from which on refraction counts [°].
const LOWEST: f64 = -(RADIUS + HORIZON_REFRACTION);

/// sin and cos of an angle of less than 3°, by their series to the last place.
#[inline]
pub(super) fn small_sincos(angle: f64) -> (f64, f64) {
    let square = angle * angle;
    (
        angle * (1.0 - square * (1.0 / 6.0 - square * (1.0 / 120.0 - square * (1.0 / 5_040.0)))),
        1.0 - square * (0.5 - square * (1.0 / 24.0 - square * (1.0 / 720.0 - square * (1.0 / 40_320.0)))),
    )
}

/// What refraction lifts the sun by [°], at a zenith angle without it [°]; nothing below the horizon.
#[must_use]
pub fn refraction(site: &Site, zenith: f64) -> f64 {
    let elevation = (90.0 - zenith).to_radians();
    Observer::new(site).lift(elevation, sin(elevation), cos(elevation)).to_degrees()
}

/// The sun's position at an instant, in seconds since 1970-01-01 00:00 UTC; the whole algorithm without interpolation.
///
/// I. Reda and A. Andreas, NREL/TP-560-34302 (2008); ±0.0003° in the years −2000 to 6000.
///
/// # Errors
/// A site off the globe, an instant that is not finite.
pub fn position(site: &Site, instant: f64) -> Result<Position, ModelError> {
    site.check()?;
    if !instant.is_finite() {
        return Err(ModelError::Instant { row: 0 });
    }
    let sun = at(instant, site.delta_t);
    let days = super::time::days(instant);
    let hour_angle = sun.lag + 360.0 * (days - libm::floor(days)) + site.longitude;
    let (sin_h, cos_h) = sincos(turn(hour_angle).to_radians());
    let observer = Observer::new(site);
    let there = observer.direction(sin_h, cos_h, sun.sin_declination, sun.cos_declination, 1.0 / sun.distance);
    let horizontal = sqrt(there.north * there.north + there.east * there.east);
    let elevation = atan2(there.up, horizontal);
    let zenith = 90.0 - elevation.to_degrees();
    Ok(Position {
        zenith,
        apparent_zenith: zenith - observer.lift(elevation, there.up, horizontal).to_degrees(),
        azimuth: turn(atan2(there.east, there.north).to_degrees()),
        equation_of_time: sun.equation_of_time,
        distance: sun.distance,
    })
}
