//! Exact rational numbers: the only numbers that a figure passes through on its way into a report.
//!
//! ```text
//! Exact ─┬─ Fast  num (i128) / (den (u64, coprime to 10 and to num) · 10^scale (0..=38))
//!        └─ Big   num / den, big integers in lowest terms, only where Fast cannot hold the value
//! ```
//! The fast form keeps trailing zeros (1.00 stays 100/10²), because removing them costs more than an addition. A value
//! that some fast form can hold is never kept in the big form: this makes equality and hashing cheap, as the two forms
//! are never equal.

mod big;
mod fast;
mod float;
mod power;
mod round;
mod text;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::One;
use rust_decimal::Decimal;

use big::Big;
use fast::Fast;

/// An exact rational number.
///
/// It holds any ratio of two integers; nothing is rounded unless a method says so. Numbers of everyday size are held
/// inline (32 bytes, no allocation), larger ones move to big integers and back by themselves.
///
/// Text: [`Exact::parse_decimal`] reads plain decimals, [`Exact::to_decimal_string`] prints rounded ones; `Display` is
/// for debugging and prints the whole decimal expansion, or `p/q` where that does not end.
///
/// Comparison, equality and hashing are by value: `1.00 == 1`.
///
/// ```
/// use crossfoot::quantity::{Exact, Rounding};
/// let litres = Exact::parse_decimal("18930.70").unwrap();
/// let factor = Exact::ratio(8, 3).unwrap();
/// let product = &litres * &factor;
/// assert_eq!(product.to_decimal_string(2, Rounding::HalfUp), "50481.87");
/// assert_eq!(product.checked_div(&factor), Some(litres));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Fast(Fast),
    Big(Box<Big>),
}

// A graph holds one value per node and often an Option of one.
const _: () = assert!(size_of::<Exact>() == 32 && size_of::<Option<Exact>>() == 32);

impl Exact {
    /// The number 0.
    pub const ZERO: Exact = Exact(Repr::Fast(Fast::integer(0)));
    /// The number 1.
    pub const ONE: Exact = Exact(Repr::Fast(Fast::integer(1)));
    /// The largest exponent, either way, that [`Exact::power_of_ten`] accepts.
    pub const MAX_TEN_EXPONENT: u32 = 10_000;
    /// The largest size, as [`Exact::bits`] counts it, of a result of [`Exact::powi`]: 65 536 bits, some 19 700 digits.
    pub const MAX_BITS: u64 = 65_536;

    /// `num / den`, or `None` when `den` is zero. Either may be negative.
    pub fn ratio(num: i128, den: i128) -> Option<Exact> {
        if den == 0 {
            return None;
        }
        if let Some(fast) = Fast::ratio(num, den) {
            return Some(Exact(Repr::Fast(fast)));
        }
        let sign = if den < 0 { -BigInt::one() } else { BigInt::one() };
        Some(big::ratio(BigInt::from(num) * sign, BigUint::from(den.unsigned_abs())))
    }

    /// 10 to the power `e`, or `None` when `e` is beyond ±[`Exact::MAX_TEN_EXPONENT`].
    pub fn power_of_ten(e: i32) -> Option<Exact> {
        (e.unsigned_abs() <= Self::MAX_TEN_EXPONENT).then(|| Self::unit_of_place(i64::from(e)))
    }

    /// 10 to the power `place`, of any size: the step of a rounding to that place.
    pub(super) fn unit_of_place(place: i64) -> Exact {
        if let Some(fast) = Fast::ten_to(place) {
            return Exact(Repr::Fast(fast));
        }
        let power = big::ten_to(place.unsigned_abs());
        if place < 0 { big::lowest(BigInt::one(), power) } else { big::lowest(power.into(), BigUint::one()) }
    }

    /// The quotient, or `None` when `divisor` is zero.
    pub fn checked_div(&self, divisor: &Exact) -> Option<Exact> {
        Some(self * &divisor.recip()?)
    }

    /// The reciprocal `1 / self`, or `None` for zero.
    pub fn recip(&self) -> Option<Exact> {
        if self.is_zero() {
            return None;
        }
        if let Repr::Fast(fast) = &self.0
            && let Some(fast) = fast.recip()
        {
            return Some(Exact(Repr::Fast(fast)));
        }
        let big = self.big();
        let (sign, magnitude) = big.num.clone().into_parts();
        Some(big::lowest(BigInt::from_biguint(sign, big.den.clone()), magnitude))
    }

    /// The magnitude, `self` without its sign.
    pub fn abs(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// -1, 0 or 1.
    #[inline]
    pub fn signum(&self) -> i32 {
        match &self.0 {
            Repr::Fast(fast) => fast.num.signum() as i32,
            Repr::Big(big) => match big.num.sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            },
        }
    }

    /// Whether the value is 0.
    #[inline]
    pub fn is_zero(&self) -> bool {
        self.signum() == 0
    }

    /// Whether the value is below 0.
    #[inline]
    pub fn is_negative(&self) -> bool {
        self.signum() < 0
    }

    /// Whether the value is above 0.
    #[inline]
    pub fn is_positive(&self) -> bool {
        self.signum() > 0
    }

