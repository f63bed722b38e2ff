//! The unit beside a number, as the library of units spells it.

use crate::quantity::Unit;
use crate::read::fold::{ends_at, is_chinese, stands_at};

/// English words for units, and for counts, that the library has by symbol.
const SPELLED: &[(&str, &str)] = &[
    ("metric tonnes", "t"),
    ("metric tons", "t"),
    ("metric ton", "t"),
    ("metric tonne", "t"),
    ("tons", "t"),
    ("ton", "t"),
    ("cubic meters", "m3"),
    ("cubic metres", "m3"),
    ("cubic meter", "m3"),
    ("cubic metre", "m3"),
    ("square meters", "m2"),
    ("square metres", "m2"),
    ("square meter", "m2"),
    ("square metre", "m2"),
    ("sq m", "m2"),
    ("kilotonnes", "kt"),
    ("kilotons", "kt"),
    ("ktonnes", "kt"),
    ("ktons", "kt"),
    ("megatonnes", "Mt"),
    ("pounds of", "lb"),
    ("kilowatt-hours", "kWh"),
    ("kilowatt hours", "kWh"),
    ("kilowatt-hour", "kWh"),
    ("kilowatt hour", "kWh"),
    ("megawatt-hours", "MWh"),
    ("megawatt hours", "MWh"),
    ("megawatt-hour", "MWh"),
    ("megawatt hour", "MWh"),
    ("gigawatt-hours", "GWh"),
    ("gigawatt hours", "GWh"),
    ("gigawatt-hour", "GWh"),
    ("gigawatt hour", "GWh"),
    ("terawatt-hours", "TWh"),
    ("terawatt hours", "TWh"),
    ("kilowatt peak", "kWp"),
    ("megawatt peak", "MWp"),
    ("british thermal units", "Btu"),
    ("BTUs", "Btu"),
    // The gallon of reports is that of the United States: reports of the United Kingdom are in litres and cubic metres.
    ("US gallons", "US-gal"),
    ("gallons", "US-gal"),
    ("gallon", "US-gal"),
    ("kilolitres", "kL"),
    ("kiloliters", "kL"),
    ("kiloliter", "kL"),
    ("kilolitre", "kL"),
    ("megalitres", "10^6 L"),
    ("megaliters", "10^6 L"),
    ("megalitre", "10^6 L"),
    ("ML", "10^6 L"),
    ("gigalitres", "10^9 L"),
    ("gigaliters", "10^9 L"),
    ("kilowatts", "kW"),
    ("kilowatt", "kW"),
    ("megawatts", "MW"),
    ("megawatt", "MW"),
    ("gigawatts", "GW"),
    ("gigajoules", "GJ"),
    ("terajoules", "TJ"),
    ("megajoules", "MJ"),
    ("kilometers", "km"),
    ("kilometres", "km"),
    ("pct", "%"),
    ("person", "person"),
    ("staff", "persons"),
    ("workers", "persons"),
    ("participants", "persons"),
    ("employee", "person"),
    ("vehicle", "vehicle"),
    ("household", "household"),
    ("tree", "item"),
    ("item", "item"),
];

/// Powers of ten as words; 万 is printed as `ten thousand` and 亿 as `hundred million` in translations.
const POWERS: &[(&str, &str)] = &[
    ("hundred million", "10^8"),
    ("ten thousand", "10^4"),
    ("trillion", "10^12"),
    ("million", "10^6"),
    ("billion", "10^9"),
    ("thousand", "10^3"),
];

/// Counting words that the library has no name for: persons, occasions, things.
const COUNTED: &[(&str, &str)] = &[
    ("余人", "人"),
    ("位", "人"),
    ("场次", "次"),
    ("场", "次"),
    ("期", "次"),
    ("批次", "次"),
    ("轮", "次"),
    ("届", "次"),
    ("宗", "件"),
    ("门", "个"),
    ("所", "个"),
    ("本", "个"),
    ("类", "个"),
    ("种", "个"),
    ("批", "个"),
    ("篇", "个"),
    ("幅", "个"),
    ("组", "个"),
    ("班", "个"),
    ("扇", "个"),
    ("册", "个"),
];

