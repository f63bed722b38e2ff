//! What a plant gave: electricity, certificates, tables of months or hours.

use super::METERED_AS;
use crate::book::keys::{Key, SOURCE_EN, SOURCE_ZH, Shape, key, required};

const fn energy(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""482922.1 kWh""#, en, zh)
}

pub(super) const OUTPUT: &[Key] = &[
    key("period", Shape::Reference("period"), r#""2021""#, "The period, by its id.", "所属报告期的标识。"),
    key(
        "from",
        Shape::Date,
        "2021-01-01",
        "First day, where it is no period of the book.",
        "起始日（不是账簿中的报告期时）。",
    ),
    key("to", Shape::Date, "2021-12-31", "Last day, included.", "截止日（含）。"),
    energy("generated", "Generated, as the meter shows it.", "发电量（按计量表）。"),
    key(
        "metered-as",
        Shape::Words(METERED_AS),
        r#""generated""#,
        "What the meter counts: all that is generated (the default), or only what is used on the site.",
        "计量口径：generated（全部发电量，缺省）或 own-use（仅自用电量）。",
    ),
    energy("own-use", "Used on the site.", "自发自用电量。"),
    energy("exported", "Fed into the grid.", "上网电量。"),
    energy("losses", "Lost between meter and use.", "计量表之后的损失。"),
    energy("curtailed", "Not generated because it was not let.", "弃光电量。"),
    energy("outage", "Not generated because of faults.", "故障损失电量。"),
    energy("potential", "What could have been generated.", "理论可发电量。"),
    energy("stored-in", "Put into storage.", "储能充入。"),
    energy("stored-out", "Taken out of storage.", "储能放出。"),
    key(
        "not-occurring",
        Shape::Texts,
        r#"["stored-in", "stored-out"]"#,
        "Terms that do not occur; what is only left out is not taken for zero.",
        "不发生的项；仅仅未写明的项不视为零。",
    ),
    key("source", Shape::Citation, r#""csr-2021:000:1729""#, SOURCE_EN, SOURCE_ZH),
];

const fn certificates(name: &'static str, en: &'static str, zh: &'static str) -> Key {
    key(name, Shape::Quantity, r#""1200 MWh""#, en, zh)
}

pub(super) const CERTIFICATES: &[Key] = &[
    key("period", Shape::Reference("period"), r#""2021""#, "The period, by its id.", "所属报告期的标识。"),
    key(
        "kind",
        Shape::Text,
        r#""gec""#,
        "What they are: gec, i-rec, or another word.",
        "证书类型：gec（绿证）、i-rec 或其他。",
    ),
    certificates("opening", "Held when the period began.", "期初持有。"),
    certificates("issued", "Issued for the generation.", "核发。"),
    certificates("bought", "Bought.", "购入。"),
    certificates("sold", "Sold: the attribute is gone.", "售出（环境属性随之转移）。"),
    certificates("cancelled", "Cancelled for one's own use.", "注销（自用）。"),
    certificates("expired", "Expired.", "过期失效。"),
    certificates("closing", "Held when the period ended.", "期末持有。"),
    key("not-occurring", Shape::Texts, r#"["bought", "expired"]"#, "Terms that do not occur.", "不发生的项。"),
    key("source", Shape::Citation, r#""register of certificates""#, SOURCE_EN, SOURCE_ZH),
];

const DEGRADATION: &[Key] = &[
    key(
        "re-centred",
        Shape::Flag,
        "false",
        "Whether the rate is over the median of the first year; false takes it over the unit of the series.",
        "衰减率是否以首年中位数为基准；false 表示以序列自身单位为基准。",
    ),
    key(
        "confidence",
        Shape::Quantity,
        r#""95 %""#,
        "Confidence of the interval; 68.2 % when not given.",
        "区间的置信度；缺省为 68.2 %。",
    ),
    key(
        "block",
        Shape::Quantity,
        "30",
        "Neighbouring slopes that are drawn together; 1 when not given.",
        "自助抽样时一并抽取的相邻斜率个数；缺省为 1。",
    ),
    key("draws", Shape::Quantity, "1000", "Draws of the bootstrap; 200 when not given.", "自助抽样次数；缺省为 200。"),
    key("seed", Shape::Quantity, "7", "Where the stream of chance begins; 0 when not given.", "随机数种子；缺省为 0。"),
];

pub(super) const SERIES: &[Key] = &[
    required(key(
        "file",
        Shape::Text,
        r#""pv/2023.csv""#,
        "The table, relative to the folder of this file.",
        "数据表，路径相对于本文件所在的文件夹。",
    )),
    required(key("start", Shape::Text, r#""time""#, "Column of the month, day or hour.", "月、日或时刻所在的列。")),
    key(
        "generated",
        Shape::Text,
        r#""kWh""#,
        "Column of the generation; without it the table is of the load alone.",
        "发电量所在的列；缺省时数据表仅为负荷。",
    ),
    key(
        "dc",
        Shape::Text,
        r#""dc_kWh""#,
        "Column of the energy at the input of the inverter, for array yield and losses.",
        "逆变器输入（直流）电量所在的列，用于阵列等效小时与损失。",
    ),
    key(
        "load",
        Shape::Text,
        r#""load_kWh""#,
        "Column of the site's load, for own use hour by hour.",
        "现场负荷所在的列，用于逐时自用计算。",
    ),
    key(
        "unit",
        Shape::Text,
        r#""kWh""#,
        "Unit of all: an energy of each row, a power through it, or 1 for normalised energy; kWh when not given.",
        "各列的单位：各行的电量、平均功率，归一化数据写 1；缺省为 kWh。",
    ),
    key(
        "degradation",
        Shape::Table(DEGRADATION),
        r#"{ confidence = "95 %", block = 30 }"#,
        "How degradation is told, where otherwise than RdTools does.",
        "衰减率的计算方式（与 RdTools 缺省不同时）。",
    ),
];

pub(super) const YIELDS: &[Key] = &[
    key(
        "reference",
        Shape::Quantity,
        r#""1132 kWh/kW""#,
        "Yield of a whole year that outputs are held against, in place of that of the place.",
        "核对发电量所用的全年等效小时数，代替所在地的数值。",
    ),
    key(
        "clear-sky",
        Shape::Quantity,
        r#""2481.2 kWh/m2""#,
        "Irradiation of a year without clouds in the plane of the modules, in place of that of the place.",
        "组件面全年晴空辐照量，代替所在地的数值。",
    ),
    key(
        "whole-years",
        Shape::Texts,
        r#"["968 kWh/kW", "1066 kWh/kW"]"#,
        "Further yields of a whole year; for each the start is named that would explain the yield.",
        "其他可能的全年等效小时数；对每个值给出可以解释实际发电量的投产日期。",
    ),
];
