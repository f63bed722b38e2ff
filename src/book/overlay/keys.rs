//! The sections and keys of a file of factors: the same that `emission_factors/README.md` describes and
//! `factor/format.rs` reads, with what there is to say to somebody who writes one.

use super::super::keys::{GWP, Key, Section, Shape, key, required, section};

/// Every section of a file of factors.
pub(in crate::book) static SECTIONS: &[Section] = &[
    section("source", false, "The document that the rows are taken from.", "各行所依据的文件。", SOURCE),
    section("factor", true, "A value.", "一个数值。", FACTOR),
    section("fuel", true, "A recipe for a fuel.", "燃料的组成参数。", FUEL),
    section("blend", true, "A recipe for a refrigerant.", "制冷剂的组成。", BLEND),
];

/// Words of `standing`.
const STANDING: &[&str] = &["official", "estimate", "practice"];
/// Words of `basis`.
const BASIS: &[&str] = &["net", "gross"];
/// Words of `grade`.
const GRADE: &[&str] = &["A", "B"];
/// Words of `kind`.
pub(super) const KIND: &[&str] = &[
    "average",
    "ets",
    "residual",
    "fossil-only",
    "operating-margin",
    "build-margin",
    "margin-weight",
    "life-cycle",
    "supplier",
    "academic",
    "heat",
    "net-calorific-value",
    "carbon-content",
    "oxidation-rate",
    "density",
    "combustion",
    "gwp",
    "conversion",
    "primary-equivalent",
    "target",
    "definition",
    "standard-coal-emission",
    "enthalpy",
    "leak-rate",
    "mass-balance",
    "methane-capacity",
    "methane-correction",
    "waste-water",
    "process",
    "material",
    "transport",
    "equipment-grade",
];