/// Words that begin with the character of a unit and are none.
/// What units are said to be of, in words that a library of units takes with them.
const NOUNS_BEHIND: [&str; 5] = [" of products", " of product", " of production", " of output", " of goods"];

const NO_UNITS: &[&str] = &[
    "方面",
    "方案",
    "方式",
    "方法",
    "方向",
    "方可",
    "升级",
    "升高",
    "升至",
    "升温",
    "天然",
    "日常",
    "时代",
    "时间",
    "时段",
    "时期",
    "车间",
    "米其",
    "度假",
    "度反",
    "度全",
    "度无",
    "度旋",
    "度绕",
    "度视",
    "度的",
    "度过",
    "例如",
    "起重",
    "处理",
    "处置",
    "元素",
    "元件",
    "个性",
    "卡片",
    "卡车",
    "克服",
    "月份",
    "年代",
    "年级",
    "年龄",
    "年度",
    "年报",
    "人均",
    "人民",
    "人力",
    "人工",
    "次年",
    "次品",
    "名单",
    "套期",
    "项目标",
    "场所",
    "场地",
    "期间",
    "期末",
    "位于",
    "位置",
    "门户",
    "门槛",
    "所有",
    "所在",
    "所属",
    "所示",
    "所述",
    "所列",
    "本公司",
    "本报告",
    "本集团",
    "类别",
    "类型",
    "种子",
    "组织",
    "组件",
    "组成",
    "班组",
    "批准",
    "部分",
    "条例",
    "件套",
    "间接",
    "间隔",
    "分之",
    "份额",
    "根据",
    "支持",
    "处于",
    "个别",
    "年内",
    "年初",
    "年底",
    "年末",
    "年均",
];

/// Spellings that are hardly ever meant in running text: articles, plurals, `5K`.
const NEVER_ALONE: &[&str] = &["a", "K", "s", "mu", "mi", "时", "set", "C", "N", "方"];

/// Money that stands before its number.
const MONEY: &[(&str, &str)] = &[
    ("RMB", "RMB"),
    ("CNY", "CNY"),
    ("人民币", "人民币"),
    ("US$", "US$"),
    ("USD", "USD"),
    ("HK$", "HK$"),
    ("HKD", "HKD"),
    ("NT$", "NT$"),
    ("EUR", "EUR"),
    ("€", "€"),
    ("£", "£"),
    ("GBP", "GBP"),
    ("SGD", "SGD"),
    ("AUD", "AUD"),
    ("JPY", "JPY"),
    ("¥", "CNY"),
    ("$", "USD"),
];

/// What a mass may be of in English.
const SUBSTANCES: &[(&str, &str)] = &[
    ("carbon dioxide equivalents", "CO2e"),
    ("carbon dioxide equivalent", "CO2e"),
    ("carbon dioxide-equivalent", "CO2e"),
    ("carbon dioxide", "CO2"),
    ("CO2-equivalent", "CO2e"),
    ("CO2 equivalent", "CO2e"),
    ("CO2-eq", "CO2e"),
    ("CO2eq", "CO2e"),
    ("CO2e", "CO2e"),
    ("CO2 当量", "CO2e"),
    ("CO2当量", "CO2e"),
    ("CO2", "CO2"),
    ("standard coal equivalent", "ce"),
    ("standard coal", "ce"),
    ("coal equivalent", "ce"),
    ("methane", "CH4"),
];

/// The currency right before a number, and where it begins.
pub(in crate::read) fn money_before(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    let end = at - usize::from(at > 0 && chars[at - 1] == ' ');
    MONEY.iter().find_map(|(word, unit)| {
        let start = ends_at(chars, end, word)?;
        (!(start > 0 && chars[start - 1].is_ascii_alphabetic())).then_some((*unit, start))
    })
}

