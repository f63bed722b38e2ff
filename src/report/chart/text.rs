//! Texts in pictures: how wide they are, what is left of them where room is short, how they are written safely.

use unicode_width::UnicodeWidthChar;

use crate::finding::one_line;

/// What stands for what was cut off.
const CUT: char = '…';

/// A user's text on one line, unable to rearrange what stands around it; a picture shows several spaces as one.
pub(super) fn clean(text: &str) -> String {
    one_line(text).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// For text and attributes of XML; what XML cannot hold is replaced.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A user's name within a sentence of a title: what is written from right to left does not turn the rest.
pub(super) fn isolated(text: &str) -> String {
    let turns = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    if text.chars().any(turns) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// How wide a text is at most, without asking a font: two columns are a square, letters are what common fonts make of them.
pub(super) fn width(text: &str, font: f64) -> f64 {
    text.chars().map(|c| advance(c) * font).sum()
}

fn advance(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' => 0.32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '·' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 1.0,
        'A'..='Z' | '&' | '≈' | '→' => 0.74,
        'c' | 's' | 'v' | 'x' | 'y' | 'z' | 'k' => 0.57,
        'a'..='z' => 0.61,
        '0'..='9' | '+' | '−' | '=' | '<' | '>' => 0.64,
        c => match c.width() {
            None | Some(0) => 0.0,
            Some(1) => 0.66,
            Some(_) => 1.02,
        },
    }
}

/// As much of a text as there is room for, `…` for the rest; nothing where there is not even room for one letter and that.
pub(super) fn cut(text: &str, font: f64, room: f64) -> String {
    if width(text, font) <= room {
        return text.to_owned();
    }
    let head = head(text, font, room - width(&CUT.to_string(), font)).trim_end();
    if head.is_empty() { String::new() } else { format!("{head}{CUT}") }
}

/// The longest beginning that has room, never parting a letter from its accents.
fn head(text: &str, font: f64, room: f64) -> &str {
    let (mut used, mut end) = (0.0, 0);
    let mut starts = text.char_indices().peekable();
    while let Some((_, c)) = starts.next() {
        used += advance(c) * font;
        if used > room {
            break;
        }
        let next = starts.peek().map_or(text.len(), |(next, _)| *next);
        let joins = starts.peek().is_some_and(|(_, next)| next.width() == Some(0));
        if !joins {
            end = next;
        }
    }
    &text[..end]
}

/// A text on at most `most` lines of about equal length, broken at spaces or after wide characters; the last line is cut by
/// who writes it.
pub(super) fn wrap(text: &str, font: f64, room: f64, most: usize) -> Vec<String> {
    let lines = filled(text, font, room, most);
    if lines.len() < 2 {
        return lines;
    }
    // As few lines, but no single character left for the last one.
    let fair = width(text, font) / lines.len() as f64;
    let narrower = [1.02, 1.15, 1.3].into_iter().map(|spare| fair * spare).filter(|narrow| *narrow < room);
    let even = narrower.map(|narrow| (filled(text, font, narrow, most), narrow));
    let fits = |(even, narrow): &(Vec<String>, f64)| {
        even.len() == lines.len() && even.iter().all(|line| width(line, font) <= *narrow)
    };
    let found = even.into_iter().find(fits);
    found.map_or(lines, |(even, _)| even)
}

/// Lines as full as they go.
fn filled(text: &str, font: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut left = text.trim();
    while lines.len() + 1 < most && width(left, font) > room {
        let fits = head(left, font, room);
        let breaks = |(at, c): (usize, char)| match c {
            ' ' => Some(at),
            '-' | '/' | ')' | '）' | '、' => Some(at + c.len_utf8()),
            c if c.width() == Some(2) => Some(at + c.len_utf8()),
            _ => None,
        };
        let whole_word = left[fits.len()..].starts_with(' ').then_some(fits.len());
        let last = fits.char_indices().filter_map(breaks).next_back();
        // A number in front stays with its name.
        let Some(at) = whole_word.or(last).filter(|at| width(&left[..*at], 1.0) > 1.0) else { break };
        lines.push(left[..at].trim_end().to_owned());
        left = left[at..].trim_start();
    }
    if !left.is_empty() || lines.is_empty() {
        lines.push(left.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_is_two_columns() {
        assert!(width("电力", 10.0) >= 20.0);
        assert!(width("电力", 10.0) > 1.5 * width("ab", 10.0));
    }

    #[test]
    fn what_is_cut_fits_and_ends_with_a_mark() {
        for text in [
            "a long label of a plant",
            "秦皇岛某某有限公司一号厂房",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
        ] {
            let short = cut(text, 10.0, 25.0);
            assert!(short.ends_with(CUT) && width(&short, 10.0) <= 25.0, "{short}");
        }
        assert_eq!(cut("abc", 10.0, 3.0), "");
        assert_eq!(cut("short", 10.0, 100.0), "short");
    }

    #[test]
    fn lines_break_at_spaces_and_between_wide_characters() {
        assert_eq!(wrap("imported electricity", 10.0, 70.0, 2), ["imported", "electricity"]);
        assert_eq!(wrap("输入能源的间接排放", 10.0, 52.0, 2), ["输入能源的", "间接排放"]);
        assert_eq!(wrap("外购商品及能源上游", 10.0, 82.0, 2), ["外购商品及", "能源上游"]);
        assert_eq!(wrap("2 transportation", 10.0, 70.0, 2), ["2 transportation"]);
        assert_eq!(wrap("", 10.0, 50.0, 2), [""]);
        assert_eq!(wrap("unbreakable", 10.0, 20.0, 2), ["unbreakable"]);
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("<a b=\"c\">&'\u{1}"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;\u{fffd}");
    }
}
