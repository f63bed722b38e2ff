//! The one crossing between exact numbers and binary floating point, in both directions.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use super::{Exact, Repr, big};

/// Bits of a double's significand, the hidden one included (IEEE 754-2019, table 3.5, binary64).
const SIGNIFICAND_BITS: i64 = 53;
/// The exponent of the smallest positive double, 2^-1074.
const LEAST_EXPONENT: i64 = -1074;

impl Exact {
    /// The nearest double, ties to even; infinite only where the value is out of range. A negative value too small for
    /// a double gives -0.0, as in IEEE 754.
    ///
    /// For statistics, sorting and plots. A figure in a report does not pass through here.
    pub fn to_f64(&self) -> f64 {
        if let Repr::Fast(fast) = &self.0
            && let Some((num, scale)) = fast.as_decimal()
            && num.unsigned_abs() <= 1 << SIGNIFICAND_BITS
            && scale <= 22
        {
            // Both operands are exact (10^22 is the last such power), so the one division rounds correctly.
            return num as f64 / super::fast::TEN[scale as usize] as f64;
        }
        let big = self.big();
        let magnitude = positive_to_f64(big.num.magnitude(), &big.den);
        if big.num.sign() == Sign::Minus { -magnitude } else { magnitude }
    }

    /// The value of a double, exactly; `None` for a NaN and for the infinities.
    pub fn from_f64(x: f64) -> Option<Exact> {
        if !x.is_finite() {
            return None;
        }
        let bits = x.to_bits();
        let fraction = bits & ((1 << (SIGNIFICAND_BITS - 1)) - 1);
        // 11 bits, so it fits.
        let field = ((bits >> (SIGNIFICAND_BITS - 1)) & 0x7ff) as i64;
        let (significand, exponent) = match field {
            0 => (fraction, LEAST_EXPONENT),
            _ => (fraction | 1 << (SIGNIFICAND_BITS - 1), LEAST_EXPONENT + field - 1),
        };
        let sign = if x.is_sign_negative() { Sign::Minus } else { Sign::Plus };
        let num = BigInt::from_biguint(sign, significand.into());
        let shift = exponent.unsigned_abs();
        Some(if exponent < 0 {
            big::ratio(num, BigUint::one() << shift)
        } else {
            big::lowest(num << shift, One::one())
        })
    }
}

/// The nearest double to `num / den`, ties to even.
fn positive_to_f64(num: &BigUint, den: &BigUint) -> f64 {
    if num.is_zero() {
        return 0.0;
    }
    // A quotient of 64 or 65 bits, or fewer where the value is so small that a double has fewer; always two bits or more
    // beyond the significand, so that the last one can stand for everything after it.
    let shift = (64 - (num.bits() as i64 - den.bits() as i64)).min(2 - LEAST_EXPONENT);
    let distance = shift.unsigned_abs();
    let (quotient, remainder) =
        if shift >= 0 { (num << distance).div_rem(den) } else { num.div_rem(&(den << distance)) };
    // 65 bits at most, by the choice of the shift.
    let Some(mut quotient) = quotient.to_u128() else { return f64::INFINITY };
    quotient |= u128::from(!remainder.is_zero());

    let bits = i64::from(u128::BITS - quotient.leading_zeros());
    let dropped = (bits - SIGNIFICAND_BITS).max(LEAST_EXPONENT + shift);
    let significand = nearest_even(quotient, dropped);
    let exponent = dropped - shift;
    if i64::from(u128::BITS - significand.leading_zeros()) + exponent > 1024 {
        return f64::INFINITY;
    }
    // In two steps, as 2^exponent alone may be no double. Both are exact: the result is a double by now.
    let half = exponent / 2;
    significand as f64 * power_of_two(half) * power_of_two(exponent - half)
}

/// `quotient / 2^dropped`, to the nearest integer, ties to even. `dropped` is from 2 to 12.
fn nearest_even(quotient: u128, dropped: i64) -> u128 {
    let whole = quotient >> dropped;
    let (rest, half) = (quotient - (whole << dropped), 1 << (dropped - 1));
    if rest > half || (rest == half && whole % 2 == 1) { whole + 1 } else { whole }
}

/// 2^exponent for an exponent from -1022 to 1023.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << (SIGNIFICAND_BITS - 1))
}
