//! The words that a figure goes by.

use crate::read::fold::is_chinese;
use crate::read::quantity::compose::Composed;

/// The most characters of a label.
const MOST: usize = 40;

/// The words of the clause before a figure; where there are none, those after it.
pub(super) fn label(chars: &[char], figure: &Composed, (from, to): (usize, usize)) -> String {
    let before = trimmed(&chars[from.min(figure.start)..figure.start]);
    if before.iter().any(|c| c.is_alphabetic()) {
        let start = before.len().saturating_sub(MOST);
        // Not from the middle of a Latin word.
        let torn = match start {
            0 => 0,
            _ => before[start - 1..].iter().take_while(|c| c.is_ascii_alphabetic()).count(),
        };
        return short(before[(start + torn).saturating_sub(usize::from(torn > 0)).min(before.len() - 1)..].iter());
    }
    let after = trimmed(&chars[figure.end.min(to)..to]);
    if after.iter().any(|c| c.is_alphabetic()) {
        return short(after.iter().take(MOST));
    }
    // `Total: 35 t`: the clause before.
    let stop = |c: &char| matches!(c, '，' | '、' | ',' | '；' | ';');
    let earlier = trimmed(&chars[..from.min(figure.start)]);
    short(trimmed(earlier.rsplit(stop).next().unwrap_or(earlier)).iter().take(MOST))
}

/// Without spaces, marks, and the verb that leads to the number.
fn trimmed(mut chars: &[char]) -> &[char] {
    const VERBS: [&str; 16] =
        ["达到", "达", "为", "共计", "共", "合计", "是", "有", "了", "仅", "约", "to", "by", "of", "was", "were"];
    const LEADS: [&str; 8] = ["其中", "并", "且", "及", "和", "的", "and", "年"];
    let is_mark = |c: &char| !c.is_alphanumeric() && !matches!(c, '%' | ')' | '）' | '」' | '”');
    loop {
        let length = chars.len();
        while let [rest @ .., last] = chars
            && is_mark(last)
        {
            chars = rest;
        }
        while let [first, rest @ ..] = chars
            && (is_mark(first) || matches!(first, ')' | '）' | '%'))
        {
            chars = rest;
        }
        for verb in VERBS {
            let count = verb.chars().count();
            if chars.len() > count + 1
                && chars[chars.len() - count..].iter().copied().eq(verb.chars())
                && is_whole(chars, count, verb)
            {
                chars = &chars[..chars.len() - count];
            }
        }
        for lead in LEADS {
            let count = lead.chars().count();
            let is_word = chars.get(count).is_some_and(|c| !c.is_ascii_alphabetic());
            if chars.len() > count + 1 && chars[..count].iter().copied().eq(lead.chars()) && is_word {
                chars = &chars[count..];
            }
        }
        if chars.len() == length {
            return chars;
        }
    }
}

fn is_whole(chars: &[char], count: usize, verb: &str) -> bool {
    verb.starts_with(is_chinese) || !chars[chars.len() - count - 1].is_ascii_alphabetic()
}

fn short<'a>(chars: impl Iterator<Item = &'a char>) -> String {
    chars.collect::<String>().trim().to_owned()
}
