//! Lines of comma-separated fields.

/// A line that is not blank, with its number from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().enumerate().map(|(at, text)| Line { number: at + 1, text }).filter(|line| !line.text.trim().is_empty())
}

/// The fields of a line, trimmed and without their quotes, into a buffer that is used again. A quoted field may hold the
/// separator; a quote inside one is not written in any of the formats and stays as it is.
pub(super) fn fields<'a>(line: &'a str, separator: char, into: &mut Vec<&'a str>) {
    into.clear();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c == separator && !quoted => {
                into.push(bare(&line[start..at]));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    into.push(bare(&line[start..]));
}

/// The same as a new list.
pub(super) fn split(line: &str, separator: char) -> Vec<&str> {
    let mut all = Vec::new();
    fields(line, separator, &mut all);
    all
}

fn bare(field: &str) -> &str {
    let field = field.trim();
    field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(field).trim()
}
