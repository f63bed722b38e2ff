//! Computed values as leaves.

use crate::quantity::{Exact, Literal, Manner, Rounding};

/// Decimals of a value that has no end, or more than a literal holds.
const PLACES: u32 = 12;

/// A value as an exact literal; one that has more decimals than a literal holds is rounded.
pub(super) fn literal(value: &Exact) -> Literal {
    let places = value.terminating_places().unwrap_or(PLACES).min(PLACES);
    let read = |text: String| Literal::from_decimal_text(&text).ok();
    let whole = read(value.to_decimal_string(places, Rounding::HalfEven));
    let short = || read(value.to_significant(15, Rounding::HalfEven).to_decimal_string(0, Rounding::HalfEven));
    whole.or_else(short).unwrap_or_else(|| Literal::count(0)).with_manner(Manner::Exact)
}