/// The unit after `at`, a space between or none, as a book spells it, and where it ends.
pub(in crate::read) fn unit_at(chars: &[char], at: usize) -> Option<(String, usize)> {
    let at = skip(chars, at);
    for (word, power) in POWERS {
        if let Some(end) = stands_at(chars, at, word) {
            return Some(match plain_unit(chars, skip(chars, end)).filter(|(unit, _)| !unit.starts_with('%')) {
                Some((unit, end)) => (format!("{power} {unit}"), end),
                None if matches!(*word, "million" | "billion") => ((*word).to_owned(), end),
                None => return None,
            });
        }
    }
    // 3 万多吨, 8 万余元: the library reads the hedge there.
    let multiplier = chars.get(at).filter(|c| matches!(c, '万' | '亿' | '千' | '百'));
    if let (Some(multiplier), Some(hedge @ ('多' | '余'))) = (multiplier, chars.get(at + 1)) {
        return match plain_unit(chars, at + 2) {
            Some((unit, end)) => Some((format!("{multiplier}{hedge}{unit}"), end)),
            None => matches!(multiplier, '万' | '亿').then(|| (format!("{multiplier}{hedge}"), at + 2)),
        };
    }
    plain_unit(chars, at)
}

fn skip(chars: &[char], at: usize) -> usize {
    at + usize::from(chars.get(at) == Some(&' '))
}

fn plain_unit(chars: &[char], at: usize) -> Option<(String, usize)> {
    let first = *chars.get(at)?;
    if !(first.is_alphabetic()
        || matches!(first, '%' | '‰' | '°' | '℃' | '㎡' | '㎥' | '€' | '£' | '¥' | '$' | '㎏' | '㎞'))
    {
        return None;
    }
    let (mut text, mut end) = atom(chars, at)?;
    if let Some((substance, substance_end)) = substance(chars, end, &text) {
        let mass = text.split(['C', ' ', '二']).next().filter(|mass| !mass.is_empty()).unwrap_or(&text);
        text = format!("{mass}{}{substance}", if mass.ends_with(is_chinese) || mass.len() > 2 { " " } else { "" });
        end = substance_end;
    }
    let sign = skip(chars, end);
    if let Some(per) = stands_at(chars, sign, "per").or_else(|| (chars.get(sign) == Some(&'/')).then_some(sign + 1))
        && !text.contains('/')
    {
        // 4,000 t CO2e per year are as many as 4,000 t CO2e a year.
        let yearly = ["year", "annum"].into_iter().find_map(|word| stands_at(chars, skip(chars, per), word));
        if let Some(end) = yearly.filter(|_| chars.get(sign) != Some(&'/')) {
            return Some((text, end));
        }
        let below = per_million(chars, skip(chars, per)).or_else(|| per_money(chars, skip(chars, per)));
        if let Some((below, below_end)) = below.or_else(|| atom(chars, skip(chars, per)))
            && Unit::known(&format!("{text}/{below}")).is_some()
        {
            return Some((format!("{text}/{below}"), below_end));
        }
    }
    Some((text, end))
}

/// `RMB 10,000`, `£m`, `US$ million`, `HKD'000` below a stroke.
fn per_money(chars: &[char], at: usize) -> Option<(String, usize)> {
    const SCALES: [(&str, &str); 11] = [
        ("million", "10^6"),
        ("mn", "10^6"),
        ("m", "10^6"),
        ("billion", "10^9"),
        ("bn", "10^9"),
        ("thousand", "10^3"),
        ("k", "10^3"),
        ("'000", "10^3"),
        ("’000", "10^3"),
        ("10,000", "10^4"),
        ("10000", "10^4"),
    ];
    let (money, end) = money_after(chars, at)?;
    let scale = |at: usize| SCALES.iter().find_map(|(word, power)| Some((*power, run_at(chars, at, word)?)));
    let (power, end) = scale(end).or_else(|| scale(skip(chars, end)))?;
    Some((format!("{power} {money}"), end))
}

/// Where `word` ends if it stands at `at`, also right behind the letters of a currency.
fn run_at(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let end = at + word.chars().count();
    let same = chars.get(at..end)?.iter().zip(word.chars()).all(|(c, w)| c.eq_ignore_ascii_case(&w));
    (same && !chars.get(end).is_some_and(char::is_ascii_alphanumeric)).then_some(end)
}

