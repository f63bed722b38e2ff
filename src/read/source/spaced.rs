//! Units with spaces inside: `tCO ₂ e`, `m ³`, `CO 2`, `k W h`.

use super::torn::{digits_after, plain_digit};

/// Units that are put together again where their letters stand apart.
const APART: &[&str] = &[
    "kWh", "MWh", "GWh", "kgce", "tce", "tCO2e", "tCO2", "CO2e", "CO2", "tCO₂e", "tCO₂", "CO₂e", "CO₂", "km2", "Nm3",
    "MJ", "GJ", "TJ",
];

/// Takes the spaces out of units. What stands further right in its columns stays there: the next gap grows by as much.
pub(super) fn close_up(text: &mut String) {
    if !may_need(text) {
        return;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut closed = String::with_capacity(text.len());
    let (mut at, mut owed) = (0, 0);
    while at < chars.len() {
        let c = chars[at];
        if c == ' ' && chars.get(at + 1) == Some(&' ') && owed > 0 {
            closed.extend(std::iter::repeat_n(' ', owed));
            owed = 0;
        }
        let starts = c.is_ascii_alphabetic() && (at == 0 || !chars[at - 1].is_ascii_alphabetic());
        if !starts {
            closed.push(c);
            at += 1;
            continue;
        }
        let (unit, end) = apart(&chars, at).or_else(|| stem(&chars, at)).unwrap_or_else(|| letters(&chars, at));
        owed += (end - at).saturating_sub(unit.chars().count());
        closed.push_str(&unit);
        at = end;
    }
    *text = closed;
}

/// Whether there are letters with a space and a digit, or two letters with spaces, at all.
fn may_need(text: &str) -> bool {
    let bytes = text.as_bytes();
    let spaced = |pair: &[u8]| pair[0].is_ascii_alphabetic() && pair[1] == b' ';
    let lowered = text.contains(['₂', '₃', '₄', '₆']);
    bytes.windows(2).any(spaced) || lowered && text.contains(" e")
}

fn letters(chars: &[char], from: usize) -> (String, usize) {
    let end = end_of(chars, from, |c| c.is_ascii_alphabetic());
    (chars[from..end].iter().collect(), end)
}

fn end_of(chars: &[char], from: usize, keeps: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| !keeps(*c)).map_or(chars.len(), |length| from + length)
}

/// Single letters with one space between, that are a unit together.
fn apart(chars: &[char], from: usize) -> Option<(String, usize)> {
    let mut joined = String::new();
    let mut best = None;
    let mut at = from;
    while let Some(c) = chars.get(at).filter(|c| c.is_ascii_alphanumeric() || plain_digit(**c).is_some()) {
        joined.push(*c);
        let next = chars.get(at + 1);
        let ends = next.is_none_or(|next| !next.is_ascii_alphanumeric());
        if joined.len() > 1 && ends && APART.contains(&joined.as_str()) {
            best = Some((joined.clone(), at + 1));
        }
        if next != Some(&' ') || joined.len() > 8 {
            break;
        }
        at += 2;
    }
    best
}

/// Letters that a digit follows after a gap, and an `e` after that.
fn stem(chars: &[char], from: usize) -> Option<(String, usize)> {
    let (mut unit, end) = letters(chars, from);
    let wanted = digits_after(&unit);
    if wanted.is_empty() {
        return None;
    }
    let at = end_of(chars, end, |c| c == ' ');
    let gap = at - end;
    let digit = *chars.get(at)?;
    let plain = plain_digit(digit).filter(|plain| wanted.contains(plain))?;
    let after = at + 1;
    let belongs = if digit != plain {
        // What is raised or lowered is no number of its own.
        gap <= 3
    } else {
        gap > 0 && is_of_unit(chars, from, &unit, gap, after)
    };
    if !belongs {
        return None;
    }
    unit.push(digit);
    if !unit.contains('O') {
        return Some((unit, after));
    }
    let e = end_of(chars, after, |c| c == ' ');
    let is_equivalent = chars.get(e) == Some(&'e') && chars.get(e + 1).is_none_or(|c| !c.is_alphanumeric());
    if is_equivalent && e - after <= 2 {
        unit.push('e');
        return Some((unit, e + 1));
    }
    Some((unit, after))
}

/// Whether a plain digit that follows after a gap belongs to the letters.
fn is_of_unit(chars: &[char], from: usize, unit: &str, gap: usize, after: usize) -> bool {
    let next = chars.get(after).copied();
    let second = chars.get(after + 1).copied();
    let is_free = next.is_none_or(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '%' | '．' | '，'))
        || matches!(next, Some('，')) && second.is_none_or(|c| !c.is_ascii_digit());
    if unit.ends_with('O') && gap == 1 {
        return is_free;
    }
    let before = from.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let wide_gap = next.is_none() || next == Some('\t') || next == Some(' ') && second.is_none_or(|c| c == ' ');
    if gap == 1 {
        let is_unit = before.is_some_and(|c| c.is_ascii_digit() || !c.is_ascii() || matches!(c, '/' | '(' | ' '));
        let closes = matches!(next, Some(')' | '）' | '/' | '，' | '。' | '、' | '；' | ';' | '·' | '*'));
        return is_unit && is_free && (closes || wide_gap);
    }
    // The head of a column: `铺设面积m          2          装机容量`, in a line without figures.
    let names_size = matches!(before, Some('积' | '地' | '量'));
    let figures = chars.iter().enumerate().any(|(at, c)| c.is_ascii_digit() && at + 1 != after);
    names_size && wide_gap && !figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_in_units_go() {
        for (text, wanted) in [
            ("排放总量 (tCO ₂ e)", "排放总量 (tCO₂e)"),
            ("6mm ²\t无", "6mm²\t无"),
            ("≤0.35kWh/m ³", "≤0.35kWh/m³"),
            ("300 m 2，", "300 m2，"),
            ("耗水 5 m 3/t", "耗水 5 m3/t"),
            ("减少 CO 2 排放", "减少 CO2 排放"),
            ("3 t CO 2 e/a", "3 t CO2e/a"),
            ("85 k W h 电", "85 kWh 电"),
            ("面积m          2               装机", "面积m2                         装机"),
            ("m ³    12", "m³     12"),
        ] {
            let mut closed = text.to_owned();
            close_up(&mut closed);
            assert_eq!(closed, wanted);
        }
    }

    #[test]
    fn numbers_of_their_own_stay() {
        for text in ["5 m 2 台", "CO 2021", "CO 2.5 吨", "m 25", "长度m          2        3", "I a m", "a b c"] {
            let mut closed = text.to_owned();
            close_up(&mut closed);
            assert_eq!(closed, text);
        }
    }
}
