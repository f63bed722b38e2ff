//! Rounding, and the decimal places that it goes by.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

use super::super::Rounding;
use super::big::{self, Big};
use super::fast::Fast;
use super::{Exact, Repr};

impl Exact {
    /// The value rounded to a multiple of 10^`place`: place -2 keeps two decimals, 0 gives an integer, 3 thousands.
    ///
    /// The result has as many digits as were asked for: time and memory grow with the place when 1/3 is rounded far
    /// below the point, or anything is raised (`Up`) to a unit far above it. Check a place that comes from outside.
    pub fn round(&self, place: i32, rule: Rounding) -> Exact {
        let place = i64::from(place);
        if self.ends_at(place) {
            return self.clone();
        }
        if let Repr::Fast(fast) = &self.0
            && let Some(units) = fast_units(fast, place, rule)
        {
            return Exact::from(units) * Exact::unit_of_place(place);
        }
        let units = self.units(place, rule);
        if units.is_zero() {
            return Exact::ZERO;
        }
        let power = big::ten_to(place.unsigned_abs());
        if place < 0 { big::ratio(units, power) } else { big::lowest(units * BigInt::from(power), One::one()) }
    }

    /// The value rounded to so many significant digits; zero stays zero.
    ///
    /// A carry may make the result one digit longer (9.96 to two digits is 10). With `digits` 0 the result is zero or
    /// the power of ten above the value, as the rule decides.
    pub fn to_significant(&self, digits: u32, rule: Rounding) -> Exact {
        let Some(magnitude) = self.magnitude() else { return Exact::ZERO };
        let place = i64::from(magnitude) + 1 - i64::from(digits);
        // Only more than two thousand million digits would be beyond an i32.
        self.round(i32::try_from(place).unwrap_or(i32::MIN), rule)
    }

    /// floor(log10(|x|)), exactly: 2 for 100 and for 999.9, -1 for 0.1. `None` for zero.
    pub fn magnitude(&self) -> Option<i32> {
        if let Repr::Fast(fast) = &self.0 {
            return fast.magnitude();
        }
        let value = self.big();
        if value.num.is_zero() {
            return None;
        }
        let difference = floor_log10(value.num.magnitude()) - floor_log10(&value.den);
        // As for the fast form: within a factor of ten of 10^difference, on one side or the other.
        let power = big::ten_to(difference.unsigned_abs());
        let reaches = if difference >= 0 {
            *value.num.magnitude() >= &value.den * power
        } else {
            value.num.magnitude() * power >= value.den
        };
        // No number in memory has a magnitude beyond an i32's: that is 900 megabytes.
        i32::try_from(difference - i64::from(!reaches)).ok()
    }

    /// The number of digits after the point when the decimal expansion ends (0 for integers), `None` when it does not:
    /// the denominator has a prime factor other than 2 and 5.
    pub fn terminating_places(&self) -> Option<u32> {
        let value = match &self.0 {
            Repr::Fast(fast) => return fast.terminating_places(),
            Repr::Big(big) => big,
        };
        let twos = value.den.trailing_zeros().unwrap_or(0);
        let (mut rest, mut fives) = (&value.den >> twos, 0_u64);
        let five = BigUint::from(5_u8);
        while !rest.is_one() {
            let (quotient, remainder) = rest.div_rem(&five);
            if !remainder.is_zero() {
                return None;
            }
            (rest, fives) = (quotient, fives + 1);
        }
        u32::try_from(twos.max(fives)).ok()
    }

    /// Whether the value is a multiple of 10^place that needs no rounding; only what is cheap to see.
    fn ends_at(&self, place: i64) -> bool {
        match &self.0 {
            Repr::Fast(fast) => fast.ends_at(place),
            // A place is below the last digit of a finite expansion when it is below the denominator's size in bits.
            Repr::Big(big) => {
                place <= 0
                    && place.unsigned_abs() >= big.den.bits().saturating_sub(1)
                    && self.terminating_places().is_some()
            }
        }
    }

    /// The value divided by 10^place, rounded to an integer.
    pub(super) fn units(&self, place: i64, rule: Rounding) -> BigInt {
        if let Repr::Fast(fast) = &self.0
            && let Some(units) = fast_units(fast, place, rule)
        {
            return BigInt::from(units);
        }
        // A tenth of a unit or less: the power need not be written out to see how it rounds.
        if place > self.magnitude().map_or(0, i64::from) + 1 {
            return BigInt::from(if rule == Rounding::Up { self.signum() } else { 0 });
        }
        let Big { num, den } = &*self.big();
        let power = big::ten_to(place.unsigned_abs());
        let (units, rest, den) = if place < 0 {
            let (units, rest) = (num.magnitude() * power).div_rem(den);
            (units, rest, den.clone())
        } else {
            let den = den * power;
            let (units, rest) = num.magnitude().div_rem(&den);
            (units, rest, den)
        };
        let raised = !rest.is_zero() && raises(rule, (rest * 2_u8).cmp(&den), units.is_odd());
        let sign = if num.sign() == Sign::Minus { Sign::Minus } else { Sign::Plus };
        BigInt::from_biguint(sign, units + BigUint::from(raised))
    }
}

/// The value divided by 10^place, rounded to an integer, where the fast form can work it out.
pub(super) fn fast_units(fast: &Fast, place: i64, rule: Rounding) -> Option<i128> {
    let (units, rest, den) = fast.split_at(place)?;
    let part = rest.unsigned_abs();
    let half = part.cmp(&(den.unsigned_abs() - part));
    let raised = rest != 0 && raises(rule, half, units % 2 != 0);
    if raised { units.checked_add(fast.num.signum()) } else { Some(units) }
}

/// Whether a remainder other than zero raises the magnitude: `half` is how it compares with half a unit, and `odd` says
/// whether the last digit kept is odd.
fn raises(rule: Rounding, half: Ordering, odd: bool) -> bool {
    match rule {
        Rounding::HalfUp => half != Ordering::Less,
        Rounding::HalfEven => half == Ordering::Greater || (half == Ordering::Equal && odd),
        Rounding::Truncate => false,
        Rounding::Up => true,
    }
}

/// floor(log10(number)) of a number other than zero.
fn floor_log10(number: &BigUint) -> i64 {
    // log10(2) from below. The power of two under the number gives the answer or one less than it.
    const LOG10_2: u128 = 30_102_999_566_398_119;
    let least = (u128::from(number.bits().saturating_sub(1)) * LOG10_2 / 10_u128.pow(17)) as u64;
    let reaches_next = *number >= big::ten_to(least + 1);
    (least + u64::from(reaches_next)) as i64
}
