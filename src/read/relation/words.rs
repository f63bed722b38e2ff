//! Words that say what relation is meant, in Chinese and English, and how much two texts have in common.

/// The figure is a sum.
pub(super) const TOTAL: &[&str] =
    &["合计", "总计", "合計", "總計", "共计", "总和", "累计共", "total", "Total", "TOTAL", "sum of"];
/// A label of a table that speaks of a whole, whatever stands behind it.
pub(super) const WHOLE: &[&str] = &[
    "总量",
    "总额",
    "总数",
    "總量",
    "總額",
    "總數",
    "总排放",
    "總排放",
    "合计",
    "合計",
    "总计",
    "總計",
    "total",
    "Total",
    "TOTAL",
];
/// A sentence tells a whole and its parts.
pub(super) const PARTS: &[&str] = &[
    "其中",
    "剩余",
    "其余",
    "其他",
    "另有",
    "分别",
    "合计",
    "总计",
    "共计",
    "共",
    "包括",
    "of which",
    "including",
    "comprising",
    "respectively",
    "remaining",
    "the other",
    "total",
];
/// The parts of the whole before follow.
pub(super) const OF_WHICH: &[&str] =
    &["其中", "of which", "Of which", "among which", "of this", "Of this", "of these", "Of these"];
/// The same words behind the part: "9 of which".
pub(super) const OF_WHICH_AFTER: &[&str] = &["of which", "of them", "of whom"];
/// What a heading calls a list of targets.
pub(super) const HEADING_OF_TARGETS: &[&str] = &["目标", "target", "objective", "goal"];
/// Saved, in the words of the figure itself.
pub(super) const SAVING: &[&str] = &["节能", "节约", "节省", "节电", "节水", "sav"];
/// One figure worked out of another.
pub(super) const CONVERTED: &[&str] =
    &["转换为", "换算", "折算", "折合", "converted", "equivalent to", "corresponds to"];
/// A figure that follows from those before it.
pub(super) const HENCE: &[&str] =
    &["由此", "因此", "因而", "从而", "thereby", "therefore", "thus", "resulting", "reduces", "which reduced"];
/// Labels of parts that make up a whole.
pub(super) const COMPOSITION: &[&str] =
    &["构成", "占比", "比例", "比重", "结构", "分布", "composition", "proportion", "share", "breakdown"];
/// What is left beside a part: the whole is not printed.
pub(super) const REST: &[&str] = &["其他", "其余", "剩余", "另外", "另有", "the other", "remaining", "the rest"];
/// A share or a rate.
pub(super) const SHARE: &[&str] = &[
    "占",
    "率",
    "比例",
    "比重",
    "百分比",
    "share",
    "percentage",
    "proportion",
    "rate",
    "accounts for",
    "accounted for",
];
/// So much for so much, in small letters.
pub(super) const RATE: &[&str] = &["强度", "intensity", " per "];
/// A share of something that is named in the same label.
pub(super) const SHARE_OF: &[&str] = &["占", "share of", "percentage of", "proportion of"];
/// A change against an earlier figure.
pub(super) const CHANGE: &[&str] = &[
    "同比",
    "增减",
    "变动",
    "变化",
    "增长",
    "上升",
    "提高",
    "提升",
    "增加",
    "下降",
    "降低",
    "减少",
    "较上年",
    "比上年",
    "較上年",
    "減少",
    "增長",
    "變動",
    "變化",
    "较20",
    "比20",
    "环比",
    "change",
    "increase",
    "decrease",
    "reduc",
    "growth",
    "rose",
    "fell",
    "grew",
    "declin",
    "year-on-year",
    "YoY",
];
/// What a figure is compared with follows.
pub(super) const AGAINST: &[&str] = &["较", "較", "比", "与", "與", "同比", "against ", "compared "];
/// Something saved or avoided.
pub(super) const SAVED: &[&str] = &[
    "节约", "节省", "节电", "节能", "减少", "减排", "降低", "避免", "節約", "節省", "節電", "節能", "減少", "減排",
    "saved", "saves", "saving", "avoid", "reduc",
];
/// What is emitted for an energy that is used.
pub(super) const EMITTED: &[&str] = &["排放", "产生二氧化碳", "折合", "emission", "emitted", "emits"];
/// Photovoltaic.
pub(super) const SOLAR: &[&str] = &["光伏", "太阳能", "solar", "Solar", "photovoltaic", "Photovoltaic", "PV"];
/// A mean.
pub(super) const MEAN: &[&str] = &["人均", "平均", "均值", "average", "Average", "mean"];
/// Women.
const WOMEN: &[&str] = &["女", "female", "Female", "women", "Women"];
/// Men; `female` contains `male`, so women are looked for first.
const MEN: &[&str] = &["男", "male", "Male", "men", "Men"];
/// Aims.
pub(super) const AIM: &[&str] = &["目标", "承诺", "力争", "计划", "target", "Target", "goal", "aim", "commit"];
/// Year after year.
pub(super) const YEARLY: &[&str] =
    &["每年", "逐年", "年均", "every year", "each year", "annually", "year on year", "per year"];
