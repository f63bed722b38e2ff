//! The normal, Student's t and Fisher's F distributions: tail probabilities and critical values.
//!
//! Written with `libm` alone, so that a p-value has the same bits on every machine.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::StatisticsError;

/// The upper tail P(Z > z) of the standard normal distribution.
pub fn normal_upper(z: f64) -> f64 {
    0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal quantile: the z with P(Z ≤ z) = u.
///
/// # Errors
/// [`StatisticsError::Level`] unless 0 < u < 1.
pub fn normal_quantile(u: f64) -> Result<f64, StatisticsError> {
    level(u)?;
    let tail = u.min(1.0 - u);
    // Abramowitz and Stegun 26.2.23, good to 4.5e-4, then Halley's steps on the complementary error function.
    let t = libm::sqrt(-2.0 * libm::log(tail));
    let mut z =
        t - (2.515_517 + t * (0.802_853 + t * 0.010_328)) / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    for _ in 0..3 {
        let density = libm::exp(-0.5 * z * z) * 0.398_942_280_401_432_7;
        let step = (normal_upper(z) - tail) / density;
        z += step / (1.0 - 0.5 * z * step);
    }
    Ok(if u < 0.5 { -z } else { z })
}

/// The z with P(−z ≤ Z ≤ z) = `confidence`: 1.96 for 0.95.
///
/// # Errors
/// [`StatisticsError::Level`] unless 0 < confidence < 1.
pub fn normal_critical(confidence: f64) -> Result<f64, StatisticsError> {
    level(confidence)?;
    normal_quantile(0.5 + 0.5 * confidence)
}

/// The two-sided p-value P(|T| > |t|) of Student's distribution; 0 for an infinite t.
///
/// # Errors
/// [`StatisticsError::Freedom`] unless the degrees of freedom, which need not be whole, are positive and finite;
/// [`StatisticsError::NotFinite`] for NaN.
pub fn student_two_sided(t: f64, freedom: f64) -> Result<f64, StatisticsError> {
    degrees(freedom)?;
    if t.is_nan() {
        return Err(StatisticsError::NotFinite { row: 0, column: None });
    }
    Ok(two_sided(libm::fabs(t), freedom))
}

fn two_sided(t: f64, freedom: f64) -> f64 {
    if t == 0.0 {
        return 1.0;
    }
    let square = t * t;
    if !square.is_finite() {
        return 0.0;
    }
    // Abramowitz and Stegun 26.7.1 with 26.5.27.
    beta_regularized(0.5 * freedom, 0.5, freedom / (freedom + square), square / (freedom + square))
}

/// The critical value of Student's distribution: the t with P(−t ≤ T ≤ t) = `confidence`.
///
/// # Errors
/// [`StatisticsError::Level`], [`StatisticsError::Freedom`]; [`StatisticsError::Overflow`] where t is beyond 1e150.
pub fn student_critical(confidence: f64, freedom: f64) -> Result<f64, StatisticsError> {
    thread_local! {
        /// The last ones: a year of intervals asks for the same value at every row, a fleet at every meter.
        static KNOWN: RefCell<VecDeque<(f64, f64, f64)>> = const { RefCell::new(VecDeque::new()) };
    }
    let same = |known: &&(f64, f64, f64)| known.0 == confidence && known.1 == freedom;
    if let Some(found) = KNOWN.with_borrow(|known| known.iter().find(same).map(|known| known.2)) {
        return Ok(found);
    }
    let found = solve_critical(confidence, freedom)?;
    KNOWN.with_borrow_mut(|known| {
        known.push_back((confidence, freedom, found));
        if known.len() > KEPT {
            known.pop_front();
        }
    });
    Ok(found)
}

/// Critical values that a thread keeps.
const KEPT: usize = 12;

fn solve_critical(confidence: f64, freedom: f64) -> Result<f64, StatisticsError> {
    level(confidence)?;
    degrees(freedom)?;
    let wanted = 1.0 - confidence;
    let (mut low, mut high) = (0.0, 1.0);
    while two_sided(high, freedom) > wanted {
        low = high;
        high *= 2.0;
        if high > 1e150 {
            return Err(StatisticsError::Overflow);
        }
    }
    // Newton's steps where they stay inside the bracket, halving where they do not.
    let constant = libm::lgamma(0.5 * (freedom + 1.0))
        - libm::lgamma(0.5 * freedom)
        - 0.5 * libm::log(freedom * std::f64::consts::PI);
    let mut t = 0.5 * (low + high);
    for _ in 0..200 {
        let excess = two_sided(t, freedom) - wanted;
        if excess > 0.0 {
            low = t;
        } else {
            high = t;
        }
        let slope = 2.0 * libm::exp(constant - 0.5 * (freedom + 1.0) * libm::log1p(t * t / freedom));
        let next = t + excess / slope;
        let next = if next > low && next < high { next } else { 0.5 * (low + high) };
        if libm::fabs(next - t) <= 2e-16 * t || next == low || next == high {
            return Ok(next);
        }
        t = next;
    }
    Ok(t)
}

/// The upper tail P(F > f) of Fisher's distribution with `over` and `under` degrees of freedom.
///
/// # Errors
/// [`StatisticsError::Freedom`]; [`StatisticsError::NotFinite`] for NaN or a negative f.
pub fn fisher_upper(f: f64, over: f64, under: f64) -> Result<f64, StatisticsError> {
    degrees(over)?;
    degrees(under)?;
    if f.is_nan() || f < 0.0 {
        return Err(StatisticsError::NotFinite { row: 0, column: None });
    }
    if f == 0.0 {
        return Ok(1.0);
    }
    let part = over * f;
    if !part.is_finite() {
        return Ok(0.0);
    }
    // Abramowitz and Stegun 26.6.2.
    Ok(beta_regularized(0.5 * under, 0.5 * over, under / (under + part), part / (under + part)))
}

/// The regularised incomplete beta function Iₓ(a, b) with y = 1 − x given beside x, so that neither end loses digits.
fn beta_regularized(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let front =
        libm::exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log(y));
    // The continued fraction converges fast below the mean of the distribution; above it the other tail is computed.
    let value = if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, y) / b
    };
    value.clamp(0.0, 1.0)
}

