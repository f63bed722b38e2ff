//! A slip of the pen: the digits of a print with two neighbours exchanged.

use rust_decimal::Decimal;

use crate::quantity::Exact;
use crate::read::Figure;

/// Whether the print becomes this value, in the unit of the print, when two neighbouring digits change places: 62.5 and 65.2.
pub(super) fn exchanged(figure: &Figure, wanted: &Exact) -> bool {
    let Some(literal) = figure.quantity.amount().one() else { return false };
    let text = literal.value().to_string();
    let digits: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut bytes: Vec<u8> = text.bytes().collect();
    digits.windows(2).any(|pair| {
        let [a, b] = [pair[0], pair[1]];
        if bytes[a] == bytes[b] {
            return false;
        }
        bytes.swap(a, b);
        let value = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<Decimal>().ok());
        bytes.swap(a, b);
        value.is_some_and(|value| Exact::from(value) == *wanted)
    })
}
