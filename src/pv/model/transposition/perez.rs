//! The sky of Perez: coefficients by clearness, in eight steps or along splines.

use super::{Dome, Light, SkyModel};
use crate::pv::model::sun::air_mass;

/// κ for angles in radians.
const KAPPA: f64 = 1.041;

/// cos 85°: cos z is not taken below.
const LEAST_COSINE: f64 = 0.087_155_742_747_658_17;

/// Upper ends of the steps of the clearness ε, the last without end (Perez 1990, table 1).
const STEPS: [f64; 7] = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];

/// F11, F12, F13, F21, F22, F23 of each step, all sites composite (Perez 1990, table 6).
const COEFFICIENTS: [[f64; 6]; 8] = [
    [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
    [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
    [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
    [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
    [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
    [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
    [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
    [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
];

/// Knots of the quadratic splines over ζ (Driesse 2024).
const KNOTS: [f64; 13] = [0.0, 0.0, 0.0, 0.061, 0.187, 0.333, 0.487, 0.643, 0.778, 0.839, 1.0, 1.0, 1.0];

/// F11, F12, F13, F21, F22, F23 at the control points of the splines (Driesse 2024).
const CONTROL: [[f64; 6]; 10] = [
    [-0.053, 0.529, -0.028, -0.071, 0.061, -0.019],
    [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
    [0.131, 0.770, -0.167, -0.026, 0.106, -0.032],
    [0.328, 0.471, -0.216, 0.069, -0.105, -0.028],
    [0.557, 0.241, -0.300, 0.086, -0.085, -0.012],
    [0.861, -0.323, -0.355, 0.240, -0.467, -0.008],
    [1.212, -1.239, -0.444, 0.305, -0.797, 0.047],
    [1.099, -1.847, -0.365, 0.275, -1.132, 0.124],
    [0.544, 0.157, -0.213, 0.118, -1.455, 0.292],
    [0.544, 0.157, -0.213, 0.118, -1.455, 0.292],
];

/// The dome: dhi·((1 − F1)·(1 + cos β)/2 + F1·cos θ/max(cos 85°, cos z) + F2·sin β) (Perez 1990, equation 9).
#[inline]
pub(super) fn dome(model: SkyModel, light: &Light) -> Dome {
    let z = light.apparent_zenith;
    let kappa = KAPPA * z * z * z;
    let (dni, dhi) = (light.dni, light.dhi);
    let smooth = model == SkyModel::PerezDriesse;
    let below = z.to_degrees() >= 90.0;
    let air_mass = match light.air_mass {
        // The splines hold below the horizon, with the air mass at it.
        _ if smooth && below => air_mass::of_cosine(0.0, 90.0),
        Some(air_mass) => air_mass,
        None => return Dome::default(),
    };
    let brightness = dhi * air_mass / light.extraterrestrial;
    let f = if smooth {
        let zeta = dni / (dhi + dni);
        spline(zeta / (1.0 - kappa * (zeta - 1.0)))
    } else {
        // ε = ((dhi + dni)/dhi + κz³)/(1 + κz³)
        step((dhi + dni) + kappa * dhi, dhi * (1.0 + kappa))
    };
    let f1 = f[0] + f[1] * brightness + f[2] * z;
    let f1 = if smooth { f1.clamp(0.0, 0.9) } else { f1.max(0.0) };
    let f2 = f[3] + f[4] * brightness + f[5] * z;
    Dome {
        isotropic: dhi * (1.0 - f1),
        circumsolar: dhi * f1 / light.up.max(LEAST_COSINE),
        horizon: dhi * f2,
        ..Dome::default()
    }
}

/// The coefficients at a clearness ε, given as a fraction.
fn step(numerator: f64, denominator: f64) -> [f64; 6] {
    let at = STEPS.iter().map(|end| usize::from(numerator >= end * denominator)).sum::<usize>();
    COEFFICIENTS.get(at).copied().unwrap_or_default()
}

/// The splines at ζ, from 0 to 1, by de Boor's recursion.
fn spline(zeta: f64) -> [f64; 6] {
    let zeta = if zeta > 0.0 { zeta.min(1.0) } else { 0.0 };
    // The interval from KNOTS[k]; the last one holds its end too.
    let k = KNOTS[3..10].iter().filter(|knot| zeta >= **knot).count() + 2;
    let t = |i: usize| KNOTS.get(i).copied().unwrap_or(1.0);
    let part = |from: usize, to: usize| (zeta - t(from)) / (t(to) - t(from));
    let (early, late, inner) = (part(k - 1, k + 1), part(k, k + 2), part(k, k + 1));
    let mut value = [0.0; 6];
    let Some([a, b, c]) = CONTROL.get(k - 2..=k).and_then(|three| <&[[f64; 6]; 3]>::try_from(three).ok()) else {
        return value;
    };
    for (i, value) in value.iter_mut().enumerate() {
        let left = (1.0 - early) * a[i] + early * b[i];
        let right = (1.0 - late) * b[i] + late * c[i];
        *value = (1.0 - inner) * left + inner * right;
    }
    value
}
