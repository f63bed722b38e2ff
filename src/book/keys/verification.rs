//! What a verifier records: the engagement, findings of their own, and what should be plausible.

use super::claim::INPUT;
use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `level`: levels of assurance (ISO 14064-3:2019, 5.1).
pub const ASSURANCE: &[&str] = &["reasonable", "limited", "none-stated"];
/// Words of `kind` in a finding.
pub const RECORDED: &[&str] = &["misstatement", "nonconformity", "observation"];

const MATERIALITY: &[Key] = &[
    key("total", Shape::Quantity, r#""5 %""#, "Share of the total.", "占总计的比例。"),
    key("scope-1-2", Shape::Quantity, r#""5 %""#, "Share of categories 1 and 2.", "占类别1与类别2之和的比例。"),
    key("category", Shape::Quantity, r#""5 %""#, "Share of the figure's category.", "占该数值所属类别的比例。"),
];

const TOTALS: &[Key] = &[
    key("total", Shape::Quantity, r#""219614.43 tCO2e""#, "The total.", "总计。"),
    key("scope-1-2", Shape::Quantity, r#""25570.26 tCO2e""#, "Categories 1 and 2.", "类别1与类别2之和。"),
    key("category-1", Shape::Quantity, r#""6639.56 tCO2e""#, "Category 1.", "类别1。"),
    key("category-2", Shape::Quantity, r#""18930.70 tCO2e""#, "Category 2.", "类别2。"),
    key("category-3", Shape::Quantity, r#""792.93 tCO2e""#, "Category 3.", "类别3。"),
    key("category-4", Shape::Quantity, r#""193251.24 tCO2e""#, "Category 4.", "类别4。"),
    key("category-5", Shape::Quantity, r#""120 tCO2e""#, "Category 5.", "类别5。"),
    key("category-6", Shape::Quantity, r#""15 tCO2e""#, "Category 6.", "类别6。"),
];

pub(super) const VERIFICATION: &[Key] = &[
    key(
        "criteria",
        Shape::Text,
        r#""ISO 14064-1:2018""#,
        "What the statement is verified against.",
        "核查准则，即声明所依据的标准或方案。",
    ),
    key(
        "level",
        Shape::Words(ASSURANCE),
        r#""reasonable""#,
        "Level of assurance.",
        "保证等级：合理（reasonable）、有限（limited）或未说明（none-stated）。",
    ),
    key("date", Shape::Date, "2024-08-15", "Day of the verification.", "核查日期。"),
    key(
        "materiality",
        Shape::Table(MATERIALITY),
        r#"{ total = "5 %", scope-1-2 = "5 %", category = "5 %" }"#,
        "Thresholds of materiality as the verifier or the statement gives them; ISO 14064-3 fixes none.",
        "核查方或声明给出的实质性限值；ISO 14064-3 未规定数值。",
    ),
    key(
        "totals",
        Shape::Table(TOTALS),
        r#"{ total = "219614.43 tCO2e", scope-1-2 = "25570.26 tCO2e" }"#,
        "Totals to set differences against, where the book has no inventory to take them from.",
        "账簿没有清单时，用于比较差额的总量。",
    ),
    key(
        "evidence",
        Shape::Texts,
        r#"["meter readings of 2023", "gas bills"]"#,
        "What was looked at beside the printed figures.",
        "除公布数值以外所查看的证据。",
    ),
    key(
        "sampling",
        Shape::Text,
        r#""all bills of Category 1 and 2; 20 of 480 transports""#,
        "How was chosen what to look at.",
        "抽样方法。",
    ),
    key("source", Shape::Citation, r#""esg-2024:001:385""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const FINDING: &[Key] = &[
    required(key("id", Shape::Id, r#""headings""#, "Identifier.", "标识。")),
    required(key(
        "kind",
        Shape::Words(RECORDED),
        r#""misstatement""#,
        "A misstatement without an amount, a nonconformity with the criteria, or an observation.",
        "类型：无法量化的错报（misstatement）、不符合（nonconformity）或观察项（observation）。",
    )),
    required(key(
        "says",
        Shape::Text,
        r#""the ten column headings are not the six categories of the standard""#,
        "What was found.",
        "发现的内容。",
    )),
    key("clause", Shape::Text, r#""ISO 14064-1:2018, 5.2""#, "The requirement it is set against.", "所对照的条款。"),
    key("claim", Shape::Reference("claim"), r#""led""#, "The claim it is about.", "所涉及的声明。"),
    key("source", Shape::Citation, r#""esg-2024:001:364""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const PLAUSIBILITY: &[Key] = &[
    required(key("id", Shape::Id, r#""yield-kunshan""#, "Identifier.", "标识。")),
    required(key(
        "of",
        Shape::Text,
        r#""pv/specific-yield""#,
        "The kind of quantity, by its id in rules/plausibility/.",
        "数量类型，即 rules/plausibility/ 中的标识。",
    )),
    required(key(
        "value",
        Shape::Expression,
        r#""generated / capacity""#,
        "The quantity, as an expression.",
        "该数量的算式。",
    )),
    key("says", Shape::Text, r#""PV of the Kunshan plant""#, "The words of the document.", "文件原文。"),
    key(
        "facility",
        Shape::Reference("facility"),
        r#""plant""#,
        "The site, for bounds that hold for a region.",
        "所属设施，用于选择地区界限。",
    ),
    key("period", Shape::Reference("period"), r#""2023""#, "The period it is of.", "所属报告期。"),
    key(
        "given",
        Shape::Quantities(INPUT),
        r#"{ generated = "1279346.7 kWh", capacity = "1996.13 kW" }"#,
        "Inputs that only this entry has.",
        "仅用于该条目的输入。",
    ),
    key("source", Shape::Citation, r#""esg-2024:1729""#, SOURCE_EN, SOURCE_ZH),
];
