//! Irradiance outside the atmosphere, on a plane across the sun's rays.

use libm::{cos, sin};

/// Solar constant of Spencer's formula [W/m²].
pub const SPENCER_CONSTANT: f64 = 1366.1;

/// Solar constant [W/m²] for the distance of the algorithm of Reda and Andreas.
pub const SOLAR_CONSTANT: f64 = 1361.0;

/// Extraterrestrial normal irradiance from the day of the year, counted from 1 [W/m²].
///
/// J. W. Spencer, "Fourier series representation of the position of the sun", Search 2 (1971), 172: the squared ratio of
/// mean to actual distance, with day angle 2π(d − 1)/365 in leap years too.
#[must_use]
pub fn spencer(day_of_year: u16, solar_constant: f64) -> f64 {
    let angle = 2.0 * core::f64::consts::PI / 365.0 * (f64::from(day_of_year) - 1.0);
    solar_constant
        * (1.000_11
            + 0.034_221 * cos(angle)
            + 0.001_28 * sin(angle)
            + 0.000_719 * cos(2.0 * angle)
            + 0.000_077 * sin(2.0 * angle))
}

/// Extraterrestrial normal irradiance from the distance of the sun \[au\]: constant / distance² [W/m²].
#[must_use]
pub fn by_distance(distance: f64, solar_constant: f64) -> f64 {
    solar_constant / (distance * distance)
}