/// The continued fraction of the incomplete beta function (NIST Digital Library of Mathematical Functions, 8.17.22), by the
/// method of Lentz as Thompson and Barnett modified it (J. Comput. Phys. 64, 1986, p. 490).
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |value: f64| if libm::fabs(value) < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for step in 1..20_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        result *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
        let change = d * c;
        result *= change;
        if libm::fabs(change - 1.0) < 1e-16 {
            break;
        }
    }
    result
}

pub(crate) fn level(level: f64) -> Result<(), StatisticsError> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(StatisticsError::Level(level)) }
}

fn degrees(freedom: f64) -> Result<(), StatisticsError> {
    if freedom > 0.0 && freedom.is_finite() { Ok(()) } else { Err(StatisticsError::Freedom(freedom)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, FisherSnedecor, Normal, StudentsT};

    fn near(a: f64, b: f64, relative: f64) -> bool {
        (a - b).abs() <= relative * b.abs()
    }

    #[test]
    fn critical_values_are_those_of_the_tables() {
        // NIST/SEMATECH e-Handbook, table 1.3.6.7.2, to its three decimals.
        for (freedom, confidence, t) in
            [(1.0, 0.8, 3.078), (1.0, 0.95, 12.706), (5.0, 0.95, 2.571), (10.0, 0.99, 3.169), (100.0, 0.9, 1.660)]
        {
            let found = student_critical(confidence, freedom).unwrap();
            assert!((found - t).abs() < 5.1e-4, "{freedom} {confidence}: {found}");
        }
        // One degree of freedom is the Cauchy distribution, two have a closed form.
        for confidence in [0.1, 0.5, 0.68, 0.9, 0.99] {
            let cauchy = (std::f64::consts::FRAC_PI_2 * confidence).tan();
            assert!(near(student_critical(confidence, 1.0).unwrap(), cauchy, 1e-13));
            let two = confidence * (2.0 / (1.0 - confidence * confidence)).sqrt();
            assert!(near(student_critical(confidence, 2.0).unwrap(), two, 1e-13));
        }
    }

    #[test]
    fn the_tails_agree_with_a_second_implementation() {
        for freedom in [1.0, 2.5, 7.95, 30.0, 362.0, 8000.0] {
            let student = StudentsT::new(0.0, 1.0, freedom).unwrap();
            for t in [0.01, 0.7, 1.0, 2.2, 6.0] {
                let p = student_two_sided(t, freedom).unwrap();
                assert!(near(p, 2.0 * student.sf(t), 1e-9), "{freedom} {t}: {p}");
                let back = student_critical(1.0 - p, freedom).unwrap();
                assert!(near(back, t, 1e-9), "{freedom} {t}: {back}");
            }
            for over in [1.0, 3.0, 20.0] {
                let fisher = FisherSnedecor::new(over, freedom).unwrap();
                for f in [0.2, 1.0, 4.0, 50.0] {
                    let p = fisher_upper(f, over, freedom).unwrap();
                    assert!((p - fisher.sf(f)).abs() < 1e-11, "{over} {freedom} {f}: {p}");
                }
            }
        }
        let normal = Normal::new(0.0, 1.0).unwrap();
        for u in [1e-12, 0.003, 0.2, 0.5, 0.9, 0.999_999] {
            let z = normal_quantile(u).unwrap();
            assert!((z - normal.inverse_cdf(u)).abs() < 1e-9, "{u}: {z}");
            assert!(near(normal_upper(-z), u, 1e-12));
        }
    }

    #[test]
    fn a_level_or_freedom_that_is_none_is_refused() {
        for bad in [0.0, 1.0, -0.1, f64::NAN, f64::INFINITY] {
            assert!(matches!(student_critical(bad, 5.0), Err(StatisticsError::Level(_))));
            assert!(matches!(normal_critical(bad), Err(StatisticsError::Level(_))));
        }
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(student_critical(0.9, bad), Err(StatisticsError::Freedom(_))));
        }
        assert_eq!(student_critical(0.999_999_999, 0.01), Err(StatisticsError::Overflow));
    }
}
