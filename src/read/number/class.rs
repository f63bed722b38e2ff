//! What a number is, by the characters around it.

use super::calendar::{dated, year_end};
use super::names::{APART, CALLED, NAMED, REGISTERED, STANDARDS};
use super::shape::{back_space, chain_end, digits_end, is_year, number_end, skip_space};
use super::{Found, NumberClass};
use crate::quantity::{Literal, Unit};
use crate::read::fold::{ends_at, is_chinese, stands_at};
use crate::read::quantity::unit::{money_before, unit_at};
use NumberClass::*;

/// The number that starts with the digit at `at`; `last` is the one before it.
pub(super) fn classify(chars: &[char], at: usize, last: Option<&Found>) -> Found {
    let run = digits_end(chars, at);
    let of = |end: usize, class| Found { start: at, end, class, parts: None };
    if in_title(chars, at) || in_address(chars, at) {
        return of(run, Document);
    }
    let is_tied = at > 0 && (chars[at - 1].is_ascii_alphanumeric() || chars[at - 1] == '-');
    if let Some(found) = (!is_tied).then(|| phone(chars, at, back_space(chars, at))).flatten() {
        return found;
    }
    if let Some(found) = attached(chars, at, run) {
        return found;
    }
    if let Some(found) = dated(chars, at, run, last) {
        return found;
    }
    if let Some(found) = numbered(chars, at, run, last) {
        return found;
    }
    counted(chars, at, run)
}

/// Inside 《…》.
fn in_title(chars: &[char], at: usize) -> bool {
    chars[..at].iter().rev().take(60).find(|c| matches!(c, '《' | '》')) == Some(&'《')
}

/// Inside an address of mail or of the web.
fn in_address(chars: &[char], at: usize) -> bool {
    let part = |c: &&char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')');
    let before = chars[..at].iter().rev().take(80).take_while(part).count();
    let after = chars[at..].iter().take(80).take_while(part).count();
    let token = &chars[at - before..at + after];
    let has = |text: &str| token.windows(text.len()).any(|window| window.iter().copied().eq(text.chars()));
    before + after > 5
        && token.iter().any(|c| c.is_ascii_alphabetic())
        && ["@", "://", "www.", ".com", ".cn"].into_iter().any(has)
}

/// Digits that letters or signs tie to a name: `CO2`, `BVR-05`, `ISO14064-1:2018`, `2*75`, `5G`.
fn attached(chars: &[char], at: usize, run: usize) -> Option<Found> {
    let of = |end: usize, class| Some(Found { start: at, end, class, parts: None });
    let before = at.checked_sub(1).map(|index| chars[index]);
    let second = at.checked_sub(2).map(|index| chars[index]);
    if before.is_some_and(|c| c.is_ascii_alphabetic()) && money_before(chars, at).is_none() {
        let start = at - chars[..at].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
        let word: String = chars[start..at].iter().collect();
        return match word.as_str() {
            "FY" | "fy" if is_year(chars, at, run) => of(year_end(chars, run), Year),
            "PM" => of(chain_end(chars, at, &['.']).0, Formula),
            // `kg5`, `ISO14064`: more than a subscript.
            _ if run - at > 2 || word.len() > 4 => {
                of(name_end(chars, at), if word.len() > 1 { Document } else { Model })
            }
            // 约12t: a hedge or a word of a sentence never touches the digits.
            _ if matches!(chars.get(run), Some('.' | '-' | '/'))
                && chars.get(run + 1).is_some_and(char::is_ascii_digit) =>
            {
                of(name_end(chars, at), Model)
            }
            _ => of(run, Formula),
        };
    }
    if matches!(before, Some('-' | '_' | '/' | '.' | '‐' | '‑'))
        && second.is_some_and(|c| c.is_ascii_alphabetic())
        && !is_second_measure(chars, at)
    {
        let is_number_sign = before == Some('.') && (run - at > 1 || ends_at(chars, at, "no.").is_some());
        return of(name_end(chars, at), if is_number_sign || run - at > 3 { Document } else { Model });
    }
    if matches!(before, Some('#' | '№' | '^'))
        || matches!(before, Some('*' | '×' | 'x')) && second.is_some_and(|c| c.is_ascii_digit())
    {
        return of(name_end(chars, at), Model);
    }
    let end = number_end(chars, at);
    let after = skip_space(chars, end);
    let is_times = matches!(chars.get(after), Some('*' | '×' | 'x' | 'X'));
    if is_times && chars.get(skip_space(chars, after + 1)).is_some_and(char::is_ascii_digit) {
        return of(number_end(chars, skip_space(chars, after + 1)), Model);
    }
    if matches!(chars.get(end), Some('#' | '^')) || chars[at] == '0' && run - at > 1 && !is_clock(chars, at, run) {
        return of(name_end(chars, at), Model);
    }
    if ["st", "nd", "rd", "th"].into_iter().any(|word| stands_at(chars, run, word).is_some()) {
        return of(run + 2, Ordinal);
    }
    let next = chars.get(end);
    if next.is_some_and(char::is_ascii_alphabetic) && unit_at(chars, end).is_none() {
        return of(name_end(chars, at), Model);
    }
    // `5-year plan`, but not `5-10`.
    let joins = matches!(next, Some('-' | '‐' | '‑')) && chars.get(end + 1).is_some_and(char::is_ascii_alphabetic);
    joins.then_some(Found { start: at, end, class: Model, parts: None })
}

