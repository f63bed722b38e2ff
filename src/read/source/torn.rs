//! Units whose raised or lowered digit was torn off: `60,660m` on one line and the `2` alone on the next.
//!
//! A text laid out by columns puts the digit near the column of its letter, but not under it: the layout measures by the
//! width of a small digit, and a Chinese character counts one or two. So a digit belongs to the letters before which it
//! would stand if columns were read either way, with some room, and only to letters that are waiting for one.

use unicode_width::UnicodeWidthChar;

use crate::read::Line;

/// A digit alone on its line, or among others like it.
struct Stray {
    column: usize,
    digit: char,
}

/// Letters that wait for a digit.
struct Stem {
    /// The byte after them.
    end: usize,
    /// The column after them, where a wide character counts one, and where it counts two.
    narrow: usize,
    wide: usize,
    digits: &'static [char],
    /// Whether the line ends here.
    is_last: bool,
}

/// Lines with more strays than this are something else.
const MOST_STRAYS: usize = 12;

/// Puts torn digits back where they belong; their own line stays, empty, so that lines keep their numbers.
pub(super) fn mend(lines: &mut [Line]) {
    for at in 0..lines.len() {
        let Some(strays) = strays(&lines[at].text) else { continue };
        // Numbers below one another are a list of numbers.
        if [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().any(|near| is_number(lines, near)) {
            continue;
        }
        let above = at.checked_sub(1).filter(|near| lines[*near].page == lines[at].page);
        // What is raised may stand above its letters.
        let below = Some(at + 1).filter(|near| lines.get(*near).is_some_and(|line| line.page == lines[at].page));
        for near in [above, below].into_iter().flatten() {
            let stems = stems(&lines[near].text);
            let is_above = near < at;
            if let Some(places) = matched(&strays, &stems, is_above) {
                let digits: Vec<_> = places.into_iter().zip(strays.iter().map(|stray| stray.digit)).collect();
                lines[near].text = with_digits(&lines[near].text, &digits);
                lines[at].text.clear();
                break;
            }
        }
    }
}

/// A digit that units and formulas have below or above the line, as a plain one.
pub(super) fn plain_digit(c: char) -> Option<char> {
    match c {
        '2' | '₂' | '²' => Some('2'),
        '3' | '₃' | '³' => Some('3'),
        '4' | '₄' => Some('4'),
        '6' | '₆' => Some('6'),
        _ => None,
    }
}

/// The digits of a line on which nothing else stands.
fn strays(text: &str) -> Option<Vec<Stray>> {
    let mut strays = Vec::new();
    let mut previous_is_digit = false;
    for (column, c) in text.chars().enumerate() {
        if matches!(c, ' ' | '\t' | '\u{a0}') {
            previous_is_digit = false;
            continue;
        }
        let digit = plain_digit(c)?;
        if previous_is_digit || strays.len() == MOST_STRAYS {
            return None;
        }
        previous_is_digit = true;
        strays.push(Stray { column, digit });
    }
    Some(strays).filter(|strays| !strays.is_empty())
}

/// Whether nothing but numbers stands on the line.
fn is_number(lines: &[Line], at: usize) -> bool {
    let text = lines.get(at).map_or("", |line| line.text.trim());
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b" .,%-".contains(&byte))
}

/// The digits that letters may wait for.
pub(super) fn digits_after(letters: &str) -> &'static [char] {
    match letters {
        "m" | "km" | "hm" | "dm" | "cm" | "mm" | "Nm" => &['2', '3'],
        "tCO" | "kgCO" | "gCO" | "ktCO" | "MtCO" | "CO" | "SO" | "NO" => &['2'],
        "CH" | "tCH" | "kgCH" => &['4'],
        "SF" => &['6'],
        "NF" => &['3'],
        _ => &[],
    }
}

fn stems(text: &str) -> Vec<Stem> {
    let mut stems = Vec::new();
    let (mut narrow, mut wide) = (0, 0);
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        narrow += 1;
        wide += c.width().unwrap_or(0);
        if !c.is_ascii_alphabetic() {
            start = None;
            continue;
        }
        let from = *start.get_or_insert(at);
        let end = at + 1;
        let next = chars.peek().map(|(_, next)| *next);
        if next.is_some_and(|next| next.is_ascii_alphanumeric()) {
            continue;
        }
        let letters = text.get(from..end).unwrap_or("");
        let digits = digits_after(letters);
        // A gap is left where the digit was; CO is hardly ever meant without one.
        let waits = next.is_none_or(char::is_whitespace) || letters.ends_with('O');
        if !digits.is_empty() && waits {
            let is_last = text.get(end..).is_none_or(|rest| rest.trim().is_empty());
            stems.push(Stem { end, narrow, wide, digits, is_last });
        }
    }
    stems
}

