//! What changes a base year afterwards, and from which size on it is recalculated.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `kind`.
pub const KIND: &[&str] =
    &["acquisition", "divestment", "outsourcing", "insourcing", "method", "factor", "error", "organic-growth"];
/// Words of `cumulation`.
pub const CUMULATION: &[&str] = &["net", "gross"];

const EFFECT: &[Key] = &[
    required(key("scope", Shape::Text, r#""3""#, "Scope of the GHG Protocol.", "范围（温室气体核算体系）。")),
    required(key(
        "value",
        Shape::Quantity,
        r#""700 tCO2e""#,
        "What it adds to the base year in this scope; below zero for less.",
        "对基准年该范围的增减；减少为负。",
    )),
];

pub(super) const BASE_EVENT: &[Key] = &[
    required(key("id", Shape::Id, r#""plant-b""#, "Identifier.", "标识。")),
    required(key(
        "kind",
        Shape::Words(KIND),
        r#""acquisition""#,
        "What kind of event it is. Organic growth or decline never changes a base year.",
        "事件的类型；有机增长或衰减从不改变基准年。",
    )),
    key(
        "effect",
        Shape::Quantity,
        r#""600 tCO2e""#,
        "What it adds to the base year; below zero for less. In per cent it is a share of the base value.",
        "对基准年的增减，减少为负；写作百分比时为占基准值的比例。",
    ),
    key(
        "by-scope",
        Shape::Tables(EFFECT),
        r#"[{ scope = "1", value = "-700 tCO2e" }, { scope = "3", value = "700 tCO2e" }]"#,
        "The same scope by scope, in place of `effect`: a target counts those that it holds.",
        "按范围写明的增减，代替 effect；目标只计入其所含的范围。",
    ),
    key(
        "targets",
        Shape::Texts,
        r#"["scope-1-2"]"#,
        "The targets it concerns. Without them, all with this base year whose base value has a unit like it.",
        "所涉目标；缺省为基准年相同且单位相容的全部目标。",
    ),
    key(
        "base-year",
        Shape::Quantity,
        "2023",
        "The base year it concerns; every base year when not given.",
        "所涉基准年；缺省为任一基准年。",
    ),
    key("when", Shape::Date, "2025-07-01", "The day it took effect.", "生效日期。"),
    key(
        "actuals-recalculated",
        Shape::Flag,
        "true",
        "The actual figures of years before an acquisition, divestment, outsourcing or insourcing were recalculated for it too, and stand on one footing with the base year. Without it they are not held against the new base year.",
        "收购、剥离、外包或收回自营生效前各年的实际值也已相应重算，与基准年口径一致；缺省时不与重算后的基准年比较。",
    ),
    key("says", Shape::Text, r#""plant B joins the group""#, "What happened.", "事由。"),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""report 2025:31""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const RECALCULATION: &[Key] = &[
    key(
        "threshold",
        Shape::Quantity,
        r#""5 %""#,
        "Part of the base value from which on a base year is recalculated, itself included. 5 % when not given (SBTi Corporate Near-term Criteria, C26).",
        "触发重算的基准值比例（含本数）；缺省为5 %（SBTi 近期标准 C26）。",
    ),
    key(
        "cumulation",
        Shape::Words(CUMULATION),
        r#""net""#,
        "How several events add up for the test: with their signs (not given), or by their sizes.",
        "多个事件合并检验的方式：按净额（缺省）或按绝对值之和。",
    ),
];