fn is_clock(chars: &[char], at: usize, run: usize) -> bool {
    run - at == 2 && matches!(chars.get(run), Some(':' | '：' | '月' | '日' | '-' | '.' | '/'))
}

/// The end of letters, digits and the signs inside names.
fn name_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(c) = chars.get(end) {
        let inside = matches!(c, '-' | '/' | '.' | ':' | '_' | '*')
            && chars.get(end + 1).is_some_and(char::is_ascii_alphanumeric);
        if !c.is_ascii_alphanumeric() && !inside {
            break;
        }
        end += 1;
    }
    end.max(at + 1)
}

/// Numbers of headings, lists, pages, standards, registers, telephones, ranks.
fn numbered(chars: &[char], at: usize, run: usize, last: Option<&Found>) -> Option<Found> {
    let of = |end: usize, class| Some(Found { start: at, end, class, parts: None });
    let back = back_space(chars, at);
    let after = skip_space(chars, run);
    let next = chars.get(after).copied();
    if chars[..back].ends_with(&['第']) {
        let class = match next {
            Some('章' | '节' | '条' | '款' | '篇' | '部') => Heading,
            Some('页') => Page,
            _ => Ordinal,
        };
        return of(run, class);
    }
    let (end, runs) = chain_end(chars, at, &['.']);
    if runs >= 3 {
        return of(end, Heading);
    }
    if next == Some('号') && stands_at(chars, after, "号召").is_none() {
        return of(after + 1, Document);
    }
    let label = chars[..back].iter().rposition(|c| !matches!(c, ' ' | ':' | '：')).map_or(0, |index| index + 1);
    let unit = unit_at(chars, number_end(chars, at));
    // `600167.SH`, an unbroken run of eight digits or more, a page behind the dots of a table of contents.
    let is_listed = chars.get(run) == Some(&'.') && chars.get(run + 1).is_some_and(char::is_ascii_uppercase);
    if is_listed || unit.is_none() && run - at >= 8 && number_end(chars, at) == run {
        return of(run, Document);
    }
    if run - at == 6
        && chars[..at].ends_with(&['(']) | chars[..at].ends_with(&['（'])
        && matches!(next, Some(')' | '）'))
    {
        return of(run, Document);
    }
    let dots = chars[..back].iter().rev().take_while(|c| matches!(c, '.' | '…' | '·' | ' ')).count();
    if unit.is_none() && (dots >= 4 || chars[..back].ends_with(&['…'])) {
        return of(run, Page);
    }
    if unit.is_none() && REGISTERED.iter().any(|word| ends_at(chars, label, word).is_some()) {
        return of(name_end(chars, at), Document);
    }
    if STANDARDS.iter().any(|word| is_token(chars, back, word)) || is_slashed(chars, back) || run - at >= 11 {
        return of(name_end(chars, at), Document);
    }
    if unit.is_none() && back < at && is_capitals(chars, back) && money_before(chars, at).is_none() {
        return of(name_end(chars, at), Document);
    }
    if (ends_at(chars, back, "page").is_some() || ends_at(chars, back, "p.").is_some()) && unit.is_none() {
        return of(run, Page);
    }
    // `Category 5 143 t`: the space parts two numbers.
    let is_parted = unit.is_some() && run - at <= 2 && chars.get(run) == Some(&' ') && number_end(chars, at) > run;
    let is_apart = is_parted && APART.iter().any(|word| ends_at(chars, back, word).is_some());
    if is_apart {
        return of(run, Ordinal);
    }
    if is_denominator(chars, at) {
        return of(number_end(chars, at), Ordinal);
    }
    if unit.is_none() && NAMED.iter().any(|word| ends_at(chars, back, word).is_some()) {
        return of(chain_end(chars, at, &['.', '-', '/', '&', '+']).0, Ordinal);
    }
    let is_joined = |last: &Found| {
        last.class == Ordinal
            && at - last.end <= 5
            && chars[last.end..at].iter().all(|c| !c.is_ascii_digit() && !matches!(c, '。' | '；'))
    };
    if unit.is_none() && run - at == 1 && last.is_some_and(is_joined) {
        return of(run, Ordinal);
    }
    if matches!(next, Some('强' | '级'))
        || chars[..back].ends_with(&['前']) && matches!(next, Some('大' | '名' | '位' | '强'))
    {
        return of(run, Ordinal);
    }
    leading(chars, at, run)
}

