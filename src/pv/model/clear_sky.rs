//! Irradiance under a clear sky.

use libm::{cos, exp, log, pow, sin};

use super::sun::air_mass::STANDARD_PRESSURE;

/// Irradiance [W/m²]: on the horizontal, on a plane across the sun's rays, and diffuse on the horizontal.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ClearSky {
    /// Global on the horizontal.
    pub ghi: f64,
    /// Beam, across the rays.
    pub dni: f64,
    /// Diffuse on the horizontal.
    pub dhi: f64,
}

/// Clear sky by Linke turbidity, at an apparent zenith angle \[rad\], `air_mass` absolute, `elevation` above sea level \[m\],
/// extraterrestrial normal irradiance [W/m²]. No light where there is no air mass (below the horizon).
///
/// P. Ineichen and R. Perez, "A new airmass independent formulation for the Linke turbidity coefficient", Solar Energy 73
/// (2002), 151; the formulas of ghi in R. Perez et al., Solar Energy 73 (2002), 307, without the later enhancement.
#[must_use]
pub fn ineichen(
    apparent_zenith: f64,
    air_mass: Option<f64>,
    linke_turbidity: f64,
    elevation: f64,
    extraterrestrial: f64,
) -> ClearSky {
    let Some(air_mass) = air_mass else { return ClearSky::default() };
    let up = cos(apparent_zenith).max(0.0);
    let (f1, f2) = (exp(-elevation / 8000.0), exp(-elevation / 1250.0));
    let (c1, c2) = (5.09e-5 * elevation + 0.868, 3.92e-5 * elevation + 0.0387);
    let hazier = linke_turbidity - 1.0;
    let ghi = c1 * extraterrestrial * up * exp(-c2 * air_mass * (f1 + f2 * hazier));
    let direct = extraterrestrial * ((0.664 + 0.163 / f1) * exp(-0.09 * air_mass * hazier)).max(0.0);
    let part = 1.0 - (0.1 - 0.2 * exp(-linke_turbidity)) / (0.1 + 0.882 / f1);
    let most = if up > 0.0 { ghi * (part / up).clamp(0.0, 1e20) } else { 0.0 };
    let dni = direct.min(most);
    ClearSky { ghi, dni, dhi: ghi - dni * up }
}

/// Clear sky by aerosol optical depth at 700 nm and precipitable water [cm, at least 0.2], at an apparent elevation
/// \[rad\], pressure \[Pa\], extraterrestrial normal irradiance [W/m²].
///
/// P. Ineichen, "A broadband simplified version of the Solis clear sky model", Solar Energy 82 (2008), 758.
#[must_use]
pub fn simplified_solis(
    apparent_elevation: f64,
    aod700: f64,
    water: f64,
    pressure: f64,
    extraterrestrial: f64,
) -> ClearSky {
    let a = aod700;
    let w = water.max(0.2);
    let (ln_w, p) = (log(w), log(pressure / STANDARD_PRESSURE));
    let entering =
        extraterrestrial * (0.12 * pow(w, 0.56) * a * a + 0.97 * pow(w, 0.032) * a + 1.08 * pow(w, 0.0051) + 0.071 * p);
    let depth_beam = (1.82 + 0.056 * ln_w + 0.0071 * ln_w * ln_w) * a
        + (0.33 + 0.045 * ln_w + 0.0096 * ln_w * ln_w)
        + (0.0089 * w + 0.13) * p;
    let power_beam = (0.009_25 * a * a + 0.0148 * a - 0.0172) * ln_w + (-0.7565 * a * a + 0.5057 * a + 0.4557);
    let depth_global = (1.24 + 0.047 * ln_w + 0.0061 * ln_w * ln_w) * a
        + (0.27 + 0.043 * ln_w + 0.0090 * ln_w * ln_w)
        + (0.0079 * w + 0.1) * p;
    let power_global = -0.0147 * ln_w - 0.3079 * a * a + 0.2846 * a + 0.3798;
    let [d4, d3, d2, d1, d0, dp] = if a < 0.05 {
        [
            86.0 * w - 13_800.0,
            -3.11 * w + 79.4,
            -0.23 * w + 74.8,
            0.092 * w - 8.86,
            0.0042 * w + 3.12,
            -0.83 * pow(1.0 + a, -17.2),
        ]
    } else {
        [
            -0.21 * w + 11.6,
            0.27 * w - 20.7,
            -0.134 * w + 15.5,
            0.0554 * w - 5.71,
            0.0057 * w + 2.94,
            -0.71 * pow(1.0 + a, -15.0),
        ]
    };
    let depth_diffuse = d0 + a * (d1 + a * (d2 + a * (d3 + a * d4))) + dp * p;
    let power_diffuse = -0.337 * a * a + 0.63 * a + 0.116 + p / (18.0 + 152.0 * a);
    let height = sin(apparent_elevation).max(1e-30);
    let through = |depth: f64, power: f64| entering * exp(-depth / pow(height, power));
    ClearSky {
        ghi: through(depth_global, power_global) * height,
        dni: through(depth_beam, power_beam),
        dhi: through(depth_diffuse, power_diffuse),
    }
}

/// Global irradiance under a clear sky from the sun's height alone [W/m²]: 1098·cos z·exp(−0.059/cos z).
///
/// B. Haurwitz, Journal of Meteorology 2 (1945), 154 and 5 (1948), 110.
#[must_use]
pub fn haurwitz(apparent_zenith: f64) -> f64 {
    let up = cos(apparent_zenith);
    if up > 0.0 { 1098.0 * up * exp(-0.059 / up) } else { 0.0 }
}
