//! The fast form: an i128 over a small denominator and a power of ten.
//!
//! Every operation answers `None` when the fast form cannot hold the result *or an intermediate value*; the caller then
//! goes through big integers, which come back by [`Fast::assemble`] when the result fits after all.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use num_bigint::BigUint;
use num_integer::Integer;

/// The largest scale: 10^38 is the last power of ten in an i128.
pub(super) const MAX_SCALE: u32 = 38;

/// Powers of ten from 10^0 to 10^38.
pub(super) const TEN: [i128; MAX_SCALE as usize + 1] = {
    let mut table = [1; MAX_SCALE as usize + 1];
    let mut i = 1;
    while i < table.len() {
        table[i] = table[i - 1] * 10;
        i += 1;
    }
    table
};

/// Powers of five from 5^0 to 5^55, the last one in a u128.
const FIVE: [u128; 56] = {
    let mut table = [1; 56];
    let mut i = 1;
    while i < table.len() {
        table[i] = table[i - 1] * 5;
        i += 1;
    }
    table
};

/// A byte with one valid value. The 255 others are where the compiler keeps the discriminants of `Repr` and `Option`,
/// so that neither makes an `Exact` larger.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Mark {
    Fast,
}

/// `num / (den · 10^scale)`. `den` is at least 1 and coprime to 10 and to `num`, so it is the same in every form of one
/// value; `scale` is at most 38 and need not be the smallest possible.
#[derive(Clone, Copy)]
pub(super) struct Fast {
    pub(super) num: i128,
    pub(super) den: u64,
    scale: u8,
    // Never read: it is here for the values that it cannot take.
    _mark: Mark,
}

impl Fast {
    #[inline]
    const fn new(num: i128, den: u64, scale: u8) -> Fast {
        Fast { num, den, scale, _mark: Mark::Fast }
    }

    pub(super) const fn integer(num: i128) -> Fast {
        Fast::new(num, 1, 0)
    }

    /// `num / 10^scale`.
    pub(super) fn decimal(num: i128, scale: u32) -> Option<Fast> {
        (scale <= MAX_SCALE).then_some(Fast::new(num, 1, scale as u8))
    }

    pub(super) fn ten_to(place: i64) -> Option<Fast> {
        let power = ten(place.unsigned_abs())?;
        Some(if place < 0 { Fast::new(1, 1, place.unsigned_abs() as u8) } else { Fast::integer(power) })
    }

    /// `num / den` for a `den` other than zero, in any terms.
    pub(super) fn ratio(num: i128, den: i128) -> Option<Fast> {
        let (negative, num, den) = ((num < 0) != (den < 0), num.unsigned_abs(), den.unsigned_abs());
        let common = num.gcd(&den);
        Fast::assemble(negative, num / common, 0, 0, den / common)
    }

    /// `±magnitude · 2^twos · 5^fives / rest`, with `magnitude` and `rest` in lowest terms and `rest` not zero.
    pub(super) fn assemble(negative: bool, magnitude: u128, twos: i64, fives: i64, rest: u128) -> Option<Fast> {
        if magnitude == 0 {
            return Some(Fast::integer(0));
        }
        let (rest, rest_twos, rest_fives) = without_twos_and_fives(rest);
        let (twos, fives) = (twos - i64::from(rest_twos), fives - i64::from(rest_fives));
        let den = u64::try_from(rest).ok()?;
        let scale = 0.max(-twos).max(-fives);
        if scale > i64::from(MAX_SCALE) {
            return None;
        }
        let twos = u32::try_from(twos + scale).ok()?;
        if twos > magnitude.leading_zeros() {
            return None;
        }
        let fives = FIVE.get(usize::try_from(fives + scale).ok()?)?;
        let magnitude = (magnitude << twos).checked_mul(*fives)?;
        let num = if negative { 0_i128.checked_sub_unsigned(magnitude)? } else { i128::try_from(magnitude).ok()? };
        Some(Fast::new(num, den, scale as u8))
    }

    /// The numerator and the power of ten below it in their lowest terms; with `den` these give the value in lowest
    /// terms.
    pub(super) fn reduced(&self) -> (i128, u128) {
        let power = TEN[usize::from(self.scale)].unsigned_abs();
        if self.scale == 0 {
            return (self.num, power);
        }
        let common = self.num.unsigned_abs().gcd(&power);
        // At most 10^38, as it divides the power.
        (self.num / common as i128, power / common)
    }

