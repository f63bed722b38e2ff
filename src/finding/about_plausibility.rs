//! What there is to say of plausible quantities. A value outside a bound is asked about, never judged.

use super::{en, zh};

messages! {
    /// A sentence about plausibility.
    AboutPlausibility;
    /// A value outside a bound.
    Outside { id: String, en: String, zh: String, value: String } =>
        format!("{}: {} of {value} lies outside what is known of its kind", super::en::q(id), en),
        format!("{}：{}为 {value}，超出同类已知取值范围", super::zh::q(id), zh);
    /// A value that is missing.
    CannotTell { id: String, missing: Vec<String> } =>
        format!("whether {} is plausible cannot be told: {} missing", en::q(id), en::list(missing)),
        format!("无法判断{}是否合理：缺少{}", zh::q(id), zh::list(missing));
    /// Fact: a bound with its source.
    Bound { range: String, en: String, zh: String, confirmed: bool } =>
        format!("{range} ({en}{})",
            if *confirmed { "" } else { "; without a primary source: a reason to ask, no measure to judge by" }),
        format!("{range}（{zh}{}）",
            if *confirmed { "" } else { "；无一手来源：仅供询问，不作判断依据" });
    /// Help: a question.
    Ask { en: String, zh: String } =>
        format!("ask: {en}"),
        format!("询问：{zh}");
    /// In reports: where a value lies.
    WithinBound { range: String, document: String, confirmed: bool } =>
        format!("within {range} ({document}{})", if *confirmed { "" } else { ", unconfirmed" }),
        format!("在 {range} 之内（{document}{}）", if *confirmed { "" } else { "，未经核实" });
    /// In reports: where a value lies.
    BelowBound { by: String, percent: String, range: String, document: String, confirmed: bool } =>
        format!("below {range} by {by} ({percent} %; {document}{})", if *confirmed { "" } else { ", unconfirmed" }),
        format!("低于 {range}，相差 {by}（{percent} %；{document}{}）", if *confirmed { "" } else { "，未经核实" });
    /// In reports: where a value lies.
    AboveBound { by: String, percent: String, range: String, document: String, confirmed: bool } =>
        format!("above {range} by {by} ({percent} %; {document}{})", if *confirmed { "" } else { ", unconfirmed" }),
        format!("高于 {range}，超出 {by}（{percent} %；{document}{}）", if *confirmed { "" } else { "，未经核实" });
    /// In reports: a share of the upper physical bound.
    ShareOfMost { percent: String } =>
        format!("{percent} % of what is possible"),
        format!("为可能最大值的 {percent} %");
    /// In reports: the period is no whole year.
    PartOfAYear { days: i64 } =>
        format!("the period has {days} days: bounds of a year hold on one side only"),
        format!("期间共 {days} 天：全年界限仅单侧适用");
    /// In reports: no bound holds at the place in the year.
    NoBound =>
        "no bound is known for this place and year",
        "该地区和年份没有可用的界限";
    /// In reports: what an outcome is worth.
    AskDoNotDecide =>
        "A value outside a bound is a reason to ask, not a verdict.",
        "超出界限只是询问的理由，不是结论。";
}

bilingual! {
    /// Headings of plausibility.
    PlausibilityWord;
    /// Heading.
    Title: "Plausibility", "合理性";
    /// Label.
    Value: "value", "数值";
    /// Label.
    Bound: "bound", "界限";
    /// Label.
    Questions: "questions", "询问";
    /// State.
    Within: "within", "在界限之内";
    /// State.
    Below: "below", "低于界限";
    /// State.
    Above: "above", "高于界限";
    /// State.
    AskBelow: "below, unconfirmed: ask", "低于参考值，需询问";
    /// State.
    AskAbove: "above, unconfirmed: ask", "高于参考值，需询问";
    /// State.
    NoBound: "no bound", "无界限";
    /// State.
    CannotTell: "cannot tell", "无法判断";
}
