//! How much air the sun's rays pass, relative to the vertical.

use libm::{cos, pow};

/// Pressure to which air mass is related \[Pa\].
pub const STANDARD_PRESSURE: f64 = 101_325.0;

/// Relative air mass from the apparent zenith angle \[rad\]; none below the horizon.
///
/// 1/(cos z + 0.50572·(96.07995° − z)^−1.6364): F. Kasten and A. T. Young, "Revised optical air mass tables and
/// approximation formula", Applied Optics 28 (1989), 4735, equation 3.
#[must_use]
pub fn kasten_young_1989(apparent_zenith: f64) -> Option<f64> {
    let degrees = apparent_zenith.to_degrees();
    (degrees <= 90.0).then(|| of_cosine(cos(apparent_zenith), degrees))
}

/// The same where the cosine is known already; `degrees` not above 90.
#[inline]
pub(crate) fn of_cosine(cos_zenith: f64, degrees: f64) -> f64 {
    1.0 / (cos_zenith + 0.505_72 * power(6.079_95 + (90.0 - degrees)))
}

/// Relative air mass from the zenith angle \[rad\]; none below the horizon.
///
/// 1/(cos z + 0.15·(93.885° − z)^−1.253): F. Kasten, "A new table and approximation formula for the relative optical air
/// mass", Archiv für Meteorologie, Geophysik und Bioklimatologie B 14 (1966), 206. DISC was fitted with it.
#[must_use]
pub fn kasten_1966(zenith: f64) -> Option<f64> {
    let degrees = zenith.to_degrees();
    (degrees <= 90.0).then(|| 1.0 / (cos(zenith) + 0.15 * pow(93.885 - degrees, -1.253)))
}

/// Absolute air mass: relative air mass at a pressure \[Pa\].
#[must_use]
pub fn absolute(relative: f64, pressure: f64) -> f64 {
    relative * pressure / STANDARD_PRESSURE
}

/// y^−1.6364 for y from 4 to 128, within 1e-11 of it: a power of two times the power of a number from 1 to 2, which a
/// polynomial through the Chebyshev nodes gives. Less than half the time of `pow`, of which a plant-year takes thousands.
fn power(y: f64) -> f64 {
    let bits = y.to_bits();
    let twos = ((bits >> 52) as usize).wrapping_sub(1_023 + 2);
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    let Some(scale) = TWOS.get(twos) else { return pow(y, -1.6364) };
    let t = 2.0 * mantissa - 3.0;
    scale * POWER.iter().rev().fold(0.0, |sum, c| sum * t + c)
}

/// 4^−1.6364, 8^−1.6364, … 64^−1.6364.
const TWOS: [f64; 5] =
    [0.10346394416386769, 0.033280017446187464, 0.01070478774194393, 0.003443281866824882, 0.001107559561218542];

/// ((t + 3)/2)^−1.6364 for t from −1 to 1, lowest power first.
const POWER: [f64; 16] = [
    0.5150439187047846,
    -0.28093928952365765,
    0.12344472433333309,
    -0.04987715503196613,
    0.01927085927799521,
    -0.007241218417953554,
    0.0026698436427732286,
    -0.0009708552506868529,
    0.00034902087476851307,
    -0.00012457078499394925,
    4.48946532536354e-05,
    -1.5825492596377444e-05,
    4.693764637409004e-06,
    -1.6446433619421441e-06,
    1.103190925277886e-06,
    -3.824061423074454e-07,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_power_is_that_of_libm() {
        for i in 0..=9_000 {
            let y = 6.079_95 + f64::from(i) / 100.0;
            assert!((power(y) / pow(y, -1.6364) - 1.0).abs() < 1e-11, "{y}");
        }
        assert_eq!(power(1.0), 1.0);
    }
}
