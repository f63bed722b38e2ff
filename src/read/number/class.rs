//! What a number is, by the characters around it.

use super::shape::{back_space, chain_end, digits_end, is_year, number_end, skip_space, small};
use super::{Found, NumberClass};
use crate::quantity::Literal;
use crate::read::fold::{ends_at, is_chinese, stands_at};
use crate::read::quantity::unit::{money_before, unit_at};
use NumberClass::*;

/// Words before a number that make it the number of something.
const NAMED: &[&str] = &[
    "类别",
    "范围",
    "范畴",
    "阶段",
    "图表",
    "图",
    "表",
    "附录",
    "附件",
    "附表",
    "附图",
    "步骤",
    "案例",
    "专栏",
    "目标",
    "指标",
    "原则",
    "等级",
    "级别",
    "scope",
    "scopes",
    "category",
    "categories",
    "tier",
    "level",
    "phase",
    "class",
    "type",
    "table",
    "figure",
    "fig.",
    "chart",
    "chapter",
    "section",
    "annex",
    "appendix",
    "note",
    "article",
    "clause",
    "step",
    "goal",
    "sdg",
    "part",
    "volume",
    "vol.",
    "stage",
    "top",
    "rank",
    "ranked",
    "fortune",
    "item",
    "principle",
    "unit",
    "line",
    "building",
    "room",
    "version",
    "level",
    "days of",
];

/// Words before a number that make it a number of a register.
const REGISTERED: &[&str] = &[
    "证书号",
    "证书编号",
    "编号",
    "号码",
    "股票代码",
    "证券代码",
    "股份代号",
    "文号",
    "版本",
    "版本号",
    "注册号",
    "代码",
    "备案号",
    "登记号",
    "批准号",
    "许可证号",
    "专利号",
    "no.",
    "no",
    "nos.",
    "number",
    "code",
    "№",
    "#",
    "certificate",
    "reg.",
];

/// Words before a telephone number or a postcode.
const CALLED: &[&str] = &[
    "电话",
    "传真",
    "热线",
    "手机",
    "邮编",
    "邮政编码",
    "联系方式",
    "tel",
    "tel.",
    "fax",
    "phone",
    "hotline",
    "zip",
    "postcode",
    "postal code",
    "telephone",
    "+",
];

/// Bodies whose letters go before the number of a standard, whatever comes after it.
const STANDARDS: &[&str] = &[
    "GB/T", "GB", "GB/Z", "ISO", "IEC", "ISO/IEC", "ISO/TS", "ISO/TR", "HJ", "HJ/T", "DB", "EN", "BS", "ANSI", "ASTM",
    "IATF", "OHSAS", "SA", "AA", "PAS", "GRI", "SASB", "IFRS", "IAS", "QC", "TS", "TCFD", "CDP", "JJF", "JJG", "DL/T",
    "YB/T", "NB/T", "SH/T", "AQ/T", "JT/T", "QB/T", "T/CEC", "SDG", "UL", "IEEE", "HKEX", "UN",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "jun.",
    "jul.",
    "aug.",
    "sep.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
];

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
    if matches!(before, Some('-' | '_' | '/' | '.' | '‐' | '‑')) && second.is_some_and(|c| c.is_ascii_alphabetic())
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
    joins.then(|| Found { start: at, end, class: Model, parts: None })
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

