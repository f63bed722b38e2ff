//! Text as TOML.

/// A basic string: quotes, backslashes and control characters escaped, everything else as it is.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // A byte order mark and the like would be invisible; controls are not allowed.
            c if c.is_control() || c == '\u{feff}' => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text on one line of a comment.
pub(super) fn comment(text: &str) -> String {
    let plain = |c: char| if c.is_control() || c == '\u{feff}' { ' ' } else { c };
    let words = text.chars().map(plain).collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the spaces of a layout, and no longer than a quote should be.
pub(super) fn quote(text: &str, most: usize) -> String {
    let words = comment(text);
    if words.chars().count() <= most {
        return words;
    }
    let head: String = words.chars().take(most).collect();
    format!("{}…", head.trim_end())
}

/// An identifier from words: letters and digits of any script, everything else one hyphen.
pub(super) fn id(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            gap = !out.is_empty();
            continue;
        }
        if out.chars().count() + usize::from(gap) >= most {
            break;
        }
        if gap {
            out.push('-');
            gap = false;
        }
        out.push(c);
    }
    out
}
