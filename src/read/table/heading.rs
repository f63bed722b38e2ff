//! What the words of headings and labels say: units, years, totals, parts.

use super::units::Units;
use crate::quantity::Unit;
use crate::read::model::RowKind;

/// The words without the unit they name, and the unit: `用水量（立方米）`, `Electricity, MWh`, `装机容量KW`.
pub(super) fn split(text: &str, units: &mut Units) -> (String, Option<Unit>) {
    if let Some((from, to, unit)) = parentheses(text).into_iter().rev().find_map(|(from, to)| {
        let inner = text[from..to]
            .trim_matches(|c| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '［' | '］'));
        Some((from, to, units.named(inner)?))
    }) {
        let rest = format!("{}{}", text[..from].trim_end(), &text[to..]);
        return (rest.trim().to_owned(), Some(unit));
    }
    let signs = ["，", ", ", "：", ": ", "／", "/", " - ", " – ", " in "];
    for sign in signs {
        if let Some((name, tail)) = text.rsplit_once(sign).or_else(|| text.split_once(sign))
            && !name.trim().is_empty()
            && let Some(unit) = units.named(tail)
        {
            return (name.trim().to_owned(), Some(unit));
        }
    }
    // tCO2e/万元 has the sign inside the unit.
    if let Some((name, tail)) = text.split_once(['，', '：', '/'])
        && !name.trim().is_empty()
        && let Some(unit) = units.named(tail)
    {
        return (name.trim().to_owned(), Some(unit));
    }
    match suffix(text).and_then(|at| Some((at, units.named(&text[at..])?))) {
        Some((at, unit)) => (text[..at].trim_end().to_owned(), Some(unit)),
        None => (text.trim().to_owned(), None),
    }
}

/// The words without the greenhouse gas that they name alone in parentheses, and a mass of that gas as a unit.
pub(super) fn gas(text: &str, units: &mut Units) -> Option<(String, Unit)> {
    const GASES: [&str; 6] = ["CO2", "CO2e", "CO2eq", "CO2当量", "CH4", "N2O"];
    parentheses(text).into_iter().rev().find_map(|(from, to)| {
        let inner = text[from..to].trim_matches(['(', ')', '（', '）', '[', ']', '【', '】', '［', '］']);
        let plain = |c: char| match c {
            '₂' => '2',
            '₄' => '4',
            'ｅ' | 'E' => 'e',
            other => other,
        };
        let inner: String = inner.chars().filter(|c| !c.is_whitespace() && *c != '-').map(plain).collect();
        let named = GASES.contains(&inner.as_str()).then(|| units.known(&format!("t{inner}")))?;
        Some((format!("{}{}", text[..from].trim_end(), &text[to..]).trim().to_owned(), named?))
    })
}

/// The parentheses of a text, each from its first byte to the byte after its last; of nested ones the outer.
fn parentheses(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' | '【' | '［' => {
                if depth == 0 {
                    from = at;
                }
                depth += 1;
            }
            ')' | '）' | ']' | '】' | '］' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push((from, at + c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    found
}

/// Where Latin letters begin that follow Chinese words at the end, or where the last word begins if it looks like a symbol
/// and not like a word of the language.
fn suffix(text: &str) -> Option<usize> {
    let is_latin =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '%' | '·' | '²' | '³' | '₂' | '₄' | '^' | '（' | '(');
    let tail = text.char_indices().rev().take_while(|(_, c)| is_latin(*c)).last().map(|(at, _)| at)?;
    let before = text[..tail].chars().next_back()?;
    let word = &text[tail..];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if ('\u{4e00}'..='\u{9fff}').contains(&before) {
        return Some(tail);
    }
    let symbol = word.contains(|c: char| c.is_ascii_digit() || matches!(c, '/' | '%' | '²' | '³' | '₂'))
        || word.chars().skip(1).any(|c| c.is_ascii_uppercase())
        || ["kg", "km", "kt", "kwh"].contains(&word);
    (before == ' ' && symbol).then_some(tail)
}

/// The year that a text names, if it names only one: `2019 年`, `FY2021`, `FY21`.
pub(super) fn year(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    let mut found = None;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = &text[at..at + length];
        let fiscal = text[..at].trim_end().ends_with("FY");
        let value = match digits.parse::<u16>() {
            Ok(value @ 1980..=2070) if length == 4 => Some(value),
            Ok(value @ 0..=70) if length == 2 && fiscal => Some(2000 + value),
            _ => None,
        };
        // Part of a longer number, or of a code: 2019.5, 1,2019, GB2021-1.
        let touches = |c: Option<char>| c.is_some_and(|c| matches!(c, '.' | ','));
        let after = text[at + length..].chars();
        let decimal = touches(after.clone().next()) && after.clone().nth(1).is_some_and(|c| c.is_ascii_digit());
        if let Some(value) = value.filter(|_| !decimal && !touches(text[..at].chars().next_back())) {
            match found {
                Some(other) if other != value => return None,
                _ => found = Some(value),
            }
        }
        at += length;
    }
    found
}