    pub(super) fn bits(&self) -> u64 {
        let (num, power) = self.reduced();
        let den = match power.checked_mul(u128::from(self.den)) {
            Some(den) => u64::from(den.ilog2()) + 1,
            None => (BigUint::from(power) * self.den).bits(),
        };
        u64::from(u128::BITS - num.unsigned_abs().leading_zeros()) + den
    }

    /// Digits after the point when trailing zeros are left out; `None` when the expansion does not end.
    pub(super) fn terminating_places(&self) -> Option<u32> {
        (self.den == 1).then(|| u32::from(self.without_zeros().1))
    }

    /// Numerator and scale after the trailing zeros are taken off the places.
    fn without_zeros(&self) -> (i128, u8) {
        if self.num == 0 {
            return (0, 0);
        }
        let (mut num, mut scale) = (self.num, self.scale);
        // Division of an i128 is a call; most numerators fit an i64, where it is a multiplication.
        while scale > 0 {
            if let Ok(mut short) = i64::try_from(num) {
                while scale > 0 && short % 10 == 0 {
                    short /= 10;
                    scale -= 1;
                }
                return (i128::from(short), scale);
            }
            if num % 10 != 0 {
                break;
            }
            num /= 10;
            scale -= 1;
        }
        (num, scale)
    }

    #[inline]
    pub(super) fn checked_neg(&self) -> Option<Fast> {
        Some(Fast::new(self.num.checked_neg()?, self.den, self.scale))
    }

    #[inline]
    pub(super) fn checked_add(&self, other: &Fast) -> Option<Fast> {
        let (a, b, scale) = aligned(self, other)?;
        if self.den == 1 && other.den == 1 {
            return Some(Fast::new(a.checked_add(b)?, 1, scale));
        }
        add_fractions(a, self.den, b, other.den, scale)
    }

    #[inline]
    pub(super) fn checked_mul(&self, other: &Fast) -> Option<Fast> {
        let scale = self.scale + other.scale;
        if u32::from(scale) > MAX_SCALE {
            return None;
        }
        if self.den == 1 && other.den == 1 {
            return Some(Fast::new(product(self.num, other.num)?, 1, scale));
        }
        let (across, back) = (common(self.num, other.den), common(other.num, self.den));
        let num = product(self.num / i128::from(across), other.num / i128::from(back))?;
        Some(Fast::new(num, (self.den / back).checked_mul(other.den / across)?, scale))
    }

    /// The reciprocal of a value other than zero.
    pub(super) fn recip(&self) -> Option<Fast> {
        let (rest, twos, fives) = without_twos_and_fives(self.num.unsigned_abs());
        let scale = i64::from(self.scale);
        Fast::assemble(self.num < 0, u128::from(self.den), scale - i64::from(twos), scale - i64::from(fives), rest)
    }

    /// The power by repeated squaring.
    pub(super) fn checked_pow(&self, exponent: u32) -> Option<Fast> {
        let (mut result, mut square, mut left) = (Fast::integer(1), *self, exponent);
        while left > 0 {
            if left % 2 == 1 {
                result = result.checked_mul(&square)?;
            }
            left /= 2;
            if left > 0 {
                square = square.checked_mul(&square)?;
            }
        }
        Some(result)
    }

    #[inline]
    pub(super) fn checked_cmp(&self, other: &Fast) -> Option<Ordering> {
        let (a, b, _) = aligned(self, other)?;
        if self.den == other.den {
            return Some(a.cmp(&b));
        }
        Some(product(a, i128::from(other.den))?.cmp(&product(b, i128::from(self.den))?))
    }

    /// Quotient, remainder and divisor of the value by 10^place, the quotient towards zero. `None` also when the
    /// quotient at that place is not for the fast form.
    pub(super) fn split_at(&self, place: i64) -> Option<(i128, i128, i128)> {
        let dropped = i64::from(self.scale) + place;
        let (num, den) = if dropped >= 0 {
            (self.num, product(i128::from(self.den), ten(dropped.unsigned_abs())?)?)
        } else {
            (product(self.num, ten(dropped.unsigned_abs())?)?, i128::from(self.den))
        };
        Some((num / den, num % den, den))
    }

    /// Whether the value has no digits below 10^place, as its scale shows without a division.
    pub(super) fn ends_at(&self, place: i64) -> bool {
        self.den == 1 && i64::from(self.scale) + place <= 0
    }

