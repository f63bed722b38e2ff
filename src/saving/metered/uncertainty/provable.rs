//! The smallest saving that a meter can prove, known before a project starts.

use super::error::positive;
use super::{Divisor, Factor, Meter, UncertaintyError};

/// The smallest savings fraction whose fractional savings uncertainty does not exceed `most` (0.5 for 50 %): FSU is band over
/// F, so F = band / most.
///
/// # Errors
/// As [`Meter::relative_band`]; [`UncertaintyError::NotPositive`] for `most`.
pub fn least_provable_fraction(
    meter: &Meter,
    factor: Factor,
    divisor: Divisor,
    confidence: f64,
    most: f64,
) -> Result<f64, UncertaintyError> {
    let most = positive(most, "the greatest uncertainty")?;
    Ok(meter.relative_band(factor, divisor, confidence)?.value / most)
}

/// The fewest whole reporting points, up to `longest`, after which a saving of the fraction could be proved; `None` where that
/// many do not suffice. `meter.reporting` is not looked at.
///
/// # Errors
/// As [`least_provable_fraction`].
pub fn periods_needed(
    meter: &Meter,
    factor: Factor,
    divisor: Divisor,
    (confidence, most): (f64, f64),
    fraction: f64,
    longest: u32,
) -> Result<Option<u32>, UncertaintyError> {
    let fraction = positive(fraction, "the savings fraction")?;
    for m in 1..=longest {
        let longer = Meter { reporting: f64::from(m), ..*meter };
        match least_provable_fraction(&longer, factor, divisor, confidence, most) {
            Ok(least) if least <= fraction => return Ok(Some(m)),
            Ok(_) => {}
            // The polynomials end somewhere; beyond that nothing is known.
            Err(UncertaintyError::BeyondPolynomial { .. }) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}
