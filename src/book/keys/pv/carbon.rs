//! What a plant's electricity displaces.

use crate::book::keys::{Key, Shape, key, required};

pub(super) const CARBON: &[Key] = &[
    key(
        "factors",
        Shape::Texts,
        r#"["cn/grid/average/east@2012", "cn/grid"]"#,
        "Average factors; each gives its own avoided emissions, side by side.",
        "平均因子；各自给出一个避免排放量，并列显示。",
    ),
    key(
        "margin",
        Shape::Table(MARGIN),
        r#"{ operating = "cn/grid/operating-margin/east@2019", build = "cn/grid/build-margin/east@2019" }"#,
        "The combined margin, beside them.",
        "组合边际因子，与其并列。",
    ),
    key(
        "residual",
        Shape::FactorId,
        r#""cn/grid/residual""#,
        "Residual factor of market-based figures: for electricity whose certificates were sold.",
        "基于市场的剩余因子，用于证书已售出的电量。",
    ),
    key(
        "load",
        Shape::Quantity,
        r#""50000 MWh""#,
        "Electricity that the site uses in a year, own use included.",
        "现场年用电量（含自用光伏）。",
    ),
    key(
        "lifecycle",
        Shape::Quantity,
        r#""43 gCO2e/kWh""#,
        "Emissions of the plant over its life for each unit of electricity, as a memo.",
        "电站全生命周期的单位发电排放，仅作备注。",
    ),
];

const MARGIN: &[Key] = &[
    required(key(
        "operating",
        Shape::FactorId,
        r#""cn/grid/operating-margin/east@2019""#,
        "Operating margin, with its edition.",
        "电量边际因子，须写明版本。",
    )),
    required(key(
        "build",
        Shape::FactorId,
        r#""cn/grid/build-margin/east@2019""#,
        "Build margin, with its edition.",
        "容量边际因子，须写明版本。",
    )),
    key(
        "weights",
        Shape::Text,
        r#""tool07""#,
        "A standard of rules/pv/carbon.toml, by its id or the end of it; TOOL07 when not given.",
        "rules/pv/carbon.toml 中的标准（可只写末段）；缺省为 TOOL07。",
    ),
    key(
        "technology",
        Shape::Text,
        r#""solar""#,
        "What generates, for the weights: solar (the default), wind, hydro, geothermal, ocean, other.",
        "发电技术（决定权重）：solar（缺省）、wind、hydro、geothermal、ocean、other。",
    ),
    key(
        "operating-weight",
        Shape::Quantity,
        r#""75 %""#,
        "Weight of the operating margin, in place of that of the standard.",
        "电量边际因子的权重，代替标准给定的权重。",
    ),
    key(
        "build-weight",
        Shape::Quantity,
        r#""25 %""#,
        "Weight of the build margin; both add up to 1.",
        "容量边际因子的权重；两者之和为 1。",
    ),
    key(
        "emissions",
        Shape::Quantity,
        r#""12.5 tCO2e""#,
        "Emissions of the project itself in a year.",
        "项目自身的年排放量。",
    ),
    key("crediting-period", Shape::Quantity, "1", "First, second or third crediting period.", "第几个计入期。"),
];