    /// Whether the value is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Fast(fast) => fast.terminating_places() == Some(0),
            Repr::Big(big) => big.den.is_one(),
        }
    }

    /// The size in bits of numerator plus denominator, in lowest terms. Zero has 1 (0/1).
    pub fn bits(&self) -> u64 {
        match &self.0 {
            Repr::Fast(fast) => fast.bits(),
            Repr::Big(big) => big.bits(),
        }
    }

    /// Whether it has more than [`Exact::MAX_BITS`]. Asked of every value of a calculation, so that the answer for
    /// ordinary numbers costs nothing.
    pub fn is_too_large(&self) -> bool {
        match &self.0 {
            Repr::Fast(_) => false,
            Repr::Big(big) => big.bits() > Exact::MAX_BITS,
        }
    }

    /// Numerator and denominator in lowest terms, in decimal digits; the denominator is positive.
    pub fn numerator_denominator(&self) -> (String, String) {
        let big = self.big();
        (big.num.to_string(), big.den.to_string())
    }

    /// The value in lowest terms, borrowed where it is already so.
    fn big(&self) -> Cow<'_, Big> {
        match &self.0 {
            Repr::Fast(fast) => Cow::Owned(Big::from(*fast)),
            Repr::Big(big) => Cow::Borrowed(big),
        }
    }

    #[inline]
    fn plus(&self, other: &Exact) -> Exact {
        if let (Repr::Fast(a), Repr::Fast(b)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(b)
        {
            return Exact(Repr::Fast(sum));
        }
        big::add(&self.big(), &other.big())
    }

    #[inline]
    fn minus(&self, other: &Exact) -> Exact {
        if let (Repr::Fast(a), Repr::Fast(b)) = (&self.0, &other.0)
            && let Some(b) = b.checked_neg()
            && let Some(difference) = a.checked_add(&b)
        {
            return Exact(Repr::Fast(difference));
        }
        big::add(&self.big(), &(-other).big())
    }

    #[inline]
    fn times(&self, other: &Exact) -> Exact {
        if let (Repr::Fast(a), Repr::Fast(b)) = (&self.0, &other.0)
            && let Some(product) = a.checked_mul(b)
        {
            return Exact(Repr::Fast(product));
        }
        big::mul(&self.big(), &other.big())
    }
}

impl Default for Exact {
    /// Zero.
    fn default() -> Exact {
        Exact::ZERO
    }
}

impl From<i32> for Exact {
    fn from(value: i32) -> Exact {
        Exact(Repr::Fast(Fast::integer(i128::from(value))))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Exact {
        Exact(Repr::Fast(Fast::integer(i128::from(value))))
    }
}

impl From<i128> for Exact {
    fn from(value: i128) -> Exact {
        Exact(Repr::Fast(Fast::integer(value)))
    }
}

impl From<Decimal> for Exact {
    /// The decimal's value; its printed places are not part of a number and are kept by the literal.
    fn from(value: Decimal) -> Exact {
        match Fast::decimal(value.mantissa(), value.scale()) {
            Some(fast) => Exact(Repr::Fast(fast)),
            // A Decimal has at most 28 places, so this arm waits for a Decimal that has more.
            None => big::ratio(value.mantissa().into(), big::ten_to(u64::from(value.scale()))),
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        if let (Repr::Fast(a), Repr::Fast(b)) = (&self.0, &other.0)
            && let Some(order) = a.checked_cmp(b)
        {
            return order;
        }
        self.signum().cmp(&other.signum()).then_with(|| big::compare(&self.big(), &other.big()))
    }
}

impl PartialOrd for Exact {
    #[inline]
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exact({self})")
    }
}

impl Neg for &Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        match &self.0 {
            Repr::Fast(fast) => match fast.checked_neg() {
                Some(fast) => Exact(Repr::Fast(fast)),
                None => big::negate(Big::from(*fast)),
            },
            Repr::Big(big) => big::negate(Big::clone(big)),
        }
    }
}

impl Neg for Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        -&self
    }
}

macro_rules! operator {
    ($operator:ident, $method:ident, $does:ident) => {
        impl $operator<&Exact> for &Exact {
            type Output = Exact;
            #[inline]
            fn $method(self, other: &Exact) -> Exact {
                self.$does(other)
            }
        }
        impl $operator<&Exact> for Exact {
            type Output = Exact;
            #[inline]
            fn $method(self, other: &Exact) -> Exact {
                self.$does(other)
            }
        }
        impl $operator<Exact> for &Exact {
            type Output = Exact;
            #[inline]
            fn $method(self, other: Exact) -> Exact {
                self.$does(&other)
            }
        }
        impl $operator<Exact> for Exact {
            type Output = Exact;
            #[inline]
            fn $method(self, other: Exact) -> Exact {
                self.$does(&other)
            }
        }
    };
}

operator!(Add, add, plus);
operator!(Sub, sub, minus);
operator!(Mul, mul, times);

impl AddAssign<&Exact> for Exact {
    #[inline]
    fn add_assign(&mut self, other: &Exact) {
        *self = self.plus(other);
    }
}

impl SubAssign<&Exact> for Exact {
    #[inline]
    fn sub_assign(&mut self, other: &Exact) {
        *self = self.minus(other);
    }
}

impl MulAssign<&Exact> for Exact {
    #[inline]
    fn mul_assign(&mut self, other: &Exact) {
        *self = self.times(other);
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(values: I) -> Exact {
        values.fold(Exact::ZERO, |mut sum, value| {
            sum += value;
            sum
        })
    }
}
