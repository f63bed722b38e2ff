//! What views need: energy, denominators, assertions.

use super::{DENOMINATOR, Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

/// Key of an activity.
pub(super) const GHGP: Key = key(
    "ghgp",
    Shape::Text,
    r#""3.14""#,
    "Scope or category of the GHG Protocol, where the mapping is to be overruled: 1, 2, 3, 3.1 to 3.15, or outside.",
    "《温室气体核算体系》的范围或类别，用以取代默认对应关系：1、2、3、3.1 至 3.15，或 outside。",
);

/// Key of an activity.
pub(super) const ENERGY_CARRIER: Key = key(
    "energy-carrier",
    Shape::Text,
    r#""natural-gas""#,
    "Energy carrier of GB/T 2589, where the factor does not tell it; none where the line is no energy.",
    "GB/T 2589 的能源品种，因子不能说明时写明；不属于能源时写 none。",
);

/// Key of an activity.
pub(super) const COAL_COEFFICIENT: Key = key(
    "coal-coefficient",
    Shape::Quantity,
    r#""1.2143 kgce/m3""#,
    "Coefficient of standard coal by calorific value, such as by the measured calorific value.",
    "折标准煤系数（当量值），如按实测低位发热量计算所得。",
);

/// Key of an activity.
pub(super) const COAL_FACTOR: Key = key(
    "coal-factor",
    Shape::FactorId,
    r#""cn/standard-coal/natural-gas@2020:gbt-2589-lower""#,
    "The row of the library that has the coefficient of standard coal.",
    "因子库中折标准煤系数所在的行。",
);

pub(super) const COAL_RATE: &[Key] = &[
    PERIOD,
    required(key("carrier", Shape::Text, r#""electricity""#, "Energy carrier of GB/T 2589.", "GB/T 2589 的能源品种。")),
    required(key(
        "value",
        Shape::Quantity,
        r#""0.3005 kgce/kWh""#,
        "Standard coal that was burned for a unit of it in that period (equivalent value).",
        "该期间生产单位该能源所消耗的标准煤（等价值）。",
    )),
    key("source", Shape::Citation, r#""annual statistics of the NEA""#, SOURCE_EN, SOURCE_ZH),
    NOTE,
];

const PERIOD: Key = key(
    "period",
    Shape::Reference("period"),
    r#""2023""#,
    "The period, by its id. The only period when there is one.",
    "所属报告期的标识；只有一个报告期时可省略。",
);

const NOTE: Key = key(
    "note",
    Shape::Text,
    r#""good castings only""#,
    "A remark, carried into the explanation.",
    "备注，随计算过程一并列出。",
);

pub(super) const DENOMINATORS: &[Key] = &[
    required(key("id", Shape::Id, r#""castings""#, "Identifier; the same in every period.", "标识，各报告期相同。")),
    PERIOD,
    required(key(
        "kind",
        Shape::Words(DENOMINATOR),
        r#""output""#,
        "What it measures: output, revenue, area, people or other.",
        "所度量的对象：output（产量）、revenue（营业收入）、area（面积）、people（人数）或 other（其他）。",
    )),
    required(key("amount", Shape::Quantity, r#""1250 t""#, "How much of it.", "数量。")),
    key(
        "price-basis",
        Shape::Text,
        r#""current prices, without VAT""#,
        "At which prices; needed for revenue.",
        "价格基准；kind 为 revenue 时必填。",
    ),
    NOTE,
    key("source", Shape::Citation, r#""esg-2024:310""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const ASSERT: &[Key] = &[
    required(key("id", Shape::Id, r#""meter-total""#, "Identifier.", "标识。")),
    required(key(
        "figure",
        Shape::Text,
        r#""inventory/2023/total""#,
        "Address of the figure that is held.",
        "所断言数值的地址。",
    )),
    key("equals", Shape::Quantity, r#""219614.43 tCO2e""#, "What it should be, as printed.", "应有的数值，按印刷值。"),
    key("at-most", Shape::Quantity, r#""220000 tCO2e""#, "What it should not exceed.", "不应超过的数值。"),
    key("at-least", Shape::Quantity, r#""200000 tCO2e""#, "What it should reach.", "至少应达到的数值。"),
    key("says", Shape::Text, r#""the table of the report adds up""#, "The assertion in words.", "断言的文字说明。"),
    key("source", Shape::Citation, r#""esg-2024:304""#, SOURCE_EN, SOURCE_ZH),
];
