//! Texts of the user in a workbook: they stay texts, and what no workbook can hold is left out.

use std::borrow::Cow;

/// Characters of one cell, in units of UTF-16.
const CELL: usize = 32_767;

/// A text that a cell can hold: without what XML forbids, and cut where it is too long.
pub(super) fn clean(text: &str, most: usize) -> Cow<'_, str> {
    let most = most.min(CELL);
    let allowed = |c: char| matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let length: usize = text.chars().map(char::len_utf16).sum();
    if length <= most && text.chars().all(allowed) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 1;
    for c in text.chars().filter(|c| allowed(*c)) {
        used += c.len_utf16();
        if used > most {
            kept.push('…');
            break;
        }
        kept.push(c);
    }
    Cow::Owned(kept)
}

/// Whether a program might take a text for a formula once somebody edits its cell; full-width signs are typed for the others.
pub(super) fn looks_like_a_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '|'])
}

/// Columns that a text takes, as a screen shows it: a Chinese character takes two.
pub(super) fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// A text between the quotes of a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of a sheet as a formula writes it.
pub(super) fn sheet_name(name: &str) -> String {
    match name.chars().all(|c| c.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => format!("'{}'", name.replace('\'', "''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(clean("a\u{0}b\u{1b}[31m\u{FFFE}c\nd", 100), "ab[31mc\nd");
    }

    #[test]
    fn long_texts_end_in_an_ellipsis_within_the_limit() {
        let long = "𠀀".repeat(20_000);
        let kept = clean(&long, usize::MAX);
        assert!(kept.encode_utf16().count() <= CELL);
        assert!(kept.ends_with('…'));
    }

    #[test]
    fn signs_that_begin_a_formula_are_known_in_both_widths() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", " =1", "＠x"] {
            assert!(looks_like_a_formula(text), "{text}");
        }
        assert!(!looks_like_a_formula("1=1"));
    }
}
