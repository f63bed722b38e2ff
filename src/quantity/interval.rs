//! Intervals with exact ends, each open, closed or unbounded.
//!
//! ```text
//! Interval ─┬─ lower: Bound ─┬─ Unbounded
//!           └─ upper: Bound  ├─ Open(value)     approached, not attained
//!                            └─ Closed(value)   attained
//! ```
//! Every operation gives the smallest interval that holds all results for independent operands, and an end of it is
//! closed exactly where some operands attain it.

use std::cmp::Ordering;
use std::fmt;

use super::{Exact, Rounding};

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No end on this side.
    Unbounded,
    /// The interval comes as close as you like to the value and leaves it out.
    Open(Exact),
    /// The value is the last one of the interval.
    Closed(Exact),
}

/// A range of exact numbers that is never empty.
///
/// It is made by [`Interval::new`], [`Interval::point`] and [`Interval::whole`], which keep it from being empty. The
/// bounds are public to be read and matched on; who writes them answers for that guarantee.
///
/// `Display` is for debugging: `[1, 2.5)`, `(-inf, 3]`.
///
/// ```
/// use crossfoot::quantity::{Bound, Exact, Interval};
/// // "352" printed: 351.5 <= x < 352.5.
/// let half = Exact::ratio(1, 2).unwrap();
/// let printed = Exact::from(352);
/// let x = Interval::new(Bound::Closed(&printed - &half), Bound::Open(&printed + &half)).unwrap();
/// assert_eq!(x.scale(&Exact::from(-2)).to_string(), "(-705, -703]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Where the interval begins.
    pub lower: Bound,
    /// Where the interval ends.
    pub upper: Bound,
}

impl Bound {
    /// The value at the end, whether or not it is part of the interval; `None` when unbounded.
    pub fn value(&self) -> Option<&Exact> {
        match self {
            Bound::Unbounded => None,
            Bound::Open(value) | Bound::Closed(value) => Some(value),
        }
    }

    /// Whether the value at the end is part of the interval.
    pub fn is_closed(&self) -> bool {
        matches!(self, Bound::Closed(_))
    }

    /// The same kind of bound at the image of its value.
    fn map(&self, image: impl FnOnce(&Exact) -> Exact) -> Bound {
        match self {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Open(value) => Bound::Open(image(value)),
            Bound::Closed(value) => Bound::Closed(image(value)),
        }
    }

    /// The same, for an image that may not exist.
    fn try_map(&self, image: impl FnOnce(&Exact) -> Option<Exact>) -> Option<Bound> {
        Some(match self {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Open(value) => Bound::Open(image(value)?),
            Bound::Closed(value) => Bound::Closed(image(value)?),
        })
    }

    /// The sum of two lower or of two upper bounds, attained when both are.
    fn add(&self, other: &Bound) -> Bound {
        match (self, other) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
            (Bound::Closed(a), Bound::Closed(b)) => Bound::Closed(a + b),
            (Bound::Open(a) | Bound::Closed(a), Bound::Open(b) | Bound::Closed(b)) => Bound::Open(a + b),
        }
    }

    /// Whether a value lies between this lower bound and an upper one.
    pub(crate) fn leaves_room(&self, upper: &Bound) -> bool {
        match (self.value(), upper.value()) {
            (Some(low), Some(high)) => match low.cmp(high) {
                Ordering::Less => true,
                Ordering::Equal => self.is_closed() && upper.is_closed(),
                Ordering::Greater => false,
            },
            _ => true,
        }
    }

    /// Which of two lower bounds lets values in first.
    pub(crate) fn compare_lower(&self, other: &Bound) -> Ordering {
        match (self.value(), other.value()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(b).then(other.is_closed().cmp(&self.is_closed())),
        }
    }

    /// Which of two upper bounds stops letting values in first.
    pub(crate) fn compare_upper(&self, other: &Bound) -> Ordering {
        match (self.value(), other.value()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(a), Some(b)) => a.cmp(b).then(self.is_closed().cmp(&other.is_closed())),
        }
    }
}

