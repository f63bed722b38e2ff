//! Student's t distribution: two-sided probability and quantile.

use statrs::function::beta::checked_beta_reg;

/// Probability that |T| exceeds |t| with `df` degrees of freedom: I(df/(df + t²); df/2, 1/2).
///
/// Abramowitz and Stegun (1964), 26.7.1. None where `df` is not positive or `t` is NaN.
pub fn two_sided(t: f64, df: f64) -> Option<f64> {
    if !(df > 0.0 && df.is_finite()) || t.is_nan() {
        return None;
    }
    if t.is_infinite() {
        return Some(0.0);
    }
    checked_beta_reg(df / 2.0, 0.5, (df / (df + t * t)).clamp(0.0, 1.0)).ok()
}

/// The t that |T| stays below with probability `confidence`, by bisection to the last digit.
///
/// None unless 0 < confidence < 1 and `df` > 0.
pub fn for_confidence(confidence: f64, df: f64) -> Option<f64> {
    if !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let tail = 1.0 - confidence;
    let (mut low, mut high) = (0.0, 1.0);
    while two_sided(high, df)? > tail {
        high *= 2.0;
        if high > 1e12 {
            return None;
        }
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if two_sided(middle, df)? > tail {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(0.5 * (low + high))
}
