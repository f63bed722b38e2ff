//! The life of a plant: degradation, money, what is replaced.

use super::DEGRADES;
use crate::book::keys::{Key, Shape, key, required};

pub(super) const LIFETIME: &[Key] = &[
    key("years", Shape::Quantity, r#""25 年""#, "Years; 25 when not given.", "年限；缺省为 25 年。"),
    key(
        "first-year",
        Shape::Quantity,
        r#""2100 MWh""#,
        "Energy of the first year before losses; what is modelled or generated when not given.",
        "首年发电量（衰减前）；缺省取模型或实际值。",
    ),
    key("first-year-loss", Shape::Quantity, r#""2 %""#, "Loss of the first year (light-induced).", "首年衰减。"),
    key("degradation", Shape::Quantity, r#""0.5 %""#, "Loss of each year after.", "此后逐年衰减。"),
    key(
        "compound",
        Shape::Flag,
        "true",
        "Whether it is taken of the year before rather than of the first.",
        "是否按上年递减（否则按首年线性递减）。",
    ),
    key(
        "losses",
        Shape::Texts,
        r#"["0.5 %", "1 %", "1.5 %"]"#,
        "What each year has lost from new, year 1 first, in place of `degradation`: one value for each year.",
        "各年相对新组件的损失（自第 1 年起，每年一个值），代替 degradation。",
    ),
    key(
        "degrades",
        Shape::Words(DEGRADES),
        r#""dc""#,
        "What is lost: energy (the default), or dc, which the model brings through the inverter year by year.",
        "衰减的对象：energy（电量，缺省）或 dc（直流功率，由模型逐年经逆变器计算）。",
    ),
    key(
        "embodied",
        Shape::Quantity,
        r#""800 kgCO2e/kW""#,
        "Emissions of making the plant, for each kW DC.",
        "每千瓦（直流）的隐含排放。",
    ),
    key("capex", Shape::Quantity, r#""700 万元""#, "Investment.", "投资。"),
    key("opex", Shape::Quantity, r#""8 万元""#, "Cost of operation in a year.", "年运行费用。"),
    key("discount-rate", Shape::Quantity, r#""6 %""#, "Discount rate of a year.", "年折现率。"),
    key(
        "own-use-share",
        Shape::Quantity,
        r#""80 %""#,
        "Share that is used on the site; that of the outputs when not given.",
        "自用比例；缺省取输出记录。",
    ),
    key(
        "own-use-price",
        Shape::Quantity,
        r#""0.65 元/kWh""#,
        "Price of the electricity that own use saves.",
        "自用电量所节省的电价。",
    ),
    key("feed-in-price", Shape::Quantity, r#""0.39 元/kWh""#, "Price of what is fed in.", "上网电价。"),
    key(
        "replacements",
        Shape::Tables(REPLACEMENT),
        r#"[{ year = 12, cost = "60 万元" }]"#,
        "What is replaced.",
        "更换项目。",
    ),
];

const REPLACEMENT: &[Key] = &[
    required(key("year", Shape::Quantity, "12", "Year of operation.", "运行年份。")),
    required(key("cost", Shape::Quantity, r#""60 万元""#, "What it costs.", "费用。")),
    key(
        "share",
        Shape::Quantity,
        r#""10 %""#,
        "Share of the modules that begin anew; none when not given, as for inverters.",
        "更换组件所占的比例；缺省为零（如更换逆变器）。",
    ),
];