    /// floor(log10(|x|)) of a value other than zero.
    pub(super) fn magnitude(&self) -> Option<i32> {
        let num = self.num.unsigned_abs();
        let difference = num.checked_ilog10()?.cast_signed() - self.den.checked_ilog10()?.cast_signed();
        // num/den lies within a factor of ten of 10^difference, on one side or the other.
        let power = ten(u64::from(difference.unsigned_abs()))?.unsigned_abs();
        let reaches = if difference >= 0 {
            // A product beyond u128 is beyond num too.
            u128::from(self.den).checked_mul(power).is_some_and(|bound| num >= bound)
        } else {
            num * power >= u128::from(self.den)
        };
        Some(difference - i32::from(self.scale) - i32::from(!reaches))
    }

    /// Numerator and scale where the value is `num / 10^scale`.
    pub(super) fn as_decimal(&self) -> Option<(i128, u32)> {
        (self.den == 1).then_some((self.num, u32::from(self.scale)))
    }
}

impl PartialEq for Fast {
    #[inline]
    fn eq(&self, other: &Fast) -> bool {
        // Where one side overflows while it is aligned, the other has no numerator that large: they differ.
        self.den == other.den && aligned(self, other).is_some_and(|(a, b, _)| a == b)
    }
}

impl Eq for Fast {}

impl Hash for Fast {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (num, scale) = self.without_zeros();
        num.hash(state);
        scale.hash(state);
        self.den.hash(state);
    }
}

/// 10^n where an i128 holds it.
fn ten(n: u64) -> Option<i128> {
    TEN.get(usize::try_from(n).ok()?).copied()
}

/// The product of two i128, by way of the processor's own multiplication where both fit an i64.
#[inline]
fn product(a: i128, b: i128) -> Option<i128> {
    let (short_a, short_b) = (a as i64, b as i64);
    if i128::from(short_a) == a && i128::from(short_b) == b {
        return Some(i128::from(short_a) * i128::from(short_b));
    }
    a.checked_mul(b)
}

/// Both numerators over the larger of the two scales.
#[inline]
fn aligned(a: &Fast, b: &Fast) -> Option<(i128, i128, u8)> {
    match a.scale.cmp(&b.scale) {
        Ordering::Equal => Some((a.num, b.num, a.scale)),
        Ordering::Less => Some((product(a.num, TEN[usize::from(b.scale - a.scale)])?, b.num, b.scale)),
        Ordering::Greater => Some((a.num, product(b.num, TEN[usize::from(a.scale - b.scale)])?, a.scale)),
    }
}

/// `a/a_den + b/b_den` over the common `scale` (Knuth, The Art of Computer Programming, volume 2, 4.5.1).
fn add_fractions(a: i128, a_den: u64, b: i128, b_den: u64, scale: u8) -> Option<Fast> {
    let shared = if a_den == b_den { a_den } else { a_den.gcd(&b_den) };
    let (a_part, b_part) = (a_den / shared, b_den / shared);
    let sum = product(a, i128::from(b_part))?.checked_add(product(b, i128::from(a_part))?)?;
    // What the sum can still share with the denominator is in the part that both have.
    let left = common(sum, shared);
    let den = a_part.checked_mul(b_part)?.checked_mul(shared / left)?;
    // Zero has the denominator 1 in every form: then a = -b, both parts are 1 and `left` is the whole of `shared`.
    Some(Fast::new(sum / i128::from(left), den, scale))
}

/// The greatest common divisor of a numerator and a denominator.
#[inline]
fn common(num: i128, den: u64) -> u64 {
    if den == 1 {
        return 1;
    }
    let rest = match u64::try_from(num.unsigned_abs()) {
        Ok(short) => short % den,
        // Below `den`, so it fits.
        Err(_) => (num.unsigned_abs() % u128::from(den)) as u64,
    };
    rest.gcd(&den)
}

/// A number as `rest · 2^twos · 5^fives`; zero as itself.
fn without_twos_and_fives(number: u128) -> (u128, u32, u32) {
    if number == 0 {
        return (0, 0, 0);
    }
    let twos = number.trailing_zeros();
    let (mut rest, mut fives) = (number >> twos, 0);
    while rest % 5 == 0 {
        if let Ok(mut short) = u64::try_from(rest) {
            while short % 5 == 0 {
                short /= 5;
                fives += 1;
            }
            return (u128::from(short), twos, fives);
        }
        rest /= 5;
        fives += 1;
    }
    (rest, twos, fives)
}
