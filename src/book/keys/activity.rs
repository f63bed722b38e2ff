//! Activity data, and what is not there.

use super::claim::INPUT;
use super::{DATA, Key, NOTATION, SOURCE_EN, SOURCE_ZH, Shape, key, required};

pub(super) const ACTIVITY: &[Key] = &[
    required(key(
        "id",
        Shape::Id,
        r#""melting-gas""#,
        "Identifier; the address of the figure.",
        "标识，即数值的地址。",
    )),
    key("facility", Shape::Reference("facility"), r#""plant""#, "The facility, by its id.", "所属设施的标识。"),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period, by its id. The only period when there is one.",
        "所属报告期的标识；只有一个报告期时可省略。",
    ),
    required(key(
        "category",
        Shape::Category,
        r#""1.1""#,
        "Category or subcategory of ISO 14064-1.",
        "ISO 14064-1 的类别或子类别。",
    )),
    key(
        "emissions",
        Shape::Quantity,
        r#""6639.56 tCO2e""#,
        "Emissions, as measured or as published.",
        "实测或已公布的排放量。",
    ),
    key(
        "amount",
        Shape::Quantity,
        r#""265.04 万Nm3""#,
        "Activity data, as measured or as published.",
        "实测或已公布的活动数据。",
    ),
    key(
        "formula",
        Shape::Expression,
        r#""freight * distance""#,
        "How the amount is computed, instead of `amount`. Without a factor it gives emissions.",
        "数量的计算公式，代替 amount；不带因子时，其结果即为排放量。",
    ),
    key(
        "given",
        Shape::Quantities(INPUT),
        r#"{ freight = "120 t", distance = "350 km" }"#,
        "Inputs of the formula: a name and a quantity each.",
        "公式的输入：名称及其数量。",
    ),
    key(
        "factor",
        Shape::FactorId,
        r#""cn/fuel/natural-gas""#,
        "The factor: a family, with or without an edition.",
        "排放因子：因子族，可带版本。",
    ),
    key(
        "substance",
        Shape::Text,
        r#""diesel""#,
        "What the amount consists of; checked against the factor.",
        "该数量所指的物质，与因子核对。",
    ),
    key(
        "density",
        Shape::Table(DENSITY),
        r#"{ value = "0.84 kg/L" }"#,
        "Density, where the amount is a volume and the factor counts mass.",
        "密度：数量为体积而因子按质量计时需要。",
    ),
    super::view::GHGP,
    super::view::ENERGY_CARRIER,
    super::view::COAL_COEFFICIENT,
    super::view::COAL_FACTOR,
    key(
        "uncertainty",
        Shape::Uncertainty,
        r#""±2.5 % (95 %, normal)""#,
        "Uncertainty of the amount or of the stated emissions.",
        "活动数据或所列排放量的不确定性。",
    ),
    key(
        "biogenic",
        Shape::Flag,
        "true",
        "Whether the emissions are of biomass: their CO2 then stands apart. Factors of biomass say so themselves.",
        "排放是否来自生物质；若是，其 CO2 单独列出。生物质因子自带此标记。",
    ),
    key(
        "data",
        Shape::Words(DATA),
        r#""measured""#,
        "What kind of data it is: measured, invoiced, estimated or secondary.",
        "数据类别：measured（实测）、invoiced（票据）、estimated（估算）或 secondary（次级数据）。",
    ),
    key(
        "method",
        Shape::Text,
        r#""fuel by heat content, GB/T 32151""#,
        "The quantification method, and where it comes from.",
        "量化方法及其出处。",
    ),
    key(
        "evidence",
        Shape::Text,
        r#""invoices 2023-01 to 2023-12, binder 4""#,
        "The records that let somebody repeat the figure.",
        "可据以复核该数值的记录。",
    ),
    key("source", Shape::Citation, r#""gas bills 2023""#, SOURCE_EN, SOURCE_ZH),
    key(
        "assumption",
        Shape::Text,
        r#""all of it was imported""#,
        "What is assumed where the data leave it open; listed with the result.",
        "数据未说明之处所作的假设，随结果一并列出。",
    ),
    key(
        "note",
        Shape::Text,
        r#""meter replaced in May""#,
        "A remark, carried into the explanation.",
        "备注，随计算过程一并列出。",
    ),
];

pub(super) const DENSITY: &[Key] = &[
    required(key("value", Shape::Quantity, r#""0.84 kg/L""#, "The density used.", "采用的密度。")),
    key("range", Shape::Range, r#""0.81..0.845 kg/L""#, "The range it may lie in.", "可能的取值范围。"),
    key("reason", Shape::Text, r#""middle of the range of GB 19147""#, "Why this value.", "采用该值的理由。"),
    key("source", Shape::Citation, r#""GB 19147-2016""#, SOURCE_EN, SOURCE_ZH),
];

pub(super) const GAP: &[Key] = &[
    required(key(
        "category",
        Shape::Category,
        r#""3""#,
        "Category or subcategory of ISO 14064-1.",
        "ISO 14064-1 的类别或子类别。",
    )),
    key(
        "period",
        Shape::Reference("period"),
        r#""2023""#,
        "The period, by its id. The only period when there is one.",
        "所属报告期的标识；只有一个报告期时可省略。",
    ),
    required(key(
        "key",
        Shape::Words(NOTATION),
        r#""NE""#,
        "UNFCCC notation key: NE not estimated, NO not occurring, NA not applicable, IE included elsewhere, C confidential; or not-stated.",
        "UNFCCC 标注符号：NE 未估算，NO 未发生，NA 不适用，IE 已列入他处，C 保密；或 not-stated（未说明）。",
    )),
    key("reason", Shape::Text, r#""no data from carriers""#, "Why there is no figure.", "没有数值的原因。"),
    key("source", Shape::Citation, r#""esg-2024:304""#, SOURCE_EN, SOURCE_ZH),
];