/// The byte after which each digit belongs, where every one of them finds its letters.
fn matched(strays: &[Stray], stems: &[Stem], is_above: bool) -> Option<Vec<usize>> {
    let fits = |stray: &Stray, stem: &Stem| {
        // At the margin: the text was not laid out by columns, and the line was broken after its letters.
        let follows = is_above && strays.len() == 1 && stem.is_last && stray.column <= 2;
        let from = (stem.narrow * 9 / 10).saturating_sub(4);
        let to = stem.wide * 13 / 10 + 4;
        stem.digits.contains(&stray.digit) && (follows || (from..=to).contains(&stray.column))
    };
    if strays.len() == stems.len() {
        let all = strays.iter().zip(stems).all(|(stray, stem)| fits(stray, stem));
        return all.then(|| stems.iter().map(|stem| stem.end).collect());
    }
    let mut places = Vec::new();
    let mut free = stems;
    for stray in strays {
        // The small digits of a layout stand about a fifth further right than their letters.
        let distance = |stem: &Stem| (stem.wide * 6 / 5).abs_diff(stray.column).min(stem.wide.abs_diff(stray.column));
        let candidates = free.iter().enumerate().filter(|(_, stem)| fits(stray, stem));
        let (taken, stem) = candidates.min_by_key(|(_, stem)| distance(stem))?;
        places.push(stem.end);
        free = &free[taken + 1..];
    }
    Some(places)
}

/// The text with digits put in, each in the place of the gap that it left.
fn with_digits(text: &str, digits: &[(usize, char)]) -> String {
    let mut mended = String::with_capacity(text.len() + digits.len());
    let mut from = 0;
    for (end, digit) in digits {
        mended.push_str(text.get(from..*end).unwrap_or(""));
        mended.push(*digit);
        let rest = text.get(*end..).unwrap_or("");
        let mut next = rest.chars().skip(1);
        let (second, third) = (next.next(), next.next());
        let is_equivalent = second == Some('e') && third.is_none_or(|c| !c.is_alphanumeric());
        let splits = second.is_some_and(|c| c.is_ascii_alphanumeric()) && !is_equivalent;
        from = end + usize::from(rest.starts_with(' ') && !splits);
    }
    mended.push_str(text.get(from..).unwrap_or(""));
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(texts: &[&str]) -> Vec<String> {
        let line = |(at, text): (usize, &&str)| Line {
            number: at as u32 + 1,
            page: None,
            text: (*text).to_owned(),
            is_furniture: false,
        };
        let mut lines: Vec<Line> = texts.iter().enumerate().map(line).collect();
        mend(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_torn_digit_goes_back_to_its_letters() {
        assert_eq!(mended(&["减少CO 排放600吨。", "         2"]), ["减少CO2排放600吨。", ""]);
        assert_eq!(mended(&["        2", "面积 60 m 左右"]), ["", "面积 60 m2左右"]);
        assert_eq!(mended(&["水耗 5 m /t，占地 8 m 。", "       3            2"])[0], "水耗 5 m3/t，占地 8 m2。");
        assert_eq!(mended(&["排放 3 tCO e", "         2"])[0], "排放 3 tCO2e");
        assert_eq!(mended(&["光伏 60,660m", "2", "太阳能"])[0], "光伏 60,660m2");
        assert_eq!(mended(&["面积 60m 2021年", "        2"])[0], "面积 60m2 2021年");
    }

    #[test]
    fn a_number_of_its_own_stays() {
        for texts in [
            vec!["员工人数", "   2"],
            vec!["长 5m 宽 3m", "                                      2"],
            vec!["m", "2", "3"],
            vec!["减少CO 排放", "     12"],
            vec!["减少CO 排放", "     3"],
            vec!["", "2", ""],
        ] {
            assert_eq!(mended(&texts), texts);
        }
    }
}
