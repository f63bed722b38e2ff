//! How much air the sun's rays pass, relative to the vertical.

use libm::{cos, exp, log, pow};

/// Pressure to which air mass is related [Pa].
pub const STANDARD_PRESSURE: f64 = 101_325.0;

/// Relative air mass from the apparent zenith angle [rad]; none below the horizon.
///
/// 1/(cos z + 0.50572·(96.07995° − z)^−1.6364): F. Kasten and A. T. Young, "Revised optical air mass tables and
/// approximation formula", Applied Optics 28 (1989), 4735, equation 3.
#[must_use]
pub fn kasten_young_1989(apparent_zenith: f64) -> Option<f64> {
    let degrees = apparent_zenith.to_degrees();
    (degrees <= 90.0).then(|| of_cosine(cos(apparent_zenith), degrees))
}

/// The same where the cosine is known already; `degrees` not above 90.
pub(crate) fn of_cosine(cos_zenith: f64, degrees: f64) -> f64 {
    1.0 / (cos_zenith + 0.505_72 * exp(-1.6364 * log(6.079_95 + (90.0 - degrees))))
}

/// Relative air mass from the zenith angle [rad]; none below the horizon.
///
/// 1/(cos z + 0.15·(93.885° − z)^−1.253): F. Kasten, "A new table and approximation formula for the relative optical air
/// mass", Archiv für Meteorologie, Geophysik und Bioklimatologie B 14 (1966), 206. DISC was fitted with it.
#[must_use]
pub fn kasten_1966(zenith: f64) -> Option<f64> {
    let degrees = zenith.to_degrees();
    (degrees <= 90.0).then(|| 1.0 / (cos(zenith) + 0.15 * pow(93.885 - degrees, -1.253)))
}

/// Absolute air mass: relative air mass at a pressure [Pa].
#[must_use]
pub fn absolute(relative: f64, pressure: f64) -> f64 {
    relative * pressure / STANDARD_PRESSURE
}
