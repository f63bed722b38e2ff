//! Numbers of packs: texts, read exactly.

use serde::Deserialize;

use crate::quantity::Exact;

/// A number of a pack, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackNumber {
    /// As written.
    pub text: String,
    /// Its value.
    pub value: Exact,
}

impl<'de> Deserialize<'de> for PackNumber {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<PackNumber, D::Error> {
        let text = String::deserialize(from)?;
        match Exact::parse_decimal(&text) {
            Some(value) => Ok(PackNumber { text, value }),
            None => Err(serde::de::Error::custom("no decimal")),
        }
    }
}

/// One hundredth.
pub(super) fn hundredth() -> Exact {
    Exact::power_of_ten(-2).unwrap_or(Exact::ZERO)
}

/// A whole number of years between two years.
pub(super) fn years(from: i32, to: i32) -> Exact {
    Exact::from(i64::from(to) - i64::from(from))
}

/// The smaller of two.
pub(super) fn least(a: Exact, b: &Exact) -> Exact {
    if a > *b { b.clone() } else { a }
}

/// The larger of two.
pub(super) fn most(a: Exact, b: &Exact) -> Exact {
    if a < *b { b.clone() } else { a }
}
