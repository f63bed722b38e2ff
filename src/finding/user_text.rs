//! Texts of the user, made fit to stand in a message or on a terminal.

/// Characters of a user's text that a message shows before it is cut.
const SHOWN: usize = 160;

/// A user's text made fit for a message: on one line, without control characters, cut when long.
pub(super) fn shown(text: &str) -> String {
    let mut out = tame(text.chars().take(SHOWN).filter(|c| *c != '\n'));
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}

/// A path in a command that is shown: with quotes where a shell would take it apart.
pub fn argument(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/\\._-+:@,=%~".contains(c);
    let path = tame(path.chars().filter(|c| *c != '\n'));
    if !path.is_empty() && path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// A user's text on one line of a report, so that it cannot pose as another line.
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let words: Vec<&str> = text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect();
    tame(words.join(" ").chars())
}

/// A text without characters that command a terminal or rearrange what stands around them; lines stay.
pub fn tame(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        // Bidirectional controls would let a name rearrange the sentence around it.
        let unseen = (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if unseen {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_commands_can_be_copied() {
        assert_eq!(argument("scenarios/lianmei-2019"), "scenarios/lianmei-2019");
        assert_eq!(argument("账簿/二〇二三.toml"), "账簿/二〇二三.toml");
        assert_eq!(argument("my books/mill.toml"), "'my books/mill.toml'");
        assert_eq!(argument("it's"), "'it'\\''s'");
        assert_eq!(argument("a\nb\u{1b}"), "'ab\\u{1b}'");
    }

    #[test]
    fn texts_of_the_user_are_cut_and_cleaned() {
        assert_eq!(shown("a\nb\u{1b}[31m"), "ab\\u{1b}[31m");
        assert_eq!(shown("\u{202e}x"), "\\u{202e}x");
        assert_eq!(shown(&"长".repeat(SHOWN + 1)).chars().count(), SHOWN + 1);
    }
}
