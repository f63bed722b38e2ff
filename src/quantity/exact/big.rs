//! The big form: a ratio of big integers in lowest terms, and the way back to the fast form.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Pow, Zero};

use super::fast::{Fast, MAX_SCALE};
use super::{Exact, Repr};

/// `num / den` in lowest terms, with a `den` of at least 1.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Big {
    pub(super) num: BigInt,
    pub(super) den: BigUint,
}

impl Big {
    pub(super) fn bits(&self) -> u64 {
        self.num.bits() + self.den.bits()
    }

    /// The fast form of the value, where it has one.
    fn fast(&self) -> Option<Fast> {
        // 10^38 · (2^64 - 1) has 191 bits; beyond that, or above 128 bits, no fast form exists.
        if self.num.bits() > 128 || self.den.bits() > 191 {
            return None;
        }
        let magnitude = u128::try_from(self.num.magnitude()).ok()?;
        let twos = self.den.trailing_zeros().unwrap_or(0);
        let (mut rest, mut fives) = (&self.den >> twos, 0);
        while rest.bits() > 128 {
            let (quotient, remainder) = rest.div_rem(&BigUint::from(5_u8));
            if !remainder.is_zero() || fives > MAX_SCALE {
                return None;
            }
            (rest, fives) = (quotient, fives + 1);
        }
        let rest = u128::try_from(&rest).ok()?;
        Fast::assemble(self.num.sign() == Sign::Minus, magnitude, -i64::try_from(twos).ok()?, -i64::from(fives), rest)
    }
}

impl From<Fast> for Big {
    fn from(fast: Fast) -> Big {
        let (num, power) = fast.reduced();
        Big { num: num.into(), den: BigUint::from(power) * fast.den }
    }
}

/// The value `num / den` in any terms, in the form that it belongs to. `den` must not be zero.
pub(super) fn ratio(num: BigInt, den: BigUint) -> Exact {
    let common = common(num.magnitude(), &den);
    if common.is_one() { lowest(num, den) } else { lowest(num / BigInt::from(common.clone()), den / common) }
}

/// The value `num / den`, already in lowest terms, in the form that it belongs to.
pub(super) fn lowest(num: BigInt, den: BigUint) -> Exact {
    let big = Big { num, den };
    match big.fast() {
        Some(fast) => Exact(Repr::Fast(fast)),
        None => Exact(Repr::Big(Box::new(big))),
    }
}

/// The sum (Knuth, The Art of Computer Programming, volume 2, 4.5.1): the greatest common divisors that it takes are
/// of smaller numbers than the sum's own.
#[cold]
pub(super) fn add(a: &Big, b: &Big) -> Exact {
    let shared = if a.den == b.den { a.den.clone() } else { common(&a.den, &b.den) };
    if shared.is_one() {
        let num = &a.num * BigInt::from(b.den.clone()) + &b.num * BigInt::from(a.den.clone());
        return lowest(num, &a.den * &b.den);
    }
    let (a_part, b_part) = (&a.den / &shared, &b.den / &shared);
    let num = &a.num * BigInt::from(b_part.clone()) + &b.num * BigInt::from(a_part.clone());
    let left = common(num.magnitude(), &shared);
    lowest(num / BigInt::from(left.clone()), a_part * b_part * (shared / left))
}

/// The product, with common factors taken out crosswise before they are multiplied in.
#[cold]
pub(super) fn mul(a: &Big, b: &Big) -> Exact {
    let (across, back) = (common(a.num.magnitude(), &b.den), common(b.num.magnitude(), &a.den));
    let num = (&a.num / BigInt::from(across.clone())) * (&b.num / BigInt::from(back.clone()));
    lowest(num, (&a.den / back) * (&b.den / across))
}

/// The value with the other sign.
#[cold]
pub(super) fn negate(value: Big) -> Exact {
    // The sign can move a value over the edge of an i128, which reaches one further below zero than above.
    lowest(-value.num, value.den)
}

/// The order of two values.
#[cold]
pub(super) fn compare(a: &Big, b: &Big) -> Ordering {
    let left = &a.num * BigInt::from(b.den.clone());
    let right = &b.num * BigInt::from(a.den.clone());
    left.cmp(&right)
}

/// 10^n.
pub(super) fn ten_to(n: u64) -> BigUint {
    BigUint::from(10_u8).pow(n)
}

/// The greatest common divisor. `num-bigint` subtracts and shifts, which is slow for numbers of unlike size; one
/// division first makes them alike.
fn common(a: &BigUint, b: &BigUint) -> BigUint {
    if a.is_one() || b.is_one() {
        return BigUint::one();
    }
    let (large, small) = if a >= b { (a, b) } else { (b, a) };
    if small.is_zero() {
        return large.clone();
    }
    let rest = large % small;
    match (u128::try_from(&rest), u128::try_from(small)) {
        (Ok(rest), Ok(small)) => BigUint::from(rest.gcd(&small)),
        _ if rest.is_one() => rest,
        _ => small.gcd(&rest),
    }
}