/// What comes after `per`, behind a currency or not: `1.12 per 200,000 hours`, `per RMB 10,000 of output`.
fn is_denominator(chars: &[char], at: usize) -> bool {
    let start = money_before(chars, at).map_or(at, |(_, start)| start);
    ends_at(chars, back_space(chars, start), "per").is_some()
}

fn phone(chars: &[char], at: usize, back: usize) -> Option<Found> {
    let (end, runs) = chain_end(chars, at, &['-', ' ']);
    let label = chars[..back]
        .iter()
        .rposition(|c| !matches!(c, ' ' | ':' | '：' | '(' | '（' | '+'))
        .map_or(0, |index| index + 1);
    let is_called = CALLED.iter().any(|word| ends_at(chars, label, word).is_some());
    let (dashed, parts) = chain_end(chars, at, &['-']);
    let lengths: Vec<usize> = chars[at..dashed].split(|c| *c == '-').map(<[char]>::len).collect();
    let is_shaped =
        parts == lengths.len() && matches!(lengths.as_slice(), [3 | 4, 7 | 8] | [3, 3 | 4, 4] | [2, 2..=4, 7 | 8]);
    let is_mobile = runs == 1 && end - at == 11 && chars[at] == '1';
    match is_called && end - at >= 5 {
        true => Some(Found { start: at, end, class: Phone, parts: None }),
        false => {
            (is_shaped || is_mobile).then(|| Found { start: at, end: dashed.max(at + 1), class: Phone, parts: None })
        }
    }
}

/// Whether a number behind a stroke is the second measure of one thing: `1.5 MW/6.7 MWh`.
fn is_second_measure(chars: &[char], at: usize) -> bool {
    let Some(stroke) = at.checked_sub(1).filter(|stroke| chars[*stroke] == '/') else { return false };
    let letters = chars[..stroke].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    let unit: String = chars[stroke - letters..stroke].iter().collect();
    let before = back_space(chars, stroke - letters);
    letters >= 2
        && before > 0
        && chars[before - 1].is_ascii_digit()
        && Unit::parse(&unit).is_ok()
        && unit_at(chars, number_end(chars, at)).is_some_and(|(text, _)| Unit::parse(&text).is_ok())
}

/// Whether `word` ends at `end` as a whole run of letters and slashes, in the same case.
fn is_token(chars: &[char], end: usize, word: &str) -> bool {
    let Some(start) = end.checked_sub(word.len()) else { return false };
    chars[start..end].iter().copied().eq(word.chars())
        && !(start > 0 && (chars[start - 1].is_ascii_alphanumeric() || chars[start - 1] == '/'))
}

/// Whether the letters of a standard with a stroke end there: `DB32/T`, `T/CECS`.
fn is_slashed(chars: &[char], end: usize) -> bool {
    let part = |c: &&char| c.is_ascii_uppercase() || c.is_ascii_digit() || **c == '/';
    let token = &chars[end - chars[..end].iter().rev().take(12).take_while(part).count()..end];
    let (first, last) = (token.first(), token.last());
    let letter = |c: Option<&char>| c.is_some_and(char::is_ascii_uppercase);
    token.contains(&'/') && letter(first) && letter(last)
}

/// Whether a run of two capitals or more ends there: `IATF 16949`, `MOC`.
fn is_capitals(chars: &[char], end: usize) -> bool {
    let length = chars[..end].iter().rev().take_while(|c| c.is_ascii_uppercase()).count();
    (2..=6).contains(&length) && !chars[..end - length].last().is_some_and(char::is_ascii_alphanumeric)
}

