//! What a cell holds: a number with its hedges, a mark that nothing is stated, or words.

use super::units::Units;
use crate::quantity::{Amount, Literal, Quantity};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Empty,
    /// Printed as not stated.
    NotStated,
    Number(Number),
    Words,
}

/// A number in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// Hedge and digits in a form that a quantity is read from.
    pub text: String,
    /// A hedge that stands behind number and unit: `以上`.
    pub hedge: &'static str,
    /// What follows: a unit as printed, or words that no unit has.
    pub tail: String,
    /// Bytes of the cell that hedge and digits take.
    pub span: (usize, usize),
    /// The year, where the cell may be one: `2019`, `2019 年`.
    pub year: Option<u16>,
    /// Whether an arrow before it says that it rose or fell.
    pub rises: Option<bool>,
}

const NOT_STATED: [&str; 38] = [
    "/",
    "／",
    "\\",
    "-",
    "--",
    "---",
    "－",
    "–",
    "—",
    "——",
    "———",
    "−",
    "─",
    "…",
    "……",
    "不适用",
    "无",
    "暂无",
    "未披露",
    "未统计",
    "未核算",
    "不涉及",
    "未监测",
    "无数据",
    "暂不披露",
    "没有",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "nil",
    "none",
    "not applicable",
    "not available",
    "not disclosed",
    "not reported",
    "no data",
    "n.d.",
];

/// Hedges that stand behind a number and its unit.
const BEHIND: [&str; 9] = ["以上", "以下", "以内", "左右", "上下", "or more", "or less", "or so", "+"];
/// Hedges that stand between a number and its unit.
const BETWEEN: [&str; 3] = ["有余", "多", "余"];
/// Most characters of words behind a number that are taken for a unit which the library does not know.
const LONGEST_TAIL: usize = 10;

