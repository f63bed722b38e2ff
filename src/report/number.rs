//! How numbers are shown. Rounding happens here, once, and never reaches a result.

use crate::finding::{Apart, Lang};
use crate::quantity::{Bound, Exact, Interval, Literal, Manner, Rounding, Unit};

/// Significant digits of a machine-readable value that does not end.
const MACHINE_DIGITS: u32 = 28;

/// A fixed number of decimals, half-even (GB/T 8170), digits in groups of three: `219 614.43`.
pub fn fixed(value: &Exact, decimals: u32) -> String {
    grouped(&value.to_decimal_string(decimals, Rounding::HalfEven))
}

/// The value as it is where it ends within `digits` significant digits; else rounded to them and marked `≈`.
pub fn significant(value: &Exact, digits: u32) -> String {
    let rounded = value.to_significant(digits, Rounding::HalfEven);
    let text = grouped(&terminating(&rounded));
    if rounded == *value { text } else { format!("≈ {text}") }
}

/// At least `least` decimals, more where the value has them, at most `most`.
pub fn up_to(value: &Exact, least: u32, most: u32) -> String {
    fixed(value, value.terminating_places().unwrap_or(most).clamp(least, most.max(least)))
}

/// A number as it was printed, with its hedge: `352 多`. That a number is exact needs no word.
pub fn printed(literal: &Literal) -> String {
    match literal.manner() {
        Manner::Exact => literal.value().to_string(),
        _ => literal.to_string(),
    }
}

/// A signed difference with as many decimals as it has, at least `least` and at most `most`: `+8.00`, `−0.60`.
pub fn signed(value: &Exact, least: u32, most: u32) -> String {
    let text = up_to(&value.abs(), least, most);
    match value.signum() {
        0 => text,
        1.. => format!("+{text}"),
        _ => format!("−{text}"),
    }
}

/// A range, ends rounded outwards to `digits` significant digits: `0.700623 … 0.705643`. Open ends say `>` and `<`.
pub fn range(range: &Interval, digits: u32) -> String {
    if let Some(point) = range.is_point() {
        return significant(point, digits);
    }
    let outward = |value: &Exact, up: bool| {
        // By magnitude: away from zero goes up for positive values and down for negative ones.
        let rule = if value.is_negative() == up { Rounding::Truncate } else { Rounding::Up };
        grouped(&terminating(&value.to_significant(digits, rule)))
    };
    match (&range.lower, &range.upper) {
        (Bound::Unbounded, Bound::Unbounded) => "−∞ … +∞".to_owned(),
        (Bound::Closed(low), Bound::Unbounded) => format!("≥ {}", outward(low, false)),
        (Bound::Open(low), Bound::Unbounded) => format!("> {}", outward(low, false)),
        (Bound::Unbounded, Bound::Closed(high)) => format!("≤ {}", outward(high, true)),
        (Bound::Unbounded, Bound::Open(high)) => format!("< {}", outward(high, true)),
        (Bound::Closed(low) | Bound::Open(low), Bound::Closed(high) | Bound::Open(high)) => {
            format!("{} … {}", outward(low, false), outward(high, true))
        }
    }
}

/// An end of a range with a fixed number of decimals, rounded so that the range holds what it held: the `most` up, the least down.
pub fn outward(value: &Exact, decimals: u32, is_most: bool) -> String {
    let rule = if value.is_negative() == is_most { Rounding::Truncate } else { Rounding::Up };
    grouped(&value.to_decimal_string(decimals, rule))
}

/// A number with its unit; a pure number stands alone.
pub fn with_unit(number: String, unit: &Unit) -> String {
    match unit.text() {
        "" => number,
        "%" => format!("{number} %"),
        text => format!("{number} {text}"),
    }
}

/// A difference with its unit: of two percentages it is in percentage points.
pub fn difference(number: String, unit: &Unit, lang: Lang) -> String {
    apart(number, unit).text(lang)
}

/// The same for a finding, which is told in any language.
pub fn apart(number: String, unit: &Unit) -> Apart {
    Apart::new(number, unit.text())
}

/// For machines: every digit where the decimal ends, else 28 significant digits.
pub fn machine(value: &Exact) -> String {
    match value.terminating_places() {
        Some(places) => value.to_decimal_string(places, Rounding::HalfEven),
        None => terminating(&value.to_significant(MACHINE_DIGITS, Rounding::HalfEven)),
    }
}

fn terminating(value: &Exact) -> String {
    // Rounded values end by construction.
    let places = value.terminating_places().unwrap_or(MACHINE_DIGITS);
    value.to_decimal_string(places, Rounding::HalfEven)
}

/// Groups of three before the point, separated by spaces (ISO 80000-1, 7.3.1).
pub(super) fn grouped(text: &str) -> String {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", text),
    };
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse_decimal(text).unwrap()
    }

    #[test]
    fn digits_are_grouped_in_threes_before_the_point() {
        assert_eq!(fixed(&exact("219614.43"), 2), "219 614.43");
        assert_eq!(fixed(&exact("-1234567.8"), 1), "−1 234 567.8");
        assert_eq!(fixed(&exact("999"), 0), "999");
    }

    #[test]
    fn display_rounds_half_to_even() {
        assert_eq!(fixed(&exact("0.125"), 2), "0.12");
        assert_eq!(fixed(&exact("0.375"), 2), "0.38");
    }

    #[test]
    fn a_rounded_value_says_so() {
        assert_eq!(significant(&exact("42.652"), 9), "42.652");
        let third = Exact::ratio(1, 3).unwrap();
        assert_eq!(significant(&third, 4), "≈ 0.3333");
        assert_eq!(machine(&third).len(), 30);
    }

    #[test]
    fn ranges_are_rounded_outwards() {
        let third = Exact::ratio(1, 3).unwrap();
        let thirds = Interval::new(Bound::Closed(third.clone()), Bound::Open(&third + &third)).unwrap();
        assert_eq!(range(&thirds, 3), "0.333 … 0.667");
        let below = Interval::new(Bound::Unbounded, Bound::Closed(exact("0.35"))).unwrap();
        assert_eq!(range(&below, 3), "≤ 0.35");
    }
}