/// Numbers at the beginning of a line or a sentence, and those in parentheses.
fn leading(chars: &[char], at: usize, run: usize) -> Option<Found> {
    let of = |end: usize, class| Some(Found { start: at, end, class, parts: None });
    let is_mark = |c: &char| {
        matches!(
            c,
            ' ' | '('
                | '（'
                | '【'
                | '['
                | '-'
                | '—'
                | '•'
                | '●'
                | '■'
                | '?'
                | '◆'
                | '▪'
                | '*'
                | '·'
                | '«'
                | '|'
                | '/'
        )
    };
    let is_first = chars[..at].iter().all(is_mark);
    let is_after_stop =
        chars[..back_space(chars, at)].last().is_some_and(|c| matches!(c, '。' | '；' | '：' | ';' | ':'));
    let rest = &chars[run..];
    let is_short = run - at <= 2;
    let enclosed = |open: char, close: char| chars[..at].ends_with(&[open]) && rest.starts_with(&[close]);
    if is_short
        && (enclosed('(', ')')
            || enclosed('（', '）')
            || enclosed('(', '）')
            || enclosed('（', ')')
            || enclosed('[', ']'))
    {
        return of(run, ListNumber);
    }
    let follows = rest.get(1).copied();
    if is_short && (is_first || is_after_stop) {
        let is_list = match rest.first() {
            Some('、' | ')' | '）') => true,
            Some('.') => follows.is_none_or(|c| c == ' ' || is_chinese(c) || c.is_alphabetic()),
            _ => false,
        };
        if is_list {
            return of(run, ListNumber);
        }
    }
    if !is_first {
        return None;
    }
    // A line of its own: `12`, `- 12 -`, `26 / 45`.
    if run - at <= 4 && rest.iter().all(|c| is_mark(c) || c.is_ascii_digit()) {
        let is_page =
            rest.is_empty() || rest.contains(&'/') || chars[..at].contains(&'-') || chars[..at].contains(&'—');
        return is_page.then(|| Found { start: at, end: chars.len().min(run + rest.len()), class: Page, parts: None });
    }
    let (end, runs) = chain_end(chars, at, &['.']);
    let text = skip_space(chars, end);
    let words = chars.get(text).is_some_and(|c| is_chinese(*c) || c.is_ascii_uppercase() || matches!(c, '「' | '“'));
    let is_titled = end - at <= 5 && words && unit_at(chars, end).is_none();
    let is_hedged = chars.get(text).is_some_and(|c| matches!(c, '余' | '多'));
    (is_titled && !is_hedged && (runs == 2 || is_short && text > end)).then_some(Found {
        start: at,
        end,
        class: Heading,
        parts: None,
    })
}

/// A figure, with its sign, and the second end of a range.
fn counted(chars: &[char], at: usize, run: usize) -> Found {
    let end = number_end(chars, at);
    let start = signed(chars, at, end);
    if matches!(chars.get(end), Some('/')) && chars.get(end + 1).is_some_and(char::is_ascii_digit) && end == run {
        return Found { start, end: digits_end(chars, end + 1), class: Model, parts: None };
    }
    let (dashed, runs) = chain_end(chars, at, &['-']);
    if runs > 2 {
        return Found { start: at, end: dashed, class: Model, parts: None };
    }
    match range(chars, start, end) {
        Some((second, second_end)) => Found { start, end: second_end, class: Quantity, parts: Some((end, second)) },
        None => Found { start, end, class: Quantity, parts: None },
    }
}

/// Where the sign of a number stands, or its first digit: `−12.3%`, `+5`, but not the dash of `A-5` or `煤-3`.
fn signed(chars: &[char], at: usize, end: usize) -> usize {
    let Some(sign) = at.checked_sub(1).filter(|sign| matches!(chars[*sign], '-' | '−' | '+')) else { return at };
    let is_free = match chars[..sign].last() {
        None => true,
        Some(' ') => !chars[..sign - 1].last().is_some_and(char::is_ascii_digit),
        Some('(' | '（' | '：' | ':' | '，' | ',' | '、' | '|') => true,
        Some(c) => is_chinese(*c) && chars.get(end) == Some(&'%'),
    };
    if is_free { sign } else { at }
}

/// `24-30`, `5%~10%`, `5 吨至 8 吨`: where the second number starts and ends.
fn range(chars: &[char], start: usize, end: usize) -> Option<(usize, usize)> {
    let back = back_space(chars, start);
    let mut at = skip_space(chars, end);
    let unit = unit_at(chars, end);
    let sign_at = |at| {
        ["-", "–", "—", "~", "−", "至", "到", "to"]
            .into_iter()
            .find_map(|word| stands_at(chars, at, word).map(|end| (word, end)))
    };
    let between = match sign_at(at) {
        Some(_) => None,
        None => {
            let (text, unit_end) = unit?;
            at = skip_space(chars, unit_end);
            Some(text)
        }
    };
    let (word, sign) = sign_at(at)?;
    // 从 50 到 80 are two figures, before and after.
    let is_change = ["从", "由", "自", "from"].into_iter().any(|word| ends_at(chars, back, word).is_some());
    let second = skip_space(chars, sign);
    if !chars.get(second).is_some_and(char::is_ascii_digit) || is_change && matches!(word, "至" | "到" | "to") {
        return None;
    }
    let second_end = number_end(chars, second);
    if between.is_some() && unit_at(chars, second_end).map(|(text, _)| text) != between {
        return None;
    }
    let value = |from: usize, to: usize| {
        Literal::parse(&chars[from..to].iter().collect::<String>()).ok().map(|literal| literal.value())
    };
    (value(start, end)? < value(second, second_end)?).then_some((second, second_end))
}
