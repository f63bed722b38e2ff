//! Energy performance indicators, their baselines, and what they are held against.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `level`: what kind of value a benchmark is.
pub const LEVEL: &[&str] = &["limit", "access", "advanced", "grade-1", "grade-2", "grade-3", "other"];
/// Words of `better`.
pub const BETTER: &[&str] = &["lower", "higher"];

const ENERGY: Key = required(key(
    "energy",
    Shape::Expression,
    r#""8200 MWh""#,
    "The energy, a quantity or figures of the book.",
    "能源消耗量，可写数量或引用账簿中的数值。",
));

const VARIABLE: Key = required(key(
    "variable",
    Shape::Expression,
    r#""16500 t""#,
    "The relevant variable: what the energy is for.",
    "相关变量，如产量。",
));

const NORMALISATION: &[Key] = &[
    required(key("ratio", Shape::Quantity, r#""1.03""#, "The baseline is multiplied by it.", "能源基准乘以该比例。")),
    required(key("says", Shape::Text, r#""more thin-walled castings""#, "Why.", "理由。")),
    key("source", Shape::Citation, r#""energy review 2023""#, SOURCE_EN, SOURCE_ZH),
];

const BASELINE: &[Key] = &[
    key("period", Shape::Reference("period"), r#""2021""#, "The period of the baseline.", "基准期。"),
    ENERGY,
    VARIABLE,
    key(
        "normalisation",
        Shape::Table(NORMALISATION),
        r#"{ ratio = "1.03", says = "more thin-walled castings" }"#,
        "What brings the baseline to the conditions of the reporting period.",
        "将能源基准调整到报告期条件的归一化。",
    ),
    key("source", Shape::Citation, r#""energy review 2021""#, SOURCE_EN, SOURCE_ZH),
];

const BENCHMARK: &[Key] = &[
    required(key(
        "level",
        Shape::Words(LEVEL),
        r#""advanced""#,
        "What kind of value: limit, access (new plants), advanced, an efficiency grade, or another.",
        "对标值类型：limit（限定值）、access（准入值）、advanced（先进值）、grade-1 至 grade-3（能效等级）或 other（其他）。",
    )),
    key("name", Shape::Text, r#""best plant of the group""#, "What it is called.", "名称。"),
    required(key("value", Shape::Quantity, r#""480 kWh/t""#, "The value.", "对标值。")),
    required(key("source", Shape::Citation, r#""provincial quota standard, table 2""#, SOURCE_EN, SOURCE_ZH)),
];

pub(super) const ENPI: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""castings""#,
        "Identifier; the address is enpi/ID.",
        "标识，其地址为 enpi/标识。",
    )),
    key("name", Shape::Text, r#""electricity for a tonne of castings""#, "What it is called.", "名称。"),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The site.", "所属设施。"),
    key("period", Shape::Reference("period"), r#""2023""#, "The reporting period.", "报告期。"),
    ENERGY,
    VARIABLE,
    key(
        "unit",
        Shape::Text,
        r#""kWh/t""#,
        "Unit of the indicator. That of energy over variable when not given.",
        "指标单位；缺省为能源消耗量与相关变量的单位之比。",
    ),
    key(
        "better",
        Shape::Words(BETTER),
        r#""lower""#,
        "Which way is better; lower when not given.",
        "数值低为优（lower，缺省）或高为优（higher）。",
    ),
    key(
        "baseline",
        Shape::Table(BASELINE),
        r#"{ period = "2021", energy = "8000 MWh", variable = "15000 t" }"#,
        "The energy baseline (EnB).",
        "能源基准（EnB）。",
    ),
    key(
        "benchmark",
        Shape::Tables(BENCHMARK),
        r#"[{ level = "advanced", value = "480 kWh/t", source = "provincial quota standard, table 2" }]"#,
        "Values that the indicator is held against.",
        "能效对标的参照值。",
    ),
    key("boundary", Shape::Text, r#""melting shop""#, "What is inside.", "统计边界。"),
    key("made-up", Shape::Flag, "true", "It is made up to show a calculation.", "为演示计算而虚拟。"),
    key("source", Shape::Citation, r#""energy ledger 2023""#, SOURCE_EN, SOURCE_ZH),
];
