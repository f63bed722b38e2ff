//! The sun as seen from the Earth's centre: the slow part of the algorithm of Reda and Andreas.
//!
//! \[1\] I. Reda and A. Andreas, "Solar Position Algorithm for Solar Radiation Applications", NREL/TP-560-34302, revised
//!     January 2008; equations by their numbers there.

use libm::{asin, atan2, cos, sin, tan};

use super::terms::{DISTANCE, LATITUDE, LONGITUDE, NUTATION, Term};
use super::time::CENTURY;

/// Sums of the periodic terms at one moment.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    /// Heliocentric longitude L, not reduced \[rad\].
    pub(super) longitude: f64,
    /// Heliocentric latitude B \[rad\].
    pub(super) latitude: f64,
    /// Distance R \[au\].
    pub(super) distance: f64,
    /// Nutation in longitude Δψ [°].
    pub(super) nutation: f64,
    /// Nutation in obliquity Δε [°].
    pub(super) obliquity: f64,
}

/// The sun as seen from the Earth's centre.
#[derive(Debug, Clone, Copy)]
pub(super) struct Geocentric {
    /// sin of the apparent declination δ.
    pub(super) sin_declination: f64,
    /// cos of the apparent declination δ.
    pub(super) cos_declination: f64,
    /// Apparent right ascension α [°], 0 to 360.
    pub(super) right_ascension: f64,
    /// Apparent declination δ [°].
    pub(super) declination: f64,
    /// Hour angle at Greenwich less the turn of the day since noon UT, ν − α − 360°·(days since J2000.0) [°]: it moves by
    /// less than 10″ an hour, as the equation of time does.
    pub(super) lag: f64,
    /// Distance \[au\].
    pub(super) distance: f64,
    /// Equation of time \[min\], positive where the sun is before the mean sun.
    pub(super) equation_of_time: f64,
    /// Apparent sidereal time at Greenwich ν [°], 0 to 360.
    pub(super) sidereal: f64,
}

/// The arguments X0..X4 of nutation [°] at a Julian ephemeris century (equations 15 to 19).
pub(super) fn arguments(t: f64) -> [f64; 5] {
    let cubic = |a: f64, b: f64, c: f64, d: f64| a + t * (b + t * (c + t / d));
    [
        cubic(297.850_36, 445_267.111_480, -0.001_914_2, 189_474.0),
        cubic(357.527_72, 35_999.050_340, -0.000_160_3, -300_000.0),
        cubic(134.962_98, 477_198.867_398, 0.008_697_2, 56_250.0),
        cubic(93.271_91, 483_202.017_538, -0.003_682_5, 327_270.0),
        cubic(125.044_52, -1_934.136_261, 0.002_070_8, 450_000.0),
    ]
}

/// Nutation is tabulated in 0.0001″.
pub(super) const NUTATION_UNIT: f64 = 1.0 / 36_000_000.0;

/// A polynomial, lowest power first.
pub(super) fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

fn series(powers: &[&[Term]], jme: f64) -> f64 {
    let mut sums = [0.0; 6];
    for (sum, terms) in sums.iter_mut().zip(powers) {
        *sum = terms.iter().map(|[a, b, c]| a * cos(b + c * jme)).sum();
    }
    polynomial(&sums, jme) * 1e-8
}

/// The periodic terms at `days` since J2000.0, terrestrial time (equations 9 to 12, 20 to 23).
pub(super) fn sums(days: f64) -> Sums {
    let jce = days / CENTURY;
    let jme = jce / 10.0;
    let x = arguments(jce);
    let (mut nutation, mut obliquity) = (0.0, 0.0);
    for (multiples, [a, b, c, d]) in &NUTATION {
        let angle = multiples.iter().zip(&x).map(|(y, x)| y * x).sum::<f64>().to_radians();
        nutation += (a + b * jce) * sin(angle);
        obliquity += (c + d * jce) * cos(angle);
    }
    Sums {
        longitude: series(&LONGITUDE, jme),
        latitude: series(&LATITUDE, jme),
        distance: series(&DISTANCE, jme),
        nutation: nutation * NUTATION_UNIT,
        obliquity: obliquity * NUTATION_UNIT,
    }
}

/// The sun from the sums, at `days` since J2000.0 in universal and `days_tt` in terrestrial time (equations 13, 14, 24
/// to 31, and A.1 for the equation of time).
pub(super) fn geocentric(sums: &Sums, days: f64, days_tt: f64) -> Geocentric {
    let jce = days_tt / CENTURY;
    let u = jce / 100.0;
    let mean_obliquity = polynomial(&OBLIQUITY, u);
    let epsilon = (mean_obliquity / 3600.0 + sums.obliquity).to_radians();
    let (sin_epsilon, cos_epsilon) = libm::sincos(epsilon);
    let aberration = -20.4898 / (3600.0 * sums.distance);
    let lambda = (sums.longitude.to_degrees() + 180.0 + sums.nutation + aberration).to_radians();
    let (sin_lambda, cos_lambda) = libm::sincos(lambda);
    let beta = -sums.latitude;
    let (sin_beta, cos_beta) = libm::sincos(beta);
    let sin_declination = sin_beta * cos_epsilon + cos_beta * sin_epsilon * sin_lambda;
    let alpha = atan2(sin_lambda * cos_epsilon - tan(beta) * sin_epsilon, cos_lambda).to_degrees();
    let alpha = turn(alpha);
    let equinoxes = sums.nutation * cos_epsilon;
    let century = days / CENTURY;
    // Sidereal time without the whole turns of the mean sun.
    let drift = 280.460_618_37
        + 0.985_647_366_29 * days
        + century * century * (0.000_387_933 - century / 38_710_000.0)
        + equinoxes;
    let jme = jce / 10.0;
    let mean_longitude = polynomial(
        &[280.466_456_7, 360_007.698_277_9, 0.030_320_28, 1.0 / 49_931.0, -1.0 / 15_300.0, -1.0 / 2_000_000.0],
        jme,
    );
    Geocentric {
        sin_declination,
        cos_declination: libm::sqrt((1.0 - sin_declination) * (1.0 + sin_declination)),
        right_ascension: alpha,
        declination: asin(sin_declination).to_degrees(),
        lag: half_turn(drift - alpha),
        distance: sums.distance,
        equation_of_time: 4.0 * half_turn(mean_longitude - 0.005_718_3 - alpha + equinoxes),
        sidereal: turn(drift + 360.0 * (days - libm::floor(days))),
    }
}

/// Mean obliquity of the ecliptic [″] by powers of 10 000 Julian years (equation 24).
const OBLIQUITY: [f64; 11] = [84_381.448, -4_680.93, -1.55, 1_999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45];

/// An angle reduced to 0 to 360°.
pub(super) fn turn(angle: f64) -> f64 {
    let turned = angle - 360.0 * libm::floor(angle / 360.0);
    if turned >= 360.0 { 0.0 } else { turned }
}

/// An angle reduced to −180 to 180°.
pub(super) fn half_turn(angle: f64) -> f64 {
    angle - 360.0 * libm::floor(angle / 360.0 + 0.5)
}

/// The sun as seen from the Earth's centre at an instant; `delta_t` is TT − UT1 \[s\].
pub(super) fn at(instant: f64, delta_t: f64) -> Geocentric {
    let days = super::time::days(instant);
    let days_tt = days + delta_t / super::time::DAY;
    geocentric(&sums(days_tt), days, days_tt)
}