/// Whether a heading is nothing but a year: `2019 年`, `FY2021`, `2020年度`.
pub(super) fn is_year(text: &str) -> bool {
    let rest: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    year(text).is_some() && ["", "年", "年度", "FY", "年份", "财年", "*"].contains(&rest.as_str())
}

/// Whether it is the heading of a column of units.
pub(super) fn names_units(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    [
        "单位",
        "计量单位",
        "unit",
        "units",
        "uom",
        "单位unit",
        "单位（unit）",
        "unitofmeasure",
        "指标单位",
        "數據單位",
        "單位",
    ]
    .contains(&text.as_str())
}

/// Whether a label is of so much for so much, which the unit of a whole table is not meant for: `GHG intensity (tCO2e/£M)`.
pub(super) fn is_rate(label: &str) -> bool {
    let lower = label.to_lowercase();
    let words = ["intensity", " per ", "ratio", " rate", "强度", "率", "比例", "单位产品"];
    words.iter().any(|word| lower.contains(word))
}

/// Whether it is the heading of a column that numbers the rows or names documents.
pub(super) fn names_index(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    [
        "序号",
        "编号",
        "no.",
        "no",
        "#",
        "s/n",
        "item",
        "pages",
        "reportpages",
        "reportpage",
        "次序",
        "证书编号",
        "申请号",
        "专利号",
        "证书号",
        "页码",
        "page",
        "章节",
        "备注",
        "notes",
        "note",
    ]
    .contains(&text.as_str())
}

/// Whether a label is of a number that counts nothing: a telephone, a code.
pub(super) fn is_code(label: &str) -> bool {
    let lower = label.to_lowercase();
    [
        "代码",
        "电话",
        "传真",
        "邮编",
        "邮政编码",
        "证书号",
        "编号",
        "证书编号",
        "账号",
        "联系方式",
        "phone",
        "fax",
        "postcode",
        "stock code",
        "zip code",
        "isin",
    ]
    .iter()
    .any(|word| lower.ends_with(word) || lower.trim_end_matches([':', '：']).ends_with(word))
}

/// What the words of a row's label say it is.
pub(super) fn row_kind(label: &str) -> RowKind {
    let close: String = label.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | ':' | '：')).collect();
    let lower = close.to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| lower == *word);
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| lower.ends_with(word));
    if starts(&["小计", "小計", "sub-total", "subtotal"]) || ends(&["小计", "小計", "sub-total", "subtotal"]) {
        RowKind::SubTotal
    } else if starts(&["其中", "ofwhich", "thereof", "ofthese", "amongwhich", "-其中", "—其中"]) {
        RowKind::OfWhich
    } else if starts(&["合计", "总计", "合計", "總計", "共计", "grandtotal", "total(", "total（"])
        || ends(&["合计", "总计", "合計", "總計", "共计", ",total", "-total", "(total)", "（合计）", "grandtotal"])
        || is(&["total", "sum", "总和", "总数", "总量", "总额", "overall", "汇总", "全部", "集团合计", "totals"])
        || starts(&["total"]) && label.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("total"))
    {
        RowKind::Total
    } else {
        RowKind::Item
    }
}

/// Whether a label speaks of the whole of something, which makes it a total where it stands last: `排放总量`.
pub(super) fn speaks_of_whole(label: &str) -> bool {
    ["总量", "总额", "总数", "總量"].iter().any(|word| label.trim_end().ends_with(word)) || label.contains("总排放")
}

/// Whether the heading of a column says that it is a total.
pub(super) fn is_total_column(name: &str) -> bool {
    row_kind(name) == RowKind::Total
        || speaks_of_whole(name)
        || name.split_whitespace().any(|word| word.eq_ignore_ascii_case("total"))
}

/// The words of a line above a table that name the unit of all its figures: `单位：吨`, `(RMB million)`.
pub(super) fn unit_of_caption(text: &str, units: &mut Units) -> Option<Unit> {
    for lead in ["单位：", "单位:", "单位 ：", "Unit:", "Units:", "unit:", "Unit：", "单位 :"] {
        if let Some((_, rest)) = text.split_once(lead) {
            let rest = rest.trim();
            let end = rest.find([')', '）', '；', ';', '，']).map_or(rest.len(), |at| {
                match rest[..at].contains(['(', '（']) {
                    true => rest.len(),
                    false => at,
                }
            });
            let rest = rest[..end].trim();
            // The currency may follow: 单位：万元 币种：人民币.
            return units.named(rest).or_else(|| units.named(rest.split_whitespace().next()?));
        }
    }
    parentheses(text).into_iter().rev().find_map(|(from, to)| {
        units.named(text[from..to].trim_matches(|c| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】')))
    })
}
