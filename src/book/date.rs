//! Dates of a book.

use std::ops::Range;

use jiff::civil::Date;

use super::keys::{Key, Shape};
use crate::finding::{Code, Finding, Found, Message};

/// Reads `2023-01-31`.
pub(super) fn civil(text: &str) -> Option<Date> {
    if text.len() != 10 {
        return None;
    }
    let part = |range: Range<usize>| text.get(range).filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let hyphens = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    hyphens.then_some(date)
}

/// The finding of a date between quotes, or of something else there.
pub(super) fn quoted_date(key: &'static Key, text: &str) -> Finding {
    let written = text.trim();
    let message = Message::BadDate { text: text.to_owned() };
    match civil(written) {
        Some(_) => {
            let asked = Shape::Date.asked();
            let message = Message::WrongType { key: key.name.into(), asked, found: Found::Text };
            let help = Message::DateUnquoted { date: written.to_owned() };
            Finding::new(Code::WrongType, message).help(help)
        }
        None => Finding::new(Code::BadDate, message).help(Message::DateGrammar),
    }
}