/// Years, days, months and times.
fn dated(chars: &[char], at: usize, run: usize, last: Option<&Found>) -> Option<Found> {
    let of = |end: usize, class| Some(Found { start: at, end, class, parts: None });
    let after = skip_space(chars, run);
    let next = chars.get(after).copied();
    let value = small(chars, at, run);
    if is_year(chars, at, run) {
        let (end, runs) = chain_end(chars, at, &['-', '/', '.']);
        let month = digits_end(chars, (run + 1).min(chars.len()));
        if runs == 3 && small(chars, run + 1, month).is_some_and(|month| month <= 12) {
            return of(end, Date);
        }
        // `2019.10`: a month, where no unit follows.
        let is_month = runs == 2 && small(chars, run + 1, end).is_some_and(|month| (1..=12).contains(&month));
        if is_month && unit_at(chars, end).is_none() && (chars[run] != '.' || end - run <= 3) {
            return of(end, Date);
        }
        if runs == 2 && chars[run] != '.' && (is_year(chars, run + 1, end) || end - run == 3) {
            return of(year_end(chars, end), Year);
        }
        if let Some(end) = second_year(chars, run) {
            return of(year_end(chars, end), Year);
        }
        if next == Some('年') {
            return of(
                day_end(chars, after + 1).unwrap_or(after + 1),
                if day_end(chars, after + 1).is_some() { Date } else { Year },
            );
        }
        let is_grouped = number_end(chars, at) != run;
        if !is_grouped && unit_at(chars, run).is_none() && money_before(chars, at).is_none() && runs == 1 {
            return of(run, Year);
        }
    }
    let day = value.filter(|day| *day <= 31);
    if run - at <= 2 && day.is_some() {
        if next == Some('月') && value <= Some(12) {
            return of(day_end(chars, at).unwrap_or(after + 1), Date);
        }
        let back = back_space(chars, at);
        let of_month =
            chars[..back].ends_with(&['月']) || last.is_some_and(|last| last.class == Date && at - last.end <= 2);
        if of_month && next == Some('日') {
            return of(after + 1, Date);
        }
        let (end, _) = chain_end(chars, at, &['-', '–']);
        let named = |word: &&str| {
            stands_at(chars, skip_space(chars, end), word).is_some() || ends_at(chars, back, word).is_some()
        };
        if unit_at(chars, run).is_none() && MONTHS.iter().any(|word| named(&word)) {
            return of(end, Date);
        }
        let hour = chars.get(after) == Some(&'点') || next == Some('时') && unit_at(chars, run).is_none();
        if value <= Some(24) && hour && !ends_at(chars, back, "第").is_some() {
            return of(after + 1, Time);
        }
    }
    // `1921年` is before the years of reports, `24年` at the beginning of a sentence is a year in short.
    let is_old = run - at == 4 && value.is_some_and(|year| (1500..1945).contains(&year));
    let is_short = at == 0 && value.is_some_and(|year| (10..=40).contains(&year));
    let spans =
        chars.get(after + 1).is_some_and(|c| matches!(c, '来' | '以' | '的' | '内' | '前' | '后' | '多' | '间' | '期'));
    if next == Some('年') && (is_old || is_short && !spans) {
        return of(after + 1, Date);
    }
    if ["世纪", "年代"].into_iter().any(|word| stands_at(chars, after, word).is_some()) {
        return of(after + 2, Date);
    }
    colon(chars, at)
}

/// `2019 to 2021`, `2019 年至 2021 年`, from behind the first.
fn second_year(chars: &[char], run: usize) -> Option<usize> {
    let mut at = skip_space(chars, run);
    at = skip_space(chars, at + usize::from(chars.get(at) == Some(&'年')));
    let sign = ["-", "–", "—", "~", "至", "to"].into_iter().find_map(|word| stands_at(chars, at, word))?;
    let start = skip_space(chars, sign + usize::from(chars.get(sign) == Some(&'—')));
    let end = (start < chars.len()).then(|| digits_end(chars, start))?;
    (is_year(chars, start, end) && unit_at(chars, end).is_none_or(|(unit, _)| unit == "年")).then_some(end)
}

fn year_end(chars: &[char], end: usize) -> usize {
    let after = skip_space(chars, end);
    if chars.get(after) == Some(&'年') { after + 1 } else { end }
}

/// The end of `8月15日`, `8 月` or `08月14-15日`, from its first digit or the space before.
fn day_end(chars: &[char], at: usize) -> Option<usize> {
    let at = skip_space(chars, at);
    let run = (at < chars.len()).then(|| digits_end(chars, at))?;
    let month = skip_space(chars, run);
    small(chars, at, run).filter(|month| (1..=12).contains(month))?;
    if chars.get(month) != Some(&'月') {
        return None;
    }
    let day = skip_space(chars, month + 1);
    let end = if day < chars.len() { chain_end(chars, day, &['-', '–', '~', '至']).0 } else { day };
    let sign = skip_space(chars, end);
    Some(if end > day && chars.get(sign) == Some(&'日') { sign + 1 } else { month + 1 })
}

/// `14:30`, `2.5:1`.
fn colon(chars: &[char], at: usize) -> Option<Found> {
    let left = number_end(chars, at);
    let sign = skip_space(chars, left);
    let right = skip_space(chars, sign + 1);
    if !matches!(chars.get(sign), Some(':' | '：' | '∶')) || !chars.get(right).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let run = digits_end(chars, right);
    let is_time = run - right == 2
        && small(chars, at, left).is_some_and(|hour| hour <= 24)
        && small(chars, right, run).is_some_and(|minute| minute < 60);
    // `第 3 条：12 项`, `2021：350`: no proportion has a year or a space after a colon of its own.
    if !is_time && (right > sign + 1 || is_year(chars, at, left)) {
        return None;
    }
    let end = if is_time { chain_end(chars, right, &[':']).0 } else { number_end(chars, right) };
    Some(Found { start: at, end, class: if is_time { Time } else { Proportion }, parts: None })
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
        parts == lengths.len() && matches!(lengths.as_slice(), [3 | 4, 7 | 8] | [3, 3 | 4, 4] | [2, 2 | 3 | 4, 7 | 8]);
    let is_mobile = runs == 1 && end - at == 11 && chars[at] == '1';
    match is_called && end - at >= 5 {
        true => Some(Found { start: at, end, class: Phone, parts: None }),
        false => {
            (is_shaped || is_mobile).then(|| Found { start: at, end: dashed.max(at + 1), class: Phone, parts: None })
        }
    }
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