/// Verbs of a target.
pub(super) const REACH: &[&str] = &[
    "减少",
    "下降",
    "降低",
    "减排",
    "达到",
    "达",
    "保持",
    "实现",
    "提升",
    "提高",
    "增加",
    "增长",
    "不低于",
    "不超过",
    "reduc",
    "reach",
    "keep",
    "maintain",
    "achieve",
    "increase",
    "cut",
    "lower",
];

/// Whether one of the words stands in the text.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a label is of women, of men, or of neither; "management" is of neither.
pub(super) fn is_of_women(label: &str) -> Option<bool> {
    let stands = |word: &str| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        label.match_indices(word).any(|(at, _)| {
            let after = label[at + word.len()..].chars().next();
            !word.is_ascii() || !latin(label[..at].chars().next_back()) && (!latin(after) || after == Some('s'))
        })
    };
    if WOMEN.iter().any(|word| stands(word)) {
        return Some(true);
    }
    MEN.iter().any(|word| stands(word)).then_some(false)
}

/// How much two labels have in common, from 0 to 1: pairs of neighbouring characters of the shorter that stand in the longer.
pub(super) fn affinity(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).take(60).collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (mut a, mut b) = (pairs(a), pairs(b));
    if a.len() > b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    if a.is_empty() {
        return 0.0;
    }
    a.iter().filter(|pair| b.contains(pair)).count() as f64 / a.len() as f64
}

/// Years of four digits from 1990 to 2100, with the byte where each stands.
pub(super) fn years(text: &str) -> Vec<(usize, u16)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len().saturating_sub(3)).filter(|at| {
        (*at..*at + 4).all(digit)
            && (*at == 0 || !digit(*at - 1))
            && !digit(*at + 4)
            && !(bytes.get(*at + 4) == Some(&b'.') && digit(*at + 5))
    });
    let read = |at: usize| text.get(at..at + 4)?.parse::<u16>().ok().map(|year| (at, year));
    starts.filter_map(read).filter(|(_, year)| (1990..=2100).contains(year)).collect()
}

/// The scopes that a label names: `Scope 1 and 2`, `Scopes 1-3`, 范围一.
pub(super) fn scopes(label: &str) -> Vec<u8> {
    let lower = label.to_lowercase();
    let Some((_, rest)) = lower.split_once("scope").or_else(|| lower.split_once("范围")) else { return Vec::new() };
    let (mut found, mut is_span) = (Vec::new(), false);
    for c in rest.replace("scope", "").replace("and", "").replace("范围", "").chars() {
        let number = match c {
            '1' | '一' => 1,
            '2' | '二' => 2,
            '3' | '三' => 3,
            '-' | '–' | '至' | '到' => {
                is_span = true;
                continue;
            }
            ' ' | 's' | ',' | '&' | '+' | '/' | '、' | '和' | '与' | '及' => continue,
            _ => break,
        };
        let from = found.last().copied().filter(|_| is_span).map_or(number, |last: u8| last + 1);
        found.extend(from..=number);
        is_span = false;
    }
    found
}