/// Reads a cell.
pub(super) fn read(cell: &str, units: &mut Units) -> Content {
    let text = cell.trim();
    if text.is_empty() {
        return Content::Empty;
    }
    // Longer cells are sentences.
    if text.len() > 120 {
        return Content::Words;
    }
    if text.len() <= 20 && NOT_STATED.iter().any(|mark| mark.eq_ignore_ascii_case(text)) {
        return Content::NotStated;
    }
    if !text.contains(is_digit) {
        return Content::Words;
    }
    let offset = cell.len() - cell.trim_start().len();
    number(text, offset, units).map_or(Content::Words, Content::Number)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn number(text: &str, offset: usize, units: &mut Units) -> Option<Number> {
    let (inner, negative) = in_parentheses(text);
    let inner_at = if negative { text.len() - text.trim_start_matches(['(', '（']).len() } else { 0 };
    let first = inner.find(is_digit)?;
    let before = &inner[..first];
    let (sign, rises, currency) = lead(before)?;
    let end = first + digits_end(&inner[first..]);
    let digits = &inner[first..end];
    // The last sign of a cell may be a footnote's: 1,234*, 1,234¹, 1,234[2].
    let (tail, hedge) = tail(&inner[end..]);
    let (between, tail) =
        BETWEEN.iter().find_map(|word| tail.strip_prefix(word).map(|rest| (*word, rest.trim()))).unwrap_or(("", tail));
    let plain = if negative { format!("-{digits}") } else { format!("{sign}{digits}{between}") };
    let amount = *Quantity::parse(&plain).ok()?.amount();
    let tail = match (tail, currency) {
        ("", Some(currency)) => currency.to_owned(),
        (multiple, Some(currency)) if units.known(&format!("{multiple}{currency}")).is_some() => {
            format!("{multiple}{currency}")
        }
        (tail, _) => tail.to_owned(),
    };
    if is_period(&amount) || !is_unit_like(&tail, &inner[end..], units) {
        return None;
    }
    let year = year_of(&amount, &tail).filter(|_| sign.is_empty() && digits.len() == 4 && !negative);
    let starts = inner_at + if sign.is_empty() { first } else { first - before.trim_start().len() };
    let span = (offset + starts, offset + inner_at + end + between.len());
    Some(Number { text: plain, hedge, tail, span, year, rises })
}

/// What stands in parentheses as a whole, as books print a negative number. `(1)` is the mark of a list.
fn in_parentheses(text: &str) -> (&str, bool) {
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| text.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')));
    match inner.map(str::trim) {
        Some(inner) if inner.starts_with(is_digit) && inner.chars().filter(|c| is_digit(*c)).count() >= 3 => {
            (inner, true)
        }
        _ => (text, false),
    }
}

/// What may stand before a number: a sign or a hedge, an arrow, a currency. None for other words.
fn lead(before: &str) -> Option<(String, Option<bool>, Option<&'static str>)> {
    let printed = before.trim_start();
    let before = before.trim();
    if before.is_empty() {
        return Some((String::new(), None, None));
    }
    let arrow = match before {
        "↑" | "▲" | "⬆" | "△" => Some(true),
        "↓" | "▼" | "⬇" | "▽" => Some(false),
        _ => None,
    };
    if arrow.is_some() {
        return Some((String::new(), arrow, None));
    }
    let currencies = [
        ("¥", "元"),
        ("￥", "元"),
        ("RMB", "元"),
        ("CNY", "元"),
        ("人民币", "元"),
        ("HK$", "港元"),
        ("US$", "美元"),
        ("USD", "美元"),
        ("€", "欧元"),
        ("EUR", "欧元"),
        ("£", "GBP"),
        ("GBP", "GBP"),
    ];
    if let Some((_, unit)) = currencies.iter().find(|(sign, _)| *sign == before) {
        return Some((String::new(), None, Some(unit)));
    }
    // A hedge is what makes a number of any digit behind it.
    (before.len() <= 24 && Literal::parse(&format!("{before}1")).is_ok()).then(|| (printed.to_owned(), None, None))
}

/// Where a number ends, with groups and, of a range, its second number.
fn digits_end(text: &str) -> usize {
    let first = run(text);
    let rest = &text[first..];
    let percent = rest.trim_start().strip_prefix(['%', '％']);
    let after = percent.unwrap_or(rest).trim_start();
    let sign =
        ["..", "-", "–", "—", "~", "～", "〜", "−", "至", "到", "to "].iter().find_map(|sign| after.strip_prefix(sign));
    let Some(second) = sign.map(str::trim_start) else { return first };
    let length = run(second);
    // Of 5%~10% the second sign is the unit; 5%~10 lost it and is no range.
    let whole = percent.is_none() || second[length..].trim_start().starts_with(['%', '％']);
    if length == 0 || !whole { first } else { text.len() - second.len() + length }
}

/// The digits at the start of a text with points and separators between them. A space parts groups of three only.
fn run(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_digit(c) {
            end = at + c.len_utf8();
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        let group = after.chars().take_while(|c| is_digit(*c)).count();
        let joins = match c {
            ',' | '，' | '.' | '．' | '_' => group > 0,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => group == 3 && !after.starts_with("10^") && end > 0 && end <= 40,
            _ => false,
        };
        if !joins || end == 0 {
            break;
        }
    }
    end
}

/// What follows a number without the mark of a footnote, and a hedge at the end of it.
fn tail(rest: &str) -> (&str, &'static str) {
    let mut text = rest.trim();
    loop {
        let bare = text.trim_end_matches(['*', '＊', '†', '‡', '※', '#']).trim_end();
        let note = bare
            .strip_suffix([']', '］'])
            .and_then(|open| open.rfind(['[', '［']))
            .filter(|open| bare.len() - open <= 6);
        let bare = note.map_or(bare, |open| bare[..open].trim_end());
        // Small digits alone behind a number are no unit.
        let bare = if bare.chars().all(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹')) { "" } else { bare };
        if bare.len() == text.len() {
            break;
        }
        text = bare;
    }
    match BEHIND.iter().find_map(|word| text.strip_suffix(word).map(|rest| (rest.trim_end(), *word))) {
        Some((rest, word)) => (rest, if word == "+" { "以上" } else { word }),
        None => (text, ""),
    }
}

/// Two years with a dash between them are a time and no amount.
fn is_period(amount: &Amount) -> bool {
    match amount {
        Amount::Between(from, to) => calendar_year(from).is_some() && calendar_year(to).is_some(),
        Amount::One(_) => false,
    }
}

fn calendar_year(literal: &Literal) -> Option<u16> {
    let year = u16::try_from(literal.value().mantissa()).ok().filter(|year| (1980..=2070).contains(year))?;
    (literal.value().scale() == 0).then_some(year)
}

fn year_of(amount: &Amount, tail: &str) -> Option<u16> {
    let words = ["", "年", "年度", "年份", "财年", "年目标", "年末", "年底"];
    // 2020 (t) is the heading of a year with its unit.
    if words.contains(&tail) || tail.starts_with(['(', '（']) { calendar_year(&amount.one()?) } else { None }
}

/// Whether what follows a number may be its unit. Digits stand only in a unit that is known (`m3`): all else is a date, a
/// ratio or a mark. Words that are not known are taken if they are short and stand close.
fn is_unit_like(tail: &str, printed: &str, units: &mut Units) -> bool {
    if tail.is_empty() || units.known(tail).is_some() {
        return true;
    }
    if tail.contains(|c: char| {
        is_digit(c) || matches!(c, '/' | ':' | '：' | '，' | '。' | '；' | ';' | '、' | ')' | '）' | '-')
    }) {
        return false;
    }
    let chinese = tail.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let length = tail.chars().count();
    let close = !printed.starts_with(char::is_whitespace);
    if matches!(tail, "年度" | "年份" | "财年" | "年目标" | "年末" | "年底") {
        return true;
    }
    if chinese {
        close && length <= 3
    } else {
        length <= LONGEST_TAIL && tail.chars().all(|c| c.is_alphabetic()) && length > 1
    }
}