/// `million yuan` below a stroke.
fn per_million(chars: &[char], at: usize) -> Option<(String, usize)> {
    let million = stands_at(chars, at, "million")?;
    let (unit, end) = atom(chars, skip(chars, million)).or_else(|| money_after(chars, skip(chars, million)))?;
    Some((format!("10^6 {unit}"), end))
}

fn money_after(chars: &[char], at: usize) -> Option<(String, usize)> {
    MONEY.iter().find_map(|(word, unit)| {
        let end = at + word.chars().count();
        let same = chars.get(at..end)?.iter().zip(word.chars()).all(|(c, w)| c.eq_ignore_ascii_case(&w));
        same.then(|| ((*unit).to_owned(), end))
    })
}

fn atom(chars: &[char], at: usize) -> Option<(String, usize)> {
    let first = *chars.get(at)?;
    if first.is_ascii_alphabetic()
        && let Some((text, end)) = SPELLED.iter().find_map(|(word, text)| Some((*text, stands_at(chars, at, word)?)))
    {
        return Some((text.to_owned(), end));
    }
    let window: String = chars[at..chars.len().min(at + 40)].iter().collect();
    let mut end = Unit::leading(&window).map(|length| {
        // "per tonne of product": the product is what the figure is about, and no part of its unit.
        let unit = &window[..length];
        let bare = NOUNS_BEHIND.iter().find_map(|noun| unit.strip_suffix(noun)).unwrap_or(unit);
        at + bare.chars().count()
    });
    // 3 套1.5 MW: the digit belongs to the next number, and is no exponent of a Chinese unit.
    if let Some(reach) = end {
        let digits = chars[at..reach].iter().rev().take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && reach - digits > at && is_chinese(chars[reach - digits - 1]) {
            end = Some(reach - digits);
        }
    }
    if let Some(last) = end.map(|end| end - 1) {
        // 吨碳排放, 吨氮氧化物: the element belongs to the word after it.
        let next = chars.get(last + 1).copied();
        let is_torn = chars[last] == '碳' && matches!(next, Some('排' | '足' | '减' | '汇' | '中'))
            || chars[last] == '氮' && matches!(next, Some('氧' | '肥'));
        let is_word = |at: usize| NO_UNITS.iter().any(|word| stands_at(chars, at, word).is_some());
        if is_torn && last > at {
            end = Some(last);
        } else if is_word(last) {
            end = (last > at && !is_chinese(chars[last - 1])).then_some(last);
        }
    }
    match end {
        Some(end) => {
            let text: String = chars[at..end].iter().collect();
            (!NEVER_ALONE.contains(&text.as_str()) || at > 0 && chars[at - 1] == '/').then_some((text, end))
        }
        None if is_chinese(first) => counted(chars, at),
        None => None,
    }
}

fn counted(chars: &[char], at: usize) -> Option<(String, usize)> {
    if NO_UNITS.iter().any(|word| stands_at(chars, at, word).is_some()) {
        return None;
    }
    COUNTED.iter().find_map(|(word, text)| Some(((*text).to_owned(), stands_at(chars, at, word)?)))
}

/// `of CO2e`, `carbon dioxide equivalent`, `CO2 当量` after a mass; or the end of a substance that the unit has begun.
fn substance(chars: &[char], end: usize, unit: &str) -> Option<(&'static str, usize)> {
    if let Some(last) = ["CO2", "carbon dioxide"].into_iter().find(|last| unit.ends_with(last)) {
        let start = end - last.chars().count();
        let (name, end) = find_substance(chars, start)?;
        return (name == "CO2e").then_some((name, end));
    }
    let of = skip(chars, end);
    let of = stands_at(chars, of, "of").map_or(of, |of| skip(chars, of));
    let is_mass = of > end && Unit::known(&format!("{unit} CO2")).is_some();
    is_mass.then(|| find_substance(chars, of)).flatten()
}

fn find_substance(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    SUBSTANCES.iter().find_map(|(word, text)| Some((*text, stands_at(chars, at, word)?)))
}
