//! Rounding rules, as data. Rounding happens once, where a figure is printed.

/// How a value is brought to its last printed place.
///
/// Directions are by magnitude, so that a negative figure rounds as its positive twin does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Half away from zero (四舍五入), the everyday rule.
    HalfUp,
    /// Half to the even digit (四舍六入五成双): GB/T 8170-2008, clause 3.2.
    HalfEven,
    /// Towards zero (舍去): digits after the place are dropped.
    Truncate,
    /// Away from zero (进一): any remainder raises the last digit.
    Up,
}

impl Rounding {
    /// Every rule, in the order of the documentation.
    pub const ALL: [Rounding; 4] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate, Rounding::Up];
}
