//! Units by the words of tables: spellings with stray spaces, money in thousands, what headings put around a unit.

use crate::quantity::Unit;
use crate::read::fold::Chars;
use crate::read::quantity::unit::unit_at;
use std::collections::HashMap;

/// Which texts are units. A refused text is remembered too, because the library looks for near spellings when it refuses.
#[derive(Default)]
pub(super) struct Units(HashMap<String, Option<Unit>>);

/// Letters that number a list or a note more often than they are units: `(a)`, `(d)`, `(s)`.
const LIST_MARKS: [&str; 6] = ["a", "d", "s", "h", "l", "K"];

/// Most bytes of a text that may be a unit.
const LONGEST: usize = 60;

impl Units {
    /// The unit of exactly this text, apart from spaces and the habits of printed tables. None where it is no unit, or
    /// where the library refuses it because it has several meanings.
    pub fn known(&mut self, text: &str) -> Option<Unit> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST || text.starts_with(|c: char| c.is_ascii_digit() && c != '1') {
            return None;
        }
        if let Some(found) = self.0.get(text) {
            return found.clone();
        }
        let found = spellings(text).into_iter().find_map(|spelling| Unit::known(&spelling));
        let found = found.or_else(|| spelled(text));
        self.0.insert(text.to_owned(), found.clone());
        found
    }

    /// The unit that a heading or a label names in parentheses or by itself, where a letter is more likely a mark.
    pub fn named(&mut self, text: &str) -> Option<Unit> {
        let text = text.trim();
        let inner = text.strip_prefix(['(', '（', '[']).and_then(|rest| rest.strip_suffix([')', '）', ']']));
        let text = inner.filter(|inner| !inner.contains(['(', '（'])).unwrap_or(text).trim();
        let lead = ["计量单位", "单位", "Units", "Unit", "unit", "in ", "以", "UNIT"];
        let bare = lead.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
        let bare = bare.trim_start_matches([':', '：', ' ', '为']);
        let bare =
            if text.starts_with('以') { bare.trim_end_matches("计").trim_end_matches("为单位") } else { bare };
        if LIST_MARKS.contains(&bare) {
            return None;
        }
        self.known(bare)
    }
}

/// Units in English words, as running text spells them: `Tonnes CO2e`, `tons of standard coal`, `10,000 kWh`, `Million m3`.
fn spelled(text: &str) -> Option<Unit> {
    const POWERS: [(&str, &str); 6] = [
        ("10,000 ", "10^4 "),
        ("10000 ", "10^4 "),
        ("1,000,000 ", "10^6 "),
        ("1,000 ", "10^3 "),
        ("'000 ", "10^3 "),
        ("", ""),
    ];
    let (rest, power) = POWERS.iter().find_map(|(lead, power)| Some((text.strip_prefix(lead)?, *power)))?;
    let mut chars = Chars::default();
    chars.push_str(0, 0, rest);
    let chars = chars.chars;
    let mut small = chars.clone();
    if let Some(first) = small.first_mut() {
        first.make_ascii_lowercase();
    }
    let whole = |chars: &[char]| unit_at(chars, 0).filter(|(_, end)| *end == chars.len()).map(|(unit, _)| unit);
    let unit = whole(&chars).or_else(|| whole(&small))?;
    Unit::parse(&format!("{power}{unit}")).ok()
}

/// What a printed unit may stand for, as printed first.
fn spellings(text: &str) -> Vec<String> {
    let mut found = vec![text.to_owned()];
    // `tCO ₂ e`, `kWh/m ³`: a transcript parts the small digits from their letters.
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if close != text {
        found.push(close.clone());
    }
    for (printed, plain) in [("-", ""), ("eq", "e"), ("当量", "e")] {
        if close.contains("CO") && close.contains(printed) {
            found.push(close.replace(printed, plain));
        }
    }
    // 吨/百万营收: the money is meant.
    for scale in ["百万", "万", "亿"] {
        for takings in ["营收", "收入", "产值"] {
            if close.ends_with(&format!("/{scale}{takings}")) {
                found.push(close.replace(&format!("{scale}{takings}"), &format!("{scale}元{takings}")));
            }
        }
    }
    if let Some(rest) = close.strip_prefix("人民币").or_else(|| close.strip_suffix("人民币")) {
        found.push(rest.to_owned());
    }
    let lower = close.to_lowercase();
    for (currency, unit) in
        [("rmb", "元"), ("cny", "元"), ("usd", "美元"), ("us$", "美元"), ("hk$", "港元"), ("eur", "欧元")]
    {
        let Some(at) = lower.find(currency) else { continue };
        let other = format!("{}{}", &lower[..at], &lower[at + currency.len()..]);
        let scale = match other.trim_matches(['\'', '’', '‘', '(', ')']) {
            "000" | "thousand" | "thousands" | "k" => "千",
            "million" | "millions" | "mn" | "m" | "mil" => "百万",
            "10,000" | "10000" | "10k" => "万",
            "billion" | "bn" => "十亿",
            _ => continue,
        };
        found.push(format!("{scale}{unit}"));
    }
    if let Some(rest) =
        text.strip_prefix("thousand ").or_else(|| text.strip_prefix("'000 ")).or_else(|| text.strip_prefix("’000 "))
    {
        found.push(format!("1000 {}", rest.trim()));
    }
    found
}
