//! Texts as a search compares them: letter case, full width and the typography of formulas do not count.

/// A text made comparable: lower case, full-width letters and digits as plain ones, `CO₂` as `co2`, typographic dashes and
/// spaces as plain ones.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(|c| plain(c).to_lowercase()).collect()
}

fn plain(c: char) -> char {
    let shifted = |from: char, to: char| char::from_u32(u32::from(to) + (u32::from(c) - u32::from(from))).unwrap_or(c);
    match c {
        '！'..='～' => shifted('！', '!'),
        '₀'..='₉' => shifted('₀', '0'),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐'..='—' | '−' => '-',
        other => other,
    }
}

/// How well a word fits an entry, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is a segment of the family, or the name of the place or the substance.
    Whole,
    /// A word begins with it.
    Beginning,
    /// It stands inside a word.
    Inside,
}

/// How well a folded word fits a folded text.
pub(super) fn fit(text: &str, word: &str) -> Option<Fit> {
    let mut found = None;
    for (at, _) in text.match_indices(word) {
        if text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()) {
            return Some(Fit::Beginning);
        }
        found = Some(Fit::Inside);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_and_typography_do_not_count() {
        assert_eq!(folded("ＣＯ₂ ２０２１"), "co2 2021");
        assert_eq!(folded("HFC‑134a（R）"), "hfc-134a(r)");
        assert_eq!(folded("East"), "east");
    }

    #[test]
    fn the_beginning_of_a_word_fits_better_than_its_inside() {
        assert_eq!(fit("cn/grid/north-west", "west"), Some(Fit::Beginning));
        assert_eq!(fit("northwest", "west"), Some(Fit::Inside));
        assert_eq!(fit("华东区域电力", "电力"), Some(Fit::Inside));
        assert_eq!(fit("华东", "柴油"), None);
    }
}
