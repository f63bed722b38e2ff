//! Exact numbers as text, in and out.

use std::fmt;

use num_bigint::{BigInt, Sign};

use super::super::Rounding;
use super::fast::Fast;
use super::{Exact, Repr, big, round};

/// The longest text that [`Exact::parse_decimal`] reads.
const MAX_TEXT: usize = 1000;

impl Exact {
    /// Reads a plain decimal: `-?digits[.digits]`, in ASCII, of at most 1000 characters.
    ///
    /// `None` for anything else: a plus sign, an exponent, grouping, a point without digits on both sides.
    pub fn parse_decimal(text: &str) -> Option<Exact> {
        if text.len() > MAX_TEXT {
            return None;
        }
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (unsigned, ""),
        };
        let digits = || whole.bytes().chain(fraction.bytes());
        if whole.is_empty() || !digits().all(|digit| digit.is_ascii_digit()) {
            return None;
        }

        let value = digits().try_fold(0_i128, |value, digit| {
            let digit = i128::from(digit - b'0');
            value.checked_mul(10)?.checked_add(digit)
        });
        if let Some(value) = value
            && let Ok(scale) = u32::try_from(fraction.len())
            && let Some(fast) = Fast::decimal(if negative { -value } else { value }, scale)
        {
            return Some(Exact(Repr::Fast(fast)));
        }
        let digits: Vec<u8> = digits().collect();
        let value = BigInt::parse_bytes(&digits, 10)?;
        Some(big::ratio(if negative { -value } else { value }, big::ten_to(fraction.len() as u64)))
    }

    /// The value rounded to `places` decimals and printed with exactly so many: no grouping, `-` for negatives, and no
    /// sign on what rounds to zero.
    pub fn to_decimal_string(&self, places: u32, rule: Rounding) -> String {
        let place = -i64::from(places);
        let fast_units = match &self.0 {
            Repr::Fast(fast) => round::fast_units(fast, place, rule),
            Repr::Big(_) => None,
        };
        let (negative, digits) = match fast_units {
            Some(units) => (units < 0, units.unsigned_abs().to_string()),
            None => {
                let units = self.units(place, rule);
                (units.sign() == Sign::Minus, units.magnitude().to_string())
            }
        };

        let places = places as usize;
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if negative { "-" } else { "" };
        let point = if places > 0 { "." } else { "" };
        format!("{sign}{whole}{point}{fraction}")
    }
}

impl fmt::Display for Exact {
    /// For debugging: the whole decimal expansion where it ends, else `p/q` in lowest terms.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.terminating_places() {
            Some(places) => f.pad(&self.to_decimal_string(places, Rounding::Truncate)),
            None => {
                let (num, den) = self.numerator_denominator();
                f.pad(&format!("{num}/{den}"))
            }
        }
    }
}
