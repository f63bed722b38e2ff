//! Numbers that may stand off another by less than any number, so that open ends can be treated as closed ones.

use std::ops::{AddAssign, Sub};

use crate::quantity::{Bound, Exact, Interval};

/// `value + tilt · ε` with an ε above zero and below every positive number: the order is that of `value`, then of `tilt`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near {
    pub(super) value: Exact,
    pub(super) tilt: Exact,
}

/// The least and the greatest value allowed; `x > 1` is `x >= 1 + ε`.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    pub(super) lower: Option<Near>,
    pub(super) upper: Option<Near>,
}

impl Near {
    pub(super) const ZERO: Near = Near { value: Exact::ZERO, tilt: Exact::ZERO };

    pub(super) fn times(&self, k: &Exact) -> Near {
        // Most numbers stand at no open end.
        let tilt = if self.tilt.is_zero() { Exact::ZERO } else { &self.tilt * k };
        Near { value: &self.value * k, tilt }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.value.is_zero() && self.tilt.is_zero()
    }

    pub(super) fn is_too_large(&self) -> bool {
        self.value.is_too_large() || self.tilt.is_too_large()
    }

    /// The end of an interval: where values come as close as ε allows and no closer, the end itself is left out.
    pub(super) fn into_bound(self) -> Bound {
        if self.tilt.is_zero() { Bound::Closed(self.value) } else { Bound::Open(self.value) }
    }

    /// The number it becomes when ε does.
    pub(super) fn at(&self, epsilon: &Exact) -> Exact {
        if self.tilt.is_zero() { self.value.clone() } else { &self.value + &self.tilt * epsilon }
    }
}

impl From<Exact> for Near {
    fn from(value: Exact) -> Near {
        Near { value, tilt: Exact::ZERO }
    }
}

impl AddAssign<&Near> for Near {
    fn add_assign(&mut self, other: &Near) {
        self.value += &other.value;
        self.tilt += &other.tilt;
    }
}

impl Sub for &Near {
    type Output = Near;

    fn sub(self, other: &Near) -> Near {
        Near { value: &self.value - &other.value, tilt: &self.tilt - &other.tilt }
    }
}

impl Ends {
    pub(super) fn of(range: &Interval) -> Ends {
        let end = |bound: &Bound, inwards: Exact| match bound {
            Bound::Unbounded => None,
            Bound::Closed(value) => Some(Near::from(value.clone())),
            Bound::Open(value) => Some(Near { value: value.clone(), tilt: inwards }),
        };
        Ends { lower: end(&range.lower, Exact::ONE), upper: end(&range.upper, -Exact::ONE) }
    }

    /// The end in a direction.
    pub(super) fn towards(&self, up: bool) -> Option<&Near> {
        if up { self.upper.as_ref() } else { self.lower.as_ref() }
    }

    /// The end that a value lies beyond.
    pub(super) fn broken_by(&self, value: &Near) -> Option<&Near> {
        self.lower.as_ref().filter(|end| value < *end).or_else(|| self.upper.as_ref().filter(|end| value > *end))
    }

    /// How far a value may go in a direction: `None` is as far as you like.
    pub(super) fn room(&self, value: &Near, up: bool) -> Option<Near> {
        self.towards(up).map(|end| if up { end - value } else { value - end })
    }

    /// Whether a value may go in a direction at all.
    pub(super) fn has_room(&self, value: &Near, up: bool) -> bool {
        self.towards(up).is_none_or(|end| if up { value < end } else { value > end })
    }

    /// The value itself or the end that it lies beyond.
    pub(super) fn clamp(&self, value: Near) -> Near {
        self.broken_by(&value).cloned().unwrap_or(value)
    }
}

/// The greatest or least value of a sum whose unknowns lie between their ends; `None` where there is none.
pub(super) fn extreme(terms: &[(u32, Exact)], ends: &[Ends], up: bool) -> Option<Near> {
    let mut sum = Near::ZERO;
    for (var, coefficient) in terms {
        sum += &ends.get(*var as usize)?.towards(up == coefficient.is_positive())?.times(coefficient);
    }
    Some(sum)
}

/// A value in the middle of an interval, or the end that there is, or zero.
pub(super) fn middle(range: &Interval) -> Exact {
    match (range.lower_value(), range.upper_value()) {
        (Some(low), Some(high)) => (low + high).checked_div(&Exact::from(2)).unwrap_or_default(),
        (Some(end), None) | (None, Some(end)) => end.clone(),
        (None, None) => Exact::ZERO,
    }
}
