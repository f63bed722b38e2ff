//! Texts of the user inside markup: escaped, and without characters that rearrange what stands around them.

use crate::finding::tame;

/// Characters of a text that gets a box of its own to scroll in.
const LONG: usize = 600;

/// A text fit for an element or for an attribute in quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tame(text.chars()).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The first characters of a text, on one line: for the title of the window.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut short: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// A text that may be very long: then it scrolls in a box, which the keyboard reaches.
pub(super) fn roomy(text: &str) -> String {
    match text.chars().nth(LONG) {
        None => escaped(text),
        Some(_) => format!("<span class=\"long\" tabindex=\"0\">{}</span>", escaped(text)),
    }
}

/// The same for a sentence: a number with its groups, and what it is per cent of, stays on one line.
pub(super) fn sentence(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let glued = |at: usize| {
        let is_group = (1..=3).all(|ahead| digit(at + ahead)) && !digit(at + 4);
        at > 0 && digit(at - 1) && (is_group || characters.get(at + 1) == Some(&'%'))
    };
    let kept = characters.iter().enumerate().map(|(at, c)| if *c == ' ' && glued(at) { '\u{a0}' } else { *c });
    roomy(&kept.collect::<String>())
}

/// The id that an anchor has in the page: the same without white space, which ids may not hold.
pub(super) fn id(anchor: &str) -> String {
    let plain = |c: char| if c.is_whitespace() { '_' } else { c };
    tame(anchor.chars()).chars().map(plain).collect()
}

/// The reference to an id, ready for an attribute.
pub(super) fn reference(id: &str) -> String {
    format!("#{}", escaped(&id.replace('%', "%25")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_on_one_line() {
        assert_eq!(sentence("988.4 … 2 434.6 % of 12 lines"), "988.4 … 2\u{a0}434.6\u{a0}% of 12 lines");
        assert_eq!(sentence("in 2024 219 614.43"), "in 2024\u{a0}219\u{a0}614.43");
        assert_eq!(sentence("line 3 of 4 in 12 3456"), "line 3 of 4 in 12 3456");
    }

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escaped("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
        assert_eq!(escaped("a\u{202e}b\u{0}"), "a\\u{202e}b\\u{0}");
    }

    #[test]
    fn anchors_become_ids_that_can_be_referred_to() {
        assert_eq!(id("activity-a b"), "activity-a_b");
        assert_eq!(reference(&id("claim/50%")), "#claim/50%25");
    }

    #[test]
    fn long_texts_get_a_box_and_short_titles_an_end() {
        assert!(roomy(&"长".repeat(LONG + 1)).starts_with("<span class=\"long\""));
        assert!(!roomy(&"长".repeat(LONG)).contains("<span"));
        assert_eq!(cut("a\n b  c", 3), "a b…");
    }
}