const SOURCE: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""power-contract-2024""#,
        "Name of the document in the library: lower-case words joined by hyphens.",
        "文件在因子库中的标识：小写单词，以连字符相连。",
    )),
    required(key("title", Shape::Text, r#""Power supply contract 2024""#, "Title, as printed.", "标题，与原文一致。")),
    required(key("publisher", Shape::Text, r#""Example Power""#, "Who published it.", "发布者。")),
    key("document", Shape::Text, r#""No. 12""#, "Its number.", "文号。"),
    key("published", Shape::Text, r#""2024-03""#, "Year, month or day of publication.", "发布的年份、月份或日期。"),
    required(key(
        "licence",
        Shape::Text,
        r#""internal use only""#,
        "Licence, or the terms of use as far as they are known.",
        "许可，或已知的使用条件。",
    )),
    key(
        "standing",
        Shape::Words(STANDING),
        r#""estimate""#,
        "Weight of the document; official when not given.",
        "文件的效力；缺省为 official（官方）。",
    ),
    key("note", Shape::Text, r#""annual value""#, "What a user must know of every value.", "使用者须知。"),
];

const NAME: &[Key] = &[
    required(key("zh", Shape::Text, r#""绿色电力""#, "Name in Chinese.", "中文名称。")),
    required(key("en", Shape::Text, r#""Green power""#, "Name in English.", "英文名称。")),
];

const FAMILY: Key = required(key(
    "family",
    Shape::Text,
    r#""own/power/plant-1""#,
    "What the value is of: lower-case segments joined by `/`.",
    "数值所指的对象：以“/”相连的小写各段。",
));
const EDITION: Key = required(key(
    "edition",
    Shape::Text,
    r#""2024""#,
    "Year of the data; `undated` where they have none.",
    "数据年份；没有年份时写 undated。",
));
const NAMED: Key = required(key(
    "name",
    Shape::Table(NAME),
    r#"{ zh = "绿色电力", en = "Green power" }"#,
    "What it is, in Chinese and English.",
    "中英文名称。",
));
const LOCATOR: Key = required(key("locator", Shape::Text, r#""p. 3""#, "Table, page or clause.", "表、页或条款。"));
const GRADED: Key = required(key(
    "grade",
    Shape::Words(GRADE),
    r#""B""#,
    "A: two independent transcriptions agree on the number; B: one was made. A value without a document has no grade.",
    "A：两次独立转录的数值一致；B：转录一次。没有文件依据的数值不予收录。",
));
const NOTE: Key = key("note", Shape::Text, r#""annual value""#, "What a user must know.", "使用者须知。");
const SUBSTANCE: Key =
    key("substance", Shape::Text, r#""diesel""#, "What the mass or volume consists of.", "质量或体积所指的物质。");
const BIOGENIC: Key = key("biogenic", Shape::Flag, "true", "Whether it is CO2 of biomass.", "是否为生物质的二氧化碳。");

const FACTOR: &[Key] = &[
    FAMILY,
    EDITION,
    NAMED,
    required(key(
        "value",
        Shape::Quantity,
        r#""0.35 kgCO2/kWh""#,
        "Number as printed, then unit.",
        "原文的数值及单位。",
    )),
    key("range", Shape::Range, r#""0.3..0.4 kgCO2/kWh""#, "Bounds that the source publishes.", "来源公布的范围。"),
    key(
        "region",
        Shape::Region,
        r#""CN-JS""#,
        "Region it holds for; everywhere when not given.",
        "适用地区；缺省为各地。",
    ),
    key(
        "data-year",
        Shape::Text,
        r#""2021-2023""#,
        "Years of the data, if not the edition's.",
        "数据年份（与版本不同时）。",
    ),
    key("valid-from", Shape::Text, r#""2024-01-01""#, "First day of its use.", "适用起始日。"),
    key("valid-to", Shape::Text, r#""2024-12-31""#, "Last day of its use.", "适用截止日。"),
    required(key("kind", Shape::Words(KIND), r#""supplier""#, "What kind of value it is.", "数值的种类。")),
    key("gwp", Shape::Words(GWP), r#""AR6""#, "Potentials behind a value in CO2e.", "二氧化碳当量所用的全球变暖潜势。"),
    SUBSTANCE,
    key("basis", Shape::Words(BASIS), r#""net""#, "Net or gross calorific value.", "低位或高位发热量。"),
    BIOGENIC,
    LOCATOR,
    GRADED,
    NOTE,
    key("replaces", Shape::FactorId, r#""own/power/plant-1@2023""#, "The row it corrects.", "本行所更正的行。"),
    key("draft", Shape::Flag, "true", "Whether it was never in force.", "是否从未生效。"),
];

const fn part(name: &'static str, example: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::FactorId, example, en, zh)
}

const FUEL: &[Key] = &[
    FAMILY,
    EDITION,
    NAMED,
    required(SUBSTANCE),
    required(part("net-calorific-value", r#""own/coal/ncv@2024""#, "Row with its energy content.", "热值所在的行。")),
    required(part("carbon-content", r#""own/coal/carbon@2024""#, "Row with its carbon.", "含碳量所在的行。")),
    required(part(
        "oxidation-rate",
        r#""own/coal/oxidation@2024""#,
        "Row with the share oxidised.",
        "氧化率所在的行。",
    )),
    part("methane", r#""own/coal/methane@2024""#, "Row with its CH4.", "甲烷排放因子所在的行。"),
    part("nitrous-oxide", r#""own/coal/nitrous-oxide@2024""#, "Row with its N2O.", "氧化亚氮排放因子所在的行。"),
    BIOGENIC,
    NOTE,
];

const COMPONENT: &[Key] = &[
    required(key("gas", Shape::Text, r#""HFC-32""#, "The gas.", "气体。")),
    required(key("share", Shape::Quantity, r#""50 %""#, "Its share by mass.", "质量份额。")),
    key("tolerance", Shape::Text, r#""+0.5/-1.5""#, "Within what the share may vary.", "份额的允许偏差。"),
];

const BLEND: &[Key] = &[
    FAMILY,
    EDITION,
    NAMED,
    required(SUBSTANCE),
    required(key(
        "components",
        Shape::Tables(COMPONENT),
        r#"[{ gas = "HFC-32", share = "50 %" }, { gas = "HFC-125", share = "50 %" }]"#,
        "Its gases by mass.",
        "各气体的质量份额。",
    )),
    LOCATOR,
    GRADED,
    NOTE,
];
