//! Energy balances, contractual instruments, cogeneration.

use super::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Words of `market-fallback`.
pub const FALLBACK: &[&str] = &["residual", "location"];
/// Words of `method` of a cogeneration plant.
pub const METHOD: &[&str] = &["efficiency", "energy-content", "work"];
/// Words of `not-occurring`: the terms of a balance.
pub const TERMS: &[&str] =
    &["imported", "generated", "exported", "consumed", "losses", "stored-in", "stored-out", "opening", "closing"];

const FACILITY_EN: &str = "The facility, by its id.";
const FACILITY_ZH: &str = "所属设施的标识。";
const PERIOD_EN: &str = "The period, by its id. The only period when there is one.";
const PERIOD_ZH: &str = "所属报告期的标识；只有一个报告期时可省略。";
const NOTE_EN: &str = "A remark, carried into the explanation.";
const NOTE_ZH: &str = "备注，随计算过程一并列出。";

const fn term(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""2600 MWh""#, en, zh)
}

pub(super) const BALANCE: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""plant-power""#,
        "Identifier; the address of each term is balance/ID/TERM.",
        "标识；各项的地址为 balance/标识/项。",
    )),
    key("facility", Shape::Reference("facility"), r#""plant""#, FACILITY_EN, FACILITY_ZH),
    key("period", Shape::Reference("period"), r#""2023""#, PERIOD_EN, PERIOD_ZH),
    required(key(
        "carrier",
        Shape::Text,
        r#""electricity""#,
        "What is balanced: electricity, heat, steam, or the name of a fuel.",
        "平衡的对象：electricity（电力）、heat（热力）、steam（蒸汽），或燃料名称。",
    )),
    term("imported", "Bought, or brought in from outside.", "外购或外部输入。"),
    term("generated", "Generated on the site; not for fuels.", "自产；燃料不适用。"),
    term("exported", "Sold, or handed on.", "外售或外送。"),
    term("consumed", "Used on the site, the plant's own use included.", "现场消费量，含厂用电。"),
    term("station-service", "The plant's own use, part of what is consumed.", "厂用电，是消费量的一部分。"),
    term("losses", "Lost in lines, pipes or storage.", "线路、管道或储存损失。"),
    term("stored-in", "Put into storage; not for fuels.", "储能充入；燃料不适用。"),
    term("stored-out", "Taken out of storage; not for fuels.", "储能放出；燃料不适用。"),
    term("opening", "In stock when the period began; for fuels.", "期初库存；仅用于燃料。"),
    term("closing", "In stock when the period ended; for fuels.", "期末库存；仅用于燃料。"),
    key(
        "not-occurring",
        Shape::Texts,
        r#"["stored-in", "stored-out"]"#,
        "Terms that do not occur; what is only left out is not taken for zero.",
        "不发生的项；仅仅未写明的项不视为零。",
    ),
    key("source", Shape::Citation, r#""electricity ledger 2023""#, SOURCE_EN, SOURCE_ZH),
    key("note", Shape::Text, r#""meters at 10 kV""#, NOTE_EN, NOTE_ZH),
];

pub(super) const INSTRUMENT: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""gec-2023""#,
        "Identifier; addresses are instrument/ID/amount, instrument/ID/used and instrument/ID/emissions.",
        "标识；地址为 instrument/标识/amount、instrument/标识/used 和 instrument/标识/emissions。",
    )),
    key("facility", Shape::Reference("facility"), r#""plant""#, FACILITY_EN, FACILITY_ZH),
    key("period", Shape::Reference("period"), r#""2023""#, PERIOD_EN, PERIOD_ZH),
    required(key(
        "kind",
        Shape::Text,
        r#""gec""#,
        "What it is: gec (green electricity certificate of China), i-rec, ppa (power purchase agreement), supplier (a supplier's product), or another word.",
        "类型：gec（绿色电力证书）、i-rec（国际可再生能源证书）、ppa（购电协议）、supplier（供应商产品），或其他文字。",
    )),
    required(key("amount", Shape::Quantity, r#""500 MWh""#, "Electricity, as bought.", "购入的电量。")),
    required(key(
        "factor",
        Shape::Text,
        r#""0 kgCO2/kWh""#,
        "Its emissions by energy: a quantity, or a factor id.",
        "单位电量的排放：数量，或因子标识。",
    )),
    key("generator", Shape::Text, r#""Zhangbei wind farm""#, "The generator it comes from.", "发电设施。"),
    key("registry", Shape::Text, r#""GEC platform""#, "Where it is tracked.", "登记或追踪系统。"),
    key("cancelled", Shape::Date, "2024-01-15", "The day on which it was cancelled.", "注销日期。"),
    key("vintage-from", Shape::Date, "2023-01-01", "First day of its generation.", "电量生产的起始日。"),
    key("vintage-to", Shape::Date, "2023-12-31", "Last day of its generation.", "电量生产的截止日。"),
    key("region", Shape::Region, r#""CN-HE""#, "ISO 3166 code of where it was generated.", "发电地的 ISO 3166 代码。"),
    key("exclusive", Shape::Flag, "true", "Whether nobody else claims the same energy.", "同一电量是否没有他人主张。"),
    key("source", Shape::Citation, r#""certificate no. 1234""#, SOURCE_EN, SOURCE_ZH),
    key("note", Shape::Text, r#""bought in May""#, NOTE_EN, NOTE_ZH),
];

pub(super) const CHP: &[Key] = &[
    required(key("id", Shape::Id, r#""chp-1""#, "Identifier; addresses are chp/ID/….", "标识；地址为 chp/标识/…。")),
    required(key(
        "activities",
        Shape::Texts,
        r#"["melting-gas"]"#,
        "Activities whose emissions are shared out, by their ids.",
        "其排放需要分摊的活动的标识。",
    )),
    required(key("heat", Shape::Quantity, r#""80000 GJ""#, "Heat given.", "供热量。")),
    required(key("power", Shape::Quantity, r#""9000 MWh""#, "Power given.", "供电量。")),
    required(key(
        "method",
        Shape::Words(METHOD),
        r#""efficiency""#,
        "How emissions are shared: efficiency, energy-content, or work. The methods of the GHG Protocol guide of 2006.",
        "分摊方法：efficiency（效率法）、energy-content（能量法）或 work（做功能力法），即温室气体核算体系2006年指南的方法。",
    )),
    key(
        "heat-efficiency",
        Shape::Quantity,
        r#""85 %""#,
        "Reference efficiency of making heat alone; for the method efficiency.",
        "单独供热的参考效率；用于效率法。",
    ),
    key(
        "power-efficiency",
        Shape::Quantity,
        r#""40 %""#,
        "Reference efficiency of making power alone; for the method efficiency.",
        "单独供电的参考效率；用于效率法。",
    ),
    key(
        "heat-temperature",
        Shape::Quantity,
        r#""120 °C""#,
        "Temperature at which heat is delivered; for the method work.",
        "供热温度；用于做功能力法。",
    ),
    key(
        "ambient-temperature",
        Shape::Quantity,
        r#""15 °C""#,
        "Temperature of the surroundings; for the method work.",
        "环境温度；用于做功能力法。",
    ),
    key("source", Shape::Citation, r#""plant statistics 2023""#, SOURCE_EN, SOURCE_ZH),
    key("note", Shape::Text, r#""unit 1""#, NOTE_EN, NOTE_ZH),
];
