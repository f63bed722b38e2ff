//! Tables of readings from text: meters, weather, generation. Text in, rows with their places out; what columns mean is the
//! caller's business.
//!
//! ```text
//! bytes ─ decoded ─▶ text ─ Table::read ─▶ header, Row* ── cell ─┬─ Moment   2025-01 │ 2025-01-03 │ 2025-01-03T05:00
//!                                                                └─ number   digits; blank is absent
//! ```

mod decoded;
mod moment;
mod table;

pub use decoded::decoded;
pub use moment::{Moment, Stamp, shown};
pub use table::{Row, Table, TableError, separator};

/// The number of a cell: digits with at most one decimal point, a sign, an exponent, thousands separators between digits.
/// `Ok(None)` for a blank cell and for the words of programs for nothing (`NA`, `NaN`, `null`, `-`).
///
/// # Errors
/// The cell is no number.
pub fn number(cell: &str) -> Result<Option<f64>, NotANumber> {
    let cell = cell.trim();
    if cell.is_empty() || ["NA", "N/A", "NaN", "nan", "null", "NULL", "-", "--", "—"].contains(&cell) {
        return Ok(None);
    }
    let plain: String = if cell.contains(',') { grouped(cell).ok_or(NotANumber)? } else { cell.to_owned() };
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    match plain.parse::<f64>() {
        Ok(value) if digits && value.is_finite() => Ok(Some(value)),
        _ => Err(NotANumber),
    }
}

/// Whether a cell would be a number with a decimal comma: `12,5`, `1.234,56`.
pub fn has_decimal_comma(cell: &str) -> bool {
    let Some((whole, places)) = cell.trim().rsplit_once(',') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(places) && digits(&whole.trim_start_matches(['-', '+']).replace('.', ""))
}

/// Whether a number could be meant two ways where commas do not separate cells: `12,500` is twelve thousand or twelve and
/// a half.
pub fn is_ambiguous(cell: &str) -> bool {
    has_decimal_comma(cell) && !cell.contains('.') && cell.matches(',').count() == 1
}

/// A cell that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

/// A number with commas between groups of three digits, without them.
fn grouped(cell: &str) -> Option<String> {
    let (whole, rest) = cell.split_once('.').map_or((cell, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next()?;
    let sound = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    let plain = whole.replace(',', "");
    sound.then(|| rest.map_or(plain.clone(), |rest| format!("{plain}.{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_blanks_and_what_is_neither() {
        assert_eq!(number(" 12.50 "), Ok(Some(12.5)));
        assert_eq!(number("-1,234,567.8"), Ok(Some(-1_234_567.8)));
        assert_eq!(number("1.5e3"), Ok(Some(1500.0)));
        for blank in ["", "  ", "NA", "NaN", "null", "—"] {
            assert_eq!(number(blank), Ok(None), "{blank:?}");
        }
        for bad in
            ["12a", "1,23", "0,123", "1.234,56", "1,2345", "12,34.5", "inf", "1e999", "0x10", "１２", "12 34", "."]
        {
            assert_eq!(number(bad), Err(NotANumber), "{bad:?}");
        }
        assert!(["12,5", "-1.234,56", "0,123"].iter().all(|cell| has_decimal_comma(cell)));
        assert!(!["12", "1,2x", ",5", "a,5"].iter().any(|cell| has_decimal_comma(cell)));
        assert!(is_ambiguous("12,500") && !is_ambiguous("1,234,500") && !is_ambiguous("12,500.0"));
    }
}
