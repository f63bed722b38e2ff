//! A text to its lines: ends of lines, pages, control characters, lines without end.

use super::Limits;
use crate::finding::AboutRead;
use crate::read::Line;

/// The lines of a text. A form feed starts a page; without one there are no pages.
pub(super) fn lines(text: &str, limits: Limits, notes: &mut Vec<AboutRead>) -> Result<Vec<Line>, AboutRead> {
    let has_pages = text.as_bytes().contains(&b'\x0C');
    let mut page = 1;
    let mut lines = Vec::new();
    let mut cut = Vec::new();
    for whole in Ends(text) {
        if lines.len() >= limits.lines {
            return Err(AboutRead::TooManyLines { limit: limits.lines });
        }
        let number = u32::try_from(lines.len()).unwrap_or(u32::MAX).saturating_add(1);
        let leading = whole.len() - whole.trim_start_matches('\x0C').len();
        page += leading as u32;
        let kept = truncated(whole, limits.line_bytes);
        if kept.len() < whole.len() {
            cut.push(number);
        }
        lines.push(Line {
            number,
            page: has_pages.then_some(page),
            text: clean(kept.trim_start_matches('\x0C')),
            is_furniture: false,
        });
        // A form feed further on ends the page after this line.
        page += whole[leading..].bytes().filter(|byte| *byte == b'\x0C').count() as u32;
    }
    if !cut.is_empty() {
        notes.push(AboutRead::LinesCut { lines: cut, limit: limits.line_bytes });
    }
    Ok(lines)
}

/// At most `limit` bytes of a text, whole characters.
pub(super) fn truncated(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// A text without control characters, marks of direction and characters without width. Tabs stay.
pub(super) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..0x7F).contains(&byte) || byte == b'\t') {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => cleaned.push(c),
            // Breaks that some programs write within a line.
            '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push(' '),
            '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => cleaned.push(c),
        }
    }
    cleaned.truncate(cleaned.trim_end_matches(' ').len());
    cleaned
}

/// Lines that end with LF, CR LF or CR.
struct Ends<'a>(&'a str);

impl<'a> Iterator for Ends<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let bytes = self.0.as_bytes();
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(end) = end else { return Some(std::mem::take(&mut self.0)) };
        let skip = if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        let line = &self.0[..end];
        self.0 = &self.0[end + skip..];
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways_and_pages_at_form_feeds() {
        let lines = lines("a\r\nb\rc\n\x0Cd\ne\x0C\nf", Limits::default(), &mut Vec::new()).unwrap_or_default();
        let told: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.page)).collect();
        let one = |text| (text, Some(1));
        assert_eq!(told, [one("a"), one("b"), one("c"), ("d", Some(2)), ("e", Some(2)), ("f", Some(3))]);
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        assert_eq!(clean("a\0b\u{200b}c\u{1b}[1m\td"), "abc[1m\td");
    }
}
