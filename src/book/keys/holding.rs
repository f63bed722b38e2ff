//! Holdings of a portfolio: scores of companies and what they are weighed by.

use super::{Key, Shape, key, required};

/// Words of `time-frame`.
pub const TIME_FRAME: &[&str] = &["short", "mid", "long"];

const fn score(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""2.61""#, en, zh)
}

const fn money(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""10000000 USD""#, en, zh)
}

pub(super) const HOLDING: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""company-a""#,
        "Identifier; the address is holding/ID.",
        "标识，其地址为 holding/标识。",
    )),
    key("name", Shape::Text, r#""Example Castings""#, "What the company is called.", "企业名称。"),
    key(
        "time-frame",
        Shape::Words(TIME_FRAME),
        r#""mid""#,
        "The time frame that the scores are of; holdings of one time frame are added up together.",
        "评分所属的时间跨度；同一时间跨度的持仓一并汇总。",
    ),
    score("score-1-2", "Temperature score of scope 1 and 2, in °C.", "范围一与范围二的温度评分，°C。"),
    score("score-3", "Temperature score of scope 3, in °C.", "范围三的温度评分，°C。"),
    score(
        "score",
        "Temperature score of scope 1 to 3, in °C. From the two others by emissions when not given.",
        "范围一至三的温度评分，°C；缺省时由前两项按排放量得出。",
    ),
    key(
        "target-1-2",
        Shape::Reference("target"),
        r#""scope-1-2""#,
        "A target of the book whose score is that of scope 1 and 2.",
        "账簿中的目标，以其评分作为范围一与范围二的评分。",
    ),
    key(
        "target-3",
        Shape::Reference("target"),
        r#""scope-3""#,
        "A target of the book whose score is that of scope 3.",
        "账簿中的目标，以其评分作为范围三的评分。",
    ),
    key("emissions-1-2", Shape::Quantity, r#""12500 tCO2e""#, "Emissions of scope 1 and 2.", "范围一与范围二排放量。"),
    key("emissions-3", Shape::Quantity, r#""48000 tCO2e""#, "Emissions of scope 3.", "范围三排放量。"),
    required(money("investment", "What is invested in the company.", "对该企业的投资额。")),
    money("market", "Market capitalisation.", "市值。"),
    money("enterprise", "Enterprise value.", "企业价值。"),
    money("cash", "Cash and equivalents.", "现金及等价物。"),
    money("assets", "Total assets.", "总资产。"),
    money("revenue", "Revenue.", "营业收入。"),
];
