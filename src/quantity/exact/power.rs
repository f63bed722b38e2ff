//! Powers and roots.

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Pow};

use super::{Exact, Repr, big};

impl Exact {
    /// `self` to the power `n`, with 0⁰ = 1.
    ///
    /// `None` for zero to a negative power, and when the result would be larger than [`Exact::MAX_BITS`].
    pub fn powi(&self, n: i32) -> Option<Exact> {
        let power = self.powu(n.unsigned_abs())?;
        if n < 0 { power.recip() } else { Some(power) }
    }

    /// `self` to the power `n`, or `None` when the result would be larger than [`Exact::MAX_BITS`].
    pub(in super::super) fn powu(&self, n: u32) -> Option<Exact> {
        if let Repr::Fast(fast) = &self.0
            && let Some(fast) = fast.checked_pow(n)
        {
            return Some(Exact(Repr::Fast(fast)));
        }
        let base = self.big();
        // A number of b bits to the power n has more than n·(b - 1) bits: this keeps the work itself within bounds, and
        // the result is then measured exactly.
        let least = |bits: u64| u64::from(n).saturating_mul(bits.saturating_sub(1)).saturating_add(1);
        if least(base.num.bits()).saturating_add(least(base.den.bits())) > Self::MAX_BITS {
            return None;
        }
        let (num, den) = (Pow::pow(&base.num, n), Pow::pow(&base.den, n));
        (num.bits() + den.bits() <= Self::MAX_BITS).then(|| big::lowest(num, den))
    }

    /// The `n`-th root of a value that is not negative.
    ///
    /// It is exact where the value is the `n`-th power of a rational. Elsewhere the root is irrational, and is cut to
    /// `places_significant` significant decimal digits: towards zero, or to the next one above when `up`. The two
    /// answers enclose the root.
    ///
    /// `None` for a negative value, for `n` = 0, and where the root is not exact, for no digits at all or for so many
    /// that the work would pass [`Exact::MAX_BITS`] (more than 16 384 digits times `n`).
    pub fn root(&self, n: u32, places_significant: u32, up: bool) -> Option<Exact> {
        if n == 0 || self.is_negative() {
            return None;
        }
        if n == 1 || self.is_zero() {
            return Some(self.clone());
        }
        let value = self.big();
        let (num, den) = (value.num.magnitude(), &value.den);
        if let (Some(num), Some(den)) = (perfect_root(num, n), perfect_root(den, n)) {
            return Some(big::lowest(num.into(), den));
        }

        // Four bits for a digit of the n-th power.
        let digits = i64::from(places_significant);
        if digits == 0 || u64::from(n) * u64::from(places_significant) > Self::MAX_BITS / 4 {
            return None;
        }
        // 10^m <= root exactly when 10^(m·n) <= value, so the root's magnitude is that of the value divided by n.
        let magnitude = i64::from(self.magnitude()?).div_euclid(i64::from(n));
        let places = digits - 1 - magnitude;
        let power = big::ten_to(places.unsigned_abs() * u64::from(n));
        let scaled = if places >= 0 { num * power / den } else { num / (den * power) };
        // The integer part of a root is that of the root of the integer part.
        let units = scaled.nth_root(n) + BigUint::from(up);
        let ten = big::ten_to(places.unsigned_abs());
        Some(if places >= 0 {
            big::ratio(units.into(), ten)
        } else {
            big::lowest(BigInt::from(units * ten), One::one())
        })
    }
}

/// The n-th root of an integer where that is an integer.
fn perfect_root(number: &BigUint, n: u32) -> Option<BigUint> {
    let root = number.nth_root(n);
    (Pow::pow(&root, n) == *number).then_some(root)
}
