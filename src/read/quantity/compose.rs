//! A number with its hedges and its unit, in the words of a book.

use super::unit::{money_before, unit_at};
use crate::quantity::{Quantity, Unit};
use crate::read::fold::{ends_at, stands_at};
use crate::read::number::{Found, NumberClass};

/// Hedges before a number, and the word that a book has for each.
const BEFORE: &[(&str, &str)] = &[
    ("不低于", "不低于"),
    ("不少于", "不少于"),
    ("不小于", "不小于"),
    ("不高于", "不高于"),
    ("不大于", "不大于"),
    ("不超过", "不超过"),
    ("不多于", "不多于"),
    ("大于等于", "≥"),
    ("小于等于", "≤"),
    ("超过", "超过"),
    ("超出", "超过"),
    ("大于", "大于"),
    ("高于", "高于"),
    ("多于", "多于"),
    ("突破", "超过"),
    ("至少", "至少"),
    ("最少", "至少"),
    ("最多", "最多"),
    ("至多", "至多"),
    ("不足", "不足"),
    ("不到", "不到"),
    ("小于", "小于"),
    ("低于", "低于"),
    ("少于", "少于"),
    ("将近", "将近"),
    ("接近", "接近"),
    ("约为", "约"),
    ("大约", "约"),
    ("大概", "约"),
    ("约", "约"),
    ("約為", "约"),
    ("大約", "约"),
    ("約", "约"),
    ("不少於", "不少于"),
    ("不低於", "不低于"),
    ("不超過", "不超过"),
    ("超過", "超过"),
    ("高於", "高于"),
    ("多於", "多于"),
    ("低於", "低于"),
    ("少於", "少于"),
    ("將近", "将近"),
    ("近", "近"),
    ("逾", "逾"),
    ("超", "超"),
    ("≥", "≥"),
    ("≤", "≤"),
    (">=", "≥"),
    ("<=", "≤"),
    (">", ">"),
    ("<", "<"),
    ("≈", "≈"),
    ("~", "约"),
    ("not less than", "至少"),
    ("no less than", "at least"),
    ("not more than", "at most"),
    ("no more than", "at most"),
    ("at least", "at least"),
    ("at most", "at most"),
    ("up to", "up to"),
    ("more than", "more than"),
    ("greater than", "more than"),
    ("less than", "less than"),
    ("fewer than", "less than"),
    ("in excess of", "more than"),
    ("exceeding", "more than"),
    ("exceeded", "more than"),
    ("exceeds", "more than"),
    ("over", "over"),
    ("above", "over"),
    ("under", "under"),
    ("below", "below"),
    ("nearly", "nearly"),
    ("almost", "almost"),
    ("close to", "nearly"),
    ("approximately", "about"),
    ("approx.", "about"),
    ("about", "about"),
    ("around", "about"),
    ("roughly", "about"),
    ("some", "about"),
    ("circa", "about"),
];

/// Words that end like a hedge and are none: 节约, 最近.
const NO_HEDGES: &[&str] = &[
    "节约", "合约", "预约", "制约", "签约", "契约", "条约", "履约", "违约", "集约", "最近", "附近", "邻近", "靠近",
    "临近", "赶超", "反超", "節約", "合約", "預約", "契約", "條約", "集約",
];

/// Hedges at the end, after the unit.
const LAST: &[(&str, &str)] = &[
    ("左右", "左右"),
    ("上下", "左右"),
    ("及以上", "以上"),
    ("以上", "以上"),
    ("及以下", "以下"),
    ("以下", "以下"),
    ("以内", "以内"),
    ("之内", "以内"),
    ("有余", "有余"),
    ("or so", "左右"),
    ("or more", "or more"),
    ("and more", "or more"),
    ("and above", "or more"),
    ("or above", "or more"),
    ("or less", "or less"),
    ("or below", "or less"),
];

/// A number, ready to be a quantity.
#[derive(Debug, Clone)]
pub(in crate::read) struct Composed {
    /// First character, hedge and money included.
    pub start: usize,
    /// Where the digits begin.
    pub number_start: usize,
    /// The character after the last, unit and hedge included.
    pub end: usize,
    /// The unit as a book writes it, empty for none.
    pub unit: String,
    /// The unit by itself, without a hedge inside.
    pub parsed: Unit,
    /// Whether a unit stands beside the number.
    pub unit_is_near: bool,
    /// Whether it is so much to one.
    pub is_proportion: bool,
    before: &'static str,
    number: String,
    after: &'static str,
    last: &'static str,
}

