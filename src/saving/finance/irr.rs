//! The internal rate of return: every one there is.
//!
//! Flows that change sign more than once can have several rates at which their present value is zero, or none; a program that
//! returns one of them hides that. All are found here: the present value is a polynomial in the discount factor, whose roots lie
//! between those of its derivative.

use super::FinanceError;
use super::error::sound;

/// The most flows that change sign more than once in which all rates are looked for. Flows that change sign once have one rate
/// however many they are.
pub const LONGEST: usize = 121;

/// The rates, above −1, at which the net present value of flows is zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Irr {
    /// There is none.
    None,
    /// There is exactly one.
    One(f64),
    /// There are several, in ascending order: none of them is the return.
    Several(Vec<f64>),
}

/// All internal rates of return of flows of years 0 to N.
///
/// # Errors
/// [`FinanceError::Empty`], [`FinanceError::NotFinite`], [`FinanceError::TooLong`].
pub fn irr(flows: &[f64]) -> Result<Irr, FinanceError> {
    sound(flows)?;
    // Flows of zero at either end change no rate, and would be roots at the ends of the range.
    let Some(first) = flows.iter().position(|flow| *flow != 0.0) else { return Ok(Irr::None) };
    let last = flows.iter().rposition(|flow| *flow != 0.0).unwrap_or(first);
    let largest = flows.iter().fold(0.0_f64, |largest, flow| largest.max(libm::fabs(*flow)));
    let scaled: Vec<f64> = flows[first..=last].iter().map(|flow| flow / largest).collect();
    let changes = sign_changes(&scaled);
    if changes == 0 {
        return Ok(Irr::None);
    }
    if changes > 1 && scaled.len() > LONGEST {
        return Err(FinanceError::TooLong { flows: scaled.len(), most: LONGEST });
    }
    // Rates of zero and above are discount factors in (0, 1]; those below are growth factors in (0, 1).
    let reversed: Vec<f64> = scaled.iter().rev().copied().collect();
    let mut rates: Vec<f64> = roots(&scaled, changes).iter().map(|factor| (1.0 - factor) / factor).collect();
    rates.extend(roots(&reversed, changes).iter().filter(|growth| **growth < 1.0).map(|growth| growth - 1.0));
    rates.retain(|rate| rate.is_finite());
    rates.sort_by(f64::total_cmp);
    rates.dedup_by(|a, b| libm::fabs(*a - *b) <= 1e-12);
    Ok(match rates.as_slice() {
        [] => Irr::None,
        [one] => Irr::One(*one),
        _ => Irr::Several(rates),
    })
}

fn sign_changes(flows: &[f64]) -> usize {
    let signs: Vec<bool> = flows.iter().filter(|flow| **flow != 0.0).map(|flow| *flow > 0.0).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Value and size of a polynomial at a point: the size is the sum of the magnitudes, by which rounding is measured.
fn value(polynomial: &[f64], x: f64) -> (f64, f64) {
    let step = |(value, size): (f64, f64), c: &f64| (value * x + c, size * x + libm::fabs(*c));
    polynomial.iter().rev().fold((0.0, 0.0), step)
}

/// The roots in (0, 1], ascending. With one change of sign there is at most one (Descartes); otherwise the polynomial is
/// monotone between the roots of its derivative, and each piece has at most one.
fn roots(polynomial: &[f64], changes: usize) -> Vec<f64> {
    let turns = if changes > 1 { turning_points(polynomial) } else { Vec::new() };
    within(polynomial, &turns)
}

/// The roots in (0, 1] of the derivative, found from those of the derivatives above it.
fn turning_points(polynomial: &[f64]) -> Vec<f64> {
    let mut derivatives = vec![polynomial.to_vec()];
    while let Some(top) = derivatives.last().filter(|top| top.len() > 2) {
        // Each is scaled, so that factorials do not grow.
        let next: Vec<f64> = top.iter().enumerate().skip(1).map(|(power, c)| c * power as f64).collect();
        let largest = next.iter().fold(0.0_f64, |largest, c| largest.max(libm::fabs(*c)));
        derivatives.push(next.iter().map(|c| c / largest).collect());
    }
    let mut turns = Vec::new();
    for derivative in derivatives.iter().skip(1).rev() {
        turns = within(derivative, &turns);
    }
    turns
}

/// The roots of a polynomial in (0, 1], given its turning points there.
fn within(polynomial: &[f64], turns: &[f64]) -> Vec<f64> {
    let ends: Vec<f64> = std::iter::once(0.0).chain(turns.iter().copied()).chain(std::iter::once(1.0)).collect();
    let mut roots: Vec<f64> = Vec::new();
    // A turning point on the axis is a double root, which changes no sign; rounding decides which side it is seen on.
    let on_axis = |x: f64| {
        let (value, size) = value(polynomial, x);
        libm::fabs(value) <= 1e-14 * size
    };
    for pair in ends.windows(2) {
        let (low, high) = (pair[0], pair[1]);
        if low > 0.0 && on_axis(low) {
            roots.push(low);
        } else if !on_axis(high) && (value(polynomial, low).0 > 0.0) != (value(polynomial, high).0 > 0.0) {
            roots.push(bisect(polynomial, low, high));
        }
    }
    if on_axis(1.0) {
        roots.push(1.0);
    }
    roots.dedup_by(|a, b| libm::fabs(*a - *b) <= 1e-13);
    roots
}

fn bisect(polynomial: &[f64], mut low: f64, mut high: f64) -> f64 {
    let below = value(polynomial, low).0 > 0.0;
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if (value(polynomial, middle).0 > 0.0) == below {
            low = middle;
        } else {
            high = middle;
        }
    }
}