impl Interval {
    /// The interval between two bounds, or `None` when no number lies between them.
    pub fn new(lower: Bound, upper: Bound) -> Option<Interval> {
        if let (Some(low), Some(high)) = (lower.value(), upper.value()) {
            match low.cmp(high) {
                Ordering::Less => {}
                Ordering::Equal if lower.is_closed() && upper.is_closed() => {}
                Ordering::Equal | Ordering::Greater => return None,
            }
        }
        Some(Interval { lower, upper })
    }

    /// The interval that holds one value.
    pub fn point(value: Exact) -> Interval {
        Interval { lower: Bound::Closed(value.clone()), upper: Bound::Closed(value) }
    }

    /// The whole line.
    pub fn whole() -> Interval {
        Interval { lower: Bound::Unbounded, upper: Bound::Unbounded }
    }

    /// The value, when the interval holds one only.
    pub fn is_point(&self) -> Option<&Exact> {
        match (&self.lower, &self.upper) {
            (Bound::Closed(low), Bound::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// The value at the lower end, attained or not; `None` when unbounded.
    pub fn lower_value(&self) -> Option<&Exact> {
        self.lower.value()
    }

    /// The value at the upper end, attained or not; `None` when unbounded.
    pub fn upper_value(&self) -> Option<&Exact> {
        self.upper.value()
    }

    /// The distance between the ends, or `None` when one is unbounded.
    pub fn width(&self) -> Option<Exact> {
        Some(self.upper_value()? - self.lower_value()?)
    }

    /// Whether the value lies in the interval.
    pub fn contains(&self, value: &Exact) -> bool {
        let above = match &self.lower {
            Bound::Unbounded => true,
            Bound::Open(low) => low < value,
            Bound::Closed(low) => low <= value,
        };
        above
            && match &self.upper {
                Bound::Unbounded => true,
                Bound::Open(high) => value < high,
                Bound::Closed(high) => value <= high,
            }
    }

    /// Whether every value of `other` lies in this interval.
    pub fn contains_interval(&self, other: &Interval) -> bool {
        self.lower.compare_lower(&other.lower).is_le() && self.upper.compare_upper(&other.upper).is_ge()
    }

    /// Whether some value lies in both.
    pub fn meets(&self, other: &Interval) -> bool {
        self.lower.leaves_room(&other.upper) && other.lower.leaves_room(&self.upper)
    }

    /// The values that lie in both, or `None` when there are none.
    pub fn intersect(&self, other: &Interval) -> Option<Interval> {
        Interval::new(later_lower(self, other).clone(), earlier_upper(self, other).clone())
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Interval) -> Interval {
        Interval { lower: earlier_lower(self, other).clone(), upper: later_upper(self, other).clone() }
    }

    /// All `x + y`.
    pub fn add(&self, other: &Interval) -> Interval {
        Interval { lower: self.lower.add(&other.lower), upper: self.upper.add(&other.upper) }
    }

    /// All `x - y`.
    pub fn sub(&self, other: &Interval) -> Interval {
        self.add(&other.neg())
    }

    /// All `-x`.
    pub fn neg(&self) -> Interval {
        Interval { lower: self.upper.map(|x| -x), upper: self.lower.map(|x| -x) }
    }

    /// All `k · x` for one `k`.
    pub fn scale(&self, k: &Exact) -> Interval {
        let (lower, upper) = match k.signum() {
            0 => return Interval::point(Exact::ZERO),
            1 => (&self.lower, &self.upper),
            _ => (&self.upper, &self.lower),
        };
        Interval { lower: lower.map(|x| k * x), upper: upper.map(|x| k * x) }
    }

    /// All `x · y`.
    ///
    /// An end at zero is attained where an operand attains zero, whatever the other is, even where that one is
    /// unbounded: 0 · y is 0 for every number y.
    pub fn mul(&self, other: &Interval) -> Interval {
        if let Some(k) = other.is_point() {
            return self.scale(k);
        }
        if let Some(k) = self.is_point() {
            return other.scale(k);
        }
        // x · y is linear in each, so its extremes over a rectangle are at the corners.
        let [(a, b), (c, d)] = [self.corners(), other.corners()];
        let products = [a.times(&c), a.times(&d), b.times(&c), b.times(&d)];
        let mut ends = (products[0].clone(), products[0].clone());
        for product in &products[1..] {
            ends.0.meet(product, Ordering::Less);
            ends.1.meet(product, Ordering::Greater);
        }
        Interval { lower: ends.0.into_bound(), upper: ends.1.into_bound() }
    }

    /// All `1 / x` for the `x` other than zero; `None` when zero is the only `x`.
    ///
    /// The whole line where zero is inside the interval, as the result has two branches then; a half-line where zero is
    /// one of the ends.
    pub fn recip(&self) -> Option<Interval> {
        if self.is_point().is_some_and(Exact::is_zero) {
            return None;
        }
        if self.straddles_zero() {
            return Some(Interval::whole());
        }
        Some(Interval { lower: recip_end(&self.upper), upper: recip_end(&self.lower) })
    }

    /// All `x / y` for the `y` other than zero; `None` when zero is the only `y`.
    ///
    /// Where zero is inside the divisor the result is the whole line, where it is an end of it a half-line or the whole
    /// line; only the dividend 0 still gives 0.
    pub fn div(&self, divisor: &Interval) -> Option<Interval> {
        Some(self.mul(&divisor.recip()?))
    }

    /// All `|x|`.
    pub fn abs(&self) -> Interval {
        if self.straddles_zero() {
            let mirrored = self.neg();
            return Interval { lower: Bound::Closed(Exact::ZERO), upper: later_upper(self, &mirrored).clone() };
        }
        // All are on one side of zero, and the lower end tells which.
        if self.lower_value().is_none_or(Exact::is_negative) { self.neg() } else { self.clone() }
    }

    /// All `x` to the power `n`, with x⁰ = 1 for every x. For a negative `n`, of the `x` other than zero.
    ///
    /// Sharp for even powers. `None` when `n` is negative and zero is the only `x`, or when an end would be larger than
    /// [`Exact::MAX_BITS`].
    pub fn powi(&self, n: i32) -> Option<Interval> {
        if n == 0 {
            return Some(Interval::point(Exact::ONE));
        }
        let exponent = n.unsigned_abs();
        // On what is not negative an even power rises, as an odd one does everywhere.
        let base = if exponent.is_multiple_of(2) { self.abs() } else { self.clone() };
        let power = Interval {
            lower: base.lower.try_map(|x| x.powu(exponent))?,
            upper: base.upper.try_map(|x| x.powu(exponent))?,
        };
        if n < 0 { power.recip() } else { Some(power) }
    }

    /// All `min(x, y)`.
    pub fn min(&self, other: &Interval) -> Interval {
        Interval { lower: earlier_lower(self, other).clone(), upper: earlier_upper(self, other).clone() }
    }

    /// All `max(x, y)`.
    pub fn max(&self, other: &Interval) -> Interval {
        Interval { lower: later_lower(self, other).clone(), upper: later_upper(self, other).clone() }
    }

    /// The smallest interval that holds all `x` rounded to a multiple of 10^`place` ([`Exact::round`]).
    ///
    /// Both ends are attained, so both are closed: an open end gives what the values next to it round to, which at a
    /// step of the rule is not what the end itself rounds to.
    pub fn round(&self, place: i32, rule: Rounding) -> Interval {
        let lower = match &self.lower {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Closed(low) => Bound::Closed(low.round(place, rule)),
            Bound::Open(low) => Bound::Closed(round_just_above(low, place, rule)),
        };
        let upper = match &self.upper {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Closed(high) => Bound::Closed(high.round(place, rule)),
            // The rules go by magnitude, so below is the mirror image of above.
            Bound::Open(high) => Bound::Closed(-round_just_above(&-high, place, rule)),
        };
        Interval { lower, upper }
    }

    /// Whether the interval holds numbers below zero and numbers above it.
    fn straddles_zero(&self) -> bool {
        self.lower_value().is_none_or(Exact::is_negative) && self.upper_value().is_none_or(Exact::is_positive)
    }

    /// Both ends, for the corners of a product.
    fn corners(&self) -> (Corner, Corner) {
        (Corner::new(&self.lower, Limit::Below), Corner::new(&self.upper, Limit::Above))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.lower {
            Bound::Unbounded => write!(f, "(-inf, ")?,
            Bound::Open(low) => write!(f, "({low}, ")?,
            Bound::Closed(low) => write!(f, "[{low}, ")?,
        }
        match &self.upper {
            Bound::Unbounded => write!(f, "inf)"),
            Bound::Open(high) => write!(f, "{high})"),
            Bound::Closed(high) => write!(f, "{high}]"),
        }
    }
}

fn earlier_lower<'a>(a: &'a Interval, b: &'a Interval) -> &'a Bound {
    if a.lower.compare_lower(&b.lower).is_le() { &a.lower } else { &b.lower }
}

fn later_lower<'a>(a: &'a Interval, b: &'a Interval) -> &'a Bound {
    if a.lower.compare_lower(&b.lower).is_ge() { &a.lower } else { &b.lower }
}

fn earlier_upper<'a>(a: &'a Interval, b: &'a Interval) -> &'a Bound {
    if a.upper.compare_upper(&b.upper).is_le() { &a.upper } else { &b.upper }
}

fn later_upper<'a>(a: &'a Interval, b: &'a Interval) -> &'a Bound {
    if a.upper.compare_upper(&b.upper).is_ge() { &a.upper } else { &b.upper }
}

/// The reciprocal of one end of an interval that lies on one side of zero; it becomes the other end.
fn recip_end(end: &Bound) -> Bound {
    match end {
        Bound::Unbounded => Bound::Open(Exact::ZERO),
        // An end at zero has no reciprocal: the results grow without bound.
        end => end.try_map(Exact::recip).unwrap_or(Bound::Unbounded),
    }
}

/// What the values just above `value` round to.
fn round_just_above(value: &Exact, place: i32, rule: Rounding) -> Exact {
    let step = Exact::unit_of_place(i64::from(place));
    let towards_zero = value.round(place, Rounding::Truncate);
    let floor = if *value < towards_zero { &towards_zero - &step } else { towards_zero };
    let rest = value - &floor;
    let to_next = match rule {
        // Above half a unit as soon as the value is at half.
        Rounding::HalfUp | Rounding::HalfEven => &rest + &rest >= step,
        Rounding::Truncate => value.is_negative(),
        Rounding::Up => !value.is_negative(),
    };
    if to_next { floor + step } else { floor }
}

/// A number, or beyond all numbers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    Below,
    At(Exact),
    Above,
}

/// A limit of a set of values, and whether some value attains it.
#[derive(Clone)]
struct Corner {
    limit: Limit,
    attained: bool,
}

impl Corner {
    fn new(end: &Bound, unbounded: Limit) -> Corner {
        let limit = end.value().map_or(unbounded, |value| Limit::At(value.clone()));
        Corner { limit, attained: end.is_closed() }
    }

    fn signum(&self) -> i32 {
        match &self.limit {
            Limit::Below => -1,
            Limit::At(value) => value.signum(),
            Limit::Above => 1,
        }
    }

    fn times(&self, other: &Corner) -> Corner {
        let attained = match (self.signum(), other.signum()) {
            (0, 0) => self.attained || other.attained,
            (0, _) => self.attained,
            (_, 0) => other.attained,
            _ => self.attained && other.attained,
        };
        let limit = match (&self.limit, &other.limit) {
            (Limit::At(a), Limit::At(b)) => Limit::At(a * b),
            _ => match self.signum() * other.signum() {
                0 => Limit::At(Exact::ZERO),
                1 => Limit::Above,
                _ => Limit::Below,
            },
        };
        Corner { limit, attained }
    }

    /// Becomes `other` where that is further in the direction; the same limit is attained when either attains it.
    fn meet(&mut self, other: &Corner, direction: Ordering) {
        match other.limit.cmp(&self.limit) {
            Ordering::Equal => self.attained |= other.attained,
            order if order == direction => *self = other.clone(),
            _ => {}
        }
    }

    fn into_bound(self) -> Bound {
        match self.limit {
            Limit::Below | Limit::Above => Bound::Unbounded,
            Limit::At(value) if self.attained => Bound::Closed(value),
            Limit::At(value) => Bound::Open(value),
        }
    }
}