/// Puts a figure together; `None` for numbers that are none.
pub(in crate::read) fn compose(chars: &[char], found: &Found) -> Option<Composed> {
    let text = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let is_proportion = found.class == NumberClass::Proportion;
    let number = match (found.class, found.parts) {
        (NumberClass::Quantity, Some((first, second))) => {
            format!("{}-{}", text(found.start, first), text(second, found.end))
        }
        (NumberClass::Quantity, None) => text(found.start, found.end),
        (NumberClass::Proportion, _) => {
            let all = text(found.start, found.end);
            let (left, right) = all.split_once([':', '：', '∶'])?;
            // Only what is so much to one is a number.
            (right.trim() == "1").then(|| left.trim().to_owned())?
        }
        _ => return None,
    };
    // `，` groups digits in some full-width texts.
    let number = number.replace('，', ",");
    let (mut start, mut before) = (found.start, "");
    let money = money_before(chars, start);
    if let Some((_, money_start)) = money {
        start = money_start;
    }
    let hedge_end = start - usize::from(start > 0 && chars[start - 1] == ' ');
    if let Some((hedge_start, word)) = hedge_before(chars, hedge_end) {
        (start, before) = (hedge_start, word);
    }
    let skip = |at: usize| at + usize::from(chars.get(at) == Some(&' '));
    let (mut end, mut after, mut last) = (found.end, "", "");
    if chars.get(end) == Some(&'+') && !chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        (end, last) = (end + 1, "以上");
    } else if let Some(word) = ["有余", "多", "余"].into_iter().find(|word| stands_at(chars, skip(end), word).is_some())
    {
        // 10 多元化: a word, and no hedge.
        if stands_at(chars, skip(end), "多元").is_none() && stands_at(chars, skip(end), "余热").is_none() {
            (end, after) = (skip(end) + word.chars().count(), word);
        }
    }
    let mut unit = String::new();
    match (is_proportion, unit_at(chars, end)) {
        (false, Some((text, unit_end))) => (unit, end) = (text, unit_end),
        _ => {
            if let Some(word) = ["余", "多"]
                .into_iter()
                .find(|word| stands_at(chars, skip(end), word).is_some() && after.is_empty() && last.is_empty())
            {
                (end, after) = (skip(end) + 1, word);
            }
        }
    }
    if let Some((money, _)) = money {
        unit = match unit.as_str() {
            "" => money.to_owned(),
            "million" => format!("10^6 {money}"),
            "billion" => format!("10^9 {money}"),
            scale if scale.ends_with(['万', '亿']) => {
                format!("{scale}{}", if money == "人民币" { "元" } else { money })
            }
            _ => unit,
        };
    }
    // 3 万吨多; but 10 吨多元: no.
    if let Some((word, length)) = LAST.iter().find_map(|(word, text)| Some((*text, stands_at(chars, skip(end), word)?)))
    {
        (last, end) = (word, length);
    }
    let hedge_free = unit.replace(['多', '余'], "");
    let parsed = match hedge_free.trim() {
        "" => Unit::none(),
        text => Unit::known(text)?,
    };
    Some(Composed {
        start,
        number_start: found.start,
        end,
        unit_is_near: !unit.is_empty() || is_proportion,
        unit,
        parsed,
        is_proportion,
        before,
        number,
        after,
        last,
    })
}

fn hedge_before(chars: &[char], end: usize) -> Option<(usize, &'static str)> {
    if NO_HEDGES.iter().any(|word| ends_at(chars, end, word).is_some()) {
        return None;
    }
    let found = BEFORE.iter().filter_map(|(word, text)| Some((ends_at(chars, end, word)?, *text)));
    found.min_by_key(|(start, _)| *start)
}

impl Composed {
    /// The quantity as a book writes it; a mass may be one of a gas that words tell.
    pub fn quantity(&self, gas: Option<&str>) -> Option<Quantity> {
        let unit = match gas {
            Some(gas) => {
                let mass = self.unit.replace("公吨", "t").replace(['吨', '噸'], "t");
                format!("{mass} {gas}")
            }
            None => self.unit.clone(),
        };
        let mut text = String::new();
        for part in [self.before, &self.number, self.after, &unit, self.last] {
            if !part.is_empty() {
                text.push_str(if text.is_empty() || part.starts_with('%') && self.after.is_empty() { "" } else { " " });
                text.push_str(part);
            }
        }
        let text = text.replace("< ", "<").replace("> ", ">").replace("≤ ", "≤").replace("≥ ", "≥");
        Quantity::parse(&text).ok()
    }
}
